package rust

import (
	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// IsList reports whether the nodes below one of a kind are statements or items, one after the other.
func IsList(k syntax.Kind) bool {
	return k == kindBlock || k == kindSourceFile || k == kindDeclarationList
}

// Comments returns the comments of a tree, in their order. Comments that document an item are among them.
func Comments(tree *syntax.Tree) []source.Span {
	var out []source.Span
	for i := range tree.Nodes {
		if n := &tree.Nodes[i]; n.Kind == kindLineComment || n.Kind == kindBlockComment {
			out = append(out, source.Span{Start: n.Start, End: n.End})
		}
	}
	return out
}
