package taint

import "rubicon/internal/ir"

// What a variant of an enum of Rust holds, a pattern of another one does not find: of Shape::Named(text), the pattern
// Shape::Path(p) takes nothing. So a field of a variant is an element of its own, which stands apart from that of the same name
// of another variant. Where a program reads or makes a value in a way that does not say which variant it is, the field is the
// element of that name, which each of them can be.

// variantField is a field of a variant, by the variant's full path.
type variantField struct {
	variant string
	field   elem
}

// writtenIn is a name as a function writes it.
type writtenIn struct {
	fn   ir.FuncID
	name ir.Name
}

// fieldOf returns the element of a field of what is written as typ in function fn, a struct or a variant.
func (e *engine) fieldOf(fn ir.FuncID, typ ir.Name, field elem) elem {
	if typ == 0 || e.isRuby(fn) || !field.named() {
		return field
	}
	at := writtenIn{fn, typ}
	variant, known := e.enumVariants[at]
	if !known {
		variant = e.graph.EnumVariant(fn, e.prog.Text(typ))
		e.enumVariants[at] = variant
	}
	return e.fieldOfVariant(variant, field)
}

// fieldOfVariant returns the element of a field of a variant; the plain one without a variant.
func (e *engine) fieldOfVariant(variant string, field elem) elem {
	if variant == "" || !field.named() {
		return field
	}
	at := variantField{variant, field}
	if el, known := e.variantFields[at]; known {
		return el
	}
	el := e.paths.ofVariant(field)
	e.variantFields[at] = el
	return el
}
