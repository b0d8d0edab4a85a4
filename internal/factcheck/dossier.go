package factcheck

import (
	"slices"
	"time"
)

// ClaimFile is all that is known of one claim, as far as one reader may see it.
type ClaimFile struct {
	Number    int // place in document order, from 1
	Claim     Claim
	Evidence  []Citation   // attached ones, by number
	Verdicts  []Verdict    // every verdict ever proposed, oldest first
	Approvals []Approval   // every decision, oldest first
	History   []Entry      // oldest first
	Placement Placement    // on the dossier's version; empty where that is simply as it was, or was not asked for
	Excerpts  []Excerpt    // where the evidence's words stand in captures; not of what is withheld
	Alarms    []CitedAlarm // that stand, about sources as they are cited here; likewise
}

// Stale says whether the claim's passage was edited or lost after its verdict went for approval, and nobody has found anew since.
func (f ClaimFile) Stale() bool {
	return f.Placement.Stale != "" && (f.Placement.Waiting || f.Claim.State == Researching)
}

// CitedAlarm is an alarm about the source of a citation.
type CitedAlarm struct {
	Citation CitationID
	Alarm    Alarm
}

// Approval is the decision in force, if any.
func (f ClaimFile) Approval() (Approval, bool) {
	for _, a := range f.Approvals {
		if a.Stands() {
			return a, true
		}
	}
	return Approval{}, false
}

// LastReturn is the decision that sent the claim back, while the work it asked for is still to do.
func (f ClaimFile) LastReturn() (Approval, bool) {
	if len(f.Approvals) == 0 || f.Claim.State != Researching {
		return Approval{}, false
	}
	last := f.Approvals[len(f.Approvals)-1]
	return last, last.Decision == DecidedReturn
}

// Dossier is an article with all its claims, ready-authorised for one reader: pages draw it and exporters write it
// without asking again who may see what.
type Dossier struct {
	Newsroom   Newsroom
	Article    Article
	Version    Version
	Claims     []ClaimFile // in document order
	People     People      // everybody named in it
	AssignedTo []UserID    // people on the article
	Waiting    int         // claims that wait for a place in the version
	Proposed   int         // sources that the writer proposed and nobody has decided on
	At         time.Time   // when it was put together
}

// Claim finds a claim in the dossier.
func (d Dossier) Claim(id ClaimID) (ClaimFile, bool) {
	for _, f := range d.Claims {
		if f.Claim.ID == id {
			return f, true
		}
	}
	return ClaimFile{}, false
}

// Progress counts the dossier's claims by state.
func (d Dossier) Progress() Progress {
	p := Progress{}
	for _, f := range d.Claims {
		p[f.Claim.State]++
	}
	return p
}

// Waiting is a claim in approval as the queue shows it.
type Waiting struct {
	Claim    Claim
	Article  Article
	Since    time.Time
	Hindered error // why this editor cannot approve it, or nil
}

// Use is one claim's citation of a source, as the source's page lists it.
type Use struct {
	Citation Citation
	Claim    Claim
	Article  Article
}

// Public is the dossier without what is kept of confidential sources. Of a citation of one no more than its number stays, so
// that [n] in a rationale can be told to be withheld; the entries of the history about one are gone. What people wrote in
// their own words stays, and so do the hashes of approvals; the exporter sees to those.
func (d Dossier) Public(confidential []Source) Dossier {
	hidden := map[SourceID]bool{}
	for _, s := range confidential {
		hidden[s.ID] = true
	}
	public := d
	public.Claims = make([]ClaimFile, len(d.Claims))
	for i, f := range d.Claims {
		f.Excerpts, f.Alarms = nil, nil // of captures, which stay in the house
		f.Evidence = slices.Clone(f.Evidence)
		for j, c := range f.Evidence {
			if c.Withheld || c.Source.Confidential || hidden[c.Source.ID] {
				f.Evidence[j] = Citation{Number: c.Number, Withheld: true}
			}
		}
		f.History = slices.DeleteFunc(slices.Clone(f.History), func(e Entry) bool {
			return e.Withheld || e.Source != "" && hidden[e.Source]
		})
		public.Claims[i] = f
	}
	return public
}
