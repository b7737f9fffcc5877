package rule

// Possible reports whether a condition can hold of any call of the program: no part of it that all of it rests on
// and that speaks of the program alone, as gem('sequel') =~ '.' does, is false. The call of env may be any.
func (c *Cond) Possible(env Env) bool {
	return c == nil || possible(c.Expr, &evaluation{env, c})
}

func possible(x Expr, e *evaluation) bool {
	if both, ok := x.(And); ok {
		return possible(both.X, e) && possible(both.Y, e)
	}
	return !ofProgram(x) || x.eval(e)
}

// ofProgram reports whether what an expression says does not depend on the call.
func ofProgram(x Expr) bool {
	switch x := x.(type) {
	case And:
		return ofProgram(x.X) && ofProgram(x.Y)
	case Or:
		return ofProgram(x.X) && ofProgram(x.Y)
	case Not:
		return ofProgram(x.X)
	case Uses:
		return true
	case Compare:
		return termOfProgram(x.X) && (x.Regexp != nil || termOfProgram(x.Y))
	}
	return false
}

func termOfProgram(t Term) bool {
	switch t := t.(type) {
	case TextTerm, IntTerm, ListTerm:
		return true
	case CallTerm:
		return t.Func == "everywhere"
	case NamedTerm:
		return t.Func == "gem"
	}
	return false
}
