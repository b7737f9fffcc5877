package rule

import "testing"

// TestCoversPaths holds patterns of routes against regular expressions that filters have.
func TestCoversPaths(t *testing.T) {
	tests := []struct {
		re, flags, syntax, pattern string
		every, some                bool
	}{
		{`/admin/.*`, "", "sinatra", "/admin/:id", true, true},
		{`/admin/.+`, "", "sinatra", "/admin/*", false, true},
		{`/admin/\d+`, "", "sinatra", "/admin/:id", false, true},
		{`/admin`, "", "sinatra", "/admin/?", false, true},
		{`/admin/?`, "", "sinatra", "/admin/?", true, true},
		{`/ADMIN`, "i", "sinatra", "/admin", true, true},
		{`/ADMIN`, "", "sinatra", "/admin", false, false},
		{`/\d+`, "", "regular", `/(\d+)(?:\.txt)?`, false, true},
		{`/\d+(?:\.\w+)?`, "", "regular", `/(\d+)(?:\.txt)?`, true, true},
		{`/(?!login|about|p/).*`, "", "sinatra", "/settings", true, true},
		{`/(?!login|about|p/).*`, "", "sinatra", "/", true, true},
		{`/(?!login|about|p/).*`, "", "sinatra", "/login", false, false},
		{`/(?!login|about|p/).*`, "", "sinatra", "/login-history", false, false},
		{`/(?!login|about|p/).*`, "", "sinatra", "/p/:slug", false, false},
		{`/(?!login|about|p/).*`, "", "sinatra", "/:page", false, true},
		{`/(?!login$).*`, "", "sinatra", "/login-history", true, true},
		{`/(a|b)/.*`, "", "sinatra", "/a/:id(.:format)?", true, true},
		{`/x/\w+`, "", "rails", "/x(/:id)", false, true},
		{`(?:/x|/x/[^/]+)`, "", "rails", "/x(/:id)", true, true},
	}
	for _, x := range tests {
		paths, ok := Paths(x.syntax, "", x.pattern)
		if !ok {
			t.Errorf("%s is not understood", x.pattern)
			continue
		}
		every, some, ok := CoversPaths(x.re, x.flags, paths)
		if !ok || every != x.every || some != x.some {
			t.Errorf("%s and %s: every %v, some %v, ok %v", x.re, x.pattern, every, some, ok)
		}
	}
}
