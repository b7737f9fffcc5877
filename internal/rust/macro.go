package rust

import (
	"bytes"
	"sort"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// maxMacroDepth is how deep macro calls may stand in the arguments of macro calls: each level is
// parsed once more.
const maxMacroDepth = 8

// view is a tree with what is known of the macro calls in it.
type view struct {
	tree   *syntax.Tree
	macros []macroCall // by node
	args   []macroArg
}

// macroCall is a macro call of a view; its arguments are args[first:last] of the view.
type macroCall struct {
	node        syntax.NodeID
	first, last int
	semicolon   bool // the arguments are separated by semicolons: [x; n]
}

// argKind says what the text of a macro's argument is parsed as.
type argKind uint8

const (
	argExpression argKind = iota // expr
	argBlock                     // statements, or items
	argPattern                   // pattern if guard
)

// macroArg is an argument of a macro call: the sibling tokens from first up to last.
type macroArg struct {
	kind        argKind
	first, last syntax.NodeID
	keyword     syntax.NodeID // name of name = value, or None
	// Where the argument was parsed: the block, or the match arm, that holds it, and what to add to
	// an offset of that view to get one of the file. view is nil if it was not, or is an error.
	view  *view
	node  syntax.NodeID
	delta uint32
}

// pendingArg is an argument that is to be parsed; delta is that of the view that it stands in.
type pendingArg struct {
	view  *view
	arg   int
	delta uint32
}

// expandMacros returns a view of tree with the arguments of all macro calls parsed.
func (l *lowerer) expandMacros(tree *syntax.Tree) *view {
	root := &view{tree: tree}
	pending := root.collect(nil, 0, syntax.NodeID(len(tree.Nodes)), 0)
	for round := 0; len(pending) > 0 && round < maxMacroDepth && l.opt.Parse != nil; round++ {
		pending = l.parseArguments(pending)
	}
	return root
}

// collect finds the macro calls among the nodes from start to end and adds their arguments that
// must be parsed to pending.
func (v *view) collect(pending []pendingArg, start, end syntax.NodeID, delta uint32) []pendingArg {
	for i := start; i < end; i++ {
		switch v.tree.Nodes[i].Kind {
		case kindMacroInvocation:
			m := macroCall{node: i, first: len(v.args)}
			v.split(&m)
			m.last = len(v.args)
			v.macros = append(v.macros, m)
			for a := m.first; a < m.last; a++ {
				if !v.isSimple(&v.args[a]) {
					pending = append(pending, pendingArg{v, a, delta})
				}
			}
			i = syntax.NodeID(v.tree.Nodes[i].Next) - 1
		case kindMacroDefinition:
			i = syntax.NodeID(v.tree.Nodes[i].Next) - 1
		}
	}
	return pending
}

// is reports whether token n has the given text.
func (v *view) is(n syntax.NodeID, text string) bool {
	node := &v.tree.Nodes[n]
	return int(node.End-node.Start) == len(text) && string(v.tree.Src[node.Start:node.End]) == text
}

// split appends the arguments of m to v.args.
func (v *view) split(m *macroCall) {
	tokens := v.tree.ChildByKind(m.node, kindTokenTree)
	if tokens == syntax.None {
		return
	}
	src := v.tree.Bytes(tokens)
	braces := len(src) > 0 && src[0] == '{'
	name := v.tree.ChildByField(m.node, fieldMacro)
	matches := name != syntax.None && v.is(name, "matches")
	arg := macroArg{first: syntax.None, keyword: syntax.None}
	if braces {
		arg.kind = argBlock
	}
	flush := func() {
		if arg.first != syntax.None {
			v.args = append(v.args, v.keyword(arg))
		}
		arg.first = syntax.None
	}
	closing := syntax.NodeID(v.tree.Nodes[tokens].Next) - 1
	for c := v.tree.NextSibling(tokens, tokens+1); c != syntax.None && c != closing; c = v.tree.NextSibling(tokens, c) {
		pattern := matches && len(v.args) > m.first
		switch {
		case isTrivia(v.tree.Nodes[c].Kind) && arg.first == syntax.None:
		case !braces && !pattern && v.is(c, ","):
			flush()
		case !braces && v.is(c, ";"):
			flush()
			m.semicolon = true
		case pattern && v.is(c, ",") && v.tree.NextSibling(tokens, c) == closing:
		default:
			if pattern {
				arg.kind = argPattern
			}
			if arg.first == syntax.None {
				arg.first = c
			}
			arg.last = syntax.NodeID(v.tree.Nodes[c].Next)
		}
	}
	flush()
}

// keyword separates the name from the value of name = value.
func (v *view) keyword(arg macroArg) macroArg {
	if arg.kind != argExpression || v.tree.Nodes[arg.first].Kind != kindIdentifier {
		return arg
	}
	if eq := arg.first + 1; eq+1 < arg.last && v.is(eq, "=") {
		arg.keyword, arg.first = arg.first, eq+1
	}
	return arg
}

// isSimple reports whether arg can be lowered from its tokens: a name, a literal, a reference to a
// name, a field of a name.
func (v *view) isSimple(arg *macroArg) bool {
	if arg.kind != argExpression {
		return false
	}
	i := arg.first
	if v.is(i, "&") && i+1 < arg.last {
		i++
		if v.is(i, "mut") && i+1 < arg.last {
			i++
		}
	}
	switch v.tree.Nodes[i].Kind {
	case kindIntegerLiteral, kindFloatLiteral, kindStringLiteral, kindRawStringLiteral, kindCharLiteral, kindBooleanLiteral:
		return v.tree.Nodes[i].Next == uint32(arg.last)
	case kindIdentifier, kindSelf:
	default:
		return false
	}
	for i++; i+1 < arg.last && v.is(i, "."); i += 2 {
		if k := v.tree.Nodes[i+1].Kind; k != kindIdentifier && k != kindIntegerLiteral || v.is(i+1, "await") {
			return false
		}
	}
	return i == arg.last
}

// What an argument is put between to be parsed.
var argFrames = [...]struct{ before, after string }{
	argExpression: {"fn _(){", "\n;}\n"},
	argBlock:      {"fn _(){", "\n}\n"},
	argPattern:    {"fn _(){match _x{", "\n=>{}}}\n"},
}

// parseArguments parses arguments, all in one go, and returns those of the macro calls inside.
func (l *lowerer) parseArguments(pending []pendingArg) []pendingArg {
	var buf []byte
	starts := make([]uint32, len(pending)) // of the frames
	for i, p := range pending {
		starts[i] = uint32(len(buf))
		arg := &p.view.args[p.arg]
		frame := argFrames[arg.kind]
		buf = append(buf, frame.before...)
		at := len(buf)
		src := p.view.tree.Src[p.view.tree.Nodes[arg.first].Start:p.view.argEnd(arg)]
		buf = append(buf, src...)
		if arg.kind == argBlock {
			blankStaticRef(buf[at:])
		}
		buf = append(buf, frame.after...)
	}
	tree, err := l.opt.Parse(buf)
	if err != nil {
		return nil
	}
	sub := &view{tree: tree}
	var next []pendingArg
	item := tree.FirstChild(0)
	for i, p := range pending {
		for item != syntax.None && tree.Nodes[item].Start < starts[i] {
			item = tree.NextSibling(0, item)
		}
		if item == syntax.None {
			break
		}
		arg := &p.view.args[p.arg]
		if tree.Nodes[item].Start != starts[i] || !sub.isClean(item) {
			continue
		}
		frame := argFrames[arg.kind]
		arg.node = sub.holder(item, arg.kind)
		if arg.node == syntax.None {
			continue
		}
		arg.view = sub
		arg.delta = p.delta + p.view.tree.Nodes[arg.first].Start - (starts[i] + uint32(len(frame.before)))
		next = sub.collect(next, item, syntax.NodeID(tree.Nodes[item].Next), arg.delta)
	}
	return next
}

// argEnd returns where the last token of arg ends.
func (v *view) argEnd(arg *macroArg) uint32 {
	end := uint32(0)
	for i := arg.first; i < arg.last; i = syntax.NodeID(v.tree.Nodes[i].Next) {
		end = v.tree.Nodes[i].End
	}
	return end
}

// blankStaticRef turns static ref X: T = value; of lazy_static into a static.
func blankStaticRef(src []byte) {
	for {
		i := bytes.Index(src, []byte("static ref "))
		if i < 0 {
			return
		}
		copy(src[i+len("static "):], "   ")
		src = src[i+len("static ref "):]
	}
}

// isClean reports whether item is a function without syntax errors.
func (v *view) isClean(item syntax.NodeID) bool {
	if v.tree.Nodes[item].Kind != kindFunctionItem {
		return false
	}
	for i := item; i < syntax.NodeID(v.tree.Nodes[item].Next); i++ {
		if n := &v.tree.Nodes[i]; n.Kind == syntax.KindError || n.Missing() {
			return false
		}
	}
	return true
}

// holder returns the node of the frame that holds the argument: the block, or the match arm.
func (v *view) holder(item syntax.NodeID, kind argKind) syntax.NodeID {
	if kind == argPattern {
		for i := item; i < syntax.NodeID(v.tree.Nodes[item].Next); i++ {
			if v.tree.Nodes[i].Kind == kindMatchArm {
				return i
			}
		}
		return syntax.None
	}
	return v.tree.ChildByField(item, fieldBody)
}

// within runs lower in the view in which arg was parsed.
func (l *lowerer) inArgument(arg *macroArg, lower func()) {
	outerView, outerDelta := l.view, l.delta
	l.view, l.delta = arg.view, arg.delta
	lower()
	l.view, l.delta = outerView, outerDelta
}

// soleExpression returns the expression that is all that block holds, or None.
func (l *lowerer) soleExpression(block syntax.NodeID) syntax.NodeID {
	found := syntax.None
	for c := l.first(block); c != syntax.None; c = l.next(block, c) {
		switch {
		case l.kind(c) == kindEmptyStatement:
		case found != syntax.None:
			return syntax.None
		case l.kind(c) == kindExpressionStatement:
			found = l.first(c)
		case isExpression(l.kind(c)):
			found = c
		default:
			return syntax.None
		}
	}
	return found
}

// macroAt returns what is known of the macro call n.
func (l *lowerer) macroAt(n syntax.NodeID) *macroCall {
	i := sort.Search(len(l.macros), func(i int) bool { return l.macros[i].node >= n })
	if i < len(l.macros) && l.macros[i].node == n {
		return &l.macros[i]
	}
	return nil
}

// macro lowers a macro call as an expression.
func (l *lowerer) macro(n syntax.NodeID) ir.Value {
	m, name := l.macroAt(n), l.child(n, fieldMacro)
	if m == nil || name == syntax.None {
		return l.unknown(n)
	}
	full := l.file.File().Names[l.path(name)] + "!"
	args := l.args[m.first:m.last]
	switch last := full[strings.LastIndexByte(full, ':')+1:]; {
	case last == "vec!" && !m.semicolon:
		return l.vector(n, args)
	case last == "matches!" && len(args) == 2 && args[1].view != nil && args[1].kind == argPattern:
		return l.matches(n, args)
	case last == "assert!" || last == "ensure!":
		return l.assertion(n, full, args)
	}
	return l.macroCall(n, full, args, condition{})
}

// itemMacro lowers a macro call among items. It is a call only if it has arguments other than items.
func (l *lowerer) itemMacro(n syntax.NodeID) {
	if m := l.macroAt(n); m != nil && l.onlyItems(l.args[m.first:m.last]) {
		for i := range l.args[m.first:m.last] {
			arg := &l.args[m.first+i]
			l.inArgument(arg, func() { l.items(arg.node) })
		}
		return
	}
	l.inBody(func() { l.macro(n) })
}

// onlyItems reports whether the arguments of a macro hold items and nothing else.
func (l *lowerer) onlyItems(args []macroArg) bool {
	for i := range args {
		arg := &args[i]
		if arg.view == nil || arg.kind == argPattern {
			return false
		}
		for c := arg.view.tree.FirstChild(arg.node); c != syntax.None; c = arg.view.tree.NextSibling(arg.node, c) {
			switch arg.view.tree.Nodes[c].Kind {
			case kindLetDeclaration, kindMacroInvocation, kindLabel:
				return false
			case kindExpressionStatement:
				if e := arg.view.tree.FirstChild(c); e == syntax.None || arg.view.tree.Nodes[e].Kind != kindMacroInvocation {
					return false
				}
			default:
				if isExpression(arg.view.tree.Nodes[c].Kind) {
					return false
				}
			}
		}
	}
	return len(args) > 0
}

// vector lowers vec![a, b].
func (l *lowerer) vector(n syntax.NodeID, args []macroArg) ir.Value {
	var operands arguments
	for i := range args {
		if v := l.macroArgument(&args[i], &operands); v != ir.NoValue {
			operands.operands = append(operands.operands, ir.Operand{Value: v})
		}
	}
	v := l.emit(ir.Instr{Op: ir.OpCall, Name: l.file.Name(ir.OpArray)}, n, operands.operands...)
	l.flushAll(&operands, n)
	return v
}

// matches lowers matches!(value, pattern if guard).
func (l *lowerer) matches(n syntax.NodeID, args []macroArg) ir.Value {
	var operands arguments
	scrutinee := l.macroArgument(&args[0], &operands)
	if scrutinee == ir.NoValue {
		scrutinee = l.uninitialized(n)
	}
	cond := ir.NoValue
	mark := len(l.fn.binds)
	l.inArgument(&args[1], func() {
		whole := l.child(args[1].node, fieldPattern)
		if whole == syntax.None {
			return
		}
		pattern, guard := l.first(whole), l.child(whole, fieldCondition)
		if pattern != syntax.None && pattern != guard {
			cond = l.test(pattern, scrutinee)
			l.bind(pattern, scrutinee)
		}
		if guard != syntax.None {
			g := l.condition(guard)
			switch {
			case cond == ir.NoValue:
				cond = g.value
			case g.value != ir.NoValue:
				cond = l.op(ir.OpAnd, whole, cond, g.value)
			}
		}
	})
	l.leave(mark)
	if cond == ir.NoValue {
		return l.constant(ir.ConstTrue, "true", "bool", n)
	}
	return cond
}

// assertion lowers a macro that stops unless its first argument holds: what follows runs only then.
func (l *lowerer) assertion(n syntax.NodeID, name string, args []macroArg) ir.Value {
	var c condition
	if len(args) > 0 && args[0].view != nil && args[0].kind == argExpression {
		l.inArgument(&args[0], func() {
			if e := l.soleExpression(args[0].node); e != syntax.None {
				c = l.condition(e)
				c.value = l.known(c, e)
			}
		})
	}
	v := l.macroCall(n, name, args, c)
	if c.value != ir.NoValue {
		l.fn.b.Assume(distinct(c.vars), c.value, true, c.pos, c.end)
	}
	return v
}

// macroCall lowers a macro call with its arguments; first is the first of them if it was lowered
// before.
func (l *lowerer) macroCall(n syntax.NodeID, name string, args []macroArg, first condition) ir.Value {
	var operands arguments
	var format string
	for i := range args {
		arg := &args[i]
		v := first.value
		if i > 0 || v == ir.NoValue {
			v = l.macroArgument(arg, &operands)
		}
		if v == ir.NoValue {
			continue
		}
		role := ir.RolePlain
		if arg.keyword != syntax.None {
			role = ir.KeywordRole(l.name(arg.keyword))
		}
		operands.operands = append(operands.operands, ir.Operand{Value: v, Role: role})
		if i < 3 && format == "" && isString(l.kind(arg.first)) && l.tree.Nodes[arg.first].Next == uint32(arg.last) {
			format = string(l.text(arg.first))
		}
	}
	l.inline(format, &operands)
	i := ir.Instr{Op: ir.OpCall, Flags: ir.FlagMacro, Name: l.file.Name(name), Pos: l.pos(n), End: l.end(n)}
	v := l.finishCall(n, i, &operands)
	if l.opt.NoReturn[name] || l.opt.NoReturn[name[strings.LastIndexByte(name, ':')+1:]] {
		l.fn.b.Stop()
	}
	return v
}

func isString(k syntax.Kind) bool { return k == kindStringLiteral || k == kindRawStringLiteral }

// inline adds the variables that a format string names and that are no arguments already.
func (l *lowerer) inline(format string, args *arguments) {
	if !strings.Contains(format, "{") {
		return
	}
next:
	for _, text := range inlineArguments(format) {
		name := l.file.Name(text)
		role := ir.KeywordRole(name)
		for _, a := range args.operands {
			if a.Role == role {
				continue next
			}
		}
		if v, ok := l.local(name); ok {
			if val, ok := l.fn.b.Read(v); ok {
				args.operands = append(args.operands, ir.Operand{Value: val, Role: role})
			}
		}
	}
}

// inlineArguments returns the names that a format string mentions: {name}, {name:?}, {:width$}.
func inlineArguments(format string) []string {
	var names []string
	for {
		open := strings.IndexByte(format, '{')
		if open < 0 {
			return names
		}
		format = format[open+1:]
		if strings.HasPrefix(format, "{") {
			format = format[1:]
			continue
		}
		end := strings.IndexByte(format, '}')
		if end < 0 {
			return names
		}
		name, spec, _ := strings.Cut(format[:end], ":")
		if name = strings.TrimSpace(name); isName(name) {
			names = append(names, name)
		}
		for {
			before, after, ok := strings.Cut(spec, "$")
			if !ok {
				break
			}
			i := len(before)
			for i > 0 && isWordByte(before[i-1]) {
				i--
			}
			if isName(before[i:]) {
				names = append(names, before[i:])
			}
			spec = after
		}
		format = format[end+1:]
	}
}

// isName reports whether s is an identifier.
func isName(s string) bool {
	if s == "" || '0' <= s[0] && s[0] <= '9' {
		return false
	}
	for i := range len(s) {
		if !isWordByte(s[i]) {
			return false
		}
	}
	return true
}

// macroArgument lowers an argument of a macro; NoValue if it has no value.
func (l *lowerer) macroArgument(arg *macroArg, args *arguments) ir.Value {
	if arg.view == nil {
		if l.isSimple(arg) {
			return l.simpleArgument(arg)
		}
		return l.tokens(arg)
	}
	if l.depth >= maxDepth {
		return l.tokens(arg)
	}
	l.depth++
	v := ir.NoValue
	l.inArgument(arg, func() {
		if arg.kind == argPattern {
			return
		}
		if e := l.soleExpression(arg.node); e != syntax.None {
			v = l.argument(e, args)
		} else {
			v = l.statements(arg.node)
		}
	})
	l.depth--
	return v
}

// simpleArgument lowers an argument from its tokens; see view.isSimple.
func (l *lowerer) simpleArgument(arg *macroArg) ir.Value {
	i := arg.first
	start, end := l.pos(i), l.argEnd(arg)+l.delta
	flags := ir.Flag(0)
	if l.is(i, "&") {
		flags = ir.FlagRef
		i++
		if l.is(i, "mut") {
			flags |= ir.FlagMut
			i++
		}
	}
	var v ir.Value
	if k := l.kind(i); k != kindIdentifier && k != kindSelf {
		v = l.literal(i)
	} else {
		v = l.variable(i)
		from := l.pos(i)
		for i++; i+1 < arg.last && l.is(i, "."); i += 2 {
			v = l.readField(v, l.name(i+1), from, l.end(i+1))
		}
	}
	if flags != 0 {
		v = l.fn.b.Emit(ir.Instr{Op: ir.OpCopy, Flags: flags, Pos: start, End: end}, ir.Operand{Value: v})
	}
	return v
}

// tokens is the value of an argument that does not parse: what its names stand for flows into it.
func (l *lowerer) tokens(arg *macroArg) ir.Value {
	stats := &l.file.File().Stats
	stats.Unknown++
	stats.UnknownKinds["token_tree"]++
	var operands []ir.Operand
	for i := arg.first; i < arg.last; i++ {
		if k := l.kind(i); k != kindIdentifier && k != kindSelf {
			continue
		}
		if v, ok := l.local(l.name(i)); ok {
			if val, ok := l.fn.b.Read(v); ok && !hasValue(operands, val) {
				operands = append(operands, ir.Operand{Value: val})
			}
		}
	}
	i := ir.Instr{Op: ir.OpUnknown, Name: l.file.Name("token_tree"), Pos: l.pos(arg.first), End: l.argEnd(arg) + l.delta}
	return l.fn.b.Emit(i, operands...)
}
