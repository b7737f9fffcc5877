package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// segmentKinds is what a source carries at a key that its route captures.
type segmentKinds struct {
	key  string
	free rule.Kinds // what no text has that the route's pattern lets through as this part of the path
}

// segments returns what the pattern of the route around function fn says of the elements of a source.
func (e *engine) segments(fn ir.FuncID) []segmentKinds {
	var list []segmentKinds
	for _, s := range e.graph.SegmentsOf(fn) {
		free := e.matched(s.Regexp, s.Flags, e.graph.Lang(fn), s.Group).free
		if n := len(list); n > 0 && list[n-1].key == s.Key {
			list[n-1].free &= free
			continue
		}
		list = append(list, segmentKinds{s.Key, free})
	}
	return list
}

// seedSegments enters the elements of a source of which the route says which texts they are, but those at the keys known, and
// returns their keys.
func (e *engine) seedSegments(k *context, site callgraph.Site, row *rule.Source, root fact, known []string) (keys []string) {
	if root.path != whole {
		return nil
	}
	for _, s := range e.segments(site.Func) {
		if slices.Contains(known, s.key) {
			continue
		}
		keys = append(keys, s.key)
		g := root
		g.kinds &^= s.free | row.Captured
		if key := e.prog.Name(s.key); key != 0 && g.kinds != 0 {
			g.value, g.since = site.Value, site.Value
			g.path, _ = e.paths.push(elem(key), whole)
			e.root(k, g)
		}
	}
	return keys
}
