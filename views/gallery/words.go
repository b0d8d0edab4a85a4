package gallery

// What the gallery itself says.
const (
	title     = "Gallery"
	lede      = "Every part of the pages in every state, from sample values."
	all, mine = "All", "Mine"
	before    = "The forum met in the capital and drew"
	after     = "as its hosts had hoped."
	unseen    = "Nothing to see: it goes along with a form."
	tableName = "A table"
	found     = "Found"
)

// columns head the table.
var columns = [3]string{"Article", "Claims", "Deadline"}

// drawn are the icons, as static/build.mjs takes them.
var drawn = []string{"undo-2", "redo-2", "search", "plus", "lock", "chevron-left", "chevron-right", "user", "x"}
