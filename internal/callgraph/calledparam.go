package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// A function of Rust can call what it is given by another one, which Ruby has given it: which closure of Ruby that is depends on
// who calls.
//
//	unsafe fn invoke(handler: VALUE, argument: VALUE) -> VALUE { rb_funcall(handler, id_call, 1, argument) }

// backKey is a call of a function of Ruby by what a parameter is given.
type backKey struct {
	call, given Site
}

// CalledParams returns the parameters of Rust function id on which it calls methods of Ruby.
func (g *Graph) CalledParams(id ir.FuncID) []*ir.Param {
	list, known := g.calledParam[id]
	if known || g.lang(id) != source.Rust || g.Prog.Func(id).Kind != ir.KindFn {
		return list
	}
	fn := g.Prog.Func(id)
	body := g.Prog.File(id).Body(fn)
	for u := range body {
		in := &body[u]
		if in.Op != ir.OpCall {
			continue
		}
		for _, row := range g.rowsByName(id, in).Funcalls {
			for _, v := range g.operands(id, in, &row.Receiver) {
				def := g.Prog.Instr(id, g.Root(id, v))
				if def.Op != ir.OpParam || int(def.Aux) >= len(fn.Params) {
					continue
				}
				if p := &fn.Params[def.Aux]; p.Kind == ir.ParamPositional && !slices.Contains(list, p) {
					list = append(list, p)
				}
			}
		}
	}
	if g.calledParam == nil {
		g.calledParam = map[ir.FuncID][]*ir.Param{}
	}
	g.calledParam[id] = list
	return list
}

// callOfGiven resolves the call at s, which is c without, of what Ruby has given for the parameter that Bind has said its receiver
// is.
func (g *Graph) callOfGiven(s Site, c *Call) *Call {
	in := g.Prog.Instr(s.Func, s.Value)
	receiver := g.operands(s.Func, in, &c.Callees[0].Back.Receiver)
	if len(receiver) != 1 {
		return c
	}
	b, ok := g.Bound(s.Func, g.Root(s.Func, receiver[0]))
	if !ok || b.Is.Func == ir.NoFunc {
		return c
	}
	key := backKey{s, b.Is}
	n, known := g.calledBack[key]
	if known {
		return n
	}
	n = c
	if def := g.Prog.Instr(b.Is.Func, b.Is.Value); def.Op == ir.OpParam {
		var given []ir.FuncID
		for _, at := range g.argumentsFromRuby(b.Is.Func, def, maxBackCallers) {
			given = append(given, g.functionsGiven(at.Func, at.Value)...)
		}
		only := *c
		only.Callees = slices.DeleteFunc(slices.Clone(c.Callees), func(callee Callee) bool {
			return g.Prog.Func(callee.Func).Kind == ir.KindClosure && !slices.Contains(given, callee.Func)
		})
		if len(only.Callees) > 0 {
			n = &only
		}
	}
	if g.calledBack == nil {
		g.calledBack = map[backKey]*Call{}
	}
	g.calledBack[key] = n
	return n
}
