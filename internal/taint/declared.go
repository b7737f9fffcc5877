package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// A filter can be declared by a method of the class, def self.check(name) = before { … params[name] … }, or in a block
// that runs for each element of a list. What it reads by the parameters around it depends on how often these run, and
// on what they are given: each time, another filter is declared.

// filterWays returns, as numbers of e.givens, what is given to the functions around a filter where each of those is
// declared that it stands for in the classes of a handler. Of one that stands in the body of a class nothing is given.
func (e *engine) filterWays(handler, filter ir.FuncID) []int32 {
	made, ok := e.graph.ClosureSite(filter)
	if !ok {
		return unknown
	}
	var ways []int32
	for _, given := range e.declarations(e.graph.SelfType(handler).Name, made.Func, maxDeclaring) {
		ways = append(ways, e.givenID(given))
	}
	return ways
}

// filteredOpen is filtered for a filter whose pattern is given to the method that declares it: it counts in those ways in
// which it runs before function fn.
func (e *engine) filteredOpen(fn, filter ir.FuncID, s subject) verdict {
	var out verdict
	for _, given := range e.filterWays(fn, filter) {
		restore := e.give(given)
		runs := e.graph.OpenFilterRuns(filter, fn)
		restore()
		if runs {
			out = out.both(e.predicate(predicateKey{fn: filter, read: s.read, given: e.onRoute(given, fn, filter), question: question{aux: assumeUnanswered}}))
		}
	}
	return out
}

// maxDeclaring bounds the functions around a filter that are read for each way in which they run.
const maxDeclaring = 4

// declarations returns what is given to function fn, and to those around it, each time that it runs while the body of a
// class is read which class descends from.
func (e *engine) declarations(class string, fn ir.FuncID, depth int) [][]callgraph.Given {
	nothing := [][]callgraph.Given{nil}
	kind := e.prog.Func(fn).Kind
	switch {
	case depth == 0 || kind == ir.KindBody:
		return nothing
	case kind == ir.KindClosure:
		made, ok := e.graph.ClosureSite(fn)
		if !ok {
			return nothing
		}
		var ways [][]callgraph.Given
		for _, outer := range e.declarations(class, made.Func, depth-1) {
			ways = append(ways, e.eachTime(fn, made, outer)...)
		}
		return ways[:min(len(ways), maxWays)]
	}
	var ways [][]callgraph.Given
	for _, s := range e.graph.Callers(fn) {
		t := e.graph.SelfType(s.Func)
		if !t.Meta || !e.graph.SelfCompatible(callgraph.Type{Name: class}, callgraph.Type{Name: t.Name}) {
			continue
		}
		callees := e.graph.Call(s).Callees
		i := slices.IndexFunc(callees, func(c callgraph.Callee) bool { return c.Func == fn })
		if i < 0 {
			continue
		}
		for _, outer := range e.declarations(class, s.Func, depth-1) {
			if len(ways) < maxWays {
				ways = append(ways, e.declaredBy(s.Func, e.callEdge(s, &callees[i]), fn, outer))
			}
		}
	}
	if len(ways) == 0 {
		return nothing
	}
	return ways
}

// declaredBy returns what the call at ed gives to fn if outer is given to the function it stands in, and that too.
func (e *engine) declaredBy(caller ir.FuncID, ed edge, fn ir.FuncID, outer []callgraph.Given) []callgraph.Given {
	defer e.give(e.givenID(outer))()
	given := append(slices.Clone(outer), e.givenBy(caller, ed, fn)...)
	if block, ok := e.givenBlock(caller, ed, fn); ok {
		given = append(given, block)
	}
	return given
}

// eachTime returns what block fn, which is made at a site, is given for each element of the list that its call goes
// through, together with outer.
func (e *engine) eachTime(fn ir.FuncID, made callgraph.Site, outer []callgraph.Given) [][]callgraph.Given {
	defer e.give(e.givenID(outer))()
	params := positional(e.prog.Func(fn))
	var ways [][]callgraph.Given
	if at, ok := e.graph.ConsumerOf(fn); ok && len(params) > 0 && len(e.graph.Call(at).Callees) == 0 {
		recv := e.prog.Args(at.Func, e.prog.Instr(at.Func, at.Value))[0]
		if recv.Role != ir.RoleSelf || e.elementParam(at, fn) < 0 {
			return [][]callgraph.Given{outer}
		}
		for _, el := range e.graph.Elements(callgraph.Site{Func: at.Func, Value: recv.Value}) {
			way := slices.Clone(outer)
			for i, part := range e.parts(el, len(params)) {
				if part.Key != 0 || e.graph.IsConst(part.Value) {
					way = append(way, callgraph.Given{Param: callgraph.Site{Func: fn, Value: params[i].Value}, Is: part.Value, Rest: -1, Key: part.Key})
				}
			}
			ways = append(ways, way)
		}
	}
	if len(ways) == 0 {
		return [][]callgraph.Given{outer}
	}
	return ways
}
