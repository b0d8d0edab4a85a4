package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
)

// Limits of packed files. A small archive can unpack to gigabytes, so it is read no further than these.
const (
	MaxPackedBytes   = 20 << 20 // the largest archive that is read
	mostUnpacked     = 32 << 20 // of all parts that are read of one archive
	mostArchiveParts = 10_000
)

// archive is a zip file of which parts are read within limits.
type archive struct {
	parts map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

func openArchive(b []byte) (*archive, error) {
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, damagedArchive()
	}
	if len(r.File) > mostArchiveParts {
		return nil, refuse(ErrTangled, "The file holds more than %d parts, which no article does.", mostArchiveParts)
	}
	a := &archive{parts: map[string]*zip.File{}, left: mostUnpacked}
	for _, f := range r.File {
		a.parts[path.Clean("/" + f.Name)[1:]] = f
	}
	return a, nil
}

func (a *archive) has(name string) bool { return a.parts[name] != nil }

// open gives a part to be read; fs.ErrNotExist where there is none. What is read counts against the archive's limit.
func (a *archive) open(name string) (io.ReadCloser, error) {
	f := a.parts[name]
	if f == nil {
		return nil, fs.ErrNotExist
	}
	r, err := f.Open()
	if err != nil {
		return nil, damagedArchive()
	}
	return &archivePart{archive: a, part: r}, nil
}

// read gives a part, no further than one byte behind the given length.
func (a *archive) read(name string, most int) ([]byte, error) {
	r, err := a.open(name)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	return b, errors.Join(err, r.Close())
}

type archivePart struct {
	archive *archive
	part    io.ReadCloser
}

func (p *archivePart) Read(b []byte) (int, error) {
	n, err := p.part.Read(b)
	if p.archive.left -= int64(n); p.archive.left < 0 {
		return n, refuse(ErrTooLarge, "The file unpacks to more than %d MB, which is more than an article can be.", mostUnpacked>>20)
	}
	if err != nil && err != io.EOF {
		err = damagedArchive()
	}
	return n, err
}

func (p *archivePart) Close() error { return p.part.Close() }

func damagedArchive() error {
	return refuse(ErrDamaged, "The file is damaged: it cannot be unpacked. Save or send it again, or paste its text.")
}

// isPacked says whether the bytes are a zip archive: they begin as one does (APPNOTE.TXT, sections 4.3.7 and 4.3.16).
func isPacked(b []byte) bool {
	return bytes.HasPrefix(b, []byte("PK\x03\x04")) || bytes.HasPrefix(b, []byte("PK\x05\x06"))
}

// readPacked reads an arrival that is an archive: which kind it is, is told by what it holds and not by its name.
func readPacked(in Arrival) (Article, error) {
	if len(in.Bytes) > MaxPackedBytes {
		return Article{}, refuse(ErrTooLarge, "The file is larger than %d MB, which is the most that can be imported.", MaxPackedBytes>>20)
	}
	a, err := openArchive(in.Bytes)
	if err != nil {
		return Article{}, err
	}
	mimetype, _ := a.read("mimetype", 100)
	var article Article
	switch kind := strings.TrimSpace(string(mimetype)); {
	case kind == "application/epub+zip" || a.has("META-INF/container.xml"):
		article, err = readEPUB(a)
		article.Format = EPUB
	case a.has("[Content_Types].xml") && (a.has("word/document.xml") || a.has("_rels/.rels")):
		article, err = readDocx(a)
		article.Format = Word
	case strings.HasPrefix(kind, "application/vnd.oasis.opendocument"):
		err = refuse(ErrNotText, "This looks like an OpenDocument file, which cannot be read. Save it as Word (.docx) or HTML, or paste its text.")
	default:
		err = refuse(ErrNotText, "This looks like a zip archive that is neither a Word document nor an EPUB. Unpack it and import the article in it.")
	}
	return article, err
}
