package e2e

import (
	"encoding/csv"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"stet/internal/browsertest"
)

// hostile is what nobody means well by: script in every disguise, the ends of elements, comments and character data, template
// syntax, a formula, a right-to-left override and a word that no line holds.
var hostile = `"'><script>alert(1)</script><img src=x onerror=alert(2)></textarea></title>]]>-->{{7*7}}${7*7}` +
	"=1+1 javascript:alert(3)// \u202Egpj.exe " + strings.Repeat("Wort", 60)

// upTo is its beginning of n code points.
func upTo(n int) string { return string([]rune(hostile)[:n]) }

const hostileArticle = `<html lang="en"><title>x</title><body><h1>A hostile text</h1>
<p>The first claim &lt;script&gt;alert(1)&lt;/script&gt; &quot;'&gt;&lt;img src=x onerror=alert(2)&gt; {{7*7}} ends here.</p>
<p onclick="alert(4)" style="position:fixed;inset:0"><a href="javascript:alert(5)">link</a> <a href="data:text/html,<script>alert(6)</script>">data</a>
<script>alert(7)</script><svg onload="alert(8)"></svg> &#x202E;gpj.exe` + "LONG" + `</p>
<img src="https://tracker.example/x.png" onerror="alert(9)" alt="&quot;&gt;&lt;script&gt;alert(10)&lt;/script&gt;">
<pre>LONG  LONG</pre><table><tr><td>LONG</td><td>LONG</td><td>=1+1</td></tr></table><blockquote><ul><li>LONG<ul><li>LONG</li></ul></li></ul></blockquote>
<iframe src="javascript:alert(11)"></iframe><form action="https://evil.example"><input name="x"><button>Press</button></form>
<meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example/"><style>body{display:none}</style></body></html>`

const hostileQuote = `The first claim <script>alert(1)</script> "'><img src=x onerror=alert(2)> {{7*7}} ends here.`

// TestHostileWordsStayWords types hostile text into every field and goes through every page and export that shows it, on a
// phone's window. Whatever runs, is refused by the content policy, or breaks out of the window fails the test.
func TestHostileWordsStayWords(t *testing.T) {
	s := try(t)
	reviewer := upTo(200)
	s.employ(reviewer)
	v := s.page(t, browsertest.Options{Width: 390, Height: 844})
	v.lookAt(t, "sign-in", "phone")
	v.signIn(reviewer)
	article := s.importHostile()
	v.typeParticulars(article)
	v.typeClaim(article)
	v.typeSource()
	v.leaveHostileDraft()
	v.typeHostileKeys()
	v.seenByAnother(article)
	v.typeVerdict()
	v.goThrough("/", "/articles", "/articles?q="+url.QueryEscape(hostile), "/articles/"+article, "/articles/"+article+"/sentences", "/articles/"+article+"/export",
		"/articles/"+article+"/claims/new?quote="+url.QueryEscape(upTo(300)), "/sources", "/sources?q="+url.QueryEscape(upTo(250)), "/account", "/"+url.PathEscape(upTo(200)))
	v.signOut()
	v.goThrough("/sign-in?next=" + url.QueryEscape(hostile))
	v.decideAsEditor()
	v.goThrough("/articles/" + article + "/edit")
	v.readHostileExports(article)
}

// employ gives somebody of this name a reviewer's account.
func (s *site) employ(name string) {
	s.t.Helper()
	add := exec.Command(program, "user", "add", "--email", "hostile@example.org", "--name", name, "--role", "reviewer", "--password-file", "-", "--data", s.Data)
	add.Stdin = strings.NewReader("correct horse battery staple\n")
	if out, err := add.CombinedOutput(); err != nil {
		s.t.Fatalf("adding an account: %v\n%s", err, out)
	}
}

func (s *site) importHostile() (id string) {
	s.t.Helper()
	file := filepath.Join(s.t.TempDir(), "hostile.html")
	write(s.t, file, []byte(strings.ReplaceAll(hostileArticle, "LONG", strings.Repeat("Wort", 60))))
	return strings.TrimSpace(s.stet("import", file, "--title", upTo(300), "--lang", "en"))
}

// goThrough looks at each of the pages.
func (v *visitor) goThrough(paths ...string) {
	v.t.Helper()
	for _, path := range paths {
		v.Go(v.site.URL + path)
		v.WaitFor("main")
		v.lookAt(v.t, path, "phone")
	}
}

func (v *visitor) typeParticulars(article string) {
	v.t.Helper()
	v.Go(v.site.URL + "/articles/" + article + "/edit")
	v.Fill("[name=publisher]", upTo(200))
	v.Fill("[name=byline]", upTo(200))
	v.Fill("[name=url]", `https://example.org/"><script>alert(1)</script>?q='`)
	v.lookAt(v.t, "particulars", "phone")
	v.press("main button", "Save")
	v.WaitFor("#text")
}

func (v *visitor) typeClaim(article string) {
	v.t.Helper()
	v.Go(v.site.URL + "/articles/" + article + "/sentences")
	v.Fill("#f-quote", hostileQuote)
	v.press("button", "Find it in the text")
	v.WaitText("main blockquote mark", "ends here.")
	v.Fill("#f-statement", hostile)
	v.Fill("#f-claimant", upTo(200))
	v.Fill("[name=notes]", hostile)
	v.lookAt(v.t, "new claim", "phone")
	v.press("button", "Make the claim")
	v.WaitText(".card.open blockquote", "ends here.")
	v.lookAt(v.t, "claim", "phone")
}

func (v *visitor) typeSource() {
	v.t.Helper()
	v.press(".card.open a", "Add source")
	v.WaitFor("[name=source_title]")
	v.WaitUntil(`[...document.querySelectorAll('main details')].every((d) => (d.open = true))`)
	for name, length := range map[string]int{"source_title": 300, "source_publisher": 200, "source_author": 200, "source_group": 200, "locator": 200, "excerpt": 300, "note": 300} {
		v.Fill("[name="+name+"]", upTo(length))
	}
	v.Fill("[name=source_url]", `javascript:alert(12)`)
	v.Fill("[name=source_kind]", "news")
	v.Click(`[name=stance][value=supports]`)
	v.press("main button", "Save")
	v.WaitText("main", "javascript:alert(3)")
	v.lookAt(v.t, "refused source", "phone")
	v.Fill("[name=source_url]", `https://example.org/?"><script>alert(1)</script>`)
	v.press("main button", "Save")
	v.WaitText(".card.open .evidence", "javascript:alert(3)")
	v.lookAt(v.t, "evidence", "phone")
}

const hostileRationale = `[x](javascript:alert(13)) ![i](https://tracker.example/x.png) <img src=x onerror=alert(14)> <b onclick=alert(15)>b</b> [1]

[y]: data:text/html,<script>alert(16)</script>
[y] <https://example.org/"onmouseover="alert(17)> `

// leaveHostileDraft leaves half a form behind, and finds it where unfinished work is listed and in the form again.
func (v *visitor) leaveHostileDraft() {
	v.t.Helper()
	open := browsertest.Eval[string](v.Page, `location.href`)
	edit := strings.TrimPrefix(browsertest.Eval[string](v.Page, `[...document.querySelectorAll('.card.open a')].find((a) => a.pathname.endsWith('/edit')).href`), v.site.URL)
	v.Go(v.site.URL + edit)
	v.Fill("[name=notes]", hostile+" and more")
	v.WaitText(".draft-state", "Draft saved")
	v.goThrough("/drafts", "/", edit)
	v.WaitText(".draft-note", "is back")
	v.press(".draft-note button", "Discard")
	v.Go(open)
}

// typeHostileKeys asks for a key that is none, and for a thing in the palette that nobody has.
func (v *visitor) typeHostileKeys() {
	v.t.Helper()
	open := browsertest.Eval[string](v.Page, `location.href`)
	v.Go(v.site.URL + "/me/preferences")
	v.Fill("#f-key-claim-next", upTo(60))
	v.press(".own-keys .actions button", "Save the keys")
	v.WaitFor("#problems")
	v.lookAt(v.t, "keys", "phone")
	v.Go(open)
	v.Press("Control+k")
	v.focused("dialog.palette [role=combobox]")
	v.typeIn("<script>alert(1)")
	v.WaitText("dialog.palette", "javascript:alert(3)")
	v.lookAt(v.t, "palette", "phone")
	v.Press("Escape")
}

// seenByAnother is here while somebody else opens the article, and reads the name at its head and on a card.
func (v *visitor) seenByAnother(article string) {
	v.t.Helper()
	v.WaitFor(".card.open")
	v.listens()
	v.elsewhere("Taras Melnyk", func(other *visitor) {
		other.Go(v.site.URL + "/articles/" + article)
		other.WaitText("#live-here", "<script>alert(1)</script>")
		other.WaitText(".card > .at", "<script>alert(1)</script>")
		other.lookAt(v.t, "somebody with a hostile name", "wide")
	})
}

func (v *visitor) typeVerdict() {
	v.t.Helper()
	v.Click(`.scale [name=verdict][value="false"]`)
	v.Fill(".card.open [name=rationale]", hostileRationale+hostile)
	v.WaitText(".card.open", "javascript:alert(3)")
	v.lookAt(v.t, "verdict being typed", "phone")
	v.press(".card.open button", "Propose and send for approval")
	v.WaitText(".card.open", "In approval")
	v.lookAt(v.t, "verdict", "phone")
}

func (v *visitor) decideAsEditor() {
	v.t.Helper()
	v.signIn("Iryna Kovalenko")
	v.goThrough("/", "/approvals", "/sources")
	v.press("main tbody th a", "alert(1)")
	v.WaitText("main", "javascript:alert(3)")
	v.lookAt(v.t, "source", "phone")
	v.Go(v.site.URL + "/approvals")
	v.press("main .table a", "The first claim")
	v.WaitFor(".decision")
	v.lookAt(v.t, "decision", "phone")
	v.press("main summary", "Return")
	v.Fill(`form[action$="/return"] [name=comment]`, hostile)
	v.press(`form[action$="/return"] button`, "Return")
	v.WaitFor("#notices")
	v.Go(v.site.URL + "/articles")
	v.press("main tbody th a", "alert(1)")
	v.press(".card [data-claim-card]", "")
	v.press(".card.open a", "History")
	v.WaitFor(".history")
	v.lookAt(v.t, "history", "phone")
}

// readHostileExports opens every export: the page in a browser, the others by what reads them.
func (v *visitor) readHostileExports(article string) {
	v.t.Helper()
	file := filepath.Join(v.t.TempDir(), "export.html")
	v.site.stet("export", article, "--format", "html", "-o", file)
	reader := &visitor{Page: browsertest.NewPage(v.t, browsertest.Options{Width: 390, Height: 844}), t: v.t, site: v.site}
	reader.Go("file://" + file)
	reader.WaitText("body", "javascript:alert(3)")
	reader.lookAt(v.t, "export", "phone")
	if page, err := os.ReadFile(file); err != nil || strings.Contains(string(page), "tracker.example/x.png\"") && strings.Contains(string(page), "<img") {
		v.t.Errorf("the export loads from elsewhere: %v", err)
	}
	var record struct{ Claims []struct{ Statement string } }
	if err := json.Unmarshal([]byte(v.site.stet("export", article, "--format", "json")), &record); err != nil || len(record.Claims) != 1 || record.Claims[0].Statement != strings.TrimSpace(hostile) {
		v.t.Errorf("the record does not give back what was typed: %v, %+v", err, record)
	}
	rows, err := csv.NewReader(strings.NewReader(v.site.stet("export", article, "--format", "csv"))).ReadAll()
	if err != nil || len(rows) != 2 {
		v.t.Fatalf("the table is none: %v, %d rows", err, len(rows))
	}
	for _, cell := range rows[1] {
		if strings.ContainsAny(cell[:min(len(cell), 1)], "=+-@\t\r") {
			v.t.Errorf("a spreadsheet would calculate %q", cell)
		}
	}
}
