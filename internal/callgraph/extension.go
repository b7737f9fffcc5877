package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
)

// This file finds the classes that the code of an extension declares things in. A method of a module that extends
// classes (register Guards, extend Guards) runs on each of those, and so does what the module's hook does with its
// parameter (def self.registered(app)).

// declaring returns the types of what the call at s declares something in, and whether it has no receiver in the
// source.
func (g *Graph) declaring(s Site, in *ir.Instr) (recvs []Type, implicit bool) {
	recv, implicit := g.receiverOf(s, in)
	switch {
	case implicit && (!recv.Meta || g.classes.records(recv.Name)):
		recvs = g.classes.extended(recv.Name)
	case implicit && g.forUsers(s.Func):
		recvs = g.classes.mixedInto(recv.Name, nil)
	case implicit:
		if list := g.spaceOf(s.Func); slices.Contains(list, recv) {
			recvs = list
		}
	default:
		recvs = g.registering(s.Func, g.Prog.Args(s.Func, in)[0].Value)
	}
	if len(recvs) == 0 {
		recvs = []Type{recv}
	}
	return recvs, implicit
}

// spaceOf returns the classes whose body function id is run as where it is a part of several: the block of a namespace that a module
// declares in each class that registers it.
func (g *Graph) spaceOf(id ir.FuncID) (list []Type) {
	for g.Prog.Func(id).Kind == ir.KindClosure {
		if r := g.callbacks[id]; r != nil && r.row != nil && r.row.Self == "class" {
			for _, app := range append([]string{r.app}, r.others...) {
				list = append(list, Type{Name: app, Meta: true})
			}
			return list
		}
		id = g.Prog.Parent(id)
	}
	return nil
}

// extended returns the classes that a module extends.
func (h *hierarchy) extended(module string) (list []Type) {
	c := h.classes[module]
	if c == nil || !c.module || c.template {
		return nil
	}
	users := c.includers
	if outer := h.classes[strings.TrimSuffix(module, "::ClassMethods")]; outer != nil && outer != c {
		users = append(slices.Clip(users), outer.includers...)
	}
	for _, user := range users {
		t := Type{Name: user, Meta: true}
		if u := h.classes[user]; u != nil && !u.module && slices.Contains(u.extends, module) && !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	return list
}

// forUsers reports whether function id is a block that a framework runs for each class that its module is mixed into.
func (g *Graph) forUsers(id ir.FuncID) bool {
	for g.Prog.Func(id).Kind == ir.KindClosure {
		if r := g.callbacks[id]; r != nil && r.row != nil && r.row.Self == "users" {
			return true
		}
		id = g.Prog.Parent(id)
	}
	return false
}

// records reports whether a module keeps what its body declares for the classes that it is mixed into, as models say of what extends
// it: extend Sinatra::Extension.
func (h *hierarchy) records(module string) bool {
	c := h.classes[module]
	return c != nil && c.module && slices.ContainsFunc(c.extends, h.g.Set.Models.Records)
}

// mixedInto adds to list the classes that a module is mixed into, also by way of other modules.
func (h *hierarchy) mixedInto(module string, list []Type) []Type {
	c := h.classes[module]
	if c == nil || len(list) >= maxAncestors {
		return list
	}
	for _, user := range c.includers {
		t := Type{Name: user, Meta: true}
		switch u := h.classes[user]; {
		case u == nil || slices.Contains(list, t) || user == module:
		case u.module:
			list = h.mixedInto(user, append(list, t))
		default:
			list = append(list, t)
		}
	}
	return list
}

// registering returns the classes that value v of function id is one of, if that is what a hook is given.
func (g *Graph) registering(id ir.FuncID, v ir.Value) []Type {
	for range maxTrace {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		if in.Op != ir.OpParam {
			return nil
		}
		if list := g.classes.registered[Site{id, v}]; len(list) > 0 {
			return list
		}
		outer, ok := g.Outside(id, in)
		if !ok {
			return nil
		}
		id, v = outer.Func, outer.Value
	}
	return nil
}
