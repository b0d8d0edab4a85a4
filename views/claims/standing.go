package claims

import (
	"strconv"
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
)

// Standing is where a claim stands in the versions of its article.
type Standing struct {
	Article  factcheck.Article
	Versions []factcheck.Version   // without their texts, the newest first
	Places   []factcheck.Placement // the latest version first
	Shown    factcheck.Version     // with its text: the one that the passage is shown in; none for the current one
	People   factcheck.People
}

// On finds the claim's place in a version.
func (s Standing) On(id factcheck.VersionID) (factcheck.Placement, bool) {
	for _, p := range s.Places {
		if p.VersionID == id {
			return p, true
		}
	}
	return factcheck.Placement{}, false
}

// Last is the latest place that the claim has, or had.
func (s Standing) Last() (factcheck.Placement, bool) {
	for _, p := range s.Places {
		if p.Placed() {
			return p, true
		}
	}
	return factcheck.Placement{}, false
}

// PlaceLine is where the claim stands in one version.
type PlaceLine struct {
	Number, Href  string
	Current, Here bool
	State         locale.Message
	Quote         string
	Reason        locale.Message // why it stands there, or nowhere; empty where it was drawn there
	DecidedBy     string         // who decided; empty where nobody had to, or has yet
	DecidedAt     time.Time
}

// AsOf tells that the passage is shown as it stood in another version than the current one.
type AsOf struct {
	Number  string
	Current string         // leads to the claim in the current version; empty where it has no place there
	Whole   string         // leads to the whole of the version
	Missing locale.Message // why the claim has no place there; empty where it has one
}

// Stale tells that the text changed under a claim that had been checked, or had to wait for a place.
type Stale struct {
	Reason  locale.Message
	Voided  bool   // an approval, or a place in the queue, was lost by it
	Decide  string // where its place is decided; empty where nothing waits
	LastNot string // the number of the version in which it was last seen, where it has no place now
}

// In shows the page with where the claim stands in every version, and its passage as it was in one of them.
func (p Page) In(s Standing, f factcheck.ClaimFile) Page {
	numbers := map[factcheck.VersionID]string{}
	for _, v := range s.Versions {
		numbers[v.ID] = strconv.Itoa(v.Number)
		if place, ok := s.On(v.ID); ok {
			p.Places = append(p.Places, s.line(v, place))
		}
	}
	if s.Shown.ID != "" {
		p.AsOf = &AsOf{Number: strconv.Itoa(s.Shown.Number), Whole: paths.Version(s.Article.ID, s.Shown.Number)}
		if now, ok := s.On(s.Article.Current); ok && now.Placed() {
			p.AsOf.Current = paths.Claim(f.Claim.ID)
		}
		p.Context = Context{Quote: f.Claim.Quote}
		if place, ok := s.On(s.Shown.ID); ok && place.Placed() {
			p.Context = NewContext(s.Shown.Text, place.Passage)
		} else {
			p.AsOf.Missing = missing(place, ok)
		}
	}
	p.Stale = s.stale(f, numbers)
	return p
}

func missing(p factcheck.Placement, there bool) locale.Message {
	if !there {
		return locale.M("The claim was made later than this version, or on another one.")
	}
	return PlaceReason(p.Reason)
}

func (s Standing) line(v factcheck.Version, p factcheck.Placement) PlaceLine {
	l := PlaceLine{
		Number: strconv.Itoa(v.Number), Href: paths.ClaimAsOf(p.ClaimID, v.Number), Current: v.ID == s.Article.Current,
		Here: v.ID == s.Shown.ID || s.Shown.ID == "" && v.ID == s.Article.Current, State: locale.Of(p.State).Capital(), Quote: p.Quote,
	}
	if l.Current {
		l.Href = paths.Claim(p.ClaimID)
	}
	if p.Method != "" && p.State != factcheck.PlacedExact {
		l.Reason = PlaceReason(p.Reason)
	}
	if p.DecidedBy != "" {
		l.DecidedBy, l.DecidedAt = s.People.Name(p.DecidedBy), p.DecidedAt
	}
	return l
}

func (s Standing) stale(f factcheck.ClaimFile, numbers map[factcheck.VersionID]string) *Stale {
	now, ok := s.On(s.Article.Current)
	f.Placement = now
	if !ok || !f.Stale() && !now.Waiting && !now.Left() {
		return nil
	}
	told := &Stale{Reason: PlaceReason(now.Reason), Voided: f.Stale()}
	if now.Waiting {
		told.Decide = paths.PlacementOf(s.Article.ID, f.Claim.ID)
	}
	if last, ok := s.Last(); ok && !now.Placed() {
		told.LastNot = numbers[last.VersionID]
	}
	return told
}

// reasons are the sentences that tell why a claim stands where it does.
var reasons = map[string]locale.Message{
	"The passage is no longer in the text.":                                               locale.M("The passage is no longer in the text."),
	"The words stand at several places and nothing tells which is meant.":                 locale.M("The words stand at several places and nothing tells which is meant."),
	"The words stand at several places, and it may be another one.":                       locale.M("The words stand at several places, and it may be another one."),
	"The passage is too short to look for.":                                               locale.M("The passage is too short to look for."),
	"What comes nearest is too unlike the passage.":                                       locale.M("What comes nearest is too unlike the passage."),
	"The same words stand in another place.":                                              locale.M("The same words stand in another place."),
	"Its sentence stands in another place, and was changed.":                              locale.M("Its sentence stands in another place, and was changed."),
	"Its words do not stand in the text.":                                                 locale.M("Its words do not stand in the text."),
	"Its words are few, and nothing around them tells that these are meant.":              locale.M("Its words are few, and nothing around them tells that these are meant."),
	"The words stand at several places; this is the one at the position it names.":        locale.M("The words stand at several places; this is the one at the position it names."),
	"The passage was deleted. The same words stand in another place, as they did before.": locale.M("The passage was deleted. The same words stand in another place, as they did before."),
	"Only capitals, quotes, dashes or spaces differ.":                                     locale.M("Only capitals, quotes, dashes or spaces differ."),
}

// PlaceReason tells in the reader's language why a claim stands where it does in a version.
func PlaceReason(r string) locale.Message {
	if told, ok := reasons[r]; ok {
		return told
	}
	return locale.M("Something like it stands here now.")
}
