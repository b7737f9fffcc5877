package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// A check can stand far from where the checked value is used: in a helper that the route calls first, in
// a filter that the framework runs. What both speak of is then not one value of one function, but what
// is read through self in the same way: params[:name]. This file names values so.

// read is what a method of self without arguments, or an instance variable, called name yields, below
// an access path of constant keys. With name 0 it is none.
type read struct {
	name ir.Name
	path pathID
}

// subject is what a condition is asked about: a value of the function at hand, and what it is read as.
// Either may be missing.
type subject struct {
	value ir.Value
	read  read
	// base and path say that the subject is the element of value base at path instead.
	base ir.Value
	path pathID
	// object and field say that it is what the object is read as by a method of its own.
	object ir.Value
	field  read
}

// contains reports whether r is something of which s is an element.
func (r read) contains(t *paths, s read) bool {
	if r.name == 0 || r.name != s.name || r == s {
		return false
	}
	rest, ok := t.below(r.path, s.path)
	return ok && rest != whole
}

// elementOf returns the value that v is read out of, by constant keys, and the path to v in it.
func (e *engine) elementOf(fn ir.FuncID, v ir.Value) (base ir.Value, path pathID) {
	return e.elementAt(fn, v, whole)
}

// elementAt is elementOf for what stands at path in v.
func (e *engine) elementAt(fn ir.FuncID, v ir.Value, path pathID) (ir.Value, pathID) {
	for range maxRead {
		v = e.origin(fn, v)
		in := e.prog.Instr(fn, v)
		args := e.prog.Args(fn, in)
		var key elem
		switch {
		case path != whole && in.Op == ir.OpCall && len(args) == 2 && args[0].Role == ir.RoleSelf && !e.isRuby(fn) && e.isOfHalves(fn, v, args[0].Value):
			v = args[0].Value
			continue
		case in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture|ir.FlagConst) == 0 && len(args) == 1 && !e.isRuby(fn):
			key = elem(in.Name)
		case in.Op == ir.OpCall && len(args) > 2 && e.isRuby(fn):
			keys := e.keysRead(fn, v, in, args)
			if keys == nil {
				return v, path
			}
			longer, cut := e.below(keys, path)
			if cut {
				return v, path // beyond that it could not be told from what stands around it
			}
			path, v = longer, args[0].Value
			continue
		case in.Op == ir.OpCall && len(args) == 1 && args[0].Role == ir.RoleSelf && !e.isRuby(fn):
			fields := e.getter(fn, v)
			longer, cut := e.below(fields, path)
			if fields == nil || cut {
				return e.firstRead(fn, v), path
			}
			path, v = longer, args[0].Value
			continue
		case in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex && len(args) == 2,
			in.Op == ir.OpCall && len(args) == 2 && args[0].Role == ir.RoleSelf && args[1].Role == ir.RolePlain && e.looksUp(callgraph.Site{Func: fn, Value: v}):
			key = e.keyOf(fn, args[1].Value)
		case in.Op == ir.OpCall && len(args) == 1 && args[0].Role == ir.RoleSelf && in.Flags&ir.FlagImplicitSelf == 0 && e.isRuby(fn) && (!e.consumes(fn, v) || e.takesFirst(fn, v)):
			if key = e.keyRead(fn, v, in); key == anyElem { // names.first
				return e.firstRead(fn, v), path
			}
		default:
			return e.firstRead(fn, v), path
		}
		if key == anyElem {
			return v, path
		}
		longer, cut := e.paths.push(key, path)
		if cut {
			return v, path
		}
		path, v = longer, args[0].Value
	}
	return v, path
}

// keysRead returns the constant keys at which call v reads its receiver, one in what is at the other, as models say:
// params.dig(:user, :name). Without them it is nil.
func (e *engine) keysRead(fn ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand) []elem {
	flows := e.graph.Call(callgraph.Site{Func: fn, Value: v}).Flows
	if args[0].Role != ir.RoleSelf || len(flows) != 1 {
		return nil
	}
	row := flows[0]
	if row.Step != rule.Value || len(row.From) != 1 || row.From[0].Kind != rule.PortSelf || len(row.From[0].Path) != len(args)-1 || len(row.To) != 1 || row.To[0].Kind != rule.PortReturn || len(row.To[0].Path) > 0 {
		return nil
	}
	keys := make([]elem, len(args)-1)
	for i, along := range row.From[0].Path {
		if keys[i] = e.elemOf(at{fn: fn, in: in}, along); keys[i] == anyElem {
			return nil
		}
	}
	return keys
}

// below returns the path that leads along keys and then on along path; cut is true if that had to be shortened.
func (e *engine) below(keys []elem, path pathID) (q pathID, cut bool) {
	for i := len(keys) - 1; i >= 0; i-- {
		var shorter bool
		path, shorter = e.paths.push(keys[i], path)
		cut = cut || shorter
	}
	return path, cut
}

// firstRead returns the first call in a function that reads the same part of a request as call v does: of two
// req.params the first. What came with a request does not change.
func (e *engine) firstRead(fn ir.FuncID, v ir.Value) ir.Value {
	in := e.prog.Instr(fn, v)
	if in.Op != ir.OpCall || in.NArgs != 1 || len(e.graph.Call(callgraph.Site{Func: fn, Value: v}).Sources) == 0 {
		return v
	}
	receiver := func(in *ir.Instr) ir.Value { return e.graph.Root(fn, e.prog.Args(fn, in)[0].Value) }
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := range body[:v] {
		if c := &body[u]; c.Op == ir.OpCall && c.Name == in.Name && c.NArgs == 1 && receiver(c) == receiver(in) {
			return ir.Value(u)
		}
	}
	return v
}

// subject returns value v of function fn as the subject of a condition.
func (e *engine) subject(fn ir.FuncID, v ir.Value) subject {
	return subject{value: v, read: e.readOf(fn, v)}
}

// maxRead bounds how many instructions back a read is followed.
const maxRead = 60

// readOf returns what value v of function fn is read as.
func (e *engine) readOf(fn ir.FuncID, v ir.Value) read {
	if !e.isRuby(fn) {
		return read{}
	}
	key := callgraph.Site{Func: fn, Value: v}
	if e.given != 0 {
		return e.findRead(fn, v)
	}
	r, ok := e.reads[key]
	if !ok {
		r = e.findRead(fn, v)
		e.reads[key] = r
	}
	return r
}

func (e *engine) findRead(fn ir.FuncID, v ir.Value) read {
	path, cut := whole, false
	for range maxRead {
		if cut {
			return read{} // it could not be told from what stands around it
		}
		in := e.prog.Instr(fn, v)
		args := e.prog.Args(fn, in)
		switch in.Op {
		case ir.OpCopy, ir.OpAssume:
			v = args[0].Value
		case ir.OpParam:
			outer, ok := e.graph.Outside(fn, in)
			if !ok {
				return read{}
			}
			fn, v = outer.Func, outer.Value
		case ir.OpLoad:
			switch {
			case in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex && len(args) == 2:
				key := e.keyOf(fn, args[1].Value)
				if key == anyElem {
					return read{}
				}
				path, cut = e.paths.push(key, path)
				v = args[0].Value
			case len(args) == 1 && in.Flags == 0 && e.isSelf(fn, args[0].Value):
				return read{in.Name, path}
			default:
				return read{}
			}
		case ir.OpCall:
			if len(args) == 0 || args[0].Role != ir.RoleSelf {
				return read{}
			}
			if len(args) == 1 && (in.Flags&ir.FlagImplicitSelf != 0 || e.isSelf(fn, args[0].Value)) {
				if c := e.graph.Call(callgraph.Site{Func: fn, Value: v}); c.Accessor != 0 && !c.Writer {
					return read{c.Accessor, path}
				}
				return read{in.Name, path}
			}
			site := callgraph.Site{Func: fn, Value: v}
			switch {
			case len(args) == 1 && e.identity(site):
			case len(args) == 2 && args[1].Role == ir.RolePlain && e.looksUp(site):
				key := e.keyOf(fn, args[1].Value)
				if key == anyElem {
					return read{}
				}
				path, cut = e.paths.push(key, path)
			case len(args) == 1 && len(e.graph.Call(site).Sources) > 0: // another part of the request: request.user_agent
				path, cut = e.paths.push(elem(in.Name), path)
			case len(args) > 2:
				keys := e.keysRead(fn, v, in, args)
				if keys == nil {
					return read{}
				}
				path, cut = e.below(keys, path)
			default:
				return read{}
			}
			v = args[0].Value
		default:
			return read{}
		}
	}
	return read{}
}

// readAt returns what a model's access path, taken from self, leads to: the first step is the method or
// instance variable.
func (e *engine) readAt(c at, path []rule.Elem) read {
	p, _ := e.under(c, path[1:], whole)
	return read{ir.Name(e.elemOf(c, path[0])), p}
}

// isSelf reports whether v is self of function fn.
func (e *engine) isSelf(fn ir.FuncID, v ir.Value) bool {
	in := e.prog.Instr(fn, e.graph.Root(fn, v))
	return in.Op == ir.OpParam && in.Aux == 0 && e.prog.Func(fn).Params[0].Kind == ir.ParamSelf
}

// cleared returns the kinds that value v of function fn is free of since it is read, through self or out of
// another value, after checks of that very thing: by a helper that has come back, a predicate of self that was
// asked, or a filter that a framework runs before.
func (e *engine) cleared(fn ir.FuncID, v ir.Value) verdict {
	if out := e.handedBack(fn, v); !out.saysNothing() {
		return out
	}
	s := subject{read: e.readOf(fn, v)}
	if s.read.name == 0 {
		if s.base, s.path = e.elementOf(fn, v); s.path == whole {
			if !e.isComputed(fn, v) {
				return verdict{}
			}
			s = subject{value: v}
		}
	}
	key := guardUse{fn: fn, assume: v, given: e.given}
	out, ok := e.checks[key]
	if !ok {
		e.checks[key] = verdict{}
		if s.value != ir.NoValue {
			out = e.checkedComputed(fn, v, s)
		} else {
			out = e.findChecks(fn, v, e.storedBefore(fn, v, s))
			if each, at, ok := e.inEachOf(fn, v, s); ok {
				out = out.both(e.findChecks(at.Func, at.Value, each))
			}
			if captured := e.capturedAs(fn, v, s.read); captured != ir.NoValue {
				out = out.both(e.findChecks(fn, v, subject{value: captured, read: s.read}))
			}
		}
		e.checks[key] = out
	}
	return out
}

// storedBefore returns s, which value v of function fn reads, with what fn has stored there before, if only it stores
// there: @name = params[:name]; check!(@name)
func (e *engine) storedBefore(fn ir.FuncID, v ir.Value, s subject) subject {
	if stored := e.asStored(fn, s.read); stored.value < v && stored.value != ir.NoValue {
		return stored
	}
	if stored := e.storedHere(fn, v, s.read); stored != ir.NoValue {
		s.value = e.origin(fn, stored)
	}
	return s
}

// findChecks judges the assumptions on the way from v back to self.
func (e *engine) findChecks(fn ir.FuncID, v ir.Value, s subject) verdict {
	var out verdict
	anew := e.lastStored(fn, v, s.read)
	if s.base != ir.NoValue && e.paths.times(anyElem, s.path) > 0 {
		anew = max(anew, e.lastChanged(fn, v, s))
	}
	for range maxRead {
		in := e.prog.Instr(fn, v)
		args := e.prog.Args(fn, in)
		switch in.Op {
		case ir.OpAssume:
			if anew > v && anew != ir.NoValue && s.value == ir.NoValue {
				return out // what is there was put there after the check
			}
			out = out.both(e.judge(fn, args[1].Value, in.Aux, s, maxCondition))
			v = args[0].Value
		case ir.OpCopy, ir.OpLoad, ir.OpCall:
			if len(args) == 0 {
				return out
			}
			v = args[0].Value
		case ir.OpParam:
			if e.prog.Func(fn).Params[in.Aux].Kind != ir.ParamSelf {
				outer, ok := e.graph.Outside(fn, in)
				if !ok || s.value != ir.NoValue { // what the closure computes is no value of the function around it
					return out
				}
				if s.base != ir.NoValue {
					s.base, s.path = e.baseOutside(fn, s, v, outer)
				}
				out = out.both(e.behindYield(fn, s))
				fn, v = outer.Func, outer.Value
				continue
			}
			made, ok := e.graph.ClosureSite(fn)
			if s.value != ir.NoValue {
				return out
			}
			if !ok || e.graph.Rebound(fn) {
				return out.both(e.filtered(fn, s)).both(e.calledChecked(fn, s))
			}
			args := e.prog.Args(made.Func, e.prog.Instr(made.Func, made.Value))
			if len(args) == 0 || args[0].Role != ir.RoleSelf {
				return out
			}
			out = out.both(e.behindYield(fn, subject{read: s.read}))
			fn, v = made.Func, args[0].Value
		default:
			return out
		}
	}
	return out
}

// baseOutside returns what the base of s, in closure fn, is in the function around it, and the path of s there. Param is
// what the closure captures, and outer that in the function around it: the base is it, or in Ruby what is read of it by a
// method that answers the same each time, req.params.
func (e *engine) baseOutside(fn ir.FuncID, s subject, param ir.Value, outer callgraph.Site) (ir.Value, pathID) {
	if !e.isRuby(fn) || s.base == param {
		return e.elementAt(outer.Func, outer.Value, s.path)
	}
	in := e.prog.Instr(fn, s.base)
	if in.Op != ir.OpCall || in.NArgs != 1 || e.graph.Root(fn, e.prog.Args(fn, in)[0].Value) != param || len(e.graph.Call(callgraph.Site{Func: fn, Value: s.base}).Sources) == 0 {
		return ir.NoValue, whole
	}
	object := e.graph.Root(outer.Func, outer.Value)
	body := e.prog.File(outer.Func).Body(e.prog.Func(outer.Func))
	for u := range body {
		if c := &body[u]; c.Op == ir.OpCall && c.Name == in.Name && c.NArgs == 1 && e.graph.Root(outer.Func, e.prog.Args(outer.Func, c)[0].Value) == object {
			return ir.Value(u), s.path
		}
	}
	return ir.NoValue, whole
}

// filtered returns what the filters that run before function fn say of s once they have come back, and the conditions
// of a route because it is run.
func (e *engine) filtered(fn ir.FuncID, s subject) verdict {
	var out verdict
	name := e.capturable(s.read)
	for _, filter := range e.graph.FiltersOf(fn) {
		if name != "" && e.graph.CapturedAfter(filter, fn, name) {
			continue
		}
		for _, given := range e.filterWays(fn, filter) {
			given = e.onRoute(given, fn, filter)
			out = out.both(e.predicate(predicateKey{fn: filter, read: s.read, given: given, question: question{aux: assumeUnanswered}}))
			if i := e.graph.CapturedAs(filter, fn, name); name != "" && i >= 0 {
				out = out.both(e.predicate(predicateKey{fn: filter, port: port{portArg, uint32(i)}, given: given, question: question{aux: assumeUnanswered}}))
			}
		}
		if !strings.HasPrefix(e.prog.Text(s.read.name), "@") || e.graph.SoleStorer(fn, filter, s.read.name) {
			for _, given := range e.filterWays(fn, filter) {
				restore := e.give(e.onRoute(given, fn, filter))
				out.clears |= e.replaced(filter, s.read)
				restore()
			}
		}
	}
	for _, filter := range e.graph.OpenFiltersOf(fn) {
		if name == "" || !e.graph.CapturedAfter(filter, fn, name) {
			out = out.both(e.filteredOpen(fn, filter, s))
		}
	}
	for _, filter := range e.graph.ConditionalFiltersOf(fn) {
		if e.allowed(fn, filter.Conditions) {
			given := e.onRoute(0, fn, filter.Func)
			out = out.both(e.predicate(predicateKey{fn: filter.Func, read: s.read, given: given, question: question{aux: assumeUnanswered}}))
		}
	}
	for _, c := range e.graph.ConditionsOf(fn) {
		key := predicateKey{fn: c.Func, read: s.read, given: e.givenID(c.Given), question: question{aux: assumeNotFalse}}
		out = out.both(e.predicate(key))
	}
	return out
}

// capturable returns the key at which s is read of a source that holds what the pattern of a route captures, if it is
// that: params[:id].
func (e *engine) capturable(r read) string {
	key := e.paths.first(r.path)
	if r.name == 0 || r.path == whole || !key.named() {
		return ""
	}
	entry := e.set.Models.Lookup(source.Ruby, e.prog.Text(r.name))
	if entry == nil || !slices.ContainsFunc(entry.Sources, func(row *rule.Source) bool { return row.Captured != 0 }) {
		return ""
	}
	return e.prog.Text(ir.Name(key))
}

// brings returns the kinds of s that value v still carries, as models tell; all if v is made of anything else
// too. Of no subject it is those that v can carry at all.
func (e *engine) brings(fn ir.FuncID, v ir.Value, s subject, depth int) rule.Kinds {
	v = e.origin(fn, v)
	in := e.prog.Instr(fn, v)
	site := callgraph.Site{Func: fn, Value: v}
	switch {
	case in.Op == ir.OpConst && (e.isRuby(fn) || !e.graph.Filled(site)) || e.graph.IsBuiltIn(site):
		return 0
	case e.same(fn, v, s) || depth == 0:
		return e.set.AllKinds()
	case in.Op == ir.OpPhi:
		return e.bringsPhi(fn, v, s, depth)
	case in.Op == ir.OpParam && !e.isRuby(fn):
		return e.paramBrings(fn, in, depth)
	case in.Op != ir.OpCall:
		return e.set.AllKinds()
	}
	if in.Flags&ir.FlagYield != 0 {
		return e.yieldBrings(fn, in, s, depth)
	}
	call := e.graph.Call(site)
	if len(call.Flows) == 0 || len(call.Callees) > 0 || len(call.Sources) > 0 || !e.isRuby(fn) && e.graph.Filled(site) {
		return e.set.AllKinds()
	}
	var kinds rule.Kinds
	positions := e.operandPositions(fn, in)
	for i, a := range e.prog.Args(fn, in) {
		for _, row := range call.Flows {
			if !slices.ContainsFunc(row.To, func(p rule.Port) bool { return p.Kind == rule.PortReturn }) {
				continue
			}
			for j := range row.From {
				switch from := &row.From[j]; {
				case from.Kind == rule.PortBlockReturn && !e.isRuby(fn):
					kinds |= e.blockBrings(fn, in, s, depth-1)
				case e.graph.AtPort(fn, in, a, positions[i], from):
					clears := row.Clears | e.remains(site, row.Remains)
					if row.Passes != nil && !e.isRuby(fn) { // x.chars().filter(|c| c.is_alphanumeric())
						clears |= e.block(fn, in, *row.Passes, row.Tested, whole).clears
					}
					kinds |= row.Turns.Of(e.brings(fn, a.Value, s, depth-1)) &^ clears
				}
			}
		}
	}
	return kinds
}

// paramBrings returns the kinds that the parameter of a closure can carry which is given what the receiver of a call in
// Rust holds: path.file_name().is_some_and(|name| name == text)
func (e *engine) paramBrings(fn ir.FuncID, in *ir.Instr, depth int) rule.Kinds {
	call, ok := e.graph.ConsumerOf(fn)
	if !ok || int(in.Aux) >= len(e.prog.Func(fn).Params) || e.prog.Func(fn).Params[in.Aux].Kind != ir.ParamPositional || len(positional(e.prog.Func(fn))) != 1 {
		return e.set.AllKinds()
	}
	recv := e.prog.Args(call.Func, e.prog.Instr(call.Func, call.Value))[0]
	if recv.Role != ir.RoleSelf || !isGivenSelf(e.graph.Call(call).Flows) {
		return e.set.AllKinds()
	}
	return e.brings(call.Func, recv.Value, subject{}, depth-1)
}

// isGivenSelf reports whether flow rows give a closure what the receiver is, and nothing else.
func isGivenSelf(rows []*rule.Flow) bool {
	any := false
	for _, row := range rows {
		if slices.ContainsFunc(row.To, func(p rule.Port) bool { return p.Kind == rule.PortBlockArg }) {
			if !isSelfOrEach(row.From) {
				return false
			}
			any = true
		}
	}
	return any
}

// blockBrings returns the kinds of s that the result of the closure of a call in Rust still carries, which is given what
// the receiver is: name.and_then(|n| n.to_str()).
func (e *engine) blockBrings(fn ir.FuncID, in *ir.Instr, s subject, depth int) rule.Kinds {
	block, ok := e.blockOf(fn, in)
	args := e.prog.Args(fn, in)
	if !ok || depth <= 0 || args[0].Role != ir.RoleSelf {
		return e.set.AllKinds()
	}
	params := positional(e.prog.Func(block.fn))
	body := e.prog.File(block.fn).Body(e.prog.Func(block.fn))
	if len(params) != 1 {
		return e.set.AllKinds()
	}
	var kinds rule.Kinds
	for u := range body {
		if body[u].Op == ir.OpReturn && body[u].NArgs > 0 {
			kinds |= e.brings(block.fn, e.prog.Args(block.fn, &body[u])[0].Value, subject{value: params[0].Value}, depth)
		}
	}
	return kinds & e.brings(fn, args[0].Value, s, depth)
}

// asStored returns what is read as r as a subject in function fn: if r is of an instance variable that only fn stores,
// also the value that it stores there, or the element of that.
func (e *engine) asStored(fn ir.FuncID, r read) subject {
	s := subject{read: r}
	if r.name == 0 || !e.isRuby(fn) || !strings.HasPrefix(e.prog.Text(r.name), "@") {
		return s
	}
	at, ok := e.graph.OnlyStore(fn, r.name)
	if !ok || at.Func != fn { // where it does not come to that, there is nothing
		return s
	}
	stored := e.prog.Args(fn, e.prog.Instr(fn, at.Value))
	if s.value = e.origin(fn, stored[len(stored)-1].Value); r.path != whole {
		s.base, s.path, s.value = s.value, r.path, ir.NoValue
	}
	return s
}

// bringsPhi is brings for a value that merges others, each of which is what it is where a condition holds.
func (e *engine) bringsPhi(fn ir.FuncID, v ir.Value, s subject, depth int) rule.Kinds {
	var kinds rule.Kinds
	for i, a := range e.prog.Args(fn, e.prog.Instr(fn, v)) {
		brought := e.brings(fn, a.Value, s, min(depth-1, maxMerged))
		if arm, only := e.armOfPhi(fn, v, i); only && brought != 0 {
			brought &^= e.judgeArm(fn, arm, s, maxMerged).clears
		}
		kinds |= brought
	}
	return kinds
}

// kept returns the condition that was stored in the instance variable that cond reads, and the function
// that stored it: one that stores it alone and runs before, or, where the variable is true, anyhow.
func (e *engine) kept(fn ir.FuncID, cond ir.Value, holds bool) (ir.FuncID, ir.Value, bool) {
	in := e.prog.Instr(fn, cond)
	args := e.prog.Args(fn, in)
	if in.Op != ir.OpLoad || in.Flags != 0 || len(args) != 1 || !e.isSelf(fn, args[0].Value) || !e.isRuby(fn) {
		return 0, 0, false
	}
	s, ok := e.graph.OnlyStore(fn, in.Name)
	if !ok || s.Func == fn || !e.prog.Func(s.Func).Certain(s.Value) {
		return 0, 0, false
	}
	if !holds && !slices.Contains(e.graph.FiltersOf(fn), s.Func) {
		return 0, 0, false
	}
	stored := e.prog.Args(s.Func, e.prog.Instr(s.Func, s.Value))
	return s.Func, stored[len(stored)-1].Value, true
}
