package rust

import (
	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// What a function has checked is known where it returns: each arm of a branch at its end returns for itself, so
// that what is assumed in the arm goes with what the arm returns, and before a return an OpState tells what is
// assumed of the variables in scope.

// maxStates bounds the variables that an OpState tells of.
const maxStates = 16

// tailOf returns the expression without semicolon that is the value of n: of a block the last one.
func (l *lowerer) tailOf(n syntax.NodeID) syntax.NodeID {
	for n != syntax.None {
		switch l.kind(n) {
		case kindBlock:
			if l.tree.ChildByKind(n, kindLabel) != syntax.None {
				return syntax.None
			}
			n = l.tail(n)
		case kindExpressionStatement:
			if text := l.text(n); len(text) > 0 && text[len(text)-1] == ';' {
				return syntax.None
			}
			n = l.first(n)
		case kindElseClause, kindParenthesizedExpression:
			n = l.first(n)
		default:
			return n
		}
		if n != syntax.None && l.kind(n) == kindBlock && l.first(n) == syntax.None {
			return syntax.None
		}
	}
	return n
}

// arm lowers an arm of the branch n by lower. If n is the last expression of a function, the arm returns what it
// yields.
func (l *lowerer) arm(n, arm syntax.NodeID, lower func() ir.Value) ir.Value {
	f := l.fn
	if n != f.tail {
		return lower()
	}
	f.tail = l.tailOf(arm)
	v := lower()
	f.tail = n
	if v == ir.NoValue || !f.b.Reachable() {
		return v
	}
	l.returnValue(v, arm)
	return ir.NoValue
}

// finish returns from the current function, whose body had the value v.
func (l *lowerer) finish(v ir.Value, n syntax.NodeID) {
	f := l.fn
	f.noteFinals()
	switch {
	case !f.b.Reachable():
	case v != ir.NoValue:
		l.returnValue(v, l.tail(n))
	case l.state(n):
		l.emit(ir.Instr{Op: ir.OpReturn}, n) // it has come back: assert!(safe(x));
	}
}

// state emits an OpState, if there is something to tell.
func (l *lowerer) state(n syntax.NodeID) bool {
	f := l.fn
	var args []ir.Operand
	for i := 0; i < len(f.binds) && len(args) < maxStates; i++ {
		if val, ok := f.b.Read(f.binds[i].v); ok && !hasValue(args, val) {
			if l.isAssumed(val) {
				args = append(args, ir.Operand{Value: val})
			}
		}
	}
	if len(args) > 0 {
		l.emit(ir.Instr{Op: ir.OpState}, n, args...)
	}
	return len(args) > 0
}

// isAssumed reports whether something is assumed of v, in one arm of a branch at least.
func (l *lowerer) isAssumed(v ir.Value) bool {
	b := l.fn.b
	if b.Instr(v).Op == ir.OpPhi {
		for _, a := range b.Args(v) {
			if b.Instr(a.Value).Op == ir.OpAssume {
				return true
			}
		}
	}
	return b.Instr(v).Op == ir.OpAssume
}

// cameBack says of the call that a statement is, and whose value is v, that what follows runs only once it has come
// back: of check(x)? and check(x).unwrap() that it went well.
func (l *lowerer) cameBack(n syntax.NodeID, v ir.Value) {
	if v == ir.NoValue || !l.fn.b.Reachable() {
		return
	}
	if l.succeeded(n, v) {
		return
	}
	switch l.kind(n) {
	case kindAwaitExpression:
		if c := l.first(n); c != syntax.None {
			l.cameBack(c, v)
		}
	case kindCallExpression:
		callee, in := l.child(n, fieldFunction), l.fn.b.Instr(v)
		if callee == syntax.None || in.Op != ir.OpCall {
			return
		}
		method := l.kind(callee) == kindFieldExpression
		of := l.child(n, fieldArguments)
		if method && l.changesBy(callee, of) {
			l.fn.b.Returned(l.mentioned(callee), v, l.pos(n), l.end(n))
			return
		}
		if method && !l.isSelfCall(callee) || of == syntax.None {
			return
		}
		l.noteLent(of, v)
		l.fn.b.Returned(l.withTwins(l.lent(of)), v, l.pos(n), l.end(n))
	}
}

// succeeded says of x?, x.unwrap() and x.expect("…"), whose value is v, that x was a success, and reports whether n is one
// of them.
func (l *lowerer) succeeded(n syntax.NodeID, v ir.Value) bool {
	switch l.kind(n) {
	case kindTryExpression:
		l.assumeSuccess(n, v)
		return true
	case kindCallExpression:
		callee, in := l.child(n, fieldFunction), l.fn.b.Instr(v)
		if callee == syntax.None || in.Op != ir.OpCall || in.NArgs == 0 || l.kind(callee) != kindFieldExpression {
			return false
		}
		last := l.child(callee, fieldField)
		if last == syntax.None || string(l.text(last)) != "unwrap" && string(l.text(last)) != "expect" {
			return false
		}
		l.assumeSuccess(n, l.fn.b.Args(v)[0].Value)
		return true
	}
	return false
}

// allSucceeded is succeeded for each part of tuple n, whose value is v: (check(x)?, check(y)?).
func (l *lowerer) allSucceeded(n syntax.NodeID, v ir.Value) {
	parts := l.fn.b.Args(v)
	if in := l.fn.b.Instr(v); in.Op != ir.OpCall || !l.fn.b.Reachable() {
		return
	}
	for c := l.first(n); c != syntax.None && len(parts) > 0; c = l.next(n, c) {
		l.succeeded(c, parts[0].Value)
		parts = parts[1:]
	}
}

// lent returns the variables that are given to a call as they are, or lent to it for reading.
func (l *lowerer) lent(arguments syntax.NodeID) []ir.Var {
	var vars []ir.Var
	for c := l.first(arguments); c != syntax.None; c = l.next(arguments, c) {
		of := c
		if l.kind(c) == kindReferenceExpression && l.tree.ChildByKind(c, kindMutableSpecifier) == syntax.None {
			of = l.child(c, fieldValue)
		}
		if of == syntax.None {
			continue
		}
		if k := l.kind(l.readFrom(of)); k == kindIdentifier || k == kindSelf {
			vars = append(vars, l.mentioned(of)...)
		}
	}
	return distinct(vars)
}

// noteLent notes for the objects that a call is lent to change them that they tell about the call: check(&name, &mut errors);
func (l *lowerer) noteLent(arguments syntax.NodeID, call ir.Value) {
	for c := l.first(arguments); c != syntax.None; c = l.next(arguments, c) {
		if l.kind(c) != kindReferenceExpression || l.tree.ChildByKind(c, kindMutableSpecifier) == syntax.None {
			continue
		}
		of := l.child(c, fieldValue)
		if of == syntax.None || l.kind(of) != kindIdentifier {
			continue
		}
		if v, ok := l.local(l.name(of)); ok {
			if val, ok := l.fn.b.Read(v); ok && l.fn.b.Instr(l.origin(val)).Op == ir.OpCall {
				l.noteFor(l.origin(val), call)
			}
		}
	}
}

// readFrom returns what n reads by fields and by methods without arguments: x of x.name.trim().
func (l *lowerer) readFrom(n syntax.NodeID) syntax.NodeID {
	for {
		next := syntax.None
		switch l.kind(n) {
		case kindFieldExpression:
			next = l.child(n, fieldValue)
		case kindCallExpression:
			callee, arguments := l.child(n, fieldFunction), l.child(n, fieldArguments)
			if callee != syntax.None && l.kind(callee) == kindFieldExpression && (arguments == syntax.None || l.first(arguments) == syntax.None) {
				next = callee
			}
		}
		if next == syntax.None {
			return n
		}
		n = next
	}
}

// changesBy reports whether a statement calls a method of a variable with a closure alone, or with a function that stands
// for one: name.retain(|c| …); name.retain(char::is_alphanumeric);
func (l *lowerer) changesBy(callee, arguments syntax.NodeID) bool {
	of := l.child(callee, fieldValue)
	if of == syntax.None || l.kind(of) != kindIdentifier && l.kind(of) != kindFieldExpression || arguments == syntax.None {
		return false
	}
	c := l.first(arguments)
	return c != syntax.None && (l.kind(c) == kindClosureExpression || l.namesFunction(c)) && l.next(arguments, c) == syntax.None
}

// isSelfCall reports whether the callee of a call is a method of self.
func (l *lowerer) isSelfCall(callee syntax.NodeID) bool {
	of := l.child(callee, fieldValue)
	return of != syntax.None && l.kind(of) == kindSelf
}
