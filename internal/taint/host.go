package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// This file carries data into functions of Ruby that native code was given, and back.

// intoHost carries a fact of argument a of a call in Rust, at position pos, into the function of Ruby that it runs.
func (e *engine) intoHost(k *context, id int32, f fact, ed edge, a ir.Operand, pos int) {
	h := ed.host
	path := f.path
	if e.graph.Numbered(h.Row.Mechanism) {
		path = e.asPlace(e.declared(h.Decl, pos), path)
	}
	if a.Role != ir.RolePlain {
		return
	}
	p := port{portArg, uint32(ed.position(pos))}
	if h.Row.List >= 0 {
		p.index = uint32(h.Row.List)
		path, _ = e.paths.push(e.position(pos), path)
	}
	e.enter(k, id, ed, h.Func, p, path, f.kinds)
}

// declared returns the type of parameter i of a declaration in Rust.
func (e *engine) declared(decl ir.FuncID, i int) string {
	params := e.prog.Func(decl).Params
	for j := range params {
		if p := &params[j]; p.Kind == ir.ParamPositional && int(p.Index) == i {
			return e.prog.Text(p.Type)
		}
	}
	return ""
}

// arriveHost enters what leaves such a function where Rust has called it, or, if it is what the function keeps in variables
// around it or in its object, where the function is made.
func (e *engine) arriveHost(up *context, ed edge, x exit, base fact) {
	h := ed.host
	back := func(path pathID) {
		if ret := e.prog.Text(e.prog.Func(h.Decl).Ret); e.graph.Numbered(h.Row.Mechanism) && ret != "" {
			path = e.pointedAt(ret, path)
		}
		base.path, base.value, base.since = path, ed.at, ed.at
		e.add(up, base)
	}
	switch x.port.kind {
	case portReturn:
		if h.Row.Results < 0 {
			back(base.path)
		}
	case portArg:
		if int(x.port.index) == h.Row.Results && h.Row.Results >= 0 {
			if tail, ok := e.paths.read(base.path, anyElem); ok {
				back(tail)
			}
		}
	case portSelf, portCapture, portFinal:
		e.keepOutside(up, ed.at, h.Func, x.port, base)
	}
}

// keepOutside stores what closure fn, which the call at u in Rust runs, keeps at a port.
func (e *engine) keepOutside(up *context, u ir.Value, fn ir.FuncID, p port, base fact) {
	if id, ok := e.keep(up, keptHeap, int32(p.kind)<<givenShift|int32(p.index), base); ok {
		e.storeOutside(up, id, up.facts[id], u, location{made: fn + 1, kept: p})
	}
}

// keepsOutside reports whether an exit of a function that Rust runs by edge ed is what a closure keeps around it, which was
// made elsewhere: one of Ruby, or one of Rust that a function has returned, with an end of a channel in it.
func (e *engine) keepsOutside(up *context, ed edge, fn ir.FuncID, p port) bool {
	if ed.made != ir.NoValue || e.isRuby(up.fn) {
		return false
	}
	if e.isRuby(fn) {
		return ed.kind == edgeBlock && (p.kind == portSelf || p.kind == portCapture || p.kind == portFinal)
	}
	return (ed.kind == edgeBlock || ed.kind == edgeValue) && p.kind == portCapture
}

// keptOutside returns the values where closure fn is made which are what it keeps at a port: a variable that it captures, the
// object that it is made in.
func (e *engine) keptOutside(fn ir.FuncID, p port) []callgraph.Site {
	made, ok := e.graph.ClosureSite(fn)
	if !ok {
		return nil
	}
	args := e.args(made.Func, e.prog.Instr(made.Func, made.Value))
	first := 0
	if len(args) > 0 && args[0].Role == ir.RoleSelf {
		first = 1
	}
	switch i := int(p.index) + first; {
	case p.kind == portSelf && first == 1:
		return []callgraph.Site{{Func: made.Func, Value: args[0].Value}}
	case p.kind == portCapture && i < len(args):
		return []callgraph.Site{{Func: made.Func, Value: args[i].Value}}
	case p.kind == portFinal:
		var sites []callgraph.Site
		for _, u := range e.info(made.Func).usesOf(made.Value) {
			if in := e.prog.Instr(made.Func, u); in.Op == ir.OpLoad && in.Flags&ir.FlagCapture != 0 && in.Aux == p.index {
				sites = append(sites, callgraph.Site{Func: made.Func, Value: u})
			}
		}
		return sites
	}
	return nil
}

// keptSince returns since when what a location holds is in what s reads: what a closure keeps, since it is made.
func (e *engine) keptSince(l location, s callgraph.Site) ir.Value {
	if made, ok := e.graph.ClosureSite(l.made - 1); ok && l.made > 0 && l.kept.kind != portFinal {
		return made.Value
	}
	return s.Value
}

// toKept carries what the call at u gives to a function of Ruby that native code was given and has kept, which the call is
// made on, into parameter index of that; it reports false if it is made on none.
func (e *engine) toKept(k *context, id int32, u ir.Value, in *ir.Instr, index int, f fact) (found bool) {
	args := e.args(k.fn, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf || e.isRuby(k.fn) || e.graph.AsksForBlock(k.fn, args[0].Value) {
		return false
	}
	for _, c := range e.handedFunctions(k.fn, args[0].Value) {
		if e.isRuby(c.fn) {
			found = true
			e.runBlock(k, id, edge{kind: edgeBlock, at: u, made: ir.NoValue}, c.fn, index|ofSeveral, f.path, f.kinds)
		}
	}
	return found
}
