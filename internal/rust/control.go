package rust

import (
	"bytes"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// block lowers a block and returns its value. A label makes it one that break can leave.
func (l *lowerer) block(n syntax.NodeID) ir.Value {
	if label := l.tree.ChildByKind(n, kindLabel); label != syntax.None {
		return l.fn.b.Block(l.name(label), l.pos(n), l.end(n), func() ir.Value { return l.statements(n) })
	}
	return l.statements(n)
}

// statements lowers the statements of block n in a scope of their own. The value is that of a last
// expression without semicolon.
func (l *lowerer) statements(n syntax.NodeID) ir.Value {
	mark := len(l.fn.binds)
	v := l.run(n)
	l.leave(mark)
	return v
}

// run lowers the statements of block n in the current scope.
func (l *lowerer) run(n syntax.NodeID) ir.Value {
	v := ir.NoValue
	var pending []syntax.NodeID
	for c := l.tree.FirstChild(n); c != syntax.None; c = l.tree.NextSibling(n, c) {
		switch l.kind(c) {
		case kindAttributeItem:
			pending = append(pending, c)
			continue
		case kindLineComment, kindBlockComment, kindInnerAttributeItem, kindLabel:
			continue
		}
		v = ir.NoValue
		switch {
		case len(pending) > 0 && l.innerItem(c, l.attributes(pending)):
		case l.kind(c) == kindExpressionStatement:
			v = l.expressionStatement(c)
		case l.kind(c) == kindMacroInvocation:
			v = l.macroStatement(c)
		case isExpression(l.kind(c)):
			v = l.expr(c)
		case !l.statement(c):
			l.unknown(c)
		}
		pending = pending[:0]
	}
	return v
}

// expressionStatement lowers an expression statement. It has a value only without semicolon, which
// is how the grammar gives a last expression that ends in a block.
func (l *lowerer) expressionStatement(n syntax.NodeID) ir.Value {
	c := l.first(n)
	if c == syntax.None {
		return ir.NoValue
	}
	v := l.macroStatement(c)
	if text := l.text(n); len(text) > 0 && text[len(text)-1] == ';' {
		l.cameBack(c, v)
		return ir.NoValue
	}
	return v
}

// macroStatement lowers an expression that is a statement of its own: what a macro declares there can be seen
// by those after it.
func (l *lowerer) macroStatement(n syntax.NodeID) ir.Value {
	if l.kind(n) == kindMacroInvocation {
		if m := l.macroAt(n); m != nil && m.made != nil {
			return l.spread(m)
		}
	}
	return l.expr(n)
}

// statement lowers n if it is a statement or an item, and reports whether it is.
func (l *lowerer) statement(n syntax.NodeID) bool {
	switch l.kind(n) {
	case kindLetDeclaration:
		l.let(n)
	case kindExpressionStatement:
		l.expressionStatement(n)
	case kindEmptyStatement:
	default:
		return l.innerItem(n, attributes{})
	}
	return true
}

// let lowers a let declaration.
func (l *lowerer) let(n syntax.NodeID) {
	pattern, value := l.child(n, fieldPattern), l.child(n, fieldValue)
	typ := l.typeName(l.child(n, fieldType))
	if pattern == syntax.None {
		return
	}
	if value == syntax.None {
		l.declareNames(pattern)
		return
	}
	v := l.value(value)
	if !l.succeeded(value, v) && l.kind(value) == kindTupleExpression {
		l.allSucceeded(value, v)
	}
	if typ != 0 || l.tree.ChildByKind(n, kindMutableSpecifier) != syntax.None && l.isPlace(value) {
		v = l.emit(ir.Instr{Op: ir.OpCopy, Type: typ}, n, ir.Operand{Value: v})
	}
	if l.kind(value) == kindTupleExpression {
		l.tuple = v
	}
	if otherwise := l.child(n, fieldAlternative); otherwise != syntax.None {
		l.letElse(n, pattern, value, otherwise, v)
	} else {
		l.bind(pattern, v)
	}
	l.tuple, l.elements = ir.NoValue, nil
}

// letElse lowers let pattern = v else { … }. The else block comes first: the names of the pattern
// are not in its scope.
func (l *lowerer) letElse(n, pattern, value, otherwise syntax.NodeID, v ir.Value) {
	c := condition{value: l.test(pattern, v), vars: l.toldBy(value, v, l.mentioned(value)), pos: l.pos(value), end: l.end(value), pattern: pattern, scrutinee: v, from: value}
	l.fn.b.Branch(l.pos(n), l.end(n), func() ir.Value {
		l.assume(c, false)
		l.block(otherwise)
		return ir.NoValue
	}, func() ir.Value {
		l.assume(c, true)
		return ir.NoValue
	})
}

// ifExpression lowers if and if let.
func (l *lowerer) ifExpression(n syntax.NodeID) ir.Value {
	cond, then, otherwise := l.child(n, fieldCondition), l.child(n, fieldConsequence), l.child(n, fieldAlternative)
	if cond == syntax.None || then == syntax.None {
		return l.unknown(n)
	}
	mark := len(l.fn.binds)
	c := l.condition(cond)
	goesOn := true
	asked, checked := c, ir.NoValue
	var written []ir.Var
	v := l.fn.b.Branch(l.pos(n), l.end(n), func() ir.Value {
		vars, before := l.variables(c.vars, mark, otherwise == syntax.None)
		l.assume(c, true)
		start := l.fn.b.Next()
		of, optional := l.optional(c, then, mark)
		v := l.arm(n, then, func() ir.Value { return l.expr(then) })
		if goesOn = l.fn.b.Reachable(); goesOn && optional && otherwise == syntax.None {
			checked, _ = l.fn.b.Read(of)
		}
		l.note(c.value, start)
		l.leave(mark)
		written = l.changed(vars, before)
		return v
	}, func() ir.Value {
		l.leave(mark)
		// Without an else nothing depends on the assumption if both arms join right away, but what one of them changes.
		if otherwise == syntax.None && goesOn {
			c.vars, c.pattern = written, syntax.None
		}
		l.assume(c, false)
		if otherwise != syntax.None {
			return l.arm(n, otherwise, func() ir.Value { return l.only(otherwise) })
		}
		return ir.NoValue
	})
	if checked != ir.NoValue {
		l.assumeOptional(asked, asked.vars, checked)
	}
	return l.decided(n, c.value, v)
}

// match lowers a match: each arm runs under the assumption that its pattern matches.
func (l *lowerer) match(n syntax.NodeID) ir.Value {
	from, body := l.child(n, fieldValue), l.child(n, fieldBody)
	if from == syntax.None || body == syntax.None {
		return l.unknown(n)
	}
	scrutinee := l.value(from)
	vars := l.toldBy(from, scrutinee, l.mentioned(from))
	var arms []func() ir.Value
	var left []decidedArm
	var before earlierArms
	for c := l.first(body); c != syntax.None; c = l.next(body, c) {
		tried := before.patterns
		arms = append(arms, func() ir.Value {
			if l.kind(c) != kindMatchArm {
				return l.unknown(c)
			}
			arm := l.matchArm(n, c, from, scrutinee, vars, earlierArms{tried, before.refused})
			if arm.guard != ir.NoValue {
				before.refused = append(before.refused, l.guardedArm(c, arm.guard))
			}
			if l.fn.b.Reachable() {
				left = append(left, arm)
			}
			return arm.value
		})
		if p := l.unguarded(c); p != syntax.None {
			before.patterns = append(before.patterns, p)
		}
	}
	if len(arms) == 0 {
		l.fn.b.Stop()
		return ir.NoValue
	}
	v := l.fn.b.Branch(l.pos(n), l.end(n), arms...)
	if len(arms) == 2 && len(left) == 2 && left[0].guard == ir.NoValue && left[1].guard == ir.NoValue && left[1].test == ir.NoValue {
		return l.decided(n, left[0].test, v) // the second arm is what else there is
	}
	return l.decidedByArms(n, left, v)
}

// unguarded returns the pattern of a match arm without a guard, or None.
func (l *lowerer) unguarded(arm syntax.NodeID) syntax.NodeID {
	whole := syntax.None
	if l.kind(arm) == kindMatchArm {
		whole = l.child(arm, fieldPattern)
	}
	if whole == syntax.None || l.child(whole, fieldCondition) != syntax.None {
		return syntax.None
	}
	return l.first(whole)
}

// maxTried bounds the arms of which the last one, which takes everything else, says that none was taken.
const maxTried = 8

// noneOf says in the arm of a match that takes whatever is left that none of the patterns matched that were tried before.
func (l *lowerer) noneOf(tried []syntax.NodeID, scrutinee ir.Value, vars []ir.Var) {
	if len(tried) > maxTried || len(vars) == 0 {
		return
	}
	matched := ir.NoValue
	for _, p := range tried {
		if !l.refutable(p) {
			continue
		}
		switch t := l.test(p, scrutinee); {
		case t == ir.NoValue:
		case matched == ir.NoValue:
			matched = t
		default:
			matched = l.op(ir.OpOr, p, matched, t)
		}
	}
	if matched != ir.NoValue {
		l.fn.b.Assume(l.withTwins(distinct(vars)), matched, false, l.pos(tried[0]), l.end(tried[0]))
	}
}

// openVariant returns the head of a pattern of a variant that takes whatever the variant holds, as Some(_); nil if it is none.
func (l *lowerer) openVariant(p syntax.NodeID) []byte {
	head := l.first(p)
	if l.kind(p) != kindTupleStructPattern || head == syntax.None {
		return nil
	}
	for c := l.next(p, head); c != syntax.None; c = l.next(p, c) {
		if l.refutable(c) {
			return nil
		}
	}
	return l.text(head)
}

// ofVariant returns those of patterns that say something of what a variant holds, alone or as one of several: Some('-') | None
func (l *lowerer) ofVariant(patterns []syntax.NodeID, head []byte) (of []syntax.NodeID) {
	for _, p := range patterns {
		for i, end := p, syntax.NodeID(l.tree.Nodes[p].Next); i < end; i++ {
			if l.kind(i) == kindTupleStructPattern && l.first(i) != syntax.None && bytes.Equal(l.text(l.first(i)), head) {
				of = append(of, p)
				break
			}
		}
	}
	return of
}

// matchArm lowers pattern if guard => value, an arm of match.
func (l *lowerer) matchArm(match, n, from syntax.NodeID, scrutinee ir.Value, vars []ir.Var, before earlierArms) (arm decidedArm) {
	mark := len(l.fn.binds)
	if whole := l.child(n, fieldPattern); whole != syntax.None {
		if from != syntax.None && l.kind(from) == kindTupleExpression {
			l.tuple = scrutinee
		}
		if p := l.first(whole); p == syntax.None || p == l.child(whole, fieldCondition) || l.kind(p) == kindIdentifier && isBinding(l.text(p)) {
			l.noneOf(before.patterns, scrutinee, vars)
		} else if head := l.openVariant(p); head != nil {
			l.noneOf(l.ofVariant(before.patterns, head), scrutinee, vars)
		}
		arm.test, arm.guard = l.armPattern(whole, from, scrutinee, vars, before.refused)
		l.tuple, l.elements = ir.NoValue, nil
	}
	if value := l.child(n, fieldValue); value != syntax.None {
		arm.value = l.arm(match, value, func() ir.Value { return l.expr(value) })
	}
	l.leave(mark)
	return arm
}

// armPattern lowers the pattern and the guard of a match arm, and returns the conditions that they are.
func (l *lowerer) armPattern(whole, from syntax.NodeID, scrutinee ir.Value, vars []ir.Var, refused []guardedArm) (test, also ir.Value) {
	pattern, guard := l.first(whole), l.child(whole, fieldCondition)
	mark := len(l.fn.binds)
	if pattern != syntax.None && pattern != guard {
		c := condition{pos: l.pos(pattern), end: l.end(pattern), pattern: pattern, scrutinee: scrutinee, from: from, vars: vars}
		c.value = l.test(pattern, scrutinee)
		test = c.value
		l.assume(c, true)
	}
	l.tuple, l.elements = ir.NoValue, nil
	l.assumeRefused(pattern, guard, from, refused, vars, mark)
	if guard != syntax.None {
		c := l.condition(guard)
		c.vars = append(c.vars[:len(c.vars):len(c.vars)], vars...) // what the names are parts of
		l.assume(c, true)
		also = c.value
	}
	return test, also
}

// label returns the name of the label that n has, 0 without one.
func (l *lowerer) label(n syntax.NodeID) ir.Name {
	if c := l.tree.ChildByKind(n, kindLabel); c != syntax.None {
		return l.name(c)
	}
	return 0
}

// repeat lowers a loop whose body runs until something breaks out of it.
// It writes the variables more, besides those that it assigns.
func (l *lowerer) repeat(n syntax.NodeID, more []ir.Var, body func()) ir.Value {
	l.forgetAllFields()
	mark := len(l.fn.binds)
	v := l.fn.b.Loop(l.label(n), append(l.assigned(n), more...), true, l.pos(n), l.end(n), func() {
		body()
		if l.fn.b.Reachable() {
			l.fn.b.Continue(0)
		}
	})
	l.leave(mark)
	return v
}

// assigned returns the variables that may be written inside of n.
func (l *lowerer) assigned(n syntax.NodeID) []ir.Var {
	var vars []ir.Var
	seen := map[ir.Var]bool{}
	add := func(i syntax.NodeID) {
		if l.kind(i) != kindIdentifier {
			return
		}
		if v, ok := l.local(l.name(i)); ok && !seen[v] {
			seen[v] = true
			vars = append(vars, v)
		}
	}
	for i, end := n, syntax.NodeID(l.tree.Nodes[n].Next); i < end; i++ {
		switch l.kind(i) {
		case kindAssignmentExpression, kindCompoundAssignmentExpr:
			left := l.child(i, fieldLeft)
			if left == syntax.None {
				continue
			}
			switch l.kind(left) {
			case kindIdentifier, kindParenthesizedExpression, kindTupleExpression, kindArrayExpression, kindCallExpression, kindStructExpression:
				for j := left; j < syntax.NodeID(l.tree.Nodes[left].Next); j++ {
					add(j)
				}
			}
		case kindMacroInvocation:
			if m := l.macroAt(i); m != nil && m.made != nil && l.depth <= maxScanDepth {
				l.inMade(m, func(holder syntax.NodeID) { vars = append(vars, l.assigned(holder)...) })
				i = syntax.NodeID(l.tree.Nodes[i].Next) - 1
			}
		case kindTokenTree:
			l.assignedTokens(i, add)
			i = syntax.NodeID(l.tree.Nodes[i].Next) - 1
		}
	}
	return vars
}

// assignedTokens finds name = and name += among the tokens of a macro.
func (l *lowerer) assignedTokens(n syntax.NodeID, add func(syntax.NodeID)) {
	for i, end := n+1, syntax.NodeID(l.tree.Nodes[n].Next); i+1 < end; i++ {
		if l.kind(i) != kindIdentifier {
			continue
		}
		switch text := string(l.text(i + 1)); text {
		case "=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=":
			add(i)
		}
	}
}

// while lowers while and while let.
func (l *lowerer) while(n syntax.NodeID) ir.Value {
	cond, body := l.child(n, fieldCondition), l.child(n, fieldBody)
	if cond == syntax.None || body == syntax.None {
		return l.unknown(n)
	}
	pattern, call, iterator := l.walked(cond)
	var each []ir.Var
	if iterator != ir.NoValue {
		each = l.eachOf(pattern, body, iterator)
	}
	list, counts := l.countedWhile(cond, body)
	if counts {
		call, iterator, each = cond, list.iterator, []ir.Var{list.twin}
	}
	return l.repeat(n, each, func() {
		c := l.condition(cond)
		l.fn.b.Branch(l.pos(n), l.end(n), func() ir.Value {
			mark, open, places := len(l.fn.binds), len(l.fn.twins), len(l.fn.places)
			l.assume(c, true)
			if counts {
				l.enter(list)
			} else {
				l.pair(each, mark)
			}
			l.block(body)
			l.fn.twins, l.fn.places = l.fn.twins[:open], l.fn.places[:places]
			return ir.NoValue
		}, func() ir.Value {
			l.assume(c, false)
			if len(each) > 0 {
				l.assumeEach(n, call, iterator, each)
			}
			l.fn.b.Break(0, ir.NoValue)
			return ir.NoValue
		})
	})
}

func (l *lowerer) loop(n syntax.NodeID) ir.Value {
	body := l.child(n, fieldBody)
	if body == syntax.None {
		return l.unknown(n)
	}
	return l.repeat(n, nil, func() { l.block(body) })
}

// forLoop lowers for pattern in value: the calls of into_iter and next that it stands for.
func (l *lowerer) forLoop(n syntax.NodeID) ir.Value {
	pattern, value, body := l.child(n, fieldPattern), l.child(n, fieldValue), l.child(n, fieldBody)
	if pattern == syntax.None || value == syntax.None || body == syntax.None {
		return l.unknown(n)
	}
	iterator := l.opSelf("into_iter", value, l.value(value), 0)
	each := l.eachOf(pattern, body, iterator)
	c, counts := l.countedFor(pattern, body, l.fn.b.Args(iterator)[0].Value)
	if counts {
		each = []ir.Var{c.twin}
	}
	l.repeat(n, each, func() {
		element := l.opSelf("next", value, iterator, 0)
		l.fn.b.Branch(l.pos(n), l.end(n), func() ir.Value {
			mark, open, places := len(l.fn.binds), len(l.fn.twins), len(l.fn.places)
			l.bind(pattern, element)
			if counts {
				l.enter(c)
			} else {
				l.pair(each, mark)
			}
			l.block(body)
			l.fn.twins, l.fn.places = l.fn.twins[:open], l.fn.places[:places]
			return ir.NoValue
		}, func() ir.Value {
			if counts {
				l.assumeEach(n, value, c.iterator, each)
			} else {
				l.assumeEach(n, value, iterator, each)
			}
			l.fn.b.Break(0, ir.NoValue)
			return ir.NoValue
		})
	})
	return ir.NoValue
}

func (l *lowerer) breakOut(n syntax.NodeID) ir.Value {
	v := ir.NoValue
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		if l.kind(c) != kindLabel {
			v = l.expr(c)
		}
	}
	if !l.fn.b.Break(l.label(n), v) {
		l.fn.b.Stop()
	}
	return ir.NoValue
}

func (l *lowerer) unsafeBlock(n syntax.NodeID) ir.Value {
	file := l.file.File()
	file.Unsafe = append(file.Unsafe, ir.UnsafeBlock{Func: l.fn.b.ID, Pos: l.pos(n), End: l.end(n)})
	l.fn.b.EnterUnsafe()
	l.fn.unsafe++
	v := l.only(n)
	l.fn.unsafe--
	l.fn.b.LeaveUnsafe()
	return v
}

// asyncBlock lowers the body of an async block in place: what it computes is what awaiting it
// gives. A return inside leaves the block only.
func (l *lowerer) asyncBlock(n syntax.NodeID) ir.Value {
	if l.depth <= maxScanDepth && !l.contains(n, kindReturnExpression) {
		return l.only(n)
	}
	f := l.fn
	outer := f.returnLabel
	f.returnLabel = l.freshName()
	v := f.b.Block(f.returnLabel, l.pos(n), l.end(n), func() ir.Value { return l.only(n) })
	f.returnLabel = outer
	return v
}

func (l *lowerer) contains(n syntax.NodeID, k syntax.Kind) bool {
	for i, end := n, syntax.NodeID(l.tree.Nodes[n].Next); i < end; i++ {
		if l.kind(i) == k {
			return true
		}
	}
	return false
}
