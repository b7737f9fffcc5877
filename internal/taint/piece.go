package taint

import (
	"bytes"
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
	return out
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
	if in := e.prog.Instr(site.Func, site.Value); in.Op != ir.OpCall && in.Op != ir.OpLoad || in.Op == ir.OpLoad && in.Flags&ir.FlagIndex == 0 {
		return nil
	}
	for _, row := range e.graph.Call(site).Pieces {
		of := e.graph.Operands(site, &row.Of)
		if len(of) != 1 || row.Fresh && !e.standsBehind(site.Func, site.Value, of[0]) || !e.same(site.Func, of[0], s) && !e.isTextOf(site.Func, of[0], s) {
			continue
		}
		if at, ok := e.pieceAt(site, row); ok {
			places = append(places, at)
		}
	}
	return places
}

// isTextOf reports whether s is the text that value v of function fn holds, as an extractor does: an element of it that is not
// itself a piece of a text. What bytes[1] says is nothing about bytes[0], and a pattern of many bytes would ask each of each.
func (e *engine) isTextOf(fn ir.FuncID, v ir.Value, s subject) bool {
	if s.value != ir.NoValue && len(e.graph.Call(callgraph.Site{Func: fn, Value: e.origin(fn, s.value)}).Pieces) > 0 {
		return false
	}
	return e.holds(fn, v, s)
}

// standsBehind reports whether call v of function fn stands right behind the call that value of is: x.chars().next().
func (e *engine) standsBehind(fn ir.FuncID, v, of ir.Value) bool {
	made, call := e.prog.Instr(fn, of), e.prog.Instr(fn, v)
	content := e.prog.File(fn).Source.Content
	if made.Op != ir.OpCall || made.End > call.Pos || int(call.Pos) > len(content) {
		return false
	}
	return len(bytes.Trim(content[made.End:call.Pos], " .\t\r\n")) == 0
}

// pieceAt returns where the result of a call that a row describes stands in the text that it is a piece of.
func (e *engine) pieceAt(site callgraph.Site, row *rule.Piece) (at rule.Place, ok bool) {
	at.One = row.One
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
	key := []byte(at.Key())
	for _, t := range p.tests {
		key = append(key, byte(t), byte(t>>8), byte(t>>16))
	}
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
		if op := body[u].Op; (op == ir.OpCall || op == ir.OpLoad && body[u].Flags&ir.FlagIndex != 0) && len(e.graph.Call(callgraph.Site{Func: fn, Value: ir.Value(u)}).Pieces) > 0 {
			cuts = append(cuts, ir.Value(u))
		}
	}
	if e.pieces == nil {
		e.pieces = map[ir.FuncID][]ir.Value{}
	}
	e.pieces[fn] = cuts
	return cuts
}
