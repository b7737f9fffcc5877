package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file answers which methods of another crate a call can reach, by what the manifests of the workspace say the
// crates depend on. In a tree of many crates most have never heard of each other, and share the names of methods.

// crateSet is a set of manifests, by their indices.
type crateSet []uint64

func (s crateSet) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }
func (s crateSet) add(i int)      { s[i/64] |= 1 << (i % 64) }

// unite adds the members of t.
func (s crateSet) unite(t crateSet) {
	for i, w := range t {
		s[i] |= w
	}
}

// reach is what the crates of the workspace can see of each other.
type reach struct {
	folders map[string]int               // folder -> the manifest in it
	owner   []int32                      // per file: the manifest that it belongs to, -1 without one
	named   map[string][]int             // crate -> the manifests of the packages that it can be, of several versions
	deps    []crateSet                   // per manifest: itself and what it depends on, directly or by others
	users   []crateSet                   // per manifest: those that depend on it, and itself
	usersBy map[string]crateSet          // memo of usersOf, by crates
	kin     []crateSet                   // per manifest, memo: what is built together with it, into what depends on both
	methods map[methodsKey]*namedMethods // memo of methodsNamed
	callers map[callableKey]crateSet     // memo of callableFrom
	paths   map[calleesKey][]ir.FuncID   // memo of reachableAt
}

// methodsKey is a question for the methods of a name that the code of a manifest can call.
type methodsKey struct {
	own  int
	name ir.Name
}

// libraryCrates are those that every crate depends on without saying so.
var libraryCrates = []string{"core", "alloc", "std"}

// newReach reads the manifests of the workspace.
func (c *crates) newReach() *reach {
	manifests := c.g.Prog.Manifests
	r := &reach{
		folders: map[string]int{},
		methods: map[methodsKey]*namedMethods{},
		callers: map[callableKey]crateSet{},
		paths:   map[calleesKey][]ir.FuncID{},
		owner:   make([]int32, len(c.g.Prog.Files)),
		named:   map[string][]int{},
		usersBy: map[string]crateSet{},
		deps:    make([]crateSet, len(manifests)),
		users:   make([]crateSet, len(manifests)),
		kin:     make([]crateSet, len(manifests)),
	}
	for i := range r.owner {
		r.owner[i] = -1
	}
	for i := range manifests {
		r.deps[i], r.users[i] = r.set(), r.set()
		m := &manifests[i]
		dir := strings.TrimSuffix(m.Dir, ".")
		if _, ok := r.folders[dir]; !ok {
			r.folders[dir] = i
		}
		names := []string{crateName(m.Package), m.Lib}
		for _, b := range m.Bins {
			names = append(names, crateName(b.Name), crateName(b.Name)+"@bin")
		}
		for _, name := range names {
			if name != "" && !slices.Contains(r.named[name], i) {
				r.named[name] = append(r.named[name], i)
			}
		}
	}
	for i := range manifests {
		r.dependOn(i, i, manifests)
	}
	for i := range manifests {
		for j := range manifests {
			if r.deps[i].has(j) {
				r.users[j].add(i)
			}
		}
	}
	return r
}

func (r *reach) set() crateSet { return make(crateSet, (len(r.deps)+63)/64) }

// dependOn adds manifest j, and what it depends on, to the dependencies of manifest i.
func (r *reach) dependOn(i, j int, manifests []ir.Manifest) {
	if r.deps[i].has(j) {
		return
	}
	if j < i {
		r.deps[i].unite(r.deps[j]) // all of it is known
		return
	}
	r.deps[i].add(j)
	for _, names := range [...][]string{manifests[j].Links, libraryCrates} {
		for _, name := range names {
			for _, dep := range r.named[name] {
				r.dependOn(i, dep, manifests)
			}
		}
	}
}

// together reports whether manifests i and j are of packages that something is built of, in this workspace.
func (r *reach) together(i, j int) bool {
	if r.kin[i] == nil {
		r.kin[i] = r.set()
		for u := range r.deps {
			if r.users[i].has(u) {
				r.kin[i].unite(r.deps[u])
			}
		}
	}
	return r.kin[i].has(j)
}

// usersOf returns the manifests of the packages whose code can name a type, nil if that is not known.
func (r *reach) usersOf(owner string) crateSet {
	crate, _, _ := strings.Cut(owner, "::")
	users, known := r.usersBy[crate]
	if !known {
		for _, i := range r.named[crate] {
			if users == nil {
				users = r.set()
			}
			users.unite(r.users[i])
		}
		r.usersBy[crate] = users
	}
	return users
}

// packageOfFile returns the index of the manifest of the package that a file belongs to, -1 if there is none.
func (c *crates) packageOfFile(file string) int32 {
	i, _ := c.manifest(file)
	if i < 0 || c.g.Prog.Manifests[i].Package == "" {
		return -1
	}
	return int32(i)
}

// packageOf returns the index of the manifest that function id belongs to, -1 if there is none.
func (c *crates) packageOf(id ir.FuncID) int { return int(c.reach.owner[c.g.Prog.Funcs[id].File]) }

// reachable returns those of ids that code of function from can call: not the methods of types of a crate that its own does
// not depend on, nor those that such a crate's trait gives to a type, nor what a type of a crate has of a trait which is in
// no program that both crates are.
func (c *crates) reachable(from ir.FuncID, ids []ir.FuncID) []ir.FuncID {
	own := c.packageOf(from)
	hidden := func(id ir.FuncID) bool { return !c.sees(own, id) }
	if own < 0 || !slices.ContainsFunc(ids, hidden) {
		return ids
	}
	return slices.DeleteFunc(slices.Clone(ids), hidden)
}

// namedMethods are the methods of a name that the code of a manifest can call.
type namedMethods struct {
	all      []ir.FuncID
	defaults []ir.FuncID // those that stand in a trait
	blanket  []ir.FuncID // those that are for whatever type
}

// methodsNamed returns the methods of a name that code of function from can call.
func (c *crates) methodsNamed(from ir.FuncID, name ir.Name) *namedMethods {
	key := methodsKey{c.packageOf(from), name}
	m := c.reach.methods[key]
	if m == nil {
		m = &namedMethods{all: c.reachable(from, c.byName[name]), blanket: c.reachable(from, c.blanket[name])}
		for _, id := range m.all {
			if c.g.Prog.Scope(id).Kind == ir.ScopeTrait {
				m.defaults = append(m.defaults, id)
			}
		}
		c.reach.methods[key] = m
	}
	return m
}

// sees reports whether code of manifest own can call function id as a method, or as a function of a type.
func (c *crates) sees(own int, id ir.FuncID) bool {
	of := c.packageOf(id)
	return of < 0 || of == own || c.home(id).owner == "" || c.seesMethod(own, of, c.traitOf(id))
}

// traitOf returns the trait that function id is a method of, or that has it done for a type; "" if it is a type's own.
func (c *crates) traitOf(id ir.FuncID) string {
	sc := c.home(id)
	if c.g.Prog.Scope(id).Kind == ir.ScopeTrait {
		return sc.owner
	}
	return sc.trait
}

// seesMethod reports whether code of manifest own can call a method that stands in manifest of, a type's own or that of a trait.
func (c *crates) seesMethod(own, of int, trait string) bool {
	if own == of {
		return true
	}
	if trait == "" {
		return c.reach.deps[own].has(of)
	}
	crate, _, _ := strings.Cut(trait, "::")
	if named := c.reach.named[crate]; len(named) > 0 && !slices.ContainsFunc(named, c.reach.deps[own].has) {
		return false
	}
	return c.reach.together(own, of)
}

// calleesKey is a question for what a call of a method of a type or trait reaches from the code of a manifest.
type calleesKey struct {
	own         int
	owner, name string
}

// calleesOf returns what a call of that method of a type or trait reaches in function from. Calls share the list: a trait can be
// implemented by very many types.
func (c *crates) calleesOf(from ir.FuncID, owner, name string) []Callee {
	key := calleesKey{c.packageOf(from), owner, name}
	list, known := c.callees[key]
	if !known {
		ids := c.reachable(from, c.notInherent(owner, owner+"::"+name, c.method(owner, name)))
		list = c.asBefore(owner+"::"+name, ids)
		if list == nil {
			list = c.newCallees(owner, ids)
			c.lists[owner+"::"+name] = append(c.lists[owner+"::"+name], list)
		}
		c.callees[key] = list
	}
	return list
}

// asBefore returns the list of callees that code of another manifest has of the same functions by a full path, nil if there is none.
func (c *crates) asBefore(full string, ids []ir.FuncID) []Callee {
	for _, list := range c.lists[full] {
		if slices.EqualFunc(list, ids, func(c Callee, id ir.FuncID) bool { return c.Func == id }) {
			return list
		}
	}
	return nil
}

// reachableAt is reachable for the functions ids that a full path names, which are as many for each call by it.
func (c *crates) reachableAt(from ir.FuncID, full string, ids []ir.FuncID) []ir.FuncID {
	if len(ids) < manyCallees {
		return c.reachable(from, ids)
	}
	key := calleesKey{own: c.packageOf(from), name: full}
	known, ok := c.reach.paths[key]
	if !ok {
		known = c.reachable(from, ids)
		c.reach.paths[key] = known
	}
	return known
}

// calleesAt returns what a call by a full path reaches in function from, of the functions ids. Calls share the list if it is long.
func (c *crates) calleesAt(from ir.FuncID, full string, ids []ir.FuncID) []Callee {
	owner, name := splitPath(full)
	ids = c.notInherent(owner, full, ids)
	if len(ids) >= manyCallees {
		list := c.calleesOf(from, owner, name)
		if slices.EqualFunc(list, ids, func(c Callee, id ir.FuncID) bool { return c.Func == id }) {
			return list
		}
	}
	return c.newCallees(owner, ids)
}

// newCallees returns functions as what calls of methods of a type or trait reach.
func (c *crates) newCallees(owner string, ids []ir.FuncID) []Callee {
	guess := c.ofLibrary(owner)
	list := make([]Callee, len(ids))
	for i, id := range ids {
		list[i] = Callee{Func: id, ByName: guess}
	}
	return list
}

// callableKey is a question for who can call the methods that stand in a manifest.
type callableKey struct {
	of    int
	trait string
}

// callableFrom returns the manifests of the packages in which function id can be called, nil if it may be any.
func (c *crates) callableFrom(id ir.FuncID) crateSet {
	of := c.packageOf(id)
	if of < 0 || c.g.lang(id) != source.Rust || c.home(id).owner == "" || c.exported[id] {
		return nil
	}
	key := callableKey{of, c.traitOf(id)}
	set, known := c.reach.callers[key]
	if !known {
		set = c.reach.set()
		for own := range c.reach.deps {
			if c.seesMethod(own, of, key.trait) {
				set.add(own)
			}
		}
		c.reach.callers[key] = set
	}
	return set
}
