package ruby

import (
	"slices"
	"strconv"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// placeKind says what a place is.
type placeKind uint8

const (
	noPlace        placeKind = iota // nothing that can be assigned
	localPlace                      // x
	ivarPlace                       // @x, @@x
	globalPlace                     // $x
	constantPlace                   // X, A::X
	elementPlace                    // h[k]
	indexPlace                      // h[a, b], h[*a]: a call of []
	attributePlace                  // a.b
	listPlace                       // a, (b, *c)
)

// place is what an assignment writes, with the parts of it that are evaluated before.
type place struct {
	kind    placeKind
	node    syntax.NodeID
	name    ir.Name
	base    ir.Value
	key     ir.Value
	args    []ir.Operand // of an indexPlace
	flags   ir.Flag
	tracked bool
}

// place evaluates the parts of the target of an assignment.
func (f *fn) place(n syntax.NodeID) place {
	l := f.l
	switch l.kind(n) {
	case kindIdentifier:
		name := l.name(n)
		f.declare(name)
		return place{kind: localPlace, node: n, name: name}
	case kindInstanceVariable, kindClassVariable:
		return place{kind: ivarPlace, node: n, name: l.name(n)}
	case kindGlobalVariable:
		return place{kind: globalPlace, node: n, name: l.name(n)}
	case kindConstant, kindScopeResolution:
		return f.constantPlace(n)
	case kindElementReference:
		return f.elementPlace(n)
	case kindCall:
		return f.attributePlace(n)
	case kindLeftAssignmentList, kindDestructuredLeftAssignment:
		return place{kind: listPlace, node: n}
	case kindParenthesizedStatements:
		if c := l.first(n); c != syntax.None && l.next(n, c) == syntax.None {
			return f.place(c)
		}
	}
	return place{node: n}
}

// constantPlace is A::B = v; below something that is no constant it is an attribute of it.
func (f *fn) constantPlace(n syntax.NodeID) place {
	if name, ok := f.l.constantPath(n); ok {
		return place{kind: constantPlace, node: n, name: name}
	}
	scope, name := f.l.field(n, fieldScope), f.l.field(n, fieldName)
	if scope == syntax.None || name == syntax.None {
		return place{node: n}
	}
	return place{kind: attributePlace, node: n, name: f.l.name(name), base: f.expr(scope)}
}

// elementPlace evaluates the base and the key of h[k].
func (f *fn) elementPlace(n syntax.NodeID) place {
	l := f.l
	object := l.field(n, fieldObject)
	if object == syntax.None {
		return place{node: n}
	}
	mentions := len(f.mentions)
	p := place{kind: elementPlace, node: n, base: f.expr(object), tracked: f.trackable(object)}
	first := l.next(n, object)
	if first != syntax.None && l.next(n, first) == syntax.None && plainArgument(l.kind(first)) && !l.className(object) {
		if p.key = f.expr(first); p.tracked && f.Instr(p.key).Op == ir.OpConst {
			f.mentions = f.mentions[:mentions] // what is mentioned is the element
		}
		return p
	}
	p.kind = indexPlace
	mark := f.begin()
	f.push(p.base, ir.RoleSelf)
	for c := first; c != syntax.None; c = l.next(n, c) {
		switch l.kind(c) {
		case kindPair, kindHashSplatArgument:
			f.push(f.hashFrom(n, c), ir.RolePlain)
			c = l.lastChild(n)
		default:
			if f.argument(c) {
				p.flags |= ir.FlagIncomplete
			}
		}
	}
	p.args = append(p.args, l.operands[mark:]...)
	l.operands = l.operands[:mark]
	return p
}

// className says whether n is a constant that is written like a class, not like a constant of
// data: Dir["*"] calls a method of the class, TABLE[key] reads an element.
func (l *lowerer) className(n syntax.NodeID) bool {
	if l.kind(n) == kindScopeResolution {
		n = l.field(n, fieldName)
	}
	if n == syntax.None || l.kind(n) != kindConstant {
		return false
	}
	for _, c := range l.tree.Bytes(n) {
		if c >= 'a' && c <= 'z' {
			return true
		}
	}
	return false
}

// plainArgument says whether what stands in brackets is a key. A regular expression is none: it asks for
// the part of a text that it matches.
func plainArgument(k syntax.Kind) bool {
	switch k {
	case kindRegex, kindSplatArgument, kindHashSplatArgument, kindPair, kindBlockArgument, kindForwardArgument:
		return false
	}
	return true
}

// lastChild returns the last child of n, or None.
func (l *lowerer) lastChild(n syntax.NodeID) syntax.NodeID {
	last := syntax.None
	for c := l.tree.FirstChild(n); c != syntax.None; c = l.tree.NextSibling(n, c) {
		last = c
	}
	return last
}

// attributePlace evaluates the receiver of a.b.
func (f *fn) attributePlace(n syntax.NodeID) place {
	p := f.l.callParts(n)
	if p.receiver == syntax.None || p.method == syntax.None || p.arguments != syntax.None || p.block != syntax.None {
		return place{node: n}
	}
	at := place{kind: attributePlace, node: n, name: f.l.name(p.method), base: f.expr(p.receiver)}
	if f.l.safe(p.operator) {
		at.flags = ir.FlagSafe
	}
	return at
}

// read returns what is in the place.
func (f *fn) read(p place) ir.Value {
	switch p.kind {
	case localPlace:
		return f.local(p.node, p.name)
	case ivarPlace:
		return f.ivar(p.node)
	case globalPlace:
		return f.global(p.node)
	case constantPlace:
		return f.constantRef(p.node)
	case elementPlace:
		return f.load(p.node, p.base, p.key, p.tracked)
	case indexPlace:
		return f.emit(p.node, ir.Instr{Op: ir.OpCall, Name: f.l.n.index, Flags: p.flags}, p.args...)
	case attributePlace:
		return f.emit(p.node, ir.Instr{Op: ir.OpCall, Name: p.name, Flags: p.flags}, ir.Operand{Value: p.base, Role: ir.RoleSelf})
	}
	return f.unknown(p.node)
}

// write assigns v to the place; n is the whole assignment.
func (f *fn) write(n syntax.NodeID, p place, v ir.Value) {
	l := f.l
	switch p.kind {
	case localPlace:
		f.assign(p.name, v)
	case ivarPlace:
		f.storeIvar(n, p.node, v)
		f.mention(f.ivarVar(p.name))
	case globalPlace:
		f.emit(n, ir.Instr{Op: ir.OpStore, Name: p.name}, ir.Operand{Value: v})
	case constantPlace:
		f.emit(n, ir.Instr{Op: ir.OpStore, Flags: ir.FlagConst, Name: p.name}, ir.Operand{Value: v})
	case elementPlace:
		f.store(n, p.base, p.key, v, p.tracked)
	case indexPlace:
		args := append(p.args[:len(p.args):len(p.args)], ir.Operand{Value: v})
		f.emit(n, ir.Instr{Op: ir.OpCall, Name: l.n.indexSet, Flags: p.flags}, args...)
		f.forgetElements(p.base)
	case attributePlace:
		f.emit(n, ir.Instr{Op: ir.OpCall, Name: l.b.Name(l.str(p.name) + "="), Flags: p.flags},
			ir.Operand{Value: p.base, Role: ir.RoleSelf}, ir.Operand{Value: v})
		if f.Root(p.base) == f.self {
			f.forgetIvars()
			f.Forget(f.calledVar(p.name))
		}
	case listPlace:
		f.destructure(n, p.node, v)
	default:
		mark := f.begin()
		f.push(f.unknown(p.node), ir.RolePlain)
		f.push(v, ir.RolePlain)
		f.emitFrom(mark, n, ir.Instr{Op: ir.OpUnknown, Name: l.b.Name("assignment")})
	}
}

// assignment lowers left = right. Its value is that of the right side.
func (f *fn) assignment(n syntax.NodeID, want bool) ir.Value {
	l := f.l
	left, right := l.field(n, fieldLeft), l.field(n, fieldRight)
	if left == syntax.None || right == syntax.None {
		return f.unknown(n)
	}
	if k := l.kind(left); k == kindLeftAssignmentList {
		if list, ok := l.rightList(right); ok {
			return f.pairwise(n, left, list, want)
		}
		v := f.rightSide(right)
		f.destructure(n, left, v)
		return v
	}
	p := f.place(left)
	if p.kind == constantPlace {
		f.madeClass(p.name, right)
	}
	v := f.rightSide(right)
	f.write(n, p, v)
	return v
}

// rightSide lowers the right side of an assignment; a list of values is an array.
func (f *fn) rightSide(n syntax.NodeID) ir.Value {
	switch f.l.kind(n) {
	case kindRightAssignmentList:
		return f.array(n)
	case kindSplatArgument:
		mark := f.begin()
		f.push(f.splatted(n), ir.RoleSplat)
		return f.emitFrom(mark, n, ir.Instr{Op: ir.OpCall, Name: f.l.n.array, Type: f.l.n.tArray})
	}
	return f.expr(n)
}

// rightList returns the node whose children are the values of a literal list without splats.
func (l *lowerer) rightList(n syntax.NodeID) (syntax.NodeID, bool) {
	if k := l.kind(n); k != kindRightAssignmentList && k != kindArray {
		return n, false
	}
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		if !plainArgument(l.kind(c)) {
			return n, false
		}
	}
	return n, true
}

// children returns what first and next walk through below n.
func (l *lowerer) children(n syntax.NodeID) []syntax.NodeID {
	var list []syntax.NodeID
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		list = append(list, c)
	}
	return list
}

// pairing is a target of an assignment and the value that it is given.
type pairing struct {
	target syntax.NodeID
	value  ir.Value
}

// pairwise assigns a, b = 1, 2 without an array in between.
func (f *fn) pairwise(n, left, list syntax.NodeID, want bool) ir.Value {
	pairs, values := f.pairs(left, list, !want)
	for _, p := range pairs {
		f.write(n, f.place(p.target), p.value)
	}
	if !want {
		return ir.NoValue
	}
	return f.arrayOf(list, values)
}

// pairs evaluates the values of a literal list, and says which target of left is given which. With split a
// list among the values goes to the targets of a list among left by itself, and is no value.
func (f *fn) pairs(left, list syntax.NodeID, split bool) (pairs []pairing, values []ir.Value) {
	l := f.l
	targets, nodes := l.children(left), l.children(list)
	rest := slices.IndexFunc(targets, func(t syntax.NodeID) bool { return l.kind(t) == kindRestAssignment })
	extra := 0 // how many values the target with a splat is given
	if rest >= 0 {
		extra = max(0, len(nodes)-len(targets)+1)
	}
	nested := make([][]pairing, len(nodes))
	values = make([]ir.Value, len(nodes))
	for i, node := range nodes {
		t := i
		if rest >= 0 && i >= rest+extra {
			t = i - extra + 1
		}
		if literal, ok := l.rightList(node); ok && split && t < len(targets) && t != rest &&
			l.kind(targets[t]) == kindDestructuredLeftAssignment {
			some, _ := f.pairs(targets[t], literal, true)
			nested[i] = append([]pairing{}, some...) // not nil, be it empty
			continue
		}
		values[i] = f.expr(node)
	}
	i := 0
	for t, target := range targets {
		switch {
		case t == rest:
			if target = l.restTarget(target); target != syntax.None {
				from := min(i, len(values)) // there may be fewer values than targets
				pairs = append(pairs, pairing{target, f.arrayOf(list, values[from:min(from+extra, len(values))])})
			}
			i += extra
			continue
		case i >= len(nodes):
			pairs = append(pairs, pairing{target, f.null(target)})
		case nested[i] != nil:
			pairs = append(pairs, nested[i]...)
		default:
			pairs = append(pairs, pairing{target, values[i]})
		}
		i++
	}
	return pairs, values
}

// arrayOf makes an array of values.
func (f *fn) arrayOf(n syntax.NodeID, values []ir.Value) ir.Value {
	mark := f.begin()
	for _, v := range values {
		f.push(v, ir.RolePlain)
	}
	return f.emitFrom(mark, n, ir.Instr{Op: ir.OpCall, Name: f.l.n.array, Type: f.l.n.tArray})
}

// destructure assigns the elements of v to the targets that are the children of list: an
// assignment's left side, a nested (a, b), a parameter's pattern.
func (f *fn) destructure(n, list syntax.NodeID, v ir.Value) {
	l := f.l
	if l.depth > maxDepth {
		return
	}
	l.depth++
	defer func() { l.depth-- }()
	index, rest := 0, false
	for c := l.first(list); c != syntax.None; c = l.next(list, c) {
		switch k := l.kind(c); {
		case k == kindRestAssignment || k == kindSplatParameter || k == kindSplatArgument:
			rest = true
			if target := l.restTarget(c); target != syntax.None {
				f.write(n, f.place(target), f.from(c, v, index))
			}
		case k == kindDestructuredParameter || k == kindDestructuredLeftAssignment:
			f.destructure(n, c, f.part(c, v, index, rest))
			index++
		case k == kindOptionalParameter || k == kindKeywordParameter || k == kindBlockParameter:
			if name := l.field(c, fieldName); name != syntax.None {
				f.assign(l.name(name), f.part(c, v, index, rest))
			}
			index++
		default:
			p := f.place(c)
			f.write(n, p, f.part(c, v, index, rest))
			index++
		}
	}
}

// restTarget returns what *x binds, or None.
func (l *lowerer) restTarget(n syntax.NodeID) syntax.NodeID {
	if c := l.field(n, fieldName); c != syntax.None {
		return c
	}
	return l.first(n)
}

// part reads the element of v at index, or after a splat any element.
func (f *fn) part(n syntax.NodeID, v ir.Value, index int, any bool) ir.Value {
	if any {
		return f.anyElement(n, v)
	}
	key := f.constant(n, ir.ConstInteger, f.l.b.Name(strconv.Itoa(index)), f.l.n.tInteger)
	return f.emit(n, ir.Instr{Op: ir.OpLoad, Flags: ir.FlagIndex}, ir.Operand{Value: v}, ir.Operand{Value: key})
}

// from reads the elements of v from index on, as v[index..].
func (f *fn) from(n syntax.NodeID, v ir.Value, index int) ir.Value {
	if index == 0 {
		return f.emit(n, ir.Instr{Op: ir.OpCopy}, ir.Operand{Value: v})
	}
	first := f.constant(n, ir.ConstInteger, f.l.b.Name(strconv.Itoa(index)), f.l.n.tInteger)
	key := f.emit(n, ir.Instr{Op: ir.OpCall, Name: f.l.n.rng, Type: f.l.n.tRange}, ir.Operand{Value: first}, ir.Operand{Value: f.null(n)})
	return f.emit(n, ir.Instr{Op: ir.OpLoad, Flags: ir.FlagIndex}, ir.Operand{Value: v}, ir.Operand{Value: key})
}

// anyElement reads an element of v at a key that is not known.
func (f *fn) anyElement(n syntax.NodeID, v ir.Value) ir.Value {
	key := f.call(n, f.l.n.next, v)
	return f.emit(n, ir.Instr{Op: ir.OpLoad, Flags: ir.FlagIndex}, ir.Operand{Value: v}, ir.Operand{Value: key})
}

// operatorAssignment lowers left op= right.
func (f *fn) operatorAssignment(n syntax.NodeID) ir.Value {
	l := f.l
	left, right, op := l.field(n, fieldLeft), l.field(n, fieldRight), l.field(n, fieldOperator)
	if left == syntax.None || right == syntax.None || op == syntax.None {
		return f.unknown(n)
	}
	p := f.place(left)
	if p.kind == noPlace || p.kind == listPlace {
		return f.unknown(n)
	}
	text := l.tree.Bytes(op)
	switch string(text) {
	case "||=", "&&=":
		return f.orAssignment(n, p, right, text[0] == '&')
	}
	if len(text) < 2 {
		return f.unknown(n)
	}
	old := f.read(p)
	v := f.call(n, l.b.NameBytes(text[:len(text)-1]), old, f.rightSide(right))
	f.write(n, p, v)
	return v
}

// orAssignment lowers p ||= right, or p &&= right.
func (f *fn) orAssignment(n syntax.NodeID, p place, right syntax.NodeID, and bool) ir.Value {
	if p.kind == localPlace && !and {
		if v, ok := f.Read(ir.Var{Name: p.name}); ok && f.truthy(v) {
			return f.read(p)
		}
		if _, ok := f.Read(ir.Var{Name: p.name}); !ok && f.l.outputs != nil {
			f.assign(p.name, f.variableLike(p.node, p.name)) // a local variable that the template was given
		} else if !ok {
			v := f.rightSide(right)
			f.write(n, p, v)
			return v
		}
	}
	cond, vars := f.watch(func() ir.Value { return f.read(p) })
	node := f.l.node(n)
	given := ir.NoValue
	v := f.Branch(node.Start, node.End,
		func() ir.Value {
			f.Assume(vars, cond, !and, node.Start, node.End)
			if and {
				return f.null(n)
			}
			return f.assumed(vars, cond)
		},
		func() ir.Value {
			f.Assume(vars, cond, and, node.Start, node.End)
			v := f.rightSide(right)
			f.write(n, p, v)
			if f.Reachable() {
				given = v
			}
			return v
		})
	if and && p.kind == localPlace && given != ir.NoValue {
		f.bothTrue(n, p, cond, given)
	}
	return v
}

// bothTrue notes that the variable at p is true only where both of two values are: ok &&= safe?(x)
func (f *fn) bothTrue(n syntax.NodeID, p place, first, second ir.Value) {
	v, ok := f.Read(ir.Var{Name: p.name})
	if !ok || f.Instr(v).Op != ir.OpPhi {
		return
	}
	if c, ok := f.truths[first]; ok {
		first = c
	}
	if c, ok := f.truths[second]; ok {
		second = c
	}
	if f.truths == nil {
		f.truths = map[ir.Value]ir.Value{}
	}
	f.truths[v] = f.emit(n, ir.Instr{Op: ir.OpCall, Name: f.l.n.and}, ir.Operand{Value: first}, ir.Operand{Value: second})
}
