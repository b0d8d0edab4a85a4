package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/mattn/go-sqlite3"

	"stet/internal/factcheck"
)

// failed gives a failure of the database the code and the sentence a person can use, keeping the cause. Failures are
// told by code, never by message. What is none of these is a fault of ours and stays as it is.
func failed(err error) error {
	var known *factcheck.Error
	switch {
	case err == nil, errors.As(err, &known), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, errUnfit):
		return factcheck.Because(err, factcheck.Invalid, "This text holds a character that cannot be kept. Remove it and try again.")
	}
	var cause sqlite3.Error
	if !errors.As(err, &cause) {
		return err
	}
	return failedBecause(cause, err)
}

func failedBecause(cause sqlite3.Error, err error) error {
	switch {
	case isBusy(cause):
		return busy(err)
	case cause.Code == sqlite3.ErrFull:
		return factcheck.Because(err, factcheck.Unavailable, "The disk is full; nothing was saved.")
	case cause.Code == sqlite3.ErrNotADB:
		return factcheck.Because(err, factcheck.Invalid, "This file is not a stet database.")
	case cause.ExtendedCode == sqlite3.ErrConstraintForeignKey:
		return factcheck.Because(err, factcheck.Conflict, "This refers to something that is not there.")
	}
	return err
}

// isBusy says whether somebody else holds what was asked for.
func isBusy(err error) bool {
	var cause sqlite3.Error
	return errors.As(err, &cause) && (cause.Code == sqlite3.ErrBusy || cause.Code == sqlite3.ErrLocked)
}

func busy(cause error) error {
	return factcheck.Because(cause, factcheck.Unavailable, "The database is busy; try again in a moment.")
}

// taken says whether the failure is a value that has to be unique and exists already, other than a primary key.
func taken(err error) bool {
	var cause sqlite3.Error
	return errors.As(err, &cause) && cause.ExtendedCode == sqlite3.ErrConstraintUnique
}

// noun names a kind of thing; the refusal that names it can be said in other languages.
type noun string

// missing is the not-found error of a kind of thing, in place of an answer without rows.
func missing(thing noun) error {
	return factcheck.Because(sql.ErrNoRows, factcheck.NotFound, "There is no such %s.", thing)
}

func stale(thing noun) error {
	return factcheck.Because(errors.New("stale row version of the "+string(thing)), factcheck.Conflict, "This was changed by somebody else meanwhile.")
}
