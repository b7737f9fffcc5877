package cli

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"rubicon/internal/report"
)

// newRulesDocs returns the command "rubicon rules docs".
func newRulesDocs(x IO, engine Engine) *cobra.Command {
	var req Request
	cmd := &cobra.Command{
		Use:   "docs DIR",
		Short: "Write a page of Markdown about each rule",
		Long: "Docs writes a page about each rule of this build, and an index, into a directory; with --rules\n" +
			"about the rules of those directories instead.",
		Args: oneDir,
	}
	addRuleDirs(cmd, &req)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if err := checkRequest(&req); err != nil {
			return err
		}
		pages, err := engine.RulePages(req)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(args[0], 0o777); err != nil {
			return fmt.Errorf("cannot make %s: %w", args[0], plain(err))
		}
		for _, name := range slices.Sorted(maps.Keys(pages)) {
			path := filepath.Join(args[0], name)
			if err := os.WriteFile(path, []byte(pages[name]), 0o666); err != nil {
				return fmt.Errorf("cannot write %s: %w", path, plain(err))
			}
		}
		return out(x, fmt.Sprintf("wrote %s into %s\n", counted(len(pages), "page"), report.Printable(args[0])))
	}
	return cmd
}

// oneDir wants the name of a directory.
func oneDir(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return fmt.Errorf("name a directory: %s DIR", cmd.CommandPath())
	case len(args) > 1:
		return fmt.Errorf("unexpected argument %q; %s takes one directory", args[1], cmd.CommandPath())
	}
	return nil
}
