package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// ofMapped returns what a guard row says of s by the closure that made the elements which the call's own closure is given,
// where that one tells whether they are true: name.chars().map(|c| c.is_alphanumeric()).all(|ok| ok)
func (e *engine) ofMapped(site callgraph.Site, in *ir.Instr, row *rule.Guard, block function, q question, s subject) verdict {
	values := e.atPort(site.Func, in, &row.Value)
	if e.isRuby(site.Func) || len(values) != 1 || len(row.Through) > 0 || q.aux > 1 {
		return verdict{}
	}
	made := e.origin(site.Func, values[0])
	call := e.prog.Instr(site.Func, made)
	args := e.prog.Args(site.Func, call)
	if call.Op != ir.OpCall || len(args) != 2 || args[0].Role != ir.RoleSelf || !e.mapsEach(callgraph.Site{Func: site.Func, Value: made}) {
		return verdict{}
	}
	parts, also := e.set.AllKinds(), rule.Kinds(0)
	if !e.same(site.Func, args[0].Value, s) {
		parts, also = e.partOfValue(site.Func, args[0].Value, s)
	}
	mapping, ok := e.blockOf(site.Func, call)
	if parts == 0 || !ok {
		return verdict{}
	}
	of := question{aux: 1}
	switch e.predicate(predicateKey{fn: block.fn, port: port{kind: portArg}, given: e.given, question: q}).truth {
	case isTrue:
	case isFalse:
		of.aux = 0
	default:
		return verdict{}
	}
	each := e.predicate(predicateKey{fn: mapping.fn, port: port{kind: portArg}, given: e.given, question: of})
	out := each.of(parts, also)
	out.truth = 0
	if parts == e.set.AllKinds() {
		out.passed = each.passed.ofEach()
	}
	return out
}

// mapsEach reports whether models say that the elements of what a call returns are what its closure makes of those of
// the receiver.
func (e *engine) mapsEach(s callgraph.Site) bool {
	return e.prog.Text(e.prog.Instr(s.Func, s.Value).Name) == "map" && e.throughBlock(s)
}

// throughBlock reports whether models say that a call gives its closure what the receiver holds, and returns what that makes of it.
func (e *engine) throughBlock(s callgraph.Site) bool {
	gives, takes := false, false
	for _, row := range e.graph.Call(s).Flows {
		for _, from := range row.From {
			for _, to := range row.To {
				gives = gives || from.Kind == rule.PortSelf && to.Kind == rule.PortBlockArg
				takes = takes || from.Kind == rule.PortBlockReturn && to.Kind == rule.PortReturn
			}
		}
	}
	return gives && takes
}
