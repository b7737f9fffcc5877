package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file knows which parameters of Rust functions are one and the same object, though no call in the workspace
// says so: those of the types that a framework shares between all that it runs, and the objects whose methods it calls.

// SharedAs returns the name of the object that parameter p of Rust function id is given, "" if it can be any. Wrapper
// says that the parameter's type is a framework's around the object; else it is the object of a method, which is
// shared only if a framework calls that.
func (g *Graph) SharedAs(id ir.FuncID, p *ir.Param) (object string, wrapper bool) {
	switch p.Kind {
	case ir.ParamSelf:
		if sc := g.crates.scope(id); g.crates.types[sc.owner] != nil {
			return "self " + sc.owner, false
		}
	case ir.ParamPositional:
		t := stripRef(unwrapped(g.TypeOf(id, p.Value).Name))
		if row := g.Set.Models.Shared[head(t)]; row != nil && firstArg(t) != "" {
			g.met[row.ID] = true
			return firstArg(t), true
		}
	}
	return "", false
}

// Sharing returns the parameters that are given the object of that name, in program order.
func (g *Graph) Sharing(object string) []Site {
	if g.sharing == nil {
		g.sharing = map[string][]Site{}
		for id := range g.Prog.Funcs {
			g.readSharing(ir.FuncID(id))
		}
	}
	return g.sharing[object]
}

func (g *Graph) readSharing(id ir.FuncID) {
	fn := g.Prog.Func(id)
	if g.lang(id) != source.Rust || fn.Flags&ir.FuncDecl != 0 {
		return
	}
	for i := range fn.Params {
		p := &fn.Params[i]
		if object, wrapper := g.SharedAs(id, p); object != "" && (wrapper || len(g.Callers(id)) == 0) {
			g.sharing[object] = append(g.sharing[object], Site{id, p.Value})
		}
	}
}

// TakenApart reports whether a parameter is one of a framework's wrapper that the function takes apart: State(app).
func (g *Graph) TakenApart(s Site) bool {
	fn := g.Prog.Func(s.Func)
	body := g.Prog.File(s.Func).Body(fn)
	for u := int(s.Value) + 1; u < len(body); u++ {
		in := &body[u]
		if in.Op == ir.OpLoad && in.NArgs == 1 && g.Prog.Text(in.Name) == "0" && g.Prog.Args(s.Func, in)[0].Value == s.Value {
			return true
		}
	}
	return false
}
