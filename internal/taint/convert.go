package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// This file follows data into the methods of an object by which a call turns it into something else before it does
// its work: the call then does it with what these return.

// convert carries fact f of operand i of the call at u into the methods that the call turns the operand by; it
// reports false if there are none.
func (e *engine) convert(k *context, id int32, f fact, u ir.Value, a ir.Operand, i, pos int, call *callgraph.Call) bool {
	if len(call.Converts)+len(call.Derefs) == 0 {
		return false
	}
	defer e.give(k.entry.given)()
	list := e.graph.Conversions(callgraph.Site{Func: k.fn, Value: u}, call, a, pos, e.ofInstance(f.path))
	e.convertBy(k, id, f, u, i, list)
	return len(list) > 0
}

// dereference carries fact f into the methods by which the copy at u dereferences a type of the workspace, *name or what the type
// beside a new name wants; it reports false if there are none.
func (e *engine) dereference(k *context, id int32, f fact, u ir.Value) bool {
	if e.isRuby(k.fn) {
		return false
	}
	methods := e.graph.Dereferences(callgraph.Site{Func: k.fn, Value: u})
	for _, m := range methods {
		e.convertBy(k, id, f, u, 0, []callgraph.Conversion{{Func: m}})
	}
	return len(methods) > 0
}

// coerce carries fact f of an object that stands at operand i of the call at u into the methods by which it is dereferenced there.
// It reports whether that is all: else the call may do with the object itself what it does.
func (e *engine) coerce(k *context, id int32, f fact, u ir.Value, a ir.Operand, i, pos int, call *callgraph.Call) bool {
	methods, sure := e.graph.Coerced(callgraph.Site{Func: k.fn, Value: u}, call, a, pos)
	if f.path == whole && !sure {
		return false
	}
	for _, m := range methods {
		e.convertBy(k, id, f, u, i, []callgraph.Conversion{{Func: m}})
	}
	return sure
}

// deconstruct carries fact f of an object into the methods by which it is taken apart, where the load at u reads a
// part; it reports false if there are none.
func (e *engine) deconstruct(k *context, id int32, f fact, u ir.Value, in *ir.Instr, args []ir.Operand) bool {
	if in.Flags&ir.FlagIndex == 0 || args[0].Role == ir.RoleSelf && in.Flags&ir.FlagPattern == 0 || !e.isRuby(k.fn) {
		return false
	}
	list := e.graph.Deconstructed(callgraph.Site{Func: k.fn, Value: u}, e.ofInstance(f.path))
	e.convertBy(k, id, f, u, 0, list)
	return len(list) > 0
}

func (e *engine) convertBy(k *context, id int32, f fact, u ir.Value, i int, list []callgraph.Conversion) {
	for _, c := range list {
		ed := edge{kind: edgeConvert, at: u, operand: i, elements: c.Elements, out: c.Out}
		e.enter(k, id, ed, c.Func, port{kind: portSelf}, f.path, f.kinds)
	}
}

// converted enters what a conversion makes of an operand: the call goes on with it.
func (e *engine) converted(k *context, ed edge, x exit, base fact) {
	in := e.prog.Instr(k.fn, ed.at)
	args := e.args(k.fn, in)
	a := args[ed.operand]
	switch {
	case ed.out && x.port == port{kind: portArg}:
		base.path = whole
	case ed.out:
		return
	case x.port.kind == portSelf:
		base.value, base.since = a.Value, ed.at
		e.add(k, base)
		return
	case ed.elements && x.port.kind == portBlockArg && x.port.index>>givenShift == 0:
		if x.port.index&ofSeveral != 0 {
			base.path, _ = e.paths.push(e.position(int(x.port.index&^ofSeveral)), base.path)
		}
		base.path, _ = e.paths.push(anyElem, base.path)
	case x.port.kind != portReturn || ed.elements && e.isRuby(k.fn):
		return
	case ed.elements: // next of an iterator of Rust
		base.path, _ = e.paths.push(anyElem, base.path)
	}
	id, ok := e.keep(k, keptConverted, int32(ed.operand), base)
	if !ok {
		return
	}
	f := k.facts[id]
	f.value, f.since = a.Value, a.Value
	if in.Op == ir.OpCopy {
		e.step(k, id, ed.at, ed.at, ed.at, f.path, false)
		return
	}
	if in.Op == ir.OpLoad {
		e.part(k, id, f, ed.at, in, args)
		return
	}
	e.operand(k, id, f, ed.at, in, ed.operand, e.operandPositions(k.fn, in)[ed.operand], e.callIn(k, ed.at))
}
