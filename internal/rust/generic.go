package rust

import (
	"bytes"
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// generic is a type parameter in scope. bound is the type that stands for it: "impl A+B" of its bounds, "_"
// without any.
type generic struct {
	name  string
	bound string
}

// maxGenerics is how many type parameters may be in scope; more of them are generated code.
const maxGenerics = 64

// enterGenerics brings the type parameters of an item into scope, with the bounds that its where clause adds. The
// caller cuts l.generics back.
func (l *lowerer) enterGenerics(n syntax.NodeID) {
	params := l.child(n, fieldTypeParameters)
	if params == syntax.None || len(l.generics) >= maxGenerics {
		return
	}
	mark := len(l.generics)
	l.generics = slices.Clone(l.generics)
	type bounded struct{ name, bounds syntax.NodeID }
	var list []bounded // of which the one may name what stands behind it
	for c := l.first(params); c != syntax.None; c = l.next(params, c) {
		name, bounds := c, syntax.None
		switch l.kind(c) {
		case kindTypeIdentifier:
		case kindConstrainedTypeParameter:
			name, bounds = l.child(c, fieldLeft), l.child(c, fieldBounds)
		case kindOptionalTypeParameter:
			if name = l.child(c, fieldName); name != syntax.None && l.kind(name) == kindConstrainedTypeParameter {
				name, bounds = l.child(name, fieldLeft), l.child(name, fieldBounds)
			}
		default:
			continue
		}
		if name != syntax.None && l.kind(name) == kindTypeIdentifier {
			l.generics = append(l.generics, generic{name: string(l.text(name)), bound: "_"})
			list = append(list, bounded{name, bounds})
		}
	}
	for _, b := range list {
		l.bounded(mark, b.name, b.bounds)
	}
	if where := l.tree.ChildByKind(n, kindWhereClause); where != syntax.None {
		for c := l.first(where); c != syntax.None; c = l.next(where, c) {
			if l.kind(c) == kindWherePredicate {
				l.bounded(mark, l.child(c, fieldLeft), l.child(c, fieldBounds))
			}
		}
	}
}

// bounded adds bounds to the type parameter called name, one of those from mark on.
func (l *lowerer) bounded(mark int, name, bounds syntax.NodeID) {
	if name == syntax.None || bounds == syntax.None {
		return
	}
	for i := mark; i < len(l.generics); i++ {
		g := &l.generics[i]
		if g.name != string(l.text(name)) {
			continue
		}
		for c := l.first(bounds); c != syntax.None; c = l.next(bounds, c) {
			if k := l.kind(c); k == kindLifetime || k == kindRemovedTraitBound || isMarker(l.text(c)) {
				continue
			}
			bound := string(l.instantiate(cleanType(l.text(c))))
			if g.bound == "_" {
				g.bound = "impl " + bound
			} else {
				g.bound += "+" + bound
			}
		}
	}
}

// isMarker reports whether a bound is one of the traits without methods that the language itself knows.
func isMarker(bound []byte) bool {
	switch string(bound[bytes.LastIndexByte(bound, ':')+1:]) {
	case "Send", "Sync", "Sized", "Unpin", "Copy":
		return true
	}
	return false
}

// boundOf returns what stands for the type parameter of that name in scope.
func (l *lowerer) boundOf(name string) (string, bool) {
	for i := len(l.generics) - 1; i >= 0; i-- {
		if l.generics[i].name == name {
			return l.generics[i].bound, true
		}
	}
	return "", false
}

// instantiate returns the text of a type with what stands for its type parameters.
func (l *lowerer) instantiate(text []byte) []byte {
	if len(l.generics) == 0 {
		return text
	}
	var out []byte
	from := 0
	for i := 0; i < len(text); {
		if !isWordByte(text[i]) {
			i++
			continue
		}
		j := i
		for j < len(text) && isWordByte(text[j]) {
			j++
		}
		if bound, ok := l.boundOf(string(text[i:j])); ok && !bytes.HasPrefix(text[j:], []byte("::")) && !bytes.HasSuffix(text[:i], []byte(":")) {
			out = append(append(out, text[from:i]...), bound...)
			from = j
		}
		i = j
	}
	if from == 0 {
		return text
	}
	return append(out, text[from:]...)
}

// ofParameter returns a path with the trait that the type parameter at its front is bound by: T::load is
// Source::load. Without a bound it returns the path itself.
func (l *lowerer) ofParameter(path []byte) []byte {
	if len(l.generics) == 0 {
		return path
	}
	name, rest, ok := bytes.Cut(path, []byte("::"))
	if !ok {
		return path
	}
	bound, ok := l.boundOf(string(name))
	if !ok {
		return path
	}
	trait, ok := bytes.CutPrefix([]byte(bound), []byte("impl "))
	if !ok {
		return path
	}
	if i := bytes.IndexAny(trait, "<(+"); i > 0 {
		trait = trait[:i]
	}
	return slices.Concat(trait, []byte("::"), rest)
}

// noteParameter notes that v is a call of a function of the type parameter that path n begins with, if it does.
func (l *lowerer) noteParameter(n syntax.NodeID, v ir.Value) {
	if len(l.generics) == 0 && !l.inTrait() || l.fn.b.Instr(v).Op != ir.OpCall {
		return
	}
	name, _, ok := bytes.Cut(l.writtenPath(n), []byte("::"))
	if !ok {
		return
	}
	if _, ok := l.boundOf(string(name)); ok || l.inTrait() && string(name) == "Self" {
		l.fn.info.Through = append(l.fn.info.Through, ir.ParameterCall{At: v, Param: l.file.NameBytes(name)})
	}
}

// genericOf returns what function n says of the type parameters in scope, of which its own begin at own, and of what stands
// for those of the type that its impl is for; nil if there are none.
func (l *lowerer) genericOf(n syntax.NodeID, own int) *ir.Generic {
	if len(l.generics) == 0 && !l.inTrait() && !bytes.ContainsRune(l.implFor, '<') {
		return nil
	}
	gen := &ir.Generic{Own: own, Impl: l.file.NameBytes(l.implFor), Ret: l.writtenType(l.child(n, fieldReturnType))}
	if l.inTrait() {
		gen.Params = append(gen.Params, l.file.Name("Self"))
		gen.Bounds = append(gen.Bounds, l.file.Name("_"))
		gen.Own++
	}
	for _, g := range l.generics {
		gen.Params = append(gen.Params, l.file.Name(g.name))
		gen.Bounds = append(gen.Bounds, l.file.Name(g.bound))
	}
	if params := l.child(n, fieldParameters); params != syntax.None {
		for c := l.first(params); c != syntax.None; c = l.next(params, c) {
			if p := l.child(c, fieldPattern); l.kind(c) == kindParameter && (p == syntax.None || l.kind(p) != kindSelf) {
				gen.Types = append(gen.Types, l.writtenType(l.child(c, fieldType)))
			}
		}
	}
	return gen
}

// inTrait reports whether what is lowered stands in a trait, where Self is a type parameter, too.
func (l *lowerer) inTrait() bool { return l.file.File().Scopes[l.scope].Kind == ir.ScopeTrait }

// writtenType returns the text of type n in the form of typeName, with its type parameters by their names. It returns 0
// for None.
func (l *lowerer) writtenType(n syntax.NodeID) ir.Name {
	if n == syntax.None {
		return 0
	}
	return l.file.NameBytes(cleanType(l.text(n)))
}

// superTraits returns the bounds of trait n, as written and with + between them.
func (l *lowerer) superTraits(n syntax.NodeID) ir.Name {
	bounds := l.child(n, fieldBounds)
	if bounds == syntax.None {
		return 0
	}
	var list [][]byte
	for c := l.first(bounds); c != syntax.None; c = l.next(bounds, c) {
		if k := l.kind(c); k != kindLifetime && k != kindRemovedTraitBound && !isMarker(l.text(c)) {
			list = append(list, l.appendPath(nil, c, 0))
		}
	}
	if len(list) == 0 {
		return 0
	}
	return l.file.NameBytes(bytes.Join(list, []byte("+")))
}

// typeParameters returns the names of the type parameters of item n.
func (l *lowerer) typeParameters(n syntax.NodeID) []ir.Name {
	outer := l.generics
	l.generics = nil
	l.enterGenerics(n)
	var names []ir.Name
	for _, g := range l.generics {
		names = append(names, l.file.Name(g.name))
	}
	l.generics = outer
	return names
}
