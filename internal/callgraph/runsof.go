package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// runsOf returns the calls of the closure of Rust that is made at made, in the functions of the workspace that it is given
// to: configured(|command| command.arg(x)) of fn configured(shape: impl FnOnce(&mut Command)) { shape(&mut command) }.
func (g *Graph) runsOf(made Site) (runs []Site) {
	body := g.Prog.File(made.Func).Body(g.Prog.Func(made.Func))
	for u := int(made.Value) + 1; u < len(body); u++ {
		s := Site{made.Func, ir.Value(u)}
		if body[u].Op != ir.OpCall || !g.isGiven(s, made.Value) {
			continue
		}
		for _, c := range g.Call(s).Callees {
			fn := g.Prog.Func(c.Func)
			for i := range fn.Params {
				if v, ok := g.givenTo(s, &fn.Params[i]); ok && g.isMade(s.Func, v, made.Value) {
					runs = append(runs, g.runsOfParam(c.Func, fn.Params[i].Value)...)
				}
			}
		}
	}
	return runs
}

// isGiven reports whether the closure made is an argument of the call at s.
func (g *Graph) isGiven(s Site, made ir.Value) bool {
	for _, a := range g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value)) {
		if a.Role == ir.RolePlain && g.isMade(s.Func, a.Value, made) {
			return true
		}
	}
	return false
}

// isMade reports whether v is the closure made of function id, or a reference or a box of it.
func (g *Graph) isMade(id ir.FuncID, v, made ir.Value) bool {
	for range maxUnwrap {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		if v == made || in.Op != ir.OpCall || !g.wraps(id, in) {
			break
		}
		v = g.Prog.Args(id, in)[0].Value
	}
	return v == made
}

// wraps reports whether a call puts its one argument, as it is, into something: Box::new(x).
func (g *Graph) wraps(id ir.FuncID, in *ir.Instr) bool {
	if in.Flags&ir.FlagPath == 0 || in.NArgs != 1 {
		return false
	}
	path := g.rustPath(id, in)
	return slices.ContainsFunc(g.rowsByName(id, in).Flows, func(f *rule.Flow) bool {
		return f.Step == rule.Value && f.Callee.Path() == path && slices.ContainsFunc(f.From, isFirstArgument) && slices.ContainsFunc(f.To, toResult)
	})
}

// isFirstArgument reports whether a port is the first argument itself.
func isFirstArgument(p rule.Port) bool {
	return p.Kind == rule.PortArg && p.Index == 0 && len(p.Path) == 0
}

// runsOfParam returns the calls of a function that parameter v of function id holds.
func (g *Graph) runsOfParam(id ir.FuncID, v ir.Value) (runs []Site) {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		in := &body[u]
		if in.Op == ir.OpCall && in.NArgs > 0 && g.Prog.Text(in.Name) == ir.OpCallee && g.Root(id, g.Prog.Args(id, in)[0].Value) == v {
			runs = append(runs, Site{id, ir.Value(u)})
		}
	}
	return runs
}

// argumentOf returns what the call of a function value at s gives for the function's parameter index.
func (g *Graph) argumentOf(s Site, index int) (ir.Value, bool) {
	args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
	if index+1 >= len(args) || args[index+1].Role != ir.RolePlain {
		return ir.NoValue, false
	}
	return args[index+1].Value, true
}
