package rules_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"rubicon/internal/compliance"
	"rubicon/internal/rule"
	"rubicon/internal/ruledoc"
	"rubicon/rules"
)

// TestPages shows that the pages in docs/rules are those of the rules as they are.
func TestPages(t *testing.T) {
	const dir = "../docs/rules"
	set, err := rule.Load(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	standards, err := compliance.Load(rules.Standards)
	if err != nil {
		t.Fatal(err)
	}
	pages := ruledoc.Pages(set, standards, func(*rule.Rule) bool { return true })
	stale := false
	for name, want := range pages {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != want {
			t.Errorf("%s is stale", filepath.Join("docs/rules", name))
			stale = true
		}
	}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if _, ok := pages[d.Name()]; !ok {
				t.Errorf("docs/rules/%s is about no rule: delete it", d.Name())
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if stale {
		t.Error("renew the pages with\n\tgo generate ./rules")
	}
}
