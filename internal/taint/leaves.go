package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// A block can leave the method that it stands in: LIST.each { |name| return true if name == x }. What is so there, it
// says of what it captures.

// leftByBlocks returns what is certain of s where a block in a function leaves it with what a question says; ok is false
// if none can.
func (e *engine) leftByBlocks(key predicateKey, body []ir.Instr, s subject) (out verdict, ok bool) {
	for u := range body {
		if body[u].Op != ir.OpClosure {
			continue
		}
		id := e.prog.Callee(key.fn, &body[u])
		if id == ir.NoFunc || !e.leaves(id, key.aux) {
			continue
		}
		var v verdict
		if e.isRuby(key.fn) && key.aux <= ir.AssumeReturned && key.question == (question{aux: key.aux, leaves: key.leaves}) {
			v = e.whereLeaves(key, body, function{made: ir.Value(u), fn: id}, s)
		}
		out, ok = e.orElse(out, ok, v), true
	}
	return out, ok
}

// whereLeaves returns what is certain of s where a block leaves the method: if it is given the elements of a list that the
// program writes out, what is so of each.
func (e *engine) whereLeaves(key predicateKey, body []ir.Instr, block function, s subject) verdict {
	q := question{aux: key.aux, leaves: true}
	out := e.ofSeen(key.fn, block, key.given, q, s)
	for v := int(block.made) + 1; v < len(body) && out.saysNothing(); v++ {
		args := e.prog.Args(key.fn, &body[v])
		if n := len(args); body[v].Op != ir.OpCall || n < 2 || args[n-1].Role != ir.RoleBlock || args[n-1].Value != block.made || args[0].Role != ir.RoleSelf {
			continue
		}
		elements, ok := e.graph.AllElements(callgraph.Site{Func: key.fn, Value: args[0].Value})
		if !ok || len(elements) > maxChoices {
			break
		}
		for i, el := range elements {
			out = e.orElse(out, i > 0, e.ofElement(key.fn, block, el, q, s))
		}
		break
	}
	return out
}

// leaves reports whether block id, or one in it, can leave the method with what aux says.
func (e *engine) leaves(id ir.FuncID, aux uint32) bool {
	body := e.prog.File(id).Body(e.prog.Func(id))
	for w := range body {
		switch in := &body[w]; {
		case in.Op == ir.OpReturn && in.Aux == ir.ReturnMethod && e.canBe(id, in, aux):
			return true
		case in.Op == ir.OpClosure:
			if inner := e.prog.Callee(id, in); inner != ir.NoFunc && e.leaves(inner, aux) {
				return true
			}
		}
	}
	return false
}

// canBe reports whether what a return gives back can be what aux says.
func (e *engine) canBe(fn ir.FuncID, in *ir.Instr, aux uint32) bool {
	if aux >= ir.AssumeReturned {
		return true
	}
	if in.NArgs == 0 {
		return aux == 0
	}
	_, possible := e.judgeResult(fn, e.prog.Args(fn, in)[0].Value, aux, subject{}, maxCondition)
	return possible
}
