package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the functions of Ruby in the fields of a structure that native code is given: hooks[:on_line] = handler in
// Ruby, (*hooks).on_line in Rust.

// MemberOfParam returns the parameter of function id in Rust of which value v is a field, and the field's name.
func (g *Graph) MemberOfParam(id ir.FuncID, v ir.Value) (p *ir.Param, field ir.Name, ok bool) {
	if g.lang(id) != source.Rust || g.Prog.Func(id).Kind == ir.KindClosure {
		return nil, 0, false
	}
	in := g.Prog.Instr(id, g.innermostValue(id, v))
	if in.Op != ir.OpLoad || in.NArgs != 1 || in.Flags&(ir.FlagIndex|ir.FlagCapture|ir.FlagConst) != 0 {
		return nil, 0, false
	}
	p, ok = g.ParamOf(id, g.Prog.Args(id, in)[0].Value)
	return p, in.Name, ok
}

// ParamOf returns the parameter of function id in Rust that value v is, or that it points at: &*hooks, hooks.as_ref().
func (g *Graph) ParamOf(id ir.FuncID, v ir.Value) (*ir.Param, bool) {
	in := g.Prog.Instr(id, g.innermostValue(id, v))
	if in.Op != ir.OpParam || int(in.Aux) >= len(g.Prog.Func(id).Params) {
		return nil, false
	}
	p := &g.Prog.Func(id).Params[in.Aux]
	return p, p.Kind == ir.ParamPositional || p.Kind == ir.ParamSelf
}

// innermostValue returns the value of a function in Rust that v is as it is, through dereferences and what takes values out of
// an Option.
func (g *Graph) innermostValue(id ir.FuncID, v ir.Value) ir.Value {
	for range maxTrace {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		if in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf || !slices.ContainsFunc(g.Call(Site{id, v}).Flows, isSameValue) {
			break
		}
		v = args[0].Value
	}
	return v
}

// isSameValue reports whether a row says that a call's result is its receiver.
func isSameValue(f *rule.Flow) bool {
	return f.Step == rule.Value && len(f.From) == 1 && f.From[0].Kind == rule.PortSelf && len(f.From[0].Path) == 0 && slices.ContainsFunc(f.To, toResult)
}

// PutAt returns the values that code in Ruby puts at a key, a symbol, into the object at s.
func (g *Graph) PutAt(s Site, key ir.Name) (values []Site) {
	objects := g.madeAt(s)
	for _, store := range g.membersPut()[key] {
		args := g.Prog.Args(store.Func, g.Prog.Instr(store.Func, store.Value))
		if g.isOneOf(Site{store.Func, args[0].Value}, objects) {
			values = append(values, Site{store.Func, args[len(args)-1].Value})
		}
	}
	return values
}

// madeAt returns what makes the object at s, and the object's value there.
func (g *Graph) madeAt(s Site) []Site {
	return append([]Site{{s.Func, g.Root(s.Func, s.Value)}}, g.Origins(s.Func, s.Value)...)
}

// isOneOf reports whether the receiver of a store can be one of these objects. One that puts something into itself is any
// of its class.
func (g *Graph) isOneOf(recv Site, objects []Site) bool {
	if in := g.Prog.Instr(recv.Func, g.Root(recv.Func, recv.Value)); in.Op == ir.OpParam && g.Prog.Func(recv.Func).Params[in.Aux].Kind == ir.ParamSelf {
		self := g.SelfType(recv.Func).Name
		return slices.ContainsFunc(objects, func(o Site) bool {
			return slices.ContainsFunc(g.constructed(o), func(class Type) bool { return slices.Contains(g.classes.mro(class.Name), self) })
		})
	}
	return slices.ContainsFunc(g.madeAt(recv), func(o Site) bool { return slices.Contains(objects, o) })
}

// membersPut returns the stores of elements at symbols in the code of Ruby, by these. It is made when it is first asked for.
func (g *Graph) membersPut() map[ir.Name][]Site {
	if g.members != nil {
		return g.members
	}
	g.members = map[ir.Name][]Site{}
	for id := range g.Prog.Funcs {
		id := ir.FuncID(id)
		if g.lang(id) != source.Ruby {
			continue
		}
		body := g.Prog.File(id).Body(g.Prog.Func(id))
		for v := range body {
			in := &body[v]
			if in.Op != ir.OpStore || in.Flags&ir.FlagIndex == 0 || in.NArgs != 3 {
				continue
			}
			if key := g.Prog.Instr(id, g.Prog.Args(id, in)[1].Value); key.Op == ir.OpConst && key.Aux == ir.ConstSymbol {
				g.members[key.Name] = append(g.members[key.Name], Site{id, ir.Value(v)})
			}
		}
	}
	return g.members
}

// KeptMembers returns the values that code in Ruby puts at a key into the objects which value v of function id in Rust can be:
// those that native code was given and has kept.
func (g *Graph) KeptMembers(id ir.FuncID, v ir.Value, key ir.Name) (values []Site) {
	left := maxTraced
	t := rustTracer{g: g, seen: map[question]bool{}, left: &left}
	t.value(id, v, maxOriginDepth)
	for _, o := range t.objects {
		values = append(values, g.PutAt(o, key)...)
	}
	return values
}

// members notes the functions of Ruby that stand in a field of what Ruby has given for base, and native code has kept. Those
// of a parameter itself are known where it is called.
func (t *rustTracer) members(id ir.FuncID, base ir.Value, name ir.Name) {
	if _, given := t.g.ParamOf(id, base); given || len(t.g.membersPut()[name]) == 0 {
		return
	}
	for _, s := range t.g.KeptMembers(id, base, name) {
		t.note(s.Func, s.Value)
	}
}
