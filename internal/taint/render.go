package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// render carries a fact from operand a of a call into a template that the call renders. The template runs
// on the caller's own object, so that what is known of its instance variables goes along. What is given for
// a local variable is kept where the template, and the blocks in it, read it: like a variable that outlives
// the call, since a template has no parameters.
func (e *engine) render(k *context, id int32, f fact, u ir.Value, in *ir.Instr, a ir.Operand, pos int, r *callgraph.Rendering) {
	if a.Role == ir.RoleSelf {
		if f.path != whole {
			e.enter(k, id, edge{kind: edgeCall, at: u}, r.Func, port{kind: portSelf}, f.path, f.kinds)
		}
		return
	}
	for i := range r.Row.Locals {
		p := &r.Row.Locals[i]
		if !e.graph.AtPort(k.fn, in, a, pos, p) {
			continue
		}
		rest, ok := e.match(at{fn: k.fn, in: in}, f.path, p.Path)
		if !ok {
			continue
		}
		if n, ok := a.Role.Keyword(); ok && p.Kind == rule.PortKeyword && p.Name == "" {
			e.local(k, id, f, r.Func, n, rest)
			continue
		}
		if rest == whole {
			continue // a whole hash of untrusted data: which variables it has nobody knows
		}
		if name := e.paths.first(rest); name.named() {
			tail, _ := e.paths.read(rest, name)
			e.local(k, id, f, r.Func, ir.Name(name), tail)
		}
	}
}

// local stores a fact in local variable name of a template.
func (e *engine) local(k *context, id int32, f fact, template ir.FuncID, name ir.Name, path pathID) {
	f.path = path
	e.storeOutside(k, id, f, ir.NoValue, location{name: name, view: template + 1})
}
