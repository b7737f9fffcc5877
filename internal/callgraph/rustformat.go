package callgraph

import (
	"strconv"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file reads the format strings of Rust: "{} and {name:?}".

// directive is one pair of braces in a format string.
type directive struct {
	text  string // the constant text before it, from the directive before that one on
	index int    // of the positional argument that it writes, from the first one after the format on, or -1
	name  string // of the argument, if it has one
	how   string // what stands behind the colon
}

// directives takes a format string apart; tail is what stands behind the last directive.
func directives(format string) (list []directive, tail string) {
	var text strings.Builder
	next := 0
	for format != "" {
		i := strings.IndexAny(format, "{}")
		if i < 0 {
			break
		}
		text.WriteString(format[:i])
		if i+1 < len(format) && format[i+1] == format[i] { // {{ is a brace
			text.WriteByte(format[i])
			format = format[i+2:]
			continue
		}
		end := strings.IndexByte(format, '}')
		if format[i] == '}' || end < 0 {
			return list, ""
		}
		what, how, _ := strings.Cut(format[i+1:end], ":")
		d := directive{text: text.String(), index: -1, how: how}
		if n, err := strconv.Atoi(what); what == "" {
			d.index, next = next, next+1
		} else if err == nil {
			d.index = n
		} else {
			d.name = strings.TrimSuffix(what, "...") // xshell: the words of a list
		}
		list, format = append(list, d), format[end+1:]
		text.Reset()
	}
	return list, text.String() + format
}

// formatted is a macro call with a format string.
type formatted struct {
	list []directive
	tail string
	args []ir.Operand // those behind the format
}

// formatOf returns the format string of a macro call: the first of its arguments that is constant text.
func (g *Graph) formatOf(id ir.FuncID, in *ir.Instr) (f formatted, ok bool) {
	if in.Op != ir.OpCall || in.Flags&ir.FlagMacro == 0 {
		return f, false
	}
	args := g.Prog.Args(id, in)
	for i := range args {
		c := g.Prog.Instr(id, args[i].Value)
		if args[i].Role == ir.RolePlain && c.Op == ir.OpConst && c.Aux == ir.ConstString {
			f.list, f.tail = directives(g.Prog.Text(c.Name))
			f.args = args[i+1:]
			return f, true
		}
	}
	return f, false
}

// operand returns what a directive writes.
func (f *formatted) operand(g *Graph, d *directive) (ir.Value, bool) {
	pos := 0
	for _, a := range f.args {
		if n, ok := a.Role.Keyword(); ok && d.name != "" && g.Prog.Text(n) == d.name {
			return a.Value, true
		}
		if positional(a.Role) {
			if pos == d.index {
				return a.Value, true
			}
			pos++
		}
	}
	return ir.NoValue, false
}

// Directives implements rule.Env.
func (e *env) Directives(p rule.Port) []string {
	v, ok := e.one(p)
	if !ok {
		return nil
	}
	f, ok := e.g.formatOf(e.site.Func, e.in)
	if !ok {
		return nil
	}
	var hows []string
	for i := range f.list {
		if w, ok := f.operand(e.g, &f.list[i]); ok && w == v {
			hows = append(hows, f.list[i].how)
		}
	}
	return hows
}

// before returns the text that a format puts before value v.
func (f *formatted) before(s *shaper, v ir.Value) string {
	text := ""
	for i := range f.list {
		d := &f.list[i]
		text += d.text
		w, ok := f.operand(s.g, d)
		switch {
		case ok && w == v || len(text) > maxShape:
			return text
		case ok && d.how == "":
			text += s.shape(w, maxTrace)
		default:
			text += hole
		}
	}
	return text + f.tail
}

// after returns the text that a format puts behind value v; none if it writes that several times.
func (f *formatted) after(s *shaper, v ir.Value) string {
	text, behind := "", false
	for i := range f.list {
		d := &f.list[i]
		if behind {
			text += d.text
		}
		w, ok := f.operand(s.g, d)
		switch {
		case ok && w == v && behind || len(text) > maxShape:
			return ""
		case ok && w == v:
			behind = true
		case behind && ok && d.how == "":
			text += s.shape(w, maxTrace)
		case behind:
			text += hole
		}
	}
	if !behind {
		return ""
	}
	return text + f.tail
}

// formatEdge returns the constant text at the start or end of what a macro call with a format string makes;
// whole says that it is all of it.
func (g *Graph) formatEdge(id ir.FuncID, in *ir.Instr, last bool, depth int) (text string, whole bool) {
	f, ok := g.formatOf(id, in)
	if !ok {
		return "", false
	}
	written := func(d *directive) (string, bool) {
		if v, ok := f.operand(g, d); ok && d.how == "" {
			return g.edge(id, v, last, depth-1)
		}
		return "", false
	}
	if last {
		text = f.tail
		for i := len(f.list) - 1; i >= 0; i-- {
			part, all := written(&f.list[i])
			if text = part + text; !all {
				return text, false
			}
			text = f.list[i].text + text
		}
		return text, true
	}
	for i := range f.list {
		part, all := written(&f.list[i])
		if text += f.list[i].text + part; !all {
			return text, false
		}
	}
	return text + f.tail, true
}
