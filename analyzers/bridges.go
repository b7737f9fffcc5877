package analyzers

import (
	"cmp"
	"context"
	"slices"

	"golang.org/x/tools/go/analysis"

	"rubicon/internal/callgraph"
	"rubicon/internal/document"
	"rubicon/internal/ir"
	"rubicon/internal/report"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// Bridges returns the methods of Ruby in a workspace that functions of Rust stand behind, in the order of the places that
// bind them.
func Bridges(ctx context.Context, ws *source.Workspace, opt Options) (*report.Bridges, error) {
	opt.Config.Context = ctx
	suite := New(opt.Rules, opt.Config)
	results, err := run(ctx, ws, []*analysis.Analyzer{suite.Calls})
	if err != nil {
		return nil, err
	}
	graph := results[suite.Calls].Value.(*callgraph.Graph)
	all := &report.Bridges{Bridges: []report.Bridge{}, Unbound: []report.Place{}, Back: []report.BackCall{}}
	calls := graph.CallsOfNatives()
	known := graph.AllNatives()
	for n := range calls {
		if !slices.Contains(known, n) {
			known = append(known, n)
		}
	}
	for _, n := range known {
		all.Bridges = append(all.Bridges, bridge(graph, n, calls[n]))
	}
	all.Bridges = append(all.Bridges, starts(graph)...)
	all.Bridges = append(all.Bridges, asks(graph)...)
	all.Bridges = append(all.Bridges, contacts(graph)...)
	for _, s := range graph.Unbound {
		all.Unbound = append(all.Unbound, document.PlaceOf(graph, s))
	}
	slices.SortStableFunc(all.Bridges, func(a, b report.Bridge) int {
		return cmp.Or(cmp.Compare(a.Binding.Path, b.Binding.Path), cmp.Compare(a.Binding.Line, b.Binding.Line), cmp.Compare(a.Ruby, b.Ruby))
	})
	sortPlaces(all.Unbound)
	for _, back := range graph.Backs() {
		all.Back = append(all.Back, report.BackCall{
			Caller: graph.FuncName(back.Site.Func), Call: document.PlaceOf(graph, back.Site), Function: function(graph, back.Func),
		})
	}
	return all, nil
}

func sortPlaces(places []report.Place) {
	slices.SortFunc(places, func(a, b report.Place) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
}

// function names a function and the place where it is.
func function(g *callgraph.Graph, id ir.FuncID) report.NativeFunction {
	src := g.Prog.File(id).Source
	return report.NativeFunction{
		Name: g.FuncName(id), Place: report.Place{Path: src.Path, Line: src.Position(g.Prog.Func(id).Pos).Line},
	}
}

// bridge describes a binding.
func bridge(g *callgraph.Graph, n *callgraph.Native, calls []callgraph.Site) report.Bridge {
	name := g.Called(n)
	if n.Of == rule.OfInstances {
		name = n.Class + "#" + n.Method
	}
	b := report.Bridge{
		Ruby: name, Mechanism: n.Mechanism, Native: n.Symbol, Binding: document.PlaceOf(g, n.Site), Functions: []report.NativeFunction{}, Sites: []report.Place{},
	}
	for _, s := range calls {
		for _, by := range g.NamingCalls(s, n) {
			if s == n.Site && by != s && len(b.Sites) == 0 {
				b.Binding = document.PlaceOf(g, by)
			}
			b.Sites = append(b.Sites, document.PlaceOf(g, by))
		}
	}
	b.Calls = len(b.Sites)
	sortPlaces(b.Sites)
	for _, id := range n.Targets {
		b.Functions = append(b.Functions, function(g, id))
	}
	if len(b.Functions) == 0 {
		b.Reason = reason(g, n)
	}
	return b
}

// reason says why it is not known which function a binding reaches.
func reason(g *callgraph.Graph, n *callgraph.Native) string {
	switch rust := len(g.Prog.Manifests) > 0; {
	case n.Of != "":
		return "no function of that path is in the workspace"
	case rust:
		return "no crate of the workspace exports a function of that name"
	}
	return "the workspace has no crate"
}

// starts describes the programs of the workspace that Ruby starts: one bridge for each program and way to start it.
func starts(g *callgraph.Graph) (all []report.Bridge) {
	type key struct{ ruby, program string }
	index := map[key]int{}
	for _, s := range g.Starts() {
		k := key{g.CalleeName(s.Site), s.Program}
		i, ok := index[k]
		if !ok {
			i = len(all)
			index[k] = i
			all = append(all, report.Bridge{
				Ruby: k.ruby, Mechanism: "process", Native: s.Program, Binding: document.PlaceOf(g, s.Site), Functions: []report.NativeFunction{}, Sites: []report.Place{},
			})
		}
		b := &all[i]
		if f := function(g, s.Main); !slices.Contains(b.Functions, f) {
			b.Functions = append(b.Functions, f)
		}
		calledAt(b, document.PlaceOf(g, s.Site))
	}
	return all
}

// asks describes the functions of the workspace that answer requests of its Ruby code: one bridge for each.
func asks(g *callgraph.Graph) (all []report.Bridge) {
	index := map[ir.FuncID]int{}
	for _, a := range g.Asks() {
		for _, by := range g.AskingCalls(a) {
			i, ok := index[a.Func]
			if !ok {
				i = len(all)
				index[a.Func] = i
				all = append(all, report.Bridge{
					Ruby: g.CalleeName(a.Site), Mechanism: "http", Native: g.FuncName(a.Func), Binding: document.PlaceOf(g, by),
					Functions: []report.NativeFunction{function(g, a.Func)}, Sites: []report.Place{},
				})
			}
			calledAt(&all[i], document.PlaceOf(g, by))
		}
	}
	return all
}

// contacts describes the daemons of the workspace that its Ruby code turns to: one bridge for each.
func contacts(g *callgraph.Graph) (all []report.Bridge) {
	index := map[*callgraph.Listener]int{}
	for _, c := range g.Contacts() {
		i, ok := index[c.Listener]
		if !ok {
			i = len(all)
			index[c.Listener] = i
			b := report.Bridge{
				Ruby: g.CalleeName(c.Site), Mechanism: "socket", Native: c.Listener.Addresses[0].String(), Binding: document.PlaceOf(g, c.Site), Sites: []report.Place{},
			}
			for _, id := range g.Served(c.Listener) {
				b.Functions = append(b.Functions, function(g, id))
			}
			all = append(all, b)
		}
		calledAt(&all[i], document.PlaceOf(g, c.Site))
	}
	return all
}

// calledAt adds a call of a bridge, once for each place.
func calledAt(b *report.Bridge, p report.Place) {
	if !slices.Contains(b.Sites, p) {
		b.Sites = append(b.Sites, p)
		b.Calls++
	}
}
