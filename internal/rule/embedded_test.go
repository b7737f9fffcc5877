package rule

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"rubicon/internal/tomldoc"
	"rubicon/rules"
)

// TestPlain shows that the built-in files keep to the part of TOML that is decoded quickly, which the start of each scan
// rests on, and that it gives what the full decoder gives.
func TestPlain(t *testing.T) {
	err := fs.WalkDir(rules.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".toml") {
			return err
		}
		src, err := rules.FS.ReadFile(name)
		if err != nil {
			return err
		}
		var quick, full document
		if _, ok := tomldoc.DecodePlain(string(src), &quick); !ok {
			t.Errorf("rules/%s needs the slow decoder: write bare keys, [table] and [[table]], strings, whole numbers, lists and inline tables", name)
		} else if _, err := toml.Decode(string(src), &full); err != nil || !reflect.DeepEqual(quick, full) {
			t.Errorf("rules/%s is decoded in two ways: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestTested checks in the built-in files what their loading leaves out.
func TestTested(t *testing.T) {
	if _, err := Load(struct{ fs.FS }{rules.FS}); err != nil {
		t.Error(err)
	}
	if _, err := Load(rules.FS); err != nil {
		t.Error(err)
	}
	if !reflect.ValueOf(noRare).IsZero() {
		t.Error("a row stands among those of entries that have none")
	}
}
