package ruletest

import (
	"fmt"
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/report"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/internal/tomldoc"
	"rubicon/internal/want"
)

// whyFound says why something is found that must not be: its path, and the checks of the user's that are not met.
func (t *tester) whyFound(v *view, g *want.Got) (why []string) {
	for i := range v.report.Findings {
		f := &v.report.Findings[i]
		if f.Rule.Code != g.Code || f.Location.Path != g.Path || f.Location.Start.Line != g.Line {
			continue
		}
		for _, path := range append([]report.Path{{Steps: f.Steps}}, f.Others...) {
			if s := path.Steps[0].Location; s.Path == g.SourcePath && s.Start.Line == g.SourceLine {
				why = steps(path.Steps)
				break
			}
		}
		break
	}
	kinds := rule.Kinds(0)
	if r := v.set.Rule(g.Code); r != nil {
		kinds = r.Kinds
	}
	for _, row := range v.set.Rows() {
		if !row.Own || v.graph.Met(row.ID) || row.Section != "guard" && row.Section != "sanitizer" || kinds == 0 {
			continue
		}
		if near := v.nearest(row); near != "" {
			why = append(why, describe(row)+" does not take the danger out: "+near)
		}
	}
	return why
}

// steps returns a path, a line for each step.
func steps(list []report.Step) (lines []string) {
	for i := range list {
		s := &list[i]
		lines = append(lines, fmt.Sprintf("%s:%d %s: %s", s.Location.Path, s.Location.Start.Line, s.Role, s.Note))
	}
	return lines
}

// whyMissing says why something is not found that must be.
func (t *tester) whyMissing(v *view, root string, w *want.Want) []string {
	r := v.set.Rule(w.Code)
	switch {
	case r == nil:
		var codes []string
		for _, x := range v.set.Rules {
			if x.Own() {
				codes = append(codes, x.Code)
			}
		}
		return []string{fmt.Sprintf("there is no rule %s%s; yours are: %s", w.Code, didYouMean(w.Code, codes), orNone(codes))}
	case !v.reads(w.Path):
		return []string{w.Path + " was not read: " + v.whyUnread(w.Path)}
	case v.damaged(w.Path):
		return []string{w.Path + " has a syntax error, so that a part of it is not understood"}
	}
	if w.SourcePath != "" || w.Route != "" { // it may be found from elsewhere, which Compare has said
		for i := range v.report.Findings {
			if f := &v.report.Findings[i]; f.Rule.Code == w.Code && f.Location.Path == w.Path && f.Location.Start.Line == w.Line {
				return nil
			}
		}
	}
	return t.whyNotAt(v, root, r, w.Path, w.Line)
}

// whyNowhere says why a rule finds nothing in an example.
func (t *tester) whyNowhere(v *view, root string, r *rule.Rule) []string {
	for _, s := range v.graph.Sites() {
		if len(v.sinksAt(s, r)) > 0 {
			path, line := v.place(s)
			return t.whyNotAt(v, root, r, path, line)
		}
	}
	return v.whyNoSink(r, nil)
}

// whyNotAt says why rule r reports nothing on a line.
func (t *tester) whyNotAt(v *view, root string, r *rule.Rule, path string, line int) []string {
	calls := v.callsOn(path, line)
	if r.Kinds == 0 { // no data leads there
		return v.whyNoMisuse(t, r, calls)
	}
	var sinks []*rule.Sink
	at := ""
	for _, s := range calls {
		if rows := v.sinksAt(s, r); len(rows) > 0 && sinks == nil {
			sinks, at = rows, v.graph.CalleeName(s)
		}
	}
	if sinks == nil {
		if len(calls) == 0 {
			return []string{fmt.Sprintf("there is no call on line %d of %s", line, path)}
		}
		return v.whyNoSink(r, calls)
	}
	sink := sinks[0]
	head := fmt.Sprintf("%s is met by the call of %s", describe(&sink.Row), at)
	if lines := t.whatClears(v, root, r, path, line); lines != nil {
		return append([]string{head + ", but a check or an escape before it takes the danger out:"}, lines...)
	}
	ports := make([]string, len(sink.In))
	for i, p := range sink.In {
		ports[i] = p.String()
	}
	lines := []string{fmt.Sprintf("%s, but no untrusted data comes to its %s", head, strings.Join(ports, ", "))}
	return append(lines, t.howFar(v, root, r, path, line)...)
}

// whyNoSink says why none of the calls is a sink of a rule.
func (v *view) whyNoSink(r *rule.Rule, calls []callgraph.Site) (why []string) {
	var rows []*rule.Row
	loose := map[*rule.Row]bool{}
	for _, s := range v.set.Sinks() {
		if s.Kinds&r.Kinds != 0 {
			rows = append(rows, &s.Row)
			loose[&s.Row] = s.Loose
		}
	}
	if rows == nil {
		return []string{fmt.Sprintf("no [[sink]] row has the kind %q that %s reports", r.Kind, r.Code)}
	}
	if calls == nil {
		calls = v.graph.Sites()
	}
	return append([]string{fmt.Sprintf("none of the calls there is a sink of kind %q: %s", r.Kind, v.names(calls))}, v.whyNot(rows, calls, loose)...)
}

// whyNoMisuse says the same of a rule that no data leads to.
func (v *view) whyNoMisuse(t *tester, r *rule.Rule, calls []callgraph.Site) []string {
	var rows []*rule.Row
	for _, row := range v.set.Rows() {
		if row.Section == "misuse" && row.Own {
			rows = append(rows, row)
		}
	}
	if rows == nil {
		return []string{fmt.Sprintf("the kind %q is virtual, and no [[misuse]] row of %s reports it", r.Kind, t.dir)}
	}
	return append([]string{"the calls there are " + v.names(calls)}, v.whyNot(rows, calls, nil)...)
}

// whyNot says of the rows that are nearest to some calls why they are not met.
func (v *view) whyNot(rows []*rule.Row, calls []callgraph.Site, loose map[*rule.Row]bool) (why []string) {
	for _, row := range rows {
		for _, s := range calls {
			if row.Callee.MatchesName(v.name(s)) && row.Callee.Lang == v.graph.Lang(s.Func) {
				reason := v.graph.WhyNot(s, row, loose[row])
				if reason == "" {
					reason = "it is met, but not in this class" // in_class, elsewhere
				}
				path, line := v.place(s)
				why = append(why, fmt.Sprintf("%s has the name of the call at %s:%d, but %s", describe(row), path, line, reason))
			}
		}
	}
	if why != nil {
		return why
	}
	var nearest *rule.Row
	best := 0
	for _, row := range rows {
		for _, s := range calls {
			if row.Callee.Lang != v.graph.Lang(s.Func) {
				continue
			}
			d := tomldoc.Distance(row.Callee.Name, v.name(s))
			if nearest == nil || d < best || d == best && row.Own && !nearest.Own {
				nearest, best = row, d
			}
		}
	}
	if nearest == nil {
		return []string{"none of the rows of that kind is about this language"}
	}
	if own := slices.ContainsFunc(rows, func(r *rule.Row) bool { return r.Own }); own && !nearest.Own {
		for _, row := range rows { // the user's own are those that were meant
			if row.Own {
				why = append(why, "there is "+describe(row))
			}
		}
		return why
	}
	return []string{"the nearest row is " + describe(nearest)}
}

// nearest returns, of a row that nothing meets, the call that has its name, and why it is not met, or the call that has
// nearly its name; "" if there is none.
func (v *view) nearest(row *rule.Row) string {
	if row.Callee.Name == "" {
		return ""
	}
	typo := ""
	for _, s := range v.graph.Sites() {
		if v.graph.Lang(s.Func) != row.Callee.Lang {
			continue
		}
		path, line := v.place(s)
		if row.Callee.MatchesName(v.name(s)) {
			if reason := v.graph.WhyNot(s, row, slices.Contains(byName, row.Section)); reason != "" {
				return fmt.Sprintf("at %s:%d %s", path, line, reason)
			}
		}
		if typo == "" && tomldoc.Near(row.Callee.Name, v.name(s)) {
			typo = fmt.Sprintf("the nearest call is %s at %s:%d", v.graph.CalleeName(s), path, line)
		}
	}
	return typo
}

// byName are the sections whose rows are met where only the name of the method is known.
var byName = []string{"flow", "guard", "sanitizer"}

// callsOn returns the calls that begin on a line, or, if there are none, those that go over it.
func (v *view) callsOn(path string, line int) []callgraph.Site {
	var begin, over []callgraph.Site
	for _, s := range v.graph.Sites() {
		f := v.graph.Prog.File(s.Func).Source
		if f.Path != path {
			continue
		}
		in := v.graph.Prog.Instr(s.Func, s.Value)
		switch first, last := f.Position(in.Pos).Line, f.Position(in.End).Line; {
		case first == line:
			begin = append(begin, s)
		case first < line && line <= last:
			over = append(over, s)
		}
	}
	if begin != nil {
		return begin
	}
	return over
}

// sinksAt returns the rows that make a call a sink of a rule.
func (v *view) sinksAt(s callgraph.Site, r *rule.Rule) (rows []*rule.Sink) {
	for _, row := range v.graph.Call(s).Sinks {
		if row.Kinds&r.Kinds != 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

// place returns the file and the line of a call.
func (v *view) place(s callgraph.Site) (path string, line int) {
	f := v.graph.Prog.File(s.Func).Source
	return f.Path, f.Position(v.graph.Prog.Instr(s.Func, s.Value).Pos).Line
}

// name returns the name by which rows speak of a call.
func (v *view) name(s callgraph.Site) string {
	name := v.graph.Prog.Text(v.graph.Prog.Instr(s.Func, s.Value).Name)
	if v.graph.Lang(s.Func) == source.Rust {
		name = name[strings.LastIndex(name, ":")+1:]
	}
	return name
}

// names lists calls as a reader calls them, operators left out.
func (v *view) names(calls []callgraph.Site) string {
	var list []string
	for _, s := range calls {
		if n := v.graph.CalleeName(s); !strings.HasPrefix(n, "op.") && !strings.HasSuffix(n, "[]") && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return orNone(list)
}

func orNone(list []string) string {
	if len(list) == 0 {
		return "none"
	}
	return strings.Join(list, ", ")
}

// didYouMean returns ", did you mean X?" if one of the words is near.
func didYouMean(word string, words []string) string {
	if near := tomldoc.Nearest(word, words); near != "" {
		return ", did you mean " + near + "?"
	}
	return ""
}

// whyUnread says why a file was not read.
func (v *view) whyUnread(path string) string {
	for _, list := range [][]report.Skip{v.report.Coverage.Skipped, v.report.Coverage.Excluded} {
		for _, s := range list {
			if path == s.Path || strings.HasPrefix(path, strings.TrimSuffix(s.Path, "/")+"/") {
				return s.Reason
			}
		}
	}
	return "a file of Ruby or Rust is known by its name (.rb, .rs, …)"
}

// reads reports whether a file was read.
func (v *view) reads(path string) bool {
	for _, f := range v.graph.Prog.Files {
		if f.Source.Path == path {
			return true
		}
	}
	return false
}

func (v *view) damaged(path string) bool {
	return slices.ContainsFunc(v.report.Coverage.Damaged, func(d report.Damage) bool { return d.Path == path })
}
