package analyzers

import (
	"context"
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/source"
	"rubicon/internal/taint"
)

// Explain returns the summaries of the functions of that name, as model rows: what flows from which
// port to which, and which sinks each port reaches.
func Explain(ctx context.Context, ws *source.Workspace, opt Options, name string) (string, error) {
	opt.Config.Context = ctx
	suite := New(opt.Rules, opt.Config)
	results, err := run(ctx, ws, []*analysis.Analyzer{suite.Calls})
	if err != nil {
		return "", err
	}
	graph := results[suite.Calls].Value.(*callgraph.Graph)
	ids := graph.Find(name)
	var b strings.Builder
	if len(ids) == 0 {
		ids = behind(&b, graph, name)
	}
	if b.Len() == 0 && len(ids) == 0 {
		return "", fmt.Errorf("no function of that name; write it as Class#method, Class.method or crate::module::function")
	}
	for _, id := range ids {
		src := graph.Prog.File(id).Source
		fmt.Fprintf(&b, "# %s, %s:%d\n", graph.FuncName(id), src.Path, src.Position(graph.Prog.Func(id).Pos).Line)
		b.WriteString(taint.Summarize(graph, id))
	}
	return b.String(), nil
}

// behind returns the functions of Rust that stand behind the method of Ruby of that name, and writes where it is bound to
// them.
func behind(b *strings.Builder, graph *callgraph.Graph, name string) (ids []ir.FuncID) {
	for _, n := range graph.AllNatives() {
		bound := bridge(graph, n, nil)
		if bound.Ruby != name {
			continue
		}
		fmt.Fprintf(b, "# %s, bound by %s at %s:%d to %s\n", name, bound.Mechanism, bound.Binding.Path, bound.Binding.Line, bound.Native)
		if bound.Reason != "" {
			fmt.Fprintf(b, "# %s\n", bound.Reason)
		}
		ids = append(ids, n.Targets...)
	}
	return ids
}
