package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// What a text is put together to, one character after the other, can be a condition on each of them:
//
//	name.chars().fold(true, |ok, c| ok && c.is_alphanumeric())
//	name.chars().try_for_each(|c| if c.is_alphanumeric() { Ok(()) } else { Err(c) }).is_ok()

// byFold returns what a guard row says of s by the closure of its call, which is given what came before and an element: where
// it yields holds, it was given that too, so each time it did; or, of a row by each, it yielded Ok or Some each time.
func (e *engine) byFold(site callgraph.Site, in *ir.Instr, row *rule.Guard, holds bool, s subject) verdict {
	block, ok := e.blockOf(site.Func, in)
	if !ok {
		return verdict{}
	}
	params := positional(e.prog.Func(block.fn))
	q := question{aux: assumeSuccess}
	if row.ByFold {
		before := isFalse
		if q.aux = 0; holds {
			q.aux, before = 1, isTrue
		}
		if len(params) != 2 || e.predicate(predicateKey{fn: block.fn, port: port{portArg, 0}, given: e.given, question: q}).truth != before {
			return verdict{}
		}
	} else if !holds || len(params) == 0 {
		return verdict{}
	}
	parts, also := e.set.AllKinds(), rule.Kinds(0)
	path, held := e.heldInEach(site.Func, e.prog.Args(site.Func, in)[0].Value, s)
	if !held && e.speaksOf(site.Func, in, row, s) != theValue {
		parts, also = e.partOf(site.Func, in, row, s)
	}
	if parts == 0 && row.ByEach {
		return e.ofElements(site.Func, block, e.prog.Args(site.Func, in)[0].Value, q, s).of(row.Kinds, 0)
	} else if parts == 0 {
		return verdict{}
	}
	each := e.predicate(predicateKey{fn: block.fn, port: port{portArg, uint32(len(params) - 1)}, path: path, given: e.given, question: q})
	out := each.of(parts, also)
	if out.truth = 0; parts == e.set.AllKinds() {
		out.passed = each.passed.ofEach()
	}
	out.clears &= row.Kinds
	out.weak &= row.Kinds
	return out
}
