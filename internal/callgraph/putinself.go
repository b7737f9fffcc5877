package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// PutInSelf returns the values that method id of Ruby stores in an instance variable of its object.
func (g *Graph) PutInSelf(id ir.FuncID, field ir.Name) (values []ir.Value) {
	if g.lang(id) != source.Ruby {
		return nil
	}
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		in := &body[u]
		if args := g.Prog.Args(id, in); in.Op == ir.OpStore && in.Name == field && in.Flags&ir.FlagIndex == 0 && len(args) == 2 && g.isSelf(body, args[0].Value) {
			values = append(values, args[1].Value)
		}
	}
	return values
}

// ParamGiven returns the parameter of function id that v is where a call gives it.
func (g *Graph) ParamGiven(id ir.FuncID, v ir.Value) (p *ir.Param, ok bool) {
	in := g.Prog.Instr(id, g.Root(id, g.WithoutDefault(id, g.Root(id, v))))
	if in.Op != ir.OpParam || g.Prog.Func(id).Params[in.Aux].Kind == ir.ParamSelf {
		return nil, false
	}
	return &g.Prog.Func(id).Params[in.Aux], true
}

// NotGiven returns what v can be in function id that no argument is: v, or the default of the parameter that it is.
func (g *Graph) NotGiven(id ir.FuncID, v ir.Value) []ir.Value {
	v = g.Root(id, v)
	p, ok := g.ParamGiven(id, v)
	if !ok {
		return []ir.Value{v}
	}
	var defaults []ir.Value
	if in := g.Prog.Instr(id, v); in.Op == ir.OpPhi {
		for _, a := range g.Prog.Args(id, in) {
			if a.Value != p.Value && !slices.Contains(defaults, a.Value) {
				defaults = append(defaults, a.Value)
			}
		}
	}
	return defaults
}
