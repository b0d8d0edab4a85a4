package factcheck

import (
	"strconv"
	"time"
)

// changes collects the fields that differ.
type changes []Change

func (c *changes) add(field, before, after string) {
	if before != after {
		*c = append(*c, Change{Field: field, Before: before, After: after})
	}
}

// ClaimChanges lists what differs between two states of a claim, in words a person can read.
func ClaimChanges(before, after Claim) []Change {
	var c changes
	c.add("state", string(before.State), string(after.State))
	c.add("quote", before.Quote, after.Quote)
	c.add("statement", before.Statement, after.Statement)
	c.add("claimant", before.Claimant, after.Claimant)
	c.add("kind", string(before.Kind), string(after.Kind))
	c.add("notes", before.Notes, after.Notes)
	c.add("assignee", string(before.Assignee), string(after.Assignee))
	c.add("reason", string(before.CloseReason), string(after.CloseReason))
	c.add("verdict", before.Verdict.Option().Name, after.Verdict.Option().Name)
	c.add("rationale", before.Verdict.Rationale, after.Verdict.Rationale)
	c.add("withdrawn", moment(before.WithdrawnAt), moment(after.WithdrawnAt))
	c.add("merged into", string(before.MergedInto), string(after.MergedInto))
	return c
}

// CitationChanges lists what differs between two states of a citation.
func CitationChanges(before, after Citation) []Change {
	var c changes
	c.add("source", before.Source.Title, after.Source.Title)
	c.add("stance", string(before.Stance), string(after.Stance))
	c.add("excerpt", before.Excerpt, after.Excerpt)
	c.add("locator", before.Locator, after.Locator)
	c.add("note", before.Note, after.Note)
	c.add("detached", moment(before.DetachedAt), moment(after.DetachedAt))
	return c
}

// SourceChanges lists what differs between two states of a source.
func SourceChanges(before, after Source) []Change {
	var c changes
	c.add("title", before.Title, after.Title)
	c.add("publisher", before.Publisher, after.Publisher)
	c.add("author", before.Author, after.Author)
	c.add("url", before.URL, after.URL)
	c.add("kind", string(before.Kind), string(after.Kind))
	c.add("independence group", before.IndependenceGroup, after.IndependenceGroup)
	c.add("confidential", strconv.FormatBool(before.Confidential), strconv.FormatBool(after.Confidential))
	c.add("published", before.PublishedOn, after.PublishedOn)
	c.add("seen", before.SeenOn, after.SeenOn)
	c.add("withdrawn", moment(before.WithdrawnAt), moment(after.WithdrawnAt))
	return c
}

// ArticleChanges lists what differs between two states of an article's particulars.
func ArticleChanges(before, after Article) []Change {
	var c changes
	c.add("title", before.Title, after.Title)
	c.add("url", before.URL, after.URL)
	c.add("publisher", before.Publisher, after.Publisher)
	c.add("byline", before.Byline, after.Byline)
	c.add("language", before.Language, after.Language)
	c.add("published", before.PublishedOn, after.PublishedOn)
	c.add("deadline", moment(before.Deadline), moment(after.Deadline))
	if before.Number > 0 {
		c.add("version", strconv.Itoa(before.Number), strconv.Itoa(after.Number))
	}
	c.add("withdrawn", moment(before.WithdrawnAt), moment(after.WithdrawnAt))
	return c
}

// UserChanges lists what differs between two states of an account; never the password.
func UserChanges(before, after User) []Change {
	var c changes
	c.add("email", before.Email, after.Email)
	c.add("name", before.Name, after.Name)
	c.add("role", string(before.Role), string(after.Role))
	c.add("disabled", moment(before.DisabledAt), moment(after.DisabledAt))
	return c
}

// NewsroomChanges lists what differs between two states of a newsroom.
func NewsroomChanges(before, after Newsroom) []Change {
	var c changes
	c.add("name", before.Name, after.Name)
	c.add("language", before.Language, after.Language)
	c.add("hours between looks", strconv.Itoa(before.LookHours), strconv.Itoa(after.LookHours))
	c.add("minimum sources", strconv.Itoa(before.Policy.MinimumSources), strconv.Itoa(after.Policy.MinimumSources))
	c.add("independent sources", strconv.Itoa(before.Policy.IndependentSources), strconv.Itoa(after.Policy.IndependentSources))
	c.add("primary source", strconv.FormatBool(before.Policy.PrimarySource), strconv.FormatBool(after.Policy.PrimarySource))
	c.add("pinpoint", strconv.FormatBool(before.Policy.Pinpoint), strconv.FormatBool(after.Policy.Pinpoint))
	return c
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
