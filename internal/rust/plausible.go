package rust

import "rubicon/internal/syntax"

// The arguments of macros are Rust more often than not. Parsing what is none costs several times
// what parsing Rust does, for the parser tries hard to mend it. So a look at each two neighbouring
// tokens comes first: it never refuses Rust, and lets little else pass.

// plausibility is the state of the look at the tokens of an argument.
type plausibility struct {
	*view
	arg     *macroArg
	before  tokenClass
	started bool
	closure bool // between the bars of a closure's parameters
	// declares says that there was a word since the last semicolon or brace after which colons and
	// commas may follow.
	declares bool
}

// tokenClass says what can follow a token.
type tokenClass uint8

const (
	classOther    tokenClass = iota // an operator, a keyword
	className                       // an identifier that is no keyword
	classLiteral                    // a literal
	classGroup                      // (…) or […]
	classLifetime                   // a quote
	classHash                       // #
	classStar                       // * at the start
	classEquals                     // =
)

// isPlausible reports whether the tokens of arg could be Rust.
func (v *view) isPlausible(arg *macroArg) bool {
	if arg.kind == argExpression && v.after(arg.first) == arg.last && v.opens(arg.first, '{') {
		first, last := v.contents(arg.first)
		return v.isPlausible(&macroArg{kind: argBlock, first: first, last: last})
	}
	p := plausibility{view: v, arg: arg}
	for c := arg.first; c < arg.last; c = v.after(c) {
		if isTrivia(v.tree.Nodes[c].Kind) {
			continue
		}
		if !p.accepts(c) {
			return false
		}
		p.started = true
	}
	return true
}

// accepts reports whether token c can stand where it does.
func (p *plausibility) accepts(c syntax.NodeID) bool {
	n := &p.tree.Nodes[c]
	before := p.before
	p.before = classOther
	switch k := n.Kind; {
	case isLiteral(k):
		p.before = classLiteral
		return before != classLiteral && before != className && before != classGroup
	case k == kindTokenTree:
		if p.opens(c, '{') {
			p.declares = false
		} else if before != classHash {
			p.before = classGroup
		}
		return before != classLiteral || !p.opens(c, '(')
	case k == kindLifetime:
		p.before = classLifetime
		return true
	case k == kindIdentifier || k == kindSelf || k == kindPrimitiveType:
		return p.acceptsName(c, before)
	case k == kindMetavariable || k == syntax.KindError:
		return false
	}
	return p.acceptsToken(c, before)
}

// acceptsName judges an identifier.
func (p *plausibility) acceptsName(c syntax.NodeID, before tokenClass) bool {
	if before == classLifetime {
		return true
	}
	switch string(p.tree.Bytes(c)) {
	case "in", "else":
		return p.started
	case "union", "auto":
		p.declares = true
		return before != className
	case "mut", "ref", "dyn", "move", "extern", "yield", "box", "raw", "safe", "gen", "do", "try", "macro_rules", "crate", "super", "static", "async", "unsafe", "r":
		return true
	}
	p.before = className
	if !p.started && p.arg.item && p.arg.kind == argBlock {
		// Among items a name alone begins a macro call, or the path of one.
		if next := p.after(c); next >= p.arg.last || !p.is(next, "!") && !p.is(next, "::") {
			return false
		}
	}
	return before != classLiteral && before != className && before != classGroup
}

// acceptsToken judges a keyword or punctuation.
func (p *plausibility) acceptsToken(c syntax.NodeID, before tokenClass) bool {
	first := !p.started
	switch string(p.tree.Bytes(c)) {
	case "let", "const", "static", "fn", "impl", "trait", "where", "struct", "enum", "type", "for", "use", "pub", "mod":
		if before == classStar {
			return false // *const T
		}
		p.declares = true
	case "'":
		p.before = classLifetime
	case "#":
		p.before = classHash
	case "!":
		if before == classHash {
			p.before = classHash // #![…]
		}
	case "*":
		if first {
			p.before = classStar
		}
	case "mut":
		return before != classStar
	case ";":
		p.declares = false
		return before != classHash
	case "|":
		p.closure = !p.closure
	case "=>":
		return p.arg.kind == argArm || p.arg.kind == argLetArm || p.arg.kind == argPattern
	case ":":
		return p.closure || p.declares || before == classLifetime || p.isLabel(c)
	case ",":
		return p.closure || p.declares || p.arg.kind != argBlock
	case "_":
		return before != classGroup && before != classLiteral && before != className
	case "@":
		return p.arg.kind != argExpression && p.arg.kind != argBlock || p.declares
	case "$", "~":
		return false
	case "=":
		p.before = classEquals
		return !first
	case "%", "?":
		return !first && before != classEquals
	case ">", ">=", "<=", "==", "!=", "+", "/", "^", ">>", "->", ".", "+=", "-=":
		return !first
	}
	return true
}

// isLabel reports whether the colon c follows 'name.
func (p *plausibility) isLabel(c syntax.NodeID) bool {
	return c-2 >= p.arg.first && p.is(c-2, "'")
}
