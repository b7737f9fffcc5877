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
		if e.g.saysNotZero(e.site.Func, d.Cond, d.Holds, e.g.Root(e.site.Func, v), maxTrace) {
			return true
		}
	}
	return false
}

// saysNotZero reports whether a condition of Rust that has been found true, or, unless holds, false, says that the number at the
// root v is not zero.
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
	is := func(i int) bool { return g.Root(id, args[i].Value) == v }
	if name == "op.==" || name == "op.!=" {
		return holds == (name == "op.!=") && (is(0) && g.isZero(id, args[1].Value) || is(1) && g.isZero(id, args[0].Value))
	}
	less, more, reaches, ok := Ordered(name, args, holds)
	if !ok || g.Root(id, more) != v {
		return false
	}
	n, ok := g.Number(id, less)
	return ok && (n > 0 || !reaches)
}

// isZero reports whether value v of a function of Rust is the number 0.
func (g *Graph) isZero(id ir.FuncID, v ir.Value) bool {
	n, ok := g.Number(id, v)
	return ok && n == 0
}

// Ordered returns which operand of a comparison, that has been found true, or, unless holds, false, is less than the other one,
// or, with reaches, at most it.
func Ordered(name string, args []ir.Operand, holds bool) (less, more ir.Value, reaches, ok bool) {
	if len(args) != 2 {
		return 0, 0, false, false
	}
	less, more = args[0].Value, args[1].Value
	switch name {
	case "op.<":
	case "op.<=":
		reaches = true
	case "op.>":
		less, more = more, less
	case "op.>=":
		less, more, reaches = more, less, true
	default:
		return 0, 0, false, false
	}
	if !holds {
		less, more, reaches = more, less, !reaches
	}
	return less, more, reaches, true
}
