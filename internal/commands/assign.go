package commands

import (
	"slices"
	"strings"

	"stet/internal/factcheck"
)

// Sound checks the keys somebody wants to have and gives them as they are stored: each known, each written as the table
// writes them, no two commands that meet with one key, and nothing stored that is as delivered. Each sentence of the error
// is about the command of its field.
func Sound(wanted map[string]string) (map[string]string, error) {
	own, fields := map[string]string{}, map[string]factcheck.Sentence{}
	for id, text := range wanted {
		c, known := Find(id)
		if !known {
			return nil, factcheck.Errorf(factcheck.Invalid, "There is no command “%s”.", id)
		}
		keys, err := parseKeys(text)
		if err != nil {
			fields[Field(id)] = err.Message
		} else if !slices.Equal(keys, c.Keys) {
			own[id] = strings.Join(keys, ", ")
		}
	}
	if len(fields) == 0 {
		fields = conflicts(Keyboard{Own: own})
	}
	if len(fields) > 0 {
		return nil, &factcheck.Error{Code: factcheck.Invalid, Message: factcheck.Say("Some keys cannot be as you want them; nothing has been saved yet."), Fields: fields}
	}
	return own, nil
}

// Field is the name of the form field in which the keys of a command are written.
func Field(id string) string { return "key-" + strings.ReplaceAll(id, ".", "-") }

// parseKeys reads keys with commas between them.
func parseKeys(text string) ([]string, *factcheck.Error) {
	var keys []string
	for part := range strings.SplitSeq(text, ",") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		key, err := ParseKey(part)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	if len(keys) > most {
		return nil, factcheck.Errorf(factcheck.Invalid, "At most %d keys for one command, please.", most)
	}
	return keys, nil
}

const most = 3 // keys of one command

// conflicts are the sentences about keys that two commands of one page have.
func conflicts(k Keyboard) map[string]factcheck.Sentence {
	fields := map[string]factcheck.Sentence{}
	for _, c := range Table {
		if _, changed := k.Own[c.ID]; !changed {
			continue
		}
		if key, other, taken := k.taken(c); taken {
			fields[Field(c.ID)] = factcheck.Say("“%s” is a key of “%s” already. Change that one too, or choose another key.", key, other.Name)
		}
	}
	return fields
}

// taken finds another command that has a key of this one where both can be meant.
func (k Keyboard) taken(c Command) (key string, by Command, taken bool) {
	for _, other := range Table {
		if key, same := shared(k.Assigned(c), k.Assigned(other)); same && c.collides(other) {
			return key, other, true
		}
	}
	return "", Command{}, false
}

func shared(some, others []string) (key string, same bool) {
	for _, key := range some {
		for _, other := range others {
			if begins(key, other) {
				return key, true
			}
		}
	}
	return "", false
}
