package factcheck

import (
	"fmt"
	"strings"
	"time"

	"stet/internal/document"
)

// DraftKey names the form that a draft is of: what it is about, that thing's id, and which of its forms, with colons
// between them. A person has one draft a key.
type DraftKey string

// ImportDraft is of the form on which an article is pasted.
const ImportDraft DraftKey = "import"

// NewSourceDraft is of the form of a new source.
const NewSourceDraft DraftKey = "source:new"

// ClaimDraft is of one of a claim's forms: words, cite, or a step of its work such as propose.
func ClaimDraft(id ClaimID, form string) DraftKey { return draftKey("claim", string(id), form) }

// NewClaimDraft is of the form of a new claim on a passage.
func NewClaimDraft(article ArticleID, version VersionID, r document.Range) DraftKey {
	return draftKey("article", string(article), "claim", string(version), fmt.Sprintf("%d-%d", r.Start, r.End))
}

// CitationDraft is of the form of a citation.
func CitationDraft(id CitationID) DraftKey { return draftKey("citation", string(id)) }

// SourceDraft is of the form of a source of the library.
func SourceDraft(id SourceID) DraftKey { return draftKey("source", string(id)) }

// ArticleDraft is of one of an article's forms: particulars or staff.
func ArticleDraft(id ArticleID, form string) DraftKey { return draftKey("article", string(id), form) }

// ProofDraft is of the particulars of an article that is still looked over.
func ProofDraft(id ImportID) DraftKey { return draftKey("import", string(id)) }

func draftKey(parts ...string) DraftKey { return DraftKey(strings.Join(parts, ":")) }

// Parts are what the form is about, that thing's id, and the rest; what is not there is empty.
func (k DraftKey) Parts() (about, id string, rest []string) {
	parts := strings.Split(string(k), ":")
	about = parts[0]
	if len(parts) > 1 {
		id, rest = parts[1], parts[2:]
	}
	return about, id, rest
}

// Draft is what somebody has typed into a form and not saved. It is theirs alone.
type Draft struct {
	User    UserID
	Key     DraftKey
	Form    string // the one form on one page that it was typed in, named by the browser
	Values  map[string][]string
	TypedAt time.Time
	Saved   bool // it was saved or discarded; its words are gone
}

// DraftFate says what became of a draft that a browser sent.
type DraftFate string

// The fates of a draft.
const (
	DraftKept     DraftFate = "kept"
	DraftOutdated DraftFate = "outdated" // one typed later, elsewhere, is kept instead
	DraftSaved    DraftFate = "saved"    // its form has been saved or discarded since
)

// SentDraft is the draft that a form which is being saved was typed as.
type SentDraft struct {
	User UserID
	Key  DraftKey
	Form string // empty where the browser runs no scripts
}

// Unfinished is a draft with what it is about, as far as that is for its person to know.
type Unfinished struct {
	Draft   Draft
	Claim   Claim   // the zero Claim where it is about none
	Article Article // the zero Article where it is about none
}

// Limits of drafts.
const (
	MaxDrafts     = 500       // of one person
	MaxDraftBytes = 256 << 10 // of one draft's values as JSON
	DraftLife     = 90 * 24 * time.Hour
)
