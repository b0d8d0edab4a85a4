package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var months = monthNumbers(
	"jan january січня", "feb february лютого", "mar march березня", "apr april квітня", "may травня", "jun june червня",
	"jul july липня", "aug august серпня", "sep sept september вересня", "oct october жовтня", "nov november листопада",
	"dec december грудня")

func monthNumbers(names ...string) map[string]time.Month {
	m := map[string]time.Month{}
	for i, month := range names {
		for _, name := range strings.Fields(month) {
			m[name] = time.Month(i + 1)
		}
	}
	return m
}

var (
	dateWord = regexp.MustCompile(`(?i)^\s*(?:(?:date|published|updated|posted|дата|опубліковано)\s*:?\s+)?`)
	isoDate  = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(?:\s?(Z|[+-]\d{2}:\d{2}))?)?`)
	dayFirst = regexp.MustCompile(`^(?:on )?(\d{1,2})(?:st|nd|rd|th)? (\p{L}+)\.?,? (\d{4})(?: р\.| року)?`)
	dayAfter = regexp.MustCompile(`^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?, (\d{4})`)
)

// leadingDate reads a date at the very start of a text, with or without a word that announces it, and gives it with the
// rest of the text. Without one the date is empty and the rest is the text.
func leadingDate(s string) (date, rest string) {
	body := s[len(dateWord.FindString(s)):]
	for _, read := range []func(string) (string, int){readISODate, readDayFirst, readDayAfter} {
		if date, n := read(body); date != "" && endsWord(body[n:]) {
			return date, strings.TrimLeft(body[n:], " \t\r\n\u00a0.,:;|–—-")
		}
	}
	return "", s
}

func endsWord(rest string) bool {
	return rest == "" || strings.ContainsAny(rest[:1], " \t\r\n.,:;|)") || rest[0] >= 0x80
}

func readISODate(s string) (string, int) {
	m := isoDate.FindStringSubmatch(s)
	if m == nil {
		return "", 0
	}
	stamp := m[1]
	if m[2] != "" && m[4] != "" {
		stamp = m[1] + "T" + m[2] + secondsOr(m[3], ":00") + m[4]
	}
	return checkedDate(stamp), len(m[0])
}

func secondsOr(seconds, other string) string {
	if seconds == "" {
		return other
	}
	return seconds
}

func readDayFirst(s string) (string, int) {
	m := dayFirst.FindStringSubmatch(s)
	if m == nil {
		return "", 0
	}
	return calendarDate(m[3], m[2], m[1]), len(m[0])
}

func readDayAfter(s string) (string, int) {
	m := dayAfter.FindStringSubmatch(s)
	if m == nil {
		return "", 0
	}
	return calendarDate(m[3], m[1], m[2]), len(m[0])
}

// calendarDate is empty for a day that is in no calendar.
func calendarDate(year, month, day string) string {
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	m := months[strings.ToLower(month)]
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	if m == 0 || t.Day() != d {
		return ""
	}
	return t.Format(time.DateOnly)
}

// checkedDate is a date or time as it stands, or nothing where it is in no calendar.
func checkedDate(s string) string {
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if _, err := time.Parse(layout, s); err == nil {
			return s
		}
	}
	return ""
}

// dateOf reads a date written by itself, as in a page's head.
func dateOf(s string) string {
	if date, rest := leadingDate(s); date != "" && rest == "" {
		return date
	}
	return ""
}

// stamp writes a time as a date alone where its time of day is midnight in Greenwich, which is how a bare date is read.
func stamp(t time.Time) string {
	if t.IsZero() || t.Year() > 9999 {
		return ""
	}
	if t.Equal(t.UTC().Truncate(24*time.Hour)) && t.Location() == time.UTC {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}
