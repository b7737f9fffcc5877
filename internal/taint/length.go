package taint

import (
	"strconv"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// Elements of a list that are counted from its end, and lists that are a part of another one: which elements those
// are is known where the list's length is, because it is a literal that nothing has been added to or taken from, or
// of a class that says so.

// length returns how many elements the list v has where instruction u uses it.
func (e *engine) length(fn ir.FuncID, v, u ir.Value) (n int, ok bool) {
	if v == ir.NoValue || !e.isRuby(fn) {
		return 0, false
	}
	if t := e.graph.TypeOf(fn, v); !t.Meta {
		if n := e.set.Models.Length(t.Name); n > 0 {
			return n, true
		}
	}
	root := e.graph.Root(fn, v)
	in := e.prog.Instr(fn, root)
	if in.Op == ir.OpParam {
		n := e.graph.ElementLength(fn, root)
		return n, n > 0 && !e.resized(fn, root, u)
	}
	if in.Op != ir.OpCall || e.prog.Text(in.Name) != ir.OpArray || e.resized(fn, root, u) {
		return 0, false
	}
	for _, a := range e.prog.Args(fn, in) {
		if a.Role != ir.RolePlain {
			return 0, false
		}
		n++
	}
	return n, true
}

// resized reports whether list v may have other elements where instruction u uses it than where it was made.
func (e *engine) resized(fn ir.FuncID, v, u ir.Value) bool {
	f := e.prog.Func(fn)
	fi := e.info(fn)
	for _, w := range fi.usesOf(v) {
		in := e.prog.Instr(fn, w)
		switch {
		case in.Op == ir.OpCopy || in.Op == ir.OpAssume:
			if e.resized(fn, w, u) {
				return true
			}
		case in.Op == ir.OpClosure:
			return true
		case w >= u && !f.Reaches(w, u), w == u:
		case in.Op == ir.OpStore && in.Flags&ir.FlagIndex != 0 && e.prog.Args(fn, in)[0].Value == v,
			in.Op == ir.OpCall && e.changes(callgraph.Site{Func: fn, Value: w}, in, v):
			return true
		}
	}
	return false
}

// changes reports whether models say that a call changes its receiver v.
func (e *engine) changes(s callgraph.Site, in *ir.Instr, v ir.Value) bool {
	args := e.prog.Args(s.Func, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf || args[0].Value != v {
		return false
	}
	call := e.graph.Call(s)
	if call.Unknown || len(call.Overwrites) > 0 {
		return true
	}
	for _, row := range call.Flows {
		for i := range row.To {
			if row.To[i].Kind == rule.PortSelf {
				return true
			}
		}
	}
	return false
}

// fromEnd returns the element that is the nth from the end of the list that a model's path is taken from.
func (e *engine) fromEnd(c at, nth int) elem {
	if n, ok := e.length(c.fn, c.of, e.valueOf(c)); ok && nth <= n {
		return e.position(n - nth)
	}
	return anyElem
}

// valueOf returns the instruction that a model's path is about as a value of its function.
func (e *engine) valueOf(c at) ir.Value {
	for _, u := range e.info(c.fn).usesOf(c.of) {
		if e.prog.Instr(c.fn, u) == c.in {
			return u
		}
	}
	return c.of
}

// negative returns the element that a load reads at a place that is counted from the end.
func (e *engine) negative(fn ir.FuncID, in *ir.Instr, args []ir.Operand) elem {
	key := e.prog.Instr(fn, e.graph.Root(fn, args[1].Value))
	if key.Op != ir.OpConst || key.Aux != ir.ConstInteger {
		return anyElem
	}
	i, err := strconv.Atoi(e.prog.Text(key.Name))
	if err != nil || i >= 0 {
		return anyElem
	}
	return e.fromEnd(at{fn, in, args[0].Value}, -i)
}

// windowed returns where what stands at path in list v is in the list that a call at u makes of a part of it; ok is
// false if it is not there.
func (e *engine) windowed(fn ir.FuncID, u ir.Value, w *rule.Window, v ir.Value, path pathID) (moved pathID, ok bool) {
	if path == whole {
		return path, true
	}
	tail, _ := e.paths.read(path, anyElem)
	somewhere, _ := e.paths.push(anyElem, tail)
	i, placed := e.placeOf(e.paths.first(path))
	if !placed {
		return path, true
	}
	n, known := e.length(fn, v, u)
	if w.Reversed {
		if !known || i >= n {
			return somewhere, true
		}
		moved, _ = e.paths.push(e.position(n-1-i), tail)
		return moved, true
	}
	from, ok := e.end(fn, u, &w.From)
	if from < 0 {
		ok = ok && known
		from = max(n+from, 0)
	}
	if !ok {
		return somewhere, true
	}
	count, bounded := e.end(fn, u, &w.Count)
	if bounded && count < 0 {
		bounded = known
		count = n + count - from
	}
	if i < from || bounded && i >= from+count {
		return whole, false
	}
	moved, _ = e.paths.push(e.position(i-from), tail)
	return moved, true
}

// end returns the number that an end of a window is, if it is known.
func (e *engine) end(fn ir.FuncID, u ir.Value, x *rule.End) (n int, ok bool) {
	if x.Open || x.Port == nil {
		return x.N, !x.Open
	}
	texts := e.graph.Env(callgraph.Site{Func: fn, Value: u}).Texts(*x.Port)
	if len(texts) != 1 {
		return 0, false
	}
	n, err := strconv.Atoi(texts[0])
	if x.Negated {
		n = -n
	}
	return n, err == nil
}
