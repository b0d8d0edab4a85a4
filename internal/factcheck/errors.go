package factcheck

import (
	"errors"
	"fmt"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Code says what kind of failure an Error is; the web turns it into a status, the command line into an exit.
type Code string

// The kinds of failure a use case can end in.
const (
	Invalid         Code = "invalid"
	Unauthenticated Code = "unauthenticated"
	Forbidden       Code = "forbidden"
	NotFound        Code = "not found"
	Conflict        Code = "conflict"
	TooLarge        Code = "too large"
	RateLimited     Code = "rate limited"
	Unavailable     Code = "unavailable"
)

// Sentence is for the person who acted: an English format with its arguments, so that it can be said in other languages too.
type Sentence struct {
	Format string
	Args   []any
}

// Say makes a sentence.
func Say(format string, args ...any) Sentence { return Sentence{format, args} }

// Parts are the format and its arguments, for whoever says the sentence in another language.
func (s Sentence) Parts() (format string, args []any) { return s.Format, s.Args }

// String is the sentence in English.
func (s Sentence) String() string { return english.Sprintf(s.Format, s.Args...) }

var english = message.NewPrinter(language.English)

// Error is for two readers: Message and Fields are sentences for the person who acted, Err is the cause for the log.
type Error struct {
	Code    Code
	Message Sentence
	Fields  map[string]Sentence // by form field
	Err     error
}

// Error is the sentence, with the cause where there is one: this is what the log gets.
func (e *Error) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%s: %s: %v", e.Code, e.Message, e.Err)
	}
	return string(e.Code) + ": " + e.Message.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error of the code with a sentence for the person.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: Say(format, args...)}
}

// Because makes an Error of the code with a sentence for the person and the cause for the log.
func Because(cause error, code Code, format string, args ...any) *Error {
	e := Errorf(code, format, args...)
	e.Err = cause
	return e
}

// InvalidField is an invalid-input error about one form field.
func InvalidField(field, format string, args ...any) *Error {
	sentence := Say(format, args...)
	return &Error{Code: Invalid, Message: sentence, Fields: map[string]Sentence{field: sentence}}
}

// CodeOf is the code of the first Error in the chain; empty when there is none (a fault of ours).
// As is an Error with the same sentences under another code; any other error stays as it is.
func As(err error, code Code) error {
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	return &Error{Code: code, Message: e.Message, Fields: e.Fields, Err: err}
}

// CodeOf is the code of an Error, and empty for any other error.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// Is says whether err is an Error of the given code.
func Is(err error, code Code) bool { return CodeOf(err) == code }
