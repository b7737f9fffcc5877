package taint

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A method can check what it is given, or what it reads through self, before it runs its block:
//
//	with_name(params[:name]) { system("ls #{params[:name]}") }
//
// Or it leaves the check to its block, and asks what that returns: need(:name) { |v| v.match?(/\A\w+\z/) }.

// behindYield returns what is certain of s, in the function around closure id, where the closure runs as the block of a
// call: what all methods that the call can be of have checked before they run it, or hand it on.
func (e *engine) behindYield(id ir.FuncID, s subject) verdict {
	call, ok := e.graph.ConsumerOf(id)
	if !ok || !e.isRuby(id) || s.value == ir.NoValue && s.base == ir.NoValue && s.read.name == 0 {
		return verdict{}
	}
	return e.ofCallees(call.Func, call.Value, e.prog.Instr(call.Func, call.Value), question{aux: assumeYielded}, s)
}

// capturedBehind returns the kinds that a fact about what closure id captures is free of where the closure runs.
func (e *engine) capturedBehind(k *context, f fact, id ir.FuncID) rule.Kinds {
	defer e.give(k.entry.given)()
	s := e.subject(k.fn, f.value)
	if f.path != whole {
		s = subject{}
		s.base, s.path = e.elementAt(k.fn, f.value, f.path)
	}
	if !e.isRuby(k.fn) {
		return e.behindSuccess(id, s).clears
	}
	return e.behindYield(id, s).clears
}

// behindSuccess returns what is certain of s, in the function of Rust around closure id, where a call runs the closure on
// what an Option or a Result holds, or because of something that is true: check(x).and_then(|_| run(x)),
// is_word(x).then(|| run(x)).
func (e *engine) behindSuccess(id ir.FuncID, s subject) verdict {
	call, ok := e.graph.ConsumerOf(id)
	if !ok {
		return verdict{}
	}
	args := e.prog.Args(call.Func, e.prog.Instr(call.Func, call.Value))
	if args[0].Role == ir.RoleSelf && slices.ContainsFunc(e.graph.GuardsOf(call), func(row *rule.Guard) bool { return row.ByOutcome && row.Value.Kind == rule.PortSelf }) {
		return e.judge(call.Func, args[0].Value, 1, s, maxCondition)
	}
	if args[0].Role != ir.RoleSelf || !e.graph.IsOutcome(call.Func, args[0].Value) || !slices.ContainsFunc(e.graph.Call(call).Flows, runsOnSuccess) {
		return verdict{}
	}
	v, _ := e.outcome(call.Func, args[0].Value, true, s, maxCondition)
	return v
}

// runsOnSuccess reports whether a row says that a call gives its closure what its receiver holds where that is a success.
func runsOnSuccess(row *rule.Flow) bool {
	is := func(k rule.PortKind) func(rule.Port) bool { return func(p rule.Port) bool { return p.Kind == k } }
	return row.Success && slices.ContainsFunc(row.From, is(rule.PortSelf)) && slices.ContainsFunc(row.To, is(rule.PortBlockArg))
}

// whereYields returns what is certain of s wherever function fn runs its block, or does anything else with it.
func (e *engine) whereYields(fn ir.FuncID, s subject) verdict {
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	dead := e.dead(fn, e.given)
	out, any := verdict{}, false
	for u := range body {
		if e.usesBlock(fn, body, ir.Value(u)) && !dead.at(ir.Value(u)) {
			out, any = e.orElse(out, any, e.reachedAt(fn, body, ir.Value(u), s)), true
		}
	}
	return out
}

// usesBlock reports whether instruction u of a function runs the block that the function is given, or gives it to
// something else that may run it.
func (e *engine) usesBlock(fn ir.FuncID, body []ir.Instr, u ir.Value) bool {
	in := &body[u]
	switch in.Op {
	case ir.OpCall, ir.OpStore, ir.OpReturn, ir.OpClosure:
	default:
		return false
	}
	if in.Flags&ir.FlagYield != 0 || in.Op == ir.OpClosure && e.yieldsWithin(e.prog.Callee(fn, in)) {
		return true
	}
	for _, a := range e.prog.Args(fn, in) {
		if which, ok := e.givenFunction(fn, a.Value); ok && which == 0 {
			return true
		}
	}
	return false
}

// yieldsWithin reports whether a closure, or one in it, runs the block of the method around it.
func (e *engine) yieldsWithin(id ir.FuncID) bool {
	if id == ir.NoFunc {
		return false
	}
	body := e.prog.File(id).Body(e.prog.Func(id))
	for u := range body {
		if body[u].Flags&ir.FlagYield != 0 || body[u].Op == ir.OpClosure && e.yieldsWithin(e.prog.Callee(id, &body[u])) {
			return true
		}
	}
	return false
}

// byOwnBlock returns what a call says of s by its block, of which the callee asks what it returns: where the call is what
// q says, that is true, or false, or the block has come back at least.
func (e *engine) byOwnBlock(fn ir.FuncID, in *ir.Instr, ed edge, callee ir.FuncID, given int32, q question, s subject) verdict {
	args := e.prog.Args(fn, in)
	if n := len(args); n == 0 || args[n-1].Role != ir.RoleBlock || !e.isRuby(callee) || q.aux == assumeYielded {
		return verdict{}
	}
	block, ok := e.blockOf(fn, in)
	runs := e.info(callee).blockCalls
	if !ok || len(runs) != 1 {
		return verdict{}
	}
	key := predicateKey{fn: callee, port: port{portBlockReturn, uint32(runs[0])}, given: given, question: q}
	aux := uint32(ir.AssumeReturned)
	switch e.predicate(key).truth {
	case isTrue:
		aux = 1
	case isFalse:
		aux = 0
	default:
		if !e.prog.Func(callee).Certain(runs[0]) {
			return verdict{}
		}
	}
	out := e.ofSeen(fn, block, e.given, question{aux: aux}, s)
	if i := e.handedToBlock(fn, in, ed, callee, runs[0], given, s); i >= 0 {
		out = out.both(e.predicate(predicateKey{fn: block.fn, port: port{portArg, uint32(i)}, given: e.given, question: question{aux: aux}}))
	}
	return out
}

// handedToBlock returns the position at which the callee of a call gives s to its block, which it runs at y: s is an
// argument of the call, or what both read through self. It is -1 if it does not.
func (e *engine) handedToBlock(fn ir.FuncID, in *ir.Instr, ed edge, callee ir.FuncID, y ir.Value, given int32, s subject) int {
	run := e.prog.Instr(callee, y)
	positions := e.operandPositions(callee, run)
	params := e.prog.Func(callee).Params
	for i, a := range e.prog.Args(callee, run) {
		if a.Role != ir.RolePlain {
			continue
		}
		restore := e.give(given)
		r := e.readOf(callee, a.Value)
		restore()
		if r.name != 0 && r == s.read {
			return positions[i]
		}
		at := e.graph.WithoutDefault(callee, e.origin(callee, a.Value))
		for j := range params {
			if params[j].Value != at || params[j].Kind == ir.ParamSelf {
				continue
			}
			if values := e.argument(fn, ed, in, e.paramPort(&params[j])); len(values) == 1 && e.same(fn, values[0], s) {
				return positions[i]
			}
		}
	}
	return -1
}
