package ruby

import (
	"bytes"

	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// IsList reports whether the nodes below one of a kind are statements, one after the other.
func IsList(k syntax.Kind) bool {
	switch k {
	case kindProgram, kindBodyStatement, kindBlockBody, kindThen, kindElse, kindEnsure, kindBegin, kindDo, kindParenthesizedStatements:
		return true
	}
	return false
}

// Comments returns the comments of a tree, in their order: of a block between =begin and =end each line, and those of the
// templates below __END__.
func Comments(tree *syntax.Tree) []source.Span {
	var out []source.Span
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		switch n.Kind {
		case kindComment:
			out = appendLines(out, tree.Src, source.Span{Start: n.Start, End: n.End})
		case kindUninterpreted:
			out = appendTemplateComments(out, tree.Src, n.Start, n.End)
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
func appendTemplateComments(out []source.Span, src []byte, start, end uint32) []source.Span {
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
			for _, c := range f.TemplateComments() {
				out = append(out, source.Span{Start: from + c.Start, End: from + c.End})
			}
		}
	}
	return out
}
