package taint

import (
	"slices"

	"rubicon/internal/ir"
)

// This file is about the elements of one source that reach one sink: system("tar #{params[:a]} #{params[:b]}"). In a
// context, what comes first at a place hides what comes there of the same source and kinds. So a source of which an element
// reaches a sink is followed once more without that element; what reaches the sink then is another way into it.

// maxElements bounds the elements of a source that are told apart at one sink.
const maxElements = 8

// remainder is a context of a source that was followed without some of its elements, and the sinks that are looked for.
type remainder struct {
	ctx   *context
	sinks map[hitKey]bool // nil for all
}

// followElements follows the sources of which an element reaches a sink without that element, until nothing else of
// them does. It reports false if it was canceled.
func (e *engine) followElements() bool {
	var round []remainder
	for _, k := range e.contexts {
		if k.source >= 0 && e.isRuby(k.fn) && len(k.hits) > 0 {
			round = append(round, remainder{ctx: k})
		}
	}
	for range maxElements - 1 {
		var next []remainder
		for _, r := range round {
			next = append(next, e.withoutElements(r)...)
		}
		if round = next; len(round) == 0 {
			return true
		}
		if !e.run() {
			return false
		}
	}
	return true
}

// withoutElements makes the contexts that leave out one more element each of those that reach the sinks of r.
func (e *engine) withoutElements(r remainder) []remainder {
	k := r.ctx
	var list []remainder
	index := map[elem]int{}
	for i := range k.hits {
		h := &k.hits[i]
		if key := h.key(); r.sinks == nil || r.sinks[key] {
			in, el, ok := e.sourceElement(k, h)
			if !ok || in != k || slices.Contains(k.but, el) {
				continue
			}
			n, made := index[el]
			if !made {
				rest := e.seedBut(k, append(slices.Clone(k.but), el))
				if rest == nil {
					continue
				}
				n = len(list)
				index[el] = n
				list = append(list, remainder{rest, map[hitKey]bool{}})
			}
			list[n].sinks[key] = true
		}
	}
	return list
}

// seedBut begins again at the source of k, without its elements but. It returns nil if that was done before.
func (e *engine) seedBut(k *context, but []elem) *context {
	slices.Sort(but)
	path, ok := e.paths.without(whole, but)
	if !ok || path == k.entry.path {
		return nil
	}
	key := k.entry
	key.path = path
	if _, known := e.index[key]; known {
		return nil
	}
	rest := e.context(key)
	if rest == nil {
		return nil
	}
	rest.but, rest.split = but, k.split
	s := e.sources[k.source]
	e.seedContext(rest, s.Site, s.Row)
	return rest
}

// root enters what a context of a source begins with.
func (e *engine) root(k *context, f fact) {
	if path, ok := e.paths.without(f.path, k.but); ok {
		f.path = path
		e.add(k, f)
	}
}

// sourceElement returns the element at a constant key that the path to a hit reads of the source before it does anything
// else with it, params[:a], params.fetch("a"), and the context that reads it, which may have left the data where k found
// it. ok is false if there is none.
func (e *engine) sourceElement(k *context, h *hit) (in *context, el elem, ok bool) {
	f := &k.facts[h.fact]
	for range maxTrail {
		switch c := &f.cause; c.kind {
		case causeStep:
			from, at := &k.facts[c.prev], e.prog.Instr(k.fn, c.at)
			if e.isUnread(k, from) && !keepsValue(at) {
				args := e.prog.Args(k.fn, at)
				if at.Op != ir.OpLoad && at.Op != ir.OpCall || len(args) < 2 {
					return nil, 0, false
				}
				el = e.keyOf(k.fn, args[1].Value)
				return k, el, el.named()
			}
			f = from
		case causeCall:
			f = &k.facts[c.prev]
		case causeUp:
			k = e.contexts[c.ctx]
			f = &k.facts[k.exits[c.exit].fact]
		case causeHeap:
			w := &e.heap.write[c.exit]
			k = e.contexts[w.ctx]
			f = &k.facts[w.fact]
		default:
			return nil, 0, false
		}
	}
	return nil, 0, false
}

// keepsValue reports whether what an instruction makes of a value is that value.
func keepsValue(in *ir.Instr) bool {
	return in.Op == ir.OpAssume || in.Op == ir.OpCopy || in.Op == ir.OpPhi
}
