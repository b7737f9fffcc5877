package openapi

import (
	"regexp"
	"slices"
	"strings"

	"rubicon/internal/report"
)

// matcher knows which paths a route answers.
type matcher struct {
	route *report.RouteEntry
	// shapes are the route's templates, with {} for what it captures up to a slash and {*} beyond.
	shapes []string
	// answers matches the paths that the route answers; nil if its pattern is an expression of which these cannot be said.
	answers *regexp.Regexp
	// expression says that its pattern has a regular expression.
	expression bool
	// everything says that the route answers whatever no other route of its application does.
	everything bool
	// beginning is how the paths begin that an expression matches.
	beginning string
}

var (
	inShape  = regexp.MustCompile(`\{\*?\}`)
	starting = regexp.MustCompile(`%r\{(?:\\A|\^)?`)
)

func newMatcher(r *report.RouteEntry) *matcher {
	m := &matcher{route: r}
	shapes, ok := shapes(r.Pattern)
	if !ok {
		m.expression, m.beginning = true, literal(r.Pattern)
		if shapes, ok = expressionShapes(r.Pattern); !ok {
			return m
		}
	}
	var expressions []string
	for _, s := range shapes {
		s = plain(s)
		m.shapes = append(m.shapes, s)
		expressions = append(expressions, expression(s))
	}
	m.answers = regexp.MustCompile(`\A(?:` + strings.Join(expressions, "|") + `)\z`)
	return m
}

// expression returns the regular expression of a shape.
func expression(shape string) string {
	var b strings.Builder
	for {
		at := inShape.FindStringIndex(shape)
		if at == nil {
			b.WriteString(regexp.QuoteMeta(shape))
			return b.String()
		}
		b.WriteString(regexp.QuoteMeta(shape[:at[0]]))
		if at[1]-at[0] == 3 {
			b.WriteString(".*")
		} else {
			b.WriteString("[^/]+")
		}
		shape = shape[at[1]:]
	}
}

// literal returns how the paths begin that a pattern with a regular expression matches.
func literal(pattern string) string {
	if at := starting.FindStringIndex(pattern); at != nil {
		pattern = pattern[:at[0]] + pattern[at[1]:]
	}
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		if c == '\\' && i+1 < len(pattern) && strings.IndexByte(`/.-_`, pattern[i+1]) >= 0 {
			i++
			c = pattern[i]
		} else if strings.IndexByte(`\([{*+?|.:^$`, c) >= 0 {
			break
		}
		if i+1 < len(pattern) && strings.IndexByte("?*{", pattern[i+1]) >= 0 {
			break // perhaps it is not there
		}
		b.WriteByte(c)
	}
	return b.String()
}

// plain returns a path without a slash at its end, except that of the top.
func plain(path string) string {
	if len(path) > 1 {
		path = strings.TrimSuffix(path, "/")
	}
	return path
}

// answered reports whether the route has an operation's verb; GET answers HEAD.
func (m *matcher) answered(verb string) bool {
	v := m.route.Verbs
	return len(v) == 0 || slices.Contains(v, verb) || verb == "HEAD" && slices.Contains(v, "GET")
}

// catchAll returns where a route with a star at its end begins, below which it answers everything; ok is false for others.
func (m *matcher) catchAll() (prefix string, ok bool) {
	for _, s := range m.shapes {
		if prefix, ok := strings.CutSuffix(s, "/{*}"); ok {
			return prefix + "/", true
		}
	}
	return "", false
}

// start returns the pattern of the route, or of an expression what it begins with.
func (m *matcher) start() string {
	if m.expression {
		return m.beginning
	}
	return m.route.Pattern
}

// findCatchAlls says of each route whether it answers everything that reaches its application: all others of that stand
// below where it begins.
func findCatchAlls(routes []*matcher) {
	for _, m := range routes {
		prefix, ok := m.catchAll()
		others := 0
		for _, other := range routes {
			if ok && other != m && other.route.Application == m.route.Application {
				others++
				ok = strings.HasPrefix(other.start()+"/", prefix)
			}
		}
		m.everything = ok && (others > 0 || prefix == "/")
	}
}

// described reports whether a path of a document, as unnamed makes it, is the route's, each parameter where the route
// captures one.
func (m *matcher) described(path string) bool {
	return slices.ContainsFunc(m.shapes, func(s string) bool { return strings.ReplaceAll(s, "{*}", "{}") == path })
}

// serves reports whether the route answers a path of a document, perhaps among others.
func (m *matcher) serves(path string) bool {
	return m.answers != nil && m.answers.MatchString(path)
}

// perhaps reports whether the route has an expression that may match a path of a document.
func (m *matcher) perhaps(path string) bool {
	if !m.expression {
		return false
	}
	fixed, _, captures := strings.Cut(path, "{")
	return strings.HasPrefix(fixed, m.beginning) || captures && strings.HasPrefix(m.beginning, fixed)
}

// unnamed returns a path of a document with {} for its parameters.
func unnamed(path string) string { return inTemplateAny.ReplaceAllString(plain(path), "{}") }

// inTemplateAny matches the parameters of a document's path, whose names can be anything.
var inTemplateAny = regexp.MustCompile(`\{[^/{}]*\}`)
