package store

import (
	"context"
	"database/sql"
	"errors"
)

// querier is what statements run on: a transaction or a pool.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// transactionOf is the context key of a store's transaction.
type transactionOf struct{ store *Store }

func (s *Store) transaction(ctx context.Context) (*sql.Tx, bool) {
	tx, ok := ctx.Value(transactionOf{s}).(*sql.Tx)
	return tx, ok
}

// Atomically runs do in one transaction, which every method called with do's context takes part in: all of it is kept,
// or nothing. An error or a panic of do undoes it. Inside another Atomically it is a part of that transaction, undone by
// itself when do fails, kept only if the whole is kept. Unavailable when other writers do not finish in time.
func (s *Store) Atomically(ctx context.Context, do func(ctx context.Context) error) error {
	if tx, ok := s.transaction(ctx); ok {
		return nested(ctx, tx, do)
	}
	line, err := s.takeWriter(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = line.Close() }() // gives the connection back; the transaction has told of any failure
	tx, err := line.BeginTx(ctx, nil)
	if err != nil {
		return failed(err)
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	if err := do(context.WithValue(ctx, transactionOf{s}, tx)); err != nil {
		return err
	}
	return failed(tx.Commit())
}

func (s *Store) takeWriter(ctx context.Context) (*sql.Conn, error) {
	waiting, cancel := context.WithTimeout(ctx, s.patience)
	defer cancel()
	line, err := s.writer.Conn(waiting)
	if err != nil && ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
		return nil, busy(err)
	}
	return line, failed(err)
}

// nested runs do as a part of the transaction that can be undone by itself.
func nested(ctx context.Context, tx *sql.Tx, do func(ctx context.Context) error) error {
	if _, err := tx.ExecContext(ctx, `SAVEPOINT part`); err != nil {
		return failed(err)
	}
	kept := false
	defer func() {
		if !kept {
			_, _ = tx.ExecContext(ctx, `ROLLBACK TO part`) // if this fails, the whole transaction is gone already
			_, _ = tx.ExecContext(ctx, `RELEASE part`)
		}
	}()
	if err := do(ctx); err != nil {
		return err
	}
	kept = true
	_, err := tx.ExecContext(ctx, `RELEASE part`)
	return failed(err)
}

// write runs one or more statements of one method that leave nothing half done if a later one fails: in the context's
// transaction, or in one of their own.
func (s *Store) write(ctx context.Context, do func(q querier) error) error {
	if tx, ok := s.transaction(ctx); ok {
		return do(tx)
	}
	return s.Atomically(ctx, func(ctx context.Context) error {
		tx, _ := s.transaction(ctx)
		return do(tx)
	})
}

// Consistently runs do on one state of the database, whatever is written meanwhile: every method called with do's context
// reads from it, and none of them can write. Inside Atomically it is that transaction, which sees what it wrote itself.
func (s *Store) Consistently(ctx context.Context, do func(ctx context.Context) error) error {
	if _, ok := s.transaction(ctx); ok {
		return do(ctx)
	}
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return failed(err)
	}
	defer func() { _ = tx.Rollback() }() // there is nothing to keep
	return do(context.WithValue(ctx, transactionOf{s}, tx))
}

// reading is where a single query runs: the context's transaction, or the readers.
func (s *Store) reading(ctx context.Context) querier {
	if tx, ok := s.transaction(ctx); ok {
		return tx
	}
	return s.reader
}
