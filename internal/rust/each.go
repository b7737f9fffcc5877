package rust

import (
	"bytes"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// What the body of a loop has checked of one element is so of all of them where the loop has come to its end:
//
//	for c in name.chars() { if !c.is_alphanumeric() { return false; } }
//	true
//
// So the names that the pattern binds have twins, variables of the loop whose values at its head are what the element
// before was at the end of the body, with all that was assumed of it there.

// maxTwins bounds the names of a loop's pattern that have one.
const maxTwins = 2

// eachOf returns the twins of a loop, one for each name that its pattern binds; none if the body is not left before its
// end, nor notes something.
func (l *lowerer) eachOf(pattern, body syntax.NodeID, iterator ir.Value) []ir.Var {
	if l.depth > maxScanDepth || !l.leavesEarly(body) && !l.setsFlag(body) {
		return nil
	}
	var each []ir.Var
	for i, end := pattern, syntax.NodeID(l.tree.Nodes[pattern].Next); i < end; i++ {
		if k := l.kind(i); (k == kindIdentifier || k == kindShorthandFieldIdentifier) && isBinding(l.text(i)) {
			v := ir.Var{Name: l.freshName()}
			l.fn.b.Write(v, iterator)
			each = append(each, v)
		}
	}
	if len(each) > maxTwins {
		return nil
	}
	return each
}

// leavesEarly reports whether code n can be left before its end.
func (l *lowerer) leavesEarly(n syntax.NodeID) bool {
	for i, end := n, syntax.NodeID(l.tree.Nodes[n].Next); i < end; i++ {
		switch l.kind(i) {
		case kindReturnExpression, kindTryExpression, kindBreakExpression, kindMacroInvocation:
			return true
		case kindContinueExpression:
			if l.first(i) != syntax.None { // with the label of a loop around it, as a rule
				return true
			}
		case kindClosureExpression:
			i = syntax.NodeID(l.tree.Nodes[i].Next) - 1
		}
	}
	return false
}

// setsFlag reports whether code n changes a truth value, or counts: ok = false, ok &= is_word(c), bad |= c == ';', bad += 1
func (l *lowerer) setsFlag(n syntax.NodeID) bool {
	for i, end := n, syntax.NodeID(l.tree.Nodes[n].Next); i < end; i++ {
		switch l.kind(i) {
		case kindAssignmentExpression:
			switch right := l.child(i, fieldRight); {
			case right == syntax.None:
			case l.kind(right) == kindBooleanLiteral, l.kind(right) == kindBinaryExpression && (bytes.Contains(l.text(right), []byte("&")) || bytes.Contains(l.text(right), []byte("|"))):
				return true
			}
		case kindCompoundAssignmentExpr:
			operator, right := l.child(i, fieldOperator), l.child(i, fieldRight)
			if operator == syntax.None || right == syntax.None {
				break
			}
			if by := string(l.text(operator)); by == "&=" || by == "|=" || by == "+=" && l.kind(right) == kindIntegerLiteral {
				return true
			}
		case kindClosureExpression:
			i = syntax.NodeID(l.tree.Nodes[i].Next) - 1
		}
	}
	return false
}

// walked returns what while let Some(x) = name.next() goes through, and the call; None if n is no such condition.
func (l *lowerer) walked(n syntax.NodeID) (pattern, call syntax.NodeID, iterator ir.Value) {
	if l.kind(n) != kindLetCondition {
		return syntax.None, syntax.None, ir.NoValue
	}
	pattern, call = l.child(n, fieldPattern), l.child(n, fieldValue)
	if pattern == syntax.None || call == syntax.None || l.kind(call) != kindCallExpression || !bytes.HasSuffix(l.text(call), []byte(".next()")) {
		return syntax.None, syntax.None, ir.NoValue
	}
	of := l.first(l.child(call, fieldFunction))
	if of == syntax.None || l.kind(of) != kindIdentifier {
		return syntax.None, syntax.None, ir.NoValue
	}
	v, ok := l.local(l.name(of))
	if !ok {
		return syntax.None, syntax.None, ir.NoValue
	}
	iterator, _ = l.fn.b.Read(v)
	return pattern, call, iterator
}

// pair makes the variables each the twins of the names bound since mark.
func (l *lowerer) pair(each []ir.Var, mark int) {
	bound := l.fn.binds[mark:]
	if len(bound) != len(each) {
		return
	}
	for i, v := range each {
		if val, ok := l.fn.b.Read(bound[i].v); ok {
			l.fn.b.Write(v, val)
			l.fn.twins = append(l.fn.twins, v)
		}
	}
}

// withTwins appends the variables that calls have made of others, and the twins that have the values of variables: the same
// is assumed of them.
func (l *lowerer) withTwins(vars []ir.Var) []ir.Var {
	all := l.withMade(vars)
	if len(l.fn.twins) == 0 {
		return all
	}
	for _, v := range vars {
		val, ok := l.fn.b.Read(v)
		for _, t := range l.fn.twins {
			if is, known := l.fn.b.Read(t); ok && known && l.fn.b.Root(is) == l.fn.b.Root(val) {
				all = append(all, t)
			}
		}
	}
	return all
}

// assumeEach says, where a loop has come to its end, that its body has come to its end for each element: also of the
// variables that it assigns, one of which may tell how it was left.
func (l *lowerer) assumeEach(loop, value syntax.NodeID, iterator ir.Value, each []ir.Var) {
	vars := l.asked(iterator, l.mentioned(value), maxAsked)
	if len(each) > 0 {
		vars = append(vars[:len(vars):len(vars)], l.givenTo(l.child(loop, fieldPattern), l.child(loop, fieldBody))...)
		vars = append(vars[:len(vars):len(vars)], l.assigned(loop)...)
	}
	vars = distinct(vars)
	if len(each) == 0 || len(vars) == 0 {
		return
	}
	args := []ir.Operand{{Value: iterator, Role: ir.RoleSelf}}
	for _, v := range each {
		if val, ok := l.fn.b.Read(v); ok {
			args = append(args, ir.Operand{Value: val})
		}
	}
	cond := l.emit(ir.Instr{Op: ir.OpCall, Name: l.file.Name(ir.OpEach)}, value, args...)
	l.fn.b.Assume(l.withTwins(vars), cond, true, l.pos(value), l.end(value))
}

// optional returns the name that the pattern of if let Some(name) = x binds, whose body can be left before its end: what
// the body has checked of it is so of x behind the branch, which may be None too.
func (l *lowerer) optional(c condition, body syntax.NodeID, mark int) (bound ir.Var, ok bool) {
	if c.pattern == syntax.None || !l.isSome(c.pattern) || l.depth > maxScanDepth || !l.leavesEarly(body) || len(l.fn.binds) != mark+1 {
		return bound, false
	}
	return l.fn.binds[mark].v, true
}

// assumeOptional says of what a condition has asked that either it is None, or what came out of it is what it was at the
// end of the branch.
func (l *lowerer) assumeOptional(c condition, vars []ir.Var, end ir.Value) {
	cond := l.emit(ir.Instr{Op: ir.OpCall, Name: l.file.Name(ir.OpEach)}, c.from, ir.Operand{Value: c.scrutinee, Role: ir.RoleSelf}, ir.Operand{Value: end})
	l.fn.b.Assume(l.withTwins(distinct(vars)), cond, true, c.pos, c.end)
}

// givenTo returns the variables that the body of a loop gives to the functions which its pattern binds, or to their methods:
// name in for check in [is_short, is_word] { if !check(&name) { return; } }
func (l *lowerer) givenTo(pattern, body syntax.NodeID) (vars []ir.Var) {
	if pattern == syntax.None || body == syntax.None || l.depth > maxScanDepth {
		return nil
	}
	for i, end := body, syntax.NodeID(l.tree.Nodes[body].Next); i < end; i++ {
		if l.kind(i) != kindCallExpression {
			continue
		}
		f := l.child(i, fieldFunction)
		if f != syntax.None && l.kind(f) == kindFieldExpression { // check.allows(&name)
			f = l.child(f, fieldValue)
		}
		if f != syntax.None && l.kind(f) == kindIdentifier && l.bindsName(pattern, l.text(f)) {
			vars = append(vars, l.mentioned(l.child(i, fieldArguments))...)
		}
	}
	return vars
}

// bindsName reports whether a pattern binds a name.
func (l *lowerer) bindsName(pattern syntax.NodeID, name []byte) bool {
	for i, end := pattern, syntax.NodeID(l.tree.Nodes[pattern].Next); i < end; i++ {
		if l.kind(i) == kindIdentifier && bytes.Equal(l.text(i), name) {
			return true
		}
	}
	return false
}

// wentThrough returns the iterator of the loop that has left v where it came to its end, NoValue if v is nothing like that.
func (l *lowerer) wentThrough(v ir.Value) ir.Value {
	in := l.fn.b.Instr(v)
	if in.Op != ir.OpAssume || in.Aux != 1 {
		return ir.NoValue
	}
	cond := l.fn.b.Args(v)[1].Value
	if c := l.fn.b.Instr(cond); c.Op != ir.OpCall || l.file.File().Names[c.Name] != ir.OpEach {
		return ir.NoValue
	}
	return l.fn.b.Args(cond)[0].Value
}
