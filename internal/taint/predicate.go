package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// predicateKey is a question about a function that is a condition: what is certain of the parameter at a
// port where its result is holds.
type predicateKey struct {
	fn    ir.FuncID
	port  port
	holds bool
}

// block returns the kinds that the parameter of a call's block is free of where the block's result is
// holds: all?(&:alnum?), all(|c| c.is_alphanumeric()).
func (e *engine) block(fn ir.FuncID, in *ir.Instr, holds bool) rule.Kinds {
	for _, a := range e.prog.Args(fn, in) {
		made := e.prog.Instr(fn, e.graph.Root(fn, a.Value))
		if made.Op != ir.OpClosure {
			continue
		}
		if id := e.prog.Callee(fn, made); id != ir.NoFunc {
			return e.predicate(predicateKey{id, port{kind: portArg}, holds}).clears
		}
	}
	return 0
}

// asked judges a call of a function of the workspace as a condition, by what the function returns:
// if safe?(x) …
func (e *engine) asked(fn ir.FuncID, cond ir.Value, in *ir.Instr, holds bool, v ir.Value) verdict {
	site := callgraph.Site{Func: fn, Value: cond}
	callees := e.graph.Call(site).Callees
	if len(callees) != 1 || callees[0].ByName || callees[0].Bridge != nil || callees[0].New {
		return verdict{}
	}
	ed := e.callEdge(site, &callees[0])
	positions := e.operandPositions(fn, in)
	for i, a := range e.prog.Args(fn, in) {
		if a.Role == ir.RolePlain && ed.position(positions[i]) >= 0 && e.sameValue(fn, a.Value, v) {
			return e.predicate(predicateKey{callees[0].Func, port{portArg, uint32(ed.position(positions[i]))}, holds})
		}
	}
	return verdict{}
}

// predicate answers a question about a function. One that calls itself says nothing while it is read.
func (e *engine) predicate(key predicateKey) verdict {
	v, ok := e.predicates[key]
	if !ok {
		e.predicates[key] = verdict{}
		v = e.readPredicate(key)
		e.predicates[key] = v
	}
	return v
}

func (e *engine) readPredicate(key predicateKey) verdict {
	fn := e.prog.Func(key.fn)
	param := ir.NoValue
	for i := range fn.Params {
		if e.paramPort(&fn.Params[i]) == key.port {
			param = fn.Params[i].Value
		}
	}
	if param == ir.NoValue || fn.Flags&ir.FuncDecl != 0 {
		return verdict{}
	}
	out, any := verdict{}, false
	body := e.prog.File(key.fn).Body(fn)
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
			continue
		}
		v, possible := e.judgeResult(key.fn, e.prog.Args(key.fn, &body[u])[0].Value, key.holds, param, maxCondition)
		switch {
		case !possible:
		case !any:
			out, any = v, true
		default:
			out = out.either(v)
		}
	}
	return out
}

// judgeResult is judge for a result that may be one of several values; possible is false if it cannot
// be holds at all.
func (e *engine) judgeResult(fn ir.FuncID, cond ir.Value, holds bool, v ir.Value, depth int) (out verdict, possible bool) {
	if depth <= 0 {
		return verdict{}, true
	}
	cond = e.condition(fn, cond)
	in := e.prog.Instr(fn, cond)
	switch in.Op {
	case ir.OpConst:
		return verdict{}, !(in.Aux == ir.ConstTrue && !holds || (in.Aux == ir.ConstFalse || in.Aux == ir.ConstNil) && holds)
	case ir.OpPhi:
		for _, a := range e.prog.Args(fn, in) {
			x, ok := e.judgeResult(fn, a.Value, holds, v, depth-1)
			switch {
			case !ok:
			case !possible:
				out, possible = x, true
			default:
				out = out.either(x)
			}
		}
		return out, possible
	}
	return e.judge(fn, cond, holds, v, depth), true
}

// checked returns the kinds that the result of the call at u, with receiver recv, is free of since an
// assumption about the receiver is one about this very result: LIST.include?(x.downcase) and x.downcase.
func (e *engine) checked(fn ir.FuncID, u, recv ir.Value) rule.Kinds {
	var clears rule.Kinds
	for range maxCondition {
		in := e.prog.Instr(fn, recv)
		if in.Op != ir.OpAssume && in.Op != ir.OpCopy {
			break
		}
		args := e.prog.Args(fn, in)
		if in.Op == ir.OpAssume {
			clears |= e.judge(fn, args[1].Value, in.Aux == 1, u, maxCondition).clears
		}
		recv = args[0].Value
	}
	return clears
}
