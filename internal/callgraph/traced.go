package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file asks the conditions of misuses of what a value can be that the program makes elsewhere: of the folders in a
// table through which a loop goes, of the options that a method answers or a configuration object has. One of the
// things that it can be is enough, so nothing is said here of what is not known.

// alternative is one of the things that a value can be: what is made at a site, or a key of the hash that is made there.
type alternative struct {
	site Site
	key  ir.Name
}

// replaced says that one of the things that the value at a port can be stands there.
type replaced struct {
	port rule.Port
	by   alternative
}

// of returns what stands at port p, whose path the rest leads on from there; ok is false if p is another port.
func (r *replaced) of(p *rule.Port) (by alternative, rest []rule.Elem, ok bool) {
	if r == nil || p.Kind != r.port.Kind || p.Index != r.port.Index || p.Name != r.port.Name {
		return alternative{}, nil, false
	}
	n := len(r.port.Path)
	if len(p.Path) < n || !slices.Equal(p.Path[:n], r.port.Path) {
		return alternative{}, nil, false
	}
	return r.by, p.Path[n:], true
}

// partWithin returns the element that a path leads to in one of the things that a value can be.
func (g *Graph) partWithin(a alternative, path []rule.Elem) (Site, bool) {
	s := a.site
	if a.key != 0 {
		return Site{}, false
	}
	for _, el := range path {
		if s = g.element(s, el); s.Value == ir.NoValue {
			return s, false
		}
	}
	return s, true
}

// alternativeTexts returns the constant texts that one of the things can be that a value can be.
func (g *Graph) alternativeTexts(a alternative) []string {
	if a.key != 0 {
		return []string{g.Prog.Text(a.key)}
	}
	texts, _ := g.texts(a.site.Func, a.site.Value, maxTrace)
	return texts
}

// tracedMisuse returns where that is made by which a row describes the call at s, if its condition holds of one of the
// things that the value at a port of it can be.
func (g *Graph) tracedMisuse(s Site, row *rule.Misuse) (made Site, ok bool) {
	for _, p := range row.Traced {
		for _, a := range g.canBe(s, p) {
			if a.site == s {
				continue
			}
			e := &env{g: g, site: s, in: g.Prog.Instr(s.Func, s.Value), replaced: &replaced{p, a}}
			if row.When.Eval(e) {
				return a.site, true
			}
		}
	}
	return Site{}, false
}

// canBe returns what the value at a port of the call at s can be.
func (g *Graph) canBe(s Site, p rule.Port) (list []alternative) {
	path := p.Path
	p.Path = nil
	values := g.operands(s.Func, g.Prog.Instr(s.Func, s.Value), &p)
	if len(values) != 1 {
		return nil
	}
	start := []Site{{s.Func, values[0]}}
	if g.isSpread(s, values[0]) && p.Kind == rule.PortKeyword {
		start = g.inTables(start, rule.Elem{Name: p.Name})
	}
	if g.lang(s.Func) == source.Rust {
		for _, o := range g.rustCanBe(start[0], path) {
			list = append(list, alternative{site: o})
		}
		return list
	}
	for len(path) > 0 && !path[0].Keys {
		start = g.inTables(start, path[0])
		path = path[1:]
	}
	for _, v := range start {
		t := g.searched(func(t *tracer) { t.value(v.Func, v.Value, maxOriginDepth) })
		for _, o := range t.found {
			if len(path) == 0 {
				list = append(list, alternative{site: o})
				continue
			}
			for _, key := range g.keys(o.Func, o.Value, maxTrace) {
				list = append(list, alternative{o, key})
			}
		}
		if len(path) == 0 {
			list = append(list, t.keys...)
		}
	}
	if len(list) > maxOrigins {
		return nil
	}
	return list
}

// isSpread reports whether the call at s is given the entries of v: **v.
func (g *Graph) isSpread(s Site, v ir.Value) bool {
	return slices.ContainsFunc(g.operandsOf(s.Func, g.Prog.Instr(s.Func, s.Value)), func(a ir.Operand) bool {
		return a.Value == v && a.Role == ir.RoleKwSplat
	})
}

// rustCanBe is canBe for a value of Rust, or for its elements.
func (g *Graph) rustCanBe(s Site, path []rule.Elem) []Site {
	switch {
	case len(path) == 0:
		return g.RustOrigins(s.Func, s.Value)
	case len(path) > 1 || !path[0].Any:
		return nil
	}
	left := maxTraced
	t := rustTracer{g: g, seen: map[question]bool{}, left: &left}
	t.elements(s.Func, s.Value, "", maxOriginDepth)
	return t.found
}

// inTables returns what is at an element of the tables that values can be.
func (g *Graph) inTables(values []Site, el rule.Elem) (found []Site) {
	for _, v := range values {
		t := g.searched(func(t *tracer) { t.elementsAt(v.Func, v.Value, g.Prog.Name(el.Name), !el.Any, maxOriginDepth) })
		found = append(found, t.found...)
	}
	return found
}

// searched runs a search that also knows what is put into tables by the functions that make them, and returns what it found.
func (g *Graph) searched(search func(t *tracer)) *tracer {
	before := g.tracing
	g.tracing = true
	defer func() { g.tracing = before }()
	g.traced.empty()
	t := &tracer{g: g, seen: &g.traced, inPlace: true}
	search(t)
	return t
}

// addedTo follows what the function that has the table at s puts into it at a key: h[:a] = 1, h.merge!(a: 1), list << 1.
func (t *tracer) addedTo(s Site, name ir.Name, known bool, depth int) {
	g := t.g
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for u := range body {
		in := &body[u]
		if in.Op != ir.OpStore && in.Op != ir.OpCall || in.Op == ir.OpStore && in.Flags&ir.FlagIndex == 0 || in.NArgs < 2 {
			continue
		}
		args := g.Prog.Args(s.Func, in)
		if g.Root(s.Func, args[0].Value) != s.Value {
			continue
		}
		at := Site{s.Func, ir.Value(u)}
		switch {
		case in.Op == ir.OpStore || g.adds(in):
			t.put(at, name, known, depth)
		case g.mergesInto(at, rule.PortSelf):
			t.merged(at, name, known, depth)
		}
	}
}

// merged follows what is at a key of the tables that the call at s is given.
func (t *tracer) merged(s Site, name ir.Name, known bool, depth int) {
	for _, a := range t.g.Prog.Args(s.Func, t.g.Prog.Instr(s.Func, s.Value))[1:] {
		switch n, keyword := a.Role.Keyword(); {
		case keyword && (!known || n == name):
			t.value(s.Func, a.Value, depth)
		case a.Role == ir.RolePlain || a.Role == ir.RoleKwSplat:
			t.elementsAt(s.Func, a.Value, name, known, depth)
		}
	}
}

// mergesInto reports whether models say that all that the tables hold which the call at s is given comes into what stands
// at a port: the receiver, or the result.
func (g *Graph) mergesInto(s Site, to rule.PortKind) bool {
	if g.Prog.Instr(s.Func, s.Value).NArgs == 0 {
		return false
	}
	for _, f := range g.Call(s).Flows {
		if f.Step != rule.Value || f.Joins != nil {
			continue
		}
		if slices.ContainsFunc(f.From, func(p rule.Port) bool { return p.Kind == rule.PortKeywords }) &&
			slices.ContainsFunc(f.To, func(p rule.Port) bool { return p.Kind == to && len(p.Path) == 0 }) {
			return true
		}
	}
	return false
}

// changesType reports whether the call at s is known to make something of another type than its receiver is of: a Hash of the
// variables that ENV.select chooses.
func (g *Graph) changesType(s Site, args []ir.Operand) bool {
	c := g.Call(s)
	if len(args) == 0 || args[0].Role != ir.RoleSelf || len(c.Callees) > 0 || c.Accessor != 0 || len(c.Values) > 0 {
		return false
	}
	is, of := g.TypeOf(s.Func, s.Value), g.TypeOf(s.Func, args[0].Value)
	return is.Name != "" && of.Name != "" && is != of
}

// partsOf follows what is at a key of the table that is made at s, besides what its literal says.
func (t *tracer) partsOf(s Site, name ir.Name, known bool, depth int) {
	g := t.g
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	switch {
	case in.Op == ir.OpCall && in.Name == g.names.hash:
		for _, a := range args {
			if a.Role == ir.RoleKwSplat {
				t.elementsAt(s.Func, a.Value, name, known, depth)
			}
		}
	case in.Op == ir.OpCall && g.mergesInto(s, rule.PortReturn):
		t.elementsAt(s.Func, args[0].Value, name, known, depth)
		t.merged(s, name, known, depth)
	}
	t.addedTo(s, name, known, depth)
}

// taken follows what the call at s gives parameter index of its block, which is made at made, of each pair that it is called on:
// the key and the value of a hash, the elements of a list of lists.
func (t *tracer) taken(made, s Site, index, depth int) {
	g := t.g
	if g.BlockParams(s.Func, g.Prog.Instr(s.Func, s.Value)) < 2 {
		index = -1
	}
	receiver := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))[0].Value
	for _, f := range g.Call(s).Flows {
		if f.Step != rule.Value || len(f.From) != 1 || f.From[0].Kind != rule.PortSelf || len(f.From[0].Path) != 1 {
			continue
		}
		for i := range f.To {
			to := &f.To[i]
			switch {
			case to.Kind != rule.PortBlockArg || to.Index != 0:
			case f.From[0].Path[0].Keys && (len(to.Path) == 0 || index == 0 && to.Path[0].Name == "0"):
				t.keysOf(Site{s.Func, receiver}, depth)
			case !f.From[0].Path[0].Keys && len(to.Path) == 0 && index >= 0:
				lists := tracer{g: g, seen: t.seen, where: t.where, inPlace: true}
				lists.elementsAt(s.Func, receiver, 0, false, depth)
				for _, l := range lists.found {
					if in := g.Prog.Instr(l.Func, l.Value); in.Op == ir.OpCall && in.Name == g.names.array && index < int(in.NArgs) {
						t.value(l.Func, g.Prog.Args(l.Func, in)[index].Value, depth-1)
					}
				}
			}
		}
	}
}

// keysOf follows the keys of the hashes that the value at s can be.
func (t *tracer) keysOf(s Site, depth int) {
	tables := tracer{g: t.g, seen: t.seen, where: t.where, inPlace: true}
	tables.value(s.Func, s.Value, depth)
	for _, o := range tables.found {
		for _, key := range t.g.keys(o.Func, o.Value, maxTrace) {
			t.keys = append(t.keys, alternative{o, key})
		}
	}
}
