package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

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
git repository, unless --baseline names another file.

The whole project is read, from whichever folder: that of rubicon.toml, else the
repository. With paths only what is found in them is written, updated and pruned. Update and
prune take out only what was looked for: entries of rules that flags leave out stay.`

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
	wants  map[string]bool // the fingerprints of the findings that the flags want
	parts  []string        // of the project, that the user named; absolute, without links
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
		b := &baselineScan{scan: s, path: s.baseline}
		b.widen(args)
		if err := checkRequest(&s.req); err != nil {
			return err
		}
		if b.path == "" {
			b.path = here(filepath.Join(projectDirOr(&s.req, "."), baseline.Name))
		}
		r, err := s.findings(cmd)
		if err != nil {
			return err
		}
		r.Findings = slices.DeleteFunc(r.Findings, func(f report.Finding) bool {
			return !b.concerns(filepath.Join(r.Root, filepath.FromSlash(f.Location.Path)))
		})
		b.report, b.wants = r, map[string]bool{}
		for _, f := range s.wanted(r).Findings {
			b.wants[f.Fingerprint] = true
		}
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

// widen makes the scan one of the whole project, where there is one, unless the configuration says what that reads: what is
// found in a part of it may begin in another one. The paths that the user gave are read in any case.
func (b *baselineScan) widen(args []string) {
	dir := projectDir(&b.req)
	if dir == "" || b.project.set["paths"] {
		return
	}
	for _, path := range args {
		if abs, err := filepath.Abs(path); err == nil {
			b.parts = append(b.parts, realPath(abs))
		}
	}
	b.req.Paths = append([]string{here(dir)}, args...)
}

// concerns reports whether a file is in one of the parts of the project that the user named, if any.
func (b *baselineScan) concerns(file string) bool {
	return len(b.parts) == 0 || belowAny(b.parts, file)
}

// belowAny reports whether a file lies below one of roots, or is one of them.
func belowAny(roots []string, file string) bool {
	return slices.ContainsFunc(roots, func(root string) bool {
		_, ok := inside(root, file)
		return ok
	})
}

func projectDirOr(req *Request, other string) string {
	if dir := projectDir(req); dir != "" {
		return dir
	}
	return other
}

// takes reports whether a finding belongs into a baseline: the flags want it, and no comment suppresses it.
func (b *baselineScan) takes(f *report.Finding) bool {
	return b.wants[f.Fingerprint] && !f.Suppressed()
}

func (b *baselineScan) entry(f *report.Finding) baseline.Entry {
	return baseline.NewEntry(f, projectPath(b.report, b.req.Project, f.Location.Path))
}

func writeBaseline(b *baselineScan) (string, error) {
	if _, err := os.Lstat(b.path); err == nil {
		return "", fmt.Errorf("%s exists already; rubicon baseline update changes it", b.path)
	}
	base := &baseline.Baseline{}
	for i := range b.report.Findings {
		if f := &b.report.Findings[i]; b.takes(f) {
			base.Entries = append(base.Entries, b.entry(f))
		}
	}
	return fmt.Sprintf("wrote %s: %s\n", report.Printable(b.path), counted(len(base.Entries), "finding")), saveBaseline(b.path, base)
}

func updateBaseline(b *baselineScan) (string, error) {
	return b.change(func(f *report.Finding, known, grown *baseline.Entry) (baseline.Entry, bool) {
		switch {
		case known != nil:
			return b.renewed(f, known), true
		case grown != nil && !b.takes(f):
			return *grown, true
		}
		return b.entry(f), b.takes(f)
	}, true)
}

func pruneBaseline(b *baselineScan) (string, error) {
	return b.change(func(f *report.Finding, known, grown *baseline.Entry) (baseline.Entry, bool) {
		switch {
		case known != nil:
			return b.renewed(f, known), true
		case grown != nil:
			return *grown, true // it says how grave the finding was, which is shown until then
		}
		return baseline.Entry{}, false
	}, false)
}

// renewed returns the entry of a finding that is known, with the reason that somebody wrote.
func (b *baselineScan) renewed(f *report.Finding, known *baseline.Entry) baseline.Entry {
	e := b.entry(f)
	e.Reason = known.Reason
	return e
}

// change writes the baseline anew: of each finding that no comment suppresses the entry that entryOf returns, which is
// given the one that it has, or that it has become graver than, and the entries that the scan did not look for. It
// returns what was done; adds is whether entries of findings that had none may be among those that entryOf returns.
func (b *baselineScan) change(entryOf func(f *report.Finding, known, grown *baseline.Entry) (baseline.Entry, bool), adds bool) (string, error) {
	base, err := baseline.Load(b.path)
	if err != nil {
		return "", err
	}
	match, grown := matchBaseline(base, b.report, b.req.Project)
	at := func(list []int, i int) *baseline.Entry {
		if j := list[i]; j >= 0 {
			return &base.Entries[j]
		}
		return nil
	}
	found := make([]bool, len(base.Entries))
	changed, news := &baseline.Baseline{}, 0
	for i := range b.report.Findings {
		f := &b.report.Findings[i]
		if j := max(match[i], grown[i]); j >= 0 {
			found[j] = true
		}
		if f.Suppressed() {
			continue
		}
		e, ok := entryOf(f, at(match, i), at(grown, i))
		if ok {
			changed.Entries = append(changed.Entries, e)
		}
		if ok && match[i] < 0 && grown[i] < 0 {
			news++
		}
	}
	unseen, looksFor := 0, b.looksFor(b.report)
	for j := range base.Entries {
		if e := &base.Entries[j]; !found[j] && !(looksFor(e) && b.concerns(b.fileOf(b.report, e))) {
			changed.Entries = append(changed.Entries, *e)
			unseen++
		}
	}
	said := fmt.Sprintf("wrote %s: %s", report.Printable(b.path), counted(len(changed.Entries), "finding"))
	if adds {
		said += fmt.Sprintf(", %d new", news)
	}
	said += fmt.Sprintf(", %d gone", len(base.Entries)+news-len(changed.Entries))
	if unseen > 0 {
		said += fmt.Sprintf(", %d not looked for", unseen)
	}
	return said + "\n", saveBaseline(b.path, changed)
}

// looksFor returns a function that reports whether the scan of report r would have found what an entry says if it were
// still there. It would not where a flag, not the configuration of the project, leaves out the rule, or the file if that
// is still there; and not outside of the paths that the user named, nor within them, as long as the file is there, if they
// are a part of a project, from whose other parts the data may come.
func (s *scan) looksFor(r *report.Report) func(*baseline.Entry) bool {
	byFlag := func(name string, list []string) bool { return len(list) > 0 && !s.project.set[name] }
	var ran map[string]bool // nil stands for all
	if byFlag("select", s.req.Select) || byFlag("ignore", s.req.Ignore) {
		ran = map[string]bool{}
		for _, rule := range r.Rules {
			ran[rule.Code] = true
		}
	}
	someFiles := byFlag("include", s.req.Include) || byFlag("exclude", s.req.Exclude)
	someSources := byFlag("trusted-sources", s.req.Trusted)
	var roots []string
	for _, path := range s.req.Paths {
		if abs, err := filepath.Abs(path); err == nil {
			roots = append(roots, realPath(abs))
		}
	}
	someFiles = someFiles || !s.project.set["paths"] && s.req.Project != "" && !belowAny(roots, s.req.Project)
	return func(e *baseline.Entry) bool {
		path := s.fileOf(r, e)
		below := s.project.set["paths"] || belowAny(roots, path)
		_, err := os.Lstat(path)
		return below && !someSources && (ran == nil || ran[e.Rule]) && (!someFiles || errors.Is(err, fs.ErrNotExist))
	}
}

// fileOf returns the file that an entry names, which need not be there.
func (s *scan) fileOf(r *report.Report, e *baseline.Entry) string {
	return filepath.Join(cmp.Or(s.req.Project, r.Root), filepath.FromSlash(e.Path))
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

// applyBaseline marks the findings of a report that are in the baseline of the flags.
func (s *scan) applyBaseline(r *report.Report) error {
	base, err := baseline.Load(s.baseline)
	if err != nil {
		return err
	}
	said := &report.Baseline{Path: filepath.ToSlash(s.baseline)}
	used := map[int]bool{}
	match, grown := matchBaseline(base, r, s.req.Project)
	for i, j := range match {
		if k := grown[i]; k >= 0 {
			used[k] = true
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
	looksFor := s.looksFor(r)
	for j := range base.Entries {
		if r.Diff == nil && !used[j] && looksFor(&base.Entries[j]) { // of a comparison the report has only what is new
			said.Stale++
		}
	}
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
