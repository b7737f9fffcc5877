package dashboard

import (
	"cmp"
	"context"
	"slices"
	"time"

	"rubicon/internal/record"
)

const (
	// chartPoints is how many runs a chart shows at most, sparkPoints a small one.
	chartPoints, sparkPoints = 240, 60
	// chartedRoutes is how many routes have a small chart.
	chartedRoutes = 30
	// countedRuns is over how many runs at most changes are counted.
	countedRuns = 1000
	// presetRuns is how many runs are looked at if nobody says it.
	presetRuns = 200
)

// history is what the last runs of a branch say.
type history struct {
	Application record.Application
	Branch      record.Branch
	First, Last int64        // the numbers of the runs
	Points      []record.Run // samples of them
	Latest      record.Run
	Findings    []record.Finding // of the last run
	Counted     int64            // over how many of the runs changes are counted
	Changes     []record.Change
	Fix         fixTime
	Severities  []fixTime // of the severities in which something was fixed, the worst first
	Rules       []ruleNoise
	Routes      []routeTrend
}

// fixTime is how long it took until findings were fixed.
type fixTime struct {
	Severity     string
	Fixed        int
	Mean, Median time.Duration
	ages         []time.Duration
}

// ruleNoise is what became of the findings of a rule.
type ruleNoise struct {
	Rule       string `json:"rule"`
	Name       string `json:"name"`
	Open       int    `json:"open"`       // in the last run
	Suppressed int    `json:"suppressed"` // in the last run
	Introduced int    `json:"introduced"`
	Fixed      int    `json:"fixed"`
}

// Noise returns how many of the findings that somebody has decided about were suppressed, in percent; -1 if there is none.
func (r *ruleNoise) Noise() int {
	if r.Suppressed+r.Fixed == 0 {
		return -1
	}
	return 100 * r.Suppressed / (r.Suppressed + r.Fixed)
}

// routeTrend is a route in the last run, and its total risk in some runs before it.
type routeTrend struct {
	record.Route
	Numbers []int64
	Totals  []float64
}

// history reads the last runs of a branch.
func (d *dashboard) history(ctx context.Context, app record.Application, branch record.Branch, runs int64) (*history, error) {
	h := &history{Application: app, Branch: branch, Last: branch.Runs}
	h.First = max(1, h.Last-runs+1)
	h.Counted = min(h.Last-h.First+1, countedRuns)
	var err error
	if h.Points, err = d.store.Sampled(ctx, branch.ID, record.Samples(h.First, h.Last, chartPoints)); err != nil {
		return nil, err
	}
	if len(h.Points) == 0 {
		return nil, record.ErrNotFound
	}
	h.Latest = h.Points[len(h.Points)-1]
	if h.Findings, err = d.store.Findings(ctx, h.Latest.ID); err != nil {
		return nil, err
	}
	if h.Changes, err = d.store.Changes(ctx, branch.ID, h.Last-h.Counted+1, h.Last); err != nil {
		return nil, err
	}
	if err := d.routeTrends(ctx, h); err != nil {
		return nil, err
	}
	h.count()
	return h, nil
}

// routeTrends reads the routes of the last run, the worst first, and how the worst of them came there.
func (d *dashboard) routeTrends(ctx context.Context, h *history) error {
	routes, err := d.store.Routes(ctx, h.Branch.ID, h.Last)
	if err != nil {
		return err
	}
	slices.SortStableFunc(routes, func(a, b record.Route) int {
		return cmp.Or(cmp.Compare(b.Risk, a.Risk), cmp.Compare(b.TotalRisk, a.TotalRisk), cmp.Compare(a.Name, b.Name))
	})
	for i, r := range routes {
		t := routeTrend{Route: r}
		if i < chartedRoutes {
			t.Numbers = record.Samples(h.First, h.Last, sparkPoints)
			if t.Totals, err = d.routeTotals(ctx, h.Branch.ID, r.ID, t.Numbers); err != nil {
				return err
			}
		}
		h.Routes = append(h.Routes, t)
	}
	return nil
}

// routeTotals returns the total risk of a route in runs; 0 where it has no findings.
func (d *dashboard) routeTotals(ctx context.Context, branch, route int64, numbers []int64) ([]float64, error) {
	rows, err := d.store.RouteRuns(ctx, branch, route, numbers)
	if err != nil {
		return nil, err
	}
	totals := make([]float64, len(numbers))
	for _, r := range rows {
		if i, ok := slices.BinarySearch(numbers, r.Number); ok {
			totals[i] = r.TotalRisk
		}
	}
	return totals, nil
}

// severities are the severities from the worst on.
var severities = [...]string{"critical", "high", "medium", "low", "info"}

// count counts what the changes say. Where not only the code changed between two runs nothing counts as fixed.
func (h *history) count() {
	rules := map[string]*ruleNoise{}
	rule := func(f *record.Finding) *ruleNoise {
		if rules[f.Rule] == nil {
			rules[f.Rule] = &ruleNoise{Rule: f.Rule, Name: f.RuleName}
		}
		return rules[f.Rule]
	}
	for i := range h.Findings {
		if f := &h.Findings[i]; f.Suppression != "" {
			rule(f).Suppressed++
		} else {
			rule(f).Open++
		}
	}
	bySeverity := map[string]*fixTime{}
	for i := range h.Changes {
		c := &h.Changes[i]
		if !c.Comparable {
			continue
		}
		switch c.Kind {
		case record.Introduced:
			rule(&c.Finding).Introduced++
		case record.Fixed:
			rule(&c.Finding).Fixed++
			of := c.Finding.Severity
			if bySeverity[of] == nil {
				bySeverity[of] = &fixTime{Severity: of}
			}
			bySeverity[of].ages = append(bySeverity[of].ages, c.Age)
			h.Fix.ages = append(h.Fix.ages, c.Age)
		}
	}
	h.Fix.close()
	for _, s := range severities {
		if t := bySeverity[s]; t != nil {
			t.close()
			h.Severities = append(h.Severities, *t)
		}
	}
	for _, r := range rules {
		h.Rules = append(h.Rules, *r)
	}
	slices.SortFunc(h.Rules, func(a, b ruleNoise) int {
		return cmp.Or(cmp.Compare(b.Noise(), a.Noise()), cmp.Compare(b.Suppressed, a.Suppressed), cmp.Compare(b.Open, a.Open), cmp.Compare(a.Rule, b.Rule))
	})
}

func (t *fixTime) close() {
	t.Fixed = len(t.ages)
	if t.Fixed == 0 {
		return
	}
	slices.Sort(t.ages)
	var sum time.Duration
	for _, a := range t.ages {
		sum += a / time.Duration(t.Fixed)
	}
	t.Mean, t.Median = sum, t.ages[t.Fixed/2]
	if t.Fixed%2 == 0 {
		t.Median = (t.ages[t.Fixed/2-1] + t.ages[t.Fixed/2]) / 2
	}
}
