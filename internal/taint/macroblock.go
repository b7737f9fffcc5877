package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A method that declares a filter can leave to its block what the filter finds good, or puts in a value's place:
//
//	def self.check(name) = before { halt 400 unless yield(params[name]) }
//	check(:id) { |id| id.match?(/\A\d+\z/) }

// givenBlock returns what says that the call at ed gives function fn its block, which the call makes.
func (e *engine) givenBlock(caller ir.FuncID, ed edge, fn ir.FuncID) (g callgraph.Given, ok bool) {
	in := e.prog.Instr(caller, ed.at)
	args := e.prog.Args(caller, in)
	n := len(args)
	if n == 0 || args[n-1].Role != ir.RoleBlock {
		return g, false
	}
	made := e.graph.Root(caller, args[n-1].Value)
	if e.prog.Instr(caller, made).Op != ir.OpClosure {
		return g, false
	}
	return callgraph.Given{Param: callgraph.Site{Func: fn}, Rest: -1, Block: callgraph.True, Is: callgraph.Site{Func: caller, Value: made}}, true
}

// blockAround returns the block that is known to be given to the method that function fn, which yields, stands in.
func (e *engine) blockAround(fn ir.FuncID) (ir.FuncID, bool) {
	for e.prog.Func(fn).Kind == ir.KindClosure {
		made, ok := e.graph.ClosureSite(fn)
		if !ok {
			return ir.NoFunc, false
		}
		fn = made.Func
	}
	for _, g := range e.givens[e.given] {
		if g.Param.Func == fn && g.Block == callgraph.True && g.Is.Value != ir.NoValue {
			return e.closureOf(g.Is.Func, g.Is.Value)
		}
	}
	return ir.NoFunc, false
}

// ofYield returns what the block that call in runs by yield says of s, which it is given, as a condition.
func (e *engine) ofYield(fn ir.FuncID, in *ir.Instr, aux uint32, s subject) verdict {
	if in.Flags&ir.FlagYield == 0 || !e.isRuby(fn) {
		return verdict{}
	}
	block, ok := e.blockAround(fn)
	if !ok {
		return verdict{}
	}
	var out verdict
	positions := e.operandPositions(fn, in)
	for i, a := range e.prog.Args(fn, in) {
		if a.Role == ir.RolePlain && e.same(fn, a.Value, s) {
			out = out.both(e.predicate(predicateKey{fn: block, port: port{portArg, uint32(positions[i])}, question: question{aux: aux}}))
		}
	}
	return out
}

// yieldBrings returns the kinds of s that the result of call in, which runs a block by yield, still carries.
func (e *engine) yieldBrings(fn ir.FuncID, in *ir.Instr, s subject, depth int) rule.Kinds {
	block, ok := e.blockAround(fn)
	if !ok || depth <= 0 {
		return e.set.AllKinds()
	}
	params := positional(e.prog.Func(block))
	body := e.prog.File(block).Body(e.prog.Func(block))
	var kinds rule.Kinds
	positions := e.operandPositions(fn, in)
	for i, a := range e.prog.Args(fn, in) {
		if a.Role == ir.RoleSelf {
			continue
		}
		if a.Role != ir.RolePlain || positions[i] >= len(params) {
			return e.set.AllKinds()
		}
		given := e.brings(fn, a.Value, s, depth-1)
		for u := range body {
			if body[u].Op == ir.OpReturn && body[u].NArgs > 0 && given != 0 {
				kinds |= given & e.brings(block, e.prog.Args(block, &body[u])[0].Value, subject{value: params[positions[i]].Value}, depth-1)
			}
		}
	}
	return kinds
}
