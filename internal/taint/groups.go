package taint

import (
	"strconv"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// groupNames is rule.GroupNames, which reads an expression that many facts come to once.
func (e *engine) groupNames(re, flags string, lang source.Lang) ([]string, bool) {
	key := textsKey{"groups", re, flags, lang.String()}
	names, known := e.groups[key]
	if !known {
		names, _ = rule.GroupNames(re, flags, lang) // nil if nothing can be said
		e.groups[key] = names
	}
	return names, names != nil
}

// byGroup enters what a flow row makes of a fact whose result has each group of a regular expression in its own
// place: x.match(/(\w+)=(.*)/).captures. It reports false if the expression is not known, or has no groups where
// the row begins with the first one.
func (e *engine) byGroup(k *context, id int32, f fact, u ir.Value, row *rule.Flow) bool {
	site := callgraph.Site{Func: k.fn, Value: u}
	re, flags, ok := e.graph.Env(site).Regexp(*row.Remains.Within)
	if !ok {
		return false
	}
	lang := e.graph.Lang(k.fn)
	names, ok := e.groupNames(re, flags, lang)
	first := *row.Remains.First
	if !ok || len(names) <= first || len(names) > maxGroups {
		return false
	}
	for i, name := range names[first:] {
		g := f
		if g.kinds &^= row.Clears | e.matched(re, flags, lang, strconv.Itoa(first+i)).free; g.kinds == 0 {
			continue
		}
		place, _ := e.paths.push(e.position(i), whole)
		e.put(k, id, g, place, u, row)
		if n := e.prog.Name(name); name != "" && n != 0 {
			e.put(k, id, g, e.paths.only(elem(n)), u, row)
		}
	}
	return true
}
