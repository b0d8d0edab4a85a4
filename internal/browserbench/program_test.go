package browserbench

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"testing"
	"time"

	"stet/internal/browsertest"
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/sample"
	"stet/internal/store"
)

// program is the real one, tried out on a data folder of its own.
type program struct{ url, data string }

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// start builds the program and lets it listen until the test ends.
func start(t *testing.T) program {
	t.Helper()
	dir := t.TempDir()
	binary, data := filepath.Join(dir, "stet"), filepath.Join(dir, "try")
	if out, err := exec.Command("go", "build", "-o", binary, "stet/cmd/stet").CombinedOutput(); err != nil {
		t.Fatalf("building stet: %v\n%s", err, out)
	}
	cmd := exec.Command(binary, "try", "--data", data, "--addr", "127.0.0.1:0")
	cmd.WaitDelay = 15 * time.Second
	var log bytes.Buffer
	cmd.Stderr = &log
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM) // it may have ended already
		_ = cmd.Wait()
		if t.Failed() {
			t.Logf("the server's log:\n%s", log.String())
		}
	})
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if url := address.FindString(lines.Text()); url != "" {
			return program{url: url, data: data}
		}
	}
	t.Fatal("stet try ended without printing an address")
	return program{}
}

// fill adds an article for every number of claims, and gives their addresses. They are put into the store beside the running
// program: what is measured is how they are shown.
func (p program) fill(t *testing.T, sizes []int) map[int]string {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(p.data, "stet.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	users, err := s.Users(t.Context())
	if err != nil || len(users) == 0 {
		t.Fatalf("the try-out has no people: %v", err)
	}
	urls := map[int]string{}
	for _, claims := range sizes {
		id, err := add(t.Context(), s, claims, users[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		urls[claims] = p.url + "/articles/" + string(id)
	}
	return urls
}

func add(ctx context.Context, s *store.Store, claims int, by factcheck.UserID) (factcheck.ArticleID, error) {
	article := sample.Article(fmt.Sprintf("An article with %d claims", claims), by)
	version := sample.Version(article, text())
	return article.ID, s.Atomically(ctx, func(ctx context.Context) error {
		if err := s.AddArticle(ctx, article); err != nil {
			return err
		}
		if err := s.AddVersion(ctx, version, sample.Raw(text())); err != nil {
			return err
		}
		for i, passage := range passages(version.Text.Content, claims) {
			if err := s.AddClaim(ctx, claim(version, passage, i, by)); err != nil {
				return err
			}
		}
		return nil
	})
}

// claim makes the claim of a place: most are open, some are being researched, some closed.
func claim(on factcheck.Version, passage document.Range, i int, by factcheck.UserID) factcheck.Claim {
	c := sample.Claim(on, on.Text.Content[:1], by)
	c.Passage, c.Quote = passage, on.Text.Content[passage.Start:passage.End] // a text of ASCII: bytes are characters
	c.Statement = c.Quote
	switch i % 7 {
	case 0, 1:
		c.State, c.Assignee = factcheck.Researching, by
	case 2:
		c.State, c.CloseReason = factcheck.Closed, factcheck.CloseReasons[0]
	}
	return c
}

// signIn makes the page that of a person of the try-out.
func (p program) signIn(t *testing.T, page *browsertest.Page) {
	t.Helper()
	page.Go(p.url + "/sign-in")
	page.Click(".people li button")
	page.WaitFor(".me")
}
