// Package paths holds every address of the site as a function, so that a page links and a handler redirects to the same
// place, and a renamed page is renamed once.
package paths

import (
	"net/url"
	"strconv"

	"stet/internal/document"
	"stet/internal/factcheck"
)

// Fixed pages.
const (
	Desk          = "/"
	SignIn        = "/sign-in"
	SignOut       = "/sign-out"
	TrySignIn     = "/try/sign-in"
	Language      = "/language"
	Keys          = "/keys"
	Find          = "/find"
	Preferences   = "/me/preferences"
	OwnKeys       = "/me/preferences/keys"
	Account       = "/account"
	Password      = "/account/password"
	Users         = "/admin/users"
	Newsroom      = "/admin/newsroom"
	Policy        = "/admin/newsroom/policy"
	NewsroomLooks = "/admin/newsroom/looks"
	Invitations   = "/admin/invitations"
	Articles      = "/articles"
	NewArticle    = "/articles/new"
	Imports       = "/imports"
	Sources       = "/sources"
	NewSource     = "/sources/new"
	Approvals     = "/approvals"
	Preview       = "/preview"
	Undo          = "/undo"
	Redo          = "/redo"
	Drafts        = "/drafts"
	Events        = "/events"
	News          = "/news"
	Gallery       = "/gallery"
	Health        = "/healthz"
	Ready         = "/readyz"
)

// SignInFor is the sign-in page that leads on to the given page of this site.
func SignInFor(next string) string { return SignIn + "?" + url.Values{"next": {next}}.Encode() }

// FindWith is the search with a query.
func FindWith(query url.Values) string { return withQuery(Find, query) }

// SetUp is the one-time page that makes the first administrator.
func SetUp(token string) string { return "/set-up/" + url.PathEscape(token) }

// Invitation is the one-time page on which an invited person makes an account.
func Invitation(token string) string { return "/invitations/" + url.PathEscape(token) }

// WithdrawInvitation makes an invitation useless; it is named by its token's hash.
func WithdrawInvitation(hash string) string {
	return Invitations + "/" + url.PathEscape(hash) + "/withdraw"
}

// EndSession ends one of one's own sessions.
func EndSession(id factcheck.SessionID) string {
	return "/account/sessions/" + url.PathEscape(string(id)) + "/end"
}

// UserRole changes a person's role.
func UserRole(id factcheck.UserID) string { return user(id) + "/role" }

// DisableUser switches an account off.
func DisableUser(id factcheck.UserID) string { return user(id) + "/disable" }

// EnableUser switches an account on.
func EnableUser(id factcheck.UserID) string { return user(id) + "/enable" }

func user(id factcheck.UserID) string { return Users + "/" + url.PathEscape(string(id)) }

// Import is where an arrival is looked at before it becomes an article.
func Import(id factcheck.ImportID) string { return Imports + "/" + url.PathEscape(string(id)) }

// ImportBlocks is where blocks that were left out of what arrived are put back.
func ImportBlocks(id factcheck.ImportID) string { return Import(id) + "/blocks" }

// DiscardImport forgets an arrival.
func DiscardImport(id factcheck.ImportID) string { return Import(id) + "/discard" }

// ArticlesWith is the list of articles with a query.
func ArticlesWith(query url.Values) string { return withQuery(Articles, query) }

// Article is an article's workbench.
func Article(id factcheck.ArticleID) string { return Articles + "/" + url.PathEscape(string(id)) }

// EditArticle is the page of an article's particulars.
func EditArticle(id factcheck.ArticleID) string { return Article(id) + "/edit" }

// StaffArticle sets an article's people and deadline.
func StaffArticle(id factcheck.ArticleID) string { return Article(id) + "/staff" }

// Sentences lists an article's sentences to make claims of.
func Sentences(id factcheck.ArticleID) string { return Article(id) + "/sentences" }

// SentenceData is where the sentences of a version stand, for scripts; a version's sentences never change.
func SentenceData(article factcheck.ArticleID, version factcheck.VersionID) string {
	return Article(article) + "/sentences.json?" + url.Values{"version": {string(version)}}.Encode()
}

// Rest is what was put off of an article's drawing, for scripts; of a drawing with this name it never changes.
func Rest(article factcheck.ArticleID, drawing string) string {
	return Article(article) + "/drawings/" + url.PathEscape(drawing)
}

// ClaimsHere lists the claims on a passage; the query names it (start, end).
func ClaimsHere(id factcheck.ArticleID) string { return Article(id) + "/claims/here" }

// NewClaim is the form of a new claim; the query names the passage (start, end) or a pasted quote.
func NewClaim(id factcheck.ArticleID) string { return Article(id) + "/claims/new" }

// NewClaimAt is the form of a new claim on a passage.
func NewClaimAt(id factcheck.ArticleID, query url.Values) string {
	return withQuery(NewClaim(id), query)
}

// Claims is where new claims of an article are posted to.
func Claims(id factcheck.ArticleID) string { return Article(id) + "/claims" }

// Export is the page on which an export's form is chosen, and where the choice is posted to.
func Export(id factcheck.ArticleID) string { return Article(id) + "/export" }

// OpenClaim is the workbench with a claim open beside the text.
func OpenClaim(article factcheck.ArticleID, claim factcheck.ClaimID) string {
	return OpenClaimAmong(article, claim, "")
}

// OpenClaimAmong is the workbench with a claim open among those that a filter shows; an empty filter shows all.
func OpenClaimAmong(article factcheck.ArticleID, claim factcheck.ClaimID, filter string) string {
	query := url.Values{"claim": {string(claim)}}
	if filter != "" {
		query.Set("show", filter)
	}
	return Article(article) + "?" + query.Encode() + "#" + CardID(claim)
}

// OpenHere is the same as OpenClaimAmong on the workbench itself, in as few characters as will do: there may be ten thousand of them.
func OpenHere(claim factcheck.ClaimID, filter string) string {
	show := ""
	if filter != "" {
		show = "&show=" + url.QueryEscape(filter)
	}
	return "?claim=" + url.QueryEscape(string(claim)) + show + "#" + OpenID
}

// OpenID is the id of what heads the open claim's card on the workbench.
const OpenID = "open"

// ArticleAmong is the workbench with no claim open and the list that a filter shows, led into by a fragment if one is given.
func ArticleAmong(article factcheck.ArticleID, filter, fragment string) string {
	query := url.Values{}
	if filter != "" {
		query.Set("show", filter)
	}
	if fragment != "" {
		fragment = "#" + fragment
	}
	return withQuery(Article(article), query) + fragment
}

// ArticleFrom is the workbench with the list that a filter shows from its n-th claim on; open may be empty.
func ArticleFrom(article factcheck.ArticleID, filter, open string, n int) string {
	query := url.Values{"from": {strconv.Itoa(n)}}
	if filter != "" {
		query.Set("show", filter)
	}
	if open != "" {
		query.Set("claim", open)
	}
	return withQuery(Article(article), query) + "#claims"
}

// CardID is the id of a claim's card on the workbench.
func CardID(claim factcheck.ClaimID) string { return "card-" + string(claim) }

// Claim is a claim's own page.
func Claim(id factcheck.ClaimID) string { return "/claims/" + url.PathEscape(string(id)) }

// ClaimStep is where a step of a claim's work is posted to: take, assign, close, reopen, propose, submit, take-back,
// approve, return, withdraw, restore.
func ClaimStep(id factcheck.ClaimID, step string) string { return Claim(id) + "/" + step }

// EditClaim is the form of a claim's words.
func EditClaim(id factcheck.ClaimID) string { return Claim(id) + "/edit" }

// Borders is the form of a claim's borders.
func Borders(id factcheck.ClaimID) string { return Claim(id) + "/borders" }

// Split is the form that makes two claims of one.
func Split(id factcheck.ClaimID) string { return Claim(id) + "/split" }

// Merge is the form that makes one claim of two.
func Merge(id factcheck.ClaimID) string { return Claim(id) + "/merge" }

// NewCitation is the form that attaches a source to a claim, and Citations where it is posted to.
func NewCitation(id factcheck.ClaimID) string { return Claim(id) + "/citations/new" }

// Citations is where new citations of a claim are posted to.
func Citations(id factcheck.ClaimID) string { return Claim(id) + "/citations" }

// Proposed lists the sources that an article's writer proposed.
func Proposed(id factcheck.ArticleID) string { return Article(id) + "/proposed-sources" }

// TakeProposed is the form that makes a proposed source one that the claim cites.
func TakeProposed(claim factcheck.ClaimID, id factcheck.ProposedID) string {
	return NewCitation(claim) + "?" + url.Values{"proposed": {string(id)}}.Encode()
}

// SetAsideProposed says that a proposed source is none of use.
func SetAsideProposed(id factcheck.ProposedID) string { return proposed(id) + "/set-aside" }

// PutBackProposed lets it wait again.
func PutBackProposed(id factcheck.ProposedID) string { return proposed(id) + "/put-back" }

func proposed(id factcheck.ProposedID) string {
	return "/proposed-sources/" + url.PathEscape(string(id))
}

// Citation is the form of one citation.
func Citation(id factcheck.CitationID) string { return "/citations/" + url.PathEscape(string(id)) }

// DetachCitation takes a source off its claim.
func DetachCitation(id factcheck.CitationID) string { return Citation(id) + "/detach" }

// Approval is the screen of one decision in the queue.
func Approval(id factcheck.ClaimID) string { return Approvals + "/" + url.PathEscape(string(id)) }

// SourcesWith is the library with a query.
func SourcesWith(query url.Values) string { return withQuery(Sources, query) }

// Source is a source's page.
func Source(id factcheck.SourceID) string { return Sources + "/" + url.PathEscape(string(id)) }

// EditSource is the form of a source's particulars.
func EditSource(id factcheck.SourceID) string { return Source(id) + "/edit" }

func withQuery(path string, query url.Values) string {
	if encoded := query.Encode(); encoded != "" {
		return path + "?" + encoded
	}
	return path
}

// DiscardDraft forgets what was typed into a form.
func DiscardDraft(key factcheck.DraftKey) string {
	return Drafts + "/" + url.PathEscape(string(key)) + "/discard"
}

// Watched is an address that tells of something: Events or News, of an article and its open claim, or of a list.
func Watched(of string, article factcheck.ArticleID, claim factcheck.ClaimID, list string) string {
	query := url.Values{}
	for name, value := range map[string]string{"article": string(article), "claim": string(claim), "list": list} {
		if value != "" {
			query.Set(name, value)
		}
	}
	return withQuery(of, query)
}

// SendDraft is the page on which a form that was held up by a sign-in is sent.
func SendDraft(key factcheck.DraftKey) string {
	return Drafts + "/" + url.PathEscape(string(key)) + "/send"
}

// Look asks for a look at a source's address.
func Look(id factcheck.SourceID) string { return Source(id) + "/look" }

// SourceCaptures takes a file as a capture of a source.
func SourceCaptures(id factcheck.SourceID) string { return Source(id) + "/captures" }

// Capture is the page of what was kept of a source at a moment.
func Capture(id factcheck.CaptureID) string { return "/captures/" + url.PathEscape(string(id)) }

// ExcerptIn is where the excerpt of a citation is shown in a capture.
func ExcerptIn(id factcheck.CaptureID, citation factcheck.CitationID) string {
	return Capture(id) + "?" + url.Values{"citation": {string(citation)}}.Encode() + "#" + document.PassageID(string(citation))
}

// CaptureBytes sends a capture as it came, to save.
func CaptureBytes(id factcheck.CaptureID) string { return Capture(id) + "/bytes" }

// CapturePicture is a capture that is a picture.
func CapturePicture(id factcheck.CaptureID) string { return Capture(id) + "/picture" }

// AcknowledgeAlarm says that an alarm has been seen to.
func AcknowledgeAlarm(id factcheck.AlarmID) string {
	return "/alarms/" + url.PathEscape(string(id)) + "/acknowledge"
}
