package rust

import "rubicon/internal/ir"

// What an arm of a branch without else changes, it does not change where the condition is false: there the old value was
// checked. if !is_word(&name) { name = "other".to_string(); }

// variables returns the variables that were bound before mark, and those of a condition, with their values; none if they
// are not wanted.
func (l *lowerer) variables(more []ir.Var, mark int, wanted bool) (vars []ir.Var, values []ir.Value) {
	if !wanted || len(more) == 0 {
		return nil, nil
	}
	vars = make([]ir.Var, 0, mark+len(more))
	for _, bound := range l.fn.binds[:mark] {
		vars = append(vars, bound.v)
	}
	vars = append(vars, more...)
	values = make([]ir.Value, len(vars))
	for i, v := range vars {
		values[i], _ = l.fn.b.Read(v)
	}
	return vars, values
}

// changed returns those of the variables that have another value than before, apart from what is assumed of it.
func (l *lowerer) changed(vars []ir.Var, before []ir.Value) []ir.Var {
	if !l.fn.b.Reachable() {
		return nil
	}
	var out []ir.Var
	for i, v := range vars {
		if val, ok := l.fn.b.Read(v); ok && before[i] != ir.NoValue && l.fn.b.Root(val) != l.fn.b.Root(before[i]) {
			out = append(out, v)
		}
	}
	return out
}
