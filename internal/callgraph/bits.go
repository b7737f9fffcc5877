package callgraph

import (
	"strings"

	"rubicon/internal/rule"
)

// This file answers which bits are values of a type of Rust, as bits(port) in conditions asks: what transmute,
// assume_init or a union make of untrusted bits is undefined where the type has invalid values.

// What Bits answers.
const (
	anyBits       = "any"       // all bits are values: numbers, and what is made of them
	someBits      = "some"      // some are not: bool, char, str, an enum
	referenceBits = "reference" // a reference: only addresses of such a value are
)

// Bits implements rule.Env.
func (e *env) Bits(p rule.Port) string {
	c := e.g.crates
	if p.Kind == rule.PortReturn {
		return c.bits(e.wanted(), 0)
	}
	v, ok := e.one(p)
	if !ok {
		return ""
	}
	return c.bits(e.typeOf(v).Name, 0)
}

// wanted returns the type that the result of a call is taken for: the last type argument that it states, or what
// becomes of the result. Of a field that is read it is that of the field.
func (e *env) wanted() string {
	id, c := e.site.Func, e.g.crates
	sc := c.scope(id)
	if e.in.Type != 0 {
		if parts := splitTypes(e.g.Prog.Text(e.in.Type)); parts[len(parts)-1] != "_" {
			return c.absolute(sc.mod, sc.owner, parts[len(parts)-1])
		}
	}
	if t := c.wanted(id, e.site.Value, maxImplied); t != "" {
		return t
	}
	return e.g.TypeOf(id, e.site.Value).Name
}

// wraps are the types that a value is of as soon as Some or Ok stands around it.
var wraps = map[string]bool{"std::option::Option": true, "std::result::Result": true}

// bits says which bits are values of type t.
func (c *crates) bits(t string, depth int) string {
	switch {
	case depth > maxHeld || t == "":
		return ""
	case isRawPointer(t):
		return anyBits
	case strings.HasPrefix(t, "&"):
		if stripRef(t) == "str" {
			return someBits
		}
		return referenceBits
	}
	for _, row := range c.g.Set.Models.Bits {
		if row.Matches.MatchString(t) {
			c.g.met[row.ID] = true
			return row.Values
		}
	}
	if parts := tupleParts(t); parts != nil {
		return c.allBits(parts, depth)
	}
	decl := c.types[head(t)]
	switch {
	case wraps[head(t)]:
		return c.bits(firstArg(t), depth+1)
	case decl == nil:
		return ""
	case decl.Union:
		return anyBits
	case decl.Enum:
		return someBits
	case decl.Alias != 0:
		return c.bits(c.absolute(c.typeMod[head(t)], "", c.g.Prog.Text(decl.Alias)), depth+1)
	}
	var fields []string
	for i := range decl.Fields {
		fields = append(fields, c.absolute(c.typeMod[head(t)], head(t), c.g.Prog.Text(decl.Fields[i].Type)))
	}
	return c.allBits(fields, depth)
}

// allBits says which bits are values of something that consists of those types.
func (c *crates) allBits(types []string, depth int) string {
	all := anyBits
	for _, t := range types {
		switch c.bits(t, depth+1) {
		case someBits, referenceBits:
			return someBits
		case "":
			all = ""
		}
	}
	return all
}
