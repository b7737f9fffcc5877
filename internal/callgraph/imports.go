package callgraph

import (
	"cmp"
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file finds the names of functions of Ruby that a Wasm module is given as a list: in the order in which it imports them.

// readImports gives the functions of the list at a row's port to what the crates declare from which the module was built: each to the
// declaration at its place, if that takes as many arguments, or else to the only one that does.
func (g *Graph) readImports(s Site, in *ir.Instr, row *rule.Host) {
	for _, list := range g.operands(s.Func, in, row.Imports) {
		elements := g.Elements(g.literalAt(Site{s.Func, list}))
		if len(elements) == 0 {
			continue
		}
		declared := g.declaredBy(s, in, row)
		for i, e := range elements {
			for _, o := range append([]Site{{e.Value.Func, g.Root(e.Value.Func, e.Value.Value)}}, g.Origins(e.Value.Func, e.Value.Value)...) {
				made := g.Prog.Instr(o.Func, o.Value)
				if made.Op != ir.OpCall || row.Maker == nil || g.Prog.Text(made.Name) != row.Maker.Name {
					continue
				}
				if name, ok := g.importAt(declared, i, len(elements), g.takenBy(o, made, row)); ok {
					g.giveHost(o, made, row, name)
				}
				break
			}
		}
	}
}

// declaredBy returns the foreign functions, in the order of their places, that the crates declare from which the module at the row's port
// was built.
func (g *Graph) declaredBy(s Site, in *ir.Instr, row *rule.Host) (ids []ir.FuncID) {
	f := g.fileFinder(row.Mechanism)
	for _, v := range g.operands(s.Func, in, row.Module) {
		f.value(s.Func, v, nil, maxMade)
	}
	if f.unknown {
		return nil
	}
	linked := map[string]bool{}
	for _, crate := range f.crates {
		g.link(crate, linked)
	}
	for _, id := range g.crates.foreign {
		if linked[g.crates.scope(id).mod.crate] {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b ir.FuncID) int {
		return cmp.Or(cmp.Compare(g.Prog.File(a).Source.Path, g.Prog.File(b).Source.Path), cmp.Compare(g.Prog.Func(a).Pos, g.Prog.Func(b).Pos))
	})
	return ids
}

// takenBy returns how many arguments of native code the function takes that the call at s makes; -1 if that is not known.
func (g *Graph) takenBy(s Site, in *ir.Instr, row *rule.Host) int {
	for i := range row.Function {
		for _, v := range g.operands(s.Func, in, &row.Function[i]) {
			id := g.rubyFunction(Site{s.Func, v})
			if id == ir.NoFunc {
				continue
			}
			n := 0
			for _, p := range g.Prog.Func(id).Params {
				switch p.Kind {
				case ir.ParamPositional, ir.ParamOptional:
					n++
				case ir.ParamSplat:
					return -1
				}
			}
			return n - row.Skip
		}
	}
	return -1
}

// importAt returns the name of the function, among those declared, that the one at place i of n stands for, which takes so many arguments.
func (g *Graph) importAt(declared []ir.FuncID, i, n, taken int) (name string, ok bool) {
	var fit []ir.FuncID
	for _, id := range declared {
		if taken < 0 || len(g.Prog.Func(id).Params) == taken {
			fit = append(fit, id)
		}
	}
	switch {
	case len(declared) == n && slices.Contains(fit, declared[i]):
		return g.symbol(declared[i]), true
	case len(fit) == 1:
		return g.symbol(fit[0]), true
	}
	return "", false
}
