package factcheck

import "fmt"

// Tone is what a verdict looks like: a hue and a sign, never the hue alone.
type Tone string

// The tones, each with its sign.
const (
	ToneFalse Tone = "false"
	ToneHalf  Tone = "half"
	ToneTrue  Tone = "true"
	ToneOff   Tone = "off"
)

// Sign is the character that stands for the tone beside its hue.
func (t Tone) Sign() string {
	return map[Tone]string{ToneFalse: "✕", ToneHalf: "◐", ToneTrue: "✓", ToneOff: "◇"}[t]
}

// VerdictOption is one verdict that a rating scale offers. Number is its place on the ladder, or 0 off the ladder.
type VerdictOption struct {
	Key        string
	Name       string
	Definition string
	Number     int
	Tone       Tone
}

// Scale is a rating scale: the ordered ladder of verdicts, and those off the ladder. A scale in use is never edited;
// a change makes the next Version of it.
type Scale struct {
	ID      string
	Version int
	Name    string
	Options []VerdictOption
}

// Ref names the scale and its version, as verdicts keep it.
func (s Scale) Ref() string { return fmt.Sprintf("%s@%d", s.ID, s.Version) }

// Option finds the verdict of that key.
func (s Scale) Option(key string) (VerdictOption, bool) {
	for _, o := range s.Options {
		if o.Key == key {
			return o, true
		}
	}
	return VerdictOption{}, false
}

// Scales are the presets.
var Scales = []Scale{publicScale, prePublicationScale}

// ScaleOf finds the scale a verdict was given on.
func ScaleOf(ref string) (Scale, error) {
	for _, s := range Scales {
		if s.Ref() == ref {
			return s, nil
		}
	}
	return Scale{}, Errorf(NotFound, "There is no rating scale %q.", ref)
}

var publicScale = Scale{ID: "public", Version: 1, Name: "Public", Options: []VerdictOption{
	{"false", "False", "The evidence contradicts the claim.", 1, ToneFalse},
	{"mostly-false", "Mostly false", "A part of the claim holds, but what matters in it is wrong.", 2, ToneFalse},
	{"half-true", "Half true", "The claim is partly accurate and leaves out or blurs what a reader needs to judge it.", 3, ToneHalf},
	{"mostly-true", "Mostly true", "The claim is accurate but needs clarification or more information.", 4, ToneTrue},
	{"true", "True", "The evidence bears the claim out and nothing significant is missing.", 5, ToneTrue},
	{"unverifiable", "Unverifiable", "No evidence that could settle the claim was found.", 0, ToneOff},
	{"outdated", "Outdated", "The claim was accurate once and no longer is.", 0, ToneOff},
	{"missing-context", "Missing context", "The words are accurate, but without their context they mislead.", 0, ToneOff},
	{"misattributed", "Misattributed", "The words are real, but somebody else’s, or from elsewhere.", 0, ToneOff},
	{"opinion", "Opinion", "A judgement or a forecast that evidence cannot settle.", 0, ToneOff},
}}

var prePublicationScale = Scale{ID: "pre-publication", Version: 1, Name: "Pre-publication", Options: []VerdictOption{
	{"confirmed", "Confirmed", "It stands as written.", 0, ToneTrue},
	{"confirmed-with-change", "Confirmed with change", "It stands once the noted change is made.", 0, ToneHalf},
	{"wrong", "Wrong", "It is wrong and has to go or be rewritten.", 0, ToneFalse},
	{"cannot-confirm", "Cannot confirm", "No source could be found that settles it.", 0, ToneOff},
	{"writers-opinion", "Writer’s opinion", "The writer’s own judgement, recognisable as such.", 0, ToneOff},
}}
