package route

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file says what values are made of, as far as they tell who asks.

// made is what a value was made of.
type made struct {
	proof rule.Proof // 0 for nothing that tells who asks
	// found says that it was found by that: a record, a key of a table.
	found bool
	// given says that something was given who asks, and may have answered anything.
	given bool
	// request says that the client has a part in it.
	request bool
	// told is the store by which the client has had that noted; nil if there is none.
	told *callgraph.Site
	// keyed says that only who has a key of the program's can make it, whatever else is in it.
	keyed bool
	// keyless is, of what is keyed, the key that is empty where the client names nothing that is known; nil if it is not.
	keyless *callgraph.Site
	// plain says that a part of it says nothing of who asks, as rows say, though it is compared as if: a token against forged requests.
	plain bool
}

// with returns what a value was made of that was made of both.
func (m made) with(n made) made {
	m.request, m.keyed, m.plain = m.request || n.request, m.keyed || n.keyed, m.plain || n.plain
	if m.keyless == nil {
		m.keyless = n.keyless
	}
	if n.proof > m.proof {
		m.proof, m.found, m.given, m.told = n.proof, n.found, n.given, n.told
	}
	return m
}

// or returns what a value was made of that is one of both. If the client can have put one of them there, without showing
// what only somebody knows, it says what the client wants it to.
func (m made) or(n made) made {
	for _, pair := range [...][2]made{{m, n}, {n, m}} {
		if pair[0].proof == rule.ProofIdentity && pair[1].request && pair[1].proof <= rule.ProofClaim {
			return made{proof: rule.ProofClaim, request: true}
		}
	}
	return m.with(n)
}

// lookedUp returns what is found by a value: what only its owner knows leads to what is his.
func (m made) lookedUp() made {
	if m.proof == rule.ProofSecret {
		m.proof = rule.ProofIdentity
	}
	m.found = m.proof != 0
	m.request, m.keyed = false, false
	return m
}

// said returns what is known of something that was taken out of what a client has sent, by its name, or measured of it: not
// that it is right, if it was a secret.
func (m made) said() made {
	if m.request && m.proof == rule.ProofSecret {
		m.proof = rule.ProofClaim
	}
	return m
}

// made returns what value v is made of.
func (p *prover) made(f *frame, v ir.Value) made {
	v = p.g.Root(f.fn, v)
	return p.remember(f, v, isMade, func() answer { return answer{made: p.askMade(f, v)} }).made
}

func (p *prover) askMade(f *frame, v ir.Value) made {
	if f.depth > maxCalls {
		return made{}
	}
	leave, ok := p.enter(f, v, isMade)
	if !ok {
		return made{}
	}
	defer leave()
	in := p.g.Prog.Instr(f.fn, v)
	args := p.g.Prog.Args(f.fn, in)
	site := callgraph.Site{Func: f.fn, Value: v}
	switch in.Op {
	case ir.OpPhi:
		var out made
		for _, a := range args {
			out = out.or(p.made(f, a.Value))
		}
		return out
	case ir.OpUnknown:
		return p.madeOfAll(f, args)
	case ir.OpParam:
		return p.madeOfParam(f, v)
	case ir.OpLoad:
		return p.madeOfLoad(f, v, in, args)
	case ir.OpCall:
		return p.madeByCall(f, site, in, args)
	}
	return made{}
}

func (p *prover) madeOfAll(f *frame, args []ir.Operand) (out made) {
	for _, a := range args {
		if a.Role != ir.RoleBlock {
			out = out.with(p.made(f, a.Value))
		}
	}
	return out
}

func (p *prover) madeOfParam(f *frame, v ir.Value) made {
	if at, up, ok := p.argument(f, v); ok {
		return p.made(up, at)
	}
	if f.credentials {
		return made{proof: rule.ProofSecret}
	}
	return made{request: p.isCapture(f.fn, v) || p.isOfRequested(f)}
}

// isOfRequested reports whether the function of f is the block of a call on what the request says: what it is given is a part of that.
func (p *prover) isOfRequested(f *frame) bool {
	call, ok := p.g.ConsumerOf(f.fn)
	p.looksOutside(f)
	if !ok || f.up == nil || f.up.fn != call.Func {
		return false
	}
	args := p.g.Prog.Args(call.Func, p.g.Prog.Instr(call.Func, call.Value))
	return len(args) > 0 && args[0].Role == ir.RoleSelf && p.made(f.up, args[0].Value).request
}

// isCapture reports whether a value is what the block of a route is given: a part of the path.
func (p *prover) isCapture(id ir.FuncID, v ir.Value) bool {
	in := p.g.Prog.Instr(id, v)
	r := p.g.RouteOf(id)
	return r != nil && r.Verb != "" && r.Func == id && p.g.Prog.Func(id).Params[in.Aux].Kind == ir.ParamPositional
}

func (p *prover) madeOfLoad(f *frame, v ir.Value, in *ir.Instr, args []ir.Operand) (out made) {
	if stores, ok := p.stores(f, v); ok {
		return p.madeOfStores(f, stores)
	}
	for _, n := range p.noted(f, v) {
		ops := p.g.Prog.Args(n.Func, p.g.Prog.Instr(n.Func, n.Value))
		out = out.with(p.made(n.frame(), ops[len(ops)-1].Value))
	}
	if in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex && len(args) == 2 {
		return out.with(p.element(f, args[0].Value, args[1].Value))
	}
	return p.madeOfAll(f, args)
}

func (p *prover) madeOfStores(f *frame, stores []callgraph.Site) (out made) {
	for _, s := range stores {
		at := p.storing(f, s)
		out = out.or(p.made(at, p.valueOf(s)))
	}
	return out
}

// element returns what is known of what stands in base at a key.
func (p *prover) element(f *frame, base, key ir.Value) made {
	if text, ok := p.g.Text(f.fn, key); ok {
		if c := p.credential(f, base, "", text); c != nil {
			return made{proof: c.Proof, request: c.Proof < rule.ProofIdentity, told: p.toldBy(c)}
		}
		if e := p.sent(f, base, text); e != nil {
			return made{request: true, plain: slices.ContainsFunc(e.Credentials, func(row *rule.Credential) bool { return row.Leaves(text) })}
		}
	}
	if out, ok := p.mapped(f, base, key); ok {
		return out
	}
	of := p.made(f, base)
	if text, ok := p.g.Text(f.fn, key); ok && p.leavesOut(f, base, text) {
		of.plain = true
	}
	if of.request {
		if k := p.g.Prog.Instr(f.fn, p.g.Root(f.fn, key)); k.Op == ir.OpConst && (k.Aux == ir.ConstString || k.Aux == ir.ConstSymbol) {
			return of.said()
		}
		return of
	}
	return of.with(p.made(f, key).lookedUp())
}

// mapped returns what is known of what stands at a place of a list that a call with a block makes of one that is written out:
// name, mac = %w[X-Name X-Mac].map { |h| request.get_header(h) }
func (p *prover) mapped(f *frame, base, key ir.Value) (out made, ok bool) {
	site := callgraph.Site{Func: f.fn, Value: p.g.Root(f.fn, base)}
	in, at := p.g.Prog.Instr(f.fn, site.Value), p.g.Prog.Instr(f.fn, p.g.Root(f.fn, key))
	if in.Op != ir.OpCall || in.NArgs == 0 || at.Op != ir.OpConst {
		return made{}, false
	}
	place, number := p.g.Prog.Index(at.Name)
	block, has := p.blockOf(site)
	aligned := slices.ContainsFunc(p.g.Call(site).Flows, func(row *rule.Flow) bool { return row.Aligned })
	if !number || !has || !aligned || !p.readsOne(block) || !p.isOnlyRead(site) {
		return made{}, false
	}
	elements, known := p.elementsOf(f, p.g.Prog.Args(f.fn, in)[0].Value, maxCalls)
	param := p.g.FirstParam(block)
	if !known || place >= len(elements) || param == ir.NoValue {
		return made{}, false
	}
	outer := p.g.Bind(nil)
	p.g.Bind(append(slices.Clone(outer), callgraph.Given{Param: callgraph.Site{Func: block, Value: param}, Is: elements[place].Value, Rest: -1}))
	defer p.g.Bind(outer)
	return p.madeByFunction(f.into(block, callgraph.Site{})), true
}

// readsOne reports whether a block returns what one call or load yields, and nothing else in its place: session[key] || 1.
func (p *prover) readsOne(block ir.FuncID) bool {
	exits := p.exits(block)
	if len(exits) != 1 || exits[0].Func != block {
		return false
	}
	args := p.g.Prog.Args(block, p.g.Prog.Instr(block, exits[0].Value))
	if len(args) != 1 {
		return false
	}
	in := p.g.Prog.Instr(block, p.g.Root(block, args[0].Value))
	return in.Op == ir.OpLoad || in.Op == ir.OpCall && p.g.Prog.Text(in.Name) != ir.OpOr
}

// isOnlyRead reports whether a function does nothing with a value but read its elements.
func (p *prover) isOnlyRead(s callgraph.Site) bool {
	body := p.g.Prog.File(s.Func).Body(p.g.Prog.Func(s.Func))
	for u := range body {
		in := &body[u]
		uses := func(a ir.Operand) bool { return p.g.Root(s.Func, a.Value) == s.Value }
		if in.Op != ir.OpLoad && in.Op != ir.OpCopy && in.Op != ir.OpAssume && in.Op != ir.OpState && slices.ContainsFunc(p.g.Prog.Args(s.Func, in), uses) {
			return false
		}
	}
	return true
}

// elementAt returns what is known of what stands in base at the first of some keys, there at the next one, and so on.
func (p *prover) elementAt(f *frame, base ir.Value, keys []ir.Value) made {
	if len(keys) > 1 {
		of, known := p.g.Text(f.fn, keys[0])
		key, also := p.g.Text(f.fn, keys[1])
		if c := p.credential(f, base, of, key); known && also && c != nil {
			return made{proof: c.Proof, request: c.Proof < rule.ProofIdentity, told: p.toldBy(c)}
		}
	}
	out := p.element(f, base, keys[0])
	for _, key := range keys[1:] {
		if out.request {
			out = out.said()
		} else {
			out = out.with(p.made(f, key).lookedUp())
		}
	}
	return out
}

// leavesOut reports whether rows leave out what stands in base at a key of what says who asks.
func (p *prover) leavesOut(f *frame, base ir.Value, key string) bool {
	site := callgraph.Site{Func: f.fn, Value: p.g.Root(f.fn, base)}
	return p.g.Prog.Instr(f.fn, site.Value).Op == ir.OpCall && slices.ContainsFunc(p.g.Entry(site).Credentials, func(row *rule.Credential) bool { return row.Leaves(key) && p.g.Describes(&row.Row, site) })
}

// sent returns the rows about a middleware's parameter if a client sends what stands at a key of it, as they say by what the key begins
// with; nil if it does not.
func (p *prover) sent(f *frame, base ir.Value, key string) *rule.Entry {
	base = p.g.Root(f.fn, base)
	if p.g.Prog.Instr(f.fn, base).Op != ir.OpParam {
		return nil
	}
	if at, up, ok := p.argument(f, base); ok {
		return p.sent(up, at, key)
	}
	if f.given != nil && slices.ContainsFunc(f.given.Parameters, func(row *rule.Parameters) bool { return row.Prefix != "" && strings.HasPrefix(key, row.Prefix) }) {
		return f.given
	}
	return nil
}

// credential returns what models say of what stands in base at a key, or nil. If of is not empty, it is a key in base, and the
// other one is a key of what stands there.
func (p *prover) credential(f *frame, base ir.Value, of, key string) *rule.Credential {
	base = p.g.Root(f.fn, base)
	in := p.g.Prog.Instr(f.fn, base)
	if in.Op == ir.OpParam {
		if at, up, ok := p.argument(f, base); ok {
			return p.credential(up, at, of, key)
		}
		if f.given != nil {
			for _, row := range f.given.Credentials {
				if row.At(of, key) {
					p.g.Meet(&row.Row)
					return row
				}
			}
		}
		return nil
	}
	if k, ok := p.keyRead(f.fn, base); ok && of == "" {
		if text, ok := p.g.Text(f.fn, k); ok {
			if c := p.credential(f, p.g.Prog.Args(f.fn, in)[0].Value, text, key); c != nil {
				return c
			}
		}
	}
	if in.Op != ir.OpCall {
		return nil
	}
	site := callgraph.Site{Func: f.fn, Value: base}
	var best *rule.Credential
	for _, row := range p.g.Entry(site).Credentials {
		if row.At(of, key) && (best == nil || row.Proof > best.Proof) && p.speaks(f, &row.Row, site) {
			best = row
		}
	}
	if best != nil && p.choices[choice{best, key}] != nil {
		return &p.choices[choice{best, key}].Credential
	}
	return best
}

// keyRead returns the key at which value v of a function reads an element.
func (p *prover) keyRead(id ir.FuncID, v ir.Value) (ir.Value, bool) {
	in := p.g.Prog.Instr(id, v)
	switch {
	case in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex && in.NArgs == 2:
		return p.g.Prog.Args(id, in)[1].Value, true
	case in.Op == ir.OpCall && in.NArgs > 1 && in.Flags&ir.FlagImplicitSelf == 0:
		return (&survey{g: p.g}).keyOf(callgraph.Site{Func: id, Value: v})
	}
	return ir.NoValue, false
}

// madeByCall returns what is known of the result of a call.
func (p *prover) madeByCall(f *frame, site callgraph.Site, in *ir.Instr, args []ir.Operand) (out made) {
	if p.g.Prog.Text(in.Name) == ir.OpOr && len(args) == 2 {
		return p.made(f, args[0].Value).or(p.made(f, args[1].Value))
	}
	e := p.g.Entry(site)
	for _, row := range e.Authenticators {
		if !row.Middleware && p.g.Describes(&row.Row, site) {
			if p.authenticated(site, row).strength < proven {
				return made{proof: rule.ProofClaim, found: true, request: true}
			}
			return made{proof: rule.ProofIdentity, found: true}
		}
	}
	for _, row := range e.Credentials {
		if row.Keys == nil && p.speaks(f, &row.Row, site) {
			return made{proof: row.Proof, request: row.Proof < rule.ProofIdentity}
		}
	}
	for _, row := range e.Parameters {
		if p.g.Describes(&row.Row, site) {
			return made{request: true}
		}
	}
	for _, row := range e.KeyedDigests {
		if key := p.g.Operands(site, &row.Key); len(key) == 1 && p.g.Describes(&row.Row, site) && !p.made(f, key[0]).request {
			return made{keyed: true, keyless: p.emptyKey(f, site, key[0])}
		}
	}
	if found, ok := p.foundByBlock(f, site); ok {
		return found
	}
	if keys := (&survey{g: p.g}).keysOf(site); len(keys) > 0 && len(args) > 0 {
		return p.elementAt(f, args[0].Value, keys)
	}
	if stores, ok := p.stores(f, site.Value); ok {
		return p.madeOfStores(f, stores)
	}
	if callees := p.calleesIn(f, site); len(callees) > 0 {
		for _, id := range callees {
			out = out.with(p.madeByFunction(f.into(id, site)))
		}
		if p.readsPart(site, callees) {
			out = out.with(p.made(f, args[0].Value)) // an attribute of somebody
		}
		return out
	}
	return p.madeByLibrary(f, site, in, args)
}

// foundByBlock returns what is known of what a call finds for which its block is true, if rows call it a lookup and the
// block asks who comes.
func (p *prover) foundByBlock(f *frame, site callgraph.Site) (made, bool) {
	block, ok := p.blockOf(site)
	if !ok || !slices.ContainsFunc(p.g.Entry(site).Lookups, func(row *rule.Lookup) bool { return p.g.Describes(&row.Row, site) }) {
		return made{}, false
	}
	switch p.yields(f.into(block, callgraph.Site{}), true).strength {
	case proven:
		return made{proof: rule.ProofIdentity, found: true}, true
	case signedIn:
		return made{proof: rule.ProofPassword, found: true}, true
	case claimed:
		return made{proof: rule.ProofClaim, found: true}, true
	}
	return made{}, false
}

// blockOf returns the block that stands at a call.
func (p *prover) blockOf(site callgraph.Site) (ir.FuncID, bool) {
	for _, v := range p.g.Operands(site, &rule.Port{Kind: rule.PortBlock}) {
		if in := p.g.Prog.Instr(site.Func, p.g.Root(site.Func, v)); in.Op == ir.OpClosure {
			return p.g.Prog.Callee(site.Func, in), true
		}
	}
	return ir.NoFunc, false
}

// readsPart reports whether all that a call runs, on another object than self, does nothing but return a part of that.
func (p *prover) readsPart(site callgraph.Site, callees []ir.FuncID) bool {
	in := p.g.Prog.Instr(site.Func, site.Value)
	return in.NArgs == 1 && in.Flags&ir.FlagImplicitSelf == 0 && !slices.ContainsFunc(callees, func(id ir.FuncID) bool { return !p.readsAttribute(id) })
}

// readsAttribute reports whether a function does nothing but return a part of the object that it is called on.
func (p *prover) readsAttribute(id ir.FuncID) bool {
	exits := p.exits(id)
	if len(exits) != 1 || exits[0].Func != id {
		return false
	}
	args := p.g.Prog.Args(id, p.g.Prog.Instr(id, exits[0].Value))
	if len(args) == 0 {
		return false
	}
	in := p.g.Prog.Instr(id, p.g.Root(id, args[0].Value))
	if in.Op != ir.OpLoad || in.NArgs == 0 {
		return false
	}
	of := p.g.Prog.Args(id, in)
	if in.NArgs == 2 { // a Struct keeps it under its name
		if _, ok := p.g.Text(id, of[1].Value); !ok {
			return false
		}
	}
	return p.g.Prog.Instr(id, of[0].Value).Op == ir.OpParam
}

// madeByFunction returns what is known of what a function of the workspace returns.
func (p *prover) madeByFunction(f *frame) (out made) {
	done, ok := p.run(f)
	if !ok {
		return made{}
	}
	defer done()
	for _, exit := range p.exits(f.fn) {
		in := p.g.Prog.Instr(exit.Func, exit.Value)
		if args := p.g.Prog.Args(exit.Func, in); exit.Func == f.fn && in.Op == ir.OpReturn && len(args) > 0 {
			out = out.with(p.made(f, args[0].Value))
		}
	}
	return out
}

// madeByLibrary returns what is known of the result of a call whose body is not there. What nothing describes, or rows
// call a lookup, has found its result by what it was given; other calls have made it of that.
func (p *prover) madeByLibrary(f *frame, site callgraph.Site, in *ir.Instr, args []ir.Operand) (out made) {
	c := p.g.Call(site)
	if len(c.Sources) > 0 {
		out.request = true
	}
	finds := c.Unknown && in.Flags&ir.FlagImplicitSelf == 0
	looks := slices.ContainsFunc(p.g.Entry(site).Lookups, func(row *rule.Lookup) bool { return p.g.Describes(&row.Row, site) })
	finds = finds || looks
	finds = finds && len(args) > 0 && args[0].Role == ir.RoleSelf
	byClass := finds && (looks || p.isSetting(f.fn, args[0].Value, maxCalls))
	for i, a := range args {
		switch {
		case a.Role == ir.RoleBlock, i == 0 && in.Flags&ir.FlagImplicitSelf != 0:
		case i > 0:
			of := p.made(f, a.Value)
			of.given = of.given || of.proof == rule.ProofIdentity && !byClass
			if finds {
				of = of.lookedUp()
			}
			out = out.with(of)
		default:
			out = out.with(p.made(f, a.Value))
		}
	}
	if len(args) == 1 && len(c.Flows) > 0 && !slices.ContainsFunc(c.Flows, func(row *rule.Flow) bool { return len(row.From) > 0 }) {
		return out.said() // how long it is
	}
	return out
}
