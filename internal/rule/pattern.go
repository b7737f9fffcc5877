package rule

import (
	"fmt"
	"slices"
	"strings"
)

// patternSyntaxes are the syntaxes of route patterns: those of Mustermann's types, and of Ruby's regular
// expressions.
var patternSyntaxes = []string{"sinatra", "rails", "regular"}

// Captures returns the names under which every path that a route's pattern matches yields a text: what
// the request says elsewhere under such a name is not seen. A name that only some paths yield (/:id?,
// (.:format)) is not among them.
func Captures(syntax, pattern string) []string {
	switch syntax {
	case "sinatra", "rails":
		return segmentCaptures(pattern)
	case "regular":
		return regexpCaptures(pattern)
	}
	return nil
}

// PercentEncoded returns a pattern with the letters of its constant parts percent-encoded, where routers of that syntax
// take a path with them for the same: Mustermann's match /%61dmin by /admin. Other patterns it returns as they are.
func PercentEncoded(syntax, pattern string) string {
	if syntax != "sinatra" {
		return pattern
	}
	var out strings.Builder
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		end := i + 1
		switch {
		case c == ':' || c == '*':
			end = wordEnd(pattern, i+1)
		case c == '\\':
			end = min(i+2, len(pattern))
		case c == '{':
			if n := strings.IndexByte(pattern[i:], '}'); n >= 0 {
				end = i + n + 1
			}
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			fmt.Fprintf(&out, "%%%02x", c)
			continue
		}
		out.WriteString(pattern[i:end])
		i = end - 1
	}
	return out.String()
}

// segmentCaptures reads a pattern of segments: :name, *, *name, {name} and {+name} capture, (…) and what
// stands before a "?" can be missing.
func segmentCaptures(pattern string) []string {
	var names []string
	depth := 0
	add := func(name string, end int) {
		if depth == 0 && !strings.HasPrefix(pattern[end:], "?") && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			depth--
		case '|':
			return nil // either side may be what matched
		case ':':
			if end := wordEnd(pattern, i+1); end > i+1 {
				add(pattern[i+1:end], end)
				i = end - 1
			}
		case '*':
			end := wordEnd(pattern, i+1)
			name := pattern[i+1 : end]
			if name == "" {
				name = "splat"
			}
			add(name, end)
			i = end - 1
		case '{':
			if end := strings.IndexByte(pattern[i:], '}'); end > 0 {
				name := strings.TrimPrefix(pattern[i+1:i+end], "+")
				if isWord(name) {
					add(name, i+end+1)
				}
				i += end
			}
		}
	}
	return names
}

// wordEnd returns where the word that begins at i ends.
func wordEnd(s string, i int) int {
	for i < len(s) && IsWordByte(s[i]) {
		i++
	}
	return i
}

// regexpCaptures reads a regular expression: a named group captures if it stands in no other group and in
// no alternative, and nothing says that it can be missing. Without any, the groups without a name are
// "captures", whichever of them matched.
func regexpCaptures(re string) []string {
	var names []string
	depth, unnamed, either := 0, false, false
	var open string // the name of the group at depth 1
	eachMark(re, func(i int) {
		switch re[i] {
		case '|':
			either = either || depth == 0
		case '(':
			if depth++; depth == 1 {
				open = groupName(re[i+1:])
				unnamed = unnamed || !strings.HasPrefix(re[i+1:], "?")
			}
		case ')':
			if depth--; depth == 0 && open != "" && (i+1 == len(re) || !strings.ContainsRune("?*{", rune(re[i+1]))) {
				names = append(names, open)
			}
		}
	})
	switch {
	case names == nil && unnamed:
		return []string{UnnamedCaptures}
	case either:
		return nil
	}
	return names
}

// UnnamedCaptures is the key under which a framework has what the groups of a regular expression matched that have no
// name.
const UnnamedCaptures = "captures"

// Groups returns how many groups without a name a regular expression has.
func Groups(re string) int {
	n := 0
	eachMark(re, func(i int) {
		if re[i] == '(' && !strings.HasPrefix(re[i+1:], "?") {
			n++
		}
	})
	return n
}

// eachMark visits the bytes of a regular expression that stand in no class of characters and behind no backslash.
func eachMark(re string, visit func(i int)) {
	class := false
	for i := 0; i < len(re); i++ {
		switch c := re[i]; {
		case c == '\\':
			i++
		case class:
			class = c != ']'
		case c == '[':
			class = true
		default:
			visit(i)
		}
	}
}

// groupName returns the name of a group that begins with s, without its parenthesis.
func groupName(s string) string {
	for _, quote := range [...]string{"?<>", "?''"} {
		if rest, ok := strings.CutPrefix(s, quote[:2]); ok {
			if name, _, ok := strings.Cut(rest, quote[2:]); ok && isWord(name) {
				return name
			}
		}
	}
	return ""
}
