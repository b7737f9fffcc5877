package taint

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A value can be made of another one before that is checked: path = File.join(ROOT, name), and then a check of name. What
// the check says of the part, it says of what came from it.

// ofMade returns what the assumption at u about the value of fact id says of it because the condition is about what
// the fact came from, by calls in the same function.
func (e *engine) ofMade(k *context, id int32, u ir.Value, in *ir.Instr) verdict {
	var out verdict
	f := &k.facts[id]
	if f.path != whole || f.since != f.value {
		return out
	}
	defer e.give(k.entry.given)()
	of := f.value
	var on made
	for range maxMade {
		id = e.unassumed(k, id)
		f = &k.facts[id]
		c := &f.cause
		if c.kind != causeStep && c.kind != causeCall || f.value != c.at || f.path != whole || e.prog.Instr(k.fn, c.at).Op != ir.OpCall {
			return out
		}
		prev := &k.facts[c.prev]
		if prev.path != whole || prev.since != prev.value || !e.onlyOf(k, c.at, prev.value) {
			return out
		}
		part := e.assumedAt(k.fn, u, in, e.subject(k.fn, prev.value))
		if !e.isRuby(k.fn) { // a sum is not small because what was added is
			part.clears &= e.set.TextKinds &^ e.set.NumberKinds
			part.weak &= e.set.TextKinds &^ e.set.NumberKinds
		}
		if part.weak != 0 && part.guard.row.Refuses && !e.refuses(k.fn, u, e.subject(k.fn, of)) {
			part.weak = 0
		}
		if part.weak != 0 && part.guard.row == e.spelling {
			// Of the value itself the condition is no check of another spelling.
			if own := e.assumedAt(k.fn, u, in, e.subject(k.fn, of)); own.by == part.guard.site || own.weak != 0 && own.guard.site == part.guard.site {
				part.weak = 0
			}
		}
		on.by(e, c)
		if undone := part.clears & on.adds & e.set.TextKinds; undone != 0 && e.spelling != nil && part.by.Value != ir.NoValue {
			part.weak, part.guard = undone, weakGuardAt{site: part.by, row: e.spelling} // what was made of it was decoded
		} else {
			part.weak &^= on.adds
		}
		part.clears = on.left(part.clears)
		part.passed, part.truth = nil, 0
		out = out.both(part)
		id = c.prev
	}
	return out
}

// maxUnassumed is through how many facts a value is followed back each time. A text of thousands of parts makes as many
// assumptions, one of another.
const maxUnassumed = 16

// unassumed returns the fact that fact id is, before it was copied and assumptions were made about it.
func (e *engine) unassumed(k *context, id int32) int32 {
	first := id
	for n := 0; ; n++ {
		if known, ok := k.unassumed[id]; ok {
			id = known
			break
		}
		f := &k.facts[id]
		if op := e.prog.Instr(k.fn, f.value).Op; f.cause.kind != causeStep || op != ir.OpAssume && op != ir.OpCopy {
			if n < maxUnassumed {
				return id
			}
			break
		}
		id = f.cause.prev
	}
	if k.unassumed == nil {
		k.unassumed = map[int32]int32{}
	}
	k.unassumed[first] = id
	return id
}

// made is what calls do to the kinds of what they are given.
type made struct {
	adds  rule.Kinds
	turns []rule.Turn // the last call comes first
}

// by enters the call that a fact comes from, which gives to those that are in m already.
func (m *made) by(e *engine, c *cause) {
	switch row := e.rows.list[c.row]; {
	case row != nil:
		m.adds |= row.Adds
		if row.Turns != nil {
			m.turns = append(m.turns, *row.Turns)
		}
	case c.kind == causeCall:
		for _, t := range e.set.Turns {
			if e.set.TextKinds.Has(t.From) {
				m.turns = append(m.turns, t)
			}
		}
	}
}

// left returns the kinds that the result is free of if what it is made of is free of clears.
func (m *made) left(clears rule.Kinds) rule.Kinds {
	clears &^= m.adds
	for i := len(m.turns) - 1; i >= 0; i-- {
		if t := m.turns[i]; !clears.Has(t.From) {
			clears &^= t.To
		}
	}
	return clears
}

// onlyOf reports whether, of what the call at u is given, only value v holds data, as far as is known.
func (e *engine) onlyOf(k *context, u, v ir.Value) bool {
	for _, a := range e.prog.Args(k.fn, e.prog.Instr(k.fn, u)) {
		if a.Role == ir.RoleBlock || a.Value != v && k.last.get(place{a.Value, whole}) > 0 {
			return false
		}
	}
	return true
}
