package taint

import "rubicon/internal/ir"

// A loop in Rust can note in a truth value what it has seen, and come to its end nevertheless:
//
//	let mut ok = true;
//	for c in name.chars() { if !c.is_alphanumeric() { ok = false; } }

// flagAtEnd returns what is certain of s where value v, a flag that a loop has left which came to its end, is what aux says:
// it was so after each time that the body ran, and so was what the body made it depend on.
func (e *engine) flagAtEnd(fn ir.FuncID, v ir.Value, aux uint32, s subject, depth int) verdict {
	if depth <= 0 || aux > 1 || e.isRuby(fn) {
		return verdict{}
	}
	args := e.endOfLoop(fn, v)
	head := e.graph.Root(fn, v)
	if args == nil || e.prog.Instr(fn, head).Op != ir.OpPhi || e.prog.Instr(fn, head).NArgs != 2 {
		return verdict{}
	}
	back := e.prog.Args(fn, e.prog.Instr(fn, head))[1].Value
	if !e.restsOn(fn, back, head, aux == 1, maxMerged) {
		return verdict{}
	}
	return e.ofEachTime(fn, args, s, func(each subject) verdict { return e.judge(fn, back, aux, each, min(depth-1, maxMerged)) })
}

// ofEachTime returns what is certain of s where a loop has come to its end, whose OpEach has the operands args, by what
// judge says of the element each time that the body ran.
func (e *engine) ofEachTime(fn ir.FuncID, args []ir.Operand, s subject, judge func(each subject) verdict) verdict {
	var out verdict
	for _, a := range args[1:] {
		twin := e.prog.Instr(fn, e.graph.Root(fn, a.Value))
		if twin.Op != ir.OpPhi || twin.NArgs != 2 {
			continue
		}
		element := e.rootOfAll(fn, e.prog.Args(fn, twin)[1].Value)
		each := subject{value: element}
		if e.isEach(fn, element, args[0].Value, s) {
			out = out.both(judge(each))
		} else if parts, also := e.partOfValue(fn, args[0].Value, s); parts != 0 {
			v := judge(each).both(verdict{passed: e.textsOf(fn, element, maxMade)})
			out = out.both(v.of(parts, also))
		}
	}
	return out
}

// endOfLoop returns the operands of the OpEach that value v rests on, nil without one.
func (e *engine) endOfLoop(fn ir.FuncID, v ir.Value) []ir.Operand {
	for range maxCondition {
		in := e.prog.Instr(fn, v)
		if in.Op != ir.OpAssume && in.Op != ir.OpCopy {
			return nil
		}
		args := e.prog.Args(fn, in)
		if in.Op == ir.OpAssume && in.Aux == 1 {
			if cond := e.prog.Instr(fn, args[1].Value); cond.Op == ir.OpCall && e.prog.Text(cond.Name) == ir.OpEach {
				return e.prog.Args(fn, cond)
			}
		}
		v = args[0].Value
	}
	return nil
}

// restsOn reports whether value v of function fn can only be the truth value holds if flag was that before.
func (e *engine) restsOn(fn ir.FuncID, v, flag ir.Value, holds bool, depth int) bool {
	v = e.graph.Root(fn, v)
	if v == flag || depth == 0 {
		return v == flag
	}
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	switch name := e.prog.Text(in.Name); {
	case in.Op == ir.OpCall && name == ir.OpNot:
		return e.restsOn(fn, args[0].Value, flag, !holds, depth-1)
	case in.Op == ir.OpCall && (holds && (name == ir.OpAnd || name == "op.&") || !holds && (name == ir.OpOr || name == "op.|")):
		for _, a := range args {
			if e.restsOn(fn, a.Value, flag, holds, depth-1) {
				return true
			}
		}
	case in.Op == ir.OpPhi:
		for _, a := range args {
			if is := e.prog.Instr(fn, e.graph.Root(fn, a.Value)); is.Op == ir.OpConst && (is.Aux == ir.ConstFalse && holds || is.Aux == ir.ConstTrue && !holds) {
				continue
			}
			if !e.restsOn(fn, a.Value, flag, holds, depth-1) {
				return false
			}
		}
		return true
	}
	return false
}
