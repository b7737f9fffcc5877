package program

import (
	"crypto/sha256"
	"sync"

	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// Trees keeps syntax trees from one run over a workspace for the next, by what was parsed: in an editor nearly all files are
// what they were. What a whole run has no use for is forgotten. The zero value is not ready; use NewTrees.
type Trees struct {
	mu         sync.Mutex
	now, last  map[parsed]*syntax.Tree // of this run, and of the last that came to its end
	hits, made int
}

// parsed says what a tree was made of.
type parsed struct {
	lang source.Lang
	sum  [sha256.Size]byte
}

// NewTrees returns a store that is empty.
func NewTrees() *Trees {
	return &Trees{now: map[parsed]*syntax.Tree{}, last: map[parsed]*syntax.Tree{}}
}

// Figures returns how many trees were there when they were asked for, and how many had to be made.
func (t *Trees) Figures() (hits, made int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.hits, t.made
}

// get returns the tree of a text, by parse if it is not there. A tree that lacks something is not kept: it was cut off for
// want of time, which another run may have.
func (t *Trees) get(lang source.Lang, src []byte, parse func() (*syntax.Tree, error)) (*syntax.Tree, error) {
	key := parsed{lang, sha256.Sum256(src)}
	t.mu.Lock()
	tree := t.now[key]
	if tree == nil {
		if tree = t.last[key]; tree != nil {
			t.now[key] = tree
		}
	}
	if tree != nil {
		t.hits++
	}
	t.mu.Unlock()
	if tree != nil {
		return tree, nil
	}
	tree, err := parse()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.made++
	if err == nil && !tree.Truncated {
		t.now[key] = tree
	}
	return tree, err
}

// end says that a run has come to its end.
func (t *Trees) end() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.last, t.now = t.now, map[parsed]*syntax.Tree{}
}
