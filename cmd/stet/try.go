package main

import (
	"context"
	"net/url"
	"os"
	"path/filepath"

	"stet/internal/config"
	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/password"
	"stet/internal/tryout"
)

func runTry(ctx context.Context, t terminal, args []string) error {
	flags, c, err := newFlags("try")
	if err != nil {
		return err
	}
	c.Data = config.DefaultTryData // never the data of the real thing, whatever STET_DATA says
	c.BindData(flags)
	c.BindListening(flags)
	if err := parseAlone(flags, args, "try"); err != nil {
		return err
	}
	settings, err := c.TryingOut()
	if err != nil {
		return usagef("%s", sentence(err))
	}
	return tryIn(ctx, t, settings)
}

func tryIn(ctx context.Context, t terminal, c config.Serving) error {
	if err := claimForTryOut(c.Data); err != nil {
		return err
	}
	h, err := openHouse(ctx, c.Data, desk.TryOut(), fetching(c.Fetchable))
	if err != nil {
		return err
	}
	defer h.close()
	if _, err := tryout.Fill(ctx, h.store, password.NewHasher(), systemClock{}.Now()); err != nil {
		return err
	}
	return serve(ctx, t, c, h, true, func(site *url.URL) error {
		say(t.out, welcome, site, c.Data)
		return nil
	})
}

// tryOutSign is the file that tells a data folder of the try-out from one of the real thing.
const tryOutSign = "this-is-a-try-out"

// claimForTryOut makes the data folder one of the try-out, unless it is one of the real thing: there, nobody may sign in
// as anybody.
func claimForTryOut(data string) error {
	sign := filepath.Join(data, tryOutSign)
	_, unsigned := os.Stat(sign)
	if _, err := os.Stat(filepath.Join(data, databaseName)); err == nil && unsigned != nil {
		return factcheck.Errorf(factcheck.Conflict, "The folder %s holds a newsroom's real data. Try stet out in another one: --data DIR.", data)
	}
	if err := makeFolder(data); err != nil {
		return err
	}
	if err := os.WriteFile(sign, []byte("Anybody can be anybody here. Delete the folder to begin anew.\n"), 0o600); err != nil {
		return factcheck.Because(err, factcheck.Unavailable, "The data folder %s cannot be written to.", data)
	}
	return nil
}

const welcome = `stet is running for a look around: %s

  1. Open the address and pick a person. Olena Bondar, a reviewer, is a good start.
  2. Open the article “Forum gathers arms makers in Kyiv” and the claim
     “over 250 firms from 30 countries”: it waits for her verdict.
  3. Then be Iryna Kovalenko, an editor, and approve what waits.

Everything is kept in %s; delete that folder to begin anew. Ctrl-C ends it.
`
