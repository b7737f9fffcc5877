package ruby

import (
	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// clauses are what can follow the statements of a body.
type clauses struct {
	rescues     []syntax.NodeID
	other, last syntax.NodeID // else, ensure
}

func (l *lowerer) clauses(n syntax.NodeID) clauses {
	k := clauses{other: syntax.None, last: syntax.None}
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		switch l.kind(c) {
		case kindRescue:
			k.rescues = append(k.rescues, c)
		case kindElse:
			k.other = c
		case kindEnsure:
			k.last = c
		}
	}
	return k
}

// body lowers a body: statements, with rescue, else and ensure, or the one expression of an endless
// method.
func (f *fn) body(n syntax.NodeID, want bool) ir.Value {
	switch f.l.kind(n) {
	case kindBodyStatement, kindBlockBody, kindBegin:
	default:
		return f.lower(n, want)
	}
	k := f.l.clauses(n)
	tail := f.tail && k.last == syntax.None
	if len(k.rescues) > 0 || k.last != syntax.None || k.other != syntax.None {
		f.tail = false
	}
	if k.last == syntax.None {
		return f.handled(n, k, want, tail)
	}
	node := f.l.node(k.last)
	return f.Finally(node.Start, node.End,
		func() ir.Value { return f.handled(n, k, want, tail) },
		func() { f.ensure(k.last) })
}

// handled lowers a body without what runs on every way out of it.
func (f *fn) handled(n syntax.NodeID, k clauses, want, tail bool) ir.Value {
	if len(k.rescues) > 0 {
		return f.try(n, k, want, tail && !f.l.retries(k.rescues))
	}
	v := f.stmts(n, want && k.other == syntax.None)
	if k.other != syntax.None {
		v = f.stmts(k.other, want)
	}
	return v
}

// ensure lowers code that runs on every way out, also where nothing goes on after it.
func (f *fn) ensure(n syntax.NodeID) {
	outer := f.ensuring
	f.ensuring = true
	f.stmts(n, false)
	f.ensuring = outer
}

// tried lowers a part of a body with handlers; one in the tail is left there, with what is assumed at its end.
func (f *fn) tried(n syntax.NodeID, want, tail bool, lower func() ir.Value) ir.Value {
	f.tail = tail && want
	v := f.value(n, lower(), want)
	if f.tail = false; tail && want && f.Reachable() {
		f.leave(n, v, ir.ReturnOwn)
		return ir.NoValue
	}
	return v
}

func (f *fn) try(n syntax.NodeID, k clauses, want, tail bool) ir.Value {
	var after func() ir.Value
	if k.other != syntax.None {
		after = func() ir.Value {
			return f.tried(k.other, want, tail, func() ir.Value { return f.stmts(k.other, want) })
		}
	}
	handlers := make([]func() ir.Value, len(k.rescues))
	for i, r := range k.rescues {
		handlers[i] = func() ir.Value {
			return f.tried(r, want, tail, func() ir.Value { return f.rescue(r, want) })
		}
	}
	node := f.l.node(n)
	try := func() ir.Value {
		return f.Try(node.Start, node.End, func() ir.Value {
			return f.tried(n, want, tail && k.other == syntax.None, func() ir.Value { return f.stmts(n, want) })
		}, after, handlers...)
	}
	if !f.l.retries(k.rescues) {
		return try()
	}
	e := f.effectsOf(n)
	e.applyAfter(f)
	vars := e.assignedIn(f, n)
	return f.Retry(f.l.n.retry, vars, node.Start, node.End, func() ir.Value {
		f.untype(vars)
		return try()
	})
}

// retries says whether one of the handlers begins anew what it is the handler of.
func (l *lowerer) retries(rescues []syntax.NodeID) bool {
	for _, r := range rescues {
		for n := r; uint32(n) < l.node(r).Next; n++ {
			if l.kind(n) == kindRetry {
				return true
			}
		}
	}
	return false
}

// value returns v if a value is wanted, nil for one that is missing.
func (f *fn) value(n syntax.NodeID, v ir.Value, want bool) ir.Value {
	switch {
	case !want:
		return ir.NoValue
	case v == ir.NoValue && f.Reachable():
		return f.null(n)
	}
	return v
}

// rescue lowers one handler: the exception classes, the variable, the code.
func (f *fn) rescue(n syntax.NodeID, want bool) ir.Value {
	l := f.l
	if list := l.field(n, fieldExceptions); list != syntax.None {
		var classes []ir.Value
		open := false
		for c := l.first(list); c != syntax.None; c = l.next(list, c) {
			if l.kind(c) == kindSplatArgument {
				f.splatted(c)
				open = true
				continue
			}
			classes = append(classes, f.expr(c))
		}
		f.Catch(classes, open)
	}
	if variable := l.field(n, fieldVariable); variable != syntax.None {
		if target := l.first(variable); target != syntax.None {
			v := f.emit(variable, ir.Instr{Op: ir.OpLoad, Name: l.n.errinfo})
			f.write(variable, f.place(target), v)
		}
	}
	if body := l.field(n, fieldBody); body != syntax.None {
		return f.stmts(body, want)
	}
	return ir.NoValue
}

// rescueModifier lowers a rescue b.
func (f *fn) rescueModifier(n syntax.NodeID, want bool) ir.Value {
	body, handler := f.l.field(n, fieldBody), f.l.field(n, fieldHandler)
	if body == syntax.None || handler == syntax.None {
		return f.unknown(n)
	}
	node := f.l.node(n)
	return f.Try(node.Start, node.End,
		func() ir.Value { return f.arm(n, body, want) }, nil,
		func() ir.Value { return f.arm(n, handler, want) })
}
