package callgraph

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file finds what routes say of the parts of a path that their patterns capture: the groups of a regular
// expression, and what the call says that segments match.

// Segment is a regular expression of which one group matches what a route captures under a key. Where several have
// the key, each of them can be what stands there.
type Segment struct {
	Key                  string
	Regexp, Flags, Group string
}

// SegmentsOf returns what is known of the parts of the path that the route captures in which function id stands: of
// those only that it always captures.
func (g *Graph) SegmentsOf(id ir.FuncID) []Segment {
	for ; id != ir.NoFunc && g.Prog.Func(id).Kind == ir.KindClosure; id = g.Prog.Parent(id) {
		if r := g.callbacks[id]; r != nil {
			if r.shared {
				return nil
			}
			return slices.DeleteFunc(g.segments(r), func(s Segment) bool { return !slices.Contains(r.captures, s.Key) })
		}
	}
	return nil
}

// BlockCaptures returns the block of the route that is declared at s, and the names of the parts of the path that it is
// given, by the index of its parameters; none if some can be missing.
func (g *Graph) BlockCaptures(s Site) (handler ir.FuncID, names []string) {
	r := g.routeAt(s)
	if r == nil || r.shared || len(r.parts) != 1 || r.parts[0].syntax == "regular" || strings.ContainsAny(r.parts[0].text, "?(|*") {
		return ir.NoFunc, nil // what can be missing moves the others
	}
	return r.Func, rule.Captures(r.parts[0].syntax, r.parts[0].text)
}

// BlockSegments returns what is known of the parts of the path that the block of the route which is declared at s
// is given, by the index of its parameters: of a segment without a key nothing is.
func (g *Graph) BlockSegments(s Site) []Segment {
	r := g.routeAt(s)
	if r == nil || r.shared || len(r.parts) != 1 || r.parts[0].syntax == "regular" || strings.ContainsAny(r.parts[0].text, "?(|*") {
		return nil // what can be missing moves the others
	}
	of := g.segments(r)
	if len(of) == 0 {
		return nil
	}
	var list []Segment
	for _, name := range rule.Captures(r.parts[0].syntax, r.parts[0].text) {
		i := slices.IndexFunc(of, func(s Segment) bool { return s.Key == name })
		if i < 0 {
			list = append(list, Segment{})
			continue
		}
		list = append(list, of[i])
	}
	return list
}

// routeAt returns the route or other callback that the call at s declares by its block, or nil.
func (g *Graph) routeAt(s Site) *Route {
	for _, a := range g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value)) {
		if a.Role != ir.RoleBlock {
			continue
		}
		for _, id := range g.closures(s.Func, a.Value, maxClosures) {
			if r := g.callbacks[id]; r != nil && r.Site == s {
				return r
			}
		}
	}
	return nil
}

func (g *Graph) segments(r *Route) []Segment {
	if len(r.parts) != 1 {
		return nil
	}
	p := r.parts[0]
	if p.syntax != "regular" {
		return g.segmentsSaid(r)
	}
	var list []Segment
	for _, name := range rule.Captures(p.syntax, p.text) {
		if name != rule.UnnamedCaptures {
			list = append(list, Segment{name, p.text, p.flags, name})
			continue
		}
		for i := range rule.Groups(p.text) {
			list = append(list, Segment{name, p.text, p.flags, strconv.Itoa(i + 1)})
		}
	}
	return list
}

// segmentsSaid reads the hash by which a call says what the segments of its pattern match: regular expressions,
// lists of texts, and the names of classes of characters.
func (g *Graph) segmentsSaid(r *Route) []Segment {
	if r.row == nil || r.row.Segments == nil {
		return nil
	}
	var list []Segment
	for _, hash := range g.OperandsAt(r.inner, r.row.Segments) {
		for _, e := range g.Elements(hash) {
			if re, flags, ok := g.segmentRegexp(e.Value); ok && e.Key != 0 {
				list = append(list, Segment{g.Prog.Text(e.Key), "(" + re + ")", flags, "1"})
			}
		}
	}
	return list
}

// OperandsAt returns the values at a port of the call at s, and below it those at the keys of its path.
func (g *Graph) OperandsAt(s Site, p *rule.Port) []Site {
	var list []Site
	root := *p
	root.Path = nil
	for _, v := range g.operands(s.Func, g.Prog.Instr(s.Func, s.Value), &root) {
		list = append(list, Site{s.Func, v})
	}
	for _, el := range p.Path {
		var below []Site
		for _, v := range list {
			for _, e := range g.Elements(v) {
				if e.Key != 0 && g.Prog.Text(e.Key) == el.Name {
					below = append(below, e.Value)
				}
			}
		}
		list = below
	}
	return list
}

// segmentRegexp returns the regular expression that a segment matches as a whole.
func (g *Graph) segmentRegexp(s Site) (re, flags string, ok bool) {
	if re, flags, ok := g.regexp(s.Func, s.Value, maxTrace); ok {
		return re, flags, true
	}
	var names []string
	for _, e := range g.Elements(s) {
		texts, ok := g.texts(e.Value.Func, e.Value.Value, maxTrace)
		if !ok {
			return "", "", false
		}
		for _, t := range texts {
			names = append(names, regexp.QuoteMeta(t))
		}
	}
	if len(names) > 0 {
		return strings.Join(names, "|"), "", true
	}
	if texts, ok := g.texts(s.Func, s.Value, maxTrace); ok && len(texts) == 1 && g.TypeOf(s.Func, s.Value).Name == "Symbol" {
		return "[[:" + texts[0] + ":]]+", "", true
	}
	return "", "", false
}
