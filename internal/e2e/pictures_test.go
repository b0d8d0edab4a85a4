package e2e

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// screenshots is where the pictures stand, and mostBytes how large they may be together: they go along with every clone.
var screenshots = filepath.Join("..", "..", "docs", "screenshots")

const mostBytes = 7 << 20

func TestEveryPictureStandsInTheTable(t *testing.T) {
	table, err := os.ReadFile(filepath.Join(screenshots, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	pictures, err := filepath.Glob(filepath.Join(screenshots, "*.png"))
	if err != nil || len(pictures) == 0 {
		t.Fatalf("no pictures: %v", err)
	}
	size := int64(0)
	for _, picture := range pictures {
		file, err := os.Stat(picture)
		if err != nil {
			t.Fatal(err)
		}
		size += file.Size()
		if !bytes.Contains(table, []byte(`"`+filepath.Base(picture)+`"`)) {
			t.Errorf("%s is not in the table", filepath.Base(picture))
		}
	}
	if shown := bytes.Count(table, []byte("<img ")); shown != len(pictures) {
		t.Errorf("the table shows %d pictures, and there are %d", shown, len(pictures))
	}
	if size > mostBytes {
		t.Errorf("the pictures are %d bytes, more than %d", size, mostBytes)
	}
}

// fewColours is a picture in the 256 colours that it has most of, every other one replaced by the nearest: a third of the size, and
// pages look the same.
func fewColours(t *testing.T, picture []byte) []byte {
	t.Helper()
	full, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	reduced := image.NewPaletted(full.Bounds(), mostUsed(full))
	draw.Draw(reduced, full.Bounds(), full, full.Bounds().Min, draw.Src)
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, reduced); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// mostUsed are the colours of a picture by how much of it they cover, those that look like one before them last.
func mostUsed(picture image.Image) color.Palette {
	counts := map[color.RGBA]int{}
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y++ {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
			counts[color.RGBAModel.Convert(picture.At(x, y)).(color.RGBA)]++
		}
	}
	var most, alike color.Palette
	for _, c := range slices.SortedFunc(maps.Keys(counts), func(a, b color.RGBA) int { return cmp.Compare(counts[b], counts[a]) }) {
		if len(most) < 256 && !looksLikeOneOf(most, c) {
			most = append(most, c)
		} else if len(alike) < 256 {
			alike = append(alike, c)
		}
	}
	return append(most, alike[:min(len(alike), 256-len(most))]...)
}

// looksLikeOneOf says whether a colour is so near to one of the others that nobody tells them apart in a letter's edge.
func looksLikeOneOf(others color.Palette, c color.RGBA) bool {
	if len(others) == 0 {
		return false
	}
	nearest := others.Convert(c).(color.RGBA)
	far := 0
	for _, d := range [3]int{int(c.R) - int(nearest.R), int(c.G) - int(nearest.G), int(c.B) - int(nearest.B)} {
		far += d * d
	}
	return far < 300
}
