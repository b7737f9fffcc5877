package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// maxCondition bounds how deep a condition made of and, or and not is read.
const maxCondition = 20

// maxMerged bounds how deep a condition is read behind a value that merges what arms of branches leave: each has two
// arms, and each arm a condition.
const maxMerged = 6

// guardUse is an assumption that rests on a guard.
type guardUse struct {
	fn     ir.FuncID
	assume ir.Value
	given  int32 // what the context is given, as a number of engine.givens
	alone  bool  // without the assumptions that were made of the value before
}

// verdict is what a condition says of a value: the kinds that it is free of, and whether a weak
// guard pretends to free it of more.
type verdict struct {
	clears rule.Kinds
	weak   rule.Kinds
	guard  weakGuardAt
	by     callgraph.Site // a condition that it is free because of
	passed *passedTexts   // what is known of the texts that it can be
	truth  truth          // what the value itself is, as a condition
	size   size           // how much the value holds, which is an Option or a list
}

// size says of a value how much it holds.
type size uint8

const (
	isEmpty size = 1 << iota // nothing
	isSole                   // one element
)

// truth says of a condition which way it can only be.
type truth uint8

const (
	isTrue  = truth(callgraph.True)
	isFalse = truth(callgraph.False)
)

// weakGuardAt is a guard that can be passed, its row, and the kinds that pass it.
type weakGuardAt struct {
	site  callgraph.Site
	row   *rule.Guard
	kinds rule.Kinds
}

// assume carries a fact over an assumption about its value.
func (e *engine) assume(k *context, id int32, f fact, u ir.Value, in *ir.Instr, args []ir.Operand) {
	e.decides(k, id, f, u)
	use := guardUse{fn: k.fn, assume: u, given: k.entry.given, alone: f.since != f.value}
	v := e.verdictAt(use, in)
	if f.since == f.value || f.since < u {
		v = v.both(e.ofField(use, in, f)).both(e.ofMade(k, id, u, in))
	}
	if v.clears&f.kinds == 0 && e.assumeParts(k, id, f, use, in) {
		return
	}
	e.carryOver(k, id, f, use, in, v)
}

// carryOver enters what is left of fact f behind an assumption that says v of it.
func (e *engine) carryOver(k *context, id int32, f fact, use guardUse, in *ir.Instr, v verdict) {
	u := use.assume
	g := fact{value: u, path: f.path, since: u, kinds: f.kinds &^ v.clears, doubt: f.doubt, cause: cause{kind: causeStep, prev: id, at: u}}
	if f.since != f.value && f.since > u {
		g.since = f.since
		if in.Aux == ir.AssumeReturned {
			g.kinds = f.kinds // it was changed after the check
		}
	}
	if v.weak&g.kinds != 0 {
		g.doubt |= weakGuard
		v.guard.kinds = v.weak
		use.alone = false
		e.weak[use] = v.guard
	}
	e.add(k, g)
}

// verdictAt returns what an assumption says of its value, with those that have been made of it before.
func (e *engine) verdictAt(use guardUse, in *ir.Instr) verdict {
	v, known := e.verdicts[use]
	if known {
		return v
	}
	e.verdicts[use] = verdict{}
	value := e.prog.Args(use.fn, in)[0].Value
	restore := e.give(use.given)
	s := e.subject(use.fn, value)
	v = e.assumedAt(use.fn, use.assume, in, s)
	if !use.alone && e.prog.Instr(use.fn, value).Op == ir.OpAssume {
		v = v.both(e.ofHalvesBefore(use.fn, use.assume, s))
	}
	restore()
	if !use.alone {
		v = v.both(verdict{passed: e.passedBefore(use.fn, value, use.given)})
	}
	e.verdicts[use] = v
	return v
}

// assumedAt returns what the assumption u says of s.
func (e *engine) assumedAt(fn ir.FuncID, u ir.Value, in *ir.Instr, s subject) verdict {
	v := e.judge(fn, e.prog.Args(fn, in)[1].Value, in.Aux, s, maxCondition)
	if v.weak != 0 && v.guard.row.Refuses && !e.refuses(fn, u, s) {
		v.weak = 0
	}
	return v
}

// fieldUse is an assumption about an object, asked about what the object holds at a path.
type fieldUse struct {
	use  guardUse
	path pathID
}

// ofField returns what an assumption about an object says of what the object holds, where a fact is: after
// job.valid?, of the name that the job was given.
func (e *engine) ofField(at guardUse, in *ir.Instr, f fact) verdict {
	fn := at.fn
	if f.path == whole || !e.paths.first(f.path).named() && (e.isRuby(fn) || e.paths.first(f.path) != anyElem) {
		return verdict{}
	}
	use := fieldUse{at, f.path}
	v, known := e.fields[use]
	if !known {
		name := e.paths.first(f.path)
		rest, _ := e.paths.read(f.path, name)
		s := subject{object: e.graph.Root(fn, f.value), field: read{ir.Name(name), rest}}
		if !e.isRuby(fn) {
			s = subject{}
			s.base, s.path = e.elementAt(fn, f.value, f.path)
		}
		restore := e.give(at.given)
		v = e.assumedAt(fn, at.assume, in, s)
		restore()
		e.fields[use] = v
	}
	return v
}

// judge returns what condition cond says of s in function fn, where it is true, false or has come back,
// as the Aux of an OpAssume has it.
func (e *engine) judge(fn ir.FuncID, cond ir.Value, aux uint32, s subject, depth int) verdict {
	if depth == 0 {
		return verdict{}
	}
	if aux == ir.AssumeReturned {
		return e.returned(fn, cond, s)
	}
	holds := aux == 1
	if v := e.flagAtEnd(fn, cond, aux, s, depth); !v.saysNothing() {
		return v
	}
	cond = e.graph.Condition(fn, cond)
	var itself verdict
	if e.same(fn, cond, s) {
		if !holds {
			return verdict{clears: e.set.AllKinds(), truth: isFalse} // what is false or nil holds nothing
		}
		itself.truth = isTrue
	}
	in := e.prog.Instr(fn, cond)
	args := e.prog.Args(fn, in)
	if s.read.name != 0 {
		if there, stored, ok := e.kept(fn, cond, holds); ok {
			return e.judge(there, stored, aux, e.asStored(there, s.read), depth-1)
		}
	}
	switch {
	case in.Op == ir.OpPhi:
		v, _ := e.judgeResult(fn, cond, aux, s, min(depth, maxMerged))
		return itself.both(v)
	case in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex && e.isRuby(fn):
		return itself.both(e.guard(fn, cond, in, holds, s)).both(e.ofAnswer(fn, cond, aux, s))
	case in.Op == ir.OpLoad && !e.isRuby(fn):
		return itself.both(e.ofAnswer(fn, cond, aux, s))
	case in.Op != ir.OpCall:
		return itself
	}
	name := e.prog.Text(in.Name)
	switch {
	case name == ir.OpIs && len(args) == 1 && !e.isRuby(fn):
		if success, ok := variantOf(e.prog.Text(in.Type)); ok {
			if e.isNone(in, holds) && e.same(fn, args[0].Value, s) {
				return verdict{clears: e.set.AllKinds() &^ e.set.UnsafeKinds &^ e.callers.all, size: isEmpty} // nothing is in it
			}
			v, _ := e.outcome(fn, args[0].Value, success == holds, s, depth-1)
			if v = v.both(e.guard(fn, cond, in, holds, s)); e.isNone(in, holds) {
				v = v.both(e.ofMissing(fn, args[0].Value, s))
			}
			return v
		}
		v, _ := e.variantOf(fn, args[0].Value, e.assumeVariantOf(e.prog.Text(in.Type), holds), s, depth-1)
		if holds && e.prog.Text(in.Type) == oneElement && e.same(fn, args[0].Value, s) {
			v.size |= isSole
		}
		return v.both(e.guard(fn, cond, in, holds, s)).both(e.asked(fn, cond, in, holds, s))
	case name == ir.OpEach:
		if !holds {
			return verdict{}
		}
		rest := e.ofRest(fn, cond, in, s, func(rest subject) verdict { return e.ofEach(fn, args, rest, depth-1) })
		if e.hasWalked(fn, cond, in, s) {
			return rest
		}
		return e.ofEach(fn, args, s, depth-1).both(rest)
	case (name == "op.==" || name == "op.!=") && len(args) == 2 && e.isVariant(fn, args[1].Value):
		named := e.prog.Text(e.prog.Instr(fn, e.graph.Root(fn, args[1].Value)).Name)
		v, _ := e.variantOf(fn, args[0].Value, e.assumeVariantOf(named, holds == (name == "op.==")), s, depth-1)
		return itself.both(v).both(e.guard(fn, cond, in, holds, s))
	case name == ir.OpNot && len(args) > 0:
		return e.judge(fn, args[0].Value, 1-aux, s, depth-1)
	case name == "nil?" && len(args) == 1 && (holds || e.answersNil(fn, args[0].Value)):
		v := e.judge(fn, args[0].Value, 1-aux, s, depth-1)
		if holds {
			v = v.both(e.guard(fn, cond, in, holds, s))
		}
		return itself.both(v)
	case (name == "op.==" || name == "op.!=") && len(args) == 2 && e.isTruth(fn, args[1].Value):
		if yes := e.prog.Instr(fn, e.graph.Root(fn, args[1].Value)).Aux == ir.ConstTrue; yes != (name == "op.==") {
			aux = 1 - aux
		}
		return itself.both(e.judge(fn, args[0].Value, aux, s, depth-1))
	case (name == "op.==" || name == "op.!=") && len(args) == 2 && !e.isRuby(fn) && e.isTruth(fn, args[0].Value):
		if yes := e.prog.Instr(fn, e.graph.Root(fn, args[0].Value)).Aux == ir.ConstTrue; yes != (name == "op.==") {
			aux = 1 - aux
		}
		return itself.both(e.judge(fn, args[1].Value, aux, s, depth-1))
	case (name == ir.OpAnd || name == ir.OpOr || name == "op.&" || name == "op.|") && len(args) == 2:
		a := e.judge(fn, args[0].Value, aux, s, depth-1)
		b := e.judge(fn, args[1].Value, aux, s, depth-1)
		if (name == ir.OpAnd || name == "op.&") == holds {
			return a.both(b).both(e.ofHalves(fn, cond, aux, s, depth-1))
		}
		if truth, ok := e.settled(fn, args[0].Value); ok && truth != holds {
			return b
		}
		if truth, ok := e.settled(fn, args[1].Value); ok && truth != holds {
			return a
		}
		return a.either(b)
	}
	if (name == "op.==") == holds && !e.isRuby(fn) {
		itself = itself.both(e.equalsVariant(fn, in, args, s, depth-1))
	}
	itself = itself.both(e.countedNone(fn, in, args, holds, s, depth-1))
	itself = itself.both(e.ofChosen(fn, in, args, holds, s, min(depth, maxMerged))).both(e.ofWords(fn, in, args, holds, s))
	itself = itself.both(e.guard(fn, cond, in, holds, s)).both(e.asked(fn, cond, in, holds, s)).both(e.ofAnswer(fn, cond, aux, s)).both(e.ofBlockResult(fn, cond, in, aux, s))
	return itself.both(e.ofPieces(fn, cond, in, holds, s, maxPieces))
}

// answersNil reports whether Ruby value v is the result of a call that answers nil, not false, where it has
// nothing: a method without a question mark.
func (e *engine) answersNil(fn ir.FuncID, v ir.Value) bool {
	in := e.prog.Instr(fn, e.graph.Root(fn, v))
	name := e.prog.Text(in.Name)
	if in.Op == ir.OpLoad {
		return e.isRuby(fn) && in.Flags&ir.FlagIndex != 0
	}
	return e.isRuby(fn) && in.Op == ir.OpCall && (isWord(name[0]) && !strings.HasSuffix(name, "?") || name == "=~")
}

func (a verdict) saysNothing() bool {
	return a.clears|a.weak == 0 && a.truth == 0 && a.size == 0 && a.passed == nil
}

// staysNothing reports whether a says nothing whatever else may hold instead: where hundreds of values merge in a loop,
// the others need not be asked.
func (a verdict) staysNothing() bool { return a.saysNothing() && a.by.Value == ir.NoValue }

// both is what two conditions say together.
func (a verdict) both(b verdict) verdict {
	a.clears |= b.clears
	a.truth |= b.truth
	a.size |= b.size
	passed, more := a.passed.and(b.passed, a.clears)
	a.passed, a.clears = passed, a.clears|more
	if a.by.Value == ir.NoValue {
		a.by = b.by
	}
	if a.weak == 0 {
		a.weak, a.guard = b.weak, b.guard
	}
	a.weak &^= a.clears
	return a
}

// either is what is certain if one of two conditions holds. That a guard can be passed where it is false says
// nothing if it may just as well be true.
func (a verdict) either(b verdict) verdict {
	if a.weak != 0 && a.guard.site == b.by {
		a.weak = 0
	}
	if b.weak != 0 && b.guard.site == a.by {
		b.weak = 0
	}
	if a.weak != 0 && b.weak != 0 && a.guard.site == b.guard.site && a.guard.row != b.guard.row {
		a.weak, b.weak = 0, 0
	}
	weak := a.clears&b.weak | a.weak&b.clears | a.weak&b.weak
	guard := a.guard
	if a.weak == 0 {
		guard = b.guard
	}
	return verdict{clears: a.clears & b.clears, weak: weak, guard: guard, truth: a.truth & b.truth, size: a.size & b.size, passed: a.passed.either(b.passed)}
}

// guard judges one call as a condition.
func (e *engine) guard(fn ir.FuncID, cond ir.Value, in *ir.Instr, holds bool, s subject) verdict {
	var out, another verdict
	site := callgraph.Site{Func: fn, Value: cond}
	through := false              // a row knows what the value at its port is to s
	walked, asked := false, false // whether something was taken from the receiver, once a row is about it
	for _, row := range e.graph.Guards(site) {
		if row.ByCount || row.ByChange || row.ByOutcome || row.ByLeft || row.BySuccess || row.ByFailure {
			out = out.both(e.byResult(fn, in, row, holds, s))
			continue
		}
		if row.ByMembers {
			if holds == row.Holds {
				out = out.both(e.byMembers(site, in, row, s))
			}
			continue
		}
		if row.ByFold || row.ByEach {
			out = out.both(e.byFold(site, in, row, holds, s))
			continue
		}
		if row.ByYield {
			if holds {
				out = out.both(e.byYield(fn, in, row, s))
			}
			continue
		}
		if row.Variant != "" || row.Returns || row.Counts || (row.Test == rule.NoTest || row.OneWay) && row.Holds != holds {
			continue
		}
		if row.Value.Kind == rule.PortSelf {
			if !asked {
				walked, asked = e.hasWalked(fn, cond, in, s), true
			}
			if walked {
				continue
			}
		}
		if row.Block {
			out = out.both(e.byBlock(site, in, row, holds, s))
			continue
		}
		if row.Contract != "" || row.Schema != nil {
			out.clears |= e.byContract(site, in, row, s)
			continue
		}
		if row.Additions {
			out.clears |= row.Kinds & e.byAdditions(site, in, row, s)
			continue
		}
		if row.Least {
			if parts, also := e.partOf(fn, in, row, s); parts != 0 {
				e.ofPart(&out, site, in, row, holds, s, parts, also)
			}
			continue
		}
		relation := e.speaksOf(fn, in, row, s)
		if relation != unrelated && e.altered(site, in, s) || row.Itself && relation != theValue {
			continue
		}
		switch relation {
		case theValue:
			e.byRow(&out, site, in, row, holds, s)
			through = through || len(row.Through) > 0
		case madeOfIt:
			e.ofAnother(&another, site, in, row, holds, s)
		case unrelated:
			if row.Elements && e.isElement(fn, in, row, s) {
				e.byRow(&out, site, in, row, holds, s)
			} else if parts, also := e.partOf(fn, in, row, s); parts != 0 {
				e.ofPart(&out, site, in, row, holds, s, parts, also)
			}
		}
	}
	if out.weak == 0 && (!through || out.clears == 0) { // what is a check of the value itself is none of another spelling
		out = out.both(another)
	}
	out.weak &^= out.clears
	if out.clears != 0 && out.by.Value == ir.NoValue {
		out.by = site
	}
	return out
}

// ofAnother adds to a verdict what a guard row says that checks a value made of s: if it can be passed, the
// same; if not, that it checks another spelling.
func (e *engine) ofAnother(out *verdict, site callgraph.Site, in *ir.Instr, row *rule.Guard, holds bool, s subject) {
	if parts, also := e.partOf(site.Func, in, row, s); parts != 0 {
		e.ofPart(out, site, in, row, holds, s, parts, also)
		return
	}
	var other verdict
	e.byRow(&other, site, in, row, holds, s)
	switch {
	case other.weak != 0:
		out.weak |= other.weak
		out.guard = other.guard
	case other.clears&e.set.TextKinds != 0 && e.spelling != nil && !e.usedItself(site, in, row):
		// It looks at the text in one way, and says nothing of the other ways in which the text is dangerous.
		out.weak |= e.set.Whole(other.clears & e.set.TextKinds)
		out.guard = weakGuardAt{site: site, row: e.spelling}
	}
}

// ofPart adds to a verdict what a guard row says that checks a part of s, of the kinds that are about that
// part, and those that go with one of them.
func (e *engine) ofPart(out *verdict, site callgraph.Site, in *ir.Instr, row *rule.Guard, holds bool, s subject, kinds, also rule.Kinds) {
	var part verdict
	e.byRow(&part, site, in, row, holds, s)
	if kinds == e.set.AllKinds() { // it is s itself, in another wrapping: name.chars().next().ok_or(Empty)?
		*out = out.both(part)
		return
	}
	part = part.of(kinds, also)
	out.clears |= part.clears
	if part.weak != 0 {
		out.weak |= part.weak
		out.guard = part.guard
	}
}

// of returns what verdict a, of a part, says of the whole: of kinds, and of also if it says something of one of them.
func (a verdict) of(kinds, also rule.Kinds) verdict {
	if a.clears &= kinds; a.clears != 0 {
		a.clears |= also
	}
	if a.weak &= kinds; a.weak != 0 {
		a.weak |= also &^ a.clears
	}
	if kinds != ^rule.Kinds(0) {
		a.passed, a.truth, a.size = nil, 0, 0
	}
	return a
}

// byRow adds to a verdict what a guard row says of its value.
func (e *engine) byRow(out *verdict, site callgraph.Site, in *ir.Instr, row *rule.Guard, holds bool, s subject) {
	weak := rule.Kinds(0)
	switch {
	case row.Test != rule.NoTest:
		j := e.tested(site, row, holds)
		v := verdict{clears: row.Kinds & j.free, passed: e.passing(j, row)}
		if v.passed != nil && s.value != ir.NoValue {
			v = v.both(verdict{passed: e.textsOf(site.Func, s.value, maxMade)})
		}
		*out = out.both(v)
		if row.Weak != "" {
			weak = row.Kinds & j.meant &^ j.free
		}
	case row.Like != nil:
		if values := e.atPort(site.Func, in, row.Like); len(values) == 1 {
			out.clears |= row.Kinds &^ e.brings(site.Func, values[0], s, maxCondition)
		}
	case row.Captured:
		v := e.ofCaptured(site.Func, in, !row.BlockFalse, s)
		v.clears, v.weak = v.clears&row.Kinds, v.weak&row.Kinds
		*out = out.both(v)
	case row.Weak != "":
		weak = row.Kinds
	default:
		if out.clears |= row.Kinds; row.Itself {
			out.size |= isEmpty // x.is_none()
		}
	}
	if weak != 0 {
		out.weak |= weak
		out.guard = weakGuardAt{site: site, row: row}
	}
}

// relation is how the value that a guard checks is related to the one that is asked about.
type relation uint8

const (
	unrelated relation = iota
	theValue           // it is that value
	madeOfIt           // it was computed from it
)

// speaksOf reports how the value that a guard row checks is related to s.
func (e *engine) speaksOf(fn ir.FuncID, in *ir.Instr, row *rule.Guard, s subject) relation {
	if row.Captured {
		return theValue // which of those that the block captures, the block tells
	}
	p := &row.Value
	positions := e.operandPositions(fn, in)
	best := unrelated
	for i, a := range e.prog.Args(fn, in) {
		if !e.graph.AtPort(fn, in, a, positions[i], p) {
			continue
		}
		switch {
		case len(p.Path) == 1 && p.Path[0].Key > 0:
			if e.isAt(fn, a.Value, e.elemOf(at{fn: fn, in: in}, p.Path[0]), s) {
				return theValue
			}
		case len(p.Path) > 0:
			if a.Role == ir.RoleSelf && e.readAt(at{fn: fn, in: in}, p.Path) == s.read {
				return theValue
			}
		case len(row.Through) > 0:
			if e.through(fn, a.Value, row.Through, s) {
				return theValue
			}
		case e.same(fn, a.Value, s), row.Block && e.holds(fn, a.Value, s), e.namesTexts(row) && e.same(fn, e.framed(fn, a.Value), s):
			return theValue
		case e.madeOf(fn, a.Value, s, maxMade):
			best = madeOfIt
		}
	}
	return best
}

// isElement reports whether s is an element of the list that the program writes out where a call of a guard row has it, or
// where it is what the row's call was called on: ([a, b] - GOOD).empty?
func (e *engine) isElement(fn ir.FuncID, in *ir.Instr, row *rule.Guard, s subject) bool {
	for _, v := range e.atPort(fn, in, &row.Value) {
		if len(row.Through) > 0 {
			v = e.origin(fn, v)
			args := e.prog.Args(fn, e.prog.Instr(fn, v))
			if !e.graph.IsCallOf(callgraph.Site{Func: fn, Value: v}, row.Through[0]) || len(args) == 0 || args[0].Role != ir.RoleSelf {
				continue
			}
			v = args[0].Value
		}
		for _, el := range e.graph.Elements(callgraph.Site{Func: fn, Value: v}) {
			if el.Key == 0 && el.Value.Func == fn && e.same(fn, el.Value.Value, s) {
				return true
			}
		}
	}
	return false
}

// through reports whether v is the result of a call of the first of calls on the result of a call of the next, or with it
// as an argument, and so on, the last of them on s, or with s.
func (e *engine) through(fn ir.FuncID, v ir.Value, calls []*rule.Callee, s subject) bool {
	return e.behind(fn, v, calls, func(a ir.Value) bool {
		return e.same(fn, a, s) || e.readOf(fn, a).contains(e.paths, s.read)
	})
}

// behind reports whether is says so of something that the last of calls is made of, each of which is called on the result
// of the next, or with it as an argument; v is the result of the first.
func (e *engine) behind(fn ir.FuncID, v ir.Value, calls []*rule.Callee, is func(ir.Value) bool) bool {
	if v = e.graph.Root(fn, v); !e.graph.IsCallOf(callgraph.Site{Func: fn, Value: v}, calls[0]) {
		v = e.origin(fn, v)
	}
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	if in.Op == ir.OpCall && in.Name == e.prog.Name(ir.OpInterp) {
		// With constants around it: "sha256=#{hexdigest(…)}".
		return slices.ContainsFunc(args, func(a ir.Operand) bool { return e.behind(fn, a.Value, calls, is) })
	}
	if !e.graph.IsCallOf(callgraph.Site{Func: fn, Value: v}, calls[0]) {
		return false
	}
	return slices.ContainsFunc(args, func(a ir.Operand) bool {
		if len(calls) > 1 {
			return e.behind(fn, a.Value, calls[1:], is)
		}
		return is(a.Value)
	})
}

// same reports whether value a of function fn is s.
func (e *engine) same(fn ir.FuncID, a ir.Value, s subject) bool {
	if s.value != ir.NoValue && e.sameValue(fn, a, s.value) {
		return true
	}
	if s.base != ir.NoValue {
		if base, path := e.elementOf(fn, a); base == s.base && path == s.path {
			return true
		}
	}
	return s.read.name != 0 && e.readOf(fn, a) == s.read
}

// partOf returns the kinds that the value that a guard row checks decides about, as a part of s, as models tell:
// the host of an address.
func (e *engine) partOf(fn ir.FuncID, in *ir.Instr, row *rule.Guard, s subject) (kinds, also rule.Kinds) {
	values := e.atPort(fn, in, &row.Value)
	if len(values) != 1 || len(row.Value.Path) > 0 {
		return 0, 0
	}
	defer func(identifies, least bool) { e.identifies, e.least = identifies, least }(e.identifies, e.least)
	e.least = row.Least
	e.identifies = row.Test == rule.NoTest && !row.Block && row.Weak == "" && row.Kinds&e.set.TextKinds == e.set.TextKinds
	if len(row.Through) == 0 {
		if e.namesTexts(row) {
			values[0] = e.framed(fn, values[0])
		}
		return e.partOfValue(fn, values[0], s)
	}
	e.behind(fn, values[0], row.Through, func(a ir.Value) bool {
		kinds, also = e.partOfValue(fn, a, s)
		return kinds != 0
	})
	return kinds, also
}

// partOfValue is partOf of value a.
func (e *engine) partOfValue(fn ir.FuncID, a ir.Value, s subject) (kinds, also rule.Kinds) {
	return e.partIn(fn, a, s, e.set.AllKinds(), maxParts)
}

// partIn returns those of kinds that value a decides about as a part of s, and what goes with them.
func (e *engine) partIn(fn ir.FuncID, a ir.Value, s subject, kinds rule.Kinds, depth int) (decides, also rule.Kinds) {
	a = e.origin(fn, a)
	in := e.prog.Instr(fn, a)
	if in.Op == ir.OpLoad && depth > 0 && e.graph.IsSoleField(fn, in) {
		return e.partIn(fn, e.prog.Args(fn, in)[0].Value, s, kinds, depth-1)
	}
	if in.Op != ir.OpCall || depth == 0 || kinds == 0 {
		return 0, 0
	}
	further := func(of ir.Value, part, by rule.Kinds) bool {
		if decides = kinds & part; decides != 0 && !e.least && e.same(fn, of, s) {
			also = by
			return true
		}
		decides, also = e.partIn(fn, of, s, kinds&part, depth-1)
		also |= by
		return decides != 0
	}
	site := callgraph.Site{Func: fn, Value: a}
	parts := e.graph.Call(site).Parts
	for _, row := range parts {
		if row.Same && !e.identifies || row.Least && !e.least || e.least && !row.Least && row.Kinds != e.set.AllKinds() {
			continue
		}
		if whole := e.atPort(fn, in, &row.Of); len(whole) == 1 && e.asLeast(e.least && !row.Least, func() bool { return further(whole[0], row.Kinds, row.Also) }) {
			return decides, also
		}
	}
	if len(parts) == 0 {
		if decides, also = e.partOfReceiver(site, in, s); decides&kinds != 0 {
			return decides & kinds, also
		}
		if part, by, of := e.partByCallee(site, in); part != 0 && e.asLeast(false, func() bool { return further(of, part, by) }) {
			return decides, also
		}
		if e.partsByBlock(site, in, further) {
			return decides, also
		}
	}
	return 0, 0
}

// asLeast runs search with e.least as least.
func (e *engine) asLeast(least bool, search func() bool) bool {
	defer func(before bool) { e.least = before }(e.least)
	e.least = least
	return search()
}

// partOfReceiver returns the kinds that the result of a call is about as a part of s, which the receiver holds, because the one function
// that it can be returns that part: fn rest(&self) -> usize { self.data.len() - self.at }
func (e *engine) partOfReceiver(site callgraph.Site, in *ir.Instr, s subject) (kinds, also rule.Kinds) {
	callee, _, ok := e.soleCallee(site)
	args := e.prog.Args(site.Func, in)
	if !ok || e.isRuby(site.Func) || s.base == ir.NoValue || s.path == whole || len(args) == 0 || args[0].Role != ir.RoleSelf {
		return 0, 0
	}
	base, path := e.elementOf(site.Func, args[0].Value)
	held, below := e.paths.below(path, s.path)
	result, params := e.soleResult(callee), e.prog.Func(callee).Params
	if base != s.base || !below || held == whole || result == ir.NoValue || len(params) == 0 || params[0].Kind != ir.ParamSelf {
		return 0, 0
	}
	return e.partOfValue(callee, result, subject{base: params[0].Value, path: held})
}

// soleCallee returns the one function of the workspace that a call can be, if it is small, and the call's edge to it.
func (e *engine) soleCallee(site callgraph.Site) (fn ir.FuncID, ed edge, ok bool) {
	callees := e.graph.CallIn(site).Callees
	if len(callees) != 1 || callees[0].New || callees[0].Bridge != nil || e.prog.Func(callees[0].Func).Len > maxPartOf {
		return ir.NoFunc, edge{}, false
	}
	return callees[0].Func, e.callEdge(site, &callees[0]), true
}

// partByCallee returns the argument of which the result of a call is a part, because the one function that it can be
// returns that part of its parameter, and the kinds that the part is about: def host_of(url) = URI(url).host
func (e *engine) partByCallee(site callgraph.Site, in *ir.Instr) (kinds, also rule.Kinds, of ir.Value) {
	callee, ed, ok := e.soleCallee(site)
	if !ok {
		return 0, 0, ir.NoValue
	}
	result := e.soleResult(callee)
	if result == ir.NoValue {
		return 0, 0, ir.NoValue
	}
	for i := range e.prog.Func(callee).Params {
		p := &e.prog.Func(callee).Params[i]
		values := e.argument(site.Func, ed, in, e.paramPort(p))
		if p.Kind != ir.ParamPositional || len(values) != 1 {
			continue
		}
		if kinds, also = e.partOfValue(callee, result, subject{value: p.Value}); kinds != 0 {
			return kinds, also, values[0]
		}
	}
	return 0, 0, ir.NoValue
}

// partsByBlock gives tell what the result of a call in Rust is made of by its closure, with the kinds that each part is about, until
// tell says that it is enough, which it reports: the receiver, and what the closure has from outside, of
// count.checked_mul(8).and_then(|n| start.checked_add(n)).
func (e *engine) partsByBlock(site callgraph.Site, in *ir.Instr, tell func(of ir.Value, kinds, also rule.Kinds) bool) bool {
	args := e.prog.Args(site.Func, in)
	if e.isRuby(site.Func) || len(args) != 2 || args[0].Role != ir.RoleSelf || !e.throughBlock(site) {
		return false
	}
	block, ok := e.blockOf(site.Func, in)
	if !ok || e.prog.Func(block.fn).Len > maxPartOf {
		return false
	}
	result := e.soleResult(block.fn)
	if params := positional(e.prog.Func(block.fn)); len(params) != 1 || result == ir.NoValue {
		return false
	}
	for i := range e.prog.Func(block.fn).Params {
		p := &e.prog.Func(block.fn).Params[i]
		of := args[0].Value
		if p.Kind == ir.ParamCaptured {
			outer, ok := e.graph.Outside(block.fn, e.prog.Instr(block.fn, p.Value))
			if !ok || outer.Func != site.Func {
				continue
			}
			of = outer.Value
		}
		if kinds, also := e.partOfValue(block.fn, result, subject{value: p.Value}); kinds != 0 && tell(of, kinds, also) {
			return true
		}
	}
	return false
}

// soleResult returns what function fn returns, if it does so at one place only.
func (e *engine) soleResult(fn ir.FuncID) ir.Value {
	result := ir.NoValue
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := range body {
		if body[u].Op != ir.OpReturn {
			continue
		}
		if body[u].NArgs == 0 || result != ir.NoValue {
			return ir.NoValue
		}
		result = e.prog.Args(fn, &body[u])[0].Value
	}
	return result
}

// maxParts bounds the parts of parts that a value is followed back through.
const maxParts = 6

// maxPartOf bounds the instructions of a function that returns a part of what it is given.
const maxPartOf = 24

// sameValue reports whether a guard on value a speaks of value v: both are the same but for copies,
// assumptions and what returns its receiver as it is (x.to_s =~ …), or the same call of the same value.
func (e *engine) sameValue(fn ir.FuncID, a, v ir.Value) bool {
	a, v = e.origin(fn, a), e.origin(fn, v)
	return a == v || e.sameCall(fn, a, v) || e.sameComputed(fn, a, v, maxComputed)
}

// sameCall reports whether a and v are calls of one method on one receiver with the same constants, and
// models say that it computes its result from the receiver.
func (e *engine) sameCall(fn ir.FuncID, a, v ir.Value) bool {
	x, y := e.prog.Instr(fn, a), e.prog.Instr(fn, v)
	if x.Op != ir.OpCall || y.Op != ir.OpCall || x.Name != y.Name || x.NArgs != y.NArgs || x.NArgs == 0 {
		return false
	}
	p, q := e.prog.Args(fn, x), e.prog.Args(fn, y)
	put := e.isRuby(fn) && e.prog.Text(x.Name) == ir.OpInterp // "#{ROOT}/#{name}"
	if !put && (p[0].Role != ir.RoleSelf || q[0].Role != ir.RoleSelf) {
		return false
	}
	for i := range p {
		if p[i].Role != q[i].Role || !e.sameOperand(fn, p[i].Value, q[i].Value, put || i > 0) {
			return false
		}
	}
	if put {
		return true
	}
	if e.consumes(fn, v) {
		return false
	}
	call := e.graph.Call(callgraph.Site{Func: fn, Value: v})
	if !e.isRuby(fn) && (call.Unknown || len(call.Callees) > 0) {
		return x.NArgs == 1 && e.readsTwice(call) && !e.changesBetween(fn, p[0].Value, a, v)
	}
	for _, row := range call.Flows {
		for j := range row.From {
			if row.Step != rule.Taint || row.From[j].Kind == rule.PortSelf && len(row.From[j].Path) > 0 {
				return false
			}
		}
	}
	if call.Unknown {
		return x.NArgs == 1 // by its looks it reads a property
	}
	return len(call.Flows)+len(call.Sources) > 0 && len(call.Callees) == 0
}

// takesFirst reports whether no call before the one at v, which takes what it yields from its receiver, takes something from it in
// the function: it yields what a look at the receiver has shown before.
func (e *engine) takesFirst(fn ir.FuncID, v ir.Value) bool {
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	recv := e.origin(fn, e.prog.Args(fn, &body[v])[0].Value)
	for u := ir.Value(1); u < v; u++ {
		args := e.prog.Args(fn, &body[u])
		if body[u].Op == ir.OpCall && len(args) > 0 && args[0].Role == ir.RoleSelf && e.origin(fn, args[0].Value) == recv && e.consumes(fn, u) {
			return false
		}
	}
	return true
}

// consumes reports whether the call at v takes what it yields from its receiver, as models tell.
func (e *engine) consumes(fn ir.FuncID, v ir.Value) bool {
	return len(e.graph.Call(callgraph.Site{Func: fn, Value: v}).Consumers) > 0
}

// sameOperand reports whether two operands are one value, read the same constant, or, if literal is set, are the same
// literal.
func (e *engine) sameOperand(fn ir.FuncID, v, w ir.Value, literal bool) bool {
	if v, w = e.origin(fn, v), e.origin(fn, w); v == w {
		return true
	}
	c, d := e.prog.Instr(fn, v), e.prog.Instr(fn, w)
	constant := c.Op == ir.OpConst && literal || c.Op == ir.OpLoad && c.NArgs == 0 && c.Flags&ir.FlagConst != 0
	return constant && c.Op == d.Op && c.Aux == d.Aux && c.Name == d.Name && d.NArgs == 0
}

// origin returns the value that v is, through copies and methods that return their receiver.
func (e *engine) origin(fn ir.FuncID, v ir.Value) ir.Value {
	for range maxCondition {
		v = e.graph.Root(fn, v)
		in := e.prog.Instr(fn, v)
		args := e.prog.Args(fn, in)
		if one, ok := e.mergesOne(fn, in, args, maxMerging); ok {
			v = one
			continue
		}
		if name := e.prog.Text(in.Name); in.Op == ir.OpCall && in.NArgs == 2 && in.Flags&ir.FlagImplicitSelf != 0 && args[1].Role == ir.RolePlain && name != "" && isUpper(name[0]) &&
			e.graph.ReturnsArgument(callgraph.Site{Func: fn, Value: v}) {
			v = args[1].Value
			continue
		}
		if in.Op != ir.OpCall || in.NArgs != 1 || in.Flags&ir.FlagImplicitSelf != 0 {
			break
		}
		if in.Flags&ir.FlagPath != 0 && e.graph.ReturnsArgument(callgraph.Site{Func: fn, Value: v}) {
			v = args[0].Value
			continue
		}
		if args[0].Role != ir.RoleSelf || !e.identity(callgraph.Site{Func: fn, Value: v}) {
			break
		}
		v = args[0].Value
	}
	return v
}

// identity reports whether models say that a call returns its receiver as it is.
func (e *engine) identity(s callgraph.Site) bool { return e.graph.ReturnsReceiver(s) }
