package claims

import (
	"strconv"

	"stet/internal/factcheck"
	"stet/internal/paths"
)

// Card is a claim in the list beside the text, closed.
type Card struct {
	ID, ElementID string
	Number        string
	Href          string
	State         State
	Verdict       Verdict
	Kind          string
	Who           string // assignee, or who approved
	Quote         string
}

// NewCard makes a claim's card for this person.
func NewCard(f factcheck.ClaimFile, people factcheck.People, actor factcheck.Actor) Card {
	c := f.Claim
	card := Card{
		ID: string(c.ID), ElementID: paths.CardID(c.ID), Number: strconv.Itoa(f.Number), Href: paths.OpenClaim(c.ArticleID, c.ID),
		State: NewState(f, actor), Verdict: NewVerdict(c.Verdict), Kind: kindNames[c.Kind].String(), Quote: c.Quote, Who: "nobody yet",
	}
	if c.Assignee != "" {
		card.Who = people.Name(c.Assignee)
	}
	if a, ok := f.Approval(); ok {
		card.Who = "by " + people.Name(a.By)
	}
	if c.State == factcheck.Closed {
		card.Who = ""
	}
	return card
}
