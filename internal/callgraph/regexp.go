package callgraph

import (
	"regexp"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file says which regular expression a value is: a literal, also one into which constants are put, what models
// say is made of one, and the union of several.

// Regexp implements rule.Env.
func (e *env) Regexp(p rule.Port) (re, flags string, ok bool) {
	v, ok := e.one(p)
	if !ok {
		return "", "", false
	}
	return e.g.regexp(e.site.Func, v, maxTrace)
}

func (g *Graph) regexp(id ir.FuncID, v ir.Value, depth int) (re, flags string, ok bool) {
	if s, ok := g.kept(id, v, maxKept); ok && depth > 0 {
		return g.regexp(s.Func, s.Value, depth-1)
	}
	if b, ok := g.boundValue(id, v); ok {
		id, v = b.Func, b.Value
	}
	in := g.Prog.Instr(id, g.Root(id, v))
	switch {
	case depth == 0:
	case in.Op == ir.OpConst && in.Aux == ir.ConstRegexp:
		text := g.Prog.Text(in.Name)
		i := strings.LastIndexByte(text, '/')
		if i < 0 {
			return text, "", true
		}
		return text[:i], text[i+1:], true
	case in.Op == ir.OpConst && in.Aux == ir.ConstString && g.lang(id) == source.Rust:
		return g.Prog.Text(in.Name), "", true
	case in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && in.NArgs == 0:
		if s, last, ok := g.Constant(id, in); ok {
			return g.regexp(s.Func, last, depth-1)
		}
		if g.lang(id) == source.Ruby {
			re, ok = g.libraryRegexp(g.Prog.Text(in.Name))
			return re, "", ok
		}
	case in.Op == ir.OpClosure && g.lang(id) == source.Rust:
		if s, ok := g.soleResult(g.Prog.Callee(id, in)); ok {
			return g.regexp(s.Func, s.Value, depth-1)
		}
	case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 && in.NArgs == 2 && g.lang(id) == source.Ruby:
		args := g.Prog.Args(id, in)
		keys, ok := g.texts(id, args[1].Value, depth-1)
		if !ok || len(keys) != 1 {
			break
		}
		for _, el := range g.elements(Site{id, args[0].Value}, depth-1) {
			if el.Key != 0 && g.Prog.Text(el.Key) == keys[0] {
				return g.regexp(el.Value.Func, el.Value.Value, depth-1)
			}
		}
	case in.Op == ir.OpCall && in.NArgs > 0 && g.lang(id) == source.Ruby && g.Prog.Text(in.Name) == ir.OpInterp:
		return g.interpolatedRegexp(id, in, depth)
	case g.lang(id) == source.Rust:
		return g.rustRegexp(id, g.Root(id, v), in, depth)
	case in.Op == ir.OpCall && in.NArgs > 0:
		if row := g.unionRow(Site{id, g.Root(id, v)}); row != nil {
			return g.unionRegexp(id, in, row, depth)
		}
		// Regexp.new("…") and /…/.freeze: the one constant operand.
		args := g.Prog.Args(id, in)
		if re, flags, ok := g.regexp(id, args[len(args)-1].Value, depth-1); ok {
			return re, flags, true
		}
		if texts, ok := g.texts(id, args[len(args)-1].Value, depth-1); ok && len(texts) == 1 && g.TypeOf(id, g.Root(id, v)).Name == "Regexp" {
			return texts[0], "", true
		}
	}
	return "", "", false
}

// soleResult returns the one value that a function returns: of the closure that makes a static when it is first read.
func (g *Graph) soleResult(id ir.FuncID) (Site, bool) {
	result := Site{}
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
			continue
		}
		if result.Value != ir.NoValue {
			return Site{}, false
		}
		result = Site{id, g.Prog.Args(id, &body[u])[0].Value}
	}
	return result, result.Value != ir.NoValue
}

// interpolatedRegexp returns the regular expression that a literal with interpolations is.
func (g *Graph) interpolatedRegexp(id ir.FuncID, in *ir.Instr, depth int) (re, flags string, ok bool) {
	args := g.Prog.Args(id, in)
	if g.Prog.Text(in.Type) != "Regexp" {
		return "", "", false
	}
	var out strings.Builder
	for _, a := range args {
		part := g.Prog.Instr(id, a.Value)
		switch {
		case part.Op == ir.OpConst && part.Pos == in.Pos && part.End == in.End:
			flags = strings.TrimPrefix(g.Prog.Text(part.Name), "/")
		case part.Op == ir.OpConst:
			out.WriteString(g.Prog.Text(part.Name))
		default:
			inner, ok := g.regexpPart(id, a.Value, depth-1)
			if !ok {
				return "", "", false
			}
			out.WriteString(inner)
		}
	}
	return out.String(), flags, true
}

// regexpPart returns what value v is as a part of a regular expression: a text is put in as it is.
func (g *Graph) regexpPart(id ir.FuncID, v ir.Value, depth int) (string, bool) {
	if re, flags, ok := g.regexp(id, v, depth); ok {
		switch strings.Trim(flags, "ou") {
		case "":
			return "(?:" + re + ")", true
		case "i":
			return "(?i:" + re + ")", true
		}
		return "", false
	}
	texts, ok := g.texts(id, v, depth)
	switch {
	case !ok || len(texts) == 0:
		return "", false
	case len(texts) == 1:
		return texts[0], true
	}
	return "(?:" + strings.Join(texts, "|") + ")", true
}

// unionRow returns the row of a call whose result is a union of regular expressions, nil if it is none.
func (g *Graph) unionRow(s Site) *rule.Flow {
	for _, f := range g.Call(s).Flows {
		if f.Union {
			return f
		}
	}
	return nil
}

// unionRegexp returns the regular expression that matches what one of the operands does, or of their elements.
func (g *Graph) unionRegexp(id ir.FuncID, in *ir.Instr, row *rule.Flow, depth int) (re, flags string, ok bool) {
	var parts []string
	for _, a := range g.atPorts(id, in, row.From) {
		v := a.Value
		list := []Element{{Value: Site{id, v}}}
		if elements, ok := g.allElements(id, v, depth-1); ok {
			list = elements
		}
		for _, el := range list {
			part, ok := g.alternative(el.Value, depth-1)
			if !ok {
				return "", "", false
			}
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return "", "", false
	}
	return strings.Join(parts, "|"), "", true
}

// alternative returns the part of a union that s is: of a text, a regular expression that matches it.
func (g *Graph) alternative(s Site, depth int) (string, bool) {
	if texts, ok := g.texts(s.Func, s.Value, depth); ok && len(texts) == 1 && g.TypeOf(s.Func, s.Value).Name != "Regexp" {
		return regexp.QuoteMeta(texts[0]), true
	}
	if _, _, ok := g.regexp(s.Func, s.Value, depth); ok {
		return g.regexpPart(s.Func, s.Value, depth)
	}
	return "", false
}

// AllElements returns the elements of the literal list at s, if all of them are known: also of one that Bind has said a
// parameter is.
func (g *Graph) AllElements(s Site) ([]Element, bool) {
	return g.allElements(s.Func, s.Value, maxTrace)
}

// allElements is AllElements with a bound.
func (g *Graph) allElements(id ir.FuncID, v ir.Value, depth int) (list []Element, ok bool) {
	for range maxTrace {
		v = g.Root(id, v)
		if s, ok := g.kept(id, v, maxKept); ok {
			id, v = s.Func, s.Value
			continue
		}
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		switch {
		case in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && len(args) == 0:
			s, last, ok := g.Constant(id, in)
			if !ok {
				return nil, false
			}
			more, known := g.putInConstant(Site{s.Func, last}, in)
			if !known || len(more) > 0 && depth <= 0 {
				return nil, false
			}
			if len(more) > 0 {
				list, ok = g.allElements(s.Func, last, depth-1)
				return slices.Concat(list, more), ok
			}
			id, v = s.Func, last
		case in.Op == ir.OpParam || in.Op == ir.OpPhi:
			b, ok := g.Bound(id, v)
			if !ok || b.Key != 0 {
				return nil, false
			}
			if b.Rest >= 0 {
				values, ok := g.Rest(b)
				for _, s := range values {
					list = append(list, Element{Value: s})
				}
				return list, ok
			}
			id, v = b.Is.Func, b.Is.Value
		case in.Op == ir.OpCall && g.Prog.Text(in.Name) == ir.OpArray:
			if slices.ContainsFunc(args, func(a ir.Operand) bool { return a.Role != ir.RolePlain }) {
				return nil, false
			}
			return g.elements(Site{id, v}, depth), true
		case in.Op == ir.OpCall && len(args) == 1 && args[0].Role == ir.RoleSelf && g.ReturnsReceiver(Site{id, v}):
			v = args[0].Value
		case in.Op == ir.OpCall && g.Prog.Text(in.Name) == "+" && len(args) == 2 && depth > 0:
			first, ok := g.allElements(id, args[0].Value, depth-1)
			rest, also := g.allElements(id, args[1].Value, depth-1)
			return slices.Concat(first, rest), ok && also
		case in.Op == ir.OpCall:
			s, ok := g.ownOption(Site{id, v}, in, args)
			if !ok {
				return g.returnedElements(Site{id, v}, depth-1)
			}
			id, v = s.Func, s.Value
		default:
			return nil, false
		}
	}
	return nil, false
}

// putInConstant returns what is put into the list at s, which load reads by a constant of Ruby, wherever that constant is read by the same
// name: FREE << '/page'. ok is false if not all of that is known.
func (g *Graph) putInConstant(of Site, load *ir.Instr) (list []Element, ok bool) {
	if g.lang(of.Func) != source.Ruby {
		return nil, true
	}
	key := grown{of, load.Name}
	if known, found := g.additions[key]; found {
		return known.list, known.ok
	}
	ok = true
	for _, s := range g.loads.of(load.Name) {
		if at, last, found := g.Constant(s.Func, g.Prog.Instr(s.Func, s.Value)); !found || (Site{at.Func, last}) != of {
			continue // of another class
		}
		body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
		for u := int(s.Value) + 1; u < len(body); u++ {
			in := &body[u]
			args := g.Prog.Args(s.Func, in)
			if len(args) < 2 || args[0].Role != ir.RoleSelf || g.Root(s.Func, args[0].Value) != s.Value {
				continue
			}
			more, known := g.put(Site{s.Func, ir.Value(u)}, in, args[1:])
			list, ok = append(list, more...), ok && known
		}
	}
	if g.additions == nil {
		g.additions = map[grown]additions{}
	}
	g.additions[key] = additions{list, ok}
	return list, ok
}

// grown is a list that is read by a constant of that name.
type grown struct {
	list Site
	name ir.Name
}

// additions are what is put into the list of a constant; ok says that all of it is known.
type additions struct {
	list []Element
	ok   bool
}

// put returns what an instruction puts into the list that it is called on; ok is false if that is not known.
func (g *Graph) put(s Site, in *ir.Instr, args []ir.Operand) (list []Element, ok bool) {
	if in.Op == ir.OpStore {
		return nil, false
	}
	if in.Op != ir.OpCall {
		return nil, true
	}
	for _, row := range g.rowsByName(s.Func, in).Flows {
		if row.Callee.Owner != "Array" || !slices.ContainsFunc(row.To, func(p rule.Port) bool { return p.Kind == rule.PortSelf }) {
			continue
		}
		for _, a := range args {
			if a.Role != ir.RolePlain {
				return nil, false
			}
			put := []Element{{Value: Site{s.Func, a.Value}}}
			if slices.ContainsFunc(row.From, func(p rule.Port) bool { return len(p.Path) > 0 }) { // all that a list has
				if put, ok = g.AllElements(put[0].Value); !ok {
					return nil, false
				}
			}
			list = append(list, put...)
		}
		return list, true
	}
	return nil, true
}

// returnedElements returns the elements of the list that the method returns which a call runs on what Bind has said self to be, if
// all of them are known: self.class.public_paths, and super + ["/more"] in that.
func (g *Graph) returnedElements(s Site, depth int) ([]Element, bool) {
	if depth <= 0 || len(g.bound) == 0 || g.lang(s.Func) != source.Ruby {
		return nil, false
	}
	callees := g.CallIn(s).Callees
	if len(callees) != 1 || callees[0].ByName || callees[0].New || callees[0].Later || callees[0].Bridge != nil || callees[0].Func == ir.NoFunc {
		return nil, false
	}
	id := callees[0].Func
	_, list, ok := g.onlyReturn(id)
	if !ok {
		return nil, false
	}
	if types := g.Selves(s, id, false); len(types) == 1 {
		self := Given{Param: Site{Func: id}, Rest: -1, Class: g.SelfOf(types[0])}
		before := g.Bind(nil)
		defer g.Bind(before)
		g.Bind(append(slices.DeleteFunc(slices.Clone(before), func(b Given) bool { return b.Class != 0 && b.Param == self.Param }), self))
	}
	return g.allElements(id, list, depth)
}

// composedText returns the one text that a call composes of constants: an interpolation, or as models tell.
func (g *Graph) composedText(id ir.FuncID, v ir.Value, in *ir.Instr, depth int) (string, bool) {
	switch g.Prog.Text(in.Name) {
	case ir.OpInterp:
	case "+":
		// Of what stands there alone: what merges in branches is no one text, and many of them take too long to look at.
		if g.lang(id) != source.Ruby || in.NArgs != 2 || !g.fixed(id, g.Prog.Args(id, in)) || g.TypeOf(id, g.Prog.Args(id, in)[0].Value).Name != "String" {
			return "", false
		}
	default:
		if row := g.unionRow(Site{id, v}); row != nil && in.NArgs == 2 && g.TypeOf(id, v).Name == "String" { // Regexp.escape("a.b")
			return g.alternative(Site{id, g.Prog.Args(id, in)[1].Value}, depth-1)
		}
		if text, ok := g.editedText(Site{id, v}, in, func(v ir.Value) (string, bool) { return g.oneText(id, v, depth-1) }); ok {
			return text, true
		}
		return g.joinedText(id, v, in, depth)
	}
	switch {
	case g.Prog.Text(in.Type) == "Regexp" && in.NArgs > 0 && g.lang(id) == source.Ruby:
		re, flags, ok := g.interpolatedRegexp(id, in, depth)
		return re + "/" + flags, ok
	case g.Prog.Text(in.Type) != "String" && g.Prog.Text(in.Name) == ir.OpInterp:
		return "", false
	}
	var out strings.Builder
	for _, a := range g.Prog.Args(id, in) {
		texts, ok := g.texts(id, a.Value, depth-1)
		if !ok || len(texts) != 1 {
			return "", false
		}
		out.WriteString(texts[0])
	}
	return out.String(), true
}

// fixed reports whether all operands are literals or constants.
func (g *Graph) fixed(id ir.FuncID, args []ir.Operand) bool {
	return !slices.ContainsFunc(args, func(a ir.Operand) bool {
		in := g.Prog.Instr(id, g.Root(id, a.Value))
		return in.Op != ir.OpConst && (in.Op != ir.OpLoad || in.Flags&ir.FlagConst == 0 || in.NArgs > 0)
	})
}

// editedText returns the text that models say a call makes of a constant text, symbol.to_s.delete_prefix("mt_"), where text
// returns the one text that a value is.
func (g *Graph) editedText(s Site, in *ir.Instr, text func(ir.Value) (string, bool)) (string, bool) {
	rows := g.rowsByName(s.Func, in).Flows // the receiver is a text if it is a constant one
	i := slices.IndexFunc(rows, func(f *rule.Flow) bool { return f.Edit.Known() })
	args := g.Prog.Args(s.Func, in)
	if i < 0 || len(args) == 0 || args[0].Role != ir.RoleSelf {
		return "", false
	}
	edit := rows[i].Edit
	var texts []string // of the receiver and the arguments
	re := ir.NoValue
	for n, a := range args {
		if n == 1 && edit.Replaces() && g.TypeOf(s.Func, a.Value).Name == "Regexp" {
			re = a.Value
			continue
		}
		t, ok := text(a.Value)
		if !ok || a.Role != ir.RoleSelf && a.Role != ir.RolePlain {
			return "", false
		}
		texts = append(texts, t)
	}
	if re == ir.NoValue {
		return edit.Apply(texts[0], texts[1:])
	}
	expression, flags, ok := g.regexp(s.Func, re, maxTrace)
	if !ok || len(texts) != 2 {
		return "", false
	}
	return edit.Substitute(texts[0], expression, flags, texts[1])
}

// oneText returns the one constant text that value v of function id is.
func (g *Graph) oneText(id ir.FuncID, v ir.Value, depth int) (string, bool) {
	texts, ok := g.texts(id, v, depth)
	if !ok || len(texts) != 1 {
		return "", false
	}
	return texts[0], true
}

// joinedText returns the text that models say a call makes of the elements of a list of constants: LIST.join("|").
func (g *Graph) joinedText(id ir.FuncID, v ir.Value, in *ir.Instr, depth int) (string, bool) {
	for _, f := range g.Call(Site{id, v}).Flows {
		if f.Between == nil {
			continue
		}
		lists, between := g.operands(id, in, &f.From[0]), g.operands(id, in, f.Between)
		if len(lists) != 1 || len(between) > 1 {
			return "", false
		}
		by := ""
		if len(between) == 1 {
			texts, ok := g.texts(id, between[0], depth-1)
			if !ok || len(texts) != 1 {
				return "", false
			}
			by = texts[0]
		}
		elements, ok := g.allElements(id, lists[0], depth-1)
		var parts []string
		for _, el := range elements {
			texts, known := g.texts(el.Value.Func, el.Value.Value, depth-1)
			if !known || len(texts) != 1 || el.Key != 0 {
				return "", false
			}
			parts = append(parts, texts[0])
		}
		return strings.Join(parts, by), ok
	}
	return "", false
}
