package factcheck

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"slices"
	"strings"
)

// ApprovalHash is the SHA-256, in hex, of what an approval is bound to: quote, statement, verdict, rationale and
// evidence in order of number. Each field is written as its length in bytes in decimal, a colon, the bytes and a
// newline, so that no two different claims can be written alike.
func ApprovalHash(c Claim, evidence []Citation) string {
	h := sha256.New()
	write(h, "stet-approval-1", c.Quote, c.Statement, c.Verdict.Scale, c.Verdict.Key, c.Verdict.Rationale)
	sorted := slices.SortedFunc(slices.Values(evidence), func(a, b Citation) int { return a.Number - b.Number })
	for _, e := range sorted {
		write(h, fmt.Sprint(e.Number), string(e.Source.ID), string(e.Stance), e.Excerpt, e.Locator, e.Note)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func write(h hash.Hash, fields ...string) {
	var b strings.Builder
	for _, f := range fields {
		fmt.Fprintf(&b, "%d:%s\n", len(f), f)
	}
	_, _ = h.Write([]byte(b.String())) // a hash never fails to write
}
