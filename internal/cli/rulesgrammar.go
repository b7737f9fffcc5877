package cli

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"rubicon/internal/report"
)

// RuleGrammar is what those who write rules and models want to know.
type RuleGrammar struct {
	Text   string // Markdown
	Schema []byte // JSON Schema of the files
	Kinds  []RuleKind
	Trusts []RuleKind // the degrees of trust of sources
}

// RuleKind is a kind of danger, or a degree of trust.
type RuleKind struct {
	Name, Description string
	Rules             []string // the codes of the rules that report it
}

// newRulesGrammar returns the commands that tell what those who write rules want to know.
func newRulesGrammar(x IO, engine Engine) []*cobra.Command {
	var req Request
	kinds := &cobra.Command{
		Use:   "kinds",
		Short: "List the kinds of danger and the degrees of trust that rules and models name",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := checkRequest(&req); err != nil {
				return err
			}
			g, err := engine.Grammar(req)
			if err != nil {
				return err
			}
			return writeKinds(x, g)
		},
	}
	addRuleDirs(kinds, &req)
	return []*cobra.Command{kinds, {
		Use:   "grammar",
		Short: "Print how rules and models are written",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			g, err := engine.Grammar(Request{})
			if err != nil {
				return err
			}
			return out(x, g.Text)
		},
	}, {
		Use:   "schema",
		Short: "Print the JSON Schema of the files of rules and models",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			g, err := engine.Grammar(Request{})
			if err != nil {
				return err
			}
			return out(x, string(g.Schema))
		},
	}}
}

// writeKinds prints the kinds and the degrees of trust.
func writeKinds(x IO, g *RuleGrammar) error {
	w := tabwriter.NewWriter(x.Out, 0, 0, 2, ' ', 0)
	list := func(title, second string, kinds []RuleKind, column func(RuleKind) string) {
		fmt.Fprintf(w, "%s\t%s\n", title, second)
		for _, k := range kinds {
			fmt.Fprintf(w, "%s\t%s\n", report.Printable(k.Name), report.Printable(column(k)))
		}
	}
	list("KIND", "REPORTED BY, MEANS", g.Kinds, func(k RuleKind) string {
		codes := ""
		for _, c := range k.Rules {
			codes += c + " "
		}
		return codes + k.Description
	})
	fmt.Fprintln(w, "\t")
	list("TRUST", "DATA", g.Trusts, func(k RuleKind) string { return k.Description })
	return w.Flush()
}
