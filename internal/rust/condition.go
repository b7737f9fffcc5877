package rust

import (
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// maxMentioned bounds how many variables a condition tells something about. One that mentions more
// is no guard of any of them.
const maxMentioned = 16

// assumeSuccess says that the check(x) of a statement check(x)?; went well: what follows runs only
// then.
func (l *lowerer) assumeSuccess(n syntax.NodeID, v ir.Value) {
	vars := l.mentioned(n)
	of := l.fn.b.Instr(l.origin(v))
	if of.Op == ir.OpPhi || of.Op == ir.OpCall && (l.isPlace(l.calledOn(l.first(n))) || of.Name == l.file.Name(ir.OpCallee)) {
		vars = distinct(l.asked(v, vars, maxWrapped))
	}
	if len(vars) > 0 {
		if in := l.fn.b.Instr(v); in.Op == ir.OpCopy && in.Name != 0 {
			v = l.fn.b.Args(v)[0].Value
		}
		ok := l.opSelf(ir.OpIs, n, v, l.file.Name("Ok"))
		l.fn.b.Assume(l.withTwins(vars), ok, true, l.pos(n), l.end(n))
	}
}

// calledOn returns what the methods are called on, one after the other, that an expression ends with: end of end.ok_or(e).
func (l *lowerer) calledOn(n syntax.NodeID) syntax.NodeID {
	for n != syntax.None && l.kind(n) == kindCallExpression {
		method := l.child(n, fieldFunction)
		if method == syntax.None || l.kind(method) != kindFieldExpression {
			break
		}
		n = l.child(method, fieldValue)
	}
	return n
}

// condition is a lowered condition: its value, the variables that it tells something about, and for
// if let the pattern that binds names where it holds.
type condition struct {
	value     ir.Value // NoValue if it always holds
	vars      []ir.Var
	pos, end  uint32
	pattern   syntax.NodeID // None for none
	scrutinee ir.Value
	from      syntax.NodeID // the expression that the pattern is matched with
}

// condition lowers a condition.
func (l *lowerer) condition(n syntax.NodeID) condition {
	c := condition{pos: l.pos(n), end: l.end(n), pattern: syntax.None}
	if l.depth >= maxDepth {
		c.value = l.unknown(n)
		return c
	}
	l.depth++
	defer func() { l.depth-- }()
	switch l.kind(n) {
	case kindParenthesizedExpression:
		if inner := l.first(n); inner != syntax.None {
			return l.condition(inner)
		}
	case kindLetCondition:
		return l.letCondition(n, c)
	case kindLetChain:
		return l.chain(n)
	case kindMacroInvocation:
		if m := l.macroAt(n); m != nil && m.made != nil {
			l.inMade(m, func(holder syntax.NodeID) {
				if e := l.soleExpression(holder); e != syntax.None {
					c = l.condition(e)
					c.value = l.known(c, e)
				}
			})
			if c.value != ir.NoValue {
				return c
			}
		}
	case kindBinaryExpression:
		if operator := l.child(n, fieldOperator); operator != syntax.None {
			switch string(l.text(operator)) {
			case "&&":
				return l.both(n, l.child(n, fieldLeft), l.child(n, fieldRight))
			case "||":
				return l.either(n, l.child(n, fieldLeft), l.child(n, fieldRight))
			}
		}
	case kindUnaryExpression:
		if inner := l.first(n); inner != syntax.None && l.text(n)[0] == '!' {
			of := l.condition(inner)
			c.vars, c.value = of.vars, l.opSelf(ir.OpNot, n, l.known(of, inner), 0)
			return c
		}
	}
	c.value = l.value(n)
	c.vars = l.mentioned(n)
	if l.kind(n) == kindIdentifier {
		c.vars = distinct(l.asked(c.value, c.vars, maxAsked))
	} else if l.isCounter(n) {
		c.vars = distinct(l.asked(l.fn.b.Args(c.value)[0].Value, c.vars, maxAsked))
	} else {
		c.vars = distinct(l.wrapped(c.vars))
	}
	return c
}

// isCounter reports whether condition n compares a variable with a number: bad > 0
func (l *lowerer) isCounter(n syntax.NodeID) bool {
	left, right := l.child(n, fieldLeft), l.child(n, fieldRight)
	return l.kind(n) == kindBinaryExpression && left != syntax.None && right != syntax.None && l.kind(left) == kindIdentifier && l.kind(right) == kindIntegerLiteral
}

// maxWrapped bounds how many calls stand between a variable and the one that it is made of: path.canonicalize().ok()?
const maxWrapped = 6

// wrapped appends the variables of which others are made by a call alone: let path = Path::new(&name); and those that a
// closure asks about: let known = || is_word(&name);
func (l *lowerer) wrapped(vars []ir.Var) []ir.Var {
	for _, v := range vars {
		val, ok := l.fn.b.Read(v)
		if !ok {
			continue
		}
		root := l.origin(val)
		if in := l.fn.b.Instr(root); in.Op == ir.OpCall && in.NArgs == 1 || in.Op == ir.OpClosure || l.isFound(in, root) {
			vars = l.asked(val, vars[:len(vars):len(vars)], maxWrapped)
		}
		for _, cond := range l.fn.noted[root] {
			vars = l.asked(cond, vars[:len(vars):len(vars)], maxAsked)
		}
	}
	return vars
}

// isFound reports whether a value is what a method with a closure has found, or made of that: x.find(|c| c == ';').
func (l *lowerer) isFound(in *ir.Instr, v ir.Value) bool {
	if in.Op != ir.OpCall || in.NArgs < 2 {
		return false
	}
	args := l.fn.b.Args(v)
	return args[0].Role == ir.RoleSelf && l.fn.b.Instr(args[len(args)-1].Value).Op == ir.OpClosure
}

// maxAsked bounds how deep the conditions that a variable holds are looked at.
const maxAsked = 6

// asked appends the variables that condition v was computed from: let known = is_word(&x);
func (l *lowerer) asked(v ir.Value, vars []ir.Var, depth int) []ir.Var {
	b, root := l.fn.b, l.origin
	if iterator := l.wentThrough(v); iterator != ir.NoValue {
		vars = l.asked(iterator, vars, depth)
	}
	if v = root(v); depth > 0 && b.Instr(v).Op == ir.OpPhi {
		return l.merged(v, vars, depth)
	}
	if in := b.Instr(v); depth > 0 && in.Op == ir.OpLoad && in.NArgs == 1 && in.Flags == 0 {
		return l.askedWith(v, vars, depth)
	}
	if depth == 0 || b.Instr(v).Op != ir.OpCall && b.Instr(v).Op != ir.OpClosure {
		return vars
	}
	for _, a := range b.Args(v) {
		of := root(a.Value)
		for _, bound := range l.fn.binds {
			if val, ok := b.Read(bound.v); ok && root(val) == of {
				vars = append(vars, bound.v)
			}
		}
		if in := b.Instr(of); in.Op == ir.OpLoad && in.NArgs == 1 && in.Flags == 0 {
			if field := (ir.Var{Name: in.Name, Base: b.Root(b.Args(of)[0].Value)}); len(vars) < maxMentioned {
				if _, ok := b.Read(field); ok {
					vars = append(vars, field)
				} else {
					vars = l.holding(of, vars)
				}
			}
		}
		if len(vars) < maxMentioned {
			vars = l.asked(of, vars, depth-1)
		}
	}
	return vars
}

// holding appends the variables that hold what field is read of: q of q.name
func (l *lowerer) holding(field ir.Value, vars []ir.Var) []ir.Var {
	base := l.origin(l.fn.b.Args(field)[0].Value)
	for _, bound := range l.fn.binds {
		if val, ok := l.fn.b.Read(bound.v); ok && l.origin(val) == base {
			vars = append(vars, bound.v)
		}
	}
	return vars
}

// askedWith is asked for a part of what a call answers: let (ok, name) = check(&x). The variables that hold other parts of
// it are appended too.
func (l *lowerer) askedWith(part ir.Value, vars []ir.Var, depth int) []ir.Var {
	b := l.fn.b
	of := l.origin(b.Args(part)[0].Value)
	if b.Instr(of).Op != ir.OpCall {
		return vars
	}
	for _, bound := range l.fn.binds {
		val, ok := b.Read(bound.v)
		if !ok {
			continue
		}
		other := l.origin(val)
		if in := b.Instr(other); other == of || other != part && in.Op == ir.OpLoad && in.NArgs == 1 && in.Flags == 0 && l.origin(b.Args(other)[0].Value) == of {
			vars = append(vars, bound.v)
		}
	}
	return l.asked(of, vars, depth-1)
}

// merged appends the variables that tell which of the values phi is that branches, or the ways out of a loop, leave: those
// of which they leave something too, and those of the conditions that a loop had come to its end by.
func (l *lowerer) merged(phi ir.Value, vars []ir.Var, depth int) []ir.Var {
	b := l.fn.b
	in := b.Instr(phi)
	for _, cond := range l.fn.noted[phi] {
		vars = l.asked(cond, vars, depth-1)
	}
	for _, bound := range l.fn.binds {
		val, ok := b.Read(bound.v)
		if !ok || val == phi {
			continue
		}
		if with := b.Instr(b.Root(val)); with.Op == ir.OpPhi && with.Pos == in.Pos && with.End == in.End {
			vars = append(vars, bound.v)
		}
	}
	for _, a := range b.Args(phi) {
		if of := b.Instr(a.Value); of.Op == ir.OpAssume && len(vars) < maxMentioned {
			vars = l.asked(b.Args(a.Value)[1].Value, vars, depth-1)
		}
	}
	return vars
}

// origin returns the value that v is: a copy of it, what is assumed of it, or what branches leave of it that each assume
// something.
func (l *lowerer) origin(v ir.Value) ir.Value { return l.originOf(v, maxMerging) }

// maxMerging bounds how many branches within branches are looked through for the one value that they leave.
const maxMerging = 3

func (l *lowerer) originOf(v ir.Value, depth int) ir.Value {
	b := l.fn.b
	for b.Instr(v).Op == ir.OpCopy || b.Instr(v).Op == ir.OpAssume {
		v = b.Args(v)[0].Value
	}
	if b.Instr(v).Op != ir.OpPhi || depth == 0 {
		return v
	}
	args := b.Args(v)
	one := l.originOf(args[0].Value, depth-1)
	for _, a := range args[1:] {
		if l.originOf(a.Value, depth-1) != one {
			return v
		}
	}
	return one
}

// known returns the value of a condition, true if it always holds.
func (l *lowerer) known(c condition, n syntax.NodeID) ir.Value {
	if c.value != ir.NoValue {
		return c.value
	}
	return l.constant(ir.ConstTrue, "true", "bool", n)
}

// letCondition lowers let pattern = value.
func (l *lowerer) letCondition(n syntax.NodeID, c condition) condition {
	pattern, value := l.child(n, fieldPattern), l.child(n, fieldValue)
	if pattern == syntax.None || value == syntax.None {
		c.value = l.unknown(n)
		return c
	}
	c.scrutinee = l.value(value)
	if l.kind(value) == kindTupleExpression {
		l.tuple = c.scrutinee
	}
	c.value = l.test(pattern, c.scrutinee)
	l.tuple = ir.NoValue
	c.vars = l.mentioned(value)
	c.vars = l.toldBy(value, c.scrutinee, c.vars)
	c.pattern, c.from = pattern, value
	return c
}

// toldBy appends the variables that those tell something about which a pattern is matched with, because of what they were
// made by: let checked = check(&name); let mut rest = name.chars();
func (l *lowerer) toldBy(n syntax.NodeID, v ir.Value, vars []ir.Var) []ir.Var {
	if in := l.fn.b.Instr(l.origin(v)); l.kind(n) == kindIdentifier && (in.Op == ir.OpPhi || in.Op == ir.OpCall) {
		return distinct(l.asked(v, vars, maxWrapped))
	}
	return distinct(l.wrapped(vars))
}

// chain lowers a && b && c with let conditions among them.
func (l *lowerer) chain(n syntax.NodeID) condition {
	c := l.first(n)
	if c == syntax.None {
		return condition{value: l.unknown(n), pattern: syntax.None, pos: l.pos(n), end: l.end(n)}
	}
	left := l.condition(c)
	for c = l.next(n, c); c != syntax.None; c = l.next(n, c) {
		left = l.and(n, left, c)
	}
	return left
}

func (l *lowerer) both(n, left, right syntax.NodeID) condition {
	if left == syntax.None || right == syntax.None {
		return condition{value: l.unknown(n), pattern: syntax.None, pos: l.pos(n), end: l.end(n)}
	}
	return l.and(n, l.condition(left), right)
}

// and lowers left && right; right is evaluated only where left holds.
func (l *lowerer) and(n syntax.NodeID, left condition, right syntax.NodeID) condition {
	var r condition
	l.fn.b.Branch(l.pos(right), l.end(right), func() ir.Value {
		l.assume(left, true)
		r = l.condition(right)
		return ir.NoValue
	}, func() ir.Value { return ir.NoValue })
	r.vars = distinct(append(left.vars[:len(left.vars):len(left.vars)], r.vars...))
	r.pos, r.end = l.pos(n), l.end(n)
	switch {
	case r.value == ir.NoValue:
		r.value = left.value
	case left.value != ir.NoValue:
		r.value = l.op(ir.OpAnd, n, left.value, r.value)
	}
	return r
}

// either lowers left || right; right is evaluated only where left does not hold.
func (l *lowerer) either(n, left, right syntax.NodeID) condition {
	if left == syntax.None || right == syntax.None {
		return condition{value: l.unknown(n), pattern: syntax.None, pos: l.pos(n), end: l.end(n)}
	}
	a := l.condition(left)
	var b condition
	l.fn.b.Branch(l.pos(right), l.end(right), func() ir.Value {
		l.assume(a, false)
		b = l.condition(right)
		return ir.NoValue
	}, func() ir.Value { return ir.NoValue })
	return condition{
		value:   l.op(ir.OpOr, n, l.known(a, left), l.known(b, right)),
		vars:    distinct(append(a.vars[:len(a.vars):len(a.vars)], b.vars...)),
		pattern: syntax.None, pos: l.pos(n), end: l.end(n),
	}
}

// assume enters an arm in which c has the given outcome, and binds its pattern.
func (l *lowerer) assume(c condition, holds bool) {
	if c.value != ir.NoValue {
		l.fn.b.Assume(l.withTwins(distinct(c.vars)), c.value, holds, c.pos, c.end)
	}
	if !holds || c.pattern == syntax.None {
		return
	}
	v := c.scrutinee
	if c.from != syntax.None && l.kind(c.from) == kindTupleExpression && c.value != ir.NoValue {
		l.tuple = v
		l.assumeElements(c)
		defer func() { l.tuple, l.elements = ir.NoValue, nil }()
	} else if l.isPlace(c.from) {
		v = l.value(c.from) // with what was just assumed of it
	} else if l.asksWithin(c.value) || c.value != ir.NoValue && l.kind(c.pattern) == kindTuplePattern {
		of := ir.Var{Name: l.freshName()}
		l.fn.b.Write(of, v)
		l.fn.b.Assume([]ir.Var{of}, c.value, true, c.pos, c.end)
		v, _ = l.fn.b.Read(of)
	}
	mark := len(l.fn.binds)
	l.bind(c.pattern, v)
	if c.value == ir.NoValue {
		return
	}
	for _, bound := range l.fn.binds[mark:] { // word @ ("up" | "down")
		if val, ok := l.fn.b.Read(bound.v); ok && val == v {
			l.fn.b.Assume([]ir.Var{bound.v}, c.value, true, c.pos, c.end)
		}
	}
}

// assumeElements says of the elements of the tuple that a pattern takes apart that the pattern matches: match (check(x), x).
func (l *lowerer) assumeElements(c condition) {
	b := l.fn.b
	if in := b.Instr(l.tuple); in.Op != ir.OpCall || in.NArgs > maxMentioned {
		return
	}
	elements := b.Args(l.tuple)
	vars := make([]ir.Var, len(elements))
	for i := range elements {
		vars[i] = ir.Var{Name: l.freshName()}
		b.Write(vars[i], elements[i].Value)
	}
	b.Assume(vars, c.value, true, c.pos, c.end)
	l.elements = l.elements[:0]
	for _, v := range vars {
		val, _ := b.Read(v)
		l.elements = append(l.elements, val)
	}
}

// asksWithin reports whether the condition that a pattern is asks more than whether there is something: Some(Normal(name)).
func (l *lowerer) asksWithin(cond ir.Value) bool {
	if cond == ir.NoValue {
		return false
	}
	in := l.fn.b.Instr(cond)
	return in.Op == ir.OpCall && l.file.File().Names[in.Name] == ir.OpAnd
}

// distinct returns the first maxMentioned different variables.
func distinct(vars []ir.Var) []ir.Var {
	out := vars[:0:0]
next:
	for _, v := range vars {
		for _, w := range out {
			if v == w {
				continue next
			}
		}
		if out = append(out, v); len(out) == maxMentioned {
			break
		}
	}
	return out
}

// mentioned returns the variables that n names, and the fields that are kept as variables.
func (l *lowerer) mentioned(n syntax.NodeID) []ir.Var {
	if l.depth > maxScanDepth {
		return nil
	}
	var vars []ir.Var
	add := func(v ir.Var) {
		for _, w := range vars {
			if v == w {
				return
			}
		}
		if len(vars) < maxMentioned {
			vars = append(vars, v)
		}
	}
	of := syntax.None // what a field that is kept was read of: nothing is said of its other fields
	for i, end := n, syntax.NodeID(l.tree.Nodes[n].Next); i < end; i++ {
		switch l.kind(i) {
		case kindIdentifier, kindSelf:
			v, ok := l.local(l.name(i))
			if !ok {
				continue
			}
			add(v)
			if at, ok := l.atPlace(i); ok {
				add(at)
			}
			if i == of {
				continue
			}
			if next, ok := l.tokenField(i, v, add); ok {
				i = next
				continue
			}
			l.eachField(v, add)
		case kindFieldExpression:
			if v, ok := l.fieldVar(i); ok {
				add(v)
				of = i + 1
				l.eachField(v, add)
			} else if i == of {
				of = i + 1
			}
		case kindLifetime, kindLabel:
			i = syntax.NodeID(l.tree.Nodes[i].Next) - 1
		}
	}
	for _, v := range vars[:len(vars):len(vars)] {
		if val, ok := l.fn.b.Read(v); ok {
			l.summands(val, maxSummands, add)
		}
	}
	return vars
}

// maxSummands bounds how deep a sum is looked into for the variables that it is made of.
const maxSummands = 4

// summands adds the variables that v is a sum of: of end, where let end = start.checked_add(len)?, and where a closure made a
// sum of it, start.checked_mul(8).and_then(|n| n.checked_add(16)); or that it is a half of: of host, where
// let (host, port) = address.split_once(':')?
func (l *lowerer) summands(v ir.Value, depth int, add func(ir.Var)) {
	v = l.fn.b.Root(v)
	in := l.fn.b.Instr(v)
	ofSlice := false // [first, ..] of a slice, the last that was taken apart
	for in.Op == ir.OpCopy || in.Op == ir.OpLoad && in.NArgs == 1 && in.Flags == 0 && l.isPlaceInTuple(in.Name) || isPatternElement(in) {
		ofSlice = isPatternElement(in)
		v = l.fn.b.Root(l.fn.b.Args(v)[0].Value) // Some(v), v?
		in = l.fn.b.Instr(v)
	}
	if ofSlice {
		l.variablesOf(v, add)
	}
	if depth == 0 || in.Op != ir.OpCall || !l.isSum(in) && !l.isFound(in, v) && !(ofSlice && in.NArgs == 1) {
		return
	}
	for _, a := range l.fn.b.Args(v) {
		root := l.referent(a.Value)
		l.variablesOf(root, add)
		if of := l.fn.b.Args(root); l.fn.b.Instr(root).Op == ir.OpCall && len(of) == 1 {
			l.variablesOf(l.referent(of[0].Value), add) // name.as_bytes().split_first()
		}
		l.summands(root, depth-1, add)
	}
}

// referent returns what v is, or is a reference to.
func (l *lowerer) referent(v ir.Value) ir.Value {
	for v = l.fn.b.Root(v); l.fn.b.Instr(v).Op == ir.OpCopy && l.fn.b.Instr(v).Flags&ir.FlagRef != 0; {
		v = l.fn.b.Root(l.fn.b.Args(v)[0].Value)
	}
	return v
}

// isSum reports whether a condition on the result of a call tells something about its operands. Of a path its last name counts.
func (l *lowerer) isSum(in *ir.Instr) bool {
	name := l.file.File().Names[in.Name]
	return l.opt.Sums[name[strings.LastIndex(name, ":")+1:]]
}

// isPatternElement reports whether an instruction reads an element of a slice for a pattern.
func isPatternElement(in *ir.Instr) bool {
	return in.Op == ir.OpLoad && in.Flags == ir.FlagIndex|ir.FlagPattern
}

// isPlaceInTuple reports whether a field is one of a tuple.
func (l *lowerer) isPlaceInTuple(field ir.Name) bool {
	name := l.file.File().Names[field]
	return name != "" && name[0] >= '0' && name[0] <= '9'
}

// variablesOf adds the local variables whose value v is, and the field that it was read from, if that is kept.
func (l *lowerer) variablesOf(v ir.Value, add func(ir.Var)) {
	for _, bound := range l.fn.binds {
		if val, ok := l.fn.b.Read(bound.v); ok && l.fn.b.Root(val) == v {
			add(bound.v)
		}
	}
	if in := l.fn.b.Instr(v); in.Op == ir.OpLoad && in.NArgs == 1 {
		field := ir.Var{Name: in.Name, Base: l.fn.b.Root(l.fn.b.Args(v)[0].Value)}
		if _, ok := l.fn.b.Read(field); ok {
			add(field)
			for _, bound := range l.fn.binds { // whose field it is, which a closure may capture
				if val, ok := l.fn.b.Read(bound.v); ok && l.fn.b.Root(val) == field.Base {
					add(bound.v)
				}
			}
		}
	}
}

// fieldVar returns the variable that keeps the field that n reads.
func (l *lowerer) fieldVar(n syntax.NodeID) (ir.Var, bool) {
	base, name := l.child(n, fieldValue), l.child(n, fieldField)
	if base == syntax.None || name == syntax.None {
		return ir.Var{}, false
	}
	var of ir.Var
	ok := false
	switch l.kind(base) {
	case kindIdentifier, kindSelf:
		of, ok = l.local(l.name(base))
	case kindFieldExpression:
		if l.depth < maxDepth {
			l.depth++
			of, ok = l.fieldVar(base)
			l.depth--
		}
	}
	if !ok {
		return ir.Var{}, false
	}
	val, ok := l.fn.b.Read(of)
	if !ok {
		return ir.Var{}, false
	}
	v := ir.Var{Name: l.name(name), Base: l.fn.b.Root(val)}
	_, ok = l.fn.b.Read(v)
	return v, ok
}

// eachField calls add for the fields of variable v that are kept as variables: what is known of it as a whole may
// be about them.
func (l *lowerer) eachField(v ir.Var, add func(ir.Var)) {
	val, ok := l.fn.b.Read(v)
	if !ok {
		return
	}
	root := l.fn.b.Root(val)
	for _, name := range l.fn.fields[root] {
		field := ir.Var{Name: name, Base: root}
		if _, ok := l.fn.b.Read(field); ok {
			add(field)
		}
	}
}

// tokenField calls add for the fields x.y that are read of variable v, whose name is node i, among the tokens of a
// macro, and returns the last node of the longest one that is kept.
func (l *lowerer) tokenField(i syntax.NodeID, v ir.Var, add func(ir.Var)) (last syntax.NodeID, ok bool) {
	for {
		next := i + 1
		if int(next) >= len(l.tree.Nodes) || l.kind(next) != kindIdentifier && l.kind(next) != kindIntegerLiteral {
			return i, ok
		}
		between := l.tree.Src[l.tree.Nodes[i].End:l.tree.Nodes[next].Start]
		val, known := l.fn.b.Read(v)
		if string(between) != "." || !known {
			return i, ok
		}
		v = ir.Var{Name: l.name(next), Base: l.fn.b.Root(val)}
		if _, known := l.fn.b.Read(v); !known {
			return i, ok
		}
		add(v)
		i, ok = next, true
	}
}
