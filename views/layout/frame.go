// Package layout is the frame around every page: head, navigation, notices, footer.
package layout

import (
	"strings"

	"github.com/a-h/templ"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/live"
)

// Notice is a short message about what just happened.
type Notice struct {
	Text string `json:"text"`
	Tone string `json:"tone"`           // good, bad or info
	Undo string `json:"undo,omitempty"` // the step that can be undone
	Redo string `json:"redo,omitempty"` // the step that can be done again
}

// role makes what is bad interrupt; the rest is heard when there is time.
func (n Notice) role() templ.Attributes {
	if n.Tone == "bad" {
		return templ.Attributes{"role": "alert"}
	}
	return nil
}

// NavItem is one link of the main navigation.
type NavItem struct {
	Name    locale.Message
	Href    string
	Command string // that leads there
	Current bool
	Count   int
	Counts  bool // Count is kept up to date while the page is open
}

// Frame is everything the frame shows.
type Frame struct {
	Title   locale.Message
	Actor   factcheck.Actor
	Nav     []NavItem
	Notices []Notice
	Turns   []Turn
	TryOut  bool
	Here    string       // the page's own address, to come back to
	Whole   string       // where browsers without scripts are sent, for a page that leaves something to them
	Live    *live.Region // where the page hears of others' work; nil for none
}

// NewFrame makes the frame for a page at the given path. Waiting is the number of claims waiting for an editor.
func NewFrame(title locale.Message, path string, actor factcheck.Actor, waiting int, tryOut bool) Frame {
	f := Frame{Title: title, Actor: actor, TryOut: tryOut, Here: path}
	if !actor.SignedIn() {
		return f
	}
	f.add(path, locale.M("Desk"), paths.Desk, "go.desk", 0)
	f.add(path, locale.M("Articles"), paths.Articles, "go.articles", 0)
	if factcheck.May(actor, factcheck.SeeApprovalQueue) == nil {
		f.add(path, locale.M("Approvals"), paths.Approvals, "go.approvals", waiting)
		f.Nav[len(f.Nav)-1].Counts = true
	}
	f.add(path, locale.M("Sources"), paths.Sources, "go.sources", 0)
	if factcheck.May(actor, factcheck.ManageUsers) == nil {
		f.add(path, locale.M("People"), paths.Users, "go.people", 0)
	}
	if factcheck.May(actor, factcheck.ManageNewsroom) == nil {
		f.add(path, locale.M("Newsroom"), paths.Newsroom, "go.newsroom", 0)
	}
	return f
}

func (f *Frame) add(path string, name locale.Message, href, command string, count int) {
	current := path == href || href != paths.Desk && strings.HasPrefix(path, href+"/")
	f.Nav = append(f.Nav, NavItem{Name: name, Href: href, Command: command, Current: current, Count: count})
}

// fonts are those that a page in the language begins with, asked for at once so that its first lines are set in them.
func fonts(l locale.Language) []string {
	all := []string{"source-serif-4-latin-wght-normal.woff2"}
	if l.Code == "uk" {
		all = append(all, "source-serif-4-cyrillic-wght-normal.woff2")
	}
	return all
}

// htmxConfig keeps htmx within the content security policy, and shows refused forms (409, 422) instead of dropping them.
const htmxConfig = `{"allowEval":false,"includeIndicatorStyles":false,"selfRequestsOnly":true,"allowScriptTags":false,"attributesToSettle":["class"],"historyCacheSize":0,"refreshOnHistoryMiss":true,"responseHandling":[{"code":"204","swap":false},{"code":"[23]..","swap":true},{"code":"422","swap":true},{"code":"409","swap":true},{"code":"[45]..","swap":true,"error":true}]}`
