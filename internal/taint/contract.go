package taint

import (
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// confined returns the kinds that texts are free of which a contract lets through.
func (e *engine) confined(d callgraph.Declaration, fn ir.FuncID) rule.Kinds {
	if d.Contract.Matches == nil {
		return e.set.AllKinds()
	}
	re, flags, ok := e.graph.Env(d.Site).Regexp(*d.Contract.Matches)
	if !ok {
		return 0
	}
	return e.matching(re, flags, e.graph.Lang(fn), true).free
}

// byContract returns the kinds that s is free of as an element of the value that a guard is about, by what is
// declared of such elements: halt 422 unless result.success?
func (e *engine) byContract(site callgraph.Site, in *ir.Instr, row *rule.Guard, s subject) rule.Kinds {
	values := e.atPort(site.Func, in, &row.Value)
	if len(values) != 1 {
		return 0
	}
	path, ok := e.inside(site.Func, values[0], s)
	if !ok || path == whole {
		return 0
	}
	key := e.paths.first(path)
	if rest, _ := e.paths.read(path, key); !key.named() || rest != whole {
		return 0
	}
	if row.Schema != nil {
		return row.Kinds & e.bySchema(site, strings.TrimPrefix(e.prog.Text(ir.Name(key)), "@"))
	}
	if !e.isRuby(site.Func) {
		return row.Kinds & e.byFieldContract(site.Func, values[0], row.Contract, e.prog.Text(ir.Name(key)))
	}
	clears, any := e.set.AllKinds(), false
	for _, d := range e.graph.Promised(site.Func, e.origin(site.Func, values[0]), row) {
		if d.Key == strings.TrimPrefix(e.prog.Text(ir.Name(key)), "@") {
			any = true
			clears &= e.confined(d, site.Func)
		}
	}
	if !any {
		return 0
	}
	return clears
}

// bySchema returns the kinds that an element is free of which the schema of the guard at site allows.
func (e *engine) bySchema(site callgraph.Site, key string) (free rule.Kinds) {
	for _, p := range e.promises.Schemas[site] {
		if p.Name == key {
			free |= e.promisedKinds(p)
		}
	}
	return free
}

// inside returns the path of s in value v of function fn, if it is an element of that.
func (e *engine) inside(fn ir.FuncID, v ir.Value, s subject) (pathID, bool) {
	switch {
	case s.base != ir.NoValue:
		return s.path, e.sameValue(fn, v, s.base)
	case s.object != ir.NoValue && e.graph.Root(fn, v) == s.object:
		path, cut := e.paths.push(elem(s.field.name), s.field.path)
		return path, !cut
	}
	r := e.readOf(fn, v)
	if !r.contains(e.paths, s.read) {
		return whole, false
	}
	return e.paths.below(r.path, s.read.path)
}
