package exporter

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
)

var update = flag.Bool("update", false, "write the golden files anew")

// export gives the dossier in a format, in English unless its article is in a language that the site speaks.
func export(t testing.TB, name string, d factcheck.Dossier) string {
	t.Helper()
	return exportIn(t, name, d, "")
}

func exportIn(t testing.TB, name string, d factcheck.Dossier, wish string) string {
	t.Helper()
	f, err := ByName(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out, d, Words(d, wish)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestExportsAreAsTheGoldenFilesShow(t *testing.T) {
	for _, f := range Formats {
		for name, d := range map[string]factcheck.Dossier{"full": sampleDossier(t), "minimal": minimalDossier(t)} {
			t.Run(name+" "+f.Name, func(t *testing.T) {
				got, path := export(t, f.Name, d), filepath.Join("testdata", name+f.Extension)
				if *update {
					if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), got); diff != "" {
					t.Errorf("%s differs; go test -update writes it anew:\n%s", path, diff)
				}
			})
		}
	}
}

func TestUnknownFormatIsNotFoundAndToldWhichThereAre(t *testing.T) {
	_, err := ByName("docx")
	if !factcheck.Is(err, factcheck.NotFound) || !strings.Contains(err.Error(), "html, json, csv") {
		t.Errorf("ByName gave %v", err)
	}
}

func TestFileNameIsSafeEverywhere(t *testing.T) {
	csv, _ := ByName("csv")
	for title, want := range map[string]string{
		"A new quay for the old harbour":       "a-new-quay-for-the-old-harbour-2026-03-09.csv",
		"../../etc/passwd\x00":                 "etc-passwd-2026-03-09.csv",
		"Зброя для України: понад 250 фірм":    "zbroia-dlia-ukrainy-ponad-250-firm-2026-03-09.csv",
		"Подвір’я Їжака":                       "podviria-izhaka-2026-03-09.csv",
		"Élan vital à Łódź":                    "elan-vital-a-lodz-2026-03-09.csv",
		"新しい岸壁":                                "article-2026-03-09.csv",
		"":                                     "article-2026-03-09.csv",
		"CON":                                  "con-2026-03-09.csv",
		strings.Repeat("harbour ", 20):         "harbour-harbour-harbour-harbour-harbour-harbour-harbour-2026-03-09.csv",
		strings.Repeat("x", 100) + " and more": strings.Repeat("x", 60) + "-2026-03-09.csv",
	} {
		d := factcheck.Dossier{Article: factcheck.Article{Title: title}, At: at(18)}
		if got := FileName(d, csv); got != want {
			t.Errorf("FileName(%q) = %q, want %q", title, got, want)
		}
	}
}

// failing is a writer that fails after so many bytes.
type failing struct{ left int }

var errFull = errors.New("disk full")

func (f *failing) Write(p []byte) (int, error) {
	if len(p) > f.left {
		return f.left, errFull
	}
	f.left -= len(p)
	return len(p), nil
}

func TestFailingWriterIsReported(t *testing.T) {
	d := sampleDossier(t)
	for _, f := range Formats {
		size := len(export(t, f.Name, d))
		for left := 0; left < size; left += max(1, size/50) {
			if err := f.Write(&failing{left: left}, d, Words(d, "")); !errors.Is(err, errFull) {
				t.Errorf("%s after %d bytes: %v", f.Name, left, err)
			}
		}
	}
}
