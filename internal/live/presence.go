package live

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"stet/internal/factcheck"
)

// Presence is somebody who has an article open, and which of its claims.
type Presence struct {
	Person factcheck.UserID
	Name   string
	Claims []factcheck.ClaimID
}

// At says whether they have the claim open.
func (p Presence) At(id factcheck.ClaimID) bool { return slices.Contains(p.Claims, id) }

// presences are the people at one article. It is kept in memory alone: who looked at what is nobody's business later.
type presences map[factcheck.UserID]*presence

// presence is one of them: how many of their pages show each claim, "" for none, and what makes them leave.
type presence struct {
	name    string
	pages   map[factcheck.ClaimID]int
	leaving map[factcheck.ClaimID]*time.Timer
}

func (ps presences) stop() {
	for _, p := range ps {
		for _, timer := range p.leaving {
			timer.Stop()
		}
	}
}

// claims are those they have open.
func (p *presence) claims() (open []factcheck.ClaimID) {
	for _, id := range slices.Sorted(maps.Keys(p.pages)) {
		if id != "" {
			open = append(open, id)
		}
	}
	return open
}

// arrive notes where the listener is, and tells the others unless they know. The hub is locked.
func (h *Hub) arrive(l *Listener) {
	if l.Article == "" {
		return
	}
	if h.here[l.Article] == nil {
		h.here[l.Article] = presences{}
	}
	p := h.here[l.Article][l.Person]
	if p == nil {
		p = &presence{name: l.Name, pages: map[factcheck.ClaimID]int{}, leaving: map[factcheck.ClaimID]*time.Timer{}}
		h.here[l.Article][l.Person] = p
	}
	if timer := p.leaving[l.Claim]; timer != nil {
		timer.Stop()
		delete(p.leaving, l.Claim)
	}
	_, known := p.pages[l.Claim]
	p.pages[l.Claim]++
	if !known {
		h.stir(l)
	}
}

// leave lets the person go, unless another page of theirs is where this one was or comes there in time. The hub is locked.
func (h *Hub) leave(l *Listener) {
	p := h.here[l.Article][l.Person]
	if p == nil {
		return
	}
	p.pages[l.Claim]--
	if p.pages[l.Claim] > 0 {
		return
	}
	select {
	case <-h.closed: // nobody is told any more
	default:
		p.leaving[l.Claim] = time.AfterFunc(h.Linger, func() { h.gone(l) })
	}
}

// gone takes the person away from where they were, and tells the others.
func (h *Hub) gone(l *Listener) {
	h.mu.Lock()
	defer h.mu.Unlock()
	p := h.here[l.Article][l.Person]
	if p == nil || p.pages[l.Claim] > 0 {
		return
	}
	delete(p.pages, l.Claim)
	delete(p.leaving, l.Claim)
	if len(p.pages) == 0 {
		delete(h.here[l.Article], l.Person)
	}
	if len(h.here[l.Article]) == 0 {
		delete(h.here, l.Article)
	}
	h.stir(l)
}

// stir tells the others at an article, once in a while, that people came or went: when everybody comes back at once, after
// a restart, each is told once and not of each other. The hub is locked.
func (h *Hub) stir(l *Listener) {
	if who, stirred := h.stirred[l.Article]; stirred {
		if who != l.Person {
			h.stirred[l.Article] = "" // several: everybody is told
		}
		return
	}
	h.stirred[l.Article] = l.Person
	time.AfterFunc(h.Stir, func() { h.settle(l.Article) })
}

func (h *Hub) settle(id factcheck.ArticleID) {
	h.mu.Lock()
	defer h.mu.Unlock()
	who := h.stirred[id]
	delete(h.stirred, id)
	h.tell(Article(id), people(id), who)
}

// Here lists who has the article open, by name, without the one who asks.
func (h *Hub) Here(id factcheck.ArticleID, asks factcheck.UserID) (found []Presence) {
	h.mu.RLock()
	defer h.mu.RUnlock()
	for person, p := range h.here[id] {
		if person == asks {
			continue
		}
		found = append(found, Presence{Person: person, Name: p.name, Claims: p.claims()})
	}
	slices.SortFunc(found, func(a, b Presence) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Person, b.Person))
	})
	return found
}
