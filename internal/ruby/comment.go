package ruby

import (
	"bytes"
	"cmp"
	"slices"

	"rubicon/internal/source"
	"rubicon/internal/syntax"
	"rubicon/internal/template"
)

// IsList reports whether the nodes below one of a kind are statements, one after the other.
func IsList(k syntax.Kind) bool {
	switch k {
	case kindProgram, kindBodyStatement, kindBlockBody, kindThen, kindElse, kindEnsure, kindBegin, kindDo, kindParenthesizedStatements:
		return true
	}
	return false
}

// Parse parses a program of Ruby.
type Parse = func(src []byte) (*syntax.Tree, error)

// Comments returns the comments of a tree, in their order: of a block between =begin and =end each line, and those of the
// templates below __END__, whose code parse reads.
func Comments(tree *syntax.Tree, parse Parse) []source.Span {
	var out []source.Span
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		switch n.Kind {
		case kindComment:
			out = appendLines(out, tree.Src, source.Span{Start: n.Start, End: n.End})
		case kindUninterpreted:
			out = appendTemplateComments(out, tree.Src, n.Start, n.End, parse)
		}
	}
	return out
}

// appendLines adds the lines of a comment.
func appendLines(out []source.Span, src []byte, c source.Span) []source.Span {
	for at := c.Start; at < c.End; {
		end := c.End
		if i := bytes.IndexByte(src[at:end], '\n'); i >= 0 {
			end = at + uint32(i)
		}
		if end > at {
			out = append(out, source.Span{Start: at, End: end})
		}
		at = end + 1
	}
	return out
}

// appendTemplateComments adds the comments of the templates below __END__, which stand from start to end. Their syntax is
// taken for what their code looks like: the rendering that tells it may stand in another file.
func appendTemplateComments(out []source.Span, src []byte, start, end uint32, parse Parse) []source.Span {
	heads := section.FindAllIndex(src[start:end], -1)
	for i, h := range heads {
		from, to := start+uint32(h[1]), end
		if i+1 < len(heads) {
			to = start + uint32(heads[i+1][0])
		}
		text := src[from:to]
		syntaxes := []source.Template{source.ERB}
		if !bytes.Contains(text, templateSign[source.ERB]) {
			syntaxes = []source.Template{source.Haml, source.Slim}
		}
		for _, as := range syntaxes {
			f := source.NewFile("", source.Ruby, text)
			f.Template = as
			for _, c := range TemplateComments(f, parse) {
				out = append(out, source.Span{Start: from + c.Start, End: from + c.End})
			}
		}
	}
	return out
}

// TemplateComments returns the comments of a template, in their order: those of its own syntax and those of Ruby in its code,
// which are looked for only if the template has directives.
func TemplateComments(f *source.File, parse Parse) []source.Span {
	out := f.TemplateComments()
	if !f.HasDirectives() {
		return out
	}
	code := template.Read(f.Template, f.Content, 0, len(f.Content))
	tree, err := parse(code.Text)
	if err != nil {
		return out // what its own syntax has is known
	}
	for _, n := range code.Placed(tree, f.Content).Nodes {
		if n.Kind == kindComment && n.Start < n.End {
			out = append(out, wholeTag(f, source.Span{Start: n.Start, End: n.End}))
		}
	}
	slices.SortFunc(out, func(a, b source.Span) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// wholeTag returns a comment of Ruby with the tag of ERB that holds nothing else.
func wholeTag(f *source.File, c source.Span) source.Span {
	if f.Template != source.ERB {
		return c
	}
	before := bytes.TrimRight(f.Content[:c.Start], " \t")
	after := bytes.TrimLeft(f.Content[c.End:], " \t\r\n")
	before, trimmed := bytes.CutSuffix(bytes.TrimSuffix(before, []byte("-")), []byte("<%"))
	closing := bytes.HasPrefix(bytes.TrimPrefix(after, []byte("-")), []byte("%>"))
	if !trimmed || !closing {
		return c
	}
	end := len(f.Content) - len(after) + bytes.Index(after, []byte("%>")) + len("%>")
	return source.Span{Start: uint32(len(before)), End: uint32(end)}
}
