package web

import (
	"errors"
	"net/http"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"stet/internal/factcheck"
	"stet/internal/live"
)

// How a stream of events is kept: within what time a part of it has to be taken, and when a browser comes back to one that
// broke off, in milliseconds.
const (
	streamPatience = 15 * time.Second
	streamRetry    = "retry: 2000\n\n"
)

// toldAtOnce is how many missed happenings a stream tells one by one.
const toldAtOnce = 16

// wantsEvents says whether the request is for a stream of events, which cannot be led to another page.
func wantsEvents(r *http.Request) bool { return r.Header.Get("Accept") == "text/event-stream" }

// stream is a response that goes on.
type stream struct {
	http.ResponseWriter
	control *http.ResponseController
}

// newStream begins a stream, which outlives the times that the server gives other answers.
func newStream(w http.ResponseWriter) (stream, error) {
	st := stream{ResponseWriter: w, control: http.NewResponseController(w)}
	header := w.Header()
	header.Set("Content-Type", "text/event-stream; charset=utf-8")
	header.Set("X-Accel-Buffering", "no") // which proxies of the nginx kind take for: pass it on at once
	header.Set(gzhttp.HeaderNoCompression, "events are short")
	if err := st.control.SetReadDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return st, err
	}
	return st, st.send([]byte(streamRetry))
}

// send writes a part that has to arrive in time: who does not take it is gone.
func (st stream) send(part []byte) error {
	if err := st.control.SetWriteDeadline(time.Now().Add(streamPatience)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := st.Write(part); err != nil {
		return err
	}
	return st.control.Flush()
}

// events is the stream of what happens to what a page shows. It names things and says nothing of them.
func (s *Server) events(rw http.ResponseWriter, v *visit) error {
	w, err := s.watched(v)
	if err != nil {
		return err
	}
	listener, err := s.Live.Listen(listening(v, w))
	if err != nil {
		return err
	}
	defer listener.Close()
	missed, err := s.missed(v, w, since(v))
	if err != nil {
		return err
	}
	if st, err := newStream(rw); err == nil && catchUp(st, listener, missed) == nil {
		s.follow(st, v, listener)
	}
	return nil // whatever ends a stream, nothing more can be answered
}

// listening is who listens to what. An editor hears of the queue on every page, whose navigation counts it.
func listening(v *visit, w watch) live.Listening {
	l := live.Listening{Person: v.Actor.ID, Name: v.Actor.Name, Article: w.article, Claim: w.claim}
	if w.article != "" {
		l.Topics = append(l.Topics, live.Article(w.article))
	}
	if w.list == live.Articles {
		l.Topics = append(l.Topics, live.Articles)
	}
	if factcheck.May(v.Actor, factcheck.SeeApprovalQueue) == nil {
		l.Topics = append(l.Topics, live.Queue)
	}
	return l
}

// catchUp tells what was missed; nothing between that and what follows is lost, and nothing is told twice.
func catchUp(st stream, listener *live.Listener, missed []factcheck.Happening) error {
	if len(missed) == 0 {
		return nil
	}
	last := missed[len(missed)-1].Seq
	listener.Know(last)
	if len(missed) > toldAtOnce {
		return st.send(live.Much(last).Text)
	}
	for _, h := range missed {
		if err := st.send(live.News(h).Text); err != nil {
			return err
		}
	}
	return nil
}

// follow tells what happens until the visitor goes, or may not stay.
func (s *Server) follow(st stream, v *visit, listener *live.Listener) {
	beat := time.NewTicker(s.Live.Heartbeat)
	defer beat.Stop()
	for {
		var err error
		select {
		case <-v.Context().Done():
			return
		case <-s.Live.Closed():
			return
		case <-listener.Ready():
			err = s.pass(st, v, listener)
		case <-beat.C:
			if err = s.desk.StillHere(v.Context(), v.Actor); err == nil {
				err = st.send([]byte(":\n\n"))
			}
		}
		if err != nil {
			return
		}
	}
}

// pass hands on what waits for the listener, once it is clear that they may hear it.
func (s *Server) pass(st stream, v *visit, listener *live.Listener) error {
	events, doubted := listener.Take()
	if doubted {
		if err := s.desk.StillHere(v.Context(), v.Actor); err != nil {
			return err
		}
	}
	for _, e := range events {
		if err := st.send(e.Text); err != nil {
			return err
		}
	}
	return nil
}
