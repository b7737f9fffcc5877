package analyzers

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"rubicon/analyzers/rulecheck"
	"rubicon/internal/callgraph"
	"rubicon/internal/document"
	"rubicon/internal/driver"
	"rubicon/internal/report"
	"rubicon/internal/route"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/internal/taint"
)

// Findings returns what the checks of the suite reported, in the order of rules: one finding for each
// sink, however many sources reach it, and one for calls that are a habit.
func (s *Suite) Findings(results map[*analysis.Analyzer]*driver.Result) []report.Finding {
	graph := results[s.Calls].Value.(*callgraph.Graph)
	var findings []report.Finding
	ordinals := map[string]int{}
	hashes, generated := lineHashes{}, newGenerators(s.set.Models.Generated)
	advice := results[s.Differences].Value.(*document.Compared).Advice
	access, fixer := results[s.Access].Value.(*route.Access), newFixer(graph)
	for i, a := range s.Checks {
		r := results[a]
		describe := Describe(s.Rules[i])
		flows := r.Value.(rulecheck.Result)
		paths := make([]report.Path, len(flows))
		for j, f := range flows {
			paths[j] = s.path(access, graph, s.Rules[i], f, r.Diagnostics[j].Message)
		}
		for _, group := range bySink(flows, paths) {
			best := &paths[group[0]]
			sink := best.Steps[len(best.Steps)-1]
			finding := report.Finding{
				Rule: &describe, Advice: adviceOf(advice, flows, group), Message: best.Message, Confidence: best.Confidence, Risk: best.Risk, Terms: best.Terms,
				Informs: flows[group[0]].Informs, Location: sink.Location, Steps: best.Steps,
				Route: best.Route, Access: best.Access, Doubts: best.Doubts, Fixes: fixer.fixes(flows[group[0]]),
			}
			for _, j := range group[1:] {
				finding.Others = append(finding.Others, paths[j])
			}
			steps := flows[group[0]].Steps
			last := &steps[len(steps)-1]
			file := fileOf(graph, last)
			key := s.fingerprintKey(s.Rules[i], &sink, file.Content[last.Pos:last.End])
			ordinals[key]++
			finding.Fingerprint = fingerprint(key, ordinals[key])
			finding.LineHash, finding.Generated = hashes.line(file, sink.Location.Start.Line), report.Generator(generated.of(file))
			findings = append(findings, finding)
		}
	}
	return findings
}

func (s *Suite) path(access *route.Access, g *callgraph.Graph, r *rule.Rule, f *taint.Flow, message string) report.Path {
	p := report.Path{Message: message, Confidence: report.Confidence(f.Confidence), Doubts: f.Doubts}
	through := routeOf(g, f)
	if through != nil {
		p.Route, p.Access = nameOf(through), string(access.Of(through).Status)
	}
	graded := s.riskCase(r, f, through, route.Status(p.Access))
	p.Risk, p.Terms = graded.Score(), graded.Terms()
	for k := range f.Steps {
		p.Steps = append(p.Steps, step(g, &f.Steps[k]))
	}
	return p
}

// routeOf returns the route that a flow comes through, or that of the function in which a finding without a source is; nil
// if there is none.
func routeOf(g *callgraph.Graph, f *taint.Flow) *callgraph.Route {
	r := f.Route
	if last := &f.Steps[len(f.Steps)-1]; r == nil && last.File == nil {
		r = g.RouteOf(last.Func)
	}
	if r == nil || r.Verb == "" {
		return nil
	}
	return r
}

// bySink groups the flows, given by their indices, whose paths end at the same place in the same way, in
// the order of the first of each. In a group the path of the highest risk comes first, of several such the
// shortest: that is the one a reader should see.
func bySink(flows []*taint.Flow, paths []report.Path) [][]int {
	type sink struct {
		at   report.Location
		note string
	}
	met := map[*rule.Misuse]int{}
	for _, f := range flows {
		met[f.Misuse]++
	}
	var groups [][]int
	index := map[sink]int{}
	for i := range paths {
		last := &paths[i].Steps[len(paths[i].Steps)-1]
		key := sink{last.Location, last.Note}
		if m := flows[i].Misuse; m != nil && m.Habit > 0 && met[m] > m.Habit {
			key.at = report.Location{}
		}
		g, ok := index[key]
		if !ok {
			g = len(groups)
			index[key] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b int) int {
			return cmp.Or(cmp.Compare(paths[b].Risk, paths[a].Risk), cmp.Compare(len(paths[a].Steps), len(paths[b].Steps)))
		})
	}
	return groups
}

// fileOf returns the file in which a step is.
func fileOf(g *callgraph.Graph, s *taint.Step) *source.File {
	if s.File != nil {
		return s.File
	}
	return g.Prog.File(s.Func).Source
}

// lineHashes are those of the files that have findings.
type lineHashes map[*source.File]*report.LineHashes

func (h lineHashes) line(f *source.File, n int) string {
	if h[f] == nil {
		h[f] = report.NewLineHashes(f.Content)
	}
	return h[f].Line(n)
}

func step(g *callgraph.Graph, s *taint.Step) report.Step {
	if s.File != nil {
		return report.Step{
			Role: report.Role(s.Role), Language: s.File.Lang.String(), Note: s.Note, Location: report.Locate(s.File, s.Pos, s.End),
		}
	}
	src := g.Prog.File(s.Func).Source
	return report.Step{
		Role:     report.Role(s.Role),
		Language: src.Lang.String(),
		Function: g.FuncName(s.Func),
		Local:    g.LocalName(s.Func),
		Note:     s.Note,
		Location: report.Locate(src, s.Pos, s.End),

		Mechanism: s.Mechanism,
	}
}

// fingerprintKey is what stays the same of a finding when lines move, its file is renamed, or another source comes first:
// rule, function and callee of the sink, and the first line of its expression. Without that a new call of the same callee
// would be taken for one that is known.
func (s *Suite) fingerprintKey(r *rule.Rule, sink *report.Step, expression []byte) string {
	path := sink.Location.Path
	if s.PathOf != nil {
		path = s.PathOf(path)
	}
	line, _, _ := bytes.Cut(expression, []byte{'\n'})
	text := bytes.Join(bytes.Fields(line), []byte{' '})
	return strings.Join([]string{r.Code, path, sink.Local, sink.Note, string(text)}, "\x00")
}

func fingerprint(key string, ordinal int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, ordinal))
	return hex.EncodeToString(sum[:16])
}

// Describe returns a rule as reports have it.
func Describe(r *rule.Rule) report.Rule {
	out := report.Rule{
		Code: r.Code, Name: r.Name, Title: r.Title, Description: r.Description, Remediation: r.Remediation,
		Severity: r.Severity, CWE: r.CWE, OWASPAPI: r.OWASPAPI, PCIDSS: r.PCIDSS, References: r.References,
	}
	for _, x := range r.Examples {
		out.Examples = append(out.Examples, report.Example{Lang: x.Lang, Bad: x.Bad, Good: x.Good})
	}
	return out
}

// describeAll describes rules.
func describeAll(rules []*rule.Rule) []report.Rule {
	list := make([]report.Rule, len(rules))
	for i, r := range rules {
		list[i] = Describe(r)
	}
	return list
}
