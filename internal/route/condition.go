package route

import (
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file reads conditions.

// condition returns what is proven where value v, as a condition, is true, or with want = false where it is not.
func (p *prover) condition(f *frame, v ir.Value, want bool) verdict {
	v = p.g.Root(f.fn, v)
	return p.remember(f, v, truth(want), func() answer { return answer{verdict: p.askCondition(f, v, want)} }).verdict
}

func (p *prover) askCondition(f *frame, v ir.Value, want bool) verdict {
	leave, ok := p.enter(f, v, truth(want))
	if !ok {
		return p.again()
	}
	defer leave()
	in := p.g.Prog.Instr(f.fn, v)
	args := p.g.Prog.Args(f.fn, in)
	site := callgraph.Site{Func: f.fn, Value: v}
	switch in.Op {
	case ir.OpConst:
		return always((in.Aux != ir.ConstNil && in.Aux != ir.ConstFalse) == want)
	case ir.OpClosure:
		return always(want)
	case ir.OpPhi:
		if at, in, ok := p.withDefault(f, v); ok {
			return p.condition(in, at, want)
		}
		out, best := verdict{strength: impossible}, verdict{}
		var guest callgraph.Site
		for _, a := range args {
			one := p.condition(f, a.Value, want)
			if one.strength != impossible {
				if made := (callgraph.Site{Func: f.fn, Value: p.g.Root(f.fn, a.Value)}); p.isNew(made) && !p.refusesNew(made) {
					guest = made
				} else {
					best = best.both(one)
				}
				one = one.both(p.at(f, a.Value))
			}
			out = out.either(one)
		}
		if want && guest.Value != ir.NoValue && out.strength < claimed && best.strength >= signedIn {
			return verdict{strength: claimed, why: Evidence{guest, p.quote(guest) + " is true too: it is there for whoever comes"}}
		}
		return out
	case ir.OpParam:
		if b, ok := p.g.Bound(f.fn, v); ok && b.Rest < 0 && b.Key == 0 {
			return p.condition(f.beside(b.Is.Func), b.Is.Value, want)
		}
		if at, up, ok := p.argument(f, v); ok {
			return p.condition(up, at, want)
		}
		return p.something(f, v, want)
	case ir.OpLoad:
		if p.contents == 0 && p.isLiteral(site, maxCalls) {
			return always(want)
		}
		if in.NArgs == 1 && in.Flags&ir.FlagIndex == 0 && p.g.StoredBySisters(f.fn, in.Name) {
			return ofNil(want)
		}
		if stores, ok := p.stores(f, v); ok {
			return p.kept(f, v, stores, want)
		}
		if at, ok := p.tabled(f, in, args); ok && p.contents == 0 {
			if at.Value == ir.NoValue {
				p.absent = append(p.absent, site)
				return ofNil(want)
			}
			return p.condition(f.beside(at.Func), at.Value, want)
		}
		if at, in, ok := p.member(f, v); ok {
			if in == nil {
				return ofNil(want)
			}
			return p.condition(in, at, want)
		}
		if notes := p.noted(f, v); len(notes) > 0 {
			if !want {
				return verdict{}
			}
			return p.provenByNotes(notes)
		}
	case ir.OpCall:
		if p.contents == 0 && p.isLiteral(site, maxCalls) {
			return always(want)
		}
		if p.isNew(site) {
			return p.ofObject(f, site, want)
		}
		if value, ok := p.g.OptionOn(site); ok && p.g.Prog.Instr(value.Func, value.Value).Op == ir.OpConst {
			return p.condition(f.beside(value.Func), value.Value, want)
		}
		if t := p.g.OptionTruthOn(site); t != callgraph.NotKnown {
			return always((t == callgraph.True) == want)
		}
		if stores, ok := p.stores(f, v); ok {
			return p.kept(f, v, stores, want)
		}
		if out, ok := p.ofResult(f, site, want); ok {
			return out
		}
		if out, ok := p.called(f, site, in, args, want); ok {
			return out
		}
	}
	return p.something(f, v, want)
}

// refusesNew reports whether the constructor that a call runs may end the request, or raise.
func (p *prover) refusesNew(site callgraph.Site) bool {
	return slices.ContainsFunc(p.g.CallIn(site).Callees, func(c callgraph.Callee) bool { return p.mayStopAt(site, c.Func) })
}

// always returns what is proven where something is true, or is not, that always is.
func always(want bool) verdict {
	if !want {
		return verdict{strength: impossible}
	}
	return verdict{}
}

// isLiteral reports whether the value at s is a table or a list that the program writes out, perhaps in a constant: GUEST, of
// GUEST = { id: 0 }.freeze
func (p *prover) isLiteral(s callgraph.Site, depth int) bool {
	s.Value = p.g.Root(s.Func, s.Value)
	in := p.g.Prog.Instr(s.Func, s.Value)
	args := p.g.Prog.Args(s.Func, in)
	switch name := p.g.Prog.Text(in.Name); {
	case depth == 0:
		return false
	case in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && in.NArgs == 0:
		at, v, ok := p.g.Constant(s.Func, in)
		return ok && p.isLiteral(callgraph.Site{Func: at.Func, Value: v}, depth-1)
	case in.Op != ir.OpCall:
		return false
	case name == ir.OpHash || name == ir.OpArray:
		return true
	}
	return len(args) == 1 && args[0].Role == ir.RoleSelf && p.g.ReturnsReceiver(s) && p.isLiteral(callgraph.Site{Func: s.Func, Value: args[0].Value}, depth-1)
}

// tabled returns what stands in a table that the program writes out in a constant at the key that a load reads, where that is known, as of
// RULES[action] where permit!(:pay) runs it; NoValue if nothing does.
func (p *prover) tabled(f *frame, load *ir.Instr, args []ir.Operand) (at callgraph.Site, ok bool) {
	if load.Flags&ir.FlagIndex == 0 || len(args) != 2 || p.g.Prog.Instr(f.fn, p.g.Root(f.fn, args[0].Value)).Flags&ir.FlagConst == 0 {
		return at, false
	}
	in, key := p.origin(f, args[1].Value)
	name := p.g.Prog.Instr(in.fn, key)
	elements, known := p.g.Entries(callgraph.Site{Func: f.fn, Value: args[0].Value})
	if name.Op != ir.OpConst || name.Aux != ir.ConstSymbol || !known {
		return at, false
	}
	for _, el := range elements {
		if el.Key == name.Name {
			return el.Value, true
		}
	}
	return at, true
}

// kept returns what is proven where the instance variable that v reads, which has some stores, is true, or is not.
func (p *prover) kept(f *frame, v ir.Value, stores []callgraph.Site, want bool) verdict {
	if len(stores) == 0 || !want && !p.storedBefore(f, v, stores) {
		return verdict{}
	}
	return p.stored(f, stores, want)
}

// stores returns the stores of the instance variable that v reads, by its name or by a method that reads it, without those in
// handlers of other routes; ok is false if it reads none, or there are too many.
func (p *prover) stores(f *frame, v ir.Value) (list []callgraph.Site, ok bool) {
	in := p.g.Prog.Instr(f.fn, v)
	var all []callgraph.Site
	switch name := p.g.Prog.Text(in.Name); {
	case in.Op == ir.OpCall:
		c := p.g.CallIn(callgraph.Site{Func: f.fn, Value: v})
		if in.Flags&ir.FlagImplicitSelf == 0 || c.Accessor == 0 || c.Writer {
			return nil, false
		}
		all = p.g.FieldStores(f.fn, c.Accessor)
	case in.Op != ir.OpLoad:
		return nil, false
	case in.NArgs == 1 && strings.HasPrefix(name, "@"):
		all = p.g.FieldStores(f.fn, in.Name)
	case in.NArgs == 0 && strings.HasPrefix(name, "$"):
		all = p.g.GlobalStores(in.Name)
	default:
		return nil, false
	}
	for _, s := range all {
		if h := p.g.HandlerOf(s.Func); (h == ir.NoFunc || h == p.handler) && !p.never[s.Func] {
			list = append(list, s)
		}
	}
	return list, len(list) <= maxStores
}

// operation returns the name of a call. Of what is true or false, & and | say what && and || do: those who compare in
// constant time write them, so that both sides are always computed.
func (p *prover) operation(f *frame, in *ir.Instr, args []ir.Operand) string {
	name := p.g.Prog.Text(in.Name)
	if len(args) == 2 && (name == "&" || name == "|") && p.isBoolean(f.fn, args[0].Value) {
		return map[string]string{"&": ir.OpAnd, "|": ir.OpOr}[name]
	}
	return name
}

// called returns what is proven where a call is true, or false; ok is false if only what it was made of can tell.
func (p *prover) called(f *frame, site callgraph.Site, in *ir.Instr, args []ir.Operand, want bool) (out verdict, ok bool) {
	switch op := p.operation(f, in, args); op {
	case ir.OpNot, "!":
		return p.condition(f, args[0].Value, !want), true
	case ir.OpAnd, ir.OpOr:
		a, b := p.condition(f, args[0].Value, want), p.condition(f, args[1].Value, want)
		if (op == ir.OpAnd) == want {
			return a.both(b), true
		}
		return a.either(b), true
	case "&":
		if len(args) == 2 && want && p.isBoolean(f.fn, args[0].Value) { // of what is true or false it is an and that asks both
			return p.condition(f, args[0].Value, true).both(p.condition(f, args[1].Value, true)), true
		}
	case "<", "<=", ">", ">=":
		if len(args) == 2 {
			if is, ok := p.compares(f, op, args[0].Value, args[1].Value); ok {
				return always(is == want), true
			}
		}
		if len(args) == 2 && !want && p.isEnough(f, op, args[0].Value, args[1].Value) {
			return p.something(f, site.Value, true), true
		}
	}
	t := p.g.Routed(site)
	if t == callgraph.NotKnown {
		t = p.listed(f, in, args)
	}
	if t != callgraph.NotKnown {
		return always((t == callgraph.True) == want), true
	}
	e := p.g.Entry(site)
	for _, row := range e.Authenticators {
		if !row.Middleware && p.g.Describes(&row.Row, site) && (want || row.Returns) {
			return p.authenticated(site, row), true
		}
	}
	for _, row := range e.Truths {
		if p.g.Describes(&row.Row, site) {
			if block, ok := p.blockOf(site); ok && (row.Some || row.Every) {
				return p.overElements(f, site, block, want == row.Holds, row.Every), true
			}
			if row.Every {
				continue
			}
			if of := p.g.Operands(site, &row.Of); len(of) == 1 {
				if p.g.Prog.Text(in.Name) == "nil?" && p.isNeverNil(f.fn, of[0]) {
					return ofNil(want), true
				}
				if p.g.Prog.Text(in.Name) != "nil?" { // it asks for what is in it
					p.contents++
					defer func() { p.contents-- }()
				}
				return p.condition(f, of[0], want == row.Holds), true
			}
		}
	}
	for _, row := range e.Comparisons {
		if p.g.Describes(&row.Row, site) {
			a, b := p.g.Operands(site, &row.Of[0]), p.g.Operands(site, &row.Of[1])
			if len(a) == 1 && len(b) == 1 {
				if sent := p.made(f, b[0]); row.Part && sent.request && (sent.proof != 0 || row.Secret) && !p.made(f, a[0]).request {
					return verdict{strength: claimed, why: Evidence{site, p.quote(site) + " is so of any part of it"}}, true
				}
				if of := p.made(f, a[0]); row.Part && of.request && (of.proof != 0 || row.Secret) {
					return verdict{strength: claimed, why: Evidence{site, p.quote(site) + " asks only for a part of what the client sends"}}, true
				}
				if row.Part && row.Secret {
					return p.setUp(f, site.Value), true
				}
				return p.compared(f, row, site, a[0], b[0], want == row.Holds), true
			}
		}
	}
	if block, ok := p.blockRun(site); ok && slices.ContainsFunc(p.g.Call(site).Flows, handsBack) {
		return p.blockYields(f.into(block, callgraph.Site{}), want), true
	}
	callees := p.calleesIn(f, site)
	if len(callees) == 0 || p.readsPart(site, callees) {
		return verdict{}, false
	}
	out = verdict{strength: impossible}
	for _, id := range callees {
		out = out.either(p.yields(f.into(id, site), want))
	}
	return out, true
}

// isEnough reports whether a comparison that is not so, of values a and b, says that what is known of somebody is enough for what the
// program asks for: halt 403 if level(user) < 2. Who is nobody has nothing, or 0, and the client says neither side.
func (p *prover) isEnough(f *frame, op string, a, b ir.Value) bool {
	if op[0] == '>' {
		a, b = b, a
	}
	who, bound := p.made(f, a), p.made(f, b)
	if who.proof != rule.ProofIdentity || !who.found || who.request || bound.request || bound.proof != 0 {
		return false
	}
	for depth := 0; depth < maxCalls; depth++ {
		in := p.g.Prog.Instr(f.fn, p.g.Root(f.fn, b))
		if in.Op == ir.OpConst {
			n, err := strconv.Atoi(p.g.Prog.Text(in.Name))
			return err == nil && (n > 0 || n == 0 && len(op) > 1)
		}
		at, up, ok := p.argument(f, p.g.Root(f.fn, b))
		if in.Op != ir.OpParam || !ok {
			break
		}
		b, f = at, up
	}
	return true
}

// listed returns whether a call that asks a list for a value finds it, where both are constant on the route at hand:
// METERED.include?(kind) in a loop that declares a route for each kind.
func (p *prover) listed(f *frame, in *ir.Instr, args []ir.Operand) callgraph.Truth {
	name := p.g.Prog.Text(in.Name)
	if name != "include?" && name != "member?" || len(args) != 2 || args[0].Role != ir.RoleSelf {
		return callgraph.NotKnown
	}
	text, ok := p.g.Text(f.fn, args[1].Value)
	elements, all := p.g.AllElements(callgraph.Site{Func: f.fn, Value: args[0].Value})
	if !ok || !all || len(elements) == 0 {
		return callgraph.NotKnown
	}
	found := callgraph.False
	for _, e := range elements {
		one, ok := p.g.Text(e.Value.Func, e.Value.Value)
		if !ok {
			return callgraph.NotKnown
		}
		if one == text {
			found = callgraph.True
		}
	}
	return found
}

// isNeverNil reports whether value v is what a method of the program answers with true or false: authorized? is not nil where
// nobody is.
func (p *prover) isNeverNil(id ir.FuncID, v ir.Value) bool {
	v = p.g.Root(id, v)
	return p.g.Prog.Instr(id, v).Op == ir.OpCall && len(p.callees(callgraph.Site{Func: id, Value: v})) > 0 && p.isBoolean(id, v)
}

// handsBack reports whether a row says that a call returns what its block does.
func handsBack(row *rule.Flow) bool {
	return row.Step == rule.Value && len(row.From) == 1 && row.From[0].Kind == rule.PortBlockReturn && len(row.From[0].Path) == 0 &&
		len(row.To) == 1 && row.To[0].Kind == rule.PortReturn && len(row.To[0].Path) == 0
}

// maxElements bounds the lists that are gone through one element at a time.
const maxElements = 32

// overElements returns what is proven where a block is true for one of the elements of the list that a call goes through, or, with
// every, for each of them; with want false, where that is not so. What is not known of the list, the block must say of whatever it
// is given.
func (p *prover) overElements(f *frame, site callgraph.Site, block ir.FuncID, want, every bool) verdict {
	into := f.into(block, callgraph.Site{})
	list := p.g.Prog.Args(site.Func, p.g.Prog.Instr(site.Func, site.Value))[0]
	elements, ok := p.elementsOf(f, list.Value, maxCalls)
	param := p.g.FirstParam(block)
	switch known := list.Role == ir.RoleSelf && ok && len(elements) <= maxElements && param != ir.NoValue; {
	case known && len(elements) == 0 && want && every:
		if shows(p.yields(into, true)) {
			return verdict{strength: claimed, why: Evidence{site, p.quote(site) + " is true of an empty list"}}
		}
		return verdict{}
	case known:
	case want && every && p.g.Prog.Instr(f.fn, p.g.Root(f.fn, list.Value)).Op != ir.OpParam && !p.isSetting(f.fn, list.Value, maxCalls):
		return verdict{} // it may be empty
	case want:
		return p.yields(into, true)
	default:
		return verdict{}
	}
	outer := p.g.Bind(nil)
	defer p.g.Bind(outer)
	out := verdict{}
	if want != every {
		out.strength = impossible
	}
	for _, el := range elements {
		into := f.into(block, callgraph.Site{}) // what is known of it is so for this element
		p.g.Bind(append(slices.Clone(outer), callgraph.Given{Param: callgraph.Site{Func: block, Value: param}, Is: el.Value, Rest: -1, Key: el.Key}))
		if one := p.yields(into, want); want != every {
			out = out.either(one)
		} else {
			out = out.both(one)
		}
	}
	return out
}

// elementsOf returns the elements of list v, of a parameter that takes the rest those that the call gives; ok is false if not all of
// them are known.
func (p *prover) elementsOf(f *frame, v ir.Value, depth int) (elements []callgraph.Element, ok bool) {
	p.looksOutside(f)
	v = p.g.Root(f.fn, v)
	in := p.g.Prog.Instr(f.fn, v)
	if params := p.g.Prog.Func(f.fn).Params; depth == 0 || in.Op != ir.OpParam || f.up == nil || f.call == (callgraph.Site{}) ||
		int(in.Aux) >= len(params) || params[in.Aux].Kind != ir.ParamSplat {
		return p.g.AllElements(callgraph.Site{Func: f.fn, Value: v})
	}
	pos, from := 0, int(p.g.Prog.Func(f.fn).Params[in.Aux].Index)
	for _, a := range p.g.Prog.Args(f.call.Func, p.g.Prog.Instr(f.call.Func, f.call.Value)) {
		switch {
		case a.Role == ir.RoleSplat:
			more, ok := p.elementsOf(f.up, a.Value, depth-1)
			if !ok || pos < from {
				return nil, false
			}
			elements = append(elements, more...)
		case a.Role == ir.RolePlain && pos >= from:
			elements = append(elements, callgraph.Element{Value: callgraph.Site{Func: f.call.Func, Value: a.Value}})
			pos++
		case a.Role == ir.RolePlain:
			pos++
		}
	}
	return elements, true
}

// constant returns which constant a value is, or the one that a parameter is given, as ir.Instr.Aux of an OpConst; noConst if none.
func (p *prover) constant(id ir.FuncID, v ir.Value) uint32 {
	v = p.g.Root(id, v)
	if b, ok := p.g.Bound(id, v); ok && b.Rest < 0 && b.Key == 0 {
		id, v = b.Is.Func, p.g.Root(b.Is.Func, b.Is.Value)
	}
	if in := p.g.Prog.Instr(id, v); in.Op == ir.OpConst {
		return in.Aux
	}
	return noConst
}

// noConst is no kind of constant.
const noConst = ^uint32(0)

// compared returns what is proven where two values that a row compares are equal, or not.
func (p *prover) compared(f *frame, row *rule.Comparison, site callgraph.Site, a, b ir.Value, equal bool) verdict {
	if is := p.g.SameTexts(f.fn, a, b); is != callgraph.NotKnown {
		if (is == callgraph.True) == equal {
			return verdict{}
		}
		return verdict{strength: impossible}
	}
	for _, pair := range [...][2]ir.Value{{a, b}, {b, a}} {
		switch is := p.constant(f.fn, pair[0]); {
		case is == ir.ConstNil && p.isNeverNil(f.fn, pair[1]):
			return ofNil(equal)
		case is == ir.ConstNil:
			return p.condition(f, pair[1], !equal)
		case (is == ir.ConstTrue || is == ir.ConstFalse) && (equal || p.isBoolean(f.fn, pair[1])): // what is not true need not be false
			return p.condition(f, pair[1], equal == (is == ir.ConstTrue))
		}
	}
	if !equal {
		return p.setUp(f, site.Value)
	}
	if c, key, ok := p.heldAt(f, a, b); ok && p.toldBy(c) != nil {
		return p.tells(site, *p.toldBy(c))
	} else if ok && c.Proof == rule.ProofIdentity {
		return verdict{strength: proven, why: Evidence{site, "asks whether " + p.quote(callgraph.Site{Func: f.fn, Value: a}) + " has " + key}}
	}
	if p.isName(f, a) && p.isConst(f.fn, b) || p.isName(f, b) && p.isConst(f.fn, a) {
		return verdict{strength: claimed, why: Evidence{site, p.quote(site) + " asks for a name only"}}
	}
	x, y := p.made(f, a), p.made(f, b)
	if row.Secret && x.request != y.request && max(x.proof, y.proof) < rule.ProofPassword && x.told == nil && y.told == nil && !x.plain && !y.plain {
		for _, m := range []*made{&x, &y} {
			if m.request {
				m.proof = rule.ProofSecret
			}
		}
	}
	if y.proof > x.proof {
		x, y = y, x
	}
	note := Evidence{site, "asks " + p.quote(site)}
	switch {
	case x.proof == rule.ProofIdentity && y.plain && !x.found:
		return p.setUp(f, site.Value)
	case x.keyless != nil && y.request && !y.keyed, y.keyless != nil && x.request && !x.keyed:
		key := x.keyless
		if key == nil {
			key = y.keyless
		}
		return verdict{strength: claimed, vain: true, why: Evidence{*key, p.quote(*key) + " is empty where the client names nothing that is known, and everybody can sign with an empty key"}}
	case x.proof == rule.ProofIdentity && p.bothMayLack(f, site, a, b) != "":
		return verdict{strength: claimed, vain: true, why: Evidence{site, p.quote(site) + p.bothMayLack(f, site, a, b)}}
	case x.proof == rule.ProofIdentity, x.keyed && y.request && !y.keyed, y.keyed && x.request && !x.keyed:
		return verdict{strength: proven, why: note}
	case x.proof >= rule.ProofPassword && y.request:
		return verdict{strength: claimed, vain: x.proof == rule.ProofSecret, why: Evidence{site, p.quote(site) + " compares two things that the client sends"}}
	case x.proof == rule.ProofSecret:
		if why := p.bothMayLack(f, site, a, b); why != "" {
			return verdict{strength: claimed, why: Evidence{site, p.quote(site) + why}}
		}
		return verdict{strength: proven, why: note}
	case x.proof == rule.ProofPassword:
		return verdict{strength: signedIn, why: note}
	case x.told != nil:
		return p.tells(site, *x.told)
	case x.proof == rule.ProofClaim:
		return verdict{strength: claimed, why: Evidence{site, p.quote(site) + " asks for what the client says itself"}}
	}
	return p.setUp(f, site.Value)
}

// isName reports whether a value is a parameter of what is given credentials before the last one, which is the secret.
func (p *prover) isName(f *frame, v ir.Value) bool {
	v = p.g.Root(f.fn, v)
	in := p.g.Prog.Instr(f.fn, v)
	if in.Op == ir.OpParam {
		p.looksOutside(f)
	}
	if !f.credentials || in.Op != ir.OpParam {
		return false
	}
	params := p.g.Prog.Func(f.fn).Params
	return slices.ContainsFunc(params[min(int(in.Aux)+1, len(params)):], func(later ir.Param) bool { return later.Kind == ir.ParamPositional })
}

// tells returns what is proven where a condition asks for what a client says by a store.
func (p *prover) tells(site, store callgraph.Site) verdict {
	return verdict{strength: claimed, why: Evidence{store, p.quote(site) + " asks for what the client says itself by " + p.quote(store)}}
}

// heldAt returns the credential that stands in what a is at the key b: session.key?(:user).
func (p *prover) heldAt(f *frame, a, b ir.Value) (*rule.Credential, string, bool) {
	key, ok := p.g.Text(f.fn, b)
	if !ok {
		return nil, "", false
	}
	c := p.credential(f, a, "", key)
	return c, key, c != nil
}

// something returns what is proven where a value is there: it is a credential, or was found by one.
func (p *prover) something(f *frame, v ir.Value, want bool) verdict {
	if want {
		site := callgraph.Site{Func: f.fn, Value: v}
		switch m := p.made(f, v); m.proof {
		case rule.ProofIdentity:
			if m.given {
				return verdict{strength: hinted, why: Evidence{site, "asks " + p.quote(site)}}
			}
			return verdict{strength: proven, why: Evidence{site, "asks for " + p.quote(site)}}
		case rule.ProofPassword:
			if m.found {
				return verdict{strength: signedIn, why: Evidence{site, "asks for " + p.quote(site)}}
			}
		case rule.ProofClaim:
			if m.told != nil {
				return p.tells(site, *m.told)
			}
			fallthrough
		case rule.ProofSecret:
			return verdict{strength: claimed, why: Evidence{site, "asks only whether " + p.quote(site) + " is there"}}
		}
	}
	return p.setUp(f, v)
}

// setUp returns what is known of a condition that is made of the program's own settings only.
func (p *prover) setUp(f *frame, v ir.Value) verdict {
	if p.isSetting(f.fn, v, maxCalls) {
		return verdict{strength: configured}
	}
	return verdict{}
}

// isSetting reports whether a value is made of constants, of the environment that the program is started in and of options
// of classes, and of nothing that a request says.
func (p *prover) isSetting(id ir.FuncID, v ir.Value, depth int) bool {
	if depth == 0 {
		return false
	}
	v = p.g.Root(id, v)
	in := p.g.Prog.Instr(id, v)
	args := p.g.Prog.Args(id, in)
	switch in.Op {
	case ir.OpConst:
		return true
	case ir.OpLoad:
		if len(args) == 0 {
			return in.Flags&ir.FlagConst != 0
		}
		if in.Flags&ir.FlagIndex == 0 {
			return false
		}
	case ir.OpCall:
		if in.Flags&ir.FlagImplicitSelf != 0 {
			return len(args) == 1 && p.g.TypeOf(id, v).Meta
		}
		if len(args) == 0 || len(p.callees(callgraph.Site{Func: id, Value: v})) > 0 {
			return false
		}
	case ir.OpPhi:
	default:
		return false
	}
	return !slices.ContainsFunc(args, func(a ir.Operand) bool { return !p.isSetting(id, a.Value, depth-1) })
}

// argument returns what a parameter is given, or what a closure captures, and the frame of that.
func (p *prover) argument(f *frame, v ir.Value) (ir.Value, *frame, bool) {
	p.looksOutside(f)
	in := p.g.Prog.Instr(f.fn, v)
	params := p.g.Prog.Func(f.fn).Params
	if int(in.Aux) >= len(params) {
		return ir.NoValue, nil, false
	}
	param := &params[in.Aux]
	switch param.Kind {
	case ir.ParamSelf:
		if f.up == nil || f.call == (callgraph.Site{}) || p.g.Prog.Func(f.fn).Kind == ir.KindClosure {
			return ir.NoValue, nil, false
		}
		if f.self != nil {
			return f.self.site.Value, f.self.in, true
		}
		if at := p.g.Operands(f.call, &rule.Port{Kind: rule.PortSelf}); len(at) == 1 {
			return at[0], f.up, true
		}
	case ir.ParamCaptured:
		made, ok := p.g.ClosureSite(f.fn)
		if !ok {
			return ir.NoValue, nil, false
		}
		outer := p.g.Prog.Args(made.Func, p.g.Prog.Instr(made.Func, made.Value))
		if i := int(param.Index) + 1; i < len(outer) && !param.Written {
			up := f.up
			for up != nil && up.fn != made.Func {
				p.looksOutside(up)
				up = up.up
			}
			if up == nil {
				up = f.beside(made.Func)
			}
			return outer[i].Value, up, up.depth <= maxCalls
		}
	case ir.ParamPositional, ir.ParamOptional:
		if f.up == nil && f.given == nil && !f.credentials && p.g.Prog.Func(f.fn).Kind != ir.KindClosure {
			return p.givenByAll(f, param)
		}
		if f.up == nil || f.call == (callgraph.Site{}) {
			return ir.NoValue, nil, false
		}
		return p.operand(f, rule.Port{Kind: rule.PortArg, Index: int(param.Index)})
	case ir.ParamKeyword:
		if f.up == nil || f.call == (callgraph.Site{}) {
			return ir.NoValue, nil, false
		}
		return p.operand(f, rule.Port{Kind: rule.PortKeyword, Name: p.g.Prog.Text(param.Name)})
	}
	return ir.NoValue, nil, false
}

// operand returns what the call of a function gives it, and the frame of that: also where the call hands on what the method was given in
// which it stands: new(...), new(*args, **options).
func (p *prover) operand(f *frame, port rule.Port) (ir.Value, *frame, bool) {
	p.looksOutside(f)
	pos := 0
	for _, a := range p.g.Prog.Args(f.call.Func, p.g.Prog.Instr(f.call.Func, f.call.Value)) {
		of := ir.ParamSplat
		switch {
		case a.Role == ir.RolePlain:
			pos++
			continue
		case a.Role == ir.RoleSplat && port.Kind == rule.PortArg && port.Index >= pos:
		case a.Role == ir.RoleKwSplat && port.Kind == rule.PortKeyword:
			of = ir.ParamKwSplat
		default:
			continue
		}
		in := p.g.Prog.Instr(f.call.Func, p.g.Root(f.call.Func, a.Value))
		params := p.g.Prog.Func(f.call.Func).Params
		if up := f.up; in.Op == ir.OpParam && int(in.Aux) < len(params) && params[in.Aux].Kind == of && up.fn == f.call.Func && up.up != nil && up.call != (callgraph.Site{}) {
			port.Index += int(params[in.Aux].Index) - pos
			return p.operand(up, port)
		}
		if of == ir.ParamSplat {
			return ir.NoValue, nil, false // of a list that is not known
		}
	}
	if at := p.g.Operands(f.call, &port); len(at) == 1 {
		return at[0], f.up, true
	}
	return ir.NoValue, nil, false
}

// givenByAll returns what the only call of a method gives a parameter, where it is not known by which call it runs.
func (p *prover) givenByAll(f *frame, param *ir.Param) (ir.Value, *frame, bool) {
	callers := p.g.Callers(f.fn)
	if len(callers) != 1 || callers[0].Func == f.fn || f.depth >= maxCalls {
		return ir.NoValue, nil, false
	}
	at := p.g.Operands(callers[0], &rule.Port{Kind: rule.PortArg, Index: int(param.Index)})
	if len(at) != 1 {
		return ir.NoValue, nil, false
	}
	return at[0], f.beside(callers[0].Func), true
}
