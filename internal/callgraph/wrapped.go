package callgraph

import (
	"slices"

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
	for _, o := range append(r.answers(s, nil, maxWrappers), g.RustOrigins(s.Func, s.Value)...) {
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
				} else if (class == "" || class == n.Class) && r.isReceiver(n, of, maxWrappers) {
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

// answers appends the values that the one at s can be, also what the functions return that it is the result of.
func (r *registration) answers(s Site, list []Site, depth int) []Site {
	g := r.g
	s.Value = g.Root(s.Func, s.Value)
	in := g.Prog.Instr(s.Func, s.Value)
	if slices.Contains(list, s) || depth == 0 || len(list) == maxOrigins {
		return list
	}
	list = append(list, s)
	switch in.Op {
	case ir.OpPhi:
		for _, a := range g.Prog.Args(s.Func, in) {
			list = r.answers(Site{s.Func, a.Value}, list, depth)
		}
	case ir.OpCall:
		for _, c := range g.Call(s).Callees {
			body := g.Prog.File(c.Func).Body(g.Prog.Func(c.Func))
			for u := range body {
				if body[u].Op == ir.OpReturn && body[u].NArgs > 0 {
					list = r.answers(Site{c.Func, g.Prog.Args(c.Func, &body[u])[0].Value}, list, depth-1)
				}
			}
		}
	}
	return list
}

// isReceiver reports whether the value at s can be the class on which a method of the class itself is called, as its function has
// it or hands it on: wrap(class, data).
func (r *registration) isReceiver(n *Native, s Site, depth int) bool {
	g := r.g
	in := g.Prog.Instr(s.Func, g.Root(s.Func, s.Value))
	if in.Op != ir.OpParam || !n.First || n.Of != rule.OfClass || depth == 0 {
		return false
	}
	p := &g.Prog.Func(s.Func).Params[in.Aux]
	if p.Kind != ir.ParamPositional {
		return false
	}
	if slices.Contains(n.Targets, s.Func) {
		return int(p.Index) == n.Shift-1
	}
	handed := false
	for _, call := range g.Callers(s.Func) {
		for _, a := range g.operands(call.Func, g.Prog.Instr(call.Func, call.Value), &rule.Port{Kind: rule.PortArg, Index: int(p.Index)}) {
			handed = handed || r.isReceiver(n, Site{call.Func, a}, depth-1)
		}
	}
	return handed
}
