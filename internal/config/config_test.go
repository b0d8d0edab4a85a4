package config

import (
	"flag"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
)

func parsed(t *testing.T, environ []string, args ...string) Settings {
	t.Helper()
	s, err := FromEnvironment(environ)
	if err != nil {
		t.Fatal(err)
	}
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	s.BindData(flags)
	s.BindServing(flags)
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAFlagWinsOverItsVariableAndThatOverTheDefault(t *testing.T) {
	environ := []string{"STET_ADDR=127.0.0.1:9000", "STET_DATA=/srv/stet", "STET_LOG=json", "STET_PUBLIC_URL=", "HOME=/root"}
	got := parsed(t, environ, "--addr", "127.0.0.1:9001")
	want := Settings{Data: "/srv/stet", Addr: "127.0.0.1:9001", Log: "json"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := parsed(t, nil); got.Data != DefaultData || got.Addr != DefaultAddr || got.Log != "text" {
		t.Errorf("with nothing said, the settings are %+v", got)
	}
}

func TestAVariableThatIsNotASwitchIsRefusedWithASentence(t *testing.T) {
	_, err := FromEnvironment([]string{"STET_LISTEN_BEYOND_LOOPBACK_WITHOUT_HTTPS=perhaps"})
	if !factcheck.Is(err, factcheck.Invalid) {
		t.Errorf("error = %v, want an invalid-input error", err)
	}
}

func TestListeningBeyondLoopbackNeedsHTTPSOrTheWords(t *testing.T) {
	for _, c := range []struct {
		args    string
		refused bool
		secure  bool
	}{
		{args: "--addr 127.0.0.1:8080"},
		{args: "--addr 127.8.8.8:8080"},
		{args: "--addr [::1]:8080"},
		{args: "--addr [::ffff:127.0.0.1]:8080"},
		{args: "--addr LocalHost:8080"},
		{args: "--addr 127.0.0.1:8080 --public-url http://desk.example.org"},
		{args: "--addr 127.0.0.1:8080 --public-url https://desk.example.org", secure: true},
		{args: "--addr 0.0.0.0:8080 --public-url https://desk.example.org:8443/", secure: true},
		{args: "--addr 0.0.0.0:8080 --listen-beyond-loopback-without-https"},
		{args: "--addr :8080", refused: true},
		{args: "--addr 0.0.0.0:8080", refused: true},
		{args: "--addr [::]:8080", refused: true},
		{args: "--addr 192.168.1.5:8080", refused: true},
		{args: "--addr desk.example.org:8080", refused: true},
		{args: "--addr localhost.example.org:8080", refused: true},
		{args: "--addr 0.0.0.0:8080 --public-url http://desk.example.org", refused: true},
		{args: "--addr 127.0.0.1", refused: true},
		{args: "--addr 127.0.0.1:", refused: false},
		{args: "--addr 127.0.0.1:99999", refused: true},
		{args: "--log xml", refused: true},
		{args: "--data=", refused: true},
		{args: "--public-url desk.example.org", refused: true},
		{args: "--public-url ftp://desk.example.org", refused: true},
		{args: "--public-url https://desk.example.org/stet", refused: true},
		{args: "--public-url https://desk.example.org?x=1", refused: true},
		{args: "--public-url https://user:secret@desk.example.org", refused: true},
		{args: "--public-url https:desk.example.org", refused: true},
		{args: "--public-url https://:443", refused: true},
	} {
		t.Run(c.args, func(t *testing.T) {
			serving, err := parsed(t, nil, strings.Fields(c.args)...).Serving()
			if (err != nil) != c.refused || err != nil && !factcheck.Is(err, factcheck.Invalid) {
				t.Fatalf("error = %v, want refused: %v", err, c.refused)
			}
			if err == nil && serving.Secure() != c.secure {
				t.Errorf("Secure = %v, want %v", serving.Secure(), c.secure)
			}
		})
	}
}

func TestTheTryOutListensOnLoopbackAlone(t *testing.T) {
	for addr, refused := range map[string]bool{
		"127.0.0.1:8080": false, "[::1]:0": false, "localhost:8080": false,
		"0.0.0.0:8080": true, ":8080": true, "192.168.1.5:8080": true, "desk.example.org:80": true, "nonsense": true,
	} {
		s := parsed(t, []string{"STET_LISTEN_BEYOND_LOOPBACK_WITHOUT_HTTPS=true", "STET_PUBLIC_URL=https://desk.example.org"}, "--addr", addr)
		serving, err := s.TryingOut()
		if (err != nil) != refused {
			t.Errorf("%s: error = %v, want refused: %v", addr, err, refused)
		}
		if serving.PublicURL != nil {
			t.Errorf("%s: the try-out took a public URL", addr)
		}
	}
}

func TestThePublicURLIsTheAddressWhereNoneIsGiven(t *testing.T) {
	bound := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 43210}
	for args, want := range map[string]string{
		"--addr 127.0.0.1:0": "http://127.0.0.1:43210",
		"--addr localhost:0": "http://localhost:43210",
		"--addr [::1]:0":     "http://[::1]:43210",
		"--addr 0.0.0.0:0 --listen-beyond-loopback-without-https":  "http://localhost:43210",
		"--addr 127.0.0.1:0 --public-url https://desk.example.org": "https://desk.example.org",
	} {
		serving, err := parsed(t, nil, strings.Fields(args)...).Serving()
		if err != nil {
			t.Fatal(err)
		}
		if got := serving.At(bound).String(); got != want {
			t.Errorf("%s: the public URL is %s, want %s", args, got, want)
		}
	}
}

func TestASecretIsTheFirstLineOfItsFile(t *testing.T) {
	for content, want := range map[string]string{
		"a long password\n":          "a long password",
		"a long password\r\n":        "a long password",
		"  spaces are kept  ":        "  spaces are kept  ",
		"first line\nsecond line\n":  "first line",
		"":                           "",
		"\nsecond line":              "",
		strings.Repeat("x", 1_000_0): "",
	} {
		file := filepath.Join(t.TempDir(), "password")
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		fromFile, fileErr := ReadSecret(file, nil)
		fromStdin, stdinErr := ReadSecret("-", strings.NewReader(content))
		if fromFile != want || fromStdin != want || (fileErr != nil) != (want == "") || (stdinErr != nil) != (want == "") {
			t.Errorf("%.20q: file %q, %v; standard input %q, %v", content, fromFile, fileErr, fromStdin, stdinErr)
		}
	}
	if _, err := ReadSecret(filepath.Join(t.TempDir(), "absent"), nil); !factcheck.Is(err, factcheck.NotFound) {
		t.Errorf("an absent file: %v", err)
	}
}
