package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file reads calls that make one application of several, which is then mounted as others are:
//
//	api = Rack::Builder.app do
//	  map("/jobs") { run Jobs }
//	end
//	run Rack::URLMap.new("/api" => api, "/" => Site)

// mountedBelow returns the path below which function id mounts what it mounts: that of the blocks around it, up to one whose call makes
// an application, and that call; the zero Site if there is none.
func (g *Graph) mountedBelow(id ir.FuncID) (at string, part Site) {
	for id != ir.NoFunc && g.Prog.Func(id).Kind == ir.KindClosure {
		if path, ok := g.pathGiven(id); ok {
			at = joinPath(path, at)
		} else if r := g.callbacks[id]; r != nil && r.Verb == "" {
			at = joinPath(joined(r.parts), at)
		}
		if s, ok := g.ConsumerOf(id); ok && g.makesApp(s, true) {
			return at, s
		}
		id = g.Prog.Parent(id)
	}
	return at, Site{}
}

// pathGiven returns the path of the block that a call maps to one, where Bind says what that is given: %w[/a /b].each { |path|
// map(path) { run App } }. ok is false of other blocks, and where nothing is bound.
func (g *Graph) pathGiven(id ir.FuncID) (path string, ok bool) {
	s, ok := g.ConsumerOf(id)
	if !ok || len(g.bound) == 0 {
		return "", false
	}
	in := g.Prog.Instr(s.Func, s.Value)
	recv, implicit := g.receiverOf(s, in)
	for _, row := range g.rowsByName(s.Func, in).Callbacks {
		if row.Self == "receiver" && row.Pattern != nil && row.Verb == "" && g.fitRuby(s.Func, in, &row.Callee, recv, implicit) == fitSure && row.When.Eval(g.Env(s)) {
			g.met[row.ID] = true
			return joined(g.patterns(s, row)), true
		}
	}
	return "", false
}

// makesApp reports whether rows say that the call at s makes an application of others: of what it is given, or of what its block
// mounts too.
func (g *Graph) makesApp(s Site, ofBlock bool) bool {
	in := g.Prog.Instr(s.Func, s.Value)
	return in.Op == ir.OpCall && slices.ContainsFunc(g.rowsByName(s.Func, in).Mounts, func(row *rule.Mount) bool {
		recv, implicit := g.receiverOf(s, in)
		return row.Made && (!ofBlock || row.App.Kind == rule.PortBlock) && g.fitRuby(s.Func, in, &row.Callee, recv, implicit) == fitSure
	})
}

// wholes returns the calls that make the application at v of others.
func (g *Graph) wholes(v Site) []Site {
	return slices.DeleteFunc(slices.Clone(g.Origins(v.Func, v.Value)), func(s Site) bool { return !g.makesApp(s, false) })
}

// placesOfWhole returns where the application is answered that a mounted one is a part of; none if it is no part, or that is not known.
func (g *Graph) placesOfWhole(m mount) []place {
	if m.part == (Site{}) {
		return nil
	}
	if known, ok := g.partPlaces[m.part]; ok {
		return known
	}
	g.partPlaces[m.part] = nil // one that is a part of itself
	var list []place
	for _, whole := range g.parts[m.part] {
		outer := g.placesOfWhole(whole)
		if whole.inside != "" {
			outer = g.placesOf(whole.inside)
		}
		for _, p := range g.placedIn(whole, outer) {
			if !slices.ContainsFunc(list, p.is) && len(list) < maxInstances {
				list = append(list, p)
			}
		}
	}
	g.partPlaces[m.part] = list
	return list
}
