package rust

import (
	"bytes"
	"errors"

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
	made   *view      // the trees that were made of tokens of this one; see tokenParser
	ex     *expansion // nil if the workspace defines no macros
}

// macroCall is a macro call of a view; its arguments are args[first:last] of the view.
type macroCall struct {
	node        syntax.NodeID
	first, last int
	semicolon   bool // the arguments are separated by semicolons: [x; n]
	// made is what a macro of the workspace makes of the call, as the only argument of a view of its own, which
	// stands in the file, or behind its end, at base.
	made *view
	base uint32
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
	written     string        // the format that a sign before the value stands for: % or ?
	// Where the argument was parsed: the block, or the match arm, that holds it, and what to add to
	// an offset of that view to get one of the file. view is nil if it was not, or is an error.
	view  *view
	node  syntax.NodeID
	delta uint32
	// parts are the arguments, by index, that it was divided into because it is no Rust as a whole.
	parts []int
	item  bool // it stands among items: only items are of interest
	level int  // how many macro calls there are around the one whose argument it is
	// template says that it is code to be generated, with names after # where values go in.
	template bool
	made     int // how many macro calls it was made by, one in what the other made
}

// pendingArg is an argument that is to be parsed; delta is that of the view that it stands in.
type pendingArg struct {
	view  *view
	arg   int
	delta uint32
	// caller is the call that the argument takes the place of, nil if it stands in one.
	caller *caller
}

// expandMacros returns a view of tree with the arguments of all macro calls parsed.
func (l *lowerer) expandMacros(tree *syntax.Tree) *view {
	root := &view{tree: tree}
	l.placed = &placement{size: uint32(len(tree.Src))}
	if l.opt.Macros != nil && l.opt.Parse != nil {
		file := l.file.File().Source.Path
		root.ex = &expansion{
			scope: scopeOfMacros{Macros: l.opt.Macros, file: file, crate: l.opt.Macros.crateOf(file), tree: tree},
			room:  maxMadeShare*len(tree.Src) + maxMadeText,
		}
		l.placed = &root.ex.placed
		l.placed.size = uint32(len(tree.Src))
	}
	pending := root.collect(nil, 0, syntax.NodeID(len(tree.Nodes)), 0, surroundings{items: true})
	l.budget = maxMacroShare * (len(tree.Src) + 1<<10)
	for round := 0; len(pending) > 0 && round < 2*maxMacroDepth+maxMacroRecursion && l.opt.Parse != nil; round++ {
		pending = l.parseArguments(pending)
	}
	abandon(pending)
	if root.ex != nil && (root.ex.full || root.ex.cut) {
		l.file.File().Stats.Truncated = true
	}
	return root
}

// surroundings say where nodes stand: among items or in code, in how many macro calls, and in what how many
// macros made.
type surroundings struct {
	items bool
	level int
	made  int
}

// collect finds the macro calls among the nodes from start to end, which are items or code, and adds
// their arguments that must be parsed to pending.
func (v *view) collect(pending []pendingArg, start, end syntax.NodeID, delta uint32, at surroundings) []pendingArg {
	code := start // where the code ends that the walk is in
	if !at.items {
		code = end
	}
	pattern := start // where the pattern ends that the walk is in
	for i := start; i < end; i++ {
		switch v.tree.Nodes[i].Kind {
		case kindFunctionItem, kindConstItem, kindStaticItem:
			code = max(code, v.after(i))
		case kindMatchPattern:
			pattern = v.after(i)
		case kindMacroInvocation:
			v.macros = append(v.macros, macroCall{node: i})
			pending = v.called(pending, len(v.macros)-1, delta, at, i >= code, i < pattern && !v.isGuard(i))
			i = syntax.NodeID(v.tree.Nodes[i].Next) - 1
		case kindMacroDefinition:
			i = syntax.NodeID(v.tree.Nodes[i].Next) - 1
		}
	}
	return pending
}

// called adds what macro call number call makes to pending if its macro is one of the workspace, else its
// arguments.
func (v *view) called(pending []pendingArg, call int, delta uint32, at surroundings, item, pattern bool) []pendingArg {
	if v.ex != nil {
		pos := inCode
		switch {
		case pattern:
			pos = inPattern
		case item:
			pos = inItems
		}
		if made, base := v.expand(v.macros[call].node, delta, at, pos); made != nil {
			v.macros[call].made, v.macros[call].base = made, base
			return append(pending, pendingArg{view: made, delta: base, caller: &caller{v, call, delta, at, item}})
		}
	}
	return v.splitCall(pending, call, delta, at, item)
}

// splitCall splits the arguments of macro call number call and adds them to pending.
func (v *view) splitCall(pending []pendingArg, call int, delta uint32, at surroundings, item bool) []pendingArg {
	m := v.macros[call]
	m.first = len(v.args)
	v.split(&m)
	m.last = len(v.args)
	v.macros[call] = m
	for a := m.first; a < m.last; a++ {
		v.args[a].item, v.args[a].level, v.args[a].made = item, at.level, at.made
		pending = v.enqueue(pending, a, delta)
	}
	return pending
}

// isGuard reports whether node n stands in the guard of a match arm.
func (v *view) isGuard(n syntax.NodeID) bool {
	for p := n; p >= 0 && v.tree.Nodes[p].Kind != kindMatchPattern; p-- {
		if v.tree.Nodes[p].Field() == fieldCondition && v.after(p) > n {
			return true
		}
	}
	return false
}

// enqueue adds argument a to pending if it must be parsed. What cannot be Rust is divided first.
func (v *view) enqueue(pending []pendingArg, a int, delta uint32) []pendingArg {
	switch arg := &v.args[a]; {
	case v.isSimple(arg) || arg.level >= maxMacroDepth:
		return pending
	case v.isTemplate(arg):
		arg.template = true
		return pending
	case !arg.item:
		if root := v.parseTokens(arg); root != syntax.None {
			arg.view, arg.node, arg.delta = v.made, root, delta
			return v.made.collect(pending, root, v.made.after(root), delta, surroundings{level: arg.level + 1, made: arg.made})
		}
	}
	switch arg := &v.args[a]; {
	case v.isPlausible(arg):
		return append(pending, pendingArg{view: v, arg: a, delta: delta})
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
	if name := v.tree.ChildByField(m.node, fieldMacro); name != syntax.None && v.isAssembly(name) {
		v.splitAssembly(first, last)
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
// sign that some macros have before a value and that says how it is written.
func (v *view) keyword(arg *macroArg) {
	if v.tree.Nodes[arg.first].Kind == kindIdentifier {
		if eq := arg.first + 1; eq+1 < arg.last && (v.is(eq, "=") || v.is(eq, ":")) {
			arg.keyword, arg.first = arg.first, eq+1
		}
	}
	if arg.first+1 < arg.last && (v.is(arg.first, "%") || v.is(arg.first, "?")) {
		arg.written = "{}"
		if v.is(arg.first, "?") {
			arg.written = "{:?}"
		}
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
		v.args[i].item, v.args[i].level, v.args[i].made = arg.item, arg.level, arg.made
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
		if p.caller != nil {
			l.budget += maxMacroShare * len(p.view.tree.Src)
		}
	}
	tree, err := l.parse(buf)
	if err != nil {
		abandon(pending)
		return nil
	}
	sub := &view{tree: tree, ex: pending[0].view.ex}
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
			next = p.refuse(next)
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
		sub := &view{tree: tree, ex: p.view.ex}
		if item := tree.FirstChild(0); item != syntax.None && sub.isClean(item) {
			return p.found(next, sub, item, 0)
		}
	}
	return p.refuse(next)
}

// abandon takes the macro calls among what was not parsed as ones whose macros are not known.
func abandon(pending []pendingArg) {
	for _, p := range pending {
		if p.caller != nil {
			p.view.ex.full = true
			p.caller.abandon(nil)
		}
	}
}

// refuse adds to next what is to be parsed instead of an argument that does not parse.
func (p pendingArg) refuse(next []pendingArg) []pendingArg {
	if p.caller != nil {
		return p.caller.abandon(next)
	}
	return p.view.divide(next, p.arg, p.delta)
}

// found notes that an argument was parsed as the function item of sub, whose frame starts at start,
// and adds the arguments of macro calls inside to next.
func (p pendingArg) found(next []pendingArg, sub *view, item syntax.NodeID, start uint32) []pendingArg {
	arg := &p.view.args[p.arg]
	holder := sub.holder(item, arg.kind)
	if holder == syntax.None {
		return p.refuse(next)
	}
	arg.node, arg.view = holder, sub
	arg.delta = p.delta + p.view.tree.Nodes[arg.first].Start - (start + uint32(len(argFrames[arg.kind].before)))
	return sub.collect(next, item+1, sub.after(item), arg.delta, surroundings{items: arg.item, level: arg.level + 1, made: arg.made})
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

// blankBefore blanks, wherever words occurs in src and begins a word, the word after keep: static ref X: T = value; of
// lazy_static becomes a static.
func blankBefore(src []byte, words, keep string) {
	for {
		i := bytes.Index(src, []byte(words))
		if i < 0 {
			return
		}
		for at := i + len(keep); src[at] != ' ' && (i == 0 || !isNameByte(src[i-1])); at++ {
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
