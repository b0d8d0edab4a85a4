package workbench

import (
	"slices"

	"stet/internal/commands"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
)

// Chip switches one condition of the list on or off.
type Chip struct {
	Command string // that switches it by key; empty where none does
	Sign    string
	Name    locale.Message
	Href    string
	Count   int // claims that answer to it among those that the other rows keep
	Current bool
}

// ChipRow is the chips of one kind; the first row has no name.
type ChipRow struct {
	Name  locale.Message
	Chips []Chip
}

// Filters are the chips over the list: those that are used all day, and behind them the rest by rows.
type Filters struct {
	Main   []Chip
	More   []ChipRow
	Chosen int // how many chips of More are on
}

// newFilters makes the chips. All leads back to the whole list.
func newFilters(d factcheck.Dossier, actor factcheck.Actor, choice Choice, open string) Filters {
	var tally [rows]map[string]int
	for row := range tally {
		tally[row] = map[string]int{}
	}
	for i := range d.Claims {
		c := &d.Claims[i].Claim
		for row := range rows {
			if choice.keepsBut(c, actor, row) {
				count(tally[row], row, c, actor)
			}
		}
	}
	chip := func(key string, name locale.Message) Chip {
		return Chip{
			Command: command(key), Name: name, Href: listHref(d.Article.ID, open, choice.with(key)), Count: tally[rowOf(key)][key],
			Current: slices.Contains(choice, key),
		}
	}
	all := Chip{Command: filtering + "all", Name: locale.M("All"), Href: listHref(d.Article.ID, open, nil), Count: len(d.Claims), Current: len(choice) == 0}
	f := Filters{Main: []Chip{
		all, chip("mine", locale.M("Mine")), chip("open", locale.M("Open")), chip("work", locale.M("In work")), chip("approval", locale.M("In approval")), chip("settled", locale.M("Settled")),
	}}
	f.add(locale.M("Verdict"), verdictChips(chip))
	f.add(locale.M("Kind"), kindChips(chip))
	f.add(locale.M("Assignee"), assigneeChips(d, chip))
	return f
}

// filtering begins the id of the command of a chip.
const filtering = "filter."

// command is what switches a chip by key.
func command(key string) string {
	if _, known := commands.Find(filtering + key); known {
		return filtering + key
	}
	return ""
}

// count adds a claim to the chips of a row that it answers to.
func count(tally map[string]int, row int, c *factcheck.Claim, actor factcheck.Actor) {
	switch row {
	case whoseRow:
		for _, key := range []string{"mine", "nobodys"} {
			if answers(key, c, actor) {
				tally[key]++
			}
		}
	case stateRow:
		for key, of := range states {
			if slices.Contains(of, c.State) {
				tally[key]++
			}
		}
	case verdictRow:
		tally[found+string(toneOf(c))]++
	case kindRow:
		tally[ofKind+string(c.Kind)]++
	case assigneeRow:
		tally[byPerson+string(c.Assignee)]++
	}
}

// add keeps the chips of a row that lead anywhere.
func (f *Filters) add(name locale.Message, chips []Chip) {
	row := ChipRow{Name: name}
	for _, c := range chips {
		if c.Count == 0 && !c.Current {
			continue
		}
		row.Chips = append(row.Chips, c)
		if c.Current {
			f.Chosen++
		}
	}
	if len(row.Chips) > 1 || f.Chosen > 0 && len(row.Chips) > 0 {
		f.More = append(f.More, row)
	}
}

func verdictChips(chip func(key string, name locale.Message) Chip) []Chip {
	names := map[factcheck.Tone]locale.Message{
		factcheck.ToneTrue: locale.M("True"), factcheck.ToneHalf: locale.M("Half true"), factcheck.ToneFalse: locale.M("False"), factcheck.ToneOff: locale.M("Off the ladder"),
		noTone: locale.M("No verdict"),
	}
	var chips []Chip
	for _, tone := range tones {
		c := chip(found+string(tone), names[tone])
		c.Sign = tone.Sign()
		chips = append(chips, c)
	}
	return chips
}

func kindChips(chip func(key string, name locale.Message) Chip) []Chip {
	var chips []Chip
	for _, kind := range factcheck.Kinds {
		chips = append(chips, chip(ofKind+string(kind), claims.KindName(kind)))
	}
	return chips
}

// assigneeChips are those of the people at work on the article's claims, in the order of their claims.
func assigneeChips(d factcheck.Dossier, chip func(key string, name locale.Message) Chip) []Chip {
	chips := []Chip{chip("nobodys", locale.M("Nobody yet"))}
	seen := map[factcheck.UserID]bool{"": true}
	for _, f := range d.Claims {
		if id := f.Claim.Assignee; !seen[id] {
			seen[id] = true
			chips = append(chips, chip(byPerson+string(id), locale.Plain(d.People.Name(id))))
		}
	}
	return chips
}

// listHref is the list with a choice; an open claim stays open.
func listHref(id factcheck.ArticleID, open string, choice Choice) string {
	if open != "" {
		return paths.OpenClaimAmong(id, factcheck.ClaimID(open), choice.String())
	}
	return paths.ArticleAmong(id, choice.String(), "")
}
