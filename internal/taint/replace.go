package taint

import (
	"slices"

	"rubicon/internal/callgraph"
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
	before := ir.NoValue // what was stored in the instance variable
	for u := range body {
		in := &body[u]
		if in.Op == ir.OpCall && r.path != whole && e.overwriting(in.Name) && e.comesBy(fn, ir.Value(u), ir.Value(f.Len)) && e.overwritesAll(fn, ir.Value(u), r) {
			clears = e.set.AllKinds() &^ e.blocksBring(fn, e.prog.Args(fn, in))
		}
		if in.Op == ir.OpCall && r.path != whole && e.overwriting(in.Name) {
			clears = e.takenOut(fn, ir.Value(u), in, r, clears)
		}
		args := e.prog.Args(fn, in)
		if in.Op == ir.OpStore && in.Flags == 0 && r == (read{name: in.Name}) && len(args) == 2 && e.isSelf(fn, args[0].Value) {
			clears = e.storedAnew(fn, ir.Value(u), subject{value: before, read: r}, clears)
			if f.Certain(ir.Value(u)) {
				before = e.graph.Root(fn, args[1].Value)
			}
		}
		if in.Op != ir.OpStore || in.Flags&ir.FlagIndex == 0 {
			continue
		}
		base, key := e.readOf(fn, args[0].Value), e.keyOf(fn, args[1].Value)
		if base.name != r.name || key == anyElem {
			continue
		}
		if path, _ := e.paths.push(key, whole); base.path != whole || path != r.path {
			continue
		}
		clears = e.storedAnew(fn, ir.Value(u), subject{read: r}, clears)
	}
	return clears
}

// storedAnew returns the kinds that s is free of after the store at u has put a value in its place, perhaps in an arm of a
// branch, if before it was free of clears.
func (e *engine) storedAnew(fn ir.FuncID, u ir.Value, s subject, clears rule.Kinds) rule.Kinds {
	f := e.prog.Func(fn)
	body := e.prog.File(fn).Body(f)
	args := e.prog.Args(fn, &body[u])
	stored := e.set.AllKinds() &^ e.brings(fn, args[len(args)-1].Value, s, maxCondition)
	if e.comesBy(fn, u, ir.Value(f.Len)) {
		return stored
	}
	return stored & (clears | e.elsewise(fn, body, u, ir.Value(len(body)), s))
}

// overwritesAll reports whether the call at u puts what its block returns in the place of everything that stands in what
// r is an element of: params.transform_values! { |v| v.gsub(/\W/, "_") }
func (e *engine) overwritesAll(fn ir.FuncID, u ir.Value, r read) bool {
	call := e.graph.Call(callgraph.Site{Func: fn, Value: u})
	all := slices.ContainsFunc(call.Overwrites, func(row *rule.Overwrite) bool {
		return row.Value.Kind == rule.PortSelf && len(row.Keys) == 0
	})
	for _, row := range call.Flows {
		if !slices.ContainsFunc(row.To, func(p rule.Port) bool { return p.Kind == rule.PortSelf && !isKeys(p) }) {
			continue
		}
		all = all && !slices.ContainsFunc(row.From, func(p rule.Port) bool { return p.Kind != rule.PortBlockReturn })
	}
	return all && e.readOf(fn, e.prog.Args(fn, e.prog.Instr(fn, u))[0].Value) == (read{name: r.name})
}

// takenOut returns the kinds that what is read as r is free of after the call at u, if before it was free of clears: one
// that leaves only the good elements of what r is one of, params.select! { |_, v| v =~ /…/ }, or takes r out, perhaps in
// an arm of a branch: params.delete(:n) unless params[:n] =~ /…/
func (e *engine) takenOut(fn ir.FuncID, u ir.Value, in *ir.Instr, r read, clears rule.Kinds) rule.Kinds {
	site := callgraph.Site{Func: fn, Value: u}
	recv := e.prog.Args(fn, in)[0]
	if recv.Role != ir.RoleSelf || e.readOf(fn, recv.Value) != (read{name: r.name}) {
		return clears
	}
	call := e.graph.Call(site)
	for _, row := range call.Flows {
		if row.Passes != nil && isSelf(row.From) && isSelf(row.To) && e.comesBy(fn, u, ir.Value(e.prog.Func(fn).Len)) {
			clears |= e.block(fn, in, *row.Passes, row.Tested, whole).clears
		}
	}
	key := e.paths.first(r.path)
	for _, row := range call.Overwrites {
		for i := range row.Keys {
			values := e.atPort(fn, in, &row.Keys[i])
			if row.Value.Kind != rule.PortSelf || len(values) != 1 || !key.named() || e.keyOf(fn, values[0]) != key {
				continue
			}
			if e.comesBy(fn, u, ir.Value(e.prog.Func(fn).Len)) {
				return e.set.AllKinds()
			}
			body := e.prog.File(fn).Body(e.prog.Func(fn))
			return clears | e.elsewise(fn, body, u, ir.Value(len(body)), subject{read: r})
		}
	}
	return clears
}

// isKeys reports whether a port is about the keys of a hash.
func isKeys(p rule.Port) bool { return len(p.Path) == 1 && p.Path[0].Keys }

// elsewise returns the kinds that s is free of at instruction end where the branch was not taken in which instruction u
// stands: of one that does nothing else to s, and that the function comes to on every way to end.
func (e *engine) elsewise(fn ir.FuncID, body []ir.Instr, u, end ir.Value, s subject) rule.Kinds {
	start, ok := e.onlyArm(fn, u, end)
	if !ok {
		return 0
	}
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

// onlyArm returns where the arm begins that instruction u stands in, if that is one of a branch which the function comes
// to on every way to end; in Rust, if it stands in no other.
func (e *engine) onlyArm(fn ir.FuncID, u, end ir.Value) (start ir.Value, ok bool) {
	f := e.prog.Func(fn)
	if !e.isRuby(fn) { // where a branch has no else, nothing is assumed behind it
		for i := range f.Stretches {
			if r := &f.Stretches[i]; r.Start <= u && u < r.End {
				if ok {
					return 0, false
				}
				start, ok = r.Start, true
			}
		}
		return start, ok && f.Certain(start-1)
	}
	branch := (*ir.Region)(nil)
	for i := range f.Regions {
		r := &f.Regions[i]
		if r.Start > u || u >= r.End {
			continue
		}
		if branch != nil && !together(branch, u, end) {
			return 0, false
		}
		branch = r
	}
	if branch == nil || branch.Loop || !e.comesBy(fn, branch.Start-1, end) {
		return 0, false
	}
	start, _ = armOf(branch, u)
	return start, true
}

// comesBy reports whether function fn comes by instruction v on every way to end, which is its last if all ways on which it
// is left are meant.
func (e *engine) comesBy(fn ir.FuncID, v, end ir.Value) bool {
	f := e.prog.Func(fn)
	if uint32(end) < f.Len {
		return f.Intervenes(0, v, end)
	}
	dead := e.dead(fn, e.given)
	for u, in := range e.prog.File(fn).Body(f)[:v] {
		if in.Op == ir.OpReturn && !dead.at(ir.Value(u)) {
			return false
		}
	}
	return f.Certain(v)
}

// together reports whether values v and u stand in one arm of a branch, or in one loop.
func together(r *ir.Region, v, u ir.Value) bool {
	start, end := armOf(r, v)
	return start <= u && u < end
}
