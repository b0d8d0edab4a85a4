package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// commentsOf lists the comments of a tree in order: they show nothing, and so they do for places.
func commentsOf(root *html.Node) (found []*html.Node) {
	for n := root; n != nil; n = next(n, root) {
		if n.Type == html.CommentNode {
			found = append(found, n)
		}
	}
	return found
}

func TestPlacesStandBeforeTheCharacterThatFollows(t *testing.T) {
	for _, c := range []struct {
		name, page, text string
		want             []int
	}{
		{"within and between words", "<p>Prices <!---->rose<!----> fast", "Prices rose fast", []int{7, 11}},
		{"in white space that collapses", "<p>  <!----> Prices \n<!---->\n rose", "Prices rose", []int{0, 7}},
		{"at the ends of blocks", "<p><!---->One<!----></p><p><!---->Two<!----></p>", "One\nTwo", []int{0, 3, 4, 7}},
		{"between blocks, in front of the next", "<p>One</p><!----><p></p><!----><p>Two</p><!---->", "One\nTwo", []int{4, 4, 7}},
		{"beside characters that are composed", "<p>cafe\u0301<!---->s<!---->", "cafés", []int{4, 5}},
		{"in what readers do not see", "<p>One<span hidden>x<!----></span></p>", "One", []int{-1}},
		{"in cells", "<table><tr><td>a<!----><td><!----><td>c</table>", "a\t\tc", []int{1, 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader(c.page))
			if err != nil {
				t.Fatal(err)
			}
			text, places, err := FromHTMLAt(root, nil, commentsOf(root))
			if err != nil || text.Content != c.text {
				t.Fatalf("the text is %q, %v", text.Content, err)
			}
			if diff := cmp.Diff(c.want, places); diff != "" {
				t.Error(diff)
			}
		})
	}
}
