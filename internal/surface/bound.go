package surface

import (
	"slices"
	"strings"

	"rubicon/internal/rule"
)

// bound reports what functions reach that are methods of Ruby by a registration, where rows ask for it. Few programs have a
// call by such a name; in the others nothing is followed.
func (a *analysis) bound() {
	var rows []*rule.Reach
	for _, row := range a.g.Set.Models.Reaches {
		if row.Bound && slices.ContainsFunc(a.g.Prog.Names, func(name string) bool {
			return row.Names(name[strings.LastIndexByte(name, ':')+1:])
		}) {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		return
	}
	exported := len(a.order)
	for _, n := range a.g.Bindings {
		for _, id := range n.Targets {
			if _, ok := a.from[id]; !ok {
				a.from[id] = entry{root: true}
				a.order = append(a.order, id)
			}
		}
	}
	a.follow(exported)
	for _, row := range rows {
		a.report(row, a.order[exported:])
	}
}
