package callgraph

import (
	"maps"
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
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
		if row == nil || row.Symbol == nil || !closure || g.lang(s.Func) != source.Ruby || !g.namedByFirst(s, in, row.Symbol) {
			continue
		}
		call, ok := g.consumer(made)
		if !ok {
			continue
		}
		args := g.Prog.Args(call.Func, g.Prog.Instr(call.Func, call.Value))
		if len(args) == 0 || args[0].Role != ir.RoleSelf {
			continue
		}
		for _, name := range g.namesIn(Site{call.Func, args[0].Value}) {
			if g.invoked.tables == nil {
				g.invoked.tables = map[Site]map[string]*Native{}
			}
			if g.invoked.tables[call] == nil {
				g.invoked.tables[call] = map[string]*Native{}
			}
			n := g.nativeCalled(s, row.Mechanism, name)
			g.invoked.tables[call][name] = n
			g.Natives = append(g.Natives, n)
			g.met[row.ID] = true
		}
		g.invoked.handles[s] = nil // another function in each turn
	}
}

// namedByFirst reports whether what stands at a port of the call at s is the first parameter of the block that it stands in.
func (g *Graph) namedByFirst(s Site, in *ir.Instr, symbol *rule.Port) bool {
	operands := g.operands(s.Func, in, symbol)
	if len(operands) == 0 {
		return false
	}
	p := g.Prog.Instr(s.Func, g.Root(s.Func, operands[0]))
	if p.Op != ir.OpParam {
		return false
	}
	param := &g.Prog.Func(s.Func).Params[p.Aux]
	return param.Kind == ir.ParamPositional && param.Index == 0
}

// namesIn returns the keys of the constant hash at s, or the texts in the constant list, each alone or as the first of a list.
func (g *Graph) namesIn(s Site) (names []string) {
	for _, e := range g.Elements(g.literalAt(s)) {
		if e.Key != 0 {
			names = append(names, g.Prog.Text(e.Key))
			continue
		}
		at := e.Value
		if list := g.Elements(at); len(list) > 0 {
			at = list[0].Value
		}
		if texts, ok := g.texts(at.Func, at.Value, maxTrace); ok && len(texts) == 1 {
			names = append(names, texts[0])
		}
	}
	return names
}

// handlesInTable returns the native functions that v can be, read from such a table: the one at a key that is constant, or else all.
func (g *Graph) handlesInTable(id ir.FuncID, v ir.Value) (all []*Native) {
	if len(g.invoked.tables) == 0 {
		return nil
	}
	at := Site{id, g.Root(id, v)}
	in := g.Prog.Instr(id, at.Value)
	args := g.Prog.Args(id, in)
	reads := in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex || in.Op == ir.OpCall && g.keyed(at)
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
