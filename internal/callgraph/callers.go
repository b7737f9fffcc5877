package callgraph

import (
	"cmp"
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file answers who calls a function. In a tree of many packages most calls by its name are in code that has never heard
// of it: those are not even resolved.

// callRun is calls by one name that stand in program order in files of one language and package.
type callRun struct {
	lang    source.Lang
	owner   int // the manifest of the package, -1 without one
	sites   []Site
	callers *callers // nil until asked
}

// callers are calls under the functions that they can reach: sites[i] can reach funcs[i], by functions and then in program order.
type callers struct {
	funcs []ir.FuncID
	sites []Site
	// Calls of a method of a trait mostly reach the same functions, all that implement it, and there can be many.
	alike []*alike
}

// alike are calls that reach the same functions, which are sorted.
type alike struct {
	callees []Callee
	sites   []Site
}

// reaches reports whether the calls can reach function id.
func (a *alike) reaches(id ir.FuncID) bool {
	_, ok := slices.BinarySearchFunc(a.callees, id, func(c Callee, id ir.FuncID) int { return cmp.Compare(c.Func, id) })
	return ok
}

// manyCallees is the number of callees from which on calls that reach the same ones are kept as one.
const manyCallees = 8

// Callers returns the call sites that can reach function id, in program order for each of its names.
func (g *Graph) Callers(id ir.FuncID) []Site {
	var sites []Site
	for r := range g.runsTo(id) {
		sites = append(sites, g.callersIn(r, id)...)
	}
	return sites
}

// callersFrom returns the call sites in code of a language that can reach function id.
func (g *Graph) callersFrom(lang source.Lang, id ir.FuncID) []Site {
	var sites []Site
	for r := range g.runsTo(id) {
		if r.lang == lang {
			sites = append(sites, g.callersIn(r, id)...)
		}
	}
	return sites
}

// isCalled reports whether a call can reach function id.
func (g *Graph) isCalled(id ir.FuncID) bool {
	for r := range g.runsTo(id) {
		if len(g.callersIn(r, id)) > 0 {
			return true
		}
	}
	return false
}

// CallSites returns how many calls there are by the names of function id where it can be called.
func (g *Graph) CallSites(id ir.FuncID) int {
	n := 0
	for r := range g.runsTo(id) {
		n += len(r.sites)
	}
	return n
}

// runsTo yields the runs of calls by the names of function id where it can be called.
func (g *Graph) runsTo(id ir.FuncID) func(yield func(*callRun) bool) {
	return func(yield func(*callRun) bool) {
		names := g.namesOf(id)
		callable := g.crates.callableFrom(id)
		for _, n := range names {
			for _, r := range g.runsBy(n) {
				if (r.owner < 0 || callable == nil || callable.has(r.owner)) && !yield(r) {
					return
				}
			}
		}
	}
}

// runsBy returns the runs of calls by a name.
func (g *Graph) runsBy(n ir.Name) []*callRun {
	runs, known := g.callRuns[n]
	if known {
		return runs
	}
	sites := g.calls.of(n)
	for len(sites) > 0 {
		first := sites[0].Func
		r := &callRun{lang: g.lang(first), owner: -1}
		if r.lang == source.Rust {
			r.owner = g.crates.packageOf(first)
		}
		end := 1
		for end < len(sites) && g.lang(sites[end].Func) == r.lang && (r.lang != source.Rust || g.crates.packageOf(sites[end].Func) == r.owner) {
			end++
		}
		r.sites, sites = sites[:end], sites[end:]
		runs = append(runs, r)
	}
	g.callRuns[n] = runs
	return runs
}

// callersIn returns the calls of a run that can reach function id.
func (g *Graph) callersIn(r *callRun, id ir.FuncID) []Site {
	if g.tracing {
		return slices.DeleteFunc(slices.Clone(r.sites), func(s Site) bool { return !g.Call(s).reaches(id) })
	}
	if r.callers == nil {
		r.callers = g.readCallers(r.sites)
	}
	return r.callers.to(id)
}

// to returns the calls that can reach function id, in program order.
func (c *callers) to(id ir.FuncID) []Site {
	start, _ := slices.BinarySearch(c.funcs, id)
	end := start
	for end < len(c.funcs) && c.funcs[end] == id {
		end++
	}
	sites, lists := slices.Clip(c.sites[start:end]), 0
	if end > start {
		lists++
	}
	for _, a := range c.alike {
		if a.reaches(id) {
			if lists++; lists == 1 {
				sites = slices.Clip(a.sites)
			} else {
				sites = append(sites, a.sites...)
			}
		}
	}
	if lists > 1 {
		slices.SortFunc(sites, Site.compare)
	}
	return sites
}

// readCallers resolves calls. Many functions share a name with others (initialize, each, call), and each call is resolved
// once for all of them.
func (g *Graph) readCallers(sites []Site) *callers {
	type reached struct {
		fn   ir.FuncID
		site Site
	}
	c := &callers{}
	var all []reached
	groups := map[*Callee]*alike{}
	for _, s := range sites {
		list := g.callees(s)
		if len(list) >= manyCallees && slices.IsSortedFunc(list, func(a, b Callee) int { return cmp.Compare(a.Func, b.Func) }) {
			group := groups[&list[0]]
			if group == nil {
				group = &alike{callees: list}
				groups[&list[0]] = group
				c.alike = append(c.alike, group)
			}
			group.sites = append(group.sites, s)
			continue
		}
		for i, callee := range list {
			if !slices.ContainsFunc(list[:i], func(before Callee) bool { return before.Func == callee.Func }) {
				all = append(all, reached{callee.Func, s})
			}
		}
	}
	slices.SortFunc(all, func(a, b reached) int { return cmp.Or(cmp.Compare(a.fn, b.fn), a.site.compare(b.site)) })
	c.funcs, c.sites = make([]ir.FuncID, len(all)), make([]Site, len(all))
	for i, r := range all {
		c.funcs[i], c.sites[i] = r.fn, r.site
	}
	return c
}
