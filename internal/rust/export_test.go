package rust

import "rubicon/internal/syntax"

// TokenArguments returns the arguments of macro calls in tree that parseTokens reads.
func TokenArguments(tree *syntax.Tree) []string {
	v := &view{tree: tree}
	v.collect(nil, 0, syntax.NodeID(len(tree.Nodes)), 0, surroundings{items: true})
	var texts []string
	for i := range v.args {
		if arg := &v.args[i]; arg.view != nil {
			texts = append(texts, string(tree.Src[tree.Nodes[arg.first].Start:v.argEnd(arg)]))
		}
	}
	return texts
}
