package workbench_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/sample"
	"stet/views/claims"
	"stet/views/workbench"
)

// dossier is an article of as many claims, each on words of its own.
func dossier(n int) (factcheck.Dossier, factcheck.Actor) {
	reader := sample.User("Olena Bondar", factcheck.Reviewer)
	article := sample.Article("The long report", reader.ID)
	const sentence = "%07d firms met in some cities that day. "
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, sentence, i)
		if i%10 == 9 {
			text.WriteString("\n\n")
		}
	}
	d := factcheck.Dossier{
		Newsroom: factcheck.DefaultNewsroom(), Article: article, Version: sample.Version(article, text.String()),
		People: factcheck.People{reader.ID: reader}, At: sample.At,
	}
	for i := range n {
		start := d.Version.Text.Blocks[i/10].Start + i%10*len(fmt.Sprintf(sentence, 0))
		c := factcheck.Claim{
			ID: factcheck.ClaimID(sample.ID()), ArticleID: article.ID, VersionID: article.Current,
			Passage: document.Range{Start: start, End: start + 13}, Quote: fmt.Sprintf("%07d firms", i), Kind: factcheck.Quantity,
			State: factcheck.States[i%3], Assignee: reader.ID, RowVersion: 1,
		}
		d.Claims = append(d.Claims, factcheck.ClaimFile{Number: i + 1, Claim: c})
	}
	return d, reader.Actor()
}

func TestTheDossierOfTheBenchmarksIsDrawn(t *testing.T) {
	d, reader := dossier(120)
	var page strings.Builder
	if err := workbench.PageView(workbench.NewPage(d, reader, workbench.Where{Show: "open"}, nil)).Render(t.Context(), &page); err != nil {
		t.Fatal(err)
	}
	if marks, cards := strings.Count(page.String(), "<mark"), strings.Count(page.String(), `<article class="card"`); marks != 120 || cards != 40 {
		t.Errorf("%d highlights and %d cards, want 120 and 40", marks, cards)
	}
}

func BenchmarkWorkbench(b *testing.B) {
	for _, n := range []int{200, 5_000, 10_000} {
		d, reader := dossier(n)
		open := claims.Subject{Dossier: d, File: d.Claims[n/2], Actor: reader, Place: claims.OnWorkbench}
		b.Run(fmt.Sprintf("page/%d", n), func(b *testing.B) {
			for b.Loop() {
				_ = workbench.PageView(workbench.NewPage(d, reader, workbench.Where{}, &open)).Render(b.Context(), io.Discard)
			}
		})
		b.Run(fmt.Sprintf("list/%d", n), func(b *testing.B) {
			for b.Loop() {
				_ = workbench.ListView(workbench.NewList(d, reader, workbench.Where{}, &open)).Render(b.Context(), io.Discard)
			}
		})
		b.Run(fmt.Sprintf("card/%d", n), func(b *testing.B) {
			for b.Loop() {
				_ = workbench.ItemView(workbench.NewOpenItem(open, "")).Render(b.Context(), io.Discard)
			}
		})
	}
}
