package ruby

import (
	"bytes"
	"math/big"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// pseudo lowers the names that look like variables and are none: __FILE__ and its like.
func (f *fn) pseudo(n syntax.NodeID) (ir.Value, bool) {
	text := f.l.tree.Bytes(n)
	if len(text) < 7 || text[0] != '_' || text[1] != '_' {
		return ir.NoValue, false
	}
	l := f.l
	switch string(text) {
	case "__FILE__":
		return f.constant(n, ir.ConstString, l.b.Name(l.file.Path), l.n.tString), true
	case "__dir__":
		dir := "."
		if i := strings.LastIndexByte(l.file.Path, '/'); i >= 0 {
			dir = l.file.Path[:i]
		}
		return f.constant(n, ir.ConstString, l.b.Name(dir), l.n.tString), true
	case "__method__":
		if f.method == 0 {
			return f.null(n), true
		}
		return f.constant(n, ir.ConstSymbol, f.method, l.n.tSymbol), true
	case "__LINE__":
		line := 1 + bytes.Count(l.tree.Src[:l.node(n).Start], []byte{'\n'})
		return f.constant(n, ir.ConstInteger, l.b.Name(big.NewInt(int64(line)).String()), l.n.tInteger), true
	case "__ENCODING__":
		return f.emit(n, ir.Instr{Op: ir.OpLoad, Flags: ir.FlagConst, Name: l.b.Name("__ENCODING__")}), true
	}
	return ir.NoValue, false
}

// integerName returns an integer literal as decimal text.
func (l *lowerer) integerName(n syntax.NodeID) ir.Name {
	if l.text[n] == 0 {
		l.text[n] = l.b.Name(decimal(l.tree.Bytes(n)))
	}
	return l.text[n]
}

// decimal converts Ruby's integer literals (1_000, 0x1f, 0b1, 0o17, 017, 0d9) to decimal text.
func decimal(text []byte) string {
	s := strings.ReplaceAll(string(text), "_", "")
	if len(s) < 2 || s[0] != '0' {
		return s
	}
	base, digits := 8, s[1:]
	switch s[1] {
	case 'x', 'X':
		base, digits = 16, s[2:]
	case 'b', 'B':
		base, digits = 2, s[2:]
	case 'o', 'O':
		base, digits = 8, s[2:]
	case 'd', 'D':
		base, digits = 10, s[2:]
	}
	// A literal of thousands of digits is not worth its conversion.
	if len(digits) > 1000 {
		return s
	}
	if v, ok := new(big.Int).SetString(digits, base); ok {
		return v.String()
	}
	return s
}

func (f *fn) number(n syntax.NodeID, kind uint32, typ ir.Name) ir.Value {
	if kind == ir.ConstInteger {
		return f.constant(n, kind, f.l.integerName(n), typ)
	}
	text := strings.ReplaceAll(string(f.l.tree.Bytes(n)), "_", "")
	return f.constant(n, kind, f.l.b.Name(text), typ)
}

// signed lowers -1 and +1.5, which the grammar takes for operators on a number.
func (f *fn) signed(n, operand syntax.NodeID, sign byte) (ir.Value, bool) {
	var kind uint32
	var typ ir.Name
	var text string
	switch f.l.kind(operand) {
	case kindInteger:
		kind, typ, text = ir.ConstInteger, f.l.n.tInteger, f.l.str(f.l.integerName(operand))
	case kindFloat:
		kind, typ = ir.ConstFloat, f.l.n.tFloat
		text = strings.ReplaceAll(string(f.l.tree.Bytes(operand)), "_", "")
	default:
		return ir.NoValue, false
	}
	if sign == '-' {
		text = "-" + text
	}
	return f.constant(n, kind, f.l.b.Name(text), typ), true
}

// symbolName returns the name of a simple symbol, without its colon.
func (l *lowerer) symbolName(n syntax.NodeID) ir.Name {
	if l.text[n] == 0 {
		l.text[n] = l.b.NameBytes(bytes.TrimPrefix(l.tree.Bytes(n), []byte{':'}))
	}
	return l.text[n]
}

// quoting says how the content of a literal is to be read.
type quoting uint8

const (
	double  quoting = iota // escapes are kept as nodes of their own
	single                 // only \\ and \' are escapes
	percent                // only \\ and the delimiters are: %q(…), %w(…)
	raw                    // nothing is an escape: heredocs with a quoted name, regular expressions
)

// quotingOf returns the quoting of a string, a symbol or an array of them, by how it begins.
func quotingOf(text []byte) quoting {
	if len(text) > 0 && text[0] == ':' {
		text = text[1:]
	}
	switch {
	case len(text) == 0:
	case text[0] == '\'':
		return single
	case text[0] == '%' && len(text) > 1:
		switch text[1] {
		case 'q', 'w', 'i', 's':
			return percent
		}
	}
	return double
}

// str lowers a string-like node: its constant text if it has no interpolation, else its parts.
func (f *fn) str(n syntax.NodeID, kind uint32, typ ir.Name, q quoting) ir.Value {
	if name, ok := f.l.constantText(n, q); ok {
		return f.constant(n, kind, name, typ)
	}
	mark := f.begin()
	f.parts(n, q)
	return f.emitFrom(mark, n, ir.Instr{Op: ir.OpCall, Name: f.l.n.interp, Type: typ})
}

// constantText returns the text of a string-like node; ok is false if it has interpolation.
func (l *lowerer) constantText(n syntax.NodeID, q quoting) (name ir.Name, ok bool) {
	c := l.first(n)
	if c == syntax.None {
		return 0, true
	}
	if l.kind(c) == kindStringContent && q == double && l.next(n, c) == syntax.None {
		return l.b.NameBytes(l.tree.Bytes(c)), true
	}
	buf := l.buf[:0]
	for ; c != syntax.None; c = l.next(n, c) {
		if l.kind(c) == kindInterpolation {
			return 0, false
		}
		buf = l.appendText(buf, c, q)
	}
	l.buf = buf[:0]
	return l.b.NameBytes(buf), true
}

// appendText appends the text that a content or escape node stands for.
func (l *lowerer) appendText(buf []byte, n syntax.NodeID, q quoting) []byte {
	text := l.tree.Bytes(n)
	switch {
	case q == single:
		return unquote(buf, text, "\\'")
	case q == percent:
		return unquote(buf, text, "\\()[]{}<>|!/ ")
	case q == double && l.kind(n) == kindEscapeSequence:
		return unescape(buf, text)
	}
	return append(buf, text...)
}

// parts pushes the parts of a string-like node with interpolation.
func (f *fn) parts(n syntax.NodeID, q quoting) {
	var first, last syntax.NodeID
	var buf []byte
	flush := func() {
		if len(buf) > 0 {
			f.push(f.span(first, last, buf), ir.RolePlain)
			buf = buf[:0]
		}
	}
	for c := f.l.first(n); c != syntax.None; c = f.l.next(n, c) {
		if f.l.kind(c) == kindInterpolation {
			flush()
			f.push(f.interpolated(c), ir.RolePlain)
			continue
		}
		if len(buf) == 0 {
			first = c
		}
		buf = f.l.appendText(buf, c, q)
		last = c
	}
	flush()
}

// span appends the string constant text, which stands from node first to node last.
func (f *fn) span(first, last syntax.NodeID, text []byte) ir.Value {
	return f.Emit(ir.Instr{
		Op: ir.OpConst, Aux: ir.ConstString, Name: f.l.b.NameBytes(text), Type: f.l.n.tString,
		Pos: f.l.node(first).Start, End: f.l.node(last).End,
	})
}

func (f *fn) interpolated(n syntax.NodeID) ir.Value {
	if v := f.stmts(n, true); v != ir.NoValue {
		return v
	}
	return f.null(n)
}

// chained lowers adjacent strings, which are one.
func (f *fn) chained(n syntax.NodeID) ir.Value {
	l := f.l
	var text []byte
	constant := true
	for c := l.first(n); c != syntax.None && constant; c = l.next(n, c) {
		name, ok := l.constantText(c, quotingOf(l.tree.Bytes(c)))
		constant = ok && l.kind(c) == kindString
		text = append(text, l.str(name)...)
	}
	if constant {
		return f.constant(n, ir.ConstString, l.b.NameBytes(text), l.n.tString)
	}
	mark := f.begin()
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		if l.kind(c) == kindString {
			f.parts(c, quotingOf(l.tree.Bytes(c)))
		} else {
			f.push(f.expr(c), ir.RolePlain)
		}
	}
	return f.emitFrom(mark, n, ir.Instr{Op: ir.OpCall, Name: l.n.interp, Type: l.n.tString})
}

// words lowers %w and %i.
func (f *fn) words(n syntax.NodeID, kind uint32, typ ir.Name) ir.Value {
	q := quotingOf(f.l.tree.Bytes(n))
	mark := f.begin()
	for c := f.l.first(n); c != syntax.None; c = f.l.next(n, c) {
		if k := f.l.kind(c); k == kindBareString || k == kindBareSymbol {
			f.push(f.str(c, kind, typ, q), ir.RolePlain)
		} else {
			f.push(f.expr(c), ir.RolePlain)
		}
	}
	return f.emitFrom(mark, n, ir.Instr{Op: ir.OpCall, Name: f.l.n.array, Type: f.l.n.tArray})
}

// character lowers ?a.
func (f *fn) character(n syntax.NodeID) ir.Value {
	text := bytes.TrimPrefix(f.l.tree.Bytes(n), []byte{'?'})
	if len(text) > 1 && text[0] == '\\' {
		text = unescape(nil, text)
	}
	return f.constant(n, ir.ConstString, f.l.b.NameBytes(text), f.l.n.tString)
}

// regex lowers a regular expression. Its text is kept as it is written: what the escapes in it mean
// is the regular expression's affair.
func (f *fn) regex(n syntax.NodeID) ir.Value {
	l := f.l
	source, flags := l.regexParts(n)
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		if l.kind(c) != kindInterpolation {
			continue
		}
		mark := f.begin()
		f.parts(n, raw)
		if len(flags) > 0 {
			f.push(f.constant(n, ir.ConstString, l.b.Name("/"+string(flags)), l.n.tString), ir.RolePlain)
		}
		return f.emitFrom(mark, n, ir.Instr{Op: ir.OpCall, Name: l.n.interp, Type: l.n.tRegexp})
	}
	text := append(append(l.buf[:0], source...), '/')
	text = append(text, flags...)
	l.buf = text[:0]
	return f.constant(n, ir.ConstRegexp, l.b.NameBytes(text), l.n.tRegexp)
}

// regexParts returns the source and the flags of a regular expression literal.
func (l *lowerer) regexParts(n syntax.NodeID) (source, flags []byte) {
	text := l.tree.Bytes(n)
	open := 1
	if bytes.HasPrefix(text, []byte("%r")) {
		open = 3
	}
	end := len(text)
	for end > open && text[end-1] >= 'a' && text[end-1] <= 'z' {
		end--
	}
	if end-1 < open {
		return nil, nil
	}
	return text[open : end-1], text[end:]
}

// groupNames returns the names of the named groups of a regular expression literal.
func (l *lowerer) groupNames(n syntax.NodeID) []ir.Name {
	var names []ir.Name
	source, _ := l.regexParts(n)
	for {
		i := bytes.Index(source, []byte("(?<"))
		if i < 0 {
			return names
		}
		source = source[i+3:]
		end := bytes.IndexByte(source, '>')
		if end > 0 && isLocalName(source[:end]) {
			names = append(names, l.b.NameBytes(source[:end]))
		}
	}
}

func isLocalName(s []byte) bool {
	for i, c := range s {
		if c != '_' && !(c >= 'a' && c <= 'z') && !(i > 0 && (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')) {
			return false
		}
	}
	return len(s) > 0
}

// subshell lowers `…` and %x(…).
func (f *fn) subshell(n syntax.NodeID) ir.Value {
	command := f.str(n, ir.ConstString, f.l.n.tString, double)
	mark := f.begin()
	f.push(f.self, ir.RoleSelf)
	f.push(command, ir.RolePlain)
	return f.emitFrom(mark, n, ir.Instr{Op: ir.OpCall, Flags: ir.FlagImplicitSelf, Name: f.l.n.backtick, Type: f.l.n.tString})
}

// array lowers an array literal, or the right side of a = 1, *b.
func (f *fn) array(n syntax.NodeID) ir.Value {
	mark := f.begin()
	f.elements(n, f.l.first(n))
	return f.emitFrom(mark, n, ir.Instr{Op: ir.OpCall, Name: f.l.n.array, Type: f.l.n.tArray})
}

// joinedLiteral says whether a call joins the elements of a list that is written out, which makes a text of parts as an
// interpolation does: ['/', name].join. It returns what stands between them.
func (l *lowerer) joinedLiteral(p callParts) (between ir.Name, ok bool) {
	if p.receiver == syntax.None || p.method == syntax.None || p.block != syntax.None || l.kind(p.receiver) != kindArray || l.methodText(p) != "join" {
		return 0, false
	}
	elements := 0
	for c := l.first(p.receiver); c != syntax.None; c = l.next(p.receiver, c) {
		switch l.kind(c) {
		case kindSplatArgument, kindPair, kindHashSplatArgument, kindArray, kindStringArray:
			return 0, false
		}
		elements++
	}
	if p.arguments == syntax.None {
		return 0, elements > 0
	}
	c := l.first(p.arguments)
	if c == syntax.None || l.kind(c) != kindString || l.next(p.arguments, c) != syntax.None {
		return 0, false
	}
	between, ok = l.constantText(c, quotingOf(l.tree.Bytes(c)))
	return between, ok && elements > 0
}

// joined lowers a call that joins the elements of a list that is written out.
func (f *fn) joined(n syntax.NodeID, p callParts, between ir.Name) ir.Value {
	l := f.l
	mark := f.begin()
	for c := l.first(p.receiver); c != syntax.None; c = l.next(p.receiver, c) {
		if len(l.operands) > mark && l.str(between) != "" {
			f.push(f.constant(p.arguments, ir.ConstString, between, l.n.tString), ir.RolePlain)
		}
		f.push(f.expr(c), ir.RolePlain)
	}
	v := f.Emit(ir.Instr{Op: ir.OpCall, Name: l.n.interp, Type: l.n.tString, Pos: p.start(l, n), End: p.end(l, n)}, l.operands[mark:]...)
	l.operands = l.operands[:mark]
	return v
}

// elements pushes the children of parent from c on as elements; entries without braces among them
// are one hash.
func (f *fn) elements(parent, c syntax.NodeID) {
	for ; c != syntax.None; c = f.l.next(parent, c) {
		switch f.l.kind(c) {
		case kindSplatArgument:
			f.push(f.splatted(c), ir.RoleSplat)
		case kindPair, kindHashSplatArgument:
			f.push(f.hashFrom(parent, c), ir.RolePlain)
			return
		case kindBlockArgument:
			f.push(f.expr(c), ir.RoleBlock)
		default:
			f.push(f.expr(c), ir.RolePlain)
		}
	}
}

// splatted returns the value behind *, ** or &; without one it is the anonymous parameter's.
func (f *fn) splatted(n syntax.NodeID) ir.Value {
	if c := f.l.first(n); c != syntax.None {
		return f.expr(c)
	}
	return f.local(n, f.l.name(n))
}

// hash lowers a hash literal.
func (f *fn) hash(n syntax.NodeID) ir.Value {
	return f.hashFrom(n, f.l.first(n))
}

// hashFrom lowers the children of parent from c on as the entries of a hash.
func (f *fn) hashFrom(parent, c syntax.NodeID) ir.Value {
	at := parent
	if c != syntax.None && f.l.kind(parent) != kindHash {
		at = c
	}
	mark := f.begin()
	for ; c != syntax.None; c = f.l.next(parent, c) {
		f.entry(c)
	}
	return f.emitFrom(mark, at, ir.Instr{Op: ir.OpCall, Name: f.l.n.hash, Type: f.l.n.tHash})
}

// entry pushes one entry of a hash or one keyword argument.
func (f *fn) entry(n syntax.NodeID) {
	switch f.l.kind(n) {
	case kindPair:
		f.pair(n)
	case kindHashSplatArgument:
		f.push(f.splatted(n), ir.RoleKwSplat)
	default:
		f.push(f.expr(n), ir.RoleAnyKey)
	}
}

// pair pushes k: v in the role that its key gives it. A key that is computed is pushed too, since
// its data can be read from the hash again.
func (f *fn) pair(n syntax.NodeID) {
	key, value := f.l.field(n, fieldKey), f.l.field(n, fieldValue)
	if key == syntax.None {
		f.push(f.unknown(n), ir.RoleAnyKey)
		return
	}
	role := ir.RoleAnyKey
	if name, ok := f.l.literalKey(key); ok {
		role = ir.KeywordRole(name)
	} else {
		f.key(key)
	}
	switch {
	case value != syntax.None:
		f.push(f.expr(value), role)
	case f.l.kind(key) == kindHashKeySymbol:
		f.push(f.shorthand(key), role)
	default:
		f.push(f.null(n), role)
	}
}

// shorthand reads x for {x:}.
func (f *fn) shorthand(key syntax.NodeID) ir.Value {
	name := f.l.name(key)
	if path, ok := f.l.constantName(key); ok {
		return f.emit(key, ir.Instr{Op: ir.OpLoad, Flags: ir.FlagConst, Name: path})
	}
	if f.locals.has(name) {
		return f.local(key, name)
	}
	return f.identifier(key, true)
}

// constantName returns the text of n if it begins like a constant.
func (l *lowerer) constantName(n syntax.NodeID) (ir.Name, bool) {
	text := l.tree.Bytes(n)
	return l.name(n), len(text) > 0 && text[0] >= 'A' && text[0] <= 'Z'
}

// key pushes a computed key, unless it is a constant's name.
func (f *fn) key(n syntax.NodeID) {
	switch f.l.kind(n) {
	case kindConstant, kindScopeResolution, kindNil, kindTrue, kindFalse:
	default:
		f.push(f.expr(n), ir.RoleKey)
	}
}

// literalKey returns the name of a constant key.
func (l *lowerer) literalKey(n syntax.NodeID) (ir.Name, bool) {
	switch l.kind(n) {
	case kindHashKeySymbol:
		return l.name(n), true
	case kindSimpleSymbol:
		return l.symbolName(n), true
	case kindInteger:
		return l.integerName(n), true
	case kindString, kindDelimitedSymbol:
		return l.constantText(n, quotingOf(l.tree.Bytes(n)))
	}
	return 0, false
}

// rng lowers a range; an end that is not written is nil.
func (f *fn) rng(n syntax.NodeID) ir.Value {
	from, to := f.l.field(n, fieldBegin), f.l.field(n, fieldEnd)
	a := f.exprOrNull(from, n)
	b := f.exprOrNull(to, n)
	return f.emit(n, ir.Instr{Op: ir.OpCall, Name: f.l.n.rng, Type: f.l.n.tRange}, ir.Operand{Value: a}, ir.Operand{Value: b})
}
