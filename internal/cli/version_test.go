package cli

import (
	"encoding/json"
	"runtime/debug"
	"strings"
	"testing"
)

// TestVersionOfSource checks that a build which knows nothing of its source does not claim that it was unchanged.
func TestVersionOfSource(t *testing.T) {
	for _, test := range []struct {
		settings []debug.BuildSetting
		want     string // "" for nothing
	}{
		{nil, ""},
		{[]debug.BuildSetting{{Key: "vcs.revision", Value: "1f0c"}, {Key: "vcs.modified", Value: "false"}}, `"commit":"1f0c","modified":false`},
		{[]debug.BuildSetting{{Key: "vcs.revision", Value: "1f0c"}, {Key: "vcs.modified", Value: "true"}}, `"commit":"1f0c","modified":true`},
	} {
		var v versionJSON
		v.record(test.settings)
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if test.want == "" && strings.Contains(string(text), "modified") || !strings.Contains(string(text), test.want) {
			t.Errorf("with %v it says %s, want %q", test.settings, text, test.want)
		}
	}
}
