package route

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file knows what is called on an application that was handed to an object, or to a method of a module, which asks on its behalf:
//
//	def initialize(app) = @app = app
//	def check! = (@app.halt 401 unless @app.session[:user])

// handed returns the type of what a value is that is self elsewhere: of the function that has handed it on. The zero Type means
// that it is something else, or not known.
func (p *prover) handed(f *frame, v ir.Value, depth int) callgraph.Type {
	v = p.g.Root(f.fn, v)
	in := p.g.Prog.Instr(f.fn, v)
	switch {
	case depth == 0:
	case in.Op == ir.OpParam:
		if at, up, ok := p.argument(f, v); ok {
			return p.handed(up, at, depth-1)
		}
		if params := p.g.Prog.Func(f.fn).Params; int(in.Aux) < len(params) && params[in.Aux].Kind == ir.ParamSelf {
			return p.g.SelfAt(f.fn)
		}
	case in.Op == ir.OpLoad:
		stores, ok := p.stores(f, v)
		if !ok || len(stores) != 1 {
			break
		}
		if at := p.storing(f, stores[0]); at.depth <= maxCalls && at.up != nil {
			return p.handed(at, p.valueOf(stores[0]), depth-1)
		}
	}
	return callgraph.Type{}
}

// speaks reports whether a row speaks of a call: by the type of its receiver, or by that of what was handed to where it stands.
func (p *prover) speaks(f *frame, row *rule.Row, site callgraph.Site) bool {
	if p.g.Describes(row, site) {
		return true
	}
	if f.fn != site.Func || !p.isOnOther(site) {
		return false
	}
	t := p.handed(f, p.g.Prog.Args(f.fn, p.g.Prog.Instr(f.fn, site.Value))[0].Value, maxCalls)
	return t.Name != "" && p.g.DescribesOn(row, site, t)
}

// calleesIn is callees where it is known, too, what was handed to where the call stands.
func (p *prover) calleesIn(f *frame, site callgraph.Site) []ir.FuncID {
	if ids := p.callees(site); len(ids) > 0 || f.fn != site.Func || !p.isOnOther(site) {
		return ids
	}
	in := p.g.Prog.Instr(site.Func, site.Value)
	if t := p.handed(f, p.g.Prog.Args(f.fn, in)[0].Value, maxCalls); t.Name != "" && !t.Meta {
		if id := p.g.MethodOf(t.Name, p.g.Prog.Text(in.Name)); id != ir.NoFunc && p.g.Lang(id) == source.Ruby {
			return []ir.FuncID{id}
		}
	}
	return nil
}

// endsIt reports whether a call ends the request: nothing runs after it.
func (p *prover) endsIt(f *frame, site callgraph.Site) bool {
	return p.g.Answers(site) || p.isOnOther(site) && p.hasEnd(site) && slices.ContainsFunc(p.g.Entry(site).NoReturns, func(row *rule.NoReturn) bool { return p.speaks(f, &row.Row, site) })
}

// mayEnd reports whether a call on an object of which nothing is known may be that of an application's method which ends the
// request, or raises.
func (p *prover) mayEnd(site callgraph.Site) bool {
	return p.isOnOther(site) && (p.hasEnd(site) || len(p.g.CallIn(site).Callees) == 0 && slices.ContainsFunc(p.g.MethodsNamed(p.g.Prog.Instr(site.Func, site.Value).Name), p.mayStop))
}

// hasEnd reports whether rows say of a call of that name that it ends a request.
func (p *prover) hasEnd(site callgraph.Site) bool {
	e := p.g.Entry(site)
	return len(e.NoReturns) > 0 && len(e.Answers) == 0 // what passes does not end it
}

// isOnOther reports whether a call is made on a parameter, or an instance variable, of which no type is known.
func (p *prover) isOnOther(site callgraph.Site) bool {
	in := p.g.Prog.Instr(site.Func, site.Value)
	args := p.g.Prog.Args(site.Func, in)
	if in.Op != ir.OpCall || in.Flags&ir.FlagImplicitSelf != 0 || len(args) == 0 || args[0].Role != ir.RoleSelf || p.g.TypeOf(site.Func, args[0].Value).Name != "" {
		return false
	}
	of := p.g.Prog.Instr(site.Func, p.g.Root(site.Func, args[0].Value)).Op
	return of == ir.OpParam || of == ir.OpLoad
}
