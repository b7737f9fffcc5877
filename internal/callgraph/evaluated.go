package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// evaluated returns the type of self in a block that runs as code of another object: of a call that models
// describe so (instance_eval), or of a method of the workspace that hands its block to such a call.
func (g *Graph) evaluated(id ir.FuncID, fn *ir.Func) Type {
	if fn.Kind != ir.KindClosure || !g.sealed {
		return Type{}
	}
	if t, ok := g.evals[id]; ok {
		return t
	}
	g.evals[id] = Type{} // what a circular definition sees
	made, ok := g.closureSites[id]
	if !ok {
		return Type{}
	}
	var self Type
	for _, u := range g.blockCalls(made) {
		if t := g.evaluatedBy(made.Func, u); t.Name != "" {
			self = t
			break
		}
	}
	g.evals[id] = self
	return self
}

// evaluatedBy returns the type of self in the block of the call at u, if it is another than around.
func (g *Graph) evaluatedBy(id ir.FuncID, u ir.Value) Type {
	if t := g.evaluates(id, u); t.Name != "" {
		return t
	}
	for _, c := range g.Call(Site{id, u}).Callees {
		if c.Bridge != nil || c.ByName {
			continue
		}
		body := g.Prog.File(c.Func).Body(g.Prog.Func(c.Func))
		for v := range body {
			args := g.Prog.Args(c.Func, &body[v])
			n := len(args)
			if body[v].Op != ir.OpCall || n == 0 || args[n-1].Role != ir.RoleBlock {
				continue
			}
			block := g.Prog.Instr(c.Func, g.Root(c.Func, args[n-1].Value))
			if block.Op != ir.OpParam || g.Prog.Func(c.Func).Params[block.Aux].Kind != ir.ParamBlock {
				continue
			}
			if t := g.evaluates(c.Func, ir.Value(v)); t.Name != "" {
				return t
			}
		}
	}
	return Type{}
}

// evaluates returns the type of the receiver of a call that runs its block as code of the receiver.
func (g *Graph) evaluates(id ir.FuncID, u ir.Value) Type {
	in := g.Prog.Instr(id, u)
	args := g.Prog.Args(id, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf {
		return Type{}
	}
	for _, f := range g.rowsByName(id, in).Flows {
		for i := range f.To {
			if f.To[i].Kind == rule.PortBlockSelf && f.Callee.Any {
				return g.TypeOf(id, args[0].Value)
			}
		}
	}
	return Type{}
}
