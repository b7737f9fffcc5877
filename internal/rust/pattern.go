package rust

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// A pattern is lowered twice: test makes the condition under which it matches, bind gives its names
// their values. The condition comes first, so that what is bound is bound where it holds.

// subpatterns returns the patterns inside of n after the child skip (None: all children). A wildcard
// is None: the flat tree has no node for it.
func (l *lowerer) subpatterns(n, skip syntax.NodeID) []syntax.NodeID {
	var subs []syntax.NodeID
	at := l.tree.Nodes[n].Start
	wildcards := func(until uint32) {
		for range bytes.Count(l.tree.Src[at:max(at, until)], []byte("_")) {
			subs = append(subs, syntax.None)
		}
	}
	for c := l.tree.FirstChild(n); c != syntax.None; c = l.tree.NextSibling(n, c) {
		if c == skip || isTrivia(l.kind(c)) || l.kind(c) == kindMutableSpecifier {
			if c != skip {
				wildcards(l.tree.Nodes[c].Start)
			}
			at = l.tree.Nodes[c].End
			continue
		}
		wildcards(l.tree.Nodes[c].Start)
		at = l.tree.Nodes[c].End
		subs = append(subs, c)
	}
	wildcards(l.tree.Nodes[n].End)
	return subs
}

// isBinding reports whether an identifier in a pattern is a new name rather than a constant or a
// variant: those begin with a capital.
func isBinding(name []byte) bool {
	r, _ := utf8.DecodeRune(rawName(name))
	return !unicode.IsUpper(r)
}

// test returns the condition under which v matches pattern n, NoValue if it always does.
func (l *lowerer) test(n syntax.NodeID, v ir.Value) ir.Value {
	if l.patterns >= maxPatternDepth {
		return l.unknown(n)
	}
	l.patterns++
	defer func() { l.patterns-- }()
	switch l.kind(n) {
	case kindMacroInvocation:
		if m := l.macroAt(n); m != nil && m.made != nil {
			c := ir.NoValue
			l.inPattern(m, func(pattern syntax.NodeID) { c = l.test(pattern, v) })
			return c
		}
		return l.op("op.==", n, v, l.value(n))
	case kindIdentifier:
		if isBinding(l.text(n)) {
			return ir.NoValue
		}
		if isConstant(l.text(n)) {
			return l.op("op.==", n, v, l.value(n))
		}
		return l.opSelf(ir.OpIs, n, v, l.name(n))
	case kindScopedIdentifier, kindTypeIdentifier, kindScopedTypeIdentifier:
		return l.opSelf(ir.OpIs, n, v, l.path(n))
	case kindRangePattern:
		return l.testRange(n, v)
	case kindGenericType:
		return l.opSelf(ir.OpIs, n, v, l.file.NameBytes(cleanType(l.text(n))))
	case kindIntegerLiteral, kindFloatLiteral, kindStringLiteral, kindRawStringLiteral, kindCharLiteral,
		kindBooleanLiteral, kindNegativeLiteral, kindConstBlock, kindUnitExpression, kindMetavariable:
		return l.op("op.==", n, v, l.value(n))
	case kindTupleStructPattern, kindStructPattern:
		return l.testHead(n, v)
	case kindTuplePattern, kindMutPattern, kindRefPattern, kindReferencePattern:
		return l.testParts(n, syntax.None, v, ir.NoValue)
	case kindSlicePattern:
		return l.testParts(n, syntax.None, v, l.opSelf(ir.OpIs, n, v, l.file.Name(l.shape(n))))
	case kindCapturedPattern:
		if c := l.first(n); c != syntax.None {
			if c = l.next(n, c); c != syntax.None {
				return l.test(c, v)
			}
		}
	case kindOrPattern:
		return l.testAny(n, v)
	}
	return ir.NoValue
}

// shape returns how many elements a slice pattern is of: "[_,_]", or with a rest among them "[_,..]".
func (l *lowerer) shape(n syntax.NodeID) string {
	var elements []string
	for _, c := range l.subpatterns(n, syntax.None) {
		if l.isRest(c) {
			elements = append(elements, "..")
		} else {
			elements = append(elements, "_")
		}
	}
	return "[" + strings.Join(elements, ",") + "]"
}

// testRange tests a range as what it stands for: 'a'..='z' is v >= 'a' && v <= 'z'.
func (l *lowerer) testRange(n syntax.NodeID, v ir.Value) ir.Value {
	sofar := ir.NoValue
	from := l.tree.Nodes[n].Start // of what is not yet read
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		if l.text(c)[0] == '.' { // the grammar has no ..=6, and takes the dots for an end
			continue
		}
		var t ir.Value
		switch dots := l.tree.Src[from:l.tree.Nodes[c].Start]; {
		case !bytes.Contains(dots, []byte("..")):
			t = l.op("op.>=", n, v, l.value(c))
		case bytes.Contains(dots, []byte("..=")), bytes.Contains(dots, []byte("...")):
			t = l.op("op.<=", n, v, l.value(c))
		default:
			t = l.op("op.<", n, v, l.value(c))
		}
		if from = l.tree.Nodes[c].End; sofar != ir.NoValue {
			t = l.op(ir.OpAnd, n, sofar, t)
		}
		sofar = t
	}
	return sofar
}

// testHead tests Path(…) and Path { … }.
func (l *lowerer) testHead(n syntax.NodeID, v ir.Value) ir.Value {
	head := l.child(n, fieldType)
	if head == syntax.None {
		return ir.NoValue
	}
	return l.testParts(n, head, v, l.opSelf(ir.OpIs, n, v, l.path(head)))
}

// testParts adds the tests of the patterns inside of n to the condition so far.
func (l *lowerer) testParts(n, head syntax.NodeID, v, sofar ir.Value) ir.Value {
	for _, p := range l.parts(n, head) {
		if p.pattern == syntax.None || !l.refutable(p.pattern) {
			continue
		}
		t := l.test(p.pattern, l.part(n, head, p, v))
		switch {
		case t == ir.NoValue:
		case sofar == ir.NoValue:
			sofar = t
		default:
			sofar = l.op(ir.OpAnd, n, sofar, t)
		}
	}
	return sofar
}

// refutable reports whether something inside of pattern n can fail to match.
func (l *lowerer) refutable(n syntax.NodeID) bool {
	for i, end := n, syntax.NodeID(l.tree.Nodes[n].Next); i < end; i++ {
		switch l.kind(i) {
		case kindIdentifier:
			if !isBinding(l.text(i)) {
				return true
			}
		case kindTuplePattern, kindMutPattern, kindRefPattern, kindReferencePattern, kindMutableSpecifier,
			kindCapturedPattern, kindRemainingFieldPattern, kindFieldPattern, kindShorthandFieldIdentifier, kindFieldIdentifier,
			kindLineComment, kindBlockComment:
		default:
			if l.tree.Nodes[i].Field() != fieldPattern || i+1 != syntax.NodeID(l.tree.Nodes[i].Next) {
				return true
			}
		}
	}
	return false
}

// testAny tests the alternatives of a | b.
func (l *lowerer) testAny(n syntax.NodeID, v ir.Value) ir.Value {
	var tests []ir.Value
	for _, c := range l.subpatterns(n, syntax.None) {
		if c == syntax.None {
			return ir.NoValue
		}
		t := l.test(c, v)
		if t == ir.NoValue {
			return ir.NoValue
		}
		tests = append(tests, t)
	}
	switch len(tests) {
	case 0:
		return ir.NoValue
	case 1:
		return tests[0]
	}
	return l.op(ir.OpOr, n, tests...)
}

// part is a pattern inside of another, and which part of the value it is matched with.
type part struct {
	pattern syntax.NodeID // None for a wildcard
	name    ir.Name       // of the field, 0 for the whole value
	binds   syntax.NodeID // the name that a field pattern binds itself, or None
	element bool          // an element of a slice, not a field
	at      int           // its position, counted from the end if negative
}

// parts returns the patterns inside of n. head is the path before them, or None.
func (l *lowerer) parts(n, head syntax.NodeID) []part {
	switch l.kind(n) {
	case kindStructPattern:
		return l.fieldParts(n)
	case kindMutPattern, kindRefPattern, kindReferencePattern:
		if c := l.subpatterns(n, syntax.None); len(c) > 0 {
			return []part{{pattern: c[0], binds: syntax.None}}
		}
		return nil
	}
	subs := l.subpatterns(n, head)
	if l.kind(n) == kindTuplePattern && len(subs) == 1 && !bytes.Contains(l.text(n), []byte(",")) && !l.isRest(subs[0]) {
		return []part{{pattern: subs[0], binds: syntax.None}} // only parentheses
	}
	whole := head != syntax.None && isPreludeVariant(l.text(head))
	var parts []part
	rest := -1
	for i, c := range subs {
		if l.isRest(c) {
			rest = i
		}
		p := part{pattern: c, binds: syntax.None, element: l.kind(n) == kindSlicePattern, at: i}
		if rest >= 0 {
			p.at = i - len(subs)
		}
		if !whole {
			p.name = l.index(i)
		}
		parts = append(parts, p)
	}
	return parts
}

// isRest reports whether n is .. or x @ ...
func (l *lowerer) isRest(n syntax.NodeID) bool {
	if n == syntax.None {
		return false
	}
	if l.kind(n) == kindCapturedPattern {
		for c := l.first(n); c != syntax.None; c = l.next(n, c) {
			if l.kind(c) == kindRemainingFieldPattern {
				return true
			}
		}
	}
	return l.kind(n) == kindRemainingFieldPattern
}

// fieldParts returns the parts of a struct pattern.
func (l *lowerer) fieldParts(n syntax.NodeID) []part {
	var parts []part
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		if l.kind(c) != kindFieldPattern {
			continue
		}
		name := l.child(c, fieldName)
		if name == syntax.None {
			continue
		}
		p := part{pattern: l.child(c, fieldPattern), name: l.name(name), binds: syntax.None}
		if p.pattern == syntax.None {
			p.binds = name
		}
		parts = append(parts, p)
	}
	return parts
}

// part returns the part of v that p is matched with.
func (l *lowerer) part(n, head syntax.NodeID, p part, v ir.Value) ir.Value {
	if p.name == 0 && head != syntax.None && string(l.text(head)) == "Err" {
		return l.opSelf(ir.OpErr, n, v, 0)
	}
	if p.name == 0 {
		return v
	}
	pos, end := l.pos(n), l.end(n)
	at := p.pattern
	if at == syntax.None {
		at = p.binds
	}
	if at != syntax.None {
		pos, end = l.pos(at), l.end(at)
	}
	b := l.fn.b
	switch {
	case l.isRest(p.pattern) && p.element: // [first, rest @ ..]
		operands := []ir.Operand{{Value: b.Emit(ir.Instr{Op: ir.OpConst, Aux: ir.ConstInteger, Name: p.name, Pos: pos, End: end})}}
		if p.at != -1 { // up to an end that is not known
			operands = append(operands, ir.Operand{Value: b.Emit(ir.Instr{Op: ir.OpCall, Name: l.file.Name(ir.OpRange), Pos: pos, End: end})})
		}
		key := b.Emit(ir.Instr{Op: ir.OpCall, Name: l.file.Name(ir.OpRange), Pos: pos, End: end}, operands...)
		return b.Emit(ir.Instr{Op: ir.OpLoad, Flags: ir.FlagIndex | ir.FlagPattern, Pos: pos, End: end}, ir.Operand{Value: v}, ir.Operand{Value: key})
	case l.isRest(p.pattern):
		return b.Emit(ir.Instr{Op: ir.OpCopy, Pos: pos, End: end}, ir.Operand{Value: v})
	case p.element || p.at < 0:
		key := b.Emit(ir.Instr{Op: ir.OpConst, Aux: ir.ConstInteger, Name: p.name, Pos: pos, End: end})
		if p.at < 0 { // counted from an end that is not known
			key = b.Emit(ir.Instr{Op: ir.OpCall, Name: l.file.Name(ir.OpRange), Pos: pos, End: end})
		}
		return b.Emit(ir.Instr{Op: ir.OpLoad, Flags: ir.FlagIndex | ir.FlagPattern, Pos: pos, End: end}, ir.Operand{Value: v}, ir.Operand{Value: key})
	case l.kind(n) == kindTuplePattern && v == l.tuple && l.tuple != ir.NoValue:
		if p.at >= 0 && p.at < len(l.elements) {
			return l.elements[p.at]
		}
		if elements := b.Args(v); b.Instr(v).Op == ir.OpCall && p.at >= 0 && p.at < len(elements) {
			return elements[p.at].Value
		}
	}
	val := l.readField(v, p.name, pos, end)
	if in := b.Instr(val); head != syntax.None && in.Op == ir.OpLoad {
		switch of := l.path(head); in.Type {
		case 0:
			in.Type = of
		case of:
		default: // A(x) | B(x): the field of that name of another variant
			return b.Emit(ir.Instr{Op: ir.OpLoad, Name: p.name, Type: of, Pos: pos, End: end}, ir.Operand{Value: v})
		}
	}
	return val
}

// bind gives the names of pattern n the parts of v.
func (l *lowerer) bind(n syntax.NodeID, v ir.Value) {
	if l.patterns >= maxPatternDepth {
		l.unknown(n)
		return
	}
	l.patterns++
	defer func() { l.patterns-- }()
	switch l.kind(n) {
	case kindIdentifier, kindShorthandFieldIdentifier:
		if isBinding(l.text(n)) {
			l.bindName(n, v)
		}
	case kindCapturedPattern:
		c := l.first(n)
		if c == syntax.None {
			return
		}
		mark := len(l.fn.binds)
		l.bind(c, v)
		if c = l.next(n, c); c != syntax.None {
			l.assumeCaptured(c, v, mark)
			l.bind(c, v)
		}
	case kindMacroInvocation:
		if m := l.macroAt(n); m != nil && m.made != nil {
			l.inPattern(m, func(pattern syntax.NodeID) { l.bind(pattern, v) })
		}
	case kindOrPattern:
		l.bindAny(n, v)
	case kindTupleStructPattern, kindStructPattern:
		l.bindParts(n, l.child(n, fieldType), v)
	case kindTuplePattern, kindSlicePattern, kindMutPattern, kindRefPattern, kindReferencePattern:
		l.bindParts(n, syntax.None, v)
	case syntax.KindError:
		l.unknown(n)
	}
}

// assumeCaptured says of the name that was bound since mark, in a pattern inside of another one, that pattern n matches its
// value v: Say(word @ ("up" | "down")).
func (l *lowerer) assumeCaptured(n syntax.NodeID, v ir.Value, mark int) {
	if l.patterns == 1 || len(l.fn.binds) != mark+1 || !l.refutable(n) {
		return
	}
	if t := l.test(n, v); t != ir.NoValue {
		l.fn.b.Assume([]ir.Var{l.fn.binds[mark].v}, t, true, l.pos(n), l.end(n))
	}
}

// inPattern runs lower on the pattern that a macro of the workspace makes of a call.
func (l *lowerer) inPattern(m *macroCall, lower func(pattern syntax.NodeID)) {
	l.inMade(m, func(holder syntax.NodeID) {
		if whole := l.child(holder, fieldPattern); whole != syntax.None {
			if pattern := l.first(whole); pattern != syntax.None {
				lower(pattern)
			}
		}
	})
}

// bindName declares a name, or in a later alternative of a pattern writes the one declared already.
func (l *lowerer) bindName(n syntax.NodeID, v ir.Value) {
	name := l.name(n)
	for i := l.alternative; i > 0 && i <= len(l.fn.binds); i++ {
		if b := l.fn.binds[i-1]; b.name == name {
			l.write(b.v, v)
			return
		}
	}
	l.write(l.declare(name), v)
}

func (l *lowerer) bindParts(n, head syntax.NodeID, v ir.Value) {
	for _, p := range l.parts(n, head) {
		at := p.pattern
		if at == syntax.None {
			at = p.binds
		}
		if at == syntax.None || !l.binds(at) {
			continue
		}
		val := l.part(n, head, p, v)
		if head != syntax.None && p.name == 0 {
			val = l.emit(ir.Instr{Op: ir.OpCopy, Flags: ir.FlagPattern, Name: l.taken(head, at)}, at, ir.Operand{Value: val})
		}
		l.bind(at, val)
	}
}

// taken returns the name of the copy that a pattern takes out of a variant: of Ok(x) and Some(x), unless x is a pattern of an
// Err inside.
func (l *lowerer) taken(head, inner syntax.NodeID) ir.Name {
	if k := l.kind(inner); string(l.text(head)) == "Err" || k != kindIdentifier && k != kindRefPattern && k != kindMutPattern && k != kindReferencePattern && k != kindTuplePattern && k != kindCapturedPattern {
		return 0
	}
	return l.file.Name(ir.VariantTry)
}

// binds reports whether pattern n declares a name.
func (l *lowerer) binds(n syntax.NodeID) bool {
	for i, end := n, syntax.NodeID(l.tree.Nodes[n].Next); i < end; i++ {
		switch l.kind(i) {
		case kindIdentifier, kindShorthandFieldIdentifier:
			if isBinding(l.text(i)) {
				return true
			}
		case syntax.KindError:
			return true
		case kindMacroInvocation:
			if m := l.macroAt(i); m != nil && m.made != nil {
				return true
			}
		}
	}
	return false
}

// bindAny binds the names of a | b: each is what it is in one of the alternatives.
func (l *lowerer) bindAny(n syntax.NodeID, v ir.Value) {
	subs := l.subpatterns(n, syntax.None)
	if !l.binds(n) || len(subs) == 0 || subs[0] == syntax.None {
		return
	}
	outer, mark := l.alternative, len(l.fn.binds)
	l.bind(subs[0], v)
	if len(l.fn.binds) == mark {
		return
	}
	arms := []func() ir.Value{func() ir.Value { return ir.NoValue }}
	for _, c := range subs[1:] {
		if c == syntax.None {
			continue
		}
		arms = append(arms, func() ir.Value {
			l.alternative = mark + 1
			l.bind(c, v)
			l.alternative = outer
			return ir.NoValue
		})
	}
	l.fn.b.Branch(l.pos(n), l.end(n), arms...)
}

// declareNames declares the names of a pattern that has no value yet.
func (l *lowerer) declareNames(n syntax.NodeID) {
	for i, end := n, syntax.NodeID(l.tree.Nodes[n].Next); i < end; i++ {
		if k := l.kind(i); (k == kindIdentifier || k == kindShorthandFieldIdentifier) && isBinding(l.text(i)) {
			l.declare(l.name(i))
		}
	}
}

// isConstant reports whether a name is written as constants are, and not as the variants of enums.
func isConstant(name []byte) bool {
	return len(name) > 1 && !bytes.ContainsFunc(name, func(r rune) bool { return r >= 'a' && r <= 'z' })
}
