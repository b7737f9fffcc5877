package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// A check of an instance variable says nothing of what a method puts there afterwards:
//
//	halt 400 unless @name.match?(/\A\w+\z/)
//	reload
//	system("ls #{@name}")

// lastStored returns the last call in Ruby function fn before v by which a method of the same object stores what is read
// as r, an instance variable, anew. It is NoValue if there is none.
func (e *engine) lastStored(fn ir.FuncID, v ir.Value, r read) ir.Value {
	if r.name == 0 || !strings.HasPrefix(e.prog.Text(r.name), "@") {
		return ir.NoValue
	}
	storers := e.graph.Storers(fn, r.name)
	if len(storers) == 0 {
		return ir.NoValue
	}
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := v - 1; u > 0; u-- {
		in := &body[u]
		args := e.prog.Args(fn, in)
		if in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf || !e.isSelf(fn, args[0].Value) {
			continue
		}
		for _, c := range e.graph.CallIn(callgraph.Site{Func: fn, Value: u}).Callees {
			if c.Func != fn && !c.ByName && slices.Contains(storers, c.Func) && !e.remembers(c.Func, r.name) {
				return u
			}
		}
	}
	return ir.NoValue
}

// remembers reports whether function fn stores the instance variable only where that holds nothing: @host ||= params[:host]
func (e *engine) remembers(fn ir.FuncID, name ir.Name) bool {
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	read := false
	for u := range body {
		in := &body[u]
		read = read || in.Op == ir.OpLoad && in.Name == name && in.Flags == 0
		if in.Op == ir.OpStore && in.Name == name && (!read || e.prog.Func(fn).Certain(ir.Value(u))) {
			return false
		}
	}
	return true
}

// storedHere returns what Ruby function fn has stored as r, an instance variable, before v, if it stores there once and
// calls no method after it that does. It is NoValue otherwise.
func (e *engine) storedHere(fn ir.FuncID, v ir.Value, r read) ir.Value {
	if r.name == 0 || r.path != whole || !strings.HasPrefix(e.prog.Text(r.name), "@") {
		return ir.NoValue
	}
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	at := ir.NoValue
	for u := range body {
		in := &body[u]
		if in.Op != ir.OpStore || in.Name != r.name || in.Flags != 0 || in.NArgs != 2 || !e.isSelf(fn, e.prog.Args(fn, in)[0].Value) {
			continue
		}
		if at != ir.NoValue {
			return ir.NoValue
		}
		at = ir.Value(u)
	}
	if at == ir.NoValue || at > v || !e.prog.Func(fn).Certain(at) || e.lastStored(fn, v, r) > at {
		return ir.NoValue
	}
	return e.prog.Args(fn, &body[at])[1].Value
}

// capturedAs returns the parameter by which closure fn is given what r, an instance variable, holds where the closure is
// made, if nothing that fn does before v stores it anew. It is NoValue if there is none.
func (e *engine) capturedAs(fn ir.FuncID, v ir.Value, r read) ir.Value {
	f := e.prog.Func(fn)
	if f.Kind != ir.KindClosure || r.name == 0 || r.path != whole || !e.isRuby(fn) {
		return ir.NoValue
	}
	for i := range f.Params {
		p := &f.Params[i]
		if p.Kind == ir.ParamCaptured && p.Name == r.name && !p.Written && e.lastStored(fn, v, r) == ir.NoValue {
			return p.Value
		}
	}
	return ir.NoValue
}
