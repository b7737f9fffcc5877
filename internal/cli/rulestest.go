package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rubicon/internal/report"
)

// RuleFolder is what is in a folder of a user's rules.
type RuleFolder struct {
	Files, Rules, Kinds, Rows int
	// KindsLeft is how many kinds more there can be.
	KindsLeft int
}

// RuleTest is the outcome of the tests of a folder of rules.
type RuleTest struct {
	Cases []RuleCase
	// Unmet are the rows that no case has a call for, and what is known of why.
	Unmet       [][]string
	Rules, Rows int
}

// RuleCase is one test.
type RuleCase struct {
	Name          string
	Wanted, Known int
	// Problems are what did not come out as it was to, each with lines that say why, and Missed what was not understood.
	Problems [][]string
	Missed   []string
}

// fewKinds is how many kinds may be left without a word: each is a bit, and later versions need some.
const fewKinds = 4

// newRulesCheck returns the command "rubicon rules check".
func newRulesCheck(x IO, engine Engine) *cobra.Command {
	return &cobra.Command{
		Use:   "check DIR",
		Short: "Check a folder of rules and models of your own",
		Long: "Check reads the .toml files of a folder as a scan with --rules does, and says of all that is wrong where it\n" +
			"stands: unknown keys, kinds, ports and conditions, codes that are there twice or are Rubicon's own.",
		Args: oneDir,
		RunE: func(_ *cobra.Command, args []string) error {
			req := Request{RuleDirs: args}
			if err := checkRequest(&req); err != nil {
				return err
			}
			f, err := engine.CheckRules(args[0])
			if err != nil {
				return err
			}
			if f.Files == 0 {
				return fmt.Errorf("%s has no .toml file; rubicon rules new writes some to begin with", report.Printable(args[0]))
			}
			text := fmt.Sprintf("%s is right: %s, %s and %s of models in %s\n", report.Printable(args[0]), counted(f.Rules, "rule"),
				counted(f.Kinds, "kind"), counted(f.Rows, "row"), counted(f.Files, "file"))
			if f.Kinds > 0 && f.KindsLeft < fewKinds {
				text += fmt.Sprintf("there is room for %s more\n", counted(f.KindsLeft, "kind"))
			}
			return out(x, text)
		},
	}
}

const rulesTestHelp = `Test scans the folders in DIR/fixtures, with the rules of this build and those in DIR, and
compares what is found with the comments in their files:

    Acme::Reports.render(params[:name]) # want ACME001

A line without such a comment must be silent. The [[example]]s of the rules are run too.
Of what does not come out so, it says what is known of why.

Exit codes: 0 all is as it should be, 1 something is not, 2 the rules cannot be read, 3 with
--strict: something was not tested, as a row that no call meets.`

// newRulesTest returns the command "rubicon rules test".
func newRulesTest(x IO, engine Engine) *cobra.Command {
	var strict bool
	cmd := &cobra.Command{
		Use:   "test DIR",
		Short: "Run the tests of rules of your own",
		Long:  rulesTestHelp,
		Args:  oneDir,
		RunE: func(cmd *cobra.Command, args []string) error {
			req := Request{RuleDirs: args}
			if err := checkRequest(&req); err != nil {
				return err
			}
			r, err := wait(cmd.Context(), func(ctx context.Context) (*RuleTest, error) { return engine.TestRules(ctx, args[0]) })
			if err != nil {
				return err
			}
			failed, missed, err := writeRuleTest(x, r)
			switch {
			case err != nil:
				return err
			case failed > 0:
				return &exitError{code: ExitFindings}
			case strict && missed:
				return &exitError{code: ExitIncomplete, err: fmt.Errorf("--strict: something was not tested")}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&strict, "strict", false, "exit with 3 if a row is met by no call, or a program was not understood")
	return cmd
}

// writeRuleTest prints an outcome, and returns how many cases failed and whether something was not tested.
func writeRuleTest(x IO, r *RuleTest) (failed int, missed bool, err error) {
	var b strings.Builder
	line := func(indent int, text string) {
		for _, l := range strings.Split(text, "\n") {
			b.WriteString(strings.Repeat(" ", indent) + report.Printable(strings.ReplaceAll(l, "\t", "    ")) + "\n")
		}
	}
	for _, c := range r.Cases {
		switch {
		case len(c.Problems) > 0:
			failed++
			line(0, "FAIL  "+c.Name)
		case c.Known > 0:
			line(0, fmt.Sprintf("ok    %s: %s, %s", c.Name, counted(c.Wanted, "finding"), counted(c.Known, "known error")))
		default:
			line(0, fmt.Sprintf("ok    %s: %s", c.Name, counted(c.Wanted, "finding")))
		}
		for _, m := range c.Missed {
			line(2, "not understood: "+m)
			missed = true
		}
		for _, p := range c.Problems {
			line(2, p[0])
			for _, why := range p[1:] {
				line(6, why)
			}
		}
	}
	if len(r.Unmet) > 0 {
		missed = true
		line(0, "No call in any of these meets:")
		for _, u := range r.Unmet {
			line(2, u[0])
			for _, why := range u[1:] {
				line(6, why)
			}
		}
	}
	line(0, fmt.Sprintf("%s, %d failed; %s, %s of models, %d not tested", counted(len(r.Cases), "case"), failed,
		counted(r.Rules, "rule"), counted(r.Rows, "row"), len(r.Unmet)))
	return failed, missed, out(x, b.String())
}
