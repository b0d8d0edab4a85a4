package desk_test

import (
	"testing"
	"time"

	"stet/internal/desk"
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

// scene is a newsroom in the middle of its work, with one of each thing that a use case can be called on.
type scene struct {
	*newsroom
	actors     map[string]factcheck.Actor // by column of the table
	articleID  factcheck.ArticleID
	articleRow int
	newClaim   desk.NewClaim
	imported   factcheck.ImportID
	nextText   factcheck.ImportID // staged by Taras to be the article's next version
	annotated  factcheck.ImportID // annotations that Taras staged
	invited    string             // the invitation's token hash
	claims     map[string]factcheck.Claim
	waiting    map[string]factcheck.Claim // which wait for a place
	citations  map[string]factcheck.Citation
	sources    map[string]factcheck.Source
	captures   map[string]factcheck.CaptureID // by source
	alarms     map[string]factcheck.AlarmID   // likewise
	sessions   map[factcheck.UserID]factcheck.SessionID
	proposed   map[string]factcheck.ProposedSource
	steps      map[string]factcheck.StepID // done and undone, in Taras's session
}

// accountPause is long enough for an account's limit of attempts to give one more.
const accountPause = time.Minute

func newScene(t *testing.T) *scene {
	t.Helper()
	s := &scene{
		newsroom: newNewsroom(t, desk.WatchingSources(func() {})), actors: map[string]factcheck.Actor{}, claims: map[string]factcheck.Claim{}, waiting: map[string]factcheck.Claim{},
		captures: map[string]factcheck.CaptureID{}, alarms: map[string]factcheck.AlarmID{},
		citations: map[string]factcheck.Citation{}, sources: map[string]factcheck.Source{}, sessions: map[factcheck.UserID]factcheck.SessionID{},
	}
	s.cast()
	article := s.article()
	s.articleID, s.articleRow, s.newClaim = article.ID, article.RowVersion, s.passage(article.ID, "30 countries")
	s.prepareSources()
	s.prepareClaims()
	s.prepareProposals()
	s.prepareArrivals()
	s.prepareSteps()
	return s
}

// cast signs in the person of every column.
func (s *scene) cast() {
	for column, user := range map[string]factcheck.User{
		"reviewer": s.petro, "creator": s.taras, "assignee": s.olena, "editor": s.iryna, "admin": s.maks,
	} {
		session := sample.Session(user.ID)
		s.must(s.store.AddSession(s.t.Context(), session))
		actor := user.Actor()
		actor.Session = session.ID
		s.actors[column], s.sessions[user.ID] = actor, session.ID
	}
}

func (s *scene) prepareSources() {
	for name, confidential := range map[string]bool{"public": false, "confidential": true} {
		source, err := s.store.Source(s.t.Context(), s.library(confidential))
		s.must(err)
		s.sources[name] = source
		s.captures[name], err = s.UploadCapture(s.t.Context(), s.taras.Actor(), source.ID, sample.Raw("Words. And more of them."))
		s.must(err)
		s.alarms[name] = factcheck.AlarmID(sample.ID())
		s.must(s.store.SaveAlarm(s.t.Context(), factcheck.Alarm{ID: s.alarms[name], SourceID: source.ID, Kind: factcheck.Dead, RaisedAt: sample.At}))
	}
}

func (s *scene) prepareClaims() {
	for _, state := range append([]factcheck.State{withdrawn}, factcheck.States...) {
		id := s.claimIn(s.articleID, state)
		s.claims[string(state)], s.citations[string(state)] = s.claim(id), s.evidence(id)[0]
		s.waiting[string(state)] = s.waits(s.claimIn(s.articleID, state))
	}
	s.citations["detached"], s.citations["confidential"] = s.cited("public"), s.cited("confidential")
	s.must(s.Detach(s.t.Context(), s.taras.Actor(), s.citations["detached"].ID, 1))
}

// cited is a citation of the source on an open claim.
func (s *scene) cited(source string) factcheck.Citation {
	id := s.open(s.articleID)
	s.must(s.Attach(s.t.Context(), s.taras.Actor(), id, s.sources[source].ID, cites("Words.")))
	return s.evidence(id)[0]
}

// prepareProposals are a proposed source that waits, one that was set aside, and one that became Taras's confidential source.
func (s *scene) prepareProposals() {
	s.proposed = map[string]factcheck.ProposedSource{}
	for _, name := range []string{"proposed", "set aside", "confidential"} {
		p := sample.Proposed(s.articleID, s.newClaim.Version, s.newClaim.Quote)
		p.Text = "Ministry, " + name
		s.must(s.store.AddProposed(s.t.Context(), p))
		place := factcheck.ProposedPlace{Proposed: p.ID, VersionID: s.newClaim.Version, SeenIn: s.newClaim.Version, Passage: document.Range{Start: s.newClaim.Start, End: s.newClaim.End}}
		s.must(s.store.PlaceProposed(s.t.Context(), []factcheck.ProposedPlace{place}))
		s.proposed[name] = p
	}
	taras := s.taras.Actor()
	s.must(s.SetAsideProposed(s.t.Context(), taras, s.proposed["set aside"].ID, 1))
	taking := desk.Taking{Claim: s.open(s.articleID), New: sourceWords("Whisper"), How: cites("Words.")}
	taking.New.Confidential = true
	s.must(s.TakeProposed(s.t.Context(), taras, s.proposed["confidential"].ID, 1, taking))
	s.readProposals()
}

func (s *scene) readProposals() {
	for name, p := range s.proposed {
		now, err := s.store.Proposed(s.t.Context(), p.ID)
		s.must(err)
		s.proposed[name] = now
	}
}

func (w *caller) aProposal() factcheck.ProposedSource {
	if p, ok := w.proposed[w.on]; ok {
		return p
	}
	return factcheck.ProposedSource{ID: "nowhere", RowVersion: 1}
}

func (s *scene) prepareArrivals() {
	var err error
	s.imported, err = s.StageImport(s.t.Context(), s.taras.Actor(), desk.Arrival{Raw: sample.Raw(sample.Text)})
	s.must(err)
	s.nextText, err = s.StageVersion(s.t.Context(), s.taras.Actor(), s.articleID, arrival(longerText))
	s.must(err)
	s.annotated, err = s.StageAnnotations(s.t.Context(), s.taras.Actor(), s.articleID, annotated(annotations))
	s.must(err)
	_, err = s.Invite(s.t.Context(), s.maks.Actor(), desk.NewInvitation{Email: "invited@newsroom.example", Role: factcheck.Reviewer})
	s.must(err)
	invitations, err := s.Invitations(s.t.Context(), s.maks.Actor())
	s.must(err)
	s.invited = invitations[0].TokenHash
}

func (s *scene) prepareSteps() {
	taras := s.actors["creator"]
	for _, statement := range []string{"Done.", "Undone."} {
		s.must(s.Revise(s.t.Context(), taras, s.open(s.articleID), 1, words(statement)))
	}
	_, err := s.Undo(s.t.Context(), taras, "")
	s.must(err)
	next, err := s.Steps(s.t.Context(), taras)
	s.must(err)
	s.steps = map[string]factcheck.StepID{"done": next.Undo.ID, "undone": next.Redo.ID}
}

// The things that calls are about, by the name they have in the table; “nowhere” is one that does not exist.

func (w *caller) aCapture() factcheck.CaptureID {
	if w.on == "nowhere" {
		return "nowhere"
	}
	return w.captures[w.on]
}

func (w *caller) anAlarm() factcheck.AlarmID {
	if w.on == "nowhere" {
		return "nowhere"
	}
	return w.alarms[w.on]
}

func (w *caller) anArticle() factcheck.ArticleID {
	if w.on == "nowhere" {
		return "nowhere"
	}
	return w.articleID
}

func (w *caller) anImport() factcheck.ImportID {
	if w.on == "nowhere" {
		return "nowhere"
	}
	return w.imported
}

func (w *caller) anAnnotatedImport() factcheck.ImportID {
	if w.on == "nowhere" {
		return w.nextText // which is another kind of import
	}
	return w.annotated
}

func (w *caller) anInvitation() string {
	if w.on == "nowhere" {
		return "nowhere"
	}
	return w.invited
}

func (w *caller) aUser() factcheck.UserID {
	if w.on == "nowhere" {
		return "nowhere"
	}
	return w.petro.ID
}

func (w *caller) aClaim() factcheck.Claim {
	if c, ok := w.claims[w.on]; ok {
		return c
	}
	return factcheck.Claim{ID: "nowhere", RowVersion: 1}
}

func (w *caller) aCitation() factcheck.Citation {
	if c, ok := w.citations[w.on]; ok {
		return c
	}
	return factcheck.Citation{ID: "nowhere", RowVersion: 1}
}

func (w *caller) aSource() factcheck.Source {
	if s, ok := w.sources[w.on]; ok {
		return s
	}
	return factcheck.Source{ID: "nowhere", RowVersion: 1}
}

// borders are a passage of the article, as a browser sends it.
func (s *scene) borders(quote string) desk.Borders {
	in := s.passage(s.articleID, quote)
	return desk.Borders{Version: in.Version, Hash: in.Hash, Start: in.Start, End: in.End, Quote: quote}
}

// split are two passages of the article, the second one for a new claim that takes the evidence along.
func (s *scene) split(kept, other string) desk.NewSplit {
	a, b := s.borders(kept), s.borders(other)
	return desk.NewSplit{
		Version: a.Version, Hash: a.Hash, Start: a.Start, End: a.End, Quote: a.Quote,
		OtherStart: b.Start, OtherEnd: b.End, OtherQuote: b.Quote, Statement: "A claim of its own.", Evidence: true,
	}
}

// merging takes an open claim on the same passage, with a source of its own, into another.
func (s *scene) merging(statement string) desk.Merging {
	other := s.claim(s.citations["confidential"].ClaimID)
	return desk.Merging{Other: other.ID, OtherRow: other.RowVersion, Statement: statement}
}

func (w *caller) aStep() factcheck.StepID {
	if id, ok := w.steps[w.on]; ok {
		return id
	}
	return "nowhere"
}
