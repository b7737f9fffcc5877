package surface

import (
	"path"
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/taint"
)

// helpers reports the programs of the workspace that Ruby starts and that neither confine themselves nor are started in a box,
// each where it is started first.
func (a *analysis) helpers() {
	rows := a.g.Set.Models.Helpers
	if len(rows) == 0 {
		return
	}
	told := map[ir.FuncID]bool{}
	for _, start := range a.g.Starts() {
		if told[start.Main] || a.g.Prog.Func(start.Site.Func).Flags&ir.FuncTest != 0 {
			continue
		}
		runs := a.runs(start.Main)
		for _, row := range rows {
			if slices.ContainsFunc(start.Before, func(word string) bool { return slices.Contains(row.Boxes, path.Base(word)) }) {
				continue
			}
			told[start.Main] = true
			if slices.ContainsFunc(runs, func(id ir.FuncID) bool { return a.confines(id, row) }) {
				continue
			}
			a.g.Meet(&row.Row)
			in := a.g.Prog.Instr(start.Site.Func, start.Site.Value)
			a.found(&row.Misuse, []taint.Step{{
				Role: taint.RoleSink, Func: start.Site.Func, Pos: in.Pos, End: in.End, Note: row.Note + ": " + start.Program,
			}})
		}
	}
}

// runs returns the functions of Rust that a program runs, main first.
func (a *analysis) runs(main ir.FuncID) []ir.FuncID {
	program := &analysis{g: a.g, order: []ir.FuncID{main}, from: map[ir.FuncID]entry{main: {root: true}}}
	program.follow(0)
	return program.order
}

// confines reports whether a function calls one of those by which a program gives up rights.
func (a *analysis) confines(id ir.FuncID, row *rule.Helper) bool {
	body := a.g.Prog.File(id).Body(a.g.Prog.Func(id))
	for v := range body {
		if body[v].Op == ir.OpCall && a.isCallOf(callgraph.Site{Func: id, Value: ir.Value(v)}, row.Confined) {
			return true
		}
	}
	return false
}
