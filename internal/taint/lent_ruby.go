package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// A method of Ruby can answer an object that others have, too, and an object can keep one that it was given: what is put into it
// there, the others find in it.
//
//	def index = settings.index
//	Service.new(settings.index).add(text)
//
// What is written into the memory of a guest stands there, whichever object knows the address.

// putIntoLent carries the change of what the call at u of methods of Ruby has returned into those that have lent out what they did
// not make: def index = settings.index.
func (e *engine) putIntoLent(k *context, id int32, f fact, u ir.Value, call *callgraph.Call) {
	if f.path == whole {
		return
	}
	for i := range call.Callees {
		if c := &call.Callees[i]; !c.New && c.Bridge == nil && !c.Later && (e.graph.LendsOut(c.Func) || e.paths.inMemory(f.path)) {
			e.enter(k, id, e.callEdge(callgraph.Site{Func: k.fn, Value: u}, c), c.Func, port{kind: portResult}, f.path, f.kinds)
		}
	}
}

// putIntoKept carries the change of what an object keeps in an instance variable, which the call at u has made, to what its
// constructor has put there: an argument of the call, or what the constructor takes from elsewhere.
func (e *engine) putIntoKept(k *context, id int32, f fact, u ir.Value, call *callgraph.Call) {
	field := e.paths.first(f.path)
	rest, _ := e.paths.read(f.path, field)
	if !field.named() || f.doubt&byName != 0 {
		return // what was changed may have been another object's
	}
	for i := range call.Callees {
		c := &call.Callees[i]
		if !c.New || c.Bridge != nil || c.ByName || !e.isRuby(c.Func) {
			continue
		}
		ends := slices.ContainsFunc(e.graph.PutInSelf(c.Func, ir.Name(field)), func(v ir.Value) bool { return e.madeWithOther(c.Func, v) != ir.NoValue })
		if rest == whole && !ends {
			continue // another value stands in the variable now
		}
		ed := e.callEdge(callgraph.Site{Func: k.fn, Value: u}, c)
		elsewhere := false
		for _, v := range e.graph.PutInSelf(c.Func, ir.Name(field)) {
			given := e.givenFor(k.fn, ed, u, c.Func, v)
			for _, a := range given {
				if !e.isSelf(k.fn, a) { // a part knows the whole that it is of: around that circle, everything is in everything
					e.step(k, id, f.since, a, f.since, rest, false)
				}
			}
			elsewhere = elsewhere || len(given) == 0
		}
		if elsewhere {
			e.enter(k, id, ed, c.Func, port{portMade, uint32(field)}, rest, f.kinds)
		}
	}
}

// madeWithOther returns the call that has made v of function fn of Ruby as one of two ends of one thing, as IO.pipe does; NoValue
// if none has.
func (e *engine) madeWithOther(fn ir.FuncID, v ir.Value) ir.Value {
	in := e.prog.Instr(fn, e.graph.Root(fn, v))
	if in.Op != ir.OpLoad || in.Flags&ir.FlagIndex == 0 || in.NArgs != 2 || !e.isRuby(fn) {
		return ir.NoValue
	}
	made := e.graph.Root(fn, e.prog.Args(fn, in)[0].Value)
	if e.prog.Instr(fn, made).Op == ir.OpCall && slices.ContainsFunc(e.graph.Call(callgraph.Site{Func: fn, Value: made}).Flows, hasEnds) {
		return made
	}
	return ir.NoValue
}

// givenFor returns what the call at u of function callee by edge ed gives for the parameter that value v of the callee is.
func (e *engine) givenFor(fn ir.FuncID, ed edge, u ir.Value, callee ir.FuncID, v ir.Value) []ir.Value {
	p, ok := e.graph.ParamGiven(callee, v)
	if !ok {
		return nil
	}
	return e.argument(fn, ed, e.prog.Instr(fn, u), e.paramPort(p))
}

// beginMade enters what a constructor has put into an instance variable: what it takes from elsewhere, also where no argument
// says so.
func (e *engine) beginMade(k *context, root fact) {
	last := ir.Value(e.prog.Func(k.fn).Len - 1)
	for _, v := range e.graph.PutInSelf(k.fn, ir.Name(k.entry.port.index)) {
		for _, v := range e.graph.NotGiven(k.fn, v) {
			root.value, root.since = v, v
			if e.paths.inMemory(root.path) || e.madeWithOther(k.fn, v) != ir.NoValue {
				root.since = last // it is written where the guest has it, or comes out at the other end
			}
			e.add(k, root)
		}
	}
}
