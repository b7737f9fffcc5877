// Package want compares what a scan finds with what annotations in the scanned sources say.
//
// A case is a folder with a small workspace. A comment at the end of a line says which rules must
// report a sink on that line:
//
//	system("convert " + name) # want RBN201
//	system("convert " + name) # want RBN201 from=3
//	system("convert " + name) # want RBN201 from=app.rb:3 RBN001
//	system("convert " + name) # want RBN201 route=GET:/thumb/:name
//	.arg(&command) // want RBN201
//
// The key from names the line of the source that the finding must start at, in the same file or
// in another file of the case; a code may stand several times with different sources. A line
// without annotation must be silent. Where a line has no room for a comment, want+1 stands for
// the line below the comment, want-2 for the one two lines above it.
//
// Known errors are accepted, and counted: FP_RBN201 marks a line that is reported though it should
// not be, FN_RBN201 one that is not reported though it should be. Both fail as soon as they are
// no longer true, so that they are corrected. A reason in parentheses may end an annotation:
//
//	system(x) # FN_RBN201 (the guard is behind two calls)
//
// A case where nothing must be found proves nothing, since a scan that cannot read the sources
// finds nothing either; so every case has at least one line that must be reported.
package want

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Got is one finding of a scan. Paths are relative to the root of the case and have slashes; lines
// count from 1. Path and Line are the sink's; SourcePath and SourceLine are empty where a finding
// has no source.
type Got struct {
	Path       string
	Line       int
	Code       string
	SourcePath string
	SourceLine int
	Route      string // "GET:/thumb/:name"; empty if it starts in none
}

// String returns the finding in the form that annotations have.
func (g Got) String() string {
	s := fmt.Sprintf("%s:%d: %s", g.Path, g.Line, g.Code)
	if g.SourcePath != "" {
		s += fmt.Sprintf(" from=%s:%d", g.SourcePath, g.SourceLine)
	}
	if g.Route != "" {
		s += " route=" + g.Route
	}
	return s
}

// Expect says how a Want was meant.
type Expect int

// The ways of expecting a finding.
const (
	Found         Expect = iota // the finding is right and must be there
	FalsePositive               // the finding is wrong and known to be there
	FalseNegative               // the finding would be right and is known to be missing
)

// Want is one code of one annotation.
type Want struct {
	Path       string
	Line       int
	Code       string
	SourcePath string // empty for any source
	SourceLine int
	Route      string // empty for any route, or none
	Expect     Expect
}

// String returns the annotation with its place.
func (w Want) String() string {
	prefix := [...]string{Found: "", FalsePositive: "FP_", FalseNegative: "FN_"}[w.Expect]
	return Got{w.Path, w.Line, prefix + w.Code, w.SourcePath, w.SourceLine, w.Route}.String()
}

// meets reports whether g is a finding that w speaks of.
func (w Want) meets(g Got) bool {
	if w.Path != g.Path || w.Line != g.Line || w.Code != g.Code || w.Route != "" && w.Route != g.Route {
		return false
	}
	return w.SourcePath == "" || w.SourcePath == g.SourcePath && w.SourceLine == g.SourceLine
}

// Count counts annotations.
type Count struct {
	Found, FalsePositive, FalseNegative int
}

// CountWants counts wants by their Expect.
func CountWants(wants []Want) Count {
	var c Count
	for _, w := range wants {
		switch w.Expect {
		case Found:
			c.Found++
		case FalsePositive:
			c.FalsePositive++
		case FalseNegative:
			c.FalseNegative++
		}
	}
	return c
}

// Problem is a difference between annotations and findings. One of Want and Got is set.
type Problem struct {
	Path string
	Line int
	Text string // a sentence that says what it is
	Want *Want  // of an annotation that is not right
	Got  *Got   // of a finding that must not be
}

// Compare returns the differences between the annotations and the findings, in the order of their places.
func Compare(wants []Want, got []Got) []Problem {
	var problems []Problem
	for i := range wants {
		w := &wants[i]
		found := slices.ContainsFunc(got, w.meets)
		switch {
		case w.Expect == Found && !found:
			problems = append(problems, Problem{w.Path, w.Line, w.String() + " is missing" + elsewhere(*w, got), w, nil})
		case w.Expect == FalsePositive && !found:
			problems = append(problems, Problem{w.Path, w.Line, w.String() + " is no longer reported: remove the annotation", w, nil})
		case w.Expect == FalseNegative && found:
			problems = append(problems, Problem{w.Path, w.Line, w.String() + " is now found: change FN_ to want", w, nil})
		}
	}
	for i, g := range got {
		if !slices.ContainsFunc(wants, func(w Want) bool { return w.meets(g) }) {
			problems = append(problems, Problem{g.Path, g.Line, g.String() + " must not be reported", nil, &got[i]})
		}
	}
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
	})
	return slices.CompactFunc(problems, func(a, b Problem) bool { return a.Text == b.Text })
}

// elsewhere names the sources that the wanted finding has instead of the wanted one.
func elsewhere(w Want, got []Got) string {
	if w.SourcePath == "" && w.Route == "" {
		return ""
	}
	var sources []string
	anySource := w
	anySource.SourcePath, anySource.Route = "", ""
	for _, g := range got {
		if anySource.meets(g) {
			sources = append(sources, strings.TrimSpace(fmt.Sprintf("%s:%d %s", g.SourcePath, g.SourceLine, g.Route)))
		}
	}
	if sources == nil {
		return ""
	}
	slices.Sort(sources)
	return "; it is reported from " + strings.Join(slices.Compact(sources), ", ")
}
