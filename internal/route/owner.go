package route

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds records that belong to somebody and that a route hands to anybody who names them.
//
// Nothing in a program says that a record has an owner, but its routes do: they take it by way of who asks
// (current_user.loans), look for it with who asks (Loan.where(id: id, user_id: current_user.id)), or compare a part of it with who
// asks (loan.user_id == current_user.id). Where enough of the routes that use a collection do, another one that takes a record
// of it by a key of the request, and does none of that, is a finding. One at which more is asked than that somebody is known
// (admin?) is none: who may do more than others may see the records of others.

// maxOwnerCalls bounds how many calls away from a handler its records are looked for.
const maxOwnerCalls = 3

// holding is what one route does with the records of one collection.
type holding struct {
	taken []Evidence // where it takes one that the request names: places in the handler, with the source of the call
	asked *Evidence  // where it asks whose they are
}

// keeper reads what routes do with records.
type keeper struct {
	*exposed
	p    *prover
	r    *Route
	held map[string]*holding // by collection
	want map[string]bool     // collections of which it is to be found out whose they are; nil if what is taken is
	seen map[question]bool
	// named says that what the request names is held against who asks, known that something says who asks, or that it does not matter.
	named, known bool
}

// foreign returns the findings about records of others.
func (x *exposed) foreign() (found []Exposure) {
	rows, routes := x.g.Set.Models.Owned, x.declarations()
	if len(rows) == 0 || !slices.ContainsFunc(routes, func(r *Route) bool { return r.Auth.Status == Guarded || r.Auth.Status == Bypassable }) {
		return nil
	}
	want := map[string]bool{}
	taken := make([]map[string]*holding, len(routes))
	for i, r := range routes {
		taken[i] = x.hold(r, nil).held
		for c := range taken[i] {
			want[c] = true
		}
	}
	if len(want) == 0 {
		return nil
	}
	asks, takes, why := map[string]int{}, map[string]int{}, map[string]Evidence{}
	for i, r := range routes {
		asked := x.hold(r, want)
		for _, c := range sorted(asked.held) {
			if asks[c]++; asks[c] == 1 {
				why[c] = *asked.held[c].asked
			}
			delete(taken[i], c)
		}
		if len(taken[i]) > 0 && (!asked.known || asked.named || r.signsIn() || x.privileged(r)) {
			taken[i] = nil
		}
		for c := range taken[i] {
			takes[c]++
		}
	}
	for i, r := range routes {
		if r.Auth.Status == Open && !slices.ContainsFunc(r.Verbs, func(v string) bool { return v != "GET" && v != "HEAD" }) {
			continue // what everybody may see belongs to nobody
		}
		for _, c := range sorted(taken[i]) {
			if asks[c] == 0 || asks[c]*2 < takes[c] {
				continue
			}
			x.g.Meet(&rows[0].Row)
			at := taken[i][c].taken[0]
			found = append(found, Exposure{Row: &rows[0].Misuse, Route: r, Steps: []Evidence{
				{why[c].Site, "elsewhere it is asked whose a record of " + c + " is: " + why[c].Note},
				{at.Site, r.Name() + " " + rows[0].Note + ": " + at.Note},
			}})
		}
	}
	return found
}

func sorted(m map[string]*holding) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// hold returns what a route does with records, by their collections: with want of those only, and whose they are; else what
// it takes.
func (x *exposed) hold(r *Route, want map[string]bool) *keeper {
	k := &keeper{exposed: x, p: newProver(x.g, r.Handler()), r: r, held: map[string]*holding{}, want: want, seen: map[question]bool{}}
	k.p.stops = x.access.judge.stops
	k.walk(&frame{fn: r.Handler()}, ir.NoValue)
	if want != nil {
		for _, f := range r.Filters {
			before := x.g.Bind(f.Given)
			k.walk(&frame{fn: f.Func}, ir.NoValue)
			x.g.Bind(before)
		}
	}
	return k
}

// walk reads a function and those that it calls; at is where in the handler the way there begins.
func (k *keeper) walk(f *frame, at ir.Value) {
	q := question{f.fn, ir.NoValue, f.call, isMade}
	if f.depth > maxOwnerCalls || k.seen[q] || k.g.Lang(f.fn) != source.Ruby {
		return
	}
	k.seen[q] = true
	body := k.g.Prog.File(f.fn).Body(k.g.Prog.Func(f.fn))
	for v := 1; v < len(body); v++ {
		in := &body[v]
		site := callgraph.Site{Func: f.fn, Value: ir.Value(v)}
		from := at
		if f.fn == k.r.Handler() {
			from = site.Value
		}
		switch {
		case in.Op == ir.OpClosure:
			k.walk(f.into(k.g.Prog.Callee(f.fn, in), callgraph.Site{}), from)
		case in.Op == ir.OpCall, in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex:
			callees := k.p.callees(site)
			for _, id := range callees {
				k.walk(f.into(id, site), from)
			}
			switch {
			case k.want != nil:
				k.ask(f, site, in)
			case len(callees) == 0:
				k.take(f, site, from)
			}
		}
	}
}

// of returns what the route does with a collection.
func (k *keeper) of(collection string) *holding {
	if k.held[collection] == nil {
		k.held[collection] = &holding{}
	}
	return k.held[collection]
}

// take notes a record that a call takes by a key of the request.
func (k *keeper) take(f *frame, s callgraph.Site, at ir.Value) {
	base, keys, ok := k.record(s)
	if !ok || len(keys) == 0 {
		return
	}
	requested := false
	for _, key := range keys {
		m := k.p.made(f, key)
		if m.proof == rule.ProofIdentity {
			return
		}
		requested = requested || m.request
	}
	if c := k.collection(f, base, maxCalls); requested && c != "" && !k.identifies(f, base) {
		h := k.of(c)
		h.taken = append(h.taken, Evidence{callgraph.Site{Func: k.r.Handler(), Value: at}, k.p.quote(s)})
	}
}

// record returns the collection that a call takes a record of, or sees in another way, and the keys by which it does.
func (k *keeper) record(s callgraph.Site) (base ir.Value, keys []ir.Value, ok bool) {
	in := k.g.Prog.Instr(s.Func, s.Value)
	args := k.g.Prog.Args(s.Func, in)
	if len(args) == 0 {
		return 0, nil, false
	}
	if in.Op == ir.OpLoad {
		return args[0].Value, []ir.Value{args[1].Value}, true
	}
	for _, row := range k.g.Entry(s).Records {
		if !k.g.Describes(&row.Row, s) {
			continue
		}
		ok = true
		k.g.Meet(&row.Row)
		for i := range row.Key {
			keys = append(keys, k.g.Operands(s, &row.Key[i])...)
		}
	}
	return args[0].Value, keys, ok && args[0].Role == ir.RoleSelf
}

// ask notes where a call asks whose records are.
func (k *keeper) ask(f *frame, s callgraph.Site, in *ir.Instr) {
	note := func(c string) {
		if k.want[c] {
			if h := k.of(c); h.asked == nil {
				h.asked = &Evidence{s, k.p.quote(s)}
			}
		}
	}
	k.known = k.known || k.r.Auth.Status != Guarded || k.identifies(f, s.Value)
	for _, row := range k.g.Entry(s).Comparisons {
		if !k.g.Describes(&row.Row, s) {
			continue
		}
		a, b := k.g.Operands(s, &row.Of[0]), k.g.Operands(s, &row.Of[1])
		if len(a) != 1 || len(b) != 1 {
			continue
		}
		for _, pair := range [...][2]ir.Value{{a[0], b[0]}, {b[0], a[0]}} {
			if !k.identifies(f, pair[0]) {
				continue
			}
			note(k.from(f, pair[1], maxCalls))
			k.named = k.named || k.p.made(f, pair[1]).request
		}
	}
	args := k.g.Prog.Args(s.Func, in)
	if k.decides(f, s, in, args) {
		for _, a := range args {
			note(k.from(f, a.Value, maxCalls))
		}
	}
	if len(args) == 0 || args[0].Role != ir.RoleSelf {
		return
	}
	for _, a := range args { // Loan.where(user_id: current_user.id)
		if name, ok := a.Role.Keyword(); ok && k.g.Prog.Text(name) != "id" && k.identifies(f, a.Value) {
			note(k.collection(f, args[0].Value, maxCalls))
		}
	}
	if len(args) == 1 && in.Op == ir.OpCall && in.Flags&ir.FlagImplicitSelf == 0 && k.identifies(f, args[0].Value) { // current_user.loans
		name := plainName(k.g.Prog.Text(in.Name))
		for c := range k.want {
			if plainName(c) == name {
				note(c)
			}
		}
	}
}

// decides reports whether a call tells of something that it is given whether somebody may see it: a predicate that is given who
// asks, too (loan.visible_to?(user)), or a method that is not in the workspace and asks who comes, as its name says
// (authorize loan).
func (k *keeper) decides(f *frame, s callgraph.Site, in *ir.Instr, args []ir.Operand) bool {
	name := k.g.Prog.Text(in.Name)
	if in.Op != ir.OpCall || len(args) < 2 {
		return false
	}
	if strings.HasSuffix(name, "?") && slices.ContainsFunc(args, func(a ir.Operand) bool { return k.identifies(f, a.Value) }) {
		return true
	}
	return in.Flags&ir.FlagImplicitSelf != 0 && k.g.Call(s).Unknown && slices.ContainsFunc(k.g.Set.Models.GuardNames, func(row *rule.GuardName) bool {
		return row.Matches.MatchString(name)
	})
}

// identifies reports whether a value says who asks.
func (k *keeper) identifies(f *frame, v ir.Value) bool {
	return k.p.made(f, v).proof == rule.ProofIdentity
}

// collection returns what a reader calls the collection that a value is: Loan, Store.loans, DB[:loans]; "" if it is none.
func (k *keeper) collection(f *frame, v ir.Value, depth int) string {
	v = k.g.Root(f.fn, v)
	in := k.g.Prog.Instr(f.fn, v)
	args := k.g.Prog.Args(f.fn, in)
	site := callgraph.Site{Func: f.fn, Value: v}
	switch {
	case depth == 0:
		return ""
	case in.Op == ir.OpLoad && len(args) == 0 && in.Flags&ir.FlagConst != 0:
		if t := k.g.TypeOf(f.fn, v); t.Meta {
			return t.Name
		}
		return k.g.Prog.Text(in.Name)
	case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 && len(args) == 2:
		if key, ok := k.g.Text(f.fn, args[1].Value); ok && len(k.g.Prog.Args(f.fn, k.g.Prog.Instr(f.fn, k.g.Root(f.fn, args[0].Value)))) == 0 {
			if base := k.collection(f, args[0].Value, depth-1); base != "" {
				return base + "[:" + key + "]"
			}
		}
		return ""
	case in.Op != ir.OpCall || len(args) != 1 || args[0].Role != ir.RoleSelf:
		return ""
	}
	if callees := k.p.callees(site); len(callees) == 1 {
		return strings.ReplaceAll(k.g.FuncName(callees[0]), "#", ".")
	}
	base := ""
	if in.Flags&ir.FlagImplicitSelf == 0 {
		base = k.collection(f, args[0].Value, depth-1)
	}
	switch _, keys, seen := k.record(site); {
	case base == "":
		return ""
	case seen && len(keys) == 0: // another view of it
		return base
	}
	return base + "." + k.g.Prog.Text(in.Name)
}

// from returns the collection of the record that a value is, or is a part of; "" if it is none.
func (k *keeper) from(f *frame, v ir.Value, depth int) string {
	if depth == 0 {
		return ""
	}
	v = k.g.Root(f.fn, v)
	in := k.g.Prog.Instr(f.fn, v)
	args := k.g.Prog.Args(f.fn, in)
	site := callgraph.Site{Func: f.fn, Value: v}
	switch in.Op {
	case ir.OpPhi:
		for _, a := range args {
			if a.Value < v {
				if c := k.from(f, a.Value, depth-1); c != "" {
					return c
				}
			}
		}
	case ir.OpParam:
		if at, up, ok := k.p.argument(f, v); ok {
			return k.from(up, at, depth-1)
		}
		return k.element(f, depth)
	case ir.OpLoad:
		if stores, ok := k.p.stores(f, v); ok {
			for _, s := range stores {
				at := f
				if s.Func != f.fn {
					at = &frame{fn: s.Func, depth: f.depth + 1}
				}
				ops := k.g.Prog.Args(s.Func, k.g.Prog.Instr(s.Func, s.Value))
				if c := k.from(at, ops[len(ops)-1].Value, depth-1); c != "" {
					return c
				}
			}
			return ""
		}
		if len(args) == 2 && in.Flags&ir.FlagCapture == 0 {
			return k.part(f, args[0].Value, depth)
		}
	case ir.OpCall:
		for _, id := range k.p.callees(site) {
			into := f.into(id, site)
			for _, exit := range k.p.exits(id) {
				ret := k.g.Prog.Instr(exit.Func, exit.Value)
				if ops := k.g.Prog.Args(exit.Func, ret); exit.Func == id && ret.Op == ir.OpReturn && len(ops) > 0 && into.depth <= maxOwnerCalls {
					if c := k.from(into, ops[0].Value, depth-1); c != "" {
						return c
					}
				}
			}
		}
		if len(args) > 0 && in.Flags&ir.FlagImplicitSelf == 0 && args[0].Role == ir.RoleSelf {
			return k.part(f, args[0].Value, depth)
		}
		for _, a := range args { // loan || halt(404)
			if c := k.from(f, a.Value, depth-1); c != "" && a.Role != ir.RoleSelf {
				return c
			}
		}
	}
	return ""
}

// part returns the collection of a record of which something is read, or that is read out of the collection itself.
func (k *keeper) part(f *frame, base ir.Value, depth int) string {
	if c := k.from(f, base, depth-1); c != "" {
		return c
	}
	if c := k.collection(f, base, depth-1); k.want[c] {
		return c
	}
	return ""
}

// element returns the collection whose records a block is given, one after the other.
func (k *keeper) element(f *frame, depth int) string {
	call, ok := k.g.ConsumerOf(f.fn)
	if !ok {
		return ""
	}
	args := k.g.Prog.Args(call.Func, k.g.Prog.Instr(call.Func, call.Value))
	up := f.up
	for up != nil && up.fn != call.Func {
		up = up.up
	}
	if up == nil {
		up = &frame{fn: call.Func, depth: f.depth + 1}
	}
	if len(args) == 0 || args[0].Role != ir.RoleSelf {
		return ""
	}
	return k.part(up, args[0].Value, depth)
}

// plainName returns the name of a collection or of a model as both may be compared: Shop::Category and categories_dataset.
func plainName(name string) string {
	name = strings.TrimSuffix(name[strings.LastIndexAny(name, ".:[")+1:], "]")
	name = strings.TrimSuffix(strings.ToLower(name), "_dataset")
	if head, ok := strings.CutSuffix(name, "ies"); ok {
		return head + "y"
	}
	return strings.TrimSuffix(name, "s")
}

// privileged reports whether a route, what runs before it, or the conditions on it ask for more than that somebody is known.
func (x *exposed) privileged(r *Route) bool {
	matches := func(text string) bool {
		return slices.ContainsFunc(x.g.Set.Models.Privileges, func(row *rule.Privilege) bool {
			if row.Matches.MatchString(text) {
				x.g.Meet(&row.Row)
				return true
			}
			return false
		})
	}
	seen := map[ir.FuncID]bool{}
	p := newProver(x.g, r.Handler())
	p.stops = x.access.judge.stops
	var in func(f *frame) bool
	in = func(f *frame) bool {
		if seen[f.fn] || f.depth > maxOwnerCalls {
			return false
		}
		seen[f.fn] = true
		body := x.g.Prog.File(f.fn).Body(x.g.Prog.Func(f.fn))
		for v := 1; v < len(body); v++ {
			i := &body[v]
			named := (i.Op == ir.OpCall || i.Op == ir.OpConst && i.Aux != ir.ConstInteger) && matches(x.g.Prog.Text(i.Name))
			if named && p.at(f, ir.Value(v)).strength != impossible {
				return true
			}
			site := callgraph.Site{Func: f.fn, Value: ir.Value(v)}
			switch i.Op {
			case ir.OpClosure:
				if in(f.into(x.g.Prog.Callee(f.fn, i), callgraph.Site{})) {
					return true
				}
			case ir.OpCall:
				for _, id := range p.callees(site) {
					if in(f.into(id, site)) {
						return true
					}
				}
			}
		}
		return false
	}
	if matches(r.Pattern) || in(&frame{fn: r.Handler()}) {
		return true
	}
	bound := func(fn ir.FuncID, given []callgraph.Given) bool {
		defer x.g.Bind(x.g.Bind(given))
		return in(&frame{fn: fn})
	}
	if slices.ContainsFunc(r.Filters, func(f callgraph.Filter) bool { return bound(f.Func, f.Given) }) ||
		slices.ContainsFunc(x.g.ConditionsOf(r.Handler()), func(c callgraph.Condition) bool { return bound(c.Func, c.Given) }) {
		return true
	}
	declared := x.g.Prog.Args(r.Declared.Site.Func, x.g.Prog.Instr(r.Declared.Site.Func, r.Declared.Site.Value))
	for _, a := range declared {
		if name, ok := a.Role.Keyword(); ok {
			el := callgraph.Site{Func: r.Declared.Site.Func, Value: a.Value}
			if matches(x.g.Prog.Text(name)) || slices.ContainsFunc(x.g.Texts(el.Func, el.Value), matches) ||
				slices.ContainsFunc(x.g.Elements(el), func(e callgraph.Element) bool {
					return slices.ContainsFunc(x.g.Texts(e.Value.Func, e.Value.Value), matches)
				}) {
				return true
			}
		}
	}
	return false
}
