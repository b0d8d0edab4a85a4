package workbench

import (
	"slices"
	"strconv"

	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/views/claims"
)

// mostCards is how many cards the list has at once; the others are a link, or a scroll, away.
const mostCards = 50

// Item is a claim in the list: open, or as a card.
type Item struct {
	Card claims.Card
	Open *claims.Detail
}

// List is the claims beside the text.
type List struct {
	Total     int // of the article
	Kept      int // by the filters
	Filters   Filters
	Items     []Item
	Show      string // the choice, as the address has it
	Order     string // numbers of the claims that the filters keep, such as "1-7 9"
	Mine      string // numbers of the reader's own, and those below of all claims
	ToDo      string // numbers of the open ones
	Waiting   string // numbers of those that wait for the reader
	Earlier   string // address of the cards before; empty when there are none
	Later     string // of those behind
	All       string
	Sentences string
	Look      Look
	First     int // place of the first card among those kept, from 1
	Last      int
}

// Where says which part of the list is asked for.
type Where struct {
	Show string // the choice
	From int    // place among the claims it keeps, from 1; 0 for where the open claim is, or the first
	Look Look
}

// NewList makes the list of claims; open is nil when no claim is open.
func NewList(d factcheck.Dossier, actor factcheck.Actor, where Where, open *claims.Subject) List {
	choice, id := ParseChoice(where.Show), openID(open)
	l := List{
		Show: where.Show, Total: len(d.Claims), Filters: newFilters(d, actor, choice, id), All: listHref(d.Article.ID, id, nil),
		Sentences: paths.Sentences(d.Article.ID), Look: where.Look,
	}
	var order, mine, toDo, waiting numbers
	shown := make([]*factcheck.ClaimFile, 0, len(d.Claims))
	for i := range d.Claims {
		f := &d.Claims[i]
		kept := choice.Keeps(&f.Claim, actor)
		order.addIf(kept, f.Number)
		mine.addIf(f.Claim.Assignee == actor.ID, f.Number)
		toDo.addIf(f.Claim.State == factcheck.Open, f.Number)
		waiting.addIf(claims.NewState(*f, actor).Class == "waits", f.Number)
		if kept {
			l.Kept++
		}
		if kept || string(f.Claim.ID) == id {
			shown = append(shown, f)
		}
	}
	l.Order, l.Mine, l.ToDo, l.Waiting = order.String(), mine.String(), toDo.String(), waiting.String()
	l.fill(d, shown, where, choice, actor, open)
	return l
}

func openID(open *claims.Subject) string {
	if open == nil {
		return ""
	}
	return string(open.File.Claim.ID)
}

// fill makes the cards of one window of the claims that are shown. An open claim is among them whatever the filter.
func (l *List) fill(d factcheck.Dossier, shown []*factcheck.ClaimFile, where Where, choice Choice, actor factcheck.Actor, open *claims.Subject) {
	at := where.From - 1
	if where.From == 0 {
		at = slices.IndexFunc(shown, func(f *factcheck.ClaimFile) bool { return string(f.Claim.ID) == openID(open) })
	}
	first := min(max(at, 0), max(len(shown)-1, 0)) / mostCards * mostCards
	last := min(first+mostCards, len(shown))
	if first > 0 {
		l.Earlier = paths.ArticleFrom(d.Article.ID, choice.String(), openID(open), first-mostCards+1)
	}
	if last < len(shown) {
		l.Later = paths.ArticleFrom(d.Article.ID, choice.String(), openID(open), last+1)
	}
	l.First, l.Last = first+1, last
	for _, f := range shown[first:last] {
		l.Items = append(l.Items, newItem(*f, d, actor, choice, open))
	}
}

func newItem(f factcheck.ClaimFile, d factcheck.Dossier, actor factcheck.Actor, choice Choice, open *claims.Subject) Item {
	item := Item{Card: claims.NewCard(f, d.People, actor).In(d.Version, f.Claim)}
	item.Card.Href = paths.OpenClaimAmong(d.Article.ID, f.Claim.ID, choice.String())
	if string(f.Claim.ID) == openID(open) {
		item.Open = newOpen(*open, item.Card.Href, choice)
	}
	return item
}

func newOpen(subject claims.Subject, href string, choice Choice) *claims.Detail {
	detail := claims.NewDetail(subject)
	detail.Text, detail.Filter = href, choice.String()
	return &detail
}

// NewOpenItem is an open claim alone, as it stands in the list with this choice.
func NewOpenItem(subject claims.Subject, show string) Item {
	return newItem(subject.File, subject.Dossier, subject.Actor, ParseChoice(show), &subject)
}

// numbers writes rising numbers as stretches: "1-7 9".
type numbers struct{ from, to []int }

func (n *numbers) addIf(belongs bool, number int) {
	last := len(n.to) - 1
	switch {
	case !belongs:
	case last >= 0 && n.to[last] == number-1:
		n.to[last] = number
	default:
		n.from, n.to = append(n.from, number), append(n.to, number)
	}
}

func (n *numbers) String() string {
	var b []byte
	for i, from := range n.from {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(from), 10)
		if n.to[i] > from {
			b = strconv.AppendInt(append(b, '-'), int64(n.to[i]), 10)
		}
	}
	return string(b)
}
