package callgraph

import (
	"regexp"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// Exported reports whether function id is one of Rust that other languages can call: it has a body, and is no
// test.
func (g *Graph) Exported(id ir.FuncID) bool {
	fn := g.Prog.Func(id)
	return g.lang(id) == source.Rust && fn.Export != 0 && fn.Flags&(ir.FuncDecl|ir.FuncTest) == 0
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
// re; "" if there is none.
func (g *Graph) FieldLike(path string, re *regexp.Regexp) string {
	decls := g.crates.variants[path]
	if decl := g.crates.types[path]; decl != nil {
		decls = append(decls[:len(decls):len(decls)], decl)
	}
	for _, decl := range decls {
		for i := range decl.Fields {
			if t := g.crates.absolute(g.crates.typeMod[path], path, g.Prog.Text(decl.Fields[i].Type)); re.MatchString(t) {
				return g.Prog.Text(decl.Fields[i].Name)
			}
		}
	}
	return ""
}
