// Package surface looks at what native code offers to those who call it, whatever data they bring: what
// exported functions can do, which memory they hand out for good, and what unsafe code claims.
package surface

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/internal/taint"
)

// Run returns the findings of a program's surface, by the places at which they are reported.
func Run(g *callgraph.Graph) []taint.Flow {
	if !slices.ContainsFunc(g.Prog.Files, func(f *ir.File) bool { return f.Source.Lang == source.Rust }) {
		return nil
	}
	a := &analysis{g: g, from: map[ir.FuncID]entry{}}
	a.exports(func(ir.FuncID) bool { return true })
	a.reaches()
	a.handouts()
	a.claims()
	a.bound()
	a.helpers()
	a.beside()
	slices.SortStableFunc(a.flows, func(x, y taint.Flow) int {
		p, q := &x.Steps[len(x.Steps)-1], &y.Steps[len(y.Steps)-1]
		return cmp.Or(cmp.Compare(g.Prog.Funcs[p.Func].File, g.Prog.Funcs[q.Func].File), cmp.Compare(p.Pos, q.Pos), cmp.Compare(x.Kind, y.Kind))
	})
	return a.flows
}

// analysis is one run.
type analysis struct {
	g     *callgraph.Graph
	order []ir.FuncID         // what exported functions reach, nearest first
	from  map[ir.FuncID]entry // how each of them is reached
	flows []taint.Flow
	// registered are the functions that are not followed, as methods of Ruby; without them all are.
	registered map[ir.FuncID]bool
}

// entry is the call by which a function is reached; of an exported function itself it has no site.
type entry struct {
	site callgraph.Site
	root bool
}

// exports finds what those exported functions reach that are meant, breadth first: each by a shortest way.
func (a *analysis) exports(meant func(ir.FuncID) bool) {
	for id := range a.g.Prog.Funcs {
		if id := ir.FuncID(id); a.g.Exported(id) && meant(id) {
			a.from[id] = entry{root: true}
			a.order = append(a.order, id)
		}
	}
	a.follow(0)
}

// follow finds what the functions from place i of the order on reach.
func (a *analysis) follow(i int) {
	for ; i < len(a.order); i++ {
		id := a.order[i]
		body := a.g.Prog.File(id).Body(a.g.Prog.Func(id))
		for v := range body {
			site := callgraph.Site{Func: id, Value: ir.Value(v)}
			switch body[v].Op {
			case ir.OpClosure:
				a.reach(a.g.Prog.Callee(id, &body[v]), site)
			case ir.OpCall:
				for _, c := range a.g.Call(site).Callees {
					if !c.ByName {
						a.reach(c.Func, site)
					}
				}
			}
		}
	}
}

func (a *analysis) reach(id ir.FuncID, site callgraph.Site) {
	if _, ok := a.from[id]; ok || id == ir.NoFunc || a.g.Lang(id) != source.Rust || a.registered[id] {
		return
	}
	a.from[id] = entry{site: site}
	a.order = append(a.order, id)
}

// way returns the steps from an exported function to function id.
func (a *analysis) way(id ir.FuncID) []taint.Step {
	at := a.from[id]
	if at.root {
		fn := a.g.Prog.Func(id)
		return []taint.Step{{Role: taint.RoleSource, Func: id, Pos: fn.Pos, End: a.head(id, fn.Pos, fn.End), Note: "the exported " + a.g.FuncName(id)}}
	}
	steps := a.way(at.site.Func)
	in := a.g.Prog.Instr(at.site.Func, at.site.Value)
	if in.Op == ir.OpCall {
		steps = append(steps, taint.Step{Role: taint.RoleStep, Func: at.site.Func, Pos: in.Pos, End: in.End, Note: "calls " + a.g.FuncName(id)})
	}
	return steps
}

// head returns the end of what stands before the braces of an item in the file of function id.
func (a *analysis) head(id ir.FuncID, pos, end uint32) uint32 {
	text := a.g.Prog.File(id).Source.Content[pos:end]
	if i := bytes.IndexByte(text, '{'); i > 0 {
		text = bytes.TrimRight(text[:i], " \t\r\n")
	}
	return pos + uint32(len(text))
}

// found notes a finding at the last of its steps.
func (a *analysis) found(row *rule.Misuse, steps []taint.Step) {
	last := &steps[len(steps)-1]
	a.flows = append(a.flows, taint.Flow{
		Kind: row.Kind, Misuse: row, Confidence: taint.Confidence(row.Confidence), Steps: steps,
		Source: taint.Source{Site: callgraph.Site{Func: last.Func}}, Sink: callgraph.Site{Func: last.Func},
	})
}

// at returns the steps to a call in function id, which is the finding.
func (a *analysis) at(site callgraph.Site, note string) []taint.Step {
	in := a.g.Prog.Instr(site.Func, site.Value)
	return append(a.way(site.Func), taint.Step{Role: taint.RoleSink, Func: site.Func, Pos: in.Pos, End: in.End, Note: note + ": " + a.g.CalleeName(site)})
}

// reaches reports the calls of some kind that exported functions reach: the nearest of each function. What is a sink of
// data is reported only of functions whose callers are not known, and there: what the workspace gives to the others is followed.
func (a *analysis) reaches() {
	foreign := a.foreign()
	for _, row := range a.g.Set.Models.Reaches {
		switch {
		case len(row.Calls) > 0:
			a.report(row, a.order)
		case row.Tested != 0:
			foreign.trusts(row)
		default:
			foreign.offers(row)
		}
	}
	a.flows = append(a.flows, foreign.flows...)
}

// foreign returns the analysis of what is reached by the exported functions that Ruby in the workspace does not call. The
// methods of Ruby that one of them registers it does not call itself.
func (a *analysis) foreign() *analysis {
	f := &analysis{g: a.g, from: map[ir.FuncID]entry{}, registered: map[ir.FuncID]bool{}}
	for _, n := range a.g.Bindings {
		for _, id := range n.Targets {
			f.registered[id] = true
		}
	}
	f.exports(func(id ir.FuncID) bool {
		return !f.registered[id] && !slices.ContainsFunc(a.g.Callers(id), func(s callgraph.Site) bool { return a.g.Lang(s.Func) == source.Ruby })
	})
	return f
}

func (a *analysis) report(row *rule.Reach, ids []ir.FuncID) {
	for _, id := range ids {
		if site, ok := a.first(id, row); ok {
			a.g.Meet(&row.Row)
			a.found(&row.Misuse, a.at(site, row.Note))
		}
	}
}

// offers reports the exported functions that come to a call which row speaks of, each with the nearest one, unless a nearer function
// is reported with that.
func (a *analysis) offers(row *rule.Reach) {
	told := map[ir.FuncID]bool{}
	for _, id := range a.order {
		site, ok := a.first(id, row)
		if !ok {
			continue
		}
		way := a.way(id)
		export := way[0]
		if told[export.Func] {
			continue
		}
		told[export.Func] = true
		a.g.Meet(&row.Row)
		in := a.g.Prog.Instr(site.Func, site.Value)
		steps := []taint.Step{{Role: taint.RoleSource, Func: site.Func, Pos: in.Pos, End: in.End, Note: a.g.CalleeName(site)}}
		for i := len(way) - 1; i > 0; i-- {
			steps = append(steps, way[i])
		}
		export.Role, export.Note = taint.RoleSink, row.Note+": "+a.g.FuncName(export.Func)
		a.found(&row.Misuse, append(steps, export))
	}
}

// first returns the first call in function id that row speaks of.
func (a *analysis) first(id ir.FuncID, row *rule.Reach) (callgraph.Site, bool) {
	body := a.g.Prog.File(id).Body(a.g.Prog.Func(id))
	for v := range body {
		site := callgraph.Site{Func: id, Value: ir.Value(v)}
		switch {
		case body[v].Op != ir.OpCall:
		case len(row.Calls) > 0:
			if body[v].Flags&ir.FlagPath != 0 && a.isCallOf(site, row.Calls) {
				return site, true
			}
		case slices.ContainsFunc(a.g.Call(site).Sinks, func(s *rule.Sink) bool { return s.Kinds&row.Sinks != 0 }):
			return site, true
		}
	}
	return callgraph.Site{}, false
}

// isCallOf reports whether the call at site is one of those functions. What a call is, the graph is asked only where its
// name fits.
func (a *analysis) isCallOf(site callgraph.Site, callees []rule.Callee) bool {
	name := a.g.Prog.Text(a.g.Prog.Instr(site.Func, site.Value).Name)
	name = name[strings.LastIndexByte(name, ':')+1:]
	return slices.ContainsFunc(callees, func(c rule.Callee) bool { return c.MatchesName(name) && a.g.IsCallOf(site, &c) })
}
