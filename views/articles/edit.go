package articles

import (
	"strconv"
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/ui"
)

// Edit is the page of an article's particulars; for editors with who works on it and by when.
type Edit struct {
	Title, Href string
	RowVersion  string // of the article as it is stored now
	Action      string
	Draft       string // the name under which what is typed is kept
	Form        ui.Form
	Compared    ui.Comparison // what is stored and what was typed, after a conflict
	Staff       *Staff        // nil for those who do not assign
}

// Staff is the form of an article's people and deadline.
type Staff struct {
	Action     string
	Draft      string
	Form       ui.Form
	Colleagues []ui.Choice
	Compared   ui.Comparison
}

// Attempt is a form that was refused: which of the page's two it was, as it was typed, and whether the article had
// changed meanwhile.
type Attempt struct {
	Staffing bool
	Form     ui.Form
	Conflict bool
	By       string // who changed it, after a conflict
	At       time.Time
}

// particularFields are the fields of the particulars in order, with what they are called.
var particularFields = []ui.Comparing{
	{Field: "title", Name: locale.M("Title")},
	{Field: "url", Name: locale.M("Web address")},
	{Field: "publisher", Name: locale.M("Publisher")},
	{Field: "byline", Name: locale.M("Byline")},
	{Field: "language", Name: locale.M("Language")},
	{Field: "published_on", Name: locale.M("Published on")},
}

// NewEdit makes the page. Stored is the form of the particulars as they are now; refused is nil on a fresh page.
func NewEdit(a factcheck.Article, stored ui.Form, refused *Attempt) Edit {
	e := Edit{
		Title: a.Title, Href: paths.Article(a.ID), RowVersion: strconv.Itoa(a.RowVersion), Action: paths.EditArticle(a.ID),
		Draft: string(factcheck.ArticleDraft(a.ID, "particulars")), Form: stored,
	}
	if refused == nil || refused.Staffing {
		return e
	}
	e.Form = refused.Form
	e.Compared = refused.compare(stored, particularFields)
	return e
}

// WithStaff adds the form of people and deadline.
func (e Edit) WithStaff(a factcheck.Article, assigned []factcheck.UserID, colleagues []factcheck.User, refused *Attempt) Edit {
	s := Staff{Action: paths.StaffArticle(a.ID), Draft: string(factcheck.ArticleDraft(a.ID, "staff")), Form: staffing(a, assigned)}
	for _, u := range colleagues {
		s.Colleagues = append(s.Colleagues, ui.Choice{Value: string(u.ID), Name: locale.Plain(u.Name), Hint: locale.Of(u.Role)})
	}
	if refused != nil && refused.Staffing {
		stored := s.Form
		s.Form = refused.Form
		s.Compared = refused.compare(stored, []ui.Comparing{
			{Field: "people", Name: locale.M("People"), Words: ui.ByPeople("people", s.Colleagues)},
			{Field: "deadline", Name: locale.M("Deadline (UTC)")},
		})
	}
	e.Staff = &s
	return e
}

func staffing(a factcheck.Article, assigned []factcheck.UserID) ui.Form {
	f := ui.Form{Values: map[string][]string{"deadline": {deadlineInput(a.Deadline)}}}
	for _, id := range assigned {
		f.Values["people"] = append(f.Values["people"], string(id))
	}
	return f
}

// DeadlineLayout is how a browser writes a date and time; here it is in UTC.
const DeadlineLayout = "2006-01-02T15:04"

func deadlineInput(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(DeadlineLayout)
}

// compare sets what is stored beside what was typed, where somebody else was quicker.
func (a Attempt) compare(stored ui.Form, fields []ui.Comparing) ui.Comparison {
	if !a.Conflict {
		return ui.Comparison{}
	}
	c := ui.Compare(stored, a.Form, fields)
	c.By, c.At = a.By, a.At
	return c
}
