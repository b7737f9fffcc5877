package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// object is the class that all others descend from; it owns the methods of the top level.
const object = "Object"

// maxAncestors bounds the walk over superclasses and mixins, which can be circular in broken code.
const maxAncestors = 64

// class is a Ruby class or module of the workspace, put together from all places that open it.
type class struct {
	name                        string
	module                      bool
	super                       string // as resolved; "" for none
	superWritten                string
	superScope                  string
	includes, prepends, extends []string
	methods, singles            map[ir.Name]*Method
	renamed                     map[ir.Name]ir.Name // names that stand for methods of a library
	includers                   []string            // classes that a module is mixed into
	extenders                   []string            // those of which its methods are methods of the class itself
	ancestors                   []string            // memo, as of version
	version                     int
	template                    bool // the module of a template
}

// Method is what a method's name stands for: a function, a native function, or an accessor.
type Method struct {
	Func   ir.FuncID // NoFunc if it is one of the others
	Native *Native
	Attr   ir.Name // the instance variable that an accessor reads or writes
	Writer bool
	Owner  string
}

// hierarchy is all Ruby classes of the workspace and the constants defined in them.
type hierarchy struct {
	g           *Graph
	classes     map[string]*class
	order       []*class
	scopeName   [][]string              // per file: the full name of each scope
	consts      map[string]Site         // full name of a constant -> its first OpStore
	byName      [][]*Method             // by name: instance methods of all classes, in program order
	ivars       map[fieldKey][]Site     // stores of instance variables by class
	libraries   map[string][]string     // memo of library
	version     int                     // of what is known of superclasses and mixins: it is put together step by step
	kins        [2]map[string]*kin      // memo of kin
	recent      [recentSlots]recentKin  // what kin answered last
	recentLines [recentSlots]line       // what lineage answered last
	descended   descended               // memo of hasDescendant
	variables   map[ir.Name][]Site      // stores of global and class variables
	aliased     map[ir.FuncID][]ir.Name // memo of aliases
	frame       *frame                  // the method that is being read where it is called
	hooked      []ir.FuncID             // methods that are given a class to declare things in
	registered  map[Site][]Type         // their parameters, and the classes that these are
	read        int                     // how many of them have been read
	singleSet   map[ir.Name]bool        // memo of singleNames
	singlesBy   map[ir.Name][]*Method   // memo of named
	numbers     map[string]uint32       // memo of SelfOf
	unmet       []nativeName            // the aliases of methods that were not found: native ones can come later
	unmixed     []Site                  // calls that mix modules into classes of which nothing is known, until native code has been read
	renames     map[ir.Name]bool        // the names that stand for methods of a library in some class
	lines       map[string]line         // memo of lineage
}

type fieldKey struct {
	class string
	name  ir.Name
}

func newHierarchy(g *Graph) *hierarchy {
	h := &hierarchy{
		g:          g,
		classes:    map[string]*class{},
		scopeName:  make([][]string, len(g.Prog.Files)),
		consts:     map[string]Site{},
		byName:     make([][]*Method, len(g.Prog.Names)),
		ivars:      map[fieldKey][]Site{},
		libraries:  map[string][]string{},
		lines:      map[string]line{},
		kins:       [2]map[string]*kin{{}, {}},
		version:    1,
		variables:  map[ir.Name][]Site{},
		renames:    map[ir.Name]bool{},
		registered: map[Site][]Type{},
	}
	h.open(object, false)
	for i, f := range g.Prog.Files {
		h.scopeName[i] = make([]string, len(f.Scopes))
		if f.Source.Lang == source.Ruby {
			h.openScopes(i, f)
		}
	}
	for i, f := range g.Prog.Files {
		for id := range f.Scopes {
			if s := &f.Scopes[id]; s.Kind == ir.ScopeReopen {
				full := h.resolve(h.scopeName[i][s.Parent], g.Prog.Text(s.Name))
				h.open(full, false)
				h.scopeName[i][id] = full
			}
		}
	}
	for _, c := range h.order {
		if c.superWritten != "" {
			c.super = h.resolve(c.superScope, c.superWritten)
			h.version++
		}
	}
	for id := range g.Prog.Funcs {
		if g.lang(ir.FuncID(id)) == source.Ruby {
			h.define(ir.FuncID(id))
		}
	}
	return h
}

func (h *hierarchy) open(name string, module bool) *class {
	c := h.classes[name]
	if c == nil {
		c = &class{name: name, module: module, methods: map[ir.Name]*Method{}, singles: map[ir.Name]*Method{}}
		h.classes[name] = c
		h.order = append(h.order, c)
		h.version++
	}
	return c
}

// openScopes enters the classes and modules that a file opens.
func (h *hierarchy) openScopes(file int, f *ir.File) {
	names := h.scopeName[file]
	for id := range f.Scopes {
		s := &f.Scopes[id]
		var full string
		switch s.Kind {
		case ir.ScopeFile:
			full = ""
		case ir.ScopeReopen: // once all classes are known
		case ir.ScopeSingleton:
			full = names[s.Parent]
		default:
			full = h.scopeFullName(names[s.Parent], h.g.Prog.Text(s.Name))
			c := h.open(full, s.Kind == ir.ScopeModule)
			if s.Super != 0 && c.superWritten == "" {
				c.superWritten, c.superScope = h.g.Prog.Text(s.Super), names[s.Parent]
			}
		}
		names[id] = full
	}
}

// scopeFullName returns the full name of a class written as name inside the class called parent.
func (h *hierarchy) scopeFullName(parent, name string) string {
	if rest, ok := strings.CutPrefix(name, "::"); ok {
		return rest
	}
	if parent == "" {
		return name
	}
	if head, _, ok := strings.Cut(name, "::"); ok && h.classes[parent+"::"+head] == nil {
		if c := h.resolve(parent, head); h.classes[c] != nil {
			return c + name[len(head):]
		}
	}
	return parent + "::" + name
}

// scope returns the full name of the class around function id, "" at the top level.
func (h *hierarchy) scope(id ir.FuncID) string {
	r := h.g.Prog.Funcs[id]
	return h.scopeName[r.File][r.Func.Scope]
}

// resolveIn is resolve of a constant that function id names. Where a block reopens a class, it is looked up from where the block is
// written.
func (h *hierarchy) resolveIn(id ir.FuncID, name string) string {
	r := h.g.Prog.Funcs[id]
	scopes := h.g.Prog.Files[r.File].Scopes
	written := r.Func.Scope
	for scopes[written].Kind == ir.ScopeReopen {
		written = scopes[written].Parent
	}
	if written != r.Func.Scope {
		if full := h.resolve(h.scopeName[r.File][written], name); h.known(full) {
			return full
		}
	}
	return h.resolve(h.scope(id), name)
}

// define enters the methods and constants that function id defines.
func (h *hierarchy) define(id ir.FuncID) {
	fn, scope := h.g.Prog.Func(id), h.scope(id)
	owner := scope
	if owner == "" {
		owner = object
	}
	c := h.open(owner, false)
	switch {
	case fn.Flags&ir.FuncTemplate != 0:
		c.template = true // what renders it finds it, and no call
	case fn.Kind == ir.KindMethod:
		h.add(c, fn.Name, &Method{Func: id, Owner: owner}, false)
	case fn.Kind == ir.KindSingleton:
		h.add(c, fn.Name, &Method{Func: id, Owner: owner}, true)
	}
	body := h.g.Prog.File(id).Body(fn)
	for v := 1; v < len(body); v++ {
		in := &body[v]
		if in.Op != ir.OpStore {
			continue
		}
		switch name := h.g.Prog.Text(in.Name); {
		case in.Flags&ir.FlagConst != 0:
			full := h.scopeFullName(scope, name)
			if _, ok := h.consts[full]; !ok {
				h.consts[full] = Site{id, ir.Value(v)}
			}
		case strings.HasPrefix(name, "@@"), strings.HasPrefix(name, "$"):
			h.variables[in.Name] = append(h.variables[in.Name], Site{id, ir.Value(v)})
		case strings.HasPrefix(name, "@"):
			key := fieldKey{owner, in.Name}
			h.ivars[key] = append(h.ivars[key], Site{id, ir.Value(v)})
		}
	}
}

// add enters a method; a later definition replaces an earlier one of the same class.
func (h *hierarchy) add(c *class, name ir.Name, m *Method, singleton bool) {
	if singleton {
		c.singles[name] = m
		return
	}
	if old := c.methods[name]; old != nil {
		list := h.byName[name]
		if i := slices.Index(list, old); i >= 0 {
			h.byName[name] = slices.Delete(list, i, i+1)
		}
	}
	c.methods[name] = m
	h.byName[name] = append(h.byName[name], m)
}

// resolve returns the full name of the constant that code in scope writes as name. A constant that
// the workspace does not define is returned as it is written.
func (h *hierarchy) resolve(scope, name string) string {
	if rest, ok := strings.CutPrefix(name, "::"); ok {
		return rest
	}
	head, rest, compound := strings.Cut(name, "::")
	for s := scope; ; {
		full := head
		if s != "" {
			full = s + "::" + head
		}
		if h.known(full) {
			if compound {
				return full + "::" + rest
			}
			return full
		}
		if s == "" {
			break
		}
		if i := strings.LastIndex(s, "::"); i >= 0 {
			s = s[:i]
		} else {
			s = ""
		}
	}
	for _, s := range [...]string{scope, "Object"} { // the top level includes for all
		if c := h.classes[s]; c != nil && (c.superWritten != "" && c.super != "" || len(c.includes) > 0) {
			for _, a := range h.mro(s) {
				if full := a + "::" + head; h.known(full) {
					return full + name[len(head):]
				}
			}
		}
	}
	if c := h.classes[scope]; c != nil && c.module && !h.known(name) {
		// Code of a template knows the constants of the classes that render it.
		for _, user := range c.includers {
			if c.template && user != scope {
				if full := h.resolve(user, name); h.known(full) {
					return full
				}
			}
		}
	}
	return name
}

func (h *hierarchy) known(full string) bool {
	if h.classes[full] != nil {
		return true
	}
	if _, ok := h.consts[full]; ok {
		return true
	}
	_, ok := h.g.Set.Models.Super(full)
	return ok
}

// mro returns the ancestors of a class in the order in which methods are looked up, itself
// included, and those outside the workspace by name.
func (h *hierarchy) mro(name string) []string {
	c := h.classes[name]
	if c == nil {
		return h.library(name)
	}
	if c.version == h.version {
		return c.ancestors
	}
	c.ancestors, c.version = []string{name}, h.version // what a circular definition sees
	var list []string
	push := func(names []string) {
		for _, n := range names {
			if len(list) < maxAncestors && !slices.Contains(list, n) {
				list = append(list, n)
			}
		}
	}
	for i := len(c.prepends) - 1; i >= 0; i-- {
		push(h.mro(c.prepends[i]))
	}
	push([]string{name})
	for i := len(c.includes) - 1; i >= 0; i-- {
		push(h.mro(c.includes[i]))
	}
	super := c.super
	if super == "" {
		super, _ = h.g.Set.Models.Super(name) // a library's class that the workspace reopens
	}
	if super != "" && super != name {
		push(h.mro(super))
	}
	c.ancestors = list
	return list
}

// library returns a class outside the workspace and its superclasses, as far as models name them.
func (h *hierarchy) library(name string) []string {
	if list, ok := h.libraries[name]; ok {
		return list
	}
	first := name
	list := []string{name}
	for len(list) < maxAncestors {
		super, ok := h.g.Set.Models.Super(name)
		if a := h.g.assumed[name]; !ok && a != nil && !a.Object {
			super, ok = a.Class, true
		}
		if !ok || slices.Contains(list, super) {
			break
		}
		list = append(list, super)
		name = super
	}
	list = slices.Clip(list)
	h.libraries[first] = list
	return list
}

// line is the classes of the workspace among the ancestors of one.
type line struct {
	name    string
	version int // of the hierarchy that it was made of
	classes []*class
}

// lineage returns the classes of the workspace in which methods of objects of a class are looked up, in that order.
func (h *hierarchy) lineage(name string) []*class {
	recent := &h.recentLines[recentSlot(Type{Name: name})]
	if recent.version == h.version && recent.name == name {
		return recent.classes
	}
	l, ok := h.lines[name]
	if ok && l.version == h.version {
		*recent = l
		return l.classes
	}
	l = line{name: name, version: h.version}
	for _, a := range h.mro(name) {
		if c := h.classes[a]; c != nil {
			l.classes = append(l.classes, c)
		}
	}
	h.lines[name] = l
	*recent = l
	return l.classes
}

// find returns the method that a receiver of type t answers name with, or nil.
func (h *hierarchy) find(t Type, name ir.Name) *Method {
	if t.Name == "" {
		return nil
	}
	if !t.Meta {
		if len(h.byName[name]) == 0 {
			return nil
		}
		for _, c := range h.lineage(t.Name) {
			if m := c.methods[name]; m != nil {
				return m
			}
		}
		return h.ofObject(name)
	}
	for _, c := range h.lineage(t.Name) {
		if c.module && c.name != t.Name {
			continue
		}
		if m := c.singles[name]; m != nil {
			return m
		}
		for i := len(c.extends) - 1; i >= 0; i-- {
			if m := h.find(Type{Name: c.extends[i]}, name); m != nil && m.Owner != object {
				return m
			}
		}
	}
	return h.ofObject(name)
}

// OnlyStore returns the one store of an instance variable of the objects that function id runs on; ok is
// false if there are several, or none. What another route stores is in another object.
func (g *Graph) OnlyStore(id ir.FuncID, name ir.Name) (s Site, ok bool) {
	self := g.SelfType(id)
	owners := g.classes.mro(self.Name)
	if !slices.Contains(owners, object) {
		owners = append(slices.Clip(owners), object)
	}
	for _, a := range owners {
		for _, site := range g.classes.ivars[fieldKey{a, name}] {
			if r := g.callbacks[site.Func]; a == object && g.SelfType(site.Func) != self || site.Func != id && r != nil && r.Verb != "" {
				continue
			}
			if ok {
				return s, false
			}
			s, ok = site, true
		}
	}
	return s, ok
}

// Storers returns the functions that store the instance variable of that name in objects that self of function id can be.
func (g *Graph) Storers(id ir.FuncID, name ir.Name) (list []ir.FuncID) {
	owners := g.classes.mro(g.SelfType(id).Name)
	if !slices.Contains(owners, object) {
		owners = append(slices.Clip(owners), object)
	}
	for _, a := range owners {
		for _, site := range g.classes.ivars[fieldKey{a, name}] {
			if !slices.Contains(list, site.Func) {
				list = append(list, site.Func)
			}
		}
	}
	return list
}

// ConstructorOf returns the constructor of the objects that self is in method id.
func (g *Graph) ConstructorOf(id ir.FuncID) (ir.FuncID, bool) {
	self := g.SelfType(id)
	if self.Name == "" || self.Meta || g.names.initialize == 0 {
		return 0, false
	}
	m := g.classes.find(Type{Name: self.Name}, g.names.initialize)
	if m == nil || m.Func == ir.NoFunc {
		return 0, false
	}
	return m.Func, true
}

// SoleStorer reports whether function by alone stores an instance variable that function id reads, as OnlyStore has it.
func (g *Graph) SoleStorer(id, by ir.FuncID, name ir.Name) bool {
	self := g.SelfType(id)
	route := g.RouteOf(id) != nil
	for _, a := range append(slices.Clip(g.classes.mro(self.Name)), object) {
		for _, s := range g.classes.ivars[fieldKey{a, name}] {
			other := g.callbacks[s.Func]
			if s.Func != by && !(route && s.Func != id && other != nil && other.Verb != "") {
				return false
			}
		}
	}
	return true
}

// ofObject returns the method of that name that every object has: one of the top level, of a module that the top
// level includes, or of Kernel; nil if there is none.
func (h *hierarchy) ofObject(name ir.Name) *Method {
	if len(h.byName[name]) == 0 {
		return nil
	}
	for _, c := range h.lineage(object) {
		if m := c.methods[name]; m != nil {
			return m
		}
	}
	if c := h.classes["Kernel"]; c != nil {
		return c.methods[name]
	}
	return nil
}

// Reopened reports whether Ruby function id is a method that the workspace adds to a class of a library
// that models know, such as String.
func (g *Graph) Reopened(id ir.FuncID) bool {
	scope := g.classes.scope(id)
	_, known := g.Set.Models.Super(scope)
	return known || scope == object || scope == "Kernel"
}

// findSuper returns the method that super means in function id, a method called name.
func (h *hierarchy) findSuper(id ir.FuncID, t Type, name ir.Name) *Method {
	owner := h.scope(id)
	mro := h.mro(t.Name)
	i := slices.Index(mro, owner)
	if i < 0 {
		return nil
	}
	for _, a := range mro[i+1:] {
		c := h.classes[a]
		if c == nil {
			continue
		}
		table := c.methods
		if t.Meta {
			table = c.singles
		}
		if m := table[name]; m != nil {
			return m
		}
	}
	return nil
}

// single reports whether a class of the workspace itself answers name.
func (h *hierarchy) single(name ir.Name) bool { return h.singleNames()[name] }

// answers reports whether an object or a class of the workspace answers name, new included.
func (h *hierarchy) answers(name ir.Name) bool {
	return len(h.byName[name]) > 0 || h.single(name) || h.g.Prog.Text(name) == "new"
}

// singleNames returns the names of all methods of classes themselves.
func (h *hierarchy) singleNames() map[ir.Name]bool {
	if h.singleSet == nil || !h.g.sealed {
		h.singleSet = map[ir.Name]bool{}
		for _, c := range h.order {
			for n := range c.singles {
				h.singleSet[n] = true
			}
		}
	}
	return h.singleSet
}
