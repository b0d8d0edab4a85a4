package storetest

import (
	"time"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

var drafts = map[string]func(*scene){
	"a draft comes back, and a later one replaces it":      draftComesBack,
	"drafts are found by their person alone":               draftsArePersonal,
	"unsaved drafts are listed, the latest first":          draftsLatestFirst,
	"drafts from before a time are forgotten, others stay": oldDraftsGo,
	"a draft of nobody is refused":                         draftOfNobody,
}

func (s *scene) draft(of factcheck.User, key factcheck.DraftKey, typed time.Time) factcheck.Draft {
	s.Helper()
	d := factcheck.Draft{User: of.ID, Key: key, Form: "f1", TypedAt: typed, Values: map[string][]string{"rationale": {hostile}, "people": {"a", "b"}}}
	s.must(s.SaveDraft(s.ctx, d))
	return d
}

func draftComesBack(s *scene) {
	d := s.draft(s.reviewer, "claim:c:propose", sample.At.Add(time.Microsecond))
	got, err := s.Draft(s.ctx, s.reviewer.ID, d.Key)
	s.must(err)
	same(s, got, d)
	d.Form, d.Values, d.Saved = "f2", nil, true
	s.must(s.SaveDraft(s.ctx, d))
	got, err = s.Draft(s.ctx, s.reviewer.ID, d.Key)
	s.must(err)
	same(s, got, d)
}

func draftsArePersonal(s *scene) {
	d := s.draft(s.reviewer, "import", sample.At)
	_, err := s.Draft(s.ctx, s.editor.ID, d.Key)
	s.refused(err, factcheck.NotFound)
	s.draft(s.editor, "import", sample.At.Add(time.Hour))
	got, err := s.Draft(s.ctx, s.reviewer.ID, d.Key)
	s.must(err)
	same(s, got, d)
}

func draftsLatestFirst(s *scene) {
	older := s.draft(s.reviewer, "import", sample.At)
	newer := s.draft(s.reviewer, "source:new", sample.At.Add(time.Minute))
	saved := s.draft(s.reviewer, "source:s", sample.At.Add(time.Hour))
	saved.Saved = true
	s.must(s.SaveDraft(s.ctx, saved))
	s.draft(s.editor, "import", sample.At)
	got, err := s.DraftsOf(s.ctx, s.reviewer.ID)
	s.must(err)
	same(s, got, []factcheck.Draft{newer, older})
}

func oldDraftsGo(s *scene) {
	s.draft(s.reviewer, "import", sample.At.Add(-time.Microsecond))
	stays := s.draft(s.reviewer, "source:new", sample.At)
	s.must(s.DropDraftsBefore(s.ctx, sample.At))
	s.must(s.DropDraftsBefore(s.ctx, sample.At)) // none left is as well
	got, err := s.DraftsOf(s.ctx, s.reviewer.ID)
	s.must(err)
	same(s, got, []factcheck.Draft{stays})
}

func draftOfNobody(s *scene) {
	s.refused(s.SaveDraft(s.ctx, factcheck.Draft{User: "nobody", Key: "import", TypedAt: sample.At}), factcheck.Conflict)
}
