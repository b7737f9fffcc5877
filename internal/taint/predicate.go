package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// predicateKey is a question about a function: what is certain of the parameter at a port, or of what is
// read through self, where its result is true or false or where it has come back, as the Aux of an
// OpAssume says.
type predicateKey struct {
	fn   ir.FuncID
	port port
	path pathID // of the parameter's element that is asked about
	// given are the constants that the call gives to parameters, as a number of engine.givens: the key in
	// check!(:name), the list in one_of?(x, %w[a b]).
	given int32
	read  read
	question
}

// question is what is known of the result of a function: as the Aux of an OpAssume says, of the part of it that is
// meant, or of all of it with 0; or, with is, that it is that literal. With leaves it is the result of the method that a
// block leaves.
type question struct {
	aux    uint32
	part   elem
	is     literal
	leaves bool
	list   read
}

// asked judges a call of functions of the workspace as a condition, by what they return: if safe?(x) …
// They came back, too.
func (e *engine) asked(fn ir.FuncID, cond ir.Value, in *ir.Instr, holds bool, s subject) verdict {
	aux := uint32(0)
	if holds {
		aux = 1
	}
	return e.ofCallees(fn, cond, in, question{aux: aux}, s).both(e.ofCallees(fn, cond, in, question{aux: ir.AssumeReturned}, s)).both(e.ofFunctions(fn, in, aux, s)).both(e.ofYield(fn, in, aux, s))
}

// returned judges a call that has come back: by what models say of it, and by what the functions of the
// workspace that it can be have checked.
func (e *engine) returned(fn ir.FuncID, call ir.Value, s subject) verdict {
	in := e.prog.Instr(fn, call)
	if in.Op != ir.OpCall {
		return verdict{}
	}
	site := callgraph.Site{Func: fn, Value: call}
	var out verdict
	for _, row := range e.graph.Guards(site) {
		switch {
		case !row.Returns, row.Else && e.blockComesBack(fn, in):
		case row.Contract != "", row.Schema != nil:
			out.clears |= e.byContract(site, in, row, s)
		case row.ByRun:
			out = out.both(e.byRun(site, in, row, s))
		case row.Block:
			out = out.both(e.byBlock(site, in, row, true, s))
		case e.speaksOf(fn, in, row, s) == theValue:
			e.byRow(&out, site, in, row, true, s)
		}
	}
	out.clears |= e.changed(site, in, s)
	aux := uint32(ir.AssumeReturned)
	if e.unanswered {
		aux = assumeUnanswered
	}
	return out.both(e.ofCallees(fn, call, in, question{aux: aux}, s)).both(e.ofFunctions(fn, in, aux, s))
}

// changed returns the kinds that s is free of after a call that has changed it in place: x.gsub!(/\W/, "").
func (e *engine) changed(site callgraph.Site, in *ir.Instr, s subject) rule.Kinds {
	args := e.prog.Args(site.Func, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf {
		return 0
	}
	held, inEach := e.heldInEach(site.Func, args[0].Value, s)
	if !inEach && !e.same(site.Func, args[0].Value, s) {
		return 0
	}
	clears, any := e.set.AllKinds(), false
	for _, row := range e.graph.Call(site).Flows {
		if !isSelf(row.To) {
			continue
		}
		if isSelf(row.From) {
			any = true
			var left rule.Kinds
			if !inEach {
				left = row.Clears | e.remains(site, row.Remains)
			}
			if row.Passes != nil && !e.isRuby(site.Func) { // of a text, not of a list with one value at each key
				left |= e.block(site.Func, in, *row.Passes, row.Tested, held).clears
			}
			clears &= left
		}
		if slices.ContainsFunc(row.From, func(p rule.Port) bool { return p.Kind == rule.PortBlockReturn }) {
			clears &^= e.blocksBring(site.Func, args)
		}
	}
	if !any {
		return 0
	}
	return clears
}

// blocksBring returns the kinds that the results of the blocks of a call can carry, as models tell.
func (e *engine) blocksBring(fn ir.FuncID, args []ir.Operand) rule.Kinds {
	var kinds rule.Kinds
	for _, a := range args {
		if a.Role != ir.RoleBlock {
			continue
		}
		made := e.prog.Instr(fn, e.graph.Root(fn, a.Value))
		if made.Op != ir.OpClosure {
			return e.set.AllKinds()
		}
		block := e.prog.Callee(fn, made)
		body := e.prog.File(block).Body(e.prog.Func(block))
		for v := range body {
			for _, left := range e.args(block, &body[v]) {
				if body[v].Op == ir.OpReturn {
					kinds |= e.brings(block, left.Value, subject{}, maxCondition)
				}
			}
		}
	}
	return kinds
}

// isSelf reports whether the receiver as a whole is among ports.
func isSelf(ports []rule.Port) bool {
	return slices.ContainsFunc(ports, func(p rule.Port) bool { return p.Kind == rule.PortSelf && len(p.Path) == 0 })
}

// ofCallees returns what all functions that a call can reach say of s.
func (e *engine) ofCallees(fn ir.FuncID, call ir.Value, in *ir.Instr, q question, s subject) verdict {
	site := callgraph.Site{Func: fn, Value: call}
	var out verdict
	callees := e.graph.CallIn(site).Callees
	any := false
	for i := range callees {
		c := &callees[i]
		if c.Bridge != nil || c.New {
			return verdict{}
		}
		if len(callees) > 1 && !e.comesBack(c.Func) {
			continue // what a subclass has to define
		}
		v := e.ofCallee(fn, in, e.callEdge(site, c), c.Func, q, s)
		if !any {
			out, any = v, true
		} else {
			out = out.either(v)
		}
		if out.staysNothing() {
			break // a trait can have thousands of implementations
		}
	}
	return out
}

// comesBack reports whether a function returns, other than by raising.
func (e *engine) comesBack(fn ir.FuncID) bool {
	return slices.ContainsFunc(e.prog.File(fn).Body(e.prog.Func(fn)), func(in ir.Instr) bool { return in.Op == ir.OpReturn })
}

// blockComesBack reports whether the block of a call, if it has one, may come back to the call.
func (e *engine) blockComesBack(fn ir.FuncID, in *ir.Instr) bool {
	args := e.prog.Args(fn, in)
	if len(args) == 0 || args[len(args)-1].Role != ir.RoleBlock {
		return false
	}
	block, ok := e.blockOf(fn, in)
	return !ok || slices.ContainsFunc(e.prog.File(block.fn).Body(e.prog.Func(block.fn)), func(in ir.Instr) bool {
		return in.Op == ir.OpReturn && in.Aux != ir.ReturnMethod
	})
}

// triesOwn reports whether an instruction of Rust is x?, by which its function is left where x has failed.
func (e *engine) triesOwn(in ir.Instr) bool {
	return in.Op == ir.OpCopy && in.Flags&ir.FlagPattern == 0 && e.prog.Text(in.Name) == ir.VariantTry
}

// ofCallee returns what a callee says of s, whichever class its self can be of.
func (e *engine) ofCallee(fn ir.FuncID, in *ir.Instr, ed edge, callee ir.FuncID, q question, s subject) verdict {
	given := e.givenBy(fn, ed, callee)
	if e.isRuby(callee) && e.branchesBy(callee).block {
		given = append(given, e.decidedBy(fn, ed, callee)...)
	}
	given = append(given, e.sameRoute(callee)...)
	given = append(given, e.functionsKept(fn, ed, callee)...)
	switch {
	case ed.item.Func != 0:
		given = append(given, e.graph.TypeArguments(ed.item, callee)...)
	case ed.kind == edgeCall && e.graph.DecidedByTypes(callee):
		given = append(given, e.graph.TypeArguments(callgraph.Site{Func: fn, Value: ed.at}, callee)...)
	}
	if !e.isRuby(callee) || !e.graph.Dispatches(callee) {
		return e.ofCalleeGiven(fn, in, ed, callee, e.givenID(given), q, s)
	}
	var out verdict
	for i, id := range e.handedSelf(fn, ed, callee, given) {
		v := e.ofCalleeGiven(fn, in, ed, callee, id, q, s)
		if i == 0 {
			out = v
		} else {
			out = out.either(v)
		}
	}
	return out
}

// ofCalleeGiven returns what a callee says of s, which may be an argument of the call, or be read through the
// self that both share, where its parameters have what number given of e.givens says.
func (e *engine) ofCalleeGiven(fn ir.FuncID, in *ir.Instr, ed edge, callee ir.FuncID, given int32, q question, s subject) verdict {
	var out verdict
	positions := e.operandPositions(fn, in)
	of := func(p port, path pathID) predicateKey {
		return predicateKey{fn: callee, port: p, path: path, given: given, question: q}
	}
	ofRead := func(r read) verdict {
		return e.predicate(predicateKey{fn: callee, read: r, given: given, question: q})
	}
	for i, a := range e.prog.Args(fn, in) {
		p := port{}
		switch n, keyword := a.Role.Keyword(); {
		case keyword:
			p = port{portKeyword, uint32(n)}
		case a.Role == ir.RolePlain && ed.position(positions[i]) >= 0:
			p = port{portArg, uint32(ed.position(positions[i]))}
			if first, ok := e.takesRest(callee, p.index); ok && e.same(fn, a.Value, s) {
				path, _ := e.paths.push(e.position(int(p.index-first)), whole)
				out = out.both(e.predicate(of(port{portArg, first}, path)))
				continue
			}
		case a.Role == ir.RoleSplat && ed.position(positions[i]) >= 0:
			if n, rest, ok := e.splatted(fn, a.Value, s); ok {
				p = port{portArg, uint32(ed.position(positions[i]) + n)}
				out = out.both(e.predicate(of(p, rest)))
			}
			continue
		case a.Role == ir.RoleSelf && !e.isRuby(fn):
			self := port{kind: portSelf}
			if ed.receiver { // x.parse(), which is from_str(x)
				self = port{portArg, ed.receiverIndex()}
			}
			out = out.both(e.ofOperand(fn, a.Value, of(self, whole), s))
			if variant, ok := e.testsVariant(callee, q.aux); ok {
				v, _ := e.variantOf(fn, a.Value, variant, s, maxCondition)
				out = out.both(v)
			}
			continue
		case a.Role == ir.RoleSelf && s.read.name != 0 && e.isSelf(fn, a.Value):
			out = out.both(ofRead(s.read))
			continue
		case a.Role == ir.RoleSelf && s.object != ir.NoValue && e.graph.Root(fn, a.Value) == s.object:
			out = out.both(ofRead(s.field))
			continue
		case a.Role == ir.RoleSelf && e.same(fn, a.Value, s):
			out = out.both(e.predicate(of(port{kind: portSelf}, whole))) // a method of the text itself
			continue
		case a.Role == ir.RoleSelf:
			for _, r := range e.inObject(fn, a.Value, s) {
				out = out.both(ofRead(r))
			}
			continue
		default:
			continue
		}
		same := e.same(fn, a.Value, s)
		if !e.isRuby(fn) || same {
			out = out.both(e.ofOperand(fn, a.Value, of(p, whole), s))
		} else if r := e.readOf(fn, a.Value); r.contains(e.paths, s.read) {
			rest, _ := e.paths.below(r.path, s.read.path)
			out = out.both(e.predicate(of(p, rest)))
			same = true
		}
		if !same {
			if parts, also := e.partOfValue(fn, a.Value, s); parts != 0 {
				out = out.both(e.predicate(of(p, whole)).of(parts, also)) // internal?(uri.host), is_word(stem)
			}
		}
		out = out.both(e.ofCondition(fn, a.Value, predicateKey{fn: callee, port: p, question: q}, s))
	}
	return out.both(e.byOwnBlock(fn, in, ed, callee, given, q, s))
}

// splatted reports that the subject s stands in element n of value v of function fn, and where: check(*list).
func (e *engine) splatted(fn ir.FuncID, v ir.Value, s subject) (n int, rest pathID, ok bool) {
	base, path := s.base, s.path
	if s.value != ir.NoValue {
		base, path = e.elementOf(fn, s.value)
	}
	of, at := e.elementOf(fn, v)
	path, ok = e.paths.below(at, path)
	if !ok || base == ir.NoValue || of != base || path == whole {
		return 0, whole, false
	}
	first := e.paths.first(path)
	rest, _ = e.paths.read(path, first)
	n, ok = e.prog.Index(ir.Name(first))
	return n, rest, ok && first.named()
}

// takesRest reports whether positional argument i of a function comes in the parameter that takes the rest, and
// where that begins.
func (e *engine) takesRest(fn ir.FuncID, i uint32) (first uint32, ok bool) {
	params := e.prog.Func(fn).Params
	for j := range params {
		if p := &params[j]; p.Kind == ir.ParamSplat {
			return uint32(p.Index), i >= uint32(p.Index)
		}
	}
	return 0, false
}

// ofFunctions returns what the functions say of s that a call runs which is one of a function value:
// CHECK.call(x), or case x when CHECK.
func (e *engine) ofFunctions(fn ir.FuncID, in *ir.Instr, aux uint32, s subject) verdict {
	args := e.prog.Args(fn, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf || !e.callsValue(fn, in) {
		return verdict{}
	}
	var out verdict
	for i, f := range e.givenFunctions(fn, args[0].Value) {
		var v verdict
		if e.prog.Func(f.fn).Kind == ir.KindClosure {
			v = e.ofSeen(fn, f, e.given, question{aux: aux}, s)
		}
		for j, a := range args[1:] {
			if a.Role == ir.RolePlain && e.same(fn, a.Value, s) {
				v = v.both(e.predicate(predicateKey{fn: f.fn, port: port{portArg, uint32(j)}, question: question{aux: aux}}))
			}
		}
		if i == 0 {
			out = v
		} else {
			out = out.either(v)
		}
	}
	return out
}

// ofCondition returns what value v of function fn, as a condition, says of s if a call that is given it as key
// says has an outcome that it only has where the condition is true, or false: need!(valid?(x)).
func (e *engine) ofCondition(fn ir.FuncID, v ir.Value, key predicateKey, s subject) verdict {
	if op := e.prog.Instr(fn, e.graph.Condition(fn, v)).Op; op != ir.OpCall {
		return verdict{}
	}
	yes, no := e.judge(fn, v, 1, s, maxCondition), e.judge(fn, v, 0, s, maxCondition)
	if yes.saysNothing() && no.saysNothing() {
		return verdict{}
	}
	switch e.predicate(key).truth {
	case isTrue:
		return yes
	case isFalse:
		return no
	}
	return verdict{}
}

// predicate answers a question about a function. One that calls itself says nothing while it is read.
func (e *engine) predicate(key predicateKey) verdict {
	v, ok := e.predicates[key]
	if !ok {
		e.predicates[key] = verdict{}
		v = e.readPredicate(key)
		e.predicates[key] = v
	}
	return v
}

func (e *engine) readPredicate(key predicateKey) verdict {
	fn := e.prog.Func(key.fn)
	s := e.asStored(key.fn, key.read)
	for i := range fn.Params {
		p := &fn.Params[i]
		if key.port.kind != portNone && e.paramPort(p) == key.port || p.Kind == ir.ParamSplat && key.port == (port{portArg, uint32(p.Index)}) {
			s.value = e.graph.Given(key.fn, p)
		}
	}
	if key.port.kind == portBlockReturn {
		s.value = ir.Value(key.port.index)
	}
	if s.value != ir.NoValue && key.path != whole {
		param := s.value
		s.value, s.base, s.path = ir.NoValue, param, key.path
		if v := e.property(key.fn, param, key.path); v != ir.NoValue {
			s = subject{value: v, read: key.read}
		}
	}
	if s.value == ir.NoValue && s.base == ir.NoValue && s.read.name == 0 || fn.Flags&ir.FuncDecl != 0 {
		return verdict{}
	}
	defer e.give(key.given)()
	switch key.aux {
	case assumeYielded:
		return e.whereYields(key.fn, s)
	case assumeUnadded:
		return e.unadded(key, s)
	}
	dead := e.dead(key.fn, key.given)
	before := e.unanswered
	e.unanswered = key.aux == assumeUnanswered
	inSole := e.inSole
	e.inSole = false // what another function says is remembered, whoever asks
	defer func() { e.unanswered, e.inSole = before, inSole }()
	returns := key.aux == ir.AssumeReturned || key.aux == assumeNotFalse || e.unanswered
	out, any := verdict{}, false
	body := e.prog.File(key.fn).Body(fn)
	if returns && slices.ContainsFunc(body, e.triesOwn) {
		return verdict{} // it comes back with a failure, too, and before what it checks later
	}
	for u := range body {
		if body[u].Op != ir.OpReturn || dead.at(ir.Value(u)) || body[u].NArgs == 0 && !returns || e.unanswered && e.answered(key.fn, ir.Value(u)) {
			continue
		}
		switch own := body[u].Aux == ir.ReturnOwn || fn.Kind != ir.KindClosure || e.graph.Rebound(key.fn); {
		case key.leaves && (own || body[u].Aux != ir.ReturnMethod):
			continue
		case !own && !key.leaves:
			if body[u].Aux == ir.ReturnBreak {
				return verdict{} // what runs the block ends, whatever the others are
			}
			continue // neither this block nor what runs it comes back
		}
		v, possible := verdict{}, true
		switch {
		case key.aux == assumeNotFalse && body[u].NArgs > 0:
			v, possible = e.notFalse(key.fn, e.prog.Args(key.fn, &body[u])[0].Value, s, maxCondition)
		case key.aux == assumeSuccess, key.aux == assumeFailure:
			v, possible = e.outcome(key.fn, e.prog.Args(key.fn, &body[u])[0].Value, key.aux == assumeSuccess, s, maxCondition)
		case key.aux == assumeEmpty:
			v, possible = e.leavesEmpty(key.fn, ir.Value(u), s)
		case key.aux >= assumeVariant:
			v, possible = e.variantOf(key.fn, e.prog.Args(key.fn, &body[u])[0].Value, key.aux, s, maxCondition)
		case !returns && key.question != question{aux: key.aux, leaves: key.leaves}:
			v, possible = e.judgeAnswer(key.fn, e.prog.Args(key.fn, &body[u])[0].Value, key.question, s, maxCondition)
		case !returns:
			v, possible = e.judgeResult(key.fn, e.prog.Args(key.fn, &body[u])[0].Value, key.aux, s, maxCondition)
		}
		if !possible {
			continue
		}
		v = v.both(e.stateAt(key, body, u, s))
		if key.leaves {
			v = v.both(e.reachedAt(key.fn, body, ir.Value(u), s))
		}
		if !any {
			out, any = v, true
		} else {
			out = out.either(v)
		}
	}
	if e.unanswered {
		out = e.passedOn(key.fn, body, s, out, any)
	}
	if fn.Kind == ir.KindClosure && out.passed != nil && s.value != ir.NoValue {
		out = out.both(verdict{passed: e.textsOf(key.fn, s.value, maxMade)})
	}
	if left, ok := e.leftByBlocks(key, body, s); ok {
		out, any = e.orElse(out, any, left), true
	}
	return out
}

// property returns a call in function id that reads what object has at path by a method without arguments:
// entry.name. NoValue says that there is none.
func (e *engine) property(id ir.FuncID, object ir.Value, path pathID) ir.Value {
	name := e.paths.first(path)
	if rest, _ := e.paths.read(path, name); rest != whole || !name.named() || !e.isRuby(id) {
		return ir.NoValue
	}
	body := e.prog.File(id).Body(e.prog.Func(id))
	for v := range body {
		in := &body[v]
		if in.Op == ir.OpCall && in.NArgs == 1 && in.Name == ir.Name(name) && e.graph.Root(id, e.prog.Args(id, in)[0].Value) == object {
			return ir.Value(v)
		}
	}
	return ir.NoValue
}

// stateAt returns what is assumed of s where the return at u leaves the function that a question is about.
func (e *engine) stateAt(key predicateKey, body []ir.Instr, u int, s subject) verdict {
	var out verdict
	fn := key.fn
	if e.unanswered {
		out = e.notAnswered(fn, ir.Value(u), s)
	}
	out = out.both(e.onlyWay(key, ir.Value(u), s))
	if u == 0 || body[u-1].Op != ir.OpState {
		return out
	}
	for _, a := range e.prog.Args(fn, &body[u-1]) {
		t := s
		if n, ok := a.Role.Keyword(); ok && s.read == (read{name: n}) {
			t = subject{value: e.graph.Root(fn, a.Value)}
		}
		if x, ok := e.assumedAlong(key, &body[u], a.Value, t); ok {
			out = out.both(x)
			continue
		}
		out = out.both(e.assumed(fn, a.Value, t, maxCondition))
	}
	return out
}

// assumedAlong is assumed for value v where a function is left that merges what several ways leave, as the result does:
// only those count on which the result can be what the question says. ok is false if they do not merge the same ways.
func (e *engine) assumedAlong(key predicateKey, leave *ir.Instr, v ir.Value, s subject) (out verdict, ok bool) {
	if leave.NArgs == 0 || key.aux > 1 || key.question != (question{aux: key.aux}) || !e.isRuby(key.fn) {
		return out, false
	}
	result := e.prog.Instr(key.fn, e.prog.Args(key.fn, leave)[0].Value)
	in := e.prog.Instr(key.fn, v)
	if result.Op != ir.OpPhi || in.Op != ir.OpPhi || in.NArgs != result.NArgs || in.Pos != result.Pos || in.End != result.End {
		return out, false
	}
	values := e.prog.Args(key.fn, in)
	for i, r := range e.prog.Args(key.fn, result) {
		if _, possible := e.judgeResult(key.fn, r.Value, key.aux, s, maxMerged); possible {
			out, ok = e.orElse(out, ok, e.assumed(key.fn, values[i].Value, s, maxCondition)), true
		}
	}
	return out, ok
}

// assumed returns what the assumptions that value v rests on say of s, if v is s, or self.
func (e *engine) assumed(fn ir.FuncID, v ir.Value, s subject, depth int) verdict {
	return e.assumedIf(fn, v, s, depth, func(root ir.Value) bool { return e.isAbout(fn, root, s) })
}

// assumedOfAny is assumed of what conditions about value v say of s, whatever v is to it.
func (e *engine) assumedOfAny(fn ir.FuncID, v ir.Value, s subject, depth int) verdict {
	return e.assumedIf(fn, v, s, depth, func(ir.Value) bool { return true })
}

func (e *engine) assumedIf(fn ir.FuncID, v ir.Value, s subject, depth int, about func(root ir.Value) bool) verdict {
	if depth == 0 {
		return verdict{}
	}
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	switch in.Op {
	case ir.OpAssume:
		before := e.assumedIf(fn, args[0].Value, s, depth-1, about)
		if !about(e.graph.Root(fn, v)) {
			return before
		}
		return e.judge(fn, args[1].Value, in.Aux, s, depth).both(before)
	case ir.OpCopy:
		return e.assumedIf(fn, args[0].Value, s, depth-1, about)
	case ir.OpPhi:
		out, any := verdict{}, false
		dead := e.dead(fn, e.given)
		for i, a := range args {
			if !dead.merges(v, i) {
				out, any = e.orElse(out, any, e.assumedIf(fn, a.Value, s, depth-1, about)), true
			}
		}
		return out
	}
	return verdict{}
}

// isAbout reports whether assumptions about a value can say something of s: it is s, self, or what s is an
// element of.
func (e *engine) isAbout(fn ir.FuncID, root ir.Value, s subject) bool {
	switch {
	case root != ir.NoValue && (root == s.value || e.merged(fn, root) == s.value), e.isSelf(fn, root):
		return true
	case s.value != ir.NoValue && e.prog.Instr(fn, s.value).Flags&ir.FlagYield != 0: // any condition can be about what the block returns
		return true
	case s.base != ir.NoValue:
		if base, _ := e.elementOf(fn, root); base == s.base {
			return true
		}
	}
	return s.read.name != 0 && e.readOf(fn, root).name == s.read.name
}

// judgeResult is judge for a result that may be one of several values; possible is false if it cannot
// be what aux says at all.
func (e *engine) judgeResult(fn ir.FuncID, cond ir.Value, aux uint32, s subject, depth int) (out verdict, possible bool) {
	if depth <= 0 {
		return verdict{}, true
	}
	if !e.isRuby(fn) && e.isErr(fn, cond) {
		return verdict{}, false
	}
	if v := e.flagAtEnd(fn, cond, aux, s, depth); !v.saysNothing() {
		return v, true
	}
	cond = e.graph.Condition(fn, cond)
	if truth, ok := e.settled(fn, cond); ok {
		return verdict{}, truth == (aux == 1)
	}
	in := e.prog.Instr(fn, cond)
	ofSelf := s.value == ir.NoValue && s.base == ir.NoValue // the same each time the function is called
	if stored, ok := e.memo(fn, cond); ok && ofSelf && aux == 1 {
		return e.judgeResult(fn, stored, aux, s, depth-1)
	}
	switch in.Op {
	case ir.OpConst:
		truth := in.Aux != ir.ConstFalse && in.Aux != ir.ConstNil
		if !e.isRuby(fn) && in.Aux != ir.ConstTrue && in.Aux != ir.ConstFalse {
			return verdict{}, true
		}
		return verdict{}, truth == (aux == 1)
	case ir.OpClosure:
		return verdict{}, aux == 1
	case ir.OpPhi:
		args := e.prog.Args(fn, in)
		for i, a := range args {
			if ofSelf && e.isMemo(fn, a.Value, args) {
				continue
			}
			x, ok := e.judgeResult(fn, a.Value, aux, s, depth-1)
			if ok {
				x = x.both(e.assumedOf(fn, a.Value, s, depth-1)).both(e.atEnd(fn, a.Value, s, depth-1)).both(e.alongside(fn, in, i, s, depth-1))
				if arm, only := e.armOfPhi(fn, cond, i); only {
					x = x.both(e.judgeArm(fn, arm, s, depth-1))
				}
			}
			switch {
			case !ok:
			case !possible:
				out, possible = x, true
			default:
				out = out.either(x)
			}
			if possible && out.staysNothing() {
				break
			}
		}
		return out, possible
	}
	if name := e.prog.Text(in.Name); in.Op == ir.OpCall && aux == 0 && (name == ir.OpInterp || name == ir.OpArray || name == ir.OpHash) && e.isRuby(fn) {
		return verdict{}, false // always something
	}
	return e.judge(fn, cond, aux, s, depth), true
}

// branchArm is an arm of a branch: the condition, and what it is there.
type branchArm struct {
	cond ir.Value
	aux  uint32
}

// maxArms bounds the arms that are judged to find out what the condition of one says: where values merge in a loop, each
// can decide about the next.
const maxArms = 2

// judgeArm returns what is certain of s in an arm.
func (e *engine) judgeArm(fn ir.FuncID, arm branchArm, s subject, depth int) verdict {
	if e.inArms == maxArms {
		return verdict{}
	}
	e.inArms++
	defer func() { e.inArms-- }()
	return e.judge(fn, arm.cond, arm.aux, s, depth)
}

// armOfPhi returns the arm of a branch in two arms that operand i of a phi behind it comes from.
func (e *engine) armOfPhi(fn ir.FuncID, phi ir.Value, i int) (arm branchArm, ok bool) {
	f := e.prog.Func(fn)
	end := phi
	for end > 0 && e.prog.Instr(fn, end-1).Op == ir.OpPhi && e.prog.Instr(fn, end-1).Pos == e.prog.Instr(fn, phi).Pos {
		end--
	}
	if e.prog.Instr(fn, phi).NArgs != 2 {
		return arm, false
	}
	for j := range f.Regions {
		r := &f.Regions[j]
		if r.End != end || r.Loop || r.Left || r.RestLeft || r.Start >= r.Mid {
			continue
		}
		if !e.isRuby(fn) {
			if arm, ok = e.armOfMatch(fn, r, i); ok {
				return arm, true
			}
		}
		in := e.prog.Instr(fn, r.Start)
		other := e.prog.Instr(fn, r.Mid)
		if in.Op != ir.OpAssume || in.Aux > 1 || other.Op != ir.OpAssume || other.Aux != 1-in.Aux || e.prog.Args(fn, in)[1].Value != e.prog.Args(fn, other)[1].Value {
			return arm, false
		}
		arm = branchArm{e.prog.Args(fn, in)[1].Value, in.Aux}
		if i == 1 {
			arm.aux = other.Aux
		}
		return arm, true
	}
	return arm, false
}

// assumedOf returns what is assumed of a result that is the subject itself: x if x =~ /…/.
func (e *engine) assumedOf(fn ir.FuncID, v ir.Value, s subject, depth int) verdict {
	if s.value == ir.NoValue || e.graph.Root(fn, v) != s.value {
		return verdict{}
	}
	return e.assumed(fn, v, s, depth)
}

// checked returns the kinds that the result of the call at u, with receiver recv, is free of since an
// assumption about the receiver is one about this very result: LIST.include?(x.downcase) and x.downcase.
func (e *engine) checked(fn ir.FuncID, u, recv ir.Value) rule.Kinds {
	var clears rule.Kinds
	for range maxCondition {
		in := e.prog.Instr(fn, recv)
		if in.Op == ir.OpCall && in.NArgs == 1 && in.Flags&ir.FlagImplicitSelf == 0 && e.identity(callgraph.Site{Func: fn, Value: recv}) {
			recv = e.prog.Args(fn, in)[0].Value
			continue
		}
		if in.Op != ir.OpAssume && in.Op != ir.OpCopy {
			break
		}
		args := e.prog.Args(fn, in)
		if in.Op == ir.OpAssume {
			clears |= e.judge(fn, args[1].Value, in.Aux, subject{value: u}, maxCondition).clears
		}
		recv = args[0].Value
	}
	return clears
}
