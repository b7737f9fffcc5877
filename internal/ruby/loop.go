package ruby

import (
	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// while lowers while and until, also as modifiers. Each pass decides by the condition whether to
// go on or to leave, so that what follows knows on which condition the loop ended. The value is
// what a break carries.
func (f *fn) while(n syntax.NodeID, until, want bool) ir.Value {
	l := f.l
	condition, body := l.field(n, fieldCondition), l.field(n, fieldBody)
	if condition == syntax.None {
		return f.unknown(n)
	}
	bodyFirst := false
	if k := l.kind(n); k == kindWhileModifier || k == kindUntilModifier {
		bodyFirst = body != syntax.None && l.kind(body) == kindBegin
	}
	node := l.node(n)
	v := f.loop(n, func() {
		if bodyFirst {
			f.Pass(l.node(body).Start, l.node(body).End, func() { f.stmt(body) })
		}
		f.pass(n, condition, until, want, func() {
			if body != syntax.None && !bodyFirst {
				f.stmt(body)
			}
		})
	}, node)
	return f.wanted(v, want)
}

// loop runs body as a loop that is left by Break only.
func (f *fn) loop(n syntax.NodeID, body func(), node *syntax.Node) ir.Value {
	e := f.effectsOf(n)
	e.applyAfter(f)
	vars := e.assignedIn(f, n)
	return f.Loop(0, vars, true, node.Start, node.End, func() {
		f.untype(vars)
		body()
	})
}

// untype drops the types of variables at the head of a loop: what they are before it says nothing
// of what the loop makes of them.
func (f *fn) untype(vars []ir.Var) {
	for _, v := range vars {
		if val, ok := f.Read(v); ok && f.Instr(val).Op == ir.OpPhi {
			f.Instr(val).Type = 0
		}
	}
}

// pass decides on one pass of a loop: rest and another pass, or the way out.
func (f *fn) pass(n, condition syntax.NodeID, until, want bool, rest func()) {
	cond, vars := f.condition(condition)
	c := f.l.node(condition)
	again := func() ir.Value {
		f.Assume(vars, cond, !until, c.Start, c.End)
		rest()
		if f.Reachable() {
			f.Continue(0)
		}
		return ir.NoValue
	}
	leave := func() ir.Value {
		f.Assume(vars, cond, until, c.Start, c.End)
		v := ir.NoValue
		if want {
			v = f.null(n)
		}
		f.Break(0, v)
		return ir.NoValue
	}
	if f.l.endless(condition, until) {
		again()
		return
	}
	f.Branch(c.Start, c.End, again, leave)
}

// endless says whether a loop with this condition never ends by it.
func (l *lowerer) endless(condition syntax.NodeID, until bool) bool {
	switch l.kind(condition) {
	case kindTrue, kindInteger:
		return !until
	case kindFalse, kindNil:
		return until
	}
	return false
}

// forLoop lowers for x in y.
func (f *fn) forLoop(n syntax.NodeID) ir.Value {
	l := f.l
	pattern, in, body := l.field(n, fieldPattern), l.field(n, fieldValue), l.field(n, fieldBody)
	if pattern == syntax.None || in == syntax.None {
		return f.unknown(n)
	}
	v := f.exprOrNull(l.first(in), in)
	node := l.node(n)
	e := f.effectsOf(n)
	e.applyAfter(f)
	vars := e.assignedIn(f, n)
	f.Loop(0, vars, false, node.Start, node.End, func() {
		f.untype(vars)
		list, to := v, f.place(pattern)
		if to.kind == listPlace { // of a hash, what is taken apart is a pair
			list = f.call(in, l.n.toA, v)
		}
		f.write(pattern, to, f.anyElement(pattern, list))
		if body != syntax.None {
			f.stmt(body)
		}
	})
	return v
}

// jumpValue returns what return, break or next carries: nothing, a value, or several as an array.
func (f *fn) jumpValue(n syntax.NodeID) ir.Value {
	list := f.l.first(n)
	if list == syntax.None {
		return ir.NoValue
	}
	if f.l.kind(list) != kindArgumentList {
		return f.expr(list)
	}
	c := f.l.first(list)
	if c != syntax.None && f.l.next(list, c) == syntax.None && plainArgument(f.l.kind(c)) {
		return f.expr(c)
	}
	return f.array(list)
}

// returnExpr lowers return. In a block it leaves the method around the block.
func (f *fn) returnExpr(n syntax.NodeID) ir.Value {
	kind := ir.ReturnOwn
	if f.meta.Kind == ir.KindClosure && !f.strict {
		kind = ir.ReturnMethod
	}
	f.leave(n, f.jumpValue(n), kind)
	return ir.NoValue
}

// breakExpr lowers break, out of a loop or a block.
func (f *fn) breakExpr(n syntax.NodeID) ir.Value {
	v := f.jumpValue(n)
	if !f.Reachable() {
		return ir.NoValue
	}
	if !f.Break(0, v) {
		f.leave(n, v, ir.ReturnBreak)
	}
	return ir.NoValue
}

// nextExpr lowers next: another pass of a loop, or the end of a block with a value.
func (f *fn) nextExpr(n syntax.NodeID) ir.Value {
	v := f.jumpValue(n)
	if !f.Reachable() {
		return ir.NoValue
	}
	if !f.Continue(0) {
		f.leave(n, v, ir.ReturnOwn)
	}
	return ir.NoValue
}
