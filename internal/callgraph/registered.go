package callgraph

import (
	"maps"
	"slices"
	"strconv"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file finds out what the call that registers a method is given where the method is written somewhere else: in the
// calls of functions that hand on what they are given, in a table that a loop goes through, in an enum's variant.

// registered is a call that registers, and the calls that have it run, from the function around it outwards, as far as
// what it is given comes from there.
type registered struct {
	Site
	in    *ir.Instr
	vias  []Site
	turns map[Site]Site // by what takes the next element of a table: the element of this turn of the loop
}

const (
	maxWrappers = 4       // functions around a registration that hand on what they are given
	maxRuns     = 1 << 10 // ways in which one call that registers is run
	maxHanded   = 12      // steps from a value of such a call to where it is written
)

// runs returns the ways in which a call that registers is run with a name that is known where it is written, and whether it
// is run in others. A function that nothing calls runs none.
func (r *registration) runs(c registered, row *rule.Register) (runs []registered, others bool) {
	for open := []registered{c}; len(open) > 0 && len(runs) < maxRuns; {
		c, open = open[0], open[1:]
		at, ok := c.at(r.g, row.Name)
		if !ok {
			others = true
			continue
		}
		from := c.holderOf(r.g, at)
		in := r.g.Prog.Instr(from.Func, from.Value)
		switch elements, loop := r.g.tableElements(from); {
		case loop && len(c.turns) < maxWrappers:
			for _, e := range elements {
				turns := maps.Clone(c.turns)
				if turns == nil {
					turns = map[Site]Site{}
				}
				turns[from] = e
				open = append(open, registered{c.Site, c.in, c.vias, turns})
			}
		case in.Op == ir.OpParam && len(c.vias) < maxWrappers && r.g.closureSites[from.Func] == (Site{}):
			for i, via := range r.g.Callers(from.Func) {
				if i < maxRuns && !r.g.inTest(via.Func) {
					open = append(open, registered{c.Site, c.in, append(slices.Clip(c.vias), via), c.turns})
				}
			}
		default:
			runs = append(runs, c)
		}
	}
	return runs, others
}

// holderOf returns what the value at s is, or is a part of.
func (c registered) holderOf(g *Graph, s Site) Site {
	s.Value = g.innermost(s.Func, s.Value)
	for range maxHanded {
		in := g.Prog.Instr(s.Func, s.Value)
		if in.Op != ir.OpLoad || in.NArgs != 1 {
			break
		}
		s.Value = g.Root(s.Func, g.Prog.Args(s.Func, in)[0].Value)
	}
	return s
}

// outermost returns the call, or the line of a table, where what is registered is written.
func (c registered) outermost() Site {
	if n := len(c.vias); n > 0 {
		return c.vias[n-1]
	}
	return c.Site
}

// at returns the value at a port of the call: what the functions around it are given, as far as they only hand that on.
func (c registered) at(g *Graph, p *rule.Port) (Site, bool) {
	for _, v := range g.operands(c.Func, c.in, p) {
		at, _, ok := c.written(g, Site{c.Func, v}, 0, maxHanded)
		return at, ok
	}
	return Site{}, false
}

// written returns where the value at s is written, s being in the function that the first level calls lead to, and how many
// of them lead to that place. It is s if that is not known; it reports false if the call is not run with such a value.
func (c registered) written(g *Graph, s Site, level, depth int) (Site, int, bool) {
	if made := g.Prog.Instr(s.Func, g.Root(s.Func, s.Value)); depth == 0 || made.Op == ir.OpCall && len(g.rowsByName(s.Func, made).Defines) > 0 {
		return s, level, true
	}
	inner := Site{s.Func, g.innermost(s.Func, s.Value)}
	in := g.Prog.Instr(inner.Func, inner.Value)
	if e, ok := c.turns[inner]; ok {
		return c.written(g, e, level, depth-1)
	}
	switch {
	case in.Op == ir.OpParam && level < len(c.vias):
		given, ok := g.givenAt(c.vias[level], inner)
		if !ok {
			return Site{}, 0, false
		}
		return c.written(g, given, level+1, depth-1)
	case in.Op == ir.OpLoad && in.NArgs == 1 && g.InUnion(g.TypeOf(s.Func, g.Prog.Args(s.Func, in)[0].Value).Name):
		return c.written(g, Site{s.Func, g.Prog.Args(s.Func, in)[0].Value}, level, depth-1) // all fields are the same bytes
	case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex == 0 && in.NArgs == 1:
		base, outer, ok := c.literal(g, Site{s.Func, g.Prog.Args(s.Func, in)[0].Value}, level, depth-1)
		if !ok {
			return Site{}, 0, false
		}
		part, found, fits := g.partOf(base, in)
		if !fits {
			return Site{}, 0, false
		}
		if found {
			return c.written(g, part, outer, depth-1)
		}
	}
	return s, level, true
}

// literal returns what writes out the tuple, struct or variant at s, like written.
func (c registered) literal(g *Graph, s Site, level, depth int) (Site, int, bool) {
	s.Value = g.Root(s.Func, s.Value)
	if e, ok := c.turns[s]; ok {
		return e, level, true
	}
	if in := g.Prog.Instr(s.Func, s.Value); in.Op == ir.OpParam || in.Op == ir.OpLoad {
		at, outer, ok := c.written(g, s, level, depth)
		if ok && at != s && depth > 0 {
			return c.literal(g, at, outer, depth-1)
		}
		return at, outer, ok
	}
	return s, level, true
}

// partOf returns what the tuple, struct or variant at s has as the part that load reads; it reports that it does not fit if
// load reads a part of another variant.
func (g *Graph) partOf(s Site, load *ir.Instr) (part Site, found, fits bool) {
	s.Value = g.Root(s.Func, s.Value)
	in := g.Prog.Instr(s.Func, s.Value)
	if in.Op != ir.OpCall {
		return Site{}, false, true
	}
	text := g.Prog.Text(in.Name)
	variant := lastName(g.Prog.Text(load.Type))
	if text == ir.OpStruct {
		text = g.Prog.Text(in.Type)
	} else if text != ir.OpArray && (in.Flags&ir.FlagPath == 0 || g.crates.types[g.rustPath(s.Func, in)] == nil) {
		return Site{}, false, true
	}
	if variant != "" && text != ir.OpArray && lastName(text) != variant {
		return Site{}, false, false
	}
	for i, a := range g.Prog.Args(s.Func, in) {
		if name, ok := a.Role.Keyword(); ok && name == load.Name || a.Role == ir.RolePlain && strconv.Itoa(i) == g.Prog.Text(load.Name) {
			return Site{s.Func, a.Value}, true, true
		}
	}
	return Site{}, false, true
}

// tableElements returns the elements of the table that a loop goes through, if s takes the next of them: by the call next, or
// as the parameter of a closure.
func (g *Graph) tableElements(s Site) (elements []Site, loop bool) {
	in := g.Prog.Instr(s.Func, s.Value)
	list := Site{}
	switch args := g.Prog.Args(s.Func, in); {
	case in.Op == ir.OpCall && g.Prog.Text(in.Name) == "next" && len(args) == 1:
		list = Site{s.Func, args[0].Value}
	case in.Op == ir.OpParam:
		list = g.eachOf(s.Func)
	}
	if list == (Site{}) {
		return nil, false
	}
	list.Value = g.iterated(list)
	for _, o := range g.RustOrigins(list.Func, list.Value) {
		made := g.Prog.Instr(o.Func, o.Value)
		if made.Op != ir.OpCall || g.Prog.Text(made.Name) != ir.OpArray {
			return nil, false
		}
		for _, a := range g.Prog.Args(o.Func, made) {
			if len(elements) < maxRuns {
				elements = append(elements, Site{o.Func, a.Value})
			}
		}
	}
	return elements, len(elements) > 0
}

// eachOf returns the list that a call goes through with closure id.
func (g *Graph) eachOf(id ir.FuncID) Site {
	made, ok := g.closureSites[id]
	if !ok {
		return Site{}
	}
	body := g.Prog.File(made.Func).Body(g.Prog.Func(made.Func))
	for u := int(made.Value) + 1; u < len(body); u++ {
		args := g.Prog.Args(made.Func, &body[u])
		if body[u].Op != ir.OpCall || len(args) != 2 || args[0].Role != ir.RoleSelf || g.Root(made.Func, args[1].Value) != made.Value {
			continue
		}
		switch g.Prog.Text(body[u].Name) {
		case "for_each", "try_for_each", "map":
			return Site{made.Func, args[0].Value}
		}
	}
	return Site{}
}

// iterated returns the list that an iterator goes through as it is.
func (g *Graph) iterated(s Site) ir.Value {
	v := g.Root(s.Func, s.Value)
	for range maxHolder {
		in := g.Prog.Instr(s.Func, v)
		args := g.Prog.Args(s.Func, in)
		if in.Op != ir.OpCall || len(args) != 1 || args[0].Role != ir.RoleSelf {
			break
		}
		switch g.Prog.Text(in.Name) {
		case "into_iter", "iter", "copied", "cloned", "rev", "as_slice", "to_vec":
			v = g.Root(s.Func, args[0].Value)
			continue
		}
		break
	}
	return v
}

// givenAt returns what call via gives for a parameter of the function that it runs.
func (g *Graph) givenAt(via, param Site) (Site, bool) {
	fn, p := g.Prog.Func(param.Func), g.Prog.Instr(param.Func, param.Value)
	if int(p.Aux) >= len(fn.Params) {
		return Site{}, false
	}
	index := int(fn.Params[p.Aux].Index)
	given := g.Prog.Instr(via.Func, via.Value)
	if given.Flags&ir.FlagPath != 0 && fn.Kind == ir.KindMethod {
		index++ // the first is self
	}
	for _, a := range g.Prog.Args(via.Func, given) {
		if a.Role == ir.RolePlain {
			if index == 0 {
				return Site{via.Func, a.Value}, true
			}
			index--
		}
	}
	return Site{}, false
}

// of returns the call at s, run as c is, if it is the one of c.
func (c registered) of(g *Graph, s Site) registered {
	if s == c.Site {
		return c
	}
	return registered{Site: s, in: g.Prog.Instr(s.Func, s.Value)}
}
