package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"stet/internal/factcheck"
)

var (
	loopback = netip.MustParsePrefix("127.0.0.0/8")
	noon     = time.Date(2024, 5, 6, 12, 0, 0, 0, time.UTC)
)

func fetcher(allowed ...netip.Prefix) *Fetcher {
	return New("test", func() time.Time { return noon }, allowed...)
}

// site is a server with the pages, and whatever its robots.txt says.
func site(t *testing.T, robots string, page http.HandlerFunc) string {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
		if robots == "" {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write([]byte(robots))
	})
	mux.HandleFunc("/", page)
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

func TestPageComesAsTheSiteSentIt(t *testing.T) {
	address := site(t, "", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old" {
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=windows-1251")
		w.Header().Set("Set-Cookie", "visitor=1")
		w.Header().Set("Last-Modified", "Mon, 06 May 2024 10:00:00 GMT")
		_, _ = w.Write([]byte("<p>\xcc\xb3\xf1\xf2"))
	})
	p, err := fetcher(loopback).Fetch(t.Context(), address+"/old#part")
	if err != nil {
		t.Fatal(err)
	}
	if p.URL != address+"/new" || p.Status != 200 || p.MediaType != "text/html; charset=windows-1251" || !p.At.Equal(noon) {
		t.Errorf("fetched %+v", p)
	}
	if sum := sha256.Sum256([]byte("<p>\xcc\xb3\xf1\xf2")); p.SHA256 != hex.EncodeToString(sum[:]) {
		t.Errorf("bytes %q with hash %s", p.Bytes, p.SHA256)
	}
	if p.Header["Last-Modified"] == nil || p.Header["Set-Cookie"] != nil {
		t.Errorf("headers %v", p.Header)
	}
}

func TestAddressesInsideAreNeverReached(t *testing.T) {
	reached := false
	address := site(t, "", func(http.ResponseWriter, *http.Request) { reached = true })
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(address, "http://"))
	for _, a := range []string{
		address, "http://localhost:" + port, "http://[::1]:" + port, "http://[::ffff:127.0.0.1]:" + port, "http://2130706433:" + port,
		"http://0x7f.1:" + port, "http://127.1:" + port, "http://0:" + port, "http://169.254.169.254/latest/meta-data/",
		"http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.5.5/", "http://100.64.0.1/", "http://[fd00::1]/", "http://[fe80::1]/",
		"http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[64:ff9b:1::7f00:1]/", "http://0177.0.0.1:" + port, "http://0x7f000001:" + port,
		"http://[fd00:ec2::254]/latest/meta-data/",
	} {
		if _, err := fetcher().Fetch(t.Context(), a); err == nil || reached {
			t.Errorf("%s was reached", a)
		}
	}
}

func TestPublicAddressesAreToldFromThoseInside(t *testing.T) {
	for address, want := range map[string]error{
		"93.184.216.34:443": nil, "[2606:2800:220:1::1]:80": nil, "93.184.216.34:22": errPort, "8.8.8.8:6379": errPort,
		"127.0.0.1:80": errInside, "[::ffff:10.1.2.3]:80": errInside, "198.18.0.1:443": errInside, "[fe80::1%eth0]:80": errInside, "255.255.255.255:80": errInside,
	} {
		if err := (gate{}).check("tcp", address, nil); err != want {
			t.Errorf("%s: %v, want %v", address, err, want)
		}
	}
}

func TestRedirectsLeadNowhereInside(t *testing.T) {
	inner := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the inner server was reached") }))
	defer inner.Close()
	for _, to := range []string{strings.Replace(inner.URL, "127.0.0.1", "[::1]", 1), "file:///etc/passwd", "http://user:secret@127.0.0.1/", "gopher://127.0.0.1/"} {
		address := site(t, "", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) })
		if _, err := fetcher(loopback).Fetch(t.Context(), address); factcheck.CodeOf(err) == "" {
			t.Errorf("to %s: %v", to, err)
		}
	}
}

func TestWhatCannotBeHadIsToldInASentence(t *testing.T) {
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
	}
	zeros := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write(make([]byte, MaxBytes+1))
		_ = z.Close()
		_, _ = w.Write(b.Bytes())
	}
	for name, c := range map[string]struct {
		robots string
		page   http.HandlerFunc
		code   factcheck.Code
		says   string
	}{
		"a paywall":     {"", status(402), factcheck.Unavailable, "subscribers"},
		"a refusal":     {"", status(403), factcheck.Unavailable, "refuses"},
		"no such page":  {"", status(404), factcheck.Unavailable, "no such page"},
		"a busy site":   {"", status(503), factcheck.Unavailable, "too busy"},
		"a broken site": {"", status(500), factcheck.Unavailable, "status 500"},
		"robots":        {"User-agent: *\nDisallow: /", status(200), factcheck.Unavailable, "robots.txt"},
		"a bomb":        {"", zeros, factcheck.TooLarge, "larger than 20 MB"},
		"a ring":        {"", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/x", http.StatusFound) }, factcheck.Unavailable, "without an end"},
		"a broken off page": {"", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "10")
			_, _ = w.Write([]byte("abc"))
		}, factcheck.Unavailable, "could not be reached"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := fetcher(loopback).Fetch(t.Context(), site(t, c.robots, c.page)+"/a")
			if !factcheck.Is(err, c.code) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v, want %s saying %q", err, c.code, c.says)
			}
		})
	}
}

func TestRobotsMayLetOnePartBeRead(t *testing.T) {
	address := site(t, "User-agent: *\nDisallow: /\n\nUser-agent: stet\nDisallow: /private\n", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("a")) })
	if _, err := fetcher(loopback).Fetch(t.Context(), address+"/news"); err != nil {
		t.Error(err)
	}
	if _, err := fetcher(loopback).Fetch(t.Context(), address+"/private/a"); !factcheck.Is(err, factcheck.Unavailable) {
		t.Errorf("the private part was read: %v", err)
	}
}

func TestAddressesThatAreNoneAreToldSo(t *testing.T) {
	for _, a := range []string{"", "river.example", "ftp://river.example/", "javascript:alert(1)", "https://user:pw@river.example/", "https://", "https://" + strings.Repeat("a", 3000)} {
		if _, err := fetcher().Fetch(t.Context(), a); !factcheck.Is(err, factcheck.Invalid) {
			t.Errorf("%q: %v", a, err)
		}
	}
}

func TestFetchEndsWhenNobodyWaitsForIt(t *testing.T) {
	held := make(chan struct{})
	address := site(t, "", func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-held:
		}
	})
	defer close(held)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := fetcher(loopback).Fetch(ctx, address); !factcheck.Is(err, factcheck.Unavailable) || !strings.Contains(err.Error(), "in time") {
		t.Errorf("%v", err)
	}
}

func TestAnswerThatIsNoPageComesAlongWithTheRefusal(t *testing.T) {
	address := site(t, "", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusGone)
		_, _ = w.Write([]byte("taken down"))
	})
	f, err := fetcher(loopback).Fetch(t.Context(), address+"/a")
	if !factcheck.Is(err, factcheck.Unavailable) || f.Status != http.StatusGone || string(f.Bytes) != "taken down" || f.URL != address+"/a" {
		t.Errorf("%+v, %v", f, err)
	}
}
