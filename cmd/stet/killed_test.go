package main_test

import (
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"syscall"
	"testing"
)

// signedIn is a browser of somebody who is signed in to the server.
func (s *server) signedIn(email, password string) *http.Client {
	s.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	browser := &http.Client{Jar: jar}
	s.post(browser, "/sign-in", url.Values{"email": {email}, "password": {password}})
	return browser
}

// post sends a form and gives the path of the page that it led to.
func (s *server) post(browser *http.Client, path string, form url.Values) string {
	s.t.Helper()
	response, err := browser.PostForm(s.URL+path, form)
	if err != nil {
		s.t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusOK || response.Request.URL.Path == path {
		s.t.Fatalf("POST %s is answered with %d at %s", path, response.StatusCode, response.Request.URL)
	}
	return response.Request.URL.Path
}

func TestWhatTheServerAcknowledgedIsThereAfterItIsKilled(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	s := f.start("serve", "--addr", "127.0.0.1:0")
	browser := s.signedIn("ada@example.org", "correct horse battery")
	for round := range 3 {
		title := fmt.Sprintf("Article of round %d", round)
		staged := s.post(browser, "/imports", url.Values{"paste": {article}})
		page := s.post(browser, staged, url.Values{"title": {title}})
		s.end(syscall.SIGKILL)
		again := f.start("serve", "--addr", "127.0.0.1:0")
		status, body := read(t, browser, again.URL+page) // cookies know the machine, not the port
		if status != http.StatusOK || !strings.Contains(body, title) {
			t.Fatalf("after the kill, %s answers %d to whoever was signed in", page, status)
		}
		s = again
	}
	if n := len(records(t, f.must("articles", "--json"))); n != 3 {
		t.Errorf("there are %d articles, want 3", n)
	}
}
