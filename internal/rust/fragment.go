package rust

// fragment is what a variable of a macro stands for.
type fragment uint8

const (
	fragmentNone fragment = iota
	fragmentBlock
	fragmentExpr
	fragmentIdent
	fragmentItem
	fragmentLifetime
	fragmentLiteral
	fragmentMeta
	fragmentPat
	fragmentPatParam
	fragmentPath
	fragmentStmt
	fragmentTT
	fragmentTy
	fragmentVis
)

var fragments = map[string]fragment{
	"block": fragmentBlock, "expr": fragmentExpr, "expr_2021": fragmentExpr, "ident": fragmentIdent,
	"item": fragmentItem, "lifetime": fragmentLifetime, "literal": fragmentLiteral, "meta": fragmentMeta,
	"pat": fragmentPat, "pat_param": fragmentPatParam, "path": fragmentPath, "stmt": fragmentStmt,
	"tt": fragmentTT, "ty": fragmentTy, "vis": fragmentVis,
}

// length returns how many of the tokens the fragment takes, or -1 if they do not begin with one. What may
// follow an expression, a pattern or a type in a rule is bound by the language, so that it ends at the first
// token of that kind; what stands before that is Rust, or the call would not compile.
func (f fragment) length(in []token) int {
	if f == fragmentVis {
		return visibilityLength(in)
	}
	if len(in) == 0 {
		return -1
	}
	t := &in[0]
	if t.kind == tokenGroup && t.bracket == 0 {
		if f.takes(t.fragment) {
			return 1
		}
		if f != fragmentExpr && f != fragmentStmt && f != fragmentTy && f != fragmentPat {
			return -1
		}
	}
	ok := false
	switch f {
	case fragmentTT:
		ok = true
	case fragmentIdent:
		ok = t.kind == tokenWord && t.text != "_"
	case fragmentLifetime:
		ok = t.kind == tokenLifetime
	case fragmentBlock:
		ok = t.opens('{')
	case fragmentLiteral:
		if t.is("-") && len(in) > 1 && in[1].kind == tokenLiteral {
			return 2
		}
		ok = t.kind == tokenLiteral
	case fragmentMeta:
		return metaLength(in)
	case fragmentTy:
		return typeLength(in)
	case fragmentPath:
		return pathLength(in)
	case fragmentPat, fragmentPatParam:
		return patternLength(in, f == fragmentPatParam)
	case fragmentExpr:
		return expressionLength(in)
	case fragmentStmt:
		return statementLength(in)
	case fragmentItem:
		return itemLength(in)
	}
	if !ok {
		return -1
	}
	return 1
}

// takes reports whether what was taken for other fits f as well.
func (f fragment) takes(other fragment) bool {
	switch f {
	case other, fragmentTT:
		return true
	case fragmentExpr, fragmentStmt:
		return other == fragmentLiteral || other == fragmentPath || other == fragmentBlock || other == fragmentExpr
	case fragmentTy:
		return other == fragmentPath
	case fragmentPat:
		return other == fragmentPatParam || other == fragmentLiteral || other == fragmentPath
	}
	return false
}

// isOperand reports whether an operand may begin after token t: where < opens generic arguments and | opens
// the parameters of a closure.
func isOperand(t *token) bool {
	switch t.kind {
	case tokenPunct:
		return t.text != "?" && t.text != "."
	case tokenWord:
		switch t.text {
		case "move", "return", "async", "in", "match", "if", "else", "while", "break", "static", "let", "mut":
			return true
		}
	}
	return false
}

// stretch returns where the tokens end that stand before one for which stop holds, outside of generic
// arguments and of closures' parameters.
func stretch(in []token, stop func(i int) bool) int {
	angles := 0
	for i := 0; i < len(in); i++ {
		t := &in[i]
		if t.kind != tokenPunct && t.kind != tokenWord {
			continue
		}
		start := i == 0 || isOperand(&in[i-1])
		switch {
		case (t.text == "<" || t.text == "<<") && (angles > 0 || start):
			angles += len(t.text)
		case (t.text == ">" || t.text == ">>") && angles > 0:
			angles = max(0, angles-len(t.text))
		case t.text == "|" && start && i > 0 || t.text == "|" && i == 0 && closes(in[1:]):
			for i++; i < len(in) && !in[i].is("|"); i++ {
			}
		case angles == 0 && stop(i):
			return i
		}
	}
	return len(in)
}

// closes reports whether there is a | before the end of a pattern or expression.
func closes(in []token) bool {
	for i := range in {
		switch {
		case in[i].is("|"):
			return true
		case in[i].is(";") || in[i].is("=>"):
			return false
		}
	}
	return false
}

func expressionLength(in []token) int {
	switch t := &in[0]; t.kind {
	case tokenPunct:
		switch t.text {
		case "&", "&&", "*", "!", "-", "|", "||", "<", "<<", "::", "..", "..=", "#":
		default:
			return -1
		}
	case tokenWord:
		switch t.text {
		case "as", "else", "enum", "extern", "fn", "impl", "in", "let", "mod", "mut", "pub", "ref", "struct", "trait", "type", "use", "where", "dyn", "_":
			return -1
		case "const", "static", "unsafe":
			if len(in) < 2 || in[1].kind != tokenGroup && !in[1].is("|") && !in[1].is("move") {
				return -1
			}
		}
	}
	return positive(stretch(in, func(i int) bool { return in[i].is(",") || in[i].is(";") || in[i].is("=>") }))
}

func positive(n int) int {
	if n == 0 {
		return -1
	}
	return n
}

func statementLength(in []token) int {
	if in[0].is("let") {
		return positive(stretch(in, func(i int) bool { return in[i].is(",") || in[i].is(";") || in[i].is("=>") }))
	}
	if n := expressionLength(in); n > 0 {
		return n
	}
	return itemLength(in)
}

func patternLength(in []token, single bool) int {
	if t := &in[0]; t.kind == tokenPunct {
		switch t.text {
		case "&", "&&", "-", "|", "..", "..=", "<", "::":
		default:
			return -1
		}
	}
	n := 0
	for ; n < len(in); n++ {
		t := &in[n]
		if t.is("=>") || t.is(",") || t.is("=") || t.is("if") || t.is("in") || t.is(";") || t.is(":") || single && t.is("|") {
			break
		}
	}
	return positive(n)
}

func visibilityLength(in []token) int {
	switch {
	case len(in) == 0:
		return 0
	case in[0].kind == tokenGroup && in[0].bracket == 0 && in[0].fragment == fragmentVis:
		return 1
	case !in[0].is("pub"):
		return 0
	}
	if len(in) > 1 && in[1].opens('(') && len(in[1].inner) > 0 {
		switch first := &in[1].inner[0]; first.text {
		case "crate", "self", "super", "in":
			return 2
		}
	}
	return 1
}

func metaLength(in []token) int {
	n := pathLength(in)
	switch {
	case n <= 0 || n >= len(in):
		return n
	case in[n].kind == tokenGroup:
		return n + 1
	case in[n].is("=") && n+1 < len(in):
		if e := expressionLength(in[n+1:]); e > 0 {
			return n + 1 + e
		}
	}
	return n
}

// angleLength returns how many tokens generic arguments take that begin with <.
func angleLength(in []token) int {
	depth := 0
	for i := range in {
		switch t := &in[i]; {
		case t.is("<") || t.is("<<"):
			depth += len(t.text)
		case t.is(">") || t.is(">>") || t.is(">=") || t.is(">>="):
			for j := range len(t.text) {
				if t.text[j] == '>' {
					depth--
				}
			}
			if depth <= 0 {
				return i + 1
			}
		case t.is(";"):
			return -1
		}
	}
	return -1
}

// pathLength returns how many tokens a path takes, with generic arguments.
func pathLength(in []token) int {
	n := 0
	if in[0].is("<") {
		if n = angleLength(in); n < 0 {
			return -1
		}
	}
	if n < len(in) && in[n].is("::") {
		n++
	}
	if n >= len(in) || in[n].kind != tokenWord || isReserved(in[n].text) {
		return -1
	}
	for n < len(in) && (in[n].kind == tokenWord || in[n].kind == tokenGroup && in[n].bracket == 0) {
		n++
		if n+1 < len(in) && in[n].is("::") && in[n+1].is("<") {
			n++
		}
		switch {
		case n < len(in) && in[n].is("<"):
			a := angleLength(in[n:])
			if a < 0 {
				return n
			}
			n += a
		case n+1 < len(in) && in[n].opens('(') && in[n+1].is("->"):
			r := typeLength(in[n+2:])
			if r < 0 {
				return n
			}
			return n + 2 + r
		}
		if n+1 >= len(in) || !in[n].is("::") || in[n+1].kind != tokenWord {
			return n
		}
		n++
	}
	return n
}

// isReserved reports whether a keyword begins no path.
func isReserved(word string) bool {
	switch word {
	case "as", "else", "enum", "fn", "for", "if", "impl", "in", "let", "match", "mod", "mut", "pub", "ref", "return", "struct", "trait", "use", "where", "while", "const", "static", "loop", "move":
		return true
	}
	return false
}

// typeLength returns how many tokens a type takes.
func typeLength(in []token) int {
	if len(in) == 0 {
		return -1
	}
	after := func(n int) int {
		if r := typeLength(in[n:]); r > 0 {
			return n + r
		}
		return -1
	}
	switch t := &in[0]; {
	case t.kind == tokenGroup:
		if t.bracket == '{' {
			return -1
		}
		return 1
	case t.is("!") || t.is("_"):
		return 1
	case t.is("&") || t.is("&&"):
		n := 1
		if n < len(in) && in[n].kind == tokenLifetime {
			n++
		}
		if n < len(in) && in[n].is("mut") {
			n++
		}
		return after(n)
	case t.is("*"):
		return after(min(2, len(in)))
	case t.is("dyn") || t.is("impl"):
		return boundsLength(in)
	case t.is("for") && len(in) > 1 && in[1].is("<"):
		if a := angleLength(in[1:]); a > 0 {
			return after(1 + a)
		}
		return -1
	case t.is("unsafe") || t.is("extern") || t.is("fn"):
		return functionTypeLength(in)
	}
	n := pathLength(in)
	if n > 0 && n+1 < len(in) && in[n].is("!") && in[n+1].kind == tokenGroup {
		return n + 2
	}
	return n
}

// boundsLength returns how many tokens dyn A + B takes.
func boundsLength(in []token) int {
	n := 1
	for n < len(in) {
		switch {
		case in[n].kind == tokenLifetime || in[n].is("?"):
			n++
		default:
			p := typeLength(in[n:])
			if p < 0 {
				return n
			}
			n += p
		}
		if n >= len(in) || !in[n].is("+") {
			return n
		}
		n++
	}
	return n
}

// functionTypeLength returns how many tokens unsafe extern "C" fn(A) -> B takes.
func functionTypeLength(in []token) int {
	n := 0
	for n < len(in) && !in[n].is("fn") {
		if in[n].kind == tokenGroup || n > 2 {
			return -1
		}
		n++
	}
	n++
	if n >= len(in) || !in[n].opens('(') {
		return -1
	}
	n++
	if n < len(in) && in[n].is("->") {
		r := typeLength(in[n+1:])
		if r < 0 {
			return -1
		}
		n += 1 + r
	}
	return n
}

// itemLength returns how many tokens an item takes, with its attributes.
func itemLength(in []token) int {
	n := 0
	for n+1 < len(in) && in[n].is("#") && in[n+1].opens('[') {
		n += 2
	}
	n += visibilityLength(in[n:])
	if n >= len(in) || in[n].kind != tokenWord {
		return -1
	}
	toSemicolon := false
	switch in[n].text {
	case "use", "static", "type":
		toSemicolon = true
	case "const":
		toSemicolon = n+1 >= len(in) || !in[n+1].is("fn") && !in[n+1].is("unsafe") && !in[n+1].is("extern") && !in[n+1].is("async")
	case "extern":
		toSemicolon = n+1 < len(in) && in[n+1].is("crate")
	case "fn", "struct", "enum", "impl", "trait", "mod", "union", "unsafe", "async", "auto", "default", "macro_rules":
	default:
		if n+2 >= len(in) || !in[n+1].is("!") {
			return -1
		}
	}
	for ; n < len(in); n++ {
		if in[n].is(";") || !toSemicolon && in[n].opens('{') {
			return n + 1
		}
	}
	return -1
}
