package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// byAdditions returns the kinds that s is free of where the list that a guard is about has no elements, because
// no branch was taken in which the function, or what has run before it, adds one to it before.
func (e *engine) byAdditions(site callgraph.Site, in *ir.Instr, row *rule.Guard, s subject) rule.Kinds {
	fn := site.Func
	values := e.atPort(fn, in, &row.Value)
	if len(values) != 1 {
		return 0
	}
	list := e.subject(fn, values[0])
	var clears rule.Kinds
	if list.read.name != 0 && s.read.name != 0 {
		for _, filter := range e.graph.FiltersOf(fn) {
			clears, _ = e.additions(filter, ir.Value(e.prog.Func(filter).Len), e.asStored(filter, list.read), e.asStored(filter, s.read), clears, maxAdders)
		}
	}
	if made, ok := e.graph.ConstructorOf(fn); ok && made != fn && list.read.name != 0 && s.read.name != 0 {
		clears, _ = e.additions(made, ir.Value(e.prog.Func(made).Len), e.asStored(made, list.read), e.asStored(made, s.read), clears, maxAdders)
	}
	clears, _ = e.additions(fn, site.Value, list, s, clears, maxAdders)
	at := e.graph.Root(fn, values[0])
	if made := e.prog.Instr(fn, at); made.Op == ir.OpCall {
		clears |= e.ofCallees(fn, at, made, question{aux: assumeEmpty}, s).clears // a method that makes the list
	}
	return clears
}

// leavesEmpty returns what is certain of s where the list is empty that function fn returns at u; possible is false
// where it has elements.
func (e *engine) leavesEmpty(fn ir.FuncID, u ir.Value, s subject) (out verdict, possible bool) {
	args := e.prog.Args(fn, e.prog.Instr(fn, u))
	if len(args) == 0 {
		return verdict{}, true
	}
	return e.emptyAt(fn, u, args[0].Value, s, maxMerged)
}

// emptyAt is leavesEmpty of list v at instruction u.
func (e *engine) emptyAt(fn ir.FuncID, u, v ir.Value, s subject, depth int) (out verdict, possible bool) {
	list := e.graph.Root(fn, v)
	made := e.prog.Instr(fn, list)
	args := e.prog.Args(fn, made)
	switch {
	case made.Op == ir.OpCall && e.prog.Text(made.Name) == ir.OpArray && len(args) > 0 && args[0].Role == ir.RolePlain:
		return verdict{}, false
	case made.Op == ir.OpPhi && depth > 0:
		for _, a := range args {
			if e.isMemo(fn, a.Value, args) {
				continue // what was returned before
			}
			if x, ok := e.emptyAt(fn, u, a.Value, s, depth-1); ok {
				out, possible = e.orElse(out, possible, x), true
			}
		}
		return out, possible
	case made.Op == ir.OpCall && len(e.graph.CallIn(callgraph.Site{Func: fn, Value: list}).Callees) > 0:
		return e.ofCallees(fn, list, made, question{aux: assumeEmpty}, s), true
	}
	out.clears, _ = e.additions(fn, u, subject{value: list}, s, 0, maxAdders)
	return out, true
}

// isMemo reports whether value v of a function is what it has kept in an instance variable, where only it stores another
// one of the values: @errors ||= validate
func (e *engine) isMemo(fn ir.FuncID, v ir.Value, values []ir.Operand) bool {
	kept, ok := e.memo(fn, v)
	return ok && slices.ContainsFunc(values, func(a ir.Operand) bool { return e.graph.Root(fn, a.Value) == kept })
}

// memo returns what a function stores in the instance variable that value v reads, where it alone stores there.
func (e *engine) memo(fn ir.FuncID, v ir.Value) (stored ir.Value, ok bool) {
	in := e.prog.Instr(fn, e.graph.Root(fn, v))
	if in.Op != ir.OpLoad || in.Flags != 0 || in.NArgs != 1 || !e.isRuby(fn) || !e.isSelf(fn, e.prog.Args(fn, in)[0].Value) {
		return 0, false
	}
	at, ok := e.graph.OnlyStore(fn, in.Name)
	if !ok || at.Func != fn {
		return 0, false
	}
	args := e.prog.Args(fn, e.prog.Instr(fn, at.Value))
	return e.graph.Root(fn, args[len(args)-1].Value), true
}

// maxAdders bounds how deep methods are looked into that add to a list.
const maxAdders = 3

// additions adds to clears what is certain of s where a list is still empty at instruction end of function fn. always
// says that fn has always added something then.
func (e *engine) additions(fn ir.FuncID, end ir.Value, list, s subject, clears rule.Kinds, depth int) (out rule.Kinds, always bool) {
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := ir.Value(1); u < end; u++ {
		args := e.prog.Args(fn, &body[u])
		if n := len(args); n > 0 && body[u].Op == ir.OpCall && args[n-1].Role == ir.RoleBlock {
			clears |= e.addedInBlock(fn, u, end, &body[u], list, s)
		}
		switch in := &body[u]; {
		case len(args) == 0 || in.Op != ir.OpCall && in.Op != ir.OpStore:
		case in.Op == ir.OpStore && in.Flags&ir.FlagIndex == 0:
			if in.Name == list.read.name && e.isSelf(fn, args[0].Value) {
				clears, always = 0, false // another list
			}
		case in.Op == ir.OpCall && in.Flags&ir.FlagImplicitSelf != 0 && list.read.name != 0:
			var adds bool
			if clears, adds = e.addedBy(fn, u, end, in, list, s, clears, depth); adds {
				clears |= e.elsewise(fn, body, u, end, s)
				always = always || e.prog.Func(fn).Certain(u)
			}
		case !e.isRuby(fn) && in.Op == ir.OpCall && args[0].Role == ir.RolePlain:
			clears = e.addedByLent(fn, u, end, list, s, clears, depth)
		case args[0].Role != ir.RoleSelf && in.Op == ir.OpCall || !e.same(fn, args[0].Value, list):
		case in.Op == ir.OpStore || e.adds(callgraph.Site{Func: fn, Value: u}):
			clears |= e.elsewise(fn, body, u, end, s)
			always = always || e.prog.Func(fn).Certain(u)
		case e.isQuestion(callgraph.Site{Func: fn, Value: u}, in):
		default:
			clears = 0 // it may take elements away
		}
	}
	return clears, always
}

// addedInBlock returns the kinds that s is free of where the block of the call at u, which is run for each of some
// elements, has not added anything to a list: %i[a b].each { |k| errors << k unless params[k] =~ /\A\w+\z/ }
func (e *engine) addedInBlock(fn ir.FuncID, u, end ir.Value, in *ir.Instr, list, s subject) rule.Kinds {
	if !e.comesBy(fn, u, end) {
		return 0
	}
	block, ok := e.blockOf(fn, in)
	if !ok || block.made == ir.NoValue {
		return 0
	}
	q := question{aux: assumeUnadded, list: list.read}
	captured := e.prog.Args(fn, e.prog.Instr(fn, block.made))
	if len(captured) > 0 && captured[0].Role == ir.RoleSelf {
		captured = captured[1:]
	}
	for i, c := range captured {
		if list.value != ir.NoValue && e.sameValue(fn, c.Value, list.value) {
			q.part = elem(i + 1)
		}
	}
	if q.part == 0 && q.list.name == 0 {
		return 0
	}
	site := callgraph.Site{Func: fn, Value: u}
	var clears rule.Kinds
	for _, row := range e.graph.Guards(site) {
		if row.Block && row.Returns {
			clears |= e.byBlockAs(site, in, row, q, s).clears
		}
	}
	return clears
}

// unadded answers a question about a block that has added nothing to a list.
func (e *engine) unadded(key predicateKey, s subject) (out verdict) {
	fn := e.prog.Func(key.fn)
	list := subject{read: key.list}
	for i := range fn.Params {
		if p := &fn.Params[i]; p.Kind == ir.ParamCaptured && key.part != 0 && p.Index == uint16(key.part-1) {
			list.value = p.Value
		}
	}
	out.clears, _ = e.additions(key.fn, ir.Value(fn.Len), list, s, 0, maxAdders)
	return out
}

// addedBy is additions for what the method does that the call at u of function fn runs on the same object.
func (e *engine) addedBy(fn ir.FuncID, u, end ir.Value, in *ir.Instr, list, s subject, clears rule.Kinds, depth int) (out rule.Kinds, always bool) {
	callees := e.graph.Call(callgraph.Site{Func: fn, Value: u}).Callees
	if len(callees) != 1 || depth == 0 || in.Name == list.read.name || callees[0].New || callees[0].Bridge != nil || !e.isRuby(callees[0].Func) {
		return clears, false
	}
	inner := subject{}
	if e.comesBy(fn, u, end) {
		inner.read = s.read
	}
	id := callees[0].Func
	site := callgraph.Site{Func: fn, Value: u}
	defer e.give(e.constants(fn, e.callEdge(site, &callees[0]), id))()
	return e.additions(id, ir.Value(e.prog.Func(id).Len), e.asStored(id, list.read), inner, clears, depth-1)
}

// addedByLent is additions for what the function of Rust does that the call at u is lent the list to: check(&name, &mut errors)
func (e *engine) addedByLent(fn ir.FuncID, u, end ir.Value, list, s subject, clears rule.Kinds, depth int) rule.Kinds {
	site := callgraph.Site{Func: fn, Value: u}
	in := e.prog.Instr(fn, u)
	args := e.prog.Args(fn, in)
	if depth == 0 || !slices.ContainsFunc(args, func(a ir.Operand) bool { return e.same(fn, a.Value, list) }) {
		return clears
	}
	callees := e.graph.Call(site).Callees
	if len(callees) != 1 || callees[0].New || callees[0].Bridge != nil || e.isRuby(callees[0].Func) {
		return clears
	}
	id := callees[0].Func
	ed, positions, params := e.callEdge(site, &callees[0]), e.operandPositions(fn, in), positional(e.prog.Func(id))
	var given, asked subject
	for i, a := range args {
		at := ed.position(positions[i])
		if a.Role != ir.RolePlain || at < 0 || at >= len(params) {
			continue
		}
		switch {
		case e.same(fn, a.Value, list):
			given.value = params[at].Value
		case e.same(fn, a.Value, s) && e.comesBy(fn, u, end):
			asked.value = params[at].Value
		}
	}
	if given.value == ir.NoValue {
		return clears
	}
	clears, _ = e.additions(id, ir.Value(e.prog.Func(id).Len), given, asked, clears, depth-1)
	return clears
}

// isQuestion reports whether a call asks something of its receiver, by its name, or in Rust by what models say.
func (e *engine) isQuestion(s callgraph.Site, in *ir.Instr) bool {
	if e.isRuby(s.Func) {
		return strings.HasSuffix(e.prog.Text(in.Name), "?")
	}
	return len(e.graph.Guards(s)) > 0
}

// adds reports whether models say that a call puts something into its receiver.
func (e *engine) adds(s callgraph.Site) bool {
	for _, row := range e.graph.Call(s).Flows {
		for i := range row.To {
			if to := &row.To[i]; to.Kind == rule.PortSelf && len(to.Path) > 0 {
				return true
			}
		}
	}
	return false
}
