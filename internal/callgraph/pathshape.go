package callgraph

import (
	"regexp"
	"slices"
	"strings"
)

// pathShape is what the paths of a route look like whose pattern captures segments, or parts of them: /:id/files.
//
// A path that the program names somewhere, and that is the path of another route of the application, or begins like one, is
// that one's where requests are made as programs expect it: what is said of /public is not meant for /:id, though that
// matches it too.
type pathShape struct {
	segments []*regexp.Regexp
	others   []string // what the patterns of other routes begin with, the whole of those that capture nothing
}

// shapeOf returns the shape of the paths of a route; nil if its pattern has other parts than names and text.
func (g *Graph) shapeOf(r *Route) *pathShape {
	if strings.ContainsAny(r.local, `*?(){}+\|`) || !strings.Contains(r.local, ":") {
		return nil
	}
	s := &pathShape{}
	for _, segment := range strings.Split(g.askedPath(r), "/") {
		re, err := regexp.Compile(`\A` + captureName.ReplaceAllString(regexp.QuoteMeta(segment), "[^/]+") + `\z`)
		if err != nil {
			return nil
		}
		s.segments = append(s.segments, re)
	}
	if _, as := g.boundRoute(); as == Anyhow {
		return s
	}
	for _, other := range g.Routes {
		if other == r || other.local == "" || !g.IsA(r.app, other.app) && !g.IsA(other.app, r.app) {
			continue
		}
		head := other.local
		if i := strings.IndexAny(head, `:*?(){}+\|`); i >= 0 {
			head = head[:i]
		}
		s.others = append(s.others, head)
	}
	return s
}

var captureName = regexp.MustCompile(`:\w+`)

// mayBe reports whether a text is a path of the route, and no other route's.
func (s *pathShape) mayBe(text string) bool {
	parts := strings.Split(text, "/")
	if len(parts) != len(s.segments) {
		return false
	}
	for i, part := range parts {
		if !s.segments[i].MatchString(part) {
			return false
		}
	}
	return !slices.Contains(s.others, text)
}

// mayBegin reports whether a path of the route begins with a text, and no other route's does.
func (s *pathShape) mayBegin(head string) bool {
	parts := strings.Split(head, "/")
	if len(parts) > len(s.segments) {
		return false
	}
	for i, part := range parts[:len(parts)-1] {
		if !s.segments[i].MatchString(part) {
			return false
		}
	}
	return len(head) < 2 || !slices.ContainsFunc(s.others, func(other string) bool { return strings.HasPrefix(other, head) })
}
