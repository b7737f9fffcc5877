package rust

import (
	"bytes"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// isExpression reports whether expr knows kind k.
func isExpression(k syntax.Kind) bool {
	switch k {
	case kindIdentifier, kindSelf, kindScopedIdentifier, kindGenericFunction, kindMetavariable,
		kindIntegerLiteral, kindFloatLiteral, kindStringLiteral, kindRawStringLiteral, kindCharLiteral,
		kindBooleanLiteral, kindNegativeLiteral, kindUnitExpression, kindTupleExpression, kindArrayExpression,
		kindParenthesizedExpression, kindUnaryExpression, kindReferenceExpression, kindBinaryExpression,
		kindAssignmentExpression, kindCompoundAssignmentExpr, kindTypeCastExpression, kindTryExpression,
		kindAwaitExpression, kindReturnExpression, kindYieldExpression, kindCallExpression, kindStructExpression,
		kindIfExpression, kindMatchExpression, kindWhileExpression, kindLoopExpression, kindForExpression,
		kindConstBlock, kindClosureExpression, kindBreakExpression, kindContinueExpression, kindIndexExpression,
		kindFieldExpression, kindUnsafeBlock, kindAsyncBlock, kindTryBlock, kindBlock, kindRangeExpression,
		kindMacroInvocation, kindLetCondition, kindLetChain:
		return true
	}
	return false
}

// value lowers n and returns its value, which is the unit value if it has none.
func (l *lowerer) value(n syntax.NodeID) ir.Value {
	if v := l.expr(n); v != ir.NoValue {
		return v
	}
	return l.emit(ir.Instr{Op: ir.OpConst, Aux: ir.ConstUnit}, n)
}

// expr lowers an expression and returns its value, or NoValue if it has none.
func (l *lowerer) expr(n syntax.NodeID) ir.Value {
	if l.depth >= maxDepth {
		return l.unknown(n)
	}
	l.depth++
	v := l.exprOf(n)
	l.depth--
	return v
}

func (l *lowerer) exprOf(n syntax.NodeID) ir.Value {
	switch l.kind(n) {
	case kindIdentifier, kindSelf:
		return l.variable(n)
	case kindScopedIdentifier, kindGenericFunction, kindMetavariable:
		if l.namesFunction(n) {
			return l.functionValue(n)
		}
		return l.emit(ir.Instr{Op: ir.OpLoad, Flags: ir.FlagConst, Name: l.path(n)}, n)
	case kindIntegerLiteral, kindFloatLiteral, kindStringLiteral, kindRawStringLiteral, kindCharLiteral,
		kindBooleanLiteral, kindNegativeLiteral:
		return l.literal(n)
	case kindUnitExpression:
		return l.emit(ir.Instr{Op: ir.OpConst, Aux: ir.ConstUnit}, n)
	case kindTupleExpression, kindArrayExpression:
		return l.array(n)
	case kindParenthesizedExpression:
		return l.only(n)
	case kindUnaryExpression:
		return l.unary(n)
	case kindReferenceExpression:
		return l.reference(n)
	case kindBinaryExpression:
		return l.binary(n)
	case kindAssignmentExpression:
		return l.assignment(n)
	case kindCompoundAssignmentExpr:
		return l.compoundAssignment(n)
	case kindTypeCastExpression:
		return l.cast(n)
	case kindTryExpression, kindAwaitExpression:
		return l.copyOf(n)
	case kindCallExpression:
		return l.call(n)
	case kindStructExpression:
		return l.structure(n)
	case kindIndexExpression:
		return l.indexed(n)
	case kindFieldExpression:
		return l.field(n)
	case kindRangeExpression:
		return l.rangeOf(n)
	case kindMacroInvocation:
		return l.macro(n)
	case kindClosureExpression:
		if l.depth > maxScanDepth {
			return l.unknown(n)
		}
		v, written := l.closure(n)
		l.flush(v, written, n)
		return v
	}
	return l.control(n)
}

// control lowers the expressions that decide what runs.
func (l *lowerer) control(n syntax.NodeID) ir.Value {
	switch l.kind(n) {
	case kindBlock:
		return l.block(n)
	case kindUnsafeBlock:
		return l.unsafeBlock(n)
	case kindAsyncBlock:
		return l.asyncBlock(n)
	case kindConstBlock, kindTryBlock:
		return l.only(n)
	case kindIfExpression:
		return l.ifExpression(n)
	case kindMatchExpression:
		return l.match(n)
	case kindWhileExpression, kindLoopExpression, kindForExpression:
		return l.loopOf(n)
	case kindBreakExpression:
		return l.breakOut(n)
	case kindContinueExpression:
		if !l.fn.b.Continue(l.label(n)) {
			l.fn.b.Stop()
		}
		return ir.NoValue
	case kindReturnExpression:
		v := ir.NoValue
		if c := l.first(n); c != syntax.None {
			v = l.expr(c)
		}
		l.returnValue(v, n)
		return ir.NoValue
	case kindYieldExpression:
		if c := l.first(n); c != syntax.None {
			if v := (ir.Operand{Value: l.value(c)}); l.fn.yields != nil {
				*l.fn.yields = append(*l.fn.yields, v)
			} else {
				l.emit(ir.Instr{Op: ir.OpReturn}, n, v)
			}
		}
		return ir.NoValue
	case kindLetCondition, kindLetChain:
		return l.condition(n).value
	}
	return l.unknown(n)
}

// loopOf lowers a loop of any kind.
func (l *lowerer) loopOf(n syntax.NodeID) ir.Value {
	if l.depth > maxScanDepth {
		return l.unknown(n)
	}
	switch l.kind(n) {
	case kindWhileExpression:
		return l.while(n)
	case kindForExpression:
		return l.forLoop(n)
	}
	return l.loop(n)
}

// only lowers the one child of n.
func (l *lowerer) only(n syntax.NodeID) ir.Value {
	if c := l.first(n); c != syntax.None {
		return l.expr(c)
	}
	return ir.NoValue
}

// operand lowers the child of n with field f; a missing one is unit.
func (l *lowerer) operand(n syntax.NodeID, f syntax.Field) ir.Value {
	if c := l.child(n, f); c != syntax.None {
		return l.value(c)
	}
	return l.uninitialized(n)
}

// variable lowers a name: a local variable, or else a constant, a static or a function.
func (l *lowerer) variable(n syntax.NodeID) ir.Value {
	name := l.name(n)
	if v, ok := l.local(name); ok {
		if val, ok := l.fn.b.Read(v); ok {
			return val
		}
		return l.uninitialized(n)
	}
	if string(l.text(n)) == "None" {
		return l.emit(ir.Instr{Op: ir.OpConst, Aux: ir.ConstNil}, n)
	}
	return l.emit(ir.Instr{Op: ir.OpLoad, Flags: ir.FlagConst, Name: name}, n)
}

// array lowers an array or tuple. The length of [x; n] is not an element.
func (l *lowerer) array(n syntax.NodeID) ir.Value {
	var args []ir.Value
	length := ""
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		v := l.value(c)
		if l.tree.Nodes[c].Field() != fieldLength {
			args = append(args, v)
		} else {
			length = ";" + strings.Join(strings.Fields(string(l.text(c))), "")
		}
	}
	if l.kind(n) != kindArrayExpression || len(args) == 0 {
		return l.op(ir.OpArray, n, args...)
	}
	operands := make([]ir.Operand, len(args))
	for i, v := range args {
		operands[i].Value = v
	}
	element := "" // the call graph knows it, or nothing does
	if first := l.fn.b.Instr(args[0]); first.Op == ir.OpConst {
		element = l.file.File().Names[first.Type]
	}
	return l.emit(ir.Instr{Op: ir.OpCall, Name: l.file.Name(ir.OpArray), Type: l.file.Name("[" + element + length + "]")}, n, operands...)
}

// unary lowers *x, -x and !x.
func (l *lowerer) unary(n syntax.NodeID) ir.Value {
	c := l.first(n)
	if c == syntax.None {
		return ir.NoValue
	}
	switch l.text(n)[0] {
	case '*':
		return l.deref(n, l.value(c))
	case '!':
		return l.condition(n).value
	}
	if k := l.kind(c); k == kindIntegerLiteral || k == kindFloatLiteral {
		return l.negative(n)
	}
	return l.op("op.neg", n, l.value(c))
}

// deref lowers a dereference of v: of a raw pointer as far as can be told, or of a reference.
func (l *lowerer) deref(n syntax.NodeID, v ir.Value) ir.Value {
	typ := l.file.File().Names[l.fn.b.Stated(l.fn.b.Root(v))]
	raw := len(typ) > 0 && typ[0] == '*'
	safe := len(typ) > 0 && typ[0] == '&'
	if raw || l.fn.unsafe > 0 && !safe {
		return l.opSelf(ir.OpDeref, n, v, 0)
	}
	return l.emit(ir.Instr{Op: ir.OpCopy, Aux: ir.CopyDeref}, n, ir.Operand{Value: v})
}

// reference lowers &x, &mut x and &raw const x.
func (l *lowerer) reference(n syntax.NodeID) ir.Value {
	flags := ir.FlagRef
	if l.tree.ChildByKind(n, kindMutableSpecifier) != syntax.None {
		flags |= ir.FlagMut
	}
	v := l.operand(n, fieldValue)
	return l.emit(ir.Instr{Op: ir.OpCopy, Flags: flags}, n, ir.Operand{Value: v})
}

func (l *lowerer) binary(n syntax.NodeID) ir.Value {
	operator := l.child(n, fieldOperator)
	if operator == syntax.None {
		return l.unknown(n)
	}
	text := string(l.text(operator))
	if text == "&&" || text == "||" {
		return l.condition(n).value
	}
	left := l.operand(n, fieldLeft)
	right := l.operand(n, fieldRight)
	return l.op("op."+text, n, left, right)
}

func (l *lowerer) cast(n syntax.NodeID) ir.Value {
	return l.opSelf(ir.OpCast, n, l.operand(n, fieldValue), l.typeName(l.child(n, fieldType)))
}

// copyOf lowers x? and x.await, whose value is what x carries.
func (l *lowerer) copyOf(n syntax.NodeID) ir.Value {
	c := l.first(n)
	if c == syntax.None {
		return ir.NoValue
	}
	i := ir.Instr{Op: ir.OpCopy}
	of := l.value(c)
	if l.kind(n) == kindTryExpression {
		i.Name = l.file.Name(ir.VariantTry)
	}
	v := l.emit(i, n, ir.Operand{Value: of})
	if made := l.fn.b.Instr(of); i.Name != 0 && made.Op == ir.OpCopy && l.file.File().Names[made.Name] == "Err" && l.fn.b.Reachable() {
		l.returnValue(v, n) // Err("no")?
	}
	return v
}

func (l *lowerer) rangeOf(n syntax.NodeID) ir.Value {
	var args []ir.Value
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		if text := l.text(c); len(text) > 0 && text[0] == '.' && l.kind(c) == kindIntegerLiteral {
			continue // put there for the grammar's sake: ..=x was parsed as 0..x
		}
		args = append(args, l.value(c))
	}
	if len(args) == 1 && len(l.text(n)) > 0 && l.text(n)[0] == '.' {
		args = []ir.Value{l.emit(ir.Instr{Op: ir.OpConst, Aux: ir.ConstNil}, n), args[0]}
	}
	v := l.op(ir.OpRange, n, args...)
	if in := l.fn.b.Instr(v); in.Op == ir.OpCall && bytes.Contains(l.text(n), []byte("..=")) {
		in.Aux = ir.RangeInclusive
	}
	return v
}

// structure lowers a struct literal.
func (l *lowerer) structure(n syntax.NodeID) ir.Value {
	var args []ir.Operand
	body := l.child(n, fieldBody)
	if body == syntax.None {
		return l.unknown(n)
	}
	for c := l.first(body); c != syntax.None; c = l.next(body, c) {
		switch l.kind(c) {
		case kindFieldInitializer:
			if f := l.child(c, fieldField); f != syntax.None {
				args = append(args, ir.Operand{Value: l.operand(c, fieldValue), Role: ir.KeywordRole(l.name(f))})
			}
		case kindShorthandFieldInitializer:
			if v := l.first(c); v != syntax.None {
				args = append(args, ir.Operand{Value: l.value(v), Role: ir.KeywordRole(l.name(v))})
			}
		case kindBaseFieldInitializer:
			if v := l.first(c); v != syntax.None { // what is listed counts, though the base comes last
				args = slices.Insert(args, 0, ir.Operand{Value: l.value(v), Role: ir.RoleKwSplat})
			}
		default:
			args = append(args, ir.Operand{Value: l.unknown(c), Role: ir.RoleAnyKey})
		}
	}
	var typ ir.Name
	if name := l.child(n, fieldName); name != syntax.None {
		typ = l.path(name)
	}
	return l.emit(ir.Instr{Op: ir.OpCall, Name: l.file.Name(ir.OpStruct), Type: typ}, n, args...)
}

// indexed lowers x[i].
func (l *lowerer) indexed(n syntax.NodeID) ir.Value {
	if of := l.first(n); of != syntax.None {
		if all := l.next(n, of); all != syntax.None && string(l.text(all)) == ".." { // text[..], which is all of it
			return l.emit(ir.Instr{Op: ir.OpCopy}, n, ir.Operand{Value: l.value(of)})
		}
	}
	if of := l.first(n); of != syntax.None && l.kind(of) == kindIdentifier {
		if v, ok := l.atPlace(of); ok {
			if val, ok := l.fn.b.Read(v); ok {
				return val
			}
		}
	}
	base, key := l.indexOperands(n)
	return l.emit(ir.Instr{Op: ir.OpLoad, Flags: ir.FlagIndex}, n, ir.Operand{Value: base}, ir.Operand{Value: key})
}

func (l *lowerer) indexOperands(n syntax.NodeID) (base, key ir.Value) {
	c := l.first(n)
	if c == syntax.None {
		return l.uninitialized(n), l.uninitialized(n)
	}
	base = l.value(c)
	if c = l.next(n, c); c == syntax.None {
		return base, l.uninitialized(n)
	}
	return base, l.value(c)
}

// field lowers x.f and x.0.
func (l *lowerer) field(n syntax.NodeID) ir.Value {
	base, name := l.operand(n, fieldValue), l.child(n, fieldField)
	if name == syntax.None {
		return base
	}
	if l.isPlace(l.child(n, fieldValue)) {
		return l.readField(base, l.name(name), l.pos(n), l.end(n))
	}
	return l.emit(ir.Instr{Op: ir.OpLoad, Name: l.name(name)}, n, ir.Operand{Value: base})
}

// isPlace reports whether n is a variable or a field of one, so that its fields are worth keeping.
func (l *lowerer) isPlace(n syntax.NodeID) bool {
	for n != syntax.None && l.kind(n) == kindFieldExpression {
		n = l.child(n, fieldValue)
	}
	return n != syntax.None && (l.kind(n) == kindIdentifier || l.kind(n) == kindSelf)
}

// assignment lowers left = right.
func (l *lowerer) assignment(n syntax.NodeID) ir.Value {
	right := l.operand(n, fieldRight)
	if left := l.child(n, fieldLeft); left != syntax.None {
		l.assign(left, right, n)
	}
	return ir.NoValue
}

// compoundAssignment lowers left += right and its like.
func (l *lowerer) compoundAssignment(n syntax.NodeID) ir.Value {
	left, operator := l.child(n, fieldLeft), l.child(n, fieldOperator)
	if left == syntax.None || operator == syntax.None {
		return l.unknown(n)
	}
	text := l.text(operator)
	old := l.value(left)
	right := l.operand(n, fieldRight)
	name := l.file.Name("op." + string(text[:len(text)-1]))
	v := l.emit(ir.Instr{Op: ir.OpCall, Flags: ir.FlagMut, Name: name}, n, ir.Operand{Value: old}, ir.Operand{Value: right})
	l.assign(left, v, n)
	return ir.NoValue
}

// assign writes v to the place that left is; n is the whole assignment.
func (l *lowerer) assign(left syntax.NodeID, v ir.Value, n syntax.NodeID) {
	val := ir.Operand{Value: v}
	switch l.kind(left) {
	case kindIdentifier:
		name := l.name(left)
		if x, ok := l.local(name); ok {
			l.write(x, v)
		} else if string(l.text(left)) != "_" {
			l.emit(ir.Instr{Op: ir.OpStore, Flags: ir.FlagConst, Name: name}, n, val)
		}
	case kindScopedIdentifier:
		l.emit(ir.Instr{Op: ir.OpStore, Flags: ir.FlagConst, Name: l.path(left)}, n, val)
	case kindParenthesizedExpression:
		if c := l.first(left); c != syntax.None {
			l.assign(c, v, n)
		}
	case kindFieldExpression:
		l.assignField(left, v, n)
	case kindIndexExpression:
		base, key := l.indexOperands(left)
		l.emit(ir.Instr{Op: ir.OpStore, Flags: ir.FlagIndex}, n, ir.Operand{Value: base}, ir.Operand{Value: key}, val)
	case kindUnaryExpression:
		if c := l.first(left); c != syntax.None {
			base := l.value(c)
			l.emit(ir.Instr{Op: ir.OpStore, Name: l.file.Name("*")}, n, ir.Operand{Value: base}, val)
			l.forgetFields(base)
		}
	case kindTupleExpression, kindArrayExpression, kindCallExpression, kindStructExpression:
		l.takeApart(left, v, n)
	default:
		l.emit(ir.Instr{Op: ir.OpStore, Name: l.file.Name("*")}, n, ir.Operand{Value: l.value(left)}, val)
	}
}

func (l *lowerer) assignField(left syntax.NodeID, v ir.Value, n syntax.NodeID) {
	base, field := l.operand(left, fieldValue), l.child(left, fieldField)
	if field == syntax.None {
		return
	}
	name := l.name(field)
	l.emit(ir.Instr{Op: ir.OpStore, Name: name}, n, ir.Operand{Value: base}, ir.Operand{Value: v})
	if l.isPlace(l.child(left, fieldValue)) {
		l.keepField(ir.Var{Name: name, Base: l.fn.b.Root(base)}, v)
	} else {
		l.forgetFields(base)
	}
}

// takeApart lowers a destructuring assignment.
func (l *lowerer) takeApart(left syntax.NodeID, v ir.Value, n syntax.NodeID) {
	list := left
	switch l.kind(left) {
	case kindCallExpression:
		list = l.child(left, fieldArguments)
	case kindStructExpression:
		list = l.child(left, fieldBody)
	}
	if list == syntax.None {
		return
	}
	i := 0
	for c := l.first(list); c != syntax.None; c = l.next(list, c) {
		target, name := c, l.index(i)
		switch l.kind(c) {
		case kindRangeExpression, syntax.KindError, kindBaseFieldInitializer:
			continue
		case kindFieldInitializer:
			target = l.child(c, fieldValue)
			if f := l.child(c, fieldField); f != syntax.None {
				name = l.name(f)
			}
		case kindShorthandFieldInitializer:
			target = l.first(c)
			if target != syntax.None {
				name = l.name(target)
			}
		}
		i++
		if target != syntax.None {
			l.assign(target, l.emit(ir.Instr{Op: ir.OpLoad, Name: name}, c, ir.Operand{Value: v}), n)
		}
	}
}
