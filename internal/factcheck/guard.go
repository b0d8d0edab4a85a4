package factcheck

import (
	"slices"
)

// The guards of the workflow. A standing guard judges the claim as it is, so that its refusal can be shown beside the
// button before anybody presses it; the others judge what the person types.
var (
	reasonGiven         = Guard{Name: "a reason", Rule: checkReason}
	assigneeCanWork     = Guard{Name: "an active assignee", Rule: checkAssignee}
	verdictOnScale      = Guard{Name: "a verdict of the scale in use", Rule: checkVerdict}
	rationaleGiven      = Guard{Name: "a rationale", Rule: checkRationale}
	commentGiven        = Guard{Name: "a comment", Rule: checkComment}
	partsOfIt           = Guard{Name: "two parts of its passage", Rule: checkParts}
	claimBeside         = Guard{Name: "two claims beside each other", Rule: checkOther}
	placeWaits          = Guard{Name: "a place that waits", Rule: checkWaiting}
	placeOpen           = Guard{Name: "a place that waits, or none", Rule: checkPlaceless}
	placeProposed       = Guard{Name: "a proposed place", Rule: checkProposal}
	verdictWentStale    = Guard{Name: "a verdict that the change made stale", Rule: checkStaleVerdict}
	policyStillMet      = Guard{Name: "policy met", Rule: checkPolicy}
	stillNoSecondCheck  = Guard{Name: "no second check needed", Rule: checkSecondCheck}
	policyMet           = Guard{Name: "policy met", Rule: checkPolicy, Standing: true}
	noSecondCheckNeeded = Guard{Name: "no second check needed", Rule: checkSecondCheck, Standing: true}
	notOwnVerdict       = Guard{Name: "not the proposer", Rule: checkProposer, Standing: true}
	notOwnEvidence      = Guard{Name: "not the last to edit its evidence", Rule: checkEvidenceEditor, Standing: true}
)

func checkReason(a Attempt) error {
	if !slices.Contains(CloseReasons, a.Reason) {
		return InvalidField("reason", "Say why this is not checked.")
	}
	return nil
}

func checkAssignee(a Attempt) error {
	if a.Assignee.ID == "" || a.Assignee.Disabled() || !a.Assignee.Role.AtLeast(Reviewer) {
		return InvalidField("assignee", "Choose somebody with an active account.")
	}
	return nil
}

func checkVerdict(a Attempt) error {
	if a.Verdict.Option().Key == "" {
		return InvalidField("verdict", "Choose a verdict.")
	}
	return nil
}

func checkRationale(a Attempt) error {
	if blank(a.Verdict.Rationale) {
		return InvalidField("rationale", "Give the reasons: what does the evidence show?")
	}
	return TooLong("rationale", a.Verdict.Rationale, MaxRationale)
}

func checkPolicy(a Attempt) error {
	if missing := a.Policy.Shortcomings(a.Evidence); len(missing) > 0 {
		return &NotMet{missing}
	}
	return nil
}

func checkSecondCheck(a Attempt) error {
	if a.Policy.SecondCheck != SecondCheckNever {
		return Errorf(Conflict, "This newsroom asks for a second check first.")
	}
	return nil
}

func checkProposer(a Attempt) error {
	if a.Claim.Verdict.By == a.Actor.ID {
		return Errorf(Forbidden, "You proposed this verdict, so another editor has to approve it.")
	}
	return nil
}

func checkEvidenceEditor(a Attempt) error {
	if a.Claim.EvidenceEditor == a.Actor.ID {
		return Errorf(Forbidden, "You were the last to change this evidence, so another editor has to approve it.")
	}
	return nil
}

func checkComment(a Attempt) error {
	if blank(a.Comment) {
		return InvalidField("comment", "Say why, so that the next person knows what to do.")
	}
	return TooLong("comment", a.Comment, MaxComment)
}

func checkParts(a Attempt) error {
	if len(a.Parts) != 2 || a.Parts[0] == a.Parts[1] {
		return InvalidField("other_quote", "Give each of the two claims words of its own.")
	}
	for i, field := range []string{"quote", "other_quote"} {
		if !a.Claim.Passage.Contains(a.Parts[i]) {
			return InvalidField(field, "These words do not stand in the claim’s passage. Leave out what is not part of it.")
		}
	}
	return nil
}

func checkOther(a Attempt) error {
	switch {
	case a.Other.ID == "" || a.Other.ID == a.Claim.ID || a.Other.Withdrawn() || a.Other.ArticleID != a.Claim.ArticleID:
		return InvalidField("other", "Choose another claim of this article.")
	case !a.Adjoins:
		return InvalidField("other", "Other words stand between the two passages. Only claims that overlap or follow each other become one.")
	}
	return nil
}

func checkWaiting(a Attempt) error {
	if !a.Placement.Waiting {
		return Errorf(Conflict, "The place of this claim has been decided by now. Look at it as it stands.")
	}
	return nil
}

// checkPlaceless lets a claim that was left without a place have one at any later time.
func checkPlaceless(a Attempt) error {
	if a.Placement.Left() {
		return nil
	}
	return checkWaiting(a)
}

func checkProposal(a Attempt) error {
	if a.Placement.State == Orphan {
		return Errorf(Conflict, "No place is proposed for this claim. Pick one, or leave the claim without.")
	}
	return nil
}

func checkStaleVerdict(a Attempt) error {
	if a.Placement.Stale == "" || !a.Claim.HasVerdict() {
		return Errorf(Conflict, "No verdict on this claim was waiting for approval or approved when the text changed.")
	}
	return nil
}
