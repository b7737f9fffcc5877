package cli

import (
	"encoding/json"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"rubicon/internal/baseline"
	"rubicon/internal/report"
)

// Grammar is a grammar by which sources are parsed.
type Grammar struct {
	Language string `json:"language"`
	ABI      int    `json:"abi"` // the version of the layout of its tables
	Module   string `json:"module"`
	Version  string `json:"version"` // of the module
}

// Version returns the program's version as the Go toolchain recorded it.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

// versionJSON is what rubicon version --json prints. What is not known of a build is left out.
type versionJSON struct {
	Version  string         `json:"version"`
	Commit   string         `json:"commit,omitempty"`
	Time     string         `json:"commit_time,omitempty"`
	Modified *bool          `json:"modified,omitempty"` // the source had changes that were not committed
	Go       string         `json:"go"`
	Platform string         `json:"platform"`
	Grammars []Grammar      `json:"grammars"`
	Rules    int            `json:"rules"`
	Schemas  map[string]any `json:"schemas"`
}

// newVersion returns the command "rubicon version".
func newVersion(x IO, engine Engine) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			if !asJSON {
				return out(x, "rubicon "+Version()+"\n")
			}
			rules, err := engine.Rules(Request{})
			if err != nil {
				return err
			}
			e := json.NewEncoder(x.Out)
			e.SetIndent("", "  ")
			return e.Encode(versions(engine.Grammars(), len(rules)))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print what this build is made of: commit, grammars, rules, versions of formats")
	return cmd
}

// versions returns what is known of this build.
func versions(grammars []Grammar, rules int) versionJSON {
	v := versionJSON{
		Version: Version(), Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
		Grammars: grammars, Rules: rules, Schemas: report.FormatVersions(),
	}
	v.Schemas["baseline"] = baseline.Version
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	v.record(info.Settings)
	for _, m := range info.Deps {
		for i := range v.Grammars {
			if v.Grammars[i].Module == m.Path {
				v.Grammars[i].Version = m.Version
			}
		}
	}
	return v
}

// record notes which source a build was made of, as far as its settings tell: those of a build outside of a checkout do
// not.
func (v *versionJSON) record(settings []debug.BuildSetting) {
	for _, s := range settings {
		switch s.Key {
		case "vcs.revision":
			v.Commit = s.Value
		case "vcs.time":
			v.Time = s.Value
		case "vcs.modified":
			modified := s.Value == "true"
			v.Modified = &modified
		}
	}
}
