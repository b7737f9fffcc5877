package suppress

import (
	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// A formatter may move a comment to another line of the statement that it stands beside: it breaks a line that has become too
// long, and the comment stays behind the last part. So a comment at the end of a statement speaks of all its lines, and so
// does one on a line of its own before it, but not of the statements within it:
//
//	Command::new("sh")
//	    .arg(script)
//	    .status()?; // rubicon:ignore RBN201 -- …

// Reach has each of the directives of a file, of which tree is the syntax, speak of the other lines of the statement that
// it stands beside. isList reports whether the nodes below one of a kind are statements.
func Reach(f *source.File, directives []source.Directive, tree *syntax.Tree, isList func(syntax.Kind) bool) {
	for i := range directives {
		d := &directives[i]
		if d.Line == 0 {
			continue
		}
		after := f.Position(d.Pos).Line == d.Line
		s := statementBeside(f, d, after, tree, isList)
		if s == syntax.None {
			continue
		}
		inner := innerLines(f, s, tree, isList)
		n := &tree.Nodes[s]
		for line := f.Position(n.Start).Line; line <= lastLine(f, n); line++ {
			if line != d.Line && !inner[line] {
				d.Also = append(d.Also, line)
			}
		}
	}
}

// statementBeside returns the innermost statement of several lines that ends before directive d on its line, or, unless
// after is true, that begins on the line after it; None if there is none.
func statementBeside(f *source.File, d *source.Directive, after bool, tree *syntax.Tree, isList func(syntax.Kind) bool) syntax.NodeID {
	found := syntax.None
	eachStatement(tree, 0, syntax.NodeID(len(tree.Nodes)), isList, func(_, c syntax.NodeID) {
		n := &tree.Nodes[c]
		first, last := f.Position(n.Start).Line, lastLine(f, n)
		if first < last && (after && last == d.Line && n.End <= d.Pos || !after && first == d.Line) {
			found = c // what is further in comes later
		}
	})
	return found
}

// innerLines returns the lines of the statements within statement s that are not those of what holds them, too.
func innerLines(f *source.File, s syntax.NodeID, tree *syntax.Tree, isList func(syntax.Kind) bool) map[int]bool {
	inner := map[int]bool{}
	eachStatement(tree, s, syntax.NodeID(tree.Nodes[s].Next), isList, func(holder, c syntax.NodeID) {
		n := &tree.Nodes[c]
		for line := max(f.Position(n.Start).Line, f.Position(tree.Nodes[holder].Start).Line+1); line <= lastLine(f, n); line++ {
			inner[line] = true
		}
	})
	return inner
}

// lastLine returns the line on which a node ends.
func lastLine(f *source.File, n *syntax.Node) int { return f.Position(max(n.Start, n.End-1)).Line }

// eachStatement calls visit for each statement of the nodes from first to end with what holds the list that it stands in, a
// block or a closure, in their order.
func eachStatement(tree *syntax.Tree, first, end syntax.NodeID, isList func(syntax.Kind) bool, visit func(holder, statement syntax.NodeID)) {
	parents := []syntax.NodeID{}
	for i := first; i < end; i++ {
		for len(parents) > 0 && syntax.NodeID(tree.Nodes[parents[len(parents)-1]].Next) <= i {
			parents = parents[:len(parents)-1]
		}
		if k := len(parents); k > 0 && isList(tree.Nodes[parents[k-1]].Kind) {
			visit(parents[max(0, k-2)], i)
		}
		parents = append(parents, i)
	}
}
