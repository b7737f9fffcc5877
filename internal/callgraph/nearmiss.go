package callgraph

import (
	"regexp"
	"slices"
	"strings"

	"rubicon/internal/rule"
	"rubicon/internal/tomldoc"
)

// This file says of filters that do not run before a route whether they look as if they should: what a pattern misses by
// a little was hardly meant to be missed.

// captured finds what a pattern captures, one segment or more.
var captured = regexp.MustCompile(`:\w+|\*`)

// nearMiss says why a filter does not run before a route that it looks to be for; "" if it means other routes.
func (g *Graph) nearMiss(f, route *Route) string {
	if f.local == route.local || f.local == "" {
		return ""
	}
	if len(f.parts) == 0 {
		return besides(f.local, f.local, route)
	}
	mount := strings.TrimSuffix(route.Pattern, route.local)
	if route.local == "/" {
		mount = route.Pattern
	}
	pattern := f.parts[0]
	if len(f.parts) == 1 && pattern.syntax == "regular" {
		if near := g.nearExempt(f, route); near != "" {
			return near
		}
		return g.nearExpression(&pattern, route)
	}
	head, rest, star := strings.Cut(strings.TrimSuffix(f.local, "?"), "*")
	head = strings.TrimSuffix(strings.TrimSuffix(head, "?"), "/")
	at := strings.TrimSuffix(strings.TrimSuffix(route.local, "?"), "/")
	switch {
	case f.local != route.local && coversSegments(strings.ToLower(f.local), strings.ToLower(route.local)) && !g.hasRoute(f.app, f.local):
		return "its pattern " + f.local + " has other letters in upper case than " + route.local + ", and paths tell them apart"
	case mount != "" && mount != "/" && strings.HasPrefix(f.local, mount) && (coversSegments(f.local, joinPath(mount, route.local)) || star && rest == "" && head == strings.TrimSuffix(route.Pattern, "/")):
		return "its pattern " + f.local + " repeats " + mount + ", below which the application is mounted: the application sees the rest of the path only"
	case star && rest == "" && head != "" && at == head:
		return "its pattern " + f.local + " does not match " + route.local
	case !strings.ContainsAny(f.local, `*?(){}+\|`) && len(f.local) > 1 && strings.HasPrefix(route.local, strings.TrimSuffix(f.local, "/")+"/"):
		return "its pattern " + f.local + " matches that path alone, and not " + route.local
	case !star || rest == "":
		return besides(f.local, head, route)
	}
	return ""
}

// exempted finds what an expression does not match where it stands, if that is words: (?!login|public)
var exempted = regexp.MustCompile(`\(\?!((?:[\w-]+\|)*[\w-]+)\)`)

// nearExempt says of a filter with a regular expression that leaves out paths which begin with the name of a route that it does not run
// before a route of which the name only begins with the same characters: (?!watch) of /watchlist.
func (g *Graph) nearExempt(f, route *Route) string {
	one := *f
	one.parts = slices.Clone(f.parts)
	p := &one.parts[0]
	name := ""
	for _, words := range exempted.FindAllStringSubmatch(p.text, -1) {
		for _, word := range strings.Split(words[1], "|") {
			if _, rest, ok := strings.Cut(route.local, "/"+word); ok && rest != "" && isWordByte(rest[0]) && rest[0] != ':' && g.hasSegment(f.app, word) {
				name = word
			}
		}
	}
	p.text = exempted.ReplaceAllString(p.text, `(?!(?:$1)(?:/|\z))`)
	if name == "" || !g.runs(&one, route, coversSegments) {
		return ""
	}
	return "its expression " + p.source + " leaves out all that begins with " + name + ", as " + route.local + " does"
}

// hasSegment reports whether an application, or one that descends from it or that it descends from, has a route of which a segment is a
// word.
func (g *Graph) hasSegment(app, word string) bool {
	return slices.ContainsFunc(g.Routes, func(r *Route) bool {
		return (g.IsA(app, r.app) || g.IsA(r.app, app)) && slices.Contains(strings.Split(r.local, "/"), word)
	})
}

// hasRoute reports whether an application, or one that descends from it or that it descends from, has a route of a pattern.
func (g *Graph) hasRoute(app, local string) bool {
	return slices.ContainsFunc(g.Routes, func(r *Route) bool { return r.local == local && (g.IsA(app, r.app) || g.IsA(r.app, app)) })
}

// besides says of a filter, for all below head, that a route is beside that, and only begins with the same characters. One that
// shows a page there was hardly meant; one that changes something, or is the same in another format, may well be.
func besides(pattern, head string, route *Route) string {
	rest, ok := strings.CutPrefix(route.local, head)
	if len(head) < 2 || strings.ContainsAny(head, `:*?(){}+\|`) || !ok || rest == "" {
		return ""
	}
	if rest[0] == '.' || (rest[0] == '-' || rest[0] == '_') && route.changes() {
		return "its pattern " + pattern + " does not match " + route.local + ", which only begins with the same characters"
	}
	return ""
}

// lettersPerSlip is how many letters a word has at least for each that differs from the one that was meant.
const lettersPerSlip = 4

// misspelt says of a filter which runs before no route that begins like a route's pattern, but for a few characters: /harbor/* of
// /harbour/berths; "" of others.
func (g *Graph) misspelt(f, route *Route) string {
	meant, has := firstSegment(f.local), firstSegment(route.local)
	if slips := tomldoc.Distance(meant, has); slips == 0 || slips*lettersPerSlip > min(len(meant), len(has)) {
		return ""
	}
	if slices.ContainsFunc(g.Routes, func(other *Route) bool {
		return firstSegment(other.local) == meant && (g.IsA(f.app, other.app) || g.IsA(other.app, f.app))
	}) {
		return ""
	}
	return "its pattern " + f.local + " matches no route, and hardly means another one than " + route.local
}

// firstSegment returns the first segment of a pattern; "" if that is not constant.
func firstSegment(pattern string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(pattern, "/"), "/")
	first = strings.TrimRight(first, "*?")
	if strings.ContainsAny(first, `:*?(){}+\|`) {
		return ""
	}
	return first
}

// changes reports whether a route answers no request that only shows something.
func (r *Route) changes() bool {
	return r.Verb != "ANY" && !slices.ContainsFunc(strings.Split(r.Verb, "|"), func(verb string) bool { return verb == "GET" || verb == "HEAD" || verb == "OPTIONS" })
}

// nearExpression is nearMiss of a filter with a regular expression.
func (g *Graph) nearExpression(p *pattern, r *Route) string {
	if len(r.parts) == 1 && r.parts[0].syntax == "regular" {
		if paths, ok := g.pathsOf(r); ok {
			if every, some, ok := rule.CoversPaths(p.text, p.flags, paths); ok && some && !every {
				return "its expression " + p.source + " matches some of the paths that " + r.parts[0].source + " matches, and not all"
			}
		}
		return ""
	}
	route := r.local
	numbers, words := captured.ReplaceAllString(route, "1"), captured.ReplaceAllString(route, "x1")
	has := func(re, path string) bool {
		is, ok := rule.HasMatch(re, p.flags, path)
		return ok && is
	}
	whole := `\A(?:` + p.text + `)\z`
	switch {
	case has(whole, words):
		return "" // it runs before some requests of the route
	case has(whole, numbers):
		return "its expression " + p.source + " wants numbers, and the route takes any text"
	case has(`\A(?:`+p.text+`)(?:/|\z)`, words):
		return "its expression " + p.source + " has to match the whole path, and not only how that begins"
	}
	return ""
}
