package rule

import (
	"regexp"
	"regexp/syntax"
	"strconv"
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
	for _, c := range t.constraints {
		if re, found, ok := at.ofWhole(c); ok {
			out, _ = out.with(re, found)
		}
	}
	return out
}

// ofWhole returns what a constraint of the piece says of the whole: that it has, or has not, a match of re.
func (p Place) ofWhole(c constraint) (re string, found, ok bool) {
	parsed, err := syntax.Parse(c.re, syntax.Perl)
	if c.re == "" || err != nil || p.Maybe && c.found && !p.One {
		return "", false, false
	}
	parsed, begun := behindBegin(parsed)
	if hasBegin(parsed) {
		return "", false, false
	}
	if p.One {
		other, ok := otherThan(parsed)
		// The whole may as well end there.
		return p.before(false) + other, false, ok && begun && c.found
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

// otherThan returns the class of the characters that an expression does not match, if it is of texts which consist of
// characters of one class alone.
func otherThan(re *syntax.Regexp) (class string, ok bool) {
	if re.Op != syntax.OpConcat || len(re.Sub) != 2 || re.Sub[0].Op != syntax.OpStar || re.Sub[1].Op != syntax.OpEndText {
		return "", false
	}
	switch of := re.Sub[0].Sub[0]; {
	case of.Op == syntax.OpLiteral && len(of.Rune) == 1 && of.Flags&syntax.FoldCase == 0:
		return `[^` + escaped(of.Rune[0]) + `]`, true
	case of.Op == syntax.OpCharClass && len(of.Rune) > 0:
		class = `[^`
		for i := 0; i+1 < len(of.Rune); i += 2 {
			class += escaped(of.Rune[i]) + "-" + escaped(of.Rune[i+1])
		}
		return class + `]`, true
	}
	return "", false
}

// escaped returns a character as it stands in a class.
func escaped(r rune) string { return `\x{` + strconv.FormatInt(int64(r), 16) + `}` }
