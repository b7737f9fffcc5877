package dashboard

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"rubicon/internal/record"
	"rubicon/internal/report"
)

// badRequest is an error that whoever asked has made.
type badRequest string

// Error says what is wrong.
func (b badRequest) Error() string { return string(b) }

// statusOf returns the status of an answer that an error is, and what it says of it.
func statusOf(err error) (int, string) {
	var bad badRequest
	switch {
	case errors.As(err, &bad):
		return http.StatusBadRequest, string(bad)
	case errors.Is(err, record.ErrNotFound):
		return http.StatusNotFound, "It is not in the record."
	}
	return http.StatusInternalServerError, err.Error()
}

// fail answers with an error: as JSON below /api/, as a page elsewhere.
func fail(w http.ResponseWriter, r *http.Request, status int, text string) {
	text = report.Printable(text)
	if strings.HasPrefix(r.URL.Path, "/api/") {
		writeJSON(w, status, map[string]string{"error": text})
		return
	}
	writePage(w, status, "error", layout{Title: http.StatusText(status), Body: text})
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	data, err := json.Marshal(v)
	if err != nil {
		status, data = http.StatusInternalServerError, []byte(`{"error":"the answer cannot be written"}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(append(report.EscapeUnprintable(data), '\n')) // whoever asked may be gone
}

// api returns a handler that writes what answer returns as JSON.
func (d *dashboard) api(answer func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := answer(r)
		if err != nil {
			status, text := statusOf(err)
			fail(w, r, status, text)
			return
		}
		writeJSON(w, http.StatusOK, v)
	}
}

const (
	// presetRows is how many rows a list of runs has if nobody says it, maxRows how many it has at most.
	presetRows, maxRows = 50, 500
	// maxBranches is how many branches of an application are named.
	maxBranches = 50
)

// number returns a number of the query of a request between 1 and most, or preset.
func number(query url.Values, name string, preset, most int64) (int64, error) {
	text := query.Get(name)
	if text == "" {
		return preset, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 1 || n > most {
		return 0, badRequest(fmt.Sprintf("%s is no number from 1 to %d", name, most))
	}
	return n, nil
}

// id returns the id in the path of a request.
func id(r *http.Request) (int64, error) {
	n, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return 0, record.ErrNotFound
	}
	return n, nil
}

// chosen returns the application and branch that a query names: without names the only application, and the branch that
// others are merged into.
func (d *dashboard) chosen(ctx context.Context, query url.Values) (app record.Application, branch record.Branch, err error) {
	if name := query.Get("application"); name != "" {
		app, err = d.store.Application(ctx, name)
	} else {
		var all []record.Application
		all, err = d.store.Applications(ctx)
		switch {
		case err != nil:
		case len(all) == 0:
			err = record.ErrNotFound
		case len(all) > 1:
			err = badRequest("the record has several applications: say which, by application=NAME")
		default:
			app = all[0]
		}
	}
	if err != nil {
		return app, branch, err
	}
	if query.Has("branch") {
		branch, err = d.store.Branch(ctx, app.ID, query.Get("branch"))
	} else {
		branch, err = d.store.MainBranch(ctx, app.ID)
	}
	return app, branch, err
}

func (d *dashboard) apiApplications(r *http.Request) (any, error) {
	type application struct {
		record.Application
		Main     string          `json:"main_branch"`
		Branches []record.Branch `json:"branches"`
	}
	all, err := d.store.Applications(r.Context())
	if err != nil {
		return nil, err
	}
	out := make([]application, 0, len(all))
	for _, a := range all {
		main, err := d.store.MainBranch(r.Context(), a.ID)
		if err != nil {
			return nil, err
		}
		branches, err := d.store.Branches(r.Context(), a.ID, maxBranches)
		if err != nil {
			return nil, err
		}
		out = append(out, application{a, main.Name, whole(branches)})
	}
	return map[string]any{"applications": out}, nil
}

// whole returns a list that is [] in JSON if it is empty.
func whole[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func (d *dashboard) apiRuns(r *http.Request) (any, error) {
	query := r.URL.Query()
	app, branch, err := d.chosen(r.Context(), query)
	if err != nil {
		return nil, err
	}
	limit, err := number(query, "limit", presetRows, maxRows)
	if err != nil {
		return nil, err
	}
	before, err := number(query, "before", record.Last, record.Last)
	if err != nil {
		return nil, err
	}
	runs, err := d.store.BranchRuns(r.Context(), branch.ID, before, int(limit))
	if err != nil {
		return nil, err
	}
	var next *int64
	if n := len(runs); n > 0 && runs[n-1].Number > 1 {
		next = &runs[n-1].Number
	}
	return map[string]any{"application": app.Name, "branch": branch.Name, "runs": whole(runs), "before": next}, nil
}

func (d *dashboard) apiRun(r *http.Request) (any, error) {
	run, app, branch, err := d.requested(r)
	if err != nil {
		return nil, err
	}
	findings, err := d.store.Findings(r.Context(), run.ID)
	return map[string]any{"application": app.Name, "branch": branch.Name, "run": run, "findings": whole(findings)}, err
}

// requested returns the run whose id is in the path, with its application and branch.
func (d *dashboard) requested(r *http.Request) (run record.Run, app record.Application, branch record.Branch, err error) {
	n, err := id(r)
	if err == nil {
		run, err = d.store.Run(r.Context(), n)
	}
	if err == nil {
		app, err = d.store.ApplicationOf(r.Context(), run.Application)
	}
	if err == nil {
		branch, err = d.store.BranchOf(r.Context(), run.Branch)
	}
	return run, app, branch, err
}

func (d *dashboard) apiFinding(r *http.Request) (any, error) {
	n, err := id(r)
	if err != nil {
		return nil, err
	}
	body, err := d.store.Body(r.Context(), n, r.PathValue("fingerprint"))
	if err != nil {
		return nil, err
	}
	return json.RawMessage(body), nil
}

func (d *dashboard) compared(r *http.Request) (*record.Comparison, error) {
	query := r.URL.Query()
	from, err := number(query, "from", 0, record.Last)
	if err != nil {
		return nil, err
	}
	to, err := number(query, "to", 0, record.Last)
	if err != nil {
		return nil, err
	}
	if from == 0 || to == 0 {
		return nil, badRequest("say which runs: from=ID&to=ID")
	}
	c, err := d.store.Compare(r.Context(), from, to)
	if errors.Is(err, record.ErrTwoApplications) {
		err = badRequest("the runs are of two applications")
	}
	return c, err
}

func (d *dashboard) apiCompare(r *http.Request) (any, error) {
	c, err := d.compared(r)
	if err != nil {
		return nil, err
	}
	return map[string]any{
		"from": c.From, "to": c.To, "same_scope": c.SameScope, "introduced": whole(c.Introduced), "fixed": whole(c.Fixed),
		"suppressed": whole(c.Suppressed), "reported": whole(c.Reported), "unchanged": c.Unchanged,
	}, nil
}

type apiFixTime struct {
	Fixed  int     `json:"fixed"`
	Mean   float64 `json:"mean_seconds"`
	Median float64 `json:"median_seconds"`
}

type apiRoute struct {
	record.Route
	Points []apiPoint `json:"points"`
}

type apiPoint struct {
	Number    int64   `json:"number"`
	TotalRisk float64 `json:"total_risk"`
}

func (d *dashboard) apiTrend(r *http.Request) (any, error) {
	query := r.URL.Query()
	app, branch, err := d.chosen(r.Context(), query)
	if err != nil {
		return nil, err
	}
	runs, err := number(query, "runs", presetRuns, record.Last)
	if err != nil {
		return nil, err
	}
	h, err := d.history(r.Context(), app, branch, runs)
	if err != nil {
		return nil, err
	}
	seconds := func(t *fixTime) apiFixTime {
		return apiFixTime{t.Fixed, float64(t.Mean) / float64(time.Second), float64(t.Median) / float64(time.Second)}
	}
	bySeverity := map[string]apiFixTime{}
	for i := range h.Severities {
		bySeverity[h.Severities[i].Severity] = seconds(&h.Severities[i])
	}
	routes := []apiRoute{}
	for _, t := range h.Routes {
		route := apiRoute{Route: t.Route, Points: []apiPoint{}}
		for i, n := range t.Numbers {
			route.Points = append(route.Points, apiPoint{n, t.Totals[i]})
		}
		routes = append(routes, route)
	}
	return map[string]any{
		"application": app.Name, "branch": branch.Name, "first": h.First, "last": h.Last, "counted": h.Counted,
		"points": h.Points, "changes": whole(h.Changes), "time_to_fix": seconds(&h.Fix), "time_to_fix_by_severity": bySeverity,
		"rules": whole(h.Rules), "routes": routes,
	}, nil
}
