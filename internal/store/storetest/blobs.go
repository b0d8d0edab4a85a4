package storetest

import (
	"strings"
	"time"

	"stet/internal/blob"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

var blobs = map[string]func(*scene){
	"bytes are found by their hash":                         bytesByHash,
	"bytes that came twice stay until the last use is gone": bytesStayWhileUsed,
	"bytes of an article stay when its import is over":      bytesOfArticleStay,
	"bytes of imports that expired are collected":           expiredBytesGo,
	"bytes are taken back with what was undone":             bytesOfNothing,
}

// arrive stages an import of the bytes and gives their hash.
func (s *scene) arrive(bytes string) (factcheck.Import, string) {
	s.Helper()
	i := sample.Import(s.reviewer.ID)
	i.Raw.Bytes = []byte(bytes)
	s.must(s.AddImport(s.ctx, i))
	return i, blob.HashOf(i.Raw.Bytes)
}

func (s *scene) kept(hash, bytes string) {
	s.Helper()
	got, err := s.Blob(s.ctx, hash)
	s.must(err)
	same(s, string(got), bytes)
}

func (s *scene) collected(hash string) {
	s.Helper()
	_, err := s.Blob(s.ctx, hash)
	s.refused(err, factcheck.NotFound)
}

func bytesByHash(s *scene) {
	long := strings.Repeat("over and over ", 100_000)
	for _, bytes := range []string{"", "\x00\xff", sample.Text, long} {
		_, hash := s.arrive(bytes)
		s.kept(hash, bytes)
	}
	s.collected("none")
}

func bytesStayWhileUsed(s *scene) {
	first, hash := s.arrive("twice")
	second, _ := s.arrive("twice")
	s.must(s.DropImport(s.ctx, first.ID))
	s.kept(hash, "twice")
	s.must(s.DropImport(s.ctx, second.ID))
	s.collected(hash)
}

func bytesOfArticleStay(s *scene) {
	i, hash := s.arrive("an article")
	a := sample.Article("Kept", s.editor.ID)
	s.must(s.AddArticle(s.ctx, a))
	s.must(s.AddVersion(s.ctx, sample.Version(a, "an article"), i.Raw))
	s.must(s.DropImport(s.ctx, i.ID))
	s.kept(hash, "an article")
}

func expiredBytesGo(s *scene) {
	old, hash := s.arrive("old")
	young := sample.Import(s.reviewer.ID)
	young.CreatedAt = old.CreatedAt.Add(time.Hour)
	s.must(s.AddImport(s.ctx, young))
	s.must(s.DropImportsBefore(s.ctx, young.CreatedAt))
	s.collected(hash)
	s.kept(blob.HashOf(young.Raw.Bytes), string(young.Raw.Bytes))
}

func bytesOfNothing(s *scene) {
	i := sample.Import("nobody")
	i.Raw.Bytes = []byte("never kept")
	s.refused(s.AddImport(s.ctx, i), factcheck.Conflict)
	s.collected(blob.HashOf(i.Raw.Bytes))
}
