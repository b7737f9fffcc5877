package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// Memory that was asked for by a number is as large as the number says: let mut v = Vec::with_capacity(n), and then
// v.set_len(n). So a length is no danger for the memory that a call made which was given that length, nor is a number for
// memory that has room for all that it can be by its type: a byte for an array of 256 elements.

// maxSized bounds how many calls memory, or its size, is followed back through.
const maxSized = 6

// sized reports whether all the memory that a sink row speaks of was made by calls that were given value v, the
// size of it, or has room for every number that v can be.
func (e *engine) sized(s callgraph.Site, in *ir.Instr, call *callgraph.Call, row *rule.Sink, v ir.Value) bool {
	if e.isRuby(s.Func) {
		return false
	}
	of := memoryOf(call, row)
	size := e.counted(s.Func, v)
	index := row.Kinds&e.edge != 0
	if past, ok := e.pastElement(s.Func, v); ok && !index {
		size = past
	}
	for i := range of {
		values := e.atPort(s.Func, in, &of[i])
		if len(values) == 0 || slices.ContainsFunc(values, func(m ir.Value) bool {
			return !e.madeWith(madeFor{s.Func, s.Value, size}, m, maxSized) && !e.graph.HasRoom(s.Func, m, v, index) && !e.inGrid(s, m, v)
		}) {
			return false
		}
	}
	return len(of) > 0
}

// memoryOf returns where the memory stands that a sink row speaks of: as it says itself, or as another row says that
// speaks of the same number.
func memoryOf(call *callgraph.Call, row *rule.Sink) []rule.Port {
	for _, r := range call.Sinks {
		if len(row.Of) == 0 && len(r.Of) > 0 && slices.EqualFunc(r.In, row.In, samePort) {
			return r.Of
		}
	}
	return row.Of
}

// samePort reports whether two ports are the same operand of a call.
func samePort(p, q rule.Port) bool {
	return p.Kind == q.Kind && p.Index == q.Index && len(p.Path)+len(q.Path) == 0
}

// pastElement returns the number that v is at most, if v is one more than an index that counts up to it, without it: the
// length after the element at i has been written, of i in 0..n.
func (e *engine) pastElement(fn ir.FuncID, v ir.Value) (ir.Value, bool) {
	in := e.prog.Instr(fn, e.origin(fn, v))
	args := e.prog.Args(fn, in)
	if in.Op != ir.OpCall || e.prog.Text(in.Name) != "op.+" || len(args) != 2 || !e.isNumber(fn, args[1].Value, "1") {
		return v, false
	}
	i := e.prog.Instr(fn, e.origin(fn, args[0].Value))
	if i.Op != ir.OpCall || e.prog.Text(i.Name) != "next" {
		return v, false
	}
	size := e.counted(fn, args[0].Value)
	return size, size != e.origin(fn, args[0].Value) && !e.inclusive(fn, args[0].Value)
}

// inclusive reports whether v counts up to a number and is that too: for v in 0..=n.
func (e *engine) inclusive(fn ir.FuncID, v ir.Value) bool {
	for range maxSized {
		in := e.prog.Instr(fn, e.origin(fn, v))
		args := e.prog.Args(fn, in)
		if in.Op != ir.OpCall || len(args) == 0 || e.prog.Text(in.Name) == ir.OpRange {
			return in.Op == ir.OpCall && in.Aux == ir.RangeInclusive
		}
		v = args[0].Value
	}
	return false
}

// counted returns the number that v counts up to, in for v in 0..n, or else v itself.
func (e *engine) counted(fn ir.FuncID, v ir.Value) ir.Value {
	for range maxSized {
		v = e.origin(fn, v)
		in := e.prog.Instr(fn, v)
		args := e.prog.Args(fn, in)
		switch name := e.prog.Text(in.Name); {
		case in.Op == ir.OpCall && name == ir.OpRange && len(args) == 2:
			v = args[1].Value
		case in.Op == ir.OpCall && (name == ir.OpCast || name == "next") && len(args) == 1:
			v = args[0].Value
		default:
			return v
		}
	}
	return v
}

// madeFor is a use of memory, in a function at a call, and the size that it should have there.
type madeFor struct {
	fn   ir.FuncID
	use  ir.Value
	size ir.Value
}

// madeWith reports whether memory m comes from a call that was given the size, or was given room for as much before it is used.
func (e *engine) madeWith(u madeFor, m ir.Value, depth int) bool {
	m = e.graph.Root(u.fn, m)
	in := e.prog.Instr(u.fn, m)
	args := e.prog.Args(u.fn, in)
	switch {
	case depth == 0:
		return false
	case in.Op == ir.OpPhi:
		return len(args) == 2 && e.madeInArms(u, m, args, depth-1)
	case in.Op != ir.OpCall:
		return false
	}
	name := e.prog.Text(in.Name)
	switch {
	case len(args) == 0:
		return e.reserved(u, m)
	case args[0].Role == ir.RoleSelf && (name == ir.OpCast || len(args) == 1):
		return e.madeWith(u, args[0].Value, depth-1) // a view of it
	case strings.HasPrefix(name, "op."):
		return false
	}
	call := e.graph.Call(callgraph.Site{Func: u.fn, Value: m})
	if !e.asksForMemory(call) && len(call.Flows) > 0 && len(call.Callees) == 0 {
		return false
	}
	return slices.ContainsFunc(args, func(a ir.Operand) bool {
		// A number that a function of the program puts out is whatever that says: let rest = split(&data, &mut at).
		out := len(call.Callees) > 0 && e.isMutRef(u.fn, a.Value)
		return !out && e.tells(u.fn, a.Value, u.size, depth-1)
	}) || e.reserved(u, m)
}

// asksForMemory reports whether a call is given how much memory is asked for.
func (e *engine) asksForMemory(call *callgraph.Call) bool {
	return slices.ContainsFunc(call.Sinks, func(r *rule.Sink) bool { return r.Kinds&e.set.UnsafeKinds == 0 })
}

// madeInArms reports whether either arm of a branch made the memory m, its operands args, with the size, or made none where
// the size decided so: if size == 0 { Vec::new() } else { Vec::with_capacity(size) }.
func (e *engine) madeInArms(u madeFor, m ir.Value, args []ir.Operand, depth int) bool {
	made := 0
	for i, a := range args {
		if e.madeWith(u, a.Value, depth) {
			made++
			continue
		}
		none := e.prog.Instr(u.fn, e.graph.Root(u.fn, a.Value))
		arm, ok := e.armOfPhi(u.fn, m, i)
		if !ok || none.Op != ir.OpCall || none.NArgs > 0 || !e.asksSize(u, arm.cond, depth) {
			return false
		}
	}
	return made > 0
}

// asksSize reports whether a condition, or a part of it, compares the size.
func (e *engine) asksSize(u madeFor, cond ir.Value, depth int) bool {
	in := e.prog.Instr(u.fn, e.graph.Root(u.fn, cond))
	return depth > 0 && (in.Op == ir.OpPhi || in.Op == ir.OpCall) && slices.ContainsFunc(e.prog.Args(u.fn, in), func(a ir.Operand) bool {
		return e.origin(u.fn, a.Value) == u.size || e.asksSize(u, a.Value, depth-1)
	})
}

// reserved reports whether memory m was given room for the size before it is used, wherever it is.
func (e *engine) reserved(u madeFor, m ir.Value) bool {
	return slices.ContainsFunc(e.info(u.fn).usesOf(m), func(w ir.Value) bool {
		in := e.prog.Instr(u.fn, w)
		args := e.prog.Args(u.fn, in)
		return in.Op == ir.OpCall && len(args) == 2 && args[0].Role == ir.RoleSelf && args[0].Value == m &&
			e.tells(u.fn, args[1].Value, u.size, maxSized) && e.prog.Func(u.fn).Intervenes(m, w, u.use) &&
			e.asksForMemory(e.graph.Call(callgraph.Site{Func: u.fn, Value: w}))
	})
}

// tells reports whether v is size, or was computed from it; the lesser of it and something else is not as much.
func (e *engine) tells(fn ir.FuncID, v, size ir.Value, depth int) bool {
	v = e.origin(fn, v)
	if v == size || e.counted(fn, v) == size {
		return true
	}
	in := e.prog.Instr(fn, v)
	if is, _ := e.graph.Arithmetic(callgraph.Site{Func: fn, Value: v}); is == rule.Least {
		return false
	}
	return depth > 0 && in.Op == ir.OpCall && slices.ContainsFunc(e.prog.Args(fn, in), func(a ir.Operand) bool {
		return e.tells(fn, a.Value, size, depth-1)
	})
}
