package callgraph

import (
	"maps"
	"slices"
	"strings"

	"rubicon/internal/source"
)

// A name can come into a module by use declarations with a glob, and into those modules by theirs. Generated
// bindings have thousands of modules that all import each other so: there a walk for each name would look at all
// of them. So modules that reach each other by globs are a group, which knows which of them brings a name.

// globGroup is a strongly connected component of the modules under their globs.
type globGroup struct {
	brings  map[string][]*module // the first segment of a path -> the members that declare or use it
	outside []string             // what is named by globs and is no module: enums, and modules of other crates
	next    []*globGroup         // groups that globs of members lead to
	walk    int                  // the last walk of throughGlobs that came by
}

// globTargets returns the full paths of what the globs of m name. They are resolved once: a glob's own
// path may lead through globs, also through those of m, and modules that import each other so would
// be walked again and again on every way through them. What is being resolved sees those before it.
func (c *crates) globTargets(m *module) []string {
	if !m.globbed {
		m.globbed = true
		for _, glob := range m.globs {
			m.targets = append(m.targets, c.follow(m, "", glob, 1))
		}
	}
	return m.targets
}

// groupGlobs puts each module into its group. It runs when all modules and what they declare are known.
func (c *crates) groupGlobs() {
	w := groupWalk{c: c, index: map[*module]int{}, low: map[*module]int{}}
	for _, full := range slices.Sorted(maps.Keys(c.modules)) {
		if m := c.modules[full]; w.index[m] == 0 {
			w.visit(m)
		}
	}
	c.grouped = true
}

// groupWalk finds the groups (Tarjan, Depth-First Search and Linear Graph Algorithms, 1972).
type groupWalk struct {
	c          *crates
	index, low map[*module]int
	stack      []*module
}

func (w *groupWalk) visit(m *module) {
	n := len(w.index) + 1
	w.index[m], w.low[m] = n, n
	mark := len(w.stack)
	w.stack = append(w.stack, m)
	for _, target := range w.c.globTargets(m) {
		g := w.c.modules[target]
		switch {
		case g == nil:
		case w.index[g] == 0:
			w.visit(g)
			w.low[m] = min(w.low[m], w.low[g])
		case g.group == nil:
			w.low[m] = min(w.low[m], w.index[g])
		}
	}
	if w.low[m] == n {
		w.close(w.stack[mark:])
		w.stack = w.stack[:mark]
	}
}

// close makes a group of members.
func (w *groupWalk) close(members []*module) {
	group := &globGroup{brings: map[string][]*module{}}
	for _, m := range members {
		m.group = group
	}
	for _, m := range members {
		for name := range m.items {
			group.brings[name] = append(group.brings[name], m)
		}
		for name := range m.uses {
			if !m.items[name] {
				group.brings[name] = append(group.brings[name], m)
			}
		}
		for _, target := range m.targets {
			switch g := w.c.modules[target]; {
			case g == nil:
				group.outside = append(group.outside, target)
			case g.group != group && !slices.Contains(group.next, g.group):
				group.next = append(group.next, g.group)
			}
		}
	}
	slices.Sort(group.outside)
	group.outside = slices.Compact(group.outside)
}

// throughGlobs resolves a name that the globs of m bring in, or those of the modules that these name.
func (c *crates) throughGlobs(m *module, name string, depth int) (full string, ok bool) {
	if len(m.globs) == 0 {
		return "", false
	}
	if !c.grouped || m.group == nil {
		return c.searchGlobs(m, name, depth)
	}
	first, _, compound := strings.Cut(name, "::")
	var by *module
	var target string
	found := 0
	c.walks++
	m.group.walk = c.walks
	groups := []*globGroup{m.group}
	for i := 0; i < len(groups); i++ {
		for _, g := range groups[i].brings[first] {
			if g != m && (g.declares(first, compound) || g.uses[first] != "") {
				by = g
				found++
			}
		}
		for _, t := range groups[i].outside {
			if c.outsideHas(t, name, first) {
				target = t
				found++
			}
		}
		for _, next := range groups[i].next {
			if next.walk != c.walks {
				next.walk = c.walks
				groups = append(groups, next)
			}
		}
	}
	switch {
	case found == 0:
		return "", false
	case found > 1: // the nearest one
		return c.searchGlobs(m, name, depth)
	case by == nil:
		return target + "::" + name, true
	}
	return c.broughtBy(by, name, first, compound, depth)
}

// searchGlobs does the work of throughGlobs in the order in which the globs stand, the nearest first.
func (c *crates) searchGlobs(m *module, name string, depth int) (full string, ok bool) {
	first, _, compound := strings.Cut(name, "::")
	c.walks++
	walk := c.walks
	m.walk = walk
	modules := []*module{m}
	for i := 0; i < len(modules); i++ {
		for _, target := range c.globTargets(modules[i]) {
			g := c.modules[target]
			switch {
			case g == nil:
				if made := c.madeFor(target, name); made != "" {
					return made, true
				}
				if c.outsideHas(target, name, first) {
					return target + "::" + name, true
				}
			case g.walk != walk:
				g.walk = walk
				if full, ok := c.broughtBy(g, name, first, compound, depth); ok {
					return full, true
				}
				modules = append(modules, g)
			}
		}
	}
	return "", false
}

// broughtBy resolves a name that module g declares or uses.
func (c *crates) broughtBy(g *module, name, first string, compound bool, depth int) (full string, ok bool) {
	if g.declares(first, compound) {
		return g.path + "::" + name, true
	}
	if to, ok := g.uses[first]; ok {
		return c.followFrom(g, to+name[len(first):], first, depth+1), true
	}
	return "", false
}

// outsideHas reports whether target, which is no module of the workspace, has what is called name.
func (c *crates) outsideHas(target, name, first string) bool {
	return c.types[target] != nil && c.types[target+"::"+first] != nil || c.modelled(target+"::"+name) ||
		first != name && first != "" && first[0] >= 'A' && first[0] <= 'Z' && c.modelled(target+"::"+first) // what a type has
}

// modelled reports whether models describe the function or the type with that full path: then a glob
// of its crate is what brings the name in.
func (c *crates) modelled(full string) bool {
	known, ok := c.models[full]
	if !ok {
		known = c.describes(c.unalias(full))
		c.models[full] = known
	}
	return known
}

// describes finds out what modelled says of a path without aliases.
func (c *crates) describes(full string) bool {
	if c.owners == nil {
		c.owners, c.named = map[string]bool{}, map[string]bool{}
		for _, row := range c.g.Set.Rows() {
			if row.Callee.Lang == source.Rust {
				c.owners[row.Callee.Owner] = true
				c.named[row.Callee.Path()] = true
			}
		}
		for _, row := range c.g.Set.Models.Handlers {
			c.owners[row.Callee.Name] = true // the attribute
			for _, t := range row.Types {
				c.owners[head(t)] = true
			}
		}
	}
	return c.owners[full] || c.named[full]
}
