package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file answers what package route asks about who can walk a route.

// Mounted is a call that puts an application, or a part of one, below a path.
type Mounted struct {
	Site Site
	App  string // its class
}

// Mounted returns the calls that mount applications, in program order.
func (g *Graph) Mounted() []Mounted { return g.mounted }

// FieldStores returns the stores of an instance variable in the code that objects of the type of self in function id run.
func (g *Graph) FieldStores(id ir.FuncID, name ir.Name) []Site {
	if g.lang(id) != source.Ruby {
		return nil
	}
	return slices.Collect(g.classes.fieldStores(g.ObjectType(id), name))
}

// GlobalStores returns the stores of a global variable.
func (g *Graph) GlobalStores(name ir.Name) []Site {
	if g.globalStores == nil {
		g.globalStores = map[ir.Name][]Site{}
		for id := range g.Prog.Funcs {
			id := ir.FuncID(id)
			if g.lang(id) != source.Ruby {
				continue
			}
			for v, in := range g.Prog.File(id).Body(g.Prog.Func(id)) {
				if in.Op == ir.OpStore && in.NArgs == 1 && in.Flags&ir.FlagConst == 0 {
					g.globalStores[in.Name] = append(g.globalStores[in.Name], Site{id, ir.Value(v)})
				}
			}
		}
	}
	return g.globalStores[name]
}

// IsA reports whether a class is, or descends from, another one, or includes it.
func (g *Graph) IsA(class, ancestor string) bool {
	is, _ := g.classes.isA(Type{Name: class}, ancestor)
	return is
}

// Ancestors returns the classes of the workspace that a class descends from, the nearest first.
func (g *Graph) Ancestors(class string) (list []string) {
	for _, name := range g.classes.mro(class) {
		if c := g.classes.classes[name]; name != class && name != object && c != nil && !c.module {
			list = append(list, name)
		}
	}
	return list
}

// MethodOf returns the function that objects of a class answer a call of that name by; ir.NoFunc if it is none of the
// workspace.
func (g *Graph) MethodOf(class, name string) ir.FuncID {
	m := g.classes.find(Type{Name: class}, g.Prog.Name(name))
	if m == nil || g.SelfType(m.Func).Name != class && !g.IsA(class, g.SelfType(m.Func).Name) {
		return ir.NoFunc // there is none, or it stands in a block that is the body of another class
	}
	return m.Func
}

// Around returns the functions that function id stands in, the innermost first, and before them itself.
func (g *Graph) Around(id ir.FuncID) (list []ir.FuncID) {
	for id != ir.NoFunc {
		list = append(list, id)
		if g.Prog.Func(id).Kind != ir.KindClosure {
			break
		}
		id = g.Prog.Parent(id)
	}
	return list
}

// Stops reports whether the call at s ends the function that it stands in: it never comes back.
func (g *Graph) Stops(s Site) bool {
	in := g.Prog.Instr(s.Func, s.Value)
	if in.Op != ir.OpCall {
		return false
	}
	if len(g.rowsByName(s.Func, in).NoReturns) > 0 && in.Flags&ir.FlagImplicitSelf != 0 {
		return true
	}
	return slices.ContainsFunc(g.Call(s).Callees, func(c Callee) bool {
		return !c.ByName && g.Prog.Func(c.Func).Flags&ir.FuncNever != 0
	})
}
