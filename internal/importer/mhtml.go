package importer

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// isMHTML says whether the bytes are a page saved as one file (RFC 2557): a message whose parts are the page and what it shows.
func isMHTML(b []byte) bool {
	head := bytes.ToLower(b[:min(len(b), 4096)])
	head, _, _ = bytes.Cut(bytes.ReplaceAll(head, []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	return bytes.Contains(head, []byte("content-type: multipart/related")) && bytes.Contains(head, []byte("mime-version:")) &&
		!bytes.HasPrefix(bytes.TrimSpace(head), []byte("<"))
}

// readMHTML reads the page of a message; what it shows is left where it is.
func readMHTML(in Arrival) (Article, error) {
	if len(in.Bytes) > MaxPackedBytes {
		return Article{}, refuse(ErrTooLarge, "The file is larger than %d MB, which is the most that can be imported.", MaxPackedBytes>>20)
	}
	message, err := mail.ReadMessage(bufio.NewReader(bytes.NewReader(in.Bytes)))
	if err != nil {
		return Article{}, damagedMessage()
	}
	_, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || params["boundary"] == "" {
		return Article{}, damagedMessage()
	}
	address := strings.TrimSpace(message.Header.Get("Snapshot-Content-Location"))
	if in.URL == "" {
		in.URL = address
	}
	page, err := pageOf(multipart.NewReader(message.Body, params["boundary"]))
	if err != nil {
		return Article{}, err
	}
	if in.URL == "" {
		in.URL = page.URL
	}
	return readText(Arrival{MediaType: page.MediaType, Bytes: page.Bytes, URL: in.URL})
}

// mostMessageParts is how many parts of a message are looked at for the page, which is the first in practice.
const mostMessageParts = 1000

// pageOf finds the first part that is a page.
func pageOf(parts *multipart.Reader) (Arrival, error) {
	for range mostMessageParts {
		part, err := parts.NextRawPart()
		if err != nil {
			break
		}
		kind := part.Header.Get("Content-Type")
		if essence, _, err := mime.ParseMediaType(kind); err != nil || essence != "text/html" && essence != "application/xhtml+xml" {
			continue
		}
		b, err := io.ReadAll(io.LimitReader(decodedPart(part), MaxPageBytes+1))
		if err != nil {
			return Arrival{}, damagedMessage()
		}
		return Arrival{MediaType: kind, Bytes: b, URL: strings.TrimSpace(part.Header.Get("Content-Location"))}, nil
	}
	return Arrival{}, damagedMessage()
}

func decodedPart(part *multipart.Part) io.Reader {
	switch strings.ToLower(strings.TrimSpace(part.Header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		return quotedprintable.NewReader(part)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, part)
	}
	return part
}

func damagedMessage() error {
	return refuse(ErrDamaged, "The saved page is damaged: there is no page in it. Save it again, or paste its text.")
}
