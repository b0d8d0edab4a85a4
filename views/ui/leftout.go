package ui

import (
	"strconv"
	"strings"

	"stet/internal/document"
	"stet/internal/factcheck"
)

// LeftOut is what of a page was left out of its article, to be looked over.
type LeftOut struct {
	Action  string // where it is posted to that one is put back
	Form    string // id of the form that goes along, so that nothing typed is lost; empty for none
	Gaps    []Gap
	Count   int // of what is out
	PutBack int // of what was put back
}

// Gap is a place in the article with what was left out there.
type Gap struct {
	Before string // the words that follow it; empty at the end
	Start  bool   // it is the beginning
	Page   int    // of a file with pages
	Pieces []Scrap
}

// Scrap is a stretch of a page that was left out, or was and is put back.
type Scrap struct {
	Key, ID, Text string
	More          bool // the text goes on
	Back          bool
}

const (
	followingWords = 8
	longestPiece   = 600 // code points that are shown of a piece
)

// NewLeftOut lists what was left out of a text, in the order of the page.
func NewLeftOut(action, form string, dropped []factcheck.Dropped, text document.Text) LeftOut {
	l := LeftOut{Action: action, Form: form}
	x := document.NewIndex(text)
	at, page := -1, 0
	for i, d := range dropped {
		if d.Before != at || d.Page != page {
			at, page = d.Before, d.Page
			l.Gaps = append(l.Gaps, Gap{Before: following(x, at), Start: at == 0, Page: page})
		}
		gap := &l.Gaps[len(l.Gaps)-1]
		piece := Scrap{Key: d.Key, ID: "left-out-" + strconv.Itoa(i+1), Text: d.Text, Back: d.PutBack}
		if r := []rune(d.Text); len(r) > longestPiece {
			piece.Text, piece.More = string(r[:longestPiece])+"…", true
		}
		gap.Pieces = append(gap.Pieces, piece)
		if d.PutBack {
			l.PutBack++
		} else {
			l.Count++
		}
	}
	return l
}

// following is the first words that stand at a place.
func following(x *document.Index, at int) string {
	words := strings.Fields(strings.ReplaceAll(x.Quote(document.Range{Start: at, End: min(x.Len(), at+200)}), string(document.ObjectReplacement), ""))
	if len(words) > followingWords {
		return strings.Join(words[:followingWords], " ") + "…"
	}
	return strings.Join(words, " ")
}

func formOfLeftOut(l LeftOut) string {
	if l.Form == "" {
		return "left-out-form"
	}
	return l.Form
}
