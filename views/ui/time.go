package ui

import (
	"strconv"
	"time"
)

// months are abbreviated as newspapers do; the longest has four letters.
var months = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"}

// TimeText is a moment to the minute in UTC, such as "30 Sept 2023, 14:05 UTC"; empty for the zero time.
func TimeText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return dayText(t.UTC()) + t.UTC().Format(", 15:04 UTC")
}

// DayText is a day such as "30 Sept 2023", read from YYYY-MM-DD. What is no such day stays as it is.
func DayText(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return dayText(day)
}

func dayText(t time.Time) string {
	return strconv.Itoa(t.Day()) + " " + months[t.Month()-1] + " " + strconv.Itoa(t.Year())
}
