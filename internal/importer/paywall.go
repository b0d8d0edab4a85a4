package importer

import (
	"encoding/json"
	"net/url"
	"strings"
	"unicode"

	"stet/internal/factcheck"

	"golang.org/x/net/html"
)

// littleText is how many code points a page has at most that may be the beginning of an article for subscribers.
const littleText = 1500

// wallWords are how pages name, in classes and ids, what keeps readers from the rest.
var wallWords = wordSet(`paywall regwall subscribe subscriber subscribers subscription metered`)

// notices tell what the person should know of a page before it is kept: that it may not be the whole article.
func (p page) notices(status, length int) []factcheck.Sentence {
	var told []factcheck.Sentence
	if status == 401 || status == 402 || status == 403 {
		told = append(told, factcheck.Say("The site refused the page (status %d) and sent this text all the same. It may be only the beginning of the article: compare it with what your browser shows.", status))
	}
	switch {
	case p.saysNotFree():
		told = append(told, factcheck.Say("The page says that it is not free to read, so this may be only the beginning of the article: compare it with what your browser shows."))
	case length < littleText && p.hasWall():
		told = append(told, factcheck.Say("There is little text, and the page asks its readers to subscribe. This may be only the beginning of the article: compare it with what your browser shows."))
	}
	return told
}

func (p page) hasWall() bool {
	return find(p.root, func(n *html.Node) bool { return named(n, wallWords) }) != nil
}

// named says whether an element's class or id holds one of the words.
func named(n *html.Node, wanted map[string]bool) bool {
	for _, name := range []string{"class", "id"} {
		for word := range strings.FieldsFuncSeq(attributeOf(n, name), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if wanted[strings.ToLower(word)] {
				return true
			}
		}
	}
	return false
}

// saysNotFree reads what the page says of itself in JSON-LD (schema.org, isAccessibleForFree).
func (p page) saysNotFree() bool {
	return find(p.root, func(n *html.Node) bool {
		if n.Data != "script" || !strings.EqualFold(attributeOf(n, "type"), "application/ld+json") || n.FirstChild == nil {
			return false
		}
		var said any
		return json.Unmarshal([]byte(n.FirstChild.Data), &said) == nil && notFree(said, 0)
	}) != nil
}

// deepestData is how deep the data of a page are searched.
const deepestData = 6

func notFree(said any, depth int) bool {
	if depth > deepestData {
		return false
	}
	switch said := said.(type) {
	case []any:
		for _, one := range said {
			if notFree(one, depth+1) {
				return true
			}
		}
	case map[string]any:
		free, told := said["isAccessibleForFree"]
		if text, is := free.(string); told && (free == false || is && strings.EqualFold(text, "false")) {
			return true
		}
		return notFree(said["@graph"], depth+1)
	}
	return false
}

// leadImage is the address of the picture that the page shows itself with.
func (p page) leadImage() string {
	u, err := url.Parse(p.found.ImageURL())
	if err != nil || p.found.ImageURL() == "" {
		return ""
	}
	if p.address != nil {
		u = p.address.ResolveReference(u)
	}
	return addressString(pageAddress(u.String()))
}
