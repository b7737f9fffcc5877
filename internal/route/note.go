package route

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file follows what middleware of the workspace notes in the request for what comes behind it: env["account"] = found.

// note is a store of a middleware in the request that it is handed.
type note struct {
	callgraph.Site
	given *rule.Entry // what the middleware's parameters are
}

// frame returns the frame of the function in which the store stands.
func (n *note) frame() *frame { return &frame{fn: n.Func, given: n.given, depth: 1} }

// readNotes enters what a middleware notes.
func (j *judge) readNotes(g *gate) {
	request := j.g.FirstParam(g.handler)
	given := j.g.Set.Models.Lookup(source.Ruby, g.row.Env)
	for v, in := range j.g.Prog.File(g.handler).Body(j.g.Prog.Func(g.handler)) {
		args := j.g.Prog.Args(g.handler, &in)
		if in.Op != ir.OpStore || in.Flags&ir.FlagIndex == 0 || len(args) != 3 || j.g.Root(g.handler, args[0].Value) != request {
			continue
		}
		site := callgraph.Site{Func: g.handler, Value: ir.Value(v)}
		key, whole := j.g.Text(g.handler, args[1].Value)
		if whole && !slices.ContainsFunc(j.notes[key], func(n note) bool { return n.Site == site }) {
			j.notes[key] = append(j.notes[key], note{site, given})
		}
	}
}

// readOwnNotes enters what applications note in the request themselves.
func (j *judge) readOwnNotes() {
	p := j.prover(ir.NoFunc)
	for id := range j.g.Prog.Funcs {
		id := ir.FuncID(id)
		if j.g.Lang(id) != source.Ruby {
			continue
		}
		for v, in := range j.g.Prog.File(id).Body(j.g.Prog.Func(id)) {
			if in.Op != ir.OpStore || in.Flags&ir.FlagIndex == 0 || in.NArgs != 3 {
				continue
			}
			args := j.g.Prog.Args(id, &in)
			if of := j.g.Prog.Instr(id, j.g.Root(id, args[0].Value)); of.Op != ir.OpCall || !j.g.AsksRoute(of.Name) || !p.isRequest(&frame{fn: id}, args[0].Value) {
				continue
			}
			if key, whole := j.g.Text(id, args[1].Value); whole {
				j.ownNotes[key] = append(j.ownNotes[key], callgraph.Site{Func: id, Value: ir.Value(v)})
			}
		}
	}
}

// notedBefore returns what the application has noted in the request by a key where value v of a function is computed, as far as that is not
// done in handlers of other routes; certain says that it has noted something.
func (p *prover) notedBefore(f *frame, v ir.Value, key string) (list []note, certain bool) {
	for _, s := range p.ownNotes[key] {
		fn := p.g.Prog.Func(s.Func)
		at, value := f, v
		for at != nil && at.fn != s.Func {
			p.looksOutside(at)
			value = at.call.Value
			at = at.up
		}
		switch {
		case at != nil && value == ir.NoValue: // in a block of it
		case at != nil:
			if s.Value >= value {
				continue
			}
			certain = certain || fn.Dominates(s.Value, value)
		case p.ran[s.Func]:
			certain = certain || !slices.ContainsFunc(p.exits(s.Func), func(exit callgraph.Site) bool {
				return exit.Func != s.Func || !fn.Dominates(s.Value, exit.Value)
			})
		case !slices.ContainsFunc(p.g.Callers(s.Func), func(c callgraph.Site) bool { return p.ran[c.Func] }):
			continue
		}
		list = append(list, note{Site: s})
	}
	return list, certain
}

// noted returns the stores in what value v reads of the request, by the application or by middleware; none if rows say what stands
// there.
func (p *prover) noted(f *frame, v ir.Value) []note {
	if len(p.notes)+len(p.ownNotes) == 0 {
		return nil
	}
	key, ok := p.keyRead(f.fn, v)
	if !ok {
		return nil
	}
	text, whole := p.g.Text(f.fn, key)
	of := p.g.Prog.Args(f.fn, p.g.Prog.Instr(f.fn, v))[0].Value
	if !whole || len(p.notes[text])+len(p.ownNotes[text]) == 0 || !p.isRequest(f, of) || p.credential(f, of, "", text) != nil {
		return nil
	}
	notes, certain := p.notedBefore(f, v, text)
	if !certain {
		notes = append(notes, p.notes[text]...)
	}
	if len(notes) > maxStores {
		return nil
	}
	return notes
}

// isRequest reports whether a value is the request as the server hands it on.
func (p *prover) isRequest(f *frame, v ir.Value) bool {
	v = p.g.Root(f.fn, v)
	switch p.g.Prog.Instr(f.fn, v).Op {
	case ir.OpParam:
		if at, up, ok := p.argument(f, v); ok {
			return p.isRequest(up, at)
		}
		p.looksOutside(f)
		return f.given != nil && v == p.g.FirstParam(f.fn)
	case ir.OpCall:
		site := callgraph.Site{Func: f.fn, Value: v}
		return slices.ContainsFunc(p.g.Entry(site).Routed, func(row *rule.Routed) bool { return row.At != "" && p.g.Describes(&row.Row, site) })
	}
	return false
}

// provenByNotes returns what is proven where one of several stores has noted what is true.
func (p *prover) provenByNotes(notes []note) verdict {
	out := verdict{strength: impossible}
	for i := range notes {
		n := &notes[i]
		args := p.g.Prog.Args(n.Func, p.g.Prog.Instr(n.Func, n.Value))
		one := p.condition(n.frame(), args[len(args)-1].Value, true)
		if one.strength != impossible {
			one = one.both(p.at(n.frame(), n.Value))
		}
		out = out.either(one)
	}
	return out
}
