package web

import (
	"io"
	"net/http"
)

// patience is how many bytes beyond a limit are read and thrown away.
const patience = 64 << 20

// patientBody is a request's body that may hold so many bytes. What comes beyond is read to its end before the reader is
// told with a *http.MaxBytesError: a browser that is still sending would not read an answer but report a broken connection.
type patientBody struct {
	io.ReadCloser
	limit, left int64
}

func newPatientBody(w http.ResponseWriter, body io.ReadCloser, limit int64) *patientBody {
	return &patientBody{ReadCloser: http.MaxBytesReader(w, body, limit+patience), limit: limit, left: limit}
}

// Read implements io.Reader.
func (b *patientBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.left -= int64(n)
	if b.left >= 0 {
		return n, err
	}
	if _, err := io.Copy(io.Discard, b.ReadCloser); err != nil {
		return 0, err
	}
	return 0, &http.MaxBytesError{Limit: b.limit}
}
