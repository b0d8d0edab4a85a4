package factcheck

// Findings are the things of the newsroom that some words lead to, for one reader.
type Findings struct {
	Articles []Summary
	Claims   []Waiting
	Sources  []SourceSummary
}
