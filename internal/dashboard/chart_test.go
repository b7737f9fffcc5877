package dashboard

import (
	"math"
	"testing"

	"rubicon/internal/record"
)

// TestMadeUpRuns draws runs with numbers that no scan gives.
func TestMadeUpRuns(t *testing.T) {
	for _, v := range []float64{math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64, -3} {
		runs := []record.Run{
			{Number: 1, TotalRisk: v, Open: record.Counts{Critical: math.MaxInt}, AllIntroduced: math.MaxInt, AllFixed: math.MinInt},
			{Number: math.MaxInt64, Open: record.Counts{Info: -7}},
		}
		for _, c := range []*chart{riskChart("", runs, totals(runs)), openChart(runs), changeChart(runs)} {
			if n := len(c.Grid); n == 0 || n > 3*gridLinesMost {
				t.Errorf("%v: %d lines in %s", v, n, c.Title)
			}
		}
	}
	for _, c := range []*chart{riskChart("", nil, nil), openChart(nil), changeChart(nil)} {
		if len(c.Spots) > 0 {
			t.Errorf("%+v", c)
		}
	}
}
