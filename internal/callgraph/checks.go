package callgraph

import (
	"slices"

	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file answers what a call says of what it is given: which guards it is, and which kinds of danger it narrows. Most calls
// are resolved for what they reach, and are never asked that, so these rows are matched when they are.

// checks are the rows of a call that say something of what it is given.
type checks struct {
	narrows []*rule.Narrow
	guards  []*rule.Guard
}

// unread is where the checks of a call are found until they are asked for.
type unread struct {
	entry *rule.Entry // the candidates; nil if there are none
	own   bool        // as howRuby has it …
	found uint8       // … and how many of the callees
	full  string      // as howRust has it …
	heads []string
}

// noChecks are those of calls that none describes.
var noChecks checks

// Narrows returns the rows that say of the call at s which kinds of danger it takes from what it is given.
func (g *Graph) Narrows(s Site) []*rule.Narrow { return g.checksOf(s).narrows }

// GuardsOf returns the guard rows that describe the call at s, whatever is given to parameters: see Guards.
func (g *Graph) GuardsOf(s Site) []*rule.Guard { return g.checksOf(s).guards }

func (g *Graph) checksOf(s Site) *checks {
	c := g.Call(s)
	if u := c.unread; u.entry != nil {
		if !g.tracing { // otherwise there may be more once the search is over
			c.unread = unread{}
		}
		in := g.Prog.Instr(s.Func, s.Value)
		callees := slices.Clip(c.Callees[:u.found])
		if g.lang(s.Func) == source.Rust {
			_, how := g.howRust(s, in, u.full, u.heads, callees)
			c.checks = g.newChecks(s, u.entry, how)
		} else {
			recv, implicit := g.receiver(s, in)
			_, how, _ := g.howRuby(s, in, recv, implicit, u.own, callees)
			c.checks = g.newChecks(s, u.entry, how)
		}
	}
	if c.checks == nil {
		return &noChecks
	}
	return c.checks
}

// newChecks returns those of the rows of e that describe the call at s; nil if there are none.
func (g *Graph) newChecks(s Site, e *rule.Entry, how func(*rule.Callee) fit) *checks {
	if len(e.Narrows)+len(e.Guards) == 0 {
		return nil
	}
	defer g.Bind(g.Bind(nil))
	env := g.Env(s)
	check := func(r *rule.Row, _ bool) bool {
		if how(&r.Callee) == fitNot || !r.When.Eval(env) {
			return false
		}
		g.met[r.ID] = true
		return true
	}
	k := checks{narrows: matching(e.Narrows, false, check), guards: matching(e.Guards, false, check)}
	if len(k.narrows)+len(k.guards) == 0 {
		return nil
	}
	return &k
}
