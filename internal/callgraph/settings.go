package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// A program reads its settings into structs for which a library derives how: serde::Deserialize. Where all texts that such
// a struct is read from are the program's own, what is in it is as constant as they are: a list of hosts in /etc.

// decodes is the trait by which a struct is read from data.
const decodes = "Deserialize"

// isSettings reports whether all values of a type of the workspace that derived code makes are read from what is made of
// constants only, and there are some.
func (g *Graph) isSettings(owner string, depth int) bool {
	c := g.crates
	is, known := c.settings[owner]
	if !known {
		if c.settings == nil {
			c.settings = map[string]bool{}
		}
		c.settings[owner] = false
		is = c.onlyDecoded(owner) && g.decodedFromConstants(owner, depth) && !g.givenByRequest(owner)
		c.settings[owner] = is
	}
	return is
}

// onlyDecoded reports whether no trait that a type derives makes values of it, but the one by which it is read.
func (c *crates) onlyDecoded(owner string) bool {
	return !slices.ContainsFunc(c.types[owner].Derives, func(d ir.Name) bool {
		text := c.g.Prog.Text(d)
		return !ownDerives[text] && lastName(text) != decodes
	})
}

// decodedFromConstants reports whether each call that may make a value of a type out of data is given constants, and there is
// one that does.
func (g *Graph) decodedFromConstants(owner string, depth int) bool {
	any := false
	isDecoder := func(f *rule.Flow) bool { return f.Derived == decodes }
	for _, s := range g.SitesOf(source.Rust, func(e *rule.Entry) bool { return slices.ContainsFunc(e.Flows, isDecoder) }) {
		flows := g.Call(s).Flows
		i := slices.IndexFunc(flows, isDecoder)
		if i < 0 || g.inTest(s.Func) {
			continue
		}
		in := g.Prog.Instr(s.Func, s.Value)
		t := (&env{g: g, site: s, in: in}).wanted()
		if t != "" && !g.crates.hasWithin(t, owner, 0) {
			continue
		}
		any = any || t != ""
		for _, v := range g.Operands(s, &flows[i].From[0]) {
			if !g.isConst(s.Func, v, depth) {
				return false
			}
		}
	}
	return any
}

// givenByRequest reports whether a function is given a value of a type that a framework reads out of a request, or the like.
func (g *Graph) givenByRequest(owner string) bool {
	return slices.ContainsFunc(append(g.paramSources(), g.handlerSources()...), func(s Source) bool {
		return g.lang(s.Site.Func) == source.Rust && g.crates.hasWithin(g.TypeOf(s.Site.Func, s.Site.Value).Name, owner, 0)
	})
}

// hasWithin reports whether values of type t are of the type owner of the workspace, or may have such a value in them.
func (c *crates) hasWithin(t, owner string, depth int) bool {
	t = stripRef(t)
	h := head(t)
	if h == owner || depth > maxHeld {
		return true
	}
	parts := append(slices.Clone(typeArgs(t)), tupleParts(t)...)
	if decl := c.types[h]; decl != nil {
		parts = append(parts, c.fieldTypes(h, decl)...)
	}
	return slices.ContainsFunc(parts, func(p string) bool { return c.hasWithin(p, owner, depth+1) })
}
