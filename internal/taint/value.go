package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// maxFunctions bounds how far back the functions that a value can be are looked for.
const maxFunctions = 12

// function is a function as a value. made is the instruction of the function at hand that makes it,
// NoValue if it is made elsewhere.
type function struct {
	made ir.Value
	fn   ir.FuncID
}

// functions returns the functions that value v of fn can be: closures and Method objects, from wherever
// they come.
func (e *engine) functions(fn ir.FuncID, v ir.Value) []function {
	var list []function
	if !e.isRuby(fn) {
		return e.localFunctions(fn, v, nil, maxFunctions)
	}
	for _, s := range e.graph.Origins(fn, v) {
		list = e.function(fn, s, list)
	}
	return list
}

// function appends the function that is made at s, if one is.
func (e *engine) function(fn ir.FuncID, s callgraph.Site, list []function) []function {
	in := e.prog.Instr(s.Func, s.Value)
	args := e.prog.Args(s.Func, in)
	known := len(list)
	switch {
	case in.Op == ir.OpClosure:
		list = append(list, function{s.Value, e.prog.Callee(s.Func, in)})
	case in.Op != ir.OpCall || len(args) == 0:
		return list
	case args[len(args)-1].Role == ir.RoleBlock && e.graph.TypeOf(s.Func, s.Value).Name == "Proc":
		// lambda { } and proc { }: the block itself.
		last := args[len(args)-1].Value
		if def := e.prog.Instr(s.Func, last); def.Op == ir.OpClosure {
			list = append(list, function{last, e.prog.Callee(s.Func, def)})
		}
	case e.graph.TypeOf(s.Func, s.Value).Name == "Method":
		if m, ok := e.graph.NamedMethod(s); ok {
			return append(list, function{ir.NoValue, m})
		}
	}
	if s.Func != fn && len(list) > known {
		list[known].made = ir.NoValue
	}
	return list
}

// localFunctions appends the closures that value v of a function in Rust can be.
func (e *engine) localFunctions(fn ir.FuncID, v ir.Value, list []function, depth int) []function {
	v = e.graph.Root(fn, v)
	in := e.prog.Instr(fn, v)
	switch {
	case depth == 0:
	case in.Op == ir.OpClosure:
		return append(list, function{v, e.prog.Callee(fn, in)})
	case in.Op == ir.OpPhi:
		for _, a := range e.prog.Args(fn, in) {
			list = e.localFunctions(fn, a.Value, list, depth-1)
		}
	}
	return list
}

// looksUp reports whether models say that a call returns an element of its receiver (table.fetch(key)).
func (e *engine) looksUp(s callgraph.Site) bool {
	for _, f := range e.graph.Call(s).Flows {
		if f.Step == rule.Value && len(f.From) == 1 && f.From[0].Kind == rule.PortSelf && len(f.From[0].Path) == 1 && !f.From[0].Path[0].Keys &&
			len(f.To) == 1 && f.To[0].Kind == rule.PortReturn && len(f.To[0].Path) == 0 {
			return true
		}
	}
	return false
}
