package callgraph

import (
	"regexp"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the classes of Ruby that values of Rust are: what calls make or open, functions of the workspace make of what
// they are given, and statics of a library stand for.

// classesAt returns the classes that stand at a port of a call.
func (r *registration) classesAt(c registered, p *rule.Port) []string {
	at, ok := c.at(r.g, p)
	if !ok {
		return nil
	}
	return r.classesOf(at)
}

// classesOf returns the classes of Ruby that a value of Rust can be.
func (r *registration) classesOf(s Site) []string {
	classes := r.classesAmong(s, nil)
	if len(classes) > 0 {
		return classes
	}
	for _, o := range r.g.RustOrigins(s.Func, s.Value) {
		for _, class := range r.classesMade(registered{Site: o, in: r.g.Prog.Instr(o.Func, o.Value)}) {
			if !slices.Contains(classes, class) && len(classes) < maxRegistered {
				classes = append(classes, class)
			}
		}
	}
	return classes
}

// classesReturned returns the classes that the call at s answers with, if it is one of a function of the workspace that makes a
// class of what it is given: class_under(outer, "Pot"). vias are the calls by which the function runs that s stands in.
func (r *registration) classesReturned(s Site, vias []Site) (classes []string) {
	g := r.g
	in := g.Prog.Instr(s.Func, s.Value)
	if in.Op != ir.OpCall || len(vias) == maxWrappers || r.entered[s] {
		return nil
	}
	callees := g.Call(s).Callees
	if len(callees) != 1 || callees[0].Bridge != nil || g.lang(callees[0].Func) != source.Rust {
		return nil
	}
	r.entered[s] = true
	defer delete(r.entered, s)
	id := callees[0].Func
	vias = append([]Site{s}, vias...)
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
			continue
		}
		classes = append(classes, r.classesAmong(Site{id, g.Prog.Args(id, &body[u])[0].Value}, vias)...)
	}
	return classes
}

// classesAmong returns the classes that the value at s is, or is another form of.
func (r *registration) classesAmong(s Site, vias []Site) []string {
	for ok := true; ok; s.Value, ok = r.g.unwrapped(s.Func, s.Value) {
		s.Value = r.g.Root(s.Func, s.Value)
		in := r.g.Prog.Instr(s.Func, s.Value)
		if len(vias) > 0 {
			if classes := r.classesMade(registered{Site: s, in: in, vias: vias}); len(classes) > 0 {
				return classes
			}
		}
		if in.Op == ir.OpCall && len(r.g.rowsByName(s.Func, in).Defines) > 0 && len(r.g.Call(s).Callees) == 0 {
			break // what is within is what it stands in
		}
		if classes := r.classesReturned(s, vias); len(classes) > 0 {
			return classes
		}
	}
	return nil
}

// className is what classes and modules are called, with what they stand in.
var className = regexp.MustCompile(`^(?:::)?[A-Z]\w*(?:::[A-Z]\w*)*$`)

// classesMade returns the classes that a call makes or opens, or that a static of a library is, by their full names: several if
// what they stand in can be several.
func (r *registration) classesMade(c registered) []string {
	g := r.g
	switch {
	case c.in.Op == ir.OpLoad && c.in.NArgs == 0 && c.in.Flags&ir.FlagConst != 0, c.in.Op == ir.OpClosure:
		return r.classNamed(lastName(g.pathWritten(c.Site)))
	case c.in.Op != ir.OpCall:
		return nil
	}
	if made, ok := r.made[c.Site]; ok && len(c.vias) == 0 {
		return made
	}
	r.made[c.Site] = nil // what a circular definition sees
	made := r.classesOpened(c)
	if len(c.vias) == 0 {
		r.made[c.Site] = made
	} else {
		delete(r.made, c.Site)
	}
	return made
}

// classNamed returns the class that a row says a static of that name is.
func (r *registration) classNamed(name string) []string {
	if entry := r.g.Set.Models.Lookup(source.Rust, name); entry != nil {
		for _, row := range entry.Defines {
			if class := row.ClassName(name); class != "" {
				r.g.met[row.ID] = true
				return []string{class}
			}
		}
	}
	return nil
}

// classesOpened is classesMade of a call.
func (r *registration) classesOpened(c registered) (made []string) {
	g := r.g
	rows := g.rowsByName(c.Func, c.in).Defines
	if len(rows) == 0 {
		return nil
	}
	row, under := r.placed(c, rows)
	if row == nil {
		return nil
	}
	if row.Singleton {
		g.met[row.ID] = true
		return singletonsOf(under)
	}
	name := row.ClassName(row.Callee.Name)
	if name == "" {
		at, ok := c.at(g, row.Name)
		if !ok {
			return nil
		}
		if name, ok = r.textAt(at); !ok || !className.MatchString(name) {
			return nil
		}
	}
	g.met[row.ID] = true
	for _, outer := range under {
		if outer == object {
			outer = ""
		}
		full := strings.TrimPrefix(outer+"::"+strings.TrimPrefix(name, "::"), "::")
		made = append(made, full)
		opened := g.classes.open(full, row.Module)
		if row.Super != nil && opened.super == "" {
			if supers := r.classesAt(c, row.Super); len(supers) == 1 && supers[0] != full && supers[0] != object {
				opened.super = supers[0]
				g.classes.version++
			}
		}
	}
	return made
}

// placed returns the row that says where the class stands which a call makes, and the classes that it stands in: "" for none.
func (r *registration) placed(c registered, rows []*rule.Defines) (*rule.Defines, []string) {
	var top *rule.Defines
	heads := r.heads(c.Site, c.in)
	for _, row := range rows {
		switch {
		case row.Under != nil:
			if under := r.classesAt(c, row.Under); len(under) > 0 && !strings.HasPrefix(under[0], singletonMark) {
				return row, under
			}
		case row.Called != nil:
			if r.g.fits(c.Site, c.in, &row.Callee) {
				return row, []string{""}
			}
		case !r.names(c.Site, c.in, row):
		case top == nil && (len(heads) == 0 || slices.Contains(heads, row.Callee.Owner)):
			top = row
		}
	}
	if top == nil {
		return nil, nil // it stands in something that is not known
	}
	return top, []string{""}
}

// names reports whether the call at s can name what a row speaks of: of a type's function it writes the type before it.
func (r *registration) names(s Site, in *ir.Instr, row *rule.Defines) bool {
	owner := lastName(row.Callee.Owner)
	if in.Flags&ir.FlagPath == 0 || owner == "" || owner[0] < 'A' || owner[0] > 'Z' {
		return true
	}
	path := r.g.rustPath(s.Func, in)
	i := strings.LastIndex(path, "::")
	return i < 0 || lastName(path[:i]) == owner
}
