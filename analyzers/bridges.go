package analyzers

import (
	"cmp"
	"context"
	"slices"

	"golang.org/x/tools/go/analysis"

	"rubicon/internal/callgraph"
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
	for _, s := range graph.Unbound {
		all.Unbound = append(all.Unbound, place(graph, s))
	}
	slices.SortStableFunc(all.Bridges, func(a, b report.Bridge) int {
		return cmp.Or(cmp.Compare(a.Binding.Path, b.Binding.Path), cmp.Compare(a.Binding.Line, b.Binding.Line), cmp.Compare(a.Ruby, b.Ruby))
	})
	sortPlaces(all.Unbound)
	for _, s := range append(graph.FuncallSites(), graph.Hosts()...) {
		for _, c := range graph.Call(s).Callees {
			if c.Back != nil || c.Host != nil {
				all.Back = append(all.Back, report.BackCall{Call: place(graph, s), Function: function(graph, c.Func)})
			}
		}
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
		Ruby: name, Mechanism: n.Mechanism, Native: n.Symbol, Binding: place(g, n.Site), Functions: []report.NativeFunction{}, Calls: len(calls),
		Sites: []report.Place{},
	}
	for _, s := range calls {
		b.Sites = append(b.Sites, place(g, s))
	}
	sortPlaces(b.Sites)
	for _, id := range n.Targets {
		b.Functions = append(b.Functions, function(g, id))
	}
	if len(b.Functions) == 0 {
		b.Reason = "no function of that name is in the workspace"
	}
	return b
}

func place(g *callgraph.Graph, s callgraph.Site) report.Place {
	src := g.Prog.File(s.Func).Source
	return report.Place{Path: src.Path, Line: src.Position(g.Prog.Instr(s.Func, s.Value).Pos).Line}
}
