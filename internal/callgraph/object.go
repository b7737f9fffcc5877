package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// maxOwners bounds how many closures and lists an object is followed out of.
const maxOwners = 6

// madeBy returns the call that Ruby value v of function id comes from, and the function it stands in, if v
// is no result of a call itself: what the call gives to its block, an element of its result, or a
// variable that a closure captures.
func (g *Graph) madeBy(id ir.FuncID, v ir.Value) (ir.FuncID, ir.Value) {
	for range maxOwners {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		switch {
		case g.lang(id) != source.Ruby:
			return id, v
		case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 && in.NArgs == 2:
			v = g.Prog.Args(id, in)[0].Value
		case in.Op == ir.OpParam && g.Prog.Func(id).Kind == ir.KindClosure:
			at, outer, ok := g.outside(id, int(in.Aux))
			if !ok {
				return id, v
			}
			id, v = at, outer
		default:
			return id, v
		}
	}
	return id, v
}

// makers returns the calls that make the object of Rust which v is, or is a part of, where that is not the receiver of
// the chain that v is itself: a field of it is read (child.stdin), a field or a variable keeps it, a caller gives it.
func (g *Graph) makers(id ir.FuncID, v ir.Value, depth int) (sites []Site) {
	for range maxTrace {
		v = g.chainInLibrary(id, v)
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		if in.Op != ir.OpLoad || in.Flags != 0 || len(args) != 1 || g.isOwnField(id, in.Name, args[0].Value) {
			break
		}
		v = args[0].Value
	}
	if in := g.Prog.Instr(id, v); in.Op == ir.OpCall && len(g.Call(Site{id, v}).Callees) == 0 && in.NArgs == 0 || depth == 0 {
		return []Site{{id, v}}
	}
	for _, o := range g.RustOrigins(id, v) {
		if o == (Site{id, v}) {
			sites = append(sites, o)
		} else {
			sites = append(sites, g.makers(o.Func, o.Value, depth-1)...)
		}
	}
	return sites
}

// chainInLibrary returns the object at the start of a chain of calls, or the first of them that functions of the workspace
// answer: what they return has another maker than what they are called on.
func (g *Graph) chainInLibrary(id ir.FuncID, v ir.Value) ir.Value {
	for range maxTrace {
		v = g.Root(id, v)
		of, ok := g.calledOn(id, v)
		if !ok || len(g.Call(Site{id, v}).Callees) > 0 {
			break
		}
		v = of
	}
	return v
}

// isOwnField reports whether the workspace defines a type that base can be with a field of that name.
func (g *Graph) isOwnField(id ir.FuncID, name ir.Name, base ir.Value) bool {
	return slices.ContainsFunc(receivers(g.TypeOf(id, base).Name), func(h string) bool { return g.crates.hasField(h, name) })
}

// outside returns what parameter i of a closure holds, as the function that makes the closure knows it:
// the variable that is captured, or the call whose block the closure is.
func (g *Graph) outside(id ir.FuncID, i int) (ir.FuncID, ir.Value, bool) {
	at, ok := g.ClosureSite(id)
	if !ok || i >= len(g.Prog.Func(id).Params) {
		return 0, 0, false
	}
	switch p := &g.Prog.Func(id).Params[i]; p.Kind {
	case ir.ParamPositional, ir.ParamOptional:
		return at.Func, g.blockOf(at), true
	case ir.ParamCaptured:
		args := g.Prog.Args(at.Func, g.Prog.Instr(at.Func, at.Value))
		n := int(p.Index)
		if len(args) > 0 && args[0].Role == ir.RoleSelf {
			n++
		}
		if n < len(args) {
			return at.Func, args[n].Value, true
		}
	}
	return 0, 0, false
}

// blockOf returns the call that the closure made at a site is the block of, or the closure itself.
func (g *Graph) blockOf(at Site) ir.Value {
	body := g.Prog.File(at.Func).Body(g.Prog.Func(at.Func))
	for u := int(at.Value) + 1; u < len(body); u++ {
		if body[u].Op != ir.OpCall {
			continue
		}
		if slices.Contains(g.Prog.Args(at.Func, &body[u]), ir.Operand{Value: at.Value, Role: ir.RoleBlock}) {
			return ir.Value(u)
		}
	}
	return at.Value
}

// Kept returns the instance variable of its receiver that method id returns: @conf of a method that says
// `@conf ||= Conf.new`. What such a call gives is the same object each time.
func (g *Graph) Kept(id ir.FuncID) (ir.Name, bool) {
	if g.lang(id) != source.Ruby || g.Prog.Func(id).Kind == ir.KindClosure {
		return 0, false
	}
	var name ir.Name
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for v := range body {
		in := &body[v]
		if in.Op != ir.OpReturn || in.NArgs != 1 {
			continue
		}
		if !g.keptIn(id, body, g.Prog.Args(id, in)[0].Value, &name, maxOwners) {
			return 0, false
		}
	}
	return name, name != 0
}

// keptIn reports whether v is what an instance variable holds, always the one that name says; the first that
// is met sets it.
func (g *Graph) keptIn(id ir.FuncID, body []ir.Instr, v ir.Value, name *ir.Name, depth int) bool {
	if depth == 0 {
		return false
	}
	v = g.Root(id, v)
	in := &body[v]
	if in.Op == ir.OpPhi {
		for _, a := range g.Prog.Args(id, in) {
			if !g.keptIn(id, body, a.Value, name, depth-1) {
				return false
			}
		}
		return true
	}
	field := in.Name
	if in.Op != ir.OpLoad {
		field = g.storedIn(id, body, v)
	} else if in.NArgs != 1 || !g.isSelf(body, g.Prog.Args(id, in)[0].Value) {
		return false
	}
	if *name == 0 {
		*name = field
	}
	return field != 0 && field == *name
}

// storedIn returns the instance variable that v is stored in, or 0.
func (g *Graph) storedIn(id ir.FuncID, body []ir.Instr, v ir.Value) ir.Name {
	for u := int(v) + 1; u < len(body); u++ {
		in := &body[u]
		if in.Op != ir.OpStore || in.NArgs != 2 {
			continue
		}
		if args := g.Prog.Args(id, in); g.Root(id, args[1].Value) == v && g.isSelf(body, args[0].Value) {
			return in.Name
		}
	}
	return 0
}

// isSelf reports whether v is the receiver of the method that body is of.
func (g *Graph) isSelf(body []ir.Instr, v ir.Value) bool {
	return body[v].Op == ir.OpParam && body[v].Aux == 0
}

// ConstantObject returns the call that makes the object which the load in of a constant of Ruby yields in function id, if its
// class is known: one that Ruby code or native code defines, a Hash, a Queue.
func (g *Graph) ConstantObject(id ir.FuncID, in *ir.Instr) (Site, bool) {
	if g.lang(id) != source.Ruby || in.Flags&ir.FlagConst == 0 || in.NArgs > 0 {
		return Site{}, false
	}
	s, v, ok := g.Constant(id, in)
	if !ok {
		return Site{}, false
	}
	made := Site{s.Func, g.Root(s.Func, v)}
	t := g.TypeOf(made.Func, made.Value)
	return made, !t.Meta && t.Name != "" && g.Prog.Instr(made.Func, made.Value).Op == ir.OpCall
}
