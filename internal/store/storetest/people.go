package storetest

import (
	"time"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

var people = map[string]func(*scene){
	"an account comes back, by id and by e-mail":         accountComesBack,
	"an e-mail address has one account":                  emailIsUnique,
	"a stale account is a conflict and is not saved":     staleAccount,
	"preferences come back, whoever changed the account": preferencesComeBack,
	"accounts that are not there are not found":          accountsNotFound,
	"accounts are listed by name, as people read names":  accountsByName,
	"an invitation is used once":                         invitationIsUsedOnce,
	"unused invitations are listed, newest first":        invitationsNewestFirst,
	"an invitation taken back is not there":              droppedInvitation,
	"a session comes back with what it carries":          sessionComesBack,
	"a saved session keeps its time and data only":       savedSession,
	"sessions of a person are listed, last seen first":   sessionsLastSeenFirst,
	"a dropped session is gone, the others stay":         droppedSession,
	"sessions of a person are dropped together":          droppedSessionsOfPerson,
	"idle and old sessions are dropped":                  droppedIdleSessions,
	"a session of nobody is refused":                     sessionOfNobody,
}

func accountComesBack(s *scene) {
	u := sample.User("Zoë", factcheck.Admin)
	u.DisabledAt = sample.At.Add(time.Hour + 123*time.Microsecond)
	u.RowVersion = 99 // the store begins at 1 whatever it is given
	s.must(s.AddUser(s.ctx, u))
	u.RowVersion = 1
	byID, err := s.User(s.ctx, u.ID)
	s.must(err)
	same(s, byID, u)
	byEmail, err := s.UserByEmail(s.ctx, u.Email)
	s.must(err)
	same(s, byEmail, u)
}

func emailIsUnique(s *scene) {
	second := sample.User("Somebody Else", factcheck.Reviewer)
	second.Email = s.editor.Email
	err := s.AddUser(s.ctx, second)
	s.refused(err, factcheck.Invalid)
	taken := s.reviewer
	taken.Email = s.editor.Email
	s.refused(s.SaveUser(s.ctx, taken), factcheck.Invalid)
}

func staleAccount(s *scene) {
	mine, theirs := s.reviewer, s.reviewer
	mine.Name, theirs.Name = "Mine", "Theirs"
	s.must(s.SaveUser(s.ctx, mine))
	s.refused(s.SaveUser(s.ctx, theirs), factcheck.Conflict)
	got, err := s.User(s.ctx, mine.ID)
	s.must(err)
	mine.RowVersion = 2
	same(s, got, mine)
}

func preferencesComeBack(s *scene) {
	u := sample.User("Zoë", factcheck.Reviewer)
	u.Preferences.Language = "uk"
	s.must(s.AddUser(s.ctx, u))
	u.RowVersion = 1
	want := factcheck.Preferences{Language: "en", SingleKeysOff: true, Keys: map[string]string{"claim.next": hostile, "claim.take": ""}}
	s.must(s.SavePreferences(s.ctx, u.ID, want))
	u.Name = "Zoë Brandt"
	s.must(s.SaveUser(s.ctx, u)) // read before the preferences changed
	got, err := s.User(s.ctx, u.ID)
	s.must(err)
	u.Preferences, u.RowVersion = want, 2
	same(s, got, u)
	s.refused(s.SavePreferences(s.ctx, "none", want), factcheck.NotFound)
}

func accountsNotFound(s *scene) {
	_, err := s.User(s.ctx, "none")
	s.refused(err, factcheck.NotFound)
	_, err = s.UserByEmail(s.ctx, "none@example.org")
	s.refused(err, factcheck.NotFound)
	s.refused(s.SaveUser(s.ctx, sample.User("None", factcheck.Reviewer)), factcheck.NotFound)
}

func accountsByName(s *scene) {
	for _, name := range []string{"Яна", "ада", "Євген", "ben", "Åsa"} {
		s.must(s.AddUser(s.ctx, sample.User(name, factcheck.Reviewer)))
	}
	users, err := s.Users(s.ctx)
	s.must(err)
	same(s, mapped(users, func(u factcheck.User) string { return u.Name }),
		[]string{"Ada Reviewer", "Åsa", "ben", "Olena Editor", "ада", "Євген", "Яна"})
}

func invitationIsUsedOnce(s *scene) {
	i := sample.Invitation("new@example.org", factcheck.Editor, s.editor.ID)
	i.Account = s.editor.ID
	i.SetUp = true
	s.must(s.AddInvitation(s.ctx, i))
	got, err := s.Invitation(s.ctx, i.TokenHash)
	s.must(err)
	same(s, got, i)

	s.must(s.UseInvitation(s.ctx, i.TokenHash, sample.At.Add(time.Hour)))
	s.refused(s.UseInvitation(s.ctx, i.TokenHash, sample.At.Add(2*time.Hour)), factcheck.Conflict)
	got, err = s.Invitation(s.ctx, i.TokenHash)
	s.must(err)
	i.UsedAt = sample.At.Add(time.Hour)
	same(s, got, i)
	s.refused(s.UseInvitation(s.ctx, "none", sample.At), factcheck.NotFound)
}

func invitationsNewestFirst(s *scene) {
	var want []factcheck.Invitation
	for n := range 3 {
		i := sample.Invitation("new@example.org", factcheck.Reviewer, s.editor.ID)
		i.CreatedAt = sample.At.Add(-time.Duration(n) * time.Minute)
		s.must(s.AddInvitation(s.ctx, i))
		want = append(want, i)
	}
	s.must(s.UseInvitation(s.ctx, want[1].TokenHash, sample.At))
	got, err := s.Invitations(s.ctx)
	s.must(err)
	same(s, got, []factcheck.Invitation{want[0], want[2]})
}

func droppedInvitation(s *scene) {
	i := sample.Invitation("", factcheck.Admin, "")
	s.must(s.AddInvitation(s.ctx, i))
	s.must(s.DropInvitation(s.ctx, i.TokenHash))
	_, err := s.Invitation(s.ctx, i.TokenHash)
	s.refused(err, factcheck.NotFound)
	s.refused(s.DropInvitation(s.ctx, i.TokenHash), factcheck.NotFound)
}

func (s *scene) addSession(of factcheck.User, seen time.Time) factcheck.Session {
	s.Helper()
	session := sample.Session(of.ID)
	session.SeenAt = seen
	s.must(s.AddSession(s.ctx, session))
	return session
}

func sessionComesBack(s *scene) {
	session := sample.Session(s.editor.ID)
	session.UserAgent, session.Data = hostile, map[string]string{"notice": hostile, "": ""}
	s.must(s.AddSession(s.ctx, session))
	got, err := s.SessionByToken(s.ctx, session.TokenHash)
	s.must(err)
	same(s, got, session)
	_, err = s.SessionByToken(s.ctx, string(session.ID))
	s.refused(err, factcheck.NotFound)
}

func savedSession(s *scene) {
	session := s.addSession(s.editor, sample.At)
	changed := session
	changed.SeenAt, changed.Data = sample.At.Add(time.Minute), map[string]string{"a": "b"}
	changed.UserID, changed.Address = s.reviewer.ID, "elsewhere"
	s.must(s.SaveSession(s.ctx, changed))
	got, err := s.SessionByToken(s.ctx, session.TokenHash)
	s.must(err)
	session.SeenAt, session.Data = changed.SeenAt, changed.Data
	same(s, got, session)
	s.refused(s.SaveSession(s.ctx, sample.Session(s.editor.ID)), factcheck.NotFound)
}

func sessionsLastSeenFirst(s *scene) {
	old := s.addSession(s.editor, sample.At)
	recent := s.addSession(s.editor, sample.At.Add(time.Minute))
	s.addSession(s.reviewer, sample.At)
	got, err := s.SessionsOf(s.ctx, s.editor.ID)
	s.must(err)
	same(s, got, []factcheck.Session{recent, old})
}

func droppedSession(s *scene) {
	gone, stays := s.addSession(s.editor, sample.At), s.addSession(s.editor, sample.At)
	s.must(s.DropSession(s.ctx, gone.ID))
	s.refused(s.DropSession(s.ctx, gone.ID), factcheck.NotFound)
	got, err := s.SessionsOf(s.ctx, s.editor.ID)
	s.must(err)
	same(s, got, []factcheck.Session{stays})
}

func droppedSessionsOfPerson(s *scene) {
	s.addSession(s.editor, sample.At)
	s.addSession(s.editor, sample.At)
	stays := s.addSession(s.reviewer, sample.At)
	s.must(s.DropSessionsOf(s.ctx, s.editor.ID))
	s.must(s.DropSessionsOf(s.ctx, s.editor.ID)) // none left is as well
	got, err := s.SessionsOf(s.ctx, s.editor.ID)
	s.must(err)
	same(s, got, nil)
	got, err = s.SessionsOf(s.ctx, s.reviewer.ID)
	s.must(err)
	same(s, got, []factcheck.Session{stays})
}

func droppedIdleSessions(s *scene) {
	s.addSession(s.editor, sample.At.Add(-time.Microsecond)) // idle
	old := sample.Session(s.editor.ID)
	old.CreatedAt, old.SeenAt = sample.At.Add(-time.Hour-time.Microsecond), sample.At.Add(time.Hour)
	s.must(s.AddSession(s.ctx, old))
	stays := s.addSession(s.editor, sample.At)
	s.must(s.DropSessionsSeenBefore(s.ctx, sample.At, sample.At.Add(-time.Hour)))
	got, err := s.SessionsOf(s.ctx, s.editor.ID)
	s.must(err)
	same(s, got, []factcheck.Session{stays})
}

func sessionOfNobody(s *scene) {
	s.refused(s.AddSession(s.ctx, sample.Session("nobody")), factcheck.Conflict)
}
