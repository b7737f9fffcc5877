package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file knows of the parts of requests of which something in front of the application has made sure which texts they
// are: a middleware that holds each request against a document.

// Promise says which texts a part of a request is.
type Promise struct {
	Name, Place string // see package route
	// Pattern is an expression that all of them match: ^ and $ are the ends of a text, as in ECMA, or with Lines those of a
	// line, as in Ruby.
	Pattern string
	Lines   bool
}

// Promises are what holds of requests.
type Promises struct {
	// Handlers are what handlers can rely on.
	Handlers map[ir.FuncID][]Promise
	// Schemas are what a guard's JSON Schema says of the elements of the value that is checked, by the guard's call.
	Schemas map[callgraph.Site][]Promise
}

// Limits of the search for the handlers that a helper serves.
const (
	maxPromiseDepth   = 4
	maxPromiseCallers = 50
)

// of returns the promises that hold whenever function id runs: those of the handler in which it stands, or what the
// handlers have in common that call it.
func (p *Promises) of(g *callgraph.Graph, id ir.FuncID, depth int) []Promise {
	if len(p.Handlers) == 0 {
		return nil
	}
	if handler := g.HandlerOf(id); handler != ir.NoFunc {
		return p.Handlers[handler]
	}
	for g.Prog.Func(id).Kind == ir.KindClosure {
		if id = g.Prog.Parent(id); id == ir.NoFunc {
			return nil
		}
	}
	if depth == 0 || g.Prog.Func(id).Kind != ir.KindMethod {
		return nil
	}
	callers := g.Callers(id)
	if len(callers) > maxPromiseCallers {
		return nil
	}
	var common []Promise
	for i, s := range callers {
		of := p.of(g, s.Func, depth-1)
		if i == 0 {
			common = slices.Clone(of)
		} else {
			common = slices.DeleteFunc(common, func(x Promise) bool { return !slices.Contains(of, x) })
		}
		if len(common) == 0 {
			return nil
		}
	}
	return common
}

// promised are the elements of what a source yields, by their keys, with the kinds that they are free of.
type promised []promisedElement

type promisedElement struct {
	key  string
	free rule.Kinds
}

// keys returns the keys.
func (p promised) keys() (list []string) {
	for i := range p {
		list = append(list, p[i].key)
	}
	return list
}

// promisedAt returns what is promised of the elements of what the call at site yields; with text of those of the text that
// it yields.
func (e *engine) promisedAt(site callgraph.Site, text bool) (out promised) {
	if len(e.promises.Handlers) == 0 {
		return nil
	}
	row := e.graph.PartsOf(site, text)
	if row == nil {
		return nil
	}
	for _, p := range e.promises.of(e.graph, site.Func, maxPromiseDepth) {
		if key, ok := p.keyIn(row); ok {
			out = append(out, promisedElement{key, e.promisedKinds(p)})
		}
	}
	return out
}

// promisedPart returns the kinds that the element at a key of value v of a function is free of, where v holds the parts of a
// request, wherever the program reads these.
func (e *engine) promisedPart(fn ir.FuncID, v ir.Value, el elem) (free rule.Kinds) {
	if len(e.promises.Handlers) == 0 || !el.named() {
		return 0
	}
	of := e.promises.of(e.graph, fn, maxPromiseDepth)
	if len(of) == 0 {
		return 0
	}
	row := e.graph.RequestParts(fn, v)
	if row == nil {
		return 0
	}
	for _, p := range of {
		if key, ok := p.keyIn(row); ok && key == e.prog.Text(ir.Name(el)) {
			free |= e.promisedKinds(p)
		}
	}
	return free
}

// keyIn returns the key at which what a promise is about stands in what a row describes; ok is false if it does not.
func (p *Promise) keyIn(row *rule.Parameters) (key string, ok bool) {
	switch row.Place {
	case rule.PlaceForm:
		return p.Name, p.Place != rule.PlaceHeader && p.Place != rule.PlaceCookie
	case rule.PlaceBody:
		return p.Name, p.Place == rule.PlaceBody || p.Place == rule.PlaceForm
	case rule.PlaceHeader:
		return row.Prefix + strings.ToUpper(strings.ReplaceAll(p.Name, "-", "_")), p.Place == rule.PlaceHeader
	}
	return p.Name, p.Place == row.Place
}

// promisedKinds returns the kinds that texts are free of which keep a promise.
func (e *engine) promisedKinds(p Promise) rule.Kinds {
	j := e.matching(p.Pattern, "", source.Ruby, true)
	if p.Lines {
		return j.free
	}
	return j.free | j.meant
}

// seedPromised enters the elements of a source of which something is promised. Those at the keys captured do not carry
// lacking.
func (e *engine) seedPromised(k *context, site callgraph.Site, of promised, root fact, captured []string, lacking rule.Kinds) {
	for _, p := range of {
		g := root
		if g.kinds &^= p.free; slices.Contains(captured, p.key) {
			g.kinds &^= lacking
		}
		if key := e.prog.Name(p.key); key != 0 && g.kinds != 0 {
			g.value, g.since = site.Value, site.Value
			g.path, _ = e.paths.push(elem(key), whole)
			e.root(k, g)
		}
	}
}

// promisedNames returns the kinds that the parameters of the block of the route at site are free of by what is promised of
// the parts of its path; nil if nothing is.
func (e *engine) promisedNames(site callgraph.Site, row *rule.Source) (free []rule.Kinds) {
	if len(e.promises.Handlers) == 0 || row.Captured == 0 {
		return nil
	}
	handler, names := e.graph.BlockCaptures(site)
	known := false
	for _, name := range names {
		var kinds rule.Kinds
		for _, p := range e.promises.Handlers[handler] {
			if p.Name == name && p.Place == rule.PlacePath {
				kinds |= e.promisedKinds(p)
			}
		}
		free, known = append(free, kinds), known || kinds != 0
	}
	if !known {
		return nil
	}
	return free
}

// putDecoded enters what the call at u decodes of the text of a request: the parts of which something is promised, and the
// others. It reports false if nothing is promised of any.
func (e *engine) putDecoded(k *context, id int32, f fact, u ir.Value, row *rule.Flow) bool {
	if k.entry.source < 0 || int(k.entry.source) >= len(e.sources) {
		return false
	}
	of := e.promisedAt(e.sources[k.entry.source].Site, true)
	if len(of) == 0 {
		return false
	}
	e.put(k, id, f, e.allBut(of.keys()), u, row)
	for _, p := range of {
		g := f
		if g.kinds &^= p.free; g.kinds == 0 {
			continue
		}
		if key := e.prog.Name(p.key); key != 0 {
			path, _ := e.paths.push(elem(key), whole)
			e.put(k, id, g, path, u, row)
		}
	}
	return true
}
