package ui

import "testing"

func TestProblemsAreNotSaidTwice(t *testing.T) {
	title := map[string]string{"title": "Please fill this in."}
	for name, c := range map[string]struct {
		form Form
		want string
	}{
		"the whole is the one field": {Form{Message: "Please fill this in.", Errors: title}, "One thing to mend"},
		"one field":                  {Form{Errors: title}, "One thing to mend"},
		"the whole besides a field":  {Form{Message: "Nothing has been saved yet.", Errors: title}, "Nothing has been saved yet."},
		"the whole alone":            {Form{Message: "Somebody was quicker."}, "Somebody was quicker."},
		"two fields":                 {Form{Errors: map[string]string{"title": "a", "url": "b"}}, "2 things to mend"},
	} {
		if got := problemsHeading(t.Context(), c.form); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
