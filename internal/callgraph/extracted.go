package callgraph

import (
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// Extracted returns the parameters that a framework gives what function id returns, which makes a value of its type
// of a request: those of functions that take one by value.
func (g *Graph) Extracted(id ir.FuncID) []Site {
	if g.lang(id) != source.Rust || len(g.Set.Models.Extractors) == 0 {
		return nil
	}
	sc := g.crates.scope(id)
	if sc.trait == "" || sc.owner == "" {
		return nil
	}
	row := g.Set.Models.Extractors[sc.trait+"::"+g.Prog.Text(g.Prog.Func(id).Name)]
	if row == nil {
		return nil
	}
	if g.taking == nil {
		g.readTaking()
	}
	sites := g.taking[head(sc.owner)]
	if len(sites) > 0 {
		g.met[row.ID] = true
	}
	return sites
}

// readTaking lists the parameters of functions of Rust that take a value of a type of the workspace.
func (g *Graph) readTaking() {
	g.taking = map[string][]Site{}
	for id := range g.Prog.Funcs {
		id, fn := ir.FuncID(id), g.Prog.Func(ir.FuncID(id))
		if g.lang(id) != source.Rust || fn.Flags&ir.FuncDecl != 0 || fn.Kind == ir.KindClosure {
			continue
		}
		for i := range fn.Params {
			p := &fn.Params[i]
			if p.Kind != ir.ParamPositional {
				continue
			}
			t := unwrapped(g.TypeOf(id, p.Value).Name)
			if h := head(t); !strings.HasPrefix(t, "&") && g.crates.types[h] != nil {
				g.taking[h] = append(g.taking[h], Site{id, p.Value})
			}
		}
	}
}
