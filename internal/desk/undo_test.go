package desk_test

import (
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

// final are the methods that change something and cannot be undone, with the reason.
var final = map[string]string{
	"ExportArticle":      "what has left the house cannot be called back",
	"AddUser":            "an account is switched off, so that what it did keeps its name",
	"ChangeRole":         "a right that was given may have been used; it is taken by giving the other one",
	"DisableUser":        "it ends the person's sessions, which nothing opens again",
	"EnableUser":         "its opposite is an action of its own, which ends sessions",
	"ChangePassword":     "the old one is known no more, and may have been stolen",
	"Invite":             "the link is out; it is withdrawn instead",
	"WithdrawInvitation": "its token is forgotten",
	"EndSession":         "nothing opens a session but signing in",
	"SignOut":            "nothing opens a session but signing in",
	"SetLookInterval":    "it is set back on the same form",
	"LookAgain":          "what was asked of a site cannot be called back",
	"UploadCapture":      "what was kept of a source stays: it is what somebody saw",
	"AcknowledgeAlarm":   "it says who has seen to it; what it told stays on the source's page",
	"EditNewsroom":       "it is set back on the same form",
	"SetPolicy":          "what was decided under it stays decided; it is set back on the same form, and the history has what it was",
	"Undo":               "it is done again by Redo",
	"Redo":               "it is undone by Undo, as the step it does again",
}

// picture is everything that the desk shows of articles, claims and sources, but for the history and the numbers that
// count how often a thing was saved.
type picture struct {
	Dossiers []factcheck.Dossier
	Proposed []factcheck.ProposedSource
	Sources  factcheck.SourcePage
	Queue    []factcheck.Waiting
}

func (s *scene) picture(ctx context.Context) (p picture) {
	s.t.Helper()
	admin := s.actors["admin"]
	list, err := s.Articles(ctx, admin, factcheck.ArticleFilter{})
	s.must(err)
	for _, a := range list.Articles {
		dossier, err := s.Dossier(ctx, admin, a.Article.ID)
		s.must(err)
		dossier.At = time.Time{}
		p.Dossiers = append(p.Dossiers, dossier)
		proposals, err := s.Proposed(ctx, admin, a.Article.ID)
		s.must(err)
		p.Proposed = append(p.Proposed, proposals.All...)
	}
	p.Sources, err = s.Sources(ctx, admin, factcheck.SourceFilter{Limit: 100})
	s.must(err)
	p.Queue, err = s.ApprovalQueue(ctx, admin)
	s.must(err)
	for i := range p.Queue {
		p.Queue[i].Hindered = nil // it follows from the rest
	}
	return p
}

// savings are the fields that count how often a thing was saved.
var savings = cmp.Options{
	cmpopts.IgnoreFields(factcheck.Article{}, "RowVersion"), cmpopts.IgnoreFields(factcheck.Claim{}, "RowVersion"),
	cmpopts.IgnoreFields(factcheck.Citation{}, "RowVersion"), cmpopts.IgnoreFields(factcheck.Source{}, "RowVersion"),
	cmpopts.IgnoreFields(factcheck.ProposedSource{}, "RowVersion"), cmpopts.EquateEmpty(),
}

// moments are when things were saved last; a save that changes nothing moves them and cannot be undone.
var moments = cmp.Options{
	cmpopts.IgnoreFields(factcheck.Article{}, "UpdatedAt"), cmpopts.IgnoreFields(factcheck.Claim{}, "UpdatedAt"),
	cmpopts.IgnoreFields(factcheck.Source{}, "UpdatedAt"), cmpopts.IgnoreFields(factcheck.Waiting{}, "Since"),
}

func (s *scene) looks(ctx context.Context, want picture, when string, options ...cmp.Option) {
	s.t.Helper()
	if diff := cmp.Diff(want, s.picture(ctx), append(options, savings)...); diff != "" {
		s.t.Errorf("%s it is not as it was (-before +now):\n%s", when, diff)
	}
}

func TestEveryActionCanBeUndoneAndDoneAgain(t *testing.T) {
	s := newScene(t)
	for _, name := range slices.Sorted(maps.Keys(table)) {
		row := table[name]
		if row.entries == 0 || final[name] != "" {
			continue
		}
		for on, words := range parse(row.answers) {
			if i := slices.Index(words, "ok"); i >= 0 {
				t.Run(name+" "+on+" by "+columns[i], func(t *testing.T) {
					s.t = t
					s.undoesAndRedoes(row, s.actors[columns[i]], on)
				})
			}
		}
	}
}

// undoesAndRedoes calls the method, undoes it and does it again, in a transaction that is then given up.
func (s *scene) undoesAndRedoes(row rights, actor factcheck.Actor, on string) {
	s.t.Helper()
	_ = s.store.Atomically(s.t.Context(), func(ctx context.Context) error {
		first := s.picture(ctx)
		s.clock.pass(time.Minute)
		s.must(row.call(&caller{scene: s, ctx: ctx, actor: actor, on: on}))
		done := s.picture(ctx)
		if cmp.Equal(first, done, savings) {
			s.t.Fatal("it changed nothing, so undoing it shows nothing")
		}
		s.clock.pass(time.Minute)
		_, err := s.Undo(ctx, actor, "")
		s.must(err)
		s.looks(ctx, first, "undone,")
		s.clock.pass(time.Minute)
		_, err = s.Redo(ctx, actor, "")
		s.must(err)
		s.looks(ctx, done, "done again,")
		_, err = s.Undo(ctx, actor, "")
		s.must(err)
		s.looks(ctx, first, "undone once more,")
		return errUndo
	})
}

func TestOnlyMethodsThatChangeSomethingAreArguedToBeFinal(t *testing.T) {
	for name := range final {
		if table[name].entries == 0 {
			t.Errorf("%s needs no reason", name)
		}
	}
}

// walk does things at random as the actor, undoing and redoing now and then; it gives how many things were done.
func (s *scene) walk(r *rand.Rand, actor factcheck.Actor, length int) (did int) {
	s.t.Helper()
	var names []string
	for _, name := range slices.Sorted(maps.Keys(table)) {
		if table[name].entries > 0 && final[name] == "" && !strings.HasPrefix(name, "Confirm") {
			names = append(names, name)
		}
	}
	for range length {
		s.clock.pass(time.Second)
		s.lookAgain()
		var err error
		switch r.IntN(10) {
		case 0, 1:
			_, err = s.Undo(s.t.Context(), actor, "")
		case 2:
			_, err = s.Redo(s.t.Context(), actor, "")
		default:
			row := table[names[r.IntN(len(names))]]
			things := slices.Sorted(maps.Keys(parse(row.answers)))
			err = row.call(&caller{scene: s, ctx: s.t.Context(), actor: actor, on: things[r.IntN(len(things))]})
		}
		if err == nil {
			did++
		} else if factcheck.CodeOf(err) == "" {
			s.t.Fatal(err)
		}
	}
	return did
}

// lookAgain opens every page anew, so that no row version is stale.
func (s *scene) lookAgain() {
	s.t.Helper()
	for on, c := range s.claims {
		s.claims[on] = s.claim(c.ID)
	}
	for on, c := range s.citations {
		citation, err := s.store.Citation(s.t.Context(), c.ID)
		s.must(err)
		s.citations[on] = citation
	}
	for on, c := range s.sources {
		source, err := s.store.Source(s.t.Context(), c.ID)
		s.must(err)
		s.sources[on] = source
	}
	s.readProposals()
	article, err := s.store.Article(s.t.Context(), s.articleID)
	s.must(err)
	s.articleRow = article.RowVersion
}

// all goes one way through the journal as far as it leads.
func (s *scene) all(way func(context.Context, factcheck.Actor, factcheck.StepID) (factcheck.Step, error), actor factcheck.Actor) (turned int) {
	s.t.Helper()
	for {
		_, err := way(s.t.Context(), actor, "")
		if factcheck.Is(err, factcheck.Conflict) && strings.Contains(err.Error(), "There is nothing") {
			return turned
		}
		s.must(err)
		turned++
	}
}

func TestUndoingAWholeSessionLeadsBackToItsBeginningAndRedoingToItsEnd(t *testing.T) {
	for _, seed := range []uint64{1, 2, 3} {
		s := newScene(t)
		actor := s.actors["editor"]
		first := s.picture(t.Context())
		did := s.walk(rand.New(rand.NewPCG(seed, seed)), actor, 120)
		s.all(s.Redo, actor)
		last := s.picture(t.Context())
		undone := s.all(s.Undo, actor)
		s.looks(t.Context(), first, "all undone,", moments)
		if redone := s.all(s.Redo, actor); undone < 10 || redone != undone {
			t.Errorf("of %d things done %d were undone and %d done again", did, undone, redone)
		}
		s.looks(t.Context(), last, "all done again,", moments)
	}
}

// revised is a claim of Taras's that he has revised in his session, and the step of it.
func (s *scene) revised() (factcheck.ClaimID, factcheck.StepID) {
	s.t.Helper()
	id := s.open(s.articleID)
	ctx, receipt := desk.WithReceipt(s.t.Context())
	s.must(s.Revise(ctx, s.actors["creator"], id, 1, words("Another statement.")))
	return id, receipt.Step
}

// undoRefused fails unless undoing the step is refused with the code and the words, and changes nothing.
func (s *scene) undoRefused(actor factcheck.Actor, step factcheck.StepID, code factcheck.Code, words string) {
	s.t.Helper()
	s.refused(code, func() error {
		_, err := s.Undo(s.t.Context(), actor, step)
		if err == nil || !strings.Contains(err.Error(), words) {
			s.t.Errorf("got %v, want it to say %q", err, words)
		}
		return err
	})
}

func TestWhatSomebodyElseHasChangedSinceIsNotUndoneAndOneIsToldWho(t *testing.T) {
	s := newScene(t)
	id, step := s.revised()
	s.must(s.Take(t.Context(), s.actors["assignee"], id, s.claim(id).RowVersion))
	s.undoRefused(s.actors["creator"], step, factcheck.Conflict, s.olena.Name+" has changed the same thing since (take)")
	next, err := s.Steps(t.Context(), s.actors["creator"])
	s.must(err)
	if next.Undo.ID == step {
		t.Error("a step that was overtaken is offered to be undone")
	}
}

func TestWhatOneHasChangedAgainOneselfIsUndoneInOrder(t *testing.T) {
	s := newScene(t)
	id, step := s.revised()
	s.must(s.Take(t.Context(), s.actors["creator"], id, s.claim(id).RowVersion))
	s.undoRefused(s.actors["creator"], step, factcheck.Conflict, "You have changed the same thing again since (take)")
	for range 2 {
		_, err := s.Undo(t.Context(), s.actors["creator"], "")
		s.must(err)
	}
	if c := s.claim(id); c.State != factcheck.Open || strings.Contains(c.Statement, "Another") {
		t.Errorf("got %s, %q", c.State, c.Statement)
	}
}

func TestAnotherPersonsUndoneChangeIsNoChange(t *testing.T) {
	s := newScene(t)
	id, step := s.revised()
	s.must(s.Take(t.Context(), s.actors["assignee"], id, s.claim(id).RowVersion))
	_, err := s.Undo(t.Context(), s.actors["assignee"], "")
	s.must(err)
	_, err = s.Undo(t.Context(), s.actors["creator"], step)
	s.must(err)
}

func TestASaveThatChangesNothingIsNoStepAndLeavesTheOthers(t *testing.T) {
	s := newScene(t)
	id, step := s.revised()
	ctx, receipt := desk.WithReceipt(t.Context())
	s.must(s.Revise(ctx, s.actors["creator"], id, s.claim(id).RowVersion, words("Another statement.")))
	if receipt.Step != "" {
		t.Error("it became a step")
	}
	_, err := s.Undo(t.Context(), s.actors["creator"], step)
	s.must(err)
}

func TestAStepIsUndoneOnce(t *testing.T) {
	s := newScene(t)
	_, step := s.revised()
	_, err := s.Undo(t.Context(), s.actors["creator"], step)
	s.must(err)
	s.undoRefused(s.actors["creator"], step, factcheck.Conflict, "undone already")
}

func TestAStepIsThereForItsPersonInItsSessionOnly(t *testing.T) {
	s := newScene(t)
	_, step := s.revised()
	elsewhere := s.actors["creator"]
	elsewhere.Session = s.sessions[s.olena.ID]
	for _, actor := range []factcheck.Actor{elsewhere, s.taras.Actor(), s.actors["editor"], s.actors["admin"]} {
		s.undoRefused(actor, step, factcheck.NotFound, "nothing of yours")
	}
}

func TestWhoLostARoleUndoesNothingThatItAllowed(t *testing.T) {
	s := newScene(t)
	editor := s.actors["editor"]
	id := s.claims["in approval"].ID
	ctx, receipt := desk.WithReceipt(t.Context())
	s.must(s.Approve(ctx, editor, id, s.claim(id).RowVersion, ""))
	editor.Role = factcheck.Reviewer
	s.undoRefused(editor, receipt.Step, factcheck.Forbidden, "role was changed")
}

func TestStepsEndWithTheirSession(t *testing.T) {
	s := newScene(t)
	_, step := s.revised()
	s.must(s.SignOut(t.Context(), s.actors["creator"]))
	s.undoRefused(s.actors["creator"], step, factcheck.NotFound, "nothing of yours")
	if strings.Contains(s.dump(), string(step)) {
		t.Error("its journal is still there")
	}
}

func TestNothingIsToBeUndoneOnTheCommandLine(t *testing.T) {
	s := newScene(t)
	ctx, receipt := desk.WithReceipt(t.Context())
	s.must(s.Revise(ctx, s.taras.Actor(), s.open(s.articleID), 1, words("Another statement.")))
	if receipt.Step != "" {
		t.Error("it became a step")
	}
	s.undoRefused(s.taras.Actor(), "", factcheck.Conflict, "nothing to undo")
}

func TestANewActionLeavesNothingToDoAgain(t *testing.T) {
	s := newScene(t)
	_, step := s.revised()
	_, err := s.Undo(t.Context(), s.actors["creator"], step)
	s.must(err)
	s.revised()
	s.refused(factcheck.NotFound, func() error {
		_, err := s.Redo(t.Context(), s.actors["creator"], step)
		return err
	})
}

func TestAnUndoneActionIsDoneAgainOnlyIfItIsAllowedNow(t *testing.T) {
	s := newScene(t)
	editor, id := s.actors["editor"], s.claims["in approval"].ID
	s.must(s.Approve(t.Context(), editor, id, s.claim(id).RowVersion, ""))
	_, err := s.Undo(t.Context(), editor, "")
	s.must(err)
	stricter := factcheck.DefaultNewsroom()
	stricter.Policy.MinimumSources = 2
	s.must(s.store.SaveNewsroom(t.Context(), stricter))
	s.refused(factcheck.Invalid, func() error {
		_, err := s.Redo(t.Context(), editor, "")
		return err
	})
}

func TestTheHistoryTellsOfTheActionOfItsUndoingAndOfItsDoingAgain(t *testing.T) {
	s := newScene(t)
	id, step := s.revised()
	_, err := s.Undo(t.Context(), s.actors["creator"], step)
	s.must(err)
	_, err = s.Redo(t.Context(), s.actors["creator"], step)
	s.must(err)
	history, err := s.History(t.Context(), s.taras.Actor(), id)
	s.must(err)
	var told []string
	for _, e := range history {
		told = append(told, strings.TrimSuffix(e.Action+": "+e.Comment, ": "))
	}
	if want := []string{"highlight", "edit", "undo: edit", "redo: edit"}; !slices.Equal(told, want) {
		t.Errorf("it tells %v, want %v", told, want)
	}
	if undo := history[2]; undo.Changes[0].Field != "statement" || undo.Changes[0].Before != "Another statement." {
		t.Errorf("the undoing tells %v", undo.Changes)
	}
}

func TestAnApprovalStandsAgainWhenTheEditThatVoidedItIsUndone(t *testing.T) {
	s := newScene(t)
	id := s.claims["approved"].ID
	s.must(s.Revise(t.Context(), s.actors["assignee"], id, s.claim(id).RowVersion, words("Another statement.")))
	_, err := s.Undo(t.Context(), s.actors["assignee"], "")
	s.must(err)
	s.newsroom.stands(id, true)
}

func TestAnApprovalOfSomethingElseDoesNotStandAgain(t *testing.T) {
	s := newScene(t)
	claim := s.claims["approved"]
	s.must(s.store.AddApproval(t.Context(), factcheck.Approval{
		ID: "of something else", ClaimID: claim.ID, Decision: factcheck.DecidedApprove, Verdict: claim.Verdict.ID, Hash: "other", By: s.ivan.ID, At: s.Now(),
	}))
	ctx, receipt := desk.WithReceipt(t.Context())
	s.must(s.Revise(ctx, s.actors["assignee"], claim.ID, claim.RowVersion, words("Another statement.")))
	s.undoRefused(s.actors["assignee"], receipt.Step, factcheck.Conflict, "for something else")
}

func TestADecisionThatWasUndoneIsNoneOfTheClaims(t *testing.T) {
	s := newScene(t)
	id := s.claims["in approval"].ID
	s.must(s.ReturnForChanges(t.Context(), s.actors["editor"], id, s.claim(id).RowVersion, "Find a second source."))
	_, err := s.Undo(t.Context(), s.actors["editor"], "")
	s.must(err)
	s.must(s.TakeBack(t.Context(), s.actors["assignee"], id, s.claim(id).RowVersion))
	dossier, err := s.Dossier(t.Context(), s.actors["assignee"], s.articleID)
	s.must(err)
	file, _ := dossier.Claim(id)
	if _, returned := file.LastReturn(); returned {
		t.Error("the claim tells of a return that was undone")
	}
}

func TestAClaimIsNotGivenBackToSomebodyWhoseAccountIsOff(t *testing.T) {
	s := newScene(t)
	id := s.claims["researching"].ID
	ctx, receipt := desk.WithReceipt(t.Context())
	s.must(s.AssignClaim(ctx, s.actors["editor"], id, s.claim(id).RowVersion, s.petro.ID))
	s.must(s.DisableUser(t.Context(), s.actors["admin"], s.olena.ID))
	s.undoRefused(s.actors["editor"], receipt.Step, factcheck.Conflict, s.olena.Name+" had the claim then")
}

func TestASourceThatIsCitedByNowStaysInTheLibrary(t *testing.T) {
	s := newScene(t)
	ctx, receipt := desk.WithReceipt(t.Context())
	source, err := s.AddSource(ctx, s.actors["creator"], sourceWords("Statistics"))
	s.must(err)
	claim := s.claims["open"]
	s.must(s.Attach(t.Context(), s.actors["editor"], claim.ID, source, cites("")))
	s.must(s.Withdraw(t.Context(), s.actors["editor"], claim.ID, claim.RowVersion+1)) // it may come back
	s.undoRefused(s.actors["creator"], receipt.Step, factcheck.Conflict, "cited by now")
}

func TestASourceThatWasTakenOutAgainIsNotThereToCiteOrToRead(t *testing.T) {
	s := newScene(t)
	id, err := s.AddSource(t.Context(), s.actors["editor"], sourceWords("Statistics"))
	s.must(err)
	_, err = s.Undo(t.Context(), s.actors["editor"], "")
	s.must(err)
	_, err = s.Source(t.Context(), s.actors["editor"], id)
	s.wants(factcheck.NotFound, err)
	s.refused(factcheck.Invalid, func() error {
		return s.Attach(t.Context(), s.actors["editor"], s.claims["open"].ID, id, cites(""))
	})
	s.refused(factcheck.NotFound, func() error {
		return s.EditSource(t.Context(), s.actors["editor"], id, 2, sourceWords("Statistics, corrected"))
	})
}

func TestASourceThatIsNoLongerForOnesEyesIsNotAttachedAgain(t *testing.T) {
	s := newScene(t)
	claim, source := s.claims["researching"], s.citations["in approval"].Source // which is Olena's
	s.must(s.AssignClaim(t.Context(), s.actors["editor"], claim.ID, claim.RowVersion, s.taras.ID))
	s.must(s.Attach(t.Context(), s.actors["creator"], claim.ID, source.ID, cites("")))
	_, err := s.Undo(t.Context(), s.actors["creator"], "")
	s.must(err)
	secret := desk.SourceWordsOf(source)
	secret.Confidential = true
	s.must(s.EditSource(t.Context(), s.actors["editor"], source.ID, source.RowVersion, secret))
	s.refused(factcheck.NotFound, func() error {
		_, err := s.Redo(t.Context(), s.actors["creator"], "")
		return err
	})
}

func TestACitationOfASourceThatWasTakenOutIsNotAttachedAgain(t *testing.T) {
	s := newScene(t)
	editor, claim := s.actors["editor"], s.claims["open"]
	ctx, added := desk.WithReceipt(t.Context())
	source, err := s.AddSource(ctx, editor, sourceWords("Statistics"))
	s.must(err)
	s.must(s.Attach(t.Context(), editor, claim.ID, source, cites("")))
	attached := s.evidence(claim.ID)[1]
	ctx, detached := desk.WithReceipt(t.Context())
	s.must(s.Detach(ctx, editor, attached.ID, attached.RowVersion))
	_, err = s.Undo(t.Context(), editor, added.Step)
	s.must(err)
	s.undoRefused(editor, detached.Step, factcheck.Conflict, "taken out of the library")
}

func TestAnArticleThatHasClaimsByNowStays(t *testing.T) {
	s := newScene(t)
	ctx, receipt := desk.WithReceipt(t.Context())
	id, err := s.ConfirmImport(ctx, s.actors["creator"], s.imported, desk.Particulars{Title: "Firms meet"})
	s.must(err)
	s.open(id)
	s.undoRefused(s.actors["creator"], receipt.Step, factcheck.Conflict, "has claims by now")
}

func TestAnArticleThatWasTakenOutAgainIsNotThereToWorkOn(t *testing.T) {
	s := newScene(t)
	id, err := s.ConfirmImport(t.Context(), s.actors["creator"], s.imported, desk.Particulars{Title: "Firms meet"})
	s.must(err)
	in := s.passage(id, "250 firms")
	_, err = s.Undo(t.Context(), s.actors["creator"], "")
	s.must(err)
	_, err = s.Dossier(t.Context(), s.actors["creator"], id)
	s.wants(factcheck.NotFound, err)
	s.refused(factcheck.NotFound, func() error {
		_, err := s.Highlight(t.Context(), s.actors["editor"], id, in)
		return err
	})
}
