package taint

import (
	"encoding/binary"
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// A predicate is read for what a call gives it, as far as that is constant, and so is a function that checks
// what it is given by another argument: one_of!(params[:size], SIZES).

// give makes the parameters of predicates have what number id of e.givens says; the function that it returns
// makes them have what they had before.
func (e *engine) give(id int32) (restore func()) {
	before := e.given
	if id == before {
		return func() {}
	}
	e.given = id
	e.graph.Bind(e.givens[id])
	return func() {
		e.given = before
		e.graph.Bind(e.givens[before])
	}
}

// givenID returns the number of what is given to parameters.
func (e *engine) givenID(given []callgraph.Given) int32 {
	if len(given) == 0 {
		return 0
	}
	var key []byte
	for _, b := range given {
		for _, n := range []uint32{uint32(b.Param.Func), uint32(b.Param.Value), uint32(b.Is.Func), uint32(b.Is.Value), uint32(b.Rest), uint32(b.Key), b.Class, b.Type, b.Generic, uint32(b.Truth), uint32(b.Block), b.Route, uint32(b.As)} {
			key = binary.LittleEndian.AppendUint32(key, n)
		}
	}
	id, ok := e.givenIDs[string(key)]
	if !ok {
		id = int32(len(e.givens))
		e.givens = append(e.givens, given)
		e.givenIDs[string(key)] = id
	}
	return id
}

// constants returns, as a number of e.givens, the constants that the call at ed.at of fn gives to the parameters
// of a callee.
func (e *engine) constants(fn ir.FuncID, ed edge, callee ir.FuncID) int32 {
	return e.givenID(e.givenBy(fn, ed, callee))
}

// givenBy returns what constants says.
func (e *engine) givenBy(fn ir.FuncID, ed edge, callee ir.FuncID) (given []callgraph.Given) {
	params := e.prog.Func(callee).Params
	for i := range params {
		b := callgraph.Given{Param: callgraph.Site{Func: callee, Value: params[i].Value}, Rest: -1}
		switch p := &params[i]; p.Kind {
		case ir.ParamPositional, ir.ParamOptional, ir.ParamKeyword:
			is, ok := e.constant(fn, ed, callee, p)
			if !ok {
				continue
			}
			b.Is = is
		case ir.ParamSplat:
			b.Is, b.Rest = callgraph.Site{Func: fn, Value: ed.at}, int(p.Index)+ed.skip
			if values, ok := e.graph.Rest(b); !ok || !e.runsRest(callee) && !e.allConst(values) {
				continue
			}
			given = append(given, e.graph.Behind(b)...)
		default:
			continue
		}
		given = append(given, b)
	}
	return given
}

// allConst reports whether there are values, and all of them are made of constants.
func (e *engine) allConst(values []callgraph.Site) bool {
	return len(values) > 0 && !slices.ContainsFunc(values, func(s callgraph.Site) bool { return !e.graph.IsConst(s) })
}

// runsRest reports whether a function runs a program with the rest of its arguments: the words before one of them
// depend on the call.
func (e *engine) runsRest(id ir.FuncID) bool {
	runs, known := e.runners[id]
	if !known {
		e.runners[id] = false // for functions that hand it round
		runs = e.isRuby(id) && (e.graph.RunsRest(id) || e.graph.HandsRest(id, e.runsRest))
		e.runners[id] = runs
	}
	return runs
}

// constant returns the constant that a call gives to a parameter of its callee, or that is the parameter's default
// where the call gives none.
func (e *engine) constant(fn ir.FuncID, ed edge, callee ir.FuncID, p *ir.Param) (callgraph.Site, bool) {
	in := e.prog.Instr(fn, ed.at)
	values := e.argument(fn, ed, in, e.paramPort(p))
	if len(values) == 0 && p.Kind != ir.ParamPositional && in.Flags&ir.FlagIncomplete == 0 {
		if p.Kind == ir.ParamOptional && slices.ContainsFunc(e.prog.Args(fn, in), isKeyword) {
			return callgraph.Site{}, false // keywords can be what it is given, as a hash
		}
		return e.byDefault(callee, p)
	}
	if len(values) != 1 {
		return callgraph.Site{}, false
	}
	v := e.graph.Root(fn, values[0])
	if b, ok := e.graph.Bound(fn, v); ok {
		return b.Is, b.Rest < 0 && b.Key == 0
	}
	s := callgraph.Site{Func: fn, Value: v}
	if e.isBareFunction(s) {
		return s, true
	}
	if !e.graph.IsConst(s) {
		return s, false
	}
	if c := e.prog.Instr(fn, v); c.Op == ir.OpConst {
		// One literal is as good as another.
		key := literal{c.Aux, c.Name}
		if same, ok := e.literals[key]; ok {
			return same, true
		}
		e.literals[key] = s
	}
	return s, true
}

// isKeyword reports whether an operand is given by its name, or is a hash of such.
func isKeyword(a ir.Operand) bool {
	_, named := a.Role.Keyword()
	return named || a.Role == ir.RoleKwSplat
}

// literal is what a constant instruction says.
type literal struct {
	kind uint32
	text ir.Name
}

// byDefault returns the constant that an optional parameter is where a call does not give it.
func (e *engine) byDefault(callee ir.FuncID, p *ir.Param) (callgraph.Site, bool) {
	body := e.prog.File(callee).Body(e.prog.Func(callee))
	for u := range body {
		args := e.prog.Args(callee, &body[u])
		if body[u].Op != ir.OpPhi || len(args) != 2 || args[0].Value != p.Value {
			continue
		}
		s := callgraph.Site{Func: callee, Value: args[1].Value}
		return s, e.graph.IsConst(s)
	}
	return callgraph.Site{}, false
}

// handed returns, as numbers of e.givens, what the call at ed gives to a callee: the constants that are given to its
// parameters, if it checks something by one or runs a program with the rest of them, and the classes of which its
// self can be, if that matters. A closure has what the function around it has.
func (e *engine) handed(k *context, ed edge, callee ir.FuncID) []int32 {
	switch {
	case !e.isRuby(callee):
		return e.handedTypes(k, ed, callee)
	case e.prog.Func(callee).Kind == ir.KindClosure:
		if ed.kind == edgeCapture || ed.kind == edgeBlock && ed.made != ir.NoValue {
			return []int32{k.entry.given}
		}
		return unknown
	}
	var given []callgraph.Given
	checks := ed.kind == edgeCall && (e.checksBy(callee) || e.runsRest(callee) || e.graph.NamesByParam(callee))
	dispatches, branches := e.graph.Dispatches(callee), e.branchesBy(callee).any()
	if !checks && !dispatches && !branches {
		return unknown
	}
	defer e.give(k.entry.given)()
	if checks {
		given = e.givenBy(k.fn, ed, callee)
	}
	if branches && (ed.kind == edgeCall || ed.kind == edgeNew || ed.kind == edgeYield) {
		given = append(given, e.decidedBy(k.fn, ed, callee)...)
	}
	if dispatches {
		return e.handedSelf(k.fn, ed, callee, given)
	}
	return []int32{e.givenID(given)}
}

// handedTypes returns, as numbers of e.givens, the types of what the call at ed gives to a callee in Rust for parameters that
// are declared by a trait.
func (e *engine) handedTypes(k *context, ed edge, callee ir.FuncID) []int32 {
	if e.prog.Func(callee).Kind == ir.KindClosure && (ed.kind == edgeCapture || ed.kind == edgeBlock && ed.made != ir.NoValue) {
		return []int32{k.entry.given}
	}
	if to, maker, ok := e.makerEdge(k.fn, ed, callee); ok {
		return e.handedTypes(k, to, maker)
	}
	if ed.kind == edgeConvert && !e.isRuby(k.fn) && e.graph.DecidedByTypes(callee) {
		defer e.give(k.entry.given)()
		operand := e.args(k.fn, e.prog.Instr(k.fn, ed.at))[ed.operand].Value
		return []int32{e.givenID(e.graph.ForType(callee, e.graph.TypedValue(k.fn, operand)))}
	}
	if ed.item.Func != 0 {
		defer e.give(k.entry.given)()
		return []int32{e.givenID(e.graph.TypeArguments(ed.item, callee))}
	}
	open, runs, generic := e.graph.OpenParams(callee), e.runsGiven(callee), e.graph.DecidedByTypes(callee)
	called := e.graph.CalledParams(callee)
	if len(open)+len(runs)+len(called)+len(e.runsFields(callee)) == 0 && !generic || ed.kind != edgeCall || e.isRuby(k.fn) {
		return unknown
	}
	defer e.give(k.entry.given)()
	given := append(e.functionsGiven(k.fn, ed, callee, runs), e.functionsKept(k.fn, ed, callee)...)
	if generic {
		given = append(given, e.graph.TypeArguments(callgraph.Site{Func: k.fn, Value: ed.at}, callee)...)
	}
	in := e.prog.Instr(k.fn, ed.at)
	for _, p := range called {
		for _, v := range e.argument(k.fn, ed, in, e.paramPort(p)) {
			is := callgraph.Site{Func: k.fn, Value: e.graph.Root(k.fn, v)}
			if b, ok := e.graph.Bound(k.fn, is.Value); ok && b.Rest < 0 && b.Key == 0 {
				is = b.Is
			}
			given = append(given, callgraph.Given{Param: callgraph.Site{Func: callee, Value: p.Value}, Is: is, Rest: -1})
		}
	}
	for _, p := range open {
		values := e.argument(k.fn, ed, in, e.paramPort(p))
		if p.Kind == ir.ParamSelf {
			values = e.selfArgument(k.fn, in)
		}
		if len(values) == 1 {
			if t := e.graph.OfType(k.fn, values[0]); t != 0 {
				given = append(given, callgraph.Given{Param: callgraph.Site{Func: callee, Value: p.Value}, Rest: -1, Type: t})
			}
		}
	}
	return []int32{e.givenID(given)}
}

// selfArgument returns what a call of a method in Rust gives as self: a.line(), Job::line(&a).
func (e *engine) selfArgument(fn ir.FuncID, in *ir.Instr) []ir.Value {
	args := e.args(fn, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf && (args[0].Role != ir.RolePlain || in.Flags&ir.FlagPath == 0) {
		return nil
	}
	return []ir.Value{args[0].Value}
}

// unknown is what is handed of which nothing is known.
var unknown = []int32{0}

// callIn resolves the call at u of a context's function, for the class that self is there.
func (e *engine) callIn(k *context, u ir.Value) *callgraph.Call {
	defer e.give(k.entry.given)()
	return e.graph.CallIn(callgraph.Site{Func: k.fn, Value: u})
}

// handedSelf returns what the call at ed of fn gives to a callee, for each class that its self can be of.
func (e *engine) handedSelf(fn ir.FuncID, ed edge, callee ir.FuncID, given []callgraph.Given) []int32 {
	var list []int32
	made := ed.kind == edgeNew || ed.kind == edgeLater && e.prog.Func(callee).Kind == ir.KindMethod
	if made || ed.kind == edgeCall || ed.kind == edgeYield {
		for _, t := range e.graph.Selves(callgraph.Site{Func: fn, Value: ed.at}, callee, made) {
			if class := e.graph.SelfOf(t); class != 0 {
				self := callgraph.Given{Param: callgraph.Site{Func: callee}, Rest: -1, Class: class}
				list = append(list, e.givenID(append(given[:len(given):len(given)], self)))
			}
		}
	}
	if len(list) == 0 {
		list = append(list, e.givenID(given))
	}
	return list
}

// maxWays bounds in how many ways of calling it a function is told apart.
const maxWays = 12

// calledWith returns, as numbers of e.givens, the constants that the calls of a function which checks what it reads by
// its parameters give to them: one_of(:size, SIZES), where params[key] is read in it. Of any other function it is that
// nothing is known.
func (e *engine) calledWith(fn ir.FuncID) []int32 {
	ways, known := e.ways[fn]
	if known {
		return ways
	}
	ways = []int32{0}
	if e.isRuby(fn) && e.prog.Func(fn).Kind == ir.KindMethod && (len(e.prog.Func(fn).Params) > 1 && e.checksByOne(fn) || e.branchesBy(fn).any()) {
		var list []int32
		for _, s := range e.graph.Callers(fn) {
			if id := e.waysOf(s, fn); !slices.Contains(list, id) {
				list = append(list, id)
			}
		}
		if len(list) > 0 && len(list) <= maxWays {
			ways = list
		}
	}
	e.ways[fn] = ways
	return ways
}

// waysOf returns what the call at s gives to the parameters of fn.
func (e *engine) waysOf(s callgraph.Site, fn ir.FuncID) int32 {
	callees := e.graph.Call(s).Callees
	for i := range callees {
		if callees[i].Func == fn {
			var given []callgraph.Given
			ed := e.callEdge(s, &callees[i])
			if len(e.prog.Func(fn).Params) > 1 && e.checksByOne(fn) {
				given = e.givenBy(s.Func, ed, fn)
			}
			return e.givenID(append(given, e.decidedBy(s.Func, ed, fn)...))
		}
	}
	return 0
}

// checksByOne reports whether a function, or a block in it, has a condition that may depend on one of its parameters.
func (e *engine) checksByOne(fn ir.FuncID) bool {
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := range body {
		in := &body[u]
		if in.Op == ir.OpClosure && e.checksByOne(e.prog.Callee(fn, in)) {
			return true
		}
		if in.Op != ir.OpCall || in.NArgs < 2 || !e.guards(in.Name) {
			continue
		}
		for _, a := range e.prog.Args(fn, in) {
			if e.graph.IsParam(fn, a.Value) {
				return true
			}
		}
	}
	return false
}

// checksBy reports whether a function, or a block in it, has a condition that may depend on a parameter besides
// the one that is checked: list.include?(value).
func (e *engine) checksBy(id ir.FuncID) bool {
	is, known := e.checkers[id]
	if known {
		return is
	}
	e.checkers[id] = e.hasFlag(id)
	if e.checkers[id] {
		return true
	}
	body := e.prog.File(id).Body(e.prog.Func(id))
	for u := range body {
		in := &body[u]
		if in.Op == ir.OpClosure && e.checksBy(e.prog.Callee(id, in)) || in.Op == ir.OpCall && in.NArgs > 1 && e.guards(in.Name) && e.ofParams(id, in) > 1 {
			e.checkers[id] = true
			return true
		}
	}
	return false
}

// guards reports whether rows say of a method of that name that it is a check.
func (e *engine) guards(name ir.Name) bool {
	entry := e.set.Models.Lookup(source.Ruby, e.prog.Text(name))
	return entry != nil && len(entry.Guards) > 0
}

// ofParams counts the operands of a call that are parameters of the function, its own or captured ones.
func (e *engine) ofParams(id ir.FuncID, in *ir.Instr) int {
	count := 0
	for _, a := range e.prog.Args(id, in) {
		if e.graph.IsParam(id, a.Value) {
			count++
		}
	}
	return count
}
