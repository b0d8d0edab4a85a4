package factcheck_test

import (
	"testing"

	"stet/internal/factcheck"
)

func TestALadderCountsFromOneAndWhatIsOffItHasNoNumber(t *testing.T) {
	for _, scale := range factcheck.Scales {
		next, off := 1, false
		for _, o := range scale.Options {
			switch {
			case o.Number == 0:
				off = true
			case o.Number != next || off:
				t.Errorf("%s: %q has number %d, want %d before all that is off the ladder", scale.Name, o.Key, o.Number, next)
			default:
				next++
			}
		}
	}
}

func TestVerdictsAreToldApartByKeyNameDefinitionAndSign(t *testing.T) {
	for _, scale := range factcheck.Scales {
		seen := map[string]bool{"": true}
		for _, o := range scale.Options {
			for _, word := range []string{"key " + o.Key, "name " + o.Name, "definition " + o.Definition} {
				if seen[word] {
					t.Errorf("%s: %s stands twice", scale.Name, word)
				}
				seen[word] = true
			}
			if o.Key == "" || o.Name == "" || o.Definition == "" || o.Tone.Sign() == "" {
				t.Errorf("%s: %+v lacks something", scale.Name, o)
			}
		}
	}
}

func TestEveryToneHasASignOfItsOwn(t *testing.T) {
	signs := map[string]factcheck.Tone{}
	for _, tone := range []factcheck.Tone{factcheck.ToneFalse, factcheck.ToneHalf, factcheck.ToneTrue, factcheck.ToneOff} {
		if other, taken := signs[tone.Sign()]; taken || tone.Sign() == "" {
			t.Errorf("%s and %s share the sign %q", tone, other, tone.Sign())
		}
		signs[tone.Sign()] = tone
	}
}

func TestAScaleIsFoundByItsNameAndVersionOnly(t *testing.T) {
	for _, scale := range factcheck.Scales {
		if got, err := factcheck.ScaleOf(scale.Ref()); err != nil || got.Name != scale.Name {
			t.Errorf("%s: got %+v, %v", scale.Ref(), got, err)
		}
	}
	for _, ref := range []string{"", "public", "public@2", "PUBLIC@1"} {
		if _, err := factcheck.ScaleOf(ref); !factcheck.Is(err, factcheck.NotFound) {
			t.Errorf("%q: got %v", ref, err)
		}
	}
}

func TestAVerdictIsReadOnTheScaleItWasGivenOn(t *testing.T) {
	for _, scale := range factcheck.Scales {
		for _, o := range scale.Options {
			if got := (factcheck.Verdict{Scale: scale.Ref(), Key: o.Key}).Option(); got != o {
				t.Errorf("got %+v, want %+v", got, o)
			}
		}
	}
	for _, v := range []factcheck.Verdict{{}, {Scale: "public@1", Key: "confirmed"}, {Scale: "gone@1", Key: "true"}} {
		if got := v.Option(); got != (factcheck.VerdictOption{}) {
			t.Errorf("%+v: got %+v", v, got)
		}
	}
}

func TestAFreshNewsroomUsesAScaleThatExistsAndAsksForASource(t *testing.T) {
	newsroom := factcheck.DefaultNewsroom()
	if _, err := factcheck.ScaleOf(newsroom.Scale); err != nil {
		t.Error(err)
	}
	if newsroom.Policy.MinimumSources < 1 {
		t.Error("a verdict can be proposed without a source")
	}
}
