package importer

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const savedPage = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://river.example/news/1\r\nSubject: x\r\nMIME-Version: 1.0\r\n" +
	"Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----b----\"\r\n\r\n\r\n------b----\r\nContent-Type: text/html; charset=utf-8\r\n" +
	"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://river.example/news/1\r\n\r\n" +
	"<html><head><title>=D0=9C=D1=96=D1=81=D1=82</title></head><body><p>The bridge =\r\nreopened, says <a href=3D\"/data\">the service</a>.</p></body></html>\r\n" +
	"------b----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n------b------\r\n"

func TestAPageSavedAsOneFileIsReadWithItsAddress(t *testing.T) {
	a, err := Read(Arrival{Name: "page.mhtml", Bytes: []byte(savedPage)})
	if err != nil || a.Title != "Міст" || a.URL != "https://river.example/news/1" || a.Text.Content != "The bridge reopened, says the service." || a.Format != HTML {
		t.Errorf("%v, %q, %q, %q, %q", err, a.Title, a.URL, a.Text.Content, a.Format)
	}
	if len(a.Text.Runs) != 1 || a.Text.Runs[0].Href != "https://river.example/data" {
		t.Errorf("the links are %+v", a.Text.Runs)
	}
}

func TestDamagedSavedPagesAreRefusedInASentence(t *testing.T) {
	for name, s := range map[string]string{
		"no page in it":  strings.Replace(savedPage, "text/html; charset", "text/css; charset", 1),
		"no boundary":    strings.Replace(savedPage, "boundary=", "border=", 1),
		"cut off":        savedPage[:strings.Index(savedPage, "------b----\r\nContent-Type: text")],
		"broken base 64": strings.Replace(strings.Replace(savedPage, "quoted-printable", "base64", 1), "<html>", "!!!!", 1),
	} {
		t.Run(name, func(t *testing.T) {
			var refusal *Refusal
			if _, err := Read(Arrival{Name: "a.mht", Bytes: []byte(s)}); !errors.As(err, &refusal) || !errors.Is(err, ErrDamaged) {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestASavedCompletePageReadsAsThePage(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("testdata", "page.html"))
	if err != nil {
		t.Fatal(err)
	}
	saved := strings.Replace(string(b), "<head>", "<!-- saved from url=(0043)https://river.example/news/sula-bridge --><head>", 1)
	saved = strings.ReplaceAll(saved, "/img/", "./page_files/")
	a, err := Read(Arrival{Name: "page.html", Bytes: []byte(saved)})
	if want := fixture(t, "page.html"); err != nil || a.Text.Content != want.Text.Content || a.URL != want.URL {
		t.Errorf("%v, %q", err, a.URL)
	}
}
