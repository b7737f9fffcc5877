package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file answers what models say of x[key] and x[key] = value. Lowering knows them as a load and a
// store of an element, which is what they are for most objects. For a library's object they can be
// calls that do something: DB["SELECT …"], response["X-Header"] = value.

// operandsOf returns the operands of an instruction in the roles that they have as those of a call.
func (g *Graph) operandsOf(id ir.FuncID, in *ir.Instr) []ir.Operand {
	args := g.Prog.Args(id, in)
	if in.Op == ir.OpCall || len(args) == 0 || in.Flags&ir.FlagIndex == 0 && g.Prog.Text(in.Name) != "*" {
		return args
	}
	args = append([]ir.Operand(nil), args...)
	args[0].Role = ir.RoleSelf
	return args
}

// elementMethod returns the name of the method that a load or a store of an element is a call of.
func (g *Graph) elementMethod(in *ir.Instr) ir.Name {
	if in.Op == ir.OpStore {
		return g.names.setElement
	}
	return g.names.element
}

// Indexed returns what a load or a store of an element in Ruby code reaches as a call of [] or []=: the
// method that the workspace defines, and the model rows.
func (g *Graph) Indexed(s Site) *Call {
	if c, ok := g.memo.get(s); ok {
		return c
	}
	if g.tracing {
		if c, ok := g.partial.get(s); ok {
			return c
		}
	}
	defer g.Bind(g.Bind(nil))
	c := &Call{Rows: &noRows}
	memo := g.memo
	if g.tracing {
		memo = g.partial
	}
	memo.set(s, c)
	in := g.Prog.Instr(s.Func, s.Value)
	defer func() {
		if g.tracing && !c.partial {
			g.memo.set(s, c)
		}
	}()
	if g.lang(s.Func) == source.Rust {
		g.matchPlace(s, in, c)
		return c
	}
	if in.Flags&ir.FlagIndex == 0 {
		return c
	}
	recv := g.findIndexed(s, in, c)
	g.matchRuby(s, in, recv, false, c)
	return c
}

// matchPlace adds the rows that describe a load or a store of Rust as an operation on a place: op.index, op.union (a
// field of a union that unsafe code reads), or op.deref of *pointer = value, which lowering knows as a store.
func (g *Graph) matchPlace(s Site, in *ir.Instr, c *Call) {
	args := g.Prog.Args(s.Func, in)
	if len(args) == 0 {
		return
	}
	var name string
	switch base := g.TypeOf(s.Func, args[0].Value).Name; {
	case in.Flags&ir.FlagIndex != 0:
		name = ir.OpIndex
	case in.Op == ir.OpStore && g.Prog.Text(in.Name) == "*" && isRawPointer(g.Unaliased(base)):
		name = ir.OpDeref
	case in.Op == ir.OpLoad && in.Flags&ir.FlagUnsafe != 0 && g.InUnion(base):
		name = ir.OpUnion
	default:
		return
	}
	if e := g.Set.Models.Lookup(source.Rust, name); e != nil {
		how := func(*rule.Callee) fit { return fitSure }
		g.collect(s, in, e, c, how)
		c.checks = g.newChecks(s, e, how)
	}
}

// StaticSinks returns the sink rows that describe a store in a static mut of Rust at s: op.static.
func (g *Graph) StaticSinks(s Site) []*rule.Sink {
	e := g.Set.Models.Lookup(source.Rust, ir.OpStatic)
	if e == nil {
		return nil
	}
	env := &env{g: g, site: s, in: g.Prog.Instr(s.Func, s.Value)}
	var found []*rule.Sink
	for _, row := range e.Sinks {
		if row.When.Eval(env) {
			g.met[row.ID] = true
			found = append(found, row)
		}
	}
	return found
}

// findIndexed adds the methods of the workspace that a load or a store of an element calls: by the type of the receiver, or where
// that is not known, by those of all that it can be. It returns the type.
func (g *Graph) findIndexed(s Site, in *ir.Instr, c *Call) (recv Type) {
	name, of := g.elementMethod(in), g.Prog.Args(s.Func, in)[0].Value
	recv = g.TypeOf(s.Func, of)
	if name == 0 || in.Flags&ir.FlagSuper != 0 {
		return recv
	}
	types := []Type{recv}
	if recv.Name == "" && g.sealed && g.classes.answers(name) {
		if c.partial = g.tracing; g.tracing {
			return recv
		}
		types = g.typesOf(s.Func, of)
	}
	for _, t := range types {
		if m := g.classes.find(t, name); m != nil && m.Owner != object && len(c.Callees) < MaxByName {
			g.addMethod(c, m, false, false)
		}
	}
	return recv
}
