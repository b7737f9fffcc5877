package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the native functions that a method of the workspace looks up by the name which it is given, and that are called
// where that name is given on:
//
//	def func(name) = @funcs[name] ||= @instance.export(name).to_func
//	def call(name, *args) = func(name).call(*args)

// maxLookedUp bounds the calls between where a function is looked up and where it is called.
const maxLookedUp = 4

// readLookedUp notes the functions that the call at s runs, as row says, if a parameter of its own method names them.
func (g *Graph) readLookedUp(s Site, in *ir.Instr, row *rule.NativeCall) {
	for _, v := range g.operands(s.Func, in, row.Function) {
		name := g.lookedUpBy(s.Func, v, row.Mechanism, maxLookedUp)
		if name == ir.NoValue || g.paramNaming(s.Func, name) == ir.NoValue {
			continue
		}
		for _, symbol := range g.symbolsNamed(s, name, row.Mechanism) {
			n := g.nativeLookedUp(s, row.Mechanism, symbol, v)
			if len(n.Targets) > 0 {
				g.invoked.calls[s] = append(g.invoked.calls[s], n)
			}
		}
		if len(g.invoked.calls[s]) > 0 {
			g.met[row.ID] = true
			return
		}
	}
}

// nativeLookedUp makes the binding of the function of that name that the call at s runs by v.
func (g *Graph) nativeLookedUp(s Site, mechanism, symbol string, v ir.Value) *Native {
	n := &Native{Mechanism: mechanism, Symbol: symbol, Site: s, Targets: g.targets(mechanism, symbol)}
	f := g.fileFinder(mechanism)
	f.value(s.Func, v, nil, maxMade)
	f.confine(n)
	return n
}

// lookedUpBy returns the value of function id by which v, that stands for a native function, was looked up: also by methods of the
// workspace, of what they are given. It returns NoValue if that is not one value of the function.
func (g *Graph) lookedUpBy(id ir.FuncID, v ir.Value, mechanism string, depth int) ir.Value {
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch {
	case depth == 0:
		return ir.NoValue
	case in.Op == ir.OpPhi, in.Op == ir.OpCall && in.Name == g.names.or:
		for _, a := range args { // what was kept was looked up so, too
			if name := g.lookedUpBy(id, a.Value, mechanism, depth-1); name != ir.NoValue {
				return name
			}
		}
		return ir.NoValue
	case in.Op != ir.OpCall:
		return ir.NoValue
	}
	s := Site{id, v}
	if row := g.handleRow(s, in); row != nil && row.Mechanism == mechanism && !row.Members {
		if row.Symbol != nil {
			if names := g.operands(id, in, row.Symbol); len(names) == 1 {
				return names[0]
			}
		} else if of := g.operands(id, in, row.Of); len(of) == 1 {
			return g.lookedUpBy(id, of[0], mechanism, depth-1)
		}
		return ir.NoValue
	}
	for _, c := range g.Call(s).Callees {
		if c.New || c.Bridge != nil || g.lang(c.Func) != source.Ruby || g.Prog.Func(c.Func).Kind != ir.KindMethod {
			continue
		}
		if name := g.givenToLookUp(s, c.Func, mechanism, depth); name != ir.NoValue {
			return name
		}
	}
	return ir.NoValue
}

// givenToLookUp returns what the call at s gives for the parameter by which method id looks up the function that it returns.
func (g *Graph) givenToLookUp(s Site, id ir.FuncID, mechanism string, depth int) ir.Value {
	fn := g.Prog.Func(id)
	body := g.Prog.File(id).Body(fn)
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
			continue
		}
		name := g.lookedUpBy(id, g.Prog.Args(id, &body[u])[0].Value, mechanism, depth-1)
		if name == ir.NoValue {
			continue
		}
		i := slices.IndexFunc(fn.Params, func(p ir.Param) bool { return p.Value == g.paramNaming(id, name) })
		if i < 0 {
			continue
		}
		if given := g.givenFor(s, &fn.Params[i]); len(given) == 1 {
			return given[0]
		}
	}
	return ir.NoValue
}
