package workbench

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"strconv"
	"strings"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
)

// Body is the text with a highlight for every claim that has a place in it, whatever the filter: the list is filtered, the article is not.
//
// Where there are many claims, only what is read first is drawn on the page: the beginning, or around the open claim. The rest is
// kept to be asked for by scripts, and is put in as it comes near.
type Body struct {
	text     document.Text
	hash     string // of the text
	passages []passage
	said     []locale.Message   // of claims where they begin, behind their numbers; each once
	near     document.Range     // drawn on the page; all where it is empty
	kept     *document.Drawings // nil draws all
	since    string             // name of the drawing that scripts have on the page
}

// nearby is how much is drawn by the server where there are many claims, in code points: more than a window.
const nearby = 3_000

// passage is a claim's highlight, with what is said of it where it begins as an index into what is said.
type passage struct {
	document.Highlight
	said int
}

// saying is what is said of a claim behind its number, by what tells it from others.
type saying struct {
	state, verdict string
	reason         factcheck.CloseReason
}

func newBody(d factcheck.Dossier, actor factcheck.Actor, open string, choice Choice) Body {
	b := Body{text: d.Version.Text, hash: d.Version.Hash, passages: make([]passage, 0, len(d.Claims))}
	known := map[saying]int{}
	filter := choice.String()
	for i := range d.Claims {
		f := &d.Claims[i]
		if !f.Claim.Placed() {
			continue
		}
		state, verdict := claims.NewState(*f, actor), claims.NewVerdict(f.Claim.Verdict)
		p := passage{newHighlight(f, state, verdict, filter), b.say(known, f, state, verdict)}
		p.Here = string(f.Claim.ID) == open
		b.passages = append(b.passages, p)
	}
	if len(b.passages) > manyClaims {
		b.near = b.around()
	}
	return b
}

// say gives the index of what is said of a claim.
func (b *Body) say(known map[saying]int, f *factcheck.ClaimFile, state claims.State, verdict claims.Verdict) int {
	as := saying{state.Word.Key(), verdict.Name.Key(), f.Claim.CloseReason}
	i, ok := known[as]
	if !ok {
		i = len(b.said)
		known[as], b.said = i, append(b.said, locale.List(state.Word, verdict.Name))
	}
	return i
}

// around is the stretch in the middle of which the open claim begins, or the first one.
func (b Body) around() document.Range {
	start := 0
	for _, p := range b.passages {
		if p.Here {
			start = max(0, p.Start-nearby/2)
		}
	}
	return document.Range{Start: start, End: start + nearby}
}

// parted says whether a part of the highlights is not on the page.
func (b Body) parted() bool { return b.kept != nil && b.near.Len() > 0 }

// later says which blocks scripts draw.
func (b Body) later() document.Later {
	if !b.parted() {
		return nil
	}
	return func(i int) bool { return !b.text.Blocks[i].Overlaps(b.near) }
}

// among leads from the text only to the cards that are there.
func (b Body) among(listed []Item) Body {
	there := make(map[string]bool, len(listed))
	for _, item := range listed {
		there[item.Card.ID] = true
	}
	for i := range b.passages {
		if p := &b.passages[i]; there[p.ID] {
			p.Card = paths.CardID(factcheck.ClaimID(p.ID))
		}
	}
	return b
}

func newHighlight(f *factcheck.ClaimFile, state claims.State, verdict claims.Verdict, filter string) document.Highlight {
	c := &f.Claim
	return document.Highlight{
		ID: string(c.ID), Short: strconv.Itoa(f.Number), Href: paths.OpenHere(c.ID, filter), Number: f.Number, Range: c.Passage,
		State: state.Class, Verdict: verdict.Tone, Pressing: state.Pressing(),
	}
}

// drawing is the text as HTML, in the words of the reader's language: all of it, or what changed since the drawing that is on
// the page.
type drawing struct {
	name  string // of the whole drawing, where parts of it can be asked for later
	since string // name of the drawing that the changes are to; empty for all of it
	html  []byte
}

// Render implements templ.Component.
func (d drawing) Render(_ context.Context, w io.Writer) error {
	_, err := w.Write(d.html)
	return err
}

func (b Body) drawn(ctx context.Context) (drawing, error) {
	key := b.key(ctx)
	drawn, err := b.kept.Of(key, func() (document.Drawn, error) { return b.draw(ctx) })
	if err != nil || !b.parted() {
		return drawing{html: drawn.HTML}, err
	}
	whole := drawing{name: hex.EncodeToString(key[:]), html: drawn.HTML}
	known, err := hex.DecodeString(b.since)
	if err != nil || len(known) != len(key) {
		return whole, nil // what names no drawing of ours is no reason to fail
	}
	before, there := b.kept.Kept([32]byte(known))
	changed, same := document.Changed(before, drawn)
	if !there || !same {
		return whole, nil
	}
	return drawing{whole.name, b.since, changed}, nil
}

func (b Body) draw(ctx context.Context) (document.Drawn, error) {
	highlights, labels := make([]document.Highlight, len(b.passages)), b.labels(ctx)
	for i, p := range b.passages {
		highlights[i] = p.Highlight
		highlights[i].Label = strings.Replace(labels[p.said], numberHere, p.Short, 1)
	}
	var page, rest bytes.Buffer
	style := document.Style{Parity: true, Links: true, Later: b.later(), Apart: &rest, Words: claims.DrawnWords(ctx)}
	err := b.text.Draw(&page, highlights, style)
	return document.Drawn{HTML: page.Bytes(), Rest: rest.Bytes()}, err
}

// numberHere stands for a claim's number in what is said of many; no message has it.
const numberHere = "\x00"

// labels are what is said in the reader's language, with a place for the number.
func (b Body) labels(ctx context.Context) []string {
	all := make([]string, len(b.said))
	for i, said := range b.said {
		all[i] = locale.List(locale.M("Claim %s", numberHere), said).In(ctx) + ": "
	}
	return all
}

// key is a hash of all that the drawing depends on.
func (b Body) key(ctx context.Context) (key [32]byte) {
	w := claims.DrawnWords(ctx)
	buf := []byte(b.hash)
	put := func(all ...string) {
		for _, s := range all {
			buf = append(binary.AppendUvarint(buf, uint64(len(s))), s...)
		}
	}
	put(w.Table, w.Image, w.Video, w.Audio, w.Embed, w.Original)
	put(b.labels(ctx)...)
	buf = binary.AppendUvarint(binary.AppendUvarint(buf, uint64(b.near.Start)), uint64(b.near.End))
	for i := range b.passages {
		p := &b.passages[i]
		put(p.ID, p.Href, p.State, p.Verdict, p.Card, strconv.FormatBool(p.Here))
		for _, n := range []int{p.Number, p.Start, p.End, p.Pressing, p.said} {
			buf = binary.AppendVarint(buf, int64(n))
		}
	}
	return sha256.Sum256(buf)
}
