package callgraph

import (
	"strings"

	"rubicon/internal/ir"
)

// readsOption reports whether a call without arguments asks class, or a class that a module is mixed into, for
// one of its options, and enters what it answers: a block or a proc is run, anything else is the answer.
func (g *Graph) readsOption(class string, in *ir.Instr, c *Call) bool {
	before := len(c.Callees) + len(c.Values)
	classes := []string{class}
	if m := g.classes.classes[class]; m != nil && m.module {
		classes = m.includers
	}
	for _, class := range classes {
		for _, a := range g.classes.mro(g.appOf(class)) {
			for _, s := range g.options[optionKey{a, g.Prog.Text(in.Name)}] {
				if s.read {
					g.optionValue(s, c)
				}
			}
		}
	}
	return len(c.Callees)+len(c.Values) > before
}

// FieldReads returns the calls that read a field of that name: by the name itself, or by that of an accessor.
func (g *Graph) FieldReads(field ir.Name) []Site {
	name := field
	if text := g.Prog.Text(field); strings.HasPrefix(text, "@") {
		name = g.Prog.Name(text[1:])
	}
	var sites []Site
	for _, s := range g.calls.of(name) {
		if c := g.Call(s); c.Accessor == field && !c.Writer {
			sites = append(sites, s)
		}
	}
	return sites
}

func (g *Graph) optionValue(s setting, c *Call) {
	if s.value == ir.NoValue {
		return
	}
	if fns := g.closures(s.site.Func, s.value, maxClosures); len(fns) > 0 {
		for _, fn := range fns {
			c.Callees = append(c.Callees, Callee{Func: fn})
		}
		return
	}
	c.Values = append(c.Values, Site{s.site.Func, s.value})
}
