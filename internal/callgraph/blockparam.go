package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file infers what a block is given: by models, by the elements of a list that is written out, and by the yields
// of a method of the workspace.

// blockParamType returns the type of what the call that function id is the block of gives to parameter i of it, if it
// is a block.
func (g *Graph) blockParamType(id ir.FuncID, i int) Type {
	at, ok := g.closureSites[id]
	if !ok || !g.sealed || g.Prog.Func(id).Kind != ir.KindClosure {
		return Type{}
	}
	site := Site{at.Func, g.blockOf(at)}
	in := g.Prog.Instr(at.Func, site.Value)
	if in.Op != ir.OpCall {
		return Type{}
	}
	call, args := g.Call(site), g.operandsOf(at.Func, in)
	if t := g.modelType(at.Func, call.Types, args, rule.Port{Kind: rule.PortBlockArg, Index: i}); t != (Type{}) {
		return t
	}
	if len(call.Callees) == 1 && !call.Callees[0].ByName {
		return g.yieldedType(call.Callees[0].Func, i)
	}
	for _, f := range call.Flows {
		if f.Step == rule.Value && givesBlock(f, i) && f.From[0].Kind == rule.PortSelf && len(f.From[0].Path) == 1 && f.From[0].Path[0].Any {
			if fn, list := g.classes.literal(at.Func, args[0].Value); list != ir.NoValue {
				return g.classes.commonType(fn, g.Prog.Args(fn, g.Prog.Instr(fn, list)))
			}
		}
	}
	return Type{}
}

// yieldedType returns the type of argument i of all yields of function id.
func (g *Graph) yieldedType(id ir.FuncID, i int) Type {
	if g.lang(id) != source.Ruby {
		return Type{}
	}
	var given []ir.Operand
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		if body[u].Op != ir.OpCall || body[u].Flags&ir.FlagYield == 0 {
			continue
		}
		args := g.Prog.Args(id, &body[u])
		if i+1 >= len(args) || args[i+1].Role != ir.RolePlain || g.TypeOf(id, args[i+1].Value) == (Type{}) {
			return Type{}
		}
		given = append(given, args[i+1])
	}
	return g.classes.commonType(id, given)
}
