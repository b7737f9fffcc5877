package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// maxGathered bounds the instructions behind the making of a list in which it is looked for what is put into it.
const maxGathered = 400

// gathered returns the type of a list of Rust that the call at v makes empty, of which only t, the list's own type, is known: by what
// the function first puts into it, as models tell.
//
//	let mut found = Vec::new();
//	found.push(pointer);
//	input.read_to_end(&mut found)?;
func (c *crates) gathered(id ir.FuncID, v ir.Value, t string) string {
	g := c.g
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := v + 1; int(u) < len(body) && u <= v+maxGathered; u++ {
		in := &body[u]
		if in.Op != ir.OpCall {
			continue
		}
		args := g.Prog.Args(id, in)
		for i, a := range args {
			if g.Root(id, a.Value) != v {
				continue
			}
			if is := c.listIn(id, u, in, args, i, t); is != "" {
				return is
			}
		}
	}
	return t
}

// listIn returns the type of a list of type t without arguments, as the call at u tells of which it is operand i; "" if that tells
// nothing.
func (c *crates) listIn(id ir.FuncID, u ir.Value, in *ir.Instr, args []ir.Operand, i int, t string) string {
	g := c.g
	name := g.Prog.Text(in.Name)
	is := ""
	switch {
	case args[i].Role != ir.RoleSelf:
		if in.Flags&ir.FlagPath != 0 {
			is = stripRef(c.impliedBy(id, u, in, args, i, maxImplied))
		}
		if is == "" && len(c.methodsNamed(id, in.Name).all) == 0 {
			is = g.modelType(id, g.typeRowsAt(id, in), args, rule.Port{Kind: rule.PortArg, Index: g.operandPosition(args, i)}).Name
		}
	case len(args) != 2:
	case g.puts(t, name):
		is = t + "<" + g.TypeOf(id, args[1].Value).Name + ">"
	case g.gathersFrom(t, name):
		is = t + "<" + firstArg(g.listLike(source.Rust, g.TypeOf(id, args[1].Value).Name)) + ">"
	}
	if head(is) != t || firstArg(is) == "" || firstArg(is) == "_" {
		return ""
	}
	return is
}

// gathersFrom reports whether models say that a method of a type of Rust makes the elements of its argument elements of the receiver.
func (g *Graph) gathersFrom(t, method string) bool {
	e := g.Set.Models.Lookup(source.Rust, method)
	return e != nil && slices.ContainsFunc(e.Flows, func(f *rule.Flow) bool {
		return f.Callee.Owner == t && f.Step == rule.Value && f.Inner && len(f.From) == 1 && f.From[0].Kind == rule.PortArg &&
			slices.ContainsFunc(f.To, func(p rule.Port) bool { return p.Kind == rule.PortSelf && len(p.Path) == 0 })
	})
}

// puts reports whether models say that a method of a type of Rust makes its argument an element of the receiver.
func (g *Graph) puts(t, method string) bool {
	e := g.Set.Models.Lookup(source.Rust, method)
	return e != nil && slices.ContainsFunc(e.Flows, func(f *rule.Flow) bool {
		return f.Callee.Owner == t && f.Step == rule.Value && len(f.From) == 1 && f.From[0].Kind == rule.PortArg && len(f.From[0].Path) == 0 &&
			slices.ContainsFunc(f.To, func(p rule.Port) bool {
				return p.Kind == rule.PortSelf && len(p.Path) == 1 && p.Path[0].Any
			})
	})
}
