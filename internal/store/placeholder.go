package store

import (
	"strconv"
	"strings"
	"sync"
)

// statement is SQL as the SQLite driver wants it. It takes $2 for a name and binds by order of appearance, so that
// "SET a = $2 WHERE id = $1" would silently bind both wrongly; ?2 is a number to it.
type statement struct {
	text      string
	arguments int // the highest number; 0 where the text has none
}

// rewritten holds every statement seen, by its own text. The program has a few hundred.
var rewritten sync.Map

func renumbered(query string) statement {
	if known, ok := rewritten.Load(query); ok {
		return known.(statement)
	}
	s := renumber(query)
	rewritten.Store(query, s)
	return s
}

// renumber turns every $N outside quotes and comments into ?N.
func renumber(query string) statement {
	var out strings.Builder
	s := statement{}
	for rest := query; rest != ""; {
		n := skip(rest)
		if n == 0 {
			digits := placeholder(rest)
			if digits == "" {
				n = 1
			} else {
				out.WriteString("?" + digits)
				s.arguments = max(s.arguments, number(digits))
				rest = rest[1+len(digits):]
				continue
			}
		}
		out.WriteString(rest[:n])
		rest = rest[n:]
	}
	s.text = out.String()
	return s
}

// skip is the length of the quoted text or comment that sql begins with, 0 where it begins with neither. A doubled
// quote inside quotes reads as the end of one text and the start of the next, which comes to the same.
func skip(sql string) int {
	switch {
	case sql[0] == '\'' || sql[0] == '"':
		return through(sql, 1, sql[:1])
	case strings.HasPrefix(sql, "--"):
		return through(sql, 2, "\n")
	case strings.HasPrefix(sql, "/*"):
		return through(sql, 2, "*/")
	}
	return 0
}

// through is the length of sql up to and with the first end after from, or all of it.
func through(sql string, from int, end string) int {
	if i := strings.Index(sql[from:], end); i >= 0 {
		return from + i + len(end)
	}
	return len(sql)
}

// placeholder is the digits of the $N that sql begins with, empty where it begins with none.
func placeholder(sql string) string {
	if sql[0] != '$' {
		return ""
	}
	n := 1
	for n < len(sql) && sql[n] >= '0' && sql[n] <= '9' {
		n++
	}
	return sql[1:n]
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 1 << 30 // more than any call passes, so the check of arguments refuses it
	}
	return n
}
