package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// Data is copied as it came, however long it is: copy_nonoverlapping(name.as_ptr(), out, name.len()). That fits if somebody has made
// the memory for it, or has looked at how long it is. This file finds the copies before which nobody has, in the function at hand or
// where that is given the data.

// unmeasured reports whether what is copied at s is as long as v, the length of a list, says, and nothing that runs before asks
// how long that is, though the memory at m may be too small for it.
func (e *engine) unmeasured(s callgraph.Site, v, m ir.Value) bool {
	list, ok := e.lengthOf(s.Func, v)
	if !ok || e.graph.Room(s.Func, list) > 0 || !e.isOfAnyLength(s.Func, list) || e.isMeasuredBefore(s, list) {
		return false
	}
	return e.mayBeShort(s, m) && !e.hasToDo(s.Func, m, list)
}

// isShort reports whether the pointer p leads to bytes that may be fewer than the value has which is read there at s: nothing that runs
// before asks how many there are. What an object holds may have been measured when that was made.
func (e *engine) isShort(s callgraph.Site, p ir.Value) bool {
	if !e.graph.ReadsMore(s, p) {
		return false
	}
	list := e.bytesBehind(s.Func, p)
	if list == ir.NoValue || !e.graph.IsListType(s.Func, list) || e.graph.ElementSize(s.Func, list) != 1 || e.graph.Room(s.Func, list) > 0 || e.prog.Instr(s.Func, list).Op == ir.OpLoad {
		return false
	}
	return e.isOfAnyLength(s.Func, list) && !e.isMeasuredBefore(s, list)
}

// bytesBehind returns the list that a pointer leads into, at its beginning or at a constant place; NoValue if it leads elsewhere.
func (e *engine) bytesBehind(fn ir.FuncID, p ir.Value) ir.Value {
	for range maxSized {
		p = e.graph.Root(fn, p)
		in := e.prog.Instr(fn, p)
		args := e.prog.Args(fn, in)
		switch {
		case in.Op != ir.OpCall:
			return p
		case len(args) == 0 || args[0].Role != ir.RoleSelf && e.prog.Text(in.Name) != ir.OpCast || len(e.graph.Call(callgraph.Site{Func: fn, Value: p}).Callees) > 0:
			return p
		case len(args) > 1 && !e.isNumberLiteral(fn, args[1].Value):
			return ir.NoValue
		}
		p = args[0].Value
	}
	return ir.NoValue
}

// isOfAnyLength reports whether a list comes into a function from elsewhere, in a length that nothing there says: a parameter, a field,
// what a function of the workspace returns, or what begins empty and is filled.
func (e *engine) isOfAnyLength(fn ir.FuncID, list ir.Value) bool {
	in := e.prog.Instr(fn, list)
	switch in.Op {
	case ir.OpParam:
		return e.prog.Func(fn).Kind != ir.KindClosure
	case ir.OpLoad:
		return in.Flags&ir.FlagIndex == 0 && in.NArgs == 1
	case ir.OpCall:
		made := callgraph.Site{Func: fn, Value: list}
		return len(e.graph.Call(made).Callees) > 0 || e.graph.MakesEmpty(made)
	case ir.OpPhi:
		return !slices.ContainsFunc(e.prog.Args(fn, in), func(a ir.Operand) bool { return a.Value > list || !e.isOfAnyLength(fn, e.listBehind(fn, a.Value)) })
	}
	return false
}

// maxMeasured bounds the functions around in which it is looked for somebody who asks how long a list is.
const maxMeasured = 3

// isMeasuredBefore reports whether an instruction before s may have looked at how long a list is: it computes with its length, or hands
// the list to something. Of a parameter the calls of the function count too, of what a call returns what the call is given.
func (e *engine) isMeasuredBefore(s callgraph.Site, list ir.Value) bool {
	return e.measuredBefore(s, list, ir.NoValue, maxMeasured)
}

// measuredBefore is isMeasuredBefore, but that nothing is known of merged, which merges the list with others.
func (e *engine) measuredBefore(s callgraph.Site, list, merged ir.Value, depth int) bool {
	if depth == 0 || e.looksAt(s, list, merged) {
		return true
	}
	in := e.prog.Instr(s.Func, list)
	switch in.Op {
	case ir.OpParam:
		return e.measuredByCallers(s.Func, in, depth)
	case ir.OpPhi:
		return slices.ContainsFunc(e.prog.Args(s.Func, in), func(a ir.Operand) bool { return e.measuredBefore(s, e.listBehind(s.Func, a.Value), list, depth-1) })
	case ir.OpCall: // take(n * 4), where n is checked
		for _, a := range e.prog.Args(s.Func, in) {
			if a.Role != ir.RoleSelf && (e.isNumberLiteral(s.Func, a.Value) || e.graph.IsNumeric(s.Func, a.Value)) && e.isDecidedOn(s, list, a.Value) {
				return true
			}
		}
	}
	return false
}

// measuredByCallers reports whether not all calls of a function give a parameter what nobody has measured.
func (e *engine) measuredByCallers(fn ir.FuncID, param *ir.Instr, depth int) bool {
	f := e.prog.Func(fn)
	if int(param.Aux) >= len(f.Params) || f.Params[param.Aux].Kind != ir.ParamPositional || e.graph.CallSites(fn) > maxCallers {
		return true
	}
	for _, c := range e.graph.Callers(fn) {
		call := e.graph.Call(c)
		i := slices.IndexFunc(call.Callees, func(to callgraph.Callee) bool { return to.Func == fn })
		if e.isRuby(c.Func) || i < 0 {
			return true
		}
		given := e.argument(c.Func, e.callEdge(c, &call.Callees[i]), e.prog.Instr(c.Func, c.Value), e.paramPort(&f.Params[param.Aux]))
		if len(given) != 1 {
			return true
		}
		list := e.listBehind(c.Func, given[0])
		if !e.isOfAnyLength(c.Func, list) || e.measuredBefore(c, list, ir.NoValue, depth-1) {
			return true
		}
	}
	return false
}

// maxCallers bounds the calls of a function that are looked at.
const maxCallers = 8

// looksAt reports whether a condition before s has to do with a list or its length, or a call is given one of them for anything but to
// take a view of it, or to be one of those that merged can be.
func (e *engine) looksAt(s callgraph.Site, list, merged ir.Value) bool {
	f := e.prog.Func(s.Func)
	for _, d := range f.Decisions {
		if d.Cond < s.Value && f.Reaches(d.Cond, s.Value) && e.asksAbout(s.Func, d.Cond, list) {
			return true
		}
	}
	body := e.prog.File(s.Func).Body(f)
	for u := ir.Value(1); u < s.Value; u++ {
		in := &body[u]
		args := e.prog.Args(s.Func, in)
		switch {
		case u == list || u == merged || in.Flags&ir.FlagMacro != 0 || !f.Reaches(u, s.Value):
			continue
		case in.Op == ir.OpClosure, in.Op == ir.OpStore, in.Op == ir.OpPhi:
		case in.Op != ir.OpCall || strings.HasPrefix(e.prog.Text(in.Name), "op."):
			continue
		case len(args) == 1 && args[0].Role == ir.RoleSelf && e.takesView(s.Func, u):
			continue
		}
		if slices.ContainsFunc(args, func(a ir.Operand) bool {
			return !e.fills(s.Func, u, a) && e.hasToDo(s.Func, a.Value, list)
		}) {
			return true
		}
	}
	return false
}

// fills reports whether operand a of the call at u, of a library, is lent to be written: file.read_to_end(&mut list).
func (e *engine) fills(fn ir.FuncID, u ir.Value, a ir.Operand) bool {
	lent := e.prog.Instr(fn, a.Value)
	return a.Role == ir.RolePlain && lent.Op == ir.OpCopy && lent.Flags&ir.FlagRef != 0 && lent.Flags&ir.FlagMut != 0 &&
		len(e.graph.Call(callgraph.Site{Func: fn, Value: u}).Callees) == 0
}

// asksAbout reports whether a condition has to do with a list: more than whether there is one.
func (e *engine) asksAbout(fn ir.FuncID, cond, list ir.Value) bool {
	cond = e.graph.Condition(fn, cond)
	return !e.isPresence(fn, cond, list) && e.hasToDo(fn, cond, list)
}

// isPresence reports whether all that a condition asks of a list is whether there is one.
func (e *engine) isPresence(fn ir.FuncID, cond, list ir.Value) bool {
	in := e.prog.Instr(fn, cond)
	args := e.prog.Args(fn, in)
	return in.Op == ir.OpCall && e.prog.Text(in.Name) == ir.OpIs && len(args) == 1 && e.isOrMeasures(fn, args[0].Value, list)
}

// takesView reports whether the call at u, of a library, is the length of its receiver, or the same memory.
func (e *engine) takesView(fn ir.FuncID, u ir.Value) bool {
	_, length := e.lengthOf(fn, u)
	return len(e.graph.Call(callgraph.Site{Func: fn, Value: u}).Callees) == 0 && (length || e.graph.IsMemory(fn, u))
}

// hasToDo reports whether v is a list, a view of it or its length, or is computed from that.
func (e *engine) hasToDo(fn ir.FuncID, v, list ir.Value) bool {
	return e.isComputedOf(fn, v, func(w ir.Value) bool { return e.isOrMeasures(fn, w, list) }, func(u ir.Value, a ir.Operand) bool {
		return e.prog.Instr(fn, u).Op == ir.OpCall && e.fills(fn, u, a)
	})
}

// isOrMeasures reports whether v is a list, a view of it, or its length.
func (e *engine) isOrMeasures(fn ir.FuncID, v, list ir.Value) bool {
	of, ok := e.lengthOf(fn, v)
	if !ok {
		of = e.listBehind(fn, v)
	}
	return of == list || e.sameElement(fn, of, list)
}

// sameElement reports whether two loads read the same of the same value.
func (e *engine) sameElement(fn ir.FuncID, a, b ir.Value) bool {
	if e.prog.Instr(fn, a).Op != ir.OpLoad || e.prog.Instr(fn, b).Op != ir.OpLoad {
		return false
	}
	base, path := e.elementOf(fn, a)
	other, at := e.elementOf(fn, b)
	return path != whole && base == other && path == at
}

// isDecidedOn reports whether a condition that is known where s runs has to do with v, which the call that returns a list is given, or
// with what that is computed from.
func (e *engine) isDecidedOn(s callgraph.Site, list, v ir.Value) bool {
	in := e.prog.Instr(s.Func, e.origin(s.Func, v))
	if in.Op == ir.OpConst {
		return true
	}
	return slices.ContainsFunc(e.prog.Func(s.Func).Decided(s.Value), func(d ir.Decision) bool {
		cond := e.graph.Condition(s.Func, d.Cond)
		if e.isPresence(s.Func, cond, list) {
			return false
		}
		return e.mentions(s.Func, cond, v) || slices.ContainsFunc(e.prog.Args(s.Func, in), func(a ir.Operand) bool {
			return e.prog.Instr(s.Func, a.Value).Op != ir.OpConst && e.mentions(s.Func, cond, a.Value)
		})
	})
}

// isNumberLiteral reports whether v is a number as it is written.
func (e *engine) isNumberLiteral(fn ir.FuncID, v ir.Value) bool {
	in := e.prog.Instr(fn, e.graph.Root(fn, v))
	return in.Op == ir.OpConst && in.Aux == ir.ConstInteger
}

// mayBeShort reports whether memory m is as large as it is, whatever is copied there at s: an array, a list or what a pointer of an
// object leads to. How large the memory is that a caller lends to a function is for the caller to know; one in C has said it, if it
// gives a number beside the pointer.
func (e *engine) mayBeShort(s callgraph.Site, m ir.Value) bool {
	f := e.prog.Func(s.Func)
	list := e.listBehind(s.Func, m)
	for range maxSized {
		in := e.prog.Instr(s.Func, list)
		args := e.prog.Args(s.Func, in)
		switch {
		case e.graph.Room(s.Func, list) > 0 || e.graph.IsStruct(s.Func, list):
			return true
		case in.Op == ir.OpCall && len(args) == 1 && e.prog.Text(in.Name) == ir.OpCast:
			list = e.listBehind(s.Func, args[0].Value)
		case in.Op == ir.OpParam:
			if f.Kind == ir.KindClosure || int(in.Aux) >= len(f.Params) || f.Params[in.Aux].Kind != ir.ParamPositional {
				return false
			}
			if e.graph.IsListType(s.Func, list) {
				return true
			}
			return f.Export != 0 && e.takesSize(s.Func, int(in.Aux))
		case in.Op == ir.OpLoad && in.NArgs == 1 && in.Flags&ir.FlagIndex == 0:
			return f.Flags&ir.FuncUnsafe == 0 && e.graph.IsMemory(s.Func, list)
		case in.Op == ir.OpCall && len(args) == 2 && args[0].Role == ir.RoleSelf && len(e.graph.Call(callgraph.Site{Func: s.Func, Value: list}).Callees) == 0 &&
			strings.HasPrefix(e.graph.TypeOf(s.Func, list).Name, "*"):
			list = e.listBehind(s.Func, args[0].Value) // base.add(at)
		default:
			return false
		}
	}
	return false
}

// takesSize reports whether a function has a parameter that is a number, behind the pointer that parameter i is.
func (e *engine) takesSize(fn ir.FuncID, i int) bool {
	params := e.prog.Func(fn).Params
	return slices.ContainsFunc(params[i+1:], func(p ir.Param) bool { return e.graph.IsNumeric(fn, p.Value) })
}
