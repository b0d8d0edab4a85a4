package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"syscall"
	"time"

	"stet/internal/config"
	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/internal/web"
)

// Limits of the server: how long a request may take to arrive and to be answered, and how long a shutdown waits for those
// under way.
const (
	headerTimeout   = 10 * time.Second
	readTimeout     = 60 * time.Second
	writeTimeout    = 60 * time.Second
	idleTimeout     = 2 * time.Minute
	maxHeader       = 64 << 10
	shutdownTimeout = 10 * time.Second
)

func runServe(ctx context.Context, t terminal, args []string) error {
	flags, c, err := newFlags("serve")
	if err != nil {
		return err
	}
	c.BindData(flags)
	c.BindServing(flags)
	if err := parseAlone(flags, args, "serve"); err != nil {
		return err
	}
	settings, err := c.Serving()
	if err != nil {
		return usagef("%s", sentence(err))
	}
	h, err := openHouse(ctx, settings.Data, fetching(settings.Fetchable))
	if err != nil {
		return err
	}
	defer h.close()
	return serve(ctx, t, settings, h, false, func(site *url.URL) error { return greet(ctx, t, h, site) })
}

// greet tells where the site is, and on the first run how to make the first account.
func greet(ctx context.Context, t terminal, h *house, site *url.URL) error {
	token, err := h.desk.SetUpToken(ctx)
	if err != nil {
		return err
	}
	say(t.out, "stet is at %s\n", site)
	if token != "" {
		say(t.out, "\nNobody has an account yet. This link makes the administrator's; it works once:\n\n  %s\n\n", site.String()+paths.SetUp(token))
	}
	return nil
}

// serve listens until the context ends, then lets the requests under way finish.
func serve(ctx context.Context, t terminal, c config.Serving, h *house, tryOut bool, greet func(site *url.URL) error) error {
	log := newLog(t.err, c.LogJSON, tryOut)
	listener, err := listen(ctx, c.Addr)
	if err != nil {
		return err
	}
	site := c.At(listener.Addr())
	handler, err := web.New(web.Config{PublicURL: site, Secure: c.Secure(), Proxies: c.Proxies, TryOut: tryOut, Log: log, Version: version(), Live: h.live}, h.desk, h.store.Ping)
	if err != nil {
		return err
	}
	server := newServer(handler, log)
	server.RegisterOnShutdown(h.live.Close)
	defer h.lookOut(ctx, log)()
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	if err := greet(site); err != nil {
		_ = server.Close()
		return err
	}
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	return shutDown(server, log)
}

// newLog writes the structured log. In the try-out it is for faults only: what to do first should stay in view.
func newLog(w io.Writer, asJSON, tryOut bool) *slog.Logger {
	options := &slog.HandlerOptions{Level: slog.LevelInfo}
	if tryOut {
		options.Level = slog.LevelWarn
	}
	if asJSON {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}

func newServer(handler http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler: handler, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}

func listen(ctx context.Context, addr string) (net.Listener, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, factcheck.Errorf(factcheck.Unavailable, "Something else listens on %s already. Choose another address with --addr, for example --addr 127.0.0.1:8081.", addr)
	}
	if err != nil {
		return nil, factcheck.Because(err, factcheck.Unavailable, "Listening on %s is not possible.", addr)
	}
	return listener, nil
}

func shutDown(server *http.Server, log *slog.Logger) error {
	log.Info("shutting down")
	ctx, cancel := context.WithTimeout(context.Background(), shutdownTimeout)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		log.Warn("some requests were cut off", "err", err)
		return server.Close()
	}
	return nil
}
