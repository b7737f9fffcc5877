package taint

import (
	"rubicon/internal/ir"
)

// A framework makes the object of an application for each request. So what the handler of a route leaves in an
// instance variable is read by the filters, helpers and templates of the same request, and by no other handler: a
// context that such data enters is marked, and its data does not go up to other handlers.

// keptInRequest returns the handler of the request that alone sees what context k stores at l, or ir.NoFunc. marks
// says that the source stands in that handler, so that contexts of readers can be marked.
func (e *engine) keptInRequest(k *context, l location) (handler ir.FuncID, marks bool) {
	if l.place { // a module's memory is written for the call that follows
		handler = e.graph.HandlerOf(e.sources[k.source].Site.Func)
		return handler, handler != ir.NoFunc
	}
	if !l.field || l.class.Meta || len(e.graph.FieldReads(l.name)) > 0 {
		return ir.NoFunc, false
	}
	handler, marks = e.graph.HandlerOf(e.sources[k.source].Site.Func), true
	if handler == ir.NoFunc || !e.inRequest(handler, k.fn) {
		handler, marks = e.graph.HandlerOf(k.fn), false
	}
	if handler == ir.NoFunc || !e.graph.SelfCompatible(l.class, e.graph.ObjectType(handler)) || e.graph.KeptBetweenRequests(l.class, l.name) {
		return ir.NoFunc, false
	}
	return handler, marks
}

// inRequest reports whether function fn may run where handler handles a request.
func (e *engine) inRequest(handler, fn ir.FuncID) bool {
	if template, ok := e.graph.TemplateOf(fn); ok {
		return e.rendersIn(template, handler)
	}
	other := e.graph.HandlerOf(fn)
	return other == ir.NoFunc || other == handler
}

// handles reports whether function fn is the handler, or a closure in it.
func (e *engine) handles(handler, fn ir.FuncID) bool {
	return e.graph.HandlerOf(fn) == handler
}

// rendersIn remembers what callgraph.Graph.RendersIn says.
func (e *engine) rendersIn(template, handler ir.FuncID) bool {
	key := [2]ir.FuncID{template, handler}
	in, known := e.rendered[key]
	if !known {
		in = e.graph.RendersIn(template, handler)
		e.rendered[key] = in
	}
	return in
}
