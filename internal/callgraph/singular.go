package callgraph

import (
	"slices"

	"rubicon/internal/ir"
)

// This file finds the methods that an object has and its class has not: those that it alone was given, by
// o.extend(Module), def o.run, o.define_singleton_method(:run) { }, and those of the object that it hands calls on to.

// findSingular adds the method of that name that object v of the function at s has alone.
func (g *Graph) findSingular(s Site, in *ir.Instr, v ir.Value, c *Call) bool {
	v = g.Root(s.Func, v)
	if def := g.Prog.Instr(s.Func, v); def.Op == ir.OpCall && g.addsMethods(def) {
		return g.singularBy(Site{s.Func, v}, in, c) || g.findSingular(s, in, g.Prog.Args(s.Func, def)[0].Value, c)
	}
	for _, name := range []string{"extend", "define_singleton_method"} {
		for _, at := range g.calls.of(g.Prog.Name(name)) {
			if at.Func != s.Func || at.Value >= s.Value {
				continue
			}
			args := g.Prog.Args(at.Func, g.Prog.Instr(at.Func, at.Value))
			if len(args) > 1 && args[0].Role == ir.RoleSelf && g.Root(at.Func, args[0].Value) == v && g.singularBy(at, in, c) {
				return true
			}
		}
	}
	return false
}

// addsMethods reports whether a call gives its receiver methods, and returns it.
func (g *Graph) addsMethods(in *ir.Instr) bool {
	return in.NArgs > 1 && in.Flags&ir.FlagImplicitSelf == 0 && g.Prog.Text(in.Name) == "extend"
}

// singularBy adds the method of that name that the call at s gives its receiver.
func (g *Graph) singularBy(at Site, in *ir.Instr, c *Call) bool {
	call := g.Prog.Instr(at.Func, at.Value)
	args := g.Prog.Args(at.Func, call)
	if g.Prog.Text(call.Name) == "extend" {
		for _, a := range args[1:] {
			if t := g.TypeOf(at.Func, a.Value); a.Role == ir.RolePlain && t.Meta {
				if m := g.classes.find(Type{Name: t.Name}, in.Name); m != nil && m.Owner != object {
					g.addMethod(c, m, false, false)
					return true
				}
			}
		}
		return false
	}
	if name := g.Prog.Instr(at.Func, g.Root(at.Func, args[1].Value)); name.Op != ir.OpConst || name.Name != in.Name {
		return false
	}
	last := args[len(args)-1]
	if last.Role != ir.RoleBlock { // def o.name: a method of the class around
		m := g.classes.find(Type{Name: g.scopeOf(at.Func), Meta: true}, in.Name)
		if m == nil {
			return false
		}
		g.addMethod(c, m, false, false)
		return true
	}
	for _, id := range g.closures(at.Func, last.Value, maxClosures) {
		c.Callees = append(c.Callees, Callee{Func: id})
	}
	return len(c.Callees) > 0
}

// scopeOf returns the class that the methods belong to which function id defines.
func (g *Graph) scopeOf(id ir.FuncID) string {
	if scope := g.classes.scope(id); scope != "" {
		return scope
	}
	return object
}

// handedOn adds the methods of that name of the object to which method_missing, m, hands on what it is told.
func (g *Graph) handedOn(m *Method, in *ir.Instr, c *Call) bool {
	to, ok := g.handsOnTo(m.Func)
	if !ok {
		return false
	}
	defer func() { g.through(m.Func, to, c) }()
	c.partial = c.partial || g.tracing
	types := []Type{g.TypeOf(m.Func, to)}
	if types[0].Name == "" {
		types = g.typesOf(m.Func, to)
	}
	for _, t := range types {
		if found := g.classes.find(t, in.Name); found != nil && found.Owner != object && len(c.Callees) < MaxByName {
			g.addMethod(c, found, false, false)
		}
	}
	if len(types) > 0 {
		return len(c.Callees) > 0 || c.Accessor != 0
	}
	for _, other := range g.classes.byName[in.Name] {
		if other.Owner != m.Owner && other.Owner != object && other.Func != ir.NoFunc && len(c.Callees) < MaxByName {
			g.addMethod(c, other, true, false)
		}
	}
	return len(c.Callees) > 0
}

// through notes that what has been added is called on the object that value to of a method is, if the method's self keeps
// it in an instance variable.
func (g *Graph) through(id ir.FuncID, to ir.Value, c *Call) {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	in := &body[g.Root(id, to)]
	if in.Op != ir.OpLoad || in.NArgs != 1 || !g.isSelf(body, g.Root(id, g.Prog.Args(id, in)[0].Value)) {
		return
	}
	c.Through = in.Name
	for i := range c.Callees {
		c.Callees[i].Through = in.Name
	}
}

// handsOnTo returns the object that a method sends what its first parameter names, with all else that it is given.
func (g *Graph) handsOnTo(id ir.FuncID) (to ir.Value, ok bool) {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		in := &body[u]
		args := g.Prog.Args(id, in)
		if in.Op != ir.OpCall || len(args) < 3 || args[0].Role != ir.RoleSelf || args[2].Role != ir.RoleSplat || g.isSelf(body, g.Root(id, args[0].Value)) {
			continue
		}
		if !slices.Contains([]string{"send", "public_send", "__send__"}, g.Prog.Text(in.Name)) {
			continue
		}
		if name := &body[g.Root(id, args[1].Value)]; name.Op == ir.OpParam && name.Aux == 1 {
			return args[0].Value, true
		}
	}
	return ir.NoValue, false
}
