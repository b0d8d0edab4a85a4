package gallery

import (
	"stet/internal/factcheck"
	"stet/internal/sample"
	"stet/views/claims"
)

// workflow are a claim's states as the gallery shows them, with a verdict where there may be one.
var workflow = []struct {
	name    string
	state   factcheck.State
	verdict string
}{
	{"open", factcheck.Open, ""},
	{"in research", factcheck.Researching, ""},
	{"proposed", factcheck.Proposed, "half-true"},
	{"in approval", factcheck.InApproval, "mostly-true"},
	{"approved", factcheck.Approved, "false"},
	{"closed", factcheck.Closed, ""},
}

func (r room) text() []Part {
	states := []State{}
	for _, look := range []struct{ name, class string }{
		{"open", "open"},
		{"in research", "researching"},
		{"proposed, half true", "proposed half"},
		{"waits for a decision", "waits"},
		{"approved, true", "approved true"},
		{"approved, false", "approved false"},
		{"approved, off the ladder", "approved off"},
		{"closed", "closed"},
		{"two claims over one another", "approved true depth-2"},
		{"three", "approved half depth-3"},
		{"four or more", "waits depth-4"},
		{"the open claim", "approved true here"},
	} {
		states = append(states, State{look.name, marked(look.class, "over 250 firms from 30 countries")})
	}
	passage := claims.NewContext(r.version.Text, sample.Passage(r.version, "contracts worth €1.5 billion"))
	return []Part{
		{"Highlight", states},
		{"Passage in its context", []State{{"waits", claims.ContextView(passage, "waits here")}}},
	}
}

func (r room) cards() []Part {
	closed := make([]State, 0, len(workflow)+2)
	for _, w := range workflow {
		closed = append(closed, State{w.name, claims.CardView(r.card(r.claim(w.state, w.verdict)))})
	}
	closed = append(closed,
		State{"waits for whoever looks", claims.CardView(r.card(r.mine(factcheck.Researching, "")))},
		State{"returned", claims.CardView(r.card(r.returned()))})
	mine := r.mine(factcheck.Researching, "")
	mine.Evidence = r.evidence(mine.Claim.ID, 1)
	return []Part{
		{"Card", closed},
		{"Open card", []State{{"waits for a verdict", claims.OpenCard(r.card(mine), r.detail(mine))}}},
	}
}

func (r room) within() []Part {
	bare := r.claim(factcheck.Open, "")
	returned, approved := r.returned(), r.claim(factcheck.Approved, "outdated")
	approved.Evidence = r.evidence(approved.Claim.ID, 11)
	history := []factcheck.Entry{
		sample.Entry(approved.Claim, string(factcheck.EventHighlight), r.reviewer.ID),
		sample.Entry(approved.Claim, string(factcheck.EventApprove), r.editor.ID),
	}
	same := r.card(returned)
	return []Part{
		{"Foot", []State{{"approved", claims.Foot(r.detail(approved))}}},
		{"Words", []State{{"statement", claims.Words(r.detail(approved))}}},
		{"Evidence", []State{{"none", claims.Evidence(r.detail(bare))}, {"every stance, confidential, withheld", claims.Evidence(r.detail(approved))}}},
		{"Finding", []State{{"approved", claims.Finding(r.detail(approved))}}},
		{"Returned", []State{{"with what to do", claims.Returned(r.detail(returned))}}},
		{"History", []State{{"two entries", claims.HistoryList(claims.NewHistory(history, r.people))}}},
		{"Join", []State{{"the passage has a claim already", claims.Join(claims.Here{Same: &same})}}},
	}
}

func (r room) standing() []Part {
	states := make([]State, 0, len(workflow)+1)
	for _, w := range workflow {
		s := claims.NewState(r.claim(w.state, w.verdict), r.reviewer.Actor())
		states = append(states, State{w.name, state(s.Class, s.Word.String())})
	}
	waits := claims.NewState(r.mine(factcheck.Researching, ""), r.reviewer.Actor())
	states = append(states, State{"waits", state(waits.Class, waits.Word.String())})
	return []Part{{"State of a claim", states}, {"Verdict", verdicts()}, {"Badge", badges()}, {"Deadline and time", times()}, {"Meter", meters()}}
}
