package desk_test

import (
	"strings"
	"testing"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

// better reads what a plain text says, but for what an older extractor had left in it.
func better(raw factcheck.Raw, base string) (factcheck.Extraction, error) {
	raw.Bytes = []byte(strings.Replace(string(raw.Bytes), quotes[factcheck.Orphan], "", 1))
	return fromPlain(raw, base)
}

func TestABetterExtractorTellsWhatItWouldChangeAndThenMakesAVersion(t *testing.T) {
	s := newChanging(t, factcheck.Approved)
	later := desk.New(s.store, s.clock, s.passwords, desk.Importing(better))
	s.refused(factcheck.Conflict, func() error {
		_, err := later.PreviewReextraction(t.Context(), s.editor, s.article.ID, false)
		return err
	})
	before := s.dump()
	dry, err := later.PreviewReextraction(t.Context(), s.editor, s.article.ID, true)
	s.must(err)
	if s.dump() != before {
		t.Error("the dry run changed something")
	}
	if dry.Same || dry.Exact != 3 || dry.Orphans != 1 || dry.Proposals != 0 || dry.Stale != 1 || dry.After.Number != 2 {
		t.Errorf("it would give %d exact, %d proposals, %d orphans, %d stale in version %d", dry.Exact, dry.Proposals, dry.Orphans, dry.Stale, dry.After.Number)
	}
	version, err := later.Reextract(t.Context(), s.editor, s.article.ID, true)
	s.must(err)
	if version.Number != 2 || version.Hash != dry.After.Hash {
		t.Errorf("version %d has the text %s, told was %s", version.Number, version.Hash, dry.After.Hash)
	}
	if c := s.claim(s.claims[factcheck.Orphan]); c.State != factcheck.Researching {
		t.Errorf("the claim that lost its words is %s", c.State)
	}
	_, raw, err := later.Raw(t.Context(), s.editor, version.ID)
	s.must(err)
	if string(raw.Bytes) != textBefore {
		t.Errorf("the bytes of version 2 are %q", raw.Bytes)
	}
	again, err := later.PreviewReextraction(t.Context(), s.editor, s.article.ID, true)
	s.must(err)
	if !again.Same {
		t.Error("the same bytes and the same extractor gave another text")
	}
}

func TestAVersionThatWasEditedHereIsNotReadAgain(t *testing.T) {
	s := newChanging(t, factcheck.Open)
	v, _, err := s.Version(t.Context(), s.editor, s.article.Current)
	s.must(err)
	blocks := make([]string, len(v.Text.Blocks))
	for i, b := range v.Text.Blocks {
		blocks[i] = strings.ToUpper(v.Text.Quote(b.Range))
	}
	id, err := s.StageEdit(t.Context(), s.editor, s.article.ID, v.ID, blocks)
	s.must(err)
	_, err = s.ConfirmVersion(t.Context(), s.editor, id, v.ID)
	s.must(err)
	s.refused(factcheck.Conflict, func() error {
		_, err := s.Reextract(t.Context(), s.editor, s.article.ID, true)
		return err
	})
}

func TestADeskWithoutAFetcherSaysThatNothingIsFetched(t *testing.T) {
	n := newNewsroom(t)
	n.refused(factcheck.Unavailable, func() error {
		_, err := n.StageImport(t.Context(), n.taras.Actor(), desk.Arrival{URL: "https://news.example/"})
		return err
	})
}

func TestOnlyABlockThatWasLeftOutCanBePutBack(t *testing.T) {
	n := newNewsroom(t)
	id := n.stage("Words of an article.")
	n.refused(factcheck.NotFound, func() error {
		_, err := n.PutBlockBack(t.Context(), n.taras.Actor(), id, "another", true, desk.Particulars{})
		return err
	})
	for _, back := range []bool{true, true, false} {
		_, err := n.PutBlockBack(t.Context(), n.taras.Actor(), id, "advertisement", back, desk.Particulars{Title: "Typed", URL: "no address"})
		n.must(err)
		staged, _, err := n.StagedImport(t.Context(), n.taras.Actor(), id)
		n.must(err)
		if got := strings.Join(staged.Raw.Provenance.PutBack, " "); (got == "advertisement") != back || staged.Offered.Title != "Typed" || staged.Offered.URL != "no address" {
			t.Errorf("put back %v: %q, %+v", back, got, staged.Offered)
		}
	}
}
