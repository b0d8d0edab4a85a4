package browserbench

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// The part of docs/performance.md that -write writes anew stands between these.
const (
	begin = "<!-- measured: begin -->\n"
	end   = "<!-- measured: end -->\n"
)

// circumstances are what a reader has to know of a run to judge its figures.
func circumstances(rounds int) string {
	load := "unknown"
	if said, err := os.ReadFile("/proc/loadavg"); err == nil {
		load = strings.Fields(string(said))[0]
	}
	return fmt.Sprintf("Measured %s on %s/%s, %d processors, load %s at the end; medians of %d rounds.\n",
		time.Now().UTC().Format("2 Jan 2006"), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), load, rounds)
}

// publish puts the report into docs/performance.md.
func publish(report string) error {
	path := filepath.Join("..", "..", "docs", "performance.md")
	page, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, opened := strings.Cut(string(page), begin)
	_, after, closed := strings.Cut(rest, end)
	if !opened || !closed {
		return fmt.Errorf("%s has no place for what is measured, between %q and %q", path, begin, end)
	}
	return os.WriteFile(path, []byte(before+begin+report+end+after), 0o644)
}

func TestTheDocumentHasAPlaceForWhatIsMeasured(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "performance.md"))
	if err != nil {
		t.Fatal(err)
	}
	if b, e := strings.Index(string(page), begin), strings.Index(string(page), end); b < 0 || e < b {
		t.Errorf("docs/performance.md lacks %q or %q after it", begin, end)
	}
}
