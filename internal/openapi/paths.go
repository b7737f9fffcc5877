package openapi

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
)

// maxPaths bounds how many paths one pattern stands for: each part that can be missing doubles them.
const maxPaths = 16

// templates returns the templates of OpenAPI for the pattern of a route, /thumb/:id(.:format)? as /thumb/{id} and
// /thumb/{id}.{format}. A template has nothing that can be missing, and no expression; ok is false if the pattern cannot
// be said so.
func templates(pattern string) (paths []string, ok bool) {
	paths, ok = expand(pattern)
	for i, p := range paths {
		paths[i] = strings.ReplaceAll(p, "{*", "{")
	}
	return paths, ok
}

// shapes returns the templates of a pattern without the names: {} for a part up to a slash, {*} for one that may have
// slashes.
func shapes(pattern string) (list []string, ok bool) {
	list, ok = expand(pattern)
	for i, p := range list {
		list[i] = named.ReplaceAllString(p, "{$1}")
	}
	return list, ok
}

var named = regexp.MustCompile(`\{(\*?)\w+\}`)

// expressionShapes is shapes of a pattern that ends with a regular expression, as a route has it: /logs%r{/(\d+)(?:\.txt)?}; ok is false
// if that matches other things than texts and parts of segments.
func expressionShapes(pattern string) (list []string, ok bool) {
	prefix, rest, ok := strings.Cut(pattern, "%r{")
	re, ends := strings.CutSuffix(rest, "}")
	if !ok || !ends || strings.Contains(re, "#{") {
		return nil, false
	}
	parsed, err := syntax.Parse(strings.TrimPrefix(strings.TrimPrefix(re, "^"), `\A`), syntax.Perl)
	if err != nil {
		return nil, false
	}
	heads, ok := shapesOf(parsed)
	before, also := shapes(prefix)
	if prefix == "" {
		before, also = []string{""}, true
	}
	for _, b := range before {
		for _, h := range heads {
			list = append(list, adjacent.ReplaceAllString(b+h, "{}"))
		}
	}
	return list, ok && also && len(list) <= maxPaths && !slices.ContainsFunc(list, func(s string) bool { return !strings.HasPrefix(s, "/") })
}

// adjacent are parts of one segment beside each other, of which nobody sees where one ends.
var adjacent = regexp.MustCompile(`\{\}(?:\{\})+`)

// shapesOf returns the shapes of the texts that an expression matches.
func shapesOf(re *syntax.Regexp) (list []string, ok bool) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpEndText:
		return []string{""}, true
	case syntax.OpLiteral:
		return []string{string(re.Rune)}, re.Flags&syntax.FoldCase == 0
	case syntax.OpCapture:
		if list, ok = shapesOf(re.Sub[0]); ok && slices.Contains(list, "") {
			return nil, false
		}
		return list, ok
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			if re.Rune[i] <= '/' && '/' <= re.Rune[i+1] {
				return nil, false
			}
		}
		return []string{"{}"}, true
	case syntax.OpPlus, syntax.OpRepeat:
		if list, ok = shapesOf(re.Sub[0]); !ok || re.Op == syntax.OpRepeat && re.Min == 0 || len(list) != 1 || list[0] != "{}" {
			return nil, false
		}
		return list, true
	case syntax.OpQuest:
		list, ok = shapesOf(re.Sub[0])
		return append([]string{""}, list...), ok
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			one, ok := shapesOf(sub)
			if list = append(list, one...); !ok || len(list) > maxPaths {
				return nil, false
			}
		}
		return list, true
	case syntax.OpConcat:
		list = []string{""}
		for _, sub := range re.Sub {
			tails, ok := shapesOf(sub)
			if !ok || len(list)*len(tails) > maxPaths {
				return nil, false
			}
			var longer []string
			for _, head := range list {
				for _, tail := range tails {
					longer = append(longer, head+tail)
				}
			}
			list = longer
		}
		return list, true
	}
	return nil, false
}

// expand returns the templates of a pattern, with a star before the names of what may have slashes.
func expand(pattern string) (paths []string, ok bool) {
	ok = true
	for _, one := range alternatives(pattern) {
		s := splitter{rest: one}
		ends := s.sequence([]string{""}, false)
		if s.failed || len(ends) > maxPaths {
			ok = false
			continue
		}
		for _, p := range ends {
			if !strings.HasPrefix(p, "/") {
				p = "/" + p
			}
			paths = append(paths, p)
		}
	}
	return paths, ok
}

// alternatives returns the patterns of which a route has several: "/a|/b".
func alternatives(pattern string) []string {
	parts := strings.Split(pattern, "|")
	for _, p := range parts {
		if !strings.HasPrefix(p, "/") || strings.Count(p, "(") != strings.Count(p, ")") {
			return []string{pattern}
		}
	}
	return parts
}

// splitter reads a pattern in Mustermann's syntax.
type splitter struct {
	rest   string
	stars  int
	failed bool
}

var capture = regexp.MustCompile(`^(?::([A-Za-z_]\w*)|\{([+#*]?)([A-Za-z_]\w*)\}|(\*)([A-Za-z_]\w*)?)`)

// sequence reads up to the end, or up to the bracket that closes a group, and returns what each of heads can become.
func (s *splitter) sequence(heads []string, group bool) []string {
	for s.rest != "" && !s.failed {
		switch c := s.rest[0]; {
		case c == ')' && group:
			return heads
		case c == '(':
			s.rest = s.rest[1:]
			inner := s.sequence([]string{""}, true)
			if !strings.HasPrefix(s.rest, ")") {
				s.failed = true
				return heads
			}
			s.rest = s.rest[1:]
			heads = s.join(heads, inner)
		case strings.ContainsRune(`)|?^$[]+`, rune(c)):
			s.failed = true
		case c == '\\' && len(s.rest) > 1:
			one := s.rest[1:2]
			s.rest = s.rest[2:]
			heads = s.join(heads, []string{one})
		default:
			one := s.rest[:1]
			if m := capture.FindStringSubmatch(s.rest); m != nil {
				one = s.named(m[1]+m[3]+m[5], m[2]+m[4] != "")
				s.rest = s.rest[len(m[0]):]
			} else {
				s.failed = s.rest[0] == '{' || s.rest[0] == '}'
				s.rest = s.rest[1:]
			}
			heads = s.join(heads, []string{one})
		}
	}
	return heads
}

// named returns a parameter of a template, with a star if it may have slashes; stars without a name are numbered from the
// second on.
func (s *splitter) named(name string, slashes bool) string {
	if name == "" {
		s.stars++
		name = "splat"
		if s.stars > 1 {
			name = fmt.Sprintf("splat%d", s.stars)
		}
	}
	if slashes {
		return "{*" + name + "}"
	}
	return "{" + name + "}"
}

// join returns heads with each of the parts behind it, and without, if a question mark follows.
func (s *splitter) join(heads, parts []string) []string {
	optional := strings.HasPrefix(s.rest, "?")
	if optional {
		s.rest = s.rest[1:]
	}
	var out []string
	for _, h := range heads {
		if optional {
			out = append(out, h)
		}
		for _, p := range parts {
			out = append(out, h+p)
		}
	}
	if len(out) > maxPaths {
		s.failed = true
		return heads
	}
	return out
}

var inTemplate = regexp.MustCompile(`\{(\w+)\}`)

// names returns the parameters of a template.
func names(template string) (list []string) {
	for _, m := range inTemplate.FindAllStringSubmatch(template, -1) {
		list = append(list, m[1])
	}
	return list
}

// ecma returns a regular expression of Ruby in the dialect that schemas are written in; ok is false if it has what that
// dialect lacks.
func ecma(re string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(re); i++ {
		switch c := re[i]; {
		case c == '\\' && i+1 < len(re):
			i++
			switch re[i] {
			case 'A':
				b.WriteByte('^')
			case 'z', 'Z':
				b.WriteByte('$')
			case 'h':
				b.WriteString("[0-9a-fA-F]")
			case 'G', 'K', 'R', 'X', 'H', 'p', 'P':
				return "", false
			default:
				b.WriteString(re[i-1 : i+1])
			}
		case c == '^' && (i == 0 || re[i-1] != '['), c == '$':
			return "", false // the beginning and the end of a line
		case strings.HasPrefix(re[i:], "(?") && !strings.HasPrefix(re[i:], "(?:"), strings.HasPrefix(re[i:], "[[:"):
			return "", false
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), true
}
