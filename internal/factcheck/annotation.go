package factcheck

import "time"

// Annotation is a note on a passage as another system has it (the W3C Web Annotation Data Model, and what is like it). It
// becomes a claim once its passage is found in an article.
type Annotation struct {
	ID      string
	Author  string
	At      string // RFC 3339, or empty
	Page    string // address of the page it was made on, or empty
	Quote   string
	Prefix  string // what stood before the quote
	Suffix  string // what stood behind it
	Start   int    // code points in the text it was made on; meaningless where End is 0
	End     int
	Body    string
	Tags    []string
	Replies []Annotation // in the order they were given; without passages
}

// Annotations is a file of another system's work.
type Annotations struct {
	Format   string // hypothesis, web annotation or brat
	All      []Annotation
	Unmapped []string // what the file says that no claim can, a sentence for each
}

// AnnotationsFile is the media type of a staged file of annotations: Annotations, as JSON.
const AnnotationsFile = "application/vnd.stet.annotations+json"

// AnnotationFate says what becomes of an annotation that is imported.
type AnnotationFate string

// The fates of an annotation.
const (
	AnnotationPlaced    AnnotationFate = "placed"               // a claim where its words stand
	AnnotationUncertain AnnotationFate = "uncertain"            // a claim whose place waits for somebody
	AnnotationLost      AnnotationFate = "not found"            // a claim without a place, where that is wanted
	AnnotationKnown     AnnotationFate = "imported before"      // nothing: its claim is there
	AnnotationElsewhere AnnotationFate = "made on another page" // nothing, unless the other pages are wanted
	AnnotationUnfit     AnnotationFate = "not a passage"        // nothing: it has no words, or too many
)

// AnnotationFates lists the fates in the order in which they are told.
var AnnotationFates = []AnnotationFate{AnnotationPlaced, AnnotationUncertain, AnnotationLost, AnnotationElsewhere, AnnotationUnfit, AnnotationKnown}

// PlannedAnnotation is an annotation of a file with what becomes of it.
type PlannedAnnotation struct {
	Annotation Annotation
	Key        string // by which it is known when it comes again
	Fate       AnnotationFate
	Placement  Placement // of the claim; without the ids
	Claim      ClaimID   // the claim that is there already, or that was made
	Changed    bool      // it says something else than when it was imported
}

// AnnotationsPlan is a file of annotations with what becomes of each on an article's current version.
type AnnotationsPlan struct {
	Article  Article
	Version  Version
	Format   string
	All      []PlannedAnnotation // in the order of the file
	Unmapped []string
}

// Count is how many have the fate.
func (p AnnotationsPlan) Count(fate AnnotationFate) int {
	n := 0
	for _, a := range p.All {
		if a.Fate == fate {
			n++
		}
	}
	return n
}

// ImportedAnnotation is what another system said of a passage, kept with the claim that was made of it.
type ImportedAnnotation struct {
	ClaimID    ClaimID
	ArticleID  ArticleID
	Format     string
	Key        string
	Annotation Annotation
	By         UserID
	At         time.Time
}
