package suppress

import (
	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// A formatter may move a comment to another line of the statement that it stands beside: it breaks a line that has become too
// long, and the comment stays behind the first part or the last. So a comment at the end of the first or last line of a
// statement speaks of all its lines, and so does one on a line of its own before it, but not of the statements within it:
//
//	Command::new("sh")
//	    .arg(script)
//	    .status()?; // rubicon:ignore RBN201 -- …

// maxStatement is how many lines a statement has at most of which a comment beside it speaks as a whole.
const maxStatement = 100

// Reach has each of the directives of a file, of which tree is the syntax, speak of the other lines of the statement that
// it stands beside, unless that has more than maxStatement lines. isList reports whether the nodes below one of a kind are
// statements.
func Reach(f *source.File, directives []source.Directive, tree *syntax.Tree, isList func(syntax.Kind) bool) {
	if len(directives) == 0 {
		return
	}
	begins, ends := map[int]syntax.NodeID{}, map[int][]syntax.NodeID{} // the statements of several lines, by line
	eachStatement(tree, 0, syntax.NodeID(len(tree.Nodes)), isList, func(_, c syntax.NodeID) {
		n := &tree.Nodes[c]
		if first, last := f.Position(n.Start).Line, lastLine(f, n); first < last && last-first < maxStatement {
			begins[first] = c // what is further in comes later
			ends[last] = append(ends[last], c)
		}
	})
	for i := range directives {
		d := &directives[i]
		s, ok := begins[d.Line]
		if f.Position(d.Pos).Line == d.Line {
			ok = ok && tree.Nodes[s].Start < d.Pos
			if last, ends := lastBefore(ends[d.Line], d.Pos, tree); ends {
				s, ok = last, true
			}
		}
		if ok {
			d.Also = otherLines(f, s, d.Line, tree, isList)
		}
	}
}

// lastBefore returns the last of the statements that ends before a place of the file: the innermost one.
func lastBefore(statements []syntax.NodeID, pos uint32, tree *syntax.Tree) (s syntax.NodeID, ok bool) {
	for i := len(statements) - 1; i >= 0; i-- {
		if s = statements[i]; tree.Nodes[s].End <= pos {
			return s, true
		}
	}
	return syntax.None, false
}

// otherLines returns the lines of statement s but one, without those of the statements within it that are not lines of what
// holds them, too.
func otherLines(f *source.File, s syntax.NodeID, but int, tree *syntax.Tree, isList func(syntax.Kind) bool) (lines []int) {
	inner := map[int]bool{but: true}
	eachStatement(tree, s, syntax.NodeID(tree.Nodes[s].Next), isList, func(holder, c syntax.NodeID) {
		n := &tree.Nodes[c]
		for line := max(f.Position(n.Start).Line, f.Position(tree.Nodes[holder].Start).Line+1); line <= lastLine(f, n); line++ {
			inner[line] = true
		}
	})
	n := &tree.Nodes[s]
	for line := f.Position(n.Start).Line; line <= lastLine(f, n); line++ {
		if !inner[line] {
			lines = append(lines, line)
		}
	}
	return lines
}

// lastLine returns the line on which a node ends.
func lastLine(f *source.File, n *syntax.Node) int { return f.Position(max(n.Start, n.End-1)).Line }

// eachStatement calls visit for each statement of the nodes from first to end with what holds the list that it stands in, a
// block or a closure, in their order.
func eachStatement(tree *syntax.Tree, first, end syntax.NodeID, isList func(syntax.Kind) bool, visit func(holder, statement syntax.NodeID)) {
	var parents []syntax.NodeID
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
