package rule

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
)

// runes is a set of characters: pairs of a first and a last one, sorted, without overlap.
type runes []rune

// union returns the characters of a or b.
func (a runes) union(b runes) runes {
	all := slices.Concat(a, b)
	var pairs [][2]rune
	for i := 0; i+1 < len(all); i += 2 {
		pairs = append(pairs, [2]rune{all[i], all[i+1]})
	}
	slices.SortFunc(pairs, func(x, y [2]rune) int { return int(x[0] - y[0]) })
	var out runes
	for _, p := range pairs {
		if n := len(out); n > 0 && p[0] <= out[n-1]+1 {
			out[n-1] = max(out[n-1], p[1])
			continue
		}
		out = append(out, p[0], p[1])
	}
	return out
}

// negate returns the characters that are not in a.
func (a runes) negate() runes {
	var out runes
	next := rune(0)
	for i := 0; i+1 < len(a); i += 2 {
		if a[i] > next {
			out = append(out, next, a[i]-1)
		}
		next = a[i+1] + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, next, unicode.MaxRune)
	}
	return out
}

// intersect returns the characters of both a and b.
func (a runes) intersect(b runes) runes { return a.negate().union(b.negate()).negate() }

// String returns the set as a class of a Go regular expression.
func (a runes) String() string {
	if len(a) == 0 {
		return `[^\x00-\x{10FFFF}]`
	}
	var b strings.Builder
	b.WriteByte('[')
	for i := 0; i+1 < len(a); i += 2 {
		fmt.Fprintf(&b, `\x{%x}-\x{%x}`, a[i], a[i+1])
	}
	b.WriteByte(']')
	return b.String()
}

// classOf returns the characters of a class in the syntax of Go; ok is false if it is none.
func classOf(text string) (set runes, ok bool) {
	re, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return nil, false
	}
	switch re.Op {
	case syntax.OpCharClass:
		return slices.Clone(re.Rune), true
	case syntax.OpLiteral:
		if len(re.Rune) == 1 && re.Flags&syntax.FoldCase == 0 {
			return runes{re.Rune[0], re.Rune[0]}, true
		}
	case syntax.OpAnyChar:
		return runes{0, unicode.MaxRune}, true
	case syntax.OpNoMatch:
		return runes{}, true
	}
	return nil, false
}

// charSpec returns the characters that a text names in the way of String#tr, #delete and #count:
// "a-z", "^0-9".
func charSpec(spec string) runes {
	all := []rune(spec)
	negated := len(all) > 1 && all[0] == '^'
	if negated {
		all = all[1:]
	}
	set := runes{}
	for i := 0; i < len(all); i++ {
		c := all[i]
		switch {
		case c == '\\' && i+1 < len(all):
			i++
			set = set.union(runes{all[i], all[i]})
		case i+2 < len(all) && all[i+1] == '-' && all[i+2] >= c:
			set = set.union(runes{c, all[i+2]})
			i += 2
		default:
			set = set.union(runes{c, c})
		}
	}
	if negated {
		return set.negate()
	}
	return set
}
