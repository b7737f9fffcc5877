package analyzers

import (
	"context"
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"rubicon/internal/callgraph"
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
	if len(ids) == 0 {
		return "", fmt.Errorf("no function of that name; write it as Class#method, Class.method or crate::module::function")
	}
	var b strings.Builder
	for _, id := range ids {
		src := graph.Prog.File(id).Source
		fmt.Fprintf(&b, "# %s, %s:%d\n", graph.FuncName(id), src.Path, src.Position(graph.Prog.Func(id).Pos).Line)
		b.WriteString(taint.Summarize(graph, id))
	}
	return b.String(), nil
}
