package dashboard

import (
	"cmp"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"rubicon/internal/record"
	"rubicon/internal/report"
)

// applications shows all applications; where there is only one, it is the page.
func (d *dashboard) applications(r *http.Request) (string, layout, error) {
	all, err := d.store.Applications(r.Context())
	if err != nil {
		return "", layout{}, err
	}
	type row struct {
		Name, URL string
		Branch    record.Branch
		Run       record.Run
	}
	var rows []row
	for _, a := range all {
		branch, err := d.store.MainBranch(r.Context(), a.ID)
		if err != nil {
			return "", layout{}, err
		}
		run, err := d.store.Run(r.Context(), branch.LastRun)
		if err != nil {
			return "", layout{}, err
		}
		rows = append(rows, row{a.Name, applicationURL(a, branch), branch, run})
	}
	if len(rows) == 1 {
		return "", layout{}, elsewhere(rows[0].URL)
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(b.Run.TotalRisk, a.Run.TotalRisk) })
	return "applications", layout{Title: "Applications", Body: rows}, nil
}

// windows are how many of the last runs a reader may choose.
var windows = [...]int64{50, presetRuns, 1000, 10000}

// applicationPage is what the page of a branch shows.
type applicationPage struct {
	*history
	Branches []choice
	Windows  []choice
	Runs     int64
	Charts   []*chart
	Routes   []routeRow
	List     []record.Run
	Older    string // the address of the runs before those of the list
	Compare  bool
}

// choice is an option of a select.
type choice struct {
	Value, Text string
	Chosen      bool
}

type routeRow struct {
	routeTrend
	URL   string
	Spark *spark
}

func (d *dashboard) application(r *http.Request) (string, layout, error) {
	query := r.URL.Query()
	app, branch, err := d.chosen(r.Context(), query)
	if err != nil {
		return "", layout{}, err
	}
	runs, err := number(query, "runs", presetRuns, record.Last)
	if err != nil {
		return "", layout{}, err
	}
	h, err := d.history(r.Context(), app, branch, runs)
	if err != nil {
		return "", layout{}, err
	}
	before, err := number(query, "before", record.Last, record.Last)
	if err != nil {
		return "", layout{}, err
	}
	p := &applicationPage{history: h, Runs: runs}
	if p.List, err = d.store.BranchRuns(r.Context(), branch.ID, before, presetRows); err != nil {
		return "", layout{}, err
	}
	if n := len(p.List); n > 0 && p.List[n-1].Number > 1 {
		p.Older = address("/application", "application", app.Name, "branch", branch.Name, "runs", strconv.FormatInt(runs, 10),
			"before", strconv.FormatInt(p.List[n-1].Number, 10)) + "#runs"
	}
	p.Compare = len(p.List) > 1
	branches, err := d.store.Branches(r.Context(), app.ID, maxBranches)
	if err != nil {
		return "", layout{}, err
	}
	for _, b := range branches {
		p.Branches = append(p.Branches, choice{b.Name, branchName(b.Name), b.ID == branch.ID})
	}
	for _, n := range windows {
		p.Windows = append(p.Windows, choice{strconv.FormatInt(n, 10), fmt.Sprintf("last %d runs", n), n == runs})
	}
	p.Charts = []*chart{riskChart("sum of the risks of all open findings", h.Points, totals(h.Points)), openChart(h.Points), changeChart(h.Points)}
	for _, t := range h.Routes {
		p.Routes = append(p.Routes, routeRow{t, address("/route", "application", app.Name, "branch", branch.Name, "name", t.Name), newSpark(t.Totals)})
	}
	return "application", layout{Title: report.Printable(app.Name), Body: p}, nil
}

func totals(runs []record.Run) []float64 {
	out := make([]float64, len(runs))
	for i := range runs {
		out[i] = runs[i].TotalRisk
	}
	return out
}

// route shows how the risk of a route came there, and its findings.
func (d *dashboard) route(r *http.Request) (string, layout, error) {
	query := r.URL.Query()
	app, branch, err := d.chosen(r.Context(), query)
	if err != nil {
		return "", layout{}, err
	}
	name := query.Get("name")
	route, err := d.store.RouteNamed(r.Context(), app.ID, name)
	if err != nil {
		return "", layout{}, err
	}
	runs, err := number(query, "runs", presetRuns, record.Last)
	if err != nil {
		return "", layout{}, err
	}
	numbers := record.Samples(max(1, branch.Runs-runs+1), branch.Runs, chartPoints)
	points, err := d.store.Sampled(r.Context(), branch.ID, numbers)
	if err != nil {
		return "", layout{}, err
	}
	risks, err := d.routeTotals(r.Context(), branch.ID, route, numbers)
	if err != nil {
		return "", layout{}, err
	}
	all, err := d.store.Findings(r.Context(), branch.LastRun)
	if err != nil {
		return "", layout{}, err
	}
	var findings []record.Finding
	for _, f := range all {
		if f.Route == name {
			findings = append(findings, f)
		}
	}
	title := "Without a route"
	if name != "" {
		title = report.Printable(name)
	}
	body := struct {
		Chart    *chart
		Findings []findingRow
	}{riskChart("sum of the risks of the open findings of the route", points, risks), rowsOf(branch.LastRun, findings)}
	return "route", layout{Title: title, Trail: trail(app, branch), Body: body}, nil
}

// findingRow is a finding in a list.
type findingRow struct {
	record.Finding
	URL string
}

// rowsOf returns findings of a run, those that are not suppressed first, the worst first.
func rowsOf(run int64, findings []record.Finding) []findingRow {
	var rows []findingRow
	for _, f := range findings {
		rows = append(rows, findingRow{f, findingURL(run, f.Fingerprint)})
	}
	slices.SortStableFunc(rows, func(a, b findingRow) int {
		return cmp.Or(cmp.Compare(min(len(a.Suppression), 1), min(len(b.Suppression), 1)), cmp.Compare(b.Risk, a.Risk), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
	return rows
}

// runPage is what the page of a run shows.
type runPage struct {
	record.Run
	Branch   string
	Findings []findingRow
	Changes  []changeRow
	Before   string // the address of the comparison with the run before
}

type changeRow struct {
	record.Change
	URL string
}

func (d *dashboard) run(r *http.Request) (string, layout, error) {
	run, app, branch, err := d.requested(r)
	if err != nil {
		return "", layout{}, err
	}
	findings, err := d.store.Findings(r.Context(), run.ID)
	if err != nil {
		return "", layout{}, err
	}
	changes, err := d.store.Changes(r.Context(), branch.ID, run.Number, run.Number)
	if err != nil {
		return "", layout{}, err
	}
	p := &runPage{Run: run, Branch: branchName(branch.Name), Findings: rowsOf(run.ID, findings)}
	earlier := run.ID
	if run.Number > 1 {
		before, err := d.store.RunNumber(r.Context(), branch.ID, run.Number-1)
		if err != nil {
			return "", layout{}, err
		}
		earlier = before.ID
		p.Before = address("/compare", "from", strconv.FormatInt(before.ID, 10), "to", strconv.FormatInt(run.ID, 10))
	}
	for _, c := range changes {
		at := run.ID
		if c.Kind == record.Fixed || c.Kind == record.Gone {
			at = earlier
		}
		p.Changes = append(p.Changes, changeRow{c, findingURL(at, c.Finding.Fingerprint)})
	}
	return "run", layout{Title: fmt.Sprintf("Run %d", run.Number), Trail: trail(app, branch), Body: p}, nil
}

// findingPage is what the page of a finding shows.
type findingPage struct {
	*report.Finding
	Kept     *record.Finding
	Run      record.Run
	Since    record.Run
	Ladder   template.HTML
	Advice   template.HTML
	Reasons  []string
	Hidden   string // why it is suppressed
	Severity string
}

func (d *dashboard) finding(r *http.Request) (string, layout, error) {
	run, app, branch, err := d.requested(r)
	if err != nil {
		return "", layout{}, err
	}
	fingerprint := r.PathValue("fingerprint")
	f, err := d.store.Path(r.Context(), run.ID, fingerprint)
	if err != nil {
		return "", layout{}, err
	}
	kept, err := d.store.Finding(r.Context(), run.ID, fingerprint)
	if err != nil {
		return "", layout{}, err
	}
	p := &findingPage{Finding: f, Kept: &kept, Run: run, Advice: report.AdviceHTML(f), Reasons: report.Reasons(f), Hidden: report.SuppressedBy(f), Severity: f.Grade()}
	if p.Ladder, err = report.LadderHTML(f); err != nil {
		return "", layout{}, err
	}
	if p.Since, err = d.store.Run(r.Context(), kept.Since); err != nil {
		return "", layout{}, err
	}
	above := append(trail(app, branch), link{fmt.Sprintf("Run %d", run.Number), runURL(run.ID)})
	return "finding", layout{Title: report.Printable(f.Message), Trail: above, Body: p}, nil
}

// comparePage is what the comparison of two runs shows.
type comparePage struct {
	*record.Comparison
	FromBranch, ToBranch string
	Groups               []compareGroup
}

type compareGroup struct {
	Title string
	Rows  []findingRow
}

func (d *dashboard) compare(r *http.Request) (string, layout, error) {
	c, err := d.compared(r)
	if err != nil {
		return "", layout{}, err
	}
	app, err := d.store.ApplicationOf(r.Context(), c.To.Application)
	if err != nil {
		return "", layout{}, err
	}
	from, err := d.store.BranchOf(r.Context(), c.From.Branch)
	if err != nil {
		return "", layout{}, err
	}
	to, err := d.store.BranchOf(r.Context(), c.To.Branch)
	if err != nil {
		return "", layout{}, err
	}
	p := &comparePage{Comparison: c, FromBranch: branchName(from.Name), ToBranch: branchName(to.Name)}
	p.Groups = []compareGroup{
		{"Introduced", rowsOf(c.To.ID, c.Introduced)}, {"Fixed", rowsOf(c.From.ID, c.Fixed)},
		{"Suppressed", rowsOf(c.To.ID, c.Suppressed)}, {"Reported again", rowsOf(c.To.ID, c.Reported)},
	}
	title := fmt.Sprintf("Run %d against run %d", c.To.Number, c.From.Number)
	return "compare", layout{Title: title, Trail: trail(app, to), Body: p}, nil
}

// findingURL returns the address of a finding as a run had it.
func findingURL(run int64, fingerprint string) string {
	return fmt.Sprintf("/runs/%d/findings/%s", run, url.PathEscape(fingerprint))
}
