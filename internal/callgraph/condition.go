package callgraph

import (
	"slices"

	"rubicon/internal/ir"
)

// This file finds the conditions on which a framework runs a route. The route names them by its options: get "/x",
// role: :admin. What the class has by that name, a setting that is a block or a method, is given what stands there,
// and states the condition.

// Condition is a block which is not false if a route is run, and what the route's options give to the parameters
// around it.
type Condition struct {
	Func  ir.FuncID
	Given []Given
}

// ConditionsOf returns the conditions on which function id, the block of a route, is run.
func (g *Graph) ConditionsOf(id ir.FuncID) []Condition {
	r := g.callbacks[id]
	if r == nil || r.shared || r.row == nil || r.row.Options == nil {
		return nil
	}
	return g.conditionsOn(r)
}

// ConditionsBefore returns the conditions on which a route is run.
func (g *Graph) ConditionsBefore(r *Route) []Condition {
	if r.of == nil {
		return g.ConditionsOf(r.Func)
	}
	if r.row.Options == nil {
		return nil
	}
	defer g.Bind(g.Bind(r.given))
	return g.conditionsOn(r)
}

// conditionsOn returns the conditions that are stated in front of a route, by its options, and by those of the namespaces around it, which
// are the route's where nothing further in has one of that name.
func (g *Graph) conditionsOn(r *Route) []Condition {
	list := g.conditionsBefore(r)
	known := map[ir.Name]bool{}
	for _, at := range append([]*Route{r}, g.around(r.Site.Func)...) {
		if at.row == nil || at.row.Options == nil || at.row.Filter || at.row.Late {
			continue
		}
		of := *at
		of.app = r.app
		for _, o := range g.namedConditions(&of) {
			if o.name == 0 || !known[o.name] {
				list = append(list, o.conditions...)
			}
			known[o.name] = true
		}
	}
	return list
}

// namedOption is the name of an option, and the conditions that it states.
type namedOption struct {
	name       ir.Name
	conditions []Condition
}

// optionConditions returns the conditions that the options of a route or a filter state; all says that those of each
// option are known.
func (g *Graph) optionConditions(r *Route) (list []Condition, all bool) {
	all = true
	for _, o := range g.namedConditions(r) {
		list = append(list, o.conditions...)
		all = all && len(o.conditions) > 0
	}
	return list, all
}

// namedConditions returns the options of a route or a filter, with the conditions that each states. Of one that a method of the class
// declares for others, those that the method writes are options too: def admin_get(path, **options, &block) = get(path, auth: :admin,
// **options, &block). Of several of one name the last counts, as in the call.
func (g *Graph) namedConditions(r *Route) (list []namedOption) {
	list, _ = g.statedOptions(r, r.Site)
	if r.inner.Func == r.Site.Func || g.forwards[r.Site] != r.inner {
		return list
	}
	defer g.Bind(g.Bind(append(slices.Clone(g.bound), g.givenBy(r.inner.Func, r.Site, g.Prog.Instr(r.Site.Func, r.Site.Value))...)))
	written, passes := g.statedOptions(r, r.inner)
	for _, o := range list {
		i := slices.IndexFunc(written, func(w namedOption) bool { return w.name == o.name })
		switch {
		case i < 0:
			written = append(written, o)
		case passes: // after what it writes
			written[i] = o
		}
	}
	return written
}

// statedOptions returns the options that the call at s states; last says that it ends with more of them that it is given.
func (g *Graph) statedOptions(r *Route, s Site) (list []namedOption, last bool) {
	in := g.Prog.Instr(s.Func, s.Value)
	state := func(name ir.Name, value Site) {
		if is, ok := g.boundValue(value.Func, value.Value); ok {
			value = is
		}
		o := namedOption{name: name}
		if fn, ok := g.optionFunc(r.app, g.Prog.Text(name)); ok {
			o.conditions = g.conditionsIn(fn, value)
		}
		list = append(list, o)
	}
	pos := 0
	for _, a := range g.Prog.Args(s.Func, in) {
		name, keyword := a.Role.Keyword()
		switch {
		case a.Role == ir.RoleKwSplat:
			last = true
		case keyword && g.AtPort(s.Func, in, a, pos, r.row.Options):
			state(name, Site{s.Func, a.Value})
			last = false
		case g.AtPort(s.Func, in, a, pos, r.row.Options):
			list = append(list, namedOption{})
		case a.Role == ir.RolePlain && pos > 0 && s != r.Site:
			last = g.optionsOfHash(Site{s.Func, a.Value}, state)
		}
		if positional(a.Role) {
			pos++
		}
	}
	return list, last
}

// optionsOfHash states the options that stand in a hash which a call is given: {auth: :admin}.merge(options); last says that others may take
// their place.
func (g *Graph) optionsOfHash(hash Site, state func(ir.Name, Site)) (last bool) {
	in := g.Prog.Instr(hash.Func, g.Root(hash.Func, hash.Value))
	args := g.Prog.Args(hash.Func, in)
	if in.Op != ir.OpCall {
		return false
	}
	switch name := g.Prog.Text(in.Name); {
	case name == ir.OpHash:
	case name == "merge" && len(args) > 0 && args[0].Role == ir.RoleSelf:
		g.optionsOfHash(Site{hash.Func, args[0].Value}, state)
		last = slices.ContainsFunc(args, func(a ir.Operand) bool { return a.Role == ir.RolePlain })
	default:
		return false
	}
	for _, a := range args {
		if key, ok := a.Role.Keyword(); ok {
			state(key, Site{hash.Func, a.Value})
		}
	}
	return last
}

// conditionsBefore returns the conditions that are stated in front of a route, after what takes those before: another
// route, or a filter. In a method that declares the route for others, those in it are the route's too.
func (g *Graph) conditionsBefore(r *Route) []Condition {
	list := g.conditionsAbove(r, r.Site)
	if r.inner.Func != r.Site.Func {
		list = append(list, g.conditionsAbove(r, r.inner)...)
	}
	return list
}

// conditionsAbove returns the conditions that are stated above the call at s, which declares a route.
func (g *Graph) conditionsAbove(r *Route, s Site) (list []Condition) {
	f := g.Prog.Func(s.Func)
	body := g.Prog.File(s.Func).Body(f)
	for v := s.Value - 1; v > 0; v-- {
		in := &body[v]
		if in.Op != ir.OpCall || in.NArgs == 0 {
			continue
		}
		args := g.Prog.Args(s.Func, in)
		last := args[len(args)-1]
		made := &body[last.Value]
		if last.Role != ir.RoleBlock || made.Op != ir.OpClosure {
			list = append(list, g.conditionsOfMacro(r, Site{s.Func, v})...)
			continue
		}
		block := g.Prog.Callee(s.Func, made)
		c := g.callbacks[block]
		switch {
		case c == nil || c.row == nil:
		case c.row.Allows && f.Certain(v):
			list = append(list, Condition{Func: block})
		case c.row.Pattern != nil:
			return list
		}
	}
	return list
}

// conditionsOfMacro returns the conditions that a call states by running a method of the class which does, or the block of a setting:
// members_only, auth :owner.
func (g *Graph) conditionsOfMacro(r *Route, call Site) []Condition {
	in := g.Prog.Instr(call.Func, call.Value)
	if in.Flags&ir.FlagImplicitSelf == 0 || !g.Prog.Func(call.Func).Certain(call.Value) || !g.SelfType(call.Func).Meta {
		return nil
	}
	fn, ok := g.optionFunc(r.app, g.Prog.Text(in.Name))
	if !ok || fn == call.Func {
		return nil
	}
	list := g.conditionsIn(fn, Site{})
	given := g.givenByCall(call, fn, nil)
	for i := range list {
		list[i].Given = given
	}
	return list
}

// optionFunc returns the function that a class has by a name: the block of the one setting of it, or a method of
// the class.
func (g *Graph) optionFunc(class, name string) (ir.FuncID, bool) {
	for _, c := range g.classes.mro(class) {
		set := g.options[optionKey{c, name}]
		if len(set) == 0 {
			continue
		}
		if fns := g.closures(set[0].site.Func, set[0].value, maxClosures); len(set) == 1 && len(fns) == 1 {
			return fns[0], true
		}
		return ir.NoFunc, false
	}
	if m := g.classes.find(Type{Name: class, Meta: true}, g.Prog.Name(name)); m != nil && m.Func != ir.NoFunc {
		return m.Func, true
	}
	return ir.NoFunc, false
}

// conditionsIn returns the conditions that function fn states whenever it is run, given value is.
func (g *Graph) conditionsIn(fn ir.FuncID, is Site) []Condition {
	var list []Condition
	f := g.Prog.Func(fn)
	body := g.Prog.File(fn).Body(f)
	for v := range body {
		if body[v].Op != ir.OpClosure {
			continue
		}
		block := g.Prog.Callee(fn, &body[v])
		if r := g.callbacks[block]; r != nil && r.row != nil && r.row.Allows && r.Site.Func == fn && f.Certain(r.Site.Value) {
			c := Condition{Func: block}
			if is.Value != ir.NoValue {
				c.Given = g.givenByOption(fn, is)
			}
			list = append(list, c)
		}
	}
	return list
}

// givenByOption returns what function fn is given that is run for an option: the one value, or those of a list.
func (g *Graph) givenByOption(fn ir.FuncID, is Site) []Given {
	values := []Site{is}
	id, array := g.classes.literal(is.Func, is.Value)
	if array != ir.NoValue {
		values = nil
		for _, a := range g.Prog.Args(id, g.Prog.Instr(id, array)) {
			values = append(values, Site{id, a.Value})
		}
	}
	var given []Given
	for i := range g.Prog.Func(fn).Params {
		p := &g.Prog.Func(fn).Params[i]
		if p.Kind == ir.ParamSplat && array != ir.NoValue {
			given = append(given, Given{Param: Site{fn, p.Value}, Is: Site{id, array}, Rest: int(p.Index)})
		}
		if (p.Kind == ir.ParamPositional || p.Kind == ir.ParamOptional) && int(p.Index) < len(values) && g.IsConst(values[p.Index]) {
			given = append(given, Given{Param: Site{fn, p.Value}, Is: values[p.Index], Rest: -1})
		}
		if p.Kind == ir.ParamSplat && array != ir.NoValue {
			given = append(given, Given{Param: Site{fn, p.Value}, Is: Site{id, array}, Rest: int(p.Index)})
		} else if p.Kind == ir.ParamSplat && p.Index == 0 && g.IsConst(is) {
			given = append(given, Given{Param: Site{fn, p.Value}, Is: is, Rest: -1})
		}
	}
	return given
}
