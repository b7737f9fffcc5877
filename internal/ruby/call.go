package ruby

import (
	"bytes"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// callParts are the children of a call.
type callParts struct {
	receiver, operator, method, arguments, block syntax.NodeID
}

func (l *lowerer) callParts(n syntax.NodeID) callParts {
	p := callParts{syntax.None, syntax.None, syntax.None, syntax.None, syntax.None}
	for c := l.tree.FirstChild(n); c != syntax.None; c = l.tree.NextSibling(n, c) {
		switch l.node(c).Field() {
		case fieldReceiver:
			p.receiver = c
		case fieldOperator:
			p.operator = c
		case fieldMethod:
			p.method = c
		case fieldArguments:
			p.arguments = c
		case fieldBlock:
			p.block = c
		}
	}
	return p
}

// start returns where the call begins: with what it is called on, or, where its name stands on a line further down, with
// its name, as each call of a chain that is written over lines is a place of its own.
func (p callParts) start(l *lowerer, n syntax.NodeID) uint32 {
	start := l.node(n).Start
	if p.receiver == syntax.None || p.method == syntax.None {
		return start
	}
	if name := l.node(p.method).Start; bytes.IndexByte(l.tree.Src[start:name], '\n') >= 0 {
		return name
	}
	return start
}

// end returns where the call ends without its block, so that its position is that of the call.
func (p callParts) end(l *lowerer, n syntax.NodeID) uint32 {
	if p.block == syntax.None {
		return l.node(n).End
	}
	for _, c := range [...]syntax.NodeID{p.arguments, p.method, p.operator, p.receiver} {
		if c != syntax.None {
			return l.node(c).End
		}
	}
	return l.node(n).End
}

// callExpr lowers a call.
func (f *fn) callExpr(n syntax.NodeID) ir.Value {
	l := f.l
	p := l.callParts(n)
	if p.receiver == syntax.None && p.method == syntax.None {
		return f.unknown(n)
	}
	if p.receiver == syntax.None && l.kind(p.method) == kindSuper {
		return f.super(n, p)
	}
	if v, ok := f.special(n, p); ok {
		return v
	}
	if v, ok := f.anonymousClass(n, p); ok {
		return v
	}
	if l.frozenLiteral(p) {
		return f.expr(p.receiver)
	}
	if between, ok := l.joinedLiteral(p); ok {
		return f.joined(n, p, between)
	}
	f.reopen(n, p)
	f.delegates(n, p)
	i := ir.Instr{Op: ir.OpCall, Name: l.n.call, Pos: p.start(l, n), End: p.end(l, n)}
	c, sent := l.namedCall(p)
	switch {
	case sent:
		i.Flags, i.Name, p.receiver = ir.FlagSent, c.name, c.receiver
	case p.method != syntax.None:
		i.Name = l.name(p.method)
	}
	mark := f.begin()
	if p.receiver == syntax.None {
		l.noteTemplate(p)
		i.Flags |= ir.FlagImplicitSelf
		f.push(f.me(), ir.RoleSelf)
	} else {
		v := f.expr(p.receiver)
		f.push(v, ir.RoleSelf)
		if of := f.Instr(f.Root(v)); p.arguments == syntax.None && of.Op == ir.OpCall && of.Flags&ir.FlagVariableLike != 0 {
			f.asks(i.Name) // errors.empty?
		}
	}
	if p.receiver == syntax.None || l.kind(p.receiver) == kindSelf {
		f.asks(i.Name)
	}
	if l.safe(p.operator) {
		i.Flags |= ir.FlagSafe
	}
	if p.arguments != syntax.None && f.arguments(p.arguments, c.first) {
		i.Flags |= ir.FlagIncomplete
	}
	return f.emitCall(mark, i, p)
}

// safe says whether a call's operator is &.
func (l *lowerer) safe(operator syntax.NodeID) bool {
	return operator != syntax.None && l.node(operator).Start < uint32(len(l.tree.Src)) && l.tree.Src[l.node(operator).Start] == '&'
}

// emitCall emits a call whose receiver and arguments have been pushed since mark, with its block,
// and then its effects on what is tracked.
func (f *fn) emitCall(mark int, i ir.Instr, p callParts) ir.Value {
	var c *closure
	if p.block != syntax.None {
		f.matchesBefore(p.block, i, f.l.operands[mark:])
		c = f.block(p.block, i.Flags&ir.FlagImplicitSelf != 0 && f.l.str(i.Name) == "lambda")
		f.push(c.value, ir.RoleBlock)
	}
	args := f.l.operands[mark:]
	self, given := args[0].Value, args[len(args)-1].Role == ir.RoleBlock
	v := f.Emit(i, args...)
	f.l.operands = f.l.operands[:mark]
	if c != nil {
		f.noteCaptured(c.value)
		f.afterClosure(c)
	}
	f.callEffects(i, self, p, given)
	if i.Name == f.l.n.matchMethod && f.l.readsMatch {
		f.assign(f.l.n.lastMatch, v)
	}
	return v
}

// callEffects applies what a call may do to what is tracked, and whether it returns. given says that it
// has a block.
func (f *fn) callEffects(i ir.Instr, self ir.Value, p callParts, given bool) {
	text := f.l.str(i.Name)
	implicit := i.Flags&(ir.FlagImplicitSelf|ir.FlagSuper|ir.FlagYield) != 0
	switch {
	case implicit || f.Root(self) == f.self:
		f.forgetIvars()
	case text != "" && text[len(text)-1] == '!' || i.Name == f.l.n.indexSet || f.l.opt.Overwrites[text]:
		f.forgetElements(self)
	}
	if given {
		return // with a block it is a definition: not_found { … }
	}
	if f.l.noReturn[text] && (i.Flags&ir.FlagImplicitSelf != 0 || p.receiver != syntax.None && f.l.kind(p.receiver) == kindSelf) {
		f.stop()
	}
	if p.receiver != syntax.None && f.meta.Kind == ir.KindClosure && f.l.endsOn[text] && f.isParameter(self) {
		f.stop()
	}
}

// isParameter says whether v is what the function, or one around it, is given.
func (f *fn) isParameter(v ir.Value) bool {
	root := f.Root(v)
	return root != f.self && f.Instr(root).Op == ir.OpParam
}

// arguments pushes the arguments in list from c on and reports whether there is one of unknown extent.
func (f *fn) arguments(list, c syntax.NodeID) (incomplete bool) {
	for ; c != syntax.None; c = f.l.next(list, c) {
		if f.argument(c) {
			incomplete = true
		}
	}
	return incomplete
}

// argument pushes one argument in its role.
func (f *fn) argument(n syntax.NodeID) (incomplete bool) {
	l := f.l
	switch l.kind(n) {
	case kindSplatArgument:
		f.push(f.splatted(n), ir.RoleSplat)
		return true
	case kindHashSplatArgument:
		f.push(f.splatted(n), ir.RoleKwSplat)
		return true
	case kindPair:
		f.pair(n)
	case kindBlockArgument:
		v, ok := f.methodBlock(n)
		if !ok {
			v = f.splatted(n)
		}
		f.push(v, ir.RoleBlock)
	case kindForwardArgument:
		f.push(f.local(n, l.n.splat), ir.RoleSplat)
		f.push(f.local(n, l.n.kwsplat), ir.RoleKwSplat)
		f.push(f.local(n, l.n.block), ir.RoleBlock)
		return true
	case kindEmptyStatement:
	default:
		f.push(f.expr(n), ir.RolePlain)
	}
	return false
}

// super lowers super(…), and super alone, which hands on the method's own parameters.
func (f *fn) super(n syntax.NodeID, p callParts) ir.Value {
	i := ir.Instr{Op: ir.OpCall, Flags: ir.FlagSuper, Name: f.method, Pos: f.l.node(n).Start, End: p.end(f.l, n)}
	if i.Name == 0 {
		i.Name = f.l.n.super
	}
	mark := f.begin()
	f.push(f.self, ir.RoleSelf)
	if p.arguments != syntax.None {
		if f.arguments(p.arguments, f.l.first(p.arguments)) {
			i.Flags |= ir.FlagIncomplete
		}
	} else {
		for _, a := range f.forward {
			f.push(f.local(n, a.name), a.role)
			if a.role == ir.RoleSplat || a.role == ir.RoleKwSplat {
				i.Flags |= ir.FlagIncomplete
			}
		}
	}
	return f.emitCall(mark, i, p)
}

// yield lowers a call of the block that the method was given.
func (f *fn) yield(n syntax.NodeID) ir.Value {
	i := ir.Instr{Op: ir.OpCall, Flags: ir.FlagYield, Name: f.l.n.yield, Pos: f.l.node(n).Start, End: f.l.node(n).End}
	if f.conditions > 0 {
		f.mention(f.selfVar()) // whoever calls decides what it says
	}
	mark := f.begin()
	f.push(f.self, ir.RoleSelf)
	if list := f.l.first(n); list != syntax.None && f.arguments(list, f.l.first(list)) {
		i.Flags |= ir.FlagIncomplete
	}
	none := syntax.None
	return f.emitCall(mark, i, callParts{none, none, none, none, none})
}

// elementRef lowers base[key]. With exactly one key it is a load, else a call of [].
func (f *fn) elementRef(n syntax.NodeID) ir.Value {
	p := f.elementPlace(n)
	if p.kind == elementPlace {
		if _, _, ok := f.matched(p.base); ok && f.Instr(p.key).Op == ir.OpConst {
			return f.groupOf(n, p.base, p.key)
		}
	}
	return f.read(p)
}

// binary lowers an operator between two operands.
func (f *fn) binary(n syntax.NodeID) ir.Value {
	l := f.l
	left, right, op := l.field(n, fieldLeft), l.field(n, fieldRight), l.field(n, fieldOperator)
	if left == syntax.None || right == syntax.None || op == syntax.None {
		return f.unknown(n)
	}
	switch name := l.name(op); l.str(name) {
	case "!=":
		return f.call(n, l.n.not, f.call(n, l.n.eq, f.expr(left), f.expr(right)))
	case "!~":
		return f.call(n, l.n.not, f.call(n, l.n.match, f.expr(left), f.expr(right)))
	case "=~":
		return f.match(n, left, right)
	case "<<":
		base := f.expr(left)
		v := f.call(n, name, base, f.expr(right))
		f.forgetElements(base)
		return v
	default:
		return f.call(n, name, f.expr(left), f.expr(right))
	}
}

// unary lowers an operator before its operand.
func (f *fn) unary(n syntax.NodeID) ir.Value {
	l := f.l
	operand, op := l.field(n, fieldOperand), l.field(n, fieldOperator)
	if operand == syntax.None || op == syntax.None {
		return f.unknown(n)
	}
	switch name := l.name(op); l.str(name) {
	case "!", "not":
		_, cond := f.both(operand, true)
		return f.call(n, l.n.not, cond)
	case "-", "+":
		if v, ok := f.signed(n, operand, l.str(name)[0]); ok {
			return v
		}
		if l.str(name) == "+" {
			return f.call(n, l.n.plus, f.expr(operand))
		}
		return f.call(n, l.n.negate, f.expr(operand))
	case "defined?":
		text := f.constant(operand, ir.ConstString, l.name(operand), l.n.tString)
		return f.emit(n, ir.Instr{Op: ir.OpCall, Name: l.n.defined}, ir.Operand{Value: text})
	default:
		return f.call(n, name, f.expr(operand))
	}
}

// frozenLiteral says whether a call only freezes a text that is written out: 'PATH_INFO'.freeze.
func (l *lowerer) frozenLiteral(p callParts) bool {
	if p.receiver == syntax.None || p.arguments != syntax.None || p.block != syntax.None {
		return false
	}
	switch l.kind(p.receiver) {
	case kindString, kindSimpleSymbol, kindCharacter:
		return l.methodText(p) == "freeze"
	}
	return false
}
