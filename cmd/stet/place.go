package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"stet/internal/anchor"
	"stet/internal/document"
)

// placeRequest is a line that `stet place` reads.
type placeRequest struct {
	I     *int64     `json:"i"`
	Old   *placeText `json:"old"`
	New   *placeText `json:"new"`
	Start *int       `json:"start"`
	End   *int       `json:"end"`
}

// placeText is a text, or the number of an earlier request that has the same.
type placeText struct {
	text string
	ref  *int64
}

// UnmarshalJSON reads a string, or {"ref": N}.
func (t *placeText) UnmarshalJSON(raw []byte) error {
	if raw[0] == '"' {
		return json.Unmarshal(raw, &t.text)
	}
	var ref struct {
		Ref *int64 `json:"ref"`
	}
	if err := json.Unmarshal(raw, &ref); err != nil || ref.Ref == nil {
		return errors.New(`a text has to be a string or {"ref": N}`)
	}
	t.ref = ref.Ref
	return nil
}

// placeAnswer is a line that `stet place` prints.
type placeAnswer struct {
	I         *int64       `json:"i"`
	State     anchor.State `json:"state"`
	Start     int          `json:"start"`
	End       int          `json:"end"`
	Score     float64      `json:"score"`
	Margin    float64      `json:"margin"`
	Method    string       `json:"method"`
	Reason    string       `json:"reason"`
	Automatic bool         `json:"automatic"`
}

// placeProblem is the answer to a line that makes no sense.
type placeProblem struct {
	I     *int64 `json:"i"`
	Error string `json:"error"`
}

func runPlace(ctx context.Context, t terminal, args []string) error {
	flags, _, err := newFlags("place")
	if err != nil {
		return err
	}
	if err := parseAlone(flags, args, "place"); err != nil {
		return err
	}
	p := placer{in: bufio.NewReaderSize(t.in, 1<<16), out: bufio.NewWriter(t.out), texts: map[int64]textPair{}, moves: map[textPair]prepared{}}
	return errors.Join(p.run(ctx), p.out.Flush())
}

// textPair is the two versions of a text that a request is about.
type textPair struct{ old, new string }

// prepared is a comparison that is kept, with its texts: requests that send them again need not keep theirs.
type prepared struct {
	pair textPair
	move *anchor.Move
}

// mostPrepared is how much text is kept compared, in bytes: each takes some thirty bytes of memory.
const mostPrepared = 32 << 20

// placer answers requests one by one.
type placer struct {
	in          *bufio.Reader
	out         *bufio.Writer
	at          int // the number of the line
	lines, bad  int // requests so far, and those that made no sense
	texts       map[int64]textPair
	moves       map[textPair]prepared
	oldestFirst []textPair // of the moves
	size        int        // of the texts in the moves, in bytes
}

// run reads to the end. An answer is printed as soon as no further request is waiting.
func (p *placer) run(ctx context.Context) error {
	for ctx.Err() == nil {
		line, err := p.in.ReadBytes('\n')
		p.at++
		if line = bytes.TrimSpace(line); len(line) > 0 {
			if err := p.answer(line); err != nil {
				return err
			}
		}
		switch {
		case err == io.EOF:
			return p.report()
		case err != nil:
			return fmt.Errorf("read requests: %w", err)
		case p.in.Buffered() == 0:
			if err := p.out.Flush(); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

func (p *placer) report() error {
	if p.bad > 0 {
		return fmt.Errorf("%d of %d requests could not be answered; their answers say why", p.bad, p.lines)
	}
	return nil
}

func (p *placer) answer(line []byte) error {
	p.lines++
	var request placeRequest
	err := json.Unmarshal(line, &request)
	var placement anchor.Placement
	if err == nil {
		placement, err = p.place(request)
	}
	if err != nil {
		p.bad++
		return p.print(placeProblem{request.I, fmt.Sprintf("Line %d makes no sense: %v.", p.at, err)})
	}
	return p.print(placeAnswer{
		request.I, placement.State, placement.Range.Start, placement.Range.End, placement.Score, placement.Margin,
		placement.Method, placement.Reason, placement.Automatic,
	})
}

func (p *placer) print(answer any) error {
	encoder := json.NewEncoder(p.out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(answer)
}

func (p *placer) place(r placeRequest) (anchor.Placement, error) {
	if r.I == nil || r.Old == nil || r.New == nil || r.Start == nil || r.End == nil {
		return anchor.Placement{}, errors.New("it needs i, old, new, start and end")
	}
	pair, err := p.resolve(r)
	if err != nil {
		return anchor.Placement{}, err
	}
	known := p.prepare(pair)
	p.texts[*r.I] = known.pair
	passage := document.Range{Start: *r.Start, End: *r.End}
	if err := known.move.Check(passage); err != nil {
		return anchor.Placement{}, err
	}
	return known.move.Place(passage), nil
}

// resolve gives the texts of a request, which may be those of an earlier one.
func (p *placer) resolve(r placeRequest) (textPair, error) {
	pair := textPair{r.Old.text, r.New.text}
	for _, text := range []*placeText{r.Old, r.New} {
		if text.ref == nil {
			continue
		}
		earlier, ok := p.texts[*text.ref]
		switch {
		case !ok:
			return pair, fmt.Errorf("no earlier request has the number %d", *text.ref)
		case text == r.Old:
			pair.old = earlier.old
		default:
			pair.new = earlier.new
		}
	}
	if utf8.RuneCountInString(pair.old) > document.MaxLength || utf8.RuneCountInString(pair.new) > document.MaxLength {
		return pair, document.ErrTooLong
	}
	return pair, nil
}

// prepare compares two texts. The comparison is kept for requests to come; the oldest make room.
func (p *placer) prepare(pair textPair) prepared {
	if known, ok := p.moves[pair]; ok {
		return known
	}
	known := prepared{pair, anchor.NewMove(pair.old, pair.new)}
	p.moves[pair] = known
	p.oldestFirst = append(p.oldestFirst, pair)
	p.size += len(pair.old) + len(pair.new)
	for p.size > mostPrepared && len(p.oldestFirst) > 1 {
		oldest := p.oldestFirst[0]
		p.oldestFirst = p.oldestFirst[1:]
		p.size -= len(oldest.old) + len(oldest.new)
		delete(p.moves, oldest)
	}
	return known
}
