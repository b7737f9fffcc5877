package rust

import (
	"bytes"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// In an arm of a match, the guards of arms before it are false that had the same pattern, or one that always matches:
//
//	match name { n if !is_word(n) => return, n => run(n) }

// earlierArms are the arms of a match before one: the patterns of those without a guard, and those with one.
type earlierArms struct {
	patterns []syntax.NodeID
	refused  []guardedArm
}

// guardedArm is an arm of a match with a guard: its pattern, None for _, and what the guard asks.
type guardedArm struct {
	pattern    syntax.NodeID
	guard      ir.Value
	start, end uint32
}

// guardedArm returns arm n with its guard.
func (l *lowerer) guardedArm(n syntax.NodeID, guard ir.Value) guardedArm {
	whole := l.child(n, fieldPattern)
	arm := guardedArm{pattern: l.first(whole), guard: guard, start: l.pos(whole), end: l.end(whole)}
	if arm.pattern == l.child(whole, fieldCondition) {
		arm.pattern = syntax.None
	}
	return arm
}

// maxRefused bounds the arms with guards that a later one looks back at.
const maxRefused = 8

// assumeRefused says in an arm with a pattern and, or None, a guard that those guards are false which would have been true
// before. The names of the pattern were bound since mark; vars are those that the match, of what stands at from, tells
// something about. What was Some(x) if bad(x) before is None, or not bad: of an Option that is as good.
func (l *lowerer) assumeRefused(pattern, guard, from syntax.NodeID, refused []guardedArm, vars []ir.Var, mark int) {
	if len(refused) > maxRefused {
		return
	}
	for _, r := range refused {
		if r.pattern != syntax.None && l.refutable(r.pattern) && (pattern == syntax.None || pattern == guard || !bytes.Equal(l.text(r.pattern), l.text(pattern))) {
			if l.isSome(r.pattern) && l.isLent(from) {
				l.fn.b.Assume(l.withTwins(distinct(vars)), r.guard, false, r.start, r.end)
			}
			continue
		}
		told := vars[:len(vars):len(vars)]
		for _, bound := range l.fn.binds[mark:] {
			told = append(told, bound.v)
		}
		l.fn.b.Assume(l.withTwins(distinct(told)), r.guard, false, r.start, r.end)
	}
}

// isSome reports whether a pattern is Some(x), with a name for all of it.
func (l *lowerer) isSome(n syntax.NodeID) bool {
	if l.kind(n) != kindTupleStructPattern {
		return false
	}
	head := l.child(n, fieldType)
	if head == syntax.None || string(l.text(head)) != "Some" {
		return false
	}
	inner := l.next(n, head)
	return inner != syntax.None && !l.refutable(inner) && l.next(n, inner) == syntax.None
}

// isLent reports whether n is a place, or a reference to one.
func (l *lowerer) isLent(n syntax.NodeID) bool {
	if n != syntax.None && l.kind(n) == kindReferenceExpression {
		n = l.child(n, fieldValue)
	}
	return l.isPlace(n)
}
