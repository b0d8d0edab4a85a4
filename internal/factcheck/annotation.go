package factcheck

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
