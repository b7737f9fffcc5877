package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// Misuses returns calls that are findings by themselves as flows of one step. Of several rows of one kind that describe a
// call the first speaks.
func Misuses(g *callgraph.Graph, calls []callgraph.Misuse) []Flow {
	var flows []Flow
	seen := map[flowKey]bool{}
	for _, m := range calls {
		key := flowKey{site: m.Site, kind: m.Row.Kind}
		if seen[key] {
			continue
		}
		seen[key] = true
		at := g.Place(m.Site, m.Row.At)
		in := g.Prog.Instr(at.Func, at.Value)
		var steps []Step
		if made := m.Made; made.Value != ir.NoValue {
			from := g.Prog.Instr(made.Func, made.Value)
			steps = []Step{{Role: RoleStep, Func: made.Func, Pos: from.Pos, End: from.End, Note: "what comes there is made here"}}
		}
		flows = append(flows, Flow{
			Kind:       m.Row.Kind,
			Source:     Source{Site: m.Site},
			Sink:       m.Site,
			Misuse:     m.Row,
			Confidence: Confidence(m.Row.Confidence),
			Steps:      append(steps, Step{Role: RoleSink, Func: at.Func, Pos: in.Pos, End: in.End, Note: m.Row.Note}),
		})
	}
	return flows
}
