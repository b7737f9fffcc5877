package callgraph

import (
	"strings"

	"rubicon/internal/ir"
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

// AnyBits reports whether all bits are values of type t: of a number, a raw pointer, or what consists of such.
func (g *Graph) AnyBits(t string) bool { return g.crates.bits(t, 0) == anyBits }

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

// maxVariants bounds how many numbers are looked for among the variants of an enum: those of a u16.
const maxVariants = 1 << 16

// Covers implements rule.Env.
func (e *env) Covers(p rule.Port) bool {
	v, ok := e.one(p)
	return ok && e.g.crates.covers(e.site.Func, e.wanted(), e.g.atMost(e.site.Func, v, maxWidth))
}

// covers reports whether type t, in function id, has a value for every number up to most.
func (c *crates) covers(id ir.FuncID, t string, most uint64) bool {
	switch t {
	case "bool":
		return most <= 1
	case "char":
		return most < 0xd800
	}
	decl := c.types[head(t)]
	if decl == nil || !decl.Enum || most >= maxVariants {
		return false
	}
	missing := make(map[int64]bool, most+1)
	for n := range most + 1 {
		missing[int64(n)] = true
	}
	next := int64(0)
	for _, value := range decl.Values {
		if value != 0 {
			next = c.constantNumber(id, c.g.Prog.Text(value))
		}
		delete(missing, next)
		next++
	}
	return len(missing) == 0
}

// maxReinterpreted bounds how many calls a pointer is followed back through to where it was cast.
const maxReinterpreted = 8

// Reinterprets implements rule.Env.
func (e *env) Reinterprets(p rule.Port) bool {
	v, ok := e.one(p)
	if !ok {
		return false
	}
	from, to := e.g.crates.reinterpreted(e.site.Func, v)
	return e.g.crates.bits(from, 0) == anyBits && e.g.crates.bits(to, 0) == someBits
}

// ReadAs reports whether value v of Rust function id was read through a pointer to values of another type, as one of a type
// that only the caller of the function knows: ptr::read(bytes.as_ptr().cast::<T>()).
func (g *Graph) ReadAs(id ir.FuncID, v ir.Value) bool {
	if !isBound(g.TypeOf(id, v).Name) {
		return false
	}
	in := g.Prog.Instr(id, g.Root(id, v))
	args := g.Prog.Args(id, in)
	if in.Op != ir.OpCall || len(args) != 1 {
		return false
	}
	from, _ := g.crates.reinterpreted(id, args[0].Value)
	return from != ""
}

// reinterpreted returns what pointer v of function id pointed at before it was made one to something else, and what it points
// at since; nothing if it was not.
func (c *crates) reinterpreted(id ir.FuncID, v ir.Value) (from, to string) {
	for range maxReinterpreted {
		v = c.g.Root(id, v)
		if to == "" {
			to = pointee(c.pointerType(id, v))
		}
		in := c.g.Prog.Instr(id, v)
		args := c.g.Prog.Args(id, in)
		if in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf || len(c.g.Call(Site{id, v}).Callees) > 0 {
			break
		}
		if v = args[0].Value; to == "" {
			continue
		}
		// What a method without arguments makes of a list is a pointer to what the list holds.
		of := pointee(c.pointerType(id, v))
		if of == "" || of == "_" {
			of = firstArg(c.g.TypeOf(id, v).Name)
		}
		if of != "" && of != to && !opaqueTypes[of] {
			return of, to
		}
	}
	return "", ""
}

// opaqueTypes are what pointers of no type in particular are said to point at.
var opaqueTypes = map[string]bool{"_": true, "()": true, "std::ffi::c_void": true, "libc::c_void": true}

// pointerType returns the type of pointer v, which a turbofish can state: p.cast::<T>().
func (c *crates) pointerType(id ir.FuncID, v ir.Value) string {
	t := c.g.TypeOf(id, v).Name
	in := c.g.Prog.Instr(id, v)
	if in.Op == ir.OpCall && in.Type != 0 && in.Flags&ir.FlagPath == 0 && c.g.Prog.Text(in.Name) != ir.OpCast && (isRawPointer(t) || t == "") {
		return "*const " + c.statedBy(id, in)
	}
	return t
}

// statedBy returns the type that a call in function id states, p.cast::<T>(): of a type parameter what bounds it.
func (c *crates) statedBy(id ir.FuncID, in *ir.Instr) string {
	stated := in.Type
	if gen := c.genericAround(id); gen != nil {
		if i := gen.Index(stated); i >= 0 {
			stated = gen.Bounds[i]
		}
	}
	sc := c.scope(id)
	return c.absolute(sc.mod, sc.owner, c.g.Prog.Text(stated))
}

// pointee returns what a raw pointer type points at, "" for other types.
func pointee(t string) string {
	for _, p := range [...]string{"*const", "*mut"} {
		if rest, ok := strings.CutPrefix(t, p); ok {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}

// Reference implements rule.Env.
func (e *env) Reference(p rule.Port) bool {
	v, ok := e.one(p)
	for derefs := 0; ok; {
		in := e.g.Prog.Instr(e.site.Func, v)
		if in.Op != ir.OpCopy && in.Op != ir.OpAssume {
			return false
		}
		switch {
		case in.Op == ir.OpCopy && in.Aux == ir.CopyDeref:
			derefs++
		case in.Flags&ir.FlagRef != 0 && derefs > 0:
			derefs--
		case in.Flags&ir.FlagRef != 0:
			return true
		}
		v = e.g.Prog.Args(e.site.Func, in)[0].Value
	}
	return false
}
