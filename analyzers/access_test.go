package analyzers_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rubicon/analyzers"
	"rubicon/internal/report"
	"rubicon/internal/source"
)

var accessComment = regexp.MustCompile(`[#(] ?access=(\w+)((?: /[^ )]*=\w+)*)`)

// TestAccess checks who can walk the routes of the fixtures: the line of each says so by a comment. Of one that is mounted, or
// declared, several times it says by their patterns who can walk those that are not as the others: access=open /admin/x=guarded.
func TestAccess(t *testing.T) {
	set := loadRules(t)
	dirs, err := filepath.Glob("../testdata/rules/access-*")
	if err != nil || len(dirs) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			ws, err := source.Discover(dir, source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			_, all, err := analyzers.Routes(context.Background(), ws, analyzers.Options{Rules: set})
			if err != nil {
				t.Fatal(err)
			}
			if len(all.Routes) == 0 {
				t.Fatal("no routes")
			}
			for _, r := range all.Routes {
				content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(r.Location.Path)))
				if err != nil {
					t.Fatal(err)
				}
				line := strings.Split(string(content), "\n")[r.Location.Line-1]
				m := accessComment.FindStringSubmatch(line)
				if m == nil {
					t.Errorf("%s:%d: %s: no comment says what is expected", r.Location.Path, r.Location.Line, r.Name)
					continue
				}
				want := m[1]
				for _, other := range strings.Fields(m[2]) {
					pattern, status, _ := strings.Cut(other, "=")
					if pattern == r.Pattern {
						want = status
					} else if !slices.ContainsFunc(all.Routes, func(o report.RouteEntry) bool { return o.Pattern == pattern && o.Location == r.Location }) {
						t.Errorf("%s:%d: no route %s is declared there", r.Location.Path, r.Location.Line, pattern)
					}
				}
				if want != r.Authentication.Status {
					t.Errorf("%s:%d: %s is %s, not %s: %v", r.Location.Path, r.Location.Line, r.Name, r.Authentication.Status, want, r.Authentication.Evidence)
				}
			}
		})
	}
}
