package tryout

import (
	"context"
	"crypto/rand"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

var people = []struct {
	email, name string
	role        factcheck.Role
}{
	{Marko, "Marko Shevchuk", factcheck.Admin},
	{Iryna, "Iryna Kovalenko", factcheck.Editor},
	{Olena, "Olena Bondar", factcheck.Reviewer},
	{Taras, "Taras Melnyk", factcheck.Reviewer},
}

// founder makes the accounts; nobody has one yet who could.
var founder = factcheck.Actor{ID: "try-out", Name: "try-out", Role: factcheck.Admin}

// hirePeople makes the accounts. Their passwords are told nobody: in the try-out a person is picked, and should the
// folder ever be served for real, nobody gets in.
func (n *newsroom) hirePeople(ctx context.Context) error {
	for _, p := range people {
		user, err := n.desk.AddUser(ctx, founder, desk.NewUser{Email: p.email, Name: p.name, Role: p.role, Password: rand.Text()})
		if err != nil {
			return err
		}
		n.people[p.email] = user.Actor()
	}
	n.pause()
	return nil
}
