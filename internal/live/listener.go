package live

import (
	"slices"
	"sync"

	"stet/internal/factcheck"
)

// kept is how many events wait for a listener who is slow. Of more, only the last is told: the page asks for the rest.
const kept = 16

// Listening is who listens to what, and where they are.
type Listening struct {
	Person  factcheck.UserID
	Name    string
	Topics  []Topic
	Article factcheck.ArticleID // that they have open; empty for none
	Claim   factcheck.ClaimID   // likewise
}

// Listener is one open page. Wait for Ready, then Take.
type Listener struct {
	Listening
	hub   *Hub
	ready chan struct{}

	mu      sync.Mutex
	pending []Event
	told    int64 // the highest number that was pending
	doubted bool
	closed  bool
}

func newListener(hub *Hub, l Listening) *Listener {
	return &Listener{Listening: l, hub: hub, ready: make(chan struct{}, 1)}
}

// Ready receives when there is something to take.
func (l *Listener) Ready() <-chan struct{} { return l.ready }

// Take gives what happened since the last time, in order. Doubted means that the person's right to listen has to be looked
// at again.
func (l *Listener) Take() (events []Event, doubted bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	events, doubted = l.pending, l.doubted
	l.pending, l.doubted = nil, false
	return events, doubted
}

// Know makes the listener pass over what it was told in another way already.
func (l *Listener) Know(seq int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.told = max(l.told, seq)
	l.pending = slices.DeleteFunc(l.pending, func(e Event) bool { return e.Seq > 0 && e.Seq <= seq })
}

// tell lets an event wait for the listener, whatever it is doing.
func (l *Listener) tell(e Event) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e.Seq > 0 && e.Seq <= l.told || e.Seq == 0 && l.awaitsPeople() {
		return
	}
	l.told = max(l.told, e.Seq)
	if len(l.pending) == kept {
		l.condense()
	}
	l.pending = append(l.pending, e)
	l.wake()
}

func (l *Listener) awaitsPeople() bool {
	return slices.ContainsFunc(l.pending, func(e Event) bool { return e.Seq == 0 })
}

// condense makes one of the news that wait.
func (l *Listener) condense() {
	last := int64(0)
	for _, e := range l.pending {
		last = max(last, e.Seq)
	}
	l.pending = slices.DeleteFunc(l.pending, func(e Event) bool { return e.Seq > 0 })
	l.pending = append(l.pending, Much(last))
}

func (l *Listener) doubt() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.doubted = true
	l.wake()
}

func (l *Listener) wake() {
	select {
	case l.ready <- struct{}{}:
	default: // it is awake already
	}
}

// Close ends the listening. The person leaves the article a moment later, unless they listen again by then.
func (l *Listener) Close() { l.hub.drop(l) }
