package importer

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode"

	"stet/internal/document"
	"stet/internal/pdf"
)

// isPDF says whether the bytes are a PDF, before which some senders put a few others.
func isPDF(b []byte) bool {
	i := bytes.Index(b[:min(len(b), 1024)], []byte("%PDF-"))
	return i == 0 || i > 0 && !bytes.ContainsFunc(b[:i], func(r rune) bool { return r == '<' || unicode.IsLetter(r) })
}

// readPDF reads a PDF that has its text as text: lines become paragraphs again, and each block knows its page.
func readPDF(in Arrival) (Article, error) {
	if len(in.Bytes) > MaxPackedBytes {
		return Article{}, refuse(ErrTooLarge, "The file is larger than %d MB, which is the most that can be imported.", MaxPackedBytes>>20)
	}
	file, err := pdf.Open(in.Bytes)
	if err != nil {
		return Article{}, refusePDF(err)
	}
	sheets, err := readSheets(file)
	if err != nil {
		return Article{}, refusePDF(err)
	}
	dropped := takeMargins(sheets)
	t := newPDFTree(sheets)
	t.write()
	a := aboutPDF(file.Info(), t)
	a.URL = addressString(pageAddress(in.URL))
	if a, err = a.withPages(t); err != nil {
		return Article{}, err
	}
	a.Format, a.Dropped = PDF, dropped
	return a, nil
}

func refusePDF(err error) error {
	switch {
	case errors.Is(err, pdf.ErrLocked):
		return refuse(ErrNotText, "The PDF is locked by a password. Save a copy without one and import that, or paste its text.")
	case errors.Is(err, pdf.ErrTangled):
		return refuse(ErrTangled, "The PDF is too entangled to be read. Print it to a new PDF and import that, or paste its text.")
	case errors.Is(err, pdf.ErrDamaged):
		return refuse(ErrDamaged, "The PDF is damaged: its pages cannot be found. Save or send it again, or paste its text.")
	}
	return err
}

// sheet is one page: its pieces of text, those that run along the way most of it does.
type sheet struct {
	number  int
	width   float64 // along its lines
	height  float64
	pieces  []pdf.Piece
	dropped []Dropped
}

// Limits of what is read from a file.
const (
	mostPieces     = 120_000
	mostUnreadable = 3 // one glyph in so many
)

// readSheets reads the pages. A file without text is refused with what it has instead.
func readSheets(file *pdf.File) ([]*sheet, error) {
	pages, err := file.Pages()
	if err != nil {
		return nil, err
	}
	var (
		sheets                               []*sheet
		pieces, glyphs, unreadable, pictures int
	)
	for i, page := range pages {
		content, err := page.Content()
		if err != nil {
			return nil, err
		}
		s := newSheet(i+1, content)
		sheets = append(sheets, s)
		glyphs, unreadable, pictures = glyphs+content.Glyphs, unreadable+content.Unreadable, pictures+content.Pictures
		if glyphs > document.MaxLength {
			return nil, document.ErrTooLong
		}
		if pieces += len(s.pieces); pieces > mostPieces {
			return nil, pdf.ErrTangled
		}
	}
	switch {
	case unreadable*mostUnreadable > glyphs:
		return nil, refuse(ErrNotText, "The PDF does not say which letters its fonts draw. Run text recognition (OCR) over it, or paste its text.")
	case pieces == 0 && pictures > 0:
		return nil, refuse(ErrNotText, "The PDF has no text in it, only pictures of pages. Run text recognition (OCR) over it, or paste its text.")
	case pieces == 0:
		return nil, refuse(ErrEmpty, "There is no text in it.")
	}
	return sheets, nil
}

// newSheet keeps the pieces that run as most of the page's text does; the rest is dropped.
func newSheet(number int, c pdf.Content) *sheet {
	s := &sheet{number: number, width: c.Width, height: c.Height}
	turn := mainTurn(c.Pieces)
	if turn%2 != 0 {
		s.width, s.height = c.Height, c.Width
	}
	margins := marginsMarked(c.Pieces)
	var askew, marked []pdf.Piece
	for _, p := range c.Pieces {
		switch {
		case strings.TrimSpace(p.Text) == "":
		case p.Turn != turn:
			askew = append(askew, p)
		case p.Margin && margins:
			marked = append(marked, p)
		default:
			s.pieces = append(s.pieces, inPlace(p, turn, s))
		}
	}
	s.drop(askew, DroppedTurned)
	s.drop(marked, DroppedMargin)
	s.pieces = withoutShadows(s.pieces)
	return s
}

// inPlace makes the top left corner of a turned page the origin.
func inPlace(p pdf.Piece, turn int, s *sheet) pdf.Piece {
	switch turn {
	case 1:
		p.Y += s.height
	case 2:
		p.X0, p.X1, p.Y = p.X0+s.width, p.X1+s.width, p.Y+s.height
	case 3:
		p.X0, p.X1 = p.X0+s.width, p.X1+s.width
	}
	return p
}

// mainTurn is the way most letters of a page run.
func mainTurn(pieces []pdf.Piece) int {
	count := map[int]int{}
	for _, p := range pieces {
		count[p.Turn] += len(p.Text)
	}
	best := 0
	for turn := range 4 {
		if count[turn] > count[best] {
			best = turn
		}
	}
	return best
}

// marginsMarked says whether the file's own marks of what is no text can be believed: they are few.
func marginsMarked(pieces []pdf.Piece) bool {
	all, marked := 0, 0
	for _, p := range pieces {
		if all += len(p.Text); p.Margin {
			marked += len(p.Text)
		}
	}
	return marked*3 < all
}

// drop notes pieces as left out, line by line.
func (s *sheet) drop(pieces []pdf.Piece, reason string) {
	for _, row := range rowsOf(pieces) {
		if text := row.text(); text != "" {
			s.dropped = append(s.dropped, Dropped{Text: text, Reason: reason, Page: s.number})
		}
	}
}

// withoutShadows takes out what is printed a second time all but in the same place, for bold or shadowed looks.
func withoutShadows(pieces []pdf.Piece) []pdf.Piece {
	type spot struct {
		text string
		x, y int
	}
	seen := make(map[spot]bool, len(pieces))
	return slices.DeleteFunc(pieces, func(p pdf.Piece) bool {
		x, y := int(p.X0/2), int(p.Y/2)
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				if seen[spot{p.Text, x + dx, y + dy}] && len(p.Text) > 1 {
					return true
				}
			}
		}
		seen[spot{p.Text, x, y}] = true
		return false
	})
}

// aboutPDF is what the file says about itself. Titles there are often names of files; the largest heading goes before.
func aboutPDF(info pdf.Info, t *pdfTree) Article {
	a := Article{Byline: tidy(info.Author), Language: languageTag(tidy(info.Language))}
	if t.title == "" && !fileName.MatchString(info.Title) {
		a.Title = tidy(info.Title)
	}
	return a
}

// withPages makes the text of the tree, and tells each block the page on which it begins.
func (a Article) withPages(t *pdfTree) (Article, error) {
	a, err := a.withText(t.root, nil)
	if err != nil {
		return a, err
	}
	nodes := make([]*htmlNode, len(t.starts))
	for i, start := range t.starts {
		nodes[i] = start.node
	}
	_, places, err := document.FromHTMLAt(t.root, nil, nodes)
	page, next := 1, 0
	for i := range a.Text.Blocks {
		for next < len(places) && places[next] <= a.Text.Blocks[i].Start {
			page = t.starts[next].page
			next++
		}
		a.Text.Blocks[i].Page = page
	}
	return a, err
}
