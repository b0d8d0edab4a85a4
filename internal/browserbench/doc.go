// Package browserbench measures the workbench in a real browser, with up to ten thousand claims on one article, beside pages that
// do less and a library that does the like: how long from navigation until the highlights are painted, what it costs, and how
// long a click, a key and a scroll take. `make bench` runs it; it is all in tests, which measure only when told to.
package browserbench
