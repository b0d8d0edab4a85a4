// Package locale says everything a person reads in the browser in that person's language. The English text is the key of a
// message; the other languages stand in catalogues, uk/*.json, a file for each part of the site. Templates write
// { locale.T(ctx, "Make claim") }; values made before the reader is known carry a Message.
//
// A key can name what it is about before a bar, where one English word is two in another language: "article¦Open". A word
// of the subject, that is an argument of a string type of its own such as factcheck.State, is translated too, under the key
// "State¦approved". Plain strings, which are names, titles and what people wrote, never are.
package locale

import (
	"context"
	"reflect"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Printer writes messages, numbers and times in one language.
type Printer struct {
	language Language
	printer  *message.Printer
}

func newPrinter(l Language) *Printer {
	return &Printer{language: l, printer: message.NewPrinter(language.MustParse(l.Code), message.Catalog(texts))}
}

// Language is the one that the printer writes.
func (p *Printer) Language() Language { return p.language }

// Text is the message with this English text, with the arguments put in.
func (p *Printer) Text(key string, args ...any) string {
	return p.printer.Sprintf(message.Key(key, English(key)), p.said(args)...)
}

// Number is a number grouped as the language does.
func (p *Printer) Number(n int) string { return p.printer.Sprintf("%d", n) }

// sentence is an argument that is a message itself, as the errors of the subject carry them.
type sentence interface {
	Parts() (format string, args []any)
}

// said are the arguments of a message as they are written in the language.
func (p *Printer) said(args []any) []any {
	said := make([]any, len(args))
	for i, arg := range args {
		said[i] = p.one(arg)
	}
	return said
}

func (p *Printer) one(arg any) any {
	switch value := arg.(type) {
	case string, error:
		return arg
	case Message:
		return value.by(p)
	case sentence:
		format, args := value.Parts()
		return p.Text(format, args...)
	case day:
		return p.Day(string(value))
	case time.Time:
		return p.Time(value)
	}
	if reflect.TypeOf(arg).Kind() == reflect.String {
		return p.Text(wordKey(arg))
	}
	return arg
}

// wordKey is the key of a word of the subject: its type and itself.
func wordKey(word any) string {
	value := reflect.ValueOf(word)
	return value.Type().Name() + bar + strings.ReplaceAll(value.String(), "%", "%%")
}

// bar stands in a key between what it is about and the English text.
const bar = "¦"

// English is the text of a key without what it is about.
func English(key string) string {
	if _, text, about := strings.Cut(key, bar); about {
		return text
	}
	return key
}

type contextKey struct{}

// With is the context of somebody who reads the printer's language.
func With(ctx context.Context, p *Printer) context.Context {
	return context.WithValue(ctx, contextKey{}, p)
}

// From is the printer for whoever this context is of: English where nothing was said.
func From(ctx context.Context) *Printer {
	if p, ok := ctx.Value(contextKey{}).(*Printer); ok {
		return p
	}
	return printers[0]
}

// T is the message in the reader's language.
func T(ctx context.Context, key string, args ...any) string { return From(ctx).Text(key, args...) }

// N is a message about a number of things: one is its English text for one of them, many for any other number, with %d for
// the number and then the arguments. The key is many.
func N(ctx context.Context, n int, one, many string, args ...any) string {
	return Count(n, one, many, args...).In(ctx)
}

// Word is a word of the subject, such as a state or a role, in the reader's language.
func Word[W ~string](ctx context.Context, word W) string { return Of(word).In(ctx) }
