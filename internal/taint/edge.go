package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// edgeKind says how control gets from a caller into a function.
type edgeKind uint8

const (
	edgeCall    edgeKind = iota // a call of the function
	edgeNew                     // a call that makes an object: the function is its constructor
	edgeRaise                   // a call that makes an exception, by its constructor, and raises it
	edgeLater                   // a call because of which a framework calls the function some time
	edgeCapture                 // the closure captures, and somebody runs it
	edgeBlock                   // the call at runs the closure as its block
	edgeValue                   // the call at calls the closure that is its receiver
	edgeConvert                 // the call at turns its operand number operand into what the function returns
	edgeFailed                  // the function makes what the caller fails with of what the Err holds that it leaves at
	edgeYield                   // what a block returns goes back into the function that runs it
)

// edge is one way from a caller into a function. For a closure, made is the instruction of the
// caller that makes it, NoValue if it was made elsewhere.
type edge struct {
	kind  edgeKind
	at    ir.Value
	made  ir.Value
	doubt doubt
	// bridge is set where the edge crosses into native code.
	bridge *callgraph.Native
	// byPath says that a Rust method is called by its path: the first argument is its self.
	byPath bool
	// receiver says that the receiver of the call is the function's first argument.
	receiver bool
	// assigns says that what the operator yields is its first operand as the function leaves it: x += y.
	assigns bool
	// through is the instance variable of the receiver that is the function's self, if that is not the receiver.
	through elem
	// skip is how many arguments of the call stand before those of the function.
	skip int
	// back is set where Rust calls a method of Ruby by its name, host where it calls a function of Ruby that it was given.
	back *rule.Funcall
	host *callgraph.Host
	// chain are the functions that run on what the function returns, as a number of engine.chains.
	chain int32
	// item is the call of a function whose path is handed on with types, as in map(parse::<Slug>).
	item callgraph.Site
	// operand is the operand that is converted; elements says that it is into what the function gives to its block.
	operand  int
	elements bool
	// out says that the function writes what the operand becomes into its first argument.
	out bool
}

// apply carries an exit of context k back along the edge by which it was entered.
func (e *engine) apply(c caller, k *context, exitID int32) {
	x := k.exits[exitID]
	up := e.contexts[c.ctx]
	f := &up.facts[c.fact]
	kinds := x.kinds & (c.kinds | e.cameUp(x.fresh, x.doubt, c.kinds))
	if kinds == 0 {
		return
	}
	ed := e.edges.list[c.edge]
	base := fact{kinds: kinds, path: x.path, doubt: f.doubt.and(x.doubt).and(ed.doubt),
		cause: cause{kind: causeCall, prev: c.fact, ctx: k.id, exit: exitID, at: ed.at}}
	e.arrive(up, ed, k, x, base)
}

// arrive enters what an exit means at the caller's end of an edge.
func (e *engine) arrive(up *context, ed edge, k *context, x exit, base fact) {
	if x.port.kind == portHeap {
		e.leaveToHeap(up, base, x.port)
		return
	}
	if x.port.kind == portRaise {
		e.arriveRaised(up, ed, x, base)
		return
	}
	if ed.kind == edgeConvert {
		e.converted(up, ed, x, base)
		return
	}
	if ed.kind == edgeFailed {
		e.arriveFailed(up, ed, x, base)
		return
	}
	if e.keepsOutside(up, ed, k.fn, x.port) {
		if e.toMaker(up, ed, k.fn, x.port, base) {
			return
		}
		e.keepOutside(up, ed.at, k.fn, x.port, base)
		return
	}
	if ed.kind == edgeBlock || ed.kind == edgeValue {
		x.port = e.functionPort(k.fn, x.port)
	}
	if ed.made != ir.NoValue || ed.kind == edgeBlock || ed.kind == edgeValue {
		e.arriveClosure(up, ed, x, base)
		return
	}
	in := e.prog.Instr(up.fn, ed.at)
	if ed.kind == edgeLater {
		return
	}
	if ed.bridge != nil {
		base.path = e.outOfMemory(ed.bridge, k.fn, x)
		if x.port.kind == portReturn && e.isRuby(up.fn) && e.paths.first(base.path) == errElem {
			base.path = e.message()
			e.unwind(up, base, unwinding{}, ed.at)
			return
		}
	}
	if ed.host != nil {
		e.arriveHost(up, ed, x, base)
		return
	}
	put := func(v, since ir.Value) {
		base.value, base.since = v, since
		e.add(up, base)
	}
	switch x.port.kind {
	case portReturn:
		if ed.kind != edgeNew && ed.kind != edgeRaise {
			put(ed.at, ed.at)
		}
	case portSelf:
		switch ed.kind {
		case edgeNew:
			put(ed.at, ed.at)
			return
		case edgeRaise:
			e.raiseMade(up, ed.at, base)
			return
		}
		if args := e.args(up.fn, in); len(args) > 0 && (args[0].Role == ir.RoleSelf || ed.byPath) {
			if ed.through != 0 {
				base.path, _ = e.paths.push(ed.through, base.path)
			}
			put(args[0].Value, ed.at)
			if ed.assigns {
				put(ed.at, ed.at)
			}
		}
	case portArg, portKeyword:
		if ed.kind == edgeNew && ed.receiver && x.port == (port{portArg, ed.receiverIndex()}) {
			put(ed.at, ed.at) // a native constructor is given the new object
			return
		}
		for _, v := range e.argument(up.fn, ed, in, x.port) {
			put(v, ed.at)
		}
	case portBlockArg:
		if x.port.index>>givenShift == 0 && !e.isRuby(up.fn) {
			e.outwards(up, x.port, base) // Rust has no such blocks: the method that Ruby calls was given it
			return
		}
		e.runBlocksWith(up, ed, x.port.index, base)
	}
}

// outwards lets what a block is given leave the function of context up, too.
func (e *engine) outwards(up *context, p port, base fact) {
	if id, ok := e.keep(up, keptOuter, int32(p.index), base); ok {
		f := up.facts[id]
		e.leave(up, exit{port: p, path: f.path, kinds: f.kinds, doubt: f.doubt, fact: id})
	}
}

// arriveClosure enters what an exit of a closure means where the closure was made and run.
func (e *engine) arriveClosure(up *context, ed edge, x exit, base fact) {
	put := func(v, since ir.Value) {
		base.value, base.since = v, since
		e.add(up, base)
	}
	var args []ir.Operand
	if ed.made != ir.NoValue {
		args = e.args(up.fn, e.prog.Instr(up.fn, ed.made))
	}
	first := 0
	if len(args) > 0 && args[0].Role == ir.RoleSelf {
		first = 1
	}
	switch x.port.kind {
	case portReturn:
		if ed.kind == edgeValue || ed.kind == edgeBlock {
			e.next(up, ed, base)
			return
		}
		e.blockLeftAll(up, ed.made, rule.PortBlockReturn, 0, base)
		e.called(up, ed.made, base)
		e.escape(up, ed.made, base)
	case portBreak:
		e.breakOff(up, ed, base)
	case portMethod:
		e.leaveMethod(up, base)
	case portArg:
		switch ed.kind {
		case edgeBlock:
			e.blockLeft(up, ed.at, rule.PortBlockArg, int(x.port.index), base)
		case edgeCapture:
			e.blockLeftAll(up, ed.made, rule.PortBlockArg, int(x.port.index), base)
			for _, call := range e.callsOf(up.fn, ed.made) {
				e.givenBack(up, call, x.port, put)
			}
		case edgeValue:
			e.givenBack(up, ed, x.port, put)
		}
	case portBlockArg:
		e.outwards(up, x.port, base) // a yield inside of the closure: to the block of the method around it
	case portSelf:
		if first == 1 {
			put(args[0].Value, max(ed.made, ed.at))
		}
	case portCapture:
		if i := int(x.port.index) + first; i < len(args) {
			put(args[i].Value, max(ed.made, ed.at))
		}
		if e.runsForEach(up.fn, ed.made) {
			e.runAgain(up, ed, x.port, base)
		}
	case portFinal:
		for _, u := range e.info(up.fn).usesOf(ed.made) {
			if in := e.prog.Instr(up.fn, u); in.Op == ir.OpLoad && in.Flags&ir.FlagCapture != 0 && in.Aux == x.port.index {
				put(u, u)
			}
		}
		e.runAgain(up, ed, x.port, base)
	}
}

// runsForEach reports whether a closure that is made at made is given to a call which runs it for each element of its receiver.
func (e *engine) runsForEach(fn ir.FuncID, made ir.Value) bool {
	return slices.ContainsFunc(e.info(fn).usesOf(made), func(u ir.Value) bool {
		return e.prog.Instr(fn, u).Op == ir.OpCall && slices.ContainsFunc(e.graph.Call(callgraph.Site{Func: fn, Value: u}).Flows, givesEach)
	})
}

// givesEach reports whether a row says that a block is given the elements of the receiver, which is a list, one after the other.
func givesEach(row *rule.Flow) bool {
	isEach := func(p rule.Port) bool { return p.Kind == rule.PortSelf && len(p.Path) == 1 && p.Path[0].Any }
	return slices.ContainsFunc(row.To, func(p rule.Port) bool { return p.Kind == rule.PortBlockArg }) &&
		slices.ContainsFunc(row.From, isEach) && !slices.ContainsFunc(row.From, func(p rule.Port) bool { return !isEach(p) })
}

// runAgain enters what a run of a closure has left in a variable that it captures, as its exit at p says, into its next run.
func (e *engine) runAgain(up *context, ed edge, p port, base fact) {
	fn, ok := e.closureOf(up.fn, ed.made)
	if !ok {
		return
	}
	if id, ok := e.keep(up, keptFinal, int32(p.index), base); ok {
		again := edge{kind: edgeCapture, at: ed.made, made: ed.made}
		e.enter(up, id, again, fn, port{portCapture, p.index}, base.path, up.facts[id].kinds)
	}
}

// breakOff enters what a block ends the call with that it belongs to.
func (e *engine) breakOff(up *context, ed edge, base fact) {
	if ed.kind == edgeBlock {
		base.value, base.since = ed.at, ed.at
		e.add(up, base)
		return
	}
	if ed.made == ir.NoValue {
		return
	}
	for _, u := range e.info(up.fn).usesOf(ed.made) {
		if e.prog.Instr(up.fn, u).Op == ir.OpCall {
			base.value, base.since = u, u
			e.add(up, base)
		}
	}
}

// leaveMethod carries what a block returns from the method around it out of that method.
func (e *engine) leaveMethod(up *context, base fact) {
	id, ok := e.keep(up, keptMethod, 0, base)
	if !ok {
		return
	}
	p := port{kind: portReturn}
	if e.prog.Func(up.fn).Kind == ir.KindClosure && !e.graph.StandsAlone(up.fn) {
		p.kind = portMethod
	}
	f := up.facts[id]
	e.leave(up, exit{port: p, path: f.path, kinds: f.kinds, doubt: f.doubt, fact: id})
}

// blockLeftAll carries what leaves the closure made at made into all calls that it is a block of.
func (e *engine) blockLeftAll(k *context, made ir.Value, kind rule.PortKind, index int, base fact) {
	for _, u := range e.info(k.fn).usesOf(made) {
		if in := e.prog.Instr(k.fn, u); in.Op == ir.OpCall {
			e.blockLeft(k, u, kind, index, base)
		}
	}
}

// called enters what the closure made at made returns where the function that makes it calls it.
func (e *engine) called(k *context, made ir.Value, base fact) {
	for _, ed := range e.callsOf(k.fn, made) {
		e.next(k, ed, base)
	}
}

// callsOf returns edges for the calls of the closure made at made in the function fn that makes it.
func (e *engine) callsOf(fn ir.FuncID, made ir.Value) (list []edge) {
	if made == ir.NoValue {
		return nil
	}
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := int(made) + 1; u < len(body); u++ {
		in := &body[u]
		args := e.args(fn, in)
		if in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf || !e.callsValue(fn, in) {
			continue
		}
		for _, c := range e.callables(fn, args[0].Value) {
			if c.made == made && !c.waits(callArguments(args)) {
				list = append(list, edge{kind: edgeValue, at: ir.Value(u), chain: c.then, item: c.item})
			}
		}
	}
	return list
}

// givenBack enters what a closure changes in a parameter, into which the call at ed.at of it puts an argument.
func (e *engine) givenBack(up *context, ed edge, p port, put func(v, since ir.Value)) {
	in := e.prog.Instr(up.fn, ed.at)
	if in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 && p.index == 0 {
		put(e.args(up.fn, in)[0].Value, ed.at) // the block that says what stands at keys that are not there: see missing
	}
	if in.Op != ir.OpCall || ed.chain != 0 {
		return
	}
	for i, pos := range e.operandPositions(up.fn, in) {
		if a := e.args(up.fn, in)[i]; a.Role == ir.RolePlain && pos == int(p.index) {
			put(a.Value, ed.at)
		}
	}
}

// closureOf returns the function that instruction made of fn makes a closure of.
func (e *engine) closureOf(fn ir.FuncID, made ir.Value) (ir.FuncID, bool) {
	if made == ir.NoValue {
		return 0, false
	}
	in := e.prog.Instr(fn, made)
	return e.prog.Callee(fn, in), in.Op == ir.OpClosure
}

// argument returns the values that a call hands to a parameter of its callee.
func (e *engine) argument(fn ir.FuncID, ed edge, in *ir.Instr, p port) []ir.Value {
	var values []ir.Value
	positions := e.operandPositions(fn, in)
	for i, a := range e.args(fn, in) {
		switch {
		case ed.back != nil: // what a method of Ruby changes in what it is given is a copy
		case p.kind == portArg && ed.receiver && a.Role == ir.RoleSelf && p.index == ed.receiverIndex():
			values = append(values, a.Value)
		case p.kind == portArg && a.Role == ir.RolePlain && ed.position(positions[i]) == int(p.index):
			values = append(values, a.Value)
		case p.kind == portKeyword:
			if n, ok := a.Role.Keyword(); ok && uint32(n) == p.index {
				values = append(values, a.Value)
			}
		}
	}
	return values
}

// position returns the parameter position of the argument at position pos; -1 is self.
func (ed *edge) position(pos int) int {
	if ed.byPath {
		return pos - 1
	}
	return pos - ed.skip
}

// receiverIndex returns the index of the parameter that the receiver of the call is given for: the one before those of
// its arguments.
func (ed *edge) receiverIndex() uint32 { return uint32(max(-ed.skip-1, 0)) }

// operandPositions returns, for each operand of a call, how many positional arguments precede it. A splat is as many as the list
// has that it can only be, if that is known, else one.
func (e *engine) operandPositions(fn ir.FuncID, in *ir.Instr) []int {
	args := e.prog.Args(fn, in)
	positions := make([]int, len(args))
	pos := 0
	for i, a := range args {
		positions[i] = pos
		if a.Role == ir.RoleSplat && i+1 < len(args) {
			if n, ok := e.splatLength(fn, a.Value); ok {
				pos += n
				continue
			}
		}
		if a.Role == ir.RolePlain || a.Role == ir.RoleSplat {
			pos++
		}
	}
	return positions
}

// splatLength returns how many elements the list v has, where it is written out, here, in a constant or as what methods return, and
// nothing else is done with it; ok is false if that is not so, or there are several lists.
func (e *engine) splatLength(fn ir.FuncID, v ir.Value) (length int, ok bool) {
	v = e.graph.Root(fn, v)
	in := e.prog.Instr(fn, v)
	switch {
	case in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && in.NArgs == 0:
		elements, all := e.graph.AllElements(callgraph.Site{Func: fn, Value: v})
		return len(elements), all
	case in.Op != ir.OpCall:
		return 0, false
	case e.prog.Text(in.Name) == ir.OpArray:
		return e.writtenLength(fn, v)
	}
	callees := e.graph.Call(callgraph.Site{Func: fn, Value: v}).Callees
	for i, c := range callees {
		n, known := e.returnedLength(c.Func)
		if !known || i > 0 && n != length {
			return 0, false
		}
		length = n
	}
	return length, len(callees) > 0
}

// writtenLength returns the length of the array that is written at v, which is used once.
func (e *engine) writtenLength(fn ir.FuncID, v ir.Value) (length int, ok bool) {
	in := e.prog.Instr(fn, v)
	if e.prog.Text(in.Name) != ir.OpArray || in.Op != ir.OpCall || len(e.info(fn).usesOf(v)) != 1 {
		return 0, false
	}
	spread := func(a ir.Operand) bool { return a.Role != ir.RolePlain }
	return int(in.NArgs), !slices.ContainsFunc(e.prog.Args(fn, in), spread)
}

// returnedLength returns the length of the arrays that function fn writes as what it returns.
func (e *engine) returnedLength(fn ir.FuncID) (length int, ok bool) {
	if !e.isRuby(fn) {
		return 0, false
	}
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
			continue
		}
		n, known := e.writtenLength(fn, e.graph.Root(fn, e.prog.Args(fn, &body[u])[0].Value))
		if !known || ok && n != length {
			return 0, false
		}
		length, ok = n, true
	}
	return length, ok
}

// leaveUp carries an exit of a source's context to all callers of its function: the source lies
// below them.
func (e *engine) leaveUp(k *context, id int32) {
	x := k.exits[id]
	fn := e.prog.Func(k.fn)
	if x.port.kind == portRaise && e.madeOutside(k) {
		e.toFramework(k, id)
		return
	}
	if fn.Kind == ir.KindClosure {
		if made, ok := e.graph.ClosureSite(k.fn); ok {
			if x.port.kind == portSelf && e.graph.Rebound(k.fn) {
				return
			}
			e.arriveUp(k, id, made.Func, edge{kind: edgeCapture, at: made.Value, made: made.Value})
		}
		return
	}
	for _, s := range e.up(k) {
		if k.split && e.waysOf(s, k.fn) != k.entry.given {
			continue
		}
		if ed, ok := e.edgeTo(s, k.fn); ok {
			e.arriveUp(k, id, s.Func, ed)
		}
	}
}

// edgeTo returns the edge from a call site into function fn, if it is called there.
func (e *engine) edgeTo(s callgraph.Site, fn ir.FuncID) (edge, bool) {
	callees := e.graph.Call(s).Callees
	i := slices.IndexFunc(callees, func(c callgraph.Callee) bool { return c.Func == fn })
	if i < 0 {
		return edge{}, false
	}
	return e.callEdge(s, &callees[i]), true
}

// up returns the call sites of the function of a source's context.
func (e *engine) up(k *context) []callgraph.Site {
	if !k.upDone {
		k.upDone = true
		var cut bool
		if k.up, cut = e.callersOf(k.fn); cut {
			e.limit(k.fn, "the function is called at more than %d places", MaxCallers)
		}
	}
	return k.up
}

// callersOf returns the call sites of a function up to which data is carried; cut says that there are more.
func (e *engine) callersOf(fn ir.FuncID) (sites []callgraph.Site, cut bool) {
	sites, known := e.calledAt[fn]
	if !known {
		sites = e.likelyCallers(fn)
		if e.isRuby(fn) {
			sites = slices.Concat(sites, e.graph.Funcalls(fn))
		}
		e.calledAt[fn] = sites
	}
	if len(sites) > MaxCallers {
		return sites[:MaxCallers], true
	}
	return sites, false
}

// likelyCallers returns the call sites of a function: those at which only its name speaks for it too, unless there
// are so many of them that nearly all must mean something else.
func (e *engine) likelyCallers(fn ir.FuncID) []callgraph.Site {
	sites := e.graph.Callers(fn)
	if len(sites) <= MaxNamedCallers {
		return sites
	}
	named := func(s callgraph.Site) bool {
		callees := e.graph.Call(s).Callees
		i := slices.IndexFunc(callees, func(c callgraph.Callee) bool { return c.Func == fn })
		return i >= 0 && callees[i].ByName
	}
	certain := slices.DeleteFunc(slices.Clone(sites), named)
	if len(sites)-len(certain) > MaxNamedCallers {
		return certain
	}
	return sites
}

// madeOutside reports whether nobody in the workspace is seen to call the context's function on an
// object: a framework runs it, on an object that the framework made.
func (e *engine) madeOutside(k *context) bool {
	if e.prog.Func(k.fn).Kind == ir.KindClosure {
		return e.graph.Rebound(k.fn)
	}
	return len(e.up(k)) == 0
}

// callEdge returns the edge from a call site to one of its callees.
func (e *engine) callEdge(s callgraph.Site, c *callgraph.Callee) edge {
	ed := edge{kind: edgeCall, at: s.Value, bridge: c.Bridge, skip: c.Skip}
	ed.through = elem(c.Through)
	if c.New {
		ed.kind = edgeNew
	}
	switch {
	case c.Raised:
		ed.kind = edgeRaise
	case c.Later:
		ed.kind = edgeLater
	}
	if c.ByName {
		ed.doubt = byName + guess
	}
	ed.byPath = c.SelfFirst || e.prog.Instr(s.Func, s.Value).Flags&ir.FlagPath != 0 && e.prog.Func(c.Func).Kind == ir.KindMethod
	ed.receiver, ed.back, ed.host, ed.assigns = c.Receiver, c.Back, c.Host, c.Assigns
	return ed
}

// arriveUp enters an exit of a source's context at one caller.
func (e *engine) arriveUp(k *context, id int32, fn ir.FuncID, ed edge) {
	request := k.entry.request
	if request {
		handler := e.graph.HandlerOf(e.sources[k.source].Site.Func)
		if !e.inRequest(handler, fn) {
			return
		}
		request = !e.handles(handler, fn)
	}
	x := k.exits[id]
	named, ok := e.demandAbove(k, fn, ed)
	if !ok {
		return
	}
	key := entryKey{fn: fn, source: k.source, request: request, named: named}
	if x.port.kind == portRaise && !e.unwinds(key) {
		return
	}
	up := e.context(key)
	if up == nil {
		return
	}
	if x.port.kind == portHeap {
		return // the store is entered where it is made
	}
	base := fact{kinds: x.kinds, path: x.path, doubt: x.doubt.and(ed.doubt),
		cause: cause{kind: causeUp, ctx: k.id, exit: id, at: ed.at}}
	e.arrive(up, ed, k, x, base)
}
