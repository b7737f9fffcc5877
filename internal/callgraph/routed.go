package callgraph

import (
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file knows conditions that the route decides which a request has met: in a filter, request.post? and
// request.path_info == "/login" are what the verb and the pattern of the route say that it runs before.

// RouteNumber returns the number, as Given has it, of the route that function id is the handler of; 0 if it is that of
// none or of several.
func (g *Graph) RouteNumber(id ir.FuncID) uint32 {
	if r := g.callbacks[id]; r != nil {
		return g.numberOf(r)
	}
	return 0
}

// numberOf returns the number of a route, as Given has it; 0 if its handler is that of several.
func (g *Graph) numberOf(r *Route) uint32 {
	if r.Verb == "" || r.shared {
		return 0
	}
	if r.number == 0 {
		for i, known := range g.Routes {
			known.number = uint32(i) + 1
		}
	}
	return r.number
}

// boundRoute returns the route that Bind has said the request has met, and how; nil if it has not.
func (g *Graph) boundRoute() (*Route, Manner) {
	for i := range g.bound {
		if n := g.bound[i].Route; n != 0 {
			if int(n) > len(g.Routes) {
				return g.instances[int(n)-len(g.Routes)-1], g.bound[i].As
			}
			return g.Routes[n-1], g.bound[i].As
		}
	}
	return nil, Anyhow
}

// boundBelow returns what Bind has said of a part of the place at which the application of the route is mounted: see
// Given.Below.
func (g *Graph) boundBelow() string {
	for i := range g.bound {
		if g.bound[i].Route != 0 {
			return g.bound[i].Below
		}
	}
	return ""
}

// Meets reports whether a request that is made in that manner meets a route.
func (r *Route) Meets(as Manner) bool {
	switch as {
	case Bare:
		return r.local == "/" && r.mount != ""
	case ByHead:
		return r.Verb == "GET" && r.row != nil && r.row.Head
	case Encoded:
		return r.encoded() != r.local
	case Doubled:
		return r.row != nil && r.row.Squeezes
	case Whole:
		return r.mount != ""
	}
	return true
}

// encoded returns the pattern of a route below its application with its letters percent-encoded; the pattern as it is if
// the router does not decode them.
func (r *Route) encoded() string {
	if len(r.parts) != 1 || r.parts[0].syntax == "" {
		return r.local
	}
	return rule.PercentEncoded(r.parts[0].syntax, r.local)
}

// askedPath returns the pattern of the paths by which requests ask for a route below its application, as the server hands
// them on.
func (g *Graph) askedPath(r *Route) string {
	if met, as := g.boundRoute(); met == r {
		if g.asksManner = true; as == Encoded {
			return r.encoded()
		}
	}
	return r.local
}

// AsksManner runs ask, and reports whether it has asked for anything that depends on the manner in which Bind has said that a
// request has met its route: of what has not, the answer is the same for each.
func (g *Graph) AsksManner(ask func()) bool {
	before := g.asksManner
	g.asksManner = false
	ask()
	asks := g.asksManner
	g.asksManner = before || asks
	return asks
}

// AsksTarget reports whether the program asks somewhere for the path of a request with its query.
func (g *Graph) AsksTarget() bool {
	return len(g.SitesOf(source.Ruby, func(e *rule.Entry) bool {
		return slices.ContainsFunc(e.Routed, func(row *rule.Routed) bool {
			return row.Is == rule.RoutedTarget && (row.At == "" || g.Prog.Name(row.At) != 0)
		})
	})) > 0
}

// OnRoute reports whether Bind has said which route the request has met.
func (g *Graph) OnRoute() bool {
	r, _ := g.boundRoute()
	return r != nil
}

// AsksRoute reports whether rows say of a call of that name that it tells which route a request has met.
func (g *Graph) AsksRoute(name ir.Name) bool {
	e := g.Set.Models.Lookup(source.Ruby, g.Prog.Text(name))
	return e != nil && len(e.Routed) > 0
}

// TellsRoute reports whether value v of function id is what the route says that Bind has said: the verb, the path or a part
// of it.
func (g *Graph) TellsRoute(id ir.FuncID, v ir.Value) bool {
	r, _ := g.boundRoute()
	if r == nil {
		return false
	}
	if _, ok := g.answerFor(id, v); ok {
		return true
	}
	_, ok := g.routedText(id, v, r)
	return ok
}

// Routed returns which way the call at s can only be, as a condition, where the request has met the route that Bind has
// said.
func (g *Graph) Routed(s Site) Truth {
	r, as := g.boundRoute()
	in := g.Prog.Instr(s.Func, s.Value)
	if r == nil || in.Op != ir.OpCall {
		return NotKnown
	}
	if row := g.routedRow(s, in); row != nil && row.Verbs != nil && isVerb(r.Verb) {
		g.asksManner = true
		return truthIs(slices.Contains(row.Verbs, askedVerb(r, as)))
	}
	args := g.Prog.Args(s.Func, in)
	if len(args) < 2 || args[0].Role != ir.RoleSelf {
		return NotKnown
	}
	if as != Whole {
		return g.routedBetween(s, in, args, r)
	}
	// What is so of the path without the place is meant so: an exemption. What is so only of the path with it is meant for that.
	whole := g.routedBetween(s, in, args, r)
	plain := g.as(Plainly, func() Truth { return g.routedBetween(s, in, args, r) })
	meant := True
	if name := g.Prog.Text(in.Name); name == "!=" || name == "!~" {
		meant = False
	}
	if whole == meant && plain == meant.negated() {
		return whole
	}
	return plain
}

// as returns what is so where the request that Bind has said is made in another manner.
func (g *Graph) as(other Manner, is func() Truth) Truth {
	before := g.bound
	defer g.Bind(before)
	g.Bind(slices.Clone(before))
	for i := range g.bound {
		if g.bound[i].Route != 0 {
			g.bound[i].As = other
		}
	}
	return is()
}

// routedBetween is Routed for a call on something, that is given something.
func (g *Graph) routedBetween(s Site, in *ir.Instr, args []ir.Operand, r *Route) Truth {
	name := g.Prog.Text(in.Name)
	if text, ok := g.routedText(s.Func, args[0].Value, r); ok {
		return text.asked(g, s, name, args[1:])
	}
	if text, ok := g.routedText(s.Func, args[1].Value, r); ok && len(args) == 2 {
		return text.compared(g, s, name, args[0])
	}
	if (name == "include?" || name == "member?") && len(args) == 2 {
		return g.pairAmong(s.Func, args[1].Value, Site{s.Func, args[0].Value}, r)
	}
	return NotKnown
}

// NamesVerb runs ask, and reports whether it has met a list that the program writes out of requests, each with its verb, of which the one
// is that Bind has said: so it is no matter of another verb.
func (g *Graph) NamesVerb(ask func()) bool {
	g.namesVerb = false
	ask()
	return g.namesVerb
}

// pairAmong returns whether a list of what the route says of a request is one of a list that the program writes out:
// [['POST', '/token'], ['GET', '/depots']].include?([env['REQUEST_METHOD'], env['PATH_INFO']])
func (g *Graph) pairAmong(id ir.FuncID, pair ir.Value, list Site, r *Route) Truth {
	said, ok := g.AllElements(Site{id, pair})
	elements, known := g.AllElements(list)
	if !ok || !known || len(said) == 0 {
		return NotKnown
	}
	among := False
	for _, el := range elements {
		parts, ok := g.AllElements(el.Value)
		if !ok || el.Key != 0 {
			return NotKnown
		}
		if len(parts) != len(said) {
			continue
		}
		is := True
		for i := range said {
			part := NotKnown
			text, told := g.routedText(said[i].Value.Func, said[i].Value.Value, r)
			if texts, ok := g.texts(parts[i].Value.Func, parts[i].Value.Value, maxTrace); ok && told && len(texts) == 1 {
				part = text.equals(texts[0])
			}
			if is = is.and(part); is == False {
				break
			}
		}
		if is == True {
			g.namesVerb = true
			return True
		}
		if is == NotKnown {
			among = NotKnown
		}
	}
	return among
}

// askedVerb returns the verb of a request that meets route r in a manner.
func askedVerb(r *Route, as Manner) string {
	switch as {
	case ByHead:
		return "HEAD"
	case ByGet:
		return "GET"
	case ByPost:
		return "POST"
	}
	return r.Verb
}

func truthIs(holds bool) Truth {
	if holds {
		return True
	}
	return False
}

// and is the truth of two conditions that both have to hold.
func (t Truth) and(other Truth) Truth {
	switch {
	case t == False || other == False:
		return False
	case t == True:
		return other
	}
	return t
}

func (t Truth) negated() Truth {
	switch t {
	case True:
		return False
	case False:
		return True
	}
	return t
}

// routedRow returns the row that says what the call at s tells of the route, or nil.
func (g *Graph) routedRow(s Site, in *ir.Instr) *rule.Routed {
	for _, row := range g.rowsByName(s.Func, in).Routed {
		recv, implicit := g.receiverOf(s, in)
		if row.At == "" && g.fitRuby(s.Func, in, &row.Callee, recv, implicit) != fitNot && row.When.Eval(g.Env(s)) {
			g.met[row.ID] = true
			return row
		}
	}
	return nil
}

// routedText is a text that the route says: the whole of it, or what it begins with.
type routedText struct {
	text  string
	whole bool
	last  string            // of a path: its last segment, if that is always the same
	shape func() *pathShape // of a path: what else is known of it, or nil
}

// routedText returns what route r says of value v of function id, the verb or the path of the request.
func (g *Graph) routedText(id ir.FuncID, v ir.Value, r *Route) (t routedText, ok bool) {
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	if b, ok := g.Bound(id, v); ok && b.Rest < 0 && b.Key == 0 && b.Is != (Site{id, v}) {
		return g.routedText(b.Is.Func, b.Is.Value, r)
	}
	if in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 && in.NArgs == 2 {
		args := g.Prog.Args(id, in)
		if row := g.routedAt(id, args[0].Value, args[1].Value); row != nil {
			return g.routedBy(row, r)
		}
		return g.routedSegment(id, args[0].Value, args[1].Value, r)
	}
	if in.Op != ir.OpCall {
		return t, false
	}
	if args := g.Prog.Args(id, in); len(args) == 1 && args[0].Role == ir.RoleSelf && g.Prog.Text(in.Name) == "last" {
		return g.routedSegment(id, args[0].Value, ir.NoValue, r)
	}
	if args := g.Prog.Args(id, in); len(args) >= 2 && args[0].Role == ir.RoleSelf && g.keyed(Site{id, v}) {
		if row := g.routedAt(id, args[0].Value, args[1].Value); row != nil {
			return g.routedBy(row, r)
		}
	}
	return g.routedBy(g.routedRow(Site{id, v}, in), r)
}

// routedBy returns what route r says of what a row speaks of.
func (g *Graph) routedBy(row *rule.Routed, r *Route) (t routedText, ok bool) {
	if row == nil || row.Verbs != nil {
		return t, false
	}
	_, as := g.boundRoute()
	g.asksManner = true
	switch {
	case row.Is == rule.RoutedVerb:
		return routedText{text: askedVerb(r, as), whole: true}, isVerb(r.Verb)
	case row.Is == rule.RoutedMount:
		return routedText{text: r.mount, whole: true}, true
	case row.Is != rule.RoutedPath && r.mount != "" && r.local == "/":
		return t, false // with the slash at its end, or without
	case len(r.parts) != 1 || r.parts[0].syntax == "regular" || r.parts[0].text == "":
		return t, false
	case r.mount != "" && as == Bare:
		return routedText{text: g.boundBelow(), whole: true}, true
	}
	below := g.boundBelow()
	if row.Is != rule.RoutedPath || as == Whole {
		below = r.mount
	}
	path := joinPath(below, r.local)
	last := path[strings.LastIndex(path, "/")+1:]
	i := strings.IndexAny(path, `:*?(){}+\|`)
	whole := i < 0
	if !whole {
		if path[i] == '?' && i > 0 {
			i-- // the character before is optional
		}
		path = path[:i]
	}
	if strings.ContainsAny(last, `:*?(){}+\|`) {
		last = ""
	}
	switch as {
	case Encoded:
		path, last = rule.PercentEncoded(r.parts[0].syntax, path), rule.PercentEncoded(r.parts[0].syntax, last)
	case Doubled:
		path = "/" + path
	case Queried:
		whole = whole && row.Is != rule.RoutedTarget
	}
	if below != "" || row.Is == rule.RoutedTarget {
		return routedText{text: path, whole: whole, last: last}, true
	}
	return routedText{path, whole, last, func() *pathShape { return g.shapeOf(r) }}, true
}

// routedSegment returns what the route says of one segment of the path, at an index or, without one, of the last:
// path.split("/")[1], path.split("/").last
func (g *Graph) routedSegment(id ir.FuncID, of, index ir.Value, r *Route) (t routedText, ok bool) {
	list := g.Prog.Instr(id, g.Root(id, of))
	parts := g.Prog.Args(id, list)
	if list.Op != ir.OpCall || g.Prog.Text(list.Name) != "split" || len(parts) != 2 || parts[0].Role != ir.RoleSelf {
		return t, false
	}
	path, known := g.routedText(id, parts[0].Value, r)
	if by, ok := g.texts(id, parts[1].Value, maxTrace); !known || !ok || len(by) != 1 || by[0] != "/" {
		return t, false
	}
	segments := strings.Split(path.text, "/")
	last := len(segments) - 1
	if index == ir.NoValue {
		return routedText{text: path.last, whole: true}, path.last != ""
	}
	key := g.Prog.Instr(id, g.Root(id, index))
	at, err := strconv.Atoi(g.Prog.Text(key.Name))
	if key.Op != ir.OpConst || err != nil {
		return t, false
	}
	if at < 0 || at > last {
		return t, false
	}
	return routedText{text: segments[at], whole: at < last || path.whole}, true // the last of a text that goes on may too
}

// asked returns the truth of a method of the text.
func (t routedText) asked(g *Graph, s Site, name string, args []ir.Operand) Truth {
	switch name {
	case "start_with?", "end_with?":
		return t.beginsOrEnds(g, s, name, args)
	case "include?":
		texts, ok := g.texts(s.Func, args[0].Value, maxTrace)
		if ok = ok && len(texts) == 1; ok && (t.whole || strings.Contains(t.text, texts[0])) {
			return truthIs(strings.Contains(t.text, texts[0]))
		}
		return NotKnown
	}
	if len(args) != 1 {
		return NotKnown
	}
	return t.compared(g, s, name, args[0])
}

func (t routedText) beginsOrEnds(g *Graph, s Site, name string, args []ir.Operand) Truth {
	truth := False
	for _, a := range args {
		texts, ok := g.texts(s.Func, a.Value, maxTrace)
		if !ok || len(texts) != 1 || a.Role != ir.RolePlain || name == "end_with?" && !t.whole {
			return NotKnown
		}
		is := truthIs(strings.HasSuffix(t.text, texts[0]))
		if name == "start_with?" {
			if is = t.begins(texts[0]); is == True && g.overreaches(t.text, texts[0]) {
				is = False
			}
		}
		if is == True {
			return True
		}
		if is == NotKnown {
			truth = NotKnown
		}
	}
	return truth
}

// overreaches reports whether a request is made in the manner in which a path that begins with head only by accident does not:
// head is the path of another route of the application, and the text goes on within the same segment.
func (g *Graph) overreaches(text, head string) bool {
	r, as := g.boundRoute()
	if as != Bounded || len(text) == len(head) || head == "" || strings.HasSuffix(head, "/") || !rule.IsWordByte(text[len(head)]) {
		return false
	}
	return slices.ContainsFunc(g.Routes, func(other *Route) bool {
		return other.of == nil && (other.local == head || strings.HasPrefix(other.local, head+"/")) && (g.IsA(r.app, other.app) || g.IsA(other.app, r.app))
	})
}

// begins returns whether the text begins with another one.
func (t routedText) begins(head string) Truth {
	switch {
	case strings.HasPrefix(t.text, head):
		return True
	case t.whole || !strings.HasPrefix(head, t.text):
		return False
	case t.shape != nil:
		if shape := t.shape(); shape != nil && !shape.mayBegin(head) {
			return False
		}
	}
	return NotKnown
}

// compared returns the truth of a comparison of the text with what operand a says: a text, a list of texts, a regular
// expression.
func (t routedText) compared(g *Graph, s Site, name string, a ir.Operand) Truth {
	switch name {
	case "==", "===", "eql?", "!=", "=~", "match?", "match", "!~":
		if re, flags, ok := g.regexp(s.Func, a.Value, maxTrace); ok {
			is := t.matches(re, flags)
			if name == "!~" {
				is = is.negated()
			}
			return is
		}
		is := NotKnown
		if texts, ok := g.texts(s.Func, a.Value, maxTrace); ok && len(texts) == 1 {
			is = t.equals(texts[0])
		}
		if name == "!=" {
			is = is.negated()
		}
		return is
	case "include?", "member?":
		return t.among(g, Site{s.Func, a.Value})
	}
	return NotKnown
}

func (t routedText) equals(text string) Truth {
	switch {
	case t.whole:
		return truthIs(t.text == text)
	case !strings.HasPrefix(text, t.text):
		return False
	case t.shape != nil:
		if shape := t.shape(); shape != nil && !shape.mayBe(text) {
			return False
		}
	}
	return NotKnown
}

// among returns whether the text is one of a list that the program writes out.
func (t routedText) among(g *Graph, list Site) Truth {
	elements, ok := g.AllElements(list)
	if !ok {
		return NotKnown
	}
	truth := False
	for _, el := range elements {
		texts, ok := g.texts(el.Value.Func, el.Value.Value, maxTrace)
		if !ok || len(texts) != 1 || el.Key != 0 {
			return NotKnown
		}
		switch t.equals(texts[0]) {
		case True:
			return True
		case NotKnown:
			truth = NotKnown
		}
	}
	return truth
}

// matches returns whether a regular expression has a match in the text.
func (t routedText) matches(re, flags string) Truth {
	if t.whole {
		if is, ok := rule.HasMatch(re, flags, t.text); ok {
			return truthIs(is)
		}
		return NotKnown
	}
	some, every, ok := rule.MayMatchFrom(re, flags, t.text)
	switch {
	case !ok:
		return NotKnown
	case every:
		return True
	case !some:
		return False
	}
	if head, ok := literalHead(re); ok && flags == "" {
		return t.begins(head)
	}
	return NotKnown
}

// literalHead returns the text that a regular expression wants a text to begin with, if it wants nothing else.
func literalHead(re string) (string, bool) {
	head := strings.TrimPrefix(strings.TrimPrefix(strings.ReplaceAll(re, `\/`, "/"), `\A`), "^")
	return head, head != re && !strings.ContainsAny(head, `\.+*?()|[]{}^$`)
}
