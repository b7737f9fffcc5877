package taint

import (
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// follow carries a fact along all uses of its value, and, if the value was changed in place, back to
// what it was read from.
func (e *engine) follow(k *context, id int32) {
	f := k.facts[id]
	fi := e.info(k.fn)
	fn := e.prog.Func(k.fn)
	changed := f.since != f.value
	over := e.overwritesOf(k.fn, fi, f.value)
	dead := e.dead(k.fn, k.entry.given)
	anew := changed && e.isMadeAnew(k.fn, f.value)
	var last ir.Value
	for _, u := range fi.usesOf(f.value) {
		if u == last {
			continue // an instruction that uses the value twice is looked at once
		}
		last = u
		in := e.prog.Instr(k.fn, u)
		if changed && (!fn.Reaches(f.since, u) || anew && fn.Intervenes(f.since, f.value, u)) && !alias(in.Op) && !e.sharedAt(k.fn, u, f.value, f.path, in) {
			e.replyEarlier(k, id, f, u, in)
			e.storedEarlier(k, id, f, u, in)
			continue
		}
		if dead != nil && !dead.carries(in, e.args(k.fn, in), u, f.value) {
			continue
		}
		if g, ok := e.left(fn, over, f, u); ok {
			e.use(k, id, g, u, in)
		}
	}
	if changed {
		e.writeBack(k, id, f)
	}
	e.finals(k, id, f, fn, fi)
}

// isMadeAnew reports whether v is an object that is another one each time that the instruction runs: a literal, or what a
// constructor of Rust yields. What was done to it in one pass of a loop is not there in the next one.
func (e *engine) isMadeAnew(fn ir.FuncID, v ir.Value) bool {
	in := e.prog.Instr(fn, v)
	if in.Op != ir.OpCall {
		return false
	}
	switch e.prog.Text(in.Name) {
	case ir.OpArray, ir.OpHash, ir.OpStruct:
		return true
	}
	return !e.isRuby(fn) && e.graph.MakesEmpty(callgraph.Site{Func: fn, Value: v})
}

// alias reports whether an operation yields the very object that it is given, so that a change of
// one is a change of the other whenever it happens.
func alias(op ir.Op) bool { return op == ir.OpCopy || op == ir.OpAssume || op == ir.OpPhi }

// step enters the fact that instruction at makes of fact prev.
func (e *engine) step(k *context, prev int32, at, value, since ir.Value, path pathID, cut bool) {
	e.carry(k, prev, k.facts[prev], at, value, since, path, cut)
}

// carry is step for f, which is what instruction at lets through of fact prev.
func (e *engine) carry(k *context, prev int32, f fact, at, value, since ir.Value, path pathID, cut bool) {
	d := f.doubt
	if cut {
		d |= broadened
	}
	e.add(k, fact{value: value, path: path, since: since, kinds: f.kinds, doubt: d,
		cause: cause{kind: causeStep, prev: prev, at: at}})
}

// use carries fact f over instruction u, which uses its value.
func (e *engine) use(k *context, id int32, f fact, u ir.Value, in *ir.Instr) {
	args := e.args(k.fn, in)
	switch in.Op {
	case ir.OpCopy, ir.OpPhi:
		if in.Op == ir.OpCopy && e.dereference(k, id, f, u) {
			return
		}
		since := u
		if f.since != f.value && f.since > u {
			since = f.since
		}
		path, cut := f.path, false
		switch e.prog.Text(in.Name) {
		case "Err":
			path, cut = e.paths.push(errElem, path)
		case ir.VariantTry:
			if e.paths.first(path) == errElem {
				e.failed(k, id, f, u, args[0].Value)
				return
			}
		}
		e.step(k, id, u, u, since, path, cut)
	case ir.OpAssume:
		if args[0].Value == f.value {
			e.assume(k, id, f, u, in, args)
		}
	case ir.OpLoad:
		e.load(k, id, f, u, in, args)
	case ir.OpStore:
		e.store(k, id, f, u, in, args)
	case ir.OpReturn:
		if len(args) > 0 && f.path != whole && e.isSelf(k.fn, args[0].Value) {
			if f.kinds &^= e.selfChecked(k, f, u, 0).clears; f.kinds == 0 {
				return
			}
		}
		e.returns(k, id, f, in.Aux)
		e.extracted(k, id, f, u)
		e.responded(k, id, f, u)
		e.handOut(k, id, f)
	case ir.OpUnknown:
		e.add(k, fact{value: u, since: u, kinds: f.kinds, doubt: f.doubt.and(opaque + guess), cause: cause{kind: causeStep, prev: id, at: u}})
	case ir.OpClosure:
		e.capture(k, id, f, u, in, args)
	case ir.OpCall:
		e.call(k, id, f, u, in, args)
	}
}

// returns carries a fact out of the function by a return of some kind.
func (e *engine) returns(k *context, id int32, f fact, kind uint32) {
	p := port{kind: portReturn}
	switch {
	case kind == ir.ReturnBreak:
		p.kind = portBreak
	case kind == ir.ReturnMethod && !e.graph.StandsAlone(k.fn):
		p.kind = portMethod
	}
	kinds := f.kinds
	if !e.paths.inMemory(f.path) {
		kinds &= e.yields(k.fn)
	}
	e.leave(k, exit{port: p, path: f.path, kinds: kinds, doubt: f.doubt, fact: id})
}

// extracted enters what a function returns where a framework gives it to others: not what an Err holds.
func (e *engine) extracted(k *context, id int32, f fact, u ir.Value) {
	if e.paths.first(f.path) == errElem {
		return
	}
	for _, s := range e.graph.Extracted(k.fn) {
		p := e.paramPort(&e.prog.Func(s.Func).Params[e.prog.Instr(s.Func, s.Value).Aux])
		e.enter(k, id, edge{kind: edgeLater, at: u, made: ir.NoValue}, s.Func, p, f.path, f.kinds)
	}
}

// yields returns the kinds that the result of a function can carry: of one that is declared as an integer
// what a number can.
func (e *engine) yields(fn ir.FuncID) rule.Kinds {
	if isNumber(e.prog.Text(e.prog.Func(fn).Ret)) {
		return e.set.NumberKinds | e.set.AloneKinds
	}
	return e.set.AllKinds()
}

func (e *engine) load(k *context, id int32, f fact, u ir.Value, in *ir.Instr, args []ir.Operand) {
	if in.Flags&ir.FlagUnsafe != 0 && in.Flags&ir.FlagIndex == 0 && args[0].Value == f.value {
		e.sinks(k, id, f, u, in, 0, 0, e.graph.Indexed(callgraph.Site{Func: k.fn, Value: u})) // of a union
	}
	if in.Flags&ir.FlagIndex != 0 {
		if args[1].Value == f.value {
			e.indexed(k, id, f, u, in, 1)
			if e.isRuby(k.fn) {
				e.missing(k, id, f, u, args)
			}
			e.indexStatic(k, id, f, u, args)
		}
		if e.indexCall(k, id, f, u, in, args) || e.indexMethod(k, id, f, u, in, args) {
			return
		}
	}
	if args[0].Value == f.value && in.Flags&ir.FlagIndex != 0 && !e.isRuby(k.fn) {
		e.onPlace(k, id, f, u, in, 0)
	}
	if args[0].Value != f.value || in.Flags&ir.FlagCapture != 0 {
		return // a tainted key does not taint what is looked up by it
	}
	if !e.deconstruct(k, id, f, u, in, args) {
		e.part(k, id, f, u, in, args)
	}
}

// part carries fact f of an object to the part of it that the load at u reads.
func (e *engine) part(k *context, id int32, f fact, u ir.Value, in *ir.Instr, args []ir.Operand) {
	tail, el, ok := e.taken(k.fn, in, args, f.path)
	if !ok {
		return
	}
	free := e.proven(k.fn, f.value, u, el) | e.promisedPart(k.fn, args[0].Value, el)
	if !e.isRuby(k.fn) {
		free |= e.validated(k, args[0].Value, el)
		if f.path == whole {
			free |= f.kinds&^e.inField(in, f.kinds) | e.leftOut(k.fn, args[0].Value, el)
		}
		if f.path == whole || e.graph.BehindTrait(k.fn) && e.isSelf(k.fn, args[0].Value) {
			free |= e.guaranteed(k, in) // behind a trait, the data may be in the same field of another struct
		}
		if f.kinds&e.bounds != 0 && e.graph.IsNumeric(k.fn, u) {
			free |= e.besideMemory(k.fn, in)
		}
	}
	if e.isRuby(k.fn) && (el == anyElem || f.path == whole && e.graph.TypeOf(k.fn, args[0].Value).Name == "String") { // a piece of a text, perhaps
		s := callgraph.Site{Func: k.fn, Value: u}
		free |= e.narrowed(s, f.value, func(p *rule.Port) bool { return p.Kind == rule.PortSelf })
		free |= e.cutOut(s)
	}
	if !e.isRuby(k.fn) && el == anyElem && in.Flags&ir.FlagIndex != 0 {
		free |= e.scannedIn(k, u, args[0].Value, args[1].Value)
	}
	if !e.isRuby(k.fn) && el == anyElem && f.kinds&e.set.UnsafeKinds != 0 {
		s := callgraph.Site{Func: k.fn, Value: u}
		free |= e.narrowed(s, f.value, func(p *rule.Port) bool { return p.Kind == rule.PortSelf })
	}
	e.add(k, fact{value: u, path: tail, since: u, kinds: f.kinds &^ free, doubt: f.doubt, cause: cause{kind: causeStep, prev: id, at: u}})
}

// cutOut returns the kinds that the piece of a text is free of which a load reads by something that is not constant, as
// models tell: name[WORD].
func (e *engine) cutOut(s callgraph.Site) rule.Kinds {
	for _, row := range e.graph.Indexed(s).Flows {
		if row.Decides && isSelf(row.From) {
			return row.Clears | e.remains(s, row.Remains)
		}
	}
	return 0
}

// taken returns what a load lets through of a path in its base, and the element that it reads.
func (e *engine) taken(fn ir.FuncID, in *ir.Instr, args []ir.Operand, p pathID) (tail pathID, el elem, ok bool) {
	el = elem(in.Name)
	if e.graph.Unwraps(fn, in) {
		return p, el, true
	}
	if in.Flags&ir.FlagIndex == 0 {
		el = e.fieldOf(fn, in.Type, el)
	}
	if in.Flags&ir.FlagIndex == 0 && e.paths.first(p) == encodedElem && !e.isRuby(fn) {
		if el.position() {
			return p, el, true
		}
		tail, ok = e.decodedPart(fn, args[0].Value, el, p)
		return tail, el, ok
	}
	if in.Flags&ir.FlagIndex != 0 {
		if el = e.keyOf(fn, args[1].Value); el == anyElem {
			el = e.negative(fn, in, args)
		}
		if tail, ok, is := e.slice(fn, args[1].Value, p); is {
			return tail, el, ok
		}
	}
	if tail, ok = e.paths.read(p, el); !ok && !e.isRuby(fn) && e.graph.InUnion(e.graph.TypeOf(fn, args[0].Value).Name) {
		tail, _ = e.paths.read(p, e.paths.first(p))
		return tail, el, true // all fields of a union are the same bytes
	}
	return tail, el, ok
}

func (e *engine) store(k *context, id int32, f fact, u ir.Value, in *ir.Instr, args []ir.Operand) {
	if in.Flags&ir.FlagIndex != 0 {
		e.indexStatic(k, id, f, u, args)
		for i := 1; i < len(args); i++ {
			if args[i].Value == f.value {
				e.indexed(k, id, f, u, in, i)
			}
		}
		if e.indexCall(k, id, f, u, in, args) {
			return
		}
	}
	if in.Flags&ir.FlagIndex != 0 && args[1].Value == f.value && e.hasKeys(k.fn, args[0].Value) {
		e.step(k, id, u, args[0].Value, u, e.paths.only(keyElem), false)
	}
	if len(args) > 1 && args[0].Value == f.value && !e.isRuby(k.fn) {
		e.onPlace(k, id, f, u, in, 0)
	}
	if args[len(args)-1].Value != f.value {
		return
	}
	e.storeValue(k, id, f, u, u, in, args)
}

// storeValue carries the value of the store at u to where it is put, where it is since an instruction.
func (e *engine) storeValue(k *context, id int32, f fact, u, since ir.Value, in *ir.Instr, args []ir.Operand) {
	if len(args) == 1 {
		e.storeStatic(k, id, f, u, in)
		e.storeOutside(k, id, f, u, e.globalLocation(k.fn, in))
		return
	}
	el := elem(in.Name)
	if in.Flags&ir.FlagIndex != 0 {
		el = e.keyOf(k.fn, args[1].Value)
	}
	if e.prog.Text(in.Name) == "*" {
		e.step(k, id, u, args[0].Value, since, f.path, false) // *pointer = value
		return
	}
	if in.Flags&ir.FlagIndex != 0 && e.graph.TypeOf(k.fn, args[0].Value).Name == "String" {
		e.step(k, id, u, args[0].Value, since, whole, false) // a part of a text is no element of it
		return
	}
	p, cut := e.paths.push(el, f.path)
	e.step(k, id, u, args[0].Value, since, p, cut)
}

// storedEarlier carries the change of an object of Ruby to what it was stored in before: @words = [], @words << word.
func (e *engine) storedEarlier(k *context, id int32, f fact, u ir.Value, in *ir.Instr) {
	if in.Op != ir.OpStore || !e.isRuby(k.fn) {
		return
	}
	args, fn := e.args(k.fn, in), e.prog.Func(k.fn)
	if args[len(args)-1].Value != f.value || !fn.Reaches(u, f.since) || e.storedOver(k.fn, u, f.since, in) {
		return
	}
	// What takes its place there later, does so in what it was stored in, and what is asked of it there is so of that.
	if f.kinds &^= e.checkedLater(k, f).clears; f.kinds == 0 {
		return
	}
	left, ok := e.left(fn, e.overwritesOf(k.fn, e.info(k.fn), f.value), f, ir.Value(fn.Len))
	switch {
	case ok:
		e.storeValue(k, id, left, u, f.since, in, args)
	case !e.lost(k.fn, f):
		e.storeValue(k, id, f, u, f.since, in, args)
	}
}

// checkedLater returns what is assumed of a changed object, and of what it was changed by, as fact f says, wherever its function comes to
// its end.
func (e *engine) checkedLater(k *context, f fact) (out verdict) {
	about := []fact{f}
	if f.cause.kind == causeStep {
		about = append(about, k.facts[f.cause.prev])
	}
	first := true
	for end, in := range e.prog.File(k.fn).Body(e.prog.Func(k.fn)) {
		if in.Op != ir.OpReturn || ir.Value(end) < f.since {
			continue
		}
		var here verdict
		for _, g := range about {
			here = here.both(e.assumedBefore(k, g, f.since, ir.Value(end)))
		}
		if first {
			out, first = here, false
		} else {
			out = out.either(here)
		}
		if out.saysNothing() {
			break
		}
	}
	return out
}

// assumedBefore returns what is assumed of the value of f, and of what it holds there, after instruction since wherever instruction end
// is reached.
func (e *engine) assumedBefore(k *context, f fact, since, end ir.Value) (out verdict) {
	fn := e.prog.Func(k.fn)
	for _, u := range e.info(k.fn).usesOf(f.value) {
		in := e.prog.Instr(k.fn, u)
		if u <= since || in.Op != ir.OpAssume || in.Aux == ir.AssumeReturned || e.args(k.fn, in)[0].Value != f.value || !fn.Dominates(u, end) {
			continue
		}
		use := guardUse{fn: k.fn, assume: u, given: k.entry.given, alone: true}
		out = out.both(e.verdictAt(use, in)).both(e.ofField(use, in, f))
	}
	return out
}

// storedOver reports whether something else may be stored where the store at u in Ruby puts its value, before instruction end.
func (e *engine) storedOver(fn ir.FuncID, u, end ir.Value, in *ir.Instr) bool {
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	args := e.args(fn, in)
	for w := u + 1; w < end; w++ {
		other := &body[w]
		if other.Op != ir.OpStore || other.Name != in.Name || other.NArgs != in.NArgs || other.Flags&ir.FlagIndex != in.Flags&ir.FlagIndex {
			continue
		}
		at := e.args(fn, other)
		if len(at) == 1 || e.graph.Root(fn, at[0].Value) == e.graph.Root(fn, args[0].Value) && (len(at) == 2 || e.keyOf(fn, at[1].Value) == e.keyOf(fn, args[1].Value)) {
			return true
		}
	}
	return false
}

// hasKeys reports whether what is stored at an element of v is stored at a key, as far as is known: no place
// in a text or in a list.
func (e *engine) hasKeys(fn ir.FuncID, v ir.Value) bool {
	t := e.graph.TypeOf(fn, v)
	return e.isRuby(fn) && t.Name != "Array" && t.Name != "String"
}

// onPlace reports the sinks that a load or a store in Rust is, as an operation on a place of which operand i is the
// place or the index.
func (e *engine) onPlace(k *context, id int32, f fact, u ir.Value, in *ir.Instr, i int) {
	if f.kinds&e.set.AloneKinds != 0 && in.Flags&ir.FlagPattern == 0 { // a pattern asks first how many there are
		e.sinks(k, id, f, u, in, i, max(i-1, 0), e.graph.Indexed(callgraph.Site{Func: k.fn, Value: u}))
	}
}

// indexed reports the sinks that a load or a store of an element is, as a call of [] or []= in which
// operand i is the argument i minus one.
func (e *engine) indexed(k *context, id int32, f fact, u ir.Value, in *ir.Instr, i int) {
	if e.isRuby(k.fn) {
		e.sinks(k, id, f, u, in, i, i-1, e.graph.Indexed(callgraph.Site{Func: k.fn, Value: u}))
	} else if i == 1 {
		e.onPlace(k, id, f, u, in, i)
	}
}

// writeBack carries the change of an object to what the object was read from.
func (e *engine) writeBack(k *context, id int32, f fact) {
	in := e.prog.Instr(k.fn, f.value)
	args := e.args(k.fn, in)
	e.toThreads(k, id, f)
	switch in.Op {
	case ir.OpCopy, ir.OpAssume:
		e.step(k, id, f.since, args[0].Value, f.since, f.path, false)
	case ir.OpPhi:
		if e.isLoopHead(k.fn, args) {
			return // an iterator, and an element of it
		}
		for _, a := range args {
			e.step(k, id, f.since, a.Value, f.since, f.path, false)
		}
	case ir.OpLoad:
		if len(args) == 0 {
			if !e.isOfLocal(k, &f) {
				e.storeConstant(k, id, f, in)
			}
			return
		}
		if in.Flags&ir.FlagCapture != 0 {
			return
		}
		if e.graph.Unwraps(k.fn, in) {
			e.step(k, id, f.since, args[0].Value, f.since, f.path, false)
			return
		}
		el := elem(in.Name)
		if in.Flags&ir.FlagIndex != 0 {
			el = e.keyOf(k.fn, args[1].Value)
		}
		p, cut := e.paths.push(el, f.path)
		e.step(k, id, f.since, args[0].Value, f.since, p, cut)
	case ir.OpCall:
		e.writeBackCall(k, id, f, in, args)
	case ir.OpParam:
		fn := e.prog.Func(k.fn)
		p := e.paramPort(&fn.Params[in.Aux])
		if p.kind == portNone || e.lost(k.fn, f) {
			return
		}
		e.leave(k, exit{port: p, path: f.path, kinds: f.kinds, doubt: f.doubt, fact: id})
		e.storeShared(k, id, f, &fn.Params[in.Aux])
		if p.kind == portSelf && k.source >= 0 && f.path != whole && e.madeOutside(k) {
			e.storeField(k, id, f)
		}
	}
}

// isLoopHead reports whether what a phi of Rust merges is the iterator of a for loop with its last element, which stands for whether
// there was one.
func (e *engine) isLoopHead(fn ir.FuncID, args []ir.Operand) bool {
	if e.isRuby(fn) || len(args) != 2 || args[1].Value < args[0].Value {
		return false
	}
	made := e.prog.Instr(fn, args[0].Value)
	return made.Op == ir.OpCall && e.prog.Text(made.Name) == "into_iter"
}

// isOfLocal reports whether a change of what a load of Rust reads of a constant is one of the variable that it was put into: there can
// be a mutable reference to that, and to no constant. let (mut root, mut rest) = (NIL, NIL); scan(&mut root, &mut rest)
func (e *engine) isOfLocal(k *context, f *fact) bool {
	if e.isRuby(k.fn) || e.graph.MutableStatic(k.fn, e.prog.Instr(k.fn, f.value)) {
		return false
	}
	for f.cause.kind == causeStep {
		f = &k.facts[f.cause.prev]
		switch by := e.prog.Instr(k.fn, f.value); {
		case by.Op == ir.OpCopy && by.Flags&(ir.FlagRef|ir.FlagMut) == ir.FlagRef|ir.FlagMut:
			return true
		case by.Op != ir.OpCopy && by.Op != ir.OpPhi || by.Flags&ir.FlagRef != 0:
			return false
		}
	}
	return false
}

// writeBackCall carries the change of a call's result to the object that the call is a view of: an
// accessor's receiver, that of a method that keeps what it returns, or the one that a builder returns.
func (e *engine) writeBackCall(k *context, id int32, f fact, in *ir.Instr, args []ir.Operand) {
	call := e.graph.Call(callgraph.Site{Func: k.fn, Value: f.value})
	for _, s := range call.Values {
		e.storeOption(k, id, f, f.since, s)
	}
	e.shared(k, id, f, in, args, call)
	e.writtenInto(k, id, f, f.value, call)
	if e.makesStruct(k.fn, in, call) || e.makesTuple(k.fn, f.value, in) {
		e.writeBackStruct(k, id, f, args)
		return
	}
	e.replyThrough(k, id, f, in, args)
	e.putBack(k, id, f, f.value, call)
	e.putInBlock(k, id, f, f.value, call)
	switch {
	case len(args) == 0 || args[0].Role != ir.RoleSelf && (e.isRuby(k.fn) || !e.isMutRef(k.fn, args[0].Value)):
		return
	case args[0].Role != ir.RoleSelf: // Rc::make_mut(&mut list)
		e.viewed(k, id, f, in, args, call)
		return
	}
	if call.Accessor != 0 && !call.Writer {
		p, cut := e.paths.push(elem(call.Accessor), f.path)
		e.step(k, id, f.since, args[0].Value, f.since, p, cut)
		return
	}
	if e.graph.AnsweredReceiver(k.fn, f.value) != ir.NoValue {
		e.step(k, id, f.since, args[0].Value, f.since, f.path, false)
		return
	}
	for c := range call.Callees {
		if fields, ok := e.graph.ReturnsPlace(call.Callees[c].Func); ok && args[0].Role == ir.RoleSelf {
			p, cut := f.path, false
			for _, name := range fields {
				var more bool
				p, more = e.paths.push(elem(name), p)
				cut = cut || more
			}
			e.step(k, id, f.since, args[0].Value, f.since, p, cut)
			return
		}
		if kept, ok := e.graph.Kept(call.Callees[c].Func); ok && !call.Callees[c].New {
			p, cut := e.paths.push(elem(kept), f.path)
			e.step(k, id, f.since, args[0].Value, f.since, p, cut)
		}
	}
	e.viewed(k, id, f, in, args, call)
}

// isMutRef reports whether v is a mutable reference that the program takes there.
func (e *engine) isMutRef(fn ir.FuncID, v ir.Value) bool {
	in := e.prog.Instr(fn, v)
	return in.Op == ir.OpCopy && in.Flags&(ir.FlagRef|ir.FlagMut) == ir.FlagRef|ir.FlagMut
}

// viewed carries the change of a call's result to what models say that it is, or is a part of. Some elements of a list are
// another list in Ruby.
func (e *engine) viewed(k *context, id int32, f fact, in *ir.Instr, args []ir.Operand, call *callgraph.Call) {
	for _, row := range call.Flows {
		if row.Copies || row.Window != nil && e.isRuby(k.fn) || row.Step != rule.Value || len(row.To) != 1 || row.To[0].Kind != rule.PortReturn {
			continue
		}
		rest, ok := e.match(at{fn: k.fn, in: in}, f.path, row.To[0].Path)
		if !ok || len(row.To[0].Path) > 0 && (f.path == whole || e.isRuby(k.fn)) {
			continue
		}
		for i := range row.From {
			if len(row.To[0].Path) == 0 && !e.isRuby(k.fn) && e.partCopied(k.fn, f.value, f.path) == callgraph.CopiedAnew {
				continue
			}
			if from := &row.From[i]; from.Kind == rule.PortSelf || args[0].Role != ir.RoleSelf && from.Kind == rule.PortArg && from.Index == 0 {
				p, cut := e.under(at{fn: k.fn, in: in}, from.Path, rest)
				e.step(k, id, f.since, args[0].Value, f.since, p, cut)
				return
			}
		}
	}
}

// writeBackStruct carries the change of what a field of a struct or a part of a tuple holds, where that is made, to the value that was put
// there: a reference, the sender of a channel. A number or a text that is lent was copied.
func (e *engine) writeBackStruct(k *context, id int32, f fact, args []ir.Operand) {
	for i, a := range args {
		field := e.position(i)
		if n, ok := a.Role.Keyword(); ok {
			field = elem(n)
		} else if a.Role != ir.RolePlain {
			continue
		}
		if e.graph.IsCopied(k.fn, a.Value) {
			continue
		}
		if rest, ok := e.paths.read(f.path, field); ok && f.path != whole {
			e.step(k, id, f.since, a.Value, f.since, rest, false)
		}
	}
}

// makesTuple reports whether the instruction in, whose result is v, makes a tuple.
func (e *engine) makesTuple(fn ir.FuncID, v ir.Value, in *ir.Instr) bool {
	return e.prog.Text(in.Name) == ir.OpArray && !e.isRuby(fn) && strings.HasPrefix(e.graph.TypeOf(fn, v).Name, "(")
}

// finals lets a captured variable that the closure writes leave it.
func (e *engine) finals(k *context, id int32, f fact, fn *ir.Func, fi *funcInfo) {
	for _, i := range fi.finals {
		if p := &fn.Params[i]; p.Final == f.value {
			e.leave(k, exit{port: port{portFinal, uint32(p.Index)}, path: f.path, kinds: f.kinds, doubt: f.doubt, fact: id})
		}
	}
}

// capture carries a fact into a closure that captures its value. The closure is taken to run.
func (e *engine) capture(k *context, id int32, f fact, u ir.Value, in *ir.Instr, args []ir.Operand) {
	fn := e.prog.Callee(k.fn, in)
	if fn == ir.NoFunc {
		return
	}
	first := 0
	if len(args) > 0 && args[0].Role == ir.RoleSelf {
		first = 1
	}
	for i, a := range args {
		if a.Value != f.value {
			continue
		}
		kinds := f.kinds
		if kinds&e.callers.all != 0 && !e.isRuby(k.fn) {
			kinds &^= e.shielded(k.fn, u, maxShield)
		}
		p := port{portCapture, uint32(i - first)}
		if a.Role == ir.RoleSelf {
			if e.graph.Rebound(fn) {
				continue
			}
			p = port{kind: portSelf}
		} else {
			kinds &^= e.capturedBehind(k, f, fn)
		}
		e.enter(k, id, edge{kind: edgeCapture, at: u, made: u}, fn, p, f.path, kinds)
	}
}

// isRuby reports whether function id is Ruby code.
func (e *engine) isRuby(id ir.FuncID) bool { return e.graph.Lang(id) == source.Ruby }
