package ruby

import (
	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// caseMatch lowers case x in …. Where no pattern matches, an exception is raised.
func (f *fn) caseMatch(n syntax.NodeID, want bool) ir.Value {
	l := f.l
	subject := l.field(n, fieldValue)
	if subject == syntax.None {
		return f.unknown(n)
	}
	var clauses []syntax.NodeID
	other := syntax.None
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		switch {
		case l.kind(c) == kindInClause:
			clauses = append(clauses, c)
		case l.kind(c) == kindElse:
			other = c
		case l.kind(c) == syntax.KindError:
			f.stmt(c)
		}
	}
	v, vars := f.watch(func() ir.Value { return f.expr(subject) })
	return f.inChain(n, match{v, f.trackable(subject)}, vars, clauses, other, want)
}

// match is a value that a pattern is held against. Its elements are tracked if tracked is set.
type match struct {
	value   ir.Value
	tracked bool
}

// binding is a variable that a pattern has bound, with its value before.
type binding struct {
	v      ir.Var
	before ir.Value // NoValue if it had none
}

// bind binds a pattern's variable.
func (f *fn) bind(name ir.Name, v ir.Value) {
	at := ir.Var{Name: name}
	before, _ := f.Read(at)
	f.bound = append(f.bound, binding{at, before})
	f.assign(name, v)
}

// unbind gives the variables that have been bound since mark their values back: the pattern does
// not match.
func (f *fn) unbind(bound []binding) {
	for i := len(bound) - 1; i >= 0; i-- {
		if b := bound[i]; b.before != ir.NoValue {
			f.Write(b.v, b.before)
		} else {
			f.Forget(b.v)
		}
	}
}

// inChain lowers the clauses of a case x in … from the first of clauses on.
func (f *fn) inChain(n syntax.NodeID, m match, subject []ir.Var, clauses []syntax.NodeID, other syntax.NodeID, want bool) ir.Value {
	l := f.l
	if l.depth >= maxDepth {
		return f.tooDeep(n)
	}
	if len(clauses) == 0 {
		if other == syntax.None {
			f.Stop()
			return ir.NoValue
		}
		return f.arm(n, other, want)
	}
	l.depth++
	defer func() { l.depth-- }()
	c := clauses[0]
	mark := len(f.bound)
	cond, vars := f.watch(func() ir.Value { return f.clauseCond(c, m) })
	bound := append([]binding(nil), f.bound[mark:]...)
	f.bound = f.bound[:mark]
	for _, v := range subject {
		vars = appendVar(vars, v)
	}
	node, at := l.node(n), l.node(c)
	return f.Branch(node.Start, node.End,
		func() ir.Value {
			f.assume(vars, cond, true, at)
			return f.arm(c, l.field(c, fieldBody), want)
		},
		func() ir.Value {
			f.unbind(bound)
			f.assume(subject, cond, false, at)
			return f.inChain(n, m, subject, clauses[1:], other, want)
		})
}

// assume assumes cond of vars; cond is NoValue if nothing is known.
func (f *fn) assume(vars []ir.Var, cond ir.Value, polarity bool, at *syntax.Node) {
	if cond != ir.NoValue {
		f.Assume(vars, cond, polarity, at.Start, at.End)
	}
}

// clauseCond binds the variables of an in clause's pattern and returns its condition, with the
// guard's, NoValue if it always holds.
func (f *fn) clauseCond(n syntax.NodeID, m match) ir.Value {
	l := f.l
	cond := ir.NoValue
	if p := l.field(n, fieldPattern); p != syntax.None {
		cond = f.pattern(p, m)
	}
	if guard := l.field(n, fieldGuard); guard != syntax.None {
		if c := l.field(guard, fieldCondition); c != syntax.None {
			g := f.cond(c)
			if l.kind(guard) == kindUnlessGuard {
				g = f.call(guard, l.n.not, g)
			}
			cond = f.all(n, cond, g)
		}
	}
	return cond
}

// patternTest lowers x in pattern, whose value is whether it matches, and x => pattern, which
// raises if it does not.
func (f *fn) patternTest(n syntax.NodeID, must bool) ir.Value {
	l := f.l
	value, pattern := l.field(n, fieldValue), l.field(n, fieldPattern)
	if value == syntax.None || pattern == syntax.None {
		return f.unknown(n)
	}
	mark := len(f.bound)
	defer func() { f.bound = f.bound[:mark] }()
	cond, vars := f.watch(func() ir.Value {
		m := match{f.expr(value), f.trackable(value)}
		if c := f.pattern(pattern, m); c != ir.NoValue {
			return c
		}
		return f.constant(n, ir.ConstTrue, l.b.Name("true"), l.n.tTrue)
	})
	if !must {
		return cond
	}
	node := l.node(n)
	f.Assume(vars, cond, true, node.Start, node.End)
	return f.null(n)
}

// pattern binds the variables of pattern n to parts of m and returns the condition that it
// matches, NoValue if it always does.
func (f *fn) pattern(n syntax.NodeID, m match) ir.Value {
	l := f.l
	if l.depth >= maxDepth {
		return f.tooDeep(n)
	}
	l.depth++
	defer func() { l.depth-- }()
	switch l.kind(n) {
	case kindIdentifier:
		f.bind(l.name(n), m.value)
		return ir.NoValue
	case kindAsPattern:
		cond := ir.NoValue
		if c := l.field(n, fieldValue); c != syntax.None {
			cond = f.pattern(c, m)
		}
		if name := l.field(n, fieldName); name != syntax.None {
			f.bind(l.name(name), m.value)
		}
		return cond
	case kindAlternativePattern:
		return f.alternatives(n, m)
	case kindArrayPattern, kindFindPattern:
		return f.arrayPattern(n, m)
	case kindHashPattern:
		return f.hashPattern(n, m)
	case kindParenthesizedPattern:
		if c := l.first(n); c != syntax.None {
			return f.pattern(c, m)
		}
	case kindVariableReferencePattern:
		if c := l.field(n, fieldName); c != syntax.None {
			return f.call(n, l.n.eqq, f.expr(c), m.value)
		}
	case kindExpressionReferencePattern:
		if c := l.field(n, fieldValue); c != syntax.None {
			return f.call(n, l.n.eqq, f.expr(c), m.value)
		}
	}
	return f.call(n, l.n.eqq, f.expr(n), m.value)
}

// alternatives lowers a | b.
func (f *fn) alternatives(n syntax.NodeID, m match) ir.Value {
	cond, always := ir.NoValue, false
	for c := f.l.first(n); c != syntax.None; c = f.l.next(n, c) {
		if p := f.pattern(c, m); p == ir.NoValue {
			always = true
		} else {
			cond = f.either(n, cond, p)
		}
	}
	if always {
		return ir.NoValue
	}
	return cond
}

// classCond returns the condition on the class before (…) or […], or that the value is a typ.
func (f *fn) classCond(n syntax.NodeID, m match, typ ir.Name) ir.Value {
	if c := f.l.field(n, fieldClass); c != syntax.None {
		return f.call(c, f.l.n.eqq, f.expr(c), m.value)
	}
	return f.emit(n, ir.Instr{Op: ir.OpCall, Name: f.l.n.is, Type: typ}, ir.Operand{Value: m.value, Role: ir.RoleSelf})
}

// arrayPattern lowers [a, *b, c], and [*, x, *].
func (f *fn) arrayPattern(n syntax.NodeID, m match) ir.Value {
	l := f.l
	cond := f.classCond(n, m, l.n.tArray)
	index, rest := 0, false
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		switch {
		case l.node(c).Field() == fieldClass:
		case l.kind(c) == kindSplatParameter:
			rest = true
			if name := l.field(c, fieldName); name != syntax.None {
				f.bind(l.name(name), f.emit(c, ir.Instr{Op: ir.OpCopy}, ir.Operand{Value: m.value}))
			}
		default:
			part := match{value: f.part(c, m.value, index, rest)}
			f.Instr(part.value).Flags |= ir.FlagPattern
			if p := f.pattern(c, part); p != ir.NoValue {
				cond = f.all(n, cond, p)
			}
			index++
		}
	}
	return cond
}

// hashPattern lowers {k: pattern, **rest}.
func (f *fn) hashPattern(n syntax.NodeID, m match) ir.Value {
	l := f.l
	cond := f.classCond(n, m, l.n.tHash)
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		switch {
		case l.node(c).Field() == fieldClass:
		case l.kind(c) == kindHashSplatParameter:
			if name := l.field(c, fieldName); name != syntax.None {
				f.bind(l.name(name), f.emit(c, ir.Instr{Op: ir.OpCopy}, ir.Operand{Value: m.value}))
			}
		case l.kind(c) == kindKeywordPattern:
			if p := f.keywordPattern(c, m); p != ir.NoValue {
				cond = f.all(n, cond, p)
			}
		case l.kind(c) == kindHashSplatNil:
		default:
			f.stmt(c)
		}
	}
	return cond
}

// keywordPattern lowers k: pattern, and k: alone, which binds k.
func (f *fn) keywordPattern(n syntax.NodeID, m match) ir.Value {
	l := f.l
	key, value := l.field(n, fieldKey), l.field(n, fieldValue)
	if key == syntax.None {
		return f.unknown(n)
	}
	name, ok := l.literalKey(key)
	if !ok {
		return f.unknown(n)
	}
	k := f.constant(key, ir.ConstSymbol, name, l.n.tSymbol)
	part := match{f.load(n, m.value, k, m.tracked), m.tracked}
	if in := f.Instr(part.value); in.Op == ir.OpLoad {
		in.Flags |= ir.FlagPattern
	}
	if value == syntax.None {
		f.bind(name, part.value)
		return ir.NoValue
	}
	return f.pattern(value, part)
}
