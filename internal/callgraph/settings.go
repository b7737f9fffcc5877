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

// settings is what is known of such structs.
type settings struct {
	known    map[constField]bool // by the type, and by what is asked of constants
	decoders []Site              // the calls that make values of types out of data
	given    []string            // the types of what functions are given of requests, and the like
}

// isSettings reports whether all values of a type of the workspace that derived code makes are read from what is made of
// constants only, and there are some.
func (g *Graph) isSettings(owner string, depth int) bool {
	c := g.crates
	if c.settings == nil {
		c.settings = g.newSettings()
	}
	key := constField{owner: owner, builtIn: g.builtIn}
	is, known := c.settings.known[key]
	if !known {
		c.settings.known[key] = false // of what is read out of itself
		is = c.onlyDecoded(owner) && !slices.ContainsFunc(c.settings.given, func(t string) bool { return c.hasWithin(t, owner, map[string]bool{}) }) &&
			g.decodedFromConstants(owner, depth)
		c.settings.known[key] = is
	}
	return is
}

func (g *Graph) newSettings() *settings {
	s := &settings{known: map[constField]bool{}}
	for _, at := range g.SitesOf(source.Rust, func(e *rule.Entry) bool { return slices.ContainsFunc(e.Flows, isDecoder) }) {
		if !g.inTest(at.Func) {
			s.decoders = append(s.decoders, at)
		}
	}
	for _, from := range append(g.paramSources(), g.handlerSources()...) {
		if g.lang(from.Site.Func) == source.Rust {
			s.given = append(s.given, g.TypeOf(from.Site.Func, from.Site.Value).Name)
		}
	}
	return s
}

// isDecoder reports whether a flow row says that a call reads a value of a type that derives how.
func isDecoder(f *rule.Flow) bool { return f.Derived == decodes }

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
	for _, s := range g.crates.settings.decoders {
		flows := g.Call(s).Flows
		i := slices.IndexFunc(flows, isDecoder)
		if i < 0 {
			continue
		}
		t := (&env{g: g, site: s, in: g.Prog.Instr(s.Func, s.Value)}).wanted()
		if t != "" && !g.crates.hasWithin(t, owner, map[string]bool{}) {
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

// hasWithin reports whether values of type t are of the type owner of the workspace, or may have such a value in them; seen are
// the types that were looked at.
func (c *crates) hasWithin(t, owner string, seen map[string]bool) bool {
	t = stripRef(t)
	h := head(t)
	if h == owner || seen[t] {
		return h == owner
	}
	seen[t] = true
	parts := append(slices.Clone(typeArgs(t)), tupleParts(t)...)
	if decl := c.types[h]; decl != nil {
		parts = append(parts, c.fieldTypes(h, decl)...)
	}
	for _, variant := range c.variants[h] {
		parts = append(parts, c.fieldTypes(h, variant)...)
	}
	return slices.ContainsFunc(parts, func(p string) bool { return c.hasWithin(p, owner, seen) })
}
