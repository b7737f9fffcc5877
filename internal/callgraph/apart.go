package callgraph

import (
	"path"

	"rubicon/internal/ir"
)

// This file finds what the workspace runs apart from the process of the application: services, programs, and modules in a box.

// Apart is a function of Rust that work begins with which another process does, or a module in a box.
type Apart struct {
	Func ir.FuncID
	Name string // what does it, for a reader
	// Whole says that the function is the beginning of a program, which may do several things.
	Whole bool
	// Sites are the calls in Ruby that turn to it.
	Sites []Site
}

// Aparts returns the functions that another process, or a module in a box, begins some work with, each once: those that
// answer HTTP requests in a program, those that daemons begin with and programs that Ruby starts, and what modules export.
func (g *Graph) Aparts() []*Apart {
	var all []*Apart
	index := map[ir.FuncID]*Apart{}
	add := func(id ir.FuncID, name string, wide bool, sites ...Site) {
		if index[id] == nil {
			index[id] = &Apart{Func: id, Name: name, Whole: wide}
			all = append(all, index[id])
		}
		index[id].Sites = append(index[id].Sites, sites...)
	}
	services := map[string]bool{}
	for _, e := range g.answering() {
		if name := g.programAround(e.fn); name != "" {
			services[name] = true
			add(e.fn, "the service "+name, false)
		}
	}
	for _, l := range g.Listeners() {
		if name := g.programAround(l.Site.Func); name != "" && !services[name] {
			for _, id := range g.Served(l) {
				add(id, "the daemon "+name, true)
			}
		}
	}
	for _, a := range g.Asks() {
		if index[a.Func] != nil {
			add(a.Func, "", false, a.Site)
		}
	}
	for _, c := range g.Contacts() {
		for _, id := range g.Served(c.Listener) {
			if index[id] != nil {
				add(id, "", true, c.Site)
			}
		}
	}
	for _, start := range g.Starts() {
		add(start.Main, "the program "+start.Program, true, start.Site)
	}
	calls := g.CallsOfNatives()
	for _, n := range g.AllNatives() {
		if g.Set.Models.Contained(n.Mechanism) {
			for _, id := range n.Targets {
				add(id, "a module of "+n.Mechanism, false, calls[n]...)
			}
		}
	}
	return all
}

// programAround returns the name of the program in whose crate function id stands, "" if that is built into none.
func (g *Graph) programAround(id ir.FuncID) string {
	file := g.Prog.File(id).Source.Path
	best, name := -1, ""
	for i := range g.Prog.Manifests {
		m := &g.Prog.Manifests[i]
		if _, inside := within(m.Dir, file); !inside || len(m.Dir) <= best {
			continue
		}
		best, name = len(m.Dir), ""
		for _, b := range m.Bins {
			if name == "" || path.Join(m.Dir, b.Path) == file {
				name = b.Name
			}
		}
	}
	return name
}

// SameCrate reports whether two functions of Rust stand in the same crate.
func (g *Graph) SameCrate(a, b ir.FuncID) bool {
	return g.crates.scope(a).mod.crate == g.crates.scope(b).mod.crate
}

// OwnCallees returns the functions of Rust of the workspace that the call at s is known to call; none of what it only may
// call by its name.
func (g *Graph) OwnCallees(s Site) []ir.FuncID {
	return g.ownCallees(s, g.Prog.Instr(s.Func, s.Value))
}
