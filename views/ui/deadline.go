package ui

import "time"

// Deadline is when an article has to be done, and whether that is over.
type Deadline struct {
	At      time.Time
	Overdue bool
}

// NewDeadline makes the deadline as it stands now; a zero one is no deadline.
func NewDeadline(at, now time.Time) Deadline {
	return Deadline{At: at, Overdue: !at.IsZero() && at.Before(now)}
}
