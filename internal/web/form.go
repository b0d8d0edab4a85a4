package web

import (
	"errors"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gorilla/schema"

	"stet/internal/factcheck"
	"stet/views/ui"
)

var (
	decoder = newDecoder()
	encoder = newEncoder()
)

func newDecoder() *schema.Decoder {
	d := schema.NewDecoder()
	d.SetAliasTag("form")
	d.IgnoreUnknownKeys(true)
	d.ZeroEmpty(true)
	d.MaxSize(1000)
	return d
}

func newEncoder() *schema.Encoder {
	e := schema.NewEncoder()
	e.SetAliasTag("form")
	return e
}

// typed is the form a request brings, as the person typed it.
func typed(r *visit) (url.Values, error) {
	parse := r.ParseForm
	if takesUpload(r.Request) && isMultipart(r.Request) {
		parse = func() error { return r.ParseMultipartForm(maxHeld) } // of other forms it loses the error
	}
	err := parse()
	return r.PostForm, bodyError(err)
}

func isMultipart(r *http.Request) bool {
	return strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data")
}

func bodyError(err error) error {
	var tooLarge *http.MaxBytesError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &tooLarge):
		return factcheck.Because(err, factcheck.TooLarge, "This is more than %d kilobytes, which is more than fits here.", tooLarge.Limit>>10)
	case errors.Is(err, multipart.ErrMessageTooLarge):
		return factcheck.Because(err, factcheck.TooLarge, "What was typed is more than fits here.")
	}
	return factcheck.Because(err, factcheck.Invalid, "The form could not be read. Go back, nothing was changed.")
}

// decode reads a request's form into an input of the desk. A value of the wrong kind is an error about its field.
func decode[T any](r *visit) (in T, err error) {
	values, err := typed(r)
	if err != nil {
		return in, err
	}
	return decodeValues[T](values)
}

func decodeValues[T any](values url.Values) (in T, err error) {
	err = decoder.Decode(&in, values)
	var several schema.MultiError
	if err == nil || !errors.As(err, &several) {
		return in, wrongForm(err)
	}
	fields := map[string]factcheck.Sentence{}
	for name := range several {
		fields[name] = factcheck.Say("This is not right.")
	}
	return in, &factcheck.Error{Code: factcheck.Invalid, Message: factcheck.Say("Something below is not right; nothing has been saved yet."), Fields: fields, Err: err}
}

func wrongForm(err error) error {
	if err == nil {
		return nil
	}
	return factcheck.Because(err, factcheck.Invalid, "The form could not be read. Nothing was changed.")
}

// rowVersion is the version of the thing that the person saw when they pressed the button.
func rowVersion(r *visit) (int, error) {
	values, err := typed(r)
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(values.Get("row_version"))
	if err != nil {
		return 0, factcheck.Because(err, factcheck.Invalid, "The form is incomplete. Open the page again, nothing was changed.")
	}
	return n, nil
}

// formOf shows a value as a form's content.
func formOf(value any) ui.Form {
	values := url.Values{}
	if err := encoder.Encode(value, values); err != nil {
		panic(err) // a struct that cannot be a form is a mistake in the program
	}
	return ui.Form{Values: values}
}

// refused is the form as it was typed, with what is wrong with it. ok is false for errors that are not about the form.
func refused(r *visit, err error) (form ui.Form, status int, ok bool) {
	var e *factcheck.Error
	if !errors.As(err, &e) {
		return form, 0, false
	}
	switch e.Code {
	case factcheck.Invalid:
		status = http.StatusUnprocessableEntity
	case factcheck.Conflict:
		status = http.StatusConflict
	case factcheck.TooLarge:
		status = http.StatusRequestEntityTooLarge
	case factcheck.RateLimited:
		status = http.StatusTooManyRequests
	default:
		return form, 0, false
	}
	return ui.Form{Values: r.PostForm, Errors: said(r, e.Fields), Message: r.say(e.Message)}, status, true
}

// said are the sentences about the fields of a form, in the visitor's language.
func said(r *visit, fields map[string]factcheck.Sentence) map[string]string {
	all := make(map[string]string, len(fields))
	for field, sentence := range fields {
		all[field] = r.say(sentence)
	}
	return all
}

// lastOf is the latest entry of a history, or an empty one.
func lastOf(history []factcheck.Entry) factcheck.Entry {
	if len(history) == 0 {
		return factcheck.Entry{}
	}
	return history[len(history)-1]
}
