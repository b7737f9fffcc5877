package taint

import (
	"slices"

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
	// library is, instead of fn, the call that makes an object of a library's method, and symbol the name of the
	// method that is called on the first argument.
	library callgraph.Site
	symbol  ir.Name
	// arity is how many arguments a curried function waits for, and bound how many of them it has.
	arity, bound int
	// item is, of a generic function that is handed on by its path, the call that says its types.
	item callgraph.Site
	// then are the functions that run on what it returns, as a number of engine.chains.
	then int32
}

// edge returns an edge of that kind into c, which the call at u runs.
func (c *function) edge(kind edgeKind, u ir.Value) edge {
	return edge{kind: kind, at: u, made: c.made, chain: c.then, item: c.item}
}

// isFunc reports whether c is a function of the workspace.
func (c *function) isFunc() bool { return c.symbol == 0 && c.library == callgraph.Site{} }

// waits reports whether a call with n arguments more returns a function that waits for others.
func (c *function) waits(n int) bool { return c.bound+n < c.arity }

// functions returns the functions of the workspace that value v of fn can be: closures and Method objects, from
// wherever they come. Those that are made of others are not among them.
func (e *engine) functions(fn ir.FuncID, v ir.Value) []function {
	list := e.callables(fn, v)
	if slices.ContainsFunc(list, func(c function) bool { return !c.isFunc() || c.arity > 0 || c.then != 0 }) {
		return nil
	}
	return list
}

// maxCallables bounds how deep functions are made of others.
const maxCallables = 6

// callables returns all functions that value v of fn can be.
func (e *engine) callables(fn ir.FuncID, v ir.Value) []function {
	if !e.isRuby(fn) {
		return e.handedFunctions(fn, v)
	}
	if e.depth == maxCallables {
		return nil
	}
	e.depth++
	defer func() { e.depth-- }()
	var list []function
	for _, s := range e.graph.Origins(fn, v) {
		known := len(list)
		list = e.function(s, list)
		for i := known; i < len(list) && s.Func != fn; i++ {
			list[i].made = ir.NoValue
		}
	}
	return list
}

// callablesIn is callables, for what the calls that entered context k give to parameters.
func (e *engine) callablesIn(k *context, v ir.Value) []function {
	defer e.give(k.entry.given)()
	if list, ok := e.boundFunctions(k.fn, v); ok && len(list) > 0 && !e.isRuby(k.fn) {
		return list
	}
	return e.callables(k.fn, v)
}

// boundFunctions returns the functions that a parameter is which the function is told apart by; ok is false if it is none.
func (e *engine) boundFunctions(fn ir.FuncID, v ir.Value) (list []function, ok bool) {
	b, ok := e.graph.Bound(fn, e.graph.Root(fn, v))
	if !ok || b.Rest >= 0 || b.Key != 0 {
		return nil, false
	}
	list = slices.Clone(e.functions(b.Is.Func, b.Is.Value))
	for i := range list {
		if b.Is.Func != fn {
			list[i].made = ir.NoValue
		}
	}
	return list, true
}

// givenFunctions is functions, where a parameter has what the predicate that is read is given.
func (e *engine) givenFunctions(fn ir.FuncID, v ir.Value) []function {
	if list := e.inTable(fn, v); len(list) > 0 {
		return list
	}
	if list, ok := e.boundFunctions(fn, v); ok {
		return list
	}
	return e.functions(fn, v)
}

// inTable returns the functions that stand in a constant table at the key which the predicate that is read is given:
// CHECKS.fetch(kind)
func (e *engine) inTable(fn ir.FuncID, v ir.Value) []function {
	v = e.graph.Root(fn, v)
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	isRead := in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex && len(args) == 2 ||
		in.Op == ir.OpCall && len(args) == 2 && args[0].Role == ir.RoleSelf && e.looksUp(callgraph.Site{Func: fn, Value: v})
	if e.given == 0 || !isRead {
		return nil
	}
	key := e.keyOf(fn, args[1].Value)
	for _, el := range e.graph.Elements(callgraph.Site{Func: fn, Value: args[0].Value}) {
		if key != anyElem && elem(el.Key) == key {
			list := slices.Clone(e.functions(el.Value.Func, el.Value.Value))
			for i := range list {
				list[i].made = ir.NoValue
			}
			return list
		}
	}
	return nil
}

// function appends the functions that the value made at s is.
func (e *engine) function(s callgraph.Site, list []function) []function {
	in := e.prog.Instr(s.Func, s.Value)
	args := e.prog.Args(s.Func, in)
	switch {
	case in.Op == ir.OpClosure:
		return append(list, function{made: s.Value, fn: e.prog.Callee(s.Func, in)})
	case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0:
		return e.returnedBy(s, args, list)
	case in.Op != ir.OpCall || len(args) == 0:
		return list
	case e.symbolOf(s) != 0: // :upcase.to_proc
		return append(list, function{symbol: e.symbolOf(s)})
	case args[len(args)-1].Role == ir.RoleBlock && e.graph.TypeOf(s.Func, s.Value).Name == "Proc":
		// lambda { } and proc { }: the block itself.
		last := args[len(args)-1].Value
		if def := e.prog.Instr(s.Func, last); def.Op == ir.OpClosure {
			return append(list, function{made: last, fn: e.prog.Callee(s.Func, def)})
		}
		return list
	}
	for _, row := range e.graph.Call(s).Functions {
		return e.madeOfOthers(s, in, row, list)
	}
	if t := e.graph.TypeOf(s.Func, s.Value).Name; t == "Method" || t == "UnboundMethod" {
		if m, ok := e.graph.NamedMethod(s); ok {
			return append(list, function{fn: m})
		}
		if e.graph.NamesLibrary(s) {
			return append(list, function{library: s})
		}
	}
	if args[0].Role == ir.RoleSelf && e.callsValue(s.Func, in) {
		return e.returnedBy(s, args, list)
	}
	return list
}

// handedFunctions returns the functions that value v of a function in Rust can be.
func (e *engine) handedFunctions(fn ir.FuncID, v ir.Value) (list []function) {
	for _, s := range e.graph.RustOrigins(fn, v) {
		made := s.Value
		if s.Func != fn {
			made = ir.NoValue
		}
		switch in := e.prog.Instr(s.Func, s.Value); {
		case in.Op == ir.OpCall && e.isRuby(s.Func): // method(:log), which native code was given
			for _, c := range e.function(s, nil) {
				c.made = ir.NoValue
				list = append(list, c)
			}
		case in.Op == ir.OpClosure:
			for _, c := range e.closureItems(s.Func, in, made) {
				if !slices.Contains(list, c) {
					list = append(list, c)
				}
			}
		case in.Op == ir.OpLoad && in.NArgs == 0:
			for _, id := range e.graph.NamedBy(s) {
				list = append(list, function{made: ir.NoValue, fn: id})
			}
		}
	}
	return list
}

// closureItems returns what the closure that in makes stands for: itself, or the functions whose path it is.
func (e *engine) closureItems(fn ir.FuncID, in *ir.Instr, made ir.Value) []function {
	id := e.prog.Callee(fn, in)
	items, call := e.graph.Items(id)
	if len(items) == 0 {
		return []function{{made: made, fn: id}}
	}
	var list []function
	for _, item := range items {
		c := function{made: ir.NoValue, fn: item}
		if e.graph.DecidedByTypes(item) {
			c.item = call
		}
		list = append(list, c)
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
