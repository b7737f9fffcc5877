package taint

import (
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// call carries fact f over the call at u, of which its value is an operand.
func (e *engine) call(k *context, id int32, f fact, u ir.Value, in *ir.Instr, args []ir.Operand) {
	if in.Flags&ir.FlagYield != 0 {
		e.toBlock(k, id, f, args, 0)
		return
	}
	if e.calleeValue(k, id, f, u, in, args) {
		return
	}
	call := e.callIn(k, u)
	if e.applies(k, id, f, u, args, call) {
		return
	}
	positions := e.operandPositions(k.fn, in)
	for i, a := range args {
		if a.Value != f.value || e.convert(k, id, f, u, a, i, positions[i], call) {
			continue
		}
		if e.coerce(k, id, f, u, a, i, positions[i], call) {
			continue
		}
		e.operand(k, id, f, u, in, i, positions[i], call)
	}
}

// isOfConstant reports whether a call in Ruby is one of a constant's own methods: File.expand_path(name)
func (e *engine) isOfConstant(fn ir.FuncID, args []ir.Operand) bool {
	of := e.prog.Instr(fn, args[0].Value)
	return args[0].Role == ir.RoleSelf && of.Op == ir.OpLoad && of.Flags&ir.FlagConst != 0 && e.isRuby(fn)
}

// turnedInto returns kinds, of which the result of a call is free, with those that the call turns into one of them.
func turnedInto(call *callgraph.Call, kinds rule.Kinds) rule.Kinds {
	for _, row := range call.Flows {
		if row.Turns != nil && kinds.Has(row.Turns.To) {
			kinds |= row.Turns.From
		}
	}
	return kinds
}

// operand carries fact f, which operand i of the call at u has, over the call.
func (e *engine) operand(k *context, id int32, f fact, u ir.Value, in *ir.Instr, i, pos int, call *callgraph.Call) {
	args := e.args(k.fn, in)
	a := args[i]
	found := e.sinks(k, id, f, u, in, i, pos, call)
	g := f
	for l := range call.InRuby {
		g.kinds &^= e.libraryCall(k, id, f, u, in, i, pos, &call.InRuby[l])
	}
	if a.Role == ir.RoleSelf || a.Role == ir.RolePlain && e.isOfConstant(k.fn, args) {
		g.kinds &^= turnedInto(call, e.checked(k.fn, u, f.value))
	}
	e.flows(k, id, g, u, in, a, pos, call)
	entire := f
	f.path, g.path = e.paths.plain(f.path), e.paths.plain(g.path)
	if a.Role == ir.RoleSelf {
		e.reply(k, id, f, u, in)
	}
	if len(call.Raises)+len(call.Throws) > 0 {
		e.raises(k, id, f, u, in, a, pos, call)
	}
	inner := entire
	inner.kinds &^= found // what a library's method is known for is not found again in its body
	if i == 0 && slices.ContainsFunc(call.Callees, func(c callgraph.Callee) bool { return c.Assigns }) {
		e.step(k, id, u, u, u, f.path, false)
	}
	for c := range call.Callees {
		e.into(k, id, inner, u, args, i, pos, &call.Callees[c])
	}
	if call.Native != nil && len(call.Callees) == 0 && a.Role != ir.RoleSelf && a.Role != ir.RoleBlock {
		e.unresolved(k, id, f, u, call.Native, pos)
	}
	if call.Foreign {
		e.toForeign(k, id, f, u)
	}
	if len(call.Processes) > 0 {
		e.toProcess(k, id, entire, u, in, a, pos, call.Processes)
	}
	if len(call.Connections) > 0 {
		e.sent(k, id, entire, u, in, a, pos, call.Connections)
	}
	if len(call.Requests) > 0 {
		e.toService(k, id, entire, u, a, call.Requests)
	}
	e.storeOption(k, id, f, u, callgraph.Site{Func: k.fn, Value: f.value})
	if len(call.Stashes) > 0 {
		e.toStash(k, id, f, u, in, a, pos, call.Stashes)
	}
	if len(call.Printed) > 0 {
		e.toOutput(k, id, entire, u, in, a, pos, call.Printed)
	}
	e.accessor(k, id, g, u, a, args, call)
	for r := range call.Renders {
		e.render(k, id, f, u, in, a, pos, &call.Renders[r])
	}
	if call.Constructs {
		e.construct(k, id, entire, u, in, a, args)
	}
	if call.Constructs || e.prog.Text(in.Name) == ir.OpStruct {
		e.dropped(k, id, f, u, i)
	}
	e.toVariable(k, id, f, u, a)
	if !e.isRuby(k.fn) {
		if object, ok := e.graph.PutForHandlers(callgraph.Site{Func: k.fn, Value: u}, a, pos); ok {
			e.storeOutside(k, id, f, u, location{shared: object})
		}
		if object := e.graph.HandedAs(callgraph.Site{Func: k.fn, Value: u}, a.Value); object != "" && f.path != whole {
			e.storeOutside(k, id, f, u, location{shared: object, handed: true})
		}
	}
	if call.Unknown {
		if g = e.narrow(k, g, u, in, a, pos, call); g.kinds != 0 {
			e.unknown(k, id, g, u, in, a, args)
		}
	}
}

// sinks reports the sinks of a call that operand i reaches, and returns their kinds.
func (e *engine) sinks(k *context, id int32, f fact, u ir.Value, in *ir.Instr, i, pos int, call *callgraph.Call) (found rule.Kinds) {
	a := e.args(k.fn, in)[i]
	if in.Op != ir.OpCall && i == 0 && (in.Op == ir.OpStore || in.Flags&ir.FlagIndex != 0) {
		a.Role = ir.RoleSelf
	}
	if len(call.Sinks) == 0 {
		return 0
	}
	defer e.give(k.entry.given)()
	for _, row := range e.graph.Sinks(callgraph.Site{Func: k.fn, Value: u}, call) {
		kinds := harms(row, &f)
		if kinds == 0 || (row.Word || row.Script) && !e.takesWord(row, callgraph.Site{Func: k.fn, Value: u}, i, f.path) {
			continue
		}
		if row.Each != nil && !row.Each.Eval(e.graph.EnvAt(callgraph.Site{Func: k.fn, Value: u}, a.Value)) {
			continue
		}
		for j := range row.In {
			p := &row.In[j]
			if !e.graph.AtPort(k.fn, in, a, pos, p) {
				continue
			}
			path := f.path
			if p.Kind == rule.PortKeywords {
				path = e.asKeyword(a, path)
			}
			rest, ok := e.match(at{fn: k.fn, in: in}, path, p.Path)
			if a.Role == ir.RoleSplat && len(p.Path) == 0 {
				el := splatted(e.args(k.fn, in)[:i], p, pos)
				rest, ok = e.match(at{fn: k.fn, in: in}, f.path, []rule.Elem{el})
				ok = ok && !(e.paths.first(f.path) == anyElem && !el.Any && e.graph.Begins(k.fn, a.Value, p.Index-pos))
			}
			if ok && rest != whole && !e.paths.isMost(rest) && (e.isRuby(k.fn) || e.paths.inMemory(rest) || e.isFunctions(rest)) {
				continue // an element of a collection, a field, or what a function returns: not what stands there
			}
			if ok && rest != whole {
				kinds &= e.set.TextKinds // a number somewhere inside is not the number that counts
			}
			site := callgraph.Site{Func: k.fn, Value: u}
			if ok && kinds != 0 && (row.Unfit == nil || e.unfits(site, in, call, row)) && (!row.Short || e.isShort(site, a.Value)) && !e.sized(site, in, call, row, a.Value) {
				e.reach(k, hit{site: site, sink: row, kinds: kinds, needs: row.Needs &^ f.fresh, doubt: f.doubt, fact: id})
				found |= kinds
				break
			}
		}
	}
	return found
}

// harms returns the kinds of fact f that a sink is about; none if it is not about such data.
func harms(row *rule.Sink, f *fact) rule.Kinds {
	if row.Decided || row.Sure && f.doubt&guessed != 0 || !f.kinds.Has(row.Needs) || f.kinds&row.Lacks != 0 {
		return 0
	}
	return f.kinds & row.Kinds
}

// splatted returns the element of a splat, the operand after before and pos positional arguments, that stands at port p.
func splatted(before []ir.Operand, p *rule.Port, pos int) rule.Elem {
	if p.Kind != rule.PortArg || p.Index < pos || slices.ContainsFunc(before, func(a ir.Operand) bool { return a.Role == ir.RoleSplat }) {
		return rule.Elem{Any: true}
	}
	return rule.Elem{Name: strconv.Itoa(p.Index - pos)}
}

// takesWord reports whether operand i of a call at s that runs a program, or the element at path of that
// operand, is a word that the program would take for what the row says.
func (e *engine) takesWord(row *rule.Sink, s callgraph.Site, i int, path pathID) bool {
	list := callgraph.NoList
	if path != whole {
		list = callgraph.AnyElement
		if n := e.paths.field(e.paths.first(path)); n.named() {
			list = e.prog.Text(ir.Name(n))
		}
	}
	return e.graph.TakesWord(row, s, i, list)
}

// unresolved reports data that goes to a native function whose body is not there.
func (e *engine) unresolved(k *context, id int32, f fact, u ir.Value, n *callgraph.Native, pos int) {
	if kinds := f.kinds & e.native & e.graph.Carries(n, pos-n.Skip); kinds != 0 {
		e.reach(k, hit{site: callgraph.Site{Func: k.fn, Value: u}, kinds: kinds, doubt: f.doubt, fact: id})
	}
}

// toForeign reports data that Rust hands to a foreign function whose body is not there.
func (e *engine) toForeign(k *context, id int32, f fact, u ir.Value) {
	if kinds := f.kinds & e.native; kinds != 0 {
		e.reach(k, hit{site: callgraph.Site{Func: k.fn, Value: u}, kinds: kinds, doubt: f.doubt, fact: id})
	}
}

// flows carries a fact along the model rows that describe a call.
func (e *engine) flows(k *context, id int32, f fact, u ir.Value, in *ir.Instr, a ir.Operand, pos int, call *callgraph.Call) {
	f = e.narrow(k, f, u, in, a, pos, call)
	turned := e.turned(k.fn, f, in, a, pos, call)
	for _, row := range call.Flows {
		for i := range row.From {
			from := &row.From[i]
			if !e.graph.AtPort(k.fn, in, a, pos, from) || row.Success && e.paths.first(f.path) == errElem {
				continue
			}
			path := f.path
			if from.Kind == rule.PortKeywords {
				path = e.asKeyword(a, path)
			}
			path, ok := e.but(k.fn, u, row, path)
			if !ok {
				break
			}
			if e.unread(in, call, row, from, path) {
				break
			}
			if row.Window != nil {
				if path, ok = e.windowed(k.fn, u, row.Window, a.Value, path); !ok {
					break
				}
			}
			rest, ok := e.match(at{k.fn, in, a.Value}, path, from.Path)
			if row.Taken && path != whole {
				if n, known := e.graph.Taken(callgraph.Site{Func: k.fn, Value: u}); known {
					rest, ok = e.paths.read(path, e.position(n))
				}
			}
			if a.Role == ir.RoleSplat && len(from.Path) == 0 {
				rest, ok = e.match(at{fn: k.fn, in: in}, f.path, []rule.Elem{{Any: true}})
			}
			if ok && (call.Loose && e.pairs(k.fn, in, path, row) || row.Success && len(row.To[0].Path) > 0 && e.paths.first(rest) == errElem) {
				break
			}
			if ok && row.Inner && (rest == whole || !e.paths.names(e.paths.first(rest))) {
				continue
			}
			if ok && (!row.Whole || rest == whole || !e.paths.names(e.paths.first(rest))) {
				g := f
				if row.Turns == nil {
					g.kinds &^= turned
				}
				if row.Format != nil {
					g.kinds &^= e.formatted(k.fn, in, a, pos, f.path, row)
				}
				if call.Loose {
					g.doubt |= loose
				}
				switch {
				case row.Encodes:
					rest = e.encoded(k.fn, a.Value, rest, row)
				case row.Decodes && e.paths.first(rest) != memoryElem:
					rest = e.decoded(k.fn, u, rest, row)
				case row.Step == rule.Taint:
					rest = e.displayed(k.fn, a.Value, rest, row)
				}
				e.along(k, id, g, rest, u, row)
				break
			}
		}
	}
}

// pairs reports whether a flow row speaks of a list whose elements the call's block takes apart, or of a stream, though
// the data stands at a key of a Hash: of that, such a block is given a key and a value.
func (e *engine) pairs(fn ir.FuncID, in *ir.Instr, path pathID, row *rule.Flow) bool {
	toBlock := func(p rule.Port) bool { return p.Kind == rule.PortBlockArg && p.Index <= 0 && len(p.Path) == 0 }
	if path == whole || row.Several || !slices.ContainsFunc(row.To, toBlock) || e.graph.BlockParams(fn, in) < 2 {
		return false
	}
	key := e.paths.first(path)
	_, placed := e.placeOf(key)
	return (key.named() && !placed || e.paths.isSet(key)) && !e.ofInstance(path)
}

// narrow returns fact f, which operand a has, with the kinds that a call carries of it.
func (e *engine) narrow(k *context, f fact, u ir.Value, in *ir.Instr, a ir.Operand, pos int, call *callgraph.Call) fact {
	kinds, turned := f.kinds, rule.Kinds(0)
	e.narrowing(callgraph.Site{Func: k.fn, Value: u}, a.Value, func(p *rule.Port) bool {
		_, ok := e.match(at{fn: k.fn, in: in}, f.path, p.Path)
		return ok && e.graph.AtPort(k.fn, in, a, pos, p)
	}, func(row *rule.Narrow) {
		f.kinds &^= e.narrowedBy(row) | e.narrowedParts(callgraph.Site{Func: k.fn, Value: u}, a.Value, row)
		if row.Turns != nil && kinds&row.Turns.From != 0 {
			f.kinds &^= row.Turns.From
			turned |= row.Turns.To
		}
	})
	f.kinds |= turned // which no row takes away, whatever their order
	f.fresh |= turned
	return f
}

// asKeyword returns where data at a path of keyword argument a is in the Hash of all keywords.
func (e *engine) asKeyword(a ir.Operand, path pathID) pathID {
	if a.Role == ir.RoleKwSplat {
		return path
	}
	el := anyElem
	if n, ok := a.Role.Keyword(); ok {
		el = elem(n)
	}
	if a.Role == ir.RoleKey {
		return e.paths.only(keyElem)
	}
	path, _ = e.paths.push(el, path)
	return path
}

// narrowed returns the kinds that the flows of a call do not carry from a port that stands at one of a
// narrowing row's, where operand v holds it; none does what leaves a block.
func (e *engine) narrowed(s callgraph.Site, v ir.Value, stands func(*rule.Port) bool) rule.Kinds {
	var kinds rule.Kinds
	e.narrowing(s, v, stands, func(row *rule.Narrow) { kinds |= e.narrowedBy(row) | e.narrowedParts(s, v, row) })
	return kinds
}

// narrowing calls yield with each narrowing row of a call that narrows what stands at a port, where operand v holds it.
func (e *engine) narrowing(s callgraph.Site, v ir.Value, stands func(*rule.Port) bool, yield func(*rule.Narrow)) {
	for _, row := range e.graph.Narrows(s) {
		if row.Result || row.Each != nil && (v == ir.NoValue || !e.holdsEach(s, v, row)) {
			continue
		}
		for i := range row.From {
			if stands(&row.From[i]) && (row.Without == "" || e.lacks(s.Func, v, row.Without)) {
				yield(row)
				break
			}
		}
	}
}

// eachUse is a condition of a narrowing row about what operand v of the call at site holds.
type eachUse struct {
	site  callgraph.Site
	v     ir.Value
	row   *rule.Narrow
	given int32
}

// holdsEach reports whether the condition of a narrowing row holds of operand v of the call at s. It is asked for each fact
// that comes there, and can be about all calls on an object.
func (e *engine) holdsEach(s callgraph.Site, v ir.Value, row *rule.Narrow) bool {
	use := eachUse{s, v, row, e.given}
	holds, known := e.eachHolds[use]
	if !known {
		holds = row.Each.Eval(e.graph.EnvAt(s, v))
		e.eachHolds[use] = holds
	}
	return holds
}

// along enters what a flow row makes of a fact: at the result, in an argument, in a block.
func (e *engine) along(k *context, id int32, f fact, rest pathID, u ir.Value, row *rule.Flow) {
	if e.paths.first(rest) == memoryElem && row.Decodes {
		return // a text is at no place
	}
	if e.paths.first(rest) == memoryElem && row.Step == rule.Taint {
		f.fresh = 0
		e.put(k, id, f, rest, u, row) // a number that was computed of a place leads to that place, or near it
		return
	}
	kinds, adds := f.kinds, row.Adds
	if row.Becomes != "" {
		if kinds&adds == 0 {
			return // a number decides nothing
		}
		f.doubt |= asked
	}
	if kinds&^e.callers.all == 0 {
		adds = 0 // what a caller can do by it does not make it untrusted
	}
	if row.Once && kinds&^row.Clears&adds != 0 {
		adds = 0
	}
	fresh := adds
	if turned := row.Turns.Of(kinds); turned != kinds {
		kinds = turned
		fresh |= row.Turns.To
	}
	kinds &^= row.Clears
	if row.Under != nil {
		kinds &^= e.conditional(k, f, u, row.Under)
	}
	if row.Until != nil {
		kinds &^= e.scannedUntil(k, f, u, row.Until)
	}
	if row.Passes != nil {
		of := rest
		switch {
		case row.Tested != rule.WholeElement:
			of = whole
		case len(row.From[0].Path) == 0 && rest != whole && (e.paths.first(rest) == anyElem || !e.graph.HoldsOne(k.fn, f.value)):
			of, _ = e.paths.read(rest, anyElem) // it begins with the element
		}
		v := e.blockIn(k, u, row, of)
		if v.clears&kinds == 0 && e.eachPartTested(k, id, f, of, kinds|adds, u, row) {
			return
		}
		if kinds &^= v.clears; v.weak&kinds != 0 {
			f.doubt |= weakGuard
			v.guard.kinds = v.weak
			e.weak[guardUse{fn: k.fn, assume: u, given: k.entry.given}] = v.guard
		}
	}
	if row.Remains != nil && kinds != 0 {
		if row.Remains.First != nil && e.byGroup(k, id, f, u, row) {
			return
		}
		kinds &^= e.remains(callgraph.Site{Func: k.fn, Value: u}, row.Remains)
	}
	if kinds |= adds; kinds == 0 {
		return
	}
	if row.Step == rule.Taint {
		if e.isFunctions(rest) {
			return // what a function returns is not in the text of it
		}
		if !row.Encodes && !row.Decodes && e.paths.first(rest) != encodedElem { // a text that is made of one still says what it says
			rest = whole
		}
	}
	f.kinds, f.fresh = kinds, fresh
	if row.Decodes && rest == whole && e.putDecoded(k, id, f, u, row) {
		return
	}
	e.put(k, id, f, rest, u, row)
}

// put enters what a flow row makes of a fact at each of its ports: kinds at path rest below it.
func (e *engine) put(k *context, id int32, f fact, rest pathID, u ir.Value, row *rule.Flow) {
	kinds, fresh := f.kinds, f.fresh
	in := e.prog.Instr(k.fn, u)
	for i := range row.To {
		to := &row.To[i]
		path, cut := e.under(at{fn: k.fn, in: in}, to.Path, rest)
		g := fact{path: path, kinds: kinds, fresh: fresh, doubt: f.doubt, cause: cause{kind: causeStep, prev: id, at: u, row: e.rows.number(row)}}
		if cut {
			g.doubt |= broadened
		}
		switch to.Kind {
		case rule.PortReturn:
			g.value, g.since = u, u
			site := callgraph.Site{Func: k.fn, Value: u}
			for _, narrow := range e.graph.Narrows(site) {
				if narrow.Result {
					g.kinds &^= narrow.Kinds
				}
			}
			e.add(k, g)
		case rule.PortBlockArg, rule.PortBlockSelf:
			index := to.Index
			if row.Outer && index >= 0 && e.toKept(k, id, u, in, index, g) {
				continue
			}
			if row.Outer && index >= 0 {
				if row.Several {
					index |= ofSeveral
				}
				e.leave(k, exit{port: port{portBlockArg, uint32(index)}, path: path, kinds: g.kinds, doubt: g.doubt, fact: id})
				continue
			}
			switch {
			case to.Kind == rule.PortBlockSelf:
				index = blockSelf
			case row.Several && index >= 0:
				index |= ofSeveral
			}
			e.runBlocks(k, id, u, index, path, kinds, g.doubt&^f.doubt)
		default:
			positions := e.operandPositions(k.fn, in)
			for j, b := range e.args(k.fn, in) {
				if e.graph.AtPort(k.fn, in, b, positions[j], to) {
					for _, v := range e.samePlace(k.fn, b.Value, row) {
						g.value, g.since = v, u
						e.add(k, g)
					}
					e.atNamedPlace(k, id, g, b.Value, row)
				}
			}
		}
	}
}

// into carries a fact from operand i of a call into a function that it can reach.
func (e *engine) into(k *context, id int32, f fact, u ir.Value, args []ir.Operand, i, pos int, c *callgraph.Callee) {
	ed := e.callEdge(callgraph.Site{Func: k.fn, Value: u}, c)
	a := args[i]
	kinds, path := f.kinds, f.path
	if c.Back != nil {
		e.intoRuby(k, id, f, ed, args, i, pos, c)
		return
	}
	if c.Host != nil {
		e.intoHost(k, id, f, ed, a, pos)
		return
	}
	if c.Bridge != nil {
		if el := e.paths.first(path); a.Role == ir.RoleSplat {
			// each element is an argument of its own
		} else if el.position() || el == 0 || !el.named() { // the field of a structure is of its own type, whatever the pointer to all of it brings
			kinds &= e.graph.Carries(c.Bridge, pos-c.Bridge.Skip)
		}
		if c.Bridge.List && a.Role != ir.RoleSelf && a.Role != ir.RoleBlock {
			e.enter(k, id, ed, c.Func, port{portArg, uint32(c.Bridge.ListAt)}, e.inList(a, pos, path), kinds)
			return
		}
	}
	if c.Bridge != nil && a.Role == ir.RolePlain {
		path = e.intoMemory(c.Bridge, c.Func, ed.position(pos), path)
	}
	p := port{portArg, uint32(ed.position(pos))}
	if ed.position(pos) < 0 && a.Role == ir.RolePlain {
		if c.Later || c.New {
			return
		}
		p = port{kind: portSelf}
	}
	switch a.Role {
	case ir.RoleSelf:
		if c.New || c.Later || c.Bridge != nil && !c.Bridge.Receiver {
			return
		}
		if c.ByName && e.isRuby(k.fn) && !e.ofInstance(path) && !e.graph.Reopened(c.Func) {
			e.guessed(k, id, f, u)
			return
		}
		kinds &^= e.selfChecked(k, f, u, i).clears
		p = port{kind: portSelf}
		if ed.through != 0 {
			inner, ok := e.paths.read(path, ed.through)
			if !ok {
				return
			}
			path = inner
		}
		if ed.receiver {
			p = port{portArg, ed.receiverIndex()}
		}
	case ir.RoleBlock:
		return // a block's data enters it by its captures
	case ir.RolePlain:
		if p.kind == portArg && e.afterSplat(k.fn, args[:i]) && e.inRest(c.Func, int(p.index)) {
			p.index = anyPosition
		}
	case ir.RoleSplat:
		e.splat(k, id, f, ed, c.Func, max(ed.position(pos), 0))
		return
	case ir.RoleKwSplat:
		var ok bool
		if path, ok = e.beforeEntries(k.fn, e.prog.Instr(k.fn, u), a, path); !ok {
			return
		}
		e.enter(k, id, ed, c.Func, port{kind: portRest}, path, kinds)
		for j := range e.prog.Func(c.Func).Params {
			if q := &e.prog.Func(c.Func).Params[j]; q.Kind == ir.ParamKeyword {
				if tail, ok := e.paths.read(path, elem(q.Name)); ok {
					e.enter(k, id, ed, c.Func, port{portKeyword, uint32(q.Name)}, tail, kinds)
				}
			}
		}
		return
	default:
		n, ok := a.Role.Keyword()
		if !ok {
			p = port{kind: portRest}
			break
		}
		p = port{portKeyword, uint32(n)}
		if !e.takesKeywords(c.Func) {
			// Keywords for a method without any are a last positional hash.
			p = port{portArg, uint32(max(ed.position(pos), 0))}
			path, _ = e.paths.push(elem(n), path)
		}
	}
	e.enter(k, id, ed, c.Func, p, path, kinds)
}

// inList returns the path of a fact of argument a of a call, at position pos, in the list of all its arguments, in which
// keywords are a last hash.
func (e *engine) inList(a ir.Operand, pos int, path pathID) pathID {
	if a.Role == ir.RoleSplat {
		return path
	}
	if n, ok := a.Role.Keyword(); ok {
		path, _ = e.paths.push(elem(n), path)
	}
	path, _ = e.paths.push(e.position(pos), path)
	return path
}

// ofInstance reports whether path begins with an instance variable: an object of the workspace has it.
func (e *engine) ofInstance(path pathID) bool {
	if path == whole {
		return false
	}
	n := e.paths.first(path)
	return n.named() && strings.HasPrefix(e.prog.Text(ir.Name(n)), "@")
}

// inInstance reports whether path leads through an instance variable, of the value itself or of an object that it
// holds.
func (e *engine) inInstance(path pathID) bool {
	for ; path != whole; path = e.paths.nodes[path].tail {
		if e.ofInstance(path) {
			return true
		}
	}
	return false
}

// unread reports whether a model's row says of a call, of no method of its own, that its result is made of what lies
// at path of operand from: what an object of the workspace holds is read through its fields. A method that any object
// has may read them, where it is not one of self.
func (e *engine) unread(in *ir.Instr, call *callgraph.Call, row *rule.Flow, from *rule.Port, path pathID) bool {
	if row.Step != rule.Taint || !e.ofInstance(path) {
		return false
	}
	return call.Loose || from.Kind == rule.PortSelf && (in.Flags&ir.FlagImplicitSelf != 0 || !row.Callee.Any)
}

// guessed carries a fact over the call of a method that was found by its name only, from a receiver of
// which all is untrusted, or an element: text, a collection, or something that a library made, hence no
// object of the class that has this method. Its result is a property of the receiver, as of a call that
// nothing describes.
func (e *engine) guessed(k *context, id int32, f fact, u ir.Value) {
	tail, ok := e.paths.read(f.path, elem(e.prog.Instr(k.fn, u).Name))
	if !ok {
		return
	}
	e.add(k, fact{value: u, path: tail, since: u, kinds: f.kinds, doubt: f.doubt.and(opaque + guess), cause: cause{kind: causeStep, prev: id, at: u}})
}

// splat carries the elements of a splatted array to the parameters from position pos on.
func (e *engine) splat(k *context, id int32, f fact, ed edge, fn ir.FuncID, pos int) {
	count := 0
	head := anyElem
	if f.path != whole {
		head = e.paths.first(f.path)
	}
	for j := range e.prog.Func(fn).Params {
		switch p := &e.prog.Func(fn).Params[j]; p.Kind {
		case ir.ParamSplat:
			tail, _ := e.paths.read(f.path, head)
			at := uint32(anyPosition)
			if i, ok := e.place(head); ok {
				if i < count {
					continue
				}
				at = uint32(max(int(p.Index), pos) + i - count)
			}
			e.enter(k, id, ed, fn, port{portArg, at}, tail, f.kinds)
			count++
		case ir.ParamPositional, ir.ParamOptional:
			if int(p.Index) >= pos {
				if tail, ok := e.paths.read(f.path, e.position(count)); ok {
					kinds := f.kinds
					if ed.bridge != nil {
						kinds &= e.graph.Carries(ed.bridge, int(p.Index))
						tail = e.intoMemory(ed.bridge, fn, int(p.Index), tail)
					}
					e.enter(k, id, ed, fn, port{portArg, uint32(p.Index)}, tail, kinds)
				}
				count++
			}
		}
	}
}

// afterSplat reports whether there is a splat among the arguments before of which it is not known how many it is.
func (e *engine) afterSplat(fn ir.FuncID, before []ir.Operand) bool {
	return slices.ContainsFunc(before, func(a ir.Operand) bool {
		if a.Role != ir.RoleSplat {
			return false
		}
		_, known := e.splatLength(fn, a.Value)
		return !known
	})
}

// inRest reports whether positional argument i of a function is one that its splat parameter takes.
func (e *engine) inRest(fn ir.FuncID, i int) bool {
	return slices.ContainsFunc(e.prog.Func(fn).Params, func(p ir.Param) bool { return p.Kind == ir.ParamSplat && int(p.Index) <= i })
}

// place returns the position in a list that an element is at.
func (e *engine) place(el elem) (i int, ok bool) {
	if !el.named() {
		return 0, false
	}
	i, err := strconv.Atoi(e.prog.Text(ir.Name(el)))
	return i, err == nil && i >= 0 && i < anyPosition>>1
}

func (e *engine) takesKeywords(fn ir.FuncID) bool {
	params := e.prog.Func(fn).Params
	for i := range params {
		if params[i].Kind == ir.ParamKeyword || params[i].Kind == ir.ParamKwSplat {
			return true
		}
	}
	return false
}

// accessor carries a fact through a method that attr_reader or attr_writer made.
func (e *engine) accessor(k *context, id int32, f fact, u ir.Value, a ir.Operand, args []ir.Operand, call *callgraph.Call) {
	switch {
	case call.Accessor == 0:
	case !call.Writer && a.Role == ir.RoleSelf:
		path, ok := f.path, true
		if call.Through != 0 {
			path, ok = e.paths.read(path, elem(call.Through))
		}
		if tail, found := e.paths.read(path, elem(call.Accessor)); ok && found {
			e.add(k, fact{value: u, path: tail, since: u, kinds: f.kinds, doubt: f.doubt, cause: cause{kind: causeStep, prev: id, at: u}})
		}
	case call.Writer && a.Role == ir.RolePlain && args[0].Role == ir.RoleSelf:
		p, cut := e.paths.push(elem(call.Accessor), f.path)
		e.step(k, id, u, args[0].Value, u, p, cut)
	}
}

// unknown carries a fact over a call that nothing describes: what goes in may come out. By its
// looks a method without arguments reads a property of its receiver and one whose name ends in "="
// writes one.
func (e *engine) unknown(k *context, id int32, f fact, u ir.Value, in *ir.Instr, a ir.Operand, args []ir.Operand) {
	name := e.prog.Text(in.Name)
	if a.Role == ir.RoleBlock || e.isFunctions(f.path) && name != ir.OpArray && name != ir.OpHash && name != ir.OpStruct {
		return
	}
	out := fact{value: u, since: u, kinds: f.kinds, doubt: f.doubt.and(opaque + guess), cause: cause{kind: causeStep, prev: id, at: u}}
	ruby := e.isRuby(k.fn)
	explicit := in.Flags&(ir.FlagImplicitSelf|ir.FlagSuper) == 0
	if e.graph.MakesOf(callgraph.Site{Func: k.fn, Value: u}) {
		out.doubt = f.doubt.and(assumed + guess)
	}
	if ruby && explicit && args[0].Role == ir.RoleSelf {
		// What is found by a text, or is known of an object, is not made of it. A class is asked for what its
		// functions make of their arguments.
		out.kinds &^= e.set.Described
		if a.Role != ir.RoleSelf && !e.graph.TypeOf(k.fn, args[0].Value).Meta {
			out.kinds &^= e.set.FromSelf
		}
	}
	if first := e.paths.first(f.path); first == memoryElem || first == encodedElem {
		out.path = f.path
	}
	switch {
	case ruby && name != ir.OpArray && name != ir.OpHash && e.inInstance(f.path), ruby && a.Role == ir.RoleSelf && !explicit:
		return // what an object of the workspace holds is read through its fields
	case ruby && a.Role == ir.RoleSelf && k.source >= 0 && e.objects[e.sources[k.source].Row.Trust]:
		return // text has no such method
	case ruby && a.Role == ir.RoleSelf && len(args) == 1 && f.path != whole:
		tail, ok := e.paths.read(f.path, elem(in.Name))
		if !ok {
			return
		}
		out.path = tail
	case ruby && explicit && a.Role == ir.RolePlain && strings.HasSuffix(name, "=") && len(args) == 2 && isWord(name[0]):
		if el := e.prog.Name(strings.TrimSuffix(name, "=")); el != 0 {
			p, cut := e.paths.push(elem(el), f.path)
			e.step(k, id, u, args[0].Value, u, p, cut)
		}
		return
	case name == ir.OpArray:
		e.element(k, id, f, u, a, args)
		return
	case name == ir.OpHash || name == ir.OpStruct:
		e.entry(k, id, f, u, in, a)
		return
	}
	if a.Role == ir.RoleSelf {
		e.runBlocks(k, id, u, rule.AnyIndex, whole, f.kinds, opaque+guess)
	}
	e.add(k, out)
}

func isWord(c byte) bool { return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// element carries a fact into an array literal.
func (e *engine) element(k *context, id int32, f fact, u ir.Value, a ir.Operand, args []ir.Operand) {
	if a.Role == ir.RoleSplat {
		e.carry(k, id, f, u, u, u, e.spread(f, args), false)
		return
	}
	for i, b := range args {
		if b.Value != f.value {
			continue
		}
		p, cut := e.paths.push(e.position(i), f.path)
		e.carry(k, id, f, u, u, u, p, cut)
	}
}

// construct carries a fact into a tuple struct or a variant.
func (e *engine) construct(k *context, id int32, f fact, u ir.Value, in *ir.Instr, a ir.Operand, args []ir.Operand) {
	variant := ""
	if !e.isRuby(k.fn) && a.Role != ir.RoleSplat {
		variant = e.graph.MadeVariant(k.fn, in)
	}
	if variant == "" {
		e.element(k, id, f, u, a, args)
		return
	}
	for i, b := range args {
		if b.Value == f.value {
			p, cut := e.paths.push(e.fieldOfVariant(variant, e.position(i)), f.path)
			e.carry(k, id, f, u, u, u, p, cut)
		}
	}
}

// spread returns where in an array literal of these elements a fact is that stands in a list which is spread out there:
// behind what stands before the list.
func (e *engine) spread(f fact, args []ir.Operand) pathID {
	before := slices.IndexFunc(args, func(b ir.Operand) bool { return b.Role == ir.RoleSplat })
	head := e.paths.first(f.path)
	n, placed := e.placeOf(head)
	switch {
	case f.path == whole && before > 0:
		return e.paths.only(e.restFrom(before))
	case head == anyElem && before > 0:
		tail, _ := e.paths.read(f.path, head)
		moved, _ := e.paths.push(e.restFrom(before), tail)
		return moved
	case !placed:
		return f.path
	}
	at := anyElem
	if args[before].Value == f.value {
		at = e.position(before + n)
	}
	tail, _ := e.paths.read(f.path, head)
	moved, _ := e.paths.push(at, tail)
	return moved
}

// entry carries a fact into a hash or struct literal.
func (e *engine) entry(k *context, id int32, f fact, u ir.Value, in *ir.Instr, a ir.Operand) {
	if a.Role == ir.RoleKey {
		e.carry(k, id, f, u, u, u, e.paths.only(keyElem), false)
		return
	}
	if a.Role == ir.RoleKwSplat {
		if p, ok := e.beforeEntries(k.fn, in, a, f.path); ok {
			e.carry(k, id, f, u, u, u, p, false)
		}
		return
	}
	el := anyElem
	if n, ok := a.Role.Keyword(); ok {
		if el = elem(n); e.prog.Text(in.Name) == ir.OpStruct {
			el = e.fieldOf(k.fn, in.Type, el)
		}
		if _, ok := e.beforeEntries(k.fn, in, a, e.paths.only(el)); !ok {
			return
		}
	}
	p, cut := e.paths.push(el, f.path)
	e.carry(k, id, f, u, u, u, p, cut)
}

// samePlace returns the values of function fn that are the same as v, which a call that row describes changes. That is v
// alone, unless it says a place and is a constant: that says the same one wherever it stands.
func (e *engine) samePlace(fn ir.FuncID, v ir.Value, row *rule.Flow) []ir.Value {
	is := e.prog.Instr(fn, v)
	if !row.Place || is.Op != ir.OpConst && (is.Op != ir.OpLoad || is.Flags&ir.FlagConst == 0 || is.NArgs > 0) {
		return []ir.Value{v}
	}
	var same []ir.Value
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := range body {
		if in := &body[u]; in.Op == is.Op && in.Name == is.Name && in.Aux == is.Aux && in.Flags == is.Flags {
			same = append(same, ir.Value(u))
		}
	}
	return same
}
