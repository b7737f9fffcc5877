package openapi

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rubicon/internal/report"
)

func TestMatch(t *testing.T) {
	tests := []struct {
		pattern, path                string
		described, serves, perhapsIt bool
	}{
		{"/users/:id", "/users/{user-id}", true, true, false},
		{"/users/:id", "/users/me", false, true, false},
		{"/users/me", "/users/{id}", false, false, false},
		{"/users/:id", "/users/{a}/{b}", false, false, false},
		{"/users/:id/?", "/users/{id}/", true, true, false},
		{"/thumb/:name(.:format)?", "/thumb/{name}.{format}", true, true, false},
		{"/files/*", "/files/{path}", true, true, false},
		{"/files/*", "/files/{a}/raw", false, true, false},
		{"/files/{*rest}", "/files/{path}", true, true, false},
		{"/a.b", "/axb", false, false, false},
		{`/v1%r{/files/(\d+)}`, "/v1/files/{id}", true, true, true},
		{`/logs%r{/(\d+)(?:\.txt)?}`, "/logs/{id}", true, true, true},
		{`/logs%r{/(\d+)(?:\.txt)?}`, "/logs/{id}.txt", true, true, true},
		{`/logs%r{/(\d+)(?:\.txt)?}`, "/logs", false, false, false},
		{`/logs%r{/(.+)}`, "/logs/{id}", false, false, true},
		{`%r{/(?<year>\d{4})-(?<month>\d\d)}`, "/{year}-{month}", true, true, true},
		{`%r{\A/files/(\d+)\z}`, "/{kind}/{id}", false, false, true},
		{`%r{/files/(\d+)}`, "/users/{id}", false, false, false},
		{`%r{/files?/(\d+)}`, "/file/{id}", true, true, true},
	}
	for _, x := range tests {
		m := newMatcher(&report.RouteEntry{Pattern: x.pattern})
		path := unnamed(x.path)
		if got := [...]bool{m.described(path), m.serves(path), m.perhaps(path)}; got != [...]bool{x.described, x.serves, x.perhapsIt} {
			t.Errorf("%s and %s: described, serves, perhaps = %v", x.pattern, x.path, got)
		}
	}
}

// TestHostile reads documents that are made to cost much: each is read soon, or refused with a line.
func TestHostile(t *testing.T) {
	bomb := "openapi: 3.0.0\nx0: &x0 {get: {}}\n"
	for _, c := range "123456789abcdef" {
		prev := string("0123456789abcdef"[strings.IndexRune("123456789abcdef", c)])
		bomb += "x" + string(c) + ": &x" + string(c) + " {<<: [" + strings.Repeat("*x"+prev+", ", 9) + "*x" + prev + "]}\n"
	}
	tests := map[string]string{
		"merges.yaml":    bomb + "paths:\n  /a: *xf\n  /b: {$ref: '#/xf'}\n",
		"loop.yaml":      "openapi: 3.0.0\npaths:\n  /a: {$ref: '#/paths/~1b'}\n  /b: {$ref: '#/paths/~1a'}\n",
		"self.yaml":      "openapi: 3.0.0\npaths: &p\n  /a: *p\n",
		"deep.json":      `{"openapi": "3.0.0", "paths": ` + strings.Repeat("[", 100000),
		"indent.yaml":    "openapi: 3.0.0\n" + strings.Repeat("- ", 100000) + "\n",
		"pointer.yaml":   "openapi: 3.0.0\npaths:\n  /a: {$ref: '#/" + strings.Repeat("paths/", 5000) + "'}\n",
		"schema.yaml":    "openapi: 3.0.0\nx: &s {allOf: [{$ref: '#/x'}, {$ref: '#/x'}, {$ref: '#/x'}, {$ref: '#/x'}, {$ref: '#/x'}, {$ref: '#/x'}]}\npaths: {/a: {post: {requestBody: {content: {a/b: {schema: {$ref: '#/x'}}}}}}}\n",
		"wrongtype.yaml": "openapi: 3.0.0\npaths: [a]\nservers: x\nsecurity: {a: b}\n",
		"schemas.yaml":   "openapi: 3.0.3\npaths:\n  /a: {get: {parameters: [{name: a, in: query}, {name: b, in: query, content: {}}, {name: c, in: query, schema: {$ref: none.yaml}}], requestBody: {content: {a/b: {schema: {properties: {d: {$ref: none.yaml}, e: }}}}}, responses: {'200': {content: {a/b: {schema: {properties: {f: {$ref: none.yaml}, g: }}}}}}}}\n",
		"null.yaml":      "openapi: 3.0.0\npaths: {/a: null, /b: {get: , post: [x], parameters: {a: b}}}\n",
		"empty.yaml":     "",
		"binary.yaml":    "\x00\xff\xfe",
		"out.yaml":       "openapi: 3.0.0\npaths: {/a: {$ref: link.yaml}, /b: {$ref: /etc/passwd}, /c: {$ref: 'file:///etc/passwd'}, /d: {$ref: ''}}\n",
	}
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "outside.yaml")
	if err := os.WriteFile(outside, []byte("get: {}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "link.yaml")); err != nil {
		t.Fatal(err)
	}
	for name, text := range tests {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		docs, err := Load(dir, []string{file})
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s took %v", name, took)
		}
		switch {
		case err != nil && !strings.HasPrefix(err.Error(), name+":"):
			t.Errorf("%s: the error does not name the file: %v", name, err)
		case err == nil:
			Compare(&report.Routes{}, docs)
		}
		if name == "out.yaml" && (err != nil || len(docs[0].Operations) != 0 || len(docs[0].Problems) < 3) {
			t.Errorf("%s: what lies outside is read, or that is not told: %v, %v", name, docs, err)
		}
	}
}

// TestLimits checks which schemas are told that a route does not keep.
func TestLimits(t *testing.T) {
	const head = "openapi: 3.1.0\npaths:\n  /a/{id}:\n    get:\n      parameters: [{name: id, in: path, schema: "
	reaches := []report.RouteFinding{{Code: "RBN201", Location: report.Place{Path: "app.rb", Line: 7}}}
	checked := []report.RouteCheck{{Kind: "pattern", Pattern: `\A\d+\z`}}
	for _, test := range []struct {
		schema string
		param  report.RouteParameter
		want   string
	}{
		{`{type: string, pattern: '^\d+$'}`, report.RouteParameter{Type: "string", Reaches: reaches}, `id matches ^\d+$`},
		{`{type: string, pattern: '^(\d+|x$)'}`, report.RouteParameter{Type: "string", Reaches: reaches}, ""},
		{`{type: string, pattern: '^a$|^b$'}`, report.RouteParameter{Type: "string", Reaches: reaches}, "id matches ^a$|^b$"},
		{`{type: string, pattern: '^a$|b$'}`, report.RouteParameter{Type: "string", Reaches: reaches}, ""},
		{`{type: string, enum: [a, b]}`, report.RouteParameter{Type: "string", Reaches: reaches}, "id is one of a, b"},
		{`{type: integer}`, report.RouteParameter{Type: "string", Reaches: reaches}, "id is of type integer"},
		{`{type: string, format: uuid}`, report.RouteParameter{Type: "string", Reaches: reaches}, "id has the format uuid"},
		{`{type: string, maxLength: 9}`, report.RouteParameter{Type: "string", Reaches: reaches}, ""},
		{`{type: string, pattern: '^\d+$'}`, report.RouteParameter{Type: "string"}, ""},
		{`{type: string, pattern: '^\d+$'}`, report.RouteParameter{Type: "string", Reaches: reaches, Checks: checked}, ""},
		{`{type: integer}`, report.RouteParameter{Type: "integer", Reaches: reaches}, ""},
	} {
		file := filepath.Join(t.TempDir(), "api.yaml")
		if err := os.WriteFile(file, []byte(head+test.schema+"}]\n"), 0o666); err != nil {
			t.Fatal(err)
		}
		docs, err := Load(filepath.Dir(file), []string{file})
		if err != nil {
			t.Fatal(err)
		}
		test.param.Name, test.param.In = "id", "path"
		all := &report.Routes{Routes: []report.RouteEntry{{Verbs: []string{"GET"}, Pattern: "/a/:id", Name: "GET /a/:id", Parameters: []report.RouteParameter{test.param}}}}
		Compare(all, docs)
		got := ""
		for _, d := range all.Differences {
			if d.Kind == report.LimitNotKept {
				got = d.Note
			}
		}
		if (got == "") != (test.want == "") || !strings.Contains(got, test.want) {
			t.Errorf("%s: %q, want %q", test.schema, got, test.want)
		}
	}
}
