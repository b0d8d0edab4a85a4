package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"
	"time"

	"github.com/google/uuid"

	"stet/internal/factcheck"
	"stet/internal/importer"
)

// Limits of what a request may bring, in bytes.
const (
	maxBody   = 512 << 10
	maxPasted = 10 << 20                        // of a form in the plain encoding, of which net/http reads no more
	maxUpload = importer.MaxPackedBytes + 1<<20 // a file with the particulars around it
	maxHeld   = 4 << 20                         // of an upload's files in memory; the rest of them waits on disk
)

type contextKey int

const requestIDKey contextKey = iota

func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey).(string)
	return id
}

// statusWriter notes the status for the log.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *statusWriter) Flush() { _ = http.NewResponseController(w.ResponseWriter).Flush() }

// withRequest names the request, and writes its one line in the log when it is done.
func (s *Server) withRequest(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, id := time.Now(), uuid.NewString()
		ctx := context.WithValue(r.Context(), requestIDKey, id)
		w.Header().Set("X-Request-Id", id)
		sw := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(sw, r.WithContext(ctx))
		s.Log.LogAttrs(ctx, slog.LevelInfo, "request", slog.String("id", id), slog.String("method", r.Method),
			slog.String("path", logPath(r.URL)), slog.Int("status", sw.status), slog.Duration("took", time.Since(start)))
	})
}

// withRecovery turns a fault of ours into a page, and its trace into a line of the log.
func (s *Server) withRecovery(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			fault := recover()
			if fault == nil {
				return
			}
			if fault == http.ErrAbortHandler {
				panic(fault)
			}
			s.fail(w, r, fmt.Errorf("panic: %v\n%s", fault, debug.Stack()))
		}()
		next.ServeHTTP(w, r)
	})
}

const contentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// withHeaders sets what keeps a browser from doing what a page of ours never asks for.
func (s *Server) withHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentSecurityPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if s.Secure {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// withHostCheck keeps the try-out, where nobody needs a password, to the names of this machine: another site whose name was
// made to lead here would count as the same site for a browser.
func (s *Server) withHostCheck(next http.Handler) http.Handler {
	if !s.TryOut {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := (&url.URL{Host: r.Host}).Hostname()
		if ip, ok := parseAddress(host); host != "localhost" && (!ok || !ip.IsLoopback()) {
			s.fail(w, r, factcheck.Errorf(factcheck.Forbidden, "The try-out answers on this machine's own addresses alone, such as http://localhost or http://127.0.0.1."))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// withOriginCheck refuses changes that another site makes a browser send.
func (s *Server) withOriginCheck(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	if origin := s.origin(); origin != "" {
		_ = protection.AddTrustedOrigin(origin) // behind a proxy that rewrites Host; an origin made of a URL is well-formed
	}
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, factcheck.Errorf(factcheck.Forbidden, "This request came from another site. Nothing was changed."))
	}))
	return protection.Handler(next)
}

func (s *Server) origin() string {
	if s.PublicURL == nil {
		return ""
	}
	return (&url.URL{Scheme: s.PublicURL.Scheme, Host: s.PublicURL.Host}).String()
}

func bodyLimit(r *http.Request) int64 {
	switch {
	case !takesUpload(r):
		return maxBody
	case isMultipart(r):
		return maxUpload
	}
	return maxPasted
}

// withLimit caps the body of every request; uploads have a cap of their own.
func (s *Server) withLimit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = newPatientBody(w, r.Body, bodyLimit(r))
		next.ServeHTTP(w, r)
	})
}
