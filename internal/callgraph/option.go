package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
)

// readsOption reports whether a call without arguments asks class, or a class that a module is mixed into, for
// one of its options, and enters what it answers: a block or a proc is run, anything else is the answer.
func (g *Graph) readsOption(class string, in *ir.Instr, c *Call) bool {
	before := len(c.Callees) + len(c.Values)
	classes := []string{class}
	if m := g.classes.classes[class]; m != nil && m.module {
		classes = m.includers
	}
	for _, class := range classes {
		for _, a := range g.classes.mro(g.appOf(class)) {
			for _, s := range g.options[optionKey{a, g.Prog.Text(in.Name)}] {
				if s.read {
					g.answerOption(s, c)
				}
			}
		}
	}
	return len(c.Callees)+len(c.Values) > before
}

// FieldReads returns the calls that read a field of that name: by the name itself, or by that of an accessor.
func (g *Graph) FieldReads(field ir.Name) []Site {
	name := field
	if text := g.Prog.Text(field); strings.HasPrefix(text, "@") {
		name = g.Prog.Name(text[1:])
	}
	var sites []Site
	for _, s := range g.calls.of(name) {
		if c := g.Call(s); c.Accessor == field && !c.Writer {
			sites = append(sites, s)
		}
	}
	return sites
}

// FieldWrites returns the calls that write a field by the name of an accessor, and what stores it in the code of a class.
func (g *Graph) FieldWrites(class Type, field ir.Name) []Site {
	text := g.Prog.Text(field)
	var sites []Site
	for _, s := range g.calls.of(g.Prog.Name(strings.TrimPrefix(text, "@") + "=")) {
		if c := g.Call(s); c.Accessor == field && c.Writer {
			sites = append(sites, s)
		}
	}
	return slices.AppendSeq(sites, g.classes.fieldStores(class, field))
}

// hidesOption reports whether the class t has a method of that name, which is called rather than the option read. One of the top
// level is none: what is set is nearer.
func (g *Graph) hidesOption(t Type, name ir.Name) bool {
	m := g.classes.find(t, name)
	return m != nil && m.Owner != object
}

// ownOption returns what the call at s answers where it asks a class for one of its options: what the class itself has set it
// to, or else the nearest that it descends from. ok is false if that is not known, or the class may be one that descends from
// another and has set it anew.
func (g *Graph) ownOption(s Site, in *ir.Instr, args []ir.Operand) (value Site, ok bool) {
	if !g.sealed || len(args) != 1 || args[0].Role != ir.RoleSelf {
		return s, false
	}
	name := g.Prog.Text(in.Name)
	t := g.fromSelf(s.Func, args[0].Value, g.boundSelf(s.Func), maxFromSelf)
	if t.Name == "" {
		t = g.TypeOf(s.Func, args[0].Value)
		if g.fromSelf(s.Func, args[0].Value, g.SelfType(s.Func), maxFromSelf).Name != "" && g.setsBelow(t.Name, name) {
			return s, false
		}
	}
	if !t.Meta || g.hidesOption(t, in.Name) {
		return s, false
	}
	for _, class := range g.classes.mro(g.appOf(t.Name)) {
		switch set := g.options[optionKey{class, name}]; {
		case len(set) == 1 && set[0].read && set[0].value != ir.NoValue:
			return Site{set[0].site.Func, set[0].value}, true
		case len(set) > 0:
			return s, false
		}
	}
	return s, false
}

// OptionOn returns what the call at s, that asks the application for one of its options, answers on the route that Bind has said:
// what the application of the route has set it to, or else the nearest class that it descends from. ok is false if that is not
// known, or s is no such call.
func (g *Graph) OptionOn(s Site) (value Site, ok bool) {
	set, ok := g.optionOn(s)
	return Site{set.site.Func, set.value}, ok && set.value != ir.NoValue
}

// OptionTruthOn returns what the option is, that OptionOn finds, where the application turns it on or off by its name alone:
// disable :gate.
func (g *Graph) OptionTruthOn(s Site) Truth {
	set, ok := g.optionOn(s)
	switch {
	case !ok || set.value != ir.NoValue || set.text == "":
		return NotKnown
	case g.Prog.Func(set.site.Func).Kind != ir.KindBody || !g.Prog.Func(set.site.Func).Certain(set.site.Value):
		return NotKnown // perhaps it does not
	case set.text == "false" || set.text == "nil":
		return False
	}
	return True
}

// optionOn returns the only place where the application of the route that Bind has said, or else the nearest class that it
// descends from, sets the option that the call at s asks for.
func (g *Graph) optionOn(s Site) (set setting, ok bool) {
	r, _ := g.boundRoute()
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	if r == nil || in.Op != ir.OpCall || len(args) != 1 || args[0].Role != ir.RoleSelf {
		return setting{}, false
	}
	t, app := g.TypeOf(s.Func, args[0].Value), g.SelfIn(r).Name
	if is, _ := g.classes.isA(Type{Name: app}, t.Name); !is || !t.Meta || g.hidesOption(t, in.Name) {
		return setting{}, false
	}
	name := strings.TrimSuffix(g.Prog.Text(in.Name), "?")
	for _, class := range g.classes.mro(app) {
		if all := g.options[optionKey{class, name}]; len(all) > 0 {
			return all[0], len(all) == 1
		}
	}
	return setting{}, false
}

// StoredBySisters reports whether an instance variable that function id reads, which belongs to a class above the application of
// the route that Bind has said, is stored by other applications below that class only: on the route it is nil.
func (g *Graph) StoredBySisters(id ir.FuncID, name ir.Name) bool {
	r, _ := g.boundRoute()
	if r == nil {
		return false
	}
	app, common := g.SelfIn(r), g.SelfType(id)
	if is, _ := g.classes.isA(app, common.Name); !is || app.Name == common.Name || len(g.FieldStores(id, name)) > 0 {
		return false
	}
	for range g.classes.fieldStores(app, name) {
		return false
	}
	return slices.ContainsFunc(g.classes.below(common), func(c *class) bool { return len(g.classes.ivars[fieldKey{c.name, name}]) > 0 })
}

// setsBelow reports whether a class that descends from one sets an option.
func (g *Graph) setsBelow(class, name string) bool {
	for _, c := range g.classes.below(Type{Name: class}) {
		if len(g.options[optionKey{c.name, name}]) > 0 {
			return true
		}
	}
	return false
}

// OptionReads returns the calls that answer what the program has set an option to at s: settings.name of set :name, s.
func (g *Graph) OptionReads(s Site) (reads []Site) {
	for _, name := range g.optionValues()[s].names {
		for _, at := range g.calls.of(name) {
			if slices.Contains(g.Call(at).Values, s) {
				reads = append(reads, at)
			}
		}
	}
	return reads
}

// SetsOption returns the call that sets an option to the value at s, if calls of the option's name read it.
func (g *Graph) SetsOption(s Site) (by ir.Value, ok bool) {
	of, ok := g.optionValues()[s]
	return of.by, ok
}

// optionValue is what a program has set options to by a call.
type optionValue struct {
	names []ir.Name // those that calls may read
	by    ir.Value
}

// optionValues returns the values that options are set to and that calls may read.
func (g *Graph) optionValues() map[Site]optionValue {
	if g.optionsOf != nil {
		return g.optionsOf
	}
	g.optionsOf, g.optionName = map[Site]optionValue{}, map[ir.Name]bool{}
	for key, all := range g.options {
		for _, s := range all {
			at, name := Site{s.site.Func, s.value}, g.Prog.Name(key.name)
			if !s.read || s.value == ir.NoValue || name == 0 {
				continue
			}
			g.optionName[name] = true
			of := g.optionsOf[at]
			if i, found := slices.BinarySearch(of.names, name); !found {
				of.names = slices.Insert(of.names, i, name)
			}
			of.by = s.site.Value
			g.optionsOf[at] = of
		}
	}
	return g.optionsOf
}

// isOption reports whether calls of that name may read an option that the program sets.
func (g *Graph) isOption(name ir.Name) bool {
	g.optionValues()
	return g.optionName[name]
}

// answerOption says that the call c answers the value that an option is set to at s, or runs the block that computes it.
func (g *Graph) answerOption(s setting, c *Call) {
	if s.value == ir.NoValue {
		return
	}
	if fns := g.closures(s.site.Func, s.value, maxClosures); len(fns) > 0 {
		for _, fn := range fns {
			c.Callees = append(c.Callees, Callee{Func: fn})
		}
		return
	}
	c.Values = append(c.Values, Site{s.site.Func, s.value})
}
