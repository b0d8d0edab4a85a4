package desk_test

import (
	"testing"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

func TestTheNewsroomsLanguageIsOneThatTheSiteSpeaks(t *testing.T) {
	n := newNewsroom(t)
	n.must(n.SetLanguage(t.Context(), n.maks.Actor(), desk.NewsroomWords{Language: "uk"}))
	if err := n.SetLanguage(t.Context(), n.maks.Actor(), desk.NewsroomWords{Language: "tlh"}); !shares(err, "language") {
		t.Errorf("a language that nobody translated is answered with %v", err)
	}
	got, err := n.Language(t.Context())
	if n.must(err); got != "uk" {
		t.Errorf("got %q", got)
	}
	if err := n.SetLanguage(t.Context(), n.olena.Actor(), desk.NewsroomWords{}); !factcheck.Is(err, factcheck.Forbidden) {
		t.Errorf("a reviewer is answered with %v", err)
	}
}
