package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// What a program sets an option to is one object for all requests: what the handler of one route puts into settings.store,
// that of another finds there.

// storeOption stores what a fact at u says of the object at s, to which an option is set, or which an option has answered.
// That the option is the data itself is none of its business.
func (e *engine) storeOption(k *context, id int32, f fact, u ir.Value, s callgraph.Site) {
	if f.path == whole || !e.isRuby(k.fn) {
		return
	}
	if _, ok := e.graph.SetsOption(s); !ok {
		return
	}
	e.storeOutside(k, id, f, u, location{at: s, option: true})
}
