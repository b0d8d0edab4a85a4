package web

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestABodyBeyondItsLimitIsReadToItsEndAndThenRefused(t *testing.T) {
	for name, c := range map[string]struct {
		size    int
		refused bool
	}{"just fits": {100, false}, "one byte more": {101, true}, "much more": {1 << 20, true}} {
		rest := strings.NewReader(strings.Repeat("x", c.size))
		body := newPatientBody(httptest.NewRecorder(), io.NopCloser(rest), 100)
		_, err := io.ReadAll(body)
		var tooLarge *http.MaxBytesError
		if got := errors.As(err, &tooLarge); got != c.refused || c.refused && tooLarge.Limit != 100 {
			t.Errorf("%s: %v", name, err)
		}
		if rest.Len() > 0 {
			t.Errorf("%s: %d bytes are left unread", name, rest.Len())
		}
		if _, again := body.Read(make([]byte, 8)); c.refused && !errors.As(again, &tooLarge) {
			t.Errorf("%s: asked again, it says %v", name, again)
		}
	}
}
