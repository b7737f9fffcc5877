package callgraph

import (
	"math/bits"
	"strconv"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file answers how large a number of Rust can be by the types that it had on its way: a byte that becomes a usize
// is still below 256.

// maxWidth bounds how many casts and shifts a number is followed back through.
const maxWidth = 12

// Fits implements rule.Env.
func (e *env) Fits(p rule.Port) bool {
	v, ok := e.one(p)
	args := e.g.Prog.Args(e.site.Func, e.in)
	if !ok || len(args) == 0 {
		return false
	}
	n := e.g.arrayLength(e.site.Func, args[0].Value)
	w := e.g.width(e.site.Func, v, maxWidth)
	return n > 0 && w < 63 && uint64(n) >= 1<<w
}

// arrayLength returns how many elements the array has that v is, a reference to it or a pointer to its first element;
// 0 if that is not known.
func (g *Graph) arrayLength(id ir.FuncID, v ir.Value) int64 {
	for range maxWidth {
		v = g.Root(id, v)
		t := stripRef(g.TypeOf(id, v).Name)
		if strings.HasPrefix(t, "[") && strings.HasSuffix(t, "]") {
			_, n, _ := strings.Cut(t[1:len(t)-1], ";")
			return g.crates.constantNumber(id, strings.TrimSpace(n))
		}
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		if in.Op != ir.OpCall || len(args) != 1 || args[0].Role != ir.RoleSelf || len(g.Call(Site{id, v}).Callees) > 0 {
			break
		}
		v = args[0].Value // as_ptr(), as_slice(), iter()
	}
	return 0
}

// constantNumber returns the number that is written, or that is the value of the constant of that path.
func (c *crates) constantNumber(id ir.FuncID, text string) int64 {
	if n, err := strconv.ParseInt(strings.ReplaceAll(strings.TrimSuffix(text, "usize"), "_", ""), 0, 64); err == nil {
		return n
	}
	s, ok := c.consts[c.resolve(c.scope(id).mod, c.scope(id).owner, text)]
	if !ok {
		return 0
	}
	ops := c.g.Prog.Args(s.Func, c.g.Prog.Instr(s.Func, s.Value))
	n, ok := c.g.literal(s.Func, ops[len(ops)-1].Value)
	if !ok {
		return 0
	}
	return n
}

// literal returns the integer that v is, if it is written as one.
func (g *Graph) literal(id ir.FuncID, v ir.Value) (int64, bool) {
	in := g.Prog.Instr(id, g.Root(id, v))
	if in.Op != ir.OpConst || in.Aux != ir.ConstInteger {
		return 0, false
	}
	text := strings.ReplaceAll(g.Prog.Text(in.Name), "_", "")
	if i := strings.IndexAny(text, "iu"); i > 0 {
		text = text[:i]
	}
	n, err := strconv.ParseInt(text, 0, 64)
	return n, err == nil
}

// typeWidth returns how many bits the values of an unsigned type of Rust have, 64 if that is not known.
func typeWidth(t string) int {
	switch stripRef(t) {
	case "bool":
		return 1
	case "u8", "std::ffi::c_uchar", "libc::uint8_t", "libc::c_uchar":
		return 8
	case "u16", "std::ffi::c_ushort", "libc::uint16_t", "libc::c_ushort":
		return 16
	case "u32", "char", "std::ffi::c_uint", "libc::uint32_t", "libc::c_uint":
		return 32
	}
	return 64
}

// width returns how many bits the number v can have at most.
func (g *Graph) width(id ir.FuncID, v ir.Value, depth int) int {
	v = g.Root(id, v)
	w := typeWidth(g.TypeOf(id, v).Name)
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch {
	case depth == 0:
	case in.Op == ir.OpConst:
		if n, ok := g.literal(id, v); ok && n >= 0 {
			return bits.Len64(uint64(n))
		}
	case in.Op == ir.OpCopy && len(args) == 1:
		w = min(w, g.width(id, args[0].Value, depth-1)) // Ok(x), x?
	case in.Op == ir.OpPhi:
		widest := 0
		for _, a := range args {
			widest = max(widest, g.width(id, a.Value, depth-1))
		}
		w = min(w, widest)
	case in.Op == ir.OpCall:
		w = min(w, g.callWidth(id, v, in, args, depth-1))
	}
	return w
}

// callWidth is width for the result of a call.
func (g *Graph) callWidth(id ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand, depth int) int {
	site := Site{id, v}
	if in.Flags&ir.FlagPath != 0 {
		if len(args) != 1 || !g.ReturnsArgument(site) {
			return 64
		}
		owner, _, _ := strings.Cut(g.Prog.Text(in.Name), "::") // u8::try_from(x)
		return min(typeWidth(owner), g.width(id, args[0].Value, depth))
	}
	switch name := g.Prog.Text(in.Name); {
	case name == ir.OpCast && len(args) == 1:
		of := g.TypeOf(id, args[0].Value).Name
		if strings.HasPrefix(of, "i") {
			return 64 // a sign is extended
		}
		return g.width(id, args[0].Value, depth)
	case name == "op.&" && len(args) == 2:
		return min(g.width(id, args[0].Value, depth), g.width(id, args[1].Value, depth))
	case name == "op.>>" && len(args) == 2:
		if n, ok := g.literal(id, args[1].Value); ok && n >= 0 {
			return max(g.width(id, args[0].Value, depth)-int(n), 0)
		}
	case len(args) == 1 && args[0].Role == ir.RoleSelf && g.ReturnsReceiver(site):
		return g.width(id, args[0].Value, depth)
	}
	return 64
}
