package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"time"

	"github.com/klauspost/compress/gzip"

	"stet/internal/document"
	"stet/internal/factcheck"
)

// restOfDrawing answers with the highlights of a drawing that are not on its page. The name of a drawing is a hash of all that it
// shows, so nobody can name one that they were never sent; what it was is kept for a while only.
func (s *Server) restOfDrawing(w http.ResponseWriter, v *visit) error {
	if _, err := s.desk.Article(v.Context(), v.Actor, articleID(v)); err != nil {
		return err
	}
	name := v.PathValue("name")
	key, err := hex.DecodeString(name)
	if err != nil || len(key) != sha256.Size {
		return factcheck.Errorf(factcheck.NotFound, "This address names no drawing.")
	}
	packed, err := s.packed([sha256.Size]byte(key))
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Cache-Control", "private, max-age=86400, immutable")
	h.Set("Content-Encoding", "gzip") // which all who run our scripts take
	h.Set("ETag", `"`+name+`"`)
	http.ServeContent(w, v.Request, "", time.Time{}, bytes.NewReader(packed))
	return nil
}

// packed is the rest of a drawing, compressed once for all who ask.
func (s *Server) packed(key [sha256.Size]byte) ([]byte, error) {
	drawn, ok := s.drawings.Kept(key)
	if !ok {
		return nil, factcheck.Errorf(factcheck.NotFound, "The text has changed since. Load the page again.")
	}
	small, err := s.drawings.Of(sha256.Sum256(key[:]), func() (document.Drawn, error) { return pack(drawn.Rest) })
	return small.Rest, err
}

func pack(rest []byte) (document.Drawn, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, cheaply)
	if err != nil {
		return document.Drawn{}, err
	}
	if _, err = z.Write(rest); err == nil {
		err = z.Close()
	}
	return document.Drawn{Rest: b.Bytes()}, err
}

// cheaply is the level at which what is sent once a drawing is compressed.
const cheaply = 3
