package document

import (
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
)

func writes(s string, times *int) func(io.Writer) error {
	return func(w io.Writer) error {
		*times++
		_, err := io.WriteString(w, s)
		return err
	}
}

func TestADrawingIsMadeOnceForAllWhoAsk(t *testing.T) {
	d, times := NewDrawings(100), 0
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if got, err := d.Of([32]byte{1}, writes("drawn", &times)); string(got) != "drawn" || err != nil {
				t.Errorf("got %q, %v", got, err)
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
		if _, err := d.Of([32]byte{name}, writes(strings.Repeat("x", 10), times[name])); err != nil {
			t.Fatal(err)
		}
	}
	if *times[1] != 1 || *times[2] != 2 || *times[3] != 1 {
		t.Errorf("drawn %d, %d and %d times, want 1, 2 and 1", *times[1], *times[2], *times[3])
	}
}

func TestADrawingThatFailedIsTriedAgain(t *testing.T) {
	d := NewDrawings(100)
	if _, err := d.Of([32]byte{1}, func(io.Writer) error { return errors.New("no") }); err == nil {
		t.Fatal("no error")
	}
	times := 0
	if got, err := d.Of([32]byte{1}, writes("drawn", &times)); string(got) != "drawn" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestNoDrawingsKeepNothing(t *testing.T) {
	var none *Drawings
	times := 0
	for range 2 {
		if got, err := none.Of([32]byte{1}, writes("drawn", &times)); string(got) != "drawn" || err != nil {
			t.Errorf("got %q, %v", got, err)
		}
	}
	if times != 2 {
		t.Errorf("drawn %d times, want 2", times)
	}
}
