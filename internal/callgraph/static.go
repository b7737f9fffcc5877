package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file finds who reads and writes a static of Rust. Modules call it by different names: QUEUE, jobs::QUEUE, crate::jobs::QUEUE;
// and modules have different ones that are called the same.

// StaticOf returns where the static or constant of Rust is defined that in, a load or store of function id, names.
func (g *Graph) StaticOf(id ir.FuncID, in *ir.Instr) (Site, bool) {
	if g.lang(id) != source.Rust || in.Op == ir.OpLoad && in.NArgs != 0 || in.Op == ir.OpStore && in.NArgs != 1 {
		return Site{}, false
	}
	return g.crates.constantAt(id, in)
}

// StaticLoads returns the loads of the static or constant of Rust that is defined at s, in program order.
func (g *Graph) StaticLoads(s Site) []Site {
	if g.staticLoads == nil {
		g.staticLoads = map[Site][]Site{}
		g.readStatics()
	}
	return g.staticLoads[s]
}

func (g *Graph) readStatics() {
	type spelling struct {
		mod   *module
		owner string
		name  ir.Name
	}
	means := map[spelling]Site{} // Site{} if it is no static
	for id := range g.Prog.Funcs {
		if g.lang(ir.FuncID(id)) != source.Rust {
			continue
		}
		sc := g.crates.scope(ir.FuncID(id))
		body := g.Prog.File(ir.FuncID(id)).Body(g.Prog.Func(ir.FuncID(id)))
		for v := range body {
			in := &body[v]
			if in.Op != ir.OpLoad || in.NArgs != 0 || in.Flags&(ir.FlagIndex|ir.FlagCapture) != 0 {
				continue
			}
			key := spelling{sc.mod, sc.owner, in.Name}
			s, met := means[key]
			if inner := g.crates.inner.inFile[g.Prog.Funcs[id].File]; inner || !met {
				s, _ = g.crates.constantAt(ir.FuncID(id), in)
				if !inner {
					means[key] = s
				}
			}
			if s != (Site{}) {
				g.staticLoads[s] = append(g.staticLoads[s], Site{ir.FuncID(id), ir.Value(v)})
			}
		}
	}
}

// StaticValue returns the value that the static or constant of Rust is defined as that is defined at s.
func (g *Graph) StaticValue(s Site) ir.Value {
	args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
	return args[len(args)-1].Value
}
