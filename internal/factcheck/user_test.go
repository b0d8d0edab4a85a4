package factcheck_test

import (
	"testing"
	"time"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

func TestEachRoleIncludesTheOnesBeforeIt(t *testing.T) {
	order := []factcheck.Role{factcheck.Nobody, factcheck.Reviewer, factcheck.Editor, factcheck.Admin}
	for i, role := range order {
		for j, least := range order {
			if role.AtLeast(least) != (i >= j) {
				t.Errorf("%q at least %q: %v", role, least, role.AtLeast(least))
			}
		}
	}
	if factcheck.Role("emperor").AtLeast(factcheck.Reviewer) {
		t.Error("an unknown role counts as one")
	}
}

func TestARoleIsReadAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]factcheck.Role{
		"editor": factcheck.Editor, " Admin ": factcheck.Admin, "REVIEWER": factcheck.Reviewer,
	} {
		if got, err := factcheck.ParseRole(text); err != nil || got != want {
			t.Errorf("%q: got %q, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "emperor", "editor admin"} {
		if got, err := factcheck.ParseRole(text); !factcheck.Is(err, factcheck.Invalid) || got != factcheck.Nobody {
			t.Errorf("%q: got %q, %v", text, got, err)
		}
	}
}

func TestASessionEndsWhenItIsIdleOrOld(t *testing.T) {
	for _, c := range []struct {
		name      string
		age, idle time.Duration
		want      bool
	}{
		{"just opened", 0, 0, false},
		{"idle to the last moment", factcheck.SessionIdle, factcheck.SessionIdle, false},
		{"idle too long", factcheck.SessionIdle + 1, factcheck.SessionIdle + 1, true},
		{"used all the time to the last moment", factcheck.SessionAbsolute, 0, false},
		{"used all the time too long", factcheck.SessionAbsolute + 1, 0, true},
	} {
		s := factcheck.Session{CreatedAt: sample.At.Add(-c.age), SeenAt: sample.At.Add(-c.idle)}
		if s.Expired(sample.At) != c.want {
			t.Errorf("%s: expired %v", c.name, !c.want)
		}
	}
}

func TestAnInvitationWorksOnceAndNotForEver(t *testing.T) {
	fresh := sample.Invitation("a@example.org", factcheck.Reviewer, "x")
	used := fresh
	used.UsedAt = sample.At
	for _, c := range []struct {
		name       string
		invitation factcheck.Invitation
		after      time.Duration
		want       bool
	}{
		{"fresh", fresh, 0, true},
		{"at its last moment", fresh, factcheck.InvitationLife, true},
		{"too old", fresh, factcheck.InvitationLife + 1, false},
		{"used", used, 0, false},
	} {
		if c.invitation.Usable(sample.At.Add(c.after)) != c.want {
			t.Errorf("%s: usable %v", c.name, !c.want)
		}
	}
}

func TestNobodyIsADash(t *testing.T) {
	directory := factcheck.People{"u": {ID: "u", Name: "Olena Bondar"}}
	if directory.Name("u") != "Olena Bondar" || directory.Name("") != "–" || directory.Name("gone") != "–" {
		t.Errorf("got %q, %q, %q", directory.Name("u"), directory.Name(""), directory.Name("gone"))
	}
}

func TestTheZeroActorIsNotSignedIn(t *testing.T) {
	if (factcheck.Actor{}).SignedIn() || (factcheck.Actor{Name: "x", Role: factcheck.Admin}).SignedIn() {
		t.Error("an actor without an account is signed in")
	}
}
