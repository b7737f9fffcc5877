package program

import (
	"context"
	"testing"

	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// TestLowerCanceled lowers files in a run that was canceled while one of them was parsed, as at each keystroke in an editor.
func TestLowerCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	files := []*source.File{
		source.NewFile("a.rb", source.Ruby, []byte("def a = 1\n")),
		source.NewFile("a.rs", source.Rust, []byte("fn a() {}\n")),
		source.NewFile("a.erb", source.Ruby, []byte("<%= a %>\n")),
	}
	for _, trees := range []*Trees{nil, NewTrees()} {
		b := &builder{cfg: Config{Context: ctx, Trees: trees}, set: &rule.Set{Models: &rule.Models{}}}
		b.trees, b.directives = make([]*syntax.Tree, len(files)), make([][]source.Directive, len(files))
		w := worker{b: b}
		for i, f := range files {
			lowered, err := w.lower(f, i)
			if lowered == nil {
				t.Errorf("%s: nothing is lowered", f.Path)
			}
			if err == nil && f.Template == source.NoTemplate {
				t.Errorf("%s: it was parsed although the run was canceled", f.Path)
			}
		}
		w.close()
	}
}
