package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// NamedByMacros returns the types of the workspace that macros of libraries are given among items. What these define is
// not known:
//
//	declare_own!(Module);
func (g *Graph) NamedByMacros() map[string]bool {
	named := map[string]bool{}
	for id := range g.Prog.Funcs {
		id := ir.FuncID(id)
		if g.lang(id) != source.Rust || g.Prog.Func(id).Kind != ir.KindBody {
			continue
		}
		body := g.Prog.File(id).Body(g.Prog.Func(id))
		for v := range body {
			in := &body[v]
			if in.Op != ir.OpCall || in.Flags&ir.FlagMacro == 0 || !g.Call(Site{id, ir.Value(v)}).Unknown {
				continue
			}
			for _, a := range g.Prog.Args(id, in) {
				arg := g.Prog.Instr(id, a.Value)
				if arg.Op != ir.OpLoad {
					continue
				}
				if full := g.crates.resolve(g.crates.scope(id).mod, "", g.Prog.Text(arg.Name)); g.crates.types[full] != nil {
					named[full] = true
				}
			}
		}
	}
	return named
}
