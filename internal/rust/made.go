package rust

import (
	"slices"

	"rubicon/internal/ir"
)

const (
	// maxMadeOf bounds how many calls within calls are looked through for what a variable was made of.
	maxMadeOf = 3
	// maxGiven bounds how many arguments such a call has.
	maxGiven = 6
)

// withMade appends the variables that hold what calls made of others before something was said of these:
//
//	let path = dir.join(&name);
//	if !is_word(&name) { return }
func (l *lowerer) withMade(vars []ir.Var) []ir.Var {
	all := vars[:len(vars):len(vars)]
	if len(vars) == 0 {
		return all
	}
	var roots []ir.Value
	for _, v := range vars {
		if val, ok := l.fn.b.Read(v); ok {
			roots = append(roots, l.origin(val))
		}
	}
	for _, bound := range l.fn.binds {
		if len(all) >= maxMentioned {
			break
		}
		val, ok := l.fn.b.Read(bound.v)
		if !ok {
			continue
		}
		if root := l.origin(val); !slices.Contains(roots, root) && l.isMadeOf(root, roots, maxMadeOf) && !slices.Contains(all, bound.v) {
			all = append(all, bound.v)
		}
	}
	return all
}

// isMadeOf reports whether v is the result of a call that was given one of roots, or something made of one.
func (l *lowerer) isMadeOf(v ir.Value, roots []ir.Value, depth int) bool {
	in := l.fn.b.Instr(v)
	if depth == 0 || in.Op != ir.OpCall || in.NArgs > maxGiven {
		return false
	}
	for _, a := range l.fn.b.Args(v) {
		if root := l.origin(a.Value); slices.Contains(roots, root) || l.isMadeOf(root, roots, depth-1) {
			return true
		}
	}
	return false
}
