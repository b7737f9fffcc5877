package program

import (
	"maps"
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// maxRounds is how many times files are lowered again because methods turned out never to return: a
// helper that calls a helper that halts takes two.
const maxRounds = 3

// relower lowers the Ruby files anew that call methods of the workspace which never return, such as
//
//	def deny(message) = halt(403, message)
//
// since what follows such a call is not reached, just as behind the framework's own. What a call means
// is judged by its name: all methods of the workspace that have it must never return. And a file that
// defines a method which returns, of a name that models say never does, means its own.
func (b *builder) relower(lowered []*ir.File) {
	keys := make([]string, len(lowered))
	for range maxRounds {
		if b.cfg.Canceled() {
			return
		}
		never := b.helpers(lowered)
		sets := make([]ir.NoReturn, len(lowered))
		var again []int
		for i, f := range lowered {
			if f.Source.Lang != source.Ruby {
				continue
			}
			adds, drops := b.corrections(f, never)
			if key := correctionsText(adds, drops); key != keys[i] {
				keys[i], sets[i] = key, b.corrected(adds, drops)
				again = append(again, i)
			}
		}
		if len(again) == 0 {
			return
		}
		b.inParallel(again, func(w *worker, i int) { lowered[i] = w.relower(lowered[i], i, keys[i], sets[i]) })
	}
}

// helpers returns the names of methods of the workspace that never return.
func (b *builder) helpers(lowered []*ir.File) map[string]bool {
	never := map[string]bool{}
	for _, f := range lowered {
		if f.Source.Lang != source.Ruby {
			continue
		}
		for i := range f.Funcs {
			if fn := &f.Funcs[i]; fn.Kind == ir.KindMethod || fn.Kind == ir.KindSingleton {
				name := f.Names[fn.Name]
				known, seen := never[name]
				never[name] = (known || !seen) && fn.Flags&ir.FuncNever != 0 && !b.abstract(f, fn)
			}
		}
	}
	return never
}

// abstract reports whether a method that never returns may be one that others override: it raises and
// makes no use of its parameters.
func (b *builder) abstract(f *ir.File, fn *ir.Func) bool {
	params := map[ir.Value]bool{}
	for i := range fn.Params {
		if p := &fn.Params[i]; p.Kind != ir.ParamSelf {
			params[p.Value] = true
		}
	}
	for i := range f.Body(fn) {
		in := &f.Body(fn)[i]
		if in.Op != ir.OpCall && in.Op != ir.OpAssume {
			continue
		}
		name := f.Names[in.Name]
		if b.set.Models.EndsHandler(source.Ruby, name) || in.Flags&ir.FlagImplicitSelf != 0 && !b.noReturn[source.Ruby][name] {
			return false
		}
		for _, a := range f.Args(in) {
			if params[a.Value] {
				return false
			}
		}
	}
	return true
}

// corrections returns how the names of calls that never return differ in file f from those that models
// name: what the workspace adds, and what the file defines otherwise; both in order.
func (b *builder) corrections(f *ir.File, never map[string]bool) (adds, drops []string) {
	for _, name := range f.Names {
		if never[name] && !b.noReturn[source.Ruby][name] {
			adds = append(adds, name)
		}
	}
	for i := range f.Funcs {
		fn := &f.Funcs[i]
		name := f.Names[fn.Name]
		if (fn.Kind == ir.KindMethod || fn.Kind == ir.KindSingleton) && fn.Flags&ir.FuncNever == 0 && b.noReturn[source.Ruby][name] {
			drops = append(drops, name)
		}
	}
	slices.Sort(adds)
	slices.Sort(drops)
	return adds, slices.Compact(drops)
}

// corrected returns the names of calls that never return, with corrections.
func (b *builder) corrected(adds, drops []string) ir.NoReturn {
	set := maps.Clone(b.noReturn[source.Ruby])
	for _, name := range adds {
		set[name] = true
	}
	for _, name := range drops {
		delete(set, name)
	}
	return set
}
