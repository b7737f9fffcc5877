package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// What a check says of the characters that an iterator still has is none of the text that it was made of, if some have
// been taken before: let mut chars = name.chars(); chars.next(); chars.all(is_word) leaves the first one unchecked. It is
// one of the piece behind them.

// walk is an iterator over the characters of a text, as it is at some place, and how many have been taken from it before.
type walk struct {
	iterator ir.Value
	taken    int
	known    bool // how many it is
}

// walkAt returns what value v of function fn is the rest of, as call u has it; ok is false if nothing has been taken. What
// call own takes does not count.
func (e *engine) walkAt(fn ir.FuncID, v, u, own ir.Value) (w walk, ok bool) {
	if e.isRuby(fn) {
		return w, false
	}
	for range maxMade {
		v = e.graph.Root(fn, v)
		if w = e.walkOf(fn, v, u, own); w.taken > 0 {
			return w, true
		}
		in := e.prog.Instr(fn, v)
		args := e.prog.Args(fn, in)
		if in.Op != ir.OpCall || len(args) != 1 || args[0].Role != ir.RoleSelf || !e.identity(callgraph.Site{Func: fn, Value: v}) {
			break
		}
		v, u = args[0].Value, v
	}
	return w, false
}

// walkOf returns what calls other than own take from iterator v before u.
func (e *engine) walkOf(fn ir.FuncID, v, u, own ir.Value) walk {
	w := walk{iterator: v, known: true}
	f := e.prog.Func(fn)
	for _, user := range e.info(fn).usesOf(v) {
		switch in := e.prog.Instr(fn, user); {
		case user == own:
		case in.Op == ir.OpCopy || in.Op == ir.OpAssume:
			more := e.walkOf(fn, user, u, own)
			w.taken, w.known = w.taken+more.taken, w.known && more.known
		case in.Op != ir.OpCall || e.prog.Args(fn, in)[0].Value != v || user >= u && !f.Reaches(user, u):
		default:
			n, walks := e.takes(callgraph.Site{Func: fn, Value: user})
			if !walks {
				continue
			}
			if user == u && !e.repeats(f, v, u) {
				continue
			}
			if w.taken += max(n, 1); n <= 0 || user >= u || !dominates(f, user, u) || e.repeats(f, v, user) {
				w.known = false
			}
		}
	}
	return w
}

// takes returns how many characters the call at site takes from its receiver, an iterator, as piece rows say; 0 if that is
// not known. walks is false if it takes none.
func (e *engine) takes(site callgraph.Site) (n int, walks bool) {
	for _, row := range e.graph.Call(site).Pieces {
		if row.Walks {
			at, ok := e.standsAt(site, row)
			if !ok || row.Some {
				return 0, true
			}
			return at.Skips + 1, true
		}
	}
	return 0, false
}

// repeats reports whether call u stands in a loop that iterator v was made before.
func (e *engine) repeats(f *ir.Func, v, u ir.Value) bool {
	for i := range f.Regions {
		if r := &f.Regions[i]; r.Loop && r.Start <= u && u < r.End && v < r.Start {
			return true
		}
	}
	return false
}

// hasWalked reports whether the receiver of condition cond of function fn is an iterator that something was taken from, and s
// is not that rest.
func (e *engine) hasWalked(fn ir.FuncID, cond ir.Value, in *ir.Instr, s subject) bool {
	args := e.prog.Args(fn, in)
	if e.isRuby(fn) || len(args) == 0 || args[0].Role != ir.RoleSelf && e.prog.Text(in.Name) != ir.OpEach {
		return false
	}
	w, ok := e.walkAt(fn, args[0].Value, cond, e.ownStep(fn, in))
	return ok && !e.isRest(fn, w, s)
}

// isRest reports whether s is what an iterator still has.
func (e *engine) isRest(fn ir.FuncID, w walk, s subject) bool {
	return s.value != ir.NoValue && e.graph.Root(fn, s.value) == w.iterator
}

// ownStep returns the call that takes the elements of a loop, which has come to its end as condition in says; NoValue of
// another condition.
func (e *engine) ownStep(fn ir.FuncID, in *ir.Instr) ir.Value {
	args := e.prog.Args(fn, in)
	if e.prog.Text(in.Name) != ir.OpEach || len(args) < 2 {
		return ir.NoValue
	}
	element := args[1].Value
	if head := e.prog.Instr(fn, e.graph.Root(fn, element)); head.Op == ir.OpPhi && head.NArgs == 2 && e.prog.Args(fn, head)[0].Value == args[0].Value {
		element = e.prog.Args(fn, head)[1].Value
	}
	for element = e.rootOfAll(fn, element); e.prog.Instr(fn, element).Op == ir.OpLoad && e.prog.Instr(fn, element).NArgs > 0; {
		element = e.rootOfAll(fn, e.prog.Args(fn, e.prog.Instr(fn, element))[0].Value)
	}
	return element
}

// ofRest returns what condition cond of function fn says of s, because judge says something of the rest of an iterator over
// its characters, which cond has in its first operand.
func (e *engine) ofRest(fn ir.FuncID, cond ir.Value, in *ir.Instr, s subject, judge func(rest subject) verdict) verdict {
	args := e.prog.Args(fn, in)
	if e.isRuby(fn) || len(args) == 0 {
		return verdict{}
	}
	w, ok := e.walkAt(fn, args[0].Value, cond, e.ownStep(fn, in))
	if !ok || !w.known || e.isRest(fn, w, s) || !e.same(fn, w.iterator, s) {
		return verdict{}
	}
	return e.ofWhole(judge(subject{value: w.iterator}), rule.Place{Skips: w.taken})
}
