package browsertest

import (
	"path/filepath"
	"time"

	devtools "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// Downloads lets the page save files from now on, into a folder of the test. What it gives waits for the first one and tells its
// path.
func (p *Page) Downloads() func() string {
	p.t.Helper()
	dir := p.t.TempDir()
	about, err := chromedp.Call(p.ctx, target.GetTargetInfo, target.GetTargetInfoParams{})
	p.must(err, "asking for the page's profile")
	_, err = chromedp.Call(p.ctx, devtools.SetDownloadBehavior, devtools.SetDownloadBehaviorParams{
		Behavior: devtools.SetDownloadBehaviorBehaviorAllow, BrowserContextID: about.TargetInfo.BrowserContextID, DownloadPath: dir,
	})
	p.must(err, "letting the page save files")
	return func() string { return p.saved(dir) }
}

// saved waits for a file that is whole: until then the browser keeps it under a name of its own, or with an ending of its own.
func (p *Page) saved(dir string) string {
	p.t.Helper()
	for begun := time.Now(); time.Since(begun) < patience; p.pause() {
		files, err := filepath.Glob(filepath.Join(dir, "[^.]*"))
		p.must(err, "looking for what was saved")
		for _, file := range files {
			if filepath.Ext(file) != ".crdownload" {
				return file
			}
		}
	}
	p.t.Fatalf("no file was saved within %v\n%s", patience, p.glimpse())
	return ""
}
