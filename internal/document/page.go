package document

import "sort"

// Pages are the pages on which the first and the last block of a passage begin; zero where the text has no pages or no such
// passage. A block that runs on to the next page counts for the page on which it begins.
func (t Text) Pages(r Range) (first, last int) {
	from := sort.Search(len(t.Blocks), func(i int) bool { return t.Blocks[i].End > r.Start })
	to := sort.Search(len(t.Blocks), func(i int) bool { return t.Blocks[i].End >= r.End })
	if r.Start < 0 || r.Len() <= 0 || to == len(t.Blocks) || from > to {
		return 0, 0
	}
	return t.Blocks[from].Page, t.Blocks[to].Page
}
