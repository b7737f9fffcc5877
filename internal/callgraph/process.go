package callgraph

import (
	"path"
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the programs of the workspace that its Ruby code starts.

// processes is what is known of the programs that Cargo builds.
type processes struct {
	sources map[string][]Source // the sources of Rust code, by their trust
	memo    map[processKey][]Site
	readers []Site // see optionReaders
	read    bool   // … is known
	options map[string]*optionFields
}

type processKey struct{ program, module, trust, name string }

// ProcessReads returns the calls and parameters at which a program of the workspace is given what sources of a trust
// say, in program order: also those in libraries of the workspace. With a name, only those that read what has that name, or
// of which it is not known. Of a module, which runs by a mechanism, program is its crate.
func (g *Graph) ProcessReads(program, module, trust, name string) []Site {
	p := &g.processes
	key := processKey{program, module, trust, name}
	if sites, ok := p.memo[key]; ok || program == "" {
		return sites
	}
	var sites []Site
	if module != "" {
		sites = g.moduleReads(program, trust, name)
	} else {
		sites = g.programReads(program, trust, name)
	}
	if p.memo == nil {
		p.memo = map[processKey][]Site{}
	}
	p.memo[key] = sites
	return sites
}

// programReads is ProcessReads of a program.
func (g *Graph) programReads(program, trust, name string) (sites []Site) {
	for i := range g.Prog.Manifests {
		for j := range g.Prog.Manifests[i].Bins {
			if g.Prog.Manifests[i].Bins[j].Name != program {
				continue
			}
			for _, s := range g.rustSources(trust) {
				if !slices.Contains(sites, s.Site) && g.readsVariable(s, name) && g.runIn(s.Site.Func, i, j) {
					sites = append(sites, s.Site)
				}
			}
			for _, s := range g.readVariables(name) {
				if !slices.Contains(sites, s) && g.runIn(s.Func, i, j) {
					sites = append(sites, s)
				}
			}
		}
	}
	return sites
}

// moduleReads is ProcessReads of the module that is built from a crate.
func (g *Graph) moduleReads(crate, trust, name string) (sites []Site) {
	linked := map[string]bool{}
	g.link(crate, linked)
	for _, s := range g.rustSources(trust) {
		if linked[g.crates.scope(s.Site.Func).mod.crate] && g.readsVariable(s, name) {
			sites = append(sites, s.Site)
		}
	}
	return sites
}

// modulesOf returns the crates that the module is built from which row says the call at s gives something to.
func (g *Graph) modulesOf(s Site, row *rule.Process) (started []Started) {
	f := g.fileFinder(row.Mechanism)
	for _, v := range g.Operands(s, row.Module) {
		f.value(s.Func, v, nil, maxMade)
	}
	if f.unknown {
		return nil
	}
	for _, crate := range f.crates {
		if p := (Started{Program: crate, Module: row.Mechanism, Word: -1}); !slices.Contains(started, p) {
			started = append(started, p)
		}
	}
	return started
}

// readsVariable reports whether source s can read what has that name.
func (g *Graph) readsVariable(s Source, name string) bool {
	if name == "" || s.Row.Variable == nil {
		return true
	}
	texts := g.Env(s.Site).Texts(*s.Row.Variable)
	return len(texts) == 0 || slices.Contains(texts, name)
}

// Runs reports whether function id runs in a program of that name.
func (g *Graph) Runs(id ir.FuncID, program string) bool {
	for i := range g.Prog.Manifests {
		for j := range g.Prog.Manifests[i].Bins {
			if g.Prog.Manifests[i].Bins[j].Name == program && g.runIn(id, i, j) {
				return true
			}
		}
	}
	return false
}

// rustSources returns the sources of a trust that Rust code has.
func (g *Graph) rustSources(trust string) []Source {
	p := &g.processes
	if p.sources == nil {
		p.sources = map[string][]Source{}
		for _, s := range g.Sources() {
			if g.lang(s.Site.Func) == source.Rust {
				p.sources[s.Row.Trust] = append(p.sources[s.Row.Trust], s)
			}
		}
	}
	return p.sources[trust]
}

// maxRunBy bounds the functions that are looked at to find out whether a program runs a function.
const maxRunBy = 200

// runIn reports whether function id runs in a binary: its code is in the binary's own file, or is called from there,
// directly or by other functions. Where too many functions call it, it does.
func (g *Graph) runIn(id ir.FuncID, manifest, bin int) bool {
	m := &g.Prog.Manifests[manifest]
	own := path.Join(m.Dir, m.Bins[bin].Path)
	seen := map[ir.FuncID]bool{id: true}
	for queue := []ir.FuncID{id}; len(queue) > 0; queue = queue[1:] {
		id := queue[0]
		if g.Prog.File(id).Source.Path == own || len(seen) > maxRunBy {
			return true
		}
		callers := g.Callers(id)
		if s, ok := g.ClosureSite(id); ok {
			callers = append(callers[:len(callers):len(callers)], s)
		}
		for _, s := range callers {
			if !seen[s.Func] {
				seen[s.Func] = true
				queue = append(queue, s.Func)
			}
		}
	}
	return false
}

// Begins reports whether v is a list that is written out, or handed over, with something at index i: what is added to it later
// stands behind that.
func (g *Graph) Begins(id ir.FuncID, v ir.Value, i int) bool {
	if list, ok := g.boundRest(id, g.Root(id, v)); ok {
		return i < len(list)
	}
	in := g.Prog.Instr(id, g.Root(id, v))
	if in.Op != ir.OpCall || g.Prog.Text(in.Name) != ir.OpArray {
		return false
	}
	args := g.Prog.Args(id, in)
	for j := range args {
		if args[j].Role != ir.RolePlain {
			return false
		}
		if j == i {
			return true
		}
	}
	return false
}
