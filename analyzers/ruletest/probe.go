package ruletest

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/report"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// clearing are the sections of rows that take danger out of data.
var clearing = []string{"guard", "sanitizer", "contract", "part"}

// whatClears returns the rows without which a rule reports something on a line, with the calls that meet them; nil if it
// does not even without all of them.
func (t *tester) whatClears(v *view, root string, r *rule.Rule, path string, line int) []string {
	var met []rule.Origin
	for _, row := range v.set.Rows() {
		if slices.Contains(clearing, row.Section) && v.graph.Met(row.ID) && !slices.Contains(met, row.Origin) {
			met = append(met, row.Origin)
		}
	}
	if v.bare == nil {
		v.bare = t.changed(rule.Change{Without: met}, root)
	}
	if !v.bare.reports(r.Code, path, line) {
		return nil
	}
	found := func(without []rule.Origin) bool {
		return t.changed(rule.Change{Without: without}, root).reports(r.Code, path, line)
	}
	var lines []string
	for _, o := range needed(met, found) {
		text := o.String()
		for _, row := range v.set.Rows() {
			if row.Origin == o && v.graph.Met(row.ID) {
				text = describe(row)
				if at := v.metAt(row); at != "" {
					text += ", met at " + at
				}
				break
			}
		}
		lines = append(lines, text)
	}
	return lines
}

// needed returns a smallest part of a list for which found is still true, as it is for the whole: none of it can be left
// out.
func needed(list []rule.Origin, found func([]rule.Origin) bool) []rule.Origin {
	for size := (len(list) + 1) / 2; size > 0 && len(list) > 1; size /= 2 {
		for at := 0; at < len(list) && len(list) > 1; {
			rest := slices.Delete(slices.Clone(list), at, min(at+size, len(list)))
			if len(rest) > 0 && found(rest) {
				list = rest
			} else {
				at += size
			}
		}
	}
	return list
}

// metAt returns where calls meet a row, the first of them.
func (v *view) metAt(row *rule.Row) string {
	for _, s := range v.graph.Sites() {
		if !row.Callee.MatchesName(v.name(s)) || v.graph.Lang(s.Func) != row.Callee.Lang {
			continue
		}
		if v.graph.WhyNot(s, row, true) == "" {
			path, line := v.place(s)
			return fmt.Sprintf("%s:%d", path, line)
		}
	}
	return ""
}

// changed scans a case with a change of the rules. If they cannot be loaded then, nothing is found.
func (t *tester) changed(change rule.Change, root string) *view {
	set, err := rule.LoadChanged(change, t.rules...)
	if err == nil {
		if v, err := t.view(set, root); err == nil {
			return v
		}
	}
	return &view{report: &report.Report{}}
}

// reports reports whether there is a finding of that code on a line.
func (v *view) reports(code, path string, line int) bool {
	return slices.ContainsFunc(v.report.Findings, func(f report.Finding) bool {
		return f.Rule.Code == code && f.Location.Path == path && f.Location.Start.Line == line
	})
}

// probeCode is the code of the rule that is added to see how far data comes.
const probeCode = "PROBE000"

// maxSources is how many sources are named: the nearest.
const maxSources = 3

// sourcesBefore returns the sources of a case, those first that stand before a line, the nearest of them first.
func (v *view) sourcesBefore(path string, line int) []callgraph.Source {
	list := v.graph.Sources()
	far := func(s callgraph.Source) int {
		if f, n := v.place(s.Site); f == path && n <= line {
			return line - n
		}
		return math.MaxInt
	}
	slices.SortStableFunc(list, func(a, b callgraph.Source) int { return cmp.Compare(far(a), far(b)) })
	return list
}

// howFar says where untrusted data comes in in a case, and how far it gets before a line.
func (t *tester) howFar(v *view, root string, r *rule.Rule, path string, line int) (why []string) {
	carried := false
	var sources []string
	for _, s := range v.sourcesBefore(path, line) {
		f, n := v.place(s.Site)
		text := fmt.Sprintf("%s at %s:%d", s.Row.Name, f, n)
		if !slices.Contains(sources, text) {
			sources = append(sources, text)
		}
		carried = carried || s.Row.Kinds&r.Kinds != 0
	}
	if n := len(sources) - maxSources; n > 0 {
		sources = append(sources[:maxSources], fmt.Sprintf("%d more", n))
	}
	switch {
	case sources == nil:
		return []string{"nothing in this case is a source of untrusted data; a route of Sinatra, `params`, or a [[source]] row makes one"}
	case !carried:
		return []string{fmt.Sprintf("the sources here do not carry the kind %q: %s", r.Kind, strings.Join(sources, ", "))}
	}
	last := t.lastReached(v, root, r, path, line)
	why = append(why, "untrusted data comes from "+strings.Join(sources, ", "))
	if last != "" {
		why = append(why, last)
	}
	return why
}

// lastReached says which is the last call before a line that untrusted data reaches.
func (t *tester) lastReached(v *view, root string, r *rule.Rule, path string, line int) string {
	if v.probe == nil {
		v.probe = t.changed(rule.Change{Add: v.probes()}, root)
	}
	if v.probe.set == nil {
		return "" // there is no room for one more kind
	}
	var best *report.Finding
	for i := range v.probe.report.Findings {
		f := &v.probe.report.Findings[i]
		if f.Rule.Code == probeCode && f.Location.Path == path && f.Location.Start.Line <= line &&
			(best == nil || f.Location.Start.Line >= best.Location.Start.Line) {
			best = f
		}
	}
	if best == nil {
		return fmt.Sprintf("none of it reaches a call in %s before line %d", path, line+1)
	}
	src, note := &best.Steps[0], best.Steps[len(best.Steps)-1].Note
	for _, s := range v.callsOn(path, line) {
		if best.Location.Start.Line == line && v.graph.CalleeName(s) == note && len(v.sinksAt(s, r)) > 0 {
			return fmt.Sprintf("what came from %s:%d does arrive, but not with the kind %q: it lost that on the way, or began without (a part of a path that a route captures, for one, has no slash)",
				src.Location.Path, src.Location.Start.Line, r.Kind)
		}
	}
	return fmt.Sprintf("what came from %s:%d gets as far as line %d, %s", src.Location.Path, src.Location.Start.Line,
		best.Location.Start.Line, note)
}

// probes returns rows that make every call of a case a sink, but those that lead into the case itself.
func (v *view) probes() string {
	var b strings.Builder
	b.WriteString("[[kind]]\nname = \"rubicon-probe\"\ndescription = \"how far data comes\"\ncarrier = \"either\"\n")
	fmt.Fprintf(&b, "[rule]\ncode = %q\nname = \"rubicon-probe\"\ntitle = \"x\"\ndescription = \"x\"\nremediation = \"x\"\nseverity = \"info\"\nkind = \"rubicon-probe\"\ncwe = [20]\n", probeCode)
	seen := map[string]bool{}
	for _, s := range v.graph.Sites() {
		lang, pattern := "ruby", "#"+v.name(s)
		if v.graph.Lang(s.Func) == source.Rust {
			lang, pattern = "rust", "::"+v.name(s)
		}
		call := v.graph.Call(s)
		if strings.HasPrefix(v.name(s), "op.") || len(call.Callees) > 0 || call.Native != nil {
			continue
		}
		for _, p := range []string{pattern, v.graph.CalleeName(s)} {
			if _, err := rule.ParseCallee(lang, p); err == nil && !seen[lang+p] {
				seen[lang+p] = true
				fmt.Fprintf(&b, "[[sink]]\n%s = %s\nin = [\"self\", \"arg[*]\", \"arg[*][*]\", \"keyword[*]\"]\nkind = \"rubicon-probe\"\nloose = true\n",
					lang, strconv.Quote(p))
			}
		}
	}
	return b.String()
}
