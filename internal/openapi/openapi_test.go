package openapi

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"

	"rubicon/internal/report"
)

func TestTemplates(t *testing.T) {
	tests := []struct {
		pattern string
		want    string // "" for what OpenAPI cannot say
	}{
		{"/thumb/:name", "/thumb/{name}"},
		{"/thumb/:name(.:format)?", "/thumb/{name} /thumb/{name}.{format}"},
		{"/jobs/?", "/jobs /jobs/"},
		{"/jobs/:id?", "/jobs/ /jobs/{id}"},
		{"/say/*/to/*", "/say/{splat}/to/{splat2}"},
		{"/say/*words", "/say/{words}"},
		{"/{year}/{+rest}", "/{year}/{rest}"},
		{`/a\?b`, "/a?b"},
		{"/a|/b", "/a /b"},
		{"*", "/{splat}"},
		{"", "/"},
		{`%r{/files/(\d+)}`, ""},
		{"%r{/files}", ""},
		{"/(open", ""},
		{strings.Repeat("/:x?", 9), ""},
	}
	for _, x := range tests {
		paths, ok := templates(x.pattern)
		if got := strings.Join(paths, " "); got != x.want || ok != (x.want != "") {
			t.Errorf("templates(%q) = %q, %v; want %q", x.pattern, got, ok, x.want)
		}
	}
}

func TestECMA(t *testing.T) {
	tests := []struct {
		ruby, want string
		ok         bool
	}{
		{`\A\w+\z`, `^\w+$`, true},
		{`\A[^\/]+\.\h{2}\Z`, `^[^\/]+\.[0-9a-fA-F]{2}$`, true},
		{`^\w+$`, "", false}, // lines, not texts
		{`\A(?<name>\w+)\z`, "", false},
		{`\A[[:alpha:]]\z`, "", false},
		{`\A\p{L}\z`, "", false},
		{`a\`, `a\`, true},
	}
	for _, x := range tests {
		if got, ok := ecma(x.ruby); ok != x.ok || ok && got != x.want {
			t.Errorf("ecma(%q) = %q, %v; want %q", x.ruby, got, ok, x.want)
		}
	}
}

// TestWrite reads the document again that Write writes, as the users of it do.
func TestWrite(t *testing.T) {
	r := &report.Routes{Routes: []report.RouteEntry{
		{Name: "GET /a/:id", Verbs: []string{"GET"}, Pattern: "/a/:id", Parameters: []report.RouteParameter{
			{Name: "id", In: "path", Type: "integer"}, {Name: "q\u202e", In: "form", Type: "string", Checks: []report.RouteCheck{{Kind: "pattern", Pattern: `\A\w\z`}}},
		}},
		{Name: "ANY /a/:id", Pattern: "/a/:id"},
		{Name: "GET %r{/b}", Verbs: []string{"GET"}, Pattern: "%r{/b}"},
	}}
	var out bytes.Buffer
	if err := Write(&out, r); err != nil {
		t.Fatal(err)
	}
	doc, err := libopenapi.NewDocument(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	model, err := doc.BuildV3Model()
	if err != nil {
		t.Fatal(err)
	}
	item, ok := model.Model.Paths.PathItems.Get("/a/{id}")
	if !ok || item.Get == nil || item.Post == nil || item.Get.Parameters[0].In != "path" || !*item.Get.Parameters[0].Required {
		t.Fatalf("the path is not described:\n%s", out.String())
	}
	if len(item.Get.Parameters) != 2 || item.Get.Parameters[1].Schema.Schema() == nil {
		t.Fatalf("the query is not described: %v\n%s", item.Get.Parameters[1].Schema.GetBuildError(), out.String())
	}
	if q := item.Get.Parameters[1]; q.In != "query" || q.Schema.Schema().Pattern != `^\w$` || q.Name != "q\u202e" {
		t.Errorf("the query is not described:\n%s", out.String())
	}
	if strings.ContainsRune(out.String(), '\u202e') {
		t.Error("a character that turns the text around is written as it is")
	}
	var top struct {
		Unsaid []string `json:"x-rubicon-patterns"`
	}
	if err := json.Unmarshal(out.Bytes(), &top); err != nil || len(top.Unsaid) != 1 || top.Unsaid[0] != "GET %r{/b}" {
		t.Errorf("what cannot be said is not listed: %v\n%s", err, out.String())
	}
}
