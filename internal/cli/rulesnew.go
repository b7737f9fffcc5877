package cli

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"rubicon/internal/report"
)

// starter is what rubicon rules new writes. The code in its files is that of starterCode.
//
//go:embed all:starter
var starter embed.FS

const starterCode = "ACME001"

// newCode is what the code of a user's rule looks like.
var newCode = regexp.MustCompile(`^[A-Z]{2,8}[0-9]{3}$`)

// newRulesNew returns the command "rubicon rules new".
func newRulesNew(x IO) *cobra.Command {
	code := starterCode
	cmd := &cobra.Command{
		Use:   "new DIR",
		Short: "Write a rule and models of your own to begin with",
		Long: "New writes a folder with a rule, rows of models and tests in Ruby and Rust that pass. Change them to what\n" +
			"you want to find; docs/rules-of-your-own.md shows how.",
		Example: "  rubicon rules new my-rules --code SHOP001 && rubicon rules test my-rules",
		Args:    oneDir,
		RunE: func(_ *cobra.Command, args []string) error {
			if !newCode.MatchString(code) || strings.HasPrefix(code, "RBN") {
				return fmt.Errorf("--code %s: take two to eight capitals other than RBN, and three digits, as %s", code, starterCode)
			}
			if err := writeStarter(args[0], code); err != nil {
				return err
			}
			dir := report.Printable(args[0])
			return out(x, fmt.Sprintf("wrote %s; now:\n  rubicon rules test %s\n  rubicon scan --rules %s\n", dir, dir, dir))
		},
	}
	cmd.Flags().StringVar(&code, "code", starterCode, "the `code` of the rule: two to eight capitals and three digits")
	return cmd
}

// writeStarter writes the starter into a folder that is not there yet, or is empty.
func writeStarter(dir, code string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case len(entries) > 0:
		return fmt.Errorf("%s is not empty; it is left as it is", dir)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("cannot write %s: %w", dir, plain(err))
	}
	return fs.WalkDir(starter, "starter", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel("starter", filepath.FromSlash(name))
		if err != nil {
			return err
		}
		path := filepath.Join(dir, rel)
		if d.IsDir() {
			return os.MkdirAll(path, 0o777)
		}
		text, err := fs.ReadFile(starter, name)
		if err != nil {
			return err
		}
		return os.WriteFile(path, []byte(strings.ReplaceAll(string(text), starterCode, code)), 0o666)
	})
}
