package factcheck_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
)

var update = flag.Bool("update", false, "write docs/workflow.md anew")

var workflowPage = filepath.Join("..", "..", "docs", "workflow.md")

func TestTheWorkflowPageTellsTheTableAsItIs(t *testing.T) {
	want := workflow()
	if *update {
		if err := os.WriteFile(workflowPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(workflowPage)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/workflow.md is out of date; run “go test ./internal/factcheck -update”:\n%s", diff)
	}
}

const workflowIntroduction = `# The workflow of a claim

<!-- Written by “go test ./internal/factcheck -update” from factcheck.Transitions. Change the table there, not this page. -->

A claim moves on only by the rows below. The server asks for each of them: does the claim's state have it, is the person among
those it is for, does every guard agree, and is the claim still as the person saw it? Then the change and one entry of the audit
are stored together, or nothing is. A state without a row for an event refuses the event.

Editors and admins are meant by “editor”; every account is at least a “reviewer”. A withdrawn claim is kept but refuses every
event; those who can withdraw it can restore it as it was. A claim that was merged into another is withdrawn too, and leads there.

`

const workflowNotes = `
A changed statement or passage, and any change of the evidence, is an edit that voids the approval of an approved claim. A changed claimant,
kind or note was no part of what was approved: the claim stays approved.
`

// workflow is the page about the workflow, made from the table.
func workflow() string {
	var page strings.Builder
	page.WriteString(workflowIntroduction + diagram() + "\n")
	page.WriteString("| from | event | to | who | guards | approval |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, row := range factcheck.Transitions {
		fmt.Fprintf(&page, "| %s | %s | %s | %s | %s | %s |\n",
			orDash(string(row.From)), row.Event, target(row), row.Who, orDash(guardsOf(row)), voids(row))
	}
	page.WriteString(workflowNotes)
	return page.String()
}

func guardsOf(row factcheck.Transition) string {
	var names []string
	for _, guard := range row.Guards {
		names = append(names, guard.Name)
	}
	return strings.Join(names, ", ")
}

func target(row factcheck.Transition) string {
	if row.Event == factcheck.EventWithdraw || row.Event == factcheck.EventAbsorb {
		return "withdrawn"
	}
	return string(row.To)
}

func voids(row factcheck.Transition) string {
	if row.Voids {
		return "voided"
	}
	return "–"
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// diagram draws the table with Mermaid; events that lead from one state to one other share an arrow.
func diagram() string {
	var d strings.Builder
	d.WriteString("```mermaid\nstateDiagram-v2\n")
	for _, state := range factcheck.States {
		if node(state) != string(state) {
			fmt.Fprintf(&d, "    state %q as %s\n", state, node(state))
		}
	}
	var arrows []string
	labels := map[string][]string{}
	for _, row := range factcheck.Transitions {
		arrow := node(row.From) + " --> " + node(factcheck.State(target(row)))
		if !slices.Contains(arrows, arrow) {
			arrows = append(arrows, arrow)
		}
		labels[arrow] = append(labels[arrow], string(row.Event))
	}
	for _, arrow := range arrows {
		fmt.Fprintf(&d, "    %s: %s\n", arrow, strings.Join(labels[arrow], ", "))
	}
	return d.String() + "```\n"
}

func node(s factcheck.State) string {
	if s == "" {
		return "[*]"
	}
	return strings.ReplaceAll(string(s), " ", "_")
}
