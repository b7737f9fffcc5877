package callgraph

import (
	"maps"
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file finds the native functions of tables that a block makes of the names in a constant:
//
//	FUNCTIONS = NAMES.to_h { |name| [name, Fiddle::Function.new(LIB[name], [], INT)] }
//	FUNCTIONS["name"].call

// readHandleTables notes what such tables have, by the calls that go through the names; sites look up functions by names.
func (g *Graph) readHandleTables(sites []Site) {
	for _, s := range sites {
		in := g.Prog.Instr(s.Func, s.Value)
		row := g.handleRow(s, in)
		made, closure := g.closureSites[s.Func]
		if row == nil || row.Symbol == nil || !closure || g.lang(s.Func) != source.Ruby {
			continue
		}
		call, ok := g.consumer(made)
		symbols := g.operands(s.Func, in, row.Symbol)
		if !ok || len(symbols) != 1 {
			continue
		}
		for _, t := range g.turns(s) {
			at := t.resolve(g, s.Func, symbols[0], maxTermSize)
			symbol, known := at.constant(g)
			if !known {
				continue
			}
			if g.invoked.tables == nil {
				g.invoked.tables = map[Site]map[string]*Native{}
			}
			if g.invoked.tables[call] == nil {
				g.invoked.tables[call] = map[string]*Native{}
			}
			n := g.nativeCalled(s, row.Mechanism, symbol)
			if line := t.line(g); line != (Site{}) {
				n.Site = line
			}
			key := g.keyMade(s.Func, &t, symbol)
			n.key = g.Prog.Name(key)
			g.invoked.tables[call][key] = n
			g.Natives = append(g.Natives, n)
			g.met[row.ID] = true
			g.invoked.handles[s] = nil // another function in each turn
		}
	}
}

// keyMade returns the key at which block id puts what it makes in a turn of its loop: that of the pair which it answers; or, if it
// answers none, the name of the function.
func (g *Graph) keyMade(id ir.FuncID, t *turn, symbol string) string {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs != 1 {
			continue
		}
		left := g.Prog.Args(id, &body[u])[0].Value
		pair := g.Prog.Instr(id, g.Root(id, left))
		if args := g.Prog.Args(id, pair); pair.Op == ir.OpCall && g.Prog.Text(pair.Name) == ir.OpArray && len(args) == 2 {
			at := t.resolve(g, id, args[0].Value, maxTermSize)
			if key, ok := at.constant(g); ok {
				return key
			}
		}
	}
	return symbol
}

// handlesInTable returns the native functions that v can be, read from such a table: the one at a key that is constant, or else all.
func (g *Graph) handlesInTable(id ir.FuncID, v ir.Value) (all []*Native) {
	if len(g.invoked.tables) == 0 {
		return nil
	}
	at := Site{id, g.Root(id, v)}
	in := g.Prog.Instr(id, at.Value)
	args := g.Prog.Args(id, in)
	reads := in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex || in.Op == ir.OpCall && slices.ContainsFunc(g.rowsByName(id, in).Flows, readsKey)
	if !reads || len(args) < 2 {
		return nil
	}
	for _, o := range append([]Site{{id, g.Root(id, args[0].Value)}}, g.Origins(id, args[0].Value)...) {
		table := g.tableMade(o)
		if len(table) == 0 {
			continue
		}
		texts, known := g.texts(id, args[1].Value, maxTrace)
		for _, name := range slices.Sorted(maps.Keys(table)) {
			if (!known || slices.Contains(texts, name)) && !slices.Contains(all, table[name]) && len(all) < MaxByName {
				all = append(all, table[name])
			}
		}
	}
	return all
}

// tableMade returns what the table has that the call at s makes, or one that it is made on: NAMES.map { … }.to_h
func (g *Graph) tableMade(s Site) map[string]*Native {
	for range maxWraps {
		if table := g.invoked.tables[s]; table != nil {
			return table
		}
		in := g.Prog.Instr(s.Func, s.Value)
		args := g.Prog.Args(s.Func, in)
		if in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf {
			break
		}
		s.Value = g.Root(s.Func, args[0].Value)
	}
	return nil
}
