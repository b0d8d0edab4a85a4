package desk_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"stet/internal/desk"
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/sample"
	"stet/internal/store"
)

// benchText is an article of some 60,000 code points.
func benchText() string {
	var text strings.Builder
	for i := range 900 {
		fmt.Fprintf(&text, "Sentence number %d tells that %d firms came from 30 countries.\n\n", i, 1000+i)
	}
	return text.String()
}

// BenchmarkNewVersion carries 2,000 claims to a new version of an article of 60,000 code points, of which a few are edited.
func BenchmarkNewVersion(b *testing.B) {
	kept, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "stet.db"))
	must(b, err)
	b.Cleanup(func() { _ = kept.Close() })
	user := sample.User("Iryna", factcheck.Editor)
	must(b, kept.AddUser(b.Context(), user))
	d := desk.New(kept, &clock{now: sample.At}, &digests{}, desk.Importing(fromPlain))
	article, err := d.ImportArticle(b.Context(), user.Actor(), arrival(benchText()), desk.Particulars{Title: "Long"})
	must(b, err)
	version, err := kept.Version(b.Context(), article.Current)
	must(b, err)
	x := document.NewIndex(version.Text)
	for i := range 2000 {
		c, block := sample.Claim(version, "Sentence number 0", user.ID), version.Text.Blocks[i%900]
		c.Passage = document.Range{Start: block.Start, End: block.End - i%7}
		c.Quote = x.Quote(c.Passage)
		must(b, kept.AddClaim(b.Context(), c))
	}
	for i := 0; b.Loop(); i++ {
		text := strings.Replace(benchText(), fmt.Sprint("that ", 1000+i%900), "that no", 1)
		_, err := d.AddVersion(b.Context(), user.Actor(), article.ID, arrival(text))
		must(b, err)
	}
}

func must(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}
