package taint

import (
	"regexp/syntax"
	"strconv"
	"strings"
	"unicode/utf8"

	"rubicon/internal/rule"
)

// A class of characters can be told by its ends, c >= 'a' && c <= 'z', and by several checks of one character.

// ofRange returns what is known of a text of which each character passed the test of a guard row by the ends of a class, or
// failed it if in is false.
func (e *engine) ofRange(env rule.Env, row *rule.Guard, in bool) judged {
	first, last := rune(0), rune(utf8.MaxRune)
	at := func(p rule.Port) (rune, bool) {
		texts := env.Texts(p)
		if len(texts) != 1 || utf8.RuneCountInString(texts[0]) != 1 {
			return 0, false
		}
		r, _ := utf8.DecodeRuneInString(texts[0])
		return r, true
	}
	ok := true
	switch {
	case row.Test == rule.IsWithin:
		from, known := at(end(row.With, "0"))
		to, both := at(end(row.With, "1"))
		first, last, ok = from, to, known && both && in
	case (row.Test == rule.IsAtLeast) == in:
		if first, ok = at(row.With); !in { // not at most
			first++
		}
	default:
		if last, ok = at(row.With); !in { // not at least
			last--
		}
	}
	if !ok || first > last {
		return judged{}
	}
	return e.ofClass(classFrom(first, last), true)
}

// classFrom returns the class of the characters from first to last, as it stands between brackets.
func classFrom(first, last rune) string {
	hex := func(r rune) string { return `\x{` + strconv.FormatInt(int64(r), 16) + `}` }
	return hex(first) + "-" + hex(last)
}

// intersect returns the class of the characters that are of two classes; the first one if there are none, or too many
// ranges of them.
func intersect(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "" || a == b:
		return a
	}
	x, y := rangesOf(a), rangesOf(b)
	var out strings.Builder
	for i, j := 0, 0; i < len(x) && j < len(y); {
		if first, last := max(x[i], y[j]), min(x[i+1], y[j+1]); first <= last {
			out.WriteString(classFrom(first, last))
		}
		if x[i+1] < y[j+1] {
			i += 2
		} else {
			j += 2
		}
	}
	if out.Len() == 0 || out.Len() > maxClass {
		return a
	}
	return out.String()
}

// rangesOf returns the first and the last character of each range of a class, in order.
func rangesOf(class string) []rune {
	re, err := syntax.Parse("["+class+"]", syntax.Perl)
	if err != nil {
		return nil
	}
	switch re.Op {
	case syntax.OpLiteral: // one character
		return []rune{re.Rune[0], re.Rune[0]}
	case syntax.OpCharClass:
		return re.Rune
	case syntax.OpAnyChar:
		return []rune{0, utf8.MaxRune}
	}
	return nil
}
