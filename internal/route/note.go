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

// noted returns the stores of middleware in what value v reads of the request; none if rows say what stands there.
func (p *prover) noted(f *frame, v ir.Value) []note {
	if len(p.notes) == 0 {
		return nil
	}
	key, ok := p.keyRead(f.fn, v)
	if !ok {
		return nil
	}
	text, whole := p.g.Text(f.fn, key)
	of := p.g.Prog.Args(f.fn, p.g.Prog.Instr(f.fn, v))[0].Value
	if notes := p.notes[text]; whole && len(notes) > 0 && len(notes) <= maxStores && p.isRequest(f, of) && p.credential(f, of, "", text) == nil {
		return notes
	}
	return nil
}

// isRequest reports whether a value is the request as the server hands it on.
func (p *prover) isRequest(f *frame, v ir.Value) bool {
	v = p.g.Root(f.fn, v)
	switch p.g.Prog.Instr(f.fn, v).Op {
	case ir.OpParam:
		if at, up, ok := p.argument(f, v); ok {
			return p.isRequest(up, at)
		}
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
