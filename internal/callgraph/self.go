package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file resolves the calls that a method makes on its self, or on what its class makes of itself: new(x).run. Which
// method they reach depends on the class of the object that the method is called on, which may be any that descends from
// the one that the method stands in. So a call by itself reaches the methods of all of them, and CallIn, where Bind has
// said what self is, those of the one class.

const (
	// maxOverriding bounds the methods of descendants that a call on self reaches.
	maxOverriding = 64
	// maxFromSelf bounds how far a value is followed back to self.
	maxFromSelf = 8
	// maxDispatching bounds the functions that are looked at to see whether what one does depends on the class of self.
	maxDispatching = 64
)

// narrowed identifies a call on self where self is of one class.
type narrowed struct {
	site Site
	self Type
}

// fromSelf returns the type that v has where self of the function is of type self, if that says it: self itself, a class
// asked for its object, an object for its class, or what a method returns that answers with such a thing. The zero Type
// means that v is something else.
func (g *Graph) fromSelf(id ir.FuncID, v ir.Value, self Type, depth int) Type {
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	if depth == 0 || self.Name == "" || g.lang(id) != source.Ruby {
		return Type{}
	}
	switch in.Op {
	case ir.OpParam:
		switch p := &g.Prog.Func(id).Params[in.Aux]; p.Kind {
		case ir.ParamSelf:
			return self
		case ir.ParamCaptured:
			if outer, ok := g.Outside(id, in); ok && !g.Rebound(id) {
				return g.fromSelf(outer.Func, outer.Value, self, depth-1)
			}
		}
	case ir.OpCall:
		args := g.Prog.Args(id, in)
		if len(args) == 0 || args[0].Role != ir.RoleSelf || in.Flags&ir.FlagYield != 0 {
			return Type{}
		}
		if t := g.fromSelf(id, args[0].Value, self, depth-1); t.Name != "" {
			return g.answers(Site{id, v}, in, t, depth-1)
		}
	}
	return Type{}
}

// answers returns the type of what an object or class of type t answers the call at s with, if that is made of itself.
func (g *Graph) answers(s Site, in *ir.Instr, t Type, depth int) Type {
	switch name := g.Prog.Text(in.Name); {
	case name == "new" && t.Meta && g.classes.find(t, in.Name) == nil:
		return instance(t)
	case name == "class" && !t.Meta:
		t.Meta = true
		return t
	}
	if !g.sealed || depth <= 0 {
		return Type{}
	}
	switch m := g.classes.find(t, in.Name); {
	case m == nil:
		return g.modelAnswers(s, t)
	case m.Func == ir.NoFunc || g.lang(m.Func) != source.Ruby:
		return Type{}
	default:
		return g.answersOwn(m.Func, t, depth)
	}
}

// modelAnswers is answers for a call that models describe: settings, which is the class.
func (g *Graph) modelAnswers(s Site, t Type) Type {
	for _, row := range g.Call(s).Types {
		if row.Of.Kind != rule.PortReturn || len(row.Of.Path) > 0 {
			continue
		}
		switch row.Returns {
		case "self":
			return t
		case "class":
			return Type{Name: t.Name, Meta: true}
		case "instance":
			return instance(t)
		}
	}
	return Type{}
}

// answersOwn returns the type of what method id returns where its self is of type t, if all that it returns follows
// from that.
func (g *Graph) answersOwn(id ir.FuncID, t Type, depth int) Type {
	var own Type
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for v := range body {
		if body[v].Op != ir.OpReturn || body[v].NArgs == 0 {
			continue
		}
		r := g.fromSelf(id, g.Prog.Args(id, &body[v])[0].Value, t, depth)
		if r.Name == "" || own.Name != "" && r != own {
			return Type{}
		}
		own = r
	}
	return own
}

// isOpen reports whether v, of which t is the type as far as it is known, may be of any class that descends from it.
func (g *Graph) isOpen(id ir.FuncID, v ir.Value, t Type) bool {
	if t.Name == object || !g.sealed || !g.classes.hasDescendant(t.Name) {
		return false
	}
	if g.fromSelf(id, v, g.SelfType(id), maxFromSelf).Name != "" {
		return true
	}
	// What a class that is not known makes of itself.
	in := g.Prog.Instr(id, g.Root(id, v))
	args := g.Prog.Args(id, in)
	if in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf || g.TypeOf(id, args[0].Value).Name != "" {
		return false
	}
	return slices.ContainsFunc(g.Call(Site{id, g.Root(id, v)}).Callees, func(c Callee) bool {
		return g.lang(c.Func) == source.Ruby && g.answersOwn(c.Func, g.SelfType(c.Func), maxFromSelf).Name != ""
	})
}

// overriding adds the methods that a call on an object of type t, or one of any class that descends from it, reaches
// beside that of t.
func (g *Graph) overriding(in *ir.Instr, t Type, c *Call) {
	h, name, isNew := g.classes, in.Name, false
	if t.Meta && g.Prog.Text(name) == "new" && h.find(t, name) == nil {
		t, name, isNew = instance(t), g.names.initialize, true
	}
	if !h.hasDescendant(t.Name) {
		return
	}
	before := len(c.Callees)
	for _, m := range h.named(name, t.Meta) {
		if m.Owner == object || slices.Contains(h.mro(t.Name), m.Owner) {
			continue
		}
		if is, _ := h.isA(Type{Name: m.Owner}, t.Name); is && len(c.Callees)-before < maxOverriding && (!isNew || m.Func != ir.NoFunc) {
			g.addMethod(c, m, false, isNew)
			c.open = true
		}
	}
}

// ofExtenders adds the methods that a call reaches in a method of a module whose self is a class that the module extends,
// on that class or on what it makes of itself: def call(...) = new(...).call
func (g *Graph) ofExtenders(s Site, in *ir.Instr, recv ir.Value, implicit bool, c *Call) bool {
	if !g.sealed || len(c.Callees) > 0 {
		return false
	}
	self := g.SelfType(s.Func)
	module := g.classes.classes[self.Name]
	if module == nil || self.Meta || len(module.extenders) == 0 {
		return false
	}
	for _, class := range module.extenders {
		t := g.fromSelf(s.Func, recv, Type{Name: class, Meta: true}, maxFromSelf)
		if t.Name == "" || len(c.Callees) >= maxOverriding {
			continue
		}
		g.findMethod(s, in, t, implicit, c)
		if g.classes.hasDescendant(t.Name) {
			g.overriding(in, t, c)
		}
	}
	c.open = c.open || len(c.Callees) > 0
	return len(c.Callees) > 0
}

// named returns the methods of that name of objects, or of classes themselves, in an order that is always the same.
func (h *hierarchy) named(name ir.Name, meta bool) []*Method {
	if !meta {
		return h.byName[name]
	}
	if h.singlesBy == nil {
		h.singlesBy = map[ir.Name][]*Method{}
		for _, c := range h.order {
			for n, m := range c.singles {
				h.singlesBy[n] = append(h.singlesBy[n], m)
			}
		}
	}
	return h.singlesBy[name]
}

// SelfOf returns the number by which Bind is told that self is of a type, in Given.Class; 0 for a type that is no class
// of the workspace.
func (g *Graph) SelfOf(t Type) uint32 {
	h := g.classes
	if h.numbers == nil {
		h.numbers = make(map[string]uint32, len(h.order))
		for i, c := range h.order {
			h.numbers[c.name] = uint32(i)
		}
	}
	n, ok := h.numbers[t.Name]
	if !ok {
		return 0
	}
	n = (n + 1) << 1
	if t.Meta {
		n++
	}
	return n
}

// BoundSelf returns what SelfOf says of the type that Bind has said self of function id to be; 0 if it has not.
func (g *Graph) BoundSelf(id ir.FuncID) uint32 {
	if t := g.boundSelf(id); t.Name != "" {
		return g.SelfOf(t)
	}
	return 0
}

// boundSelf returns the type that Bind has said self of function id to be.
func (g *Graph) boundSelf(id ir.FuncID) Type {
	id = g.methodAround(id)
	for _, b := range g.bound {
		if b.Class != 0 && b.Param.Func == id {
			return Type{Name: g.classes.order[b.Class>>1-1].name, Meta: b.Class&1 != 0}
		}
	}
	return Type{}
}

// SelfAt returns the type of self in function id: what Bind has said, or what is known without.
func (g *Graph) SelfAt(id ir.FuncID) Type {
	if t := g.boundSelf(id); t.Name != "" {
		return t
	}
	return g.SelfType(id)
}

// Having returns the types of the objects that have method id: of the class that it stands in, and of those that descend
// from it and do not define another.
func (g *Graph) Having(id ir.FuncID) []Type {
	t := g.SelfType(id)
	types := []Type{t}
	for _, c := range g.classes.below(t) {
		of := Type{Name: c.name, Meta: t.Meta}
		if m := g.classes.find(of, g.Prog.Func(id).Name); m != nil && m.Func == id {
			types = append(types, of)
		}
	}
	return types
}

// CallIn resolves a call site where self, or the parameter by which it names what it calls, is what Bind has said.
func (g *Graph) CallIn(s Site) *Call {
	c := g.Call(s)
	if len(c.Callees) > 1 && g.lang(s.Func) == source.Rust {
		if c.Callees[0].Back != nil {
			return g.callOfGiven(s, c)
		}
		return g.callOfType(s, c)
	}
	if len(g.bound) > 0 && c.namedBy != ir.NoValue && len(c.Callees) > 0 {
		return g.callOfName(s, Type{}, c)
	}
	in := g.Prog.Instr(s.Func, s.Value)
	// What nothing answers where self is of any class that declares the block is answered in the one that it runs in.
	nowhere := len(c.Callees) == 0 && in.Flags&ir.FlagImplicitSelf != 0 && in.NArgs > 0
	if !c.open && !nowhere || len(g.bound) == 0 {
		return c
	}
	t := g.fromSelf(s.Func, g.Prog.Args(s.Func, in)[0].Value, g.boundSelf(s.Func), maxFromSelf)
	if t.Name == "" {
		return c
	}
	key := narrowed{s, t}
	n, ok := g.narrowed[key]
	if !ok {
		n = g.narrow(s, in, t, c)
		g.narrowed[key] = n
	}
	if n.namedBy != ir.NoValue {
		return g.callOfName(s, t, n)
	}
	return n
}

// narrow resolves the call at s, which is c without, for a receiver of type t.
func (g *Graph) narrow(s Site, in *ir.Instr, t Type, c *Call) *Call {
	defer g.Bind(g.Bind(nil))
	n := *c
	n.Callees, n.Accessor, n.Writer, n.Native = nil, 0, false, nil
	if in.Flags&ir.FlagSuper == 0 {
		g.findMethod(s, in, t, in.Flags&ir.FlagImplicitSelf != 0, &n)
	} else if m := g.classes.findSuper(s.Func, t, in.Name); m != nil {
		g.addMethod(&n, m, false, false)
	}
	if len(n.Callees) == 0 {
		g.sent(s, g.Prog.Text(in.Name), g.Prog.Args(s.Func, in), t, &n)
	}
	if len(n.Callees) == 0 && n.Accessor == 0 && n.Native == nil {
		return c
	}
	return &n
}

// Selves returns the types that the receiver of the call at s can be of where it reaches method id, as far as they are
// known: none if it is self, of which nothing is bound.
func (g *Graph) Selves(s Site, id ir.FuncID, isNew bool) []Type {
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf {
		return nil
	}
	types := g.selvesAt(s.Func, args[0].Value, maxFromSelf)
	if isNew {
		for i := range types {
			types[i] = instance(types[i])
		}
	}
	if in.Flags&ir.FlagSuper != 0 || len(types) < 2 {
		return types
	}
	name := in.Name
	if isNew {
		name = g.names.initialize
	}
	return slices.DeleteFunc(types, func(t Type) bool {
		m := g.classes.find(t, name)
		return m == nil || m.Func != id
	})
}

// selvesAt returns the types that value v can be of.
func (g *Graph) selvesAt(id ir.FuncID, v ir.Value, depth int) []Type {
	if self := g.boundSelf(id); self.Name != "" {
		if t := g.fromSelf(id, v, self, maxFromSelf); t.Name != "" {
			return []Type{t}
		}
	}
	if g.fromSelf(id, v, g.SelfType(id), maxFromSelf).Name != "" {
		return nil
	}
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	if in.Op == ir.OpCall && len(args) > 0 && args[0].Role == ir.RoleSelf && depth > 0 {
		if made := g.Call(Site{id, v}); len(made.Callees) > 0 && !made.Callees[0].New {
			var types []Type
			for _, t := range g.selvesAt(id, args[0].Value, depth-1) {
				if own := g.answers(Site{id, v}, in, t, maxFromSelf); own.Name != "" {
					types = append(types, own)
				}
			}
			if len(types) > 0 {
				return types
			}
		}
	}
	if t := g.TypeOf(id, v); t.Name != "" {
		return []Type{t}
	}
	if types := g.typesOf(id, v); len(types) <= MaxByName {
		return types
	}
	return nil
}

// Dispatches reports whether what Ruby method id does depends on the class of the object that it is called on: it, or a
// method that it calls on self, calls on self what classes have that descend from the one that it stands in.
func (g *Graph) Dispatches(id ir.FuncID) bool {
	if is, known := g.dispatching[id]; known {
		return is
	}
	h, scope := g.classes, g.classes.scope(id)
	if g.lang(id) != source.Ruby || g.Prog.Func(id).Kind == ir.KindClosure || scope == "" || len(h.lineage(scope)) == 1 && !h.hasDescendant(scope) && !h.isExtension(scope) {
		return false
	}
	w := dispatchWalk{g: g, seen: map[ir.FuncID]bool{}}
	is := w.visit(id)
	if !is {
		for f := range w.seen {
			g.dispatching[f] = false // whatever one of them calls on self is among them
		}
	}
	g.dispatching[id] = is
	return is
}

// dispatchWalk looks for a call on self that depends on its class.
type dispatchWalk struct {
	g    *Graph
	seen map[ir.FuncID]bool
}

func (w *dispatchWalk) visit(id ir.FuncID) bool {
	if w.seen[id] || len(w.seen) >= maxDispatching {
		return false
	}
	if is, known := w.g.dispatching[id]; known {
		return is
	}
	w.seen[id] = true
	body := w.g.Prog.File(id).Body(w.g.Prog.Func(id))
	for v := range body {
		in := &body[v]
		args := w.g.Prog.Args(id, in)
		if len(args) == 0 || args[0].Role != ir.RoleSelf {
			continue
		}
		switch {
		case in.Op == ir.OpClosure:
			if made := w.g.Prog.Callee(id, in); made != ir.NoFunc && !w.g.Rebound(made) && w.visit(made) {
				return true
			}
		case in.Op == ir.OpCall && w.g.fromSelf(id, args[0].Value, w.g.SelfType(id), maxFromSelf).Name != "":
			call := w.g.Call(Site{id, ir.Value(v)})
			if call.open || slices.ContainsFunc(call.Callees, func(c Callee) bool { return c.Bridge == nil && w.visit(c.Func) }) {
				return true
			}
		}
	}
	return false
}

// isExtension reports whether a module extends a class.
func (h *hierarchy) isExtension(name string) bool {
	c := h.classes[name]
	return c != nil && len(c.extenders) > 0
}
