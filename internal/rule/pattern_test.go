package rule_test

import (
	"slices"
	"testing"

	"rubicon/internal/rule"
)

func TestCaptures(t *testing.T) {
	for _, c := range []struct {
		syntax, pattern string
		want            []string
	}{
		{"sinatra", "/thumb/:name", []string{"name"}},
		{"sinatra", "/:a/:b?", []string{"a"}},
		{"sinatra", "/?:a?", nil},
		{"sinatra", "/:a.?:format?", []string{"a"}},
		{"sinatra", "/:a.:format", []string{"a", "format"}},
		{"sinatra", "/files/*", []string{"splat"}},
		{"sinatra", "/*.*", []string{"splat"}},
		{"sinatra", "/files/*path", []string{"path"}},
		{"sinatra", "/{a}/{+b}", []string{"a", "b"}},
		{"sinatra", `/\:a/:b`, []string{"b"}},
		{"sinatra", "/(:a|:b)", nil},
		{"sinatra", "/:", nil},
		{"sinatra", "/{a", nil},
		{"rails", "/:a(/:b)", []string{"a"}},
		{"regular", `/x/(?<name>[^/(]+)`, []string{"name"}},
		{"regular", `/x/(?<name>.+)?`, nil},
		{"regular", `/(?<a>x)|(?<b>y)`, nil},
		{"regular", `/x(/(?<name>.+))?`, []string{"captures"}},
		{"regular", `/x/(.+)/([a-z]+)`, []string{"captures"}},
		{"regular", `/x/(?:.+)`, nil},
		{"regular", `/(?:a|b)/(.*)`, []string{"captures"}},
		{"regular", `/(?:a|b)/(?<name>.*)`, []string{"name"}},
		{"regular", `/x/(?'name'.+)`, []string{"name"}},
		{"regular", `/x/(`, []string{"captures"}},
		{"", "/:a", nil},
	} {
		if got := rule.Captures(c.syntax, c.pattern); !slices.Equal(got, c.want) {
			t.Errorf("Captures(%q, %q) = %q, want %q", c.syntax, c.pattern, got, c.want)
		}
	}
}

func TestPercentEncoded(t *testing.T) {
	for _, c := range []struct{ syntax, pattern, want string }{
		{"sinatra", "/ab/:id.js", "/%61%62/:id.%6a%73"},
		{"sinatra", "/x*path/{name}", "/%78*path/{name}"},
		{"sinatra", `/\:a{b`, `/\:%61{%62`},
		{"sinatra", `/\`, `/\`},
		{"sinatra", "/1/:id", "/1/:id"},
		{"rails", "/ab", "/ab"},
	} {
		if got := rule.PercentEncoded(c.syntax, c.pattern); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.syntax, c.pattern, got, c.want)
		}
	}
}
