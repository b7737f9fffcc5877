package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// The block of a call can be a check: of the elements of the receiver, each of which it is given, or of what it
// reads by them, where they are constants. %i[a b].each { |key| halt 400 unless params[key] =~ /\A\w+\z/ }

// byBlock returns what a guard row says of s by the block of its call.
func (e *engine) byBlock(site callgraph.Site, in *ir.Instr, row *rule.Guard, holds bool, s subject) verdict {
	aux := uint32(0)
	switch {
	case row.Returns:
		aux = ir.AssumeReturned
	case holds != row.BlockFalse:
		aux = 1
	}
	return e.byBlockAs(site, in, row, question{aux: aux}, s)
}

// byBlockAs returns what a guard row says of s by what the block of its call says, where that is what q says.
func (e *engine) byBlockAs(site callgraph.Site, in *ir.Instr, row *rule.Guard, q question, s subject) verdict {
	block, ok := e.blockOf(site.Func, in)
	if !ok {
		return verdict{}
	}
	out := e.ofMapped(site, in, row, block, q, s)
	if !e.isRuby(site.Func) && !slices.Contains(e.halvedIn(site.Func), s.base) {
		out = out.both(e.byHalves(site.Func, s, func(half subject) verdict { return e.byBlockAs(site, in, row, q, half) }))
	}
	if i := e.elementParam(site, block.fn); i >= 0 {
		parts, also, path := e.set.AllKinds(), rule.Kinds(0), whole
		if half, ok := e.halfOf(site.Func, in, row, s); ok {
			path = half
		} else if held, ok := e.heldInEach(site.Func, e.prog.Args(site.Func, in)[0].Value, s); ok {
			path = held
		} else if e.speaksOf(site.Func, in, row, s) != theValue {
			if parts, also = e.partOf(site.Func, in, row, s); row.Itself {
				parts = 0
			} else if parts == 0 {
				parts, path = e.inEach(site.Func, in, row, s)
			}
		}
		if parts != 0 {
			each := e.predicate(predicateKey{fn: block.fn, port: port{portArg, uint32(i)}, path: path, given: e.pairGiven(site.Func, in, block.fn, i, s), question: q})
			switch out = each.of(parts, also); {
			case row.First:
				begins := e.ofWhole(each, rule.Place{One: true})
				if out = begins.of(parts, also); parts == e.set.AllKinds() {
					out.passed = begins.passed
				}
			case parts != e.set.AllKinds():
			case row.Alone && row.Itself:
				out.passed = each.passed.ifAny()
			case row.Alone:
				out.passed = each.passed
			case len(row.Through) == 0: // of parts that something stands between, see ofBlockedParts
				out.passed = each.passed.ofEach()
			}
		}
	}
	if recv := e.prog.Args(site.Func, in)[0]; recv.Role == ir.RoleSelf {
		if !row.Alone && !row.First {
			out = out.both(e.ofBlockedParts(site.Func, recv.Value, block, q, s))
		}
		out = out.both(e.ofElements(site.Func, block, recv.Value, q, s))
		if e.isRuby(site.Func) && e.isAmong(site.Func, recv.Value, s) {
			out = out.both(e.predicate(predicateKey{fn: block.fn, port: port{kind: portArg}, given: e.given, question: q}))
		}
	}
	out.clears &= row.Kinds
	out.weak &= row.Kinds
	return out
}

// inEach returns the path in each element of what a guard row's call goes through to the element of s, and all kinds; none
// if there is no such path: name.char_indices().all(|(_, c)| c.is_alphanumeric()).
func (e *engine) inEach(fn ir.FuncID, in *ir.Instr, row *rule.Guard, s subject) (kinds rule.Kinds, path pathID) {
	values := e.atPort(fn, in, &row.Value)
	if e.isRuby(fn) || len(values) != 1 || len(row.Through) > 0 {
		return 0, whole
	}
	part, ok := e.eachPart(fn, values[0], s)
	if !ok {
		return 0, whole
	}
	path, _ = e.paths.push(elem(e.prog.Name(part.Name)), whole)
	return e.set.AllKinds(), path
}

// isAmong reports whether value v of function fn is a list that a call makes, of which s is an element as models say:
// params.values_at(:a, :b).
func (e *engine) isAmong(fn ir.FuncID, v ir.Value, s subject) bool {
	v = e.origin(fn, v)
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	if in.Op != ir.OpCall || len(args) < 2 || args[0].Role != ir.RoleSelf {
		return false
	}
	return slices.ContainsFunc(e.graph.Call(callgraph.Site{Func: fn, Value: v}).Flows, func(row *rule.Flow) bool {
		return row.Step == rule.Value && len(row.From) == 1 && row.From[0].Kind == rule.PortSelf && len(row.From[0].Path) == 1 &&
			len(row.To) == 1 && row.To[0].Kind == rule.PortReturn && len(row.To[0].Path) == 1 &&
			e.isAt(fn, args[0].Value, e.elemOf(at{fn: fn, in: in}, row.From[0].Path[0]), s)
	})
}

// pairGiven returns what the block of a call is given, as a number of e.givens, where it runs for s: if that is an element
// of the receiver at a constant key, and the block takes the key before the element, that key.
func (e *engine) pairGiven(fn ir.FuncID, in *ir.Instr, block ir.FuncID, i int, s subject) int32 {
	params := positional(e.prog.Func(block))
	recv := e.prog.Args(fn, in)[0]
	if i != 1 || len(params) != 2 || recv.Role != ir.RoleSelf || !e.isRuby(fn) {
		return e.given
	}
	path := whole
	r := e.readOf(fn, recv.Value)
	if r.contains(e.paths, s.read) {
		path, _ = e.paths.below(r.path, s.read.path)
	} else if base, at := e.elementAt(fn, s.base, s.path); s.base != ir.NoValue && base == e.origin(fn, recv.Value) {
		path = at
	}
	key := e.paths.first(path)
	if path == whole || !key.named() {
		return e.given
	}
	given := slices.Clone(e.givens[e.given])
	return e.givenID(append(given, callgraph.Given{Param: callgraph.Site{Func: block, Value: params[0].Value}, Rest: -1, Key: ir.Name(key)}))
}

// byYield returns what a guard row says of s by the closure of the call of which its value is the result.
func (e *engine) byYield(fn ir.FuncID, in *ir.Instr, row *rule.Guard, s subject) verdict {
	values := e.atPort(fn, in, &row.Value)
	if len(values) != 1 {
		return verdict{}
	}
	call := e.prog.Instr(fn, e.graph.Root(fn, values[0]))
	if call.Op != ir.OpCall || call.NArgs < 2 {
		return verdict{}
	}
	block, ok := e.blockOf(fn, call)
	of := e.prog.Args(fn, call)[0]
	if !ok || of.Role != ir.RoleSelf {
		return verdict{}
	}
	out := e.ofSeen(fn, block, e.given, question{aux: 1}, s)
	parts, also := e.set.AllKinds(), rule.Kinds(0)
	if !e.same(fn, of.Value, s) {
		parts, also = e.partOfValue(fn, of.Value, s)
	}
	if parts != 0 {
		out = out.both(e.predicate(predicateKey{fn: block.fn, port: port{kind: portArg}, given: e.given, question: question{aux: 1}}).of(parts, also))
	}
	out.clears &= row.Kinds
	out.weak &= row.Kinds
	return out
}

// blockOf returns the function that a call is given as its block, or, in Rust, as an argument.
func (e *engine) blockOf(fn ir.FuncID, in *ir.Instr) (function, bool) {
	for _, a := range e.prog.Args(fn, in) {
		if a.Role != ir.RoleBlock && e.isRuby(fn) {
			continue
		}
		made := e.graph.Root(fn, a.Value)
		if e.prog.Instr(fn, made).Op == ir.OpClosure {
			id, _ := e.closureOf(fn, made)
			return function{made: made, fn: id}, id != ir.NoFunc
		}
		if fns := e.functions(fn, a.Value); len(fns) == 1 && e.isRuby(fn) {
			return fns[0], true
		}
		if b, ok := e.graph.Bound(fn, made); ok && !e.isRuby(fn) && b.Rest < 0 && b.Key == 0 && e.isBareFunction(b.Is) { // what a call gives to a parameter
			if id, _ := e.closureOf(b.Is.Func, b.Is.Value); id != ir.NoFunc {
				return function{made: ir.NoValue, fn: id}, true
			}
		}
	}
	return function{}, false
}

// block returns what is certain of what a call's block is given, or of what it holds at path, where the block's result is holds:
// select(&:alnum?), filter(|c| c.is_alphanumeric()). Of a block of several parameters it is the one of them
// that tested says.
func (e *engine) block(fn ir.FuncID, in *ir.Instr, holds bool, tested int, path pathID) verdict {
	block, ok := e.blockOf(fn, in)
	if several := ok && len(positional(e.prog.Func(block.fn))) > 1; !ok || several == (tested == rule.WholeElement) {
		return verdict{}
	}
	key := predicateKey{fn: block.fn, port: port{kind: portArg, index: uint32(max(tested, 0))}, given: e.given, path: path}
	if holds {
		key.aux = 1
	}
	return e.predicate(key)
}

// blockIn is block for the call at u of context k's function, by what a flow row of it says, where parameters have what the
// calls that entered the context give them.
func (e *engine) blockIn(k *context, u ir.Value, row *rule.Flow, path pathID) verdict {
	defer e.give(k.entry.given)()
	return e.block(k.fn, e.prog.Instr(k.fn, u), *row.Passes, row.Tested, path)
}

// elementParam returns the parameter of a block in which the elements of the receiver come, as models say; -1 if
// they are taken apart for several.
func (e *engine) elementParam(site callgraph.Site, block ir.FuncID) int {
	count, best, several := len(positional(e.prog.Func(block))), 0, false
	for _, row := range e.graph.Call(site).Flows {
		if row.Step != rule.Value || !slices.ContainsFunc(row.From, func(p rule.Port) bool { return p.Kind == rule.PortSelf && len(p.Path) == 1 }) {
			continue
		}
		for i := range row.To {
			if to := &row.To[i]; to.Kind == rule.PortBlockArg && len(to.Path) == 0 && to.Index < count {
				best, several = max(best, to.Index), several || row.Several
			}
		}
	}
	if best == 0 && count > 1 && !several && e.isRuby(site.Func) {
		return -1 // as a list that is taken apart
	}
	return best
}

// positional returns the positional parameters of a function, without splats.
func positional(fn *ir.Func) []*ir.Param {
	var list []*ir.Param
	for i := range fn.Params {
		if k := fn.Params[i].Kind; k == ir.ParamPositional || k == ir.ParamOptional {
			list = append(list, &fn.Params[i])
		}
	}
	return list
}

// ofElements returns what a block says of s that is run for each element of a list which the program writes out.
func (e *engine) ofElements(fn ir.FuncID, block function, list ir.Value, q question, s subject) (out verdict) {
	for _, el := range e.graph.Elements(callgraph.Site{Func: fn, Value: e.origin(fn, list)}) {
		out = out.both(e.ofElement(fn, block, el, q, s))
	}
	return out
}

// ofElement returns what a block that is run for an element says of s.
func (e *engine) ofElement(fn ir.FuncID, block function, el callgraph.Element, q question, s subject) verdict {
	params := positional(e.prog.Func(block.fn))
	parts := e.parts(el, len(params))
	given := slices.Clone(e.givens[e.given])
	for i, part := range parts {
		b := callgraph.Given{Param: callgraph.Site{Func: block.fn, Value: params[i].Value}, Is: part.Value, Rest: -1, Key: part.Key}
		if part.Key != 0 || e.graph.IsConst(part.Value) || !e.isRuby(fn) && len(e.functions(part.Value.Func, part.Value.Value)) > 0 {
			given = append(given, b)
		}
		if n := e.typeOfMember(part.Value); n != 0 {
			given = append(given, callgraph.Given{Param: b.Param, Rest: -1, Type: n})
		}
	}
	id := e.givenID(given)
	out := e.ofSeen(fn, block, id, q, s)
	for i, part := range parts {
		if part.Key == 0 && part.Value.Func == fn && e.same(fn, part.Value.Value, s) {
			out = out.both(e.predicate(predicateKey{fn: block.fn, port: port{portArg, uint32(i)}, given: id, question: q}))
		}
	}
	return out
}

// typeOfMember returns the number of the type that a member of a list is of, of those that implement traits: NoSlash of
// [Box::new(NoSlash), Box::new(Short(9))]; 0 if that is not known.
func (e *engine) typeOfMember(member callgraph.Site) uint32 {
	if e.isRuby(member.Func) {
		return 0
	}
	return e.graph.OfType(member.Func, member.Value)
}

// parts returns what an element is for the first parameters of a block that has count of them.
func (e *engine) parts(el callgraph.Element, count int) []callgraph.Element {
	value := callgraph.Element{Value: el.Value}
	switch {
	case count == 0:
		return nil
	case el.Key != 0 && count == 1:
		return nil // a pair
	case el.Key != 0:
		return []callgraph.Element{{Key: el.Key}, value}
	case count > 1:
		parts := e.graph.Elements(el.Value)
		return parts[:min(len(parts), count)]
	}
	return []callgraph.Element{value}
}

// ofSeen returns what a block says of s that it reads through self, or captures.
func (e *engine) ofSeen(fn ir.FuncID, block function, given int32, q question, s subject) verdict {
	var out verdict
	if s.read.name != 0 && !e.graph.Rebound(block.fn) {
		out = e.predicate(predicateKey{fn: block.fn, read: s.read, given: given, question: q})
	}
	if block.made == ir.NoValue {
		return out
	}
	captured := e.prog.Args(fn, e.prog.Instr(fn, block.made))
	if len(captured) > 0 && captured[0].Role == ir.RoleSelf {
		captured = captured[1:]
	}
	base, path := s.base, s.path
	if s.value != ir.NoValue {
		base, path = e.elementOf(fn, s.value)
	}
	for i, c := range captured {
		key := predicateKey{fn: block.fn, port: port{portCapture, uint32(i)}, given: given, question: q}
		switch {
		case s.value != ir.NoValue && e.sameValue(fn, c.Value, s.value):
		case base != ir.NoValue && path != whole && e.origin(fn, c.Value) == base:
			key.path = path
		case base != ir.NoValue && path != whole && !e.isRuby(fn):
			of, at := e.elementOf(fn, c.Value)
			rest, ok := e.paths.below(at, path)
			if of != base || !ok || rest == whole {
				continue
			}
			key.path = rest
		default:
			// It captures a part: ip = Resolv.getaddress(uri.host); NETWORKS.none? { |net| net.include?(ip) }
			if parts, also := e.partOfValue(fn, c.Value, s); parts != 0 {
				out = out.both(e.predicate(key).of(parts, also))
			}
			continue
		}
		out = out.both(e.predicate(key))
	}
	return out
}

// ofCaptured returns the kinds that s is free of where a call's block, which captures it, is true of some
// element, or false of one: NAMES.any? { |name| name == x }.
func (e *engine) ofCaptured(fn ir.FuncID, in *ir.Instr, is bool, s subject) verdict {
	block, ok := e.blockOf(fn, in)
	if !ok {
		return verdict{}
	}
	aux := uint32(0)
	if is {
		aux = 1
	}
	out := e.ofSeen(fn, block, e.given, question{aux: aux}, s)
	out.passed, out.truth = nil, 0
	recv := e.prog.Args(fn, in)[0]
	if out.clears != 0 || recv.Role != ir.RoleSelf {
		return out
	}
	list := recv.Value
	if !e.isRuby(fn) {
		list = e.origin(fn, list)
	}
	elements, ok := e.graph.AllElements(callgraph.Site{Func: fn, Value: list})
	if !ok || len(elements) > maxChoices {
		return out
	}
	for i, el := range elements {
		v := e.ofElement(fn, block, el, question{aux: aux}, s)
		v.by = callgraph.Site{} // it is one condition, of one element or the other
		if i == 0 {
			out = v
		} else {
			out = out.either(v)
		}
	}
	out.passed, out.truth = nil, 0
	return out
}

// maxChoices bounds the elements of a list that a block is read for one by one.
const maxChoices = 32

// isAt reports whether s is what value a of function fn holds at a constant key.
func (e *engine) isAt(fn ir.FuncID, a ir.Value, key elem, s subject) bool {
	if key == anyElem {
		return false
	}
	path, _ := e.paths.push(key, whole)
	if r := e.readOf(fn, a); s.read.name != 0 && r.name == s.read.name {
		rest, ok := e.paths.below(r.path, s.read.path)
		return ok && rest == path
	}
	base, at := s.base, s.path
	if s.value != ir.NoValue {
		base, at = e.elementOf(fn, s.value)
	}
	return base != ir.NoValue && at == path && e.origin(fn, a) == base
}

// holds reports whether s is an element of value a of function fn.
func (e *engine) holds(fn ir.FuncID, a ir.Value, s subject) bool {
	if e.readOf(fn, a).contains(e.paths, s.read) {
		return true
	}
	base, path := s.base, s.path
	if s.value != ir.NoValue {
		base, path = e.elementOf(fn, s.value)
	}
	return base != ir.NoValue && path != whole && e.origin(fn, a) == base
}

// ofBlockResult returns what a condition says of s that is what the block of a call returned, as models say:
// x.then { |text| text.match?(/\A\w+\z/) }
func (e *engine) ofBlockResult(fn ir.FuncID, cond ir.Value, in *ir.Instr, aux uint32, s subject) verdict {
	args := e.prog.Args(fn, in)
	if n := len(args); n == 0 || args[n-1].Role != ir.RoleBlock || !e.isRuby(fn) {
		return verdict{}
	}
	site := callgraph.Site{Func: fn, Value: cond}
	given, returned := -1, false
	for _, row := range e.graph.Call(site).Flows {
		if len(row.From) != 1 || len(row.To) != 1 || row.Step != rule.Value {
			return verdict{}
		}
		switch from, to := &row.From[0], &row.To[0]; {
		case len(from.Path)+len(to.Path) > 0:
			return verdict{}
		case from.Kind == rule.PortBlockReturn && to.Kind == rule.PortReturn:
			returned = true
		case from.Kind == rule.PortSelf && to.Kind == rule.PortBlockArg:
			given = to.Index
		default:
			return verdict{}
		}
	}
	block, ok := e.blockOf(fn, in)
	if !ok || !returned {
		return verdict{}
	}
	out := e.ofSeen(fn, block, e.given, question{aux: aux}, s)
	if given >= 0 && args[0].Role == ir.RoleSelf && e.same(fn, args[0].Value, s) {
		out = out.both(e.predicate(predicateKey{fn: block.fn, port: port{portArg, uint32(given)}, given: e.given, question: question{aux: aux}}))
	}
	return out
}
