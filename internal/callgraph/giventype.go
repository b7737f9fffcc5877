package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// A function of Rust can take something of any type that implements a trait: fn store<F: Filter>(f: &F, name: &str). Which
// method it then runs depends on the call, so such a function is read for each type that calls give it.

// OpenParams returns the parameters of Rust function id whose types are only known by a trait.
func (g *Graph) OpenParams(id ir.FuncID) []*ir.Param {
	open, ok := g.openParams[id]
	if ok || g.lang(id) != source.Rust {
		return open
	}
	params := g.Prog.Func(id).Params
	for i := range params {
		p := &params[i]
		if p.Kind == ir.ParamPositional && isOpenType(g.Prog.Text(p.Type)) || p.Kind == ir.ParamSelf && g.forImplementers(id) {
			open = append(open, p)
		}
	}
	if g.openParams == nil {
		g.openParams = map[ir.FuncID][]*ir.Param{}
	}
	g.openParams[id] = open
	return open
}

// forImplementers reports whether a method is one of all types that implement a trait: it stands in the trait itself, or in
// an impl for whatever type has a bound.
func (g *Graph) forImplementers(id ir.FuncID) bool {
	s := g.Prog.Scope(id)
	return s.Kind == ir.ScopeTrait || s.Kind == ir.ScopeImpl && isBound(g.Prog.Text(s.Name))
}

// isOpenType reports whether a type, as it is written, is a trait: &dyn Filter, impl Filter, Box<dyn Filter>.
func isOpenType(t string) bool {
	t = strings.TrimPrefix(strings.TrimPrefix(t, "&"), "mut ")
	for _, box := range [...]string{"Box<", "Arc<", "Rc<"} {
		t = strings.TrimPrefix(t, box)
	}
	return strings.HasPrefix(t, "impl ") || strings.HasPrefix(t, "dyn ")
}

// OfType returns the number of the one type of the workspace with implementations of traits that value v of Rust function id
// is of, as far as it is known; 0 if it is not.
func (g *Graph) OfType(id ir.FuncID, v ir.Value) uint32 {
	if in := g.Prog.Instr(id, g.Root(id, v)); in.Op == ir.OpParam || in.Op == ir.OpCall && len(g.bound) > 0 {
		if b, ok := g.boundBy(id, g.Root(id, v), func(b *Given) bool { return b.Type != 0 }); ok {
			return b.Type
		}
	}
	name := g.implementer(id, v)
	if name == "" {
		for _, s := range g.RustOrigins(id, v) {
			if op := g.Prog.Instr(s.Func, s.Value).Op; op == ir.OpConst || op == ir.OpClosure && len(g.crates.blanket) == 0 {
				continue // a key, or what is done with the elements
			}
			of := g.implementer(s.Func, s.Value)
			if of == "" || name != "" && of != name {
				return 0
			}
			name = of
		}
	}
	if name == "" {
		return 0
	}
	return g.numberOfType(name)
}

// numberOfType returns the number of a type of Rust.
func (g *Graph) numberOfType(name string) uint32 {
	n, ok := g.typeNumbers[name]
	if !ok {
		if g.typeNumbers == nil {
			g.typeNumbers = map[string]uint32{}
		}
		g.typesGiven = append(g.typesGiven, name)
		n = uint32(len(g.typesGiven))
		g.typeNumbers[name] = n
	}
	return n
}

// implementer returns the type of a value if that is one of the workspace which implements a trait, or is in a box.
func (g *Graph) implementer(id ir.FuncID, v ir.Value) string {
	for _, h := range receivers(g.TypeOf(id, v).Name) {
		if g.crates.types[h] != nil && len(g.crates.traits[h]) > 0 {
			return h
		}
		if !boxes[h] {
			return ""
		}
	}
	return ""
}

// callOfType returns the call at s, which is c without, as it is where what it is called on, or the type parameter that its
// path begins with, is of one type: of the one that Bind has said, or of that which all have that come there.
func (g *Graph) callOfType(s Site, c *Call) *Call {
	t := g.parameterBound(s)
	if t == "" {
		args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
		if len(args) == 0 || args[0].Role != ir.RoleSelf {
			return c
		}
		if n := g.OfType(s.Func, args[0].Value); n != 0 {
			t = g.typesGiven[n-1]
		} else if t = g.receiverType(s); t == "" {
			return c
		}
	}
	key := narrowed{s, Type{Name: head(t)}}
	n, ok := g.narrowed[key]
	if !ok {
		own := *c
		own.Callees = nil
		for _, callee := range c.Callees {
			if slices.Contains(g.crates.method(key.self.Name, g.Prog.Text(g.Prog.Func(callee.Func).Name)), callee.Func) {
				own.Callees = append(own.Callees, callee)
			}
		}
		if n = &own; len(own.Callees) == 0 {
			n = c
		}
		g.narrowed[key] = n
	}
	return n
}
