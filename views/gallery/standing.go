package gallery

import (
	"stet/internal/factcheck"
	"stet/internal/sample"
	"stet/views/claims"
	"stet/views/ui"
)

func verdicts() []State {
	var states []State
	scale, err := factcheck.ScaleOf(factcheck.DefaultNewsroom().Scale)
	if err != nil {
		panic(err) // a fresh newsroom has a scale
	}
	for _, o := range scale.Options {
		v := claims.NewVerdict(factcheck.Verdict{Scale: scale.Ref(), Key: o.Key})
		states = append(states, State{string(o.Tone), claims.VerdictBadge(v)})
	}
	return states
}

func badges() []State {
	return []State{
		{"plain", badge("", "Draft")}, {"waits", badge("waits", "Overdue")}, {"good", badge("good", "Signed in")}, {"off", badge("off", "Off")},
	}
}

func times() []State {
	return []State{
		{"to come", ui.DeadlineView(ui.NewDeadline(later, sample.At))},
		{"overdue", ui.DeadlineView(ui.NewDeadline(sample.At, later))},
		{"a moment", ui.Time(sample.At)},
		{"a day", ui.Day("2026-01-05")},
	}
}

func meters() []State {
	return []State{
		{"no claims", ui.Meter(factcheck.Progress{})},
		{"in work", ui.Meter(factcheck.Progress{factcheck.Open: 4, factcheck.Researching: 3, factcheck.InApproval: 2, factcheck.Approved: 5})},
		{"settled", ui.Meter(factcheck.Progress{factcheck.Approved: 7, factcheck.Closed: 2})},
	}
}
