package main_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// program is the path of the real program, built once for all tests.
var program string

func TestMain(m *testing.M) { os.Exit(buildAndRun(m)) }

func buildAndRun(m *testing.M) int {
	dir, err := os.MkdirTemp("", "stet-cmd")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(dir) }()
	program = filepath.Join(dir, "stet")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build stet: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// result is what a command left behind.
type result struct {
	out, err string
	code     int
}

// folder is a data folder that commands are run on. The folder itself is made by the first of them.
type folder struct {
	t    *testing.T
	path string
	env  []string // beside what the test runs with
	in   string   // standard input
	dir  string   // where commands are run, when not here
}

func newFolder(t *testing.T) *folder {
	t.Helper()
	return &folder{t: t, path: filepath.Join(t.TempDir(), "data")}
}

// command is a command on the folder, in an environment that says nothing to stet but what the folder says.
func (f *folder) command(args ...string) *exec.Cmd {
	cmd := exec.Command(program, args...)
	cmd.Dir = f.dir
	cmd.Env = append(cmd.Env, "STET_DATA="+f.path)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "STET_") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, f.env...)
	cmd.Stdin = strings.NewReader(f.in)
	return cmd
}

// run runs a command to its end.
func (f *folder) run(args ...string) result {
	f.t.Helper()
	cmd := f.command(args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		f.t.Fatalf("stet %s: %v", strings.Join(args, " "), err)
	}
	return result{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
}

// must runs a command that has to succeed, and gives what it printed without the last newline.
func (f *folder) must(args ...string) string {
	f.t.Helper()
	r := f.run(args...)
	if r.code != 0 || r.err != "" {
		f.t.Fatalf("stet %s ended with %d: %s", strings.Join(args, " "), r.code, r.err)
	}
	return strings.TrimSuffix(r.out, "\n")
}

// refuses runs a command that has to end with the code and say these words on standard error, as a sentence of its own and
// nothing on standard output.
func (f *folder) refuses(code int, words string, args ...string) {
	f.t.Helper()
	r := f.run(args...)
	call := "stet " + strings.Join(args, " ")
	if r.code != code {
		f.t.Errorf("%s ended with %d, want %d; it said: %s", call, r.code, code, r.err)
	}
	if !strings.HasPrefix(r.err, "stet: ") || !strings.Contains(r.err, words) {
		f.t.Errorf("%s said %q, want “stet: …%s…”", call, r.err, words)
	}
	for _, dump := range []string{"panic", "goroutine", "&{", "%!", "sql:", "map["} {
		if strings.Contains(r.err, dump) {
			f.t.Errorf("%s spoke like a machine: %s", call, r.err)
		}
	}
	if r.out != "" {
		f.t.Errorf("%s printed %q as if it had worked", call, r.out)
	}
}

// file writes a file for a command to read.
func (f *folder) file(name, content string) string {
	f.t.Helper()
	path := filepath.Join(f.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		f.t.Fatal(err)
	}
	return path
}

// addPerson makes an account, and gives its id.
func (f *folder) addPerson(email, role string) string {
	f.t.Helper()
	return f.must("user", "add", "--email", email, "--name", "Somebody", "--role", role, "--password-file", f.file("password", "correct horse battery\n"))
}

const article = `The firms met in Kyiv

On 29 September over 250 firms from 30 countries met in Kyiv.

It was more than their hosts had expected.
`
