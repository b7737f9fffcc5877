package callgraph

import (
	"regexp"
	"strings"

	"rubicon/internal/rule"
)

// This file says of filters that do not run before a route whether they look as if they should: what a pattern misses by
// a little was hardly meant to be missed.

// captured finds what a pattern captures, one segment or more.
var captured = regexp.MustCompile(`:\w+|\*`)

// nearMiss says why a filter does not run before a route that it looks to be for; "" if it means other routes.
func nearMiss(f, route *Route) string {
	if len(f.parts) == 0 || f.local == route.local {
		return ""
	}
	mount := strings.TrimSuffix(route.Pattern, route.local)
	if route.local == "/" {
		mount = route.Pattern
	}
	pattern := f.parts[0]
	if len(f.parts) == 1 && pattern.syntax == "regular" {
		return nearExpression(&pattern, route.local)
	}
	head, rest, star := strings.Cut(strings.TrimSuffix(f.local, "?"), "*")
	head = strings.TrimSuffix(strings.TrimSuffix(head, "?"), "/")
	at := strings.TrimSuffix(strings.TrimSuffix(route.local, "?"), "/")
	switch {
	case mount != "" && mount != "/" && strings.HasPrefix(f.local, mount) && (coversSegments(f.local, joinPath(mount, route.local)) || star && rest == "" && head == strings.TrimSuffix(route.Pattern, "/")):
		return "its pattern " + f.local + " repeats " + mount + ", below which the application is mounted: the application sees the rest of the path only"
	case star && rest == "" && head != "" && at == head:
		return "its pattern " + f.local + " does not match " + route.local
	case !strings.ContainsAny(f.local, `:*?(){}+\|`) && len(f.local) > 1 && strings.HasPrefix(route.local, strings.TrimSuffix(f.local, "/")+"/"):
		return "its pattern " + f.local + " matches that path alone, and not " + route.local
	}
	return ""
}

// nearExpression is nearMiss of a filter with a regular expression.
func nearExpression(p *pattern, route string) string {
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
