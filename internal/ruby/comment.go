package ruby

import (
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

// Comments returns the comments of a tree, in their order.
func Comments(tree *syntax.Tree) []source.Span {
	var out []source.Span
	for i := range tree.Nodes {
		if n := &tree.Nodes[i]; n.Kind == kindComment {
			out = append(out, source.Span{Start: n.Start, End: n.End})
		}
	}
	return out
}
