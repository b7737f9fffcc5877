package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// Coerced returns the methods of the workspace by which positional operand a of the call at s is dereferenced before the
// call has it: the deref of the type of &*x, or of &x where the call wants what that type dereferences to. sure says that it does.
func (g *Graph) Coerced(s Site, c *Call, a ir.Operand, pos int) (by []ir.FuncID, sure bool) {
	if a.Role != ir.RolePlain || !g.hasDerefs() || g.lang(s.Func) != source.Rust || c.Constructs {
		return nil, false
	}
	in := g.Prog.Instr(s.Func, s.Value)
	if g.Prog.Instr(s.Func, a.Value).Op != ir.OpCopy || in.Flags&ir.FlagMacro != 0 || strings.HasPrefix(g.Prog.Text(in.Name), "op.") {
		return nil, false
	}
	h := head(g.TypeOf(s.Func, a.Value).Name)
	_, by = g.crates.dereferenced([]string{h})
	if len(by) == 0 {
		return nil, false
	}
	sure = len(c.Callees) > 0
	for i := range c.Callees {
		of := head(stripRef(g.crates.parameterType(c.Callees[i].Func, pos)))
		if of == h {
			return nil, false
		}
		sure = sure && g.crates.isConcrete(of)
	}
	return by, sure
}

// Dereferences returns the methods of the workspace by which the copy at s dereferences its operand: *x, of a reference what that
// is to, and &x where the type that is written beside the name is what that of x dereferences to, let name: &str = &x.
func (g *Graph) Dereferences(s Site) []ir.FuncID {
	in := g.Prog.Instr(s.Func, s.Value)
	written := in.Type != 0 && strings.HasPrefix(g.Prog.Text(in.Type), "&")
	if in.Aux != ir.CopyDeref && !written || !g.hasDerefs() {
		return nil
	}
	to, by := g.crates.dereferenced([]string{head(g.TypeOf(s.Func, g.Prog.Args(s.Func, in)[0].Value).Name)})
	if in.Aux != ir.CopyDeref && !slices.Contains(to, head(g.TypeOf(s.Func, s.Value).Name)) {
		return nil
	}
	return by
}

// hasDerefs reports whether a type of the workspace has a method deref.
func (g *Graph) hasDerefs() bool {
	name := g.Prog.Name("deref")
	return name != 0 && len(g.crates.byName[name]) > 0
}
