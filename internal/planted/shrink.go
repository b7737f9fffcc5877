package planted

// Shrink returns the smallest program that still fails: one flow, if one alone does, with parts left out and others
// put in the place of what is plainer.
func Shrink(spec *Spec, fails func(*Spec) bool) *Spec {
	for i := range spec.Flows {
		one := &Spec{Seed: spec.Seed, Classic: spec.Classic, Subject: spec.Subject, Flows: spec.Flows[i : i+1]}
		if fails(one) {
			return shrinkFlow(one, fails)
		}
	}
	for i := 0; i < len(spec.Flows); {
		less := &Spec{Seed: spec.Seed, Classic: spec.Classic, Subject: spec.Subject, Flows: without(spec.Flows, i)}
		if fails(less) {
			spec = less
		} else {
			i++
		}
	}
	return spec
}

// shrinkFlow makes the one flow of a program smaller, as long as something can be left out.
func shrinkFlow(spec *Spec, fails func(*Spec) bool) *Spec {
	for {
		smaller := spec
		for _, s := range simpler(spec) {
			if fails(s) {
				smaller = s
				break
			}
		}
		if smaller == spec {
			return spec
		}
		spec = smaller
	}
}

// simpler returns the specs with one thing less. What a sink must be is not reckoned again: only parts are left out that
// do not decide it.
func simpler(spec *Spec) []*Spec {
	var all []*Spec
	change := func(do func(s *Spec, f *Flow)) {
		s := &Spec{Seed: spec.Seed, Classic: spec.Classic, Subject: spec.Subject, Flows: []Flow{spec.Flows[0]}}
		f := &s.Flows[0]
		f.Steps = append([]Step(nil), f.Steps...)
		do(s, f)
		all = append(all, s)
	}
	f := &spec.Flows[0]
	if spec.Classic {
		change(func(s *Spec, _ *Flow) { s.Classic = false })
	}
	if spec.Seed != 0 {
		change(func(s *Spec, _ *Flow) { s.Seed = 0 })
	}
	for i := range f.Steps {
		if decides(f, i) || f.Steps[i].Part.To != 0 && needsPlace(f, i) {
			continue
		}
		change(func(_ *Spec, f *Flow) { f.Steps = without(f.Steps, i) })
	}
	for i := range f.Steps {
		// A check reads best on a variable, everything else without one.
		if plain := f.Steps[i].Condition != nil; f.Steps[i].Held != plain {
			change(func(_ *Spec, f *Flow) { f.Steps[i].Held = plain })
		}
		if f.Steps[i].Condition == nil {
			continue
		}
		for k := range f.Steps[i].Through {
			change(func(_ *Spec, f *Flow) { f.Steps[i].Through = without(f.Steps[i].Through, k) })
		}
		for _, name := range spec.lang().plain {
			if plain := find(spec.lang().conditions, name); plain != nil && f.Steps[i].Condition.Clears == plain.Clears && f.Steps[i].Condition != plain {
				change(func(_ *Spec, f *Flow) { f.Steps[i].Condition = plain })
			}
			if plain := find(spec.lang().shapes, name); plain != nil && f.Steps[i].Part != plain && f.Steps[i].Part.Unchecked == plain.Unchecked {
				change(func(_ *Spec, f *Flow) { f.Steps[i].Part = plain })
			}
		}
	}
	if plain := &spec.lang().sources[0]; f.Source != plain && f.Source.Send != "socket" {
		change(func(_ *Spec, f *Flow) { f.Source = plain })
	}
	if plain := &spec.lang().sinks[0]; f.Sink != plain && !partial(f) {
		change(func(_ *Spec, f *Flow) { f.Sink = plain })
	}
	return all
}

// decides reports whether the verdict hangs on a step: on a cut, a check or a cleaner of a silent flow.
func decides(f *Flow, i int) bool {
	s := &f.Steps[i]
	return !f.Must && (s.Part.Cut || s.Condition != nil || s.Part.Clears != "")
}

// needsPlace reports whether a later part needs to stand where the step leads.
func needsPlace(f *Flow, i int) bool {
	for j := i + 1; j < len(f.Steps); j++ {
		if in := f.Steps[j].Part.In; in != 0 && in&Handler == 0 {
			return true
		}
	}
	return false
}

// partial reports whether some kinds of danger were cleared on the way, so that another sink would be another case.
func partial(f *Flow) bool {
	for _, s := range f.Steps {
		p := s.Part
		if s.Condition != nil {
			p = s.Condition
		}
		if p.Clears != "" && p.Clears != "*" || p.Keeps != "" && p.Keeps != "*" {
			return true
		}
	}
	return false
}

// find returns the part of a table that has that name, or nil.
func find(list []Part, name string) *Part {
	for i := range list {
		if list[i].Name == name {
			return &list[i]
		}
	}
	return nil
}

func without[T any](list []T, i int) []T {
	return append(append([]T(nil), list[:i]...), list[i+1:]...)
}
