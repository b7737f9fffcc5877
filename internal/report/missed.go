package report

import (
	"cmp"
	"slices"
)

// miss is something that a scan missed.
type miss struct {
	kind string // noteProblem, noteSkipped, noteDamaged
	path string // "" if it concerns no file
	line int    // 0 if it concerns the whole file
	text string
}

// missed returns what kept the report from speaking for the whole workspace: problems, what was not read, and what has
// syntax errors, in this order.
func missed(r *Report) []miss {
	var out []miss
	for _, p := range r.Errors {
		out = append(out, miss{noteProblem, p.Path, p.Line, p.Message})
	}
	for _, s := range r.Coverage.Skipped {
		out = append(out, miss{noteSkipped, s.Path, 0, "not read: " + s.Reason})
	}
	for _, d := range r.Coverage.Damaged {
		out = append(out, miss{noteDamaged, d.Path, d.Line, damage(&d)})
	}
	return out
}

// shown returns the findings that are not suppressed, in the report's order.
func shown(r *Report) []*Finding {
	var out []*Finding
	for i := range r.Findings {
		if f := &r.Findings[i]; !f.Suppressed() {
			out = append(out, f)
		}
	}
	return out
}

// worstFirst sorts findings by risk, those of one risk by severity; else their order stays.
func worstFirst(findings []*Finding) {
	slices.SortStableFunc(findings, func(a, b *Finding) int {
		return cmp.Or(cmp.Compare(b.risk(), a.risk()), cmp.Compare(rank(a), rank(b)))
	})
}

// rank is 0 for the worst severity.
func rank(f *Finding) int {
	if i := slices.Index(severities[:], f.severity()); i >= 0 {
		return i
	}
	return len(severities)
}

// stepLines returns the lines of a path, each with its place.
func stepLines(steps []Step) []string {
	var out []string
	for i := range steps {
		out = append(out, PlaceOf(&steps[i].Location)+"  "+Printable(describe(&steps[i])))
	}
	return out
}

// lastLine returns the line on which a location ends. A location that ends before the first character of a line ends
// on the line before.
func lastLine(l *Location) int {
	last := l.End.Line
	if l.End.Column == 1 && last > l.Start.Line {
		last--
	}
	return max(last, l.Start.Line)
}
