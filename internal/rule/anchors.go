package rule

import (
	"regexp"
	"strings"

	"rubicon/internal/source"
)

// anchoring says how firmly a regular expression is bound to the ends of the text.
type anchoring uint8

// From loose to firm, so that the loosest of several is their minimum.
const (
	anchoredNot  anchoring = iota // it can match in the middle of the text
	anchoredLine                  // it matches whole lines: other lines are free
	anchoredText                  // it matches the whole text
)

// anchorsOf says how firmly re is bound at both ends. In Ruby ^ and $ always match at every line;
// in Rust they do with the flag m only.
func anchorsOf(re, flags string, lang source.Lang) anchoring {
	a := anchorScan{
		lines:    lang == source.Ruby || strings.Contains(flags, "m") || inlineLines.MatchString(re),
		extended: strings.Contains(flags, "x"),
	}
	return min(a.end(re, true, 0), a.end(re, false, 0))
}

// inlineLines finds the flag m that a Rust regular expression sets for itself.
var inlineLines = regexp.MustCompile(`\(\?[a-zA-Z]*m[a-zA-Z]*(-[a-zA-Z]*)?[:)]`)

// anchorScan judges the ends of regular expressions.
type anchorScan struct {
	lines    bool // ^ and $ match at every line
	extended bool // space and comments mean nothing
}

// maxGroupDepth bounds the recursion into groups; deeper ones count as not anchored.
const maxGroupDepth = 50

// end says how firmly all alternatives of re are bound at the start or at the end.
func (a anchorScan) end(re string, start bool, depth int) anchoring {
	if depth > maxGroupDepth {
		return anchoredNot
	}
	result := anchoredText
	for _, items := range a.alternatives(re) {
		result = min(result, a.alternative(items, start, depth))
	}
	return result
}

// alternative judges one sequence of items: the first, or the last, that matches a position or a
// character decides.
func (a anchorScan) alternative(items []string, start bool, depth int) anchoring {
	for i := range items {
		item := items[i]
		if !start {
			item = items[len(items)-1-i]
		}
		switch {
		case strings.HasPrefix(item, "(?") && isOptionGroup(item):
			continue // (?m) has been seen by anchorsOf
		case start && item == `\A`, !start && (item == `\z` || item == `\Z`):
			return anchoredText
		case start && item == "^", !start && item == "$":
			if a.lines {
				return anchoredLine
			}
			return anchoredText
		case strings.HasPrefix(item, "(") && strings.HasSuffix(item, ")"):
			inner, ok := groupBody(item)
			if !ok {
				return anchoredNot
			}
			return a.end(inner, start, depth+1)
		}
		return anchoredNot
	}
	return anchoredNot
}

// alternatives splits re at its outermost bars, and each part into items: a character, an escape, a
// class or a group, each with the quantifier that follows it.
func (a anchorScan) alternatives(re string) [][]string {
	var out [][]string
	var items []string
	for i := 0; i < len(re); {
		c := re[i]
		switch {
		case c == '|':
			out, items = append(out, items), nil
			i++
			continue
		case a.extended && (c == ' ' || c == '\t' || c == '\n' || c == '\r'):
			i++
			continue
		case a.extended && c == '#':
			n := strings.IndexByte(re[i:], '\n')
			if n < 0 {
				n = len(re) - i
			}
			i += n
			continue
		}
		end := itemEnd(re, i)
		end = quantifierEnd(re, end)
		items = append(items, re[i:end])
		i = end
	}
	return append(out, items)
}

// itemEnd returns where the item that begins at i ends.
func itemEnd(re string, i int) int {
	switch re[i] {
	case '\\':
		return min(i+2, len(re))
	case '[':
		return classEnd(re, i)
	case '(':
		depth := 0
		for j := i; j < len(re); {
			switch re[j] {
			case '(':
				depth++
			case ')':
				if depth--; depth == 0 {
					return j + 1
				}
			case '\\':
				j++
			case '[':
				j = classEnd(re, j)
				continue
			}
			j++
		}
		return len(re)
	}
	return i + 1
}

// classEnd returns where the character class that begins at i ends; classes nest in Ruby.
func classEnd(re string, i int) int {
	depth := 0
	for j := i; j < len(re); j++ {
		switch re[j] {
		case '[':
			depth++
			// A bracket that comes first is a literal one.
			if j+1 < len(re) && re[j+1] == '^' {
				j++
			}
			if j+1 < len(re) && re[j+1] == ']' {
				j++
			}
		case ']':
			if depth--; depth == 0 {
				return j + 1
			}
		case '\\':
			j++
		}
	}
	return len(re)
}

// quantifierEnd returns where the quantifier that may stand at i ends.
func quantifierEnd(re string, i int) int {
	for i < len(re) {
		switch re[i] {
		case '*', '+', '?':
			i++
		case '{':
			n := strings.IndexByte(re[i:], '}')
			if n < 0 || strings.Trim(re[i+1:i+n], "0123456789,") != "" {
				return i
			}
			i += n + 1
		default:
			return i
		}
	}
	return i
}

// isOptionGroup reports whether item is "(?i)" or a comment group.
func isOptionGroup(item string) bool {
	body := strings.TrimSuffix(item[2:], ")")
	return strings.HasPrefix(body, "#") || strings.Trim(body, "imxsuUna-") == "" && body != ""
}

// groupBody returns what a group contains. Look-arounds bind nothing.
func groupBody(item string) (string, bool) {
	body := item[1 : len(item)-1]
	if !strings.HasPrefix(body, "?") {
		return body, true
	}
	body = body[1:]
	switch {
	case strings.HasPrefix(body, ":"), strings.HasPrefix(body, ">"):
		return body[1:], true
	case strings.HasPrefix(body, "="), strings.HasPrefix(body, "!"), strings.HasPrefix(body, "<="), strings.HasPrefix(body, "<!"):
		return "", false
	case strings.HasPrefix(body, "<"), strings.HasPrefix(body, "P<"), strings.HasPrefix(body, "'"):
		if i := strings.IndexAny(body[1:], ">'"); i >= 0 {
			return strings.TrimPrefix(body[i+2:], ">"), true
		}
		return "", false
	}
	if i := strings.IndexByte(body, ':'); i >= 0 && strings.Trim(body[:i], "imxsuUna-") == "" {
		return body[i+1:], true
	}
	return "", false
}
