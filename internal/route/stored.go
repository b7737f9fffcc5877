package route

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// This file says what is known of who asks by an instance variable: what filters that have run before have put there.
//
//	before { @guest = session[:user].nil? }
//	before('/orders/*') { halt 401 if @guest }
//
// That it is true, only what was put there can say. That it is not says something only where it is known that anything was.

// stored returns what is proven where an instance variable holds what is true, or, where something has been stored for certain,
// what is not.
func (p *prover) stored(f *frame, stores []callgraph.Site, want bool) verdict {
	out := verdict{strength: impossible}
	for _, s := range stores {
		at := p.storing(f, s)
		if at.depth > maxCalls {
			return verdict{}
		}
		one := p.condition(at, p.valueOf(s), want)
		if one.strength != impossible {
			one = one.both(p.at(at, s.Value))
		}
		out = out.either(one)
	}
	return out
}

// storing returns the frame of a store of an instance variable that is read in f. What an object has been given where it was made
// it has from there: of Policy.new(account).allowed? the account.
func (p *prover) storing(f *frame, s callgraph.Site) *frame {
	if s.Func == f.fn {
		return f
	}
	if made, in, ok := p.createdBy(f, s.Func); ok {
		return in.into(s.Func, made)
	}
	return f.beside(s.Func)
}

// createdBy is creation where that call runs function id.
func (p *prover) createdBy(f *frame, id ir.FuncID) (made callgraph.Site, in *frame, ok bool) {
	made, in, ok = p.creation(f)
	return made, in, ok && slices.ContainsFunc(p.g.CallIn(made).Callees, func(c callgraph.Callee) bool { return c.New && c.Func == id })
}

// creation returns the call that has made the object that a function is called on, and the frame in which it stands.
func (p *prover) creation(f *frame) (made callgraph.Site, in *frame, ok bool) {
	at := f
	for at.up != nil && p.g.Prog.Func(at.fn).Kind == ir.KindClosure {
		p.looksOutside(at)
		at = at.up
	}
	params := p.g.Prog.Func(at.fn).Params
	i := slices.IndexFunc(params, func(param ir.Param) bool { return param.Kind == ir.ParamSelf })
	if i < 0 {
		return callgraph.Site{}, nil, false
	}
	v := params[i].Value
	for range maxCalls {
		v = p.g.Root(at.fn, v)
		switch instr := p.g.Prog.Instr(at.fn, v); instr.Op {
		case ir.OpParam:
			if v, at, ok = p.argument(at, v); !ok {
				return callgraph.Site{}, nil, false
			}
		case ir.OpCall:
			made = callgraph.Site{Func: at.fn, Value: v}
			if made, in, ok = p.soleObject(at, made); ok {
				return made, in, true
			}
			return callgraph.Site{Func: at.fn, Value: v}, at, true
		default:
			return callgraph.Site{}, nil, false
		}
	}
	return callgraph.Site{}, nil, false
}

// soleObject returns the call of new that makes the object which the call at site answers, if that is the only one.
func (p *prover) soleObject(f *frame, site callgraph.Site) (made callgraph.Site, in *frame, ok bool) {
	if p.isNew(site) {
		return site, f, true
	}
	list, ok := p.objects(f, site.Value, verdict{}, maxRefusal+1)
	if !ok || len(list) != 1 {
		return callgraph.Site{}, nil, false
	}
	return list[0].site, list[0].in, true
}

// valueOf returns what a store puts where it does.
func (p *prover) valueOf(store callgraph.Site) ir.Value {
	args := p.g.Prog.Args(store.Func, p.g.Prog.Instr(store.Func, store.Value))
	return args[len(args)-1].Value
}

// storedBefore reports whether one of some stores has been made wherever value v of a function is computed.
func (p *prover) storedBefore(f *frame, v ir.Value, stores []callgraph.Site) bool {
	return slices.ContainsFunc(stores, func(s callgraph.Site) bool {
		fn := p.g.Prog.Func(s.Func)
		if s.Func == f.fn {
			return fn.Dominates(s.Value, v)
		}
		_, _, made := p.createdBy(f, s.Func)
		return (made || p.ran[s.Func]) && !slices.ContainsFunc(p.exits(s.Func), func(exit callgraph.Site) bool {
			return exit.Func != s.Func || !fn.Dominates(s.Value, exit.Value)
		})
	})
}

// tooEarly says of a filter that it turns somebody away because of what an instance variable holds, and that only filters put
// something there that run later; nil of others.
func (j *judge) tooEarly(p *prover, f *frame, later []callgraph.Filter) *Evidence {
	for _, d := range j.g.Prog.Func(f.fn).Decisions {
		v := p.g.Root(f.fn, d.Cond)
		in := p.g.Prog.Instr(f.fn, v)
		if !d.Holds || in.Op != ir.OpLoad || !j.stopsIn(f.fn, &d, false) && !p.armRefuses(f.fn, &d) {
			continue
		}
		name := p.g.Prog.Text(in.Name)
		stores, ok := p.stores(f, v)
		if !ok || len(stores) == 0 || !strings.HasPrefix(name, "@") {
			continue
		}
		isLater := func(s callgraph.Site) bool {
			return slices.ContainsFunc(later, func(l callgraph.Filter) bool { return l.Func == s.Func && l.Runs == callgraph.True })
		}
		if slices.ContainsFunc(stores, func(s callgraph.Site) bool { return !isLater(s) }) {
			continue
		}
		if shows(p.stored(f, stores, false)) {
			return &Evidence{callgraph.Site{Func: f.fn, Value: v}, "the filter asks for " + name + ", which only a filter that runs later sets"}
		}
	}
	return nil
}
