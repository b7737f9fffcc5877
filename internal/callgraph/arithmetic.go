package callgraph

import (
	"cmp"
	"math"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// Arithmetic returns what models say that the call at s in Rust computes, and its operands.
func (g *Graph) Arithmetic(s Site) (rule.Operation, []ir.Operand) {
	in := g.Prog.Instr(s.Func, s.Value)
	if in.Op != ir.OpCall || g.lang(s.Func) != source.Rust {
		return rule.NoOperation, nil
	}
	args := g.Prog.Args(s.Func, in)
	for _, row := range g.rowsByName(s.Func, in).Arithmetics {
		operands := 2
		if row.Is == rule.Length {
			operands = 1
		}
		named := row.Callee.Any || strings.HasPrefix(row.Callee.Name, "op.")
		if in.Flags&ir.FlagPath != 0 {
			named = g.rustPath(s.Func, in) == row.Callee.Path()
		}
		if named && len(args) == operands && len(g.Call(s).Callees) == 0 && row.When.Eval(g.Env(s)) {
			g.met[row.ID] = true
			return row.Is, args
		}
	}
	return rule.NoOperation, nil
}

// Number returns the number that value v of a function of Rust is, if it is a constant.
func (g *Graph) Number(id ir.FuncID, v ir.Value) (uint64, bool) {
	if !g.isConst(id, v, maxTrace) {
		return 0, false
	}
	n := g.atMost(id, v, maxWidth)
	return n, n < math.MaxInt64
}

// Room returns how many elements memory v of a function of Rust has, as an array or as a list that was asked for with so many;
// 0 if that is not known.
func (g *Graph) Room(id ir.FuncID, v ir.Value) uint64 { return uint64(max(g.room(id, v), 0)) }

// ElementSize returns how many bytes an element of the memory has that value v of a function of Rust is, or points at; 0 if
// that is not known.
func (g *Graph) ElementSize(id ir.FuncID, v ir.Value) uint64 {
	t := g.TypeOf(id, v).Name
	of := pointee(t)
	if of == "" {
		of = cmp.Or(firstArg(t), g.Set.Models.Element(head(stripRef(t))))
	}
	return sizeOf(of)
}

// sizeOf returns how many bytes a number of type t has, 0 if it is none or has not as many everywhere.
func sizeOf(t string) uint64 {
	switch stripRef(t) {
	case "u8", "i8", "bool", "std::ffi::c_char":
		return 1
	case "u16", "i16":
		return 2
	case "u32", "i32", "f32", "char":
		return 4
	case "u64", "i64", "f64", "usize", "isize":
		return 8
	}
	return 0
}

// ReadsMore reports whether the call at s in Rust, which reads a value that its pointer p leads to, reads more than a byte, as far as is
// known: by the type of the pointer, or by the type that is wanted of the value.
func (g *Graph) ReadsMore(s Site, p ir.Value) bool {
	t := g.TypeOf(s.Func, p).Name
	of := pointee(t)
	if of == "" || of == "_" {
		of = g.crates.wanted(s.Func, s.Value, maxImplied)
	}
	return (t == "" || isRawPointer(t)) && of != "" && of != "_" && (sizeOf(of) > 1 || sizeOf(of) == 0 && g.crates.types[head(of)] != nil)
}

// IsStruct reports whether value v of a function of Rust is a struct of the workspace, or a reference to one, perhaps in an Option.
func (g *Graph) IsStruct(id ir.FuncID, v ir.Value) bool {
	t := stripRef(unwrapped(stripRef(g.TypeOf(id, v).Name)))
	decl := g.crates.types[head(t)]
	return decl != nil && decl.Alias == 0 && !decl.Enum && len(decl.Fields) > 0
}

// IsMemory reports whether value v of a function of Rust is a list of a length that its type does not say, or a pointer.
func (g *Graph) IsMemory(id ir.FuncID, v ir.Value) bool {
	t := g.TypeOf(id, v).Name
	return g.IsListType(id, v) || isRawPointer(t) || head(t) == "std::ptr::NonNull" || strings.HasPrefix(t, "std::boxed::Box<[")
}

// IsListType reports whether value v of a function of Rust is a slice, a Vec or a text, of a length that its type does not say.
func (g *Graph) IsListType(id ir.FuncID, v ir.Value) bool {
	t := stripRef(g.TypeOf(id, v).Name)
	if strings.HasPrefix(t, "[") {
		return !strings.Contains(t, ";")
	}
	switch head(t) {
	case "str", "std::vec::Vec", "std::string::String":
		return true
	}
	return g.Set.Models.Element(head(t)) != ""
}

// JoinsElements reports whether the call at s in Rust makes one text of what an iterator yields: name.chars().rev().collect().
func (g *Graph) JoinsElements(s Site) bool {
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	if in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf || head(g.TypeOf(s.Func, args[0].Value).Name) != "std::iter::Iterator" {
		return false
	}
	return (&env{g: g, site: s, in: in}).wanted() == "std::string::String"
}
