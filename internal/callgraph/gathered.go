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
func (c *crates) gathered(id ir.FuncID, v ir.Value, t string) string {
	g := c.g
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := v + 1; int(u) < len(body) && u <= v+maxGathered; u++ {
		in := &body[u]
		args := g.Prog.Args(id, in)
		if in.Op != ir.OpCall || len(args) != 2 || args[0].Role != ir.RoleSelf || g.Root(id, args[0].Value) != v || !g.puts(t, g.Prog.Text(in.Name)) {
			continue
		}
		if of := g.TypeOf(id, args[1].Value).Name; of != "" && of != "_" {
			return t + "<" + of + ">"
		}
	}
	return t
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
