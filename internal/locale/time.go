package locale

import (
	"strconv"
	"time"
)

// months are as newspapers write them after a day: in English the longest has four letters, in Ukrainian the genitive.
var months = map[string][12]string{
	"en": {"Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"},
	"uk": {"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"},
}

// Time is a moment to the minute in UTC, such as "30 Sept 2023, 14:05 UTC"; empty for the zero time.
func (p *Printer) Time(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return p.day(t.UTC()) + t.UTC().Format(", 15:04 UTC")
}

// Day is a day such as "30 Sept 2023", read from YYYY-MM-DD. What is no such day stays as it is.
func (p *Printer) Day(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return p.day(day)
}

func (p *Printer) day(t time.Time) string {
	return strconv.Itoa(t.Day()) + " " + months[p.language.Code][t.Month()-1] + " " + strconv.Itoa(t.Year())
}
