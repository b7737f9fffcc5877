package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A struct in Rust of which all values are made by functions that check what they are made of holds nothing that does not
// pass: whoever got one, by whatever way, from a request even, got it from one of these.
//
//	impl TryFrom<String> for Slug { … if is_word(&text) { Ok(Slug(text)) } else { Err(…) } }
//	async fn show(Path(slug): Path<Slug>) { … slug.0 … }

// guaranteed returns the kinds that the field is free of which the load in of function fn reads, of a value that came from
// elsewhere as a whole.
func (e *engine) guaranteed(fn ir.FuncID, in *ir.Instr) rule.Kinds {
	if in.Flags&(ir.FlagIndex|ir.FlagCapture|ir.FlagConst) != 0 {
		return 0
	}
	field, ok := e.graph.MadeFieldOf(fn, in)
	if !ok {
		return 0
	}
	clears, known := e.invariants[field]
	if known {
		return clears
	}
	if e.invariants == nil {
		e.invariants = map[callgraph.MadeField]rule.Kinds{}
	}
	e.invariants[field] = 0 // what is made of another such value
	if values, ok := e.graph.Made(field); ok {
		clears = e.set.AllKinds()
		for _, s := range values {
			clears &= e.checkedAt(s.Func, s.Value, maxMerged)
		}
	}
	e.invariants[field] = clears
	return clears
}

// checkedAt returns the kinds that value v of function fn is free of by the checks that it has passed, or passes where the
// function answers Ok or Some.
func (e *engine) checkedAt(fn ir.FuncID, v ir.Value, depth int) rule.Kinds {
	var clears rule.Kinds
	restore := e.give(0)
	defer restore()
	for range maxRead {
		in := e.prog.Instr(fn, v)
		args := e.prog.Args(fn, in)
		site := callgraph.Site{Func: fn, Value: v}
		switch {
		case in.Op == ir.OpConst:
			return e.set.AllKinds()
		case in.Op == ir.OpAssume && in.Aux != ir.AssumeReturned:
			clears |= e.verdictAt(guardUse{fn: fn, assume: v}, in).clears
		case in.Op == ir.OpAssume || in.Op == ir.OpCopy:
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
			return clears | e.set.AllKinds()&^e.brings(fn, v, subject{}, maxCondition)
		default:
			return clears
		}
		v = args[0].Value
	}
	return clears
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
	return e.predicate(predicateKey{fn: fn, port: e.paramPort(p), question: question{aux: assumeSuccess}}).clears
}
