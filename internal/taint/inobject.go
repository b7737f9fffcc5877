package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// An object can be asked about what it was made of, and that be used: halt 400 unless Form.new(params[:name]).valid?

// inObject returns what the object that value o of function fn is reads s as, through its self: what its constructor,
// which was given s, has kept of it, in one place or several.
func (e *engine) inObject(fn ir.FuncID, o ir.Value, s subject) (kept []read) {
	if s.value == ir.NoValue && s.base == ir.NoValue && s.read.name == 0 {
		return nil
	}
	sites := e.graph.Origins(fn, o)
	if len(sites) != 1 {
		return nil
	}
	made := sites[0]
	in := e.prog.Instr(made.Func, made.Value)
	if in.Op != ir.OpCall || made.Func != fn && s.read.name == 0 {
		return nil
	}
	callees := e.graph.Call(made).Callees
	if len(callees) != 1 || !callees[0].New || callees[0].Bridge != nil || !e.isRuby(callees[0].Func) {
		return nil
	}
	constructor := callees[0].Func
	ed := e.callEdge(made, &callees[0])
	params := e.prog.Func(constructor).Params
	for i := range params {
		values := e.argument(made.Func, ed, in, e.paramPort(&params[i]))
		if len(values) != 1 {
			continue
		}
		if rest, ok := e.within(made, fn, values[0], s); ok {
			kept = e.keptAs(constructor, &params[i], rest, kept)
		}
	}
	return kept
}

// within returns the path at which s, of function fn, stands in argument a of the call at made.
func (e *engine) within(made callgraph.Site, fn ir.FuncID, a ir.Value, s subject) (pathID, bool) {
	if r := e.readOf(made.Func, a); r.name != 0 && r.name == s.read.name {
		return e.paths.below(r.path, s.read.path)
	}
	if made.Func != fn {
		return whole, false
	}
	if e.same(fn, a, s) {
		return whole, true
	}
	base, path := s.base, s.path
	if s.value != ir.NoValue {
		base, path = e.elementOf(fn, s.value)
	}
	of, at := e.elementOf(fn, a)
	if base == ir.NoValue || base != of {
		return whole, false
	}
	return e.paths.below(at, path)
}

// keptAs appends what an object reads through self that its constructor has kept: what stands at path in parameter p.
func (e *engine) keptAs(constructor ir.FuncID, p *ir.Param, path pathID, kept []read) []read {
	body := e.prog.File(constructor).Body(e.prog.Func(constructor))
	for u := range body {
		in := &body[u]
		args := e.prog.Args(constructor, in)
		if in.Op != ir.OpStore || len(args) < 2 || !e.isSelf(constructor, args[0].Value) {
			continue
		}
		name := in.Name
		if in.Flags&ir.FlagIndex != 0 { // of a struct
			key := e.keyOf(constructor, args[1].Value)
			if !key.named() || e.prog.Instr(constructor, args[1].Value).Aux != ir.ConstSymbol {
				continue
			}
			name = ir.Name(key)
		} else if at, ok := e.graph.OnlyStore(constructor, name); !ok || at.Func != constructor {
			continue
		}
		base, at := e.elementOf(constructor, args[len(args)-1].Value)
		if rest, ok := e.paths.below(at, path); ok && e.isGiven(constructor, base, p) {
			kept = append(kept, read{name, rest})
		}
	}
	return kept
}

// isGiven reports whether value v of a constructor is parameter p, or, of a struct, what comes by it or by another.
func (e *engine) isGiven(fn ir.FuncID, v ir.Value, p *ir.Param) bool {
	if e.graph.WithoutDefault(fn, v) == p.Value {
		return true
	}
	in := e.prog.Instr(fn, v)
	if in.Op != ir.OpPhi || in.NArgs != 2 {
		return false
	}
	args := e.prog.Args(fn, in)
	other := e.prog.Instr(fn, args[0].Value)
	if args[0].Value == p.Value {
		other = e.prog.Instr(fn, args[1].Value)
	} else if args[1].Value != p.Value {
		return false
	}
	return other.Op == ir.OpParam && other.Name == e.prog.Instr(fn, p.Value).Name
}
