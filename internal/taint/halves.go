package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A text that is cut in two is what both halves are, and what stands between them: where each half has passed a check of
// its own, the text has.
//
//	match name.rsplit_once('.') { Some((stem, end)) => is_word(stem) && ["jpg", "png"].contains(&end), None => false }

// ofHalves returns what the condition cond of function fn, which consists of several that hold together, says of the text s
// because it says something of both of its halves.
func (e *engine) ofHalves(fn ir.FuncID, cond ir.Value, aux uint32, s subject, depth int) verdict {
	known := func(part subject) verdict { return e.judge(fn, cond, aux, part, depth) }
	return e.byHalves(fn, s, known).both(e.bySole(fn, s, known))
}

// ofHalvesBefore is ofHalves for the assumption u about s together with those that have been made of it before:
//
//	let Some((stem, "png")) = name.rsplit_once('.') else { return };
//	if !is_word(stem) { return }
func (e *engine) ofHalvesBefore(fn ir.FuncID, u ir.Value, s subject) verdict {
	known := func(half subject) (out verdict) {
		for u, depth := u, maxCondition; depth > 0; depth-- {
			in := e.prog.Instr(fn, u)
			if in.Op != ir.OpAssume && in.Op != ir.OpCopy {
				break
			}
			args := e.prog.Args(fn, in)
			if in.Op == ir.OpAssume && in.Aux != ir.AssumeReturned {
				out = out.both(e.judge(fn, args[1].Value, in.Aux, half, maxCondition))
			}
			u = args[0].Value
		}
		return out
	}
	return e.byHalves(fn, s, known).both(e.bySole(fn, s, known))
}

// byHalves returns what is known of the text s because of what is known of both halves of it, where the function cuts it.
func (e *engine) byHalves(fn ir.FuncID, s subject, known func(half subject) verdict) verdict {
	var out verdict
	if e.isRuby(fn) || s.value == ir.NoValue && s.base == ir.NoValue {
		return out
	}
	for _, cut := range e.halvedIn(fn) {
		rows := e.graph.Call(callgraph.Site{Func: fn, Value: cut}).Halves
		if of := e.atPort(fn, e.prog.Instr(fn, cut), &rows[0].Of); len(of) != 1 || !e.same(fn, of[0], s) {
			continue
		}
		before, after := known(e.half(cut, "0")), known(e.half(cut, "1"))
		for _, row := range rows {
			if len(row.Lacking) == 0 || e.halfLacks(before, row.Lacking[0]) || e.halfLacks(after, row.Lacking[1]) {
				out.clears |= before.clears & after.clears & row.Kinds
			}
		}
	}
	return out
}

// isOfHalves reports whether the call at v holds the halves that a call has yielded which stands at of, or an error if there were
// none: name.split_once('.').ok_or("no end"). They are not changed in between, as what else it may hold can be.
func (e *engine) isOfHalves(fn ir.FuncID, v, of ir.Value) bool {
	return slices.Contains(e.halvedIn(fn), e.origin(fn, of)) && e.graph.HoldsReceiver(callgraph.Site{Func: fn, Value: v})
}

// half returns a half of what the call cut yields as a subject.
func (e *engine) half(cut ir.Value, place string) subject {
	return subject{base: cut, path: e.paths.only(elem(e.prog.Name(place)))}
}

// halfOf returns the path by which the block of a guard row's call reads the half s of the text that its receiver has cut in
// two: name.split_once('.').is_some_and(|(stem, end)| is_word(stem) && is_word(end)).
func (e *engine) halfOf(fn ir.FuncID, in *ir.Instr, row *rule.Guard, s subject) (path pathID, ok bool) {
	if e.isRuby(fn) || !slices.Contains(e.halvedIn(fn), s.base) {
		return whole, false
	}
	values := e.atPort(fn, in, &row.Value)
	return s.path, len(values) == 1 && e.origin(fn, values[0]) == s.base
}

// halfLacks reports whether a half of which v is known has no match of a row's expression.
func (e *engine) halfLacks(v verdict, re string) bool {
	return re != "" && (e.passLacks(v.passed, re) || v.clears&e.set.TextKinds == e.set.TextKinds)
}

// halvedIn returns the calls in a function that cut texts in two.
func (e *engine) halvedIn(fn ir.FuncID) []ir.Value {
	cuts, known := e.halved[fn]
	if known {
		return cuts
	}
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := range body {
		if body[u].Op == ir.OpCall && len(e.graph.Call(callgraph.Site{Func: fn, Value: ir.Value(u)}).Halves) > 0 {
			cuts = append(cuts, ir.Value(u))
		}
	}
	if e.halved == nil {
		e.halved = map[ir.FuncID][]ir.Value{}
	}
	e.halved[fn] = cuts
	return cuts
}
