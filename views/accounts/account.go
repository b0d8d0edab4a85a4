package accounts

import (
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/ui"
)

var passwordHint = locale.M("At least 12 characters. A few words that do not belong together are easy to remember and hard to guess.")

// Session is one signed-in browser of the person.
type Session struct {
	Browser     locale.Message
	Address     string
	Since, Seen time.Time
	Here        bool   // the browser that asks
	End         string // where ending it is posted to
}

// Account is the page of one's own account.
type Account struct {
	Name, Email string
	Role        factcheck.Role
	Does        locale.Message
	HasPassword bool // else there is none that the person could change
	Form        ui.Form
	Sessions    []Session
}

// NewAccount makes the page of one's own account; here is the session that asks. In the try-out nobody knows a password.
func NewAccount(user factcheck.User, sessions []factcheck.Session, here factcheck.SessionID, tryOut bool, form ui.Form) Account {
	a := Account{
		Name: user.Name, Email: user.Email, Role: user.Role, Does: does[user.Role],
		HasPassword: !tryOut, Form: form,
	}
	for _, s := range sessions {
		a.Sessions = append(a.Sessions, Session{
			Browser: BrowserName(s.UserAgent), Address: s.Address, Since: s.CreatedAt, Seen: s.SeenAt,
			Here: s.ID == here, End: paths.EndSession(s.ID),
		})
	}
	return a
}
