// Package versions has the pages of an article's versions, and those on which the places of its claims are decided.
package versions

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"stet/internal/anchor"
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/ui"
)

// Line is one version in the list.
type Line struct {
	Number  string
	Href    string
	By      string
	At      time.Time
	Current bool
	Undone  bool   // its arrival was undone
	From    string // where it was fetched from; empty for what somebody brought
	Fetched time.Time
	Status  string
	Facts   []Fact // what the site said about it
	Hash    string // of the bytes
	Raw     string
}

// Fact is a header that came with a page.
type Fact struct{ Name, Value string }

// Kept is what a list of versions is made of.
type Kept struct {
	Article  factcheck.Article
	Versions []factcheck.Version
	People   factcheck.People
	Waiting  int
	Actor    factcheck.Actor
}

// List is an article's versions.
type List struct {
	Article factcheck.Article
	Lines   []Line
	Waiting int
	Address string // where the text can be fetched from again; empty for nowhere
	Again   string // where its bytes are read again; empty where there is no need, or the person may not
	Form    ui.Form
}

// NewList makes the list.
func NewList(k Kept, form ui.Form) List {
	l := List{Article: k.Article, Waiting: k.Waiting, Address: k.Article.URL, Form: form}
	for _, v := range k.Versions {
		line := newLine(k, v)
		l.Lines = append(l.Lines, line)
		if !line.Current {
			continue
		}
		l.Address = cmp.Or(l.Address, v.Provenance.URL)
		if v.Rereadable() && factcheck.May(k.Actor, factcheck.ReextractArticle) == nil {
			l.Again = paths.Reextraction(k.Article.ID)
		}
	}
	return l
}

func newLine(k Kept, v factcheck.Version) Line {
	line := Line{
		Number: strconv.Itoa(v.Number), Href: paths.Version(k.Article.ID, v.Number), By: k.People.Name(v.CreatedBy), At: v.CreatedAt,
		Current: v.ID == k.Article.Current, Undone: v.Number > k.Article.Number, Hash: v.RawHash, Raw: paths.Raw(k.Article.ID, v.Number),
	}
	if v.Provenance.Fetched() {
		line.From, line.Fetched, line.Status = v.Provenance.URL, v.Provenance.At, strconv.Itoa(v.Provenance.Status)
		for _, name := range slices.Sorted(maps.Keys(v.Provenance.Header)) {
			line.Facts = append(line.Facts, Fact{name, strings.Join(v.Provenance.Header[name], ", ")})
		}
	}
	return line
}

// Arrival is the form on which a new version is brought in.
type Arrival struct {
	Article factcheck.Article
	Form    ui.Form
	Draft   string
}

// NewArrival makes the form.
func NewArrival(a factcheck.Article, form ui.Form) Arrival {
	return Arrival{Article: a, Form: form, Draft: string(factcheck.ArticleDraft(a.ID, "version"))}
}

// Editor is the current version as a form, block by block.
type Editor struct {
	Article factcheck.Article
	Version string
	Blocks  []string
	Form    ui.Form
	Draft   string
}

// NewEditor makes the form; what somebody typed over it stays.
func NewEditor(a factcheck.Article, v factcheck.Version, form ui.Form) Editor {
	e := Editor{Article: a, Version: string(v.ID), Form: form, Draft: string(factcheck.ArticleDraft(a.ID, "text"))}
	if e.Blocks = form.Values["block"]; len(e.Blocks) == 0 {
		x := document.NewIndex(v.Text)
		for i := range v.Text.Blocks {
			e.Blocks = append(e.Blocks, x.BlockText(i))
		}
	}
	return e
}

// Fate is what would become of a claim.
type Fate struct {
	Statement string
	State     locale.Message
	Reason    locale.Message
	Stale     bool
}

// Preview is a new version that somebody looks over.
type Preview struct {
	Article                factcheck.Article
	Seen                   string // the version that it is compared with
	Before, After          string // numbers
	Difference             []Stretch
	Changes                int // stretches that changed
	Side                   bool
	Other                  string // this page in the other way of showing it
	Folded                 string // this page with all folded again; empty where nothing is unfolded
	Confirm, Discard       string
	Fates                  []Fate // of the claims whose state is not exact
	Claims, Waiting, Stale int
	Form                   ui.Form
	LeftOut                ui.LeftOut
	Notices                []factcheck.Sentence
}

// Staged is what a preview is made of.
type Staged struct {
	ID            factcheck.ImportID
	Article       factcheck.Article
	Before, After factcheck.Version
	Claims        []factcheck.Claim
	Placements    map[factcheck.ClaimID]factcheck.Placement
	Dropped       []factcheck.Dropped
	Notices       []factcheck.Sentence
}

// NewPreview makes the preview.
func NewPreview(s Staged, view View, form ui.Form) Preview {
	here := paths.StagedVersion(s.ID)
	view.page = here
	p := Preview{
		Article: s.Article, Seen: string(s.Before.ID), Before: strconv.Itoa(s.Before.Number), After: strconv.Itoa(s.After.Number),
		Difference: difference(s.Before.Text, s.After.Text, view), Side: view.Side, Other: view.other().address(),
		Confirm: here, Discard: paths.DiscardVersion(s.ID), Claims: len(s.Claims), Form: form,
		LeftOut: ui.NewLeftOut(paths.ImportBlocks(s.ID), "", s.Dropped, s.After.Text), Notices: s.Notices,
	}
	if len(view.Unfolded) > 0 {
		p.Folded = View{Side: view.Side, page: here}.address()
	}
	for _, stretch := range p.Difference {
		if stretch.Change != "" {
			p.Changes++
		}
	}
	for _, c := range s.Claims {
		now, ok := s.Placements[c.ID]
		if !ok || !now.Waiting {
			continue
		}
		_, stale := factcheck.TextChanged(c, now)
		p.Waiting++
		if stale {
			p.Stale++
		}
		p.Fates = append(p.Fates, Fate{Statement: c.Statement, State: locale.Of(now.State), Reason: claims.PlaceReason(now.Reason), Stale: stale})
	}
	return p
}

// typographic says whether nothing but the typography differs.
func typographic(p factcheck.Placement) bool { return p.Method == anchor.MethodTypography }
