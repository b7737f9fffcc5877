package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"rubicon/internal/report"
)

// newRules returns the command "rubicon rules".
func newRules(x IO, engine Engine) *cobra.Command {
	var req Request
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules, and work on rules of your own",
		Args:  noArgs,
	}
	format := addChoice(cmd, "format", "write the list as", []string{"text", "json"}, "text")
	addRuleDirs(cmd, &req)
	cmd.RunE = func(*cobra.Command, []string) error {
		if err := checkRequest(&req); err != nil {
			return err
		}
		rules, err := engine.Rules(req)
		if err != nil {
			return err
		}
		if format.value == "json" {
			return writeRulesJSON(x, rules)
		}
		return writeRules(x, rules)
	}
	cmd.AddCommand(newRulesDocs(x, engine))
	return cmd
}

func writeRules(x IO, rules []report.Rule) error {
	w := tabwriter.NewWriter(x.Out, 0, 0, 2, ' ', 0)
	for _, r := range rules {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", report.Printable(r.Code), report.Printable(r.Severity),
			report.Printable(r.Name), report.Printable(r.Title))
	}
	return w.Flush()
}

// ruleJSON is a rule in the list that programs read.
type ruleJSON struct {
	Code        string   `json:"code"`
	Name        string   `json:"name"`
	Title       string   `json:"title"`
	Severity    string   `json:"severity"`
	Description string   `json:"description"`
	Remediation string   `json:"remediation"`
	CWE         []int    `json:"cwe"`
	OWASPAPI    []string `json:"owasp_api"`
	PCIDSS      []string `json:"pci_dss"`
	References  []string `json:"references"`
}

func writeRulesJSON(x IO, rules []report.Rule) error {
	list := make([]ruleJSON, 0, len(rules))
	for _, r := range rules {
		list = append(list, ruleJSON{
			r.Code, r.Name, r.Title, r.Severity, r.Description, r.Remediation,
			append([]int{}, r.CWE...), append([]string{}, r.OWASPAPI...), append([]string{}, r.PCIDSS...), append([]string{}, r.References...),
		})
	}
	e := json.NewEncoder(x.Out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(map[string]any{"rules": list})
}

const explainHelp = `Explain prints what a rule is about and how to repair what it finds, or what the
analysis knows of a function of the workspace: what flows through it, which sources
and sinks it has, in the form of a model. The paths (default: the current directory)
are read for functions only.`

const explainExample = `  rubicon explain RBN201
  rubicon explain Thumbs.render app ext
  rubicon explain thumbs::render`

// newExplain returns the command "rubicon explain".
func newExplain(x IO, engine Engine) *cobra.Command {
	var req Request
	cmd := &cobra.Command{
		Use:     "explain RULE|FUNCTION [path...]",
		Short:   "Explain a rule, or what is known of a function",
		Long:    explainHelp,
		Example: explainExample,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("nothing to explain; give a rule (RBN201) or a function (Foo#bar, krate::function)")
			}
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			return ruleNames(engine, req), cobra.ShellCompDirectiveNoFileComp
		},
	}
	var p project
	addWorkspace(cmd, &req)
	addProject(cmd, &p)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := p.configure(cmd, &req, args[1:]); err != nil {
			return err
		}
		text, err := explain(cmd, engine, req, args[0])
		if err != nil {
			return err
		}
		return out(x, printableLines(text)+"\n")
	}
	return cmd
}

// ruleNames returns the codes and names of the rules, for completion.
func ruleNames(engine Engine, req Request) []string {
	rules, err := engine.Rules(req)
	if err != nil {
		return nil
	}
	var names []string
	for _, r := range rules {
		names = append(names, r.Code+"\t"+r.Title, r.Name+"\t"+r.Title)
	}
	return names
}

// ruleCode is what a rule's code looks like; nothing else is called so.
var ruleCode = regexp.MustCompile(`^(?i:RBN\d*|[A-Z]{2,8}\d{3})$`)

// explain returns the text about the rule or function called name.
func explain(cmd *cobra.Command, engine Engine, req Request, name string) (string, error) {
	if err := checkRequest(&req); err != nil {
		return "", err
	}
	rules, err := engine.Rules(req)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(rules, func(r report.Rule) bool {
		return strings.EqualFold(r.Code, name) || r.Name == name
	})
	switch {
	case i >= 0:
		return ruleText(&rules[i]), nil
	case ruleCode.MatchString(name):
		return "", fmt.Errorf("no rule %s; `rubicon rules` lists them", name)
	}
	return wait(cmd.Context(), func(ctx context.Context) (string, error) {
		return engine.Explain(ctx, req, name)
	})
}

// ruleText returns a rule as Markdown.
func ruleText(r *report.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s %s: %s\n\nSeverity: %s\n", r.Code, r.Name, r.Title, r.Severity)
	var cwe []string
	for _, n := range r.CWE {
		cwe = append(cwe, fmt.Sprintf("CWE-%d", n))
	}
	for _, line := range []struct {
		label string
		items []string
	}{{"Weakness", cwe}, {"OWASP API Security Top 10 2023", r.OWASPAPI}, {"PCI DSS 4.0", r.PCIDSS}} {
		if len(line.items) > 0 {
			fmt.Fprintf(&b, "%s: %s\n", line.label, strings.Join(line.items, ", "))
		}
	}
	section := func(title, text string) {
		if text = strings.TrimSpace(text); text != "" {
			if title != "" {
				fmt.Fprintf(&b, "\n## %s\n", title)
			}
			fmt.Fprintf(&b, "\n%s\n", text)
		}
	}
	section("", r.Description)
	section("What to do", r.Remediation)
	for _, e := range r.Examples {
		section("Reported", fence(e.Lang, e.Bad))
		section("Not reported", fence(e.Lang, e.Good))
	}
	if len(r.References) > 0 {
		section("References", "- "+strings.Join(r.References, "\n- "))
	}
	return b.String()
}

// fence returns code as a Markdown block, or "" for none.
func fence(lang, code string) string {
	code = strings.Trim(code, "\n")
	if code == "" {
		return ""
	}
	if lang == "txtar" {
		lang = "text"
	}
	return "```" + lang + "\n" + code + "\n```"
}
