// Package gate decides whether a change may be merged, by what it adds to the attack surface.
//
// It compares the state before with the state now: paths of untrusted data by their fingerprints, routes by what a reader
// calls them. What was there before and is no worse does not count, however grave it is: that is what baselines and scans
// are for. A change does not pass if what it brings has a risk at or above a threshold.
package gate

import (
	"cmp"
	"slices"

	"rubicon/internal/report"
)

// State is the attack surface of a workspace.
type State struct {
	Report *report.Report
	Routes *report.Routes
}

// Path is a finding that the change brings, or makes graver.
type Path struct {
	*report.Finding
	Before float64 // its risk before, 0 if it is new
}

// Route is a route that the change brings, or makes graver or easier to walk.
type Route struct {
	*report.RouteEntry
	New          bool
	Before       float64 // its risk before, 0 if it is new
	StatusBefore string  // what guarded it before, "" if it is new
}

// Result is what a change does to the attack surface. Suppressed findings do not count.
type Result struct {
	Base      string // what the state before is, as the user named it
	Threshold float64
	Paths     []Path  // by risk, the highest first
	Routes    []Route // likewise
	Fixed     int     // findings that are there no more
	Gone      int     // routes that are there no more
	// Incomplete says that the state now was not read or followed as a whole.
	Incomplete bool
}

// Compare returns what a change from before to now does. An empty State stands for nothing at all.
func Compare(base string, before, now State, threshold float64) *Result {
	r := &Result{Base: base, Threshold: threshold, Incomplete: now.Report != nil && !now.Report.Complete()}
	r.comparePaths(before.Report, now.Report)
	r.compareRoutes(before.Routes, now.Routes)
	return r
}

func (r *Result) comparePaths(before, now *report.Report) {
	old := risks(before)
	for i := range findings(now) {
		f := &now.Findings[i]
		if f.Suppressed() {
			continue
		}
		was, there := old[f.Fingerprint]
		delete(old, f.Fingerprint)
		if !there || f.Risk > was {
			r.Paths = append(r.Paths, Path{f, was})
		}
	}
	r.Fixed = len(old)
	slices.SortStableFunc(r.Paths, func(a, b Path) int { return cmp.Compare(b.Risk, a.Risk) })
}

// risks returns the risks of the findings of a report that are not suppressed, by their fingerprints.
func risks(r *report.Report) map[string]float64 {
	out := map[string]float64{}
	for _, f := range findings(r) {
		if !f.Suppressed() {
			out[f.Fingerprint] = f.Risk
		}
	}
	return out
}

func findings(r *report.Report) []report.Finding {
	if r == nil {
		return nil
	}
	return r.Findings
}

// weakness orders the statuses of routes: the easier one is to walk, the higher.
var weakness = map[string]int{report.Guarded: 0, report.UnknownRoute: 1, report.Bypassable: 2, report.OpenRoute: 3}

func (r *Result) compareRoutes(before, now *report.Routes) {
	// Several classes may declare a route of one name; each of them is a route.
	type key struct{ application, title string }
	keyOf := func(x *report.RouteEntry) key { return key{x.Application, x.Title()} }
	old := map[key]*report.RouteEntry{}
	for i := range entries(before) {
		old[keyOf(&before.Routes[i])] = &before.Routes[i]
	}
	for i := range entries(now) {
		x := &now.Routes[i]
		was := old[keyOf(x)]
		delete(old, keyOf(x))
		switch {
		case was == nil:
			r.Routes = append(r.Routes, Route{RouteEntry: x, New: true})
		case x.Risk > was.Risk || weakness[x.Authentication.Status] > weakness[was.Authentication.Status]:
			r.Routes = append(r.Routes, Route{x, false, was.Risk, was.Authentication.Status})
		}
	}
	r.Gone = len(old)
	slices.SortStableFunc(r.Routes, func(a, b Route) int { return cmp.Compare(b.Risk, a.Risk) })
}

func entries(r *report.Routes) []report.RouteEntry {
	if r == nil {
		return nil
	}
	return r.Routes
}

// Stops returns the paths and routes whose risk is at or above the threshold.
func (r *Result) Stops() (paths []Path, routes []Route) {
	for _, p := range r.Paths {
		if p.Risk >= r.Threshold {
			paths = append(paths, p)
		}
	}
	for _, x := range r.Routes {
		if x.Risk >= r.Threshold {
			routes = append(routes, x)
		}
	}
	return paths, routes
}

// Passes reports whether the change may be merged.
func (r *Result) Passes() bool {
	paths, routes := r.Stops()
	return len(paths)+len(routes) == 0
}
