package importer

import (
	"errors"

	"stet/internal/factcheck"
)

// publishedDigits is the length of the day in a published time: YYYY-MM-DD.
const publishedDigits = 10

// Extract reads an arrival in the terms of the desk. Its errors carry the sentence of the refusal.
func Extract(raw factcheck.Raw, base string) (factcheck.Extraction, error) {
	if raw.Provenance.Fetched() {
		if err := unwanted(raw.MediaType); err != nil {
			return factcheck.Extraction{}, refused(err)
		}
	}
	a, err := Read(Arrival{Name: raw.Name, MediaType: raw.MediaType, Bytes: raw.Bytes, URL: base, Status: raw.Provenance.Status, PutBack: raw.Provenance.PutBack})
	if err != nil {
		return factcheck.Extraction{}, refused(err)
	}
	offered := factcheck.Article{
		Title: a.Title, URL: a.URL, Publisher: a.Publisher, Byline: a.Byline, Language: a.Language,
		PublishedOn: a.Published[:min(publishedDigits, len(a.Published))],
	}
	return factcheck.Extraction{
		Offered: offered, Text: a.Text, Format: a.Format, Remarks: a.Remarks, LeadImage: a.LeadImage, Dropped: a.leftOut(), Notices: a.Notices,
	}, nil
}

// refused tells a refusal in the terms of the desk; anything else is a fault of ours and stays one.
func refused(err error) error {
	var refusal *Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	code := factcheck.Invalid
	if errors.Is(err, ErrTooLarge) || errors.Is(err, ErrTooLong) {
		code = factcheck.TooLarge
	}
	return &factcheck.Error{Code: code, Message: refusal.Sentence, Err: refusal.Reason}
}
