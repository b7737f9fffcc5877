package rust

import (
	"sort"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// inArgument runs lower in the view in which arg was parsed.
func (l *lowerer) inArgument(arg *macroArg, lower func()) {
	outerView, outerDelta, outerFrom, outerUntil := l.view, l.delta, l.from, l.until
	start, end := l.tree.Nodes[arg.first].Start+l.delta, l.argEnd(arg)+l.delta
	l.view, l.delta, l.from, l.until = arg.view, arg.delta, start-arg.delta, end-arg.delta
	lower()
	l.view, l.delta, l.from, l.until = outerView, outerDelta, outerFrom, outerUntil
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
	if m.made != nil {
		return l.made(m)
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
	case last == "assert_eq!" || last == "assert_ne!":
		return l.comparison(n, full, args)
	}
	return l.macroCall(n, full, args, condition{})
}

// made lowers what a macro of the workspace makes of a call, as an expression.
func (l *lowerer) made(m *macroCall) ir.Value {
	mark := len(l.fn.binds)
	v := l.spread(m)
	l.leave(mark)
	return v
}

// spread lowers what a macro of the workspace makes of a call, in the scope of the call.
func (l *lowerer) spread(m *macroCall) ir.Value {
	v := ir.NoValue
	if l.depth >= maxDepth {
		return v
	}
	l.inMade(m, func(holder syntax.NodeID) {
		if e := l.soleExpression(holder); e != syntax.None {
			v = l.expr(e)
		} else {
			v = l.run(holder)
		}
	})
	return v
}

// itemMacro lowers a macro call among items. It is a call only if it has arguments other than items.
func (l *lowerer) itemMacro(n syntax.NodeID) {
	m := l.macroAt(n)
	if m != nil && m.made != nil {
		if l.depth < maxDepth {
			l.inMade(m, l.items)
		}
		return
	}
	if m == nil || m.first == m.last {
		l.inBody(func() { l.macro(n) })
		return
	}
	for i := m.first; i < m.last; i++ {
		if !l.onlyItems(&l.args[i]) {
			l.inBody(func() { l.macro(n) })
			return
		}
	}
	for i := m.first; i < m.last; i++ {
		l.argumentItems(&l.args[i])
	}
}

// onlyItems reports whether an argument of a macro holds items, or nothing that has a value.
func (v *view) onlyItems(arg *macroArg) bool {
	for _, i := range arg.parts {
		if !v.onlyItems(&v.args[i]) {
			return false
		}
	}
	if arg.view == nil {
		return len(arg.parts) > 0 || !v.isSimple(arg)
	}
	if arg.kind != argBlock && arg.kind != argExpression {
		return false
	}
	tree := arg.view.tree
	for c := tree.FirstChild(arg.node); c != syntax.None; c = tree.NextSibling(arg.node, c) {
		k := tree.Nodes[c].Kind
		if k == kindExpressionStatement {
			if e := tree.FirstChild(c); e != syntax.None {
				k = tree.Nodes[e].Kind
			}
		}
		if k == kindLetDeclaration || isExpression(k) && (k != kindMacroInvocation || arg.kind != argBlock) {
			return false
		}
	}
	return true
}

// argumentItems lowers the items that an argument of a macro holds.
func (l *lowerer) argumentItems(arg *macroArg) {
	for _, i := range arg.parts {
		l.argumentItems(&l.args[i])
	}
	if arg.view != nil && l.depth < maxDepth {
		l.depth++
		l.inArgument(arg, func() { l.items(arg.node) })
		l.depth--
	}
}

// vector lowers vec![a, b].
func (l *lowerer) vector(n syntax.NodeID, args []macroArg) ir.Value {
	var operands arguments
	for i := range args {
		l.macroArgument(&args[i], &operands)
	}
	v := l.emit(ir.Instr{Op: ir.OpCall, Name: l.file.Name(ir.OpArray), Type: l.file.Name("std::vec::Vec")}, n, operands.operands...)
	l.flushAll(&operands, n)
	return v
}

// matches lowers matches!(value, pattern if guard).
func (l *lowerer) matches(n syntax.NodeID, args []macroArg) ir.Value {
	var operands arguments
	l.macroArgument(&args[0], &operands)
	if len(operands.operands) == 0 {
		operands.operands = append(operands.operands, ir.Operand{Value: l.uninitialized(n)})
	}
	scrutinee := operands.operands[0].Value
	cond := ir.NoValue
	mark := len(l.fn.binds)
	l.inArgument(&args[1], func() {
		whole := l.child(args[1].node, fieldPattern)
		if whole == syntax.None {
			return
		}
		pattern, guard := l.first(whole), l.child(whole, fieldCondition)
		if pattern != syntax.None && pattern != guard {
			if in := l.fn.b.Instr(scrutinee); in.Op == ir.OpCall && l.kind(pattern) == kindTuplePattern && in.Name == l.file.Name(ir.OpArray) {
				l.tuple = scrutinee
			}
			cond = l.test(pattern, scrutinee)
			l.bind(pattern, scrutinee)
			l.tuple = ir.NoValue
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
	} else if len(args) > 0 && l.isVariable(&args[0]) {
		c = l.condition(args[0].first)
	}
	v := l.macroCall(n, name, args, c)
	if c.value != ir.NoValue {
		l.fn.b.Assume(l.withTwins(distinct(c.vars)), c.value, true, c.pos, c.end)
	}
	return v
}

// isVariable reports whether an argument of a macro is a name alone.
func (l *lowerer) isVariable(arg *macroArg) bool {
	return arg.view == nil && arg.parts == nil && l.isSimple(arg) && l.kind(arg.first) == kindIdentifier && l.after(arg.first) == arg.last
}

// comparison lowers a macro that stops unless its first two arguments are equal, or unless they are not.
func (l *lowerer) comparison(n syntax.NodeID, name string, args []macroArg) ir.Value {
	var vars []ir.Var
	for i := range args[:min(len(args), 2)] {
		if arg := &args[i]; arg.view != nil {
			l.inArgument(arg, func() { vars = append(vars, l.wrapped(l.mentioned(arg.node))...) })
		} else {
			vars = append(vars, l.mentioned(arg.first)...)
		}
	}
	v := l.macroCall(n, name, args, condition{})
	operands := l.fn.b.Args(v)
	if len(operands) < 2 || len(vars) == 0 {
		return v
	}
	operator := "op.=="
	if strings.HasSuffix(name, "assert_ne!") {
		operator = "op.!="
	}
	cond := l.op(operator, n, operands[0].Value, operands[1].Value)
	l.fn.b.Assume(l.withTwins(distinct(vars)), cond, true, l.pos(n), l.end(n))
	return v
}

// macroCall lowers a macro call with its arguments; first is the first of them if it was lowered
// before.
func (l *lowerer) macroCall(n syntax.NodeID, name string, args []macroArg, first condition) ir.Value {
	var operands arguments
	var format string
	var yields []ir.Operand
	outer := l.fn.yields
	l.fn.yields = &yields
	incomplete := ir.Flag(0)
	if v, ok := l.mappingOf(args, n); ok {
		operands.operands, args = []ir.Operand{{Value: v}}, nil
	}
	for i := range args {
		arg := &args[i]
		if i == 0 && first.value != ir.NoValue {
			operands.operands = append(operands.operands, ir.Operand{Value: first.value})
			continue
		}
		if v, ok := l.literalTree(arg); ok {
			operands.operands = append(operands.operands, ir.Operand{Value: v})
			continue
		}
		if arg.parts != nil {
			incomplete = ir.FlagIncomplete
		}
		l.macroArgument(arg, &operands)
		if i < 3 && format == "" && isString(l.kind(arg.first)) && l.after(arg.first) == arg.last {
			format = string(l.text(arg.first))
		}
	}
	l.inline(format, &operands)
	l.fn.yields = outer
	operands.operands = append(operands.operands, yields...)
	i := ir.Instr{Op: ir.OpCall, Flags: ir.FlagMacro | incomplete, Name: l.file.Name(name), Pos: l.pos(n), End: l.end(n)}
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
		name = strings.TrimSuffix(name, "...") // xshell: the words of a list
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

// macroArgument lowers an argument of a macro and appends its value, or those of its parts.
func (l *lowerer) macroArgument(arg *macroArg, args *arguments) {
	if v, ok := l.literalTree(arg); ok {
		args.operands = append(args.operands, ir.Operand{Value: v})
		return
	}
	for _, i := range arg.parts {
		l.macroArgument(&l.args[i], args)
	}
	if arg.parts != nil {
		return
	}
	var v ir.Value
	switch {
	case arg.template:
		l.template(arg, args)
	case arg.view != nil && l.depth < maxDepth:
		l.depth++
		v = l.parsedArgument(arg, args)
		l.depth--
	case l.isSimple(arg):
		v = l.simpleArgument(arg)
	default:
		v = l.tokens(arg)
	}
	if v == ir.NoValue {
		return
	}
	if arg.written != "" { // %x is what format!("{}", x) makes
		text := l.constant(ir.ConstString, arg.written, "&str", arg.first)
		i := ir.Instr{Op: ir.OpCall, Flags: ir.FlagMacro, Name: l.file.Name("format!"), Pos: l.pos(arg.first), End: l.endOf(arg)}
		v = l.fn.b.Emit(i, ir.Operand{Value: text}, ir.Operand{Value: v})
	}
	role := ir.RolePlain
	if arg.keyword != syntax.None {
		role = ir.KeywordRole(l.name(arg.keyword))
	}
	args.operands = append(args.operands, ir.Operand{Value: v, Role: role})
}

// parsedArgument lowers an argument from where it was parsed.
func (l *lowerer) parsedArgument(arg *macroArg, args *arguments) ir.Value {
	v := ir.NoValue
	scrutinee := ir.NoValue
	if arg.kind == argArm && arg.view.bindsIn(arg.node) {
		// What the pattern is matched with is known to the macro only.
		i := ir.Instr{Op: ir.OpConst, Aux: ir.ConstUnit, Pos: l.pos(arg.first), End: l.endOf(arg)}
		if len(args.operands) > 0 {
			i.Op, i.Aux, i.Name = ir.OpUnknown, 0, l.file.Name("token_tree")
		}
		scrutinee = l.fn.b.Emit(i, plain(args.operands)...)
	}
	l.inArgument(arg, func() {
		switch e := l.soleExpression(arg.node); {
		case arg.kind == argPattern:
		case arg.kind == argArm:
			v = l.fn.b.Branch(l.pos(arg.node), l.end(arg.node), func() ir.Value {
				if scrutinee == ir.NoValue {
					scrutinee = l.uninitialized(arg.node)
				}
				return l.matchArm(syntax.None, arg.node, syntax.None, scrutinee, nil, earlierArms{}).value
			}, func() ir.Value { return ir.NoValue })
		case e != syntax.None && l.kind(e) == kindAssignmentExpression:
			v = l.operand(e, fieldRight) // field = value, where the macro decides what field is
		case e != syntax.None:
			v = l.argument(e, false, args)
		default:
			v = l.statements(arg.node)
		}
	})
	return v
}

// bindsIn reports whether the pattern of match arm n may declare a name.
func (v *view) bindsIn(n syntax.NodeID) bool {
	pattern := v.tree.ChildByField(n, fieldPattern)
	if pattern == syntax.None {
		return false
	}
	for i := pattern; i < v.after(pattern); i++ {
		if k := v.tree.Nodes[i].Kind; k == kindIdentifier && isBinding(v.tree.Bytes(i)) || k == kindShorthandFieldIdentifier {
			return true
		}
	}
	return false
}

// plain returns operands without their roles.
func plain(operands []ir.Operand) []ir.Operand {
	out := make([]ir.Operand, len(operands))
	for i, o := range operands {
		out[i].Value = o.Value
	}
	return out
}

// simpleArgument lowers an argument from its tokens; see view.isSimple.
func (l *lowerer) simpleArgument(arg *macroArg) ir.Value {
	i := arg.first
	start, end := l.pos(i), l.endOf(arg)
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

// template appends the values that go into a template.
func (l *lowerer) template(arg *macroArg, args *arguments) {
	for i := arg.first; i+1 < arg.last; i++ {
		if !l.is(i, "#") || l.kind(i+1) != kindIdentifier {
			continue
		}
		if v, ok := l.local(l.name(i + 1)); ok {
			if val, ok := l.fn.b.Read(v); ok && !hasValue(args.operands, val) {
				args.operands = append(args.operands, ir.Operand{Value: val})
			}
		}
	}
}

// tokens is the value of an argument that does not parse: what its names stand for flows into it.
// Without any there is nothing to flow; it may not be Rust at all.
func (l *lowerer) tokens(arg *macroArg) ir.Value {
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
	if len(operands) == 0 {
		return ir.NoValue
	}
	stats := &l.file.File().Stats
	stats.Unknown++
	stats.UnknownKinds["token_tree"]++
	i := ir.Instr{Op: ir.OpUnknown, Name: l.file.Name("token_tree"), Pos: l.pos(arg.first), End: l.endOf(arg)}
	return l.fn.b.Emit(i, operands...)
}
