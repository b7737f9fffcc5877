package route

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file asks the classes of the workspace by which a library finds out who asks: whether what they say yes to has shown it.

// strategies are those of a program, by their names.
type strategies struct {
	named     map[string][]strategy
	byDefault map[string][]string // the names of those that are meant where nobody says one, by what only they are meant for
}

// strategy is a class by which a library finds out who asks, and the call that enters it.
type strategy struct {
	site  callgraph.Site
	row   *rule.Strategy
	class string
}

func readStrategies(g *callgraph.Graph) *strategies {
	all := &strategies{named: map[string][]strategy{}, byDefault: map[string][]string{}}
	for _, site := range g.SitesOf(source.Ruby, func(e *rule.Entry) bool { return len(e.Strategies) > 0 }) {
		for _, row := range g.Entry(site).Strategies {
			if !g.Describes(&row.Row, site) {
				continue
			}
			if row.Default != nil {
				scope := scopeAt(g, site, row.Scope)
				all.byDefault[scope] = append(all.byDefault[scope], namesAt(g, site, row.Default)...)
				continue
			}
			class := strategyClass(g, site, row)
			for _, name := range namesAt(g, site, row.Name) {
				all.named[name] = append(all.named[name], strategy{site, row, class})
			}
		}
	}
	return all
}

// scopeAt returns the name of what the call at site is about; "" if it says none.
func scopeAt(g *callgraph.Graph, site callgraph.Site, port *rule.Port) string {
	if port == nil {
		return ""
	}
	if names := namesAt(g, site, port); len(names) > 0 {
		return names[0]
	}
	return ""
}

func namesAt(g *callgraph.Graph, site callgraph.Site, port *rule.Port) (names []string) {
	for _, v := range g.Operands(site, port) {
		names = append(names, g.Texts(site.Func, v)...)
	}
	return names
}

// strategyClass returns the class that the call at site enters; "" if that is not known.
func strategyClass(g *callgraph.Graph, site callgraph.Site, row *rule.Strategy) string {
	for _, v := range g.Operands(site, &rule.Port{Kind: rule.PortBlock}) {
		if in := g.Prog.Instr(site.Func, g.Root(site.Func, v)); in.Op == ir.OpClosure {
			return g.SelfType(g.Prog.Callee(site.Func, in)).Name
		}
	}
	if row.Class == nil {
		return ""
	}
	for _, v := range g.Operands(site, row.Class) {
		if t := g.TypeOf(site.Func, v); t.Meta {
			return t.Name
		}
	}
	return ""
}

// passable returns what says that a call of a library finds out nothing: one of the strategies by which it does so is of the
// workspace, and says yes to somebody who has shown nothing. It returns nil if there is none.
func (p *prover) passable(site callgraph.Site, row *rule.Authenticator) *Evidence {
	if row.By == nil || p.strategies == nil || len(p.strategies.named) == 0 {
		return nil
	}
	names := namesAt(p.g, site, row.By)
	if len(names) == 0 {
		scope := scopeAt(p.g, site, row.Scope)
		if names = p.strategies.byDefault[scope]; len(names) == 0 {
			names = p.strategies.byDefault[""]
		}
	}
	for _, name := range names {
		entered := p.strategies.named[name]
		if i := slices.IndexFunc(entered, func(s strategy) bool { return p.saysYes(&s) < signedIn }); i >= 0 {
			return &Evidence{entered[i].site, "the strategy " + name + " says yes to somebody who has shown nothing"}
		}
	}
	return nil
}

// saysYes returns what is proven wherever a strategy says that it is known who asks.
func (p *prover) saysYes(s *strategy) strength {
	id := p.g.MethodOf(s.class, s.row.Method)
	if id == ir.NoFunc {
		return proven // as far as is known
	}
	out := p.wherever(&frame{fn: id, depth: 1}, func(call *ir.Instr) bool { return p.g.Prog.Text(call.Name) == s.row.Success }, maxGate)
	if asked := p.g.MethodOf(s.class, s.row.Asked); asked != ir.NoFunc && out.strength < signedIn {
		out = out.both(p.yields(&frame{fn: asked, depth: 1}, true))
	}
	return out.strength
}
