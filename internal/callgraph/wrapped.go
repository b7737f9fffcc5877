package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file finds the class of the object that a native method answers with where its type in Rust does not say it: the function
// makes the object of a class.

// wrapped returns the one class of which all objects are that the functions of a binding make and return; "" if there is none, or
// one returns something else.
func (r *registration) wrapped(n *Native) (class string) {
	g := r.g
	for _, id := range n.Targets {
		body := g.Prog.File(id).Body(g.Prog.Func(id))
		for u := range body {
			if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
				continue
			}
			of := r.wrappedAt(n, Site{id, g.Prog.Args(id, &body[u])[0].Value})
			if of == "" || class != "" && of != class {
				return ""
			}
			class = of
		}
	}
	return class
}

// wrappedAt returns the class of the object that the value at s is, which a function of the binding returns.
func (r *registration) wrappedAt(n *Native, s Site) (class string) {
	g := r.g
	for _, o := range append([]Site{{s.Func, g.Root(s.Func, s.Value)}}, g.RustOrigins(s.Func, s.Value)...) {
		in := g.Prog.Instr(o.Func, o.Value)
		if in.Op != ir.OpCall {
			continue
		}
		for _, row := range g.rowsByName(o.Func, in).Wrappers {
			if !g.fits(o, in, &row.Callee) {
				continue
			}
			for _, v := range g.operands(o.Func, in, row.Class) {
				of := Site{o.Func, v}
				if classes := r.classesOf(of); len(classes) == 1 && (class == "" || class == classes[0]) {
					class = classes[0]
				} else if r.isReceiver(n, of) {
					class = n.Class
				} else {
					return ""
				}
				g.met[row.ID] = true
			}
		}
	}
	return class
}

// isReceiver reports whether the value at s is the class on which a method of the class itself is called.
func (r *registration) isReceiver(n *Native, s Site) bool {
	in := r.g.Prog.Instr(s.Func, r.g.Root(s.Func, s.Value))
	if in.Op != ir.OpParam || !n.First || n.Of != rule.OfClass {
		return false
	}
	p := &r.g.Prog.Func(s.Func).Params[in.Aux]
	return p.Kind == ir.ParamPositional && int(p.Index) == n.Shift-1
}
