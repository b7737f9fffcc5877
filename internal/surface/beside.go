package surface

import (
	"cmp"
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/taint"
)

// beside reports the native functions that routes run in the process of the application, though something apart from it does the
// same work: each where a route leads to it first. Where the same code turns to that too, it has chosen.
func (a *analysis) beside() {
	rows := a.g.Set.Models.InProcess
	if len(rows) == 0 || len(a.g.Routes) == 0 || len(a.g.Prog.Manifests) == 0 {
		return
	}
	aparts := a.g.Aparts()
	if len(aparts) == 0 {
		return
	}
	calls := a.g.CallsOfNatives()
	works := works{a: a, of: map[ir.FuncID]*work{}}
	told := map[ir.FuncID]bool{}
	for _, n := range a.g.AllNatives() {
		if a.g.Set.Models.Contained(n.Mechanism) {
			continue
		}
		for _, id := range n.Targets {
			i := slices.IndexFunc(aparts, func(x *callgraph.Apart) bool { return !told[id] && works.same(id, x) })
			if i < 0 {
				continue
			}
			site, ok := a.inRoute(calls[n], aparts[i])
			if !ok {
				continue
			}
			told[id] = true
			in := a.g.Prog.Instr(site.Func, site.Value)
			for _, row := range rows {
				a.g.Meet(&row.Row)
				a.found(&row.Misuse, []taint.Step{{
					Role: taint.RoleSink, Func: site.Func, Pos: in.Pos, End: in.End,
					Note: a.g.FuncName(id) + " " + row.Note + "; " + aparts[i].Name + " does the same",
				}})
			}
		}
	}
}

// inRoute returns the first of calls to which a route leads and that stands in no function which turns to x.
func (a *analysis) inRoute(calls []callgraph.Site, x *callgraph.Apart) (callgraph.Site, bool) {
	calls = slices.Clone(calls)
	slices.SortFunc(calls, func(p, q callgraph.Site) int {
		return cmp.Or(cmp.Compare(p.Func, q.Func), cmp.Compare(p.Value, q.Value))
	})
	for _, s := range calls {
		turns := slices.ContainsFunc(x.Sites, func(at callgraph.Site) bool { return at.Func == s.Func })
		if !turns && len(a.g.RoutesTo([]callgraph.Site{s})) > 0 {
			return s, true
		}
	}
	return callgraph.Site{}, false
}

// work is what a function does with what it is given.
type work struct {
	inner  []ir.FuncID // itself, and the functions of its own crate by which it does that
	others []ir.FuncID // those of other crates of the workspace that these call
	all    []ir.FuncID // all that it runs
}

func (w *work) does(id ir.FuncID) bool {
	return slices.Contains(w.inner, id) || slices.Contains(w.others, id)
}

// works remembers what functions do.
type works struct {
	a  *analysis
	of map[ir.FuncID]*work
}

// same reports whether native function id does what x does: x runs it; or x hands what it is given to the same functions of
// other crates, and, if it is no program that may do several things, to no others.
func (w *works) same(id ir.FuncID, x *callgraph.Apart) bool {
	own, apart := w.work(id), w.work(x.Func)
	if id == x.Func {
		return false
	}
	if apart.does(id) {
		return true
	}
	need := own.others
	if len(need) == 0 {
		need = w.shared(own)
	}
	for _, f := range need {
		if !apart.does(f) {
			return false
		}
	}
	return len(need) > 0 && (x.Whole || !slices.ContainsFunc(apart.others, func(f ir.FuncID) bool { return !slices.Contains(own.all, f) }))
}

// shared returns the functions by which a function does its work in its own crate and that other crates call too.
func (w *works) shared(own *work) (ids []ir.FuncID) {
	for _, id := range own.inner[1:] {
		if slices.ContainsFunc(w.a.g.Callers(id), func(s callgraph.Site) bool {
			return w.a.g.Lang(s.Func) == w.a.g.Lang(id) && !w.a.g.SameCrate(s.Func, id)
		}) {
			ids = append(ids, id)
		}
	}
	return ids
}

// work returns what function id does.
func (w *works) work(id ir.FuncID) *work {
	if done := w.of[id]; done != nil {
		return done
	}
	done := &work{inner: []ir.FuncID{id}, all: w.a.runs(id)}
	w.of[id] = done
	seen := map[ir.FuncID]bool{id: true}
	for queue := []ir.FuncID{id}; len(queue) > 0; queue = queue[1:] {
		for _, f := range w.handsTo(queue[0]) {
			switch {
			case seen[f]:
				continue
			case w.a.g.Prog.Func(f).Kind == ir.KindClosure:
				queue = append(queue, f)
			case w.a.g.SameCrate(id, f):
				done.inner = append(done.inner, f)
				queue = append(queue, f)
			default:
				done.others = append(done.others, f)
			}
			seen[f] = true
		}
	}
	return done
}

// handsTo returns the closures in function id, and the functions of the workspace that it calls with something that is not
// constant and of whose result it makes use.
func (w *works) handsTo(id ir.FuncID) (ids []ir.FuncID) {
	g := w.a.g
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	used := make([]bool, len(body))
	for v := range body {
		for _, a := range g.Prog.Args(id, &body[v]) {
			used[a.Value] = true
		}
	}
	for v := range body {
		switch in := &body[v]; {
		case in.Op == ir.OpClosure:
			ids = append(ids, g.Prog.Callee(id, in))
		case in.Op == ir.OpCall && used[v] && slices.ContainsFunc(g.Prog.Args(id, in), func(a ir.Operand) bool {
			return a.Role != ir.RoleSelf && g.Prog.Instr(id, g.Root(id, a.Value)).Op != ir.OpConst
		}):
			ids = append(ids, g.OwnCallees(callgraph.Site{Func: id, Value: ir.Value(v)})...)
		}
	}
	return ids
}
