package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds who a framework hands the exceptions to that leave its handlers: what an application declares
// for them.

// Rescuer is where an exception comes that left code which a framework runs: the parameter of a block or of a
// method, or where it is read.
type Rescuer struct {
	At Site

	app     string   // the class that hands its exceptions there
	classes []string // those that it takes; none: all
	open    bool     // and perhaps others
	fn      ir.FuncID
}

// readRescuers finds all of them.
func (g *Graph) readRescuers() {
	for _, reads := range []bool{false, true} { // first those that say of which classes they are
		for _, s := range g.sitesOf(func(e *rule.Entry) bool { return len(e.Rescues) > 0 }) {
			in := g.Prog.Instr(s.Func, s.Value)
			recv, implicit := g.receiverOf(s, in)
			for _, row := range g.rowsByName(s.Func, in).Rescues {
				if (row.To != nil) != reads || g.fitRuby(s.Func, in, &row.Callee, recv, implicit) != fitSure || !g.inClass(s, row.InClass) || !row.When.Eval(g.Env(s)) {
					continue
				}
				g.met[row.ID] = true
				if reads {
					g.readsException(s, row)
				} else {
					g.declaresRescuer(s, in, row, g.appOf(recv.Name))
				}
			}
		}
	}
}

// declaresRescuer enters what one call declares for the exceptions of a class.
func (g *Graph) declaresRescuer(s Site, in *ir.Instr, row *rule.Rescue, app string) {
	r := Rescuer{app: app}
	for _, v := range g.operands(s.Func, in, &row.Classes) {
		if t := g.TypeOf(s.Func, v); t.Meta {
			r.classes = append(r.classes, t.Name)
		} else {
			r.open = true
		}
	}
	for i := range row.By {
		for _, v := range g.operands(s.Func, in, &row.By[i]) {
			for _, fn := range append(g.closures(s.Func, v, maxClosures), g.methodsNamed(s, v, app)...) {
				r.fn = fn
				g.enterRescuer(r)
			}
		}
	}
}

// methodsNamed returns the method of class that v names.
func (g *Graph) methodsNamed(s Site, v ir.Value, class string) []ir.FuncID {
	in := g.Prog.Instr(s.Func, g.Root(s.Func, v))
	if in.Op != ir.OpConst {
		return nil
	}
	m := g.classes.find(Type{Name: class}, in.Name)
	if m == nil || m.Func == ir.NoFunc {
		return nil
	}
	return []ir.FuncID{m.Func}
}

// enterRescuer enters a function that is given the exception, if it takes it.
func (g *Graph) enterRescuer(r Rescuer) {
	params := g.Prog.Func(r.fn).Params
	for i := range params {
		if p := &params[i]; p.Index == 0 && (p.Kind == ir.ParamPositional || p.Kind == ir.ParamOptional) {
			r.At = Site{r.fn, p.Value}
			g.given[r.At] = g.commonClass(r.classes)
		}
	}
	g.rescuers = append(g.rescuers, r)
}

// readsException enters where the exception is read that a call's result holds, in the code for some classes or
// for all.
func (g *Graph) readsException(s Site, row *rule.Rescue) {
	r := Rescuer{app: g.ObjectType(s.Func).Name, open: true}
	for id := s.Func; id != ir.NoFunc; id = g.Prog.Parent(id) {
		i := slices.IndexFunc(g.rescuers, func(o Rescuer) bool { return o.fn == id })
		if i >= 0 {
			r.classes, r.open = g.rescuers[i].classes, g.rescuers[i].open
			break
		}
		if g.Prog.Func(id).Kind != ir.KindClosure {
			break
		}
	}
	r.fn = ir.NoFunc
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for v := int(s.Value) + 1; v < len(body); v++ {
		if body[v].Op != ir.OpLoad || body[v].Flags&ir.FlagIndex == 0 {
			continue
		}
		args := g.Prog.Args(s.Func, &body[v])
		if key := g.Prog.Instr(s.Func, args[1].Value); g.Root(s.Func, args[0].Value) == s.Value && key.Op == ir.OpConst && g.Prog.Text(key.Name) == row.To.Path[0].Name {
			r.At = Site{s.Func, ir.Value(v)}
			g.rescuers = append(g.rescuers, r)
		}
	}
}

// Rescuers returns where a framework hands an exception to that left function id: to what is declared for its
// class or, if nothing is, for the nearest one above.
func (g *Graph) Rescuers(id ir.FuncID, x Raised) []Rescuer {
	if len(g.rescuers) == 0 || g.lang(id) != source.Ruby {
		return nil
	}
	self := g.ObjectType(id)
	near := maxAncestors
	var list []Rescuer
	for _, r := range g.rescuers {
		if is, _ := g.classes.isA(self, r.app); !is && !g.SelfCompatible(self, Type{Name: r.app}) {
			continue
		}
		near = min(near, g.distance(x.Class, r))
		list = append(list, r)
	}
	return slices.DeleteFunc(list, func(r Rescuer) bool {
		far := g.distance(x.Class, r)
		return r.At.Value == ir.NoValue || !r.open && x.Class != "" && (far > near || far == maxAncestors) && !(x.Below && g.takesBelow(r, x.Class))
	})
}

// takesBelow reports whether a rescuer takes a class that descends from class.
func (g *Graph) takesBelow(r Rescuer, class string) bool {
	return slices.ContainsFunc(r.classes, func(c string) bool {
		is, _ := g.classes.isA(Type{Name: c}, class)
		return is
	})
}

// distance returns how far above a class the one is that a rescuer takes for sure, maxAncestors if it takes none.
func (g *Graph) distance(class string, r Rescuer) int {
	near := maxAncestors
	mro := g.classes.mro(class)
	if len(r.classes) == 0 && !r.open {
		return len(mro)
	}
	for _, c := range r.classes {
		if i := slices.Index(mro, c); i >= 0 {
			near = min(near, i)
		} else if may, _ := g.caughtAs(Raised{Class: class}, c); may {
			near = min(near, len(mro))
		}
	}
	return near
}

// commonClass returns the nearest class that all of classes descend from, of none that of any ordinary error.
func (g *Graph) commonClass(classes []string) Type {
	var common []string
	for i, class := range classes {
		mro := g.classes.mro(class)
		if i == 0 {
			common = slices.Clone(mro)
			continue
		}
		common = slices.DeleteFunc(common, func(a string) bool { return !slices.Contains(mro, a) })
	}
	if len(common) == 0 {
		return Type{Name: standardError}
	}
	return Type{Name: common[0]}
}
