package ruby

import (
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// fn is a function while it is built.
type fn struct {
	*ir.FuncBuilder
	l     *lowerer
	meta  ir.Func
	outer *fn // the function around a closure
	self  ir.Value
	// method is the name of the method around, for super and __method__; forward are that method's
	// parameters as super hands them on.
	method  ir.Name
	forward []forwarded
	locals  nameSet
	// tracked lists, in order of appearance, the variables that stand for something that can be
	// read again; see track.go.
	tracked varSet
	// mentions collects the variables that are read while conditions is above 0.
	mentions   []ir.Var
	conditions int
	// bound are the variables that the patterns being held against a value have bound.
	bound []binding
	// truths maps the value of a && b or a || b to the condition that it stands for.
	truths map[ir.Value]ir.Value
	// decided maps a value that merges what two arms leave to the condition of the branch, and noted an object
	// to the conditions of the branches in which something is done to it.
	decided map[ir.Value]ir.Value
	noted   map[ir.Value][]ir.Value
	// written are the captured variables that a closure assigns.
	written []writtenCapture
	// tail says that the value of what is lowered next is what the function returns: then the arms of a
	// branch return by themselves, and each return knows what its arm assumes.
	tail bool
	// inIvar are the values that an instance or class variable is known to hold, or to have held.
	inIvar map[ir.Value]bool
	// ensuring says that what is lowered runs on every way out: it is reached even where nothing goes on.
	ensuring bool
	// states says that the function has an OpState.
	states bool
	// strict says that return leaves this closure only: it is a lambda.
	strict bool
	// returns says that a method returns though it is given no block; stops says that it makes a call that
	// never returns.
	returns, stops bool
}

// forwarded is a method's parameter in the role in which super hands it on.
type forwarded struct {
	name ir.Name
	role ir.Role
}

// writtenCapture is a captured variable that the closure assigns, with its values at the exits met
// so far.
type writtenCapture struct {
	name  ir.Name
	param int
	exits []ir.Value
}

// newFn reserves a function. outer is the function around a closure, nil for others.
func (l *lowerer) newFn(outer *fn, meta ir.Func) *fn {
	if l.file.Test {
		meta.Flags |= ir.FuncTest
	}
	f := &fn{FuncBuilder: l.b.Func(meta), l: l, meta: meta, outer: outer}
	if outer != nil {
		f.method, f.forward = outer.method, outer.forward
	}
	return f
}

// declareSelf makes self the first parameter.
func (f *fn) declareSelf(pos, end uint32) {
	f.self = f.Param(ir.Param{Kind: ir.ParamSelf, Name: f.l.n.self}, pos, end)
	f.Write(f.selfVar(), f.self)
}

// finish ends the function's code and puts it into the file.
func (f *fn) finish() {
	if f.Reachable() {
		f.exit()
		f.returns = true
		if f.states || f.assumes() {
			f.state(f.meta.End, f.meta.End)
			f.Emit(ir.Instr{Op: ir.OpReturn, Pos: f.meta.End, End: f.meta.End})
		}
	}
	if f.stops && !f.returns {
		switch f.meta.Kind {
		case ir.KindMethod, ir.KindSingleton:
			f.meta.Flags |= ir.FuncNever
		case ir.KindClosure:
			f.l.oneWay[f.ID] = true
		}
	}
	for _, w := range f.written {
		p := &f.Params()[w.param]
		switch len(w.exits) {
		case 0:
			p.Final = p.Value
		case 1:
			p.Final = w.exits[0]
		default:
			args := make([]ir.Operand, len(w.exits))
			for i, v := range w.exits {
				args[i].Value = v
			}
			p.Final = f.Emit(ir.Instr{Op: ir.OpPhi, Pos: f.meta.End, End: f.meta.End}, args...)
		}
	}
	f.Done(f.meta)
}

// exit notes the values of written captures where the closure is left.
func (f *fn) exit() {
next:
	for i := range f.written {
		w := &f.written[i]
		v, ok := f.Read(ir.Var{Name: w.name})
		if !ok {
			continue
		}
		for _, old := range w.exits {
			if old == v {
				continue next
			}
		}
		w.exits = append(w.exits, v)
	}
}

// leave leaves what a ReturnKind says with v, or with nothing if v is NoValue.
func (f *fn) leave(n syntax.NodeID, v ir.Value, kind uint32) {
	f.exit()
	f.noteReturn(v, kind)
	if f.Reachable() {
		f.state(f.l.node(n).Start, f.l.node(n).End)
	}
	if v == ir.NoValue {
		f.emit(n, ir.Instr{Op: ir.OpReturn, Aux: kind})
	} else {
		f.emit(n, ir.Instr{Op: ir.OpReturn, Aux: kind}, ir.Operand{Value: v})
	}
	f.Stop()
}

// noteReturn notes on the method around that it returns v, unless v is what its block returned.
func (f *fn) noteReturn(v ir.Value, kind uint32) {
	if !f.Reachable() {
		return
	}
	method := f
	for kind == ir.ReturnMethod && method.outer != nil && method.meta.Kind == ir.KindClosure {
		method = method.outer
	}
	if v != ir.NoValue && f.Instr(f.Root(v)).Flags&ir.FlagYield != 0 {
		return
	}
	method.returns = true
}

// stop ends the path: a call that never returns was made.
func (f *fn) stop() {
	if f.Reachable() {
		f.stops = true
	}
	f.Stop()
}

// returnLast ends the function with the value of its last expression.
func (f *fn) returnLast(n syntax.NodeID, v ir.Value) {
	if f.Reachable() && v != ir.NoValue {
		f.leave(f.l.lastStatement(n), v, ir.ReturnOwn)
	}
}

// lastStatement returns the last statement of a body, or the body if it is none.
func (l *lowerer) lastStatement(body syntax.NodeID) syntax.NodeID {
	last := body
	if k := l.kind(body); k == kindBodyStatement || k == kindBlockBody {
		for c := l.first(body); c != syntax.None; c = l.next(body, c) {
			switch l.kind(c) {
			case kindRescue, kindElse, kindEnsure, kindEmptyStatement, kindUninterpreted:
			default:
				last = c
			}
		}
	}
	return last
}

// emit appends an instruction that stands where node n does.
func (f *fn) emit(n syntax.NodeID, i ir.Instr, args ...ir.Operand) ir.Value {
	node := f.l.node(n)
	i.Pos, i.End = node.Start, node.End
	return f.Emit(i, args...)
}

// constant appends a literal.
func (f *fn) constant(n syntax.NodeID, kind uint32, name, typ ir.Name) ir.Value {
	return f.emit(n, ir.Instr{Op: ir.OpConst, Aux: kind, Name: name, Type: typ})
}

// null returns nil where node n stands.
func (f *fn) null(n syntax.NodeID) ir.Value {
	return f.constant(n, ir.ConstNil, f.l.n.nilText, f.l.n.tNil)
}

// call appends a call of name on self with positional arguments.
func (f *fn) call(n syntax.NodeID, name ir.Name, self ir.Value, args ...ir.Value) ir.Value {
	mark := f.begin()
	f.push(self, ir.RoleSelf)
	for _, a := range args {
		f.push(a, ir.RolePlain)
	}
	return f.emitFrom(mark, n, ir.Instr{Op: ir.OpCall, Name: name})
}

// begin starts the operands of an instruction; push adds to them, and emitFrom takes them.
// Instructions nest: one may be begun and emitted while another is collected.
func (f *fn) begin() int { return len(f.l.operands) }

func (f *fn) push(v ir.Value, role ir.Role) {
	f.l.operands = append(f.l.operands, ir.Operand{Value: v, Role: role})
}

func (f *fn) emitFrom(mark int, n syntax.NodeID, i ir.Instr) ir.Value {
	v := f.emit(n, i, f.l.operands[mark:]...)
	f.l.operands = f.l.operands[:mark]
	return v
}

// unknown returns an OpUnknown over the values of n's children.
func (f *fn) unknown(n syntax.NodeID) ir.Value {
	kind := "ERROR"
	if k := f.l.node(n).Kind; int(k) < len(kindNames) {
		kind = kindNames[k]
	}
	s := &f.l.b.File().Stats
	s.Unknown++
	s.UnknownKinds[kind]++
	mark := f.begin()
	for c := f.l.first(n); c != syntax.None; c = f.l.next(n, c) {
		if v := f.statement(c, true); v != ir.NoValue {
			f.push(v, ir.RolePlain)
		}
	}
	return f.emitFrom(mark, n, ir.Instr{Op: ir.OpUnknown, Name: f.l.b.Name(kind)})
}

// token says whether n is a literal token of the grammar, such as an operator.
func (l *lowerer) token(n syntax.NodeID) bool {
	k := l.node(n).Kind
	return int(k) < len(kindNames) && strings.HasPrefix(kindNames[k], "'")
}

// tooDeep stands for syntax below maxDepth: an OpUnknown over the local variables in it.
func (f *fn) tooDeep(n syntax.NodeID) ir.Value {
	s := &f.l.b.File().Stats
	s.Truncated = true
	s.Unknown++
	s.UnknownKinds["nesting"]++
	mark := f.begin()
	for i := n; uint32(i) < f.l.node(n).Next; i++ {
		if f.l.kind(i) == kindIdentifier {
			if v, ok := f.Read(ir.Var{Name: f.l.name(i)}); ok {
				f.push(v, ir.RolePlain)
			}
		}
	}
	return f.emitFrom(mark, n, ir.Instr{Op: ir.OpUnknown, Name: f.l.b.Name("nesting")})
}

// nameSet is a set of names that keeps its order. It is small as a rule.
type nameSet struct {
	list  []ir.Name
	index map[ir.Name]struct{} // once it is not small
}

const smallSet = 12

func (s *nameSet) has(n ir.Name) bool {
	if s.index != nil {
		_, ok := s.index[n]
		return ok
	}
	for _, m := range s.list {
		if m == n {
			return true
		}
	}
	return false
}

func (s *nameSet) add(n ir.Name) {
	if s.has(n) {
		return
	}
	s.list = append(s.list, n)
	switch {
	case s.index != nil:
		s.index[n] = struct{}{}
	case len(s.list) > smallSet:
		s.index = make(map[ir.Name]struct{}, 2*len(s.list))
		for _, m := range s.list {
			s.index[m] = struct{}{}
		}
	}
}

// declare makes name a local variable.
func (f *fn) declare(name ir.Name) { f.locals.add(name) }

// assign declares a local variable and gives it a value.
func (f *fn) assign(name ir.Name, v ir.Value) {
	f.declare(name)
	f.Write(ir.Var{Name: name}, v)
	f.mention(ir.Var{Name: name})
}

// local reads a local variable; one that has no value is nil.
func (f *fn) local(n syntax.NodeID, name ir.Name) ir.Value {
	v := ir.Var{Name: name}
	f.mention(v)
	if val, ok := f.Read(v); ok {
		return val
	}
	return f.null(n)
}

// mention notes that a condition being lowered reads v.
func (f *fn) mention(v ir.Var) {
	if f.conditions > 0 {
		f.mentions = append(f.mentions, v)
	}
}
