package callgraph

import (
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file answers how large a number of Rust can be by the types that it had on its way, and by what it was computed
// with: a byte that becomes a usize is still below 256, and sixteen times that is below 4096. And how many elements there
// are at least in memory of which the program says it.

// maxWidth bounds how many casts and shifts a number, and how many views memory is followed back through.
const maxWidth = 12

// unbounded is what a number can be of which nothing is known.
const unbounded = math.MaxUint64

// Width implements rule.Env.
func (e *env) Width(p rule.Port) int {
	v := e.site.Value
	if p.Kind != rule.PortReturn {
		of, ok := e.one(p)
		if !ok {
			return bits.Len64(unbounded)
		}
		v = of
	}
	return bits.Len64(e.g.atMost(e.site.Func, v, maxWidth))
}

// Fits implements rule.Env.
func (e *env) Fits(p rule.Port) bool {
	v, ok := e.one(p)
	args := e.g.Prog.Args(e.site.Func, e.in)
	return ok && len(args) > 0 && e.g.HasRoom(e.site.Func, args[0].Value, v, true)
}

// HasRoom reports whether in Rust memory m, an array, a list or a pointer to the first element of one, has an element
// for every number that v can be by its types, as an index of it, or else as a length.
func (g *Graph) HasRoom(id ir.FuncID, m, v ir.Value, index bool) bool {
	room := g.room(id, m)
	if room <= 0 {
		return false
	}
	most := g.atMost(id, v, maxWidth)
	return most < uint64(room) || !index && most == uint64(room)
}

// room returns how many elements memory v has, as an array or as a list that was asked for with so many; 0 if that is not
// known.
func (g *Graph) room(id ir.FuncID, v ir.Value) int64 {
	copied := false
	for range maxWidth {
		if n, ok := g.statedLength(id, v); ok { // let table: [u8; 256] = [0; 256];
			return n
		}
		v = g.Root(id, v)
		if n, ok := g.statedLength(id, v); ok {
			return n
		}
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		if in.Op == ir.OpCall && g.Prog.Text(in.Name) == ir.OpArray {
			if times, ok := strings.CutPrefix(g.Prog.Text(in.Type), "[;"); ok && g.lang(id) == source.Rust { // [0; 32]
				return g.crates.constantNumber(id, strings.TrimSuffix(times, "]"))
			}
			if strings.HasPrefix(g.TypeOf(id, v).Name, "[") {
				return int64(len(args))
			}
		}
		if in.Op == ir.OpLoad && len(args) == 0 && firstArg(g.TypeOf(id, v).Name) == "u8" {
			if s, last, ok := g.Constant(id, in); ok && g.isConst(id, v, maxTrace) {
				if text := g.Prog.Instr(s.Func, g.Root(s.Func, last)); text.Op == ir.OpConst && text.Aux == ir.ConstString {
					return int64(len(g.Prog.Text(text.Name))) // const DIGITS: &[u8] = b"0123456789abcdef";
				}
			}
			return 0
		}
		switch {
		case in.Op != ir.OpCall || len(args) == 0 || len(g.Call(Site{id, v}).Callees) > 0:
			return 0
		case len(args) == 1 && args[0].Role == ir.RoleSelf, g.ReturnsArgument(Site{id, v}):
			copied = copied || slices.ContainsFunc(g.Call(Site{id, v}).Flows, func(f *rule.Flow) bool { return f.Copies })
			v = args[0].Value // as_ptr(), as_slice(), iter(), Box::new(x)
		case copied:
			return 0 // of what was put into it
		default:
			return g.askedFor(id, v, in, args)
		}
	}
	return 0
}

// statedLength returns how many elements the type of v says that it has: [u8; 16]. It reports false if that says nothing.
func (g *Graph) statedLength(id ir.FuncID, v ir.Value) (int64, bool) {
	t := stripRef(g.TypeOf(id, v).Name)
	if wraps := stripRef(firstArg(t)); strings.HasPrefix(wraps, "[") && (head(t) == "std::boxed::Box" || head(t) == "std::option::Option") {
		t = wraps
	}
	if !strings.HasPrefix(t, "[") || !strings.HasSuffix(t, "]") {
		return 0, false
	}
	i := strings.LastIndexByte(t, ';')
	if i <= strings.LastIndexByte(t[:len(t)-1], ']') {
		return 0, false
	}
	return g.crates.constantNumber(id, t[i+1:len(t)-1]), true
}

// askedFor returns how many elements a call asks memory for, as its sink rows say: vec![0; 256].
func (g *Graph) askedFor(id ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand) int64 {
	for _, row := range g.Call(Site{id, v}).Sinks {
		if row.Kinds&g.Set.UnsafeKinds != 0 || len(row.In) != 1 {
			continue
		}
		for i := range args {
			if g.AtPort(id, in, args[i], g.operandPosition(args, i), &row.In[0]) && g.isConst(id, args[i].Value, maxTrace) {
				if n := g.atMost(id, args[i].Value, maxWidth); n < math.MaxInt64 {
					return int64(n)
				}
			}
		}
	}
	return 0
}

// constantNumber returns the number that is written, or that is the value of the constant of that path, or what is computed of such
// numbers: 2 * (LIMIT + 1). It returns 0 if that is not known.
func (c *crates) constantNumber(id ir.FuncID, text string) int64 {
	if a, op, b := splitOperator(text); op != "" {
		x, y := c.constantNumber(id, a), c.constantNumber(id, b)
		switch {
		case x == 0 || y == 0:
			return 0
		case op == "*" && x <= math.MaxInt64/y:
			return x * y
		case op == "/":
			return x / y
		case op == "+" && x <= math.MaxInt64-y:
			return x + y
		case op == "-":
			return max(x-y, 0)
		case op == "<<" && y < 62 && x <= math.MaxInt64>>y:
			return x << y
		}
		return 0
	}
	text = strings.TrimSuffix(strings.TrimSpace(text), " as usize")
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") {
		return c.constantNumber(id, text[1:len(text)-1])
	}
	if n, err := strconv.ParseInt(strings.ReplaceAll(strings.TrimSuffix(text, "usize"), "_", ""), 0, 64); err == nil {
		return n
	}
	s, ok := c.consts[c.resolve(c.scope(id).mod, c.scope(id).owner, text)]
	if !ok {
		return 0
	}
	ops := c.g.Prog.Args(s.Func, c.g.Prog.Instr(s.Func, s.Value))
	if n := c.g.atMost(s.Func, ops[len(ops)-1].Value, maxWidth); n < math.MaxInt64 {
		return int64(n)
	}
	return 0
}

// operators are those of constant numbers, the ones that bind least first.
var operators = [][]string{{"<<", ">>"}, {"+", "-"}, {"*", "/", "%"}}

// splitOperator cuts the text of an expression at the operator that is applied last; op is "" if it has none.
func splitOperator(text string) (a, op, b string) {
	for _, same := range operators {
		depth := 0
		for i := len(text) - 1; i > 0; i-- {
			switch text[i] {
			case ')':
				depth++
			case '(':
				depth--
			}
			for _, op := range same {
				if depth == 0 && strings.HasPrefix(text[i:], op) {
					return text[:i], op, text[i+len(op):]
				}
			}
		}
	}
	return "", "", ""
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

// largest returns the largest value of an unsigned type of Rust, unbounded if that is not known.
func largest(t string) uint64 {
	switch stripRef(t) {
	case "bool":
		return 1
	case "u8", "std::ffi::c_uchar", "libc::uint8_t", "libc::c_uchar", "std::num::NonZeroU8":
		return math.MaxUint8
	case "u16", "std::ffi::c_ushort", "libc::uint16_t", "libc::c_ushort", "std::num::NonZeroU16":
		return math.MaxUint16
	case "u32", "std::ffi::c_uint", "libc::uint32_t", "libc::c_uint", "std::num::NonZeroU32":
		return math.MaxUint32
	case "char":
		return 0x10ffff
	}
	return unbounded
}

// atMost returns the largest number that v can be.
func (g *Graph) atMost(id ir.FuncID, v ir.Value, depth int) uint64 {
	most := largest(g.TypeOf(id, v).Name) // of x? that of x, without what wraps it
	v = g.Root(id, v)
	most = min(most, largest(g.TypeOf(id, v).Name))
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch {
	case depth == 0:
	case in.Op == ir.OpConst:
		if n, ok := g.literal(id, v); ok && n >= 0 && !g.isFilled(Site{id, v}, depth) {
			return uint64(n)
		}
	case in.Op == ir.OpCopy && len(args) == 1:
		return min(most, g.atMost(id, args[0].Value, depth-1)) // Ok(x), x?
	case in.Op == ir.OpLoad && len(args) == 0:
		if s, value, ok := g.Constant(id, in); ok && g.isConst(id, v, maxTrace) {
			return min(most, g.atMost(s.Func, value, depth-1))
		}
	case in.Op == ir.OpPhi:
		largest := uint64(0)
		for _, a := range args {
			largest = max(largest, g.atMost(id, a.Value, depth-1))
		}
		return min(most, largest)
	case in.Op == ir.OpCall:
		return min(most, g.resultAtMost(id, v, in, args, depth-1))
	}
	return most
}

// resultAtMost is atMost for the result of a call.
func (g *Graph) resultAtMost(id ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand, depth int) uint64 {
	site := Site{id, v}
	name := g.Prog.Text(in.Name)
	switch {
	case in.Flags&ir.FlagPath != 0:
		if len(args) != 1 || !g.ReturnsArgument(site) {
			return unbounded
		}
		owner, _, _ := strings.Cut(name, "::") // u8::try_from(x)
		return min(largest(owner), g.atMost(id, args[0].Value, depth))
	case name == ir.OpCast && len(args) == 1:
		of := g.TypeOf(id, args[0].Value).Name
		if strings.HasPrefix(of, "i") {
			return unbounded // a sign is extended
		}
		return g.atMost(id, args[0].Value, depth)
	case name == ir.OpRange && len(args) > 0:
		return g.atMost(id, args[len(args)-1].Value, depth)
	case len(args) == 1 && args[0].Role == ir.RoleSelf && g.ReturnsReceiver(site):
		return g.atMost(id, args[0].Value, depth)
	case strings.HasPrefix(name, "op.") && len(args) == 2:
		return computedAtMost(name, g.atMost(id, args[0].Value, depth), g.atMost(id, args[1].Value, depth), g.isConst(id, args[1].Value, maxTrace))
	}
	return unbounded
}

// computedAtMost returns the largest number that an operator makes of two numbers that are at most a and b; constant says
// that the second one is b.
func computedAtMost(operator string, a, b uint64, constant bool) uint64 {
	switch operator {
	case "op.&":
		return min(a, b)
	case "op.%":
		return min(a, b-min(b, 1))
	case "op.>>":
		if constant && b < 64 {
			return a >> b
		}
		return a
	case "op.<<":
		if constant && b < uint64(bits.LeadingZeros64(a)) {
			return a << b
		}
	case "op./":
		if constant && b > 0 {
			return a / b
		}
		return a
	case "op.*":
		if high, low := bits.Mul64(a, b); high == 0 {
			return low
		}
	case "op.+":
		if sum, carry := bits.Add64(a, b, 0); carry == 0 {
			return sum
		}
	case "op.|", "op.^":
		return 1<<bits.Len64(a|b) - 1
	}
	return unbounded
}
