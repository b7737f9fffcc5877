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
func (e *engine) sized(fn ir.FuncID, in *ir.Instr, row *rule.Sink, v ir.Value) bool {
	if len(row.Of) == 0 || e.isRuby(fn) {
		return false
	}
	size := e.counted(fn, v)
	index := row.Kinds&e.edge != 0
	for i := range row.Of {
		values := e.atPort(fn, in, &row.Of[i])
		if len(values) == 0 || slices.ContainsFunc(values, func(m ir.Value) bool {
			return !e.madeWith(fn, m, size, maxSized) && !e.graph.HasRoom(fn, m, v, index)
		}) {
			return false
		}
	}
	return true
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

// madeWith reports whether memory m comes from a call that was given size.
func (e *engine) madeWith(fn ir.FuncID, m, size ir.Value, depth int) bool {
	m = e.graph.Root(fn, m)
	in := e.prog.Instr(fn, m)
	if depth == 0 || in.Op != ir.OpCall {
		return false
	}
	args := e.prog.Args(fn, in)
	name := e.prog.Text(in.Name)
	switch {
	case len(args) == 0:
		return false
	case args[0].Role == ir.RoleSelf && (name == ir.OpCast || len(args) == 1):
		return e.madeWith(fn, args[0].Value, size, depth-1) // a view of it
	case strings.HasPrefix(name, "op."):
		return false
	}
	call := e.graph.Call(callgraph.Site{Func: fn, Value: m})
	asks := slices.ContainsFunc(call.Sinks, func(r *rule.Sink) bool { return r.Kinds&e.set.UnsafeKinds == 0 })
	if !asks && len(call.Flows) > 0 && len(call.Callees) == 0 {
		return false
	}
	return slices.ContainsFunc(args, func(a ir.Operand) bool { return e.tells(fn, a.Value, size, depth-1) })
}

// tells reports whether v is size, or was computed from it.
func (e *engine) tells(fn ir.FuncID, v, size ir.Value, depth int) bool {
	v = e.origin(fn, v)
	if v == size || e.counted(fn, v) == size {
		return true
	}
	in := e.prog.Instr(fn, v)
	return depth > 0 && in.Op == ir.OpCall && slices.ContainsFunc(e.prog.Args(fn, in), func(a ir.Operand) bool {
		return e.tells(fn, a.Value, size, depth-1)
	})
}
