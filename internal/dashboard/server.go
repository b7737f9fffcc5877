package dashboard

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"time"

	"rubicon/internal/record"
)

// Options say who may ask a dashboard.
type Options struct {
	// Token must be shown by whoever asks; "" if anyone may ask who reaches the server.
	Token string
	// Hosts are names that the server has beside its addresses and localhost.
	Hosts []string
	// Local says that only this machine reaches the server.
	Local bool
}

// New returns the dashboard of a record.
func New(store *record.Store, opt Options) http.Handler {
	d := &dashboard{store: store}
	mux := http.NewServeMux()
	mux.HandleFunc("/api/applications", d.api(d.apiApplications))
	mux.HandleFunc("/api/runs", d.api(d.apiRuns))
	mux.HandleFunc("/api/runs/{id}", d.api(d.apiRun))
	mux.HandleFunc("/api/runs/{id}/findings/{fingerprint}", d.api(d.apiFinding))
	mux.HandleFunc("/api/compare", d.api(d.apiCompare))
	mux.HandleFunc("/api/trend", d.api(d.apiTrend))
	mux.HandleFunc("/{$}", d.page(d.applications))
	mux.HandleFunc("/application", d.page(d.application))
	mux.HandleFunc("/route", d.page(d.route))
	mux.HandleFunc("/runs/{id}", d.page(d.run))
	mux.HandleFunc("/runs/{id}/findings/{fingerprint}", d.page(d.finding))
	mux.HandleFunc("/compare", d.page(d.compare))
	mux.HandleFunc("/static/{name}", static)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fail(w, r, http.StatusNotFound, "There is nothing here.")
	})
	g := &guard{next: mux, token: opt.Token, local: opt.Local}
	for _, name := range opt.Hosts {
		g.hosts = append(g.hosts, strings.ToLower(name))
	}
	return g
}

// dashboard answers requests from a record.
type dashboard struct{ store *record.Store }

// shutdownTime is how long requests may take that are not answered when the server ends.
const shutdownTime = 3 * time.Second

// Serve answers requests until the context ends.
func Serve(ctx context.Context, l net.Listener, handler http.Handler) error {
	s := &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 64 << 10,
	}
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	if err := s.Shutdown(end); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return s.Close()
}
