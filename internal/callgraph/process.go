package callgraph

import (
	"path"
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file finds the programs of the workspace that its Ruby code starts.

// processes is what is known of the programs that Cargo builds.
type processes struct {
	sources map[string][]Source // the sources of Rust code, by their trust
	memo    map[processKey][]Site
}

type processKey struct{ program, trust string }

// Program returns the name of the program that the call at s runs, without its folder: "" if it is not constant.
func (g *Graph) Program(s Site) string {
	args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
	for _, a := range args {
		if !positional(a.Role) || g.TypeOf(s.Func, a.Value).Name == "Hash" {
			continue
		}
		if words := g.words(s.Func, a.Value, nil, maxTrace); len(words) > 0 && len(words[0]) == 1 {
			return path.Base(words[0][0])
		}
		id, v := g.firstWord(s.Func, a.Value)
		return g.fileNamed(id, v)
	}
	return ""
}

// firstWord returns the first of the words that value v is, if it is a list: also one that a constant is. The environment
// that may stand before them is none.
func (g *Graph) firstWord(id ir.FuncID, v ir.Value) (ir.FuncID, ir.Value) {
	for range maxTrace {
		list := Site{id, g.Root(id, v)}
		list.Func, list.Value = g.listAt(list.Func, list.Value)
		if made := g.literalAt(list); g.lang(id) == source.Ruby && g.Prog.Text(g.Prog.Instr(made.Func, made.Value).Name) == ir.OpArray {
			list = made
		}
		id, v = list.Func, list.Value
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		if in.Op != ir.OpCall || g.Prog.Text(in.Name) != ir.OpArray || len(args) == 0 {
			break
		}
		if len(args) > 1 && g.TypeOf(id, args[0].Value).Name == "Hash" {
			args = args[1:]
		}
		v = args[0].Value
	}
	return id, v
}

// fileNamed returns the name that the path v ends with where it is put together of parts: by a call that is given
// constants, or as a text.
func (g *Graph) fileNamed(id ir.FuncID, v ir.Value) string {
	if texts, ok := g.texts(id, v, maxTrace); ok && len(texts) == 1 {
		return path.Base(texts[0])
	}
	for _, o := range append([]Site{{id, g.Root(id, v)}}, g.Origins(id, v)...) {
		args := g.Prog.Args(o.Func, g.Prog.Instr(o.Func, o.Value))
		for i := len(args) - 1; i >= 0; i-- {
			if in := g.Prog.Instr(o.Func, args[i].Value); in.Op == ir.OpConst && !g.isLiteral(Site{o.Func, args[i].Value}) {
				continue // the folder that a path is below
			}
			if texts, ok := g.texts(o.Func, args[i].Value, maxTrace); ok && len(texts) == 1 {
				if name := path.Base(texts[0]); name != "." && name != "/" {
					return name
				}
			}
		}
	}
	return ""
}

// ProcessReads returns the calls and parameters at which a program of the workspace is given what sources of a trust
// say, in program order: also those in libraries of the workspace.
func (g *Graph) ProcessReads(program, trust string) []Site {
	p := &g.processes
	key := processKey{program, trust}
	if sites, ok := p.memo[key]; ok || program == "" {
		return sites
	}
	var sites []Site
	for i := range g.Prog.Manifests {
		for j := range g.Prog.Manifests[i].Bins {
			if g.Prog.Manifests[i].Bins[j].Name != program {
				continue
			}
			for _, s := range g.rustSources(trust) {
				if !slices.Contains(sites, s.Site) && g.runIn(s.Site.Func, i, j) {
					sites = append(sites, s.Site)
				}
			}
		}
	}
	if p.memo == nil {
		p.memo = map[processKey][]Site{}
	}
	p.memo[key] = sites
	return sites
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

// Begins reports whether v is a list that is written out with something at index i: what is added to it later stands
// behind that.
func (g *Graph) Begins(id ir.FuncID, v ir.Value, i int) bool {
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
