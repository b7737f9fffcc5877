package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file reads what an object of Ruby was made with where that is not said in the function that uses it: a method
// hands the object to its block, an instance variable keeps it, or the callers say what it is made with.

// calledElsewhere applies read to argument n of the calls of callee in another function than that of e which made the
// object v, or gave it to their block.
func (e *env) calledElsewhere(v ir.Value, callee *rule.Callee, n int, read func(ir.FuncID, ir.Value) []string) (texts []string) {
	g, id := e.g, e.site.Func
	if in := g.Prog.Instr(id, g.Root(id, v)); in.Op != ir.OpParam && (in.Op != ir.OpLoad || in.Flags != 0) || !g.called(callee) || !e.mayTrace() {
		return nil
	}
	port := rule.Port{Kind: rule.PortArg, Index: n}
	for _, o := range g.givers(id, v, maxOwners) {
		in := g.Prog.Instr(o.Func, o.Value)
		if o.Func == id || in.Op != ir.OpCall || !g.fits(o, in, callee) {
			continue
		}
		for _, a := range g.operands(o.Func, in, &port) {
			texts = append(texts, read(o.Func, a)...)
		}
	}
	return texts
}

// mayTrace reports whether Origins can be asked. Where a search is under way already, the call at hand is resolved once
// more when it is over.
func (e *env) mayTrace() bool {
	if !e.g.tracing {
		return true
	}
	if c, ok := e.g.partial.get(e.site); ok {
		c.partial = true
	}
	return false
}

// called reports whether the workspace has a call of callee.
func (g *Graph) called(callee *rule.Callee) bool {
	is, known := g.calledAtAll[callee]
	if !known {
		is = slices.ContainsFunc(g.calls.of(g.Prog.Name(callee.Name)), func(s Site) bool {
			return g.fits(s, g.Prog.Instr(s.Func, s.Value), callee)
		})
		g.calledAtAll[callee] = is
	}
	return is
}

// givers returns the calls that make the object v, or that give it to their block.
func (g *Graph) givers(id ir.FuncID, v ir.Value, depth int) []Site {
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	if depth == 0 || in.Op != ir.OpParam {
		return g.Origins(id, v)
	}
	if g.Prog.Func(id).Kind != ir.KindClosure {
		return append(slices.Clip(g.Origins(id, v)), g.giversInCallers(id, int(in.Aux), depth)...)
	}
	at, outer, ok := g.outside(id, int(in.Aux))
	if !ok {
		return nil
	}
	p := &g.Prog.Func(id).Params[in.Aux]
	if p.Kind == ir.ParamCaptured {
		return g.givers(at, outer, depth-1)
	}
	sites := []Site{{at, outer}}
	for _, c := range g.Call(sites[0]).Callees {
		if g.lang(c.Func) == source.Ruby {
			sites = append(sites, g.yields(c.Func, int(p.Index), depth-1)...)
		}
	}
	return sites
}

// giversInCallers returns the calls that give their block what callers of method id give for its parameter index:
// File.open(path, "w") { |file| settings.write(file) }.
func (g *Graph) giversInCallers(id ir.FuncID, index, depth int) (sites []Site) {
	fn := g.Prog.Func(id)
	if index >= len(fn.Params) || fn.Params[index].Kind == ir.ParamSelf || g.CallSites(id) > maxCallSites {
		return nil
	}
	for _, s := range g.Callers(id) {
		for _, given := range g.givenFor(s, &fn.Params[index]) {
			in := g.Prog.Instr(s.Func, g.Root(s.Func, given))
			if in.Op == ir.OpParam && g.Prog.Func(s.Func).Kind == ir.KindClosure {
				sites = append(sites, g.givers(s.Func, given, depth-1)...)
			}
		}
	}
	return sites
}

// yields returns the calls that make what function id, or a block in it, gives to its block as parameter index, and
// those that it gives its block to.
func (g *Graph) yields(id ir.FuncID, index, depth int) (sites []Site) {
	if depth <= 0 {
		return nil
	}
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		in := &body[u]
		args := g.Prog.Args(id, in)
		switch {
		case in.Op == ir.OpClosure:
			sites = append(sites, g.yields(g.Prog.Callee(id, in), index, depth-1)...)
		case in.Op != ir.OpCall:
		case in.Flags&ir.FlagYield != 0 && index+1 < len(args) && args[index+1].Role == ir.RolePlain:
			sites = append(sites, g.givers(id, args[index+1].Value, depth-1)...)
		case g.handsOnBlock(id, in):
			sites = append(sites, Site{id, ir.Value(u)})
		}
	}
	return sites
}

// givenTexts returns the constant texts that callers give for v, and a hole if there are none: what v is, is not known.
func (g *Graph) givenTexts(id ir.FuncID, v ir.Value) (texts []string) {
	for _, o := range g.Origins(id, v) {
		if known, ok := g.texts(o.Func, o.Value, maxTrace); ok {
			texts = append(texts, known...)
		}
	}
	if len(texts) == 0 {
		return []string{hole}
	}
	return texts
}

// minShared is how much the beginnings or ends that callers give must have in common to be those of one kind of thing, as
// of files in one folder: other callers say nothing of what the call at hand is given.
const minShared = 4

// givenEdges returns the constant texts that what callers give for parameter v begins or ends with, if that is known of
// each and they are of one kind.
func (g *Graph) givenEdges(id ir.FuncID, v ir.Value, end bool) (texts []string) {
	for _, o := range g.Origins(id, v) {
		text, _ := g.edge(o.Func, o.Value, end, maxTrace)
		if text == "" || len(texts) > 0 && text != texts[0] && shared(text, texts[0], end) < minShared {
			return nil
		}
		texts = append(texts, text)
	}
	return texts
}

// shared returns how many bytes two texts have in common where they begin or end.
func shared(a, b string, end bool) (n int) {
	for n < min(len(a), len(b)) && at(a, n, end) == at(b, n, end) {
		n++
	}
	return n
}

// commonGiven returns the constant text that whatever the callers of a method give for its parameter v begins or ends
// with.
func (g *Graph) commonGiven(id ir.FuncID, v ir.Value, end bool) (common string) {
	fn := g.Prog.Func(id)
	index := int(g.Prog.Instr(id, v).Aux)
	if fn.Kind == ir.KindClosure || index >= len(fn.Params) || g.CallSites(id) > maxCallSites {
		return ""
	}
	p := &fn.Params[index]
	for i, s := range g.Callers(id) {
		given := g.givenFor(s, p)
		if len(given) != 1 {
			return ""
		}
		text, _ := g.edge(s.Func, given[0], end, maxTrace)
		if i == 0 {
			common = text
		}
		n := shared(text, common, end)
		if common = common[:n]; end {
			common = text[len(text)-n:]
		}
	}
	return common
}
