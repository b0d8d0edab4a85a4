// Package desk is the first page after signing in: what waits for a person, and how the articles stand.
package desk

import (
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/articles"
	"stet/views/claims"
	"stet/views/drafts"
	"stet/views/ui"
)

// Task is one claim that waits for somebody.
type Task struct {
	Href, Statement, Article string
	State                    claims.State
	Deadline                 ui.Deadline
}

// Alarm is something wrong with a source of theirs.
type Alarm struct {
	Href, Title string
	Word        locale.Message
	At          time.Time
}

// alarmsShown is how many alarms the desk shows; the rest is in the library.
const alarmsShown = 5

// Page is the desk of one person.
type Page struct {
	Work       []Task
	Queue      []Task // the first decisions that wait, for editors
	MoreAlarms bool
	Waiting    int  // how many wait in all
	Decides    bool // whether the person decides at all
	Articles   []articles.Row
	Due        []articles.Row
	Alarms     []Alarm        // about sources of theirs
	Drafts     []drafts.Draft // the latest that wait to be finished
}

// queueShown is how many decisions the desk shows; the rest is in the queue.
const queueShown = 3

// Holdings are what the desk has for one person.
type Holdings struct {
	Actor   factcheck.Actor
	Work    []factcheck.Waiting
	Queue   []factcheck.Waiting
	Alarms  []factcheck.SourceAlarm
	Drafts  []factcheck.Unfinished
	Latest  []factcheck.Summary
	Due     []factcheck.Summary
	People  factcheck.People
	Now     time.Time
	Decides bool
}

// NewPage makes the desk of one person.
func NewPage(h Holdings) Page {
	p := Page{
		Waiting: len(h.Queue), Decides: h.Decides,
		Articles: articles.NewRows(h.Latest, h.People, h.Now), Due: articles.NewRows(h.Due, h.People, h.Now), Drafts: drafts.New(h.Drafts),
	}
	for _, w := range h.Work {
		p.Work = append(p.Work, newTask(w, h, paths.OpenClaim(w.Article.ID, w.Claim.ID)))
	}
	for _, a := range h.Alarms[:min(len(h.Alarms), alarmsShown)] {
		p.Alarms = append(p.Alarms, Alarm{Href: paths.Source(a.Source.ID), Title: a.Source.Title, Word: claims.AlarmName(a.Alarm.Kind), At: a.Alarm.RaisedAt})
	}
	p.MoreAlarms = len(h.Alarms) > alarmsShown
	for _, w := range h.Queue[:min(len(h.Queue), queueShown)] {
		p.Queue = append(p.Queue, newTask(w, h, paths.Approval(w.Claim.ID)))
	}
	return p
}

func newTask(w factcheck.Waiting, h Holdings, href string) Task {
	return Task{
		Href: href, Statement: w.Claim.Statement, Article: w.Article.Title,
		State:    claims.NewState(factcheck.ClaimFile{Claim: w.Claim}, h.Actor),
		Deadline: ui.NewDeadline(w.Article.Deadline, h.Now),
	}
}
