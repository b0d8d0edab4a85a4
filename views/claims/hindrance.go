package claims

import (
	"errors"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
)

// Hindrance is why something would be refused now, reason by reason. It is empty where nothing is in the way.
type Hindrance []Reason

// Reason is one thing that is in the way, and where it is mended, if it is mended anywhere.
type Reason struct {
	Says, Mend locale.Message
	Href       string
}

// hindrance tells why the event would be refused, with links to what this person can mend.
func (s Subject) hindrance(event factcheck.WorkflowEvent) Hindrance {
	err := s.Hindrances[event]
	if err == nil {
		return nil
	}
	var unmet *factcheck.NotMet
	if !errors.As(err, &unmet) {
		return Hindrance{{Says: Sentence(err)}}
	}
	var h Hindrance
	for _, lack := range unmet.Shortcomings {
		h = append(h, s.reason(lack))
	}
	return h
}

func (s Subject) reason(lack factcheck.Shortcoming) Reason {
	r := Reason{Says: locale.M("%s", lack.Says)}
	switch {
	case !factcheck.Offers(factcheck.EventEdit, s.Actor, s.File.Claim) || s.withheld(lack.Citation):
	case lack.Citation != "":
		r.Href, r.Mend = paths.Citation(lack.Citation), locale.M("Complete [%d]", lack.Number)
	default:
		r.Href, r.Mend = paths.NewCitation(s.File.Claim.ID), locale.M("Attach a source")
	}
	return r
}

// withheld says whether the citation is of a source that is not for this person.
func (s Subject) withheld(id factcheck.CitationID) bool {
	for _, c := range s.File.Evidence {
		if c.ID == id {
			return c.Withheld
		}
	}
	return false
}
