package rule

// maxUnited bounds the constraints of each side that are united one by one.
const maxUnited = 2

// Either returns what is certain of a text that is one of t or one of u: the constraints of either side that the other side
// keeps too, and that it has a match which one side must have, or one which the other must.
func (j *Judge) Either(t, u Texts) Texts {
	var out Texts
	var left, right []constraint // what the other side need not keep
	out, left = j.kept(out, t, u)
	out, right = j.kept(out, u, t)
	for _, c := range left {
		for _, d := range right {
			if both, ok := out.with("(?:"+c.re+")|(?:"+d.re+")", true); ok {
				out = both
			}
		}
	}
	return out
}

// kept adds those constraints of t to out that all of u keep. rest are others, as far as they can be united with some of u.
func (j *Judge) kept(out, t, u Texts) (all Texts, rest []constraint) {
	for _, c := range t.constraints {
		switch {
		case j.implies(u, c):
			out = out.And(Texts{[]constraint{c}})
		case c.found && c.re != "" && len(rest) < maxUnited:
			rest = append(rest, c)
		}
	}
	return out, rest
}

// implies reports whether each text of t keeps a constraint.
func (j *Judge) implies(t Texts, c constraint) bool {
	for _, own := range t.constraints {
		if own == c || own.re != "" && own.re == c.re && own.found == c.found {
			return true
		}
	}
	if t.loose() || len(t.constraints) == 0 {
		return false
	}
	return !j.any(t.And(Texts{[]constraint{{prog: c.prog, found: !c.found}}}))
}

// any reports whether there is a text in t, or may be one, as far as can be told.
func (j *Judge) any(t Texts) bool {
	p := newProduct(t.automata())
	return p.leads(p.start()) || p.exhausted()
}
