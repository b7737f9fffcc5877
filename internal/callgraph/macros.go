package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// A class body is code that runs: what it calls changes the class. This file reads those calls:
// the ones of Ruby's own Module (include, attr_reader, alias_method, …), which are part of the
// language, and the ones that models describe as callbacks, mixins and bridges.

// readBodies reads the calls of all class and file bodies, then those of methods that are given a class to
// declare things in.
func (h *hierarchy) readBodies() {
	g := h.g
	h.inherited()
	for id := range g.Prog.Funcs {
		if id := ir.FuncID(id); g.lang(id) == source.Ruby && h.inBody(id) {
			h.readBody(id)
		}
	}
	h.readRecorded()
	h.readHooked()
	for _, row := range g.Set.Models.Hooks {
		for _, c := range h.order {
			if m := h.ownHook(c, row); m != nil && c.module && !slices.Contains(h.hooked, m.Func) {
				// Nobody in the workspace registers it: it extends applications elsewhere.
				h.hook(m, row, row.Callee.Owner)
			}
		}
	}
	h.readHooked()
}

// readRecorded reads the calls in the bodies of modules that keep them for the classes which they are mixed into.
func (h *hierarchy) readRecorded() {
	g := h.g
	for id := range g.Prog.Funcs {
		id := ir.FuncID(id)
		if fn := g.Prog.Func(id); fn.Kind != ir.KindBody || g.lang(id) != source.Ruby || !h.records(h.scope(id)) {
			continue
		}
		body, users := g.Prog.File(id).Body(g.Prog.Func(id)), h.extended(h.scope(id))
		for v := 1; v < len(body); v++ {
			if body[v].Op != ir.OpCall || body[v].Flags&ir.FlagImplicitSelf == 0 {
				continue
			}
			for _, user := range users {
				h.readMixinIn(id, ir.Value(v), &body[v], user, false)
			}
		}
	}
}

func (h *hierarchy) readBody(id ir.FuncID) {
	body := h.g.Prog.File(id).Body(h.g.Prog.Func(id))
	for v := 1; v < len(body); v++ {
		if body[v].Op == ir.OpCall {
			h.readMixin(id, ir.Value(v), &body[v])
		}
	}
}

// readUnmixed reads the calls again that mix modules into classes which only native code defines: Native::Store.include(Hooks)
func (h *hierarchy) readUnmixed() {
	for _, s := range h.unmixed {
		in := h.g.Prog.Instr(s.Func, s.Value)
		args := h.g.Prog.Args(s.Func, in)
		of := h.g.Prog.Instr(s.Func, h.g.Root(s.Func, args[0].Value))
		if of.Op != ir.OpLoad || of.NArgs > 0 || of.Flags&ir.FlagConst == 0 {
			continue
		}
		if full := h.resolveIn(s.Func, h.g.Prog.Text(of.Name)); h.classes[full] != nil {
			h.readMixinIn(s.Func, s.Value, in, Type{Name: full, Meta: true}, false)
		}
	}
	h.unmixed = nil
}

// ownHook returns the method of a module itself that is given the classes which the module is mixed into, nil if it has none: also
// one of its objects, if it extends itself.
func (h *hierarchy) ownHook(module *class, row *rule.Mixin) *Method {
	name := h.g.Prog.Name(row.Hook)
	if m := module.singles[name]; m != nil || !slices.Contains(module.extends, module.name) {
		return m
	}
	return module.methods[name]
}

// hook notes that a method is given a class.
func (h *hierarchy) hook(m *Method, row *rule.Mixin, class string) {
	if m.Func == ir.NoFunc {
		return
	}
	t := Type{Name: h.g.appOf(class), Meta: true}
	params := h.g.Prog.Func(m.Func).Params
	for i := range params {
		if p := &params[i]; p.Kind == ir.ParamPositional && p.Index == 0 {
			at := Site{m.Func, p.Value}
			h.registered[at] = append(h.registered[at], t)
			if !slices.Contains(h.hooked, m.Func) {
				h.g.met[row.ID] = true
				h.g.given[at] = t
				h.hooked = append(h.hooked, m.Func)
			}
		}
	}
}

// readHooked reads the calls of the methods that are given a class, and of the blocks in them.
func (h *hierarchy) readHooked() {
	g := h.g
	for ; h.read < len(h.hooked); h.read++ {
		id := h.hooked[h.read]
		h.readBody(id)
		file := g.Prog.Funcs[id].File
		for i := range g.Prog.Files[file].Funcs {
			if c := g.Prog.ID(file, ir.FuncID(i)); g.within(c, id) {
				h.readBody(c)
			}
		}
	}
}

// within reports whether closure id stands in function outer.
func (g *Graph) within(id, outer ir.FuncID) bool {
	for g.Prog.Func(id).Kind == ir.KindClosure {
		if id = g.Prog.Parent(id); id == outer {
			return true
		}
		if id == ir.NoFunc {
			return false
		}
	}
	return false
}

// inBody reports whether function id runs as part of a class or file body: it is one, a block in one, or the block that
// is the body of a class which a method makes: Module.new do … end.
func (h *hierarchy) inBody(id ir.FuncID) bool {
	for {
		fn := h.g.Prog.Func(id)
		if fn.Kind == ir.KindBody {
			return true
		}
		if fn.Kind != ir.KindClosure || fn.Parent == ir.NoFunc {
			return false
		}
		outer := h.g.Prog.Parent(id)
		if h.g.Prog.Func(outer).Scope != fn.Scope {
			return true
		}
		id = outer
	}
}

// receiver returns the class that a call in a body is about: the class of the body, or the constant
// that it is sent to.
func (h *hierarchy) receiver(id ir.FuncID, in *ir.Instr) (t Type, singleton bool) {
	g := h.g
	args := g.Prog.Args(id, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf {
		return Type{}, false
	}
	if f := h.frameOf(id); f != nil {
		return h.framed(id, in, f), false
	}
	if in.Flags&ir.FlagImplicitSelf == 0 {
		return g.TypeOf(id, args[0].Value), false
	}
	return g.SelfType(id), g.Prog.Scope(id).Kind == ir.ScopeSingleton
}

// readMixin reads one call of a body: of a hook in each of the classes that it is given.
func (h *hierarchy) readMixin(id ir.FuncID, v ir.Value, in *ir.Instr) {
	if args := h.g.Prog.Args(id, in); in.Flags&ir.FlagImplicitSelf == 0 && len(args) > 0 && args[0].Role == ir.RoleSelf && h.frameOf(id) == nil {
		if given := h.g.registering(id, args[0].Value); len(given) > 1 {
			for _, t := range given {
				h.readMixinIn(id, v, in, t, false)
			}
			return
		}
	}
	if t, singleton := h.receiver(id, in); t.Name != "" {
		h.readMixinIn(id, v, in, t, singleton)
	}
}

// readMixinIn reads one call of a body that is about a class.
func (h *hierarchy) readMixinIn(id ir.FuncID, v ir.Value, in *ir.Instr, t Type, singleton bool) {
	g := h.g
	name := g.Prog.Text(in.Name)
	c := h.classes[t.Name]
	if c == nil && t.Meta && len(g.rowsByName(id, in).Mixins) > 0 {
		if is, _ := h.isA(t, g.rowsByName(id, in).Mixins[0].Callee.Owner); is {
			c = h.open(t.Name, false)
		}
	}
	if c == nil {
		if name == "include" || name == "extend" || name == "prepend" {
			h.unmixed = append(h.unmixed, Site{id, v})
		}
		return
	}
	switch name {
	case "include", "extend", "prepend":
		for _, m := range h.moduleArgs(id, in) {
			h.mix(c, m, name, singleton)
		}
	case "attr_reader", "attr_writer", "attr_accessor", "attr":
		h.accessors(c, id, in, name, singleton)
	case "alias_method":
		h.alias(c, Site{id, v}, in, singleton)
	case "module_function":
		h.moduleFunction(c, id, v, in)
	case "define_method", "define_singleton_method":
		h.defineMethod(c, id, in, singleton || name == "define_singleton_method")
	case "private_constant", "private", "public", "protected":
	default:
		for _, row := range g.rowsByName(id, in).Mixins {
			if is, _ := h.isA(t, row.Callee.Owner); is || t.Name == object && h.g.usesTopLevel(row.Callee.Owner) {
				g.met[row.ID] = true
				h.mixRow(c, id, v, in, row)
			}
		}
		if m := h.find(Type{Name: t.Name, Meta: true}, in.Name); m != nil && m.Owner != object && t.Name != object {
			h.expand(m, t, Site{id, v}, "")
		}
	}
}

func (h *hierarchy) mixRow(c *class, id ir.FuncID, v ir.Value, in *ir.Instr, row *rule.Mixin) {
	switch row.As {
	case "class_methods":
		h.classMethods(c, id, in)
		return
	case "class_method":
		h.defineMethod(c, id, in, true)
		return
	}
	if row.Into != "" {
		c = h.open(row.Into, false)
	}
	for _, a := range h.g.operands(id, in, &row.Module) {
		t := h.g.TypeOf(id, a)
		if !t.Meta {
			continue
		}
		h.mix(c, t.Name, row.As, false)
		if module := h.classes[t.Name]; module != nil && row.Hook != "" {
			if m := h.ownHook(module, row); m != nil {
				h.hook(m, row, c.name)
			}
		}
	}
}

// moduleArgs returns the modules among the arguments of a call.
func (h *hierarchy) moduleArgs(id ir.FuncID, in *ir.Instr) []string {
	var names []string
	for _, a := range h.g.Prog.Args(id, in) {
		if a.Role != ir.RolePlain {
			continue
		}
		arg := h.g.Prog.Instr(id, a.Value)
		t := h.g.TypeOf(id, a.Value)
		if f := h.frameOf(id); f != nil {
			t = h.framedValue(id, a.Value, f)
		}
		if t.Meta {
			names = append(names, t.Name)
		} else if arg.Op == ir.OpParam && arg.Aux == 0 {
			names = append(names, h.g.SelfType(id).Name) // extend self
		}
	}
	return names
}

// mix makes module m part of class c.
func (h *hierarchy) mix(c *class, m, how string, singleton bool) {
	h.version++
	switch {
	case how == "extend" || singleton:
		c.extends = append(c.extends, m)
	case how == "prepend":
		c.prepends = append(c.prepends, m)
	default:
		c.includes = append(c.includes, m)
	}
	if module := h.classes[m]; module != nil {
		module.includers = append(module.includers, c.name)
		// The usual way for a mixin to bring class methods along.
		if how == "include" {
			c.extends = append(c.extends, m+"::ClassMethods")
			h.extendedBy(m+"::ClassMethods", c.name)
		}
		if how == "extend" || singleton {
			h.extendedBy(m, c.name)
		}
		if how == "extend" && c.name != m && h.records(m) {
			c.includes = append(c.includes, m) // the methods of its helpers
		}
		h.mixedIn(c, module, how)
	}
}

// extendedBy notes that the methods of a module are methods of a class itself.
func (h *hierarchy) extendedBy(module, class string) {
	if m := h.classes[module]; m != nil && module != class {
		m.extenders = append(m.extenders, class)
	}
}

// classMethods makes what the block of a call defines methods of the classes that module c is included in.
func (h *hierarchy) classMethods(c *class, id ir.FuncID, in *ir.Instr) {
	args := h.g.Prog.Args(id, in)
	made := h.g.Prog.Instr(id, args[len(args)-1].Value)
	if made.Op != ir.OpClosure {
		return
	}
	side := h.open(c.name+"::ClassMethods", true)
	for n, m := range c.methods {
		if m.Func == ir.NoFunc || h.g.Prog.Funcs[m.Func].File != h.g.Prog.Funcs[id].File {
			continue
		}
		if fn := h.g.Prog.Func(m.Func); fn.Pos >= made.Pos && fn.End <= made.End {
			side.methods[n] = m
			delete(c.methods, n)
		}
	}
}

// accessors defines the readers and writers that a call of attr_accessor or its like names. A method that is written
// down after it takes the place of one.
func (h *hierarchy) accessors(c *class, id ir.FuncID, in *ir.Instr, kind string, singleton bool) {
	table := c.methods
	if singleton {
		table = c.singles
	}
	add := func(name ir.Name, m *Method) {
		if def := table[name]; def == nil || !h.writtenAfter(def, id, in) {
			h.add(c, name, m, singleton)
		}
	}
	for _, n := range h.symbols(id, in) {
		text := h.g.Prog.Text(n)
		field := h.g.Prog.Name("@" + text)
		if field == 0 {
			field = n // nothing mentions the variable: any name of its own will do
		}
		if kind != "attr_writer" {
			add(n, &Method{Func: ir.NoFunc, Attr: field, Owner: c.name})
		}
		if setter := h.g.Prog.Name(text + "="); setter != 0 && (kind == "attr_writer" || kind == "attr_accessor") {
			add(setter, &Method{Func: ir.NoFunc, Attr: field, Writer: true, Owner: c.name})
		}
	}
}

// writtenAfter reports whether method m is written down after instruction in of function id, in the same file.
func (h *hierarchy) writtenAfter(m *Method, id ir.FuncID, in *ir.Instr) bool {
	return m.Func != ir.NoFunc && h.g.Prog.Funcs[m.Func].File == h.g.Prog.Funcs[id].File && h.g.Prog.Func(m.Func).Pos > in.Pos
}

func (h *hierarchy) alias(c *class, s Site, in *ir.Instr, singleton bool) {
	names := h.symbols(s.Func, in)
	if len(names) != 2 {
		return
	}
	if m := h.find(Type{Name: c.name, Meta: singleton}, names[1]); m != nil {
		h.add(c, names[0], m, singleton)
		return
	}
	if c.renamed == nil {
		c.renamed = map[ir.Name]ir.Name{}
	}
	h.unmet = append(h.unmet, nativeName{c, s, names[0], names[1], singleton})
	c.renamed[names[0]] = names[1]
	h.renames[names[0]] = true
}

// renamed returns the method of a library that a receiver of type t answers name with, by an alias of a class
// of the workspace, or name itself.
func (h *hierarchy) renamed(t Type, name ir.Name) ir.Name {
	if !h.renames[name] || t.Name == "" || t.Meta {
		return name
	}
	classes := []string{t.Name}
	if c := h.classes[t.Name]; c != nil && c.module {
		classes = append(classes, c.includers...)
	}
	for _, c := range classes {
		for _, a := range h.mro(c) {
			if c := h.classes[a]; c != nil && c.renamed[name] != 0 {
				return c.renamed[name]
			}
		}
	}
	if n := h.classes[object].renamed[name]; n != 0 {
		return n
	}
	return name
}

// moduleFunction makes instance methods of a module callable on the module itself: those named, or
// without arguments all that are defined after the call.
func (h *hierarchy) moduleFunction(c *class, id ir.FuncID, v ir.Value, in *ir.Instr) {
	names := h.symbols(id, in)
	for _, n := range names {
		if m := c.methods[n]; m != nil {
			c.singles[n] = m
		}
	}
	if len(names) > 0 || in.NArgs > 1 {
		return
	}
	file := h.g.Prog.Funcs[id].File
	for n, m := range c.methods {
		if m.Func != ir.NoFunc && h.g.Prog.Funcs[m.Func].File == file && h.g.Prog.Func(m.Func).Pos > in.Pos {
			c.singles[n] = m
		}
	}
}

func (h *hierarchy) defineMethod(c *class, id ir.FuncID, in *ir.Instr, singleton bool) {
	names := h.symbols(id, in)
	args := h.g.Prog.Args(id, in)
	if len(names) == 0 || len(args) == 0 {
		return
	}
	value := h.g.Root(id, args[len(args)-1].Value)
	last := h.g.Prog.Instr(id, value)
	if last.Op == ir.OpCall && h.g.Prog.Text(last.Name) == "instance_method" {
		if old := h.symbols(id, last); len(old) == 1 && c.methods[old[0]] != nil {
			h.add(c, names[0], c.methods[old[0]], singleton)
		}
		return
	}
	if last.Op != ir.OpClosure {
		return
	}
	fn := h.g.Prog.Callee(id, last)
	if _, ok := h.g.closureSelf[fn]; !ok || h.frameOf(id) == nil {
		h.g.setClosureSelf(fn, Type{Name: c.name, Meta: singleton})
	}
	for _, n := range names {
		h.add(c, n, &Method{Func: fn, Owner: c.name}, singleton)
	}
}
