package route

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds what anybody can have a program note of himself: a route that everybody can walk puts what the client says into
// the session.
//
//	post('/preferences') { session[:admin] = params[:admin] }
//
// Whoever asks elsewhere for what stands there asks the client.

// choice is a key at which rows say that who asks is noted.
type choice struct {
	row *rule.Credential
	key string
}

// told is what a client says of himself there.
type told struct {
	rule.Credential
	at callgraph.Site // the store
}

// readChoices enters what clients choose, by the family of the applications that share it.
func (j *judge) readChoices() {
	found := map[string]map[choice]*told{}
	var family map[string]string
	for id := range j.g.Prog.Funcs {
		id := ir.FuncID(id)
		if j.g.Lang(id) != source.Ruby {
			continue
		}
		p := j.prover(ir.NoFunc)
		for v, in := range j.g.Prog.File(id).Body(j.g.Prog.Func(id)) {
			if in.Op != ir.OpStore || in.Flags&ir.FlagIndex == 0 || in.NArgs != 3 || j.g.HandlerOf(id) == ir.NoFunc {
				continue
			}
			site := callgraph.Site{Func: id, Value: ir.Value(v)}
			args := j.g.Prog.Args(id, &in)
			f := &frame{fn: id}
			key, whole := j.g.Text(id, args[1].Value)
			if !whole || !p.isSaid(f, args[2].Value, maxElementsOf) {
				continue
			}
			c := p.credential(f, args[0].Value, "", key)
			if c == nil || c.Proof != rule.ProofIdentity || !j.anybodyAt(p, f, site) {
				continue
			}
			if family == nil {
				family = j.families()
			}
			of := family[j.g.RouteOf(id).App()]
			if found[of] == nil {
				found[of] = map[choice]*told{}
			}
			if at := (choice{c, key}); found[of][at] == nil {
				found[of][at] = &told{rule.Credential{Row: c.Row, Proof: rule.ProofClaim}, site}
			}
		}
	}
	j.choices, j.family = found, family
}

// families returns, of the class of each application, the one that stands for all that share a session.
func (j *judge) families() map[string]string {
	var routes []*Route
	for _, r := range j.g.Routes {
		routes = append(routes, &Route{App: r.App()})
	}
	return families(j.g, routes)
}

// choicesOf returns what clients choose in the application that a handler is of.
func (j *judge) choicesOf(handler ir.FuncID) map[choice]*told {
	if len(j.choices) == 0 || handler == ir.NoFunc {
		return nil
	}
	r := j.g.RouteOf(handler)
	if r == nil {
		return nil
	}
	return j.choices[j.family[r.App()]]
}

// toldBy returns the store by which a client says what a credential holds; nil if it is none of those.
func (p *prover) toldBy(c *rule.Credential) *callgraph.Site {
	for _, t := range p.choices {
		if &t.Credential == c {
			return &t.at
		}
	}
	return nil
}

// isSaid reports whether a value is just what a client says, which is no secret: a parameter, a text or a number of it, or whether
// it is a constant.
func (p *prover) isSaid(f *frame, v ir.Value, depth int) bool {
	v = p.g.Root(f.fn, v)
	in := p.g.Prog.Instr(f.fn, v)
	args := p.g.Prog.Args(f.fn, in)
	site := callgraph.Site{Func: f.fn, Value: v}
	if _, ok := (&survey{g: p.g}).readAt(site, in, args); ok {
		return p.made(f, v).proof <= rule.ProofClaim
	}
	if in.Op != ir.OpCall || depth == 0 || in.Flags&ir.FlagImplicitSelf != 0 || len(args) == 0 || p.g.Call(site).Unknown || len(p.callees(site)) > 0 {
		return false
	}
	said := false
	for _, a := range args {
		if p.g.IsConst(callgraph.Site{Func: f.fn, Value: a.Value}) {
			continue
		}
		if !p.isSaid(f, a.Value, depth-1) {
			return false
		}
		said = true
	}
	return said
}

// mayAskBy reports whether a call may ask who comes, which is of a method of the application that is not in the workspace: it is
// given something, or named so.
func (j *judge) mayAskBy(s callgraph.Site) bool {
	in := j.g.Prog.Instr(s.Func, s.Value)
	return j.g.Call(s).Unknown && in.Flags&ir.FlagImplicitSelf != 0 && (in.NArgs > 1 || slices.ContainsFunc(j.g.Set.Models.GuardNames, func(row *rule.GuardName) bool {
		return row.Matches.MatchString(j.g.Prog.Text(in.Name))
	}))
}

// anybodyAt reports whether a handler stores something for everybody who asks for it: nothing else is asked before than what the
// client says, and nothing is run that may ask.
func (j *judge) anybodyAt(p *prover, f *frame, site callgraph.Site) bool {
	r := j.g.RouteOf(site.Func)
	if r == nil || r.Verb == "" || j.g.HandlerOf(site.Func) != site.Func {
		return false
	}
	fn := j.g.Prog.Func(site.Func)
	if slices.ContainsFunc(fn.Decided(site.Value), func(d ir.Decision) bool { return !p.isSaid(f, d.Cond, maxElementsOf) }) {
		return false
	}
	for v := ir.Value(1); v < site.Value; v++ {
		s := callgraph.Site{Func: site.Func, Value: v}
		in := j.g.Prog.Instr(s.Func, v)
		if in.Op == ir.OpCall && fn.Dominates(v, site.Value) && (p.mayNotComeBack(s) || j.mayAskBy(s)) {
			return false
		}
	}
	return !slices.ContainsFunc(j.g.Instances(r), func(one *callgraph.Route) bool {
		asked := j.asked(&Route{Declared: one, Verbs: Verbs(one.Verb), Pattern: one.Pattern, App: one.App()}, callgraph.Plainly)
		return asked.Status == Guarded
	})
}
