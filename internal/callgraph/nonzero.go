package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// NotZero implements rule.Env.
func (e *env) NotZero(p rule.Port) bool {
	v, ok := e.one(p)
	if !ok {
		return false
	}
	for _, d := range e.g.Prog.Func(e.site.Func).Decided(e.site.Value) {
		if e.g.saysNotZero(e.site.Func, d.Cond, d.Holds, v, maxTrace) {
			return true
		}
	}
	return false
}

// turnedRound are the orderings that hold of two operands the other way round: 0 < n is n > 0.
var turnedRound = map[string]string{"op.<": "op.>", "op.>": "op.<", "op.<=": "op.>=", "op.>=": "op.<="}

// saysNotZero reports whether a condition of Rust that has been found true, or, unless holds, false, says that the number v is not
// zero.
func (g *Graph) saysNotZero(id ir.FuncID, cond ir.Value, holds bool, v ir.Value, depth int) bool {
	cond = g.Condition(id, cond)
	in := g.Prog.Instr(id, cond)
	args := g.Prog.Args(id, in)
	if in.Op != ir.OpCall || depth == 0 {
		return false
	}
	name := g.Prog.Text(in.Name)
	switch {
	case name == ir.OpNot && len(args) == 1:
		return g.saysNotZero(id, args[0].Value, !holds, v, depth-1)
	case len(args) != 2:
		return false
	case name == ir.OpAnd || name == ir.OpOr:
		return (name == ir.OpAnd) == holds && (g.saysNotZero(id, args[0].Value, holds, v, depth/2) || g.saysNotZero(id, args[1].Value, holds, v, depth/2))
	}
	n, other := uint64(0), ir.NoValue
	swapped := false
	if number, ok := g.Number(id, args[1].Value); ok {
		n, other = number, args[0].Value
	} else if number, ok := g.Number(id, args[0].Value); ok {
		n, other, swapped = number, args[1].Value, true
	}
	if other == ir.NoValue || g.Root(id, other) != g.Root(id, v) {
		return false
	}
	if turned, ok := turnedRound[name]; ok && swapped {
		name = turned
	}
	switch name {
	case "op.==":
		return !holds && n == 0
	case "op.!=":
		return holds && n == 0
	case "op.>":
		return holds
	case "op.>=":
		return holds && n > 0
	case "op.<":
		return !holds && n > 0
	case "op.<=":
		return !holds
	}
	return false
}
