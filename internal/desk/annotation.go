package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"stet/internal/anchor"
	"stet/internal/factcheck"
)

// ReadAnnotations reads what was annotated in another system; the text is the one it was made on, where it comes beside it. Its
// errors carry a sentence for the person who brought it.
type ReadAnnotations func(file, text factcheck.Raw) (factcheck.Annotations, error)

// Annotating lets other systems' work in through the reader.
func Annotating(read ReadAnnotations) Option { return func(d *Desk) { d.annotations = read } }

// AnnotatedFile is a file of annotations, and the text that they were made on where they need one.
type AnnotatedFile struct{ Raw, Text factcheck.Raw }

// AnnotationChoice says which annotations become claims besides those that have a place in the article.
type AnnotationChoice struct {
	Seen     factcheck.VersionID `form:"seen"`      // the version that the person saw them placed on; empty for whichever is current
	AllPages bool                `form:"all_pages"` // those that were made on other pages as well
	Lost     bool                `form:"lost"`      // those whose words are not found, or stand at several places, as claims without a place
}

// StageAnnotations reads a file of annotations and keeps it for whoever brought it to look at. Nothing is a claim yet.
func (d *Desk) StageAnnotations(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, in AnnotatedFile) (factcheck.ImportID, error) {
	if _, err := d.versionable(ctx, actor, id); err != nil {
		return "", err
	}
	read, err := d.annotations(in.Raw, in.Text)
	if err != nil {
		return "", err
	}
	bytes, err := json.Marshal(read)
	if err != nil {
		return "", err
	}
	raw := factcheck.Raw{Name: in.Raw.Name, MediaType: factcheck.AnnotationsFile, Bytes: bytes}
	return d.stage(ctx, actor, factcheck.Import{Raw: raw, Offered: factcheck.Article{ID: id}})
}

// ownAnnotations finds annotations that the actor staged for an article.
func (d *Desk) ownAnnotations(ctx context.Context, actor factcheck.Actor, id factcheck.ImportID) (article factcheck.ArticleID, read factcheck.Annotations, err error) {
	staged, err := d.anyImport(ctx, actor, id)
	if err != nil {
		return "", read, err
	}
	if staged.Raw.MediaType != factcheck.AnnotationsFile || staged.Offered.ID == "" || json.Unmarshal(staged.Raw.Bytes, &read) != nil {
		return "", read, errNoImport()
	}
	return staged.Offered.ID, read, nil
}

// PreviewAnnotations tells what would become of staged annotations, without changing anything.
func (d *Desk) PreviewAnnotations(ctx context.Context, actor factcheck.Actor, id factcheck.ImportID, in AnnotationChoice) (factcheck.AnnotationsPlan, error) {
	article, read, err := d.ownAnnotations(ctx, actor, id)
	if err != nil {
		return factcheck.AnnotationsPlan{}, err
	}
	return consistently(ctx, d, func(ctx context.Context) (factcheck.AnnotationsPlan, error) { return d.plan(ctx, article, read, in) })
}

// ConfirmAnnotations makes claims of staged annotations, all in one transaction and one step. What is told is what was done.
func (d *Desk) ConfirmAnnotations(ctx context.Context, actor factcheck.Actor, id factcheck.ImportID, in AnnotationChoice) (done factcheck.AnnotationsPlan, err error) {
	article, read, err := d.ownAnnotations(ctx, actor, id)
	if err != nil {
		return done, err
	}
	return done, d.atomically(ctx, func(ctx context.Context) error {
		if err := d.store.DropImport(ctx, id); err != nil {
			return err
		}
		done, err = d.annotate(ctx, actor, article, read, in)
		return err
	})
}

// ImportAnnotations makes claims of a file of annotations at once.
func (d *Desk) ImportAnnotations(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, in AnnotatedFile, choice AnnotationChoice) (done factcheck.AnnotationsPlan, err error) {
	if _, err := d.versionable(ctx, actor, id); err != nil {
		return done, err
	}
	read, err := d.annotations(in.Raw, in.Text)
	if err != nil {
		return done, err
	}
	return done, d.atomically(ctx, func(ctx context.Context) error {
		done, err = d.annotate(ctx, actor, id, read, choice)
		return err
	})
}

// ImportedFor lists what other systems said of a claim's passage, if it was made of that.
func (d *Desk) ImportedFor(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID) ([]factcheck.ImportedAnnotation, error) {
	if _, err := d.Claim(ctx, actor, id); err != nil {
		return nil, err
	}
	return d.store.AnnotationsFor(ctx, id)
}

// plan says what becomes of each annotation on the article as it is.
func (d *Desk) plan(ctx context.Context, id factcheck.ArticleID, read factcheck.Annotations, in AnnotationChoice) (plan factcheck.AnnotationsPlan, err error) {
	plan.Format, plan.Unmapped = read.Format, read.Unmapped
	if plan.Article, err = d.article(ctx, id); err != nil {
		return plan, err
	}
	if plan.Version, err = d.store.Version(ctx, plan.Article.Current); err != nil {
		return plan, err
	}
	known, err := d.store.AnnotationsOf(ctx, id)
	if err != nil {
		return plan, err
	}
	p := planner{known: map[string]factcheck.ImportedAnnotation{}, attacher: anchor.NewAttacher(plan.Version.Text.Content), version: plan.Version}
	for _, a := range known {
		p.known[a.Key] = a
	}
	p.page = ownPage(plan.Article, read.All, in.AllPages)
	for _, a := range read.All {
		plan.All = append(plan.All, p.planned(read.Format, cleanAnnotation(a)))
	}
	return plan, nil
}

// planner says of one annotation after the other what becomes of it.
type planner struct {
	known    map[string]factcheck.ImportedAnnotation
	attacher *anchor.Attacher
	version  factcheck.Version
	page     string // the address of those that are wanted; empty for all
}

func (p *planner) planned(format string, a factcheck.Annotation) factcheck.PlannedAnnotation {
	planned := factcheck.PlannedAnnotation{Annotation: a, Key: annotationKey(format, a)}
	before, known := p.known[planned.Key]
	switch {
	case known:
		planned.Fate, planned.Claim = factcheck.AnnotationKnown, before.ClaimID
		planned.Changed = !reflect.DeepEqual(before.Annotation, a)
		return planned
	case p.page != "" && a.Page != "" && samePage(a.Page) != p.page:
		planned.Fate = factcheck.AnnotationElsewhere
		return planned
	}
	planned.Placement = attached(p.attacher, p.version, a)
	switch q := planned.Placement; {
	case a.Quote == "", len([]rune(a.Quote)) > factcheck.MaxQuote, len([]rune(q.Quote)) > factcheck.MaxQuote:
		planned.Fate = factcheck.AnnotationUnfit
		return planned
	case q.State == factcheck.Orphan:
		planned.Fate = factcheck.AnnotationLost
	case q.Waiting:
		planned.Fate = factcheck.AnnotationUncertain
	default:
		planned.Fate = factcheck.AnnotationPlaced
	}
	p.known[planned.Key] = factcheck.ImportedAnnotation{Annotation: a} // twice in one file is once
	return planned
}

// attached is where an annotation stands in a version, as a placement that comes from no other version.
func attached(attacher *anchor.Attacher, version factcheck.Version, a factcheck.Annotation) factcheck.Placement {
	there := attacher.Place(anchor.Selector{Quote: a.Quote, Prefix: a.Prefix, Suffix: a.Suffix, Start: a.Start, End: a.End})
	return factcheck.Placement{
		VersionID: version.ID, State: factcheck.PlacementState(there.State), Waiting: !there.Automatic, Passage: there.Range,
		Quote: version.Text.Quote(there.Range), First: a.Quote, Was: a.Quote, Score: there.Score, Margin: there.Margin, Method: there.Method, Reason: there.Reason,
	}
}

// ownPage is the address that annotations have to be of: the article's, if any of them is of it and not all are wanted.
func ownPage(article factcheck.Article, all []factcheck.Annotation, allPages bool) string {
	own := samePage(article.URL)
	if allPages || own == "" {
		return ""
	}
	for _, a := range all {
		if samePage(a.Page) == own {
			return own
		}
	}
	return ""
}

// samePage is an address without what does not part pages: scheme, www, query, fragment and the last slash.
func samePage(address string) string {
	address = strings.ToLower(clean(address))
	_, rest, found := strings.Cut(address, "://")
	if !found {
		return address
	}
	rest, _, _ = strings.Cut(rest, "#")
	rest, _, _ = strings.Cut(rest, "?")
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}

// annotationKey is what an annotation is known by when it comes again: its id where that is the world's, else what it says. The
// ids of brat are numbers within a file.
func annotationKey(format string, a factcheck.Annotation) string {
	if a.ID != "" && format != "brat" {
		return format + ":" + a.ID
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %d %d %q %q %q", a.Quote, a.Start, a.End, a.Tags, a.Author, a.At))
	return format + "#" + hex.EncodeToString(sum[:16])
}

// Limits of what is kept of an annotation, in code points.
const (
	maxAnnotationBody = 20_000
	maxAnnotationTag  = 200
)

// cleanAnnotation brings what another system says into the form of everything that is kept here.
func cleanAnnotation(a factcheck.Annotation) factcheck.Annotation {
	a.ID, a.Author, a.At, a.Page = cut(a.ID, factcheck.MaxURL), cut(a.Author, factcheck.MaxName), cut(a.At, 40), cut(a.Page, factcheck.MaxURL)
	a.Quote, a.Prefix, a.Suffix, a.Body = clean(a.Quote), noControls(a.Prefix), noControls(a.Suffix), cut(a.Body, maxAnnotationBody)
	tags := a.Tags
	a.Tags = nil
	for _, tag := range tags {
		if tag = cut(tag, maxAnnotationTag); tag != "" {
			a.Tags = append(a.Tags, tag)
		}
	}
	replies := a.Replies
	a.Replies = nil
	for _, r := range replies {
		r.Replies = nil // they are in one row, as they were given
		a.Replies = append(a.Replies, cleanAnnotation(r))
	}
	return a
}

// contextBeside is how much is kept of what stood before and behind a quote, in bytes.
const contextBeside = 1000

// noControls keeps the spaces at the ends, which part a quote from what is beside it.
func noControls(s string) string {
	if len(s) > contextBeside {
		return ""
	}
	kept := clean(s)
	if kept != "" && strings.TrimLeft(s, " \n\t") != s {
		kept = " " + kept
	}
	if kept != "" && strings.TrimRight(s, " \n\t") != s {
		kept += " "
	}
	return kept
}
