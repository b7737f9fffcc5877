package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file answers what package route asks about who can walk a route.

// Mounted is a call that puts an application, or a part of one, below a path.
type Mounted struct {
	Site Site
	App  string // its class
	At   string // the path, below that of Inside
	// Inside is the class of the application in front of which it is put; "" if it stands by itself.
	Inside string
	// Through are the calls that make objects which hand on to it what they are asked for, the outermost first.
	Through []Site
	// Outer is how the application is mounted that it is a part of; nil if it is none, or that is not known.
	Outer *Mounting
	Given []Given // see Mounting
}

// Mounting returns how it is mounted.
func (m *Mounted) Mounting() *Mounting { return &Mounting{m.Site, m.At, m.Outer, m.Through, m.Given} }

// Mounted returns the calls that mount applications, in program order.
func (g *Graph) Mounted() []Mounted { return g.mounted }

// AskedOf returns what is a route of another application, which is mounted at a path, where requests of route r come to that; nil if
// they do not, since the paths of r are not below that.
func (g *Graph) AskedOf(r *Route, app, at string) *Route {
	rest, ok := strings.CutPrefix(r.Pattern, at)
	if !ok || rest != "" && rest[0] != '/' || r.shared {
		return nil
	}
	if rest == "" {
		rest = "/"
	}
	key := imagined{r, app, at}
	if known := g.imagined[key]; known != nil {
		return known
	}
	one := *r
	one.app, one.mount, one.local, one.of, one.others, one.instances = app, at, rest, r, nil, nil
	if g.imagined == nil {
		g.imagined = map[imagined]*Route{}
	}
	g.imagined[key] = &one
	g.number(&one)
	return &one
}

// imagined is a question of AskedOf.
type imagined struct {
	route   *Route
	app, at string
}

// FieldStores returns the stores of an instance variable in the code that objects of the type of self in function id run.
func (g *Graph) FieldStores(id ir.FuncID, name ir.Name) []Site {
	if g.lang(id) != source.Ruby {
		return nil
	}
	self := g.ObjectType(id)
	list := slices.Collect(g.classes.fieldStores(self, name))
	if mro := g.classes.mro(self.Name); !slices.Contains(mro, object) {
		// Blocks at the top level of a program stand in no class, and run in objects of the application's.
		for _, s := range g.classes.ivars[fieldKey{object, name}] {
			if of := g.SelfType(s.Func); of.Name != "" && of.Meta == self.Meta && slices.Contains(mro, of.Name) {
				list = append(list, s)
			}
		}
	}
	return list
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

// MethodsNamed returns the methods of Ruby code that objects answer calls of a name by.
func (g *Graph) MethodsNamed(name ir.Name) (ids []ir.FuncID) {
	for _, m := range g.classes.byName[name] {
		if m.Func != ir.NoFunc && g.lang(m.Func) == source.Ruby {
			ids = append(ids, m.Func)
		}
	}
	return ids
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
