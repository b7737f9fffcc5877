package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// What a function of Rust has of its own, a variable of the environment or a static, goes up to those who call it. A wrapper in Ruby
// often has one method that calls all of them by a name that it is given: what one function answers goes on only to those that have
// named it. So a context that is reached upwards through such a call demands of its callers that they give that name.

// demand says that a parameter of a method must be what names a function.
type demand struct {
	param callgraph.Site
	name  ir.Name
}

// demands are those of a run, by number from 1 on.
type demands struct {
	list  []demand
	index map[demand]int32
}

func (d *demands) number(of demand) int32 {
	if n, ok := d.index[of]; ok {
		return n
	}
	if d.index == nil {
		d.index = map[demand]int32{}
	}
	d.list = append(d.list, of)
	d.index[of] = int32(len(d.list))
	return d.index[of]
}

// demandAbove returns what the context of function fn demands that an exit of k reaches at ed, 0 if that is nothing; ok is false if
// the call gives another name than k demands.
func (e *engine) demandAbove(k *context, fn ir.FuncID, ed edge) (number int32, ok bool) {
	if ed.bridge != nil && e.isRuby(fn) {
		s := callgraph.Site{Func: fn, Value: ed.at}
		if by, name := e.graph.NamesCallee(s, k.fn); by != ir.NoValue {
			return e.demandOf(callgraph.Site{Func: fn, Value: by}, name)
		}
		return 0, true
	}
	if k.entry.named == 0 {
		return 0, true
	}
	d := e.demands.list[k.entry.named-1]
	in := e.prog.Instr(fn, ed.at)
	if k.fn != d.param.Func || in.Op != ir.OpCall {
		return k.entry.named, true // a block in the method
	}
	p := &e.prog.Func(k.fn).Params[e.prog.Instr(k.fn, d.param.Value).Aux]
	values := e.argument(fn, ed, in, e.paramPort(p))
	if len(values) != 1 {
		return 0, true
	}
	return e.demandOf(callgraph.Site{Func: fn, Value: values[0]}, d.name)
}

// demandOf returns the demand that the value at s is a name; ok is false if it is another one.
func (e *engine) demandOf(s callgraph.Site, name ir.Name) (number int32, ok bool) {
	s = e.graph.Outermost(s)
	in := e.prog.Instr(s.Func, s.Value)
	switch {
	case in.Op == ir.OpConst:
		return 0, in.Name == name
	case in.Op == ir.OpParam && e.prog.Func(s.Func).Kind == ir.KindMethod && e.graph.Lang(s.Func) == source.Ruby:
		return e.demands.number(demand{s, name}), true
	}
	return 0, true
}
