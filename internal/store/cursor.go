package store

import (
	"encoding/base64"
	"encoding/json"
	"time"

	"stet/internal/factcheck"
)

// The length of a page where nothing is said, and at most.
const (
	usualPage   = 25
	longestPage = 100
)

// cursor is the last row of a page: the next page begins behind it, whatever was added or removed meanwhile.
type cursor struct {
	List string `json:"l"` // which order it belongs to
	Key  int64  `json:"k"` // a time in microseconds
	ID   string `json:"i"`
}

func cursorOf(list string, at time.Time, id string) string {
	bytes, err := json.Marshal(cursor{List: list, Key: micros(at), ID: id})
	if err != nil {
		panic(err) // two strings and a number always encode
	}
	return base64.RawURLEncoding.EncodeToString(bytes)
}

// parseCursor reads the cursor of the named list; anything else is invalid input, since it came from an address.
func parseCursor(list, text string) (cursor, error) {
	var c cursor
	bytes, err := base64.RawURLEncoding.DecodeString(text)
	if err == nil {
		err = json.Unmarshal(bytes, &c)
	}
	if err != nil || c.List != list || c.ID == "" {
		return cursor{}, factcheck.Because(err, factcheck.Invalid, "This page of the list does not exist. Start from the first one.")
	}
	return c, nil
}

// behind restricts a list to what comes behind the cursor in its order: before it where newest comes first.
func (c *conditions) behind(after cursor, columns, direction string) {
	c.and("(" + columns + ") " + direction + " (" + c.arg(after.Key) + ", " + c.arg(after.ID) + ")")
}

func pageLength(asked int) int {
	if asked <= 0 {
		return usualPage
	}
	return min(asked, longestPage)
}
