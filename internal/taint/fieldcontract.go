package taint

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// A struct of Rust can say by attributes what its fields are checked for, and be checked as a whole: form.validate()? of
// struct Form { #[validate(regex(path = *NAME))] name: String }.

// validated returns the kinds that a field of value v is free of, read in function fn, because v was checked for what the
// field's attributes ask.
func (e *engine) validated(k *context, v ir.Value, field elem) (free rule.Kinds) {
	fn := k.fn
	if e.isRuby(fn) || !field.named() || len(e.graph.FieldContracts(fn, v, e.prog.Text(ir.Name(field)))) == 0 {
		return 0
	}
	restore := e.give(k.entry.given)
	defer restore()
	return e.assumedOfAny(fn, v, subject{base: e.graph.Root(fn, v), path: e.paths.only(field)}, maxCondition).clears
}

// leftOut returns the kinds that a field of value v of function fn is free of where v has come as a whole, from a request or a
// file: because of an attribute, nothing that comes is put there.
func (e *engine) leftOut(fn ir.FuncID, v ir.Value, field elem) (free rule.Kinds) {
	if !field.named() {
		return 0
	}
	for _, c := range e.graph.FieldContracts(fn, v, e.prog.Text(ir.Name(field))) {
		if c.Contract == "" {
			free |= c.Kinds
		}
	}
	return free
}

// byFieldContract returns the kinds that a field of value v is free of where v has been checked for what contract asks.
func (e *engine) byFieldContract(fn ir.FuncID, v ir.Value, contract, field string) (free rule.Kinds) {
	for _, c := range e.graph.FieldContracts(fn, v, field) {
		switch {
		case c.Contract != contract || !c.Resolved:
		case c.Check != ir.NoFunc:
			free |= e.predicate(predicateKey{fn: c.Check, port: port{kind: portArg}, given: e.given, question: question{aux: assumeSuccess}}).clears
		case c.Pattern != "":
			free |= e.matching(c.Pattern, "", source.Rust, true).free
		default:
			free |= c.Kinds
		}
	}
	return free
}
