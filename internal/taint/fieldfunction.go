package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// A method of Rust may call a function that its object was made with: Policy::new(is_word).check(name). What it lets
// through then depends on the object, and so it is read for each function that the object of a call has.

// maxKeptIn bounds how many fields, parameters and constructors an object is followed back through.
const maxKeptIn = 6

// runsFields returns the reads of fields of self whose values a Rust function calls.
func (e *engine) runsFields(id ir.FuncID) []ir.Value {
	reads, known := e.runsKept[id]
	if known {
		return reads
	}
	fn := e.prog.Func(id)
	if fn.Kind == ir.KindMethod && !e.isRuby(id) {
		body := e.prog.File(id).Body(fn)
		for u := range body {
			if in := &body[u]; in.Op == ir.OpCall && in.NArgs > 0 && e.prog.Text(in.Name) == ir.OpCallee {
				v := e.graph.Root(id, e.prog.Args(id, in)[0].Value)
				if e.isFieldOfSelf(id, v) {
					reads = append(reads, v)
				}
			}
		}
	}
	e.runsKept[id] = reads
	return reads
}

// isFieldOfSelf reports whether v reads a field of self of function id.
func (e *engine) isFieldOfSelf(id ir.FuncID, v ir.Value) bool {
	in := e.prog.Instr(id, v)
	return in.Op == ir.OpLoad && in.NArgs == 1 && in.Flags&(ir.FlagIndex|ir.FlagCapture|ir.FlagConst) == 0 && e.isSelf(id, e.prog.Args(id, in)[0].Value)
}

// functionsKept returns, of those fields of self that a callee calls, which functions they are in the object that the call
// at ed of fn is made on.
func (e *engine) functionsKept(fn ir.FuncID, ed edge, callee ir.FuncID) (given []callgraph.Given) {
	reads := e.runsFields(callee)
	if len(reads) == 0 || ed.kind != edgeCall || e.isRuby(fn) {
		return nil
	}
	object := e.selfArgument(fn, e.prog.Instr(fn, ed.at))
	if len(object) != 1 {
		return nil
	}
	for _, v := range reads {
		made, ok := e.objectMade(callgraph.Site{Func: fn, Value: object[0]}, maxKeptIn)
		if !ok {
			continue
		}
		is, ok := e.keptIn(made, e.prog.Instr(callee, v).Name, maxKeptIn)
		if ok && e.isBareFunction(is) {
			given = append(given, callgraph.Given{Param: callgraph.Site{Func: callee, Value: v}, Is: is, Rest: -1})
		}
	}
	return given
}

// objectMade returns the one literal or call that makes the object that the value at s is: where it is a field or a
// parameter, the one that the program puts there.
func (e *engine) objectMade(s callgraph.Site, depth int) (callgraph.Site, bool) {
	for ; depth > 0; depth-- {
		s.Value = e.origin(s.Func, s.Value)
		in := e.prog.Instr(s.Func, s.Value)
		switch {
		case in.Op == ir.OpCall:
			return s, true
		case in.Op == ir.OpLoad && in.NArgs == 1 && in.Flags&(ir.FlagIndex|ir.FlagCapture|ir.FlagConst) == 0:
			field, ok := e.graph.MadeFieldOf(s.Func, in)
			if !ok {
				return s, false
			}
			values, ok := e.graph.Made(field)
			if !ok || len(values) != 1 {
				return s, false
			}
			s = values[0]
		case in.Op == ir.OpParam:
			given, ok := e.onlyGiven(s.Func, &e.prog.Func(s.Func).Params[in.Aux], in)
			if !ok {
				return s, false
			}
			s = given
		default:
			return s, false
		}
	}
	return s, false
}

// onlyGiven returns the value that a parameter has, if only one place gives it one.
func (e *engine) onlyGiven(fn ir.FuncID, p *ir.Param, in *ir.Instr) (callgraph.Site, bool) {
	if p.Kind == ir.ParamCaptured {
		return e.graph.Outside(fn, in)
	}
	callers := e.graph.Callers(fn)
	if p.Kind != ir.ParamPositional || len(callers) != 1 || e.graph.Exported(fn) {
		return callgraph.Site{}, false
	}
	return e.givenAt(callers[0], fn, p)
}

// givenAt returns the value that the call at s gives to a parameter of a callee.
func (e *engine) givenAt(s callgraph.Site, callee ir.FuncID, p *ir.Param) (callgraph.Site, bool) {
	callees := e.graph.Call(s).Callees
	if len(callees) != 1 || callees[0].Func != callee || callees[0].Bridge != nil {
		return callgraph.Site{}, false
	}
	values := e.argument(s.Func, e.callEdge(s, &callees[0]), e.prog.Instr(s.Func, s.Value), e.paramPort(p))
	if len(values) != 1 {
		return callgraph.Site{}, false
	}
	return callgraph.Site{Func: s.Func, Value: values[0]}, true
}

// keptIn returns what a field has of the object that is made at s, by a literal or by a function that returns one.
func (e *engine) keptIn(s callgraph.Site, field ir.Name, depth int) (is callgraph.Site, ok bool) {
	in := e.prog.Instr(s.Func, s.Value)
	if e.prog.Text(in.Name) == ir.OpStruct {
		for _, a := range e.prog.Args(s.Func, in) {
			if n, named := a.Role.Keyword(); named && n == field {
				return callgraph.Site{Func: s.Func, Value: e.origin(s.Func, a.Value)}, true
			}
		}
		return is, false
	}
	callees := e.graph.Call(s).Callees
	if depth == 0 || len(callees) != 1 {
		return is, false
	}
	callee := callees[0].Func
	returned, ok := e.onlyReturn(callee)
	if !ok {
		return is, false
	}
	inner, ok := e.keptIn(callgraph.Site{Func: callee, Value: returned}, field, depth-1)
	if !ok {
		return is, false
	}
	if p := e.prog.Instr(inner.Func, inner.Value); p.Op == ir.OpParam && inner.Func == callee {
		is, ok = e.givenAt(s, callee, &e.prog.Func(callee).Params[p.Aux])
		is.Value = e.graph.Root(is.Func, is.Value)
		return is, ok
	}
	return inner, true
}

// onlyReturn returns what a function returns, if that is the result of one call.
func (e *engine) onlyReturn(id ir.FuncID) (ir.Value, bool) {
	body := e.prog.File(id).Body(e.prog.Func(id))
	result := ir.NoValue
	for u := range body {
		if body[u].Op != ir.OpReturn {
			continue
		}
		if body[u].NArgs == 0 || result != ir.NoValue {
			return ir.NoValue, false
		}
		result = e.origin(id, e.prog.Args(id, &body[u])[0].Value)
	}
	return result, result != ir.NoValue && e.prog.Instr(id, result).Op == ir.OpCall
}
