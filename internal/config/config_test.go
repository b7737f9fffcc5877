package config

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

const everything = `
paths = ["app"]
include = ["*.rb"]
exclude = ["db/"]
include-tests = true
include-vendored = true
rules = ["security"]
select = ["all"]
ignore = ["RBN2"]
trusted-sources = ["environment"]
min-severity = "low"
min-confidence = "medium"
fail-on = "none"
strict = true
exit-zero = false
baseline = "known.json"
openapi = ["docs/api.yaml"]
fail-on-difference = ["undocumented", "security-not-kept"]
format = "json"
output = ["sarif:out/x.sarif", "y.json"]
all = true
no-color = true
stats = true
jobs = 3
no-cache = true
unsafe-fixes = true
record-as = "shop"

[severity]
RBN2 = "info"

[[per-path]]
paths = ["lib/"]
ignore = ["RBN203"]
severity = { RBN301 = "low" }
`

// TestSchema checks that the schema has the keys that the file has, and takes a file with all of them.
func TestSchema(t *testing.T) {
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", parsed); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var file map[string]any
	if _, err := toml.Decode(everything, &file); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(instance); err != nil {
		t.Error(err)
	}
	properties := parsed.(map[string]any)["properties"].(map[string]any)
	want := append(Keys(), "per-path", "severity")
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(properties)); !slices.Equal(got, want) {
		t.Errorf("the schema has the keys %v, the file %v", got, want)
	}
	if got := slices.Sorted(maps.Keys(file)); !slices.Equal(got, want) {
		t.Errorf("the example has the keys %v, the file %v", got, want)
	}
}

// TestFlags checks that each key of a file becomes the value of a flag, and files become absolute.
func TestFlags(t *testing.T) {
	c, err := Parse("rubicon.toml", "/project", []byte(everything))
	if err != nil {
		t.Fatal(err)
	}
	flags := c.Flags()
	if got := slices.Sorted(maps.Keys(flags)); !slices.Equal(got, Keys()) {
		t.Errorf("flags for the keys %v, want %v", got, Keys())
	}
	for key, want := range map[string][]string{
		"output": {"sarif:/project/out/x.sarif", "/project/y.json"}, "baseline": {"/project/known.json"}, "rules": {"/project/security"},
		"strict": {"true"}, "exit-zero": {"false"}, "jobs": {"3"}, "exclude": {"db/"},
	} {
		if !slices.Equal(flags[key], want) {
			t.Errorf("%s is %q, want %q", key, flags[key], want)
		}
	}
	again, err := c.TOML()
	if err != nil {
		t.Fatal(err)
	}
	d, err := Parse("rubicon.toml", "/project", []byte(again))
	if err != nil {
		t.Fatalf("what is shown is not understood: %v\n%s", err, again)
	}
	if text, _ := d.TOML(); text != again {
		t.Errorf("what is shown means something else:\n%s\n%s", again, text)
	}
}

// TestFind checks that the closest file above all paths counts.
func TestFind(t *testing.T) {
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{"rubicon.toml", "a/rubicon.toml", "a/b/x.rb", "c/rubicon.toml/not-a-file", "d.rb", "e/f/x.rb"} {
		name := filepath.Join(root, f)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		paths []string
		want  string
	}{
		{[]string{"."}, "rubicon.toml"},
		{[]string{"a/b"}, "a/rubicon.toml"},
		{[]string{"a/b/x.rb"}, "a/rubicon.toml"},
		{[]string{"a", "a/b"}, "a/rubicon.toml"},
		{[]string{"a/b", "d.rb"}, "rubicon.toml"},
		{[]string{"c"}, "rubicon.toml"},
		{[]string{"e/f"}, "e/rubicon.toml"}, // which an editor has not written yet
	} {
		var paths []string
		for _, p := range c.paths {
			paths = append(paths, filepath.Join(root, p))
		}
		if got, err := Find(paths, map[string][]byte{filepath.Join(root, "e/rubicon.toml"): nil}); err != nil || got != filepath.Join(root, c.want) {
			t.Errorf("for %v counts %s (%v), want %s", c.paths, got, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(everything))
	f.Add([]byte("[[per-path]]\npaths = [1]\n"))
	f.Add([]byte("exclude = ['''\n''']\n[severity]\nall = 'x'"))
	f.Fuzz(func(t *testing.T, src []byte) {
		c, err := Parse("rubicon.toml", "/project", src)
		if err != nil {
			return
		}
		c.Flags()
		c.Selectors()
		if _, err := c.TOML(); err != nil {
			t.Error(err)
		}
	})
}
