package rule

import (
	"regexp"
	"strings"

	"rubicon/internal/source"
)

// This file holds the paths that patterns of routes match against regular expressions.

// Parts of the expressions of paths. A line break stands in none: it is percent-encoded.
const (
	pathSegment = `[^/?#\n]+`
	pathRest    = `[^\n]*`
)

// Paths returns an expression of package regexp that the paths match as a whole which a route's pattern matches; ok is false if the
// pattern cannot be said so.
func Paths(syntax, flags, pattern string) (re string, ok bool) {
	switch syntax {
	case "sinatra", "rails":
		re = segmentPaths(pattern, syntax == "rails")
		_, err := regexp.Compile(re)
		return re, err == nil
	case "regular":
		p, ok := translate(pattern, flags, source.Ruby, false)
		return "(?:" + p.text() + ")", ok && p.exact && len(p.looks) == 0
	}
	return "", false
}

// segmentPaths is Paths of a pattern of segments; optional says that what stands in parentheses can be missing.
func segmentPaths(pattern string, optional bool) string {
	var out strings.Builder
	for i := 0; i < len(pattern); i++ {
		c, end := pattern[i], i+1
		switch {
		case c == '\\' && end < len(pattern):
			end++
			out.WriteString(regexp.QuoteMeta(pattern[i+1 : end]))
		case c == '(':
			out.WriteString("(?:")
		case c == ')' && optional:
			out.WriteString(")?")
		case c == ')' || c == '?' || c == '|':
			out.WriteByte(c)
		case c == ':' && wordEnd(pattern, end) > end:
			end = wordEnd(pattern, end)
			out.WriteString(pathSegment)
		case c == '*':
			end = wordEnd(pattern, end)
			out.WriteString(pathRest)
		case c == '{' && strings.IndexByte(pattern[i:], '}') > 0:
			end = i + strings.IndexByte(pattern[i:], '}') + 1
			if pattern[i+1] == '+' || pattern[i+1] == '*' {
				out.WriteString(pathRest)
			} else {
				out.WriteString(pathSegment)
			}
		default:
			out.WriteString(regexp.QuoteMeta(pattern[i:end]))
		}
		i = end - 1
	}
	return "(?:" + out.String() + ")"
}

// CoversPaths reports whether a regular expression of Ruby matches, as a whole, every one of the paths that an expression of Paths is
// for, and whether it matches some; ok is false if that cannot be told.
func CoversPaths(re, flags, paths string) (every, some, ok bool) {
	in, ok := Texts{}.with(`\A`+paths+`\z`, true)
	if !ok {
		return false, false, false
	}
	var looks []lookAhead
	p, ok := translate(re, flags, source.Ruby, false)
	whole := `\A(?:` + p.text() + `)\z`
	if !ok || !p.exact || len(p.looks) > 0 {
		// What a look-ahead asks is known where its place is.
		if p, ok = translate(`\A`+re+`\z`, flags, source.Ruby, false); !ok || !p.exact {
			return false, false, false
		}
		whole = p.text()
		for _, look := range p.looks {
			looks = append(looks, lookAhead{p.option(look.re), look.found})
		}
	}
	every = true
	matched := in
	j := &Judge{}
	for _, c := range append(looks, lookAhead{whole, true}) {
		other, ok := in.with(c.re, !c.found)
		if !ok {
			return false, false, false
		}
		every = every && !j.any(other)
		matched, _ = matched.with(c.re, c.found)
	}
	return every, j.any(matched), true
}
