package source

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestUnreadTemplates checks that templates of other engines are told where a program in Ruby has them among its views, and
// nowhere else.
func TestUnreadTemplates(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{
		"shop/app.rb", "shop/views/a.mustache", "shop/views/deep/b.LIQUID", "shop/views/c.erb", "shop/views/d.md", "shop/views/e.css",
		"shop/themes/f.liquid", "shop/spec/views/g.mustache", "shop/views/h.mustache.erb", "site/views/i.liquid", "site/index.html",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		opt  Options
		want string
	}{
		{Options{}, "[{shop/views/a.mustache a template of Mustache, whose syntax is not known} {shop/views/deep/b.LIQUID a template of Liquid, whose syntax is not known}]"},
		{Options{Exclude: NewPatterns(dir, []string{"*.mustache"})}, "[{shop/views/deep/b.LIQUID a template of Liquid, whose syntax is not known}]"},
		{Options{Include: NewPatterns(dir, []string{"*.rb"})}, "[]"},
	} {
		ws, err := Discover(dir, c.opt)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(ws.Skipped); got != c.want {
			t.Errorf("not read are %s, want %s", got, c.want)
		}
	}
	for engine, extensions := range unread().Engines {
		for _, ext := range extensions {
			if LangOf("x."+ext) != Unknown {
				t.Errorf("files of %s are read: .%s", engine, ext)
			}
		}
	}
}
