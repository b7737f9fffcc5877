package rust

import (
	"bytes"
	"errors"
	"sort"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// maxMacroDepth is how deep macro calls may stand in the arguments of macro calls: each level is
// parsed once more. maxMacroShare is how many times the size of the file may be parsed for them in
// all; real code stays below twice.
const (
	maxMacroDepth = 8
	maxMacroShare = 4
)

// view is a tree with what is known of the macro calls in it.
type view struct {
	tree   *syntax.Tree
	macros []macroCall // by node
	args   []macroArg
	level  int   // how many macro calls it stands in
	made   *view // the trees that were made of tokens of this one; see tokenParser
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
	argArm                       // pattern => expr
	argLetArm                    // pattern = expr => expr, or pattern = expr, if guard => expr
)

// argFrames are what arguments are put between to be parsed.
var argFrames = [...]struct{ before, after string }{
	argExpression: {"fn _(){", "\n;}\n"},
	argBlock:      {"fn _(){", "\n}\n"},
	argPattern:    {"fn _(){match _x{", "\n=>{}}}\n"},
	argArm:        {"fn _(){match _x{", "\n}}\n"},
	argLetArm:     {"fn _(){if let ", "\n}}\n"},
}

// macroArg is an argument of a macro call: the sibling tokens from first up to last.
type macroArg struct {
	kind        argKind
	first, last syntax.NodeID
	keyword     syntax.NodeID // name of name = value, or None
	arrow       syntax.NodeID // the => of an arm
	// Where the argument was parsed: the block, or the match arm, that holds it, and what to add to
	// an offset of that view to get one of the file. view is nil if it was not, or is an error.
	view  *view
	node  syntax.NodeID
	delta uint32
	// parts are the arguments, by index, that it was divided into because it is no Rust as a whole.
	parts []int
	item  bool // it stands among items: only items are of interest
	// template says that it is code to be generated, with names after # where values go in.
	template bool
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
	pending := root.collect(nil, 0, syntax.NodeID(len(tree.Nodes)), 0, true)
	l.budget = maxMacroShare * (len(tree.Src) + 1<<10)
	for round := 0; len(pending) > 0 && round < maxMacroDepth && l.opt.Parse != nil; round++ {
		pending = l.parseArguments(pending)
	}
	return root
}

// collect finds the macro calls among the nodes from start to end, which are items or code, and adds
// their arguments that must be parsed to pending.
func (v *view) collect(pending []pendingArg, start, end syntax.NodeID, delta uint32, items bool) []pendingArg {
	code := start // where the code ends that the walk is in
	if !items {
		code = end
	}
	for i := start; i < end; i++ {
		switch v.tree.Nodes[i].Kind {
		case kindFunctionItem, kindConstItem, kindStaticItem:
			code = max(code, v.after(i))
		case kindMacroInvocation:
			m := macroCall{node: i, first: len(v.args)}
			v.split(&m)
			m.last = len(v.args)
			v.macros = append(v.macros, m)
			for a := m.first; a < m.last; a++ {
				v.args[a].item = i >= code
				pending = v.enqueue(pending, a, delta)
			}
			i = syntax.NodeID(v.tree.Nodes[i].Next) - 1
		case kindMacroDefinition:
			i = syntax.NodeID(v.tree.Nodes[i].Next) - 1
		}
	}
	return pending
}

// enqueue adds argument a to pending if it must be parsed. What cannot be Rust is divided first.
func (v *view) enqueue(pending []pendingArg, a int, delta uint32) []pendingArg {
	switch arg := &v.args[a]; {
	case v.isSimple(arg):
		return pending
	case v.isTemplate(arg):
		arg.template = true
		return pending
	case !arg.item:
		if root := v.parseTokens(arg); root != syntax.None {
			arg.view, arg.node, arg.delta = v.made, root, delta
			return v.made.collect(pending, root, v.made.after(root), delta, false)
		}
	}
	switch arg := &v.args[a]; {
	case v.isPlausible(arg):
		return append(pending, pendingArg{v, a, delta})
	}
	return v.divide(pending, a, delta)
}

// is reports whether token n has the given text.
func (v *view) is(n syntax.NodeID, text string) bool {
	node := &v.tree.Nodes[n]
	return int(node.End-node.Start) == len(text) && string(v.tree.Src[node.Start:node.End]) == text
}

// after returns the token after n on the same level.
func (v *view) after(n syntax.NodeID) syntax.NodeID { return syntax.NodeID(v.tree.Nodes[n].Next) }

// contents returns the tokens inside of the token tree n.
func (v *view) contents(n syntax.NodeID) (first, last syntax.NodeID) {
	first, last = n+1, v.after(n)
	if first < last {
		first = v.after(first) // without the brackets
	}
	if first < last {
		last--
	}
	return first, last
}

// opens reports whether n is a token tree that begins with the given bracket.
func (v *view) opens(n syntax.NodeID, bracket byte) bool {
	node := &v.tree.Nodes[n]
	return node.Kind == kindTokenTree && node.End > node.Start && v.tree.Src[node.Start] == bracket
}

// split appends the arguments of m to v.args.
func (v *view) split(m *macroCall) {
	tokens := v.tree.ChildByKind(m.node, kindTokenTree)
	if tokens == syntax.None {
		return
	}
	first, last := v.contents(tokens)
	if v.opens(tokens, '{') {
		v.add(argBlock, first, last)
		return
	}
	if name := v.tree.ChildByField(m.node, fieldMacro); name != syntax.None && v.is(name, "matches") {
		v.splitMatches(m, first, last)
		return
	}
	v.cut(first, last, func(c syntax.NodeID) bool {
		if v.is(c, ";") {
			m.semicolon = true
			return true
		}
		return v.is(c, ",")
	})
}

// isTemplate reports whether arg is a template: Rust never has a # before a name.
func (v *view) isTemplate(arg *macroArg) bool {
	for i := arg.first; i+1 < arg.last; i++ {
		if v.tree.Nodes[i+1].Kind == kindIdentifier && v.is(i, "#") {
			return true
		}
	}
	return false
}

// splitMatches splits the arguments of matches!(value, pattern).
func (v *view) splitMatches(m *macroCall, first, last syntax.NodeID) {
	v.cut(first, last, func(c syntax.NodeID) bool { return v.is(c, ",") })
	if len(v.args) < m.first+2 {
		return
	}
	pattern := &v.args[m.first+1]
	pattern.kind, pattern.last = argPattern, v.args[len(v.args)-1].last
	if pattern.keyword != syntax.None {
		pattern.first, pattern.keyword = pattern.keyword, syntax.None
	}
	v.args = v.args[:m.first+2]
}

// add appends an argument, without comments before it, unless it has no tokens. It returns its index,
// or -1.
func (v *view) add(kind argKind, first, last syntax.NodeID) int {
	for first < last && isTrivia(v.tree.Nodes[first].Kind) {
		first = v.after(first)
	}
	if first >= last {
		return -1
	}
	arg := macroArg{kind: kind, first: first, last: last, keyword: syntax.None, arrow: syntax.None}
	if kind == argExpression {
		v.keyword(&arg)
	}
	v.args = append(v.args, arg)
	return len(v.args) - 1
}

// keyword separates the name from the value of name = value and name: value, and takes away the
// sigil that some macros have before a value.
func (v *view) keyword(arg *macroArg) {
	if v.tree.Nodes[arg.first].Kind == kindIdentifier {
		if eq := arg.first + 1; eq+1 < arg.last && (v.is(eq, "=") || v.is(eq, ":")) {
			arg.keyword, arg.first = arg.first, eq+1
		}
	}
	if arg.first+1 < arg.last && (v.is(arg.first, "%") || v.is(arg.first, "?")) {
		arg.first++
	}
}

// cut appends the stretches of tokens between separators as arguments. The commas between the
// parameters of a closure, and inside of angle brackets that can be recognized, separate nothing.
func (v *view) cut(first, last syntax.NodeID, isSeparator func(syntax.NodeID) bool) {
	start, angles := first, 0
	pipe, closure := true, false // a | here would begin a closure; inside of its parameters
	for c := first; c < last; c = v.after(c) {
		switch {
		case v.is(c, "|"):
			closure = pipe && !closure
		case angles > 0 && (v.is(c, ">") || v.is(c, ">>")):
			angles -= int(v.tree.Nodes[c].End - v.tree.Nodes[c].Start)
		case v.is(c, "<") && (angles > 0 || c == start || v.is(c-1, "::")):
			angles++
		case !closure && angles <= 0 && isSeparator(c):
			v.add(argExpression, start, c)
			start, angles, pipe = v.after(c), 0, true
			continue
		}
		pipe = v.is(c, "move") || v.is(c, "async") || v.is(c, "=") || v.is(c, ":") || isTrivia(v.tree.Nodes[c].Kind)
	}
	v.add(argExpression, start, last)
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
	if isLiteral(v.tree.Nodes[i].Kind) {
		return v.after(i) == arg.last
	}
	if k := v.tree.Nodes[i].Kind; k != kindIdentifier && k != kindSelf {
		return false
	}
	for i++; i+1 < arg.last && v.is(i, "."); i += 2 {
		if k := v.tree.Nodes[i+1].Kind; k != kindIdentifier && k != kindIntegerLiteral || v.is(i+1, "await") {
			return false
		}
	}
	return i == arg.last
}

func isLiteral(k syntax.Kind) bool {
	switch k {
	case kindIntegerLiteral, kindFloatLiteral, kindStringLiteral, kindRawStringLiteral, kindCharLiteral, kindBooleanLiteral:
		return true
	}
	return false
}

// divide splits an argument that is no Rust into parts that may be, and adds those that must be
// parsed to pending.
func (v *view) divide(pending []pendingArg, a int, delta uint32) []pendingArg {
	arg := v.args[a]
	from := len(v.args)
	switch {
	case arg.kind == argArm || arg.kind == argLetArm:
		v.add(argExpression, arg.first, arg.arrow)
		v.addBody(v.after(arg.arrow), arg.last)
	case v.after(arg.first) == arg.last && v.tree.Nodes[arg.first].Kind == kindTokenTree:
		first, last := v.contents(arg.first)
		if v.opens(arg.first, '{') && arg.kind != argBlock {
			v.add(argBlock, first, last)
		} else {
			v.cut(first, last, v.separates)
		}
	case v.hasArrow(&arg):
		v.cutArms(arg.first, arg.last)
	case arg.kind == argBlock && v.cutItems(arg.first, arg.last):
	default:
		v.cut(arg.first, arg.last, v.separates)
		if len(v.args) == from+1 && v.args[from].first == arg.first && v.args[from].last == arg.last {
			v.args = v.args[:from]
			v.cutGroups(arg.first, arg.last)
		}
	}
	end := len(v.args)
	for i := from; i < end; i++ {
		v.args[a].parts = append(v.args[a].parts, i)
		v.args[i].item = arg.item
	}
	for i := from; i < end; i++ {
		if !arg.item || v.mayHoldItems(&v.args[i]) {
			pending = v.enqueue(pending, i, delta)
		}
	}
	return pending
}

// mayHoldItems reports whether there is something in braces in arg.
func (v *view) mayHoldItems(arg *macroArg) bool {
	if arg.kind == argBlock {
		return true
	}
	for c := arg.first; c < arg.last; c = v.after(c) {
		if v.tree.Nodes[c].Kind == kindTokenTree {
			return true
		}
	}
	return false
}

// separates reports whether c stands between the parts of what is no Rust.
func (v *view) separates(c syntax.NodeID) bool {
	if n := &v.tree.Nodes[c]; n.End-n.Start > 2 {
		return false
	}
	return v.is(c, ",") || v.is(c, ";") || v.is(c, ":") || v.is(c, "=") || v.is(c, "=>") || v.is(c, "->")
}

// hasArrow reports whether arg has arms.
func (v *view) hasArrow(arg *macroArg) bool {
	for c := arg.first; c < arg.last; c = v.after(c) {
		if v.is(c, "=>") {
			return true
		}
	}
	return false
}

// addBody adds the right side of an arm.
func (v *view) addBody(first, last syntax.NodeID) {
	if first < last && v.after(first) == last && v.opens(first, '{') {
		first, last = v.contents(first)
		v.add(argBlock, first, last)
		return
	}
	v.add(argExpression, first, last)
}

// cutArms appends the arms pattern => body among the tokens.
func (v *view) cutArms(first, last syntax.NodeID) {
	start, arrow, kind := first, syntax.None, argArm
	flush := func(end syntax.NodeID) {
		if start < end && arrow == v.after(start) && v.is(start, "else") {
			v.addBody(v.after(arrow), end)
			start, arrow, kind = end, syntax.None, argArm
			return
		}
		switch i := v.add(kind, start, end); {
		case i >= 0 && arrow == syntax.None:
			v.args[i].kind = argExpression
		case i >= 0:
			v.args[i].arrow = arrow
		}
		start, arrow, kind = end, syntax.None, argArm
	}
	for c := first; c < last; {
		next := v.after(c)
		switch {
		case arrow == syntax.None && v.is(c, "=>"):
			arrow = c
			if next < last && v.opens(next, '{') {
				next = v.after(next)
				flush(next)
				if next < last && v.is(next, ",") {
					next = v.after(next)
					start = next
				}
			}
		case arrow == syntax.None && v.is(c, "="):
			kind = argLetArm
		case arrow != syntax.None && v.is(c, ","), arrow == syntax.None && v.is(c, ";"):
			flush(c)
			start = next
		}
		c = next
	}
	flush(last)
}

// cutItems appends each function with a body among the tokens as a block of its own, and reports
// whether there is more than one stretch.
func (v *view) cutItems(first, last syntax.NodeID) bool {
	from, start, isItem := len(v.args), first, false
	for c := first; c < last; c = v.after(c) {
		switch {
		case v.is(c, "fn"):
			isItem = true
		case isItem && (v.opens(c, '{') || v.is(c, ";")):
			v.add(argBlock, start, v.after(c))
			start, isItem = v.after(c), false
		}
	}
	if len(v.args) == from || len(v.args) == from+1 && start == last {
		v.args = v.args[:from]
		return false
	}
	v.add(argExpression, start, last)
	return true
}

// cutGroups appends what stands in brackets among the tokens.
func (v *view) cutGroups(first, last syntax.NodeID) {
	for c := first; c < last; c = v.after(c) {
		if v.tree.Nodes[c].Kind != kindTokenTree {
			continue
		}
		from, to := v.contents(c)
		switch {
		case v.opens(c, '{'):
			v.add(argBlock, from, to)
		case c > first && v.is(c-1, "#"): // an attribute
		default:
			v.cut(from, to, v.separates)
		}
	}
}

// parseArguments parses arguments, all in one go, and returns what is to be parsed next: the
// arguments of macro calls inside, and the parts of those that do not parse.
func (l *lowerer) parseArguments(pending []pendingArg) []pendingArg {
	var buf []byte
	starts := make([]uint32, len(pending)) // of the frames
	for i, p := range pending {
		starts[i] = uint32(len(buf))
		buf = p.view.appendArgument(buf, &p.view.args[p.arg])
	}
	tree, err := l.parse(buf)
	if err != nil {
		return nil
	}
	sub := &view{tree: tree, level: pending[0].view.level + 1}
	var next []pendingArg
	item := tree.FirstChild(0)
	dirty := false // the argument before has an error
	for i, p := range pending {
		for item != syntax.None && tree.Nodes[item].Start < starts[i] {
			item = tree.NextSibling(0, item)
		}
		switch {
		case item != syntax.None && tree.Nodes[item].Start == starts[i] && sub.isClean(item):
			next = p.found(next, sub, item, starts[i])
			dirty = false
		case dirty:
			next = l.parseAlone(next, p)
		default:
			next = p.view.divide(next, p.arg, p.delta)
			dirty = true
		}
	}
	return next
}

// errBudget says that enough was parsed for the macros of a file.
var errBudget = errors.New("too much text in macro calls")

// parse parses text of macro calls as long as the budget for it lasts.
func (l *lowerer) parse(text []byte) (*syntax.Tree, error) {
	if l.budget -= len(text); l.budget < 0 {
		l.file.File().Stats.Truncated = true
		return nil, errBudget
	}
	return l.opt.Parse(text)
}

// parseAlone parses an argument that follows one with an error, for the parser may have taken both
// for one stretch.
func (l *lowerer) parseAlone(next []pendingArg, p pendingArg) []pendingArg {
	tree, err := l.parse(p.view.appendArgument(nil, &p.view.args[p.arg]))
	if err == nil {
		sub := &view{tree: tree, level: p.view.level + 1}
		if item := tree.FirstChild(0); item != syntax.None && sub.isClean(item) {
			return p.found(next, sub, item, 0)
		}
	}
	return p.view.divide(next, p.arg, p.delta)
}

// found notes that an argument was parsed as the function item of sub, whose frame starts at start,
// and adds the arguments of macro calls inside to next.
func (p pendingArg) found(next []pendingArg, sub *view, item syntax.NodeID, start uint32) []pendingArg {
	arg := &p.view.args[p.arg]
	holder := sub.holder(item, arg.kind)
	if holder == syntax.None {
		return p.view.divide(next, p.arg, p.delta)
	}
	arg.node, arg.view = holder, sub
	arg.delta = p.delta + p.view.tree.Nodes[arg.first].Start - (start + uint32(len(argFrames[arg.kind].before)))
	return sub.collect(next, item+1, sub.after(item), arg.delta, arg.item)
}

// appendArgument appends the text of arg in its frame.
func (v *view) appendArgument(buf []byte, arg *macroArg) []byte {
	frame := argFrames[arg.kind]
	buf = append(buf, frame.before...)
	at := len(buf)
	start := v.tree.Nodes[arg.first].Start
	buf = append(buf, v.tree.Src[start:v.argEnd(arg)]...)
	switch arg.kind {
	case argBlock:
		blankBefore(buf[at:], "static ref ", "static ")
		blankBefore(buf[at:], "safe fn ", "")
	case argLetArm:
		copy(buf[at+int(v.tree.Nodes[arg.arrow].Start-start):], " {")
		for c := arg.first; c+1 < arg.arrow; c = v.after(c) {
			if v.is(c, ",") && v.is(c+1, "if") {
				buf[at+int(v.tree.Nodes[c].Start-start)] = ' '
				copy(buf[at+int(v.tree.Nodes[c+1].Start-start):], "&&")
			}
		}
	}
	return append(buf, frame.after...)
}

// argEnd returns where the last token of arg ends.
func (v *view) argEnd(arg *macroArg) uint32 {
	end := uint32(0)
	for i := arg.first; i < arg.last; i = v.after(i) {
		end = v.tree.Nodes[i].End
	}
	return end
}

// blankBefore blanks, wherever words occurs in src, the word after keep: static ref X: T = value; of
// lazy_static becomes a static.
func blankBefore(src []byte, words, keep string) {
	for {
		i := bytes.Index(src, []byte(words))
		if i < 0 {
			return
		}
		for at := i + len(keep); src[at] != ' '; at++ {
			src[at] = ' '
		}
		src = src[i+len(words):]
	}
}

// isClean reports whether item is a function without syntax errors.
func (v *view) isClean(item syntax.NodeID) bool {
	if v.tree.Nodes[item].Kind != kindFunctionItem {
		return false
	}
	for i := item; i < v.after(item); i++ {
		if n := &v.tree.Nodes[i]; n.Kind == syntax.KindError || n.Missing() {
			return false
		}
	}
	return true
}

// holder returns the node of the frame that holds the argument: the block, or the match arm.
func (v *view) holder(item syntax.NodeID, kind argKind) syntax.NodeID {
	if kind == argPattern || kind == argArm {
		for i := item; i < v.after(item); i++ {
			if v.tree.Nodes[i].Kind == kindMatchArm {
				return i
			}
		}
		return syntax.None
	}
	return v.tree.ChildByField(item, fieldBody)
}

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
	m := l.macroAt(n)
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
	v := l.emit(ir.Instr{Op: ir.OpCall, Name: l.file.Name(ir.OpArray)}, n, operands.operands...)
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
	incomplete := ir.Flag(0)
	for i := range args {
		arg := &args[i]
		if i == 0 && first.value != ir.NoValue {
			operands.operands = append(operands.operands, ir.Operand{Value: first.value})
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
		i := ir.Instr{Op: ir.OpConst, Aux: ir.ConstUnit, Pos: l.pos(arg.first), End: l.argEnd(arg) + l.delta}
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
				return l.matchArm(arg.node, syntax.None, scrutinee, nil)
			}, func() ir.Value { return ir.NoValue })
		case e != syntax.None && l.kind(e) == kindAssignmentExpression:
			v = l.operand(e, fieldRight) // field = value, where the macro decides what field is
		case e != syntax.None:
			v = l.argument(e, args)
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
	i := ir.Instr{Op: ir.OpUnknown, Name: l.file.Name("token_tree"), Pos: l.pos(arg.first), End: l.argEnd(arg) + l.delta}
	return l.fn.b.Emit(i, operands...)
}
