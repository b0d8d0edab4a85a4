package exporter

import (
	"regexp"
	"slices"
	"strconv"

	"stet/internal/factcheck"
)

// public is the dossier as it may leave the house, whoever asked for it: without withdrawn claims and without
// confidential sources. It goes by what is known to be public, not by what is known to be secret, so that what nobody
// thought of stays inside. The word stands where something was withheld.
func public(d factcheck.Dossier, word string) factcheck.Dossier {
	s := knownSources(d.Claims)
	s.word = word
	files := make([]factcheck.ClaimFile, 0, len(d.Claims))
	for _, f := range d.Claims {
		if !f.Claim.Withdrawn() {
			files = append(files, s.publicClaim(f))
		}
	}
	d.Claims = files
	return d
}

// sources are those that the dossier's evidence tells of. A source that is confidential in one citation is so in all.
type sources struct {
	secret map[factcheck.SourceID]bool // by every id there is
	titles map[string]bool             // of the public ones
	word   string                      // for what is withheld
}

func knownSources(files []factcheck.ClaimFile) sources {
	s := sources{secret: map[factcheck.SourceID]bool{}, titles: map[string]bool{}}
	for _, f := range files {
		for _, c := range f.Evidence {
			if c.Source.ID != "" {
				s.secret[c.Source.ID] = s.secret[c.Source.ID] || c.Withheld || c.Source.Confidential
			}
		}
	}
	for _, f := range files {
		for _, c := range f.Evidence {
			if !s.hides(c) {
				s.titles[c.Source.Title] = true
			}
		}
	}
	return s
}

// hides says whether the citation's source may not be told of; one without an id was blanked for the reader.
func (s sources) hides(c factcheck.Citation) bool {
	return c.Source.ID == "" || c.Withheld || s.secret[c.Source.ID]
}

func (s sources) publicClaim(f factcheck.ClaimFile) factcheck.ClaimFile {
	withheld := map[int]bool{}
	for _, c := range f.Evidence {
		withheld[c.Number] = s.hides(c)
	}
	hide := func(text string) string { return hideCitations(text, withheld, s.word) }
	f.Claim.Notes = hide(f.Claim.Notes)
	f.Claim.Verdict.Rationale = hide(f.Claim.Verdict.Rationale)
	f.Evidence = s.publicEvidence(f.Evidence, hide)
	f.Verdicts = publicVerdicts(f.Verdicts, hide)
	f.Approvals = publicApprovals(f, hide)
	f.History = s.publicHistory(f.History, hide)
	return f
}

func (s sources) publicEvidence(evidence []factcheck.Citation, hide func(string) string) []factcheck.Citation {
	shown := make([]factcheck.Citation, 0, len(evidence))
	for _, c := range evidence {
		if !s.hides(c) && c.DetachedAt.IsZero() {
			c.Note = hide(c.Note)
			shown = append(shown, c)
		}
	}
	return shown
}

func publicVerdicts(verdicts []factcheck.Verdict, hide func(string) string) []factcheck.Verdict {
	shown := make([]factcheck.Verdict, 0, len(verdicts))
	for _, v := range verdicts {
		v.Rationale = hide(v.Rationale)
		shown = append(shown, v)
	}
	return shown
}

// publicApprovals keeps a hash only where the reader can make it again from what is exported: any other could serve to try
// out guesses about what is withheld.
func publicApprovals(f factcheck.ClaimFile, hide func(string) string) []factcheck.Approval {
	hash := factcheck.ApprovalHash(f.Claim, f.Evidence)
	shown := make([]factcheck.Approval, 0, len(f.Approvals))
	for _, a := range f.Approvals {
		a.Comment = hide(a.Comment)
		if a.Hash != hash {
			a.Hash = ""
		}
		shown = append(shown, a)
	}
	return shown
}

func (s sources) publicHistory(entries []factcheck.Entry, hide func(string) string) []factcheck.Entry {
	shown := make([]factcheck.Entry, 0, len(entries))
	for _, e := range entries {
		secret, known := s.secret[e.Source]
		switch aboutSource := e.Source != "" || e.Object.Kind == "citation" || e.Object.Kind == "source"; {
		case e.Withheld || secret:
			continue
		case aboutSource && !known: // of a citation that was detached: nothing says that its source is public
			e.Comment, e.Source, e.Object = "", "", factcheck.Object{Kind: e.Object.Kind}
			e.Changes = slices.DeleteFunc(slices.Clone(e.Changes), func(c factcheck.Change) bool { return c.Field != "state" })
		}
		e.Comment = hide(e.Comment)
		e.Changes = s.publicChanges(e.Changes, hide)
		shown = append(shown, e)
	}
	return shown
}

// publicChanges drops the change of a source for another unless both are public.
func (s sources) publicChanges(changes []factcheck.Change, hide func(string) string) []factcheck.Change {
	public := func(title string) bool { return title == "" || s.titles[title] }
	shown := make([]factcheck.Change, 0, len(changes))
	for _, c := range changes {
		if c.Field != "source" || public(c.Before) && public(c.After) {
			shown = append(shown, factcheck.Change{Field: c.Field, Before: hide(c.Before), After: hide(c.After)})
		}
	}
	return shown
}

var citationMark = regexp.MustCompile(`\[([1-9][0-9]{0,3})\]`)

// hideCitations writes the word for each [n] that cites what may not be told of.
func hideCitations(text string, withheld map[int]bool, word string) string {
	if len(withheld) == 0 {
		return text
	}
	return citationMark.ReplaceAllStringFunc(text, func(mark string) string {
		n, _ := strconv.Atoi(mark[1 : len(mark)-1]) // the pattern allows nothing else
		if withheld[n] {
			return word
		}
		return mark
	})
}
