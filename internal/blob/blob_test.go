package blob_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"stet/internal/blob"
)

// noise is bytes that nothing can make smaller.
func noise(n int) []byte {
	b := make([]byte, n)
	r := rand.NewChaCha8([32]byte{1})
	_, _ = r.Read(b)
	return b
}

var kinds = map[string][]byte{
	"nothing":    {},
	"no slice":   nil,
	"one byte":   {0},
	"prose":      []byte(strings.Repeat("Над ріками туман. The committee said so. ", 5000)),
	"noise":      noise(300_000),
	"zeros":      make([]byte, 2<<20),
	"half noise": append(noise(1000), make([]byte, 1000)...),
}

func TestBytesComeBackAsTheyWere(t *testing.T) {
	for name, want := range kinds {
		b := blob.Of(want)
		got, err := b.Open()
		if err != nil || !bytes.Equal(got, want) || b.Size != len(want) || b.Hash != blob.HashOf(want) || b.Stored == nil {
			t.Errorf("%s: %d bytes came back as %d, %v", name, len(want), len(got), err)
		}
		if len(b.Stored) > len(want) {
			t.Errorf("%s: grew from %d to %d", name, len(want), len(b.Stored))
		}
	}
}

func TestEveryLengthComesBack(t *testing.T) {
	prose := kinds["prose"]
	for n := 0; n < 3000; n++ {
		if got, err := blob.Of(prose[:n]).Open(); err != nil || !bytes.Equal(got, prose[:n]) {
			t.Fatalf("%d bytes came back as %d, %v", n, len(got), err)
		}
	}
	for _, n := range []int{1 << 20, 1<<20 + 1, 5 << 20} {
		long := bytes.Repeat(prose, 1+n/len(prose))[:n]
		if got, err := blob.Of(long).Open(); err != nil || !bytes.Equal(got, long) {
			t.Fatalf("%d bytes came back as %d, %v", n, len(got), err)
		}
	}
}

func TestOnlyWhatGetsSmallerIsCompressed(t *testing.T) {
	for name, want := range map[string]blob.Encoding{"nothing": blob.AsIs, "one byte": blob.AsIs, "noise": blob.AsIs, "prose": blob.Zstd, "zeros": blob.Zstd} {
		if got := blob.Of(kinds[name]).Encoding; got != want {
			t.Errorf("%s: stored as %q", name, got)
		}
	}
}

func TestAnythingChangedIsTold(t *testing.T) {
	for _, kind := range []string{"prose", "noise"} {
		sound := blob.Of(kinds[kind])
		for name, damage := range map[string]func(*blob.Blob){
			"a byte flipped":       func(b *blob.Blob) { b.Stored[len(b.Stored)/2] ^= 1 },
			"cut short":            func(b *blob.Blob) { b.Stored = b.Stored[:len(b.Stored)-1] },
			"emptied":              func(b *blob.Blob) { b.Stored = nil },
			"another size":         func(b *blob.Blob) { b.Size++ },
			"a size below zero":    func(b *blob.Blob) { b.Size = -1 },
			"a size beyond belief": func(b *blob.Blob) { b.Size = 1 << 40 },
			"another hash":         func(b *blob.Blob) { b.Hash = blob.HashOf(nil) },
			"unheard of encoding":  func(b *blob.Blob) { b.Encoding = "lzma" },
			"other bytes":          func(b *blob.Blob) { b.Stored = blob.Of([]byte("other")).Stored },
		} {
			b := sound
			b.Stored = bytes.Clone(sound.Stored)
			damage(&b)
			if _, err := b.Open(); !errors.Is(err, blob.ErrDamaged) {
				t.Errorf("%s with %s: %v", kind, name, err)
			}
		}
	}
}

func TestABombOfZerosIsNotBlownUp(t *testing.T) {
	b := blob.Of(make([]byte, 64<<20))
	b.Size = 1000
	if _, err := b.Open(); !errors.Is(err, blob.ErrDamaged) {
		t.Errorf("opened: %v", err)
	}
}
