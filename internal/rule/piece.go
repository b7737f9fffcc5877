package rule

import (
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"
	"unicode"
)

// Place says where a piece stands in a text: behind After, with which that begins, or behind Skips characters. One says
// that it is the one character which stands there, if there is one; Maybe that nothing may stand there.
type Place struct {
	After      string
	Skips      int
	One, Maybe bool
}

// Reached returns an expression of package regexp of which texts have a match that have a piece at the place.
func (p Place) Reached() string {
	if p.After != "" {
		return p.before(false)
	}
	return p.before(false) + `(?s:.)`
}

// maxSkips bounds the characters that a piece stands behind.
const maxSkips = 16

// Key returns a text that no other place has.
func (p Place) Key() string {
	return strconv.FormatBool(p.One) + strconv.FormatBool(p.Maybe) + strconv.Itoa(p.Skips) + p.After
}

// OfWhole returns the texts that can have a piece out of t at a place. What cannot be said of the whole is left out.
func (t Texts) OfWhole(at Place) Texts {
	var out Texts
	if at.Skips < 0 || at.Skips > maxSkips {
		return out
	}
	if at.One {
		return t.beginning(at)
	}
	for _, c := range t.constraints {
		if re, found, ok := at.ofWhole(c); ok {
			out, _ = out.with(re, found)
		}
	}
	return out
}

// beginning returns the texts of which the character at a place, if there is one, is a text of t by itself.
func (t Texts) beginning(at Place) (out Texts) {
	set, ok := t.characters()
	class := set.class()
	switch {
	case !ok || set.all() || len(class) > maxPlaced:
	case class == "": // there is none
		out, _ = out.with(at.before(false)+`(?s:.)`, false)
	case at.Skips == 0 && at.After == "": // where the place is known to the character, what is there can be told
		out, _ = out.with(at.before(true)+`(?:[`+class+`]|\z)`, true)
	default:
		out, _ = out.with(at.before(false)+"[^"+class+"]", false) // the whole may as well end there
	}
	return out
}

// maxPlaced bounds the text of a class of characters that stand at a place.
const maxPlaced = 32 << 10

// characters returns the characters that are texts of t by themselves; ok is false if they cannot be told.
func (t Texts) characters() (set runes, ok bool) {
	if len(t.constraints) == 0 {
		return nil, false
	}
	p := newProduct(t.automata())
	from := p.start()
	alone := make([]bool, len(p.classes))
	for class := range p.classes {
		to, goes := p.next(from, class)
		alone[class] = goes && p.met(to)
	}
	for _, sp := range p.spans() {
		if alone[sp.class] {
			set = append(set, sp.begin, sp.end)
		}
	}
	return set, !p.exhausted()
}

// class returns a set as it stands between brackets, each run of ranges that touch as one.
func (set runes) class() string {
	var b strings.Builder
	for i := 0; i+1 < len(set); i += 2 {
		first := set[i]
		for i+3 < len(set) && set[i+2] == set[i+1]+1 {
			i += 2
		}
		b.WriteString(escaped(first) + "-" + escaped(set[i+1]))
	}
	return b.String()
}

// all reports whether a set is all characters.
func (set runes) all() bool {
	next := rune(0)
	for i := 0; i+1 < len(set) && set[i] <= next; i += 2 {
		next = max(next, set[i+1]+1)
	}
	return next > unicode.MaxRune
}

// ofWhole returns what a constraint of the piece says of the whole: that it has, or has not, a match of re.
func (p Place) ofWhole(c constraint) (re string, found, ok bool) {
	parsed, err := syntax.Parse(c.re, syntax.Perl)
	if c.re == "" || err != nil || p.Maybe && c.found {
		return "", false, false
	}
	parsed, begun := behindBegin(parsed)
	if hasBegin(parsed) {
		return "", false, false
	}
	gap := ""
	if !begun {
		gap = `(?s:.*)`
	}
	return p.before(c.found) + gap + "(?:" + parsed.String() + ")", c.found, true
}

// before returns an expression of what stands before the piece. Programs count characters or bytes: of what is there, it
// may be fewer characters, and of what is not, each is counted as one byte.
func (p Place) before(found bool) string {
	n := strconv.Itoa(p.Skips)
	switch {
	case p.After != "":
		return `\A` + regexp.QuoteMeta(p.After)
	case p.Skips == 0:
		return `\A`
	case found:
		return `\A(?s:.){0,` + n + `}`
	}
	return `\A[\x00-\x7f]{` + n + `}`
}

// behindBegin returns an expression without the beginning of the text that it begins with, and whether it does.
func behindBegin(re *syntax.Regexp) (rest *syntax.Regexp, begun bool) {
	if re.Op != syntax.OpConcat || re.Sub[0].Op != syntax.OpBeginText {
		return re, false
	}
	rest = &syntax.Regexp{Op: syntax.OpConcat, Flags: re.Flags, Sub: re.Sub[1:]}
	return rest, true
}

// hasBegin reports whether an expression asks for the beginning of a text, of a line or of a word.
func hasBegin(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText, syntax.OpBeginLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return true
	}
	for _, sub := range re.Sub {
		if hasBegin(sub) {
			return true
		}
	}
	return false
}

// escaped returns a character as it stands in a class.
func escaped(r rune) string { return `\x{` + strconv.FormatInt(int64(r), 16) + `}` }
