package callgraph

import "rubicon/internal/ir"

// HoldsEnd reports whether value v of Rust function id is an end of a channel, or holds one, as far as its type says.
func (g *Graph) HoldsEnd(id ir.FuncID, v ir.Value) bool {
	return g.crates.holdsEnd(g.TypeOf(id, v).Name, 0)
}

// holdsEnd reports whether values of type t are ends of channels, or hold one.
func (c *crates) holdsEnd(t string, depth int) bool {
	t = stripRef(t)
	if t == "" || depth > maxHeld {
		return false
	}
	h := head(t)
	if row := c.g.Set.Models.Channels[h]; row != nil {
		c.g.met[row.ID] = true
		return true
	}
	if is, ok := c.ends[t]; ok {
		return is
	}
	c.ends[t] = false // what a circular type sees
	is := c.anyHoldsEnd(c.consistsOf(t), depth)
	for _, variant := range c.variants[t] {
		is = is || c.anyHoldsEnd(c.fieldTypes(t, variant), depth)
	}
	if depth > 0 && !is {
		delete(c.ends, t) // perhaps only because of a circle that goes on above
	} else {
		c.ends[t] = is
	}
	return is
}

func (c *crates) anyHoldsEnd(types []string, depth int) bool {
	for _, of := range types {
		if c.holdsEnd(of, depth+1) {
			return true
		}
	}
	return false
}
