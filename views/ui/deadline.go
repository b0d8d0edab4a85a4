package ui

import "time"

// Deadline is when an article is due; overdue is said in words, not by colour alone.
type Deadline struct {
	At      time.Time
	Overdue bool
}

// NewDeadline makes the deadline to show at the given time; the zero time is none.
func NewDeadline(at, now time.Time) Deadline {
	return Deadline{At: at, Overdue: !at.IsZero() && at.Before(now)}
}
