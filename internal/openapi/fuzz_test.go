package openapi

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rubicon/internal/report"
)

// FuzzRead reads documents and holds them against a route: whatever stands in one, that ends, and errors name the file.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"openapi: 3.1.0\npaths:\n  /a/{id}:\n    get:\n      parameters: [{name: id, in: path, schema: {type: string, pattern: '^\\d+$'}}]\n      security: [{key: []}]\n",
		"openapi: 3.0.0\nservers: [{url: 'https://x.example/{v}', variables: {v: {default: v1}}}]\npaths: {/a: {post: {requestBody: {content: {a/b: {schema: {allOf: [{properties: {x: {}}}]}}}}}}}\n",
		`{"swagger": "2.0", "basePath": "/v1", "securityDefinitions": {"k": {"type": "apiKey", "in": "header", "name": "X-Key"}}, "paths": {"/a": {"get": {"security": [{"k": []}], "parameters": [{"in": "body", "schema": {"$ref": "#/definitions/x"}}]}}}}`,
		"openapi: 3.0.0\npaths:\n  /a: {$ref: '#/paths/~1b'}\n  /b: {$ref: '#/paths/~1a'}\n",
		"openapi: 3.0.0\nx: &s {allOf: [{$ref: '#/x'}, {$ref: '#/x'}]}\npaths: {/a: {post: {requestBody: {content: {a/b: {schema: *s}}}}}}\n",
		"openapi: 3.0.0\npaths: &p\n  /a: *p\n",
		"openapi: 3.0.0\npaths: {/a: {$ref: '../../etc/passwd'}, /b: {$ref: 'doc.yaml#/paths'}, /c: {$ref: '%'}}\n",
		"openapi: 3.0.0\npaths: {/a: null, /b: {get: , post: [x], parameters: {a: b}}}\n",
		"", "\x00\xff\xfe", "- - - -", "openapi: 3.0.0\npaths: [a]\nservers: x\nsecurity: {a: b}\n",
	} {
		f.Add(seed)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text string) {
		file := filepath.Join(dir, "doc.yaml")
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		docs, err := Load(dir, []string{file})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "doc.yaml:") {
				t.Errorf("the error does not name the file: %v", err)
			}
			return
		}
		for _, p := range docs[0].Problems {
			if !strings.HasPrefix(p, "doc.yaml:") {
				t.Errorf("the problem does not name the file: %s", p)
			}
		}
		Compare(&report.Routes{Routes: []report.RouteEntry{{Verbs: []string{"GET"}, Pattern: "/a/:id", Name: "GET /a/:id", Parameters: []report.RouteParameter{{Name: "x", In: "form"}}}}}, docs)
	})
}
