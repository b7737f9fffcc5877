package rust

import "rubicon/internal/syntax"

// Most arguments of macros are short: a call, a field, a comparison. Their trees are made here, from
// the tokens that the tree has already, as the grammar would have made them; everything else goes
// through the parser. See expandMacros.

// maxTokens is how many tokens of one level an argument may have to be read here. Longer ones are
// rare, and the parser does not slow down with the length of a chain.
const maxTokens = 64

// tokenParser makes the tree of an expression from tokens.
type tokenParser struct {
	*view              // that the tokens stand in
	out   *syntax.Tree // that the tree is added to
	at    syntax.NodeID
	until syntax.NodeID
	depth int
}

// parseTokens tries to make the tree of arg from its tokens. It returns a block that holds the
// expression, in the view v.made, or None.
func (v *view) parseTokens(arg *macroArg) syntax.NodeID {
	if arg.kind != argExpression {
		return syntax.None
	}
	count := 0
	for c := arg.first; c < arg.last; c = v.after(c) {
		if count++; count > maxTokens {
			return syntax.None
		}
	}
	if v.made == nil {
		v.made = &view{tree: &syntax.Tree{Src: v.tree.Src}, ex: v.ex}
	}
	p := tokenParser{view: v, out: v.made.tree, at: arg.first, until: arg.last}
	root := p.open(kindBlock, v.tree.Nodes[arg.first].Start)
	if !p.expression(0) || p.at < p.until {
		p.out.Nodes = p.out.Nodes[:root]
		return syntax.None
	}
	p.close(root, v.argEnd(arg))
	return syntax.NodeID(root)
}

// open begins a node at the end of the tree; close ends it.
func (p *tokenParser) open(kind syntax.Kind, start uint32) int {
	p.out.Nodes = append(p.out.Nodes, syntax.NewNode(start, start, 0, kind, 0))
	return len(p.out.Nodes) - 1
}

func (p *tokenParser) close(i int, end uint32) {
	p.out.Nodes[i].End, p.out.Nodes[i].Next = end, uint32(len(p.out.Nodes))
}

// leaf adds token c as a node of the given kind.
func (p *tokenParser) leaf(c syntax.NodeID, kind syntax.Kind, field syntax.Field) {
	n := &p.tree.Nodes[c]
	p.out.Nodes = append(p.out.Nodes, syntax.NewNode(n.Start, n.End, uint32(len(p.out.Nodes)+1), kind, field))
}

// wrap puts a node around the nodes from i on, the first of which becomes its child with the field.
func (p *tokenParser) wrap(i int, kind syntax.Kind, field syntax.Field) {
	nodes := append(p.out.Nodes, syntax.Node{})
	copy(nodes[i+1:], nodes[i:])
	for j := i + 1; j < len(nodes); j++ {
		nodes[j].Next++
	}
	nodes[i] = syntax.NewNode(nodes[i+1].Start, 0, 0, kind, 0)
	p.out.Nodes = nodes
	p.hold(i+1, field)
}

// hold sets the field by which the parent of node i holds it.
func (p *tokenParser) hold(i int, field syntax.Field) {
	n := &p.out.Nodes[i]
	*n = syntax.NewNode(n.Start, n.End, n.Next, n.Kind, field)
}

// end returns where the last node that was added ends.
func (p *tokenParser) endOf(i int) uint32 { return p.out.Nodes[i].End }

// next reports whether the next token has the given text.
func (p *tokenParser) next(text string) bool { return p.at < p.until && p.is(p.at, text) }

// opensNext reports whether the next token is a token tree with the given bracket.
func (p *tokenParser) opensNext(bracket byte) bool { return p.at < p.until && p.opens(p.at, bracket) }

// precedence returns how strongly the binary operator at c binds, 0 if it is none.
func (p *tokenParser) precedence(c syntax.NodeID) int {
	n := &p.tree.Nodes[c]
	if n.End-n.Start > 2 || n.Kind == kindIdentifier || n.Kind == kindTokenTree {
		return 0
	}
	switch string(p.tree.Bytes(c)) {
	case "*", "/", "%":
		return 10
	case "+", "-":
		return 9
	case "<<", ">>":
		return 8
	case "&":
		return 7
	case "^":
		return 6
	case "|":
		return 5
	case "==", "!=", "<", ">", "<=", ">=":
		return 4
	case "&&":
		return 3
	case "||":
		return 2
	}
	return 0
}

// expression reads an expression whose operators bind more strongly than floor. It reports false for
// what it does not know.
func (p *tokenParser) expression(floor int) bool {
	if p.depth++; p.depth > maxTokens {
		return false
	}
	defer func() { p.depth-- }()
	start := len(p.out.Nodes)
	if !p.operand() || !p.suffixes(start) {
		return false
	}
	for p.at < p.until {
		operator := p.at
		binds := p.precedence(operator)
		if binds == 0 {
			return p.is(operator, ",") || p.is(operator, ";")
		}
		if binds <= floor {
			return true
		}
		p.wrap(start, kindBinaryExpression, fieldLeft)
		p.leaf(operator, p.tree.Nodes[operator].Kind, fieldOperator)
		p.at = p.after(operator)
		right := len(p.out.Nodes)
		if !p.expression(binds) {
			return false
		}
		p.hold(right, fieldRight)
		p.close(start, p.endOf(right))
		if binds == 4 && p.at < p.until && p.precedence(p.at) == 4 {
			return false // comparisons do not chain; these are generic arguments
		}
	}
	return true
}

// operand reads an expression up to its suffixes.
func (p *tokenParser) operand() bool {
	if p.at >= p.until {
		return false
	}
	c := p.at
	n := p.tree.Nodes[c]
	switch {
	case isLiteral(n.Kind):
		p.leaf(c, n.Kind, 0)
		p.at = p.after(c)
		return true
	case n.Kind == kindIdentifier || n.Kind == kindSelf:
		return p.pathOrMacro()
	case p.opens(c, '('):
		return p.group(c)
	case p.opens(c, '['):
		return p.arrayOf(c)
	case p.is(c, "&"):
		return p.referenceTo(c)
	case p.is(c, "*") || p.is(c, "!") || p.is(c, "-"):
		start := p.open(kindUnaryExpression, n.Start)
		p.at = p.after(c)
		inner := len(p.out.Nodes)
		if !p.operand() || !p.suffixes(inner) {
			return false
		}
		p.close(start, p.endOf(inner))
		return true
	}
	return false
}

func (p *tokenParser) referenceTo(c syntax.NodeID) bool {
	start := p.open(kindReferenceExpression, p.tree.Nodes[c].Start)
	p.at = p.after(c)
	if p.next("mut") {
		p.leaf(p.at, kindMutableSpecifier, 0)
		p.at = p.after(p.at)
	}
	if p.next("raw") {
		return false
	}
	inner := len(p.out.Nodes)
	if !p.operand() || !p.suffixes(inner) {
		return false
	}
	p.hold(inner, fieldValue)
	p.close(start, p.endOf(inner))
	return true
}

// isKeyword reports whether a name begins an expression that is not read here.
func isKeyword(name string) bool {
	switch name {
	case "in", "else", "ref", "mut", "dyn", "move", "extern", "yield", "box", "raw", "static", "async", "unsafe", "try", "union":
		return true
	}
	return false
}

// pathOrMacro reads a::b, or a::b!(…).
func (p *tokenParser) pathOrMacro() bool {
	c := p.at
	start := len(p.out.Nodes)
	if isKeyword(string(p.tree.Bytes(c))) {
		return false
	}
	p.leaf(c, p.tree.Nodes[c].Kind, 0)
	p.at = p.after(c)
	for p.next("::") {
		name := p.after(p.at)
		if name >= p.until || p.tree.Nodes[name].Kind != kindIdentifier {
			return false
		}
		p.wrap(start, kindScopedIdentifier, fieldPath)
		p.leaf(name, kindIdentifier, fieldName)
		p.close(start, p.tree.Nodes[name].End)
		p.at = p.after(name)
	}
	switch {
	case p.opensNext('{'):
		return false
	case p.next("!") && p.after(p.at) < p.until && p.tree.Nodes[p.after(p.at)].Kind == kindTokenTree:
		tokens := p.after(p.at)
		p.wrap(start, kindMacroInvocation, fieldMacro)
		p.copyTokens(tokens)
		p.close(start, p.tree.Nodes[tokens].End)
		p.at = p.after(tokens)
	}
	return true
}

// copyTokens adds the token tree n as it is.
func (p *tokenParser) copyTokens(n syntax.NodeID) {
	shift := uint32(len(p.out.Nodes)) - uint32(n)
	for i := n; i < p.after(n); i++ {
		t := p.tree.Nodes[i]
		t.Next += shift
		p.out.Nodes = append(p.out.Nodes, t)
	}
}

// group reads (), (a) and (a, b).
func (p *tokenParser) group(c syntax.NodeID) bool {
	start := p.open(kindParenthesizedExpression, p.tree.Nodes[c].Start)
	count, commas, ok := p.list(c)
	switch {
	case !ok:
		return false
	case count == 0 && commas == 0:
		p.out.Nodes[start].Kind = kindUnitExpression
	case commas > 0:
		p.out.Nodes[start].Kind = kindTupleExpression
	}
	p.close(start, p.tree.Nodes[c].End)
	return true
}

// arrayOf reads [a, b] and [a; n].
func (p *tokenParser) arrayOf(c syntax.NodeID) bool {
	start := p.open(kindArrayExpression, p.tree.Nodes[c].Start)
	if _, _, ok := p.list(c); !ok {
		return false
	}
	p.close(start, p.tree.Nodes[c].End)
	return true
}

// list reads the expressions in the token tree c, between commas, and goes on after it.
func (p *tokenParser) list(c syntax.NodeID) (count, commas int, ok bool) {
	until := p.until
	p.at, p.until = p.contents(c)
	for p.at < p.until {
		if !p.expression(0) {
			return 0, 0, false
		}
		count++
		if p.at >= p.until {
			break
		}
		semicolon := p.is(p.at, ";")
		if semicolon && (count != 1 || !p.opens(c, '[')) {
			return 0, 0, false
		}
		p.at = p.after(p.at)
		if semicolon {
			length := len(p.out.Nodes)
			if !p.expression(0) || p.at < p.until {
				return 0, 0, false
			}
			p.hold(length, fieldLength)
			break
		}
		commas++
	}
	p.at, p.until = p.after(c), until
	return count, commas, true
}

// suffixes reads what follows the expression that begins at node start: fields, calls, indexing, ?,
// .await, casts.
func (p *tokenParser) suffixes(start int) bool {
	for p.at < p.until {
		c := p.at
		switch {
		case p.is(c, "."):
			if !p.member(start) {
				return false
			}
		case p.is(c, "?"):
			p.wrap(start, kindTryExpression, 0)
			p.close(start, p.tree.Nodes[c].End)
			p.at = p.after(c)
		case p.opens(c, '('):
			p.wrap(start, kindCallExpression, fieldFunction)
			arguments := p.open(kindArguments, p.tree.Nodes[c].Start)
			if _, _, ok := p.list(c); !ok {
				return false
			}
			p.close(arguments, p.tree.Nodes[c].End)
			p.hold(arguments, fieldArguments)
			p.close(start, p.tree.Nodes[c].End)
		case p.opens(c, '['):
			p.wrap(start, kindIndexExpression, 0)
			if count, commas, ok := p.list(c); !ok || count != 1 || commas > 0 {
				return false
			}
			p.close(start, p.tree.Nodes[c].End)
		default:
			return true
		}
	}
	return true
}

// member reads .field, .0 and .await.
func (p *tokenParser) member(start int) bool {
	name := p.after(p.at)
	if name >= p.until {
		return false
	}
	n := p.tree.Nodes[name]
	switch {
	case p.is(name, "await"):
		p.wrap(start, kindAwaitExpression, 0)
	case n.Kind == kindIdentifier:
		p.wrap(start, kindFieldExpression, fieldValue)
		p.leaf(name, kindFieldIdentifier, fieldField)
	case n.Kind == kindIntegerLiteral:
		p.wrap(start, kindFieldExpression, fieldValue)
		p.leaf(name, kindIntegerLiteral, fieldField)
	default:
		return false
	}
	p.close(start, n.End)
	p.at = p.after(name)
	return !p.next("::")
}
