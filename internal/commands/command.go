// Package commands is the one table of what can be done by key: it feeds the keys themselves, the hints on buttons, the page
// that lists the keys, the palette and the documentation.
package commands

import (
	"stet/internal/factcheck"
	"stet/internal/paths"
)

// Section is a part of the list of commands: where on the site they are.
type Section string

// The sections, named as the list of the keys names them.
const (
	Everywhere Section = "Everywhere"
	Article    Section = "An article"
	Claim      Section = "A claim"
	Approvals  Section = "Approvals"
	Citation   Section = "A citation"
	Changes    Section = "A new version"
	Places     Section = "Places of claims"
)

// Sections lists the sections in the order of the list.
var Sections = []Section{Everywhere, Article, Claim, Approvals, Citation, Changes, Places}

// meets says of each section which others are on the same page: a claim is open beside its article or decided on in the queue.
var meets = map[Section][]Section{
	Everywhere: Sections,
	Article:    {Everywhere, Article, Claim},
	Claim:      {Everywhere, Article, Claim, Approvals},
	Approvals:  {Everywhere, Claim, Approvals},
	Changes:    {Everywhere, Changes},
	Places:     {Everywhere, Places},
	Citation:   {Everywhere, Citation},
}

// Name says what a command does, in English.
type Name string

// Command is one thing a person can do by key. On a page the element with data-command performs it; where there is none, the
// script module named by By does.
type Command struct {
	ID      string
	Name    Name
	Keys    []string
	Section Section
	Href    string           // the page it leads to
	By      string           // the script module that performs it where no element on the page does; empty: elements only
	Action  factcheck.Action // what a person has to be allowed to do; empty: whoever sees the page
	Unlike  string           // a command that is never offered together with this one, so that both may have one key
	Repeats bool             // goes on while the key is held
}

// Table is every command, section by section.
var Table = []Command{
	{ID: "keys", Name: "Show the keys", Keys: []string{"?"}, Section: Everywhere, Href: paths.Keys},
	{ID: "palette", Name: "Find an action, an article, a claim or a source", Keys: []string{"Mod+k", "/"}, Section: Everywhere, Href: paths.Find},
	{ID: "undo", Name: "Undo", Keys: []string{"u", "Mod+z"}, Section: Everywhere, By: "undo"},
	{ID: "redo", Name: "Redo", Keys: []string{"Shift+u", "Mod+Shift+z"}, Section: Everywhere, By: "undo"},
	{ID: "news.show", Name: "Show what is new", Keys: []string{"."}, Section: Everywhere},
	{ID: "form.send", Name: "Send the form one is typing in", Keys: []string{"Mod+Enter"}, Section: Everywhere, By: "keys"},
	{ID: "go.desk", Name: "Go to the desk", Keys: []string{"g d"}, Section: Everywhere, Href: paths.Desk},
	{ID: "go.articles", Name: "Go to the articles", Keys: []string{"g a"}, Section: Everywhere, Href: paths.Articles},
	{ID: "go.approvals", Name: "Go to the approvals", Keys: []string{"g q"}, Section: Everywhere, Href: paths.Approvals, Action: factcheck.SeeApprovalQueue},
	{ID: "go.sources", Name: "Go to the sources", Keys: []string{"g s"}, Section: Everywhere, Href: paths.Sources},
	{ID: "go.people", Name: "Go to the people", Keys: []string{"g p"}, Section: Everywhere, Href: paths.Users, Action: factcheck.ManageUsers},
	{ID: "go.newsroom", Name: "Go to the newsroom and its policy", Keys: []string{"g n"}, Section: Everywhere, Href: paths.Newsroom, Action: factcheck.ManageNewsroom},
	{ID: "go.account", Name: "Go to one’s own account", Keys: []string{"g m"}, Section: Everywhere, Href: paths.Account},
	{ID: "go.preferences", Name: "Change language and keys", Section: Everywhere, Href: paths.Preferences},
	{ID: "article.import", Name: "Import an article", Section: Everywhere, Href: paths.NewArticle, Action: factcheck.ImportArticle},
	{ID: "source.add", Name: "Add a source to the library", Section: Everywhere, Href: paths.NewSource},

	{ID: "claim.next", Name: "Next claim", Keys: []string{"j"}, Section: Article, By: "keys", Repeats: true},
	{ID: "claim.previous", Name: "Previous claim", Keys: []string{"k"}, Section: Article, By: "keys", Repeats: true},
	{ID: "claim.next-open", Name: "Next claim that needs work", Keys: []string{"n"}, Section: Article, By: "bench", Repeats: true},
	{ID: "claim.next-waiting", Name: "Next claim that waits for a decision", Keys: []string{"w"}, Section: Article, By: "bench", Repeats: true},
	{ID: "claim.previous-open", Name: "Previous claim that needs work", Keys: []string{"Shift+n"}, Section: Article, By: "bench", Repeats: true},
	{ID: "claim.previous-waiting", Name: "Previous claim that waits for a decision", Keys: []string{"Shift+w"}, Section: Article, By: "bench", Repeats: true},
	{ID: "claim.first", Name: "First claim", Keys: []string{"g g"}, Section: Article, By: "keys"},
	{ID: "claim.make", Name: "Make a claim of the selected text", Keys: []string{"c"}, Section: Article},
	{ID: "claim.list-here", Name: "List the claims at this place", Keys: []string{"l"}, Section: Article, By: "here"},
	{ID: "claim.join", Name: "Open the claim that has this passage already", Keys: []string{"Shift+j"}, Section: Article},
	{ID: "selection.exact", Name: "Select the exact characters, or whole words", Keys: []string{"Shift+x"}, Section: Article, By: "selection"},
	{ID: "selection.sentence", Name: "Grow the selection to its sentence, or shrink it back", Keys: []string{"Shift+s"}, Section: Article, By: "selection"},
	{ID: "selection.clear", Name: "Let go of the selected text", Keys: []string{"Escape"}, Section: Article, By: "selection"},
	{ID: "start.earlier", Name: "Begin the passage one word earlier", Keys: []string{"["}, Section: Article, By: "selection", Repeats: true},
	{ID: "start.later", Name: "Begin the passage one word later", Keys: []string{"{"}, Section: Article, By: "selection", Repeats: true},
	{ID: "end.earlier", Name: "End the passage one word earlier", Keys: []string{"}", "Shift+ArrowLeft"}, Section: Article, By: "selection", Repeats: true},
	{ID: "end.later", Name: "End the passage one word later", Keys: []string{"]", "Shift+ArrowRight"}, Section: Article, By: "selection", Repeats: true},
	{ID: "start.earlier-character", Name: "Begin the passage one character earlier", Keys: []string{"Alt+["}, Section: Article, By: "selection", Repeats: true},
	{ID: "start.later-character", Name: "Begin the passage one character later", Keys: []string{"Alt+{"}, Section: Article, By: "selection", Repeats: true},
	{ID: "end.earlier-character", Name: "End the passage one character earlier", Keys: []string{"Alt+}", "Alt+Shift+ArrowLeft"}, Section: Article, By: "selection", Repeats: true},
	{ID: "end.later-character", Name: "End the passage one character later", Keys: []string{"Alt+]", "Alt+Shift+ArrowRight"}, Section: Article, By: "selection", Repeats: true},
	{ID: "caret.start", Name: "Move through the text by key", Keys: []string{"i"}, Section: Article, By: "caret"},
	{ID: "highlights.dim", Name: "Dim the highlights", Keys: []string{"h"}, Section: Article, By: "bench"},
	{ID: "highlights.hide", Name: "Hide the highlights", Keys: []string{"Shift+h"}, Section: Article, By: "bench"},
	{ID: "highlights.mine", Name: "Highlight one’s own claims only", Keys: []string{"m"}, Section: Article, By: "bench"},
	{ID: "cards.layout", Name: "Show the claims beside their lines, or as a list", Keys: []string{"b"}, Section: Article, By: "bench"},
	{ID: "cards.on-screen", Name: "Show only the claims that are on the screen", Keys: []string{"o"}, Section: Article, By: "bench"},
	{ID: "filter.all", Name: "List all claims", Keys: []string{"f a"}, Section: Article},
	{ID: "filter.mine", Name: "List one’s own claims, or no longer", Keys: []string{"f m"}, Section: Article},
	{ID: "filter.open", Name: "List the open claims, or no longer", Keys: []string{"f o"}, Section: Article},
	{ID: "filter.work", Name: "List the claims in work, or no longer", Keys: []string{"f w"}, Section: Article},
	{ID: "filter.approval", Name: "List the claims in approval, or no longer", Keys: []string{"f q"}, Section: Article},
	{ID: "filter.settled", Name: "List the settled claims, or no longer", Keys: []string{"f s"}, Section: Article},

	{ID: "claim.take", Name: "Take the claim", Keys: []string{"t"}, Section: Claim},
	{ID: "claim.edit", Name: "Edit the claim’s words", Keys: []string{"e"}, Section: Claim},
	{ID: "claim.attach", Name: "Add a source", Keys: []string{"s"}, Section: Claim},
	{ID: "claim.take-proposed", Name: "Take the first source that the writer proposed", Keys: []string{"y"}, Section: Claim},
	{ID: "verdict.1", Name: "Choose the first verdict", Keys: []string{"1"}, Section: Claim},
	{ID: "verdict.2", Name: "Choose the second verdict", Keys: []string{"2"}, Section: Claim},
	{ID: "verdict.3", Name: "Choose the third verdict", Keys: []string{"3"}, Section: Claim},
	{ID: "verdict.4", Name: "Choose the fourth verdict", Keys: []string{"4"}, Section: Claim},
	{ID: "verdict.5", Name: "Choose the fifth verdict", Keys: []string{"5"}, Section: Claim},
	{ID: "verdict.6", Name: "Choose the sixth verdict", Keys: []string{"6"}, Section: Claim},
	{ID: "verdict.7", Name: "Choose the seventh verdict", Keys: []string{"7"}, Section: Claim},
	{ID: "verdict.8", Name: "Choose the eighth verdict", Keys: []string{"8"}, Section: Claim},
	{ID: "verdict.9", Name: "Choose the ninth verdict", Keys: []string{"9"}, Section: Claim},
	{ID: "verdict.10", Name: "Choose the tenth verdict", Keys: []string{"0"}, Section: Claim},
	{ID: "verdict.propose", Name: "Propose the verdict and send it for approval", Keys: []string{"p"}, Section: Claim},
	{ID: "claim.submit", Name: "Send the proposed verdict for approval", Keys: []string{"p"}, Section: Claim, Unlike: "verdict.propose"},
	{ID: "claim.take-back", Name: "Take the verdict back to research", Section: Claim},
	{ID: "claim.close", Name: "Close the claim: it is not checkable", Keys: []string{"x"}, Section: Claim},
	{ID: "claim.reopen", Name: "Reopen the claim", Section: Claim},
	{ID: "claim.assign", Name: "Assign the claim", Section: Claim},
	{ID: "claim.withdraw", Name: "Withdraw the claim", Section: Claim},

	{ID: "approval.approve", Name: "Approve", Keys: []string{"a"}, Section: Approvals},
	{ID: "approval.return", Name: "Return it: what has to change?", Keys: []string{"r"}, Section: Approvals},
	{ID: "approval.next", Name: "Next decision, leaving this one open", Keys: []string{"n", "j"}, Section: Approvals, Repeats: true},
	{ID: "approval.previous", Name: "Previous decision", Keys: []string{"k"}, Section: Approvals, Repeats: true},
	{ID: "approval.evidence", Name: "Go to the evidence", Keys: []string{"v"}, Section: Approvals},

	{ID: "stance.supports", Name: "The source supports the claim", Keys: []string{"s"}, Section: Citation},
	{ID: "stance.refutes", Name: "The source refutes the claim", Keys: []string{"r"}, Section: Citation},
	{ID: "stance.context", Name: "The source gives context", Keys: []string{"x"}, Section: Citation},

	{ID: "change.next", Name: "Next change of the text", Keys: []string{"n", "j"}, Section: Changes, By: "changes", Repeats: true},
	{ID: "change.previous", Name: "Previous change of the text", Keys: []string{"p", "k"}, Section: Changes, By: "changes", Repeats: true},

	{ID: "placement.keep", Name: "Keep the proposed place", Keys: []string{"a"}, Section: Places},
	{ID: "placement.recheck", Name: "Place it and check again", Keys: []string{"r"}, Section: Places},
	{ID: "placement.pick", Name: "Pick another place in the text", Keys: []string{"p"}, Section: Places},
	{ID: "placement.here", Name: "Place the claim on the selected words", Keys: []string{"c"}, Section: Places},
	{ID: "placement.type", Name: "Type the words where it stands", Keys: []string{"q"}, Section: Places},
	{ID: "placement.typography", Name: "Keep all of which only the typography changed", Keys: []string{"t"}, Section: Places},
	{ID: "placement.leave", Name: "Leave the claim without a place", Keys: []string{"x"}, Section: Places},
	{ID: "placement.next", Name: "Next claim that waits for a place", Keys: []string{"n", "j"}, Section: Places, Repeats: true},
	{ID: "placement.previous", Name: "Previous claim that waits for a place", Keys: []string{"k"}, Section: Places, Repeats: true},
}

// Find gives the command of this id.
func Find(id string) (Command, bool) {
	for _, c := range Table {
		if c.ID == id {
			return c, true
		}
	}
	return Command{}, false
}

// collides says whether two commands can be offered at the same time, so that one key cannot mean both.
func (c Command) collides(other Command) bool {
	for _, met := range meets[c.Section] {
		if met == other.Section {
			return c.ID != other.ID && c.Unlike != other.ID && other.Unlike != c.ID
		}
	}
	return false
}
