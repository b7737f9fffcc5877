package callgraph

import (
	"fmt"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// WhyNot says, for whoever writes models, why a row does not describe a call of its name: what is known of the call that the
// row does not want. It returns "" if the row does describe it. loose says that the row is met by receivers of unknown
// type too.
func (g *Graph) WhyNot(s Site, row *rule.Row, loose bool) string {
	in := g.Prog.Instr(s.Func, s.Value)
	if g.Lang(s.Func) != row.Callee.Lang {
		return "the row is about " + row.Callee.Lang.String()
	}
	why := ""
	if g.lang(s.Func) == source.Rust {
		why = g.whyNotRust(s, in, &row.Callee)
	} else {
		why = g.whyNotRuby(s, in, &row.Callee, loose)
	}
	if why == "" && !row.When.Eval(&env{g: g, site: s, in: in}) {
		why = "its condition is not true there, as far as is known: " + row.When.Text
	}
	return why
}

// whyNotRuby says why a pattern does not fit a call in Ruby, or returns "".
func (g *Graph) whyNotRuby(s Site, in *ir.Instr, p *rule.Callee, loose bool) string {
	c := g.Call(s)
	recv, implicit := g.receiver(s, in)
	_, how, _ := g.howRuby(s, in, recv, implicit, g.isOwn(c), c.Callees)
	switch f := how(p); {
	case f == fitSure || f == fitLoose && loose:
		return ""
	case f == fitLoose:
		return "of what class the receiver is is not known there; a [[type]] row can say what the call returns that makes it, or the row itself loose = true"
	case len(c.Callees) > 0 && (p.Any || recv.Name != p.Owner):
		return fmt.Sprintf("the workspace defines what is called there, %s, which is followed", g.FuncName(c.Callees[0].Func))
	case !p.Instance && !recv.Meta && recv.Name != "" && !implicit:
		return fmt.Sprintf("the row is about a method of %s itself (with a dot), there it is called on an object of class %s (that would be %s#%s)", p.Owner, recv.Name, recv.Name, p.Name)
	case p.Instance && recv.Meta && !implicit:
		return fmt.Sprintf("the row is about objects (with #), there the method is called on %s itself (that would be %s.%s)", recv.Name, recv.Name, p.Name)
	case implicit:
		return fmt.Sprintf("there it is called without a receiver, and self is no %s as far as is known", p.Owner)
	case recv.Name == "":
		return fmt.Sprintf("there it is called on something of which the class is not known, so not on %s itself", p.Owner)
	}
	return fmt.Sprintf("there it is called on %s, which is no %s as far as is known; a [[class]] row can say from what a library's class descends", recv.Name, p.Owner)
}

// whyNotRust says why a pattern does not fit a call in Rust, or returns "".
func (g *Graph) whyNotRust(s Site, in *ir.Instr, p *rule.Callee) string {
	for _, r := range g.describing(s) {
		if r.Callee == *p {
			return ""
		}
	}
	name := g.CalleeName(s)
	switch {
	case p.Any || p.Macro:
		if c := g.Call(s); len(c.Callees) > 0 {
			return fmt.Sprintf("the workspace defines what is called there, %s, which is followed", g.FuncName(c.Callees[0].Func))
		}
	case name == p.Path():
	default:
		return fmt.Sprintf("the call is of %s, by the use declarations and types that are known", name)
	}
	return ""
}

// describing returns the heads of the rows of the usual sections that describe a call.
func (g *Graph) describing(s Site) (heads []*rule.Row) {
	rows := g.Call(s).Rows
	for _, r := range rows.Sources {
		heads = append(heads, &r.Row)
	}
	for _, r := range rows.Sinks {
		heads = append(heads, &r.Row)
	}
	for _, r := range rows.Flows {
		heads = append(heads, &r.Row)
	}
	for _, r := range g.GuardsOf(s) {
		heads = append(heads, &r.Row)
	}
	for _, r := range rows.Misuses {
		heads = append(heads, &r.Row)
	}
	for _, r := range rows.Types {
		heads = append(heads, &r.Row)
	}
	return heads
}

// Sites returns the calls of the program, in its order. The caller must not change the slice.
func (g *Graph) Sites() []Site { return g.calls.sites }
