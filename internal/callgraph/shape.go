package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// The constant parts of a text that is put together: what it begins and ends with, and what stands before a
// part of it.

// hole stands in a shape for what is not constant.
const hole = "\x00"

// maxShape bounds a shape, in bytes.
const maxShape = 1 << 14

// shaper puts the shapes of texts of one function together. A text that is added to in many arms of branches is
// part of itself many times; each value has its shape once.
type shaper struct {
	g     *Graph
	id    ir.FuncID
	known map[ir.Value]string
}

// shape returns the text that v is, as far as it is constant, with a hole for each part that is not.
func (s *shaper) shape(v ir.Value, depth int) string {
	v = s.g.Root(s.id, v)
	text, ok := s.known[v]
	if !ok {
		s.known[v] = hole // what a loop adds to
		text = s.find(v, depth)
		s.known[v] = text
	}
	return text
}

func (s *shaper) find(v ir.Value, depth int) string {
	if texts, ok := s.g.texts(s.id, v, depth); ok && len(texts) == 1 {
		return texts[0]
	}
	in := s.g.Prog.Instr(s.id, v)
	if in.Op == ir.OpPhi && depth > 0 {
		return s.common(s.g.Prog.Args(s.id, in), depth-1) + hole
	}
	if name := s.g.Prog.Text(in.Name); depth == 0 || in.Op != ir.OpCall || name != ir.OpInterp && name != "+" && name != "op.+" {
		if f, ok := s.g.formatOf(s.id, in); ok && depth > 0 && name == "format!" {
			return f.before(s, ir.NoValue)
		}
		if in.Op == ir.OpCall && in.NArgs == 1 && depth > 0 && slices.ContainsFunc(s.g.Call(Site{s.id, v}).Flows, isReceiver) {
			return s.shape(s.g.Prog.Args(s.id, in)[0].Value, depth-1) // text.dup
		}
		return hole
	}
	text := ""
	for _, a := range s.g.Prog.Args(s.id, in) {
		if text += s.shape(a.Value, depth-1); len(text) > maxShape {
			return hole // a text that is doubled again and again
		}
	}
	return text
}

// appends is the operator of Ruby that changes a text: text << more.
const appends = "<<"

// appended returns the shape that text v has before instruction end: with what was added to it on the way.
func (s *shaper) appended(v, end ir.Value, depth int) string {
	base := s.appendedTo(v)
	text := s.shape(base, depth-1)
	body := s.g.Prog.File(s.id).Body(s.g.Prog.Func(s.id))
	for u := base + 1; u < end && len(text) < maxShape; u++ {
		if args := s.g.Prog.Args(s.id, &body[u]); s.isAppend(&body[u]) && s.appendedTo(args[0].Value) == base {
			text += s.shape(args[1].Value, depth-1)
		}
	}
	return text
}

func (s *shaper) isAppend(in *ir.Instr) bool {
	return in.Op == ir.OpCall && in.NArgs == 2 && s.g.Prog.Text(in.Name) == appends
}

// appendedTo returns the text that v is once more has been added to it: of a << b << c it is a.
func (s *shaper) appendedTo(v ir.Value) ir.Value {
	for range maxTrace {
		v = s.g.Root(s.id, v)
		in := s.g.Prog.Instr(s.id, v)
		if !s.isAppend(in) {
			break
		}
		v = s.g.Prog.Args(s.id, in)[0].Value
	}
	return v
}

// common returns what the shapes of all those values begin with.
func (s *shaper) common(values []ir.Operand, depth int) string {
	common := s.shape(values[0].Value, depth)
	for _, a := range values[1:] {
		if common == "" {
			break
		}
		other := s.shape(a.Value, depth)
		n := 0
		for n < min(len(common), len(other)) && common[n] == other[n] {
			n++
		}
		common = common[:n]
	}
	return common
}

// edge returns the constant text that the text v begins with, or ends with if last; whole says that
// it is all of v.
func (g *Graph) edge(id ir.FuncID, v ir.Value, last bool, depth int) (text string, whole bool) {
	if depth == maxTrace {
		defer g.begin()()
	}
	if g.steps--; g.steps < 0 {
		return "", false
	}
	if texts, ok := g.texts(id, v, depth); ok && len(texts) == 1 {
		return texts[0], true
	}
	if depth == 0 {
		return "", false
	}
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch in.Op {
	case ir.OpCopy, ir.OpAssume:
		return g.edge(id, args[0].Value, last, depth-1)
	case ir.OpLoad:
		if s, value, ok := g.Constant(id, in); ok && in.Flags&ir.FlagConst != 0 && len(args) == 0 {
			return g.edge(s.Func, value, last, depth-1)
		}
		if in.Flags == 0 && len(args) == 1 && g.lang(id) == source.Ruby {
			if s, ok := g.OnlyStore(id, in.Name); ok && s.Func != id {
				stored := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
				return g.edge(s.Func, stored[len(stored)-1].Value, last, depth-1)
			}
		}
	case ir.OpParam:
		if outer, ok := g.Outside(id, in); ok && g.lang(id) == source.Ruby {
			return g.edge(outer.Func, outer.Value, last, depth-1)
		}
	case ir.OpPhi:
		return g.commonEdge(id, v, args, last, depth), false
	case ir.OpCall:
		switch name := g.Prog.Text(in.Name); name {
		case ir.OpInterp, "+", "op.+":
			return g.joinedEdge(id, args, "", last, depth)
		case "format!", "std::format!":
			return g.formatEdge(id, in, last, depth)
		case "%", "format", "sprintf":
			return g.percentEdge(id, in, args, last, depth), false
		}
		for _, f := range g.Call(Site{id, v}).Flows {
			if f.Joins != nil {
				return g.joinedEdge(id, g.atPorts(id, in, f.From), *f.Joins, last, depth)
			}
			if isReceiver(f) && len(args) == 1 {
				return g.edge(id, args[0].Value, last, depth-1)
			}
		}
	}
	return "", false
}

// isReceiver reports whether a row says that the result of a call is its receiver, as that of to_sym is the same text.
func isReceiver(f *rule.Flow) bool {
	return f.Step == rule.Value && f.Passes == nil && len(f.From) == 1 && len(f.To) == 1 && f.From[0].Kind == rule.PortSelf &&
		f.To[0].Kind == rule.PortReturn && len(f.From[0].Path)+len(f.To[0].Path) == 0
}

// commonEdge returns the constant text that whichever of the operands of phi v begins with, or ends with.
// What comes around a loop from v itself begins as the others do.
func (g *Graph) commonEdge(id ir.FuncID, v ir.Value, args []ir.Operand, last bool, depth int) string {
	common, any := "", false
	for _, a := range args {
		if a.Value >= v {
			if last || !g.extends(id, a.Value, v, depth-1) {
				return ""
			}
			continue
		}
		text, _ := g.edge(id, a.Value, last, depth-1)
		if !any {
			common, any = text, true
			continue
		}
		n := 0
		for n < min(len(text), len(common)) && at(text, n, last) == at(common, n, last) {
			n++
		}
		if common = common[:n]; last {
			common = text[len(text)-n:]
		}
	}
	return common
}

// at returns byte i of a text, counted from its end if last.
func at(text string, i int, last bool) byte {
	if last {
		i = len(text) - 1 - i
	}
	return text[i]
}

// extends reports whether v is text that begins with the value of base.
func (g *Graph) extends(id ir.FuncID, v, base ir.Value, depth int) bool {
	for ; depth > 0; depth-- {
		v = g.Root(id, v)
		if v == base {
			return true
		}
		in := g.Prog.Instr(id, v)
		if name := g.Prog.Text(in.Name); in.Op != ir.OpCall || in.NArgs == 0 || name != "+" && name != ir.OpInterp {
			return false
		}
		v = g.Prog.Args(id, in)[0].Value
	}
	return false
}

// percentEdge returns the constant text at the start or end of a format with percent signs: of
// "…" % x, format("…", x).
func (g *Graph) percentEdge(id ir.FuncID, in *ir.Instr, args []ir.Operand, last bool, depth int) string {
	template := 0
	if len(args) > 1 && args[0].Role == ir.RoleSelf && g.Prog.Text(in.Name) != "%" {
		template = 1
	}
	if last || template >= len(args) {
		return ""
	}
	text, _ := g.edge(id, args[template].Value, false, depth-1)
	text, _, _ = strings.Cut(text, "%")
	return text
}

// joinedEdge is edge for the text that parts are together, with a separator between them.
func (g *Graph) joinedEdge(id ir.FuncID, parts []ir.Operand, separator string, last bool, depth int) (text string, whole bool) {
	for n := range parts {
		i := n
		if last {
			i = len(parts) - 1 - n
		}
		part, all := g.edge(id, parts[i].Value, last, depth-1)
		if n > 0 && last {
			part += separator
		} else if n > 0 {
			part = separator + part
		}
		if last {
			text = part + text
		} else {
			text += part
		}
		if !all || parts[i].Role == ir.RoleSplat {
			return text, false
		}
	}
	return text, true
}

// atPorts returns the operands of a call that stand at one of the ports.
func (g *Graph) atPorts(id ir.FuncID, in *ir.Instr, ports []rule.Port) []ir.Operand {
	var list []ir.Operand
	pos := 0
	for _, a := range g.Prog.Args(id, in) {
		if slices.ContainsFunc(ports, func(p rule.Port) bool { return len(p.Path) == 0 && g.AtPort(id, in, a, pos, &p) }) {
			list = append(list, a)
		}
		if positional(a.Role) {
			pos++
		}
	}
	return list
}
