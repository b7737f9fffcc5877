package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// callsBlockParam reports whether a call runs a function that the function was given.
func (e *engine) callsBlockParam(fn ir.FuncID, in *ir.Instr) bool {
	args := e.prog.Args(fn, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf || in.Op == ir.OpCall && !e.callsValue(fn, in) {
		return false
	}
	which, ok := e.givenFunction(fn, args[0].Value)
	if ok && which != 0 && in.Op == ir.OpLoad && e.prog.Instr(fn, args[1].Value).Op == ir.OpConst {
		return false // h[:key] reads a table
	}
	return ok
}

// givenFunction returns which parameter v is, if it can hold a function: 0 for &block, position plus
// one for a positional one, givenKeyword with its name for a keyword.
func (e *engine) givenFunction(fn ir.FuncID, v ir.Value) (which uint32, ok bool) {
	def := e.prog.Instr(fn, e.graph.Root(fn, v))
	if def.Op != ir.OpParam || int(def.Aux) >= len(e.prog.Func(fn).Params) {
		return 0, false
	}
	switch p := &e.prog.Func(fn).Params[def.Aux]; p.Kind {
	case ir.ParamBlock:
		return 0, true
	case ir.ParamPositional, ir.ParamOptional:
		if e.prog.Func(fn).Kind == ir.KindClosure && (!e.isRuby(fn) || len(e.callables(fn, v)) > 0) {
			return 0, false // who gives it is looked for; see handedFunctions
		}
		return uint32(p.Index) + 1, true
	case ir.ParamCaptured:
		// The function of the method around, whichever closure calls it.
		if outer, ok := e.graph.Outside(fn, def); ok && e.isRuby(fn) {
			return e.givenFunction(outer.Func, outer.Value)
		}
	case ir.ParamKeyword:
		return givenKeyword | uint32(p.Name), uint32(p.Name) < givenKeyword
	}
	return 0, false
}

// givenShift is where the number of the parameter stands in the index of a portBlockArg; below it is
// the position of the argument.
const givenShift = 8

// givenKeyword marks the number of a parameter that is the name of a keyword.
const givenKeyword = 1 << 23

// ofSeveral marks the index of a parameter of a block that is given several values: none of them is taken
// apart for the parameters. It is below givenShift, and above every index.
const ofSeveral = 1 << 7

// callsValue reports whether a call is one of the ways to call a function value: f(x) in Rust; in
// Ruby f.call(x), f.(x), f.yield(x), f === x.
func (e *engine) callsValue(fn ir.FuncID, in *ir.Instr) bool {
	switch e.prog.Text(in.Name) {
	case ir.OpCallee:
		return true
	case "call", "()", "yield", "===", "bind_call":
		return e.isRuby(fn) && in.Flags&ir.FlagImplicitSelf == 0
	}
	return false
}

// calleeValue carries a fact into the closure that is the receiver of a call; it reports false if
// the call is none of a known closure.
func (e *engine) calleeValue(k *context, id int32, f fact, u ir.Value, in *ir.Instr, args []ir.Operand) bool {
	if len(args) == 0 || args[0].Role != ir.RoleSelf || !e.callsValue(k.fn, in) {
		return false
	}
	if which, ok := e.givenFunction(k.fn, args[0].Value); ok {
		e.toBlock(k, id, f, args, which)
		return true
	}
	which, ok := e.memberGiven(k.fn, args[0].Value)
	if ok {
		e.toBlock(k, id, f, args, which)
	}
	return e.callFunctions(k, id, f, u, args) || ok
}

// indexCall carries a fact over what reads or writes an element where that is a call: of a method that
// the workspace defines, or of a function (f[x]). It reports false if it is none.
func (e *engine) indexCall(k *context, id int32, f fact, u ir.Value, in *ir.Instr, args []ir.Operand) bool {
	if !e.isRuby(k.fn) || args[0].Role != ir.RoleSelf || in.Flags&ir.FlagPattern != 0 {
		return false
	}
	call := e.callIn(k, u)
	positions := e.operandPositions(k.fn, in)
	for i, a := range args {
		if a.Value != f.value {
			continue
		}
		for c := range call.Callees {
			e.into(k, id, f, u, args, i, positions[i], &call.Callees[c])
		}
	}
	if len(call.Callees) > 0 {
		return true
	}
	if in.Op != ir.OpLoad || args[1].Value != f.value && !e.isFunctions(f.path) {
		return false
	}
	if which, ok := e.givenFunction(k.fn, args[0].Value); ok {
		e.toBlock(k, id, f, args, which)
		return true
	}
	return e.callFunctions(k, id, f, u, args)
}

// toBlock lets the arguments of a yield leave the function, to the block that it was given; or those
// of a call of parameter which minus one.
func (e *engine) toBlock(k *context, id int32, f fact, args []ir.Operand, which uint32) {
	several := uint32(0)
	if len(args) > 2 {
		several = ofSeveral
	}
	for i, a := range args {
		if i > 0 && a.Value == f.value {
			p := port{portBlockArg, which<<givenShift | uint32(i-1) | several}
			e.leave(k, exit{port: p, path: f.path, kinds: f.kinds, doubt: f.doubt, fact: id})
		}
	}
}

// blockSelf is the index of a block's self among its ports.
const blockSelf = -2

// runBlocks carries a fact from the call at u into parameter index of its block; extra is what makes
// that less certain than the fact.
func (e *engine) runBlocks(k *context, id int32, u ir.Value, index int, path pathID, kinds rule.Kinds, extra doubt) {
	in := e.prog.Instr(k.fn, u)
	for _, a := range e.args(k.fn, in) {
		if a.Role == ir.RoleBlock || a.Role == ir.RolePlain && !e.isRuby(k.fn) {
			e.runFunction(k, id, u, a.Value, index, path, kinds, extra)
		}
	}
}

// runFunction carries a fact into parameter index of the function that value v of the call at u is.
func (e *engine) runFunction(k *context, id int32, u, v ir.Value, index int, path pathID, kinds rule.Kinds, extra doubt) {
	if which, ok := e.givenFunction(k.fn, v); ok {
		if index >= 0 {
			p := port{portBlockArg, which<<givenShift | uint32(index)}
			e.leave(k, exit{port: p, path: path, kinds: kinds, doubt: k.facts[id].doubt.and(extra), fact: id})
		}
		return
	}
	callees := e.callablesIn(k, v)
	if len(callees) == 0 {
		callees = e.procs(k.fn, v)
	}
	if len(callees) == 0 && e.crosses(k.fn, u) {
		for _, m := range e.graph.CalledObject(k.fn, v) {
			callees = append(callees, function{made: ir.NoValue, fn: m})
		}
	}
	if len(callees) > 0 {
		for _, c := range callees {
			ed := c.edge(edgeBlock, u)
			ed.doubt = extra
			if c.isFunc() && c.arity == 0 {
				e.runBlock(k, id, ed, c.fn, index, path, kinds)
			} else if index >= 0 {
				e.runOn(k, id, ed, c, index&^ofSeveral+c.bound, path, kinds)
			}
		}
		return
	}
	if def := e.prog.Instr(k.fn, e.graph.Root(k.fn, v)); def.Op == ir.OpConst && def.Aux == ir.ConstSymbol && index&^ofSeveral == 0 {
		e.runSymbol(k, id, u, e.prog.Text(def.Name), kinds, extra)
	}
}

// crosses reports whether the call at u of a function in Ruby runs native code of the workspace.
func (e *engine) crosses(fn ir.FuncID, u ir.Value) bool {
	return e.isRuby(fn) && slices.ContainsFunc(e.graph.Call(callgraph.Site{Func: fn, Value: u}).Callees, func(c callgraph.Callee) bool { return c.Bridge != nil })
}

// runKeywords carries a source into the keyword parameters of the blocks of the call at u.
func (e *engine) runKeywords(k *context, id int32, u ir.Value, row *rule.Source, root fact) {
	for _, a := range e.args(k.fn, e.prog.Instr(k.fn, u)) {
		if a.Role != ir.RoleBlock {
			continue
		}
		for _, c := range e.functions(k.fn, a.Value) {
			params := e.prog.Func(c.fn).Params
			for i := range params {
				p := &params[i]
				if p.Kind != ir.ParamKeyword && p.Kind != ir.ParamKwSplat || slices.Contains(row.NotParams, e.prog.Text(p.Name)) {
					continue
				}
				e.enter(k, id, c.edge(edgeBlock, u), c.fn, e.paramPort(p), root.path, root.kinds)
			}
		}
	}
}

// runTyped carries a source into those parameters of the functions handed to the call at u that have the types
// which the source's row speaks of.
func (e *engine) runTyped(k *context, id int32, u ir.Value, row *rule.Source, root fact) {
	for _, a := range e.args(k.fn, e.prog.Instr(k.fn, u)) {
		if a.Role != ir.RoleBlock && a.Role != ir.RolePlain {
			continue
		}
		for _, c := range e.functions(k.fn, a.Value) {
			params := e.prog.Func(c.fn).Params
			for i := range params {
				if p := &params[i]; p.Kind == ir.ParamPositional && e.graph.OfTypes(c.fn, p, row) {
					e.runBlock(k, id, c.edge(edgeBlock, u), c.fn, int(p.Index), root.path, root.kinds)
				}
			}
		}
	}
}

// runSymbol carries a fact through a block that is only a method's name (&:strip): what models say
// of such a method's result, or the whole if they say nothing.
func (e *engine) runSymbol(k *context, id int32, u ir.Value, name string, kinds rule.Kinds, extra doubt) {
	out, known := e.ofSymbol(name, kinds)
	if !known {
		out, extra = kinds, extra.and(opaque+guess)
	}
	base := fact{kinds: out, doubt: k.facts[id].doubt.and(extra), cause: cause{kind: causeStep, prev: id, at: u}}
	e.blockLeft(k, u, rule.PortBlockReturn, 0, base)
}

// ofSymbol returns the kinds that the result of a method of that name carries, of those of its receiver;
// known is false if no row describes such a method.
func (e *engine) ofSymbol(name string, kinds rule.Kinds) (out rule.Kinds, known bool) {
	entry := e.set.Models.Lookup(source.Ruby, name)
	if entry == nil {
		return 0, false
	}
	describes := func(r *rule.Row) bool { return r.When == nil && (r.Callee.Any || r.Callee.Instance) }
	for _, row := range entry.Flows {
		if row.Strict || !describes(&row.Row) {
			continue
		}
		known = true
		for i := range row.From {
			if row.From[i].Kind == rule.PortSelf {
				out |= kinds&^row.Clears | row.Adds
			}
		}
	}
	for _, row := range entry.Narrows {
		if describes(&row.Row) {
			out &^= e.narrowedBy(row)
		}
	}
	return out, known
}

// runBlock enters a closure at parameter index.
func (e *engine) runBlock(k *context, id int32, ed edge, fn ir.FuncID, index int, path pathID, kinds rule.Kinds) {
	if index == blockSelf {
		e.enter(k, id, ed, fn, port{kind: portSelf}, path, kinds)
		return
	}
	several := index >= 0 && index&ofSeveral != 0
	if several {
		index &^= ofSeveral
	}
	count := len(positional(e.prog.Func(fn)))
	switch {
	case index == rule.AnyIndex:
		for i := range count {
			e.enter(k, id, ed, fn, port{portArg, uint32(i)}, path, kinds)
		}
	case index == 0 && count > 1 && e.isRuby(fn) && !several:
		// A block of several parameters that is given one value takes it apart.
		for i := range count {
			if tail, ok := e.paths.read(path, e.position(i)); ok {
				e.enter(k, id, ed, fn, port{portArg, uint32(i)}, tail, kinds)
			}
		}
	default:
		e.enter(k, id, ed, fn, port{portArg, uint32(index)}, path, kinds)
	}
}

// runBlocksWith carries what a callee yields into the block of the call at ed, or what it calls a
// parameter with into the function that the call gives for it.
func (e *engine) runBlocksWith(k *context, ed edge, index uint32, base fact) {
	id, ok := e.keep(k, keptYield, int32(index), base)
	if !ok {
		return
	}
	which, pos := index>>givenShift, int(index&(1<<givenShift-1))
	kinds := k.facts[id].kinds
	if which == 0 {
		e.runBlocks(k, id, ed.at, pos, base.path, kinds, 0)
		return
	}
	if m, ok := e.memberOf(which); ok {
		e.runMembers(k, id, ed, m, pos)
		return
	}
	in := e.prog.Instr(k.fn, ed.at)
	positions := e.operandPositions(k.fn, in)
	for i, a := range e.args(k.fn, in) {
		if a.Role == ir.RoleBlock && ed.bridge != nil && ed.position(positions[i]) == int(which)-1 {
			e.runFunction(k, id, ed.at, a.Value, pos, base.path, kinds, 0) // it takes the place of an argument that is missing
			continue
		}
		n, keyword := a.Role.Keyword()
		if a.Role == ir.RolePlain && ed.position(positions[i]) == int(which)-1 || keyword && which == givenKeyword|uint32(n) {
			e.runFunction(k, id, ed.at, a.Value, pos, base.path, kinds, 0)
		}
	}
}

// givenToBlock returns what the call at v of the block of fn gives to the block's parameter index; NoValue if it is a call
// of something else, or gives nothing there.
func (e *engine) givenToBlock(fn ir.FuncID, v ir.Value, index int) ir.Value {
	in := e.prog.Instr(fn, v)
	args := e.args(fn, in)
	if in.Flags&ir.FlagYield == 0 {
		if which, ok := e.givenFunction(fn, args[0].Value); !ok || which != 0 && e.isRuby(fn) {
			return ir.NoValue
		}
	}
	if index+1 >= len(args) || args[index+1].Role != ir.RolePlain {
		return ir.NoValue
	}
	return args[index+1].Value
}

// passBlock carries what the block of context k's function returns, or leaves in what it is given, into the calls that it
// is handed on to, and into the closures of the function in which it is run.
func (e *engine) passBlock(k *context, root fact) {
	leaves := rule.PortBlockReturn
	if k.entry.port.kind == portBlockArg {
		leaves = rule.PortBlockArg
	}
	if !e.isRuby(k.fn) {
		e.passFunctions(k, leaves, root)
		return
	}
	body := e.prog.File(k.fn).Body(e.prog.Func(k.fn))
	for u := range body {
		in := &body[u]
		root.cause.at = ir.Value(u)
		switch args := e.args(k.fn, in); {
		case in.Op == ir.OpClosure:
			fn := e.prog.Callee(k.fn, in)
			if fn == ir.NoFunc || e.prog.Func(fn).Kind != ir.KindClosure || !e.runsBlock(fn, maxFunctions) {
				continue
			}
			if id, ok := e.keep(k, keptReturn, 0, root); ok {
				e.enter(k, id, edge{kind: edgeCapture, at: ir.Value(u), made: ir.Value(u)}, fn, k.entry.port, root.path, root.kinds)
			}
		case in.Op == ir.OpCall && len(args) > 0 && args[len(args)-1].Role == ir.RoleBlock:
			if which, ok := e.givenFunction(k.fn, args[len(args)-1].Value); ok && which == 0 {
				e.blockLeft(k, ir.Value(u), leaves, int(k.entry.port.index), root)
			}
		}
	}
}

// passFunctions is passBlock for Rust, where a function that was given is an argument like others: items.map(render).
func (e *engine) passFunctions(k *context, leaves rule.PortKind, root fact) {
	e.passOuter(k, leaves, root)
	given := e.runsGiven(k.fn)
	if len(given) == 0 {
		return
	}
	body := e.prog.File(k.fn).Body(e.prog.Func(k.fn))
	for u := range body {
		in := &body[u]
		if in.Op != ir.OpCall || e.callsValue(k.fn, in) {
			continue
		}
		handed := func(a ir.Operand) bool {
			v := e.graph.Root(k.fn, a.Value)
			return a.Role == ir.RolePlain && slices.ContainsFunc(given, func(p *ir.Param) bool { return p.Value == v })
		}
		if slices.ContainsFunc(e.args(k.fn, in), handed) {
			root.cause.at = ir.Value(u)
			e.blockLeft(k, ir.Value(u), leaves, int(k.entry.port.index), root)
		}
	}
}

// passOuter is passBlock for the block that Ruby has given to the native method which Rust code runs for: models say which calls
// run it, and what they answer.
func (e *engine) passOuter(k *context, leaves rule.PortKind, root fact) {
	body := e.prog.File(k.fn).Body(e.prog.Func(k.fn))
	for u := range body {
		if body[u].Op != ir.OpCall {
			continue
		}
		call := e.callIn(k, ir.Value(u))
		runs := slices.ContainsFunc(call.Flows, func(f *rule.Flow) bool {
			return f.Outer && slices.ContainsFunc(f.From, func(p rule.Port) bool { return p.Kind == leaves })
		})
		if runs || slices.ContainsFunc(call.Callees, func(c callgraph.Callee) bool { return c.Bridge == nil && e.runsOuter(c.Func) }) {
			root.cause.at = ir.Value(u)
			e.blockLeft(k, ir.Value(u), leaves, int(k.entry.port.index), root)
		}
	}
}

// runsOuter reports whether a function of Rust, or one that it calls, runs the block that Ruby has given to the native method, and
// may have something of what that answers.
func (e *engine) runsOuter(id ir.FuncID) bool {
	reached, seen := []ir.FuncID{id}, map[ir.FuncID]bool{id: true}
	for i := 0; i < len(reached); i++ {
		is, known := e.outerRunners[reached[i]]
		if !known && !e.isRuby(reached[i]) {
			var callees []ir.FuncID
			is, callees = e.runsOuterItself(reached[i])
			for _, callee := range callees {
				if !seen[callee] {
					seen[callee] = true
					reached = append(reached, callee)
				}
			}
		}
		if is {
			e.outerRunners[id] = true
			return true
		}
	}
	for _, fn := range reached {
		e.outerRunners[fn] = false
	}
	return false
}

// runsOuterItself is runsOuter for what function id does itself, and returns what it calls.
func (e *engine) runsOuterItself(id ir.FuncID) (is bool, callees []ir.FuncID) {
	body := e.prog.File(id).Body(e.prog.Func(id))
	for u := range body {
		if body[u].Op != ir.OpCall {
			continue
		}
		call := e.graph.Call(callgraph.Site{Func: id, Value: ir.Value(u)})
		if slices.ContainsFunc(call.Flows, func(f *rule.Flow) bool {
			return f.Outer && slices.ContainsFunc(f.From, func(p rule.Port) bool { return p.Kind == rule.PortBlockReturn })
		}) {
			return true, nil
		}
		for _, c := range call.Callees {
			if c.Bridge == nil {
				callees = append(callees, c.Func)
			}
		}
	}
	return false, callees
}

// runsBlock reports whether a closure, or one in it, runs the block of the method around it.
func (e *engine) runsBlock(id ir.FuncID, depth int) bool {
	if depth == 0 {
		return false
	}
	if len(e.info(id).blockCalls) > 0 {
		return true
	}
	body := e.prog.File(id).Body(e.prog.Func(id))
	for u := range body {
		if fn := e.prog.Callee(id, &body[u]); body[u].Op == ir.OpClosure && fn != ir.NoFunc && e.runsBlock(fn, depth-1) {
			return true
		}
	}
	return false
}

// elementMapped returns the place in a list at which the element stands of which the block of the call at u has made base: of
// [name, dir].map { … } the first; 0 if it was made of no one element of the receiver.
func (e *engine) elementMapped(k *context, u ir.Value, base fact) elem {
	if !e.isRuby(k.fn) || base.cause.kind != causeCall {
		return 0
	}
	of := &k.facts[base.cause.prev]
	args := e.args(k.fn, e.prog.Instr(k.fn, u))
	if len(args) == 0 || args[0].Role != ir.RoleSelf || args[0].Value != of.value || e.graph.TypeOf(k.fn, of.value).Name != "Array" {
		return 0
	}
	el := e.paths.first(of.path)
	if _, ok := e.placeOf(el); !ok || of.path == whole {
		return 0
	}
	for _, use := range e.info(k.fn).usesOf(u) {
		switch e.prog.Instr(k.fn, use).Op {
		case ir.OpLoad, ir.OpCopy, ir.OpAssume, ir.OpState:
		default:
			return 0 // what is made of the list may have other places
		}
	}
	return el
}

// blockLeft carries what leaves the block of the call at u into that call: what the block returned,
// or what it left in parameter index.
func (e *engine) blockLeft(k *context, u ir.Value, kind rule.PortKind, index int, base fact) {
	in := e.prog.Instr(k.fn, u)
	call := e.callIn(k, u)
	passing := keptReturn
	if kind == rule.PortBlockArg {
		passing = keptParam
	}
	which, place := int32(u)<<givenShift|int32(index), elem(0)
	if kind == rule.PortBlockReturn {
		if place = e.elementMapped(k, u, base); place != 0 {
			passing, which = keptPlace, int32(place)
		}
	}
	id, ok := e.keep(k, passing, which, base)
	if !ok {
		return
	}
	base = k.facts[id]
	base.value, base.since = u, u
	leaves := func(p *rule.Port) bool {
		return p.Kind == kind && (kind == rule.PortBlockReturn || p.Index == index || p.Index == rule.AnyIndex)
	}
	carried := base
	carried.kinds &^= e.narrowed(callgraph.Site{Func: k.fn, Value: u}, ir.NoValue, leaves)
	for _, row := range call.Flows {
		for i := range row.From {
			if from := &row.From[i]; leaves(from) {
				switch rest, ok := e.match(at{fn: k.fn, in: in}, base.path, from.Path); {
				case ok && row.Aligned && place != 0:
					p, cut := e.paths.push(place, rest)
					e.carry(k, id, carried, u, u, u, p, cut)
				case ok:
					e.along(k, id, carried, rest, u, row)
				}
			}
		}
	}
	for _, row := range call.Sinks {
		for i := range row.In {
			if !leaves(&row.In[i]) || base.kinds&row.Kinds == 0 || row.Sure && base.doubt&guessed != 0 {
				continue
			}
			if rest, ok := e.match(at{fn: k.fn, in: in}, base.path, row.In[i].Path); ok && (rest == whole || e.paths.isMost(rest) || !e.isRuby(k.fn)) {
				e.reach(k, hit{site: callgraph.Site{Func: k.fn, Value: u}, sink: row, kinds: base.kinds & row.Kinds, doubt: base.doubt, fact: id})
			}
		}
	}
	left := port{kind: portBlockReturn}
	if kind == rule.PortBlockArg {
		left = port{portBlockArg, uint32(index)}
	}
	for c := range call.Callees {
		back := e.callEdge(callgraph.Site{Func: k.fn, Value: u}, &call.Callees[c])
		if back.kind == edgeCall {
			back.kind = edgeYield
		}
		e.enter(k, id, back, call.Callees[c].Func, left, base.path, base.kinds)
	}
	if call.Unknown && in.NArgs > 0 && kind == rule.PortBlockReturn {
		base.path = whole
		base.doubt = base.doubt.and(opaque + guess)
		e.add(k, base)
	}
}
