package desk_test

import (
	"testing"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

func TestTheNewsroomsLanguageIsOneThatTheSiteSpeaks(t *testing.T) {
	n := newNewsroom(t)
	n.must(n.EditNewsroom(t.Context(), n.maks.Actor(), 0, desk.NewsroomWords{Language: "uk"}))
	if err := n.EditNewsroom(t.Context(), n.maks.Actor(), 1, desk.NewsroomWords{Language: "tlh"}); !shares(err, "language") {
		t.Errorf("a language that nobody translated is answered with %v", err)
	}
	got, err := n.Language(t.Context())
	if n.must(err); got != "uk" {
		t.Errorf("got %q", got)
	}
	if err := n.EditNewsroom(t.Context(), n.olena.Actor(), 1, desk.NewsroomWords{}); !factcheck.Is(err, factcheck.Forbidden) {
		t.Errorf("a reviewer is answered with %v", err)
	}
}
