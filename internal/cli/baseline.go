package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rubicon/internal/baseline"
	"rubicon/internal/report"
)

const baselineHelp = `A baseline is a file of findings that a project knows of. A scan with --baseline, or with
the key baseline of rubicon.toml, counts them and does not show them. A finding stays the
same while its lines move, and when its file is renamed; where the call of its sink is
written anew, or the finding has become graver, it is shown again.

The file is JSON with one finding a line, made to be reviewed: a "reason" that somebody
writes into a line is kept, and stands in JSON and SARIF as the justification. It is
rubicon-baseline.json in the folder of rubicon.toml, or, without one, at the top of the
git repository, unless --baseline names another file.`

// newBaseline returns the command "rubicon baseline".
func newBaseline(x IO, engine Engine) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "baseline",
		Short: "Keep a file of the findings that are known",
		Long:  baselineHelp,
		Args:  onlySubcommands,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newBaselineCommand(x, engine, "write", "Write all findings into a new baseline", writeBaseline),
		newBaselineCommand(x, engine, "update", "Add what is new to the baseline, and take out what is found no more", updateBaseline),
		newBaselineCommand(x, engine, "prune", "Take out of the baseline what is found no more", pruneBaseline),
	)
	return cmd
}

// baselineScan is a scan for a baseline.
type baselineScan struct {
	*scan
	path   string
	report *report.Report
}

// newBaselineCommand returns one of the subcommands, which scan and then change the file.
func newBaselineCommand(x IO, engine Engine, name, short string, change func(*baselineScan) (string, error)) *cobra.Command {
	s := &scan{io: x, engine: engine}
	cmd := &cobra.Command{Use: name + " [path...]", Short: short, Long: baselineHelp}
	s.addSelection(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := s.project.configure(cmd, &s.req, args); err != nil {
			return err
		}
		if err := checkRequest(&s.req); err != nil {
			return err
		}
		b := &baselineScan{scan: s, path: s.baseline}
		if b.path == "" {
			b.path = here(filepath.Join(projectDirOr(&s.req, "."), baseline.Name))
		}
		r, err := s.findings(cmd)
		if err != nil {
			return err
		}
		b.report = s.wanted(r)
		said, err := change(b)
		if err != nil {
			return err
		}
		if !r.Complete() {
			said += "the analysis is incomplete: rubicon scan says what was missed\n"
		}
		return out(x, said)
	}
	return cmd
}

func projectDirOr(req *Request, other string) string {
	if dir := projectDir(req); dir != "" {
		return dir
	}
	return other
}

// entries returns the findings as entries; those that a comment suppresses are none.
func (b *baselineScan) entries() []baseline.Entry {
	var out []baseline.Entry
	for i := range b.report.Findings {
		if f := &b.report.Findings[i]; !f.Suppressed() {
			out = append(out, b.entry(f))
		}
	}
	return out
}

func (b *baselineScan) entry(f *report.Finding) baseline.Entry {
	return baseline.NewEntry(f, projectPath(b.report, b.req.Project, f.Location.Path))
}

func writeBaseline(b *baselineScan) (string, error) {
	if _, err := os.Lstat(b.path); err == nil {
		return "", fmt.Errorf("%s exists already; rubicon baseline update changes it", b.path)
	}
	base := &baseline.Baseline{Entries: b.entries()}
	return fmt.Sprintf("wrote %s: %s\n", report.Printable(b.path), counted(len(base.Entries), "finding")), saveBaseline(b.path, base)
}

func updateBaseline(b *baselineScan) (string, error) {
	base, match, _, err := b.load()
	if err != nil {
		return "", err
	}
	updated := &baseline.Baseline{}
	added := 0
	for i := range b.report.Findings {
		f := &b.report.Findings[i]
		if f.Suppressed() {
			continue
		}
		e := b.entry(f)
		if j := match[i]; j >= 0 {
			e.Reason = base.Entries[j].Reason
		} else {
			added++
		}
		updated.Entries = append(updated.Entries, e)
	}
	gone := len(base.Entries) - (len(updated.Entries) - added)
	return fmt.Sprintf("wrote %s: %s, %d new, %d gone\n", report.Printable(b.path), counted(len(updated.Entries), "finding"), added, gone),
		saveBaseline(b.path, updated)
}

func pruneBaseline(b *baselineScan) (string, error) {
	base, match, grown, err := b.load()
	if err != nil {
		return "", err
	}
	pruned := &baseline.Baseline{}
	for i, j := range match {
		if k := grown[i]; k >= 0 && !b.report.Findings[i].Suppressed() {
			pruned.Entries = append(pruned.Entries, base.Entries[k]) // it says how grave the finding was, which is shown until then
		}
		if j >= 0 && !b.report.Findings[i].Suppressed() {
			e := b.entry(&b.report.Findings[i])
			e.Reason = base.Entries[j].Reason
			pruned.Entries = append(pruned.Entries, e)
		}
	}
	return fmt.Sprintf("wrote %s: %s, %d gone\n", report.Printable(b.path), counted(len(pruned.Entries), "finding"), len(base.Entries)-len(pruned.Entries)),
		saveBaseline(b.path, pruned)
}

func (b *baselineScan) load() (base *baseline.Baseline, match, grown []int, err error) {
	if base, err = baseline.Load(b.path); err != nil {
		return nil, nil, nil, err
	}
	match, grown = matchBaseline(base, b.report, b.req.Project)
	return base, match, grown, nil
}

// matchBaseline returns the entry of each finding, or -1, and the same of findings that are graver than their entries say.
func matchBaseline(base *baseline.Baseline, r *report.Report, project string) (match, grown []int) {
	return base.Match(r.Findings,
		func(f *report.Finding) string { return projectPath(r, project, f.Location.Path) },
		func(path string) bool {
			_, err := os.Lstat(filepath.Join(cmp.Or(project, r.Root), filepath.FromSlash(path)))
			return errors.Is(err, os.ErrNotExist)
		})
}

// applyBaseline marks the findings of a report that are in the baseline at path.
func applyBaseline(r *report.Report, path, project string) error {
	base, err := baseline.Load(path)
	if err != nil {
		return err
	}
	said := &report.Baseline{Path: filepath.ToSlash(path)}
	used := map[int]bool{}
	match, grown := matchBaseline(base, r, project)
	for i, j := range match {
		if grown[i] >= 0 {
			said.Graver++
		}
		if j < 0 {
			continue
		}
		used[j] = true
		said.Known++
		if f := &r.Findings[i]; !f.Suppressed() {
			reason := base.Entries[j].Reason
			if reason == "" {
				reason = "in the baseline"
			}
			f.Suppression = &report.Suppression{Reason: reason, Location: report.Location{Path: said.Path}}
		}
	}
	said.Stale = len(base.Entries) - len(used) - said.Graver
	r.Baseline = said
	return nil
}

// saveBaseline writes the file whole or not at all.
func saveBaseline(path string, b *baseline.Baseline) error {
	text, err := b.Format()
	if err != nil {
		return err
	}
	files, err := stage([]target{{path: path}})
	if err != nil {
		return err
	}
	defer files.discard()
	if _, err := files[0].buf.Write(text); err != nil {
		return fmt.Errorf("cannot write %s: %w", path, err)
	}
	return files.commit()
}
