package route

import (
	"slices"

	"rubicon/internal/ir"
)

// uses are the instructions that use the values of a function, by value and in order. Those that only assume something of a
// value are none.
type uses struct {
	by        [][]ir.Value
	decisions map[ir.Value]bool // the values that decide what is run
}

// usesOf returns the uses of the values of a function, which are put together once.
func (j *judge) usesOf(id ir.FuncID) *uses {
	if u := j.usage[id]; u != nil {
		return u
	}
	fn := j.g.Prog.Func(id)
	body := j.g.Prog.File(id).Body(fn)
	u := &uses{by: make([][]ir.Value, len(body)), decisions: map[ir.Value]bool{}}
	for at := 1; at < len(body); at++ {
		if body[at].Op == ir.OpAssume {
			continue
		}
		for _, a := range j.g.Prog.Args(id, &body[at]) {
			if by := u.by[a.Value]; int(a.Value) < at && (len(by) == 0 || by[len(by)-1] != ir.Value(at)) {
				u.by[a.Value] = append(by, ir.Value(at))
			}
		}
	}
	for _, d := range fn.Decisions {
		u.decisions[d.Cond] = true
	}
	j.usage[id] = u
	return u
}

// used reports whether the result of value v goes anywhere but into a condition that decides nothing.
func (j *judge) used(id ir.FuncID, v ir.Value) bool {
	u := j.usesOf(id)
	return u.decisions[v] || slices.ContainsFunc(u.by[v], func(by ir.Value) bool {
		in := j.g.Prog.Instr(id, by)
		name := j.g.Prog.Text(in.Name)
		return in.Op != ir.OpCall || name != ir.OpAnd && name != ir.OpOr || j.used(id, by)
	})
}
