package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// Exported reports whether function id is one of Rust that other languages can call: it has a body, and is no
// test.
func (g *Graph) Exported(id ir.FuncID) bool {
	fn := g.Prog.Func(id)
	return g.lang(id) == source.Rust && fn.Export != 0 && fn.Flags&(ir.FuncDecl|ir.FuncTest) == 0
}

// Boxed returns the functions of Rust that are called in a box only, as far as is known: by mechanisms that run a module in one. What they
// do with a pointer or a number, they do inside of it.
func (g *Graph) Boxed() map[ir.FuncID]bool {
	boxed := map[ir.FuncID]bool{}
	for _, n := range g.AllNatives() {
		for _, id := range n.Targets {
			in, known := boxed[id]
			boxed[id] = g.Set.Models.Contained(n.Mechanism) && (in || !known)
		}
	}
	return boxed
}

// UnsafeImpl is an unsafe impl of a trait for a type.
type UnsafeImpl struct {
	Body     ir.FuncID // the body of the file that it stands in
	Pos, End uint32
	Trait    string // full path
	Type     string // full path
}

// UnsafeImpls returns the unsafe impls of the workspace that are no test code, in program order.
func (g *Graph) UnsafeImpls() []UnsafeImpl {
	var impls []UnsafeImpl
	for i, f := range g.Prog.Files {
		if f.Source.Lang != source.Rust || len(f.Funcs) == 0 {
			continue
		}
		for id := range f.Scopes {
			s := &f.Scopes[id]
			if s.Unsafe && !s.Test && s.Super != 0 {
				sc := g.crates.scopes[i][id]
				impls = append(impls, UnsafeImpl{g.Prog.ID(uint32(i), 0), s.Pos, s.End, sc.trait, sc.owner})
			}
		}
	}
	return impls
}

// FieldLike returns the name of a field of a type of the workspace, or of one of its variants, whose type matches
// re, or is another type of the workspace that has such a field and about which claimed, called with its path, is
// false; "" if there is none.
func (g *Graph) FieldLike(path string, re *rule.Regexp, claimed func(string) bool) string {
	return g.fieldLike(path, re, claimed, maxHeld)
}

func (g *Graph) fieldLike(path string, re *rule.Regexp, claimed func(string) bool, depth int) string {
	decls := g.crates.variants[path]
	if decl := g.crates.types[path]; decl != nil {
		decls = append(decls[:len(decls):len(decls)], decl)
	}
	for _, decl := range decls {
		for i := range decl.Fields {
			t := g.crates.absolute(g.crates.typeMod[path], path, g.Prog.Text(decl.Fields[i].Type))
			inner := head(t)
			if re.MatchString(t) || depth > 0 && inner == t && inner != path && g.crates.types[inner] != nil && !claimed(inner) && g.fieldLike(inner, re, claimed, depth-1) != "" {
				return g.Prog.Text(decl.Fields[i].Name)
			}
		}
	}
	return ""
}

// FieldType is a field of a struct with its type in full.
type FieldType struct {
	Name ir.Name
	Type string
}

// FieldTypes returns the fields of a type of the workspace that is a struct.
func (g *Graph) FieldTypes(path string) []FieldType {
	decl := g.crates.types[path]
	if decl == nil || decl.Enum || decl.Union || decl.Alias != 0 {
		return nil
	}
	var fields []FieldType
	for i := range decl.Fields {
		f := &decl.Fields[i]
		fields = append(fields, FieldType{f.Name, g.Unaliased(g.crates.absolute(g.crates.typeMod[path], path, g.Prog.Text(f.Type)))})
	}
	return fields
}

// ReturnType returns the type that Rust function id says that it returns, in full.
func (g *Graph) ReturnType(id ir.FuncID) string {
	sc := g.crates.scope(id)
	return g.crates.absolute(sc.mod, sc.owner, g.Prog.Text(g.Prog.Func(id).Ret))
}

// MutableStatic reports whether a load or a store of function id is of a static mut of the workspace.
func (g *Graph) MutableStatic(id ir.FuncID, in *ir.Instr) bool {
	s, ok := g.crates.constantAt(id, in)
	return ok && g.Prog.Instr(s.Func, s.Value).Flags&ir.FlagMut != 0
}

// InUnion reports whether a type is a union of the workspace, or a reference to one.
func (g *Graph) InUnion(t string) bool {
	decl := g.crates.types[head(t)]
	return decl != nil && decl.Union
}

// UnsafeCall reports whether a call is of something that only unsafe code may call: an unsafe function of the
// workspace, a foreign one, or one of a library of which a model says that it trusts what it is given there.
func (g *Graph) UnsafeCall(s Site) bool {
	call := g.Call(s)
	for _, c := range call.Callees {
		if !c.ByName && g.Prog.Func(c.Func).Flags&ir.FuncUnsafe != 0 {
			return true
		}
	}
	if in := g.Prog.Instr(s.Func, s.Value); in.Flags&ir.FlagPath != 0 {
		full := g.rustPath(s.Func, in)
		if _, foreign := g.crates.foreign[full]; foreign || strings.HasPrefix(full, "libc::") {
			return true
		}
	}
	return slices.ContainsFunc(call.Sinks, func(r *rule.Sink) bool { return r.Kinds&g.Set.UnsafeKinds != 0 })
}
