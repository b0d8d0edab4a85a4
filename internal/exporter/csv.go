package exporter

import (
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
)

// byteOrderMark begins the table because Excel takes a CSV file without it for text in the computer's own 8-bit
// character set and garbles all that is not ASCII. Other programs skip it.
const byteOrderMark = "\uFEFF"

var csvHeader = []string{
	"number", "quote", "start", "end", "statement", "claimant", "kind", "state", "verdict", "verdict number", "rationale",
	"sources", "proposed by", "proposed at", "approved by", "approved at", "claim id", "changed since",
}

// writeCSV writes one row a claim (RFC 4180, UTF-8). Start and end count code points of the article's text; times are
// RFC 3339 in UTC; the rationale is Markdown as it was typed.
func writeCSV(w io.Writer, d factcheck.Dossier, _ *locale.Printer) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return fmt.Errorf("writing the table: %w", err)
	}
	table := csv.NewWriter(w)
	table.UseCRLF = true
	if err := table.Write(csvHeader); err != nil {
		return fmt.Errorf("writing the table: %w", err)
	}
	for _, f := range d.Claims {
		if err := table.Write(csvRow(f, d.People)); err != nil {
			return fmt.Errorf("writing the table: %w", err)
		}
	}
	table.Flush()
	if err := table.Error(); err != nil {
		return fmt.Errorf("writing the table: %w", err)
	}
	return nil
}

func csvRow(f factcheck.ClaimFile, people factcheck.People) []string {
	c, option := f.Claim, f.Claim.Verdict.Option()
	row := []string{
		strconv.Itoa(f.Number), c.Quote, strconv.Itoa(c.Passage.Start), strconv.Itoa(c.Passage.End), c.Statement, c.Claimant,
		string(c.Kind), string(c.State), option.Name, ladderNumber(option), c.Verdict.Rationale, csvSources(f.Evidence),
		nameOf(people, c.Verdict.By), timestamp(c.Verdict.At), "", "", string(c.ID), changedSince(f).String(),
	}
	if approval, ok := f.Approval(); ok {
		row[14], row[15] = nameOf(people, approval.By), timestamp(approval.At)
	}
	for i := range row {
		row[i] = guardFormula(row[i])
	}
	return row
}

func ladderNumber(o factcheck.VerdictOption) string {
	if o.Number == 0 {
		return ""
	}
	return strconv.Itoa(o.Number)
}

func csvSources(evidence []factcheck.Citation) string {
	sources := make([]string, 0, len(evidence))
	for _, c := range evidence {
		source := c.Source.Title
		if c.Source.URL != "" {
			source += " — " + c.Source.URL
		}
		sources = append(sources, source)
	}
	return strings.Join(sources, "; ")
}

func nameOf(people factcheck.People, id factcheck.UserID) string {
	if id == "" {
		return ""
	}
	return people.Name(id)
}

// timestamp is RFC 3339 in UTC, empty for no time.
func timestamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// A spreadsheet takes a cell for a formula when it begins with one of these, the full-width ones included, and some do so
// after white space. Where ";" parts the cells, as Excel has it in much of Europe, cells are split there and at tabs and
// line breaks, quoted or not; a hyphen and a space there are a list in Markdown and left alone.
var (
	formulaAtStart = regexp.MustCompile(`^(?:[\s\p{Z}\p{C}]*[=+\-@＝＋－＠]|[\t\r])`)
	formulaWithin  = regexp.MustCompile(`([;\t\r\n][\s\p{Z}\p{C}]*)([=+@＝＋＠]|[-－][^\s;])`)
)

// guardFormula puts an apostrophe before what a spreadsheet would calculate (OWASP, CSV Injection).
func guardFormula(cell string) string {
	guarded := formulaWithin.ReplaceAllString(cell, "$1'$2")
	if formulaAtStart.MatchString(cell) {
		return "'" + guarded
	}
	return guarded
}
