package rule

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// This file reads character classes of regular expressions, which nest and intersect in Ruby and
// Rust, into sets.

// posixClasses are the names in [[:name:]] and \p{Name}, as Go writes what they mean in a text of
// Unicode characters.
var posixClasses = map[string]string{
	"alpha": `[\p{L}\p{M}]`, "digit": `\p{Nd}`, "alnum": `[\p{L}\p{M}\p{Nd}]`, "upper": `\p{Lu}`, "lower": `\p{Ll}`,
	"space": `[\s\v\x{85}\p{Z}]`, "blank": `[ \t\p{Zs}]`, "punct": `[\p{P}$+<=>^|~\x60]`, "cntrl": `\p{Cc}`,
	"xdigit": `[0-9A-Fa-f]`, "word": `[\p{L}\p{M}\p{N}\p{Pc}]`, "print": `[^\p{C}]`, "graph": `[^\p{C}\p{Z}]`,
	"ascii": `[\x00-\x7f]`, "any": `(?s:.)`,
}

// escapeClasses are the escapes that stand for several characters.
var escapeClasses = map[byte]string{
	'd': `[0-9]`, 'D': `[^0-9]`, 'w': `[0-9A-Za-z_]`, 'W': `[^0-9A-Za-z_]`, 's': `[\t\n\v\f\r ]`, 'S': `[^\t\n\v\f\r ]`,
	'h': `[0-9A-Fa-f]`, 'H': `[^0-9A-Fa-f]`,
}

// escapeRunes are the escapes that stand for one character.
var escapeRunes = map[byte]rune{'a': 7, 'e': 27, 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '0': 0}

// escapedClass reads the escape at pos as a set of characters; single is the character if it is one.
func (t *translation) escapedClass() (set runes, single rune) {
	c := t.src[t.pos+1]
	if text, ok := escapeClasses[c]; ok {
		t.pos += 2
		set, _ = classOf(text)
		return set, -1
	}
	if r, ok := escapeRunes[c]; ok {
		t.pos += 2
		return runes{r, r}, r
	}
	switch c {
	case 'x', 'u':
		return t.numbered()
	case 'p', 'P':
		return t.property(), -1
	case 'c', 'C', 'M':
		t.ok = false
	}
	r, size := utf8.DecodeRuneInString(t.src[t.pos+1:])
	t.pos += 1 + size
	return runes{r, r}, r
}

// numbered reads \xHH, \x{H}, \uHHHH and \u{H}.
func (t *translation) numbered() (set runes, single rune) {
	width := map[byte]int{'x': 2, 'u': 4}[t.src[t.pos+1]]
	t.pos += 2
	digits := ""
	if rest := t.src[t.pos:]; strings.HasPrefix(rest, "{") {
		n := strings.IndexByte(rest, '}')
		if n < 0 {
			t.ok = false
			return nil, -1
		}
		digits = rest[1:n]
		t.pos += n + 1
	} else {
		n := 0
		for n < width && n < len(rest) && strings.IndexByte("0123456789abcdefABCDEF", rest[n]) >= 0 {
			n++
		}
		digits = rest[:n]
		t.pos += n
	}
	code, err := strconv.ParseInt(digits, 16, 32)
	if err != nil || code > utf8.MaxRune {
		t.ok = false
		return nil, -1
	}
	return runes{rune(code), rune(code)}, rune(code)
}

// property reads \p{Name}, \P{Name}, \p{^Name} and \pL.
func (t *translation) property() runes {
	negated := t.src[t.pos+1] == 'P'
	rest := t.src[t.pos+2:]
	name := ""
	switch n := strings.IndexByte(rest, '}'); {
	case strings.HasPrefix(rest, "{") && n > 0:
		name = rest[1:n]
		t.pos += 2 + n + 1
	case rest != "":
		name = rest[:1]
		t.pos += 3
	}
	if after, ok := strings.CutPrefix(name, "^"); ok {
		negated, name = !negated, after
	}
	text, ok := posixClasses[strings.ToLower(name)]
	if !ok {
		text = `\p{` + name + `}`
	}
	set, ok := classOf(text)
	if !ok {
		t.ok = false
	}
	if negated {
		return set.negate()
	}
	return set
}

// class reads the character class that begins at pos.
func (t *translation) class() runes {
	t.pos++
	if t.classes++; t.classes > maxGroupDepth {
		t.ok = false
		return nil
	}
	defer func() { t.classes-- }()
	negated := false
	if t.pos < len(t.src) && t.src[t.pos] == '^' {
		negated = true
		t.pos++
	}
	set, all := runes{}, runes(nil) // all is what stood before a &&
	closed := func() runes {
		if all != nil {
			set = all.intersect(set)
		}
		if negated {
			return set.negate()
		}
		return set
	}
	for first := true; t.pos < len(t.src) && t.ok; first = false {
		rest := t.src[t.pos:]
		switch {
		case rest[0] == ']' && !first:
			t.pos++
			return closed()
		case strings.HasPrefix(rest, "&&"):
			t.pos += 2
			if all != nil {
				set = all.intersect(set)
			}
			all, set = set, runes{}
		case strings.HasPrefix(rest, "[:"):
			set = set.union(t.posix())
		case rest[0] == '[':
			set = set.union(t.class())
		default:
			set = set.union(t.member())
		}
	}
	t.ok = false
	return set
}

// posix reads [:name:] inside of a class.
func (t *translation) posix() runes {
	n := strings.Index(t.src[t.pos+2:], ":]")
	if n < 0 {
		t.pos++
		return runes{'[', '['}
	}
	n += 2
	name, negated := strings.CutPrefix(t.src[t.pos+2:t.pos+n], "^")
	set, ok := classOf(posixClasses[name])
	if !ok || posixClasses[name] == "" {
		t.pos++
		return runes{'[', '['}
	}
	t.pos += n + 2
	if negated {
		return set.negate()
	}
	return set
}

// member reads a character or a range inside of a class.
func (t *translation) member() runes {
	set, low := t.single()
	rest := t.src[t.pos:]
	if low < 0 || len(rest) < 2 || rest[0] != '-' || rest[1] == ']' || rest[1] == '[' || strings.HasPrefix(rest[1:], "&&") {
		return set
	}
	t.pos++
	other, high := t.single()
	if high < low {
		return set.union(other).union(runes{'-', '-'})
	}
	return runes{low, high}
}

// single reads one character or escape inside of a class; the character is -1 if it stands for several.
func (t *translation) single() (runes, rune) {
	if t.src[t.pos] == '\\' && t.pos+1 < len(t.src) {
		if t.src[t.pos+1] == 'b' {
			t.pos += 2
			return runes{'\b', '\b'}, '\b'
		}
		return t.escapedClass()
	}
	r, size := utf8.DecodeRuneInString(t.src[t.pos:])
	t.pos += size
	return runes{r, r}, r
}
