package taint

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// namesTexts reports whether a guard row is true of texts that the program names only: LIST.include?(x).
func (e *engine) namesTexts(row *rule.Guard) bool {
	return row.Kinds == e.set.AllKinds() && row.Test == rule.NoTest && row.Holds && row.Value.Kind == rule.PortArg && len(row.Value.Path) == 0
}

// framed returns the one part of text v that is no constant, if it is put together of one and of constants: where the
// program names the text, it names that part. It returns v otherwise.
func (e *engine) framed(fn ir.FuncID, v ir.Value) ir.Value {
	root := e.origin(fn, v)
	in := e.prog.Instr(fn, root)
	if in.Op != ir.OpCall || !e.isRuby(fn) || e.prog.Text(in.Name) != ir.OpInterp {
		return v
	}
	part := ir.NoValue
	for _, a := range e.prog.Args(fn, in) {
		if e.prog.Instr(fn, e.graph.Root(fn, a.Value)).Op == ir.OpConst {
			continue
		}
		if part != ir.NoValue {
			return v
		}
		part = a.Value
	}
	if part == ir.NoValue {
		return v
	}
	return part
}
