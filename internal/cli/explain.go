package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rubicon/internal/compliance"
	"rubicon/internal/report"
	ruledata "rubicon/rules"
)

const explainHelp = `Explain prints what there is to know of one of these:

  a finding   by its fingerprint or the beginning of one, or by FILE:LINE: the path as a
              ladder of two columns, Ruby left and Rust right; why it is reported, how to
              repair it, how to suppress it. A terminal of less than 100 columns has one.
  a rule      by its code or name: what it is about, and how to repair what it finds
  a function  what flows through it, which sources and sinks it has, in the form of a model

The paths (default: the current directory) are read for findings and functions only.`

const explainExample = `  rubicon explain 3f2a91c0
  rubicon explain app/thumbs.rb:12
  rubicon explain RBN201
  rubicon explain Thumbs.render app ext
  rubicon explain thumbs::render`

// newExplain returns the command "rubicon explain".
func newExplain(x IO, engine Engine) *cobra.Command {
	s := &scan{io: x, engine: engine}
	cmd := &cobra.Command{
		Use:     "explain FINDING|RULE|FUNCTION [path...]",
		Short:   "Explain a finding, a rule, or what is known of a function",
		Long:    explainHelp,
		Example: explainExample,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("nothing to explain; give a finding (its fingerprint, or FILE:LINE), a rule (RBN201) or a function (Foo#bar, krate::function)")
			}
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			return ruleNames(engine, s.req), cobra.ShellCompDirectiveDefault
		},
	}
	addWorkspace(cmd, &s.req)
	addProject(cmd, &s.project)
	s.addChoosing(cmd)
	cmd.Flags().BoolVar(&s.noColor, "no-color", false, "do not colour text (as the variable NO_COLOR does; FORCE_COLOR colours it in a pipe too)")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := s.project.configure(cmd, &s.req, args[1:]); err != nil {
			return err
		}
		if err := checkRequest(&s.req); err != nil {
			return err
		}
		return s.explain(cmd, args[0])
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

var (
	// ruleCode is what a rule's code looks like; nothing else is called so.
	ruleCode = regexp.MustCompile(`^(?i:RBN\d*|[A-Z]{2,8}\d{3})$`)
	// fingerprintForm is what the beginning of a fingerprint looks like that is long enough to mean one.
	fingerprintForm = regexp.MustCompile(`^[0-9a-f]{4,32}$`)
	// placeForm is FILE:LINE, perhaps with a column.
	placeForm = regexp.MustCompile(`^(.*?[^:]):([0-9]+)(?::[0-9]+)?$`)
)

// explain prints what is known of the rule, finding or function called name.
func (s *scan) explain(cmd *cobra.Command, name string) error {
	rules, err := s.engine.Rules(s.req)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(rules, func(r report.Rule) bool {
		return strings.EqualFold(r.Code, name) || r.Name == name
	})
	place := placeForm.FindStringSubmatch(name)
	switch {
	case i >= 0:
		standards, err := compliance.Load(ruledata.Standards)
		if err != nil {
			return err
		}
		return out(s.io, printableLines(ruleText(standards, &rules[i]))+"\n")
	case place != nil:
		return s.explainPlace(cmd, place[1], place[2])
	case fingerprintForm.MatchString(name):
		found, err := s.explainFingerprint(cmd, name)
		if found || err != nil {
			return err
		}
	case ruleCode.MatchString(name):
		return fmt.Errorf("no rule %s; `rubicon rules` lists them", name)
	}
	text, err := wait(cmd.Context(), func(ctx context.Context) (string, error) {
		return s.engine.Explain(ctx, s.req, name)
	})
	if err != nil {
		return err
	}
	return out(s.io, printableLines(text)+"\n")
}

// known scans and returns the report, with what the baseline says of it.
func (s *scan) known(cmd *cobra.Command) (*report.Report, error) {
	r, err := s.findings(cmd)
	if err == nil && s.baseline != "" {
		err = s.applyBaseline(r)
	}
	return r, err
}

// explainFingerprint prints the finding whose fingerprint begins with prefix; found is false if there is none and prefix
// may be the name of a function.
func (s *scan) explainFingerprint(cmd *cobra.Command, prefix string) (found bool, err error) {
	r, err := s.known(cmd)
	if err != nil {
		return false, err
	}
	var matches []*report.Finding
	for i := range r.Findings {
		if f := &r.Findings[i]; strings.HasPrefix(f.Fingerprint, prefix) {
			matches = append(matches, f)
		}
	}
	switch len(matches) {
	case 0:
		if len(prefix) < 8 && strings.Trim(prefix, "0123456789") == prefix {
			return false, nil
		}
		return false, fmt.Errorf("no finding has a fingerprint that begins with %s%s", prefix, unsure(r))
	case 1:
		return true, s.writeExplanation(matches)
	}
	var lines []string
	for _, f := range matches {
		lines = append(lines, fmt.Sprintf("%s  %s %s:%d", f.Fingerprint, f.Rule.Code, f.Location.Path, f.Location.Start.Line))
	}
	return false, fmt.Errorf("%d findings have a fingerprint that begins with %s; give more of it:\n%s", len(matches), prefix, strings.Join(lines, "\n"))
}

// explainPlace prints the findings on a line of a file, or else those whose paths lead over it.
func (s *scan) explainPlace(cmd *cobra.Command, path, number string) error {
	line, err := strconv.Atoi(number)
	if err != nil || line == 0 {
		return fmt.Errorf("%s:%s: lines count from 1", path, number)
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if info, err := os.Stat(abs); err != nil || info.IsDir() {
		return fmt.Errorf("no such file: %s", path)
	}
	r, err := s.known(cmd)
	if err != nil {
		return err
	}
	wanted := realPath(abs)
	here := func(l *report.Location) bool {
		return line >= l.Start.Line && line <= max(l.End.Line, l.Start.Line) &&
			realPath(filepath.Join(r.Root, filepath.FromSlash(l.Path))) == wanted
	}
	var on, over []*report.Finding
	for i := range r.Findings {
		f := &r.Findings[i]
		switch {
		case here(&f.Location):
			on = append(on, f)
		case slices.ContainsFunc(f.Steps, func(step report.Step) bool { return here(&step.Location) }):
			over = append(over, f)
		}
	}
	found := on
	if len(on) == 0 {
		found = over
	}
	if len(found) == 0 {
		return fmt.Errorf("no finding at %s:%d, and no path leads over it%s", path, line, unsure(r))
	}
	slices.SortStableFunc(found, func(a, b *report.Finding) int { return cmp.Compare(b.Risk, a.Risk) })
	return s.writeExplanation(found)
}

// unsure says that there may be more than was found, if that is so.
func unsure(r *report.Report) string {
	if r.Complete() {
		return ""
	}
	return "\nthe analysis is incomplete: rubicon scan says what was missed"
}

func (s *scan) writeExplanation(findings []*report.Finding) error {
	return report.Explain(s.io.Out, findings, report.Options{Color: s.io.color() && !s.noColor, Width: s.io.width()})
}
