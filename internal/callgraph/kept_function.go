package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the functions of Ruby that native code was given and has kept: in a field, in a list, in a static.

// maxGivenUp bounds the calls between the function that Ruby calls and the one that asks for its block.
const maxGivenUp = 4

// fromRuby notes the functions of Ruby that its calls of function id give for parameter index; it reports false if code in
// Ruby does not call it.
func (t *rustTracer) fromRuby(id ir.FuncID, index int) (called bool) {
	g := t.g
	for _, s := range g.callersFrom(source.Ruby, id) {
		for _, c := range g.Call(s).Callees {
			if c.Func == id && c.Bridge != nil {
				called = true
				t.given(s, index+c.Skip)
			}
		}
	}
	return called
}

// given notes the function of Ruby that the call at s has as its argument at position pos. A block takes the place of one
// that is missing.
func (t *rustTracer) given(s Site, pos int) {
	n := 0
	for _, a := range t.g.Prog.Args(s.Func, t.g.Prog.Instr(s.Func, s.Value)) {
		switch {
		case a.Role == ir.RolePlain:
			if n == pos {
				t.note(s.Func, a.Value)
			}
			n++
		case a.Role == ir.RoleBlock && n <= pos:
			t.note(s.Func, a.Value)
		}
	}
}

// note adds the function of Ruby that v is, or else the object.
func (t *rustTracer) note(id ir.FuncID, v ir.Value) {
	made, ok := t.g.functionMade(Site{id, v})
	if !ok {
		made, ok = t.g.methodObject(Site{id, v})
	}
	switch {
	case !ok:
		t.objects = append(t.objects, Site{id, v})
	case !slices.Contains(t.found, made):
		t.found = append(t.found, made)
	}
}

// block notes the blocks that code in Ruby gives to the function that runs the call at s, if that asks for its block.
func (t *rustTracer) block(s Site, depth int) bool {
	if !t.g.asksForBlock(s) {
		return false
	}
	t.blocksOf(s.Func, depth)
	return true
}

// AsksForBlock reports whether value v of Rust is the block that the function which Ruby calls has been given, as a call in
// this function returns it.
func (g *Graph) AsksForBlock(id ir.FuncID, v ir.Value) bool {
	s := Site{id, g.Root(id, v)}
	return g.Prog.Instr(id, s.Value).Op == ir.OpCall && g.asksForBlock(s)
}

func (g *Graph) asksForBlock(s Site) bool {
	in := g.Prog.Instr(s.Func, s.Value)
	return slices.ContainsFunc(g.rowsByName(s.Func, in).Blocks, func(r *rule.GivenBlock) bool {
		return g.fits(s, in, &r.Callee) && g.meet(&r.Row)
	})
}

// blocksOf notes the blocks with which code in Ruby calls function id, or what calls that.
func (t *rustTracer) blocksOf(id ir.FuncID, depth int) {
	g := t.g
	if depth == 0 {
		return
	}
	for _, s := range g.Callers(id) {
		if g.lang(s.Func) == source.Rust {
			t.blocksOf(s.Func, depth-1)
			continue
		}
		for _, a := range g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value)) {
			if a.Role == ir.RoleBlock {
				t.note(s.Func, a.Value)
			}
		}
	}
}

// meet notes that a row has described something.
func (g *Graph) meet(row *rule.Row) bool {
	g.met[row.ID] = true
	return true
}
