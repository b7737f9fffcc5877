package taint

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// replaced returns the kinds that what is read as r is free of after function fn, because it puts another
// value there on every way: params[:n] = params[:n].to_i; or wherever what was there is not good:
// params[:sort] = 'id' unless SORTS.include?(params[:sort]).
func (e *engine) replaced(fn ir.FuncID, r read) rule.Kinds {
	f := e.prog.Func(fn)
	body := e.prog.File(fn).Body(f)
	clears := rule.Kinds(0)
	for u := range body {
		in := &body[u]
		if in.Op != ir.OpStore || in.Flags&ir.FlagIndex == 0 {
			continue
		}
		args := e.prog.Args(fn, in)
		base, key := e.readOf(fn, args[0].Value), e.keyOf(fn, args[1].Value)
		if base.name != r.name || key == anyElem {
			continue
		}
		if path, _ := e.paths.push(key, whole); base.path != whole || path != r.path {
			continue
		}
		stored := e.set.AllKinds() &^ e.brings(fn, args[2].Value, subject{read: r}, maxCondition)
		if f.Certain(ir.Value(u)) {
			clears = stored
		} else {
			clears = stored & (clears | e.elsewise(fn, body, ir.Value(u), subject{read: r}))
		}
	}
	return clears
}

// elsewise returns the kinds that s is free of where the branch was not taken in which instruction u stands: of one
// that does nothing else to s, and that the function always comes to.
func (e *engine) elsewise(fn ir.FuncID, body []ir.Instr, u ir.Value, s subject) rule.Kinds {
	f := e.prog.Func(fn)
	branch := (*ir.Region)(nil)
	for i := range f.Regions {
		if r := &f.Regions[i]; r.Start <= u && u < r.End {
			if branch != nil || r.Loop {
				return 0
			}
			branch = r
		}
	}
	if branch == nil || !f.Certain(branch.Start-1) {
		return 0
	}
	start, _ := armOf(branch, u)
	var clears rule.Kinds
	for v := start; v < u; v++ {
		in := &body[v]
		switch {
		case in.Op == ir.OpReturn:
			return 0 // it may not come to u
		case in.Op == ir.OpAssume && in.Aux != ir.AssumeReturned:
			if cond := e.prog.Args(fn, in)[1].Value; cond < start {
				clears = e.judge(fn, cond, 1-in.Aux, s, maxCondition).clears
			}
		}
	}
	return clears
}
