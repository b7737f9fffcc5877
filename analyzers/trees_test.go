package analyzers_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rubicon/analyzers"
	"rubicon/analyzers/program"
	"rubicon/internal/report"
	"rubicon/internal/source"
)

// TestKeptTrees scans the bundled application again and again, an edit at a time: with trees that are kept, the reports are
// those of scans that begin anew, and only what was edited is parsed.
func TestKeptTrees(t *testing.T) {
	set := loadRules(t)
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS(filepath.Join("..", "testdata", "apps", "papers"))); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"pages.rb":        "require 'sinatra'\nget '/hello' do\n  @who = params[:who]\n  erb :hello\nend\nget('/inline') { erb '<%= params[:a] %>' }\n",
		"views/hello.erb": "<p>\n<%= @who %>\n</p>\n",
	} {
		path := filepath.Join(root, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	write := func(kept *program.Trees, edit string) string {
		ws, err := source.Discover(root, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range ws.Entries {
			if e.Path == "routes/v1.rb" && edit != "" {
				ws.Overlay = map[string][]byte{e.Abs: fmt.Appendf(nil, "require 'sinatra'\nget '/' do\n  system(params[:%s])\nend\n", edit)}
			}
		}
		r, err := analyzers.Scan(context.Background(), ws, analyzers.Options{Rules: set, Config: program.Config{Trees: kept}})
		if err != nil {
			t.Fatal(err)
		}
		r.Sort()
		var b bytes.Buffer
		if err := report.NewJSON(&b).Handle(r); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if !strings.Contains(write(nil, ""), `"path": "views/hello.erb"`) {
		t.Error("nothing is found in the view")
	}
	kept := program.NewTrees()
	last := 0
	for i, edit := range []string{"", "", "a", "b", "b", ""} {
		if want, got := write(nil, edit), write(kept, edit); got != want {
			t.Errorf("scan %d, with kept trees:\n%s\nanew:\n%s", i+1, got, want)
		}
		_, made := kept.Figures()
		if edits := map[int]int{1: 0, 2: 1, 3: 1, 4: 0, 5: 1}; i > 0 && made-last != edits[i] {
			t.Errorf("scan %d parsed %d texts, want %d", i+1, made-last, edits[i])
		}
		last = made
	}
}

// TestKeptTreesCanceled: a scan that is canceled does not cost the trees of the one before.
func TestKeptTreesCanceled(t *testing.T) {
	set := loadRules(t)
	ws, err := source.Discover(filepath.Join("..", "testdata", "apps", "papers"), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	kept := program.NewTrees()
	for i := range 3 {
		ctx, cancel := context.WithCancel(context.Background())
		opt := analyzers.Options{Rules: set, Config: program.Config{Trees: kept}}
		if i == 1 {
			opt.Config.Progress = func(done, _ int) {
				if done == 3 {
					cancel()
				}
			}
		}
		_, err := analyzers.Scan(ctx, ws, opt)
		if (err != nil) != (i == 1) {
			t.Errorf("scan %d: %v", i+1, err)
		}
		cancel()
	}
	if _, made := kept.Figures(); made > 20 {
		t.Errorf("%d texts were parsed for two scans of 14 files", made)
	}
}
