package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the fields of structs in Rust in which there are only constants: a set of names that the program made
// when it began, Spool { names: NAMES.iter().map(…).collect() }, and that nothing else is put into.

// constField is the field of a type.
type constField struct {
	owner   string
	name    ir.Name
	builtIn bool // what is asked of it: see Graph
}

// isConstField reports whether all that a load reads from a field of a struct of the workspace is made of constants.
func (g *Graph) isConstField(id ir.FuncID, in *ir.Instr, depth int) bool {
	c := g.crates
	f := constField{c.ownerOfField(g.TypeOf(id, g.Prog.Args(id, in)[0].Value).Name, in.Name), in.Name, g.builtIn}
	if f.owner == "" {
		return false
	}
	derived := c.madeElsewhere(f.owner)
	is, known := c.fixed[f]
	if !known {
		if c.fixed == nil {
			c.fixed = map[constField]bool{}
		}
		c.fixed[f] = false // of what is put into it out of itself, and of one that is asked for too deep
		is = (!derived || g.isSettings(f.owner, depth)) && g.storesConstants(f, derived, depth) && !g.putsOther(f, depth)
		c.fixed[f] = is
	}
	return is
}

// ownDerives are the traits that can be derived and that make no value, or make it of nothing or of another one: those of
// Rust itself, and those that write a value or describe it.
var ownDerives = map[string]bool{
	"Serialize": true, "serde::Serialize": true, "Display": true, "Error": true, "thiserror::Error": true, "JsonSchema": true, "ToSchema": true,
	"Clone": true, "Copy": true, "Debug": true, "Default": true, "Eq": true, "Hash": true, "Ord": true, "PartialEq": true, "PartialOrd": true,
}

// madeElsewhere reports whether values of a type can be made by code that a library derives: serde::Deserialize.
func (c *crates) madeElsewhere(owner string) bool {
	return slices.ContainsFunc(c.types[owner].Derives, func(d ir.Name) bool { return !ownDerives[c.g.Prog.Text(d)] })
}

// ownerOfField returns the type of the workspace that has a field of that name: of a value of type t, or of what t wraps.
func (c *crates) ownerOfField(t string, name ir.Name) string {
	for range maxUnwrap {
		if c.hasField(head(t), name) {
			return head(t)
		}
		if t = firstArg(t); t == "" {
			break
		}
	}
	return ""
}

// storesConstants reports whether each value that the field gets is made of constants, and there is one: any says that there
// is one besides.
func (g *Graph) storesConstants(f constField, any bool, depth int) bool {
	for w := range g.writes(storedFor, f.owner, f.name) {
		owner := g.crates.ownerOfField(g.fieldOwner(w), f.name)
		if any = true; owner == "" || !g.isConst(w.site.Func, w.value, depth) {
			return false
		}
	}
	return any
}

// maxGivenConst bounds the calls that are looked at to find out whether a parameter is given constants only.
const maxGivenConst = 8

// isGivenConst reports whether the parameter that in is, of a function of Rust, is given constants wherever the workspace calls
// it, and it does.
func (g *Graph) isGivenConst(id ir.FuncID, in *ir.Instr, depth int) bool {
	fn := g.Prog.Func(id)
	if g.lang(id) != source.Rust || !g.sealed || fn.Kind == ir.KindClosure || int(in.Aux) >= len(fn.Params) || fn.Params[in.Aux].Kind != ir.ParamPositional ||
		g.crates.scope(id).trait != "" && !g.converts(id) || g.CallSites(id) > maxCallSites {
		return false
	}
	index := int(fn.Params[in.Aux].Index)
	calls := slices.DeleteFunc(slices.Clone(g.Callers(id)), func(s Site) bool { return g.inTest(s.Func) })
	if len(calls) == 0 || len(calls) > maxGivenConst {
		return false
	}
	before := g.builtIn
	g.builtIn = true
	defer func() { g.builtIn = before }()
	for _, s := range calls {
		call := g.Prog.Instr(s.Func, s.Value)
		args := g.Prog.Args(s.Func, call)
		at := index
		if at == 0 && g.converts(id) && len(args) == 1 && args[0].Role == ir.RoleSelf { // names.collect()
			if !g.isConst(s.Func, args[0].Value, depth) {
				return false
			}
			continue
		}
		if fn.Kind == ir.KindMethod && (call.Flags&ir.FlagPath != 0 || len(args) > 0 && args[0].Role == ir.RoleSelf) {
			at++ // the first is self
		}
		if at >= len(args) || args[at].Role != ir.RolePlain || !g.isConst(s.Func, args[at].Value, depth) {
			return false
		}
	}
	return true
}

// converts reports whether a function of Rust is that of a conversion of the language: what x.into() or names.collect() calls.
func (g *Graph) converts(id ir.FuncID) bool {
	return conversionBy(g.Prog.Text(g.Prog.Func(id).Name)) != "" && g.crates.ofLibrary(g.crates.scope(id).trait)
}

// fillsStatic reports whether something that is not made of constants is put into the static of Rust that is defined at s
// and loaded by in, one that can be changed where it stands: SEEN.lock().unwrap().insert(name).
func (g *Graph) fillsStatic(id ir.FuncID, in *ir.Instr, s Site, depth int) bool {
	if g.lang(id) != source.Rust || !strings.Contains(g.Prog.Text(g.Prog.Instr(s.Func, s.Value).Type), "<") {
		return false
	}
	return g.putsOther(constField{name: g.tableName(in)}, depth)
}

// putsOther reports whether something that is not made of constants can be put into what fields of that name hold. Rows
// of models are looked at whether or not their conditions are true: those can ask for what is found out here.
func (g *Graph) putsOther(f constField, depth int) bool {
	w := g.crates.fieldsWritten()
	lent, put := slices.Values(w.lent[f.name]), slices.Values(w.put[f.name])
	if f.owner != "" {
		lent, put = g.writes(lentFor, f.owner, f.name), g.writes(putFor, f.owner, f.name)
	}
	for range lent {
		return true
	}
	for w := range put {
		s := w.site
		in := g.Prog.Instr(s.Func, s.Value)
		changes := in.Op == ir.OpStore || slices.ContainsFunc(g.rowsByName(s.Func, in).Flows, func(r *rule.Flow) bool {
			return fills(r, rule.Port{Kind: rule.PortSelf}, true) && (r.From[0].Kind != rule.PortBlockArg || g.closuresChange(s.Func, in))
		})
		if changes && slices.ContainsFunc(g.Prog.Args(s.Func, in)[1:], func(a ir.Operand) bool { return !g.isConst(s.Func, a.Value, depth) }) {
			return true
		}
	}
	return false
}

// closuresChange reports whether a closure among the operands of a call can change what it is given: it stores something, or
// calls a method of a parameter of its that may change that.
func (g *Graph) closuresChange(id ir.FuncID, in *ir.Instr) bool {
	return slices.ContainsFunc(g.Prog.Args(id, in), func(a ir.Operand) bool {
		made := g.Prog.Instr(id, g.Root(id, a.Value))
		if made.Op != ir.OpClosure {
			return false
		}
		closure := g.Prog.Callee(id, made)
		body := g.Prog.File(closure).Body(g.Prog.Func(closure))
		return slices.ContainsFunc(body, func(u ir.Instr) bool { return u.Op == ir.OpStore || g.changesParam(closure, &u) })
	})
}

// changesParam reports whether an instruction calls a method of a positional parameter that may change it, as far as rows
// of that name tell.
func (g *Graph) changesParam(id ir.FuncID, in *ir.Instr) bool {
	args := g.Prog.Args(id, in)
	if in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf {
		return false
	}
	of := g.Prog.Instr(id, g.Root(id, args[0].Value))
	if of.Op != ir.OpParam || g.Prog.Func(id).Params[of.Aux].Kind != ir.ParamPositional {
		return false
	}
	flows := g.rowsByName(id, in).Flows
	return len(flows) == 0 || slices.ContainsFunc(flows, func(r *rule.Flow) bool { return fills(r, rule.Port{Kind: rule.PortSelf}, false) })
}
