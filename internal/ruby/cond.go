package ruby

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// watch lowers a condition with eval and returns it with the variables that it is about: those that
// it reads or assigns, and those that hold a value it is computed from.
func (f *fn) watch(eval func() ir.Value) (cond ir.Value, vars []ir.Var) {
	mark := len(f.mentions)
	f.conditions++
	cond = eval()
	f.conditions--
	for _, v := range f.mentions[mark:] {
		if len(vars) == maxAliases {
			break
		}
		switch _, ok := f.Read(v); {
		case ok, v.Base == ir.NoValue:
			vars = appendVar(vars, v)
		case f.element(v):
			vars = f.holders(vars, []ir.Value{v.Base}) // an element that only one arm has read
			if f.calledIn(v.Base) {
				vars = appendVar(vars, f.selfVar())
			}
		case !f.sigil(v):
			vars = appendVar(vars, f.selfVar())
		}
	}
	if f.conditions == 0 {
		f.mentions = f.mentions[:0]
	}
	return cond, f.readBySelf(f.aliases(cond, vars))
}

// calledIn says whether v is the result of a method that looks like a variable, or an element in it, which is read
// through self once more where no variable holds it.
func (f *fn) calledIn(v ir.Value) bool {
	in := f.Instr(v)
	for in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 {
		v = f.Root(f.Args(v)[0].Value)
		in = f.Instr(v)
	}
	return in.Op == ir.OpCall && in.Flags&ir.FlagVariableLike != 0
}

// readBySelf adds to vars, if self is among them, what has been read through self before.
func (f *fn) readBySelf(vars []ir.Var) []ir.Var {
	if !slices.Contains(vars, f.selfVar()) || len(vars)+len(f.tracked.list) > maxAliases {
		return vars
	}
	for _, t := range f.tracked.list {
		if _, ok := f.Read(t); ok && !f.sigil(t) && f.ofSelf(t) {
			vars = appendVar(vars, t)
		}
	}
	return vars
}

func appendVar(vars []ir.Var, v ir.Var) []ir.Var {
	for _, w := range vars {
		if w == v {
			return vars
		}
	}
	return append(vars, v)
}

// maxAliases bounds the variables that a condition is about, and those that are looked at for values
// that it is about. No condition written by hand comes near.
const maxAliases = 64

// aliases adds to vars the variables that hold a value which cond is computed from: after
// name = params[:name], a check of name is one of params[:name] too. The result of a method that
// looks like a variable is not followed, since calling it again can give another value.
func (f *fn) aliases(cond ir.Value, vars []ir.Var) []ir.Var {
	if cond == ir.NoValue || len(f.locals.list)+len(f.tracked.list) > maxAliases {
		return vars
	}
	var buf [24]ir.Value
	roots := f.operandRoots(buf[:0], cond, 0)
	for _, name := range f.locals.list {
		vars = f.aliased(vars, ir.Var{Name: name}, roots)
	}
	for _, v := range f.tracked.list {
		vars = f.aliased(vars, v, roots)
	}
	if slices.Contains(roots, f.self) {
		vars = appendVar(vars, f.selfVar())
	}
	return vars
}

func (f *fn) aliased(vars []ir.Var, v ir.Var, roots []ir.Value) []ir.Var {
	val, ok := f.Read(v)
	if !ok {
		return vars
	}
	if f.madeOf(f.held(f.Root(val)), roots, 0) {
		return appendVar(vars, v)
	}
	return vars
}

// madeOf says whether v is one of roots, or a call made with one: after path = File.join(ROOT, name), a check of name
// says something of path too.
func (f *fn) madeOf(v ir.Value, roots []ir.Value, level int) bool {
	const maxLevel = 3
	in := f.Instr(v)
	for _, r := range roots {
		if r == v {
			return level == 0 || in.NArgs > 0 || in.Op == ir.OpParam // no constant
		}
	}
	if in.Op != ir.OpCall || level == maxLevel || in.Flags&ir.FlagVariableLike != 0 {
		return false
	}
	for _, a := range f.Args(v) {
		if root := f.held(f.Root(a.Value)); a.Role != ir.RoleBlock && root != f.self && f.madeOf(root, roots, level+1) {
			return true
		}
	}
	return false
}

// operandRoots collects the values that v, a condition, is computed from.
func (f *fn) operandRoots(roots []ir.Value, v ir.Value, level int) []ir.Value {
	const maxLevel, maxRoots = 7, 24
	root := f.held(f.Root(v))
	i := f.Instr(root)
	if level < maxLevel {
		for _, cond := range f.noted[root] {
			roots = f.operandRoots(roots, cond, level+1)
		}
	}
	switch {
	case len(roots) >= maxRoots || root == f.self:
		return roots
	case i.Op == ir.OpLoad && f.ofCall(i, root) && level < maxLevel: // one of several that a check answers
		return f.operandRoots(append(roots, root), f.Args(root)[0].Value, level+1)
	case i.Op == ir.OpLoad && f.unnamedElement(i, root): // what it is an element of can be read again
		return append(roots, root, f.Root(f.Args(root)[0].Value))
	case i.Op == ir.OpLoad && f.inAnswer(i, root) && level < maxLevel: // so can what a call answers that it is an element of
		return f.operandRoots(append(roots, root), f.Args(root)[0].Value, level+1)
	case i.Op == ir.OpLoad && f.inTable(i, root) && level < maxLevel: // what is at a key of a table tells about the key
		return f.operandRoots(append(roots, root), f.Args(root)[1].Value, level+1)
	case i.Op == ir.OpLoad || i.Op == ir.OpParam:
		return append(roots, root)
	case i.Op == ir.OpClosure && level < maxLevel: // it asks about what it captures, and self
		roots = append(roots, f.self)
	case i.Op == ir.OpPhi && level < maxLevel:
		roots = append(roots, root)
		if by, ok := f.decided[root]; ok { // what it was decided by
			roots = f.operandRoots(roots, by, level+1)
		}
	case i.Op == ir.OpCall && i.Flags&ir.FlagVariableLike != 0: // nothing is known of another call of it
		return append(roots, root)
	case i.Op != ir.OpCall || level == maxLevel:
		return roots
	default: // several variables can hold it
		roots = append(roots, root)
		if i.Flags&ir.FlagImplicitSelf != 0 && (questionable(f.l.str(i.Name)) || f.givenIvar(root)) {
			roots = append(roots, f.self)
		}
	}
	for _, a := range f.Args(root) {
		roots = f.operandRoots(roots, a.Value, level+1)
	}
	return roots
}

// givenIvar says whether the call at v is given what an instance variable holds, which is read anew after it.
func (f *fn) givenIvar(v ir.Value) bool {
	return slices.ContainsFunc(f.Args(v), func(a ir.Operand) bool {
		return f.inIvar[f.Root(a.Value)]
	})
}

// unnamedElement says whether the load at v reads an element, at a key that is not constant, of what a method answers
// that looks like a variable: no variable stands for such an element.
func (f *fn) unnamedElement(i *ir.Instr, v ir.Value) bool {
	if i.Flags&(ir.FlagIndex|ir.FlagCapture) != ir.FlagIndex || i.NArgs != 2 {
		return false
	}
	args := f.Args(v)
	return f.Instr(f.Root(args[1].Value)).Op != ir.OpConst && f.Instr(f.Root(args[0].Value)).Flags&ir.FlagVariableLike != 0
}

// inAnswer says whether the load at v reads an element of what a method without arguments answers, called on something:
// request.cookies["name"]. No variable stands for it.
func (f *fn) inAnswer(i *ir.Instr, v ir.Value) bool {
	if i.Flags&(ir.FlagIndex|ir.FlagCapture) != ir.FlagIndex || i.NArgs != 2 {
		return false
	}
	of := f.Instr(f.Root(f.Args(v)[0].Value))
	return of.Op == ir.OpCall && of.NArgs == 1 && of.Flags&(ir.FlagVariableLike|ir.FlagImplicitSelf) == 0
}

// inTable says whether the load at v reads an element of a constant, at a key that is not one.
func (f *fn) inTable(i *ir.Instr, v ir.Value) bool {
	if i.Flags&(ir.FlagIndex|ir.FlagCapture) != ir.FlagIndex || i.NArgs != 2 {
		return false
	}
	of := f.Instr(f.Root(f.Args(v)[0].Value))
	return of.Op == ir.OpLoad && of.Flags&ir.FlagConst != 0 && f.Instr(f.Args(v)[1].Value).Op != ir.OpConst
}

// ofCall says whether the load at v reads a constant element of what a call with arguments answers.
func (f *fn) ofCall(i *ir.Instr, v ir.Value) bool {
	if i.Flags&(ir.FlagIndex|ir.FlagCapture) != ir.FlagIndex {
		return false
	}
	args := f.Args(v)
	of := f.Instr(f.Root(args[0].Value))
	return len(args) == 2 && f.Instr(args[1].Value).Op == ir.OpConst && of.Op == ir.OpCall && of.NArgs > 1 && of.Flags&ir.FlagVariableLike == 0
}

// condition lowers the node of a condition.
func (f *fn) condition(n syntax.NodeID) (cond ir.Value, vars []ir.Var) {
	return f.watch(func() ir.Value { return f.cond(n) })
}

// cond lowers n as a condition.
func (f *fn) cond(n syntax.NodeID) ir.Value {
	if f.l.kind(n) == kindRange && f.l.flipFlop(n) {
		return f.unknown(n)
	}
	_, cond := f.both(n, false)
	if cond == ir.NoValue {
		cond = f.null(n)
	}
	return cond
}

// flipFlop says whether a range that is a condition is a flip-flop: its ends are no literals.
func (l *lowerer) flipFlop(n syntax.NodeID) bool {
	from := l.field(n, fieldBegin)
	return from != syntax.None && l.kind(from) != kindInteger
}

// both lowers n and returns its value and the condition that it is. They differ for && and ||,
// whose value is that of one operand. The value may be NoValue if it is not wanted.
func (f *fn) both(n syntax.NodeID, want bool) (value, cond ir.Value) {
	l := f.l
	if l.depth >= maxDepth {
		v := f.tooDeep(n)
		return v, v
	}
	switch l.kind(n) {
	case kindBinary:
		if and, ok := l.logical(n); ok {
			l.depth++
			value, cond = f.logical(n, and, want)
			l.depth--
			return value, cond
		}
	case kindParenthesizedStatements:
		if c := l.first(n); c != syntax.None {
			for next := l.next(n, c); next != syntax.None; c, next = next, l.next(n, next) {
				f.stmt(c)
			}
			l.depth++
			value, cond = f.both(c, want)
			l.depth--
			return value, cond
		}
	}
	value = f.expr(n)
	if c, ok := f.truths[value]; ok {
		return value, c
	}
	return value, value
}

// logical says whether a binary node is a short-circuit operator, and which.
func (l *lowerer) logical(n syntax.NodeID) (and, ok bool) {
	op := l.field(n, fieldOperator)
	if op == syntax.None {
		return false, false
	}
	switch string(l.tree.Bytes(op)) {
	case "&&", "and":
		return true, true
	case "||", "or":
		return false, true
	}
	return false, false
}

// logical lowers a && b and a || b.
func (f *fn) logical(n syntax.NodeID, and, want bool) (value, cond ir.Value) {
	l := f.l
	left, right := l.field(n, fieldLeft), l.field(n, fieldRight)
	if left == syntax.None || right == syntax.None {
		v := f.unknown(n)
		return v, v
	}
	var first ir.Value
	runs := f.Reachable()
	leftCond, vars := f.watch(func() ir.Value {
		v, c := f.both(left, want)
		first = v
		return c
	})
	if runs && !f.Reachable() { // halt(404) and return
		return first, leftCond
	}
	node := l.node(n)
	var rightCond ir.Value
	value = f.Branch(node.Start, node.End,
		func() ir.Value {
			f.Assume(vars, leftCond, and, node.Start, node.End)
			v, c := f.both(right, want)
			rightCond = c
			if !want {
				f.statedCall(right, c)
			}
			return f.wanted(v, want)
		},
		func() ir.Value {
			f.Assume(vars, leftCond, !and, node.Start, node.End)
			switch {
			case !want:
				return ir.NoValue
			case and: // what is false or nil carries no data
				return f.null(n)
			}
			return f.assumed(vars, first)
		})
	if rightCond == ir.NoValue {
		return value, leftCond
	}
	op := l.n.or
	if and {
		op = l.n.and
	}
	cond = f.emit(n, ir.Instr{Op: ir.OpCall, Name: op}, ir.Operand{Value: leftCond}, ir.Operand{Value: rightCond})
	if value != ir.NoValue {
		if f.truths == nil {
			f.truths = map[ir.Value]ir.Value{}
		}
		f.truths[value] = cond
	}
	return value, cond
}

// assumed returns v under what has been assumed of the variables that hold it.
func (f *fn) assumed(vars []ir.Var, v ir.Value) ir.Value {
	if v == ir.NoValue {
		return v
	}
	root := f.Root(v)
	for _, w := range vars {
		if val, ok := f.Read(w); ok && f.Root(val) == root {
			return val
		}
	}
	return v
}

// wanted returns v, or NoValue if no value is wanted.
func (f *fn) wanted(v ir.Value, want bool) ir.Value {
	if want {
		return v
	}
	return ir.NoValue
}

// take returns whether what is being lowered stands in the tail, and says that its parts do not.
func (f *fn) take() bool {
	t := f.tail
	f.tail = false
	return t
}

// tailArm lowers an arm of a branch that stands in the tail if t is set.
func (f *fn) tailArm(at, n syntax.NodeID, want, t bool) ir.Value {
	f.tail = t && want
	v := f.arm(at, n, want)
	if f.tail = false; t && want && f.Reachable() {
		f.leave(at, v, 0)
		return ir.NoValue
	}
	return v
}

// branch lowers an if: yes runs where condition n is true, or false if negate is set.
func (f *fn) branch(at, condition syntax.NodeID, negate, want bool, yes, no syntax.NodeID) ir.Value {
	if condition == syntax.None {
		return f.unknown(at)
	}
	t := f.take()
	cond, vars := f.condition(condition)
	f.unset(at, yes, no)
	node, c := f.l.node(at), f.l.node(condition)
	start, end := f.Next(), f.Next()
	v := f.Branch(node.Start, node.End,
		func() ir.Value {
			f.suppose(vars, cond, !negate, c)
			v := f.tailArm(at, yes, want, t)
			end = f.Next()
			return v
		},
		func() ir.Value {
			f.suppose(vars, cond, negate, c)
			v := f.tailArm(at, no, want, t)
			end = f.Next()
			return v
		})
	f.decide(cond, end)
	f.note(cond, start, end)
	return v
}

// unset makes the variables nil that one arm of a branch is the first to assign and the other does not: after
// error = 'bad' unless name =~ /…/ there may be no error.
func (f *fn) unset(at, yes, no syntax.NodeID) {
	first, second := f.assigned(yes), f.assigned(no)
	for i, names := range [...][]ir.Name{first, second} {
		other := [...][]ir.Name{second, first}[i]
		for _, name := range names {
			if _, ok := f.Read(ir.Var{Name: name}); !ok && !slices.Contains(other, name) {
				f.Write(ir.Var{Name: name}, f.null(at))
			}
		}
	}
}

// assigned returns the local variables that are assigned by the arm n of a branch, or by the statements in it.
func (f *fn) assigned(n syntax.NodeID) (names []ir.Name) {
	if n == syntax.None {
		return nil
	}
	note := func(n syntax.NodeID) {
		if f.l.kind(n) != kindAssignment {
			return
		}
		if left := f.l.field(n, fieldLeft); left != syntax.None && f.l.kind(left) == kindIdentifier {
			names = append(names, f.l.name(left))
		}
	}
	switch f.l.kind(n) {
	case kindThen, kindElse:
		for c := f.l.first(n); c != syntax.None; c = f.l.next(n, c) {
			note(c)
		}
	default:
		note(n)
	}
	return names
}

// suppose assumes something of the variables that a condition is about. One that is about none but asks for the block is
// assumed itself: calls decide it.
func (f *fn) suppose(vars []ir.Var, cond ir.Value, polarity bool, at *syntax.Node) {
	f.Assume(vars, cond, polarity, at.Start, at.End)
	if in := f.Instr(cond); len(vars) == 0 && in.Op == ir.OpCall && in.Name == f.l.n.blockGiven {
		aux := uint32(0)
		if polarity {
			aux = 1
		}
		f.Emit(ir.Instr{Op: ir.OpAssume, Aux: aux, Pos: at.Start, End: at.End}, ir.Operand{Value: cond}, ir.Operand{Value: cond})
	}
}

// decide notes that the values from first on, which merge what the arms of a branch leave, are decided by its
// condition: valid = false unless name =~ /…/.
func (f *fn) decide(cond, first ir.Value) {
	for v := first; v < f.Next(); v++ {
		if f.Instr(v).Op == ir.OpPhi && len(f.decided) < maxDecided {
			if f.decided == nil {
				f.decided = map[ir.Value]ir.Value{}
			}
			f.decided[v] = cond
		}
	}
}

// note notes for the objects made before a branch to which its arms do something, by the condition, that they tell
// about it: errors << 'name' unless name =~ /…/.
func (f *fn) note(cond, start, end ir.Value) {
	if end-start > maxNoted {
		return
	}
	for v := start; v < end; v++ {
		in := f.Instr(v)
		if in.Op != ir.OpCall && (in.Op != ir.OpStore || in.Flags&ir.FlagIndex == 0) || in.NArgs < 2 {
			continue
		}
		list := f.Root(f.Args(v)[0].Value)
		if in.Op == ir.OpCall && f.Args(v)[0].Role != ir.RoleSelf || list >= start || f.Instr(list).Op != ir.OpCall || len(f.noted[list]) >= maxAliases {
			continue
		}
		if f.noted == nil {
			f.noted = map[ir.Value][]ir.Value{}
		}
		f.noted[list] = append(f.noted[list], cond)
	}
}

// noteCaptured notes for the lists and hashes that a block captures that it may tell about what it looks at:
// names.each { |n| errors << n unless n =~ /…/ }
func (f *fn) noteCaptured(block ir.Value) {
	for _, a := range f.Args(block) {
		list := f.Root(a.Value)
		if in := f.Instr(list); in.Op == ir.OpCall && (in.Name == f.l.n.array || in.Name == f.l.n.hash) && len(f.noted[list]) < maxAliases {
			if f.noted == nil {
				f.noted = map[ir.Value][]ir.Value{}
			}
			f.noted[list] = append(f.noted[list], block)
		}
	}
}

// maxNoted bounds the instructions of a branch that are looked at for what they do to objects: a line that says what
// is wrong has a handful.
const maxNoted = 60

// maxDecided bounds the values of a function of which it is noted what decided them.
const maxDecided = 200

// arm lowers an arm of a branch; one that is not written is nil.
func (f *fn) arm(at, n syntax.NodeID, want bool) ir.Value {
	v := ir.NoValue
	if n != syntax.None {
		v = f.lower(n, want)
		if k := f.l.kind(at); !want || k == kindIfModifier || k == kindUnlessModifier {
			f.statedCall(n, v)
		}
	}
	if !want {
		return ir.NoValue
	}
	if v == ir.NoValue && f.Reachable() {
		return f.null(at)
	}
	return v
}

// statedCall makes the assumption that v, the value of n, has come back if it is a call and n, which is no list of
// statements, is used as a statement: check!(x) if x; x && check!(x)
func (f *fn) statedCall(n syntax.NodeID, v ir.Value) {
	if v != ir.NoValue && v == f.Next()-1 && f.conditions == 0 {
		f.returned(n, v)
	}
}

// ifExpr lowers if, unless, elsif, their modifiers and a ? b : c.
func (f *fn) ifExpr(n syntax.NodeID, negate, want bool) ir.Value {
	l := f.l
	yes := l.field(n, fieldConsequence)
	if yes == syntax.None {
		yes = l.field(n, fieldBody)
	}
	return f.branch(n, l.field(n, fieldCondition), negate, want, yes, l.field(n, fieldAlternative))
}

// caseExpr lowers case x when …, and case when … without a subject.
func (f *fn) caseExpr(n syntax.NodeID, want bool) ir.Value {
	l := f.l
	subject := l.field(n, fieldValue)
	var whens []syntax.NodeID
	other := syntax.None
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		switch l.kind(c) {
		case kindWhen:
			whens = append(whens, c)
		case kindElse:
			other = c
		case syntax.KindError:
			f.stmt(c)
		}
	}
	if subject == syntax.None {
		return f.whenChain(n, whens, other, want)
	}
	return f.caseOf(n, subject, whens, other, want)
}

// caseOf lowers a case with a subject: one branch with an arm for each when. The arm without a when
// assumes that no condition holds.
func (f *fn) caseOf(n, subject syntax.NodeID, whens []syntax.NodeID, other syntax.NodeID, want bool) ir.Value {
	t := f.take()
	conds := make([]ir.Value, len(whens))
	v := ir.NoValue
	any, vars := f.watch(func() ir.Value {
		v = f.expr(subject)
		any := ir.NoValue
		for i, w := range whens {
			conds[i] = f.whenCond(w, v)
			any = f.either(n, any, conds[i])
		}
		return any
	})
	arms := make([]func() ir.Value, 0, len(whens)+1)
	for i, w := range whens {
		arms = append(arms, func() ir.Value {
			at := f.l.node(w)
			f.Assume(vars, conds[i], true, at.Start, at.End)
			f.matchWhen(w, v)
			return f.tailArm(w, f.l.field(w, fieldBody), want, t)
		})
	}
	node := f.l.node(n)
	end := ir.NoValue
	arms = append(arms, func() ir.Value {
		if any != ir.NoValue {
			f.Assume(vars, any, false, node.Start, node.End)
		}
		left := f.tailArm(n, other, want, t)
		end = f.Next()
		return left
	})
	out := f.Branch(node.Start, node.End, arms...)
	if any != ir.NoValue {
		f.decide(any, end)
	}
	return out
}

// either returns the condition a || b; a may be NoValue.
func (f *fn) either(n syntax.NodeID, a, b ir.Value) ir.Value {
	if a == ir.NoValue {
		return b
	}
	return f.emit(n, ir.Instr{Op: ir.OpCall, Name: f.l.n.or}, ir.Operand{Value: a}, ir.Operand{Value: b})
}

// all returns the condition a && b; a may be NoValue.
func (f *fn) all(n syntax.NodeID, a, b ir.Value) ir.Value {
	if a == ir.NoValue {
		return b
	}
	return f.emit(n, ir.Instr{Op: ir.OpCall, Name: f.l.n.and}, ir.Operand{Value: a}, ir.Operand{Value: b})
}

// whenCond returns the condition that one of a when's patterns matches v.
func (f *fn) whenCond(when syntax.NodeID, v ir.Value) ir.Value {
	l := f.l
	cond := ir.NoValue
	for c := l.first(when); c != syntax.None; c = l.next(when, c) {
		if l.kind(c) != kindPattern {
			continue
		}
		p := l.first(c)
		if p == syntax.None {
			continue
		}
		var pattern ir.Value
		if l.kind(p) == kindSplatArgument { // any element of a list
			list := f.splatted(p)
			key := f.emit(p, ir.Instr{Op: ir.OpCall, Name: l.n.next}, ir.Operand{Value: list, Role: ir.RoleSelf})
			pattern = f.emit(p, ir.Instr{Op: ir.OpLoad, Flags: ir.FlagIndex}, ir.Operand{Value: list}, ir.Operand{Value: key})
		} else {
			pattern = f.expr(p)
		}
		cond = f.either(when, cond, f.call(c, l.n.eqq, pattern, v))
	}
	if cond == ir.NoValue {
		cond = f.unknown(when)
	}
	return cond
}

// whenChain lowers a case without a subject, which is if and elsif by another name.
func (f *fn) whenChain(n syntax.NodeID, whens []syntax.NodeID, other syntax.NodeID, want bool) ir.Value {
	t := f.take()
	if len(whens) == 0 {
		return f.tailArm(n, other, want, t)
	}
	if f.l.depth >= maxDepth {
		return f.tooDeep(n)
	}
	f.l.depth++
	defer func() { f.l.depth-- }()
	w := whens[0]
	cond, vars := f.watch(func() ir.Value {
		cond := ir.NoValue
		for c := f.l.first(w); c != syntax.None; c = f.l.next(w, c) {
			if p := f.l.first(c); f.l.kind(c) == kindPattern && p != syntax.None {
				cond = f.either(w, cond, f.cond(p))
			}
		}
		if cond == ir.NoValue {
			cond = f.unknown(w)
		}
		return cond
	})
	node, at := f.l.node(n), f.l.node(w)
	return f.Branch(node.Start, node.End,
		func() ir.Value {
			f.Assume(vars, cond, true, at.Start, at.End)
			return f.tailArm(w, f.l.field(w, fieldBody), want, t)
		},
		func() ir.Value {
			f.Assume(vars, cond, false, at.Start, at.End)
			f.tail = t
			return f.whenChain(n, whens[1:], other, want)
		})
}
