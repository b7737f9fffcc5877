package ruby

import (
	"bytes"
	"regexp"
	"strconv"

	"rubicon/internal/ir"
	"rubicon/internal/source"
	"rubicon/internal/syntax"
	"rubicon/internal/template"
)

// Templates are lowered into the file that they stand in: the one that is nothing else, or a Ruby file that
// has some in strings or below its __END__. Each becomes a method of a module of its own.

// embedded is what calls in a Ruby file say of templates in that file.
type embedded struct {
	syntaxes map[string]source.Template // of templates that are rendered, by name
	first    source.Template            // of the first one that is rendered
	texts    []templateText
	titles   map[string]int // how many templates have that title
}

// templateText is a string that is a template. name is what it is rendered by, "" where it stands itself.
type templateText struct {
	syntax     source.Template
	name       string
	at         uint32 // where the string begins
	start, end uint32
}

// noteTemplate notes what a call without receiver says of templates, if it is one that renders them or
// defines one.
func (l *lowerer) noteTemplate(p callParts) {
	if l.opt.Parse == nil || p.method == syntax.None {
		return
	}
	name := l.name(p.method)
	as, known := l.renders[name]
	if !known {
		if l.renders == nil {
			l.renders = map[ir.Name]source.Template{}
		}
		as = l.opt.Renders[l.str(name)]
		l.renders[name] = as
	}
	switch {
	case as != source.NoTemplate && p.arguments != syntax.None:
		l.noteRender(as, l.first(p.arguments))
	case p.block != syntax.None && l.opt.Templates[l.str(name)]:
		l.noteDefinition(l.str(name), p)
	}
}

// noteRender notes a call that renders a template: by name, or one that is its argument.
func (l *lowerer) noteRender(as source.Template, arg syntax.NodeID) {
	if arg == syntax.None {
		return
	}
	e := &l.embedded
	switch l.kind(arg) {
	case kindSimpleSymbol:
		if e.syntaxes == nil {
			e.syntaxes = map[string]source.Template{}
		}
		e.syntaxes[l.str(l.symbolName(arg))] = as
	case kindString, kindHeredocBeginning:
		if start, end, ok := l.literalText(arg); ok && bytes.Contains(l.tree.Src[start:end], templateSign[as]) {
			e.texts = append(e.texts, templateText{as, "", l.node(arg).Start, start, end})
		}
	}
	if e.first == source.NoTemplate {
		e.first = as
	}
}

// templateSign is what a text of a syntax contains if there is code in it.
var templateSign = map[source.Template][]byte{source.ERB: []byte("<%"), source.Haml: nil, source.Slim: nil}

// noteDefinition notes a call whose block returns the text of a template: template(:name) { "…" }, or
// layout { "…" }, whose name is the method's.
func (l *lowerer) noteDefinition(name string, p callParts) {
	if p.arguments != syntax.None {
		arg := l.first(p.arguments)
		if arg == syntax.None || l.kind(arg) != kindSimpleSymbol {
			return
		}
		name = l.str(l.symbolName(arg))
	}
	last := l.field(p.block, fieldBody)
	for last != syntax.None && (l.kind(last) == kindBodyStatement || l.kind(last) == kindBlockBody) {
		c := l.first(last)
		for c != syntax.None && l.next(last, c) != syntax.None {
			c = l.next(last, c)
		}
		last = c
	}
	if last == syntax.None {
		return
	}
	if start, end, ok := l.literalText(last); ok {
		l.embedded.texts = append(l.embedded.texts, templateText{source.NoTemplate, name, l.node(last).Start, start, end})
	}
}

// literalText returns where the text of a string or heredoc without interpolation stands.
func (l *lowerer) literalText(n syntax.NodeID) (start, end uint32, ok bool) {
	switch l.kind(n) {
	case kindHeredocBeginning:
		body, ok := l.bodies[n]
		if !ok || l.has(body, kindInterpolation) {
			return 0, 0, false
		}
		node := l.node(body)
		start, end = node.Start, node.End
		if c := l.tree.ChildByKind(body, kindHeredocEnd); c != syntax.None {
			end = l.node(c).Start
		}
	case kindString:
		if l.has(n, kindInterpolation) {
			return 0, 0, false
		}
		c := l.tree.ChildByKind(n, kindStringContent)
		if c == syntax.None {
			return 0, 0, false
		}
		start = l.node(c).Start
		for ; c != syntax.None; c = l.tree.NextSibling(n, c) {
			end = l.node(c).End
		}
	default:
		return 0, 0, false
	}
	return start, end, start < end
}

// has says whether n has a child of kind k.
func (l *lowerer) has(n syntax.NodeID, k syntax.Kind) bool {
	return l.tree.ChildByKind(n, k) != syntax.None
}

// section is the line that begins a template below __END__.
var section = regexp.MustCompile(`(?m)^@@[ \t]*(\S[^\r\n]*?)[ \t]*\r?$`)

// sections adds the templates below __END__.
func (l *lowerer) sections() {
	n := syntax.None
	if len(l.tree.Nodes) > 0 {
		n = l.tree.ChildByKind(0, kindUninterpreted)
	}
	if n == syntax.None {
		return
	}
	base, text := l.node(n).Start, l.tree.Bytes(n)
	heads := section.FindAllSubmatchIndex(text, -1)
	for i, h := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		l.embedded.texts = append(l.embedded.texts, templateText{
			source.NoTemplate, "@@" + string(text[h[2]:h[3]]), base + uint32(h[0]), base + uint32(h[1]), base + uint32(end),
		})
	}
}

// templates lowers the templates of the file.
func (l *lowerer) templates() {
	if l.opt.Parse == nil {
		return
	}
	if l.file.Template != source.NoTemplate {
		l.template(templateText{l.file.Template, "", 0, 0, uint32(len(l.file.Content))}, l.file.Path)
		return
	}
	l.sections()
	for _, t := range l.embedded.texts {
		title := "template in " + l.file.Path
		switch {
		case t.name != "" && t.name[0] == '@':
			title = t.name + " in " + l.file.Path
			t.name = t.name[2:]
		case t.name != "":
			title = "template " + t.name + " in " + l.file.Path
		}
		if t.syntax == source.NoTemplate {
			t.syntax = l.syntaxOf(t)
		}
		l.template(t, title)
	}
}

// syntaxOf returns the syntax of a template in a Ruby file: that in which it is rendered, or what it looks
// like.
func (l *lowerer) syntaxOf(t templateText) source.Template {
	if s, ok := l.embedded.syntaxes[t.name]; ok {
		return s
	}
	if bytes.Contains(l.tree.Src[t.start:t.end], templateSign[source.ERB]) || l.embedded.first == source.NoTemplate {
		return source.ERB
	}
	return l.embedded.first
}

// template lowers one template. title is what a reader calls it.
func (l *lowerer) template(t templateText, title string) {
	code := template.Read(t.syntax, l.file.Content, int(t.start), int(t.end))
	tree, err := l.opt.Parse(code.Text)
	if err != nil {
		l.b.File().Stats.Truncated = true
		return
	}
	tree = code.Placed(tree, l.file.Content)
	opt := l.opt
	opt.Renders, opt.Templates = nil, nil
	inner := newLowerer(tree, l.file, l.b, opt)
	inner.syntax = l.b.Name(t.syntax.String())
	inner.outputs = make(map[uint32]template.Form, len(code.Outputs))
	for _, o := range code.Outputs {
		inner.outputs[o.Pos] = o.Form
	}
	scope := l.b.Scope(ir.Scope{
		Kind: ir.ScopeModule, Test: l.file.Test, Name: l.uniqueScope(title), Body: ir.NoFunc, Pos: t.at, End: t.end,
	})
	f := inner.newFn(nil, ir.Func{
		Kind: ir.KindMethod, Flags: ir.FuncTemplate, Name: l.b.Name(t.name), Scope: scope, Parent: ir.NoFunc,
		Ret: inner.syntax, Pos: t.at, End: t.end,
	})
	f.declareSelf(t.start, t.start)
	if len(tree.Nodes) > 0 {
		f.stmts(0, false)
	}
	f.finish()
	inner.countStats()
}

// uniqueScope returns the name of a module that no other template of the file has: title, or title with a
// number.
func (l *lowerer) uniqueScope(title string) ir.Name {
	if l.embedded.titles == nil {
		l.embedded.titles = map[string]int{}
	}
	l.embedded.titles[title]++
	if n := l.embedded.titles[title]; n > 1 {
		title += " (" + strconv.Itoa(n) + ")"
	}
	return l.b.Name(title)
}

// statement lowers n, which stands where a statement can. One of a template that is written into the page is
// the operand of that output.
func (f *fn) statement(n syntax.NodeID, want bool) ir.Value {
	form, ok := f.l.outputs[f.l.node(n).Start]
	if !ok {
		return f.lower(n, want)
	}
	f.tail = false
	v := f.lower(n, true)
	if v == ir.NoValue {
		return v
	}
	name := f.l.b.Name(ir.OpOutput)
	if form == template.Other {
		name = f.l.b.Name(ir.OpOutputRaw)
	}
	f.emit(n, ir.Instr{Op: ir.OpCall, Name: name, Type: f.l.syntax}, ir.Operand{Value: v})
	return v
}
