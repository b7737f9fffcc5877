package taint

import (
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// In Rust a check often tells what it found by a Result or an Option: check(x)?, if let Err(e) = check(x),
// check(x).is_ok(). What is certain where such a value is Ok or Some, or Err or None, is asked like what is certain
// where a condition is true or false; a row about a call that returns one says what is so where it succeeds.

const (
	// assumeSuccess is the aux of a question about a function whose result is Ok or Some.
	assumeSuccess = assumeNotFalse + 1
	// assumeFailure is the same for Err and None.
	assumeFailure = assumeSuccess + 1
	// assumeEmpty is the aux of a question about a method of Ruby whose result is a list without elements.
	assumeEmpty = assumeFailure + 1
	// assumeYielded is the aux of a question about a method of Ruby that runs its block.
	assumeYielded = assumeEmpty + 1
	// assumeUnadded is the aux of a question about a block that has added nothing to a list: the one that it captures as
	// number part minus one, or reads as list.
	assumeUnadded = assumeYielded + 1
	// assumeVariant is the first aux of the questions about functions whose result is a certain variant of an enum of
	// the workspace, or is another one: see assumeVariantOf.
	assumeVariant = assumeUnadded + 1
)

// variantOf reports whether a pattern's head is a variant of a Result or an Option, and whether that is the one of
// success.
func variantOf(head string) (success, ok bool) {
	switch head[strings.LastIndexByte(head, ':')+1:] {
	case "Ok", "Some":
		return true, true
	case "Err", "None":
		return false, true
	}
	return false, false
}

// merges is what the phis of a function say that one question has come to: each is looked at once, however many ways
// lead to it. One that is still being looked at, a loop's, adds nothing to itself.
type merges map[ir.Value]struct {
	verdict  verdict
	possible bool
}

// at returns what the phi at v says, which look finds out.
func (m merges) at(v ir.Value, look func() (verdict, bool)) (verdict, bool) {
	known, ok := m[v]
	if !ok {
		m[v] = known
		known.verdict, known.possible = look()
		m[v] = known
	}
	return known.verdict, known.possible
}

// outcome returns what is certain of s where value v of function fn, a Result or an Option, is a success, or is none;
// possible is false if it cannot be that.
func (e *engine) outcome(fn ir.FuncID, v ir.Value, success bool, s subject, depth int) (out verdict, possible bool) {
	return e.outcomeIn(merges{}, fn, v, success, s, depth)
}

// outcomeIn is outcome for a part of the value that the question is about.
func (e *engine) outcomeIn(m merges, fn ir.FuncID, v ir.Value, success bool, s subject, depth int) (out verdict, possible bool) {
	for ; depth > 0; depth-- {
		in := e.prog.Instr(fn, v)
		args := e.prog.Args(fn, in)
		switch in.Op {
		case ir.OpCopy:
			switch name := e.prog.Text(in.Name); name {
			case "":
				v = args[0].Value
				continue
			case ir.VariantTry: // what is in it can be another one, unless that leaves the function: Err("no")?
				return verdict{}, !success || !e.isErr(fn, v)
			default:
				is, _ := variantOf(name)
				return verdict{}, is == success
			}
		case ir.OpAssume:
			v = args[0].Value
			continue
		case ir.OpConst:
			return verdict{}, in.Aux != ir.ConstNil || !success
		case ir.OpPhi:
			return m.at(v, func() (out verdict, possible bool) {
				for i, a := range args {
					if x, ok := e.outcomeIn(m, fn, a.Value, success, s, depth-1); ok {
						if arm, only := e.armOfPhi(fn, v, i); only {
							x = x.both(e.judgeArm(fn, arm, s, depth-1))
						}
						out, possible = e.orElse(out, possible, x), true
					}
				}
				return out, possible
			})
		case ir.OpCall:
			return e.outcomeOfCall(fn, v, in, success, s), true
		}
		break
	}
	return verdict{}, true
}

// isNone reports whether in, a test of a pattern of an Option, says where it is holds that the Option is None.
func (e *engine) isNone(in *ir.Instr, holds bool) bool {
	head := e.prog.Text(in.Type)
	name := head[strings.LastIndexByte(head, ':')+1:]
	return name == "Some" && !holds || name == "None" && holds
}

// outcomeOfCall is outcome for the result of the call at v.
func (e *engine) outcomeOfCall(fn ir.FuncID, v ir.Value, in *ir.Instr, success bool, s subject) verdict {
	aux := uint32(assumeFailure)
	if success {
		aux = assumeSuccess
	}
	return e.guard(fn, v, in, success, s).both(e.ofCallees(fn, v, in, question{aux: aux}, s)).both(e.ofFunctions(fn, in, aux, s))
}

// equalsVariant returns what is certain of s where the operands of a comparison of Rust are equal, and the second is made
// as an Ok, Some, Err or None: assert_eq!(check(x), Ok(()))
func (e *engine) equalsVariant(fn ir.FuncID, in *ir.Instr, args []ir.Operand, s subject, depth int) verdict {
	if name := e.prog.Text(in.Name); name != "op.==" && name != "op.!=" || len(args) != 2 {
		return verdict{}
	}
	made := e.prog.Instr(fn, args[1].Value)
	success, ok := variantOf(e.prog.Text(made.Name))
	if made.Op != ir.OpCopy || !ok {
		return verdict{}
	}
	v, _ := e.outcome(fn, args[0].Value, success, s, depth)
	return v
}

// isErr reports whether value v of function fn is made as an Err: what is taken out of a success it is not.
func (e *engine) isErr(fn ir.FuncID, v ir.Value) bool {
	for range maxCondition {
		in := e.prog.Instr(fn, v)
		if in.Op != ir.OpCopy && in.Op != ir.OpAssume {
			return false
		}
		if in.Op == ir.OpCopy && e.prog.Text(in.Name) == "Err" {
			return true
		}
		v = e.prog.Args(fn, in)[0].Value
	}
	return false
}

// ofOperand returns what a callee says of s in Rust where operand a of the call, which comes in port p, is s itself or
// what s is a field of: check(&request), request.validate()?
func (e *engine) ofOperand(fn ir.FuncID, a ir.Value, key predicateKey, s subject) verdict {
	if e.same(fn, a, s) {
		return e.predicate(key)
	}
	base, path := s.base, s.path
	if s.value != ir.NoValue {
		base, path = e.elementOf(fn, s.value)
	}
	if base == ir.NoValue || path == whole {
		return verdict{}
	}
	of, at := e.elementOf(fn, a)
	rest, ok := e.paths.below(at, path)
	if of != base || !ok || rest == whole {
		return verdict{}
	}
	key.path = rest
	return e.predicate(key)
}

// readsTwice reports whether two calls of what the call at v is called read the same in Rust: it is a method of the
// workspace that is lent its receiver for reading, or takes a copy of it.
func (e *engine) readsTwice(call *callgraph.Call) bool {
	for _, c := range call.Callees {
		params := e.prog.Func(c.Func).Params
		if len(params) != 1 || params[0].Kind != ir.ParamSelf || strings.HasPrefix(e.prog.Text(params[0].Type), "&mut") {
			return false
		}
	}
	return len(call.Callees) > 0
}

// getter returns the fields by which the call at v of function fn in Rust reads its receiver, where all that the one method
// which it runs does is to answer what stands there: fn slot(self) -> usize { self.index as usize }. It is nil for others.
func (e *engine) getter(fn ir.FuncID, v ir.Value) []elem {
	callees := e.graph.Call(callgraph.Site{Func: fn, Value: v}).Callees
	if len(callees) != 1 || callees[0].Bridge != nil || callees[0].ByName {
		return nil
	}
	id := callees[0].Func
	fields, known := e.getters[id]
	if !known {
		e.getters[id] = nil // for methods that call themselves
		fields = e.getterFields(id)
		e.getters[id] = fields
	}
	return fields
}

func (e *engine) getterFields(id ir.FuncID) (fields []elem) {
	fn := e.prog.Func(id)
	if len(fn.Params) != 1 || fn.Params[0].Kind != ir.ParamSelf || fn.Len > maxGetter || strings.HasPrefix(e.prog.Text(fn.Params[0].Type), "&mut") {
		return nil
	}
	left := ir.NoValue
	for u, in := range e.prog.File(id).Body(fn) {
		switch in.Op {
		case ir.OpStore, ir.OpClosure, ir.OpPhi:
			return nil
		case ir.OpReturn:
			if in.NArgs != 1 || left != ir.NoValue {
				return nil
			}
			left = e.prog.Args(id, e.prog.Instr(id, ir.Value(u)))[0].Value
		}
	}
	if left == ir.NoValue {
		return nil
	}
	base, path := e.elementOf(id, left)
	if path == whole || base != e.graph.Given(id, &fn.Params[0]) {
		return nil
	}
	for path != whole {
		first := e.paths.first(path)
		fields = append(fields, first)
		path, _ = e.paths.read(path, first)
	}
	return fields
}

// maxGetter bounds the instructions of a method that only reads a field.
const maxGetter = 12

// conditional returns the kinds that fact f is free of where the condition at a port of the call at u is true:
// is_word(x).then_some(x).
func (e *engine) conditional(k *context, f fact, u ir.Value, p *rule.Port) rule.Kinds {
	values := e.atPort(k.fn, e.prog.Instr(k.fn, u), p)
	if len(values) != 1 {
		return 0
	}
	if ends, ok := e.endsCleared(k, f, values[0]); ok {
		return ends
	}
	s := e.subject(k.fn, f.value)
	if f.path != whole && !e.isRuby(k.fn) {
		s = subject{}
		if s.base, s.path = e.elementAt(k.fn, f.value, f.path); s.path != whole {
			of := e.judge(k.fn, values[0], 1, s, maxCondition).clears // of what the object holds: name.valid().then_some(name)
			return of | e.judge(k.fn, values[0], 1, e.constructedOf(k.fn, s), maxCondition).clears
		}
	}
	return e.judge(k.fn, values[0], 1, s, maxCondition).clears
}

// endsCleared returns the kinds that fact f is free of where cond is true, if it is about a range of Rust: those that the end is
// free of which it came from, or both where that is not known. (end <= list.len()).then_some(start..end)
func (e *engine) endsCleared(k *context, f fact, cond ir.Value) (clears rule.Kinds, ok bool) {
	made := e.graph.Root(k.fn, f.value)
	in := e.prog.Instr(k.fn, made)
	if e.isRuby(k.fn) || in.Op != ir.OpCall || in.NArgs == 0 || e.prog.Text(in.Name) != ir.OpRange {
		return 0, false
	}
	from := f
	for range maxRead {
		if from.cause.kind != causeStep || e.graph.Root(k.fn, from.value) != made {
			break
		}
		from = k.facts[from.cause.prev]
	}
	clears = e.set.AllKinds()
	for i, end := range e.prog.Args(k.fn, in) {
		cleared := e.judge(k.fn, cond, 1, e.subject(k.fn, end.Value), maxCondition).clears
		if i > 0 && in.Aux == ir.RangeInclusive && cleared&e.edge == 0 {
			cleared = 0 // as large as the memory is one too large
		}
		switch root := e.graph.Root(k.fn, end.Value); {
		case root == e.graph.Root(k.fn, from.value):
			return cleared, true
		case e.prog.Instr(k.fn, root).Op != ir.OpConst:
			clears &= cleared
		}
	}
	return clears, true
}

// constructedOf returns what stands at the path of s, which is all that is known of s, if that is an operand of the call
// that makes a tuple or a struct: the name in Slug(name), in (name, kind) and in Page { name, kind }.
func (e *engine) constructedOf(fn ir.FuncID, s subject) subject {
	first := e.paths.first(s.path)
	rest, _ := e.paths.read(s.path, first)
	v := e.operandAt(fn, s.base, first)
	switch {
	case v == ir.NoValue:
		return s
	case rest == whole:
		return e.subject(fn, v)
	}
	out := subject{}
	out.base, out.path = e.elementAt(fn, v, rest)
	return out
}

// operandAt returns the operand that becomes part of the tuple, array or struct that the call at made makes, or NoValue.
func (e *engine) operandAt(fn ir.FuncID, made ir.Value, part elem) ir.Value {
	in := e.prog.Instr(fn, made)
	if in.Op != ir.OpCall {
		return ir.NoValue
	}
	name := e.prog.Text(in.Name)
	if name != ir.OpArray && name != ir.OpStruct && !e.graph.Call(callgraph.Site{Func: fn, Value: made}).Constructs {
		return ir.NoValue
	}
	positions := e.operandPositions(fn, in)
	for i, a := range e.prog.Args(fn, in) {
		switch key, keyword := a.Role.Keyword(); {
		case a.Role == ir.RoleSplat:
			return ir.NoValue
		case keyword && name == ir.OpStruct && e.fieldOf(fn, in.Type, elem(key)) == part:
			return a.Value
		case a.Role == ir.RolePlain && e.position(positions[i]) == part:
			return a.Value
		}
	}
	return ir.NoValue
}
