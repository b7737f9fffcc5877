package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rubicon/internal/compliance"
	"rubicon/internal/report"
	"rubicon/rules"
)

const reportHelp = `Report scans as rubicon scan does and holds what it finds against the requirements of a
standard: for each requirement which rules speak to it, what they found, what was
accepted and why, and what no static tool can check of it.`

const reportExample = `  rubicon report --compliance owasp-api
  rubicon report --compliance pci --format html --output pci.html app ext`

// complianceReport is a report as its flags describe it.
type complianceReport struct {
	*scan
	standard *choice
	output   string
}

// newReport returns the command "rubicon report".
func newReport(x IO, engine Engine) *cobra.Command {
	c := &complianceReport{scan: &scan{io: x, engine: engine}}
	cmd := &cobra.Command{
		Use:     "report [path...]",
		Short:   "Hold the findings against the requirements of a standard",
		Long:    reportHelp,
		Example: reportExample,
	}
	c.standard = addChoice(cmd, "compliance", "hold the findings against this `standard`", compliance.IDs(rules.Standards), "owasp-api")
	c.format = addChoice(cmd, "format", "write the report in this `format`", compliance.Formats(), compliance.Formats()[0])
	cmd.Flags().StringVarP(&c.output, "output", "o", "", "write to this `file`")
	c.addSelection(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := c.project.configure(cmd, &c.req, args); err != nil {
			return err
		}
		if err := checkRequest(&c.req); err != nil {
			return err
		}
		return c.run(cmd)
	}
	return cmd
}

// run scans and writes the report.
func (c *complianceReport) run(cmd *cobra.Command) error {
	standards, err := compliance.Load(rules.Standards)
	if err != nil {
		return err
	}
	var targets []target
	if c.output != "" {
		targets = []target{{format: c.format.value, path: c.output, main: true}}
	}
	files, err := stage(targets)
	if err != nil {
		return err
	}
	defer files.discard()
	known, err := c.engine.Rules(c.req)
	if err != nil {
		return err
	}
	r, err := c.findings(cmd)
	if err == nil && c.baseline != "" {
		err = c.applyBaseline(r)
	}
	if err != nil {
		return err
	}
	chosen := standards[slices.IndexFunc(standards, func(s *compliance.Standard) bool { return s.ID == c.standard.value })]
	var text strings.Builder
	if err := compliance.Write(&text, c.format.value, compliance.Assess(chosen, known, c.wanted(r))); err != nil {
		return err
	}
	if len(files) == 0 {
		return out(c.io, text.String())
	}
	if _, err := files[0].buf.WriteString(text.String()); err != nil {
		return fmt.Errorf("cannot write %s: %w", c.output, err)
	}
	return files.commit()
}

// requirements returns the requirements of standards that a rule speaks to, one text for each standard that has any.
func requirements(standards []*compliance.Standard, r *report.Rule) []string {
	var list []string
	for _, s := range standards {
		if ids := s.Of(compliance.ClaimOf(r)); len(ids) > 0 {
			list = append(list, fmt.Sprintf("%s: %s", s.Title(), strings.Join(ids, ", ")))
		}
	}
	return list
}
