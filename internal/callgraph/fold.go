package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// Fold says how a call makes one of the elements of a list of functions.
type Fold uint8

// The ways to do it.
const (
	NoFold   Fold = iota
	InOrder       // the first one runs first: inject(:>>)
	Reversed      // the last one runs first: inject(:<<)
	Applied       // the call runs them itself, the first one on what it is given: inject(x) { |y, f| f.call(y) }
)

// FoldOf returns how the call at s, which a folded row describes, makes one of the elements of its receiver.
func (g *Graph) FoldOf(s Site) Fold {
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	last := args[len(args)-1]
	if last.Role != ir.RoleBlock {
		if op := g.Prog.Instr(s.Func, g.Root(s.Func, last.Value)); last.Role == ir.RolePlain && op.Op == ir.OpConst && op.Aux == ir.ConstSymbol {
			return g.operatorFold(op.Name)
		}
		return NoFold
	}
	made := g.Prog.Instr(s.Func, g.Root(s.Func, last.Value))
	if made.Op != ir.OpClosure {
		return NoFold
	}
	return g.blockFold(g.Prog.Callee(s.Func, made), len(args) > 2)
}

// blockFold is FoldOf for a block, which must do nothing but put its two parameters together.
func (g *Graph) blockFold(id ir.FuncID, started bool) Fold {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	ret := &body[len(body)-1]
	if ret.Op != ir.OpReturn || ret.NArgs != 1 {
		return NoFold
	}
	call := g.Prog.Instr(id, g.Root(id, g.Prog.Args(id, ret)[0].Value))
	of := g.Prog.Args(id, call)
	if len(of) == 1 && call.Op == ir.OpCall && len(g.Prog.Func(id).Params) == 2 { // inject(&:>>)
		return g.operatorFold(call.Name)
	}
	if len(of) != 2 || call.Op != ir.OpCall && (call.Op != ir.OpLoad || call.Flags&ir.FlagIndex == 0) {
		return NoFold
	}
	param := func(v ir.Value) int {
		in := g.Prog.Instr(id, g.Root(id, v))
		if in.Op != ir.OpParam || g.Prog.Func(id).Params[in.Aux].Kind != ir.ParamPositional {
			return -1
		}
		return int(g.Prog.Func(id).Params[in.Aux].Index)
	}
	switch first, second := param(of[0].Value), param(of[1].Value); {
	case first == 0 && second == 1 && call.Op == ir.OpCall:
		return g.operatorFold(call.Name)
	case first == 1 && second == 0 && started && (call.Op == ir.OpLoad || slices.Contains([]string{"call", "()", "yield"}, g.Prog.Text(call.Name))):
		return Applied
	}
	return NoFold
}

// operatorFold returns how the operator of that name puts two functions together, as models say.
func (g *Graph) operatorFold(name ir.Name) Fold {
	e := g.Set.Models.Lookup(source.Ruby, g.Prog.Text(name))
	if e == nil {
		return NoFold
	}
	for _, row := range e.Functions {
		if len(row.Runs) == 2 && row.Runs[0].Kind == rule.PortSelf {
			return InOrder
		} else if len(row.Runs) == 2 {
			return Reversed
		}
	}
	return NoFold
}

// makesFunction reports whether models say that the call at s returns a function that it makes of others.
func (g *Graph) makesFunction(s Site, c *Call) bool {
	return slices.ContainsFunc(c.Functions, func(row *rule.Function) bool {
		return !row.Folded || g.FoldOf(s) == InOrder || g.FoldOf(s) == Reversed
	})
}
