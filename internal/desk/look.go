package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"time"

	"stet/internal/factcheck"
)

// WatchingSources has the addresses of sources looked at: soon after somebody added one or asked for it, and again and again
// after that. The desk does not look by itself; it calls wake, which must not wait for anybody, when something may be due, and
// whoever is awake asks for DueLooks and calls LookAt for each.
func WatchingSources(wake func()) Option { return func(d *Desk) { d.wake = wake } }

// looksAtOnce is how many due looks are given at a time.
const looksAtOnce = 200

// program acts for itself.
var program = factcheck.Actor{}

// askLook notes that a source's address is to be looked at, where that is done at all.
func (d *Desk) askLook(ctx context.Context, actor factcheck.Actor, source factcheck.Source) error {
	if d.wake == nil || source.URL == "" {
		return nil
	}
	watch, err := d.watch(ctx, source.ID)
	if err != nil {
		return err
	}
	watch.SourceID, watch.State, watch.AskedBy, watch.AskedAt = source.ID, factcheck.WatchWaiting, actor.ID, d.now()
	return d.store.SaveWatch(ctx, watch)
}

// watch is how it stands with looking at a source; the zero Watch where nobody ever asked.
func (d *Desk) watch(ctx context.Context, id factcheck.SourceID) (factcheck.Watch, error) {
	watch, err := d.store.Watch(ctx, id)
	if factcheck.Is(err, factcheck.NotFound) {
		return factcheck.Watch{}, nil
	}
	return watch, err
}

// LookAgain asks for a look at a source's address, now. What comes of it is on the source's page when it is there.
func (d *Desk) LookAgain(ctx context.Context, actor factcheck.Actor, id factcheck.SourceID) error {
	if err := factcheck.May(actor, factcheck.EditSource); err != nil {
		return err
	}
	return d.atomically(ctx, func(ctx context.Context) error {
		source, err := d.source(ctx, actor, id)
		if err != nil {
			return err
		}
		if source.URL == "" {
			return factcheck.Errorf(factcheck.Conflict, "This source has no web address to look at. Upload a file instead.")
		}
		if d.wake == nil {
			return factcheck.Errorf(factcheck.Unavailable, "Nothing is fetched from the web here. Save the page in your browser and upload it instead.")
		}
		if err := d.askLook(ctx, actor, source); err != nil {
			return err
		}
		return d.record(ctx, actor, d.now(), factcheck.Entry{Action: "ask for a look", Object: sourceObject(id), Source: id})
	})
}

// DueLooks lists the sources whose address is to be looked at now, the most pressing first.
func (d *Desk) DueLooks(ctx context.Context) ([]factcheck.Look, error) {
	newsroom, err := d.store.Newsroom(ctx)
	if err != nil {
		return nil, err
	}
	return d.store.DueLooks(ctx, d.now(), time.Duration(newsroom.LookHours)*time.Hour, looksAtOnce)
}

// LookAt gets what stands at a source's address and keeps what came of it: a capture, where it is the first or its text is
// another; why not, where there was nothing to be had; and an alarm where that is news. A context that ends leaves everything
// as it was. The error is for the log; that a site did not answer is none.
func (d *Desk) LookAt(ctx context.Context, look factcheck.Look) error {
	fetched, failure := d.fetcher.Fetch(ctx, look.URL)
	if err := ctx.Err(); err != nil {
		return err
	}
	if factcheck.CodeOf(failure) == "" && failure != nil {
		failure = factcheck.Because(failure, factcheck.Unavailable, "Something went wrong here while the page was fetched.")
	}
	seen := sight{at: d.now(), fetched: fetched, failure: failure}
	if failure == nil {
		seen.capture = d.captured(look, fetched, seen.at)
	}
	return d.atomically(ctx, func(ctx context.Context) error { return d.keepSight(ctx, look, seen) })
}

// sight is what came of a look.
type sight struct {
	at      time.Time
	fetched factcheck.Fetched
	failure error
	capture factcheck.Capture // as it would be kept
}

func (d *Desk) captured(look factcheck.Look, fetched factcheck.Fetched, at time.Time) factcheck.Capture {
	capture := factcheck.Capture{
		ID: factcheck.CaptureID(newID()), SourceID: look.Source, Address: look.URL, FinalURL: fetched.URL, Status: fetched.Status,
		MediaType: fetched.MediaType, Header: fetched.Header, Hash: hashOf(fetched.Bytes), CreatedAt: at,
	}
	return d.extracted(capture, factcheck.Raw{MediaType: fetched.MediaType, Bytes: fetched.Bytes}, fetched.URL)
}

// keepSight keeps what came of a look, unless the source went, or got another address meanwhile, which is looked at next.
func (d *Desk) keepSight(ctx context.Context, look factcheck.Look, seen sight) error {
	source, err := d.store.Source(ctx, look.Source)
	if err != nil || source.URL != look.URL || source.Withdrawn() {
		return err
	}
	watch, err := d.watch(ctx, source.ID)
	if err != nil {
		return err
	}
	before, err := d.store.LatestFetched(ctx, source.ID)
	known := err == nil
	if err != nil && !factcheck.Is(err, factcheck.NotFound) {
		return err
	}
	watch.SourceID, watch.LookedAt = source.ID, seen.at
	seen.capture.CreatedBy = watch.AskedBy
	if seen.failure != nil {
		return d.keepFailure(ctx, watch, seen, known)
	}
	return d.keepSuccess(ctx, watch, seen, before, known)
}

func (d *Desk) keepFailure(ctx context.Context, watch factcheck.Watch, seen sight, known bool) error {
	news := watch.State != factcheck.WatchFailed
	watch.State, watch.Failure, watch.Failures = factcheck.WatchFailed, sentenceOf(seen.failure), watch.Failures+1
	if err := d.store.SaveWatch(ctx, watch); err != nil {
		return err
	}
	if news {
		entry := factcheck.Entry{Action: "look in vain", Object: sourceObject(watch.SourceID), Source: watch.SourceID, Comment: watch.Failure.String()}
		if err := d.record(ctx, program, seen.at, entry); err != nil {
			return err
		}
	}
	if !known || !factcheck.Gone(seen.fetched.Status, watch.Failures) {
		return nil
	}
	return d.raise(ctx, factcheck.Alarm{SourceID: watch.SourceID, Kind: factcheck.Dead, Failure: watch.Failure, RaisedAt: seen.at})
}

func (d *Desk) keepSuccess(ctx context.Context, watch factcheck.Watch, seen sight, before factcheck.Capture, known bool) error {
	watch.State, watch.Failure, watch.Failures = factcheck.WatchKept, factcheck.Sentence{}, 0
	if err := d.store.SaveWatch(ctx, watch); err != nil {
		return err
	}
	if err := d.settleAddress(ctx, watch.SourceID, seen, before, known); err != nil {
		return err
	}
	if known && sameCapture(before, seen.capture) {
		return nil
	}
	var changed []factcheck.CitationID
	if known {
		uses, err := d.store.UsesOf(ctx, watch.SourceID)
		if err != nil {
			return err
		}
		changed = changedUses(before, seen.capture, uses)
		seen.capture.Change = factcheck.ChangedElsewhere
		if len(changed) > 0 {
			seen.capture.Change = factcheck.ChangedCited
		}
	}
	if err := d.keepCapture(ctx, program, seen.capture, seen.fetched.Bytes); err != nil || len(changed) == 0 {
		return err
	}
	return d.raise(ctx, factcheck.Alarm{SourceID: watch.SourceID, Kind: factcheck.Changed, Capture: seen.capture.ID, Citations: changed, RaisedAt: seen.at})
}

// sameCapture says whether a capture would be no other than the one before: the same bytes, or the same text in pages that
// differ in what nobody reads.
func sameCapture(before, after factcheck.Capture) bool {
	return before.Hash == after.Hash || before.HasText() && before.TextHash == after.TextHash
}

// changedUses are the citations whose place changed from one capture to the next. Where one of them has no text, nobody can
// tell, so all of them may have.
func changedUses(before, after factcheck.Capture, uses []factcheck.Use) []factcheck.CitationID {
	was, now := factcheck.NewSentenced(before.Text), factcheck.NewSentenced(after.Text)
	var changed []factcheck.CitationID
	for _, use := range uses {
		unknown := !before.HasText() || !after.HasText()
		if unknown || factcheck.ChangedWhereCited(was, now, found(before, use.Citation)) {
			changed = append(changed, use.Citation.ID)
		}
	}
	slices.Sort(changed)
	return changed
}

// hashOf names bytes by their SHA-256, in hex.
func hashOf(bytes []byte) string {
	sum := sha256.Sum256(bytes)
	return hex.EncodeToString(sum[:])
}

// sentenceOf is what a person is told of a failure.
func sentenceOf(err error) factcheck.Sentence {
	var known *factcheck.Error
	if errors.As(err, &known) {
		return known.Message
	}
	return factcheck.Say("Something went wrong here.")
}
