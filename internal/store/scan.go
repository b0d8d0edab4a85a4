package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"stet/internal/factcheck"
)

// row is what a scanning function reads one row from.
type row interface{ Scan(into ...any) error }

// all reads every row of a query.
func all[T any](ctx context.Context, q querier, scan func(row) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, failed(err)
	}
	defer func() { _ = rows.Close() }() // Err has told of any failure
	var found []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, failed(err)
		}
		found = append(found, one)
	}
	return found, failed(rows.Err())
}

// one reads the only row of a query; without a row there is no such thing.
func one[T any](ctx context.Context, q querier, scan func(row) (T, error), thing noun, query string, args ...any) (T, error) {
	found, err := all(ctx, q, scan, query, args...)
	if err != nil || len(found) == 0 {
		var none T
		if err == nil {
			err = missing(thing)
		}
		return none, err
	}
	return found[0], nil
}

// exists says whether the query gives a row.
func exists(ctx context.Context, q querier, query string, args ...any) (bool, error) {
	found, err := all(ctx, q, number64, query, args...)
	return len(found) > 0, err
}

// change runs a statement and gives the number of rows it touched.
func change(ctx context.Context, q querier, query string, args ...any) (int64, error) {
	result, err := q.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, failed(err)
	}
	touched, err := result.RowsAffected()
	return touched, failed(err)
}

// run runs a statement that may touch any number of rows.
func (s *Store) run(ctx context.Context, query string, args ...any) error {
	return s.write(ctx, func(q querier) error {
		_, err := change(ctx, q, query, args...)
		return err
	})
}

// changeOne runs a statement that has to touch a row; where it touches none there is no such thing.
func (s *Store) changeOne(ctx context.Context, thing noun, query string, args ...any) error {
	return s.write(ctx, func(q querier) error {
		touched, err := change(ctx, q, query, args...)
		if err == nil && touched == 0 {
			err = missing(thing)
		}
		return err
	})
}

// save runs an UPDATE whose $1 is the id and $2 the row version it expects. Where it touches nothing, look (a query by
// id) tells a change that came between from a thing that is not there.
func (s *Store) save(ctx context.Context, thing noun, look, update string, args ...any) error {
	return s.write(ctx, func(q querier) error {
		touched, err := change(ctx, q, update, args...)
		if err != nil || touched > 0 {
			return err
		}
		there, err := exists(ctx, q, look, args[0])
		switch {
		case err != nil:
			return err
		case there:
			return stale(thing)
		}
		return missing(thing)
	})
}

func number64(r row) (n int64, err error) {
	err = r.Scan(&n)
	return n, err
}

// micros is a time as the database keeps it: microseconds since 1970 in UTC, 0 for none.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

// moment scans such a time.
type moment struct{ into *time.Time }

// Scan reads microseconds.
func (m moment) Scan(value any) error {
	n, ok := value.(int64)
	if !ok {
		return fmt.Errorf("a time that is a %T", value)
	}
	*m.into = time.Time{}
	if n != 0 {
		*m.into = time.UnixMicro(n).UTC()
	}
	return nil
}

// orNull is a text as a column that may be empty keeps it: NULL for none, so that it can refer to another table.
func orNull[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// optional scans a text that may be NULL.
type optional[T ~string] struct{ into *T }

func maybe[T ~string](into *T) optional[T] { return optional[T]{into} }

// Scan reads a text; NULL is the empty one.
func (o optional[T]) Scan(value any) error {
	switch v := value.(type) {
	case nil:
		*o.into = ""
	case string:
		*o.into = T(v)
	case []byte:
		*o.into = T(v)
	default:
		return fmt.Errorf("a text that is a %T", value)
	}
	return nil
}

// encoded is a value as a column of JSON keeps it.
func encoded(value any) (string, error) {
	bytes, err := json.Marshal(value)
	return string(bytes), err
}

// decoding scans a column of JSON.
type decoding struct{ into any }

// Scan reads JSON.
func (d decoding) Scan(value any) error {
	switch v := value.(type) {
	case string:
		return json.Unmarshal([]byte(v), d.into)
	case []byte:
		return json.Unmarshal(v, d.into)
	}
	return fmt.Errorf("JSON that is a %T", value)
}

// flag is a yes or no as the database keeps it.
func flag(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// saying scans a sentence that was kept as JSON.
type saying struct{ into *factcheck.Sentence }

// Scan reads JSON; a number of it is a whole one.
func (s saying) Scan(value any) error {
	*s.into = factcheck.Sentence{}
	if err := (decoding{s.into}).Scan(value); err != nil {
		return err
	}
	for i, arg := range s.into.Args {
		if number, is := arg.(float64); is {
			s.into.Args[i] = int(number)
		}
	}
	return nil
}
