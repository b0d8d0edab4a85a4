package desk

import (
	"context"

	"stet/internal/locale"
)

// summary is the desk in one line, numbers first.
func summary(ctx context.Context, p Page) string {
	mine := locale.Count(len(p.Work), "1 claim is yours", "%d claims are yours")
	if p.Decides {
		mine = locale.List(mine, locale.Count(p.Waiting, "1 waits for an editor", "%d wait for an editor"))
	}
	return mine.In(ctx) + "."
}

func allWaiting(ctx context.Context, p Page) string {
	return locale.N(ctx, p.Waiting, "To the queue", "All %d waiting")
}
