package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// addForeign adds to a call of a foreign function without a body what that is afraid of by how it is declared: numbers that
// say how much of the memory is used that is given to it before them.
//
//	fn dev_read(dev: *mut Dev, to: *mut u8, room: usize) -> isize;
func (g *Graph) addForeign(decl ir.FuncID, c *Call) {
	rows := *c.Rows // which calls share
	rows.Sinks = nil
	before := ""
	for i := range g.Prog.Func(decl).Params {
		p := &g.Prog.Func(decl).Params[i]
		t := g.TypeOf(decl, p.Value).Name
		if row := g.Set.Models.ForeignLength(t, before); row != nil && p.Kind == ir.ParamPositional {
			g.met[row.ID] = true
			n := int(p.Index)
			rows.Sinks = append(rows.Sinks, &rule.Sink{Row: row.Row, SinkBody: &rule.SinkBody{Kinds: row.Kinds, Note: row.Note,
				In: []rule.Port{{Kind: rule.PortArg, Index: n}}, Of: []rule.Port{{Kind: rule.PortArg, Index: n - 1}}}})
		}
		before = t
	}
	c.Rows = &rows
}
