package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// Some frameworks take only false for a no, not nil: a condition that says params[:x] =~ /\A\w+\z/ lets everything
// through.

// assumeNotFalse is the aux of a question about a function whose result is anything but false.
const assumeNotFalse = assumeUnanswered + 1

// notFalse is judgeResult where the result is anything but false.
func (e *engine) notFalse(fn ir.FuncID, v ir.Value, s subject, depth int) (out verdict, possible bool) {
	if depth <= 0 {
		return verdict{}, true
	}
	v = e.graph.Condition(fn, v)
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	if e.same(fn, v, s) {
		return verdict{}, true
	}
	switch in.Op {
	case ir.OpConst:
		return verdict{}, in.Aux != ir.ConstFalse
	case ir.OpPhi:
		for _, a := range args {
			if x, ok := e.notFalse(fn, a.Value, s, depth-1); ok {
				x = x.both(e.assumedOf(fn, a.Value, s, depth-1))
				out, possible = e.orElse(out, possible, x), true
			}
		}
		return out, possible
	case ir.OpCall:
		return e.notFalseCall(fn, v, in, args, s, depth)
	}
	return verdict{}, true
}

// orElse is what is certain if x is one of several possibilities, of which out is what those before it have in common.
func (e *engine) orElse(out verdict, any bool, x verdict) verdict {
	if !any {
		return x
	}
	return out.either(x)
}

func (e *engine) notFalseCall(fn ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand, s subject, depth int) (verdict, bool) {
	name := e.prog.Text(in.Name)
	site := callgraph.Site{Func: fn, Value: v}
	switch {
	case name == ir.OpAnd && len(args) == 2: // both, or the first one is nil
		yes := e.judge(fn, args[0].Value, 1, s, depth-1)
		if x, ok := e.notFalse(fn, args[1].Value, s, depth-1); ok {
			yes = yes.both(x)
		}
		if e.isBoolean(fn, args[0].Value, maxMade) {
			return yes, true
		}
		return yes.either(e.judge(fn, args[0].Value, 0, s, depth-1)), true
	case name == ir.OpOr && len(args) == 2:
		yes := e.judge(fn, args[0].Value, 1, s, depth-1)
		if x, ok := e.notFalse(fn, args[1].Value, s, depth-1); ok {
			yes = yes.either(x)
		}
		return yes, true
	case len(e.graph.Call(site).Callees) > 0:
		return e.ofCallees(fn, v, in, question{aux: assumeNotFalse}, s), true
	case e.isBoolean(fn, v, maxMade):
		return e.judge(fn, v, 1, s, depth), true
	}
	return verdict{}, true
}

// isBoolean reports whether value v is the result of a call that is true or false, never nil: by the look of its name,
// or by what the functions of the workspace return that it can be.
func (e *engine) isBoolean(fn ir.FuncID, v ir.Value, depth int) bool {
	v = e.graph.Condition(fn, v)
	in := e.prog.Instr(fn, v)
	switch {
	case in.Op == ir.OpConst:
		return in.Aux == ir.ConstTrue || in.Aux == ir.ConstFalse
	case in.Op != ir.OpCall || in.Flags&ir.FlagSafe != 0 || depth == 0:
		return false
	}
	callees := e.graph.CallIn(callgraph.Site{Func: fn, Value: v}).Callees
	for _, c := range callees {
		if !e.returnsBoolean(c.Func, depth-1) {
			return false
		}
	}
	name := e.prog.Text(in.Name)
	return len(callees) > 0 || strings.HasSuffix(name, "?") || slices.Contains(booleans, name)
}

// booleans are the operators that are true or false.
var booleans = []string{ir.OpNot, "==", "!=", "!~", "==="}

func (e *engine) returnsBoolean(fn ir.FuncID, depth int) bool {
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := range body {
		if body[u].Op == ir.OpReturn && (body[u].NArgs == 0 || !e.isBoolean(fn, e.prog.Args(fn, &body[u])[0].Value, depth)) {
			return false
		}
	}
	return true
}
