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

// shareable is a parameter that may be given a shared object: by a framework's wrapper, or if its function is not called by the
// program.
type shareable struct {
	param   Site
	wrapper bool
}

// Sharing returns the parameters that are given the object of that name, in program order.
func (g *Graph) Sharing(object string) []Site {
	list, known := g.sharing[object]
	if known {
		return list
	}
	if g.shareable == nil {
		g.shareable = map[string][]shareable{}
		for id := range g.Prog.Funcs {
			g.readShareable(ir.FuncID(id))
		}
	}
	for _, s := range g.shareable[object] {
		if s.wrapper || !g.isCalled(s.param.Func) {
			list = append(list, s.param)
		}
	}
	g.sharing[object] = list
	return list
}

func (g *Graph) readShareable(id ir.FuncID) {
	fn := g.Prog.Func(id)
	if g.lang(id) != source.Rust || fn.Flags&ir.FuncDecl != 0 {
		return
	}
	for i := range fn.Params {
		p := &fn.Params[i]
		if object, wrapper := g.SharedAs(id, p); object != "" {
			g.shareable[object] = append(g.shareable[object], shareable{Site{id, p.Value}, wrapper})
		}
	}
}

// FieldWrite is one value that the program puts into a field of an object: where it does, and what.
type FieldWrite struct {
	Site  Site
	Value ir.Value
}

// PutInto returns what the program puts into a field of the objects of a type of Rust, or of the type that it wraps.
func (g *Graph) PutInto(object string, field ir.Name) (list []FieldWrite) {
	owner := g.crates.ownerOfField(object, field)
	if owner == "" {
		return nil
	}
	for w := range g.writes(storedFor, owner, field) {
		if g.crates.ownerOfField(g.fieldOwner(w), field) == owner {
			list = append(list, FieldWrite{w.site, w.value})
		}
	}
	return list
}

// PutForHandlers returns the name of the object that operand a of the call at s, with pos arguments before it, becomes for all
// that handle the same request, as models tell: req.extensions_mut().insert(user). ok is false if it becomes none.
func (g *Graph) PutForHandlers(s Site, a ir.Operand, pos int) (object string, ok bool) {
	in := g.Prog.Instr(s.Func, s.Value)
	for _, row := range g.rowsByName(s.Func, in).Extensions {
		if g.AtPort(s.Func, in, a, pos, &row.Value) && g.fits(s, in, &row.Callee) && row.When.Eval(g.Env(s)) {
			g.met[row.ID] = true
			object = stripRef(g.TypeOf(s.Func, a.Value).Name)
			return object, object != ""
		}
	}
	return "", false
}

// Unwraps reports whether a load takes what a framework's wrapper holds out of a parameter: the app of State(app).
func (g *Graph) Unwraps(id ir.FuncID, in *ir.Instr) bool {
	if in.Op != ir.OpLoad || in.NArgs != 1 || in.Flags&(ir.FlagIndex|ir.FlagCapture) != 0 || g.Prog.Text(in.Name) != "0" || g.lang(id) != source.Rust {
		return false
	}
	base := g.Prog.Instr(id, g.Root(id, g.Prog.Args(id, in)[0].Value))
	if base.Op != ir.OpParam || int(base.Aux) >= len(g.Prog.Func(id).Params) {
		return false
	}
	_, wrapper := g.SharedAs(id, &g.Prog.Func(id).Params[base.Aux])
	return wrapper
}
