package claims

import (
	"net/url"
	"strconv"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/ui"
)

// VerdictChoice is one verdict to choose, with its definition.
type VerdictChoice struct {
	Key, Tone, Mark  string // Mark: its number on the ladder, or its sign off it
	Name, Definition locale.Message
	Command          string // that chooses it; empty when there are none left
	Chosen           bool
}

// Propose is the form of a verdict.
type Propose struct {
	Href      string
	ClaimID   string
	Ladder    []VerdictChoice
	Off       []VerdictChoice
	Form      ui.Form
	Hindrance Hindrance
	Preview   string        // where the preview is made
	Compared  ui.Comparison // the verdict that stands and what was typed, when somebody else was quicker
}

func newPropose(s Subject) *Propose {
	c := s.File.Claim
	if !factcheck.Offers(factcheck.EventPropose, s.Actor, c) {
		return nil
	}
	scale, err := factcheck.ScaleOf(s.Dossier.Newsroom.Scale)
	if err != nil {
		return nil
	}
	p := &Propose{Href: paths.ClaimStep(c.ID, "propose"), ClaimID: string(c.ID), Preview: paths.Preview, Form: s.form("propose")}
	if p.Form.Values == nil {
		p.Form.Values = url.Values{"verdict": {c.Verdict.Key}, "rationale": {c.Verdict.Rationale}}
	}
	if len(s.Meanwhile) > 0 && s.Refused == "propose" && c.HasVerdict() {
		p.Compared = s.compareVerdict(p.Form, scale)
	}
	p.Hindrance = s.hindrance(factcheck.EventPropose)
	for i, o := range scale.Options {
		p.add(o, i+1)
	}
	return p
}

func (p *Propose) add(o factcheck.VerdictOption, place int) {
	choice := VerdictChoice{
		Key: o.Key, Name: locale.M(o.Name), Definition: locale.M(o.Definition), Tone: string(o.Tone), Mark: o.Tone.Sign(), Chosen: p.Form.Has("verdict", o.Key),
	}
	if place <= 10 {
		choice.Command = "verdict." + strconv.Itoa(place)
	}
	if o.Number > 0 {
		choice.Mark = strconv.Itoa(o.Number)
		p.Ladder = append(p.Ladder, choice)
		return
	}
	p.Off = append(p.Off, choice)
}

func (s Subject) compareVerdict(typed ui.Form, scale factcheck.Scale) ui.Comparison {
	v := s.File.Claim.Verdict
	named := func(f ui.Form) locale.Message {
		option, _ := scale.Option(f.Value("verdict"))
		return locale.Plain(option.Name)
	}
	stored := ui.Form{Values: url.Values{"verdict": {v.Key}, "rationale": {v.Rationale}}}
	return s.compare(stored, typed, []ui.Comparing{
		{Field: "verdict", Name: locale.M("Verdict"), Words: named},
		{Field: "rationale", Name: locale.M("Rationale")},
	})
}
