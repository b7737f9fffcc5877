package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// reached returns the instructions of unsafe code that use untrusted data, and the exported functions that are
// called with some.
func (e *engine) reached() (unsafe map[callgraph.Site]bool, exports map[ir.FuncID]bool) {
	unsafe, exports = map[callgraph.Site]bool{}, map[ir.FuncID]bool{}
	for _, k := range e.contexts {
		if e.isRuby(k.fn) {
			continue
		}
		given := false
		fi := e.info(k.fn)
		for i := range k.facts {
			if k.facts[i].kinds&^e.callers.all == 0 {
				continue
			}
			given = true
			for _, u := range fi.usesOf(k.facts[i].value) {
				if e.prog.Instr(k.fn, u).Flags&ir.FlagUnsafe != 0 {
					unsafe[callgraph.Site{Func: k.fn, Value: u}] = true
				}
			}
		}
		if e.graph.Exported(k.fn) && k.source < 0 && given {
			exports[k.fn] = true
		}
	}
	return unsafe, exports
}
