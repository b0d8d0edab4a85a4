package desk_test

import (
	"context"
	"testing"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

// rights is what a method of the desk answers everybody. A visitor who is not signed in is not in the columns: unless the
// row says why it is open, every method answers them with unauthenticated.
type rights struct {
	open    string                  // why it needs no person, for those that take none
	instead func(*testing.T)        // what it checks instead
	call    func(who *caller) error // the method, called for real on who.on
	entries int                     // of the audit, that a success writes
	answers string                  // one line a thing it is called on, then one answer a column, or one for all
}

// columns are the people of the table: a reviewer who has nothing to do with the thing, the reviewer who made it (Taras),
// the claim's assignee (Olena), an editor and an admin.
var columns = []string{"reviewer", "creator", "assignee", "editor", "admin"}

// answers are the words of the table.
var answers = map[string]factcheck.Code{
	"ok": "", "forbidden": factcheck.Forbidden, "missing": factcheck.NotFound, "conflict": factcheck.Conflict, "invalid": factcheck.Invalid,
}

// caller is one call of the table: who calls a method on what.
type caller struct {
	*scene
	ctx   context.Context
	actor factcheck.Actor
	on    string
}

// steps make a row of a method that changes a claim: what is not listed is a conflict, and what is not there or
// withdrawn is missing.
func steps(lines string) string {
	listed := parse(lines)
	for _, on := range claimThings {
		switch {
		case listed[on] != nil:
		case on == "withdrawn" || on == "nowhere":
			lines += "\n" + on + ": missing"
		default:
			lines += "\n" + on + ": conflict"
		}
	}
	return lines
}

// claimThings are the claims of the scene: one in each state, a withdrawn one and one that does not exist.
var claimThings = []string{"open", "researching", "proposed", "in approval", "approved", "closed", "withdrawn", "nowhere"}

const everyClaim = "open: ok\nresearching: ok\nproposed: ok\nin approval: ok\napproved: ok\nclosed: ok\nwithdrawn: ok\nnowhere: missing"

// editable is who may edit a claim and its evidence, state by state.
const editable = `open: ok
	researching: forbidden forbidden ok ok ok
	proposed: forbidden forbidden ok ok ok
	in approval: forbidden forbidden ok ok ok
	approved: forbidden forbidden ok ok ok`

// workedOn is who may edit a claim that somebody has taken, state by state.
const workedOn = `researching: forbidden forbidden ok ok ok
	proposed: forbidden forbidden ok ok ok
	in approval: forbidden forbidden ok ok ok
	approved: forbidden forbidden ok ok ok`

// likeItsSource is the answer for what is as confidential as its source.
const likeItsSource = "public: ok\nconfidential: missing ok missing ok ok\nnowhere: missing"

var table = map[string]rights{
	// Articles.
	"Articles": {answers: "all: ok", call: func(w *caller) error {
		_, err := w.Articles(w.ctx, w.actor, factcheck.ArticleFilter{})
		return err
	}},
	"Article": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.Article(w.ctx, w.actor, w.anArticle())
		return err
	}},
	"ArticleHistory": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, _, err := w.ArticleHistory(w.ctx, w.actor, w.anArticle())
		return err
	}},
	"EditArticle": {entries: 1, answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		return w.EditArticle(w.ctx, w.actor, w.anArticle(), w.articleRow, desk.Particulars{Title: "Another title"})
	}},
	"StaffArticle": {
		entries: 2, answers: "article: forbidden forbidden forbidden ok ok\nnowhere: forbidden forbidden forbidden missing missing",
		call: func(w *caller) error {
			staffing := desk.Staffing{People: []factcheck.UserID{w.olena.ID}, Deadline: sample.At.AddDate(0, 0, 7)}
			return w.StaffArticle(w.ctx, w.actor, w.anArticle(), w.articleRow, staffing)
		},
	},
	"Dossier": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.Dossier(w.ctx, w.actor, w.anArticle())
		return err
	}},
	"ClaimDossier": {answers: "open: ok\nresearching: ok\nproposed: ok\nin approval: ok\napproved: ok\nclosed: ok\nwithdrawn: missing\nnowhere: missing", call: func(w *caller) error {
		_, err := w.ClaimDossier(w.ctx, w.actor, w.aClaim().ID)
		return err
	}},
	"ExportArticle": {entries: 1, answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.ExportArticle(w.ctx, w.actor, w.anArticle(), "html")
		return err
	}},
	"Sentences": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, _, err := w.Sentences(w.ctx, w.actor, w.anArticle())
		return err
	}},
	"FindQuote": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, _, err := w.FindQuote(w.ctx, w.actor, w.anArticle(), "30 countries")
		return err
	}},

	"Happenings": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.Happenings(w.ctx, w.actor, w.anArticle(), 0)
		return err
	}},
	"Newest": {answers: "all: ok", call: func(w *caller) error {
		_, err := w.Newest(w.ctx, w.actor)
		return err
	}},

	// Imports. What somebody else staged is not there for anybody, whatever their role.
	"StageImport": {answers: "all: ok", call: func(w *caller) error {
		_, err := w.StageImport(w.ctx, w.actor, desk.Arrival{Raw: sample.Raw(sample.Text)})
		return err
	}},
	"StagedImport": {answers: "staged: missing ok missing missing missing\nnowhere: missing", call: func(w *caller) error {
		_, _, err := w.StagedImport(w.ctx, w.actor, w.anImport())
		return err
	}},
	"DiscardImport": {answers: "staged: missing ok missing missing missing\nnowhere: missing", call: func(w *caller) error {
		return w.DiscardImport(w.ctx, w.actor, w.anImport())
	}},
	"ConfirmImport": {entries: 1, answers: "staged: missing ok missing missing missing\nnowhere: missing", call: func(w *caller) error {
		_, err := w.ConfirmImport(w.ctx, w.actor, w.anImport(), desk.Particulars{Title: "Firms meet"})
		return err
	}},
	"ImportArticle": {entries: 1, answers: "all: ok", call: func(w *caller) error {
		_, err := w.ImportArticle(w.ctx, w.actor, desk.Arrival{Raw: sample.Raw(sample.Text)}, desk.Particulars{})
		return err
	}},

	// Versions and where claims stand in them.
	"Versions": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.Versions(w.ctx, w.actor, w.anArticle())
		return err
	}},
	"Version": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		id := factcheck.VersionID("nowhere")
		if w.on != "nowhere" {
			id = w.newClaim.Version
		}
		_, _, err := w.Version(w.ctx, w.actor, id)
		return err
	}},
	"StageVersion": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.StageVersion(w.ctx, w.actor, w.anArticle(), arrival(longerText))
		return err
	}},
	"StageEdit": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.StageEdit(w.ctx, w.actor, w.anArticle(), w.newClaim.Version, w.edited("30 countries", "31 countries"))
		return err
	}},
	"PreviewVersion": {answers: "staged: missing ok missing missing missing\nnowhere: missing", call: func(w *caller) error {
		_, err := w.PreviewVersion(w.ctx, w.actor, w.aVersionImport())
		return err
	}},
	"ConfirmVersion": {entries: 1, answers: "staged: missing ok missing missing missing\nnowhere: missing", call: func(w *caller) error {
		_, err := w.ConfirmVersion(w.ctx, w.actor, w.aVersionImport(), w.newClaim.Version)
		return err
	}},
	"MadeOf": {answers: "article: missing ok missing missing missing\nnowhere: missing", call: func(w *caller) error {
		id := factcheck.ImportID("nowhere")
		if w.on != "nowhere" {
			id = factcheck.ImportID(w.newClaim.Version)
		}
		_, err := w.MadeOf(w.ctx, w.actor, id)
		return err
	}},
	"AddVersion": {entries: 1, answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.AddVersion(w.ctx, w.actor, w.anArticle(), arrival(longerText))
		return err
	}},
	"PutBlockBack": {answers: "staged: missing ok missing missing missing\nnowhere: missing", call: func(w *caller) error {
		_, err := w.PutBlockBack(w.ctx, w.actor, w.aVersionImport(), "advertisement", true, desk.Particulars{})
		return err
	}},
	"Raw": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		version := w.newClaim.Version
		if w.anArticle() != w.articleID {
			version = "nowhere"
		}
		_, _, err := w.Raw(w.ctx, w.actor, version)
		return err
	}},
	"PreviewReextraction": {
		answers: "article: forbidden forbidden forbidden ok ok\nnowhere: forbidden forbidden forbidden missing missing",
		call: func(w *caller) error {
			_, err := w.PreviewReextraction(w.ctx, w.actor, w.anArticle(), true)
			return err
		},
	},
	"StageReextraction": { // read by this extractor already
		answers: "article: forbidden forbidden forbidden conflict conflict\nnowhere: forbidden forbidden forbidden missing missing",
		call: func(w *caller) error {
			_, err := w.StageReextraction(w.ctx, w.actor, w.anArticle())
			return err
		},
	},
	"Reextract": { // the text is the same
		answers: "article: forbidden forbidden forbidden invalid invalid\nnowhere: forbidden forbidden forbidden missing missing",
		call: func(w *caller) error {
			_, err := w.Reextract(w.ctx, w.actor, w.anArticle(), true)
			return err
		},
	},
	"Decisions": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.Decisions(w.ctx, w.actor, w.anArticle())
		return err
	}},
	"Places": {answers: "open: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.Places(w.ctx, w.actor, w.aClaim().ID)
		return err
	}},
	"WaitingForPlace": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.WaitingForPlace(w.ctx, w.actor, w.anArticle())
		return err
	}},
	"AcceptTypography": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.AcceptTypography(w.ctx, w.actor, w.anArticle())
		return err
	}},
	"KeepPlace": {entries: 1, answers: steps(editable + "\nclosed: ok"), call: func(w *caller) error {
		return w.KeepPlace(w.ctx, w.actor, w.aWaitingClaim().ID, w.aWaitingClaim().RowVersion)
	}},
	"Recheck": {entries: 1, answers: steps(workedOn), call: func(w *caller) error {
		return w.Recheck(w.ctx, w.actor, w.aWaitingClaim().ID, w.aWaitingClaim().RowVersion)
	}},
	"PickPlace": {entries: 1, answers: steps(editable + "\nclosed: ok"), call: func(w *caller) error {
		return w.PickPlace(w.ctx, w.actor, w.aWaitingClaim().ID, w.aWaitingClaim().RowVersion, w.borders("30 countries"))
	}},
	"LeaveUnplaced": {entries: 1, answers: steps(editable + "\nclosed: ok"), call: func(w *caller) error {
		return w.LeaveUnplaced(w.ctx, w.actor, w.aWaitingClaim().ID, w.aWaitingClaim().RowVersion)
	}},

	// Claims.
	"Highlight": {entries: 1, answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.Highlight(w.ctx, w.actor, w.anArticle(), w.newClaim)
		return err
	}},
	"Claim": {answers: everyClaim, call: func(w *caller) error {
		_, err := w.Claim(w.ctx, w.actor, w.aClaim().ID)
		return err
	}},
	"History": {answers: everyClaim, call: func(w *caller) error {
		_, err := w.History(w.ctx, w.actor, w.aClaim().ID)
		return err
	}},
	"Evidence": {answers: everyClaim, call: func(w *caller) error {
		_, err := w.Evidence(w.ctx, w.actor, w.aClaim().ID)
		return err
	}},
	"Hindrances": {answers: everyClaim, call: func(w *caller) error {
		_, err := w.Hindrances(w.ctx, w.actor, w.aClaim().ID)
		return err
	}},
	"Find": {answers: "all: ok", call: func(w *caller) error {
		_, err := w.Find(w.ctx, w.actor, "firms")
		return err
	}},
	"MyWork": {answers: "all: ok", call: func(w *caller) error {
		_, err := w.MyWork(w.ctx, w.actor)
		return err
	}},
	"Revise": {entries: 1, answers: steps(editable), call: func(w *caller) error {
		return w.Revise(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion, words("Another statement."))
	}},
	"MoveBorders": {entries: 1, answers: steps(editable), call: func(w *caller) error {
		return w.MoveBorders(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion, w.borders("Over 250 firms"))
	}},
	"Split": {entries: 3, answers: steps(editable), call: func(w *caller) error {
		_, err := w.Split(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion, w.split("250", "firms"))
		return err
	}},
	"Merge": {entries: 3, answers: steps(editable), call: func(w *caller) error {
		return w.Merge(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion, w.merging("Two claims in one."))
	}},
	"Take": {entries: 1, answers: steps("open: ok"), call: func(w *caller) error {
		return w.Take(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion)
	}},
	"AssignClaim": {
		entries: 1, answers: steps("open: forbidden forbidden forbidden ok ok\nresearching: forbidden forbidden forbidden ok ok"),
		call: func(w *caller) error {
			return w.AssignClaim(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion, w.petro.ID)
		},
	},
	"CloseClaim": {entries: 1, answers: steps("open: ok\nresearching: forbidden forbidden ok ok ok"), call: func(w *caller) error {
		return w.CloseClaim(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion, "prediction")
	}},
	"Reopen": {
		entries: 1, answers: steps("approved: forbidden forbidden forbidden ok ok\nclosed: forbidden forbidden forbidden ok ok"),
		call: func(w *caller) error {
			return w.Reopen(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion, "The list was replaced.")
		},
	},
	"Withdraw": {
		entries: 1, answers: steps("open: forbidden ok forbidden ok ok\nresearching: forbidden ok forbidden ok ok"),
		call: func(w *caller) error {
			return w.Withdraw(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion)
		},
	},
	"Restore": {entries: 1, answers: steps("withdrawn: forbidden ok forbidden ok ok"), call: func(w *caller) error {
		return w.Restore(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion)
	}},

	// Sources and evidence. A confidential source is not there for reviewers who did not add it.
	"Sources": {answers: "all: ok", call: func(w *caller) error {
		_, err := w.Sources(w.ctx, w.actor, factcheck.SourceFilter{})
		return err
	}},
	"Source": {answers: "public: ok\nconfidential: missing ok missing ok ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.Source(w.ctx, w.actor, w.aSource().ID)
		return err
	}},
	"AddSource": {entries: 1, answers: "all: ok", call: func(w *caller) error {
		_, err := w.AddSource(w.ctx, w.actor, sourceWords("Statistics"))
		return err
	}},
	"EditSource": {
		entries: 1, answers: "public: forbidden ok forbidden ok ok\nconfidential: missing ok missing ok ok\nnowhere: missing",
		call: func(w *caller) error {
			return w.EditSource(w.ctx, w.actor, w.aSource().ID, w.aSource().RowVersion, sourceWords("Statistics"))
		},
	},
	// What was kept of sources. Of a confidential one it is not there either.
	"Capture": {answers: likeItsSource, call: func(w *caller) error {
		_, err := w.Capture(w.ctx, w.actor, w.aCapture())
		return err
	}},
	"CaptureBytes": {answers: likeItsSource, call: func(w *caller) error {
		_, _, err := w.CaptureBytes(w.ctx, w.actor, w.aCapture())
		return err
	}},
	"UploadCapture": {entries: 1, answers: likeItsSource, call: func(w *caller) error {
		_, err := w.UploadCapture(w.ctx, w.actor, w.aSource().ID, sample.Raw("Another copy."))
		return err
	}},
	"LookAgain": {entries: 1, answers: likeItsSource, call: func(w *caller) error {
		return w.LookAgain(w.ctx, w.actor, w.aSource().ID)
	}},
	"AcknowledgeAlarm": {entries: 1, answers: likeItsSource, call: func(w *caller) error {
		_, err := w.AcknowledgeAlarm(w.ctx, w.actor, w.anAlarm())
		return err
	}},
	"MyAlarms": {answers: "all: ok", call: func(w *caller) error {
		_, err := w.MyAlarms(w.ctx, w.actor)
		return err
	}},
	"DueLooks": {
		open:    "the program asks it for itself, and shows it to nobody",
		instead: TestADeskThatWatchesNothingSaysSo,
	},
	"LookAt": {
		open:    "the program does it by itself, for what somebody asked or whose turn it is; what comes of it is told like the source",
		instead: TestTheProgramLooksByItselfAndSaysSo,
	},
	"SetLookInterval": {entries: 1, answers: adminsOnly, call: func(w *caller) error {
		return w.SetLookInterval(w.ctx, w.actor, desk.LookWords{Hours: 24})
	}},
	"LookInterval": {answers: adminsOnly, call: func(w *caller) error {
		_, err := w.LookInterval(w.ctx, w.actor)
		return err
	}},

	"Attach": {entries: 1, answers: steps(editable), call: func(w *caller) error {
		return w.Attach(w.ctx, w.actor, w.aClaim().ID, w.sources["public"].ID, cites("Another excerpt."))
	}},
	"AttachNew": {entries: 2, answers: steps(editable), call: func(w *caller) error {
		return w.AttachNew(w.ctx, w.actor, w.aClaim().ID, sourceWords("Statistics"), cites("Another excerpt."))
	}},
	"Citation": {answers: everyClaim + "\ndetached: missing\nconfidential: missing ok missing ok ok", call: func(w *caller) error {
		_, err := w.Citation(w.ctx, w.actor, w.aCitation().ID)
		return err
	}},
	"ReviseCitation": {entries: 1, answers: steps(editable) + "\ndetached: missing\nconfidential: missing ok missing ok ok", call: func(w *caller) error {
		return w.ReviseCitation(w.ctx, w.actor, w.aCitation().ID, w.aCitation().RowVersion, cites("Other words."))
	}},
	"Detach": {entries: 1, answers: steps(editable) + "\ndetached: missing\nconfidential: missing ok missing ok ok", call: func(w *caller) error {
		return w.Detach(w.ctx, w.actor, w.aCitation().ID, w.aCitation().RowVersion)
	}},

	// Annotations of other systems. What somebody else staged is not there for anybody.
	"StageAnnotations": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.StageAnnotations(w.ctx, w.actor, w.anArticle(), annotated(annotations))
		return err
	}},
	"PreviewAnnotations": {answers: "staged: missing ok missing missing missing\nnowhere: missing", call: func(w *caller) error {
		_, err := w.PreviewAnnotations(w.ctx, w.actor, w.anAnnotatedImport(), desk.AnnotationChoice{})
		return err
	}},
	"ConfirmAnnotations": {entries: 2, answers: "staged: missing ok missing missing missing\nnowhere: missing", call: func(w *caller) error {
		_, err := w.ConfirmAnnotations(w.ctx, w.actor, w.anAnnotatedImport(), desk.AnnotationChoice{Seen: w.newClaim.Version})
		return err
	}},
	"ImportAnnotations": {entries: 2, answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.ImportAnnotations(w.ctx, w.actor, w.anArticle(), annotated(annotations), desk.AnnotationChoice{})
		return err
	}},
	"ImportedFor": {answers: everyClaim, call: func(w *caller) error {
		_, err := w.ImportedFor(w.ctx, w.actor, w.aClaim().ID)
		return err
	}},

	// Sources that the writer proposed. One that became a confidential source is not there for those who may not see that.
	"Proposed": {answers: "article: ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.Proposed(w.ctx, w.actor, w.anArticle())
		return err
	}},
	"ProposedFor": {answers: everyClaim, call: func(w *caller) error {
		_, err := w.ProposedFor(w.ctx, w.actor, w.aClaim().ID)
		return err
	}},
	"ProposedSource": {answers: "proposed: ok\nset aside: ok\nconfidential: missing ok missing ok ok\nnowhere: missing", call: func(w *caller) error {
		_, err := w.ProposedSource(w.ctx, w.actor, w.aProposal().ID)
		return err
	}},
	"TakeProposed": {entries: 3, answers: "proposed: ok\nset aside: conflict\nconfidential: conflict\nnowhere: missing", call: func(w *caller) error {
		taking := desk.Taking{Claim: w.claims["open"].ID, New: sourceWords("Yearbook"), How: cites("253 companies")}
		return w.TakeProposed(w.ctx, w.actor, w.aProposal().ID, w.aProposal().RowVersion, taking)
	}},
	"SetAsideProposed": {entries: 1, answers: "proposed: ok\nset aside: conflict\nconfidential: conflict\nnowhere: missing", call: func(w *caller) error {
		return w.SetAsideProposed(w.ctx, w.actor, w.aProposal().ID, w.aProposal().RowVersion)
	}},
	"PutBackProposed": {entries: 1, answers: "proposed: conflict\nset aside: ok\nconfidential: conflict\nnowhere: missing", call: func(w *caller) error {
		return w.PutBackProposed(w.ctx, w.actor, w.aProposal().ID, w.aProposal().RowVersion)
	}},

	// Verdicts and approval. The approved claim was approved by another editor than the one in the table.
	"Propose": {entries: 1, answers: steps("researching: forbidden forbidden ok forbidden forbidden"), call: func(w *caller) error {
		return w.Propose(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion, found("half-true"))
	}},
	"Submit": {entries: 1, answers: steps("proposed: forbidden forbidden ok forbidden forbidden"), call: func(w *caller) error {
		return w.Submit(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion)
	}},
	"TakeBack": {
		entries: 1, answers: steps("proposed: forbidden forbidden ok ok ok\nin approval: forbidden forbidden ok forbidden forbidden"),
		call: func(w *caller) error {
			return w.TakeBack(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion)
		},
	},
	"ApprovalQueue": {answers: "all: forbidden forbidden forbidden ok ok", call: func(w *caller) error {
		_, err := w.ApprovalQueue(w.ctx, w.actor)
		return err
	}},
	"WaitingForApproval": {answers: "all: forbidden forbidden forbidden ok ok", call: func(w *caller) error {
		_, err := w.WaitingForApproval(w.ctx, w.actor)
		return err
	}},
	"Approve": {entries: 1, answers: steps("in approval: forbidden forbidden forbidden ok ok"), call: func(w *caller) error {
		return w.Approve(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion, "")
	}},
	"ReturnForChanges": {entries: 1, answers: steps("in approval: forbidden forbidden forbidden ok ok"), call: func(w *caller) error {
		return w.ReturnForChanges(w.ctx, w.actor, w.aClaim().ID, w.aClaim().RowVersion, "Find a second source.")
	}},

	// Drafts, which are one's own whoever else types in the same form. They are no change of the record: no entry tells of
	// them before they are saved.
	"KeepDraft": {answers: "all: ok", call: func(w *caller) error {
		_, err := w.KeepDraft(w.ctx, w.actor, desk.NewDraft{Key: "source:new", Form: "f1", Values: map[string][]string{"source_title": {"A list"}}})
		return err
	}},
	"KeptDrafts": {answers: "all: ok", call: func(w *caller) error {
		_, err := w.KeptDrafts(w.ctx, w.actor, []factcheck.DraftKey{"source:new"})
		return err
	}},
	"Drafts": {answers: "all: ok", call: func(w *caller) error {
		_, err := w.Drafts(w.ctx, w.actor, 0)
		return err
	}},
	"DropDraft": {answers: "all: ok", call: func(w *caller) error { return w.DropDraft(w.ctx, w.actor, "source:new") }},

	// Undo. What was done by somebody else, or in another session, is not there for anybody.
	"Steps": {answers: "all: ok", call: func(w *caller) error {
		_, err := w.Steps(w.ctx, w.actor)
		return err
	}},
	"Undo": {
		entries: 1, answers: "done: missing ok missing missing missing\nundone: missing conflict missing missing missing\nnowhere: missing",
		call: func(w *caller) error {
			_, err := w.Undo(w.ctx, w.actor, w.aStep())
			return err
		},
	},
	"Redo": {
		entries: 1, answers: "done: missing conflict missing missing missing\nundone: missing ok missing missing missing\nnowhere: missing",
		call: func(w *caller) error {
			_, err := w.Redo(w.ctx, w.actor, w.aStep())
			return err
		},
	},

	// People.
	"Colleagues": {answers: "all: ok", call: func(w *caller) error {
		_, err := w.Colleagues(w.ctx, w.actor)
		return err
	}},
	"People": {answers: "all: ok", call: func(w *caller) error {
		_, err := w.People(w.ctx, w.actor)
		return err
	}},
	"Users": {answers: adminsOnly, call: func(w *caller) error {
		_, err := w.Users(w.ctx, w.actor)
		return err
	}},
	"AddUser": {entries: 1, answers: adminsOnly, call: func(w *caller) error {
		_, err := w.AddUser(w.ctx, w.actor, desk.NewUser{Email: "new@newsroom.example", Name: "New", Role: factcheck.Reviewer, Password: theirPassword})
		return err
	}},
	"ChangeRole": {entries: 1, answers: adminsOnly + "\nnowhere: forbidden forbidden forbidden forbidden missing", call: func(w *caller) error {
		return w.ChangeRole(w.ctx, w.actor, w.aUser(), factcheck.Editor)
	}},
	"DisableUser": {entries: 1, answers: adminsOnly + "\nnowhere: forbidden forbidden forbidden forbidden missing", call: func(w *caller) error {
		return w.DisableUser(w.ctx, w.actor, w.aUser())
	}},
	"EnableUser": {entries: 1, answers: adminsOnly + "\nnowhere: forbidden forbidden forbidden forbidden missing", call: func(w *caller) error {
		return w.EnableUser(w.ctx, w.actor, w.aUser())
	}},
	"ChangePassword": {entries: 1, answers: "all: ok", call: func(w *caller) error {
		w.clock.pass(accountPause) // the limit of attempts is no part of this table
		return w.ChangePassword(w.ctx, w.actor, desk.NewPassword{Current: theirPassword, New: "another long password"})
	}},

	"SavePreferences": {answers: "all: ok", call: func(w *caller) error {
		return w.SavePreferences(w.ctx, w.actor, factcheck.Preferences{Language: "uk", Keys: map[string]string{"claim.next": "z"}})
	}},

	// Invitations.
	"Newsroom": {answers: adminsOnly, call: func(w *caller) error {
		_, err := w.Newsroom(w.ctx, w.actor)
		return err
	}},
	"NewsroomHistory": {answers: adminsOnly, call: func(w *caller) error {
		_, _, err := w.NewsroomHistory(w.ctx, w.actor)
		return err
	}},
	"EditNewsroom": {entries: 1, answers: adminsOnly, call: func(w *caller) error {
		return w.EditNewsroom(w.ctx, w.actor, 0, desk.NewsroomWords{Name: "The Gazette", Language: "uk"})
	}},
	"SetPolicy": {entries: 1, answers: adminsOnly, call: func(w *caller) error {
		return w.SetPolicy(w.ctx, w.actor, 0, desk.PolicyWords{MinimumSources: 2})
	}},
	"TryPolicy": {answers: adminsOnly, call: func(w *caller) error {
		_, err := w.TryPolicy(w.ctx, w.actor, desk.PolicyWords{MinimumSources: 2})
		return err
	}},
	"Invite": {entries: 1, answers: adminsOnly, call: func(w *caller) error {
		_, err := w.Invite(w.ctx, w.actor, desk.NewInvitation{Email: "new@newsroom.example", Role: factcheck.Reviewer})
		return err
	}},
	"Invitations": {answers: adminsOnly, call: func(w *caller) error {
		_, err := w.Invitations(w.ctx, w.actor)
		return err
	}},
	"WithdrawInvitation": {entries: 1, answers: adminsOnly + "\nnowhere: forbidden forbidden forbidden forbidden missing", call: func(w *caller) error {
		return w.WithdrawInvitation(w.ctx, w.actor, w.anInvitation())
	}},

	// Sessions. Somebody else's session is not there for anybody.
	"Sessions": {answers: "all: ok", call: func(w *caller) error {
		_, err := w.Sessions(w.ctx, w.actor)
		return err
	}},
	"EndSession": {entries: 1, answers: "creator's: missing ok missing missing missing\nnowhere: missing", call: func(w *caller) error {
		id := w.sessions[w.taras.ID]
		if w.on == "nowhere" {
			id = "nowhere"
		}
		return w.EndSession(w.ctx, w.actor, id)
	}},
	"StillHere": {answers: "all: ok", call: func(w *caller) error { return w.StillHere(w.ctx, w.actor) }},
	"SignOut":   {entries: 1, answers: "own: ok", call: func(w *caller) error { return w.SignOut(w.ctx, w.actor) }},

	// Open ones.
	"SignIn": {
		open:    "it is how one becomes somebody; it asks for the password and counts the attempts",
		instead: TestSignInAsksForThePasswordOfAnActiveAccount,
	},
	"SignInAs": {
		open:    "it is how one becomes somebody in the try-out mode, and the page is not there in any other",
		instead: TestOnlyTheTryOutModeLetsPeopleInWithoutAPassword,
	},
	"TryOutPeople": {
		open:    "it is the try-out mode's sign-in page, and empty in any other mode",
		instead: TestOnlyTheTryOutModeLetsPeopleInWithoutAPassword,
	},
	"Resume": {
		open:    "it turns the cookie's token into a person; it asks for a session that is alive and a person who is active",
		instead: TestASessionIsResumedByItsTokenOnly,
	},
	"KeepSessionData": {
		open:    "it keeps what the site itself notes on a session that Resume gave it; one that is over keeps nothing",
		instead: TestSessionDataIsKeptOnALivingSessionOnly,
	},
	"Invitation": {
		open:    "whoever holds an invitation's link has no account yet; it asks for the link's token",
		instead: TestAnInvitationIsFoundByItsTokenOnly,
	},
	"Accept": {
		open:    "whoever holds an invitation's link has no account yet; it asks for the link's token, once",
		instead: TestAnInvitationIsFoundByItsTokenOnly,
	},
	"SetUpToken": {
		open:    "the program asks for it when it starts; it gives nothing once anybody has an account",
		instead: TestTheSetUpLinkIsOnlyThereWhileNobodyHasAnAccount,
	},
	"Language": {
		open:    "the sign-in page speaks it",
		instead: TestTheNewsroomsLanguageIsOneThatTheSiteSpeaks,
	},
	"Now": {open: "the time is no secret", instead: TestNowIsTheClocksTimeToTheMicrosecond},
}

const adminsOnly = "all: forbidden forbidden forbidden forbidden ok"
