package grammars

import "bytes"

// The grammar is older than some of Rust's syntax. What it lacks is bridged before the parse: the
// source is copied and a few words in it are replaced by blanks, or by others of the same length, so
// that what remains parses and every node keeps its offsets. The tree holds the original source;
// whoever needs the words looks there.
//
//	unsafe extern "C" { … }      unsafe is blanked
//	safe fn f(); in such a block safe is blanked, as is unsafe before static
//	&raw const x, &raw mut x     raw const and raw are blanked
//	async |x|, async move |x|    async is blanked
//	str![…]                      a macro of that name becomes st_!
//	impl Trait + use<'a, T>      + use<…> is blanked
//	<const N: usize = 0>         = 0 is blanked
//	..=x, with nothing before it becomes 0..x
//	\u{4_e} in a text           becomes \u{04e}

// gapWords are what a source must contain for bridging to have anything to do, with the blanks that
// rustfmt puts. Each occurs in few files, which are then read token by token.
var gapWords = [...]string{"unsafe extern", "&raw ", "async |", "async move |", "async ||", "str!", "use<", "<const ", ", const ", " ..=", "(..=", "[..=", "|..=", `\u{`}

// bridgeRust returns src with the constructs that the grammar does not know replaced by others of
// the same length that it does. It returns src itself when there are none.
func bridgeRust(src []byte) []byte {
	for _, word := range gapWords {
		if bytes.Contains(src, []byte(word)) {
			b := bridge{src: src, foreign: -1}
			b.run()
			if b.out != nil {
				return b.out
			}
			return src
		}
	}
	return src
}

// bridge is one walk over the tokens of a source. Nothing inside of a comment, string or character
// literal is a token.
type bridge struct {
	src     []byte
	out     []byte // the edited copy, nil as long as there is no edit
	at      int
	depth   int // of open braces
	foreign int // depth inside of the extern block that the walk is in, -1 outside
	opening bool
	last    byte // the last byte of the token before, 0 at the start and after a keyword
}

func (b *bridge) run() {
	for b.at < len(b.src) {
		c := b.src[b.at]
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			b.at++
			continue
		case c == '/' && b.at+1 < len(b.src) && (b.src[b.at+1] == '/' || b.src[b.at+1] == '*'):
			b.at = skipComment(b.src, b.at)
			continue
		case c == '"':
			b.literal(skipString(b.src, b.at))
		case c == '\'':
			b.literal(skipQuote(b.src, b.at))
		case isWord(c):
			b.word()
			continue
		case c == '.' && bytes.HasPrefix(b.src[b.at:], []byte("..=")):
			if !b.afterOperand() {
				copy(b.edit()[b.at:], "0..")
			}
			b.at += len("..=")
		default:
			b.braces(c)
			b.at++
		}
		b.last = c
	}
}

// literal goes to the end of the text or the character that begins here. The grammar knows no underscores in an escape.
func (b *bridge) literal(end int) {
	for ; b.at < end; b.at++ {
		if b.src[b.at] != '\\' {
			continue
		}
		b.at++
		digits, ok := bytes.CutPrefix(b.src[b.at:end], []byte("u{"))
		n := bytes.IndexByte(digits, '}')
		if !ok || n < 0 || bytes.IndexByte(digits[:n], '_') < 0 {
			continue
		}
		plain := bytes.ReplaceAll(digits[:n], []byte("_"), nil)
		to := b.edit()[b.at+len("u{"):][:n]
		zeros := n - len(plain)
		copy(to, bytes.Repeat([]byte("0"), zeros))
		copy(to[zeros:], plain)
	}
	b.at = end
}

// braces keeps track of where an extern block ends.
func (b *bridge) braces(c byte) {
	switch c {
	case '{':
		b.depth++
		if b.opening {
			b.foreign, b.opening = b.depth, false
		}
	case '}':
		if b.depth == b.foreign {
			b.foreign = -1
		}
		b.depth--
	}
}

// word handles the word that begins here.
func (b *bridge) word() {
	start := b.at
	end := wordEnd(b.src, start)
	if next := skipPrefixed(b.src, start, end); next > 0 {
		b.at, b.last = next, '"'
		return
	}
	b.at = end
	switch string(b.src[start:end]) {
	case "unsafe":
		b.afterUnsafe(start, end)
	case "safe":
		if b.depth == b.foreign && (b.follows(end, "fn") || b.follows(end, "static")) {
			b.blank(start, end)
		}
	case "extern":
		b.opening = b.opensBlock(end)
	case "raw":
		b.afterRaw(start, end)
	case "async":
		i := skipSpace(b.src, end)
		if b.follows(end, "move") {
			i = skipSpace(b.src, i+len("move"))
		}
		if i < len(b.src) && b.src[i] == '|' {
			b.blank(start, end)
		}
	case "str":
		if end+1 < len(b.src) && b.src[end] == '!' && b.src[end+1] != '=' {
			b.edit()[end-1] = '_'
		}
	case "use":
		b.afterUse(start, end)
	case "const":
		if b.last == '<' || b.last == ',' {
			b.constParameter(end)
		}
	}
	b.last = b.src[end-1]
	switch string(b.src[start:end]) {
	case "in", "return", "match", "if", "else", "break", "ref", "mut", "box", "move":
		b.last = 0
	}
}

// afterOperand reports whether the token before ends an expression. What follows a block is taken for
// the next arm of a match.
func (b *bridge) afterOperand() bool {
	return isWord(b.last) || b.last == ')' || b.last == ']' || b.last == '"' || b.last == '\'' || b.last == '?'
}

// edit returns the copy of the source that may be changed.
func (b *bridge) edit() []byte {
	if b.out == nil {
		b.out = bytes.Clone(b.src)
	}
	return b.out
}

// blank replaces a stretch by spaces. Line breaks stay, for the sake of comments.
func (b *bridge) blank(start, end int) {
	out := b.edit()
	for i := start; i < end; i++ {
		if out[i] != '\n' {
			out[i] = ' '
		}
	}
}

// follows reports whether the next token after at is the given word.
func (b *bridge) follows(at int, word string) bool {
	i := skipSpace(b.src, at)
	return bytes.HasPrefix(b.src[i:], []byte(word)) && wordEnd(b.src, i) == i+len(word)
}

// opensBlock reports whether what follows extern is an ABI, or none, and a brace.
func (b *bridge) opensBlock(at int) bool {
	i := skipSpace(b.src, at)
	if i < len(b.src) && b.src[i] == '"' {
		i = skipSpace(b.src, skipString(b.src, i))
	}
	return i < len(b.src) && b.src[i] == '{'
}

func (b *bridge) afterUnsafe(start, end int) {
	switch {
	case b.follows(end, "extern"):
		if b.opensBlock(skipSpace(b.src, end) + len("extern")) {
			b.blank(start, end)
		}
	case b.depth == b.foreign && b.follows(end, "static"):
		b.blank(start, end)
	}
}

// afterRaw handles &raw const and &raw mut; a variable may be called raw.
func (b *bridge) afterRaw(start, end int) {
	if b.last != '&' {
		return
	}
	i := skipSpace(b.src, end)
	switch {
	case b.follows(end, "mut"):
		b.blank(start, end)
	case b.follows(end, "const"):
		b.blank(start, i+len("const"))
	}
}

// afterUse handles the bound + use<…>.
func (b *bridge) afterUse(start, end int) {
	if b.last != '+' || end >= len(b.src) || b.src[end] != '<' {
		return
	}
	plus := bytes.LastIndexByte(b.src[:start], '+')
	if i := bytes.IndexByte(b.src[end:], '>'); i >= 0 {
		b.blank(plus, end+i+1)
		b.at = end + i + 1
	}
}

// constParameter blanks the default of a const parameter, whose const ends at at.
func (b *bridge) constParameter(at int) {
	i := skipSpace(b.src, at)
	i = skipSpace(b.src, wordEnd(b.src, i))
	if i >= len(b.src) || b.src[i] != ':' {
		return
	}
	for i++; i < len(b.src) && (isWord(b.src[i]) || b.src[i] == ':' || b.src[i] == ' '); i++ {
	}
	if i >= len(b.src) || b.src[i] != '=' {
		return
	}
	end, depth := i, 0
	for ; end < len(b.src); end++ {
		switch b.src[end] {
		case '{':
			depth++
			continue
		case '}':
			depth--
			continue
		case ';', '"', '\'', '/':
			return // nothing that a default has
		}
		if depth == 0 && (b.src[end] == ',' || b.src[end] == '>') {
			b.blank(i, end)
			return
		}
	}
}

func isWord(c byte) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80
}

func wordEnd(src []byte, i int) int {
	for i < len(src) && isWord(src[i]) {
		i++
	}
	return i
}

func skipSpace(src []byte, i int) int {
	for i < len(src) && (src[i] == ' ' || src[i] == '\n' || src[i] == '\t' || src[i] == '\r') {
		i++
	}
	return i
}

// skipComment returns the offset after the comment that begins at i; block comments nest.
func skipComment(src []byte, i int) int {
	if src[i+1] == '/' {
		if n := bytes.IndexByte(src[i:], '\n'); n >= 0 {
			return i + n
		}
		return len(src)
	}
	depth := 0
	for i < len(src) {
		switch {
		case bytes.HasPrefix(src[i:], []byte("/*")):
			depth++
			i += 2
		case bytes.HasPrefix(src[i:], []byte("*/")):
			depth--
			i += 2
			if depth == 0 {
				return i
			}
		default:
			i++
		}
	}
	return i
}

// skipString returns the offset after the string that begins at i with a quote.
func skipString(src []byte, i int) int {
	for i++; i < len(src); i++ {
		switch src[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(src)
}

// skipQuote returns the offset after the character literal, or the quote of a lifetime, at i.
func skipQuote(src []byte, i int) int {
	if i+1 < len(src) && src[i+1] == '\\' {
		for j := i + 2; j < len(src) && src[j] != '\n'; j++ {
			switch {
			case j == i+2: // what is escaped, perhaps a quote
			case src[j] == '\'':
				return j + 1
			}
		}
		return i + 1
	}
	// A character of up to four bytes and its closing quote; anything longer is a lifetime.
	for j := i + 2; j < len(src) && j <= i+5; j++ {
		if src[j] == '\'' && (j == i+2 || src[i+1] >= 0x80) {
			return j + 1
		}
	}
	return i + 1
}

// skipPrefixed returns the offset after the string, byte string, C string or raw string whose prefix
// is the word from start to end, or 0 if that is no such prefix.
func skipPrefixed(src []byte, start, end int) int {
	raw := false
	switch string(src[start:end]) {
	case "r", "br", "cr":
		raw = true
	case "b", "c":
	default:
		return 0
	}
	if !raw {
		if end < len(src) && src[end] == '"' {
			return skipString(src, end)
		}
		if end < len(src) && src[end] == '\'' && src[start] == 'b' {
			return skipQuote(src, end)
		}
		return 0
	}
	hashes := end
	for hashes < len(src) && src[hashes] == '#' {
		hashes++
	}
	if hashes >= len(src) || src[hashes] != '"' {
		return 0
	}
	closing := append([]byte{'"'}, src[end:hashes]...)
	if i := bytes.Index(src[hashes+1:], closing); i >= 0 {
		return hashes + 1 + i + len(closing)
	}
	return len(src)
}
