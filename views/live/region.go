// Package live is what a page tells of others while it is open: what they did since it was read, and who is here too. Its
// elements are empty at first and filled by the script; they keep their room, so that nothing moves when they are.
package live

import (
	"maps"
	"slices"
	"strconv"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
)

// Region is where a page listens from.
type Region struct {
	Events string // the stream
	News   string // what is fetched when the stream says that there is something
	Since  int64  // the last that happened before the page was read
}

func (r Region) since() string { return strconv.FormatInt(r.Since, 10) }

// Person is somebody else who is here.
type Person struct {
	Name   string
	Claim  bool                // they have the same claim open
	Claims []factcheck.ClaimID // that they have open
}

// News is what there is to tell of the page.
type News struct {
	Things  int      // claims and articles that are no longer as the page has them
	By      []string // whose doing that is
	Changed []string // who changed the open claim
	Here    []Person
	Waiting int // for approval
	Decides bool
}

// NewNews gathers what happened; open is the claim that the page shows, as it was after the entry named last.
func NewNews(happened []factcheck.Happening, open factcheck.ClaimID, opened int64, people factcheck.People) News {
	var n News
	things := map[string]bool{}
	for _, h := range happened {
		things[string(h.Article)+" "+string(h.Claim)] = true
		n.By = with(n.By, people.Name(h.By))
		if open != "" && h.Claim == open && h.Seq > opened {
			n.Changed = with(n.Changed, people.Name(h.By))
		}
	}
	n.Things = len(things)
	return n
}

func with(names []string, name string) []string {
	if slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}

// said is how many are new and whose they are.
func (n News) said() locale.Message {
	if n.Things == 0 {
		return locale.Message{}
	}
	return locale.Count(n.Things, "1 new by %s.", "%d new by %s.", list(n.By))
}

// changed says who changed the open claim.
func (n News) changed() locale.Message {
	if len(n.Changed) == 0 {
		return locale.Message{}
	}
	return locale.M("%s changed this claim just now.", list(n.Changed))
}

// here says who else is at the article; those who have the same claim open are told of there.
func here(people []Person) locale.Message {
	var names []string
	for _, p := range people {
		if !p.Claim {
			names = with(names, p.Name)
		}
	}
	return areHere(names, locale.M("%s is here too.", list(names)), locale.M("%s are here too.", list(names)))
}

// atClaim says who else has the same claim open.
func atClaim(people []Person) locale.Message {
	var names []string
	for _, p := range people {
		if p.Claim {
			names = with(names, p.Name)
		}
	}
	return areHere(names, locale.M("%s has this claim open too.", list(names)), locale.M("%s have this claim open too.", list(names)))
}

// atCard is who has a claim open that the page shows closed.
type atCard struct {
	Card string // the id of its element
	Said locale.Message
}

// atCards says at which cards there is somebody, in the order of the cards' ids.
func atCards(people []Person) (at []atCard) {
	names := map[factcheck.ClaimID][]string{}
	for _, p := range people {
		for _, id := range p.Claims {
			names[id] = with(names[id], p.Name)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(names)) {
		at = append(at, atCard{Card: paths.CardID(id), Said: locale.M("Here: %s", list(names[id]))})
	}
	return at
}

func areHere(names []string, one, many locale.Message) locale.Message {
	switch len(names) {
	case 0:
		return locale.Message{}
	case 1:
		return one
	}
	return many
}

// list is names in a row, the last ones by number where they are many.
func list(names []string) locale.Message {
	switch len(names) {
	case 0:
		return locale.Message{}
	case 1:
		return locale.Plain(names[0])
	case 2:
		return locale.M("%s and %s", names[0], names[1])
	case 3:
		return locale.M("%s, %s and %s", names[0], names[1], names[2])
	}
	return locale.M("%s, %s and %d others", names[0], names[1], len(names)-2)
}
