package taint

import (
	"slices"
	"strconv"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A check of a piece of a text whose place in it is known is a check of the text: next.starts_with('/') &&
// !next[1..].starts_with('/') says that it does not begin with two slashes.

// maxPieces bounds how deep pieces of pieces are asked about.
const maxPieces = 3

// ofPieces returns what call cond of function fn, as a condition, says of s because it says something of pieces of it.
func (e *engine) ofPieces(fn ir.FuncID, cond ir.Value, in *ir.Instr, holds bool, s subject, depth int) verdict {
	var out verdict
	if e.isRuby(fn) || depth == 0 || s.value == ir.NoValue && s.base == ir.NoValue {
		return out
	}
	for _, cut := range e.piecesIn(fn) {
		if cut == cond {
			continue
		}
		for _, at := range e.placesIn(callgraph.Site{Func: fn, Value: cut}, s) {
			piece := subject{value: cut}
			v := e.guard(fn, cond, in, holds, piece).both(e.asked(fn, cond, in, holds, piece)).both(e.ofPieces(fn, cond, in, holds, piece, depth-1))
			out = out.both(e.ofWhole(v, at))
		}
	}
	return out.both(e.ofRest(fn, cond, in, s, func(rest subject) verdict {
		return e.guard(fn, cond, in, holds, rest).both(e.ofPieces(fn, cond, in, holds, rest, depth-1))
	}))
}

// ofMissing returns what is certain of s where value v of function fn is None, an Option that would hold a piece of it.
func (e *engine) ofMissing(fn ir.FuncID, v ir.Value, s subject) verdict {
	var out verdict
	for _, at := range e.placesIn(callgraph.Site{Func: fn, Value: e.origin(fn, v)}, s) {
		j := e.having(at.Reached(), false)
		out = out.both(verdict{clears: j.free, passed: e.passing(j, &rule.Guard{Kinds: e.set.TextKinds})})
	}
	return out
}

// placesIn returns where the result of the call, or the load, at site stands in the text s, if it is a piece of that.
func (e *engine) placesIn(site callgraph.Site, s subject) (places []rule.Place) {
	made, part, ok := e.cutBy(site)
	if !ok {
		return nil
	}
	for _, row := range e.graph.Call(made).Pieces {
		of := e.graph.Operands(made, &row.Of)
		if row.Part != part || row.Some || row.Elements || len(of) != 1 || !e.same(site.Func, of[0], s) && !e.isTextOf(site.Func, of[0], s) {
			continue
		}
		if at, ok := e.pieceAt(made, row); ok {
			places = append(places, at)
		}
	}
	return places
}

// cutBy returns the call, or the load, that piece rows may describe which yields what stands at site, and which element of a
// tuple of its that is: "1" of the rest in let (first, rest) = name.split_first()?.
func (e *engine) cutBy(site callgraph.Site) (made callgraph.Site, part string, ok bool) {
	in := e.prog.Instr(site.Func, site.Value)
	switch {
	case in.Op == ir.OpCall, in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0:
		return site, "", true
	case in.Op == ir.OpLoad && in.NArgs == 1:
		of := e.graph.Root(site.Func, e.prog.Args(site.Func, in)[0].Value)
		if _, number := e.prog.Index(in.Name); number && e.prog.Instr(site.Func, of).Op == ir.OpCall {
			return callgraph.Site{Func: site.Func, Value: of}, e.prog.Text(in.Name), true
		}
	}
	return site, "", false
}

// isTextOf reports whether s is the text that value v of function fn holds, as an extractor does: an element of it that is not
// itself a piece of a text. What bytes[1] says is nothing about bytes[0], and a pattern of many bytes would ask each of each.
func (e *engine) isTextOf(fn ir.FuncID, v ir.Value, s subject) bool {
	if s.value != ir.NoValue && slices.Contains(e.piecesIn(fn), e.origin(fn, s.value)) {
		return false
	}
	return e.holds(fn, v, s)
}

// pieceAt returns where the result of a call that a row describes stands in the text that it is a piece of. Of an iterator,
// that is behind what calls before took.
func (e *engine) pieceAt(site callgraph.Site, row *rule.Piece) (at rule.Place, ok bool) {
	at, ok = e.standsAt(site, row)
	if !ok || !row.Walks {
		return at, ok
	}
	for _, of := range e.graph.Operands(site, &row.Of) {
		if w, walked := e.walkAt(site.Func, of, site.Value, ir.NoValue); walked {
			at.Skips, ok = at.Skips+w.taken, ok && w.known
		}
	}
	return at, ok
}

// standsAt returns where the result of a call that a row describes stands in what it is called on.
func (e *engine) standsAt(site callgraph.Site, row *rule.Piece) (at rule.Place, ok bool) {
	at.One, at.Skips = row.One, row.Count
	env := e.graph.Env(site)
	switch {
	case row.After != nil:
		texts := env.Texts(*row.After)
		if len(texts) != 1 {
			return at, false
		}
		at.After = texts[0]
	case row.Skips != nil:
		texts := env.Texts(*row.Skips)
		if len(texts) != 1 {
			return at, false
		}
		n, err := strconv.Atoi(texts[0])
		if err != nil {
			return at, false
		}
		at.Skips = n
	}
	return at, true
}

// ofWhole returns what is so of a text of which the piece at a place is as v says.
func (e *engine) ofWhole(v verdict, at rule.Place) verdict {
	p := v.passed
	if p == nil {
		return verdict{}
	}
	at.Maybe = at.Maybe || p.maybe
	key := append([]byte(at.Key()), p.key()...)
	j := e.judgeTexts(textsKey{kind: "piece", re: string(key)}, func() (j judged) {
		j.passed = p.texts.OfWhole(at)
		j.free = e.texter.Free(j.passed, e.set.TextKinds)
		return j
	})
	kinds := p.kinds
	if at.One {
		kinds = e.set.TextKinds // what is not known of a text because it is so of each character is known of one of them
	}
	return verdict{clears: j.free & kinds, passed: e.passing(j, &rule.Guard{Kinds: kinds})}
}

// piecesIn returns the calls and loads of a function that yield pieces of texts.
func (e *engine) piecesIn(fn ir.FuncID) []ir.Value {
	cuts, known := e.pieces[fn]
	if known {
		return cuts
	}
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := range body {
		made, part, ok := e.cutBy(callgraph.Site{Func: fn, Value: ir.Value(u)})
		if ok && slices.ContainsFunc(e.graph.Call(made).Pieces, func(row *rule.Piece) bool { return row.Part == part && !row.Some && !row.Elements }) {
			cuts = append(cuts, ir.Value(u))
		}
	}
	if e.pieces == nil {
		e.pieces = map[ir.FuncID][]ir.Value{}
	}
	e.pieces[fn] = cuts
	return cuts
}
