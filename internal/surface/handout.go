package surface

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// handouts reports the memory that exported functions hand out and nothing of the workspace takes back. What macros of
// libraries define for a type is not known: it can be the function that does.
func (a *analysis) handouts() {
	taken, opaque := a.takebacks(), a.g.NamedByMacros()
	for _, site := range a.g.SitesOf(source.Rust, func(e *rule.Entry) bool { return len(e.Handouts) > 0 }) {
		if _, ok := a.from[site.Func]; !ok || !a.returnsPointer(site.Func) {
			continue
		}
		for _, row := range a.g.Call(site).Handouts {
			what := a.pointee(site)
			if !opaque[what] && !slices.ContainsFunc(taken[row.Memory], func(t string) bool { return alike(t, what) }) {
				a.found(&row.Misuse, a.at(site, row.Note))
			}
		}
	}
}

// alike reports whether two types can be the same one: of one that is not known, or not to its arguments, that is so, and
// of one of which only a trait is known. A list of something is in the same memory as that.
func alike(t, u string) bool {
	t, u = strings.TrimSuffix(strings.TrimPrefix(t, "["), "]"), strings.TrimSuffix(strings.TrimPrefix(u, "["), "]")
	return t == u || strings.HasPrefix(t, "dyn ") || strings.HasPrefix(u, "dyn ") || t == "" || u == "" || strings.HasPrefix(t, u+"<") || strings.HasPrefix(u, t+"<")
}

// takebacks returns the types of which memory is taken back, by the sort of memory; "" is a type that is not
// known.
func (a *analysis) takebacks() map[string][]string {
	taken := map[string][]string{}
	for _, site := range a.g.SitesOf(source.Rust, func(e *rule.Entry) bool { return len(e.Takebacks) > 0 }) {
		if a.g.Prog.Func(site.Func).Flags&ir.FuncTest != 0 || a.neverRuns(site.Func) {
			continue
		}
		what := a.pointee(site)
		if what == "" && a.ownHandout(site) {
			continue // of a type that is not known, but that of no other function
		}
		for _, row := range a.g.Call(site).Takebacks {
			taken[row.Memory] = append(taken[row.Memory], a.instances(site, what)...)
		}
	}
	for id := range a.g.Prog.Funcs {
		if id := ir.FuncID(id); a.g.Exported(id) {
			a.takenByParams(id, taken)
		}
	}
	return taken
}

// takenByParams adds to taken what an exported function owns once it is called.
func (a *analysis) takenByParams(id ir.FuncID, taken map[string][]string) {
	fn := a.g.Prog.Func(id)
	for _, row := range a.g.Set.Models.Takebacks {
		for i := range fn.Params {
			t := a.g.Unaliased(a.g.TypeOf(id, fn.Params[i].Value).Name)
			if m := row.Param.FindStringSubmatch(t); m != nil {
				a.g.Meet(&row.Row)
				taken[row.Memory] = append(taken[row.Memory], m[1])
			}
		}
	}
}

// neverRuns reports whether nothing of the workspace calls a function, and nobody else can: neither is it exported, nor
// could a native caller be given it, nor is it the method of a type.
func (a *analysis) neverRuns(id ir.FuncID) bool {
	fn := a.g.Prog.Func(id)
	_, reached := a.from[id]
	return !reached && fn.Kind == ir.KindFn && fn.Flags&ir.FuncExtern == 0 && len(a.g.Callers(id)) == 0
}

// instances returns what type stands for at a call in a function, if it is a parameter of that and so
// is not known: the types of what its callers give it.
func (a *analysis) instances(site callgraph.Site, t string) []string {
	args := a.g.Prog.Args(site.Func, a.g.Prog.Instr(site.Func, site.Value))
	if t != "_" || len(args) == 0 {
		return []string{t}
	}
	fn := a.g.Prog.Func(site.Func)
	given := a.g.Prog.Instr(site.Func, a.g.Root(site.Func, args[0].Value))
	if given.Op != ir.OpParam || fn.Params[given.Aux].Kind != ir.ParamPositional {
		return []string{t}
	}
	var types []string
	for _, caller := range a.g.Callers(site.Func) {
		args := a.g.Prog.Args(caller.Func, a.g.Prog.Instr(caller.Func, caller.Value))
		if n := int(fn.Params[given.Aux].Index); n < len(args) {
			types = append(types, pointedAt(a.g.TypeOf(caller.Func, args[n].Value).Name))
		}
	}
	if len(types) == 0 {
		return []string{""}
	}
	return types
}

// ownHandout reports whether what a call takes back was handed out in the same function.
func (a *analysis) ownHandout(site callgraph.Site) bool {
	args := a.g.Prog.Args(site.Func, a.g.Prog.Instr(site.Func, site.Value))
	return len(args) > 0 && len(a.g.Call(callgraph.Site{Func: site.Func, Value: a.g.Root(site.Func, args[0].Value)}).Handouts) > 0
}

// pointee returns the type of what the first operand of a call points at, "" if it is not known.
func (a *analysis) pointee(site callgraph.Site) string {
	args := a.g.Prog.Args(site.Func, a.g.Prog.Instr(site.Func, site.Value))
	if len(args) == 0 {
		return ""
	}
	if given := (callgraph.Site{Func: site.Func, Value: a.g.Root(site.Func, args[0].Value)}); len(a.g.Call(given).Handouts) > 0 {
		return a.pointee(given)
	}
	return pointedAt(a.g.TypeOf(site.Func, args[0].Value).Name)
}

// pointedAt returns what pointer type t points at, or what stands between the angle brackets of a type; "" if it is not
// known.
func pointedAt(t string) string {
	for _, p := range [...]string{"*const ", "*mut ", "*const", "*mut"} {
		if rest, ok := strings.CutPrefix(t, p); ok {
			return strings.TrimSpace(rest)
		}
	}
	if i := strings.IndexByte(t, '<'); i >= 0 && strings.HasSuffix(t, ">") {
		return t[i+1 : len(t)-1]
	}
	return ""
}

// holdsPointer reports whether a type is a pointer, or a struct of the workspace with one.
func (a *analysis) holdsPointer(t string) bool {
	isPointer := func(t string) bool { return strings.HasPrefix(a.g.Unaliased(t), "*") }
	return isPointer(t) || slices.ContainsFunc(a.g.FieldTypes(t), func(f callgraph.FieldType) bool { return isPointer(f.Type) })
}

// returnsPointer reports whether a function gives a pointer to its caller, as its result or by a parameter that
// points at one, or at a struct of pointers and numbers, which is C's to be filled rather than an object of the library's.
func (a *analysis) returnsPointer(id ir.FuncID) bool {
	fn := a.g.Prog.Func(id)
	for fn.Kind == ir.KindClosure && fn.Parent != ir.NoFunc {
		id = a.g.Prog.Parent(id)
		fn = a.g.Prog.Func(id)
	}
	if a.holdsPointer(a.g.ReturnType(id)) {
		return true
	}
	return slices.ContainsFunc(fn.Params, func(p ir.Param) bool {
		t := strings.ReplaceAll(a.g.Prog.Text(p.Type), " ", "")
		if strings.HasPrefix(t, "*mut*") || strings.HasPrefix(t, "&mut*") {
			return true
		}
		out := a.g.Unaliased(a.g.TypeOf(id, p.Value).Name)
		for _, prefix := range [...]string{"*mut ", "&mut ", "*mut", "&mut"} {
			if of, ok := strings.CutPrefix(out, prefix); ok {
				of = strings.TrimSpace(of)
				return a.holdsPointer(of) && a.g.AnyBits(of)
			}
		}
		return false
	})
}
