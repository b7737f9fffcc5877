package route

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file proves that a request has shown who sends it, wherever a value is computed.
//
// At a place, all conditions hold that have been decided on every way there, and all calls have come back that stand on
// every such way. A condition proves something if it can only be so for somebody who has shown who he is: the session has
// his name, a secret that he sent is the one that the program knows, a library has verified what it was given. What a
// method of the workspace proves by its result, or by coming back, is asked in the method: of all its ways out the one
// that says least counts. Conditions that the route itself decides (request.post?) are what they are for the route at hand.
//
// A question that comes up again while it is being answered is taken for proven: what is so of all ways out that need no
// other turn of a loop, or of a recursion, is so of all.

// Limits of a proof.
const (
	// maxQuestions bounds the questions that are asked of one filter, or handler, for one route: guards are small.
	maxQuestions = 30000
	// maxCalls bounds how deep calls are followed.
	maxCalls = 12
	// maxStores bounds the stores of an instance variable of which each must be understood.
	maxStores = 8
	// maxQuote bounds how much of the source is quoted.
	maxQuote = 60
)

// prover answers for one route.
type prover struct {
	g       *callgraph.Graph
	handler ir.FuncID // of the route; ir.NoFunc if any
	remembering
	left       int
	tired      bool              // it was not enough once
	contents   int               // how many questions for what is in something are being asked
	absent     []callgraph.Site  // what has been read of tables that have nothing at the key
	stops      map[stopping]bool // memo of mayStop
	strategies *strategies
	refusals   map[ir.Name]refusal         // memo of saysRefusal; nil for none
	notes      map[string][]note           // what middleware of the workspace notes in the request, by its key …
	ownNotes   map[string][]callgraph.Site // … and what its applications do
	choices    map[choice]*told
	ran        map[ir.FuncID]bool // the filters that have run …
	never      map[ir.FuncID]bool // … and those that do not run for the route
}

func newProver(g *callgraph.Graph, handler ir.FuncID) *prover {
	return &prover{g: g, handler: handler, remembering: newRemembering(), left: maxQuestions, ran: map[ir.FuncID]bool{}}
}

// question is what is being asked: of a value as a condition, of a place, of a function.
type question struct {
	fn   ir.FuncID
	v    ir.Value
	call callgraph.Site
	kind questionKind
}

type questionKind uint8

const (
	isTrue questionKind = iota
	isFalse
	isReached
	isLeft
	isMade
	isBack // its call
	isMet  // with another branch
)

// truth returns the question whether something is what is wanted.
func truth(want bool) questionKind {
	if want {
		return isTrue
	}
	return isFalse
}

// frame is a function for one call of it.
type frame struct {
	fn    ir.FuncID
	call  callgraph.Site // the call, in the function of up
	up    *frame
	depth int
	// given is what the function's parameters are where a framework calls it: nil if that says nothing.
	given *rule.Entry
	// self is the object that it is called on, where that is known to be one of several that the call may be made on.
	self *object
	// credentials says that they are what somebody signs in by.
	credentials bool
	known       map[point]answer // what was found out of its values
	running     int              // how deep it is among what is being asked and run; 0 if it is not run
	shared      *shared
	// called are the frames of what its calls run, so that what is found out there is known when it is asked for again.
	called map[invocation]*frame
}

// invocation is a function that a call runs.
type invocation struct {
	fn   ir.FuncID
	call callgraph.Site
}

// startAnew lets as much be asked as at first: of another filter, or of the handler.
func (p *prover) startAnew() {
	p.tired = p.exhausted()
	p.left = maxQuestions
}

// exhausted reports whether some question was not answered because too many had been asked.
func (p *prover) exhausted() bool { return p.tired || p.left <= 0 }

// again is the answer to a question that is being asked.
func (p *prover) again() verdict {
	if p.left <= 0 {
		return verdict{}
	}
	return verdict{strength: impossible}
}

// at returns what is proven wherever value v of a function is computed.
func (p *prover) at(f *frame, v ir.Value) verdict {
	return p.remember(f, v, isReached, func() answer { return answer{verdict: p.askAt(f, v)} }).verdict
}

func (p *prover) askAt(f *frame, v ir.Value) verdict {
	leave, ok := p.enter(f, v, isReached)
	if !ok {
		return p.again()
	}
	defer leave()
	var out verdict
	fn := p.g.Prog.Func(f.fn)
	var last verdict
	var decided ir.Value
	for _, d := range fn.Decided(v) {
		one := p.refused(f, &d, p.condition(f, d.Cond, d.Holds))
		out = out.both(one)
		if d.Cond >= decided {
			last, decided = one, d.Cond
		}
	}
	out = out.then(last)
	out = out.both(p.joined(f, v))
	body := p.g.Prog.File(f.fn).Body(fn)
	for c := ir.Value(1); c < v && int(c) < len(body); c++ {
		if body[c].Op == ir.OpCall && fn.Dominates(c, v) {
			out = out.both(p.cameBack(f, c))
		}
	}
	return out
}

// cameBack returns what is proven because a call has come back.
func (p *prover) cameBack(f *frame, c ir.Value) verdict {
	return p.remember(f, c, isBack, func() answer { return answer{verdict: p.askBack(f, c)} }).verdict
}

func (p *prover) askBack(f *frame, c ir.Value) verdict {
	site := callgraph.Site{Func: f.fn, Value: c}
	if in := p.g.Prog.Instr(f.fn, c); in.NArgs == 2 && (p.g.Prog.Text(in.Name) == ir.OpAnd || p.g.Prog.Text(in.Name) == ir.OpOr) {
		return p.shortCircuit(f, c, in)
	}
	for _, row := range p.g.Entry(site).Authenticators {
		if row.Returns && p.g.Describes(&row.Row, site) {
			return p.authenticated(site, row)
		}
	}
	if block, ok := p.blockRun(site); ok {
		return p.comesBack(f.into(block, callgraph.Site{}))
	}
	callees := p.calleesIn(f, site)
	if len(callees) == 0 || slices.ContainsFunc(callees, func(id ir.FuncID) bool { return !p.mayStopAt(site, id) }) {
		return verdict{}
	}
	out := verdict{strength: impossible}
	for _, id := range callees {
		out = out.either(p.comesBack(f.into(id, site)))
	}
	return out
}

// blockRun returns the block of a call that runs it at least once, as rows say: lock.synchronize { … }
func (p *prover) blockRun(site callgraph.Site) (ir.FuncID, bool) {
	block, ok := p.blockOf(site)
	return block, ok && slices.ContainsFunc(p.g.Entry(site).Guards, func(row *rule.Guard) bool {
		return row.ByRun && p.g.Describes(&row.Row, site)
	})
}

// stopping is a function and what self is in it: see Graph.BoundSelf.
type stopping struct {
	fn    ir.FuncID
	class uint32
}

// mayStop reports whether function id may not come back: it has a call that ends the request or raises, or one of what may
// do so.
func (p *prover) mayStop(id ir.FuncID) bool {
	key := stopping{id, p.g.BoundSelf(id)}
	if stops, known := p.stops[key]; known {
		return stops
	}
	p.stops[key] = false // what one sees that calls itself
	body := p.g.Prog.File(id).Body(p.g.Prog.Func(id))
	for v := range body {
		site := callgraph.Site{Func: id, Value: ir.Value(v)}
		switch {
		case body[v].Op == ir.OpClosure:
			p.stops[key] = p.stops[key] || p.mayStop(p.g.Prog.Callee(id, &body[v]))
		case body[v].Op != ir.OpCall:
		case p.mayNotComeBack(site) && !p.caught(site):
			p.stops[key] = true
		}
		if p.stops[key] {
			return true
		}
	}
	return false
}

// mayNotComeBack reports whether a call may end the request, or raise.
func (p *prover) mayNotComeBack(site callgraph.Site) bool {
	return p.g.Stops(site) || p.g.Answers(site) || p.mayEnd(site) || slices.ContainsFunc(p.g.Entry(site).Authenticators, func(row *rule.Authenticator) bool { return row.Returns }) ||
		slices.ContainsFunc(p.callees(site), func(callee ir.FuncID) bool { return p.mayStopAt(site, callee) })
}

// mayStopAt is mayStop of a function that the call at site runs.
func (p *prover) mayStopAt(site callgraph.Site, id ir.FuncID) bool {
	defer p.bind(p.self(site, id))()
	return p.mayStop(id)
}

// self returns what is given to function id, which the call at site runs, of which class self is in it.
func (p *prover) self(site callgraph.Site, id ir.FuncID) []callgraph.Given {
	if p.g.Prog.Func(id).Kind == ir.KindClosure {
		return nil
	}
	given := callgraph.Given{Param: callgraph.Site{Func: id}, Rest: -1}
	if types := p.g.Selves(site, id, false); len(types) == 1 {
		given.Class = p.g.SelfOf(types[0])
	}
	if given.Class == p.g.BoundSelf(id) {
		return nil
	}
	return []callgraph.Given{given}
}

// bind adds to what is bound, and takes the place of what was said of self in the same function; the function that it
// returns takes that back.
func (p *prover) bind(more []callgraph.Given) (back func()) {
	if len(more) == 0 {
		return func() {}
	}
	before := p.g.Bind(nil)
	now := slices.DeleteFunc(slices.Clone(before), func(b callgraph.Given) bool {
		return b.Class != 0 && slices.ContainsFunc(more, func(m callgraph.Given) bool { return m.Param == b.Param })
	})
	for _, m := range more {
		if m.Param.Value != ir.NoValue || m.Class != 0 {
			now = append(now, m)
		}
	}
	p.g.Bind(now)
	return func() { p.g.Bind(before) }
}

// authenticated returns what a call proves that a library answers.
func (p *prover) authenticated(site callgraph.Site, row *rule.Authenticator) verdict {
	if row.Passable != "" {
		return verdict{strength: claimed, why: Evidence{site, p.quote(site) + " " + row.Passable}}
	}
	if why := p.passable(site, row); why != nil {
		return verdict{strength: claimed, why: *why}
	}
	return verdict{strength: proven, why: Evidence{site, p.quote(site) + " asks who it is"}}
}

// into returns the frame of a function that a call runs; without a call, of a block each time that it is run.
func (f *frame) into(id ir.FuncID, call callgraph.Site) *frame {
	key := invocation{id, call}
	if known := f.called[key]; known != nil {
		return known
	}
	inner := &frame{fn: id, call: call, up: f, depth: f.depth + 1, shared: f.common()}
	if call != (callgraph.Site{}) {
		if f.called == nil {
			f.called = map[invocation]*frame{}
		}
		f.called[key] = inner
	}
	return inner
}

// beside returns the frame of a function of which it is not known by which call it runs, while that of f does.
func (f *frame) beside(id ir.FuncID) *frame {
	return &frame{fn: id, depth: f.depth + 1, shared: f.common()}
}

// callees returns the methods of the workspace that a call in Ruby runs for certain; none if it may run something else.
func (p *prover) callees(site callgraph.Site) (ids []ir.FuncID) {
	callees := p.g.CallIn(site).Callees
	for _, c := range callees {
		if c.ByName && len(callees) > 1 || c.New || c.Later || c.Bridge != nil || c.Func == ir.NoFunc || p.g.Lang(c.Func) != source.Ruby {
			return nil
		}
		ids = append(ids, c.Func)
	}
	return ids
}

// given binds what the call of a function says of it: of which class self is, and the parameters that it gives what the route
// says, a path or a verb; the function that it returns takes that back.
func (p *prover) given(f *frame) (back func()) {
	if f.call == (callgraph.Site{}) {
		return func() {}
	}
	if p.g.OnRoute() && len(p.g.Prog.Func(f.fn).Params) > 1 {
		p.looksOutside(f)
	}
	more := p.self(f.call, f.fn)
	for i := range p.g.Prog.Func(f.fn).Params {
		param := &p.g.Prog.Func(f.fn).Params[i]
		if param.Kind != ir.ParamPositional && param.Kind != ir.ParamOptional || !p.g.OnRoute() {
			continue
		}
		at := p.g.Operands(f.call, &rule.Port{Kind: rule.PortArg, Index: int(param.Index)})
		if len(at) == 1 && p.g.TellsRoute(f.call.Func, at[0]) {
			more = append(more, callgraph.Given{
				Param: callgraph.Site{Func: f.fn, Value: param.Value}, Is: callgraph.Site{Func: f.call.Func, Value: at[0]}, Rest: -1,
			})
		}
	}
	return p.bind(more)
}

// run notes that a function is run; done must be called if that is no other turn of a recursion.
func (p *prover) run(f *frame) (done func(), ok bool) {
	for up := f.up; up != nil; up = up.up {
		if up.fn == f.fn {
			p.hangsOn(up.running)
			return nil, false
		}
	}
	if f.depth > maxCalls {
		return nil, false
	}
	back, running, end := p.given(f), f.running, p.begin()
	if f.running == 0 {
		f.running = len(p.asked)
	}
	return func() {
		end()
		f.running = running
		back()
	}, true
}

// comesBack returns what is proven once a function has come back.
func (p *prover) comesBack(f *frame) verdict {
	if f.depth > maxCalls {
		return verdict{}
	}
	leave, ok := p.enter(f, ir.NoValue, isLeft)
	if !ok {
		return p.again()
	}
	defer leave()
	done, ok := p.run(f)
	if !ok {
		return p.again()
	}
	defer done()
	out := verdict{strength: impossible}
	for _, exit := range p.exits(f.fn) {
		out = out.either(p.exit(f, exit))
	}
	return out
}

// exit returns what is proven at a way out of a function, or of a block in it that leaves the function.
func (p *prover) exit(f *frame, exit callgraph.Site) verdict {
	at := p.frameIn(f, exit.Func)
	out := p.at(at, exit.Value)
	for v := exit.Value - 1; v > 0; v-- {
		site := callgraph.Site{Func: exit.Func, Value: v}
		if p.endsIt(at, site) && p.g.Prog.Func(exit.Func).Dominates(v, exit.Value) {
			return verdict{strength: impossible} // nothing runs after it
		}
	}
	for ; at != f; at = at.up {
		if made, ok := p.g.ClosureSite(at.fn); ok && made.Func == at.up.fn {
			out = out.both(p.at(at.up, made.Value))
		}
	}
	return out
}

// frameIn returns the frame of a block that stands in a function, or of that itself.
func (p *prover) frameIn(f *frame, block ir.FuncID) *frame {
	var inner []ir.FuncID
	for _, id := range p.g.Around(block) {
		if id == f.fn {
			break
		}
		inner = append(inner, id)
	}
	at := f
	for _, id := range slices.Backward(inner) {
		at = at.into(id, callgraph.Site{})
	}
	return at
}

// exits returns where function id is left: its returns, those of the blocks in it that leave it, and where a filter hands
// on to what comes after it.
func (p *prover) exits(id ir.FuncID) (list []callgraph.Site) {
	body := p.g.Prog.File(id).Body(p.g.Prog.Func(id))
	for v := range body {
		site := callgraph.Site{Func: id, Value: ir.Value(v)}
		switch body[v].Op {
		case ir.OpReturn:
			list = append(list, site)
		case ir.OpCall:
			if p.g.Passes(site) {
				list = append(list, site)
			}
		case ir.OpClosure:
			inner := p.g.Prog.Callee(id, &body[v])
			for _, exit := range p.exits(inner) {
				if in := p.g.Prog.Instr(exit.Func, exit.Value); in.Op == ir.OpReturn && in.Aux == ir.ReturnMethod {
					list = append(list, exit)
				}
			}
		}
	}
	return list
}

// yields returns what is proven where a function has returned what is true, or false.
func (p *prover) yields(f *frame, want bool) verdict {
	if f.depth > maxCalls {
		return verdict{}
	}
	done, ok := p.run(f)
	if !ok {
		return p.again()
	}
	defer done()
	return p.yieldsAt(f, p.exits(f.fn), want)
}

// blockYields returns what is proven where a block has come back with what is true, or false, and has not left the function around
// it instead.
func (p *prover) blockYields(f *frame, want bool) verdict {
	return p.yieldsAt(f, slices.DeleteFunc(p.exits(f.fn), func(exit callgraph.Site) bool {
		in := p.g.Prog.Instr(exit.Func, exit.Value)
		return exit.Func != f.fn || in.Op == ir.OpReturn && in.Aux == ir.ReturnMethod
	}), want)
}

// yieldsAt is yields at some ways out of a function.
func (p *prover) yieldsAt(f *frame, exits []callgraph.Site, want bool) verdict {
	out := verdict{strength: impossible}
	for _, exit := range exits {
		in := p.g.Prog.Instr(exit.Func, exit.Value)
		args := p.g.Prog.Args(exit.Func, in)
		value := verdict{}
		switch {
		case exit.Func != f.fn && len(args) > 0:
			value = p.condition(p.frameIn(f, exit.Func), args[0].Value, want)
		case in.Op != ir.OpReturn || len(args) == 0: // nil
			if want {
				value.strength = impossible
			}
		default:
			value = p.condition(f, args[0].Value, want)
		}
		switch there := p.exit(f, exit); {
		case value.strength == impossible:
		case exit.Func != f.fn || len(args) == 0 || p.isConst(f.fn, args[0].Value) || p.isNew(callgraph.Site{Func: f.fn, Value: p.g.Root(f.fn, args[0].Value)}): // it says nothing more than that it is there
			value = value.both(there)
		case there.then(value).strength < configured:
			value = there.then(value)
		default:
			value = value.both(there)
		}
		out = out.either(value)
	}
	return out
}

// isConst reports whether a value is one that the source states.
func (p *prover) isConst(id ir.FuncID, v ir.Value) bool {
	return p.g.Prog.Instr(id, p.g.Root(id, v)).Op == ir.OpConst
}

// quote returns the source of a call or of what is read, as a reader wants to see it.
func (p *prover) quote(site callgraph.Site) string {
	in := p.g.Prog.Instr(site.Func, site.Value)
	src := p.g.Prog.File(site.Func).Source.Content
	text, _, more := strings.Cut(string(src[in.Pos:max(in.Pos, in.End)]), "\n")
	if r := []rune(text); len(r) > maxQuote {
		text, more = string(r[:maxQuote]), true
	}
	if text = strings.TrimSpace(text); more {
		text += "…"
	}
	return text
}
