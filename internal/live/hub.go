package live

import (
	"sync"
	"time"

	"stet/internal/factcheck"
)

// pagesOfOne is how many pages one person can listen on at the same time.
const pagesOfOne = 24

// Hub knows everybody who listens. It is safe for use by many at once, and nobody who listens ever makes it wait.
type Hub struct {
	// Heartbeat is how often a silent stream says that it lives, and Linger how long somebody is still here after their
	// page has gone, which it does when they open another claim. Stir is how long people who come and go are gathered
	// before they are told of.
	Heartbeat, Linger, Stir time.Duration

	closed chan struct{}

	mu        sync.RWMutex
	listeners map[Topic]map[*Listener]struct{}
	pages     map[factcheck.UserID]map[*Listener]struct{}
	here      map[factcheck.ArticleID]presences
	stirred   map[factcheck.ArticleID]factcheck.UserID // where people came or went, and who; "" for several
}

// NewHub makes a hub to which nobody listens yet.
func NewHub() *Hub {
	return &Hub{
		Heartbeat: 20 * time.Second, Linger: 3 * time.Second, Stir: 200 * time.Millisecond, closed: make(chan struct{}),
		listeners: map[Topic]map[*Listener]struct{}{}, pages: map[factcheck.UserID]map[*Listener]struct{}{},
		here: map[factcheck.ArticleID]presences{}, stirred: map[factcheck.ArticleID]factcheck.UserID{},
	}
}

// Listen makes somebody hear what happens from now on. The error is rate limited where they have too many pages open.
func (h *Hub) Listen(who Listening) (*Listener, error) {
	l := newListener(h, who)
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.pages[who.Person]) >= pagesOfOne {
		return nil, factcheck.Errorf(factcheck.RateLimited, "You have too many pages open at once. Close some.")
	}
	for _, topic := range who.Topics {
		put(h.listeners, topic, l)
	}
	put(h.pages, who.Person, l)
	h.arrive(l)
	return l, nil
}

func (h *Hub) drop(l *Listener) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if l.closed {
		return
	}
	l.closed = true
	for _, topic := range l.Topics {
		take(h.listeners, topic, l)
	}
	take(h.pages, l.Person, l)
	h.leave(l)
}

// Publish tells everybody whose page is no longer as things are, but for those who did it; and lets them be looked at
// again whose right to listen may have changed.
func (h *Hub) Publish(done []factcheck.Happening) {
	h.mu.RLock()
	defer h.mu.RUnlock()
	for _, happening := range done {
		event := News(happening)
		for _, topic := range topicsOf(happening) {
			h.tell(topic, event, happening.By)
		}
		for l := range h.pages[happening.Account] {
			l.doubt()
		}
	}
}

func (h *Hub) tell(topic Topic, e Event, except factcheck.UserID) {
	for l := range h.listeners[topic] {
		if l.Person != except {
			l.tell(e)
		}
	}
}

// Close ends every stream, so that the program can end. Pages come back to the one that is started next.
func (h *Hub) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	select {
	case <-h.closed:
	default:
		close(h.closed)
	}
	for _, present := range h.here {
		present.stop()
	}
}

// Closed is closed with the hub.
func (h *Hub) Closed() <-chan struct{} { return h.closed }

// Listeners is how many pages listen.
func (h *Hub) Listeners() (count int) {
	h.mu.RLock()
	defer h.mu.RUnlock()
	for _, pages := range h.pages {
		count += len(pages)
	}
	return count
}

// sets are listeners by something.
func put[K comparable](sets map[K]map[*Listener]struct{}, key K, l *Listener) {
	if sets[key] == nil {
		sets[key] = map[*Listener]struct{}{}
	}
	sets[key][l] = struct{}{}
}

func take[K comparable](sets map[K]map[*Listener]struct{}, key K, l *Listener) {
	delete(sets[key], l)
	if len(sets[key]) == 0 {
		delete(sets, key)
	}
}
