package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A method of a class can declare a filter, and be given the pattern of the routes that the filter runs before:
//
//	def self.word(name, *paths)
//	  paths.each { |path| before(path) { halt 400 unless params[name] =~ /\A\w+\z/ } }
//	end
//
// The pattern is another one each time that the method is called.

// OpenFiltersOf returns the filters, besides those of FiltersOf, that may have run where function id begins: whoever
// calls the methods that declare them says before which routes they run. See OpenFilterRuns.
func (g *Graph) OpenFiltersOf(id ir.FuncID) (list []ir.FuncID) {
	if len(g.filters) == 0 {
		return nil
	}
	self := g.SelfType(id)
	if self.Name == "" || self.Meta {
		return nil
	}
	for _, f := range g.filters {
		if is, _ := g.classes.isA(self, f.app); f.open && !f.conditional && f.Func != id && is {
			list = append(list, f.Func)
		}
	}
	return list
}

// OpenFilterRuns reports whether such a filter runs before function id, where parameters have what Bind says.
func (g *Graph) OpenFilterRuns(filter, id ir.FuncID) bool {
	self := g.SelfType(id)
	for _, f := range g.filters {
		if is, _ := g.classes.isA(self, f.app); f.Func != filter || !is {
			continue
		}
		f := *f
		f.parts = g.patterns(f.Site, f.row)
		if isOpen(f.parts) {
			continue
		}
		g.finishRoute(&f)
		if g.runsBefore(&f, g.callbacks[id]) {
			return true
		}
	}
	return false
}

// isOpen reports whether one of several patterns is not known.
func isOpen(parts []pattern) bool {
	for _, p := range parts {
		if p.syntax == "" {
			return true
		}
	}
	return false
}

// splatPatterns returns the patterns in the list that is given as arguments: before(*[path].compact). ok is false if what
// is in it is not known.
func (g *Graph) splatPatterns(id ir.FuncID, v ir.Value, syntax string) (all []pattern, ok bool) {
	for range maxTrace {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		if in.Op != ir.OpCall || len(args) != 1 || args[0].Role != ir.RoleSelf || !g.passesElements(Site{id, v}) {
			break
		}
		v = args[0].Value
	}
	elements, ok := g.AllElements(Site{id, v})
	if in := g.Prog.Instr(id, v); !ok && in.Op == ir.OpParam {
		elements = g.Elements(Site{id, v})
		ok = len(elements) > 0
	}
	if !ok {
		return nil, false
	}
	for _, el := range elements {
		if g.isNil(el.Value) {
			continue // as compact leaves it out
		}
		all = append(all, g.pattern(el.Value.Func, el.Value.Value, syntax))
	}
	return all, true
}

// passesElements reports whether models say that the result of a call has the elements of its receiver, or some of them:
// compact, flatten.
func (g *Graph) passesElements(s Site) bool {
	rows := g.Call(s).Flows
	for _, f := range rows {
		if len(f.From) != 1 || f.From[0].Kind != rule.PortSelf {
			return false
		}
	}
	return len(rows) > 0
}

// isNil reports whether a value is nil, where parameters have what Bind says.
func (g *Graph) isNil(s Site) bool {
	v := g.WithoutDefault(s.Func, g.Root(s.Func, s.Value))
	if b, ok := g.Bound(s.Func, v); ok && b.Rest < 0 && b.Key == 0 {
		s, v = b.Is, g.Root(b.Is.Func, b.Is.Value)
	}
	in := g.Prog.Instr(s.Func, v)
	return in.Op == ir.OpConst && in.Aux == ir.ConstNil
}
