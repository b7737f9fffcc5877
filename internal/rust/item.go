package rust

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// attributes are what the attributes of an item say.
type attributes struct {
	names    []ir.Name
	args     []ir.Name // what stands in the parentheses behind each of the names
	export   ir.Name   // the symbol under which it is exported
	noMangle bool      // it is exported under its own name
	macroUse bool      // the macros of the crate are used
	derives  []ir.Name // what derive(…) names
	converts bool      // what is deserialized is another type, which is converted
	test     bool
	path     []byte // of #[path = "…"]
}

// items lowers the items below parent.
func (l *lowerer) items(parent syntax.NodeID) {
	var pending []syntax.NodeID
	for c := l.tree.FirstChild(parent); c != syntax.None; c = l.tree.NextSibling(parent, c) {
		switch l.kind(c) {
		case kindAttributeItem:
			pending = append(pending, c)
		case kindLineComment, kindBlockComment, kindInnerAttributeItem, kindVisibilityModifier, kindShebang:
		default:
			if !l.item(c, l.attributes(pending)) {
				l.stray(c)
			}
			pending = pending[:0]
		}
	}
}

// stray lowers what stands among items without being one: a macro call, a syntax error.
func (l *lowerer) stray(n syntax.NodeID) {
	if l.kind(n) == kindExpressionStatement {
		if c := l.first(n); c != syntax.None && l.kind(c) == kindMacroInvocation {
			n = c
		}
	}
	switch l.kind(n) {
	case kindMacroInvocation:
		l.itemMacro(n)
	case kindEmptyStatement:
	case syntax.KindError:
		l.inBody(func() { l.unknown(n) })
	default:
		l.inBody(func() { l.statement(n) })
	}
}

// inBody runs lower with the body of the current scope as the function.
func (l *lowerer) inBody(lower func()) {
	outer := l.fn
	l.fn = l.bodyOf(l.scope)
	lower()
	l.fn = outer
}

// bodyOf returns the function that is the body of scope.
func (l *lowerer) bodyOf(scope ir.ScopeID) *function {
	if f := l.body[scope]; f != nil {
		return f
	}
	s := &l.file.File().Scopes[scope]
	f := l.newFunction(ir.Func{Kind: ir.KindBody, Scope: scope, Parent: ir.NoFunc, Pos: s.Pos, End: s.End, Flags: testFlag(s.Test)})
	s.Body = f.b.ID
	l.body[scope] = f
	l.order = append(l.order, f)
	return f
}

func testFlag(test bool) ir.FuncFlag {
	if test {
		return ir.FuncTest
	}
	return 0
}

// item lowers n if it is an item, and reports whether it is.
func (l *lowerer) item(n syntax.NodeID, attrs attributes) bool {
	if l.opt.LeaveOutTests && (attrs.test || l.inTest) && !l.file.File().Source.Test {
		return true
	}
	switch l.kind(n) {
	case kindFunctionItem, kindFunctionSignatureItem:
		l.functionItem(n, attrs)
	case kindModItem:
		l.module(n, attrs)
	case kindImplItem:
		l.impl(n, attrs)
	case kindTraitItem:
		outer := l.generics
		l.enterGenerics(n)
		l.within(n, ir.Scope{Kind: ir.ScopeTrait, Name: l.name(l.child(n, fieldName)), Super: l.superTraits(n)}, attrs)
		l.generics = outer
	case kindForeignModItem:
		l.within(n, ir.Scope{Kind: ir.ScopeForeign}, attrs)
	case kindUseDeclaration:
		l.useDeclaration(n)
	case kindExternCrateDeclaration:
		l.externCrate(n, attrs)
	case kindConstItem, kindStaticItem:
		l.constItem(n)
	case kindStructItem, kindUnionItem, kindEnumItem, kindTypeItem:
		l.typeItem(n, attrs)
	case kindMacroDefinition, kindAssociatedType:
		// A macro's rules are patterns over tokens: what they compute shows where it is called.
	default:
		return false
	}
	return true
}

// innerItem is item for what stands in the body of a function. What is declared in a method is none of the type's: it is
// named without it, so it belongs to the module. What a use brings in is known in the method's impl only.
func (l *lowerer) innerItem(n syntax.NodeID, attrs attributes) bool {
	outer := l.scope
	defer func() { l.scope = outer }()
	if l.kind(n) != kindUseDeclaration {
		scopes := l.file.File().Scopes
		for s := &scopes[l.scope]; s.Kind == ir.ScopeImpl || s.Kind == ir.ScopeTrait; s = &scopes[l.scope] {
			l.scope = s.Parent
		}
	}
	return l.item(n, attrs)
}

// attributes reads attribute items.
func (l *lowerer) attributes(nodes []syntax.NodeID) attributes {
	var a attributes
	for _, n := range nodes {
		if attr := l.tree.ChildByKind(n, kindAttribute); attr != syntax.None {
			l.attribute(attr, &a)
		}
	}
	return a
}

func (l *lowerer) attribute(n syntax.NodeID, a *attributes) {
	path := l.first(n)
	if path == syntax.None {
		return
	}
	name := l.path(path)
	a.names = append(a.names, name)
	var args ir.Name
	if tokens := l.child(n, fieldArguments); tokens != syntax.None {
		args = l.file.NameBytes(l.text(tokens))
	}
	a.args = append(a.args, args)
	switch text := string(l.text(path)); text {
	case "no_mangle":
		a.noMangle = true
	case "export_name", "link_name":
		a.export = l.attributeValue(n)
	case "unsafe", "cfg_attr":
		l.exportTokens(l.child(n, fieldArguments), a)
	case "serde":
		tokens := l.child(n, fieldArguments)
		a.converts = a.converts || tokens != syntax.None && converting.Match(l.text(tokens))
	case "derive":
		a.derives = l.derived(a.derives, l.child(n, fieldArguments))
	case "macro_use":
		a.macroUse = true
	case "path":
		if v := l.child(n, fieldValue); v != syntax.None {
			value, _ := stringLiteral(string(l.text(v)))
			a.path = []byte(value)
		}
	case "cfg":
		a.test = a.test || l.mentionsTest(l.child(n, fieldArguments))
	case "test", "bench":
		a.test = true
	default:
		a.test = a.test || bytes.HasSuffix(l.text(path), []byte("::test"))
	}
}

// derived adds the paths that stand between the commas of derive(…) to names.
func (l *lowerer) derived(names []ir.Name, tokens syntax.NodeID) []ir.Name {
	if tokens == syntax.None {
		return names
	}
	for part := range bytes.SplitSeq(bytes.Trim(l.text(tokens), "()"), []byte(",")) {
		if path := bytes.Join(bytes.Fields(part), nil); len(path) > 0 {
			names = append(names, l.file.NameBytes(path))
		}
	}
	return names
}

// attributeValue returns the string of attribute = "string".
func (l *lowerer) attributeValue(n syntax.NodeID) ir.Name {
	v := l.child(n, fieldValue)
	if v == syntax.None {
		return 0
	}
	value, _ := stringLiteral(string(l.text(v)))
	return l.file.Name(value)
}

// exportTokens looks for no_mangle, export_name = "…" and link_name = "…" among the tokens of unsafe(…) or
// cfg_attr(…, …).
func (l *lowerer) exportTokens(tokens syntax.NodeID, a *attributes) {
	if tokens == syntax.None {
		return
	}
	for i := tokens; i < syntax.NodeID(l.tree.Nodes[tokens].Next); i++ {
		if l.kind(i) != kindIdentifier {
			continue
		}
		switch string(l.text(i)) {
		case "no_mangle":
			a.noMangle = true
			a.names, a.args = append(a.names, l.name(i)), append(a.args, 0)
		case "export_name", "link_name":
			if v := i + 2; v < syntax.NodeID(l.tree.Nodes[tokens].Next) && l.kind(v) == kindStringLiteral {
				value, _ := stringLiteral(string(l.text(v)))
				a.export = l.file.Name(value)
			}
		}
	}
}

// mentionsTest reports whether the tokens of a cfg(…) hold for test code only.
func (l *lowerer) mentionsTest(tokens syntax.NodeID) bool {
	if tokens == syntax.None {
		return false
	}
	for i, end := tokens, syntax.NodeID(l.tree.Nodes[tokens].Next); i < end; i++ {
		if l.kind(i) != kindIdentifier {
			continue
		}
		switch string(l.text(i)) {
		case "test":
			return true
		case "not", "any":
			if i+1 < end && l.kind(i+1) == kindTokenTree {
				i = syntax.NodeID(l.tree.Nodes[i+1].Next) - 1
			}
		}
	}
	return false
}

// hasTestAttribute reports whether n has the inner attribute #![cfg(test)].
func (l *lowerer) hasTestAttribute(n syntax.NodeID) bool {
	var a attributes
	for c := l.tree.FirstChild(n); c != syntax.None; c = l.tree.NextSibling(n, c) {
		if l.kind(c) != kindInnerAttributeItem {
			continue
		}
		if attr := l.tree.ChildByKind(c, kindAttribute); attr != syntax.None {
			if p := l.first(attr); p != syntax.None && string(l.text(p)) == "cfg" {
				a.test = a.test || l.mentionsTest(l.child(attr, fieldArguments))
			}
		}
	}
	return a.test
}

// module lowers mod name; and mod name { … }.
func (l *lowerer) module(n syntax.NodeID, attrs attributes) {
	name := l.child(n, fieldName)
	if name == syntax.None {
		return
	}
	if l.child(n, fieldBody) == syntax.None {
		mod := l.name(name)
		if attrs.path != nil {
			mod = l.file.Name(string(rawName(l.text(name))) + "=" + string(attrs.path))
		}
		s := &l.file.File().Scopes[l.scope]
		s.Mods = append(s.Mods, mod)
		return
	}
	l.within(n, ir.Scope{Kind: ir.ScopeModule, Name: l.name(name)}, attrs)
}

// impl lowers impl T { … } and impl Trait for T { … }.
func (l *lowerer) impl(n syntax.NodeID, attrs attributes) {
	s := ir.Scope{Kind: ir.ScopeImpl, Unsafe: bytes.HasPrefix(l.text(n), []byte("unsafe"))}
	outer := l.generics
	l.enterGenerics(n)
	outerSelf, outerFor := l.self, l.implFor
	l.self, l.implFor = nil, nil
	if t := l.child(n, fieldType); t != syntax.None {
		s.Name = l.path(t)
		l.implFor = cleanType(l.text(t))
		if l.kind(t) == kindGenericType {
			l.self = []byte(l.file.File().Names[l.typeName(t)])
		}
		if bound, ok := l.boundOf(l.file.File().Names[s.Name]); ok {
			s.Name = l.file.Name(bound)
		}
	}
	if t := l.child(n, fieldTrait); t != syntax.None {
		s.Super = l.path(t)
	}
	outerAround := l.around
	l.around = attrs
	l.within(n, s, attrs)
	l.generics, l.around, l.self, l.implFor = outer, outerAround, outerSelf, outerFor
}

// within lowers the items in the body of n in a scope of their own.
func (l *lowerer) within(n syntax.NodeID, s ir.Scope, attrs attributes) {
	body := l.child(n, fieldBody)
	if body == syntax.None {
		return
	}
	if l.depth >= maxDepth {
		l.inBody(func() { l.unknown(n) })
		return
	}
	outerScope, outerTest := l.scope, l.inTest
	l.inTest = l.inTest || attrs.test || l.hasTestAttribute(body)
	s.Parent, s.Body, s.Test, s.Pos, s.End = l.scope, ir.NoFunc, l.inTest, l.pos(n), l.end(n)
	l.scope = l.file.Scope(s)
	l.depth++
	l.items(body)
	l.depth--
	l.scope, l.inTest = outerScope, outerTest
}

// externCrate lowers extern crate x as y. Where its macros are used, attributes too go by their names alone.
func (l *lowerer) externCrate(n syntax.NodeID, attrs attributes) {
	name := l.child(n, fieldName)
	if name == syntax.None {
		return
	}
	alias := name
	if a := l.child(n, fieldAlias); a != syntax.None {
		alias = a
	}
	l.addUse(ir.Use{Alias: l.name(alias), Path: l.name(name), Pub: l.isPub(n)})
	if attrs.macroUse {
		l.addUse(ir.Use{Path: l.name(name)})
	}
}

func (l *lowerer) isPub(n syntax.NodeID) bool {
	return l.tree.ChildByKind(n, kindVisibilityModifier) != syntax.None
}

func (l *lowerer) addUse(u ir.Use) {
	s := &l.file.File().Scopes[l.scope]
	s.Uses = append(s.Uses, u)
	if u.Alias == 0 {
		return
	}
	if l.uses[l.scope] == nil {
		l.uses[l.scope] = map[ir.Name]ir.Name{}
	}
	l.uses[l.scope][u.Alias] = u.Path
}

// useDeclaration flattens a use declaration into one Use for each name.
func (l *lowerer) useDeclaration(n syntax.NodeID) {
	if arg := l.child(n, fieldArgument); arg != syntax.None {
		l.use(arg, nil, l.isPub(n), 0)
	}
}

// use adds the names of the use tree n, which stands below the path prefix.
func (l *lowerer) use(n syntax.NodeID, prefix []byte, pub bool, depth int) {
	if depth > maxDepth {
		return
	}
	switch l.kind(n) {
	case kindUseList:
		for c := l.first(n); c != syntax.None; c = l.next(n, c) {
			l.use(c, prefix, pub, depth+1)
		}
	case kindScopedUseList:
		if p := l.child(n, fieldPath); p != syntax.None {
			prefix = l.joinPath(prefix, p)
		}
		if list := l.child(n, fieldList); list != syntax.None {
			l.use(list, prefix, pub, depth+1)
		}
	case kindUseWildcard:
		if p := l.first(n); p != syntax.None {
			prefix = l.joinPath(prefix, p)
		}
		u := ir.Use{Path: l.file.NameBytes(prefix), Pub: pub}
		if f := l.fn; f != nil && f.info.Kind != ir.KindBody && f.info.Scope == l.scope {
			u.Local, u.Func = true, f.b.ID
		}
		l.addUse(u)
	case kindUseAsClause:
		alias, path := l.child(n, fieldAlias), l.child(n, fieldPath)
		if alias != syntax.None && path != syntax.None {
			l.addUse(ir.Use{Alias: l.name(alias), Path: l.file.NameBytes(l.joinPath(prefix, path)), Pub: pub})
		}
	case kindSelf, kindIdentifier, kindScopedIdentifier, kindCrate, kindSuper, kindMetavariable:
		full := l.joinPath(prefix, n)
		alias := full
		if i := bytes.LastIndex(full, []byte("::")); i >= 0 {
			alias = full[i+2:]
		}
		l.addUse(ir.Use{Alias: l.file.NameBytes(alias), Path: l.file.NameBytes(full), Pub: pub})
	}
}

// joinPath returns prefix::n; self in a list stands for the prefix itself.
func (l *lowerer) joinPath(prefix []byte, n syntax.NodeID) []byte {
	if len(prefix) > 0 && l.kind(n) == kindSelf {
		return prefix
	}
	out := append([]byte(nil), prefix...)
	if len(out) > 0 {
		out = append(out, "::"...)
	}
	return l.appendPath(out, n, 0)
}

// constItem lowers a const or static: a store in the body of its scope.
func (l *lowerer) constItem(n syntax.NodeID) {
	name, value := l.child(n, fieldName), l.child(n, fieldValue)
	if name == syntax.None || value == syntax.None {
		return
	}
	l.inBody(func() {
		v := l.value(value)
		flags := ir.FlagConst
		if l.kind(n) == kindStaticItem && l.tree.ChildByKind(n, kindMutableSpecifier) != syntax.None {
			flags |= ir.FlagMut
		}
		l.emit(ir.Instr{Op: ir.OpStore, Flags: flags, Name: l.name(name), Type: l.typeName(l.child(n, fieldType))}, n, ir.Operand{Value: v})
	})
}

// converting finds, in the arguments of serde's attribute, that a type is converted from another one.
var converting = regexp.MustCompile(`\b(try_)?from\s*=`)

// typeItem declares a struct, union, enum or type alias.
func (l *lowerer) typeItem(n syntax.NodeID, attrs attributes) {
	name := l.child(n, fieldName)
	if name == syntax.None {
		return
	}
	if attrs.converts { // that is what makes values, not what is derived
		attrs.derives = slices.DeleteFunc(attrs.derives, func(d ir.Name) bool {
			return strings.HasSuffix(l.file.File().Names[d], "Deserialize")
		})
	}
	t := ir.TypeDecl{
		Scope: l.scope, Name: l.name(name), Derives: attrs.derives, Attrs: l.written(attrs), Pos: l.pos(n),
		Union: l.kind(n) == kindUnionItem, Enum: l.kind(n) == kindEnumItem,
	}
	body := l.child(n, fieldBody)
	switch {
	case l.kind(n) == kindTypeItem:
		t.Alias = l.typeName(l.child(n, fieldType))
	case body != syntax.None && l.kind(body) != kindEnumVariantList:
		t.Fields = l.fields(body)
	}
	t.Params = l.typeParameters(n)
	if t.Enum {
		t.Values = l.variantValues(body)
	}
	l.addType(t)
	if body != syntax.None && l.kind(body) == kindEnumVariantList {
		l.variants(name, body)
	}
}

// written returns the attributes of a type but derive, one on each line; 0 for none.
func (l *lowerer) written(attrs attributes) ir.Name {
	var lines []string
	for i, name := range attrs.names {
		if text := l.file.File().Names[name]; text != "derive" {
			lines = append(lines, text+strings.Join(strings.Fields(l.file.File().Names[attrs.args[i]]), " "))
		}
	}
	if len(lines) == 0 {
		return 0
	}
	return l.file.Name(strings.Join(lines, "\n"))
}

func (l *lowerer) addType(t ir.TypeDecl) {
	file := l.file.File()
	file.Types = append(file.Types, t)
}

// variants declares the variants of an enum, each under the name Enum::Variant.
func (l *lowerer) variants(enum, list syntax.NodeID) {
	for c := l.first(list); c != syntax.None; c = l.next(list, c) {
		name := l.child(c, fieldName)
		if l.kind(c) != kindEnumVariant || name == syntax.None {
			continue
		}
		full := string(rawName(l.text(enum))) + "::" + string(rawName(l.text(name)))
		t := ir.TypeDecl{Scope: l.scope, Name: l.file.Name(full), Pos: l.pos(c)}
		if body := l.child(c, fieldBody); body != syntax.None {
			t.Fields = l.fields(body)
		}
		l.addType(t)
	}
}

// variantValues returns what the list of an enum's variants says that each of them is as a number.
func (l *lowerer) variantValues(list syntax.NodeID) (values []ir.Name) {
	if list == syntax.None {
		return nil
	}
	for c := l.first(list); c != syntax.None; c = l.next(list, c) {
		if l.kind(c) != kindEnumVariant {
			continue
		}
		value := ir.Name(0)
		if v := l.child(c, fieldValue); v != syntax.None {
			value = l.name(v)
		}
		values = append(values, value)
	}
	return values
}

// fields returns the fields of a struct's or variant's body.
func (l *lowerer) fields(body syntax.NodeID) []ir.Field {
	var fields []ir.Field
	var attrs []string
	add := func(f ir.Field) {
		if len(attrs) > 0 {
			f.Attrs = l.file.Name(strings.Join(attrs, "\n"))
		}
		fields, attrs = append(fields, f), nil
	}
	tuple := l.kind(body) == kindOrderedFieldDeclarationList
	for c := l.tree.FirstChild(body); c != syntax.None; c = l.tree.NextSibling(body, c) {
		switch {
		case l.kind(c) == kindAttributeItem:
			if attr := l.tree.ChildByKind(c, kindAttribute); attr != syntax.None {
				attrs = append(attrs, strings.Join(strings.Fields(string(l.text(attr))), " "))
			}
		case tuple && l.tree.Nodes[c].Field() == fieldType:
			add(ir.Field{Name: l.index(len(fields)), Type: l.typeName(c)})
		case l.kind(c) == kindFieldDeclaration:
			if name := l.child(c, fieldName); name != syntax.None {
				add(ir.Field{Name: l.name(name), Type: l.typeName(l.child(c, fieldType))})
			}
		}
	}
	return fields
}
