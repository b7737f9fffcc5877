package callgraph

import "rubicon/internal/rule"

// Misuse is a call that is a finding by itself, and the row that says so.
type Misuse struct {
	Site Site
	Row  *rule.Misuse
}

// Misuses returns the calls that models name as wrong in themselves, in program order.
func (g *Graph) Misuses() []Misuse {
	var all []Misuse
	for _, s := range g.sitesOf(func(e *rule.Entry) bool { return len(e.Misuses) > 0 }) {
		for _, row := range g.Call(s).Misuses {
			all = append(all, Misuse{s, row})
		}
	}
	return all
}
