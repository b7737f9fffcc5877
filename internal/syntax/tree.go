// Package syntax holds a parsed file as one flat slice of nodes.
//
// A grammar's concrete tree is flattened in preorder right after the parse, so that nothing past
// package grammars holds a pointer into the parser's memory, and walking a tree costs no more than
// walking a slice. A node's first child, if it has one, is the node after it; its next sibling
// stands at Next, which is also where its subtree ends.
//
// Not every token becomes a node. Kept are the named nodes of the grammar, tokens that a grammar
// rule gives a field (an operator, say), every token inside a macro's token tree, and what the
// parser inserted or could not understand. Punctuation is dropped: its text is still in the source.
package syntax

// NodeID is the index of a node in Tree.Nodes. The root is node 0; None stands for no node.
type NodeID int32

// None is the NodeID of no node.
const None NodeID = -1

// Kind is a grammar's symbol number. The generated constants of packages ruby and rust name them.
type Kind uint16

// KindError is the kind of a stretch of source that the parser could not understand.
const KindError Kind = 0xffff

// Field is a grammar's field number, 0 for none.
type Field uint16

// missing marks a node that the parser inserted to go on; it has no text.
const missing Field = 0x8000

// Node is one node of a Tree. Start and End are byte offsets into the source; Next is the index
// of the first node that is not in this node's subtree.
type Node struct {
	Start, End uint32
	Next       uint32
	Kind       Kind
	field      Field
}

// NewNode returns a node; it is for trees that are made of parts of others.
func NewNode(start, end, next uint32, kind Kind, field Field) Node {
	return Node{Start: start, End: end, Next: next, Kind: kind, field: field}
}

// Field returns the field by which the node's parent holds it, 0 for none.
func (n *Node) Field() Field { return n.field &^ missing }

// Missing reports whether the parser inserted the node: the source has no such text.
func (n *Node) Missing() bool { return n.field&missing != 0 }

// Tree is a parsed file: its nodes in preorder over its source. It is immutable once built.
type Tree struct {
	Src   []byte
	Nodes []Node
	// Truncated says that the parser gave up (time or size limit) before the end of the source.
	Truncated bool
}

// Text returns the source text of node n.
func (t *Tree) Text(n NodeID) string {
	node := &t.Nodes[n]
	return string(t.Src[node.Start:node.End])
}

// Bytes returns the source text of node n without copying it. The caller must not change it.
func (t *Tree) Bytes(n NodeID) []byte {
	node := &t.Nodes[n]
	return t.Src[node.Start:node.End]
}

// Kind returns the kind of node n.
func (t *Tree) Kind(n NodeID) Kind { return t.Nodes[n].Kind }

// FirstChild returns the first child of n, or None.
func (t *Tree) FirstChild(n NodeID) NodeID {
	if c := n + 1; uint32(c) < t.Nodes[n].Next {
		return c
	}
	return None
}

// NextSibling returns the sibling after n below parent, or None.
func (t *Tree) NextSibling(parent, n NodeID) NodeID {
	if s := t.Nodes[n].Next; s < t.Nodes[parent].Next {
		return NodeID(s)
	}
	return None
}

// Children appends the children of n to buf and returns it.
func (t *Tree) Children(n NodeID, buf []NodeID) []NodeID {
	for c := t.FirstChild(n); c != None; c = t.NextSibling(n, c) {
		buf = append(buf, c)
	}
	return buf
}

// ChildByField returns the first child of n that has field f, or None.
func (t *Tree) ChildByField(n NodeID, f Field) NodeID {
	for c := t.FirstChild(n); c != None; c = t.NextSibling(n, c) {
		if t.Nodes[c].Field() == f {
			return c
		}
	}
	return None
}

// ChildByKind returns the first child of n that has kind k, or None.
func (t *Tree) ChildByKind(n NodeID, k Kind) NodeID {
	for c := t.FirstChild(n); c != None; c = t.NextSibling(n, c) {
		if t.Nodes[c].Kind == k {
			return c
		}
	}
	return None
}

// Damage says how much of a file the parser did not understand.
type Damage struct {
	Errors int    // error stretches and inserted tokens
	Bytes  uint32 // bytes inside error stretches
	First  uint32 // byte offset of the first, when Errors > 0
}

// Damage counts the errors of the tree. Nested error stretches count once.
func (t *Tree) Damage() Damage {
	var d Damage
	for i := 0; i < len(t.Nodes); {
		n := &t.Nodes[i]
		switch {
		case n.Kind == KindError:
			if d.Errors == 0 {
				d.First = n.Start
			}
			d.Errors++
			d.Bytes += n.End - n.Start
			i = int(n.Next)
			continue
		case n.Missing():
			if d.Errors == 0 {
				d.First = n.Start
			}
			d.Errors++
		}
		i++
	}
	return d
}
