package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// LendsOut reports whether a method of Ruby returns an object that others have, too, and that is not kept by its receiver: what
// a constant is, what an option of the application is set to, what another such method answers, or what is made of one of these.
//
//	def index = settings.index
//	def board = Board.shared
//	def service = Service.new(settings.index)
func (g *Graph) LendsOut(id ir.FuncID) bool {
	is, known := g.lending[id]
	if known || g.lang(id) != source.Ruby || g.Prog.Func(id).Kind == ir.KindClosure {
		return is
	}
	g.lending[id] = false // what a method that calls itself sees
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for v := range body {
		if body[v].Op == ir.OpReturn && body[v].NArgs == 1 {
			is = is || g.isLent(id, g.Prog.Args(id, &body[v])[0].Value, maxLent)
		}
	}
	g.lending[id] = is
	return is
}

// maxLent bounds the objects around one that others have.
const maxLent = 2

// isLent reports whether value v of function id is an object that others have, too, or one around it.
func (g *Graph) isLent(id ir.FuncID, v ir.Value, depth int) bool {
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	switch in.Op {
	case ir.OpLoad:
		_, is := g.ConstantObject(id, in)
		return is
	case ir.OpCall:
		c := g.Call(Site{id, v})
		if len(c.Values) > 0 {
			return true
		}
		for i := range c.Callees {
			callee := &c.Callees[i]
			if callee.Bridge != nil || callee.ByName {
				continue
			}
			if callee.New {
				return depth > 0 && slices.ContainsFunc(g.Prog.Args(id, in), func(a ir.Operand) bool {
					return a.Role != ir.RoleSelf && a.Role != ir.RoleBlock && g.isLent(id, a.Value, depth-1)
				})
			}
			if _, kept := g.Kept(callee.Func); kept || g.LendsOut(callee.Func) {
				return true
			}
		}
	}
	return false
}
