package main

import (
	"context"
	"encoding/json"
	"strings"
	"text/tabwriter"

	"stet/internal/config"
	"stet/internal/desk"
	"stet/internal/factcheck"
)

func runUser(ctx context.Context, t terminal, args []string) error {
	if len(args) == 0 {
		return usagef("Say what to do: stet user add, list, disable or password.")
	}
	switch args[0] {
	case "add":
		return runUserAdd(ctx, t, args[1:])
	case "list":
		return runUserList(ctx, t, args[1:])
	case "disable":
		return runUserDisable(ctx, t, args[1:])
	case "password":
		return runUserPassword(ctx, t, args[1:])
	case "-h", "--help", "-help":
		return runUserAdd(ctx, t, args) // which has the flags of all of them
	}
	return usagef("There is no `stet user %s`; there are add, list, disable and password.", args[0])
}

func runUserAdd(ctx context.Context, t terminal, args []string) error {
	flags, c, err := newFlags("user")
	if err != nil {
		return err
	}
	c.BindData(flags)
	var in desk.NewUser
	flags.StringVar(&in.Email, "email", "", "`e-mail` address, to sign in with")
	flags.StringVar(&in.Name, "name", "", "`name` that colleagues see")
	role := flags.String("role", "", "`role`: reviewer, editor or admin")
	c.BindPasswordFile(flags)
	if err := parseAlone(flags, args, "user add"); err != nil {
		return err
	}
	if err := passwordNamed(c); err != nil {
		return err
	}
	if in.Role, err = factcheck.ParseRole(*role); err != nil {
		return err
	}
	if in.Password, err = config.ReadSecret(c.PasswordFile, t.in); err != nil {
		return err
	}
	return addUser(ctx, t, c, in)
}

// passwordNamed refuses a call that does not say where the password stands.
func passwordNamed(c *config.Settings) error {
	if c.PasswordFile == "" {
		return usagef("Give the password in a file (--password-file FILE) or on standard input (--password-file -).")
	}
	return nil
}

func addUser(ctx context.Context, t terminal, c *config.Settings, in desk.NewUser) error {
	h, err := openHouse(ctx, c.Data)
	if err != nil {
		return err
	}
	defer h.close()
	user, err := h.desk.AddUser(ctx, operator(), in)
	if err == nil {
		say(t.out, "%s\n", user.ID)
	}
	return err
}

// userRecord is what `stet user list --json` prints of an account, one a line.
type userRecord struct {
	ID       factcheck.UserID `json:"id"`
	Email    string           `json:"email"`
	Name     string           `json:"name"`
	Role     factcheck.Role   `json:"role"`
	Disabled bool             `json:"disabled"`
}

func runUserList(ctx context.Context, t terminal, args []string) error {
	flags, c, err := newFlags("user")
	if err != nil {
		return err
	}
	c.BindData(flags)
	asJSON := flags.Bool("json", false, "print a record a line")
	if err := parseAlone(flags, args, "user list"); err != nil {
		return err
	}
	h, err := enterHouse(ctx, c.Data)
	if err != nil {
		return err
	}
	defer h.close()
	users, err := h.desk.Users(ctx, operator())
	if err != nil {
		return err
	}
	return printUsers(t, users, *asJSON)
}

func printUsers(t terminal, users []factcheck.User, asJSON bool) error {
	table, encoder := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0), json.NewEncoder(t.out)
	for _, u := range users {
		if asJSON {
			if err := encoder.Encode(userRecord{u.ID, u.Email, u.Name, u.Role, u.Disabled()}); err != nil {
				return err
			}
			continue
		}
		state := ""
		if u.Disabled() {
			state = "disabled"
		}
		say(table, "%s\t%s\t%s\t%s\n", u.Email, u.Role, u.Name, state)
	}
	return table.Flush()
}

func runUserDisable(ctx context.Context, t terminal, args []string) error {
	flags, c, err := newFlags("user")
	if err != nil {
		return err
	}
	c.BindData(flags)
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	if len(rest) != 1 {
		return usagef("Name the account by its e-mail address: stet user disable EMAIL.")
	}
	h, err := enterHouse(ctx, c.Data)
	if err != nil {
		return err
	}
	defer h.close()
	user, err := h.user(ctx, rest[0])
	if err != nil {
		return err
	}
	return h.desk.DisableUser(ctx, operator(), user.ID)
}

// user finds an account by its e-mail address.
func (h *house) user(ctx context.Context, email string) (factcheck.User, error) {
	users, err := h.desk.Users(ctx, operator())
	if err != nil {
		return factcheck.User{}, err
	}
	for _, u := range users {
		if u.Email == strings.ToLower(email) {
			return u, nil
		}
	}
	return factcheck.User{}, factcheck.Errorf(factcheck.NotFound, "There is no account with the e-mail address %s.", email)
}

// runUserPassword is the way back for the only admin, whom nobody else can give a link.
func runUserPassword(ctx context.Context, t terminal, args []string) error {
	flags, c, err := newFlags("user")
	if err != nil {
		return err
	}
	c.BindData(flags)
	c.BindPasswordFile(flags)
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	if len(rest) != 1 {
		return usagef("Name the account by its e-mail address: stet user password EMAIL --password-file FILE|-.")
	}
	if err := passwordNamed(c); err != nil {
		return err
	}
	password, err := config.ReadSecret(c.PasswordFile, t.in)
	if err != nil {
		return err
	}
	h, err := enterHouse(ctx, c.Data)
	if err != nil {
		return err
	}
	defer h.close()
	return h.setPassword(ctx, rest[0], password)
}

// setPassword makes a link to a new password and follows it at once.
func (h *house) setPassword(ctx context.Context, email, password string) error {
	user, err := h.user(ctx, email)
	if err != nil {
		return err
	}
	token, err := h.desk.Invite(ctx, operator(), desk.NewInvitation{Email: user.Email, Role: user.Role})
	if err != nil {
		return err
	}
	_, err = h.desk.Accept(ctx, desk.Acceptance{Token: token, Password: password})
	return err
}
