package workbench

import (
	"strconv"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
)

// mapRows is how many places the map tells apart; claims that share one share a tick.
const mapRows = 160

// Map is the article at a glance: where its claims stand, how far each is, and what was found.
type Map struct {
	Ticks []Tick
	Rows  int
	Size  int // of the text in code points
}

// Tick is one claim on the map, or several that stand at the same place. Its length tells the state, the place of the small
// box behind it the verdict.
type Tick struct {
	Href     string
	Title    locale.Message
	Claim    string
	Row      int
	State    string // class word
	Verdict  string // class word, or empty
	claims   int
	pressing int
}

// length of the tick in hundredths of the map's width, by state.
var lengths = map[string]int{"waits": 62, "proposed": 50, "researching": 40, "open": 28, "approved": 50, "closed": 16}

func (t Tick) length() string { return strconv.Itoa(lengths[t.State]) }

// lanes are where the box of a verdict stands.
var lanes = map[string]int{"true": 90, "half": 81, "false": 72, "off": 66}

func (t Tick) lane() string { return strconv.Itoa(lanes[t.Verdict]) }

func (t Tick) y() string { return strconv.Itoa(t.Row) }

// reach is where what can be pressed begins; it is higher than the tick.
func (t Tick) reach() string { return strconv.Itoa(t.Row - 2) }

// newMap puts every claim that has a place on the map; where several share one, the most pressing shows.
func newMap(d factcheck.Dossier, actor factcheck.Actor, choice Choice) Map {
	m := Map{Rows: mapRows, Size: d.Version.Text.Len()}
	if m.Size == 0 {
		return m
	}
	at := make([]int, mapRows) // index of the row's tick, from 1
	for _, f := range d.Claims {
		if !f.Claim.Placed() {
			continue
		}
		row := min(f.Claim.Passage.Start*mapRows/m.Size, mapRows-1)
		if at[row] == 0 {
			m.Ticks = append(m.Ticks, Tick{Row: row, pressing: -1})
			at[row] = len(m.Ticks)
		}
		m.Ticks[at[row]-1].add(f, actor, d.Article.ID, choice)
	}
	return m
}

func (t *Tick) add(f factcheck.ClaimFile, actor factcheck.Actor, article factcheck.ArticleID, choice Choice) {
	t.claims++
	state := claims.NewState(f, actor)
	if p := state.Pressing(); p > t.pressing {
		verdict := claims.NewVerdict(f.Claim.Verdict)
		t.pressing, t.State, t.Verdict, t.Claim = p, state.Class, verdict.Tone, string(f.Claim.ID)
		t.Href = paths.OpenClaimAmong(article, f.Claim.ID, choice.String())
		t.Title = locale.List(locale.M("Claim %d", f.Number), state.Word)
		if verdict.Given() {
			t.Title = locale.List(t.Title, verdict.Name)
		}
	}
}

// said is what the pointer reads over a tick.
func (t Tick) said() locale.Message {
	if t.claims == 1 {
		return t.Title
	}
	return locale.List(t.Title, locale.Count(t.claims, "1 claim here", "%d claims here"))
}
