package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// This file answers what the branches of a function depend on that its calls decide: raw of quote(text, raw: false). Such
// a function is read once for each of the ways in which it is decided.

// branching is what the branches of a function depend on that its calls can decide.
type branching struct {
	params []branchParam
	block  bool // whether it is given a block
	named  bool // it hands its own name on, as in enum_for(:each): without a block it may be run with one later
}

// any reports whether they depend on anything of the kind.
func (b *branching) any() bool { return b.block || len(b.params) > 0 }

// add enters a parameter.
func (b *branching) add(p branchParam) {
	for i := range b.params {
		if known := &b.params[i]; known.index == p.index {
			known.exact, known.key = known.exact || p.exact, known.key || p.key
			return
		}
	}
	b.params = append(b.params, p)
}

// branchParam is a parameter that a branch depends on; exact says: on what it is, not only on whether it is true. key says
// that it is the key by which functions are looked up.
type branchParam struct {
	index      int
	exact, key bool
}

// maxBranchDepth bounds how deep conditions and closures are looked into for parameters.
const maxBranchDepth = 4

// branchesBy returns what the branches of Ruby function id, and of the closures in it, depend on that its calls can
// decide.
func (e *engine) branchesBy(id ir.FuncID) *branching {
	b, known := e.branching[id]
	if !known {
		b = &branching{}
		e.branching[id] = b // what one sees that calls itself
		if e.prog.Func(id).Kind != ir.KindClosure {
			e.findBranches(id, id, b, maxBranchDepth)
			e.findForwarded(id, b)
			if keys, calls := e.keyParams(id, id, maxBranchDepth); calls {
				for _, i := range keys {
					b.add(branchParam{index: i, exact: true, key: true})
				}
			}
			b.named = b.block && e.namesItself(id)
		}
		e.branching[id] = b
	}
	return b
}

// findBranches enters the conditions of the branches of function in, which is method id or a closure in it.
func (e *engine) findBranches(id, in ir.FuncID, b *branching, depth int) {
	regions := e.prog.Func(in).Regions
	for i := range regions {
		if cond, _, ok := e.armCondition(in, regions, i); ok {
			e.noteCondition(id, in, cond, b, false, maxBranchDepth)
		}
	}
	if depth == 0 {
		return
	}
	body := e.prog.File(in).Body(e.prog.Func(in))
	for v := range body {
		if body[v].Op != ir.OpClosure {
			continue
		}
		if made := e.prog.Callee(in, &body[v]); made != ir.NoFunc && e.prog.Func(made).Kind == ir.KindClosure && !e.graph.Rebound(made) {
			e.findBranches(id, made, b, depth-1)
		}
	}
}

// keyParams returns the parameters of method id by which function in, which is the method or a closure in it, reads an
// element of a table, and whether it calls functions: @handlers[event].each { |handler| handler.call(data) }.
func (e *engine) keyParams(id, in ir.FuncID, depth int) (keys []int, calls bool) {
	body := e.prog.File(in).Body(e.prog.Func(in))
	for v := range body {
		at := &body[v]
		args := e.prog.Args(in, at)
		switch {
		case at.Op == ir.OpClosure && depth > 0:
			if made := e.prog.Callee(in, at); made != ir.NoFunc && e.prog.Func(made).Kind == ir.KindClosure && !e.graph.Rebound(made) {
				inner, runs := e.keyParams(id, made, depth-1)
				keys, calls = append(keys, inner...), calls || runs
			}
		case at.Op == ir.OpLoad && at.Flags&ir.FlagIndex != 0:
			if i, ok := e.paramOf(id, in, e.keyValue(in, args[1].Value)); ok {
				keys = append(keys, i)
			}
		case at.Op == ir.OpCall:
			calls = calls || e.callsValue(in, at)
			if len(args) < 2 || args[0].Role != ir.RoleSelf || args[1].Role != ir.RolePlain {
				continue
			}
			if i, ok := e.paramOf(id, in, e.keyValue(in, args[1].Value)); ok && e.looksUp(callgraph.Site{Func: in, Value: ir.Value(v)}) {
				keys = append(keys, i)
			}
		}
	}
	return keys, calls
}

// findForwarded enters the parameters of method id that it hands on to a method whose branches they decide: the optional
// ones, and those by which that one looks functions up.
func (e *engine) findForwarded(id ir.FuncID, b *branching) {
	fn := e.prog.Func(id)
	body := e.prog.File(id).Body(fn)
	for v := range body {
		in := &body[v]
		if in.Op != ir.OpCall || in.Flags&(ir.FlagYield|ir.FlagIncomplete) != 0 {
			continue
		}
		for _, a := range e.prog.Args(id, in) {
			i, ok := e.paramOf(id, id, a.Value)
			if !ok || a.Role == ir.RoleSelf {
				continue
			}
			kind := fn.Params[i].Kind
			if p, ok := e.decidesIn(callgraph.Site{Func: id, Value: ir.Value(v)}, in, a.Value); ok && (p.key || kind == ir.ParamOptional || kind == ir.ParamKeyword) {
				p.index = i
				b.add(p)
			}
		}
	}
}

// decidesIn reports whether value v, which the call at s is given, decides branches of what it calls, and how.
func (e *engine) decidesIn(s callgraph.Site, in *ir.Instr, v ir.Value) (how branchParam, ok bool) {
	callees := e.graph.Call(s).Callees
	for i := range callees {
		c := &callees[i]
		if c.ByName || c.Later || !e.isRuby(c.Func) {
			continue
		}
		for _, p := range e.branchesBy(c.Func).params {
			port := e.paramPort(&e.prog.Func(c.Func).Params[p.index])
			if slices.Contains(e.argument(s.Func, e.callEdge(s, c), in, port), v) {
				how.exact, how.key, ok = how.exact || p.exact, how.key || p.key, true
			}
		}
	}
	return how, ok
}

// namesItself reports whether a call in function id is given the function's name.
func (e *engine) namesItself(id ir.FuncID) bool {
	fn := e.prog.Func(id)
	body := e.prog.File(id).Body(fn)
	return slices.ContainsFunc(body, func(in ir.Instr) bool {
		return in.Op == ir.OpConst && in.Aux == ir.ConstSymbol && in.Name == fn.Name
	})
}

// armCondition returns the condition of branch i of a function, and whether it is true where the first arm runs.
func (e *engine) armCondition(fn ir.FuncID, regions []ir.Region, i int) (cond ir.Value, holds, ok bool) {
	r := &regions[i]
	if r.Loop {
		return 0, false, false
	}
	if in := e.prog.Instr(fn, r.Start); r.Start < r.Mid && in.Op == ir.OpAssume && in.Aux <= 1 {
		return e.prog.Args(fn, in)[1].Value, in.Aux == 1, true
	}
	if in := e.prog.Instr(fn, r.Mid); r.Mid < r.End && in.Op == ir.OpAssume && in.Aux <= 1 && (i+1 == len(regions) || regions[i+1].Start != r.Mid) {
		return e.prog.Args(fn, in)[1].Value, in.Aux == 0, true
	}
	return 0, false, false
}

// noteCondition enters the parameters of method id that value v of function in, a condition or a part of one, is decided
// by.
func (e *engine) noteCondition(id, in ir.FuncID, v ir.Value, b *branching, exact bool, depth int) {
	if depth == 0 {
		return
	}
	if i, ok := e.paramOf(id, in, v); ok {
		if e.prog.Func(id).Params[i].Kind == ir.ParamBlock {
			b.block = true
			return
		}
		b.add(branchParam{index: i, exact: exact})
		return
	}
	call := e.prog.Instr(in, e.graph.Root(in, v))
	args := e.prog.Args(in, call)
	if call.Op != ir.OpCall {
		if call.Flags&ir.FlagIndex != 0 && e.isLiteral(in, args[1].Value) {
			e.noteCondition(id, in, args[0].Value, b, true, 1) // options[:raw]
		}
		return
	}
	switch e.prog.Text(call.Name) {
	case ir.OpNot, ir.OpAnd, ir.OpOr:
		for _, a := range args {
			e.noteCondition(id, in, a.Value, b, exact, depth-1)
		}
	case "nil?":
		e.noteCondition(id, in, args[0].Value, b, true, depth-1)
	case "==", "!=", "===", "equal?", "eql?":
		if len(args) == 2 && (e.isLiteral(in, args[0].Value) || e.isLiteral(in, args[1].Value)) {
			e.noteCondition(id, in, args[0].Value, b, true, 1)
			e.noteCondition(id, in, args[1].Value, b, true, 1)
		}
	case "block_given?":
		b.block = b.block || call.Flags&ir.FlagImplicitSelf != 0
	}
}

func (e *engine) isLiteral(fn ir.FuncID, v ir.Value) bool {
	return e.prog.Instr(fn, e.graph.Root(fn, v)).Op == ir.OpConst
}

// paramOf returns which parameter of method id value v of function in is, which is the method or a closure in it.
func (e *engine) paramOf(id, in ir.FuncID, v ir.Value) (int, bool) {
	for range maxBranchDepth {
		v = e.graph.WithoutDefault(in, e.graph.Root(in, v))
		def := e.prog.Instr(in, v)
		if def.Op != ir.OpParam {
			return 0, false
		}
		if in == id {
			switch e.prog.Func(id).Params[def.Aux].Kind {
			case ir.ParamPositional, ir.ParamOptional, ir.ParamKeyword, ir.ParamBlock:
				return int(def.Aux), true
			}
			return 0, false
		}
		outer, ok := e.graph.Outside(in, def)
		if !ok {
			return 0, false
		}
		in, v = outer.Func, outer.Value
	}
	return 0, false
}

// decidedBy returns what the call at ed of fn gives that decides branches of its callee.
func (e *engine) decidedBy(fn ir.FuncID, ed edge, callee ir.FuncID) (given []callgraph.Given) {
	b := e.branchesBy(callee)
	in := e.prog.Instr(fn, ed.at)
	if in.Op != ir.OpCall || in.Flags&ir.FlagIncomplete != 0 || len(b.params) == 0 && !b.block {
		return nil
	}
	params := e.prog.Func(callee).Params
	for _, p := range b.params {
		g := callgraph.Given{Param: callgraph.Site{Func: callee, Value: params[p.index].Value}, Rest: -1}
		ok := false
		if p.exact {
			g.Is, ok = e.constant(fn, ed, callee, &params[p.index])
		} else {
			g.Truth = e.truthGiven(fn, ed, callee, &params[p.index])
			ok = g.Truth != callgraph.NotKnown
		}
		if ok {
			given = append(given, g)
		}
	}
	if block, ok := e.givesBlock(fn, in); ok && b.block && !(b.named && block == callgraph.False) {
		given = append(given, callgraph.Given{Param: callgraph.Site{Func: callee}, Rest: -1, Block: block})
	}
	return given
}

// truthGiven returns what the call at ed of fn gives to a parameter of its callee, as a condition.
func (e *engine) truthGiven(fn ir.FuncID, ed edge, callee ir.FuncID, p *ir.Param) callgraph.Truth {
	in := e.prog.Instr(fn, ed.at)
	switch values := e.argument(fn, ed, in, e.paramPort(p)); {
	case len(values) == 1:
		return callgraph.Truth(e.decided(fn, values[0], maxBranchDepth))
	case p.Kind == ir.ParamOptional && slices.ContainsFunc(e.prog.Args(fn, in), isKeyword):
	case len(values) == 0 && p.Kind != ir.ParamPositional:
		if s, ok := e.byDefault(callee, p); ok {
			return callgraph.Truth(e.decided(s.Func, s.Value, maxBranchDepth))
		}
	}
	return callgraph.NotKnown
}

// givesBlock returns whether a call gives a block, if that is known.
func (e *engine) givesBlock(fn ir.FuncID, in *ir.Instr) (callgraph.Truth, bool) {
	args := e.prog.Args(fn, in)
	if n := len(args); n > 0 && args[n-1].Role == ir.RoleBlock {
		def := e.prog.Instr(fn, e.graph.Root(fn, args[n-1].Value))
		if def.Op == ir.OpConst && def.Aux == ir.ConstNil {
			return callgraph.False, true
		}
		if def.Op == ir.OpParam {
			block := e.graph.BoundBlock(fn)
			return block, block != callgraph.NotKnown
		}
		return callgraph.True, def.Op == ir.OpClosure || def.Op == ir.OpConst
	}
	return callgraph.False, in.Flags&ir.FlagSuper == 0
}

// decided returns which way value v of function fn can only be as a condition, where parameters have what Bind says.
func (e *engine) decided(fn ir.FuncID, v ir.Value, depth int) truth {
	v = e.graph.Root(fn, v)
	if t := e.graph.BoundTruth(fn, v); t != callgraph.NotKnown {
		return truth(t)
	}
	if b, ok := e.graph.Bound(fn, v); ok && b.Key == 0 && b.Rest < 0 && depth > 0 {
		return e.decided(b.Is.Func, b.Is.Value, depth-1)
	}
	in := e.prog.Instr(fn, v)
	if which, ok := e.givenFunction(fn, v); ok && which == 0 {
		return truth(e.graph.BoundBlock(fn)) // &block
	}
	switch {
	case in.Op == ir.OpConst && (in.Aux == ir.ConstNil || in.Aux == ir.ConstFalse):
		return isFalse
	case in.Op == ir.OpConst:
		return isTrue
	case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0:
		if holds, ok := e.settled(fn, v); ok {
			return truthIs(holds)
		}
		return 0
	case in.Op != ir.OpCall || depth == 0:
		return 0
	}
	if t := e.graph.Routed(callgraph.Site{Func: fn, Value: v}); t != callgraph.NotKnown {
		return truth(t)
	}
	args := e.prog.Args(fn, in)
	switch name := e.prog.Text(in.Name); name {
	case ir.OpArray, ir.OpHash, ir.OpInterp:
		return isTrue
	case ir.OpNot:
		return e.decided(fn, args[0].Value, depth-1).negated()
	case ir.OpAnd:
		return e.decided(fn, args[0].Value, depth-1).and(e.decided(fn, args[1].Value, depth-1))
	case ir.OpOr:
		return e.decided(fn, args[0].Value, depth-1).negated().and(e.decided(fn, args[1].Value, depth-1).negated()).negated()
	case "block_given?":
		return truth(e.graph.BoundBlock(fn))
	case "include?", "member?":
		return e.keyAmong(fn, args)
	case "nil?", "==", "!=", "===", "equal?", "eql?":
		return e.compared(fn, name, args)
	}
	return 0
}

// compared returns what the comparison of two literals says, or of one with nil.
func (e *engine) compared(fn ir.FuncID, name string, args []ir.Operand) truth {
	literals := make([]*ir.Instr, len(args))
	if len(args) == 2 {
		if t := e.keyCompared(fn, args[0].Value, args[1].Value); t != 0 {
			return truthIs((t == isTrue) == (name != "!="))
		}
	}
	for i, a := range args {
		at := callgraph.Site{Func: fn, Value: e.graph.Root(fn, a.Value)}
		if b, ok := e.graph.Bound(at.Func, at.Value); ok && b.Key == 0 && b.Rest < 0 {
			at = callgraph.Site{Func: b.Is.Func, Value: e.graph.Root(b.Is.Func, b.Is.Value)}
		}
		literals[i] = e.prog.Instr(at.Func, at.Value)
		if literals[i].Op != ir.OpConst || literals[i].Aux == ir.ConstRegexp {
			return 0
		}
	}
	var same bool
	switch {
	case len(args) == 1:
		same = literals[0].Aux == ir.ConstNil
	case len(args) == 2:
		same = literals[0].Aux == literals[1].Aux && literals[0].Name == literals[1].Name
	}
	return truthIs(same == (name != "!="))
}

// keyCompared returns what the comparison of the key of a hash that a parameter is given with a literal says.
func (e *engine) keyCompared(fn ir.FuncID, v, w ir.Value) truth {
	b, ok := e.graph.Bound(fn, e.keyValue(fn, v))
	if !ok || b.Key == 0 {
		v, w = w, v
		b, ok = e.graph.Bound(fn, e.keyValue(fn, v))
	}
	text := e.prog.Instr(fn, e.graph.Root(fn, w))
	if !ok || b.Key == 0 || text.Op != ir.OpConst || text.Aux != ir.ConstString && text.Aux != ir.ConstSymbol {
		return 0
	}
	return truthIs(text.Name == b.Key)
}

// keyAmong returns what the look-up of such a key in a list of literals says.
func (e *engine) keyAmong(fn ir.FuncID, args []ir.Operand) truth {
	if len(args) != 2 || args[0].Role != ir.RoleSelf {
		return 0
	}
	if b, ok := e.graph.Bound(fn, e.keyValue(fn, args[1].Value)); !ok || b.Key == 0 {
		return 0
	}
	elements, ok := e.graph.AllElements(callgraph.Site{Func: fn, Value: args[0].Value})
	if !ok || len(elements) > maxChoices {
		return 0
	}
	key, found := e.keyOf(fn, args[1].Value), false
	for _, el := range elements {
		word := e.prog.Instr(el.Value.Func, e.graph.Root(el.Value.Func, el.Value.Value))
		if el.Key != 0 || word.Op != ir.OpConst {
			return 0
		}
		found = found || elem(word.Name) == key
	}
	return truthIs(found)
}

// truthIs returns the truth of a condition of which it is known whether it holds.
func truthIs(holds bool) truth {
	if holds {
		return isTrue
	}
	return isFalse
}

func (t truth) negated() truth {
	switch t {
	case isTrue:
		return isFalse
	case isFalse:
		return isTrue
	}
	return t
}

// and returns which way the conjunction of two conditions can only be.
func (t truth) and(u truth) truth {
	switch {
	case t == isFalse || u == isFalse:
		return isFalse
	case t == isTrue && u == isTrue:
		return isTrue
	}
	return 0
}
