package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// What a function answers can say more than yes or no: it can be a list or a hash of which one element says whether
// what it was given is good (ok, why = check(x); check(x)[:ok]), or one of several words (check(x) == :ok).

// ofAnswer returns what condition cond says of s as a part of what a function of the workspace answers.
func (e *engine) ofAnswer(fn ir.FuncID, cond ir.Value, aux uint32, s subject) verdict {
	call, part, ok := e.partOfAnswer(fn, cond)
	if !ok {
		return verdict{}
	}
	if !e.isRuby(fn) {
		s = e.echoed(fn, call, s)
	}
	return e.ofCallees(fn, call, e.prog.Instr(fn, call), question{aux: aux, part: part}, s)
}

// echoed returns the argument of a call in Rust that the one function which it can be gives back where s stands in its
// result, as a subject: (is_word(x), x). Without one it is s.
func (e *engine) echoed(fn ir.FuncID, call ir.Value, s subject) subject {
	base, path := s.base, s.path
	if s.value != ir.NoValue {
		base, path = e.elementOf(fn, s.value)
	}
	if base != call || path == whole {
		return s
	}
	part := e.paths.first(path)
	rest, ok := e.paths.read(path, part)
	site := callgraph.Site{Func: fn, Value: call}
	callees := e.graph.CallIn(site).Callees
	if len(callees) != 1 || callees[0].New || callees[0].Bridge != nil || !ok || rest != whole {
		return s
	}
	callee := callees[0].Func
	body := e.prog.File(callee).Body(e.prog.Func(callee))
	param := ir.NoValue
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
			continue
		}
		given := e.operandAt(callee, e.graph.Root(callee, e.prog.Args(callee, &body[u])[0].Value), part)
		if given == ir.NoValue {
			return s
		}
		v := e.origin(callee, given)
		if param != ir.NoValue && param != v || e.prog.Instr(callee, v).Op != ir.OpParam {
			return s
		}
		param = v
	}
	if param == ir.NoValue {
		return s
	}
	p := &e.prog.Func(callee).Params[e.prog.Instr(callee, param).Aux]
	if given := e.argument(fn, e.callEdge(site, &callees[0]), e.prog.Instr(fn, call), e.paramPort(p)); len(given) == 1 {
		return e.subject(fn, given[0])
	}
	return s
}

// partOfAnswer returns the call of functions of the workspace of whose result v is the element at a constant key.
func (e *engine) partOfAnswer(fn ir.FuncID, v ir.Value) (call ir.Value, part elem, ok bool) {
	v = e.graph.Root(fn, v)
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	if len(args) == 0 || in.Flags&ir.FlagCapture != 0 {
		return 0, 0, false
	}
	switch {
	case !e.isRuby(fn):
		if in.Op == ir.OpLoad && in.Flags == 0 && len(args) == 1 {
			part = elem(in.Name) // check(x).0
		}
	case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 && len(args) == 2:
		part = e.keyOf(fn, args[1].Value)
	case in.Op == ir.OpCall && len(args) <= 2 && args[0].Role == ir.RoleSelf:
		part = e.keyRead(fn, v, in)
	}
	call = e.graph.Root(fn, args[0].Value)
	if part == 0 || part == anyElem || e.prog.Instr(fn, call).Op != ir.OpCall {
		return 0, 0, false
	}
	return call, part, len(e.graph.Call(callgraph.Site{Func: fn, Value: call}).Callees) > 0
}

// keyRead returns the constant key at which call v reads its receiver, as models say: pair.first, table.fetch(:ok).
func (e *engine) keyRead(fn ir.FuncID, v ir.Value, in *ir.Instr) elem {
	for _, f := range e.graph.Call(callgraph.Site{Func: fn, Value: v}).Flows {
		if f.Step == rule.Value && len(f.From) == 1 && f.From[0].Kind == rule.PortSelf && len(f.From[0].Path) == 1 && len(f.To) == 1 && f.To[0].Kind == rule.PortReturn {
			return e.elemOf(at{fn: fn, in: in}, f.From[0].Path[0])
		}
	}
	return anyElem
}

// judgeAnswer is judgeResult for a question about a part of the result, or about which literal it is.
func (e *engine) judgeAnswer(fn ir.FuncID, v ir.Value, q question, s subject, depth int) (out verdict, possible bool) {
	if depth <= 0 {
		return verdict{}, true
	}
	v = e.graph.Root(fn, v)
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	switch {
	case in.Op == ir.OpPhi:
		for i, a := range args {
			x, ok := e.judgeAnswer(fn, a.Value, q, s, depth-1)
			if !ok {
				continue
			}
			x = x.both(e.assumedOf(fn, a.Value, s, depth-1))
			if arm, only := e.armOfPhi(fn, v, i); only {
				x = x.both(e.judgeArm(fn, arm, s, depth-1))
			}
			out, possible = e.orElse(out, possible, x), true
		}
		return out, possible
	case q.part != 0:
		return e.judgePart(fn, v, in, args, q, s, depth)
	case in.Op == ir.OpConst:
		return verdict{}, (literal{in.Aux, in.Name} == q.is) == (q.aux == 1)
	case in.Op == ir.OpCall && len(e.graph.Call(callgraph.Site{Func: fn, Value: v}).Callees) > 0:
		return e.ofCallees(fn, v, in, q, s), true
	}
	return verdict{}, true
}

// judgePart is judgeAnswer for a part of value v, which is no phi.
func (e *engine) judgePart(fn ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand, q question, s subject, depth int) (out verdict, possible bool) {
	whole := question{aux: q.aux, is: q.is}
	if in.Op == ir.OpConst {
		return verdict{}, q.is == literal{} && q.aux == 0 && (in.Aux == ir.ConstNil || in.Aux == ir.ConstFalse)
	}
	if in.Op != ir.OpCall {
		return verdict{}, true
	}
	switch e.prog.Text(in.Name) {
	case ir.OpArray, ir.OpHash, ir.OpStruct:
		for i, a := range args {
			key, keyword := a.Role.Keyword()
			switch {
			case a.Role != ir.RolePlain && !keyword:
				return verdict{}, true // any
			case keyword && elem(key) != q.part, !keyword && e.position(i) != q.part:
			case q.is != literal{}:
				return e.judgeAnswer(fn, a.Value, whole, s, depth-1)
			default:
				return e.judgeResult(fn, a.Value, q.aux, s, depth-1)
			}
		}
		return verdict{}, !e.isRuby(fn) || q.is == literal{} && q.aux == 0 // nil
	}
	if len(e.graph.Call(callgraph.Site{Func: fn, Value: v}).Callees) > 0 {
		return e.ofCallees(fn, v, in, q, s), true
	}
	return verdict{}, true
}

// ofChosen returns what a comparison with a constant says of s where what is compared is one of two constants, by a
// branch: state == :ok, after state = name =~ WORD ? :ok : :bad.
func (e *engine) ofChosen(fn ir.FuncID, in *ir.Instr, args []ir.Operand, holds bool, s subject, depth int) verdict {
	if name := e.prog.Text(in.Name); len(args) != 2 || name != "==" && name != "===" || !e.isRuby(fn) {
		return verdict{}
	}
	phi, to := e.graph.Root(fn, args[0].Value), e.graph.Root(fn, args[1].Value)
	if e.prog.Instr(fn, phi).Op != ir.OpPhi {
		phi, to = to, phi
	}
	with := e.prog.Instr(fn, to)
	if with.Op != ir.OpConst {
		phi, to = to, phi
		with = e.prog.Instr(fn, to)
	}
	switch op := e.prog.Instr(fn, phi).Op; {
	case with.Op != ir.OpConst:
		return verdict{}
	case op == ir.OpCall || op == ir.OpLoad:
		return e.ofWord(fn, phi, literal{with.Aux, with.Name}, holds, s)
	case op != ir.OpPhi:
		return verdict{}
	}
	out, any := verdict{}, false
	for i, a := range e.prog.Args(fn, e.prog.Instr(fn, phi)) {
		is := e.prog.Instr(fn, e.graph.Root(fn, a.Value))
		arm, ok := e.armOfPhi(fn, phi, i)
		if !ok || is.Op != ir.OpConst {
			return verdict{}
		}
		if (is.Aux == with.Aux && is.Name == with.Name) == holds {
			out, any = e.orElse(out, any, e.judgeArm(fn, arm, s, depth-1)), true
		}
	}
	return out
}

// ofWords returns what a look-up of what a function of the workspace answers in a list of literals says of s:
// %i[missing bad].include?(state(x)).
func (e *engine) ofWords(fn ir.FuncID, in *ir.Instr, args []ir.Operand, holds bool, s subject) verdict {
	if name := e.prog.Text(in.Name); len(args) != 2 || name != "include?" && name != "member?" || !e.isRuby(fn) || args[0].Role != ir.RoleSelf {
		return verdict{}
	}
	if op := e.prog.Instr(fn, e.graph.Root(fn, args[1].Value)).Op; op != ir.OpCall && op != ir.OpLoad {
		return verdict{}
	}
	elements, ok := e.graph.AllElements(callgraph.Site{Func: fn, Value: args[0].Value})
	if !ok || len(elements) == 0 || len(elements) > maxChoices {
		return verdict{}
	}
	out := verdict{}
	for i, el := range elements {
		word := e.prog.Instr(el.Value.Func, e.graph.Root(el.Value.Func, el.Value.Value))
		if el.Key != 0 || word.Op != ir.OpConst {
			return verdict{}
		}
		v := e.ofWord(fn, args[1].Value, literal{word.Aux, word.Name}, holds, s)
		switch {
		case !holds:
			out = out.both(v)
		case i == 0:
			out = v
		default:
			out = out.either(v)
		}
	}
	return out
}

// ofWord returns what a comparison of what a function of the workspace answers with a literal says of s.
func (e *engine) ofWord(fn ir.FuncID, v ir.Value, is literal, holds bool, s subject) verdict {
	q := question{is: is}
	if holds {
		q.aux = 1
	}
	call, part, ok := e.partOfAnswer(fn, v)
	if ok {
		q.part = part
	} else if call = e.graph.Root(fn, v); e.prog.Instr(fn, call).Op != ir.OpCall || !e.isRuby(fn) {
		return verdict{}
	}
	return e.ofCallees(fn, call, e.prog.Instr(fn, call), q, s)
}
