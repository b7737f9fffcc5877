package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A filter that a method of a class declares, or a block that runs for each element of a list, is another one each time
// that these run:
//
//	def protect(*patterns, as: nil)
//	  patterns.each { |pattern| before(pattern) { halt 403 unless as == :admin && admin? } }
//	end
//
// This file finds those times, and what is given to the functions around the filter in each of them.

// Limits of declared filters.
const (
	// maxDeclaring bounds the functions around a filter that are read for each time that they run.
	maxDeclaring = 4
	// maxDeclarations bounds the times that one call is taken to declare a filter.
	maxDeclarations = 64
)

// declarations returns what is given to function fn, and to those around it, each time that it runs while the body of the
// class app is read. Of what stands in the body itself nothing is given.
func (g *Graph) declarations(app string, fn ir.FuncID, depth int) [][]Given {
	once := [][]Given{nil}
	f := g.Prog.Func(fn)
	switch {
	case depth == 0 || f.Kind == ir.KindBody:
		return once
	case f.Kind == ir.KindClosure:
		made, ok := g.closureSites[fn]
		if !ok {
			return once
		}
		var ways [][]Given
		for _, outer := range g.declarations(app, made.Func, depth-1) {
			ways = append(ways, g.eachTime(fn, outer)...)
		}
		return ways[:min(len(ways), maxDeclarations)]
	}
	var ways [][]Given
	for _, call := range g.calls.of(f.Name) {
		if !g.declaresIn(app, call, fn) {
			continue
		}
		for _, outer := range g.declarations(app, call.Func, depth-1) {
			if len(ways) < maxDeclarations {
				ways = append(ways, g.givenByCall(call, fn, outer))
			}
		}
	}
	if len(ways) == 0 {
		return once
	}
	return ways
}

// declaresIn reports whether a call of function fn, by its name, is one that the body of the class app makes, or a method
// that may be called there.
func (g *Graph) declaresIn(app string, call Site, fn ir.FuncID) bool {
	in := g.Prog.Instr(call.Func, call.Value)
	if args := g.Prog.Args(call.Func, in); len(args) == 0 || args[0].Role != ir.RoleSelf {
		return false
	}
	around := g.Around(call.Func)
	inMethod := g.Prog.Func(around[len(around)-1]).Kind == ir.KindMethod || g.Prog.Func(around[len(around)-1]).Kind == ir.KindSingleton
	recvs, _ := g.declaring(call, in)
	return slices.ContainsFunc(recvs, func(recv Type) bool {
		m := g.classes.find(recv, in.Name)
		return recv.Meta && m != nil && m.Func == fn && (g.appOf(recv.Name) == app || inMethod)
	})
}

// givenByCall returns what a call gives to function fn if outer is given to the function that it stands in, and that too.
func (g *Graph) givenByCall(call Site, fn ir.FuncID, outer []Given) []Given {
	defer g.Bind(g.Bind(outer))
	given := slices.Clone(outer)
	in := g.Prog.Instr(call.Func, call.Value)
	for i := range g.Prog.Func(fn).Params {
		p := &g.Prog.Func(fn).Params[i]
		port := rule.Port{Kind: rule.PortArg, Index: int(p.Index)}
		switch p.Kind {
		case ir.ParamSplat:
			given = append(given, Given{Param: Site{fn, p.Value}, Is: call, Rest: int(p.Index)})
			continue
		case ir.ParamKeyword:
			port = rule.Port{Kind: rule.PortKeyword, Name: g.Prog.Text(p.Name)}
		case ir.ParamPositional, ir.ParamOptional:
		default:
			continue
		}
		is := Site{call.Func, ir.NoValue}
		if at := g.operands(call.Func, in, &port); len(at) == 1 {
			is.Value = at[0]
			if b, ok := g.Bound(is.Func, g.Root(is.Func, is.Value)); ok && b.Rest < 0 && b.Key == 0 {
				is = b.Is
			}
		} else if byDefault := g.Given(fn, p); byDefault != p.Value && len(at) == 0 {
			is = Site{fn, g.Prog.Args(fn, g.Prog.Instr(fn, byDefault))[1].Value}
		}
		if is.Value != ir.NoValue {
			given = append(given, Given{Param: Site{fn, p.Value}, Is: is, Rest: -1})
		}
	}
	return given
}

// eachTime returns what block fn is given for each element of the list that its call goes through, together with outer; of
// a list that is not known, or another call, that alone.
func (g *Graph) eachTime(fn ir.FuncID, outer []Given) [][]Given {
	defer g.Bind(g.Bind(outer))
	once := [][]Given{outer}
	at, ok := g.ConsumerOf(fn)
	param := g.FirstParam(fn)
	if ways := g.eachPair(fn, at, outer); ok && len(ways) > 0 {
		return ways
	}
	if !ok || param == ir.NoValue || !slices.ContainsFunc(g.Call(at).Flows, func(f *rule.Flow) bool {
		return givesBlock(f, 0) && f.From[0].Kind == rule.PortSelf && len(f.From[0].Path) == 1 && f.From[0].Path[0].Any
	}) {
		return once
	}
	list, ok := g.settledValue(Site{at.Func, g.Prog.Args(at.Func, g.Prog.Instr(at.Func, at.Value))[0].Value})
	if !ok {
		return once
	}
	elements, ok := g.AllElements(list)
	if !ok || len(elements) == 0 {
		return once
	}
	var ways [][]Given
	for _, el := range elements {
		ways = append(ways, append(slices.Clone(outer), Given{Param: Site{fn, param}, Is: el.Value, Rest: -1, Key: el.Key}))
	}
	return ways
}

// eachPair returns what block fn is given for each pair of the hash that the call at site goes through, together with outer; none of
// another call, and of a hash that is not written out.
func (g *Graph) eachPair(fn ir.FuncID, at Site, outer []Given) (ways [][]Given) {
	params := g.Prog.Func(fn).Params
	second := slices.IndexFunc(params, func(p ir.Param) bool { return p.Kind == ir.ParamPositional && p.Index == 1 })
	if at.Func == ir.NoFunc || second < 0 || !slices.ContainsFunc(g.Call(at).Flows, func(f *rule.Flow) bool { return givesBlock(f, 0) || givesBlock(f, 1) }) {
		return nil
	}
	args := g.Prog.Args(at.Func, g.Prog.Instr(at.Func, at.Value))
	hash, ok := g.settledValue(Site{at.Func, args[0].Value})
	if !ok || args[0].Role != ir.RoleSelf {
		return nil
	}
	made := g.Prog.Instr(hash.Func, hash.Value)
	if s, last, ok := g.Constant(hash.Func, made); ok {
		hash = Site{s.Func, g.Root(s.Func, last)}
		made = g.Prog.Instr(hash.Func, hash.Value)
	}
	for range maxTrace { // {…}.freeze
		of := g.Prog.Args(hash.Func, made)
		if made.Op != ir.OpCall || len(of) != 1 || of[0].Role != ir.RoleSelf || !g.ReturnsReceiver(hash) {
			break
		}
		hash.Value = g.Root(hash.Func, of[0].Value)
		made = g.Prog.Instr(hash.Func, hash.Value)
	}
	if made.Op == ir.OpCall && g.Prog.Text(made.Name) == ir.OpArray {
		return g.eachTuple(fn, hash, outer)
	}
	if made.Op != ir.OpCall || g.Prog.Text(made.Name) != ir.OpHash {
		return nil
	}
	for _, entry := range g.Prog.Args(hash.Func, made) {
		key, ok := entry.Role.Keyword()
		if !ok {
			return nil
		}
		ways = append(ways, append(slices.Clone(outer), Given{Param: Site{fn, g.FirstParam(fn)}, Rest: -1, Key: key},
			Given{Param: Site{fn, params[second].Value}, Is: Site{hash.Func, entry.Value}, Rest: -1}))
	}
	return ways
}

// eachTuple is eachPair for a list of lists: [["/a", A], ["/b", B]].each { |path, app| … }
func (g *Graph) eachTuple(fn ir.FuncID, list Site, outer []Given) (ways [][]Given) {
	for _, el := range g.Prog.Args(list.Func, g.Prog.Instr(list.Func, list.Value)) {
		tuple := g.Prog.Instr(list.Func, g.Root(list.Func, el.Value))
		if el.Role != ir.RolePlain || tuple.Op != ir.OpCall || g.Prog.Text(tuple.Name) != ir.OpArray {
			return nil
		}
		parts := g.Prog.Args(list.Func, tuple)
		given := slices.Clone(outer)
		for _, p := range g.Prog.Func(fn).Params {
			if p.Kind == ir.ParamPositional && int(p.Index) < len(parts) && parts[p.Index].Role == ir.RolePlain {
				given = append(given, Given{Param: Site{fn, p.Value}, Is: Site{list.Func, parts[p.Index].Value}, Rest: -1})
			}
		}
		ways = append(ways, given)
	}
	return ways
}

// FirstParam returns the first positional parameter of a function; NoValue if it has none.
func (g *Graph) FirstParam(id ir.FuncID) ir.Value {
	for i := range g.Prog.Func(id).Params {
		if p := &g.Prog.Func(id).Params[i]; (p.Kind == ir.ParamPositional || p.Kind == ir.ParamOptional) && p.Index == 0 {
			return p.Value
		}
	}
	return ir.NoValue
}

// settledValue returns the value that the one at s is where parameters have what Bind says: of several that merge, the one
// on whose way all conditions hold. ok is false if that is not known.
func (g *Graph) settledValue(s Site) (Site, bool) {
	for range maxTrace {
		v := g.Root(s.Func, s.Value)
		in := g.Prog.Instr(s.Func, v)
		if _, is := g.withDefault(s.Func, in); in.Op != ir.OpPhi || is {
			if b, ok := g.boundValue(s.Func, v); ok {
				s = b
				continue
			}
			return Site{s.Func, v}, true
		}
		var ways []ir.Value
		for _, a := range g.Prog.Args(s.Func, in) {
			switch g.onTheWay(s.Func, a.Value) {
			case True:
				ways = append(ways, a.Value)
			case NotKnown:
				return s, false
			}
		}
		if len(ways) != 1 {
			return s, false
		}
		s.Value = ways[0]
	}
	return s, false
}

// SameTexts returns whether two values of a function are the same constant, where Bind has said what one of them is.
func (g *Graph) SameTexts(id ir.FuncID, a, b ir.Value) Truth {
	_, boundA := g.boundValue(id, a)
	_, boundB := g.boundValue(id, b)
	if !boundA && !boundB {
		return NotKnown
	}
	one, ok := g.settledValue(Site{id, a})
	other, also := g.settledValue(Site{id, b})
	if !ok || !also {
		return NotKnown
	}
	x, y := g.Prog.Instr(one.Func, one.Value), g.Prog.Instr(other.Func, other.Value)
	if x.Op != ir.OpConst || y.Op != ir.OpConst {
		return NotKnown
	}
	return truthIs(x.Aux == y.Aux && x.Name == y.Name)
}

// onTheWay returns whether all conditions hold on which value v of a function is computed.
func (g *Graph) onTheWay(id ir.FuncID, v ir.Value) Truth {
	all := True
	for _, d := range g.Prog.Func(id).Decided(v) {
		is := g.settled(Site{id, d.Cond}, maxDeclaring)
		if !d.Holds {
			is = is.negated()
		}
		switch is {
		case False:
			return False
		case NotKnown:
			all = NotKnown
		}
	}
	return all
}

// settled returns what the value at s is as a condition, where parameters have what Bind says.
func (g *Graph) settled(s Site, depth int) Truth {
	s, ok := g.settledValue(s)
	if !ok || depth == 0 {
		return NotKnown
	}
	in := g.Prog.Instr(s.Func, s.Value)
	switch {
	case in.Op == ir.OpConst:
		return truthIs(in.Aux != ir.ConstNil && in.Aux != ir.ConstFalse)
	case in.Op == ir.OpParam && len(g.bound) > 0:
		_, ok := g.Bound(s.Func, s.Value)
		if ok { // the rest of the arguments
			return True
		}
		return NotKnown
	case in.Op != ir.OpCall:
		return NotKnown
	}
	switch name := g.Prog.Text(in.Name); name {
	case ir.OpArray, ir.OpHash, ir.OpInterp:
		return True
	case ir.OpNot, "!":
		return g.settled(Site{s.Func, g.Prog.Args(s.Func, in)[0].Value}, depth-1).negated()
	}
	for _, row := range g.Entry(s).Comparisons {
		list, el := g.Operands(s, &row.Of[0]), g.Operands(s, &row.Of[1])
		if len(list) == 1 && len(el) == 1 && row.Holds && g.Describes(&row.Row, s) {
			if text, ok := g.texts(s.Func, el[0], maxTrace); ok && len(text) == 1 {
				return routedText{text: text[0], whole: true}.among(g, Site{s.Func, list[0]})
			}
		}
	}
	for _, row := range g.Entry(s).Truths {
		of := g.Operands(s, &row.Of)
		if len(of) != 1 || !g.Describes(&row.Row, s) {
			continue
		}
		is := g.settledPresence(Site{s.Func, of[0]}, depth-1)
		if !row.Holds {
			is = is.negated()
		}
		return is
	}
	return NotKnown
}

// settledPresence returns whether the value at s is there: a list has elements, and anything else is not nil.
func (g *Graph) settledPresence(s Site, depth int) Truth {
	s, ok := g.settledValue(s)
	if !ok {
		return NotKnown
	}
	if elements, ok := g.AllElements(s); ok {
		return truthIs(len(elements) > 0)
	}
	return g.settled(s, depth)
}
