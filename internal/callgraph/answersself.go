package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// Methods of builders answer what they are called on: job.named("x").to(queue). What the last of them changes is the
// object at the beginning.

// AnsweredReceiver returns what the call that v is, is made on, if it answers that, whatever function it reaches; NoValue
// otherwise.
func (g *Graph) AnsweredReceiver(id ir.FuncID, v ir.Value) ir.Value {
	s := Site{id, g.Root(id, v)}
	in := g.Prog.Instr(id, s.Value)
	args := g.Prog.Args(id, in)
	if in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf {
		return ir.NoValue
	}
	callees := g.Call(s).Callees
	for i := range callees {
		if !g.answersSelf(&callees[i]) {
			return ir.NoValue
		}
	}
	if len(callees) == 0 {
		return ir.NoValue
	}
	return args[0].Value
}

// answersSelf reports whether all that a callee returns is what it is called on, or nil.
func (g *Graph) answersSelf(c *Callee) bool {
	switch {
	case c.New || c.Raised || c.Back != nil || c.Host != nil || c.Later:
		return false
	case c.Bridge != nil:
		return g.answersReceiver(c.Bridge)
	}
	return g.returnsOnly(c.Func, func(p *ir.Param) bool { return p.Kind == ir.ParamSelf })
}

// answersReceiver reports whether a binding is of a method of objects, and its function returns the object that it is called on.
func (g *Graph) answersReceiver(n *Native) bool {
	return n.First && len(n.Targets) == 1 && g.returnsOnly(n.Targets[0], func(p *ir.Param) bool {
		return p.Kind == ir.ParamPositional && int(p.Index) == n.Shift-1
	})
}

// answeredArgument returns the argument of the call at s in Ruby that method id answers, whatever else it does with it; NoValue if it
// answers none, or others too.
func (g *Graph) answeredArgument(s Site, id ir.FuncID) ir.Value {
	index := -1
	same := func(p *ir.Param) bool {
		if index < 0 {
			index = int(p.Index)
		}
		return p.Kind == ir.ParamPositional && index == int(p.Index)
	}
	if g.lang(id) == source.Ruby && g.returnsOnly(id, same) {
		if v, ok := g.argumentOf(s, index); ok {
			return v
		}
	}
	return ir.NoValue
}

// returnsOnly reports whether function id returns that parameter, and nothing else but nil.
func (g *Graph) returnsOnly(id ir.FuncID, is func(*ir.Param) bool) bool {
	returns := false
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for v := range body {
		if body[v].Op != ir.OpReturn || body[v].NArgs == 0 {
			continue
		}
		val := g.Prog.Instr(id, g.Root(id, g.Prog.Args(id, &body[v])[0].Value))
		switch {
		case val.Op == ir.OpConst && val.Aux == ir.ConstNil:
		case val.Op == ir.OpParam && is(&g.Prog.Func(id).Params[val.Aux]):
			returns = true
		default:
			return false
		}
	}
	return returns
}
