package report

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"slices"
)

// What GitHub's code scanning shows of a SARIF file: of results, of the steps of all paths of one, of the tags of a
// rule. It cuts at these numbers by an order of its own, and rejects a file at a multiple of them or over 10 MB when it
// is compressed.
const (
	sarifResults    = 5000
	sarifSteps      = 1000
	sarifTags       = 10
	sarifCompressed = 10_000_000 - 100_000
)

// sarifCut says how much of a report is written.
type sarifCut struct {
	results int
	alone   bool // of each finding only its best path
}

// smaller returns the next cut when the file is too large: first the other paths go, then half of the results.
func (c sarifCut) smaller() sarifCut {
	if !c.alone {
		return sarifCut{c.results, true}
	}
	return sarifCut{c.results / 2, true}
}

// apply returns the findings that are written, in the report's order, and notifications of what is left out. Findings
// that are not suppressed go before the others, and then the worse before the milder.
func (c sarifCut) apply(r *Report) ([]*Finding, []sarifNotification) {
	kept := make([]*Finding, len(r.Findings))
	for i := range r.Findings {
		kept[i] = &r.Findings[i]
	}
	var notes []sarifNotification
	note := func(format string, args ...any) {
		notes = append(notes, notification(noteLimit, "warning", "", 0, fmt.Sprintf(format, args...)))
	}
	if len(kept) > c.results {
		kept = worst(kept, c.results)
		note("%d of %s are left out, those of the lowest risk: code scanning services take no more (--format json has all)",
			len(r.Findings)-len(kept), Count(len(r.Findings), "finding"))
	}
	paths, steps := 0, 0
	for _, f := range kept {
		written := c.paths(f)
		paths += len(f.Others) + 1 - max(len(written), 1)
		if len(written) > 0 {
			steps += len(f.Steps) - len(written[0])
		}
	}
	if paths > 0 {
		note("%s left out, those that are less sure: code scanning services take %d steps a finding (--format json has all)",
			Count(paths, "path"), sarifSteps)
	}
	if steps > 0 {
		note("%s left out in the middle of paths of more than %d", Count(steps, "step"), sarifSteps)
	}
	return kept, notes
}

// worst returns n of the findings, in the order in which they are.
func worst(findings []*Finding, n int) []*Finding {
	order := slices.Clone(findings)
	worstFirst(order)
	slices.SortStableFunc(order, func(a, b *Finding) int { return boolRank(a.Suppressed()) - boolRank(b.Suppressed()) })
	keep := make(map[*Finding]bool, n)
	for _, f := range order[:n] {
		keep[f] = true
	}
	return slices.DeleteFunc(slices.Clone(findings), func(f *Finding) bool { return !keep[f] })
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// paths returns the paths of a finding that are written, the best first: viewers show the first. A path is whole unless
// it is the only one and longer than the limit; then its middle is left out.
func (c sarifCut) paths(f *Finding) [][]Step {
	if len(f.Steps) == 0 {
		return nil
	}
	best := f.Steps
	if len(best) > sarifSteps {
		half := sarifSteps / 2
		best = slices.Concat(best[:half], best[len(best)-half:])
	}
	out, left := [][]Step{best}, sarifSteps-len(best)
	for _, p := range f.Others {
		if left -= len(p.Steps); left < 0 || c.alone {
			break
		}
		out = append(out, p.Steps)
	}
	return out
}

// fitsCompressed reports whether text takes at most limit bytes when it is compressed with gzip.
func fitsCompressed(text []byte, limit int) bool {
	if len(text) < limit/2 {
		return true // gzip makes nothing twice as long
	}
	var n counter
	z := gzip.NewWriter(&n)
	if _, err := io.Copy(z, bytes.NewReader(text)); err != nil {
		return false
	}
	return z.Close() == nil && int(n) <= limit
}

// counter counts what is written.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
