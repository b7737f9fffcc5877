package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"rubicon/internal/report"
)

const manHelp = `Man writes a page of the manual for each command into a directory, which is made if
it is not there. Without a directory it prints the page of rubicon itself.`

const manExample = `  rubicon man /usr/local/share/man/man1
  rubicon man | man -l -`

// newMan returns the command "rubicon man".
func newMan(x IO) *cobra.Command {
	return &cobra.Command{
		Use:     "man [directory]",
		Short:   "Write the pages of the manual",
		Long:    manHelp,
		Example: manExample,
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			root.DisableAutoGenTag = true
			date := now()
			header := &doc.GenManHeader{Section: "1", Source: "Rubicon " + Version(), Manual: "Rubicon", Date: &date}
			if len(args) == 0 {
				return doc.GenMan(root, header, x.Out)
			}
			err := os.MkdirAll(args[0], 0o777)
			if err == nil {
				err = doc.GenManTree(root, header, args[0])
			}
			if err != nil {
				return fmt.Errorf("cannot write the pages: %w", plain(err))
			}
			return out(x, "wrote the pages into "+report.Printable(args[0])+"\n")
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
}
