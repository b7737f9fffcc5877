package rust

import (
	"strings"
	"unicode/utf8"
)

// The rules of macros are patterns over tokens. The tree has no tokens that would do: in it the body of a
// macro is taken apart in another way than its calls are, and what a macro makes has no tree at all. So
// the texts of macros and of their calls are cut here once more.

// tokenKind is the kind of a token.
type tokenKind uint8

const (
	tokenPunct    tokenKind = iota // as long as Rust takes it: ..= and >> are one
	tokenWord                      // an identifier or keyword
	tokenLifetime                  // 'a
	tokenLiteral                   // a number, text, character, true or false
	tokenGroup                     // what stands between brackets, or was taken for a fragment as a whole
)

// token is a token tree of Rust.
type token struct {
	kind       tokenKind
	bracket    byte     // of a group: ( [ {, or 0 for a fragment
	fragment   fragment // of a group without brackets: what it was taken for
	spaced     bool     // there is white space before it
	body       bool     // it is of the body of the macro that is being expanded
	origin     uint16   // tokens of one origin stand in the file as they do here; see placement
	start, end uint32   // where it stands in the file
	text       string   // nothing for a group
	inner      []token  // of a group
}

// maxNesting is how deep brackets may nest in a macro.
const maxNesting = 100

// lexer cuts text into tokens.
type lexer struct {
	src   string
	at    int
	base  uint32 // what to add to an offset of src to get one of the file
	depth int
}

// lex returns the tokens of src. It reports false for what is no Rust.
func lex(src string, base uint32) ([]token, bool) {
	l := lexer{src: src, base: base}
	tokens, ok := l.tokens(0)
	return tokens, ok && l.at == len(src)
}

// tokens reads up to the closing bracket, or to the end if that is 0.
func (l *lexer) tokens(closing byte) ([]token, bool) {
	var out []token
	for {
		spaced := l.skip()
		if l.at >= len(l.src) {
			return out, closing == 0
		}
		start, c := l.at, l.src[l.at]
		switch c {
		case ')', ']', '}':
			return out, c == closing
		case '(', '[', '{':
			if l.depth++; l.depth > maxNesting {
				return nil, false
			}
			l.at++
			inner, ok := l.tokens(closingOf(c))
			if !ok {
				return nil, false
			}
			l.at++
			l.depth--
			out = append(out, l.token(token{kind: tokenGroup, bracket: c, spaced: spaced, inner: inner}, start))
		default:
			kind := l.next(len(out) > 0 && out[len(out)-1].is("."))
			if l.at <= start {
				return nil, false
			}
			t := l.token(token{kind: kind, spaced: spaced}, start)
			t.text = l.src[start:l.at]
			if t.text == "true" || t.text == "false" {
				t.kind = tokenLiteral
			}
			out = append(out, t)
		}
	}
}

func (l *lexer) token(t token, start int) token {
	t.start, t.end = l.base+uint32(start), l.base+uint32(l.at)
	return t
}

func closingOf(bracket byte) byte {
	switch bracket {
	case '(':
		return ')'
	case '[':
		return ']'
	case '{':
		return '}'
	}
	return 0
}

func (t *token) is(text string) bool { return t.kind != tokenGroup && t.text == text }

func (t *token) opens(bracket byte) bool { return t.kind == tokenGroup && t.bracket == bracket }

// skip skips white space and comments and reports whether there were any.
func (l *lexer) skip() bool {
	start := l.at
	for l.at < len(l.src) {
		rest := l.src[l.at:]
		switch {
		case rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\n' || rest[0] == '\r':
			l.at++
		case strings.HasPrefix(rest, "//"):
			if i := strings.IndexByte(rest, '\n'); i >= 0 {
				l.at += i
			} else {
				l.at = len(l.src)
			}
		case strings.HasPrefix(rest, "/*"):
			l.blockComment()
		default:
			return l.at > start
		}
	}
	return l.at > start
}

// blockComment skips a comment, in which others may nest.
func (l *lexer) blockComment() {
	depth := 0
	for l.at < len(l.src) {
		switch rest := l.src[l.at:]; {
		case strings.HasPrefix(rest, "/*"):
			depth++
			l.at += 2
		case strings.HasPrefix(rest, "*/"):
			l.at += 2
			if depth--; depth == 0 {
				return
			}
		default:
			l.at++
		}
	}
}

// next moves past a token that is no group. After a dot digits are the name of a field.
func (l *lexer) next(field bool) tokenKind {
	c := l.src[l.at]
	switch {
	case isDigit(c):
		l.number(field)
		return tokenLiteral
	case c == '"':
		l.quoted('"')
		return tokenLiteral
	case c == '\'':
		return l.quote()
	case isNameByte(c):
		return l.word()
	}
	rest := l.src[l.at:]
	for _, p := range [...]string{"<<=", ">>=", "...", "..=", "&&", "||", "==", "!=", "<=", ">=", "=>", "->", "::", "..", "+=", "-=", "*=", "/=", "%=", "^=", "&=", "|=", "<<", ">>"} {
		if strings.HasPrefix(rest, p) {
			l.at += len(p)
			return tokenPunct
		}
	}
	l.at++
	return tokenPunct
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isNameByte reports whether c may stand in a name.
func isNameByte(c byte) bool { return c != '#' && isWordByte(c) }

// word moves past a name, or past a literal that begins with letters: b"x", r#"x"#, b'x'.
func (l *lexer) word() tokenKind {
	start := l.at
	for l.at < len(l.src) && isNameByte(l.src[l.at]) {
		l.at++
	}
	if l.at >= len(l.src) {
		return tokenWord
	}
	prefix, c := l.src[start:l.at], l.src[l.at]
	switch raw := prefix == "r" || prefix == "br" || prefix == "cr"; {
	case raw && (c == '"' || c == '#') && l.rawText():
		return tokenLiteral
	case prefix == "r" && c == '#' && l.at+1 < len(l.src) && isNameByte(l.src[l.at+1]):
		l.at++
		l.word()
	case c == '"' && (prefix == "b" || prefix == "c"):
		l.quoted('"')
		return tokenLiteral
	case c == '\'' && prefix == "b":
		l.quoted('\'')
		return tokenLiteral
	}
	return tokenWord
}

// rawText moves past #"…"#, if that comes next.
func (l *lexer) rawText() bool {
	hashes := 0
	for l.at+hashes < len(l.src) && l.src[l.at+hashes] == '#' {
		hashes++
	}
	from := l.at + hashes
	if from >= len(l.src) || l.src[from] != '"' {
		return false
	}
	end := strings.Index(l.src[from+1:], "\""+l.src[l.at:from])
	if end < 0 {
		l.at = len(l.src)
		return true
	}
	l.at = from + 1 + end + 1 + hashes
	return true
}

// quoted moves past a text or character.
func (l *lexer) quoted(mark byte) {
	for l.at++; l.at < len(l.src); l.at++ {
		switch l.src[l.at] {
		case '\\':
			l.at++
		case mark:
			l.at++
			return
		}
	}
	l.at = len(l.src)
}

// quote moves past a character or a lifetime.
func (l *lexer) quote() tokenKind {
	rest := l.src[l.at+1:]
	_, size := utf8.DecodeRuneInString(rest)
	if strings.HasPrefix(rest, "\\") || size > 0 && strings.HasPrefix(rest[size:], "'") {
		l.quoted('\'')
		return tokenLiteral
	}
	for l.at++; l.at < len(l.src) && isNameByte(l.src[l.at]); l.at++ {
	}
	return tokenLifetime
}

// number moves past a number with its suffix. The dot of 1..2 and of 1.max(2) is none of it.
func (l *lexer) number(field bool) {
	digits := func() {
		for l.at < len(l.src) && isNameByte(l.src[l.at]) {
			exponent := l.src[l.at] == 'e' || l.src[l.at] == 'E'
			l.at++
			if exponent && l.at+1 < len(l.src) && (l.src[l.at] == '-' || l.src[l.at] == '+') && isDigit(l.src[l.at+1]) {
				l.at++
			}
		}
	}
	hex := strings.HasPrefix(l.src[l.at:], "0x")
	if field || hex {
		for l.at < len(l.src) && isNameByte(l.src[l.at]) {
			l.at++
		}
		return
	}
	digits()
	if l.at < len(l.src) && l.src[l.at] == '.' {
		rest := l.src[l.at+1:]
		if rest == "" || rest[0] != '.' && !isNameByte(rest[0]) || isDigit(rest[0]) {
			l.at++
			digits()
		}
	}
}
