package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file infers the type of the elements of lists of Ruby that a method of the workspace returns, and of an element
// that is taken out of a list.

// listedByCallee returns the type of the elements of all lists that function id returns.
func (g *Graph) listedByCallee(id ir.FuncID, depth int) Type {
	if depth <= 0 || g.lang(id) != source.Ruby {
		return Type{}
	}
	var common Type
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for v := 1; v < len(body); v++ {
		if body[v].Op != ir.OpReturn || body[v].NArgs == 0 {
			continue
		}
		t, _ := g.listed(id, g.Prog.Args(id, &body[v])[0].Value, depth)
		if t == (Type{}) || common != (Type{}) && t != common {
			return Type{}
		}
		common = t
	}
	return common
}

// pickedType returns the type of an element that a call takes out of its receiver, a list: first, find.
func (g *Graph) pickedType(id ir.FuncID, call *Call, args []ir.Operand) Type {
	if len(call.Callees) > 0 || len(args) == 0 {
		return Type{}
	}
	picks := false
	for _, f := range call.Flows {
		for i := range f.To {
			if f.To[i].Kind != rule.PortReturn || len(f.From) == 0 {
				continue
			}
			if f.Step != rule.Value || len(f.From) != 1 || !isElement(&f.From[0]) || len(f.To[i].Path) > 0 {
				return Type{}
			}
			picks = true
		}
	}
	if !picks {
		return Type{}
	}
	t, _ := g.listed(id, args[0].Value, maxTrace)
	return t
}

// isElement reports whether a port is an element of the receiver.
func isElement(p *rule.Port) bool {
	return p.Kind == rule.PortSelf && len(p.Path) == 1 && !p.Path[0].Keys && (p.Path[0].Any || p.Path[0].Name == "0")
}
