package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"time"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/fetch"
	"stet/internal/importer"
	"stet/internal/live"
	"stet/internal/lookout"
	"stet/internal/password"
	"stet/internal/store"
)

// systemClock tells the machine's time.
type systemClock struct{}

func (systemClock) Now() time.Time { return time.Now() }

// house is a data folder opened for work.
type house struct {
	store *store.Store
	desk  *desk.Desk
	live  *live.Hub        // hears what the desk does
	out   *lookout.Lookout // looks at sources, when it runs
}

// databaseName is the database in a data folder.
const databaseName = "stet.db"

// openHouse opens a data folder, making it when it is not there.
func openHouse(ctx context.Context, data string, options ...desk.Option) (*house, error) {
	if err := makeFolder(data); err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, filepath.Join(data, databaseName))
	if err != nil {
		return nil, err
	}
	hub, out := live.NewHub(), lookout.New(systemClock{}.Now)
	options = append(options, desk.Importing(importer.Extract), desk.Annotating(importer.Annotations), desk.PublishTo(hub), desk.WatchingSources(out.Wake))
	return &house{store: s, live: hub, out: out, desk: desk.New(s, systemClock{}, password.NewHasher(), options...)}, nil
}

// fetching lets a desk get pages from the public web, and from what of the newsroom's own network is fetchable.
func fetching(fetchable []netip.Prefix) desk.Option {
	return desk.FetchingWith(fetch.New(version(), systemClock{}.Now, fetchable...))
}

// makeFolder makes a data folder that only its owner can look into, where there is none.
func makeFolder(data string) error {
	if err := os.MkdirAll(data, 0o700); err != nil {
		return factcheck.Because(err, factcheck.Unavailable, "The data folder %s cannot be made.", data)
	}
	return nil
}

// enterHouse opens a data folder that is there already: a command that looks for something makes nothing.
func enterHouse(ctx context.Context, data string, options ...desk.Option) (*house, error) {
	_, err := os.Stat(filepath.Join(data, databaseName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, noHouse(data)
	}
	return openHouse(ctx, data, options...)
}

func noHouse(data string) error {
	return factcheck.Errorf(factcheck.NotFound, "There is no stet in the folder %s. Name its data folder with --data DIR.", data)
}

func (h *house) close() { _ = h.store.Close() } // everything acknowledged is on the disk already

// lookOut looks at the addresses of sources while the program serves. What it gives stops that, and comes back when it has.
func (h *house) lookOut(ctx context.Context, log *slog.Logger) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		h.out.Run(ctx, h.desk, log)
	}()
	return func() {
		cancel()
		<-done
	}
}

// operator acts for whoever has the data folder at hand, who may do everything an admin may.
func operator() factcheck.Actor {
	return factcheck.Actor{ID: "operator", Name: "command line", Role: factcheck.Admin}
}

// person is whom a command acts as: the account with this e-mail address, or the first active admin.
func (h *house) person(ctx context.Context, email string) (factcheck.Actor, error) {
	users, err := h.desk.Users(ctx, operator())
	if err != nil {
		return factcheck.Actor{}, err
	}
	email = strings.ToLower(email)
	for _, u := range users {
		if !u.Disabled() && (u.Email == email || email == "" && u.Role == factcheck.Admin) {
			return u.Actor(), nil
		}
	}
	if email == "" {
		return factcheck.Actor{}, factcheck.Errorf(factcheck.NotFound, "Nobody has an admin's account yet. Make one with `stet user add`, or name a person with --as EMAIL.")
	}
	return factcheck.Actor{}, factcheck.Errorf(factcheck.NotFound, "There is no active account with the e-mail address %s.", email)
}
