// Package factcheck is the subject: articles, claims, sources, verdicts, approvals, who may do what, and how the work on a
// claim moves on. It knows no database, no browser and no clock; everything else is built around it.
package factcheck
