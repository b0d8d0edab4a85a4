package main_test

import (
	"strings"
	"testing"
)

func TestAnnotationsAreImportedWithTheirTextOrIntoAnArticle(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	text := f.file("forum.txt", "Over 250 firms from 30 countries met in the capital on Friday.\n\nIt was the largest meeting of its kind.")
	notes := f.file("forum.ann", "T1\tQuantity 5 14\t250 firms\n#1\tAnnotatorNotes T1\tcount them\nR1\tSupports Arg1:T1 Arg2:T1")
	r := f.run("import", text, "--annotations", notes, "--json")
	if r.code != 0 || !strings.Contains(r.err, "1 placed.") || !strings.Contains(r.err, "not taken over: A relation") {
		t.Errorf("it ends with %d and says %q", r.code, r.err)
	}
	all := records(t, r.out)
	if len(all) != 2 || all[1]["fate"] != "placed" || all[1]["claim"] == nil {
		t.Fatalf("got %v", all)
	}
	article := all[0]["id"].(string)
	f.refuses(1, "None of these annotations becomes a claim", "import", "--annotations", notes, "--text", text, "--article", article)
	more := f.file("more.json", `{"annotations":[{"id":"a1","target":[{"selector":[{"type":"TextQuoteSelector","exact":"the largest meeting of its kind"}]}]}]}`)
	if got := records(t, f.run("import", "--annotations", more, "--article", article, "--json").out); len(got) != 1 || got[0]["fate"] != "placed" {
		t.Errorf("got %v", got)
	}
	f.refuses(2, "Name the article", "import", "--annotations", more)
	f.refuses(2, "belong to --annotations", "import", text, "--lost")
}
