package locale

import (
	"context"
	"reflect"
	"unicode"
	"unicode/utf8"
)

// Message is something to say to a reader who is not known yet. The zero Message says nothing.
type Message struct {
	key   string // the English text
	one   string // the English text for one, where the message counts
	args  []any
	plain bool // what people wrote: never translated
	count bool
	upper bool // begins with a capital letter
}

// M is the message with this English text.
func M(key string, args ...any) Message { return Message{key: key, args: args} }

// Count is a message about a number of things, as N has it.
func Count(n int, one, many string, args ...any) Message {
	return Message{key: many, one: one, args: append([]any{n}, args...), count: true}
}

// Plain is text that is the same in every language: a name, a title, what a person wrote.
func Plain(text string) Message { return Message{key: text, plain: true} }

// Of is a word of the subject, such as a state or a role.
func Of[W ~string](word W) Message {
	if word == "" {
		return Message{}
	}
	return Message{key: "%s", args: []any{word}}
}

// Day is a day to be written as a reader's language does, given as YYYY-MM-DD. What is no such day stays as it is.
func Day(date string) Message {
	if date == "" {
		return Message{}
	}
	return Message{key: "%s", args: []any{day(date)}}
}

type day string

// List is what the messages say, one after the other; those that say nothing are left out.
func List(all ...Message) Message {
	var list Message
	for _, m := range all {
		switch {
		case list.Empty():
			list = m
		case !m.Empty():
			list = M("%s, %s", list, m)
		}
	}
	return list
}

// In is the message in the reader's language.
func (m Message) In(ctx context.Context) string { return m.by(From(ctx)) }

// String is the message in English.
func (m Message) String() string { return m.by(printers[0]) }

// Capital is the message with a capital letter at its beginning.
func (m Message) Capital() Message {
	m.upper = true
	return m
}

// Key is the English text that the message is known by, without what is put into it.
func (m Message) Key() string { return m.key }

// Empty says whether there is nothing to say.
func (m Message) Empty() bool { return m.key == "" }

// Equal says whether both say the same in every language.
func (m Message) Equal(other Message) bool { return reflect.DeepEqual(m, other) }

func (m Message) by(p *Printer) string {
	if m.upper {
		return capital(m.text(p))
	}
	return m.text(p)
}

// capital is the text with a capital letter at its beginning.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

func (m Message) text(p *Printer) string {
	switch {
	case m.plain || m.Empty():
		return m.key
	case m.count && p == printers[0] && m.args[0] == 1:
		return p.Text(m.one, m.args[1:]...)
	}
	return p.Text(m.key, m.args...)
}
