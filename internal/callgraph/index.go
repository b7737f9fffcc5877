package callgraph

import (
	"cmp"

	"rubicon/internal/ir"
)

// Site is an instruction of a program: a call site, mostly.
type Site struct {
	Func  ir.FuncID
	Value ir.Value
}

// compare orders sites as they stand in the program.
func (s Site) compare(t Site) int {
	return cmp.Or(cmp.Compare(s.Func, t.Func), cmp.Compare(s.Value, t.Value))
}

// siteIndex lists instructions by name, each list in program order. It is two slices however many
// names there are: sites of name n stand at sites[start[n]:start[n+1]].
type siteIndex struct {
	start []uint32
	sites []Site
}

// of returns the sites of name n.
func (x *siteIndex) of(n ir.Name) []Site {
	if n == 0 {
		return nil
	}
	return x.sites[x.start[n]:x.start[n+1]]
}

// newSiteIndex indexes the instructions for which key returns a name other than 0.
func newSiteIndex(p *ir.Program, key func(*ir.Instr) ir.Name) siteIndex {
	counts := make([]uint32, len(p.Names)+2)
	each := func(visit func(ir.Name, Site)) {
		for id := range p.Funcs {
			body := p.File(ir.FuncID(id)).Body(p.Func(ir.FuncID(id)))
			for v := 1; v < len(body); v++ {
				if n := key(&body[v]); n != 0 {
					visit(n, Site{ir.FuncID(id), ir.Value(v)})
				}
			}
		}
	}
	each(func(n ir.Name, _ Site) { counts[n+1]++ })
	for i := 1; i < len(counts); i++ {
		counts[i] += counts[i-1]
	}
	x := siteIndex{start: counts, sites: make([]Site, counts[len(counts)-1])}
	fill := append([]uint32(nil), counts...)
	each(func(n ir.Name, s Site) {
		x.sites[fill[n]] = s
		fill[n]++
	})
	return x
}
