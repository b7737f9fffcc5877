package callgraph

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// maxUses bounds how many use declarations one path is followed through.
const maxUses = 12

// module is a Rust module of the workspace.
type module struct {
	path   string // "krate::a::b"
	crate  string
	uses   map[string]string // alias -> path as written
	pub    map[string]bool
	globs  []string
	items  map[string]bool // functions, types, constants and modules declared in it
	values map[string]bool // those of them that are functions and constants only: nothing stands below their names
	parent *module
	outer  *module // of the globs in the body of a function: the module that the function stands in

	globbed bool     // targets are known, or about to be
	targets []string // full paths of what globs name
	group   *globGroup
	walk    int // the last walk of searchGlobs that came by
}

// crates is all Rust modules, types and functions of the workspace, by full path.
type crates struct {
	g       *Graph
	modules map[string]*module
	names   map[string]bool // crates of the workspace
	scopes  [][]rustScope   // per file, per scope
	fns     map[string][]ir.FuncID
	methods map[string][]ir.FuncID // "type path::method"
	byName  map[ir.Name][]ir.FuncID
	types   map[string]*ir.TypeDecl
	typeMod map[string]*module
	// owning is how many types have a field of a name; see fieldOwners.
	owning map[ir.Name]int
	// variants are the variants of each enum, by its full path.
	variants     map[string][]*ir.TypeDecl
	held         map[string]rule.Kinds      // memo of holds
	gained       map[string]rule.Kinds      // memo of gains
	ends         map[string]bool            // memo of holdsEnd
	traits       map[string][]string        // type path -> traits that it implements
	implementors map[string]map[string]bool // memo of implementedFor
	impls        map[string][]string        // trait path -> types that implement it
	demands      map[string][]string        // trait path -> the traits that it demands
	blanket      map[ir.Name][]ir.FuncID    // methods of impls for a type parameter, by name
	consts       map[string]Site
	inner        innerConsts
	exports      map[string][]ir.FuncID
	exported     map[ir.FuncID]bool           // those of exports
	callees      map[calleesKey][]Callee      // memo of calleesOf and calleesAt
	lists        map[string][][]Callee        // those of callees that differ, by full path
	inherited    map[string][]ir.FuncID       // memo of method: what types and traits do not have themselves
	foreign      map[string]ir.FuncID         // functions declared in extern blocks, by their full paths …
	declared     map[string]bool              // … and their names
	owners       map[string]bool              // memo of modelled: the modules and types that Rust models name …
	named        map[string]bool              // … and the full paths of functions
	models       map[string]bool              // memo of modelled
	walks        int                          // number of walks of searchGlobs
	grouped      bool                         // all modules have their group, and names mean what they always will
	resolved     map[writtenName]string       // what resolve found since
	renamed      map[ir.Name][]ir.Name        // simple name -> the other names that uses give to it
	renames      map[ir.Name]bool             // those other names
	written      *written                     // memo of fieldsWritten
	fixed        map[constField]bool          // memo of isConstField
	settings     *settings                    // see isSettings
	aliases      map[string]map[string]string // crate -> what it calls a dependency -> the dependency's crate
	placed       map[string]string            // file -> its module's path, where it is declared
	lent         map[string]string            // module path -> the path of the module of another crate that is the same file
	local        map[ir.FuncID]*module        // what the globs in the body of a function bring in
	decided      map[ir.FuncID]uint32         // memo of deciding
	typeArgs     map[typeArgsKey][]string     // memo of typeArguments
	made         map[ir.FuncID]bool           // methods for which a macro makes functions that Ruby calls, see madeFor
	reach        *reach
}

// rustScope is what a scope of a file means: its module, and in an impl or a trait the type.
type rustScope struct {
	mod   *module
	owner string
	trait string
}

func newCrates(g *Graph) *crates {
	c := &crates{
		g:            g,
		modules:      map[string]*module{},
		names:        map[string]bool{},
		scopes:       make([][]rustScope, len(g.Prog.Files)),
		fns:          map[string][]ir.FuncID{},
		methods:      map[string][]ir.FuncID{},
		byName:       map[ir.Name][]ir.FuncID{},
		types:        map[string]*ir.TypeDecl{},
		typeMod:      map[string]*module{},
		variants:     map[string][]*ir.TypeDecl{},
		held:         map[string]rule.Kinds{},
		gained:       map[string]rule.Kinds{},
		ends:         map[string]bool{},
		traits:       map[string][]string{},
		impls:        map[string][]string{},
		demands:      map[string][]string{},
		blanket:      map[ir.Name][]ir.FuncID{},
		consts:       map[string]Site{},
		inner:        newInnerConsts(),
		exports:      map[string][]ir.FuncID{},
		exported:     map[ir.FuncID]bool{},
		callees:      map[calleesKey][]Callee{},
		lists:        map[string][][]Callee{},
		inherited:    map[string][]ir.FuncID{},
		implementors: map[string]map[string]bool{},
		foreign:      map[string]ir.FuncID{},
		declared:     map[string]bool{},
		renamed:      map[ir.Name][]ir.Name{},
		renames:      map[ir.Name]bool{},
		aliases:      map[string]map[string]string{},
		placed:       map[string]string{},
		lent:         map[string]string{},
		local:        map[ir.FuncID]*module{},
		decided:      map[ir.FuncID]uint32{},
		typeArgs:     map[typeArgsKey][]string{},
		made:         map[ir.FuncID]bool{},
		models:       map[string]bool{},
		resolved:     map[writtenName]string{},
	}
	c.nameDependencies()
	c.reach = c.newReach()
	for _, f := range g.Prog.Files {
		if f.Source.Lang == source.Rust {
			c.placeModules(f)
		}
	}
	c.placeBins()
	for i, f := range g.Prog.Files {
		if f.Source.Lang == source.Rust {
			c.openFile(i, f)
		}
	}
	for i, f := range g.Prog.Files {
		if f.Source.Lang == source.Rust {
			c.openImpls(i, f)
		}
	}
	for id := range g.Prog.Funcs {
		if g.lang(ir.FuncID(id)) == source.Rust {
			c.define(ir.FuncID(id))
		}
	}
	c.groupGlobs()
	return c
}

// modulePath returns the crate and the module path of a source file: from the manifest whose target
// it belongs to, else from the nearest folder called src.
func (c *crates) modulePath(file string) (crate, full string) {
	best, rest := c.manifest(file)
	if best < 0 {
		return guessModule(file)
	}
	m := &c.g.Prog.Manifests[best]
	for _, b := range m.Bins {
		if b.Path == rest {
			name := crateName(b.Name)
			if name == m.Lib {
				name += "@bin"
			}
			return name, name
		}
	}
	name := m.Lib
	if name == "" {
		name = crateName(m.Package)
	}
	root := path.Dir(m.LibPath)
	if m.LibPath == "" {
		root = "src"
	}
	if rest == m.LibPath {
		return name, name
	}
	if inside, ok := within(root, rest); ok {
		return name, joinModule(name, inside)
	}
	return name, joinModule(name, rest)
}

// manifest returns the index of the closest manifest above a file, and the file relative to it; -1 if there is none.
func (c *crates) manifest(file string) (best int, rest string) {
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		if dir == "." || dir == "/" {
			dir = ""
		}
		if i, ok := c.reach.folders[dir]; ok {
			return i, strings.TrimPrefix(strings.TrimPrefix(file, dir), "/")
		}
		if dir == "" {
			return -1, ""
		}
	}
}

// within returns file relative to dir, if it is below it.
func within(dir, file string) (string, bool) {
	if dir == "" || dir == "." {
		return file, true
	}
	return strings.CutPrefix(file, dir+"/")
}

// guessModule names the module of a file that no manifest owns.
func guessModule(file string) (crate, full string) {
	dir, rest := path.Dir(file), path.Base(file)
	if i := strings.LastIndex("/"+file, "/src/"); i >= 0 {
		dir, rest = path.Dir(("/" + file)[:i+4])[:], file[i+4:]
		dir = strings.TrimPrefix(dir, "/")
	}
	crate = crateName(path.Base(dir))
	if crate == "" || crate == "." || crate == "/" {
		crate = "crate"
	}
	return crate, joinModule(crate, rest)
}

func crateName(pkg string) string { return strings.ReplaceAll(pkg, "-", "_") }

// joinModule returns the path of the module that file, relative to the crate's root, holds.
func joinModule(crate, file string) string {
	file = strings.TrimSuffix(file, ".rs")
	full := crate
	parts := strings.Split(file, "/")
	for i, p := range parts {
		if i == len(parts)-1 && (p == "mod" || i == 0 && (p == "lib" || p == "main")) {
			break
		}
		full += "::" + p
	}
	return full
}

func (c *crates) module(full, crate string, parent *module) *module {
	m := c.modules[full]
	if m == nil {
		m = &module{path: full, crate: crate, uses: map[string]string{}, pub: map[string]bool{}, items: map[string]bool{}, values: map[string]bool{}, parent: parent}
		c.modules[full] = m
	}
	return m
}

// declare enters a function or a constant. A type or a module of that name is known before.
func (m *module) declare(name string) {
	if !m.items[name] {
		m.items[name], m.values[name] = true, true
	}
}

// declares reports whether m declares what a path begins with. With compound the path goes on, into a module or a
// type.
func (m *module) declares(name string, compound bool) bool {
	return m.items[name] && !(compound && m.values[name])
}

// openFile enters the modules, types and uses of a file.
func (c *crates) openFile(i int, f *ir.File) {
	text := c.g.Prog.Text
	crate, full := c.modulePath(f.Source.Path)
	if placed, ok := c.placed[f.Source.Path]; ok {
		full = placed
		crate, _, _ = strings.Cut(full, "::")
	}
	c.names[crate] = true
	c.reach.owner[i] = c.packageOfFile(f.Source.Path)
	scopes := make([]rustScope, len(f.Scopes))
	for id := range f.Scopes {
		s := &f.Scopes[id]
		switch {
		case id == 0:
			scopes[id].mod = c.module(full, crate, nil)
			if j := strings.LastIndex(full, "::"); j >= 0 {
				parent := c.module(full[:j], crate, nil)
				parent.items[full[j+2:]] = true
			}
		case s.Kind == ir.ScopeModule:
			parent := scopes[s.Parent].mod
			name := text(s.Name)
			parent.items[name] = true
			scopes[id].mod = c.module(parent.path+"::"+name, crate, parent)
		default:
			scopes[id] = scopes[s.Parent]
			if s.Kind == ir.ScopeTrait {
				scopes[id].mod.items[text(s.Name)] = true
				scopes[id].owner = scopes[id].mod.path + "::" + text(s.Name)
			}
		}
		m := scopes[id].mod
		for _, u := range s.Uses {
			if u.Local {
				c.addLocal(m, c.g.Prog.ID(uint32(i), u.Func), text(u.Path))
				continue
			}
			if u.Alias == 0 {
				m.globs = append(m.globs, text(u.Path))
				continue
			}
			m.uses[text(u.Alias)] = text(u.Path)
			c.rename(u)
		}
		for _, name := range s.Mods {
			n, _, _ := strings.Cut(text(name), "=")
			if of := c.lent[m.path+"::"+n]; of != "" {
				m.uses[n] = of
				continue
			}
			m.items[n] = true
		}
	}
	for j := range f.Types {
		t := &f.Types[j]
		m := scopes[t.Scope].mod
		if k := f.Scopes[t.Scope].Kind; k == ir.ScopeImpl || k == ir.ScopeTrait {
			continue // an associated type; see openImpls
		}
		if t.Enum {
			c.variants[m.path+"::"+text(t.Name)] = nil
		}
		if enum, _, ok := strings.Cut(text(t.Name), "::"); ok {
			enum = m.path + "::" + enum
			c.variants[enum] = append(c.variants[enum], t)
		}
		m.items[text(t.Name)] = true
		full := m.path + "::" + text(t.Name)
		c.types[full], c.typeMod[full] = t, m
	}
	c.scopes[i] = scopes
}

// rename notes the name that a use declaration gives to something: use fs::read as load.
func (c *crates) rename(u ir.Use) {
	name := u.Path
	if simple, ok := c.g.simple[name]; ok {
		name = simple
	}
	if name != u.Alias {
		c.renamed[name] = insertName(c.renamed[name], u.Alias)
		c.renames[u.Alias] = true
	}
}

// openImpls finds out which types the impls of a file are for, and which traits its types derive. It runs when
// all modules are known.
func (c *crates) openImpls(i int, f *ir.File) {
	for j := range f.Types {
		t := &f.Types[j]
		m := c.scopes[i][t.Scope].mod
		for _, d := range t.Derives {
			full := m.path + "::" + c.g.Prog.Text(t.Name)
			c.traits[full] = append(c.traits[full], c.resolve(m, "", c.g.Prog.Text(d)))
		}
	}
	for id := range f.Scopes {
		s := &f.Scopes[id]
		if s.Kind == ir.ScopeTrait && s.Super != 0 {
			sc := &c.scopes[i][id]
			for d := range strings.SplitSeq(c.g.Prog.Text(s.Super), "+") {
				c.demands[sc.owner] = append(c.demands[sc.owner], c.resolve(sc.mod, "", d))
			}
		}
		if s.Kind != ir.ScopeImpl {
			if id > 0 && s.Kind != ir.ScopeTrait && s.Kind != ir.ScopeModule {
				c.scopes[i][id] = c.scopes[i][s.Parent]
			}
			continue
		}
		sc := &c.scopes[i][id]
		sc.owner = c.implFor(c.resolve(sc.mod, "", head(c.g.Prog.Text(s.Name))))
		if s.Super != 0 {
			sc.trait = c.resolve(sc.mod, "", c.g.Prog.Text(s.Super))
			c.traits[sc.owner] = append(c.traits[sc.owner], sc.trait)
			c.impls[sc.trait] = append(c.impls[sc.trait], sc.owner)
		}
	}
	for j := range f.Types {
		t := &f.Types[j]
		if sc := c.scopes[i][t.Scope]; f.Scopes[t.Scope].Kind == ir.ScopeImpl {
			full := sc.owner + "::" + c.g.Prog.Text(t.Name)
			c.types[full], c.typeMod[full] = t, sc.mod
		}
	}
}

// implFor returns the type that an impl for a type is for: what an alias stands for, with or without parameters.
func (c *crates) implFor(full string) string {
	for range maxTypeAliases {
		decl := c.types[full]
		if decl == nil || decl.Alias == 0 {
			break
		}
		to := head(c.g.Prog.Text(decl.Alias))
		if to == "" || !isIdent(to[0]) && to[0] != ':' || strings.HasPrefix(to, "dyn ") {
			break // an array, a tuple, a reference
		}
		full = c.resolve(c.typeMod[full], "", to)
	}
	return full
}

// define enters function id under its path and under its export name.
func (c *crates) define(id ir.FuncID) {
	p := c.g.Prog
	fn := p.Func(id)
	sc := c.home(id)
	if fn.Export != 0 && fn.Flags&ir.FuncDecl == 0 {
		name := p.Text(fn.Export)
		c.exports[name] = append(c.exports[name], id)
		c.exported[id] = true
	}
	if fn.Kind == ir.KindBody || fn.Kind == ir.KindClosure {
		c.defineConsts(id, fn, sc)
		return
	}
	name := p.Text(fn.Name)
	if sc.owner != "" {
		full := sc.owner + "::" + name
		c.methods[full] = append(c.methods[full], id)
		if fn.Flags&ir.FuncDecl == 0 {
			c.byName[fn.Name] = append(c.byName[fn.Name], id)
			if s := p.Scope(id); s.Kind == ir.ScopeImpl && isBound(p.Text(s.Name)) {
				c.blanket[fn.Name] = append(c.blanket[fn.Name], id)
			}
		}
		return
	}
	full := sc.mod.path + "::" + name
	sc.mod.declare(name)
	if fn.Flags&ir.FuncDecl != 0 {
		c.foreign[full], c.declared[c.g.symbol(id)] = id, true
		return
	}
	c.fns[full] = append(c.fns[full], id)
}

// symbol returns the name by which native code knows function id of Rust, which it exports or declares.
func (g *Graph) symbol(id ir.FuncID) string {
	fn := g.Prog.Func(id)
	return g.Prog.Text(cmp.Or(fn.Export, fn.Name))
}

func (c *crates) defineConsts(id ir.FuncID, fn *ir.Func, sc rustScope) {
	body := c.g.Prog.File(id).Body(fn)
	for v := 1; v < len(body); v++ {
		if in := &body[v]; in.Op == ir.OpStore && in.Flags&ir.FlagConst != 0 {
			owner := sc.owner
			if owner == "" {
				owner = sc.mod.path
			}
			name := c.g.Prog.Text(in.Name)
			s := Site{id, ir.Value(v)}
			if c.defineInner(s, in) && sc.mod.uses[name] != "" {
				continue
			}
			sc.mod.declare(name)
			if was, ok := c.consts[owner+"::"+name]; !ok || c.inner.stores[was] && !c.inner.stores[s] {
				c.consts[owner+"::"+name] = s
			}
		}
	}
}

// home returns where function id stands.
func (c *crates) home(id ir.FuncID) rustScope {
	r := c.g.Prog.Funcs[id]
	return c.scopes[r.File][r.Func.Scope]
}

// scope returns where the code of function id stands: its home, with the globs in its body.
func (c *crates) scope(id ir.FuncID) rustScope {
	sc := c.home(id)
	if len(c.local) == 0 {
		return sc
	}
	for ; id != ir.NoFunc; id = c.g.Prog.Parent(id) {
		if m := c.local[id]; m != nil {
			sc.mod = m
			break
		}
	}
	return sc
}

// addLocal notes a glob in the body of a function that stands in module m.
func (c *crates) addLocal(m *module, id ir.FuncID, glob string) {
	local := c.local[id]
	if local == nil {
		local = &module{path: m.path, crate: m.crate, parent: m.parent, outer: m}
		c.local[id] = local
	}
	local.globs = append(local.globs, glob)
}

// resolve returns the full path of what code in module m, inside an impl of owner, writes as name.
// What is not of the workspace comes out with its use declarations followed and prelude names and
// re-exports replaced by what models say they stand for.
func (c *crates) resolve(m *module, owner, name string) string {
	if !c.grouped || strings.HasPrefix(strings.TrimPrefix(name, "::"), "Self") {
		return c.find(m, owner, name)
	}
	key := writtenName{m, name}
	full, ok := c.resolved[key]
	if !ok {
		full = c.find(m, owner, name)
		c.resolved[key] = full
	}
	return full
}

// writtenName is a name in the code of a module.
type writtenName struct {
	in   *module
	name string
}

// find is resolve, which remembers what it finds.
func (c *crates) find(m *module, owner, name string) string {
	full := c.follow(m, owner, name, 0)
	for _, std := range [...]string{"core::", "alloc::"} {
		if rest, ok := strings.CutPrefix(full, std); ok {
			full = "std::" + rest
		}
	}
	return c.unalias(full)
}

// unalias replaces the longest prefix of a path that is an alias in the models, and that of what it stands for:
// rocket::tokio::fs::read is tokio::fs::read, that is std::fs::read.
func (c *crates) unalias(full string) string {
	for range maxTypeAliases {
		is := c.unaliasOnce(full)
		if is == full {
			break
		}
		full = is
	}
	return full
}

func (c *crates) unaliasOnce(full string) string {
	for end := len(full); end > 0; {
		prefix := full[:end]
		isOwn := func() bool { return c.modules[prefix] != nil && !strings.Contains(prefix, "::") }
		if is := c.g.Set.Models.Alias(source.Rust, prefix); is != prefix && !isOwn() {
			return is + full[end:]
		}
		end = strings.LastIndex(prefix, "::")
	}
	return full
}

func (c *crates) follow(m *module, owner, name string, depth int) string {
	name = strings.TrimPrefix(name, "::")
	first, rest, compound := strings.Cut(name, "::")
	tail := ""
	if compound {
		tail = "::" + rest
	}
	if depth > maxUses {
		return name
	}
	switch first {
	case "Self":
		if owner != "" {
			return owner + tail
		}
		return name
	case "crate", "$crate":
		return c.reexport(m.crate+tail, depth)
	case "self":
		return c.reexport(m.path+tail, depth)
	case "super":
		parent := m.path
		for first == "super" {
			if i := strings.LastIndex(parent, "::"); i >= 0 {
				parent = parent[:i]
			}
			name = strings.TrimPrefix(strings.TrimPrefix(name, "super"), "::")
			first, _, _ = strings.Cut(name, "::")
		}
		if name == "" {
			return parent
		}
		return c.reexport(parent+"::"+name, depth)
	}
	if m.declares(first, compound) {
		return c.reexport(m.path+"::"+name, depth)
	}
	// In a use declaration (use alloc::alloc::alloc) a name that comes from the crate of that name is
	// the crate: were it the item, the declaration would be ambiguous.
	if to, ok := m.uses[first]; ok && to != first && !(depth > 0 && strings.HasPrefix(to, first+"::")) {
		return c.followFrom(m, to+tail, first, depth+1)
	}
	if full, ok := c.throughGlobs(m, name, depth); ok {
		return full
	}
	if m.outer != nil {
		return c.follow(m.outer, owner, name, depth)
	}
	if to, ok := c.aliases[m.crate][first]; ok {
		first, name = to, to+tail
	}
	if c.names[first] {
		return c.reexport(name, depth)
	}
	return name
}

// followFrom resolves a path that a use declaration of m names. In it a first segment that the
// declaration itself introduces means a crate.
func (c *crates) followFrom(m *module, to, alias string, depth int) string {
	first, _, _ := strings.Cut(to, "::")
	if first == alias {
		return c.reexport(to, depth)
	}
	return c.follow(m, "", to, depth)
}

// reexport follows the uses of the module that a full path goes through.
func (c *crates) reexport(full string, depth int) string {
	if depth > maxUses {
		return full
	}
	for end := strings.LastIndex(full, "::"); end > 0; end = strings.LastIndex(full[:end], "::") {
		m := c.modules[full[:end]]
		if m == nil {
			continue
		}
		first, rest, compound := strings.Cut(full[end+2:], "::")
		if m.declares(first, compound) {
			return full
		}
		if _, ok := m.uses[first]; !ok && len(m.globs) == 0 {
			return full
		}
		name := first
		if compound {
			name += "::" + rest
		}
		if to := c.follow(m, "", name, depth+1); to != name {
			return to
		}
		return full
	}
	return full
}

// implements reports whether a type of the workspace implements a trait, in an impl or by derive.
func (c *crates) implements(owner, trait string) bool {
	return slices.Contains(c.traits[owner], trait)
}

// lookup returns the functions of the workspace with that full path: free functions, or functions
// of a type or of the traits that it implements.
func (c *crates) lookup(full string) []ir.FuncID {
	if ids := c.fns[full]; ids != nil {
		return ids
	}
	i := strings.LastIndex(full, "::")
	if i < 0 {
		return nil
	}
	return c.method(full[:i], full[i+2:])
}

// method returns the functions that a method of that name on that type can be. For a trait they
// are those of its implementations.
func (c *crates) method(owner, name string) []ir.FuncID {
	if t := c.types[owner]; t != nil && t.Alias != 0 {
		if to := c.resolve(c.typeMod[owner], "", head(c.g.Prog.Text(t.Alias))); to != owner {
			owner = to
		}
	}
	full := owner + "::" + name
	ids := c.methods[full]
	if len(ids) > 0 && c.impls[owner] == nil {
		return ids
	}
	found, known := c.inherited[full]
	if !known {
		found = c.inherit(owner, name, ids)
		if c.grouped {
			c.inherited[full] = found
		}
	}
	return found
}

// inherit is method, for one that a type may have from a trait, or a trait from those that implement it. ids are those that it
// has itself.
func (c *crates) inherit(owner, name string, ids []ir.FuncID) []ir.FuncID {
	var found []ir.FuncID
	for _, id := range ids {
		if c.g.Prog.Func(id).Flags&ir.FuncDecl == 0 {
			found = append(found, id)
		}
	}
	for _, impl := range c.impls[owner] {
		found = append(found, c.methods[impl+"::"+name]...)
	}
	if len(found) > 0 {
		slices.Sort(found)
		return slices.Compact(found)
	}
	for _, t := range c.traits[owner] {
		for _, id := range c.methods[t+"::"+name] {
			if c.g.Prog.Func(id).Flags&ir.FuncDecl == 0 {
				found = append(found, id)
			}
		}
	}
	if len(found) == 0 {
		return c.demanded(owner, name)
	}
	return found
}

// demanded returns the functions that a method can be of the traits that trait owner demands.
func (c *crates) demanded(owner, name string) []ir.FuncID {
	list := []string{owner}
	for i := 0; i < len(list) && i < maxUses; i++ {
		for _, d := range c.demands[list[i]] {
			if !slices.Contains(list, d) {
				list = append(list, d)
			}
		}
	}
	for _, t := range list[1:] {
		if c.impls[t] != nil || c.methods[t+"::"+name] != nil {
			if ids := c.method(t, name); len(ids) > 0 {
				return ids
			}
		}
	}
	return nil
}
