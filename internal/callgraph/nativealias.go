package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file reads the other names that native methods have: those that Rust code gives them, and aliases of Ruby.

// nativeName is an alias in a class of Ruby of a method that may be native.
type nativeName struct {
	class     *class
	site      Site
	name, of  ir.Name
	singleton bool
}

// alias gives a method that was registered another name.
func (r *registration) alias(s Site, row *rule.Register) {
	g := r.g
	in := g.Prog.Instr(s.Func, s.Value)
	name, named := r.text(s, in, row.Name)
	of, known := r.text(s, in, row.Alias)
	if row.Class == nil || !named || !known || g.Prog.Name(name) == 0 {
		return
	}
	for _, class := range r.classesAt(registered{Site: s, in: in}, row.Class) {
		class, has := methodsOf(class, rule.OfInstances)
		for _, n := range g.Bindings {
			if n.Class == class && n.Method == of && (n.Of == has || n.Of == rule.OfBoth) {
				g.met[row.ID] = true
				g.addNativeName(nativeName{g.classes.classes[class], s, g.Prog.Name(name), g.Prog.Name(of), has == rule.OfClass}, n)
				break
			}
		}
	}
}

// readNativeNames gives native methods the other names that classes of Ruby have for them.
func (g *Graph) readNativeNames() {
	for _, a := range g.classes.unmet {
		if m := g.classes.find(Type{Name: a.class.name, Meta: a.singleton}, a.of); m != nil && m.Native != nil {
			g.addNativeName(a, m.Native)
		}
	}
	g.classes.unmet, g.classes.singleSet, g.classes.singlesBy = nil, nil, nil
	g.classes.version++
}

// addNativeName binds another name of a native method.
func (g *Graph) addNativeName(a nativeName, n *Native) {
	other := *n
	other.Name, other.Site = a.name, a.site
	if other.Method != "" { // it is among the registered ones
		other.Method = g.Prog.Text(a.name)
		g.Bindings = append(g.Bindings, &other)
	}
	g.Natives = append(g.Natives, &other)
	g.classes.add(a.class, a.name, &Method{Func: ir.NoFunc, Native: &other, Owner: a.class.name}, a.singleton)
}
