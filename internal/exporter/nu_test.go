package exporter

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"stet/internal/factcheck"
)

// The Nu HTML checker knows the whole standard. It takes no notice of the hash that lets the style sheet through the
// page's own policy; that the sheet takes effect is seen in a browser.
const nuMisreads = ".*Inline style violates Content Security Policy.*"

func TestPageIsValidByTheNuChecker(t *testing.T) {
	jar := filepath.Join("..", "..", "static", "node_modules", "vnu-jar", "build", "dist", "vnu.jar")
	if _, err := os.Stat(jar); err != nil {
		t.Skip("the Nu HTML checker is not here; `make static` fetches it")
	}
	java, err := exec.LookPath("java")
	if err != nil {
		t.Skip("the Nu HTML checker needs Java 11 or later, which is not here")
	}
	arguments := []string{"-jar", jar, "--stdout", "--no-langdetect", "--Werror", "--filterpattern", nuMisreads}
	for name, d := range map[string]factcheck.Dossier{"full": sampleDossier(t), "minimal": minimalDossier(t)} {
		file := filepath.Join(t.TempDir(), name+".html")
		if err := os.WriteFile(file, []byte(export(t, "html", d)), 0o600); err != nil {
			t.Fatal(err)
		}
		arguments = append(arguments, file)
	}
	checker := exec.CommandContext(t.Context(), java, arguments...)
	checker.WaitDelay = time.Second
	if found, err := checker.Output(); err != nil {
		t.Errorf("%v\n%s", err, found)
	}
}
