package callgraph

import "rubicon/internal/ir"

// This file is about tables that a method is told the key of: of emit(:saved, …), which runs @handlers[event], only
// the handlers matter that on(:saved) { … } has put there by @handlers[event] << block.

// originKey identifies an answer of Origins: where it depends on a parameter, for one thing that this is given.
type originKey struct {
	site  Site
	given *Given // the first of what Bind said; each call of it has its own
}

// tableKey is the key of an element of a table.
type tableKey struct {
	name  ir.Name
	known bool
	param Site // the parameter that it is, if it is one
}

// keyGiven says that the calls of a function matter only that give a parameter this key.
type keyGiven struct {
	param Site
	name  ir.Name
}

// tableKey returns what is known of v as the key of an element.
func (g *Graph) tableKey(id ir.FuncID, v ir.Value) tableKey {
	for range maxTrace {
		v = g.WithoutDefault(id, g.Root(id, v))
		in := g.Prog.Instr(id, v)
		switch {
		case in.Op == ir.OpConst:
			return tableKey{name: in.Name, known: in.Name != 0}
		case in.Op == ir.OpCall && in.NArgs == 1 && in.Flags&ir.FlagImplicitSelf == 0 && g.ReturnsReceiver(Site{id, v}):
			v = g.Prog.Args(id, in)[0].Value // key.to_sym
			continue
		case in.Op != ir.OpParam:
			return tableKey{}
		}
		if outer, ok := g.Outside(id, in); ok {
			id, v = outer.Func, outer.Value
			continue
		}
		if g.Prog.Func(id).Params[in.Aux].Kind == ir.ParamSelf {
			return tableKey{}
		}
		k := tableKey{param: Site{id, v}}
		if b, ok := g.Bound(id, v); ok && b.Rest < 0 {
			k.name = b.Key
			if is := g.Prog.Instr(b.Is.Func, g.Root(b.Is.Func, b.Is.Value)); k.name == 0 && is.Op == ir.OpConst {
				k.name = is.Name
			}
			k.known = k.name != 0
		}
		return k
	}
	return tableKey{}
}

// at follows what the store or call at s puts into a table at a key, if that can be the one that is looked for. Where the
// key is a parameter, only the calls matter that give that one.
func (t *tracer) at(s Site, key ir.Value, name ir.Name, known bool, follow func()) {
	if !known {
		follow()
		return
	}
	there := t.g.tableKey(s.Func, key)
	switch {
	case there.param.Value != ir.NoValue:
		t.where = append(t.where, keyGiven{there.param, name})
		follow()
		t.where = t.where[:len(t.where)-1]
	case !there.known || there.name == name:
		follow()
	}
}

// givesOther reports whether the call of function id at s gives a parameter another key than the one that is looked for.
func (t *tracer) givesOther(id ir.FuncID, s Site) bool {
	for _, w := range t.where {
		if w.param.Func != id {
			continue
		}
		in := t.g.Prog.Instr(id, w.param.Value)
		for _, v := range t.g.givenFor(s, &t.g.Prog.Func(id).Params[in.Aux]) {
			if k := t.g.tableKey(s.Func, v); k.known && k.name != w.name {
				return true
			}
		}
	}
	return false
}
