package desk

import (
	"context"
	"slices"
	"time"

	"stet/internal/document"
	"stet/internal/factcheck"
)

// captureStore keeps the captures of sources, how it stands with looking at their addresses, and what was found wrong.
type captureStore interface {
	AddCapture(ctx context.Context, c factcheck.Capture, bytes []byte) (factcheck.Capture, error) // gives Number, Hash and Size
	Capture(ctx context.Context, id factcheck.CaptureID) (factcheck.Capture, error)
	LatestFetched(ctx context.Context, id factcheck.SourceID) (factcheck.Capture, error) // that came from its address
	CapturesOf(ctx context.Context, id factcheck.SourceID) ([]factcheck.Capture, error)  // without texts, the newest first
	Blob(ctx context.Context, hash string) ([]byte, error)

	SaveExcerpt(ctx context.Context, e factcheck.Excerpt) error
	ExcerptsOf(ctx context.Context, id factcheck.ClaimID) ([]factcheck.Excerpt, error) // each in the best capture
	ExcerptsOfArticle(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Excerpt, error)
	ExcerptsOfSource(ctx context.Context, id factcheck.SourceID) ([]factcheck.Excerpt, error)

	SaveWatch(ctx context.Context, w factcheck.Watch) error
	Watch(ctx context.Context, id factcheck.SourceID) (factcheck.Watch, error)
	DueLooks(ctx context.Context, now time.Time, every time.Duration, limit int) ([]factcheck.Look, error)

	SaveAlarm(ctx context.Context, a factcheck.Alarm) error
	Alarm(ctx context.Context, id factcheck.AlarmID) (factcheck.Alarm, error)
	AlarmsOf(ctx context.Context, id factcheck.SourceID) ([]factcheck.Alarm, error) // the newest first
	StandingAlarms(ctx context.Context) ([]factcheck.Alarm, error)
	AlarmsFor(ctx context.Context, id factcheck.UserID) ([]factcheck.SourceAlarm, error)
}

// Capture gives a capture with its text and the excerpts that are cited from its source.
func (d *Desk) Capture(ctx context.Context, actor factcheck.Actor, id factcheck.CaptureID) (factcheck.CaptureFile, error) {
	if err := factcheck.May(actor, factcheck.ReadSources); err != nil {
		return factcheck.CaptureFile{}, err
	}
	return consistently(ctx, d, func(ctx context.Context) (factcheck.CaptureFile, error) { return d.captureFile(ctx, actor, id) })
}

func (d *Desk) captureFile(ctx context.Context, actor factcheck.Actor, id factcheck.CaptureID) (file factcheck.CaptureFile, err error) {
	if file.Capture, file.Source, err = d.capture(ctx, actor, id); err != nil {
		return factcheck.CaptureFile{}, err
	}
	if file.People, err = d.people(ctx); err != nil {
		return file, err
	}
	captures, err := d.store.CapturesOf(ctx, file.Source.ID)
	if err != nil {
		return file, err
	}
	file.Latest = captures[0].ID == id
	uses, err := d.store.UsesOf(ctx, file.Source.ID)
	for _, use := range uses {
		if use.Citation.Excerpt != "" {
			file.Excerpts = append(file.Excerpts, factcheck.UsedExcerpt{Use: use, Found: found(file.Capture, use.Citation)})
		}
	}
	slices.SortStableFunc(file.Excerpts, func(a, b factcheck.UsedExcerpt) int { return a.Found.Compare(b.Found) })
	return file, err
}

// capture finds a capture of a source that the actor may know. One of another source is not there.
func (d *Desk) capture(ctx context.Context, actor factcheck.Actor, id factcheck.CaptureID) (factcheck.Capture, factcheck.Source, error) {
	capture, err := d.store.Capture(ctx, id)
	if err != nil {
		return factcheck.Capture{}, factcheck.Source{}, err
	}
	source, err := d.source(ctx, actor, capture.SourceID)
	if err != nil {
		if factcheck.Is(err, factcheck.NotFound) {
			err = factcheck.Errorf(factcheck.NotFound, "There is no such capture.")
		}
		return factcheck.Capture{}, factcheck.Source{}, err
	}
	return capture, source, nil
}

// CaptureBytes gives the bytes of a capture as they came.
func (d *Desk) CaptureBytes(ctx context.Context, actor factcheck.Actor, id factcheck.CaptureID) (factcheck.Capture, []byte, error) {
	if err := factcheck.May(actor, factcheck.ReadSources); err != nil {
		return factcheck.Capture{}, nil, err
	}
	capture, _, err := d.capture(ctx, actor, id)
	if err != nil {
		return capture, nil, err
	}
	bytes, err := d.store.Blob(ctx, capture.Hash)
	return capture, bytes, err
}

// UploadCapture keeps a file as the capture of a source: a PDF, a picture, a saved page. One whose text cannot be read is kept
// without. The same file again adds nothing, and gives the capture that is there.
func (d *Desk) UploadCapture(ctx context.Context, actor factcheck.Actor, id factcheck.SourceID, raw factcheck.Raw) (factcheck.CaptureID, error) {
	if err := factcheck.May(actor, factcheck.EditSource); err != nil {
		return "", err
	}
	if len(raw.Bytes) == 0 {
		return "", factcheck.InvalidField("file", "The file is empty. Choose another one.")
	}
	if _, err := d.source(ctx, actor, id); err != nil {
		return "", err
	}
	capture := d.extracted(factcheck.Capture{ID: factcheck.CaptureID(newID()), SourceID: id, Name: raw.Name, MediaType: raw.MediaType, CreatedBy: actor.ID, CreatedAt: d.now()}, raw, "")
	var kept factcheck.CaptureID
	return kept, d.atomically(ctx, func(ctx context.Context) (err error) {
		kept, err = d.keepUpload(ctx, actor, capture, raw.Bytes)
		return err
	})
}

func (d *Desk) keepUpload(ctx context.Context, actor factcheck.Actor, capture factcheck.Capture, bytes []byte) (factcheck.CaptureID, error) {
	if _, err := d.source(ctx, actor, capture.SourceID); err != nil {
		return "", err
	}
	captures, err := d.store.CapturesOf(ctx, capture.SourceID)
	if err != nil {
		return "", err
	}
	if same := slices.IndexFunc(captures, func(c factcheck.Capture) bool { return c.Address == "" && c.Hash == hashOf(bytes) }); same >= 0 {
		return captures[same].ID, nil
	}
	return capture.ID, d.keepCapture(ctx, actor, capture, bytes)
}

// keepCapture keeps a capture with where the excerpts cited from its source stand in it.
func (d *Desk) keepCapture(ctx context.Context, actor factcheck.Actor, capture factcheck.Capture, bytes []byte) error {
	capture, err := d.store.AddCapture(ctx, capture, bytes)
	if err != nil {
		return err
	}
	uses, err := d.store.UsesOf(ctx, capture.SourceID)
	if err != nil {
		return err
	}
	for _, use := range uses {
		if err := d.locateIn(ctx, capture, use.Citation); err != nil {
			return err
		}
	}
	return d.record(ctx, actor, capture.CreatedAt, factcheck.Entry{
		Action: "keep capture", Object: sourceObject(capture.SourceID), Source: capture.SourceID,
		Changes: []factcheck.Change{{Field: "capture", After: capture.Hash}},
	})
}

// extracted fills in what can be read of a capture's bytes.
func (d *Desk) extracted(capture factcheck.Capture, raw factcheck.Raw, base string) factcheck.Capture {
	extraction, err := d.extract(raw, base)
	if err != nil {
		capture.Unread = sentenceOf(err)
		return capture
	}
	capture.Format, capture.Extractor = extraction.Format, document.ExtractorVersion
	capture.Text, capture.TextHash = extraction.Text, extraction.Text.Hash()
	return capture
}

// locate keeps where a citation's excerpt stands in the captures of its source: in the newest in which it does, and in those
// that came after it.
func (d *Desk) locate(ctx context.Context, citation factcheck.Citation) error {
	if citation.Excerpt == "" {
		return nil
	}
	captures, err := d.store.CapturesOf(ctx, citation.Source.ID)
	if err != nil {
		return err
	}
	for _, c := range captures[:min(len(captures), capturesSearched)] {
		c, err := d.store.Capture(ctx, c.ID)
		if factcheck.Is(err, factcheck.Unavailable) {
			continue // what is damaged keeps nobody from citing; its page and stet doctor tell
		}
		if err != nil {
			return err
		}
		if err := d.locateIn(ctx, c, citation); err != nil || found(c, citation).Stands() {
			return err
		}
	}
	return nil
}

// capturesSearched is how far back an excerpt is looked for when it is cited.
const capturesSearched = 5

func (d *Desk) locateIn(ctx context.Context, capture factcheck.Capture, citation factcheck.Citation) error {
	if citation.Excerpt == "" || !capture.HasText() {
		return nil
	}
	return d.store.SaveExcerpt(ctx, found(capture, citation))
}

// found is where a citation's excerpt stands in a capture.
func found(capture factcheck.Capture, citation factcheck.Citation) factcheck.Excerpt {
	e := factcheck.FindExcerpt(capture.Text, citation.Excerpt)
	e.Citation, e.Capture = citation.ID, capture.ID
	return e
}
