package taint

import (
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// A function of Rust may be given the function that it checks something by: checked(name, is_word). What it lets
// through then depends on the call, and so it is read for each function that it is given.

// isBareFunction reports whether a value of Rust is a function that has nothing of the function it stands in: a path,
// or a closure that captures nothing.
func (e *engine) isBareFunction(s callgraph.Site) bool {
	in := e.prog.Instr(s.Func, s.Value)
	return in.Op == ir.OpClosure && in.NArgs == 0 && !e.isRuby(s.Func)
}

// runsGiven returns the parameters of a Rust function that are functions which it may call.
func (e *engine) runsGiven(id ir.FuncID) []*ir.Param {
	runs, known := e.runsParams[id]
	if known {
		return runs
	}
	params := e.prog.Func(id).Params
	called := map[ir.Value]bool{}
	e.calledParams(id, called)
	for i := range params {
		p := &params[i]
		if t := e.prog.Text(p.Type); p.Kind == ir.ParamPositional && (called[p.Value] || strings.Contains(t, "fn(") || strings.Contains(t, "Fn(")) {
			runs = append(runs, p)
		}
	}
	e.runsParams[id] = runs
	return runs
}

// calledParams notes the values of a function that it calls.
func (e *engine) calledParams(id ir.FuncID, called map[ir.Value]bool) {
	body := e.prog.File(id).Body(e.prog.Func(id))
	for u := range body {
		if in := &body[u]; in.Op == ir.OpCall && in.NArgs > 0 && e.prog.Text(in.Name) == ir.OpCallee {
			called[e.graph.Root(id, e.prog.Args(id, in)[0].Value)] = true
		}
	}
}

// functionsGiven returns the functions that the call at ed of fn gives to those parameters of a callee.
func (e *engine) functionsGiven(fn ir.FuncID, ed edge, callee ir.FuncID, params []*ir.Param) (given []callgraph.Given) {
	for _, p := range params {
		if is, ok := e.constant(fn, ed, callee, p); ok && e.isBareFunction(is) {
			given = append(given, callgraph.Given{Param: callgraph.Site{Func: callee, Value: p.Value}, Is: is, Rest: -1})
		}
	}
	return given
}
