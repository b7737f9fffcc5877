package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A number that was checked can have been held against something else than the memory that it is used for: against the
// length of another list, against a constant that is larger than the array, or before it was multiplied. This file finds
// the uses of which that can be seen in the function at hand: all checks there of the number leave it too large for
// memory whose size is known, or for a list whose own length nothing there asks for. Whatever is not understood counts as
// a check that fits.

// maxLinear bounds how many operators are looked through between a number and what was checked of it.
const maxLinear = 8

// linear is a number that is times * base + plus.
type linear struct {
	base        ir.Value
	times, plus uint64
}

// limit says that a number, checked, is less than n, or than the length of the list of; reaches says that it may be as
// large. A limit without a list and with NoValue as its base is one that is not understood.
type limit struct {
	checked linear
	of      ir.Value
	n       uint64
	reaches bool
}

// memory is what a number is used for: a list, of known room or 0, and how many bytes of it each unit of the number takes.
type memory struct {
	list  ir.Value
	room  uint64
	unit  uint64
	index bool // an element is used, not what lies before one
}

// unfits reports whether the number that a sink row names is too large for one of the memories that it is used for, as far
// as all checks of it in the function tell.
func (e *engine) unfits(s callgraph.Site, in *ir.Instr, call *callgraph.Call, row *rule.Sink) bool {
	values := e.atPort(s.Func, in, row.Unfit)
	if e.isRuby(s.Func) || len(values) != 1 {
		return false
	}
	if !slices.ContainsFunc(row.In, func(p rule.Port) bool { return samePort(p, *row.Unfit) }) {
		for i := range row.Of {
			if slices.ContainsFunc(e.atPort(s.Func, in, &row.Of[i]), func(m ir.Value) bool { return e.unmeasured(s, values[0], m) }) {
				return true
			}
		}
	}
	if e.isVouchedFor(s.Func, values[0]) {
		return false
	}
	x, limits := e.linear(s.Func, values[0])
	more, ok := e.limitsAt(s, x)
	if limits = append(limits, more...); !ok || len(limits) == 0 {
		return false
	}
	index := slices.ContainsFunc(call.Sinks, func(r *rule.Sink) bool {
		return r.Kinds&e.edge != 0 && len(r.Of) > 0 && slices.ContainsFunc(r.In, func(p rule.Port) bool { return samePort(p, *row.Unfit) })
	})
	for i := range row.Of {
		for _, m := range e.atPort(s.Func, in, &row.Of[i]) {
			mem := e.memoryAt(s.Func, m, index)
			if !slices.ContainsFunc(limits, func(l limit) bool { return e.suffices(s, x, l, mem) }) {
				return true
			}
		}
	}
	return false
}

// isVouchedFor reports whether a call that has come back may have checked v, or what it is computed from.
func (e *engine) isVouchedFor(fn ir.FuncID, v ir.Value) bool {
	for range maxCondition {
		in := e.prog.Instr(fn, v)
		args := e.prog.Args(fn, in)
		switch {
		case in.Op == ir.OpAssume && in.Aux == ir.AssumeReturned:
			return true
		case len(args) == 0 || in.Op != ir.OpAssume && in.Op != ir.OpCopy && in.Op != ir.OpCall:
			return false
		}
		v = args[0].Value
	}
	return false
}

// linear takes a number apart. It returns what it has been cut off at on the way, too.
func (e *engine) linear(fn ir.FuncID, v ir.Value) (x linear, cut []limit) {
	x.times = 1
	for range maxLinear {
		v = e.origin(fn, v)
		in := e.prog.Instr(fn, v)
		if args := e.prog.Args(fn, in); in.Op == ir.OpCall && len(args) == 1 && e.prog.Text(in.Name) == ir.OpCast {
			v = args[0].Value
			continue
		}
		is, args := e.graph.Arithmetic(callgraph.Site{Func: fn, Value: v})
		if is == rule.Least {
			x.base = v
			limits, rest := e.cutOff(fn, args)
			switch cut = append(cut, limits...); {
			case len(limits) == 0 || x.plus != 0 || x.times != 1:
				return x, append(cut, limit{})
			case rest == ir.NoValue:
				return e.settle(x, cut)
			}
			v = rest
			continue
		}
		n, other, ok := e.constantAmong(fn, args)
		switch {
		case is == rule.Product && ok:
			x.times *= max(n, 1)
		case is == rule.Shift && ok && n < 32 && other == args[0].Value:
			x.times <<= n
		case is == rule.Sum && ok && n < 1<<32:
			x.plus += x.times * n
		default:
			x.base = v
			return e.settle(x, cut)
		}
		v = other
	}
	x.base = e.origin(fn, v)
	return e.settle(x, cut)
}

// settle returns what a number was cut off at as said of its base.
func (e *engine) settle(x linear, cut []limit) (linear, []limit) {
	for i := range cut {
		cut[i].checked = linear{base: x.base, times: 1}
	}
	return x, cut
}

// constantAmong returns the constant number among two operands, and the other one.
func (e *engine) constantAmong(fn ir.FuncID, args []ir.Operand) (n uint64, other ir.Value, ok bool) {
	if len(args) == 2 {
		for i, a := range args {
			if n, ok := e.graph.Number(fn, a.Value); ok {
				return n, args[1-i].Value, true
			}
		}
	}
	return 0, ir.NoValue, false
}

// cutOff returns which of two numbers are limits, and the one that is none.
func (e *engine) cutOff(fn ir.FuncID, args []ir.Operand) (limits []limit, rest ir.Value) {
	rest = ir.NoValue
	for _, a := range args {
		if l, ok := e.limitAt(fn, a.Value); ok {
			l.reaches = true
			limits = append(limits, l)
		} else {
			rest = a.Value
		}
	}
	return limits, rest
}

// limitAt returns the limit that v is: a constant, or the length of a list, or less than that.
func (e *engine) limitAt(fn ir.FuncID, v ir.Value) (limit, bool) {
	if is, args := e.graph.Arithmetic(callgraph.Site{Func: fn, Value: e.origin(fn, v)}); is == rule.Rest && len(args) == 2 {
		l, ok := e.limitAt(fn, args[0].Value)
		if less, number := e.graph.Number(fn, args[1].Value); l.of == ir.NoValue && number && less <= l.n {
			l.n -= less
		}
		return l, ok
	}
	if n, ok := e.graph.Number(fn, v); ok {
		return limit{n: n}, true
	}
	if of, ok := e.lengthOf(fn, v); ok {
		if n := e.graph.Room(fn, of); n > 0 {
			return limit{n: n}, true
		}
		return limit{of: of}, true
	}
	return limit{}, false
}

// lengthOf returns the list of which v is the length.
func (e *engine) lengthOf(fn ir.FuncID, v ir.Value) (ir.Value, bool) {
	for range maxSized {
		v = e.origin(fn, v)
		in := e.prog.Instr(fn, v)
		if is, args := e.graph.Arithmetic(callgraph.Site{Func: fn, Value: v}); is == rule.Length {
			return e.listBehind(fn, args[0].Value), true
		}
		args := e.prog.Args(fn, in)
		if in.Op != ir.OpCall || len(args) != 1 || e.prog.Text(in.Name) != ir.OpCast {
			break
		}
		v = args[0].Value
	}
	return ir.NoValue, false
}

// listBehind returns the list that v is a view of, or points to the beginning of.
func (e *engine) listBehind(fn ir.FuncID, v ir.Value) ir.Value {
	for range maxSized {
		v = e.graph.Root(fn, v)
		in := e.prog.Instr(fn, v)
		args := e.prog.Args(fn, in)
		if in.Op != ir.OpCall || len(args) != 1 || args[0].Role != ir.RoleSelf || len(e.graph.Call(callgraph.Site{Func: fn, Value: v}).Callees) > 0 {
			break
		}
		v = args[0].Value
	}
	return v
}

// limitsAt returns what checks in the function say of x where it is used at s; ok is false if one is not understood.
func (e *engine) limitsAt(s callgraph.Site, x linear) (all []limit, ok bool) {
	if of, is := e.lengthOf(s.Func, x.base); is {
		if !e.isOpenList(s.Func, of) {
			return nil, false
		}
		all = append(all, limit{of: of, reaches: true, checked: linear{base: x.base, times: 1}})
	}
	for _, d := range e.prog.Func(s.Func).Decided(s.Value) {
		more, ok := e.limitsBy(s.Func, d.Cond, d.Holds, x, maxCondition)
		if !ok {
			return nil, false
		}
		all = append(all, more...)
	}
	return all, true
}

// isOpenList reports whether a list is a parameter of a type that does not say its length: it is of any.
func (e *engine) isOpenList(fn ir.FuncID, list ir.Value) bool {
	return e.prog.Instr(fn, list).Op == ir.OpParam && e.prog.Func(fn).Kind != ir.KindClosure && e.graph.IsListType(fn, list)
}

// limitsBy returns the limits of x that a condition sets; ok is false if it says something of x that is not understood.
func (e *engine) limitsBy(fn ir.FuncID, cond ir.Value, holds bool, x linear, depth int) (all []limit, ok bool) {
	cond = e.graph.Condition(fn, cond)
	in := e.prog.Instr(fn, cond)
	args := e.prog.Args(fn, in)
	name := e.prog.Text(in.Name)
	switch {
	case !e.mentions(fn, cond, x.base):
		return nil, true
	case depth == 0 || in.Op != ir.OpCall:
		return nil, false
	case name == ir.OpNot && len(args) == 1:
		return e.limitsBy(fn, args[0].Value, !holds, x, depth-1)
	case (name == ir.OpAnd && holds || name == ir.OpOr && !holds) && len(args) == 2:
		one, ok := e.limitsBy(fn, args[0].Value, holds, x, depth-1)
		other, also := e.limitsBy(fn, args[1].Value, holds, x, depth-1)
		return append(one, other...), ok && also
	}
	less, more, reaches, ok := callgraph.Ordered(name, args, holds)
	if !ok {
		return nil, false
	}
	if e.mentions(fn, more, x.base) {
		return nil, !e.mentions(fn, less, x.base) // it is larger than something
	}
	l, ok := e.limitAt(fn, more)
	l.checked, _ = e.linear(fn, less)
	l.reaches = reaches
	return []limit{l}, ok && e.sameValue(fn, l.checked.base, x.base)
}

// mentions reports whether value of is among those that v is computed from.
func (e *engine) mentions(fn ir.FuncID, v, of ir.Value) bool {
	return e.isComputedOf(fn, v, func(w ir.Value) bool { return e.sameValue(fn, w, of) }, nil)
}

// isComputedOf reports whether v, or a value of those that it is computed from, is what is asked for. An operand of an instruction for
// which skip is true does not count; skip can be nil.
func (e *engine) isComputedOf(fn ir.FuncID, v ir.Value, is func(ir.Value) bool, skip func(ir.Value, ir.Operand) bool) bool {
	seen := map[ir.Value]bool{} // a value may be used many times
	var walk func(ir.Value) bool
	walk = func(v ir.Value) bool {
		if seen[v] {
			return false
		}
		seen[v] = true
		if is(v) {
			return true
		}
		v = e.graph.Root(fn, v)
		in := e.prog.Instr(fn, v)
		return (in.Op == ir.OpCall || in.Op == ir.OpPhi || in.Op == ir.OpLoad) && slices.ContainsFunc(e.prog.Args(fn, in), func(a ir.Operand) bool {
			return a.Value < v && (skip == nil || !skip(v, a)) && walk(a.Value)
		})
	}
	return walk(v)
}

// memoryAt returns the memory that m is, or points at.
func (e *engine) memoryAt(fn ir.FuncID, m ir.Value, index bool) memory {
	mem := memory{list: e.listBehind(fn, m), index: index, unit: 1}
	mem.room = e.graph.Room(fn, mem.list)
	if used, has := e.graph.ElementSize(fn, m), e.graph.ElementSize(fn, mem.list); has > 0 && used > has {
		mem.unit = used / has
	}
	return mem
}

// suffices reports whether a limit keeps x within memory, or may do so.
func (e *engine) suffices(s callgraph.Site, x linear, l limit, mem memory) bool {
	fn := s.Func
	// How much larger x can be than the limit says: of what was checked, it is times as much, and plus.
	times, plus := x.times, x.plus
	if l.checked.times == x.times && l.checked.plus >= x.plus {
		times, plus = 1, 0
	} else if l.checked.times > 1 || l.checked.plus > 0 {
		return true
	}
	beyond := plus > 0
	if mem.index {
		plus++
	}
	less := uint64(1)
	if l.reaches {
		less = 0
	}
	switch {
	case l.checked.base == ir.NoValue:
		return true
	case l.of == ir.NoValue && mem.room == 0:
		return l.n <= 1 || !e.graph.IsListType(fn, mem.list) || !e.isOfAnyLength(fn, mem.list) || e.isMeasuredBefore(s, mem.list)
	case l.of == ir.NoValue:
		return l.n < less || ((l.n-less)*times+plus)*mem.unit <= mem.room
	case mem.room > 0:
		return !e.isOpenList(fn, l.of)
	case l.of == mem.list:
		return times*mem.unit <= 1 && (plus <= less || !beyond) // an index that is the length is told elsewhere
	}
	return !e.isOpenList(fn, l.of) || !e.isOpenList(fn, mem.list) || e.isMeasured(fn, mem.list)
}

// isMeasured reports whether the function asks for the length of a list.
func (e *engine) isMeasured(fn ir.FuncID, list ir.Value) bool {
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for v := range body {
		if of, ok := e.lengthOf(fn, ir.Value(v)); ok && of == list && body[v].Op == ir.OpCall {
			return true
		}
	}
	return false
}
