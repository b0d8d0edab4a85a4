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
		return usagef("Say what to do: stet user add, stet user list or stet user disable.")
	}
	switch args[0] {
	case "add":
		return runUserAdd(ctx, t, args[1:])
	case "list":
		return runUserList(ctx, t, args[1:])
	case "disable":
		return runUserDisable(ctx, t, args[1:])
	case "-h", "--help", "-help":
		return runUserAdd(ctx, t, args) // which has the flags of all three
	}
	return usagef("There is no `stet user %s`; there are add, list and disable.", args[0])
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
	rest, err := parse(flags, args)
	if err == nil {
		err = noMore("user add", rest)
	}
	if err != nil {
		return err
	}
	if c.PasswordFile == "" {
		return usagef("Give the password in a file (--password-file FILE) or on standard input (--password-file -).")
	}
	if in.Role, err = factcheck.ParseRole(*role); err != nil {
		return err
	}
	if in.Password, err = config.ReadSecret(c.PasswordFile, t.in); err != nil {
		return err
	}
	return addUser(ctx, t, c, in)
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
	rest, err := parse(flags, args)
	if err == nil {
		err = noMore("user list", rest)
	}
	if err != nil {
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
	users, err := h.desk.Users(ctx, operator())
	if err != nil {
		return err
	}
	for _, u := range users {
		if u.Email == strings.ToLower(rest[0]) {
			return h.desk.DisableUser(ctx, operator(), u.ID)
		}
	}
	return factcheck.Errorf(factcheck.NotFound, "There is no account with the e-mail address %s.", rest[0])
}
