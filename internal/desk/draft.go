package desk

import (
	"context"
	"encoding/json"
	"regexp"
	"time"

	"stet/internal/factcheck"
)

// NewDraft is what a browser sends of a form while somebody types.
type NewDraft struct {
	Key     factcheck.DraftKey  `form:"key" validate:"required,max=200"`
	Form    string              `form:"form" validate:"required,max=100"`
	TypedAt time.Time           `form:"-"` // by the clock of the browser
	Values  map[string][]string `form:"-"`
}

// The most bytes in the names of a draft, as the tags of NewDraft have them.
const (
	maxDraftKey  = 200
	maxDraftForm = 100
)

var draftKeys = regexp.MustCompile(`^[a-z]+(:[A-Za-z0-9-]+)*$`)

// KeepDraft keeps what the actor has typed, unless its form has been saved since or something later is kept already. A
// draft is no change of the record, so the audit does not tell of it.
func (d *Desk) KeepDraft(ctx context.Context, actor factcheck.Actor, in NewDraft) (fate factcheck.DraftFate, err error) {
	if err := factcheck.May(actor, factcheck.KeepDrafts); err != nil {
		return "", err
	}
	if err := in.sound(); err != nil {
		return "", err
	}
	draft := in.draft(actor, d.now())
	return fate, d.atomically(ctx, func(ctx context.Context) error {
		if err := d.store.DropDraftsBefore(ctx, d.now().Add(-factcheck.DraftLife)); err != nil {
			return err
		}
		found, err := d.store.Draft(ctx, actor.ID, in.Key)
		if factcheck.Is(err, factcheck.NotFound) {
			err = d.roomForDraft(ctx, actor)
		}
		if err != nil {
			return err
		}
		if fate = fateOf(draft, found); fate != factcheck.DraftKept {
			return nil
		}
		return d.store.SaveDraft(ctx, draft)
	})
}

func (in *NewDraft) sound() error {
	if err := sound(in); err != nil {
		return err
	}
	if !draftKeys.MatchString(string(in.Key)) {
		return factcheck.InvalidField("key", "This is not the name of a form.")
	}
	encoded, err := json.Marshal(in.Values)
	if err == nil && len(encoded) > factcheck.MaxDraftBytes {
		err = factcheck.Errorf(factcheck.TooLarge, "This is more than %d kilobytes, which is more than fits here.", factcheck.MaxDraftBytes>>10)
	}
	return err
}

// draft is what is kept. A browser whose clock is ahead does not win over those who type later.
func (in NewDraft) draft(actor factcheck.Actor, now time.Time) factcheck.Draft {
	typed := in.TypedAt.UTC().Truncate(time.Microsecond)
	if typed.After(now) || typed.Before(now.Add(-factcheck.DraftLife)) {
		typed = now
	}
	return factcheck.Draft{User: actor.ID, Key: in.Key, Form: in.Form, Values: in.Values, TypedAt: typed}
}

func fateOf(sent, found factcheck.Draft) factcheck.DraftFate {
	switch {
	case found.Saved && found.Form == sent.Form:
		return factcheck.DraftSaved
	case !found.Saved && found.TypedAt.After(sent.TypedAt):
		return factcheck.DraftOutdated
	}
	return factcheck.DraftKept
}

func (d *Desk) roomForDraft(ctx context.Context, actor factcheck.Actor) error {
	drafts, err := d.store.DraftsOf(ctx, actor.ID)
	if err == nil && len(drafts) >= factcheck.MaxDrafts {
		err = factcheck.Errorf(factcheck.TooLarge, "You have %d unfinished forms, and no more fit. Save or discard some of them.", factcheck.MaxDrafts)
	}
	return err
}

// KeptDrafts gives the actor's drafts under these keys, for the forms of a page; with the word that they were, those that
// are saved.
func (d *Desk) KeptDrafts(ctx context.Context, actor factcheck.Actor, keys []factcheck.DraftKey) ([]factcheck.Draft, error) {
	if err := factcheck.May(actor, factcheck.KeepDrafts); err != nil {
		return nil, err
	}
	var kept []factcheck.Draft
	for _, key := range keys {
		draft, err := d.store.Draft(ctx, actor.ID, key)
		switch {
		case factcheck.Is(err, factcheck.NotFound):
		case err != nil:
			return nil, err
		default:
			kept = append(kept, draft)
		}
	}
	return kept, nil
}

// Drafts lists what the actor has begun and not saved, the latest first, at most limit of them; 0 for all. Each comes
// with what it is about; those of things that are not there any more come without.
func (d *Desk) Drafts(ctx context.Context, actor factcheck.Actor, limit int) ([]factcheck.Unfinished, error) {
	if err := factcheck.May(actor, factcheck.KeepDrafts); err != nil {
		return nil, err
	}
	drafts, err := d.store.DraftsOf(ctx, actor.ID)
	if err != nil {
		return nil, err
	}
	if limit > 0 && len(drafts) > limit {
		drafts = drafts[:limit]
	}
	unfinished := make([]factcheck.Unfinished, 0, len(drafts))
	for _, draft := range drafts {
		u := factcheck.Unfinished{Draft: draft}
		if err := d.subject(ctx, actor, &u); err != nil && !factcheck.Is(err, factcheck.NotFound) {
			return nil, err
		}
		unfinished = append(unfinished, u)
	}
	return unfinished, nil
}

// subject finds the claim and the article that a draft is about. Sources are left out: a title can be confidential by now.
func (d *Desk) subject(ctx context.Context, actor factcheck.Actor, u *factcheck.Unfinished) (err error) {
	about, id, _ := u.Draft.Key.Parts()
	article, claim := factcheck.ArticleID(""), factcheck.ClaimID("")
	switch about {
	case "article":
		article = factcheck.ArticleID(id)
	case "claim":
		claim = factcheck.ClaimID(id)
	case "citation":
		citation, err := d.Citation(ctx, actor, factcheck.CitationID(id))
		if err != nil {
			return err
		}
		claim = citation.ClaimID
	}
	if claim != "" {
		if u.Claim, err = d.store.Claim(ctx, claim); err != nil {
			return err
		}
		article = u.Claim.ArticleID
	}
	if article != "" {
		u.Article, err = d.store.Article(ctx, article)
	}
	return err
}

// DropDraft discards what the actor typed into a form.
func (d *Desk) DropDraft(ctx context.Context, actor factcheck.Actor, key factcheck.DraftKey) error {
	if err := factcheck.May(actor, factcheck.KeepDrafts); err != nil {
		return err
	}
	return d.atomically(ctx, func(ctx context.Context) error {
		return d.settle(ctx, factcheck.SentDraft{User: actor.ID, Key: key})
	})
}

type sendingKey struct{}

// Sending is a context in which a form is saved that may have been kept as a draft. Its first transaction settles the
// draft along with whatever it changes, so that neither is kept without the other.
func Sending(ctx context.Context, sent func() factcheck.SentDraft) context.Context {
	return context.WithValue(ctx, sendingKey{}, sent)
}

// settling is do, and the end of the draft that what it does was typed as.
func (d *Desk) settling(do func(ctx context.Context) error) func(ctx context.Context) error {
	return func(ctx context.Context) error {
		if err := do(ctx); err != nil {
			return err
		}
		sent, ok := ctx.Value(sendingKey{}).(func() factcheck.SentDraft)
		if !ok {
			return nil
		}
		return d.settle(ctx, sent())
	}
}

// settle takes a draft's words away and notes that it is done with. What was typed later, in another form that the one
// which was sent does not know of, stays.
func (d *Desk) settle(ctx context.Context, sent factcheck.SentDraft) error {
	if sent.User == "" || len(sent.Key) > maxDraftKey || len(sent.Form) > maxDraftForm || !draftKeys.MatchString(string(sent.Key)) {
		return nil // no draft is kept under such names
	}
	found, err := d.store.Draft(ctx, sent.User, sent.Key)
	missing := factcheck.Is(err, factcheck.NotFound)
	switch {
	case err != nil && !missing:
		return err
	case missing && sent.Form == "", !missing && !found.Saved && sent.Form != "" && found.Form != sent.Form:
		return nil
	case sent.Form == "":
		sent.Form = found.Form
	}
	return d.store.SaveDraft(ctx, factcheck.Draft{User: sent.User, Key: sent.Key, Form: sent.Form, TypedAt: d.now(), Saved: true})
}
