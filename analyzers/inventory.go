package analyzers

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/report"
	"rubicon/internal/surface"
	"rubicon/internal/taint"
)

// inventory is the unsafe code of a program as a report has it: with all items, or those only that untrusted data
// reaches.
func inventory(g *callgraph.Graph, flows *taint.Result, all bool) report.Inventory {
	var v report.Inventory
	count := map[surface.Kind]*report.Share{
		surface.Block: &v.Blocks, surface.Function: &v.Functions, surface.Impl: &v.Impls, surface.Export: &v.Exports,
	}
	for _, item := range surface.Inventory(g, flows) {
		n := count[item.Kind]
		n.Total++
		if item.Reached {
			n.Reached++
		}
		if item.Reached || all {
			v.Items = append(v.Items, report.UnsafeItem{
				Kind: string(item.Kind), Function: g.FuncName(item.Func), Operations: item.Operations, Reached: item.Reached,
				Location: report.Locate(g.Prog.File(item.Func).Source, item.Pos, item.End),
			})
		}
	}
	return v
}
