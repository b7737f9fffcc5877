package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// A closure of Rust that a function returns holds what the function was given: an end of a channel, a counted reference. What the
// closure puts in there stands in what the call had that made it.
//
//	let note = noting(tx);  // fn noting(tx: Sender<String>) -> impl Fn(String) { move |line| tx.send(line).unwrap() }
//	note(line);             // then the other end of tx receives line

// maxMakers bounds how many calls a closure is followed back through to the one that has made it.
const maxMakers = 4

// toMaker enters what closure fn, which the edge runs, leaves in what it captures at port p where the function was called that has
// made it, and was given that. It reports false if that is not known.
func (e *engine) toMaker(up *context, ed edge, fn ir.FuncID, p port, base fact) (found bool) {
	to, maker, ok := e.makerEdge(up.fn, ed, fn)
	if !ok || p.kind != portCapture {
		return maker != ir.NoFunc // which of several closures it is, is not known
	}
	in := e.prog.Instr(up.fn, to.at)
	for _, kept := range e.keptOutside(fn, p) {
		param, ok := e.paramLent(kept)
		if !ok {
			return false
		}
		for _, v := range e.argument(up.fn, to, in, e.paramPort(param)) {
			base.value, base.since = v, ed.at
			e.add(up, base)
			found = true
		}
	}
	return found
}

// makerEdge returns the edge of the call in function fn that has made closure callee, which edge ed runs, and the function called. It
// is not known which of several.
func (e *engine) makerEdge(fn ir.FuncID, ed edge, callee ir.FuncID) (to edge, maker ir.FuncID, ok bool) {
	if ed.made != ir.NoValue || ed.kind != edgeBlock && ed.kind != edgeValue || e.isRuby(fn) || e.prog.Func(callee).Kind != ir.KindClosure {
		return edge{}, ir.NoFunc, false
	}
	made, ok := e.graph.ClosureSite(callee)
	if !ok {
		return edge{}, ir.NoFunc, false
	}
	maker = ir.NoFunc
	for _, a := range e.args(fn, e.prog.Instr(fn, ed.at)) {
		one, is := e.makingCall(callgraph.Site{Func: fn, Value: a.Value}, made.Func)
		if is && maker != ir.NoFunc && one.at != to.at {
			return edge{}, made.Func, false
		}
		if is {
			to, maker = one, made.Func
		}
	}
	return to, maker, maker != ir.NoFunc
}

// paramLent returns the parameter that the value at s is, or is a counted reference or another end made of.
func (e *engine) paramLent(s callgraph.Site) (*ir.Param, bool) {
	v := s.Value
	for range maxMakers {
		v = e.graph.Root(s.Func, v)
		in := e.prog.Instr(s.Func, v)
		args := e.prog.Args(s.Func, in)
		switch {
		case in.Op == ir.OpParam:
			p := &e.prog.Func(s.Func).Params[in.Aux]
			return p, p.Kind == ir.ParamPositional
		case len(args) != 1 || !e.sharedAt(s.Func, v, args[0].Value, whole, in) && !e.identity(callgraph.Site{Func: s.Func, Value: v}):
			return nil, false
		}
		v = args[0].Value
	}
	return nil, false
}

// makingCall returns the edge of the call of function maker whose result the value at s is, perhaps in a box.
func (e *engine) makingCall(s callgraph.Site, maker ir.FuncID) (ed edge, ok bool) {
	v := s.Value
	for range maxMakers {
		v = e.graph.Root(s.Func, v)
		in := e.prog.Instr(s.Func, v)
		if in.Op != ir.OpCall {
			break
		}
		call := callgraph.Site{Func: s.Func, Value: v}
		callees := e.graph.Call(call).Callees
		if i := slices.IndexFunc(callees, func(c callgraph.Callee) bool { return c.Func == maker }); i >= 0 {
			return e.callEdge(call, &callees[i]), true
		}
		args := e.prog.Args(s.Func, in)
		if len(args) != 1 {
			break
		}
		v = args[0].Value
	}
	return edge{}, false
}
