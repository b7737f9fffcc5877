package callgraph

import (
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// Coerced returns the methods of the workspace by which positional operand a of the call at s is dereferenced before the
// call has it: the deref of the type of &*x, or of &x where the call wants what that type dereferences to.
func (g *Graph) Coerced(s Site, c *Call, a ir.Operand, pos int) []ir.FuncID {
	name := g.Prog.Name("deref")
	if a.Role != ir.RolePlain || name == 0 || len(g.crates.byName[name]) == 0 || g.lang(s.Func) != source.Rust || c.Constructs {
		return nil
	}
	in := g.Prog.Instr(s.Func, s.Value)
	if g.Prog.Instr(s.Func, a.Value).Op != ir.OpCopy || in.Flags&ir.FlagMacro != 0 || strings.HasPrefix(g.Prog.Text(in.Name), "op.") {
		return nil
	}
	h := head(g.TypeOf(s.Func, a.Value).Name)
	_, by := g.crates.dereferenced([]string{h})
	for i := range c.Callees {
		if len(by) > 0 && head(g.crates.parameterType(c.Callees[i].Func, pos)) == h {
			return nil
		}
	}
	return by
}
