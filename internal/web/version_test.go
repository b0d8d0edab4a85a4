package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"stet/internal/desk"
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/internal/sample"
)

// edition is the article with other words where the claims of these tests stand.
var edition = strings.Replace(sample.Text, quoted, "Some 260 companies", 1)

func (s *scene) editedText() (string, url.Values) {
	a := s.article(s.t)
	version, _, err := s.desk.Version(s.t.Context(), s.actor(factcheck.Reviewer), a.Current)
	s.do(s.t, err)
	form, x := values("version", string(a.Current)), document.NewIndex(version.Text)
	for i := range version.Text.Blocks {
		form.Add("block", strings.ToUpper(x.BlockText(i)))
	}
	return paths.EditText(a.ID), form
}

func (s *scene) stagedVersion() (factcheck.ImportID, factcheck.Article) {
	a := s.article(s.t)
	id, err := s.desk.StageVersion(s.t.Context(), s.actor(factcheck.Reviewer), a.ID, desk.Arrival{Raw: sample.Raw(edition)})
	s.do(s.t, err)
	return id, a
}

func (s *scene) stagedText() (string, url.Values) {
	id, _ := s.stagedVersion()
	return paths.StagedVersion(id), nil
}

func (s *scene) confirmedText() (string, url.Values) {
	id, a := s.stagedVersion()
	return paths.StagedVersion(id), values("seen", string(a.Current))
}

func (s *scene) discardedText() (string, url.Values) {
	id, _ := s.stagedVersion()
	return paths.DiscardVersion(id), nil
}

// placing leaves a claim without a place after the text has changed under it.
func placing(state func(*scene) factcheck.Claim) func(*scene) (string, url.Values) {
	return func(s *scene) (string, url.Values) {
		c := state(s)
		_, err := s.desk.AddVersion(s.t.Context(), s.actor(factcheck.Reviewer), c.ArticleID, desk.Arrival{Raw: sample.Raw(edition)})
		s.do(s.t, err)
		return paths.Placement(c.ID), values("decision", "leave", "row_version", itoa(s.now(s.t, c.ID).RowVersion))
	}
}

func TestANewVersionIsBroughtInComparedAndItsClaimsPlacedWithoutScripts(t *testing.T) {
	s := &scene{site: newSite(t), t: t}
	c := approved(s)
	article, err := s.desk.Article(t.Context(), s.actor(factcheck.Reviewer), c.ArticleID)
	s.do(t, err)
	b := s.as(t, factcheck.Reviewer)
	b.post(paths.Versions(article.ID), values("paste", sample.Text)).says("The text is the same as that of version 1")

	preview := b.post(paths.Versions(article.ID), values("paste", edition))
	preview.says("Version 2 beside version 1")
	preview.says("1 will wait for you to decide on its place.")
	preview.says("1 goes back to research")
	b.get(preview.URL.Path + "?view=side").says("Show it in one column")
	b.post(preview.URL.Path, values("seen", "another")).says("Somebody else brought in a newer version meanwhile.")
	decision := b.post(preview.URL.Path, values("seen", string(article.Current)))
	if decision.URL.Path != paths.Placements(article.ID) {
		t.Fatalf("came to %s", decision.URL)
	}
	decision.says("1 of 1")
	b.get(paths.Article(article.ID)).says("1 claim waits for a place")
	b.get(paths.Version(article.ID, 1)).says("This is version 1 of the text, which is not the current one.")
	for _, format := range []string{"html", "json", "csv"} {
		if export := b.post(paths.Export(article.ID), values("format", format)); export.Status != http.StatusOK {
			t.Errorf("the export as %s answers %d", format, export.Status)
		}
	}
	b.get(paths.Claim(c.ID)).says("the article’s text changed under it")
	b.get(paths.Versions(article.ID)).says("the current one")

	row := itoa(s.now(t, c.ID).RowVersion)
	b.post(paths.Placement(c.ID), values("decision", "pick", "row_version", row, "quote", "not in the text")).says("These words do not stand in the article.")
	b.post(paths.Placement(c.ID), values("decision", "pick", "row_version", row, "quote", "Some 260 companies")).says("Decided.")
	if now := s.now(t, c.ID); now.Quote != "Some 260 companies" || now.State != factcheck.Researching {
		t.Errorf("it is %s at %q", now.State, now.Quote)
	}
	b.post(paths.Placement(c.ID), values("decision", "leave", "row_version", row)).says("The place of this claim has been decided by now.")
	b.get(paths.Placements(article.ID)).says("No claim waits for a place.")
}

// picking is the page on which a claim's place is picked after the text has changed under it.
func picking(s *scene) (string, url.Values) {
	path, _ := placing(open)(s)
	return path + "/pick", nil
}

// changedUnder makes an approved claim, and then a version of its article in which its words are others.
func changedUnder(t *testing.T) (*scene, factcheck.Claim, factcheck.Article) {
	t.Helper()
	s := &scene{site: newSite(t), t: t}
	c := approved(s)
	_, err := s.desk.AddVersion(t.Context(), s.actor(factcheck.Reviewer), c.ArticleID, desk.Arrival{Raw: sample.Raw(edition)})
	s.do(t, err)
	article, err := s.desk.Article(t.Context(), s.actor(factcheck.Reviewer), c.ArticleID)
	s.do(t, err)
	return s, c, article
}

func TestAClaimIsSeenAsOfAnyVersion(t *testing.T) {
	s, c, article := changedUnder(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.ClaimAsOf(c.ID, 1)).says("The passage is shown as it stood in version 1 of the text, which is not the current one.")
	now := b.get(paths.Claim(c.ID)) // it has no place now: it is shown where it was last seen
	now.says("The article’s text changed under this claim.")
	now.says("so no approval holds")
	now.says("It was last seen in version 1")
	now.says("Decide where it stands")
	now.says("In the versions of the text")
	b.get(paths.ClaimAsOf(c.ID, 2)).says(c.Quote)
	b.get(paths.ClaimAsOf(c.ID, 9)).says("There is no such version of this article.")

	old := b.get(paths.Version(article.ID, 1))
	old.says("This is version 1 of the text, which is not the current one.")
	old.says("Claims in this version")
	for _, want := range []string{`<mark`, paths.ClaimAsOf(c.ID, 1)} {
		if !strings.Contains(old.Body, want) {
			t.Errorf("the old version has no %s", want)
		}
	}
	b.get(paths.Version(article.ID, 2)).says("It has no place there.")
	b.get(paths.Version(article.ID, 9)).says("There is no such version of this article.")
}

func TestTheSecondWhoDecidesAPlaceIsToldAndLosesNothing(t *testing.T) {
	s, c, _ := changedUnder(t)
	row := itoa(s.now(t, c.ID).RowVersion)
	first, second := s.as(t, factcheck.Editor), s.as(t, factcheck.Admin)
	first.get(paths.PlacementOf(c.ArticleID, c.ID)).says("1 of 1")
	second.get(paths.PlacementOf(c.ArticleID, c.ID)).says("1 of 1")
	first.post(paths.Placement(c.ID), values("decision", "leave", "row_version", row)).says("Decided.")
	late := second.post(paths.Placement(c.ID), values("decision", "pick", "row_version", row, "quote", "Some 260 companies"))
	if late.Status != http.StatusConflict {
		t.Errorf("the second is answered %d", late.Status)
	}
	if now := s.now(t, c.ID); now.VersionID != "" {
		t.Errorf("the second decision counts: %q", now.Quote)
	}
}

func TestAPlaceIsSelectedInTheTextOrPickedFromItsSentences(t *testing.T) {
	s, c, article := changedUnder(t)
	b, row := s.as(t, factcheck.Editor), itoa(s.now(t, c.ID).RowVersion)
	page := b.get(paths.PickPlace(c.ID))
	page.says("Pick a place")
	for _, want := range []string{`data-module="parity selection caret"`, `data-parity-notice`, c.Quote, `name="sentence"`} {
		if !strings.Contains(page.Body, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	version, sentences, err := s.desk.Sentences(t.Context(), s.actor(factcheck.Editor), article.ID)
	s.do(t, err)
	form := values("decision", "pick", "row_version", row, "version", string(version.ID), "hash", version.Hash, "sentence", "0 999999")
	b.post(paths.Placement(c.ID), form).says("This sentence is not in the text. Choose it again.")
	form.Set("sentence", itoa(sentences[0].Start)+" "+itoa(sentences[0].End))
	form.Set("hash", "another")
	if stale := b.post(paths.Placement(c.ID), form); stale.Status != http.StatusConflict {
		t.Errorf("a sentence of another text is answered %d", stale.Status)
	}
	form.Set("hash", version.Hash)
	b.post(paths.Placement(c.ID), form).says("Decided.")
	if now := s.now(t, c.ID); now.Passage != sentences[0] {
		t.Errorf("it stands at %v, not at %v", now.Passage, sentences[0])
	}
	b.get(paths.PickPlace(c.ID)).says("The place of this claim has been decided by now.")
}

func TestATextIsEditedInItsBlocks(t *testing.T) {
	s := &scene{site: newSite(t), t: t}
	path, form := s.editedText()
	b := s.as(t, factcheck.Reviewer)
	b.get(path).says("Edit the text")
	b.post(path, form).says("Version 2 beside version 1")
	form.Set("version", "another")
	b.post(path, form).says("Somebody else brought in a newer version meanwhile.")
}

func TestAClaimLeftWithoutAPlaceIsGivenOneAtAnyLaterTime(t *testing.T) {
	s, c, article := changedUnder(t)
	b := s.as(t, factcheck.Editor)
	row := func() string { return itoa(s.now(t, c.ID).RowVersion) }
	b.post(paths.Placement(c.ID), values("decision", "leave", "row_version", row())).says("Decided.")
	later := edition + "\n\nSomething else entirely."
	_, err := s.desk.AddVersion(t.Context(), s.actor(factcheck.Reviewer), article.ID, desk.Arrival{Raw: sample.Raw(later)})
	s.do(t, err)

	pick := paths.PickPlace(c.ID)
	for _, from := range []string{paths.Article(article.ID), paths.OpenClaim(article.ID, c.ID), paths.Claim(c.ID), paths.Placements(article.ID)} {
		page := b.get(from)
		if from == paths.Article(article.ID) {
			page.says("1 claim was left without a place")
			continue
		}
		page.says("Give it a place")
		if !strings.Contains(page.Body, pick) {
			t.Errorf("%s does not lead to %s", from, pick)
		}
	}
	left := b.get(paths.Placements(article.ID))
	left.says("No claim waits for a place.")
	left.says("Last seen in version 1")
	left.says(c.Quote)
	b.get(pick).says("Back to the claim")

	version, sentences, err := s.desk.Sentences(t.Context(), s.actor(factcheck.Editor), article.ID)
	s.do(t, err)
	form := values("decision", "pick", "row_version", row(), "version", string(version.ID), "hash", version.Hash, "sentence", "0 999999")
	b.post(paths.Placement(c.ID), form).says("Pick a place") // what is refused is asked for again, for this claim
	form.Set("sentence", itoa(sentences[1].Start)+" "+itoa(sentences[1].End))
	b.post(paths.Placement(c.ID), form).says("Decided.")
	if now := s.now(t, c.ID); !now.Placed() || now.Passage != sentences[1] {
		t.Errorf("it stands at %v, not at %v", now.Passage, sentences[1])
	}
	form.Set("row_version", row())
	if again := b.post(paths.Placement(c.ID), form); again.Status != http.StatusConflict {
		t.Errorf("a place it has is decided anew: %d", again.Status)
	}
}

func TestAVersionConfirmedTwiceIsMadeOnce(t *testing.T) {
	s := &scene{site: newSite(t), t: t}
	id, article := s.stagedVersion()
	b, form := s.as(t, factcheck.Reviewer), values("seen", string(article.Current))
	for range 2 {
		page := b.post(paths.StagedVersion(id), form)
		page.says("Version 2 is the current one.")
		if page.Status != http.StatusOK {
			t.Errorf("answered %d", page.Status)
		}
	}
	b.get(paths.StagedVersion(id)).says("Version 2 is the current one.")
	if other := s.as(t, factcheck.Editor).get(paths.StagedVersion(id)); other.Status != http.StatusNotFound {
		t.Errorf("somebody else is answered %d", other.Status)
	}
	_, err := s.desk.AddVersion(t.Context(), s.actor(factcheck.Reviewer), article.ID, desk.Arrival{Raw: sample.Raw(edition + "\n\nMore.")})
	s.do(t, err)
	b.post(paths.StagedVersion(id), form).says("This is version 2 of the text, which is not the current one.")
	versions, err := s.desk.Versions(t.Context(), s.actor(factcheck.Reviewer), article.ID)
	s.do(t, err)
	if len(versions) != 3 {
		t.Errorf("%d versions", len(versions))
	}
}

func TestTheDifferenceOfALongTextIsAsLongAsWhatChangedInIt(t *testing.T) {
	s := &scene{site: newSite(t), t: t}
	paragraphs := strings.Split(strings.Repeat("The ministry said that contracts were signed by firms from many countries, and that more would follow.\n\n", 600), "\n\n")
	for i := range paragraphs {
		paragraphs[i] = itoa(i) + " " + paragraphs[i]
	}
	long := strings.Join(paragraphs, "\n\n")
	editor := s.actor(factcheck.Reviewer)
	article, err := s.desk.ImportArticle(t.Context(), editor, desk.Arrival{Raw: sample.Raw(long)}, desk.Particulars{Title: "A long one"})
	s.do(t, err)
	changed := strings.Replace(strings.Replace(long, "214 The ministry", "214 The government", 1), "500 The ministry", "500 The parliament", 1)
	id, err := s.desk.StageVersion(t.Context(), editor, article.ID, desk.Arrival{Raw: sample.Raw(changed)})
	s.do(t, err)

	b := s.as(t, factcheck.Reviewer)
	page := b.get(paths.StagedVersion(id))
	page.says("2 changes")
	page.says("213 paragraphs did not change, show them")
	page.says("Change 2 of 2")
	for _, want := range []string{`id="change-1"`, `href="#change-2"`, `<ins>government</ins>`, `unfold=0#part-0`} {
		if !strings.Contains(page.Body, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if len(page.Body) > len(long)/2 {
		t.Errorf("the page has %d bytes for two changes in %d", len(page.Body), len(long))
	}
	side := b.get(paths.StagedVersion(id) + "?view=side&unfold=0")
	side.says("Show it in one column")
	side.says("Show only what changed")
	side.says("7 The ministry said")
	if strings.Contains(side.Body, "400 The ministry said") {
		t.Error("more is unfolded than was asked for")
	}
	b.get(paths.StagedVersion(id) + "?unfold=x&unfold=-1&unfold=99999").says("2 changes")
}
