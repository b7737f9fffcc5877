package callgraph

import (
	"iter"
	"slices"
	"strings"

	"rubicon/internal/ir"
)

// This file knows which of the places where the program writes fields of a name are of the field of one type. Types that have
// never heard of each other share the names of their fields: in a tree of many crates there are many of each.

// fieldList is one of the lists of written, as it is divided by the types that the fields are of.
type fieldList uint8

const (
	storedIn  fieldList = iota // stored, by all types that the value can be which gets the field, or wraps
	storedFor                  // stored, by the type that has the field
	putIn                      // put, by the type of the workspace that has the field which holds the table
	putFor                     // put, likewise; those of a library's types are left out
	lentFor                    // lent, likewise
)

// dividedKey names a divided list.
type dividedKey struct {
	list   fieldList
	name   ir.Name
	traced bool // while a search is under way less is known of types
}

// divided is a list of places, each by its index in the list.
type divided struct {
	list    []fieldWrite
	of      map[string][]int32
	unknown []int32            // of no known type
	may     map[string][]int32 // memo of mayBe
}

// writes returns the places in a list that are of field name of type owner or, as far as is known, can be, in program order.
func (g *Graph) writes(list fieldList, owner string, name ir.Name) iter.Seq[fieldWrite] {
	d := g.divided(list, name)
	indices := d.mayBe(g.crates, owner)
	return func(yield func(fieldWrite) bool) {
		for _, i := range indices {
			if !yield(d.list[i]) {
				return
			}
		}
	}
}

// mayBe returns the places that are of a type's field, or can be: code that cannot name the type does not write its fields.
func (d *divided) mayBe(c *crates, owner string) []int32 {
	if len(d.unknown) == 0 {
		return d.of[owner]
	}
	all, known := d.may[owner]
	if !known {
		users := c.reach.usersOf(owner)
		all = slices.Clone(d.of[owner])
		for _, i := range d.unknown {
			if p := c.packageOf(d.list[i].site.Func); p < 0 || users == nil || users.has(p) {
				all = append(all, i)
			}
		}
		slices.Sort(all)
		d.may[owner] = all
	}
	return all
}

// divided returns a list of what is written in fields of a name.
func (g *Graph) divided(list fieldList, name ir.Name) *divided {
	key := dividedKey{list, name, g.tracing}
	d := g.fieldLists[key]
	if d == nil {
		d = g.divide(list, name)
		if g.typing == 0 { // else less may be known of types than there is
			g.fieldLists[key] = d
		}
	}
	return d
}

func (g *Graph) divide(list fieldList, name ir.Name) *divided {
	w := g.crates.fieldsWritten()
	d := &divided{of: map[string][]int32{}, may: map[string][]int32{}}
	switch list {
	case storedIn, storedFor:
		d.list = w.stored[name]
	case putIn, putFor:
		d.list = w.put[name]
	case lentFor:
		d.list = w.lent[name]
	}
	for i, w := range d.list {
		owners, known := g.ownersOf(list, name, w)
		for _, o := range owners {
			if of := d.of[o]; len(of) == 0 || of[len(of)-1] != int32(i) {
				d.of[o] = append(of, int32(i))
			}
		}
		if !known {
			d.unknown = append(d.unknown, int32(i))
		}
	}
	return d
}

// ownersOf returns the types that a place of a list is divided by; known is false if it is not known of which type it is.
func (g *Graph) ownersOf(list fieldList, name ir.Name, w fieldWrite) (owners []string, known bool) {
	switch list {
	case storedIn:
		return receivers(g.fieldOwner(w)), true
	case storedFor:
		owners = append(owners, g.crates.ownerOfField(g.fieldOwner(w), name))
	case putIn:
		if base, ok := g.baseOf(g.heldAt(w)); ok {
			owners = append(owners, g.ownerIn(w.site.Func, base, name))
		}
	case putFor:
		return g.ownerOrLibrary(Site{w.site.Func, g.heldAt(w).Value}, name)
	case lentFor:
		return g.ownerOrLibrary(w.site, name)
	}
	if len(owners) == 0 || owners[0] == "" {
		return nil, false
	}
	return owners, true
}

// heldAt returns the load or call that holds the table into which something is put.
func (g *Graph) heldAt(w fieldWrite) Site {
	in := g.Prog.Instr(w.site.Func, w.site.Value)
	return Site{w.site.Func, g.holder(w.site.Func, g.Prog.Args(w.site.Func, in)[0].Value)}
}

// baseOf returns the value of which the load at s reads a field; ok is false if it is none.
func (g *Graph) baseOf(s Site) (base ir.Value, ok bool) {
	in := g.Prog.Instr(s.Func, s.Value)
	if in.Op != ir.OpLoad || in.NArgs != 1 {
		return ir.NoValue, false
	}
	return g.Prog.Args(s.Func, in)[0].Value, true
}

// ownerOrLibrary returns the type of the workspace whose field of that name the load at s reads; none, and known, if the field is
// that of a library's type that does not wrap one, or of a tuple, whose parts have numbers as those of a tuple struct do.
func (g *Graph) ownerOrLibrary(s Site, name ir.Name) (owners []string, known bool) {
	base, ok := g.baseOf(s)
	if !ok {
		return nil, false
	}
	t := g.TypeOf(s.Func, base).Name
	if of := g.crates.ownerOfField(t, name); of != "" {
		return []string{of}, true
	}
	module, _ := splitPath(head(t))
	return nil, module != "" && module[0] >= 'a' && module[0] <= 'z' || strings.HasPrefix(strings.TrimPrefix(strings.TrimLeft(t, "&"), "mut "), "(")
}
