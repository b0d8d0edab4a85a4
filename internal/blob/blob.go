// Package blob is how bytes are kept: once, under their SHA-256, compressed where that saves something, and checked against
// their hash whenever they are read.
package blob

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// Encoding says how the bytes of a blob are stored.
type Encoding string

// The encodings there are.
const (
	AsIs Encoding = ""     // what does not get smaller: pictures, PDF, EPUB, Word
	Zstd Encoding = "zstd" // RFC 8878
)

// Blob is bytes as they are stored.
type Blob struct {
	Hash     string // SHA-256 of the bytes themselves, in hex
	Size     int    // of the bytes themselves
	Encoding Encoding
	Stored   []byte
}

// ErrDamaged is what is stored no longer being what was kept.
var ErrDamaged = errors.New("the stored bytes are damaged")

// HashOf names bytes: their SHA-256 in hex.
func HashOf(bytes []byte) string {
	sum := sha256.Sum256(bytes)
	return hex.EncodeToString(sum[:])
}

// Of makes the bytes a blob. Compression that saves less than an eighth is not worth undoing at every reading.
func Of(bytes []byte) Blob {
	b := Blob{Hash: HashOf(bytes), Size: len(bytes), Stored: bytes}
	if packed := encoder().EncodeAll(bytes, nil); len(packed) <= len(bytes)-len(bytes)/8 && len(packed) < len(bytes) {
		b.Encoding, b.Stored = Zstd, packed
	}
	if b.Stored == nil {
		b.Stored = []byte{}
	}
	return b
}

// Open gives the bytes, or ErrDamaged when they are not those that the hash names.
func (b Blob) Open() ([]byte, error) {
	bytes, err := b.unpacked()
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	case len(bytes) != b.Size:
		return nil, fmt.Errorf("%w: %d bytes instead of %d", ErrDamaged, len(bytes), b.Size)
	case HashOf(bytes) != b.Hash:
		return nil, fmt.Errorf("%w: their hash is %s", ErrDamaged, HashOf(bytes))
	}
	return bytes, nil
}

func (b Blob) unpacked() ([]byte, error) {
	switch b.Encoding {
	case AsIs:
		return b.Stored, nil
	case Zstd:
		return unpack(b.Stored, b.Size)
	}
	return nil, fmt.Errorf("unknown encoding %q", b.Encoding)
}

// encoder compresses one blob after the other; it holds on to little memory between them.
var encoder = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(window), zstd.WithLowerEncoderMem(true))
	if err != nil {
		panic(err) // these options are good
	}
	return e
})

// window is how far back the compression looks, in bytes.
const window = 1 << 20

// unpack gives hardly more than the size: a damaged blob must not fill the memory.
func unpack(stored []byte, size int) ([]byte, error) {
	if size < 0 || size > most {
		return nil, fmt.Errorf("a size of %d", size)
	}
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(uint64(max(size, window))))
	if err != nil {
		return nil, err
	}
	defer d.Close()
	return d.DecodeAll(stored, nil)
}

// most is the size of the largest blob that is believed; nothing larger is ever let in.
const most = 1 << 30
