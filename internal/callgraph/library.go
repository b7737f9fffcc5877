package callgraph

import (
	"path"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds out from which crates of the workspace the file is built that a native function is looked up in:
// several libraries and Wasm modules of one workspace often have functions of the same names.

const (
	// maxLibraryMakers bounds the values that are looked at to find out from which file an object was made.
	maxLibraryMakers = 200
	// maxMade bounds how many calls lie between an object and the name of the file.
	maxMade = 20
	// maxLoadCalls bounds the methods around a call that loads a file.
	maxLoadCalls = 3
)

// inLibrary keeps, of the functions that n can reach, those of the crates from which the files are built that what the
// call at s is made on was made from. Where that is not known, it keeps all.
func (g *Graph) inLibrary(n *Native, s Site) *Native {
	args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
	if len(n.Targets) == 0 || len(args) == 0 || args[0].Role != ir.RoleSelf {
		return n
	}
	f := g.fileFinder(n.Mechanism)
	f.value(s.Func, args[0].Value, nil, maxMade)
	f.confine(n)
	return n
}

// besideLibrary does the same for a binding whose class or module says by calls of its own which files it uses. A file of a
// name that no crate has may still be one of them: then only where functions of several crates have the name is one chosen.
func (g *Graph) besideLibrary(n *Native, s Site) {
	missing := g.Set.Models.Mismatch(n.Mechanism, rule.MismatchMissing)
	if missing == nil || len(n.Targets) == 0 || !g.ofSeveralCrates(n.Targets) && !g.builtHere(s, &missing.Library) {
		return
	}
	f := g.fileFinder(n.Mechanism)
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for v := range body {
		if in := &body[v]; in.Op == ir.OpCall && g.Prog.Text(in.Name) == missing.Library.Name {
			for _, a := range g.Prog.Args(s.Func, in) {
				if a.Role == ir.RolePlain {
					f.value(s.Func, a.Value, nil, maxMade)
				}
			}
		}
	}
	f.confine(n)
}

// fileFinder returns one for the files of mechanisms.
func (g *Graph) fileFinder(mechanisms ...string) *fileFinder {
	f := &fileFinder{g: g, seen: map[Site]bool{}}
	for _, row := range g.Set.Models.LibraryFiles {
		if slices.Contains(mechanisms, row.Mechanism) {
			f.rows = append(f.rows, row)
		}
	}
	return f
}

// fileFinder looks for the names of the files that an object was made from.
type fileFinder struct {
	g       *Graph
	rows    []*rule.LibraryFile
	seen    map[Site]bool
	looked  int
	crates  []string // from which they are built
	unknown bool     // one is built from something that is not known
	remote  bool     // one is fetched from an address that is not known
	found   bool
	open    bool // it depends on what a function is given, and no call of that was told
}

// way is a call that a function is run by where it is looked at, and the way to that call.
type way struct {
	call Site
	fn   ir.FuncID
	up   *way
}

// value looks at how v is made.
func (f *fileFinder) value(id ir.FuncID, v ir.Value, w *way, depth int) {
	g := f.g
	s := Site{id, g.Root(id, v)}
	if depth == 0 || f.seen[s] && w == nil || f.looked >= maxLibraryMakers {
		return
	}
	f.seen[s] = true
	f.looked++
	in := g.Prog.Instr(id, s.Value)
	switch {
	case in.Op == ir.OpConst:
		f.text(g.Prog.Text(in.Name))
	case in.Op == ir.OpPhi, in.Op == ir.OpCall && in.Name == g.names.or:
		f.operands(s, w, depth)
	case in.Op == ir.OpParam:
		f.given(id, in, w, depth)
	case in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagConst|ir.FlagCapture) == 0 && in.NArgs == 1:
		args := g.Prog.Args(id, in)
		for store := range g.classes.fieldStores(g.TypeOf(id, args[0].Value), in.Name) {
			args := g.Prog.Args(store.Func, g.Prog.Instr(store.Func, store.Value))
			f.value(store.Func, args[len(args)-1].Value, nil, depth-1)
		}
	case in.Op == ir.OpCall:
		found := f.found
		if !f.returned(s, w, depth) {
			f.made(s, w, depth)
		}
		f.remote = f.remote || found == f.found && f.fetches(id, in)
	case in.Op == ir.OpLoad:
		if at, last, ok := g.Constant(id, in); ok && in.Flags&ir.FlagConst != 0 && in.NArgs == 0 {
			f.value(at.Func, last, nil, depth-1)
			return
		}
		f.origins(s, w, depth)
	}
}

// fetches reports whether a call makes something of a file that lies at an address.
func (f *fileFinder) fetches(id ir.FuncID, in *ir.Instr) bool {
	for _, row := range f.g.rowsByName(id, in).Remotes {
		if recv, implicit := f.g.receiver(Site{id, ir.NoValue}, in); f.g.fitRuby(id, in, &row.Callee, recv, implicit) == fitSure {
			return f.g.meet(&row.Row)
		}
	}
	return false
}

// origins looks at all that the value at s can be; w is the way by which its function is run.
func (f *fileFinder) origins(s Site, w *way, depth int) {
	for _, o := range f.g.Origins(s.Func, s.Value) {
		switch {
		case o == s:
		case o.Func == s.Func:
			f.value(o.Func, o.Value, w, depth-1)
		default:
			f.value(o.Func, o.Value, nil, depth-1)
		}
	}
}

// given follows a parameter to what it is given, by the call of w if that runs the function.
func (f *fileFinder) given(id ir.FuncID, in *ir.Instr, w *way, depth int) {
	fn := f.g.Prog.Func(id)
	if out, ok := f.g.captured(id, in); ok {
		f.value(out.Func, out.Value, w, depth-1)
		return
	}
	p := &fn.Params[in.Aux]
	if w != nil && w.fn == id {
		for _, v := range f.g.givenFor(w.call, p) {
			f.value(w.call.Func, v, w.up, depth-1)
		}
		return
	}
	found := false
	for _, s := range f.callers(fn, id) {
		for _, v := range f.g.givenFor(s, p) {
			found = true
			f.value(s.Func, v, nil, depth-1)
		}
	}
	if !found {
		f.origins(Site{id, p.Value}, w, depth)
	}
}

// callers returns the calls of method id, if there are few.
func (f *fileFinder) callers(fn *ir.Func, id ir.FuncID) []Site {
	g := f.g
	if fn.Kind == ir.KindClosure || g.CallSites(id) > maxCallSites {
		return nil
	}
	tracing := g.tracing
	g.tracing = true // calls are being resolved
	defer func() { g.tracing = tracing }()
	return g.Callers(id)
}

// returned looks at what the methods return that the call at s runs, and reports whether it runs any.
func (f *fileFinder) returned(s Site, w *way, depth int) (found bool) {
	g := f.g
	for _, c := range g.Call(s).Callees {
		if c.New || c.Bridge != nil || g.lang(c.Func) != source.Ruby {
			continue
		}
		found = true
		body := g.Prog.File(c.Func).Body(g.Prog.Func(c.Func))
		for u := range body {
			if body[u].Op == ir.OpReturn && body[u].NArgs > 0 {
				f.value(c.Func, g.Prog.Args(c.Func, &body[u])[0].Value, &way{s, c.Func, w}, depth-1)
			}
		}
	}
	return found
}

// made looks at what the call at s is given, or at what it takes out of a table.
func (f *fileFinder) made(s Site, w *way, depth int) {
	g := f.g
	if texts, ok := g.texts(s.Func, s.Value, maxTrace); ok && len(texts) == 1 && f.text(texts[0]) {
		return
	}
	if in := g.Prog.Instr(s.Func, s.Value); g.Prog.Text(in.Name) == ir.OpInterp && f.text(f.composed(s.Func, in, w)) {
		return
	}
	if o := g.Origins(s.Func, s.Value); len(o) > 0 && !slices.Contains(o, s) {
		f.origins(s, w, depth)
		return
	}
	f.operands(s, w, depth)
}

// composed returns what an interpolation in function id makes where w runs that, with holes for what is not known.
func (f *fileFinder) composed(id ir.FuncID, in *ir.Instr, w *way) string {
	var text strings.Builder
	for _, a := range f.g.Prog.Args(id, in) {
		text.WriteString(f.part(id, a.Value, w))
	}
	return text.String()
}

// part returns the text that v is, by the calls of w, or a hole.
func (f *fileFinder) part(id ir.FuncID, v ir.Value, w *way) string {
	g := f.g
	for ; ; w = w.up {
		if texts, ok := g.texts(id, v, maxTrace); ok && len(texts) == 1 {
			return texts[0]
		}
		in := g.Prog.Instr(id, g.Root(id, v))
		if in.Op != ir.OpParam || w == nil || w.fn != id {
			f.open = f.open || in.Op == ir.OpParam && w == nil
			return hole
		}
		given := g.givenFor(w.call, &g.Prog.Func(id).Params[in.Aux])
		if len(given) != 1 {
			return hole
		}
		id, v = w.call.Func, given[0]
	}
}

// operands looks at what the instruction at s is given.
func (f *fileFinder) operands(s Site, w *way, depth int) {
	for _, a := range f.g.Prog.Args(s.Func, f.g.Prog.Instr(s.Func, s.Value)) {
		f.value(s.Func, a.Value, w, depth-1)
	}
}

// text looks at a text that the object was made with, and reports whether it names a file.
func (f *fileFinder) text(text string) bool {
	for _, row := range f.rows {
		m := row.Matches.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		f.g.met[row.ID] = true
		f.found = true
		if len(m) > 1 {
			crates := f.g.builtAs(m[1], text)
			f.crates = append(f.crates, crates...)
			f.unknown = f.unknown || len(crates) == 0
		}
		return true
	}
	return false
}

// confine drops the functions of n that are not in the files that were found.
func (f *fileFinder) confine(n *Native) {
	if !f.found && f.remote {
		n.Targets = nil
		return
	}
	if !f.found || f.unknown {
		return
	}
	linked := map[string]bool{}
	for _, crate := range f.crates {
		f.g.link(crate, linked)
	}
	n.Targets = slices.DeleteFunc(slices.Clone(n.Targets), func(id ir.FuncID) bool { return !linked[f.g.crates.scope(id).mod.crate] })
}

// builtAs returns the crates of the workspace that are built as a file of that name: by the name of their library, their
// package or a binary, or, if there is none, by the folder that the file lies in.
func (g *Graph) builtAs(name, file string) (crates []string) {
	name = crateName(name)
	inside := ""
	for i := range g.Prog.Manifests {
		m := &g.Prog.Manifests[i]
		lib := m.Lib
		if lib == "" {
			lib = crateName(m.Package)
		}
		if m.Lib == name || crateName(m.Package) == name {
			crates = append(crates, lib)
		}
		for _, b := range m.Bins {
			if crateName(b.Name) == name {
				crate, _ := g.crates.modulePath(path.Join(m.Dir, b.Path))
				crates = append(crates, crate)
			}
		}
		if m.Dir != "" && m.Package != "" && strings.Contains("/"+file, "/"+m.Dir+"/") {
			inside = lib
		}
	}
	if len(crates) == 0 && inside != "" {
		return []string{inside}
	}
	return crates
}

// link adds a crate of the workspace, and those that it depends on: all of them are in the file that is built.
func (g *Graph) link(crate string, linked map[string]bool) {
	if linked[crate] {
		return
	}
	linked[crate] = true
	for i := range g.Prog.Manifests {
		m := &g.Prog.Manifests[i]
		if m.Lib != crate && crateName(m.Package) != crate {
			continue
		}
		for _, dep := range m.Deps {
			if to, ok := g.crates.aliases[crate][dep]; ok {
				dep = to
			}
			g.link(g.crates.library(dep), linked)
		}
	}
}

// ofSeveralCrates reports whether functions are in crates that are not the same: only one can be meant.
func (g *Graph) ofSeveralCrates(targets []ir.FuncID) bool {
	return len(targets) > 1 && slices.ContainsFunc(targets[1:], func(id ir.FuncID) bool {
		return g.crates.scope(id).mod.crate != g.crates.scope(targets[0]).mod.crate
	})
}

// Numbered reports whether a pointer of native code is, to Ruby, a number of a mechanism.
func (g *Graph) Numbered(mechanism string) bool {
	row := g.Set.Models.Numbered[mechanism]
	if row != nil {
		g.met[row.ID] = true
	}
	return row != nil
}
