package document

// Choose gives the text made of those blocks alone that are kept, as if the others had never been there. It fails with ErrEmpty
// where none is.
func Choose(t Text, kept func(i int) bool) (Text, error) {
	e := editor{index: NewIndex(t), homes: map[int]*level{}}
	for i, b := range t.Blocks {
		if kept(i) {
			e.block(i, b, e.index.BlockText(i))
		}
	}
	return e.text()
}
