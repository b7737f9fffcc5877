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

// functions returns the functions that value v of fn can be: closures, Method objects, and what is looked
// up in a table of them.
func (e *engine) functions(fn ir.FuncID, v ir.Value, depth int) []function {
	if depth == 0 {
		return nil
	}
	v = e.graph.Root(fn, v)
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	switch in.Op {
	case ir.OpClosure:
		return []function{{v, e.prog.Callee(fn, in)}}
	case ir.OpLoad:
		if in.Flags&ir.FlagIndex != 0 && len(args) == 2 {
			return e.lookup(fn, args, depth-1)
		}
		if s, last, ok := e.constant(fn, in); ok {
			return elsewhere(e.functions(s, last, depth-1))
		}
	case ir.OpPhi:
		return e.functionsOf(fn, args, depth-1)
	case ir.OpCall:
		return e.resultFunctions(fn, v, in, args, depth)
	}
	return nil
}

// resultFunctions returns the functions that the result of a call can be.
func (e *engine) resultFunctions(fn ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand, depth int) []function {
	if len(args) == 0 {
		return nil
	}
	site := callgraph.Site{Func: fn, Value: v}
	switch last := args[len(args)-1]; {
	case e.prog.Text(in.Name) == ir.OpOr:
		return e.functionsOf(fn, args, depth-1)
	case last.Role == ir.RoleBlock && e.graph.TypeOf(fn, v).Name == "Proc":
		// lambda { } and proc { }: the block itself.
		if def := e.prog.Instr(fn, last.Value); def.Op == ir.OpClosure {
			return []function{{last.Value, e.prog.Callee(fn, def)}}
		}
	case e.graph.TypeOf(fn, v).Name == "Method":
		if m, ok := e.graph.NamedMethod(site); ok {
			return []function{{ir.NoValue, m}}
		}
	case args[0].Role == ir.RoleSelf && e.identity(site):
		return e.functions(fn, args[0].Value, depth-1)
	case args[0].Role == ir.RoleSelf && e.looksUp(site):
		return e.lookup(fn, args, depth-1)
	}
	return nil
}

// lookup returns the functions that the element of table args[0] at key args[1] can be.
func (e *engine) lookup(fn ir.FuncID, args []ir.Operand, depth int) []function {
	key := anyElem
	if len(args) > 1 {
		key = e.keyOf(fn, args[1].Value)
	}
	return e.entries(fn, args[0].Value, key, depth)
}

// entries returns the functions at a key of the table that v is.
func (e *engine) entries(fn ir.FuncID, v ir.Value, key elem, depth int) []function {
	if depth <= 0 {
		return nil
	}
	v = e.graph.Root(fn, v)
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	switch {
	case in.Op == ir.OpLoad:
		if s, last, ok := e.constant(fn, in); ok {
			return elsewhere(e.entries(s, last, key, depth-1))
		}
	case in.Op != ir.OpCall:
	case e.prog.Text(in.Name) == ir.OpHash:
		var list []function
		for _, a := range args {
			if n, ok := a.Role.Keyword(); !ok || e.paths.matches(key, elem(n)) {
				list = append(list, e.functions(fn, a.Value, depth-1)...)
			}
		}
		return list
	case e.prog.Text(in.Name) == ir.OpArray:
		return e.functionsOf(fn, args, depth-1)
	case len(args) > 0 && args[0].Role == ir.RoleSelf && e.identity(callgraph.Site{Func: fn, Value: v}):
		return e.entries(fn, args[0].Value, key, depth-1)
	}
	return nil
}

// functionsOf returns the functions that any of the operands can be.
func (e *engine) functionsOf(fn ir.FuncID, args []ir.Operand, depth int) []function {
	var all []function
	for _, a := range args {
		all = append(all, e.functions(fn, a.Value, depth)...)
	}
	return all
}

// constant returns the value that the constant loaded by in is, and the function that defines it.
func (e *engine) constant(fn ir.FuncID, in *ir.Instr) (ir.FuncID, ir.Value, bool) {
	if in.NArgs != 0 || in.Flags&ir.FlagConst == 0 {
		return 0, 0, false
	}
	s, last, ok := e.graph.Constant(fn, in)
	return s.Func, last, ok
}

// elsewhere says of functions that another function makes them.
func elsewhere(list []function) []function {
	for i := range list {
		list[i].made = ir.NoValue
	}
	return list
}

// looksUp reports whether models say that a call returns an element of its receiver (table.fetch(key)).
func (e *engine) looksUp(s callgraph.Site) bool {
	for _, f := range e.graph.Call(s).Flows {
		if f.Step == rule.Value && len(f.From) == 1 && f.From[0].Kind == rule.PortSelf && len(f.From[0].Path) == 1 &&
			len(f.To) == 1 && f.To[0].Kind == rule.PortReturn && len(f.To[0].Path) == 0 {
			return true
		}
	}
	return false
}
