package store

import (
	"strconv"
	"strings"
)

// conditions collects the WHERE of a list whose filters are each there or not, with the arguments they use.
type conditions struct {
	clauses []string
	args    []any
}

// and adds a clause. It never holds what a person typed: that goes through arg.
func (c *conditions) and(clause string) { c.clauses = append(c.clauses, clause) }

// arg adds an argument and gives its placeholder.
func (c *conditions) arg(value any) string {
	c.args = append(c.args, value)
	return "$" + strconv.Itoa(len(c.args))
}

// where is the WHERE clause, empty where there are no conditions.
func (c *conditions) where() string {
	if len(c.clauses) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c.clauses, " AND ")
}

// listed adds the ids as arguments and gives the list for IN. The last one is repeated up to a power of two, so that
// lists of every length share a few prepared statements.
func listed[T ~string](c *conditions, ids []T) string {
	size := 1
	for size < len(ids) {
		size *= 2
	}
	places := make([]string, size)
	for i := range places {
		places[i] = c.arg(ids[min(i, len(ids)-1)])
	}
	return "(" + strings.Join(places, ", ") + ")"
}
