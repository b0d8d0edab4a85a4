package desk_test

import (
	"strings"

	"stet/internal/anchor"
	"stet/internal/desk"
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

// longerText is the article with a paragraph more, which moves no claim.
const longerText = sample.Text + "\n\nThe forum ended on Friday."

func arrival(text string) desk.Arrival { return desk.Arrival{Raw: sample.Raw(text)} }

func (w *caller) aVersionImport() factcheck.ImportID {
	if w.on == "nowhere" {
		return "nowhere"
	}
	return w.nextText
}

// edited are the blocks of the article with words replaced.
func (s *scene) edited(old, with string) []string {
	version, err := s.store.Version(s.t.Context(), s.newClaim.Version)
	s.must(err)
	var blocks []string
	x := document.NewIndex(version.Text)
	for i := range version.Text.Blocks {
		blocks = append(blocks, strings.Replace(x.BlockText(i), old, with, 1))
	}
	return blocks
}

// waits takes a claim's place away and proposes another one.
func (s *scene) waits(id factcheck.ClaimID) factcheck.Claim {
	c := s.claim(id)
	s.must(s.store.AddPlacements(s.t.Context(), []factcheck.Placement{{
		ClaimID: c.ID, VersionID: c.VersionID, State: factcheck.PlacedMoved, Waiting: true, Quote: c.Quote, Passage: c.Passage,
		From: c.VersionID, Was: c.Quote, Method: anchor.MethodElsewhere,
	}}))
	return c
}

func (w *caller) aWaitingClaim() factcheck.Claim {
	if c, ok := w.waiting[w.on]; ok {
		return c
	}
	return factcheck.Claim{ID: "nowhere", RowVersion: 1}
}
