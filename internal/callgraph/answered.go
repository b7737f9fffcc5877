package callgraph

import (
	"strings"

	"rubicon/internal/ir"
)

// answered returns type ret, which function callee says its result has, for one call of it. Of what a function hands on that
// a closure yields, the call says the type: fn with<R>(id: u32, run: impl FnOnce(&Ring) -> R) -> Option<R> answers an
// Option of what run does. That is taken to be so where the result and one parameter's result are all of the signature that
// is of any type.
func (c *crates) answered(id, callee ir.FuncID, in *ir.Instr, args []ir.Operand, ret string) string {
	open, ok := openPart(ret)
	if !ok {
		return ret
	}
	g := c.g
	fn := g.Prog.Func(callee)
	run := -1
	for i := range fn.Params {
		p := &fn.Params[i]
		switch t := g.Prog.Text(p.Type); {
		case p.Kind != ir.ParamPositional || !strings.Contains(t, "_"):
		case strings.HasSuffix(t, "->_") && run < 0:
			run = int(p.Index)
		default:
			if _, more := openPart(t); more {
				return ret
			}
		}
	}
	if run < 0 {
		return ret
	}
	if fn.Kind == ir.KindMethod && in.Flags&ir.FlagPath != 0 {
		run++
	}
	for i, a := range args {
		if !positional(a.Role) || g.operandPosition(args, i) != run {
			continue
		}
		made := g.Prog.Instr(id, g.Root(id, a.Value))
		if made.Op != ir.OpClosure {
			return ret
		}
		if t := c.yieldedBy(g.Prog.Callee(id, made)); t != "" {
			return ret[:open] + t + ret[open+1:]
		}
	}
	return ret
}

// openPart returns where in type t a part stands that may be any type: the underscore of Option<_>.
func openPart(t string) (int, bool) {
	for i := range len(t) {
		if t[i] == '_' && (i == 0 || !isIdent(t[i-1])) && (i+1 == len(t) || !isIdent(t[i+1])) {
			return i, true
		}
	}
	return 0, false
}
