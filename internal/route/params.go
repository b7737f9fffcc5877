package route

import (
	"cmp"
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file finds the parameters that a route reads of a request, with what the program does first to know what they are:
// it makes a number of them, or holds them against an expression or a list.

// Param is a part of the request that a route reads by a constant name.
type Param struct {
	Name string
	// Place is one of package rule.
	Place string
	// Type is "integer", "number", or "" for a text or what is not known.
	Type string
	// Checks are conditions that the program puts to it, somewhere on the way.
	Checks []Check
	// Credential says that it shows who sends the request.
	Credential bool
	// Site is where it is read first, Again where else; the zero Site if only the pattern names it.
	Site  callgraph.Site
	Again []callgraph.Site
}

// CheckKind says what a condition holds a parameter against.
type CheckKind string

// The kinds of checks.
const (
	Matches CheckKind = "pattern" // a regular expression
	OneOf   CheckKind = "enum"    // a list of texts
)

// Check is a condition on a parameter.
type Check struct {
	Kind    CheckKind
	Pattern string
	Values  []string
	Site    callgraph.Site
}

// equal reports whether two checks ask for the same.
func (c *Check) equal(d *Check) bool {
	return c.Kind == d.Kind && c.Pattern == d.Pattern && slices.Equal(c.Values, d.Values)
}

// read returns the parameters that function id reads, and the places of which it reads more than that.
func (s *survey) read(id ir.FuncID) (list []Param, whole []string) {
	made := map[ir.Value]int{} // what is read, by the parameters in list
	text, decoded := "", false // of a body
	body := s.g.Prog.File(id).Body(s.g.Prog.Func(id))
	for v := 1; v < len(body); v++ {
		in := &body[v]
		args := s.g.Prog.Args(id, in)
		site := callgraph.Site{Func: id, Value: ir.Value(v)}
		names, taken := s.taken(site, args)
		if p, ok := s.readAt(site, in, args); ok && len(names) < 2 {
			made[ir.Value(v)] = len(list)
			list = append(list, p)
			continue
		}
		if i, ok := made[s.g.Root(id, ir.Value(v))]; ok && in.Op == ir.OpCopy { // it is read again, as it is
			list[i].Again = append(list[i].Again, site)
		}
		if in.Op != ir.OpCall {
			continue
		}
		list = append(list, names...)
		if row := s.g.PartsOf(site, true); row != nil {
			text = row.Place
		}
		decoded = decoded || s.g.Decodes(site) != nil
		for i, a := range args {
			if row := s.g.RequestParts(id, a.Value); row != nil && !(i == 0 && taken) && !slices.Contains(whole, row.Place) {
				whole = append(whole, row.Place)
			}
			if i, ok := made[s.g.Root(id, a.Value)]; ok {
				s.ask(&list[i], site, a.Value)
			}
		}
	}
	if text != "" && !decoded {
		whole = append(whole, text)
	}
	return list, whole
}

// taken returns the parameters that a call takes out of the parts of a request by constant names, as models say: slice("name"); ok is
// false if it takes others too.
func (s *survey) taken(site callgraph.Site, args []ir.Operand) (list []Param, ok bool) {
	if len(args) < 2 || args[0].Role != ir.RoleSelf {
		return nil, false
	}
	row := s.g.RequestParts(site.Func, args[0].Value)
	if row == nil || !s.takesByNames(site, len(args)-1) {
		return nil, false
	}
	for _, a := range args[1:] {
		texts := s.g.Texts(site.Func, a.Value)
		if a.Role != ir.RolePlain || len(texts) != 1 {
			return nil, false
		}
		name, ok := named(row, texts[0])
		if !ok {
			return nil, false
		}
		list = append(list, Param{Name: name, Place: row.Place, Site: site})
	}
	return list, true
}

// takesByNames reports whether a call yields nothing of its receiver but what stands there at its arguments, each of them.
func (s *survey) takesByNames(site callgraph.Site, arguments int) bool {
	all, each := false, 0
	for _, f := range s.g.Call(site).Flows {
		switch from := f.From; {
		case len(from) != 1 || from[0].Kind != rule.PortSelf:
			return false
		case len(f.Only) > 0:
			all = true
		case len(from[0].Path) == 1 && from[0].Path[0].Key > 0 && from[0].Path[0].At == 0:
			each++
		default:
			return false
		}
	}
	return all || each == arguments
}

// readAt returns the parameter that instruction in reads.
func (s *survey) readAt(site callgraph.Site, in *ir.Instr, args []ir.Operand) (p Param, ok bool) {
	index := in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex
	if len(args) < 2 || !index && (in.Op != ir.OpCall || args[0].Role != ir.RoleSelf) {
		return p, false
	}
	if p, ok = s.readByCall(site, in); ok {
		return p, ok
	}
	row := s.g.RequestParts(site.Func, args[0].Value)
	if row == nil {
		return p, false
	}
	key := args[1].Value
	if !index {
		if key, ok = s.keyOf(site); !ok {
			return p, false
		}
	}
	texts := s.g.Texts(site.Func, key)
	if len(texts) != 1 {
		return p, false
	}
	name, ok := named(row, texts[0])
	return Param{Name: name, Place: row.Place, Site: site, Credential: s.isCredential(site.Func, args[0].Value, texts[0])}, ok
}

// readByCall returns the parameter that a call reads by its argument, as models say: request.get_header("HTTP_X_KEY").
func (s *survey) readByCall(site callgraph.Site, in *ir.Instr) (p Param, ok bool) {
	if in.Op != ir.OpCall {
		return p, false
	}
	e := s.g.Entry(site)
	for _, row := range e.Parameters {
		if row.Key == nil || !s.g.Describes(&row.Row, site) {
			continue
		}
		at := s.g.Operands(site, row.Key)
		if len(at) != 1 {
			continue
		}
		if texts := s.g.Texts(site.Func, at[0]); len(texts) == 1 {
			name, ok := named(row, texts[0])
			shows := slices.ContainsFunc(e.Credentials, func(c *rule.Credential) bool {
				return c.Keys == nil && c.Proof >= rule.ProofPassword && s.g.Describes(&c.Row, site)
			})
			return Param{Name: name, Place: row.Place, Site: site, Credential: shows}, ok
		}
	}
	return p, false
}

// isCredential reports whether rows say that what stands at a key of value v of function id shows who sends a request.
func (s *survey) isCredential(id ir.FuncID, v ir.Value, key string) bool {
	of := callgraph.Site{Func: id, Value: s.g.Root(id, v)}
	return s.g.Prog.Instr(id, of.Value).Op == ir.OpCall && slices.ContainsFunc(s.g.Entry(of).Credentials, func(row *rule.Credential) bool {
		return row.Proof >= rule.ProofPassword && row.At("", key) && s.g.Describes(&row.Row, of)
	})
}

// named returns the name of the part of a request at a key.
func named(row *rule.Parameters, key string) (string, bool) {
	name, ok := strings.CutPrefix(key, row.Prefix)
	if ok && row.Place == rule.PlaceHeader {
		words := strings.Split(strings.ToLower(name), "_")
		for i, w := range words {
			if w != "" {
				words[i] = strings.ToUpper(w[:1]) + w[1:]
			}
		}
		name = strings.Join(words, "-")
	}
	return name, ok && name != ""
}

// keyOf returns the argument of a call that is the key of what it reads of its receiver, as models say: fetch(:id). Of several,
// each in what stands at the one before, it is the first.
func (s *survey) keyOf(site callgraph.Site) (ir.Value, bool) {
	if keys := s.keysOf(site); len(keys) > 0 {
		return keys[0], true
	}
	return ir.NoValue, false
}

// keysOf returns the arguments of a call that are the keys of what it reads of its receiver, each in what stands at the one before:
// dig("user", "id").
func (s *survey) keysOf(site callgraph.Site) (keys []ir.Value) {
	for _, f := range s.g.Call(site).Flows {
		for _, from := range f.From {
			if from.Kind != rule.PortSelf {
				continue
			}
			for _, el := range from.Path {
				at := s.g.Operands(site, &rule.Port{Kind: rule.PortArg, Index: el.Key - 1})
				if el.Key == 0 || el.At > 0 || len(at) != 1 {
					break
				}
				keys = append(keys, at[0])
			}
			if len(keys) > 0 {
				return keys
			}
		}
	}
	return nil
}

// ask enters into a parameter what a call says of it that is given it as v.
func (s *survey) ask(p *Param, site callgraph.Site, v ir.Value) {
	c := s.g.Call(site)
	if slices.ContainsFunc(c.Flows, func(f *rule.Flow) bool { return f.Adds != 0 }) {
		switch s.g.TypeOf(site.Func, site.Value).Name {
		case "Integer":
			p.Type = "integer"
		case "Float":
			p.Type = "number"
		}
	}
	for _, g := range s.g.GuardsOf(site) {
		if at := s.g.Operands(site, &g.Value); len(g.Value.Path) > 0 || len(at) != 1 || at[0] != v {
			continue
		}
		with := s.g.Operands(site, &g.With)
		if len(with) != 1 {
			continue
		}
		check := Check{Site: site}
		switch g.Test {
		case rule.Matches:
			check.Kind = Matches
			check.Pattern, _ = s.g.Pattern(site.Func, with[0])
		case rule.Equals:
			check.Kind, check.Values = OneOf, s.g.Texts(site.Func, with[0])
		}
		if check.Pattern != "" || len(check.Values) > 0 {
			p.Checks = appendCheck(p.Checks, check)
		}
	}
}

func appendCheck(list []Check, c Check) []Check {
	if slices.ContainsFunc(list, func(d Check) bool { return d.equal(&c) }) {
		return list
	}
	return append(list, c)
}

// params are those of a route.
type params struct {
	route    *Route
	captured []string
	list     []Param
	whole    []string
}

func newParams(g *callgraph.Graph, r *Route) *params {
	p := &params{route: r, captured: g.Captured(r.Handler())}
	for _, name := range p.captured {
		p.list = append(p.list, Param{Name: name, Place: rule.PlacePath})
	}
	return p
}

// add enters what a function reads that the route reaches.
func (p *params) add(n *node) {
	for _, place := range n.whole {
		if !slices.Contains(p.whole, place) {
			p.whole = append(p.whole, place)
		}
	}
	for _, x := range n.params {
		if x.Place == rule.PlaceForm && slices.Contains(p.captured, x.Name) {
			x.Place = rule.PlacePath
		}
		i := slices.IndexFunc(p.list, func(y Param) bool { return x.Name == y.Name && x.Place == y.Place })
		if i < 0 {
			x.Checks, x.Again = slices.Clone(x.Checks), slices.Clone(x.Again)
			p.list = append(p.list, x)
			continue
		}
		known := &p.list[i]
		known.Type = cmp.Or(known.Type, x.Type)
		if known.Site == (callgraph.Site{}) {
			known.Site = x.Site
		} else {
			known.Again = append(known.Again, x.Site)
		}
		known.Again = append(known.Again, x.Again...)
		for _, c := range x.Checks {
			known.Checks = appendCheck(known.Checks, c)
		}
	}
}

// addNew enters parameters that are not known to be read where they are.
func (p *params) addNew(list []Param) {
	for _, x := range list {
		if !slices.ContainsFunc(p.list, func(y Param) bool {
			return x.Name == y.Name && x.Place == y.Place && (x.Site == y.Site || slices.Contains(y.Again, x.Site))
		}) {
			p.add(&node{params: []Param{x}})
		}
	}
}

// sorted returns them: those of the path in its order, then the others by where they stand and their names.
func (p *params) sorted() []Param {
	order := []string{rule.PlacePath, rule.PlaceForm, rule.PlaceQuery, rule.PlaceBody, rule.PlaceCookie, rule.PlaceHeader}
	slices.SortStableFunc(p.list, func(a, b Param) int {
		if a.Place == rule.PlacePath && b.Place == rule.PlacePath {
			return 0
		}
		return cmp.Or(cmp.Compare(slices.Index(order, a.Place), slices.Index(order, b.Place)), cmp.Compare(a.Name, b.Name))
	})
	return p.list
}
