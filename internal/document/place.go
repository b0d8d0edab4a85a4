package document

import "unicode/utf8"

// spot is where something that is not text stands, counted from the start of a block. Its number says which was asked for.
type spot struct{ number, at int }

// place notes that the thing of that number stands here.
func (b *builder) place(number int) {
	b.places = append(b.places, spot{number, len(b.raw)})
}

// carryPlaces makes places in a block that showed nothing stand at the start of the next one.
func (b *builder) carryPlaces() {
	for i := range b.places {
		b.places[i].at = 0
	}
}

func settlePlaces(places []spot, at []int) []spot {
	settled := make([]spot, len(places))
	for i, p := range places {
		settled[i] = spot{p.number, at[p.at]}
	}
	return settled
}

// placesOf gives the places of the things numbered from 0 to n-1 in the whole text; what stands behind the last block stands
// at the text's end, and -1 is the place of what the text left out.
func (b *builder) placesOf(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = -1
	}
	offset := 0
	for i, d := range b.blocks {
		if i > 0 {
			offset++ // the separator
		}
		for _, p := range d.places {
			all[p.number] = offset + p.at
		}
		offset += utf8.RuneCountInString(d.text)
	}
	for _, p := range b.places {
		all[p.number] = offset
	}
	return all
}
