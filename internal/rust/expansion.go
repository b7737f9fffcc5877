package rust

import "rubicon/internal/syntax"

// maxMacroRecursion is how deep macros may stand in what macros make; the compiler allows as much. The macros of a file must not make more than maxMadeShare times as much text as the file has, and maxMadeText
// more. What would is taken as a call, and the file as not fully analyzed.
const (
	maxMacroRecursion = 128
	maxMadeShare      = 2
	maxMadeText       = 1 << 15
)

// expansion is what the views of a file share: the macros of the workspace, and what they made.
type expansion struct {
	scope  scopeOfMacros
	placed placement
	room   int  // how much text macros may still make
	full   bool // there was no room for all
	cut    bool // some stood too deep in each other
}

// caller is the macro call whose place an argument takes that a macro made.
type caller struct {
	view  *view
	call  int // index into the macros of view
	delta uint32
	at    surroundings
	item  bool
}

// position says what the grammar wants where a macro call stands.
type position uint8

const (
	inCode position = iota
	inItems
	inPattern
)

// expand returns what the macro call at node n makes, as a view that is to be parsed, and where that stands
// behind the end of the file. It returns nil if n calls no macro of the workspace or fits none of its rules.
func (v *view) expand(n syntax.NodeID, delta uint32, at surroundings, pos position) (*view, uint32) {
	e := v.ex
	name, tree := v.tree.ChildByField(n, fieldMacro), v.tree.ChildByKind(n, kindTokenTree)
	if name == syntax.None || tree == syntax.None {
		return nil, 0
	}
	start, _ := e.placed.start(v.tree.Nodes[n].Start + delta)
	macro := e.scope.find(string(v.tree.Bytes(name)), start)
	if macro == nil {
		return nil, 0
	}
	if e.full = e.full || e.room < 0; e.full {
		return nil, 0
	}
	arguments, ok := v.callTokens(tree, delta)
	if !ok {
		return nil, 0
	}
	end := e.placed.end(v.tree.Nodes[n].Start+delta, v.tree.Nodes[n].End+delta)
	tokens, ok := e.made(macro, arguments, start, end, at.made, pos)
	if !ok {
		return nil, 0
	}
	tokens = evaluated(tokens)
	if pos == inCode {
		tokens = hygienic(tokens, v.isStatement(n))
	}
	if macro.file != e.scope.file || pos != inItems {
		transplant(tokens, start, end)
	}
	return e.hold(tokens, at, pos)
}

// made returns what a macro makes of arguments, in a call that stands from at to end. The calls that it consists of alone are expanded as well: to
// parse them only to find them would cost more.
func (e *expansion) made(macro *Macro, arguments []token, at, end uint32, depth int, pos position) ([]token, bool) {
	if depth >= maxMacroRecursion {
		e.cut = true
		return nil, false
	}
	tokens, ok := macro.expand(arguments, e.scope.crateName(macro), &e.room)
	if e.full = e.full || e.room < 0; e.full {
		return nil, false
	}
	if !ok || !onlyCalls(tokens, pos) {
		return tokens, ok
	}
	var out []token
	for i := 0; i < len(tokens); {
		name, n := calledMacro(tokens[i:])
		inner := e.scope.find(name, at)
		if inner == nil {
			n = max(n, 1)
			out, i = append(out, tokens[i:i+n]...), i+n
			continue
		}
		made, ok := e.made(inner, tokens[i+n-1].inner, at, end, depth+1, pos)
		if !ok {
			return tokens, !e.full && !e.cut // the arguments of what is not understood are still seen
		}
		if inner.file != e.scope.file {
			transplant(made, at, end) // its places are those of the other file
		}
		out = append(out, made...)
		i += n
		if i < len(tokens) && tokens[i].is(";") {
			i++
		}
	}
	return out, true
}

// onlyCalls reports whether tokens are macro calls and nothing else: any number of them among items, one in
// other places.
func onlyCalls(tokens []token, pos position) bool {
	for i, calls := 0, 0; i < len(tokens); calls++ {
		name, n := calledMacro(tokens[i:])
		if name == "" || calls > 0 && pos != inItems {
			return false
		}
		if i += n; i < len(tokens) && tokens[i].is(";") {
			if i++; pos != inItems {
				return false
			}
		}
	}
	return len(tokens) > 0
}

// calledMacro returns the path of the macro that tokens begin with a call of, and how many tokens that takes.
func calledMacro(tokens []token) (path string, n int) {
	for n < len(tokens) && (tokens[n].is("::") || tokens[n].kind == tokenWord) {
		path += tokens[n].text
		n++
	}
	if n == 0 || n+1 >= len(tokens) || !tokens[n].is("!") || tokens[n+1].kind != tokenGroup || tokens[n+1].bracket == 0 {
		return "", 0
	}
	return path, n + 2
}

// callTokens returns the tokens between the brackets of a macro call, with where they stand in the file.
func (v *view) callTokens(tree syntax.NodeID, delta uint32) ([]token, bool) {
	start, end := v.tree.Nodes[tree].Start, v.tree.Nodes[tree].End
	if end < start+2 {
		return nil, false
	}
	tokens, ok := lex(string(v.tree.Src[start+1:end-1]), start+1+delta)
	v.ex.settle(tokens)
	return tokens, ok
}

// settle replaces offsets behind the end of the file by those in it.
func (e *expansion) settle(tokens []token) {
	for i := range tokens {
		t := &tokens[i]
		if t.start >= e.placed.size {
			start := t.start
			t.start, t.origin = e.placed.start(start)
			t.end = e.placed.end(start, t.end)
		}
		e.settle(t.inner)
	}
}

// transplant lets the tokens that are of the macro's body stand where the macro call does.
func transplant(tokens []token, start, end uint32) {
	for i := range tokens {
		t := &tokens[i]
		if t.body {
			t.start, t.end, t.origin = start, end, 0
		}
		if t.body && t.is("fn") && i+1 < len(tokens) && !tokens[i+1].body {
			t.start, t.end = tokens[i+1].start, tokens[i+1].end // a function stands where the call has its name
		}
		transplant(t.inner, start, end)
	}
}

// isStatement reports whether node n is a statement of its own.
func (v *view) isStatement(n syntax.NodeID) bool {
	for p := n - 1; p >= 0; p-- {
		if v.after(p) > n {
			k := v.tree.Nodes[p].Kind
			return k == kindExpressionStatement || k == kindBlock
		}
	}
	return false
}

// hold puts tokens behind the end of the file.
func (e *expansion) hold(tokens []token, at surroundings, pos position) (*view, uint32) {
	var w writer
	w.all(tokens, false)
	if e.room -= len(w.text) + 16; e.room < 0 {
		e.full = true
		return nil, 0
	}
	if len(w.text) == 0 {
		w.token(&token{}, ";")
	}
	base := e.placed.size + e.placed.made
	for i := range w.places {
		w.places[i].at += e.placed.made
	}
	e.placed.places = append(e.placed.places, w.places...)
	e.placed.made += uint32(len(w.text)) + 1
	kind := argBlock
	switch {
	case pos == inPattern:
		kind = argPattern
	case endsInLet(tokens):
		kind = argExpression
	}
	size := uint32(len(w.text))
	tree := &syntax.Tree{Src: w.text, Nodes: []syntax.Node{syntax.NewNode(0, size, 1, kindTokenTree, 0)}}
	arg := macroArg{kind: kind, first: 0, last: 1, keyword: syntax.None, arrow: syntax.None, item: pos == inItems, level: at.level - 1, made: at.made + 1}
	return &view{tree: tree, ex: e, args: []macroArg{arg}}, base
}

// endsInLet reports whether tokens end in a declaration to which the semicolon is missing.
func endsInLet(tokens []token) bool {
	for i := len(tokens) - 1; i >= 0 && !tokens[i].is(";"); i-- {
		if tokens[i].is("let") && (i == 0 || tokens[i-1].is(";") || tokens[i-1].opens('{')) {
			return true
		}
	}
	return false
}

// abandon takes a macro call as one whose macro is not known after all: what its macro makes is no Rust.
func (c *caller) abandon(pending []pendingArg) []pendingArg {
	m := &c.view.macros[c.call]
	m.made = nil
	return c.view.splitCall(pending, c.call, c.delta, c.at, c.item)
}

// inMade runs lower in what macro call m made; whole is the node that holds it.
func (l *lowerer) inMade(m *macroCall, lower func(holder syntax.NodeID)) {
	arg := &m.made.args[0]
	outerView, outerDelta, outerFrom, outerUntil := l.view, l.delta, l.from, l.until
	start, end := m.base, m.base+uint32(len(m.made.tree.Src))
	l.view, l.delta, l.from, l.until = arg.view, arg.delta, start-arg.delta, end-arg.delta
	l.depth++
	lower(arg.node)
	l.depth--
	l.view, l.delta, l.from, l.until = outerView, outerDelta, outerFrom, outerUntil
}
