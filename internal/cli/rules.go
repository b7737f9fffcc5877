package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"rubicon/internal/compliance"
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
	format := addChoice(cmd, "format", "write the list in this `format`", []string{"text", "json"}, "text")
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
	cmd.AddCommand(newRulesNew(x), newRulesCheck(x, engine), newRulesTest(x, engine), newRulesDocs(x, engine))
	cmd.AddCommand(newRulesGrammar(x, engine)...)
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

// ruleText returns a rule as Markdown, with the requirements of the standards that it speaks to.
func ruleText(standards []*compliance.Standard, r *report.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s %s: %s\n\nSeverity: %s\n", r.Code, r.Name, r.Title, r.Severity)
	var cwe []string
	for _, n := range r.CWE {
		cwe = append(cwe, fmt.Sprintf("CWE-%d", n))
	}
	if len(cwe) > 0 {
		fmt.Fprintf(&b, "Weakness: %s\n", strings.Join(cwe, ", "))
	}
	for _, line := range requirements(standards, r) {
		fmt.Fprintln(&b, line)
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
