package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// ReturnsPlace reports whether a method of Rust returns its self or a field of it, or lends what that holds, so that a change of
// the result is one of the object: fn items(&mut self) -> &mut Vec<T> { &mut self.items }, and
// fn items(&self) -> MutexGuard<'_, Vec<T>> { self.items.lock().unwrap() }. The fields are the innermost first.
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
		case in.Op == ir.OpCall && g.Lends(id) && g.isView(Site{id, v}, in):
			v = g.Prog.Args(id, in)[0].Value
			continue
		case in.Op != ir.OpLoad || in.NArgs != 1 || in.Flags&ir.FlagCapture != 0:
			return nil, false
		}
		fields = append(fields, in.Name)
		v = g.Prog.Args(id, in)[0].Value
	}
	return nil, false
}

// Lends reports whether what a function of Rust returns is another's: a reference, or what lives as long as something else.
//
//	fn jobs() -> MutexGuard<'static, Vec<String>> { JOBS.lock().unwrap() }
func (g *Graph) Lends(id ir.FuncID) bool {
	fn := g.Prog.Func(id)
	ret := g.Prog.Text(fn.Ret)
	return fn.Flags&ir.FuncLends != 0 || strings.HasPrefix(ret, "&") || isRawPointer(ret)
}

// isView reports whether models say that the call at s of a method returns what its receiver is or holds, not a copy of it.
func (g *Graph) isView(s Site, in *ir.Instr) bool {
	if in.NArgs == 0 || g.Prog.Args(s.Func, in)[0].Role != ir.RoleSelf {
		return false
	}
	call := g.Call(s)
	return len(call.Callees) == 0 && slices.ContainsFunc(call.Flows, func(f *rule.Flow) bool {
		return asItIs(f) && !f.Copies && !f.Taken
	})
}
