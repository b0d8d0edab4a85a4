package factcheck

import (
	"strings"
	"time"
)

// UserID names a user.
type UserID string

// Role is what a person may do, in broad strokes; each role includes the ones before it.
type Role string

// The roles that have an account. Nobody is the role of a visitor who is not signed in.
const (
	Nobody   Role = ""
	Reviewer Role = "reviewer"
	Editor   Role = "editor"
	Admin    Role = "admin"
)

// Roles lists the roles with an account, least first.
var Roles = []Role{Reviewer, Editor, Admin}

// AtLeast says whether the role includes the other one.
func (r Role) AtLeast(least Role) bool { return r.rank() >= least.rank() }

// Compare orders roles, the one that may do least first.
func (r Role) Compare(other Role) int { return r.rank() - other.rank() }

func (r Role) rank() int {
	for i, role := range Roles {
		if r == role {
			return i + 1
		}
	}
	return 0
}

// ParseRole reads a role's name, as forms and the command line give it.
func ParseRole(s string) (Role, error) {
	role := Role(strings.ToLower(strings.TrimSpace(s)))
	if role.rank() == 0 {
		return Nobody, InvalidField("role", "Choose one of the roles: reviewer, editor or admin.")
	}
	return role, nil
}

// User is a person with an account.
type User struct {
	ID           UserID
	Email        string // lower case
	Name         string
	Role         Role
	PasswordHash string // argon2id in its encoded form; empty when the person cannot sign in by password
	DisabledAt   time.Time
	CreatedAt    time.Time
	Preferences  Preferences
	RowVersion   int
}

// Disabled says whether the account has been switched off.
func (u User) Disabled() bool { return !u.DisabledAt.IsZero() }

// Actor is the person as the one who acts.
func (u User) Actor() Actor { return Actor{ID: u.ID, Name: u.Name, Role: u.Role} }

// Actor is who performs an action. The zero Actor is a visitor who is not signed in.
type Actor struct {
	ID      UserID
	Name    string
	Role    Role
	Session SessionID
}

// SignedIn says whether the actor is anybody.
func (a Actor) SignedIn() bool { return a.ID != "" }

// People is a directory of users by id, for showing names.
type People map[UserID]User

// Name is the person's name, or a dash for nobody.
func (p People) Name(id UserID) string {
	if u, ok := p[id]; ok {
		return u.Name
	}
	return "–"
}

// SessionID names a session in lists; it is not the secret in the cookie.
type SessionID string

// Session is one signed-in browser. The cookie holds a random token, the database only its hash.
type Session struct {
	ID        SessionID
	TokenHash string // SHA-256 of the token, hex
	UserID    UserID
	CreatedAt time.Time
	SeenAt    time.Time
	UserAgent string
	Address   string
	Data      map[string]string // what the browser session carries between pages, such as notices
}

// How long a session lives: without being used, and at all.
const (
	SessionIdle     = 7 * 24 * time.Hour
	SessionAbsolute = 30 * 24 * time.Hour
)

// Expired says whether the session is over at the given time.
func (s Session) Expired(now time.Time) bool {
	return now.Sub(s.SeenAt) > SessionIdle || now.Sub(s.CreatedAt) > SessionAbsolute
}

// Invitation lets one person make an account with a given role, or set a new password for the one they have, once, by a
// link.
type Invitation struct {
	TokenHash string // SHA-256 of the token in the link, hex
	Email     string // offered in the form; empty in the set-up link
	Role      Role
	SetUp     bool   // makes the first administrator; void as soon as anybody has an account
	Account   UserID // whose password it sets; empty when it makes an account
	InvitedBy UserID
	CreatedAt time.Time
	UsedAt    time.Time
}

// InvitationLife is how long an invitation's link works.
const InvitationLife = 14 * 24 * time.Hour

// Usable says whether the invitation can still be accepted at the given time.
func (i Invitation) Usable(now time.Time) bool {
	return i.UsedAt.IsZero() && now.Sub(i.CreatedAt) <= InvitationLife
}
