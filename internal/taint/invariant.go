package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A struct in Rust of which all values are made by functions that check what they are made of holds nothing that does not
// pass: whoever got one, by whatever way, from a request even, got it from one of these.
//
//	impl TryFrom<String> for Slug { … if is_word(&text) { Ok(Slug(text)) } else { Err(…) } }
//	async fn show(Path(slug): Path<Slug>) { … slug.0 … }

// guaranteed returns the kinds that the field is free of which the load in of the context's function reads, wherever the
// struct came from.
func (e *engine) guaranteed(k *context, in *ir.Instr) rule.Kinds {
	fn := k.fn
	if in.Flags&(ir.FlagIndex|ir.FlagCapture|ir.FlagConst) != 0 {
		return 0
	}
	field, ok := e.graph.MadeFieldOf(fn, in)
	if !ok {
		return 0
	}
	key := invariant{field: field, of: e.typeRead(k, in)}
	clears, known := e.invariants[key]
	if known {
		return clears
	}
	if e.invariants == nil {
		e.invariants = map[invariant]rule.Kinds{}
	}
	e.invariants[key] = 0 // what is made of another such value
	if values, ok := e.graph.Made(field); ok {
		clears = e.set.AllKinds()
		for _, s := range values {
			clears &= e.madeAs(s, key.of)
		}
	}
	e.invariants[key] = clears
	return clears
}

// invariant is a field of a struct; of is the struct's type with its arguments, where what is checked depends on them:
// Checked<Slug>.
type invariant struct {
	field callgraph.MadeField
	of    string
}

// typeRead returns the type of what the load in reads a field of, if that has type arguments.
func (e *engine) typeRead(k *context, in *ir.Instr) string {
	defer e.give(k.entry.given)()
	of := e.prog.Args(k.fn, in)[0].Value
	if e.isSelf(k.fn, of) {
		return e.graph.ImplFor(k.fn)
	}
	if t := e.graph.TypedValue(k.fn, of); strings.Contains(t, "<") {
		return t
	}
	return ""
}

// madeAs returns the kinds that the value at s is free of which a field gets of a struct of type of.
func (e *engine) madeAs(s callgraph.Site, of string) rule.Kinds {
	defer e.give(e.givenID(e.graph.ForType(s.Func, of)))()
	return e.checkedAt(s.Func, s.Value, maxMerged)
}

// besideMemory returns the kinds that a number is free of which the load in of function fn reads from a struct, because each of
// them holds memory, too, that a call made of as much: Self { data: input.take(n)?, count: n }. What the struct's methods do
// up to there is within that.
func (e *engine) besideMemory(fn ir.FuncID, in *ir.Instr) rule.Kinds {
	if in.NArgs != 1 || in.Flags&(ir.FlagIndex|ir.FlagCapture|ir.FlagConst) != 0 {
		return 0
	}
	field, ok := e.graph.MadeFieldOf(fn, in)
	if !ok {
		return 0
	}
	if beside, known := e.beside[field]; known {
		return beside
	}
	if e.beside == nil {
		e.beside = map[callgraph.MadeField]rule.Kinds{}
	}
	e.beside[field] = 0
	values, ok := e.graph.Made(field)
	if !ok || slices.ContainsFunc(values, func(s callgraph.Site) bool { return !e.isMadeBeside(s) }) {
		return 0
	}
	e.beside[field] = e.bounds
	return e.bounds
}

// isMadeBeside reports whether the number at s is put into a struct beside memory that a call made of as much.
func (e *engine) isMadeBeside(s callgraph.Site) bool {
	size := e.counted(s.Func, s.Value)
	return slices.ContainsFunc(e.info(s.Func).usesOf(s.Value), func(u ir.Value) bool {
		in := e.prog.Instr(s.Func, u)
		return in.Op == ir.OpCall && e.prog.Text(in.Name) == ir.OpStruct && slices.ContainsFunc(e.prog.Args(s.Func, in), func(a ir.Operand) bool {
			return a.Value != s.Value && e.graph.IsMemory(s.Func, a.Value) && e.madeWith(madeFor{s.Func, u, size}, a.Value, maxSized)
		})
	})
}

// checkedAt returns the kinds that value v of function fn is free of by the checks that it has passed, or passes where the
// function answers Ok or Some.
func (e *engine) checkedAt(fn ir.FuncID, v ir.Value, depth int) rule.Kinds {
	var clears rule.Kinds
	for range maxRead {
		in := e.prog.Instr(fn, v)
		args := e.prog.Args(fn, in)
		site := callgraph.Site{Func: fn, Value: v}
		switch {
		case in.Op == ir.OpConst && (e.isRuby(fn) || !e.graph.Filled(site)):
			return e.set.AllKinds()
		case in.Op == ir.OpAssume && in.Aux != ir.AssumeReturned:
			clears |= e.verdictAt(guardUse{fn: fn, assume: v, given: e.given}, in).clears
		case in.Op == ir.OpAssume || in.Op == ir.OpCopy:
		case (in.Op == ir.OpParam || in.Op == ir.OpCall) && e.graph.Filled(site):
			return clears
		case in.Op == ir.OpCall && len(args) == 1 && (args[0].Role == ir.RoleSelf && e.identity(site) || in.Flags&ir.FlagPath != 0 && e.graph.ReturnsArgument(site)):
		case in.Op == ir.OpPhi && depth > 0:
			all := e.set.AllKinds()
			for _, a := range args {
				all &= e.checkedAt(fn, a.Value, depth-1)
			}
			return clears | all
		case in.Op == ir.OpParam:
			return clears | e.checkedParam(fn, in)
		case in.Op == ir.OpCall:
			return clears | e.set.AllKinds()&^(e.brings(fn, v, subject{}, maxCondition)&e.composed(site, in, depth))
		default:
			return clears
		}
		v = args[0].Value
	}
	return clears
}

// composed returns the kinds that the result of a call at s can carry which models describe, by the checks that its operands have
// passed: of format!("{FOLDER}/{name}") those that name can carry.
func (e *engine) composed(s callgraph.Site, in *ir.Instr, depth int) rule.Kinds {
	call := e.graph.Call(s)
	if depth <= 0 || len(call.Flows) == 0 || len(call.Callees) > 0 || len(call.Sources) > 0 {
		return e.set.AllKinds()
	}
	var kinds rule.Kinds
	positions := e.operandPositions(s.Func, in)
	for i, a := range e.prog.Args(s.Func, in) {
		for _, row := range call.Flows {
			for j := range row.From {
				switch from := &row.From[j]; {
				case !slices.ContainsFunc(row.To, func(p rule.Port) bool { return p.Kind == rule.PortReturn }):
				case from.Kind == rule.PortBlockReturn:
					return e.set.AllKinds()
				case e.graph.AtPort(s.Func, in, a, positions[i], from):
					kinds |= row.Turns.Of(e.set.AllKinds() &^ e.checkedAt(s.Func, a.Value, depth-1))
				}
			}
		}
	}
	return kinds
}

// checkedParam returns the kinds that a parameter is free of where its function answers Ok or Some; of a closure, what it
// captures where the function around it does.
func (e *engine) checkedParam(fn ir.FuncID, in *ir.Instr) rule.Kinds {
	p := &e.prog.Func(fn).Params[in.Aux]
	if p.Kind == ir.ParamCaptured {
		outer, ok := e.graph.Outside(fn, in)
		if !ok {
			return 0
		}
		return e.checkedAt(outer.Func, outer.Value, 0)
	}
	if p.Kind != ir.ParamPositional {
		return 0
	}
	return e.predicate(predicateKey{fn: fn, port: e.paramPort(p), given: e.given, question: question{aux: assumeSuccess}}).clears
}
