// Package e2e walks through stet as its users do: the real program with its own data folder, in a real browser.
package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"stet/internal/browsertest"

	// What the program is made of: so that a change there is a change here, and no result of before is taken from the cache.
	_ "stet/internal/importer"
	_ "stet/internal/password"
	_ "stet/internal/store"
	_ "stet/internal/tryout"
	_ "stet/internal/web"
)

// program is the path of the program under test, built once for all journeys.
var program string

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "stet-e2e")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	program = filepath.Join(dir, "stet")
	build := exec.Command("go", "build", "-o", program, "stet/cmd/stet")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building stet: %v\n%s", err, out)
		return 1
	}
	return browsertest.Run(m)
}

// site is a running `stet try`.
type site struct {
	t    *testing.T
	URL  string
	Data string
	link string               // that makes the first account, where the program printed one
	end  func(syscall.Signal) // of the program, with a signal
}

var address = regexp.MustCompile(`http://(127\.0\.0\.1|localhost|\[::1\]):\d+`)

// setUp is the address of the link that makes the first account.
var setUp = regexp.MustCompile(address.String() + `/set-up/\S+`)

// try starts the try-out mode on a free port and waits for the address it prints. A journey mostly waits, for its browser and
// for what it expects there, so journeys go on beside one another; each has a program, a data folder and a profile of its own.
func try(t *testing.T) *site {
	t.Helper()
	t.Parallel()
	s := &site{t: t, Data: filepath.Join(t.TempDir(), "try")}
	s.serve("127.0.0.1:0")
	t.Cleanup(func() { s.end(syscall.SIGTERM) })
	return s
}

// newHouse starts the program as a newsroom does for the first time: with nothing and nobody in it.
func newHouse(t *testing.T) *site {
	t.Helper()
	t.Parallel()
	s := &site{t: t, Data: filepath.Join(t.TempDir(), "house")}
	s.link = s.run(setUp, "serve", "--data", s.Data, "--addr", "127.0.0.1:0")
	s.URL = address.FindString(s.link)
	t.Cleanup(func() { s.end(syscall.SIGTERM) })
	return s
}

// serve starts the program on the site's data folder at an address.
func (s *site) serve(addr string) {
	s.t.Helper()
	s.URL = s.run(address, "try", "--data", s.Data, "--addr", addr)
}

// run starts the program, and gives the first address of a kind that it prints.
func (s *site) run(kind *regexp.Regexp, args ...string) string {
	s.t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "STET_FETCH_INSIDE=127.0.0.0/8") // where the pages stand that journeys fetch
	cmd.WaitDelay = 15 * time.Second
	var log bytes.Buffer
	cmd.Stderr = &log
	out, err := cmd.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.end = func(signal syscall.Signal) {
		_ = cmd.Process.Signal(signal) // it may have ended already
		_ = cmd.Wait()
		if s.t.Failed() {
			s.t.Logf("the server's log:\n%s", log.String())
		}
	}
	return firstAddress(s.t, kind, out)
}

// kill ends the program as a power cut would.
func (s *site) kill() { s.end(syscall.SIGKILL) }

// again starts the program anew where it was.
func (s *site) again() {
	s.t.Helper()
	s.serve(strings.TrimPrefix(s.URL, "http://"))
}

func firstAddress(t *testing.T, kind *regexp.Regexp, out io.Reader) string {
	t.Helper()
	found := make(chan string, 1)
	go func() {
		defer close(found)
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if a := kind.FindString(lines.Text()); a != "" {
				found <- a
				break
			}
		}
		_, _ = io.Copy(io.Discard, out)
	}()
	select {
	case a, ok := <-found:
		if !ok {
			t.Fatal("stet try ended without printing an address")
		}
		return a
	case <-time.After(time.Minute):
		t.Fatal("stet try printed no address within a minute")
	}
	return ""
}

// page opens a browser window on the site's first page.
func (s *site) page(t *testing.T, o browsertest.Options) *visitor {
	t.Helper()
	v := &visitor{Page: browsertest.NewPage(t, o), t: t, site: s}
	v.Go(s.URL)
	return v
}

// stet runs a command of the program on the site's data folder, beside the running server.
func (s *site) stet(args ...string) string {
	s.t.Helper()
	cmd := exec.Command(program, append(args, "--data", s.Data)...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		s.t.Fatalf("stet %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return stdout.String()
}

// visitor is a person at a browser.
type visitor struct {
	*browsertest.Page
	t    *testing.T
	site *site
}

// press clicks the first link, button or other thing matching css that carries the words.
func (v *visitor) press(css, words string) {
	v.t.Helper()
	v.WaitUntil(fmt.Sprintf(findJS, quoted(css), quoted(words)))
	v.Click(`[data-pressed]`)
}

// findJS tags the element to press; it is true once there is one. An element in a closed disclosure opens it.
const findJS = `(() => {
  document.querySelectorAll('[data-pressed]').forEach((e) => e.removeAttribute('data-pressed'));
  const found = [...document.querySelectorAll(%s)].find((e) => e.textContent.includes(%s) && e.checkVisibility());
  found?.setAttribute('data-pressed', '');
  found?.scrollIntoView({ block: 'center' });
  return found !== undefined;
})()`

func quoted(s string) string {
	b, _ := json.Marshal(s) // a string always has a JSON form
	return string(b)
}

// signIn picks a person of the try-out mode, after whoever was signed in has left.
func (v *visitor) signIn(name string) {
	v.t.Helper()
	v.Go(v.site.URL + "/sign-in")
	if v.Has(`form[action="/sign-out"]`) {
		v.signOut()
	}
	v.press("button", name)
	v.WaitText(".me", name)
}

// signOut leaves.
func (v *visitor) signOut() {
	v.t.Helper()
	v.press(".me button", "Sign out")
	v.WaitUntil(`location.pathname === '/sign-in'`)
}

// sharedArticle is the article this product was first asked to handle, or a skip where it is not at hand.
func sharedArticle(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "data", "articles", "defence-industries-forum.txt"))
	if err == nil {
		_, err = os.Stat(path)
	}
	if err != nil {
		t.Skipf("the shared article is not here: %v", err)
	}
	return path
}
