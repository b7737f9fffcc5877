package dashboard

import (
	"fmt"
	"math"
	"strings"

	"rubicon/internal/record"
)

// The size of a chart in its own units, and the room beside and below its plot for what its axes say.
const (
	chartWidth, chartHeight   = 720, 200
	chartLeft, chartRight     = 44, 10
	chartTop, chartBottom     = 10, 24
	plotWidth, plotHeight     = chartWidth - chartLeft - chartRight, chartHeight - chartTop - chartBottom
	sparkWidth, sparkHeight   = 120, 24
	dateLabels, gridLinesMost = 5, 5
)

// chart is a picture of runs, which a template draws as SVG.
type chart struct {
	Title, Summary string
	Width, Height  int
	Grid           []gridLine
	Dates          []axisLabel
	Areas          []area
	Bars           []bar
	Breaks         []string // where not only the code changed: x of lines
	Spots          []spot
	Top, Bottom    int // of the plot
	Left, Right    int
	Legend         []legend
}

type gridLine struct {
	Y     string
	Label string
}

type axisLabel struct{ X, Anchor, Text string }

// area is a filled curve, with the line on top of it.
type area struct{ Class, Path, Line string }

type bar struct{ Class, X, Y, Width, Height string }

// spot is where a chart leads to a run.
type spot struct {
	X, Width string
	Run      int64
	Text     string
}

type legend struct{ Class, Text string }

// newChart returns a chart of runs up to the value top, or of values down to -bottom too.
func newChart(title string, runs []record.Run, top, bottom float64) (*chart, func(float64) float64) {
	c := &chart{
		Title: title, Width: chartWidth, Height: chartHeight, Top: chartTop, Bottom: chartTop + plotHeight, Left: chartLeft, Right: chartLeft + plotWidth,
	}
	top, bottom = bounded(top), bounded(bottom)
	step := niceStep((top + bottom) / gridLinesMost)
	top, bottom = math.Max(step, math.Ceil(top/step)*step), math.Ceil(bottom/step)*step
	y := func(v float64) float64 { return chartTop + plotHeight*(top-v)/(top+bottom) }
	for v := -bottom; v <= top+step/2; v += step {
		c.Grid = append(c.Grid, gridLine{px(y(v)), fmt.Sprint(math.Abs(math.Round(v*10) / 10))})
	}
	n := len(runs)
	for i := range min(dateLabels, n) {
		at := 0
		if n > 1 {
			at = i * (n - 1) / max(1, min(dateLabels, n)-1)
		}
		anchor := "middle"
		switch {
		case at == 0 && n > 1:
			anchor = "start"
		case at == n-1 && n > 1:
			anchor = "end"
		}
		c.Dates = append(c.Dates, axisLabel{px(runX(at, n)), anchor, runs[at].Started.Format("2006-01-02")})
	}
	width := float64(plotWidth) / float64(n)
	for i := range runs {
		r := &runs[i]
		c.Spots = append(c.Spots, spot{px(chartLeft + width*float64(i)), px(width), r.ID, runText(r)})
		if !r.Comparable && r.Number > 1 {
			c.Breaks = append(c.Breaks, px(runX(i, n)))
		}
	}
	return c, y
}

// bounded returns a value that an axis may reach: a record that somebody has made up may hold any number.
func bounded(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return min(max(v, 0), 1e9)
}

// runX returns where the i-th of n runs stands: in the middle of its part of the plot.
func runX(i, n int) float64 { return chartLeft + plotWidth*(float64(i)+.5)/float64(n) }

// runText says in a line what a run is.
func runText(r *record.Run) string {
	text := fmt.Sprintf("Run %d, %s", r.Number, r.Started.Format("2006-01-02 15:04"))
	if r.Revision != "" {
		text += ", " + short(r.Revision)
	}
	return fmt.Sprintf("%s: total risk %.1f, worst %.1f, %d open, %d suppressed, %d introduced, %d fixed",
		text, r.TotalRisk, r.Risk, r.Open.Total(), r.Suppressed, r.Introduced, r.Fixed)
}

// niceStep returns the next of 1, 2, 5, 10, 20, … that is not less than v.
func niceStep(v float64) float64 {
	step := 1.0
	for {
		for _, k := range [...]float64{1, 2, 5} {
			if step*k >= v || step > 1e12 {
				return step * k
			}
		}
		step *= 10
	}
}

func px(v float64) string { return fmt.Sprintf("%.1f", v) }

// curve returns the path along values, and the one that also goes back along the values below them.
func curve(values, below []float64, x func(int) float64, y func(float64) float64) (line, filled string) {
	var b strings.Builder
	for i, v := range values {
		fmt.Fprintf(&b, "%c%.1f %.1f", "ML"[min(i, 1)], x(i), y(v))
	}
	line = b.String()
	for i := len(values) - 1; i >= 0; i-- {
		fmt.Fprintf(&b, "L%.1f %.1f", x(i), y(below[i]))
	}
	return line, b.String() + "Z"
}

// riskChart shows the total risk.
func riskChart(legendText string, runs []record.Run, totals []float64) *chart {
	top := 0.0
	for _, v := range totals {
		top = max(top, v)
	}
	c, y := newChart("Total risk", runs, top, 0)
	x := func(i int) float64 { return runX(i, len(runs)) }
	line, filled := curve(totals, make([]float64, len(totals)), x, y)
	c.Areas = []area{{"risk", filled, line}}
	c.Legend = []legend{{"risk", legendText}}
	if len(totals) > 0 {
		c.Summary = fmt.Sprintf("From %.1f to %.1f in %d runs.", totals[0], totals[len(totals)-1], len(totals))
	}
	return c
}

// openChart shows the open findings of each severity, one above the other, the worst at the bottom.
func openChart(runs []record.Run) *chart {
	top := 0.0
	for i := range runs {
		top = max(top, float64(runs[i].Open.Total()))
	}
	c, y := newChart("Open findings", runs, top, 0)
	x := func(i int) float64 { return runX(i, len(runs)) }
	below := make([]float64, len(runs))
	for _, s := range severities {
		values, any := make([]float64, len(runs)), false
		for i := range runs {
			n := countOf(&runs[i].Open, s)
			any = any || n > 0
			values[i] = below[i] + float64(n)
		}
		if !any {
			continue
		}
		line, filled := curve(values, below, x, y)
		c.Areas = append(c.Areas, area{s, filled, line})
		c.Legend = append(c.Legend, legend{s, s})
		below = values
	}
	if n := len(runs); n > 0 {
		c.Summary = fmt.Sprintf("From %d to %d in %d runs.", runs[0].Open.Total(), runs[n-1].Open.Total(), n)
	}
	return c
}

func countOf(c *record.Counts, severity string) int {
	switch severity {
	case "critical":
		return c.Critical
	case "high":
		return c.High
	case "medium":
		return c.Medium
	case "low":
		return c.Low
	}
	return c.Info
}

// changeChart shows what was introduced, upwards, and fixed, downwards, since the run that is shown before.
func changeChart(runs []record.Run) *chart {
	introduced, fixed := make([]float64, len(runs)), make([]float64, len(runs))
	up, down := 0.0, 0.0
	for i := range runs {
		r := &runs[i]
		introduced[i], fixed[i] = float64(r.Introduced), float64(r.Fixed)
		if i > 0 {
			introduced[i], fixed[i] = float64(r.AllIntroduced-runs[i-1].AllIntroduced), float64(r.AllFixed-runs[i-1].AllFixed)
		}
		up, down = max(up, introduced[i]), max(down, fixed[i])
	}
	c, y := newChart("Introduced and fixed", runs, up, down)
	part := float64(plotWidth) / float64(len(runs))
	width := min(part*.7, 24)
	add := func(class string, i int, from, to float64) {
		if from != to {
			c.Bars = append(c.Bars, bar{class, px(runX(i, len(runs)) - width/2), px(y(to)), px(width), px(y(from) - y(to))})
		}
	}
	all, gone := 0.0, 0.0
	for i := range runs {
		add("introduced", i, 0, introduced[i])
		add("fixed", i, -fixed[i], 0)
		all, gone = all+introduced[i], gone+fixed[i]
	}
	c.Legend = []legend{{"introduced", "introduced"}, {"fixed", "fixed"}}
	c.Summary = fmt.Sprintf("%.0f introduced, %.0f fixed in the runs that are shown.", all, gone)
	return c
}

// spark is a small chart without axes.
type spark struct {
	Width, Height int
	Path, Line    string
	Text          string
}

func newSpark(values []float64) *spark {
	if len(values) < 2 {
		return nil
	}
	top := 0.0
	for _, v := range values {
		top = max(top, v)
	}
	if top == 0 {
		top = 1
	}
	x := func(i int) float64 { return 1 + float64(i)*(sparkWidth-2)/float64(len(values)-1) }
	y := func(v float64) float64 { return 2 + (sparkHeight-4)*(1-v/top) }
	line, filled := curve(values, make([]float64, len(values)), x, y)
	return &spark{sparkWidth, sparkHeight, filled, line, fmt.Sprintf("total risk from %.1f to %.1f", values[0], values[len(values)-1])}
}
