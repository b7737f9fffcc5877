package callgraph

import "slices"

// This file answers what a type is a kind of. That is asked of the receiver of a call for each row that its
// name may meet, so it is put together once for each type.

// kin is what a type is a kind of.
type kin struct {
	version int // of the hierarchy that it was made of
	owners  []string
	module  *class          // the type, if it is a module of the workspace
	users   map[string]bool // what the classes are a kind of that the module is mixed into
}

// kin returns what t is a kind of.
func (h *hierarchy) kin(t Type) *kin {
	last := &h.recent[recentSlot(t)]
	if k := last.kin; k != nil && k.version == h.version && last.of == t {
		return k // rows of one call ask about one type, and calls beside each other about few
	}
	kins := h.kins[0]
	if t.Meta {
		kins = h.kins[1]
	}
	k := kins[t.Name]
	if k == nil || k.version != h.version {
		k = h.newKin(t)
		kins[t.Name] = k
	}
	last.of, last.kin = t, k
	return k
}

// recentKin is an answer of kin.
type recentKin struct {
	of  Type
	kin *kin
}

// recentSlots is how many answers of kin are at hand without hashing names: one for each of the types that code of one
// place asks about, mostly.
const recentSlots = 256

// recentSlot returns where the answer for t stands among them.
func recentSlot(t Type) int {
	n := len(t.Name)
	if n == 0 {
		return 0
	}
	slot := n + 5*int(t.Name[n-1]) + 17*int(t.Name[n/2]) + 67*int(t.Name[n/4])
	if t.Meta {
		slot += recentSlots / 2
	}
	return slot % recentSlots
}

func (h *hierarchy) newKin(t Type) *kin {
	k := &kin{version: h.version, owners: h.mro(t.Name)}
	if t.Meta {
		k.owners = slices.Clone(k.owners)
		for _, a := range h.mro(t.Name) {
			if c := h.classes[a]; c != nil {
				for _, e := range c.extends {
					k.owners = append(k.owners, h.mro(e)...)
				}
			}
		}
		return k
	}
	if c := h.classes[t.Name]; c != nil && c.module {
		k.module, k.users = c, map[string]bool{}
		h.usersOf(c, k.users, map[string]bool{t.Name: true})
	}
	return k
}

// usersOf adds to users what the classes are a kind of that module c is mixed into, directly or by other
// modules. What is found first is furthest below: what it is a kind of need not be asked of those in between.
func (h *hierarchy) usersOf(c *class, users, seen map[string]bool) {
	for _, user := range c.includers {
		if seen[user] {
			continue
		}
		seen[user] = true
		if u := h.classes[user]; u != nil && u.module {
			h.usersOf(u, users, seen)
		}
		if users[user] {
			continue
		}
		for _, a := range h.mro(user) {
			users[a] = true
		}
	}
}

// isA reports whether a value of type t is a kind of owner. For a class itself (Meta) owner may be
// the class, a superclass, or a module that extends it. open is true if t has an ancestor that is
// neither in the workspace nor known to a model, or none at all, so that it could be.
func (h *hierarchy) isA(t Type, owner string) (is, open bool) {
	if t.Name == "" {
		return false, true
	}
	k := h.kin(t)
	switch {
	case slices.Contains(k.owners, owner) || !t.Meta && (owner == object || owner == "Kernel"):
		return true, false
	case k.module != nil:
		return k.users[owner], !k.module.template || len(k.module.includers) == 0
	}
	return false, false
}

// descended are the classes and modules that others descend from.
type descended struct {
	version int
	owners  map[string]bool
	below   map[Type][]*class // memo of below
}

// below returns the classes and modules of the workspace, other than itself, that are a kind of t, or that are objects
// of one if t is the class itself, in the order in which they are opened.
func (h *hierarchy) below(t Type) []*class {
	if !h.hasDescendant(t.Name) {
		return nil
	}
	list, ok := h.descended.below[t]
	if !ok {
		for _, c := range h.order {
			if is, _ := h.isA(Type{Name: c.name, Meta: t.Meta}, t.Name); is && c.name != t.Name {
				list = append(list, c)
			}
		}
		h.descended.below[t] = list
	}
	return list
}

// hasDescendant reports whether a class or module of the workspace, other than itself, is a kind of owner.
func (h *hierarchy) hasDescendant(owner string) bool {
	d := &h.descended
	if d.version != h.version {
		*d = descended{h.version, map[string]bool{}, map[Type][]*class{}}
		for _, c := range h.order {
			if c.name != object {
				d.add(h, c)
			}
		}
	}
	return d.owners[owner]
}

// add notes what a class is a kind of, other than itself, and what an object can be that a module is mixed into.
func (d *descended) add(h *hierarchy, c *class) {
	itself := d.owners[c.name]
	for _, a := range h.mro(c.name) {
		d.owners[a] = true
	}
	if c.module {
		for _, user := range c.includers { // what is mixed into others by these is added with them
			for _, a := range h.mro(user) {
				d.owners[a] = true
			}
		}
	}
	d.owners[object], d.owners["Kernel"] = true, true // whatever it is
	d.owners[c.name] = itself
}
