package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// ReturnsPlace reports whether a method of Rust returns its self or a field of it, so that a change of the result
// is one of the object: fn items(&mut self) -> &mut Vec<T> { &mut self.items }. The fields are the innermost first.
func (g *Graph) ReturnsPlace(id ir.FuncID) (fields []ir.Name, ok bool) {
	fn := g.Prog.Func(id)
	if g.lang(id) != source.Rust || fn.Kind != ir.KindMethod {
		return nil, false
	}
	body := g.Prog.File(id).Body(fn)
	for u := len(body) - 1; u >= 0; u-- {
		if body[u].Op == ir.OpReturn && body[u].NArgs > 0 {
			return g.placeOf(id, g.Prog.Args(id, &body[u])[0].Value)
		}
	}
	return nil, false
}

// placeOf returns the fields of self by which function id reads v, the innermost first.
func (g *Graph) placeOf(id ir.FuncID, v ir.Value) (fields []ir.Name, ok bool) {
	for range maxTrace {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		switch {
		case in.Op == ir.OpParam:
			return fields, int(in.Aux) < len(g.Prog.Func(id).Params) && g.Prog.Func(id).Params[in.Aux].Kind == ir.ParamSelf
		case in.Op != ir.OpLoad || in.NArgs != 1 || in.Flags&ir.FlagCapture != 0:
			return nil, false
		}
		fields = append(fields, in.Name)
		v = g.Prog.Args(id, in)[0].Value
	}
	return nil, false
}
