// Package approvals is where an editor decides: the queue of what waits, and one decision a screen.
package approvals

import (
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/ui"
)

// Row is one claim in the queue.
type Row struct {
	Href, Quote, Article string
	Verdict              claims.Verdict
	By                   string
	Since                time.Time
	Deadline             ui.Deadline
	Hindrance            locale.Message
}

// Queue is what waits for this editor.
type Queue struct {
	Rows  []Row
	First string // the first decision this editor can take; empty when there is none
}

// NewQueue makes the queue.
func NewQueue(waiting []factcheck.Waiting, people factcheck.People, now time.Time) Queue {
	var q Queue
	for _, w := range waiting {
		row := Row{
			Href: paths.Approval(w.Claim.ID), Quote: w.Claim.Quote, Article: w.Article.Title, Verdict: claims.NewVerdict(w.Claim.Verdict),
			By: people.Name(w.Claim.Verdict.By), Since: w.Since, Deadline: ui.NewDeadline(w.Article.Deadline, now),
		}
		if w.Hindered != nil {
			row.Hindrance = claims.Sentence(w.Hindered)
		} else if q.First == "" {
			q.First = row.Href
		}
		q.Rows = append(q.Rows, row)
	}
	return q
}

// Decision is one decision: the claim in context, its evidence, its verdicts.
type Decision struct {
	Page     claims.Page
	Place    locale.Message // 2 of 7 waiting
	Next     string         // the next one without deciding; empty at the end
	Previous string         // empty at the beginning
}

// NewDecision makes the screen of one decision; queue is what waits, this one included.
func NewDecision(s claims.Subject, history []factcheck.Entry, queue []factcheck.Waiting) Decision {
	d := Decision{Page: claims.NewPage(s, history)}
	for i, w := range queue {
		if w.Claim.ID != s.File.Claim.ID {
			continue
		}
		d.Place = locale.M("%d of %d waiting", i+1, len(queue))
		if i > 0 {
			d.Previous = paths.Approval(queue[i-1].Claim.ID)
		}
		if i+1 < len(queue) {
			d.Next = paths.Approval(queue[i+1].Claim.ID)
		}
	}
	return d
}
