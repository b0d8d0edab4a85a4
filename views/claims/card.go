package claims

import (
	"strconv"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
)

// Card is a claim in the list beside the text, closed.
type Card struct {
	ID, ElementID string
	Number        string
	Href          string
	State         State
	Verdict       Verdict
	Kind          locale.Message
	Who           locale.Message // assignee, or who approved
	Quote         string
	Start, End    string         // of its passage, in code points
	Pages         locale.Message // on which it stands, where the text has pages
}

// NewCard makes a claim's card for this person.
func NewCard(f factcheck.ClaimFile, people factcheck.People, actor factcheck.Actor) Card {
	c := f.Claim
	card := Card{
		ID: string(c.ID), ElementID: paths.CardID(c.ID), Number: strconv.Itoa(f.Number), Href: paths.OpenClaim(c.ArticleID, c.ID),
		Start: strconv.Itoa(c.Passage.Start), End: strconv.Itoa(c.Passage.End), Kind: KindName(c.Kind),
		State: NewState(f, actor), Verdict: NewVerdict(c.Verdict), Quote: c.Quote, Who: locale.M("nobody yet"),
	}
	if c.Assignee != "" {
		card.Who = locale.Plain(people.Name(c.Assignee))
	}
	if a, ok := f.Approval(); ok {
		card.Who = locale.M("by %s", people.Name(a.By))
	}
	if c.State == factcheck.Closed {
		card.Who = locale.Message{}
	}
	return card
}

// In shows the card with the page of its passage in the text, where it has a place there.
func (c Card) In(v factcheck.Version, claim factcheck.Claim) Card {
	if claim.VersionID == v.ID {
		c.Pages = pagesOf(v.Text, claim.Passage)
	}
	return c
}
