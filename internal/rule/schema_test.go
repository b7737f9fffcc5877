package rule_test

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"rubicon/internal/rule"
	"rubicon/rules"
)

// TestSchema holds all files of this build against the schema, and some that are wrong.
func TestSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(rule.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("rules.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("rules.json")
	if err != nil {
		t.Fatal(err)
	}
	check := func(src string) error {
		var value map[string]any
		if _, err := toml.Decode(src, &value); err != nil {
			t.Fatal(err)
		}
		return schema.Validate(plain(value))
	}
	err = fs.WalkDir(rules.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".toml") {
			return err
		}
		src, err := fs.ReadFile(rules.FS, name)
		if err != nil {
			return err
		}
		if err := check(string(src)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{
		"[[sinks]]\nruby = 'A.b'", "[[sink]]\ninn = 'arg[0]'", "[[sink]]\nruby = 3", "[rule]\nseverity = 'hgh'", "[rule]\ncwe = '78'",
	} {
		if check(wrong) == nil {
			t.Errorf("%q is right by the schema", wrong)
		}
	}
}

// plain returns a value with the types that a schema is held against.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, x := range v {
			out[k] = plain(x)
		}
		return out
	case []map[string]any:
		out := []any{}
		for _, x := range v {
			out = append(out, plain(x))
		}
		return out
	case []any:
		out := []any{}
		for _, x := range v {
			out = append(out, plain(x))
		}
		return out
	case int64:
		return float64(v)
	}
	return v
}
