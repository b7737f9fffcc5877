package surface

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// handouts reports the memory that exported functions hand out and nothing of the workspace takes back.
func (a *analysis) handouts() {
	taken := a.takebacks()
	for _, site := range a.g.SitesOf(source.Rust, func(e *rule.Entry) bool { return len(e.Handouts) > 0 }) {
		if _, ok := a.from[site.Func]; !ok || !a.returnsPointer(site.Func) {
			continue
		}
		for _, row := range a.g.Call(site).Handouts {
			what := a.pointee(site)
			if !slices.ContainsFunc(taken[row.Memory], func(t string) bool { return alike(t, what) }) {
				a.found(&row.Misuse, a.at(site, row.Note))
			}
		}
	}
}

// alike reports whether two types can be the same one: of one that is not known, or not to its arguments, that is so.
func alike(t, u string) bool {
	return t == u || t == "" || u == "" || strings.HasPrefix(t, u+"<") || strings.HasPrefix(u, t+"<")
}

// takebacks returns the types of which memory is taken back, by the sort of memory; "" is a type that is not
// known.
func (a *analysis) takebacks() map[string][]string {
	taken := map[string][]string{}
	for _, site := range a.g.SitesOf(source.Rust, func(e *rule.Entry) bool { return len(e.Takebacks) > 0 }) {
		if a.g.Prog.Func(site.Func).Flags&ir.FuncTest != 0 {
			continue
		}
		what := a.pointee(site)
		if what == "" && a.ownHandout(site) {
			continue // of a type that is not known, but that of no other function
		}
		for _, row := range a.g.Call(site).Takebacks {
			taken[row.Memory] = append(taken[row.Memory], what)
		}
	}
	return taken
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
	t := a.g.TypeOf(site.Func, args[0].Value).Name
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

// returnsPointer reports whether a function gives a pointer to its caller, as its result or by a parameter that
// points at one.
func (a *analysis) returnsPointer(id ir.FuncID) bool {
	fn := a.g.Prog.Func(id)
	for fn.Kind == ir.KindClosure && fn.Parent != ir.NoFunc {
		id = a.g.Prog.Parent(id)
		fn = a.g.Prog.Func(id)
	}
	if strings.HasPrefix(a.g.Prog.Text(fn.Ret), "*") {
		return true
	}
	return slices.ContainsFunc(fn.Params, func(p ir.Param) bool {
		t := strings.ReplaceAll(a.g.Prog.Text(p.Type), " ", "")
		return strings.HasPrefix(t, "*mut*") || strings.HasPrefix(t, "&mut*")
	})
}
