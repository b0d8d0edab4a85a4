package document

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPlainTextBecomesParagraphs(t *testing.T) {
	text, err := FromPlain("\uFEFF One \t two\r\nthree\r\r\n \u00AD \nfour\u2029five\n\n\n")
	if err != nil {
		t.Fatal(err)
	}
	if want := "One two\nthree\nfour\nfive"; text.Content != want || len(text.Blocks) != 3 {
		t.Errorf("got %q in %d blocks, want %q in 3", text.Content, len(text.Blocks), want)
	}
	if err := text.Check(); err != nil {
		t.Error(err)
	}
}

func TestArticleOfTheForumIsRead(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "articles", "defence-industries-forum.txt"))
	if err != nil {
		t.Skipf("the article is not beside the repository: %v", err)
	}
	text, err := FromPlain(string(source))
	if err != nil {
		t.Fatal(err)
	}
	if err := text.Check(); err != nil {
		t.Error(err)
	}
	if !strings.Contains(text.Content, "over 250 firms from 30 countries") || len(text.Blocks) < 8 {
		t.Errorf("%d blocks: %q", len(text.Blocks), text.Content)
	}
}
