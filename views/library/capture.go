package library

import (
	"bytes"
	"fmt"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
)

// NewCapture draws a capture with the excerpts that are cited from it; that of the citation stands out. A picture is shown
// where browsers can show it.
func NewCapture(f factcheck.CaptureFile, citation factcheck.CitationID, picture bool) (CapturePage, error) {
	c := f.Capture
	p := CapturePage{
		Capture: c, Source: f.Source, By: keptBy(c, f.People), Size: sizeOf(c.Size), Latest: f.Latest, Bytes: paths.CaptureBytes(c.ID),
	}
	if picture {
		p.Picture = paths.CapturePicture(c.ID)
	}
	if !c.HasText() {
		p.Unread = locale.M("%s", c.Unread)
		return p, nil
	}
	var marks []document.Highlight
	for i, e := range f.Excerpts {
		p.Found = append(p.Found, newFoundExcerpt(i+1, e, c.ID))
		if e.Found.State != factcheck.ExcerptMissing {
			marks = append(marks, mark(i+1, e, citation))
		}
	}
	var body bytes.Buffer
	err := c.Text.Draw(&body, marks, document.Style{Links: true})
	p.Body = body.String()
	return p, err
}

func newFoundExcerpt(n int, e factcheck.UsedExcerpt, capture factcheck.CaptureID) FoundExcerpt {
	return FoundExcerpt{
		Found: claims.NewFound(e.Use.Citation, e.Found), ID: excerptID(n), Number: n,
		Statement: e.Use.Claim.Statement, Claim: paths.OpenClaim(e.Use.Article.ID, e.Use.Claim.ID),
	}
}

func excerptID(n int) string { return fmt.Sprintf("excerpt-%d", n) }

// mark is how an excerpt is drawn: like a claim's highlight, with the number of its line in the list.
func mark(n int, e factcheck.UsedExcerpt, citation factcheck.CitationID) document.Highlight {
	state := "approved"
	if !e.Found.Stands() {
		state = "proposed"
	}
	return document.Highlight{
		ID: string(e.Use.Citation.ID), Range: e.Found.Place, Number: n, Href: "#" + excerptID(n), Label: e.Use.Claim.Statement,
		State: state, Here: e.Use.Citation.ID == citation,
	}
}
