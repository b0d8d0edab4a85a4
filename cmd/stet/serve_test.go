package main_test

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// server is stet serve or stet try under way.
type server struct {
	t    *testing.T
	cmd  *exec.Cmd
	URL  string
	out  *bufio.Reader
	said string // on standard output, as far as it was read
	log  *bytes.Buffer
	done chan struct{} // closed once it has ended
}

var siteAddress = regexp.MustCompile(`http://\S+:\d+`)

// start starts a command that serves, and waits for the address it prints.
func (f *folder) start(args ...string) *server {
	f.t.Helper()
	s := &server{t: f.t, cmd: f.command(args...), log: &bytes.Buffer{}, done: make(chan struct{})}
	s.cmd.Stderr = s.log
	out, in := io.Pipe()
	s.cmd.Stdout, s.cmd.WaitDelay = in, 20*time.Second
	if err := s.cmd.Start(); err != nil {
		f.t.Fatal(err)
	}
	go func() {
		_ = s.cmd.Wait() // how it ended is read from its state
		_ = in.Close()
		close(s.done)
	}()
	f.t.Cleanup(func() { s.end(syscall.SIGKILL) })
	s.out = bufio.NewReader(out)
	for s.URL == "" {
		s.URL = siteAddress.FindString(s.line())
	}
	return s
}

// line is the next line of standard output.
func (s *server) line() string {
	s.t.Helper()
	line, err := s.out.ReadString('\n')
	if err != nil {
		<-s.done
		s.t.Fatalf("stet ended instead of serving: %s%s", s.said, s.log)
	}
	s.said += line
	return line
}

// end sends a signal and waits for the end; it gives the exit code, or -1 where a signal ended it.
func (s *server) end(signal syscall.Signal) int {
	s.t.Helper()
	_ = s.cmd.Process.Signal(signal) // it may have ended already
	go func() { _, _ = io.Copy(io.Discard, s.out) }()
	select {
	case <-s.done:
	case <-time.After(30 * time.Second):
		s.t.Fatalf("%v did not end it", signal)
	}
	return s.cmd.ProcessState.ExitCode()
}

// get gives the status and the body of a page.
func (s *server) get(path string) (int, string) {
	s.t.Helper()
	return read(s.t, http.DefaultClient, s.URL+path)
}

func read(t *testing.T, client *http.Client, address string) (int, string) {
	t.Helper()
	response, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// signIn sends the sign-in form, and gives the status of the answer itself.
func (s *server) signIn(email, password string) int {
	s.t.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.PostForm(s.URL+"/sign-in", url.Values{"email": {email}, "password": {password}})
	if err != nil {
		s.t.Fatal(err)
	}
	_ = response.Body.Close()
	return response.StatusCode
}

var setUpLink = regexp.MustCompile(`http://\S+(/set-up/\S+)`)

func TestTheSetUpLinkMakesTheFirstAdministratorOnce(t *testing.T) {
	f := newFolder(t)
	s := f.start("serve", "--addr", "127.0.0.1:0")
	for !setUpLink.MatchString(s.said) {
		s.line()
	}
	link := setUpLink.FindString(s.said)
	if !strings.HasPrefix(link, s.URL) {
		t.Errorf("the link %s leads elsewhere than %s", link, s.URL)
	}
	if status, _ := read(t, http.DefaultClient, link); status != http.StatusOK {
		t.Fatalf("the link answers %d", status)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	form := url.Values{"email": {"ada@example.org"}, "name": {"Ada Admin"}, "password": {"correct horse battery"}}
	response, err := client.PostForm(link, form)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if people := f.must("user", "list"); !strings.Contains(people, "ada@example.org") || !strings.Contains(people, "admin") {
		t.Fatalf("after the set-up (%d) there are: %s", response.StatusCode, people)
	}
	if status, _ := read(t, http.DefaultClient, link); status != http.StatusNotFound {
		t.Errorf("the link answers %d the second time", status)
	}
}

func TestTheSetUpLinkIsPrintedOnlyWhileThereIsNoAccount(t *testing.T) {
	f := newFolder(t)
	first := f.start("serve", "--addr", "127.0.0.1:0")
	for !setUpLink.MatchString(first.said) {
		first.line()
	}
	first.end(syscall.SIGTERM)
	f.addPerson("ada@example.org", "admin")
	second := f.start("serve", "--addr", "127.0.0.1:0")
	if status, _ := second.get("/healthz"); status != http.StatusOK {
		t.Fatalf("healthz answers %d", status)
	}
	_ = second.cmd.Process.Signal(syscall.SIGTERM)
	rest, err := io.ReadAll(second.out)
	if err != nil || strings.Contains(second.said+string(rest), "set-up") {
		t.Errorf("with an account there, it prints %q, %v", second.said+string(rest), err)
	}
}

func TestTheServerAnswersItsProbesAndLogsEachRequestWithAnID(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	s := f.start("serve", "--addr", "127.0.0.1:0", "--log", "json")
	for _, probe := range []string{"/healthz", "/readyz", "/sign-in"} {
		if status, body := s.get(probe); status != http.StatusOK {
			t.Errorf("%s answers %d: %s", probe, status, body)
		}
	}
	if code := s.end(syscall.SIGTERM); code != 0 {
		t.Errorf("after SIGTERM it ended with %d: %s", code, s.log)
	}
	ids := map[any]bool{}
	for _, entry := range records(t, s.log.String()) {
		if entry["msg"] == "request" {
			ids[entry["id"]] = true
		}
	}
	if len(ids) != 3 || ids[nil] {
		t.Errorf("the log tells of %d requests by id:\n%s", len(ids), s.log)
	}
}

func TestTheServerStopsCleanlyOnEitherSignal(t *testing.T) {
	f := newFolder(t)
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		s := f.start("serve", "--addr", "127.0.0.1:0")
		if code := s.end(signal); code != 0 {
			t.Errorf("after %v it ended with %d: %s", signal, code, s.log)
		}
		if _, err := net.Dial("tcp", strings.TrimPrefix(s.URL, "http://")); err == nil {
			t.Errorf("after %v somebody still listens", signal)
		}
	}
}

func TestCommandsWorkBesideARunningServer(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	s := f.start("serve", "--addr", "127.0.0.1:0")
	file := f.file("firms.txt", article)
	var imports sync.WaitGroup
	for range 4 {
		imports.Go(func() {
			if r := f.run("import", file); r.code != 0 {
				t.Errorf("an import beside the server ended with %d: %s", r.code, r.err)
			}
		})
	}
	for range 20 {
		if status, _ := s.get("/readyz"); status != http.StatusOK {
			t.Errorf("while others import, the server answers %d", status)
		}
	}
	imports.Wait()
	if n := len(records(t, f.must("articles", "--json"))); n != 4 {
		t.Errorf("there are %d articles, want 4", n)
	}
}

func TestNothingIsLostWhenTheServerIsKilled(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	s := f.start("serve", "--addr", "127.0.0.1:0")
	id := f.must("import", f.file("firms.txt", article))
	if code := s.end(syscall.SIGKILL); code != -1 {
		t.Fatalf("it ended with %d before it was killed", code)
	}
	again := f.start("serve", "--addr", "127.0.0.1:0")
	if status, body := again.get("/readyz"); status != http.StatusOK {
		t.Errorf("after the restart readyz answers %d: %s", status, body)
	}
	if out := f.must("articles"); !strings.HasPrefix(out, id) {
		t.Errorf("after the restart the articles are: %s", out)
	}
}

func TestTheServerLeavesLoopbackOnlyWithHTTPSOrTheWords(t *testing.T) {
	f := newFolder(t)
	for _, addr := range []string{"0.0.0.0:0", ":0", "[::]:0"} {
		f.refuses(2, "--listen-beyond-loopback-without-https", "serve", "--addr", addr)
		f.refuses(2, "--listen-beyond-loopback-without-https", "serve", "--addr", addr, "--public-url", "http://desk.example.org")
	}
	if _, err := os.Stat(f.path); !os.IsNotExist(err) {
		t.Errorf("a refused start made a data folder: %v", err)
	}
	s := f.start("serve", "--addr", "0.0.0.0:0", "--listen-beyond-loopback-without-https")
	if status, _ := s.get("/healthz"); status != http.StatusOK {
		t.Errorf("told so in so many words, it answers %d", status)
	}
	f.env = []string{"STET_LISTEN_BEYOND_LOOPBACK_WITHOUT_HTTPS=true", "STET_ADDR=0.0.0.0:0"}
	if code := f.start("serve").end(syscall.SIGTERM); code != 0 {
		t.Errorf("told so by the environment, it ended with %d", code)
	}
}

func TestSessionsAreFromWhereATrustedProxySays(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	for proxies, want := range map[string]string{"127.0.0.1": "203.0.113.5", "none": "127.0.0.1"} {
		s := f.start("serve", "--addr", "127.0.0.1:0", "--trusted-proxies", proxies)
		form := strings.NewReader(url.Values{"email": {"ada@example.org"}, "password": {"correct horse battery"}}.Encode())
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/sign-in", form)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("X-Forwarded-For", "203.0.113.5")
		jar, err := cookiejar.New(nil)
		if err != nil {
			t.Fatal(err)
		}
		client := &http.Client{Jar: jar}
		response, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if _, page := read(t, client, s.URL+"/account"); !strings.Contains(page, want) {
			t.Errorf("trusting %s, the session is not from %s", proxies, want)
		}
		s.end(syscall.SIGTERM)
	}
}

func TestAPortThatIsTakenIsToldInWords(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	f := newFolder(t)
	for _, command := range []string{"serve", "try"} {
		f.refuses(1, "--addr", command, "--addr", taken.Addr().String(), "--data", filepath.Join(t.TempDir(), "data"))
	}
}

func TestTheTryOutShowsANewsroomAndKeepsWhatWasDone(t *testing.T) {
	f := newFolder(t)
	s := f.start("try", "--data", f.path, "--addr", "127.0.0.1:0")
	if status, page := s.get("/sign-in"); status != http.StatusOK || !strings.Contains(page, "Olena Bondar") || !strings.Contains(page, "Marko Shevchuk") {
		t.Errorf("the sign-in page answers %d and does not offer everybody", status)
	}
	before := f.must("articles", "--json")
	claims, _ := records(t, before)[len(records(t, before))-1]["claims"].(map[string]any)
	for _, state := range []string{"open", "researching", "proposed", "in approval", "approved", "closed"} {
		if n, _ := claims[state].(float64); n == 0 {
			t.Errorf("no claim of the sample article is %s: %v", state, claims)
		}
	}
	if code := s.end(syscall.SIGINT); code != 0 {
		t.Errorf("Ctrl-C ended it with %d: %s", code, s.log)
	}
	if s.log.Len() > 0 {
		t.Errorf("what to do first is pushed out of view by:\n%s", s.log)
	}
	f.must("import", f.file("firms.txt", article), "--title", "An own article")
	f.start("try", "--data", f.path, "--addr", "127.0.0.1:0")
	if after := f.must("articles", "--json"); !strings.Contains(after, "An own article") || !strings.HasSuffix(after, before) {
		t.Errorf("the second start changed the articles from\n%s\nto\n%s", before, after)
	}
}

func TestTheTryOutStaysOnThisMachineAndOffRealData(t *testing.T) {
	f := newFolder(t)
	for _, addr := range []string{"0.0.0.0:0", ":0", "192.0.2.1:8080", "example.org:8080"} {
		f.refuses(2, "this machine alone", "try", "--data", f.path, "--addr", addr)
	}
	f.refuses(2, "no flag --public-url", "try", "--public-url", "https://desk.example.org")
	f.addPerson("ada@example.org", "admin")
	f.refuses(1, "real data", "try", "--data", f.path, "--addr", "127.0.0.1:0")

	f.dir = t.TempDir()
	f.start("try", "--addr", "127.0.0.1:0") // without --data, while the environment names the real folder
	if people := f.must("user", "list"); strings.Contains(people, "Olena") {
		t.Errorf("the try-out came into the folder that the environment names:\n%s", people)
	}
	if people := f.must("user", "list", "--data", filepath.Join(f.dir, "stet-try")); !strings.Contains(people, "Olena") {
		t.Errorf("the try-out's own folder has these people:\n%s", people)
	}
}
