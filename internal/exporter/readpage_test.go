package exporter

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// element is a start tag of the page as it was written.
type element struct {
	html.Token
	raw string
}

func (e element) attr(name string) (string, bool) {
	for _, a := range e.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// readPage reads the tags as they were written, and fails unless every one that needs it is closed where it should be.
func readPage(t *testing.T, source string) []element {
	t.Helper()
	void := []string{"meta", "br", "link", "img", "input", "hr"}
	z := html.NewTokenizer(strings.NewReader(source))
	var all []element
	var open []string
	for z.Next() != html.ErrorToken {
		raw := string(z.Raw())
		token := z.Token()
		switch token.Type {
		case html.StartTagToken, html.SelfClosingTagToken:
			all = append(all, element{Token: token, raw: raw})
			if token.Data == "mark" && slices.Contains(open, "mark") {
				t.Errorf("a mark stands in a mark: %s", raw)
			}
			if !slices.Contains(void, token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> closes %v", token.Data, open)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Errorf("left open: %v", open)
	}
	return all
}

// checkNothingIsMended compares the page with what a browser makes of it: a paragraph in a paragraph, a link in a link or
// a row out of a table would come out otherwise.
func checkNothingIsMended(t *testing.T, source string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	var drawn bytes.Buffer
	if err := html.Render(&drawn, root); err != nil {
		t.Fatal(err)
	}
	written, mended := tagsOf(source), tagsOf(drawn.String())
	for i := range min(len(written), len(mended)) {
		if written[i] != mended[i] {
			t.Fatalf("a browser reads %s where %s is written, after %v", mended[i], written[i], written[max(0, i-8):i])
		}
	}
	if len(written) != len(mended) {
		t.Errorf("a browser reads %d tags where %d are written", len(mended), len(written))
	}
}

func tagsOf(source string) []string {
	z := html.NewTokenizer(strings.NewReader(source))
	var tags []string
	for z.Next() != html.ErrorToken {
		switch token := z.Token(); token.Type {
		case html.StartTagToken, html.SelfClosingTagToken:
			tags = append(tags, "<"+token.Data+">")
		case html.EndTagToken:
			tags = append(tags, "</"+token.Data+">")
		}
	}
	return tags
}

func checkTargets(t *testing.T, elements []element) {
	t.Helper()
	ids := map[string]bool{}
	for _, e := range elements {
		if id, ok := e.attr("id"); ok {
			if ids[id] || id == "" || strings.ContainsAny(id, " \t\n") {
				t.Errorf("id %q is there twice, or none", id)
			}
			ids[id] = true
		}
	}
	for _, e := range elements {
		if href, ok := e.attr("href"); ok && strings.HasPrefix(href, "#") && !ids[href[1:]] {
			t.Errorf("%s leads nowhere", e.raw)
		}
		for _, name := range []string{"aria-labelledby", "aria-details", "aria-describedby"} {
			if id, ok := e.attr(name); ok && !ids[id] {
				t.Errorf("%s names no element by %s", e.raw, name)
			}
		}
	}
}

func checkHeadings(t *testing.T, elements []element) {
	t.Helper()
	level := 0
	for _, e := range elements {
		if !regexp.MustCompile(`^h[1-6]$`).MatchString(e.Data) {
			continue
		}
		now := int(e.Data[1] - '0')
		if now > level+1 || now == 1 && level > 0 {
			t.Errorf("%s follows a heading of level %d", e.raw, level)
		}
		level = now
	}
}

// checkAttributes fails for an attribute that is not quoted or there twice, and for all that runs or is loaded.
func checkAttributes(t *testing.T, elements []element) {
	t.Helper()
	quoted := regexp.MustCompile(`^<[a-zA-Z0-9]+(\s+[a-zA-Z-]+(="[^"]*")?)*\s*/?>$`)
	for _, e := range elements {
		if !quoted.MatchString(e.raw) {
			t.Errorf("%s has an attribute without quotes", e.raw)
		}
		if slices.Contains([]string{"script", "link", "img", "iframe", "object", "embed", "form", "base", "svg"}, e.Data) {
			t.Errorf("%s has no place in the page", e.raw)
		}
		seen := map[string]bool{}
		for _, a := range e.Attr {
			if seen[a.Key] || a.Key == "style" || a.Key == "src" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s has %s", e.raw, a.Key)
			}
			seen[a.Key] = true
			if a.Key == "href" && !regexp.MustCompile(`^(#|https?://)`).MatchString(a.Val) {
				t.Errorf("%s leads to another kind of address", e.raw)
			}
		}
	}
}
