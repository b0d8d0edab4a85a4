package document

import (
	"errors"
	"strings"
	"sync"
	"testing"
)

func draws(s string, times *int) func() (Drawn, error) {
	return func() (Drawn, error) {
		*times++
		return Drawn{HTML: []byte(s), Rest: []byte(s)}, nil
	}
}

func TestADrawingIsMadeOnceForAllWhoAsk(t *testing.T) {
	d, times := NewDrawings(100), 0
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if got, err := d.Of([32]byte{1}, draws("drawn", &times)); string(got.HTML) != "drawn" || err != nil {
				t.Errorf("got %q, %v", got.HTML, err)
			}
		})
	}
	all.Wait()
	if times != 1 {
		t.Errorf("drawn %d times", times)
	}
}

func TestDrawingsThatWereUsedLongAgoMakeRoom(t *testing.T) {
	d, times := NewDrawings(25), map[byte]*int{1: new(int), 2: new(int), 3: new(int)}
	for _, name := range []byte{1, 2, 1, 3, 1, 2} {
		if _, err := d.Of([32]byte{name}, draws(strings.Repeat("x", 5), times[name])); err != nil {
			t.Fatal(err)
		}
	}
	if *times[1] != 1 || *times[2] != 2 || *times[3] != 1 {
		t.Errorf("drawn %d, %d and %d times, want 1, 2 and 1", *times[1], *times[2], *times[3])
	}
}

func TestADrawingThatFailedIsTriedAgain(t *testing.T) {
	d := NewDrawings(100)
	if _, err := d.Of([32]byte{1}, func() (Drawn, error) { return Drawn{}, errors.New("no") }); err == nil {
		t.Fatal("no error")
	}
	times := 0
	if got, err := d.Of([32]byte{1}, draws("drawn", &times)); string(got.HTML) != "drawn" || err != nil {
		t.Errorf("got %q, %v", got.HTML, err)
	}
}

func TestNoDrawingsKeepNothing(t *testing.T) {
	var none *Drawings
	times := 0
	for range 2 {
		if got, err := none.Of([32]byte{1}, draws("drawn", &times)); string(got.HTML) != "drawn" || err != nil {
			t.Errorf("got %q, %v", got.HTML, err)
		}
	}
	if times != 2 {
		t.Errorf("drawn %d times, want 2", times)
	}
}
