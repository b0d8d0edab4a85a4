package document

import "unicode/utf16"

// UTF16ToCodePoint turns an offset as browsers count, in UTF-16 code units, into one in code points of s. It is false outside
// s and between the halves of a surrogate pair.
func UTF16ToCodePoint(s string, units int) (int, bool) {
	at, points := 0, 0
	for _, r := range s {
		if at >= units {
			break
		}
		at += utf16.RuneLen(r)
		points++
	}
	return points, at == units
}

// CodePointToUTF16 turns an offset in code points of s into one in UTF-16 code units. It is false outside s.
func CodePointToUTF16(s string, points int) (int, bool) {
	at, seen := 0, 0
	for _, r := range s {
		if seen >= points {
			break
		}
		at += utf16.RuneLen(r)
		seen++
	}
	return at, seen == points
}
