// Package browsertest drives a real Chromium through journeys of a test: one browser for a test binary, a fresh profile for
// every page. What a page says on its console (errors, refused styles and scripts, missing files) fails the test.
package browsertest

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// startLimit is how long a browser may take to answer; a loaded machine of two cores needs several seconds.
const startLimit = 60 * time.Second

// ErrNoBrowser says that this machine has no Chromium, and what to do.
var ErrNoBrowser = errors.New("no Chromium found: run `make e2e`, which finds or installs one, or set STET_CHROMIUM to its path")

var shared = struct {
	sync.Mutex
	browser *browser
	err     error
}{}

type browser struct {
	ctx     context.Context
	stop    func()
	profile string
}

// Run runs the tests of a package and stops the browser that they may have started. Call it from TestMain:
//
//	func TestMain(m *testing.M) { os.Exit(browsertest.Run(m)) }
func Run(m *testing.M) int {
	defer stopShared()
	return m.Run()
}

// theBrowser starts the package's browser when the first page wants it.
func theBrowser() (*browser, error) {
	shared.Lock()
	defer shared.Unlock()
	if shared.browser == nil && shared.err == nil {
		shared.browser, shared.err = start()
	}
	return shared.browser, shared.err
}

func stopShared() {
	shared.Lock()
	defer shared.Unlock()
	if shared.browser != nil {
		shared.browser.close()
	}
}

func start() (*browser, error) {
	path, err := find()
	if err != nil {
		return nil, err
	}
	profile, err := os.MkdirTemp("", "stet-chromium-")
	if err != nil {
		return nil, err
	}
	allocator, stopProcess := chromedp.NewExecAllocator(context.Background(), flags(path, profile)...)
	ctx, closeBrowser := chromedp.NewContext(allocator)
	b := &browser{ctx: ctx, profile: profile, stop: func() { closeBrowser(); stopProcess() }}
	// The process lives as long as the context of the first call, so the limit is kept by a timer beside it.
	tooLong := time.AfterFunc(startLimit, closeBrowser)
	err = chromedp.Do(ctx)
	if !tooLong.Stop() && err == nil {
		err = context.DeadlineExceeded
	}
	if err != nil {
		b.close()
		return nil, err
	}
	return b, nil
}

func (b *browser) close() {
	b.stop()
	_ = os.RemoveAll(b.profile) // a profile in the temporary folder; a leftover does no harm
}

// find looks for a browser where tools/chromium does.
func find() (string, error) {
	for _, name := range []string{
		os.Getenv("STET_CHROMIUM"), os.Getenv("CHROMIUM"),
		"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
	} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path, nil
		}
	}
	return "", ErrNoBrowser
}

func flags(path, profile string) []chromedp.ExecAllocatorOption {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(profile),
		chromedp.WindowSize(1280, 900),
		chromedp.Flag("lang", "en-GB"),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("disable-component-update", true),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.Flag("no-sandbox", true)) // Chromium refuses to start as root otherwise
	}
	return options
}
