package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/spf13/cobra"

	"rubicon/internal/fix"
	"rubicon/internal/report"
)

// maxAlone is how many fixes are tried one by one where they cannot be made together: each is a scan.
const maxAlone = 50

// addFixing adds the flags about fixes.
func (s *scan) addFixing(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&s.fix, "fix", false, "repair what can be repaired by an edit, and report the rest")
	f.BoolVar(&s.dryRun, "dry-run", false, "with --fix: print the edits as a diff and change nothing")
	f.BoolVar(&s.unsafeFixes, "unsafe-fixes", false, "with --fix: make edits too that may change what the program does")
}

// checkFixing returns an error if flags do not go together.
func (s *scan) checkFixing() error {
	switch {
	case !s.fix && (s.dryRun || s.unsafeFixes && !s.project.set["unsafe-fixes"]):
		return errors.New("--dry-run and --unsafe-fixes go with --fix")
	case s.fix && (s.staged || s.diff != ""):
		return errors.New("--fix works on whole workspaces; leave --diff and --staged out")
	}
	return nil
}

// fixed makes the fixes of a report and returns what is left to report; nil after --dry-run, which has printed the diff.
func (s *scan) fixed(cmd *cobra.Command, before *report.Report) (*report.Report, error) {
	out, err := s.repair(cmd, before, s.wanted(before))
	if err != nil {
		return nil, err
	}
	if s.dryRun {
		if err := s.writeDiff(before, out); err != nil {
			return nil, err
		}
		out.left.Unsafe = fix.Choose(s.wanted(out.after).Findings, s.unsafeFixes).Unsafe
		fmt.Fprintln(s.io.Err, out.said(true))
		if out.fixed > 0 && !s.exitZero {
			return nil, &exitError{code: ExitFindings}
		}
		return nil, nil
	}
	if err := out.save(); err != nil {
		return nil, err
	}
	out.left.Unsafe = fix.Choose(s.wanted(out.after).Findings, s.unsafeFixes).Unsafe
	fmt.Fprintln(s.io.Err, out.said(false))
	if out.fixed > 0 && s.baseline != "" {
		err = s.applyBaseline(out.after)
	}
	return out.after, err
}

// repaired is the outcome of --fix.
type repaired struct {
	files   map[string][]byte // new contents, by absolute path
	old     map[string][]byte
	fixed   int
	left    fix.Set
	byHand  int      // findings of which no fix was kept
	refused []string // these fixes, and why
	after   *report.Report
}

// repair chooses fixes of a report, makes them in memory and scans again: a fix counts only if its finding is gone, no
// other has come, and everything still parses.
func (s *scan) repair(cmd *cobra.Command, before, wanted *report.Report) (*repaired, error) {
	set := fix.Choose(wanted.Findings, s.unsafeFixes)
	out := &repaired{left: set, after: before, files: map[string][]byte{}, old: map[string][]byte{}}
	if len(set.Chosen) == 0 {
		return out, nil
	}
	wrong, err := s.try(cmd, before, out, set)
	if err != nil || wrong == "" {
		return out, err
	}
	good := fix.Set{}
	for _, c := range set.Chosen[:min(len(set.Chosen), maxAlone)] {
		var refused []string
		for _, x := range fix.Allowed(c.Finding, s.unsafeFixes) {
			one := fix.Chosen{Finding: c.Finding, Fix: x}
			wrong, err := s.try(cmd, before, out, fix.Set{Chosen: []fix.Chosen{one}})
			if err != nil {
				return out, err
			}
			if wrong == "" {
				good.Chosen, refused = append(good.Chosen, one), nil
				break
			}
			refused = append(refused, fmt.Sprintf("%s: %s: not made: %s: %s", place(c.Finding), c.Finding.Rule.Code, x.Title, wrong))
		}
		out.refused = append(out.refused, refused...)
		if len(refused) > 0 {
			out.byHand++
		}
	}
	out.fixed, out.after, out.files = 0, before, map[string][]byte{}
	if len(good.Chosen) > 0 {
		_, err = s.try(cmd, before, out, good)
	}
	return out, err
}

// place is where a finding stands, as people read it.
func place(f *report.Finding) string {
	return fmt.Sprintf("%s:%d:%d", report.Printable(f.Location.Path), f.Location.Start.Line, f.Location.Start.Column)
}

// try makes the fixes of a set in memory, scans, and keeps what it made if nothing speaks against it; otherwise it returns
// what does.
func (s *scan) try(cmd *cobra.Command, before *report.Report, out *repaired, set fix.Set) (wrong string, err error) {
	files := map[string][]byte{}
	for path, edits := range set.Files() {
		abs := filepath.Join(before.Root, filepath.FromSlash(path))
		content, err := os.ReadFile(abs)
		if err == nil {
			out.old[abs] = content
			files[abs], err = fix.Apply(content, edits)
		}
		if err != nil {
			return "", fmt.Errorf("cannot repair %s: %w", path, plain(err))
		}
	}
	req := s.req
	req.Overlay = files
	after, err := wait(cmd.Context(), func(ctx context.Context) (*report.Report, error) { return s.engine.Scan(ctx, req) })
	if err != nil {
		return "", err
	}
	if wrong := set.Objection(before, after); wrong != "" {
		return wrong, nil
	}
	after.Sort()
	after.Config = before.Config
	out.files, out.fixed, out.after = files, len(set.Chosen), after
	return "", nil
}

// writeDiff prints what would change.
func (s *scan) writeDiff(before *report.Report, made *repaired) error {
	var b strings.Builder
	for _, abs := range slices.Sorted(maps.Keys(made.files)) {
		name := abs
		if rel, ok := inside(before.Root, abs); ok {
			name = rel
		}
		diff, err := unified(name, string(made.old[abs]), string(made.files[abs]))
		if err != nil {
			return fmt.Errorf("cannot compare %s with what it would be: %w", name, err)
		}
		b.WriteString(diff)
	}
	text := b.String()
	if s.io.OutTerminal { // else it is for a program that applies it, byte by byte
		var lines strings.Builder
		for line := range strings.Lines(text) {
			lines.WriteString(report.Printable(strings.TrimSuffix(line, "\n")) + "\n")
		}
		text = lines.String()
	}
	return out(s.io, text)
}

// unified returns the unified diff of a file's content before and after.
func unified(name, before, after string) (string, error) {
	const context = 3
	diff, err := udiff.ToUnifiedDiff("a/"+name, "b/"+name, before, udiff.Lines(before, after), context)
	if err != nil {
		return "", err
	}
	shift := 0
	for _, h := range diff.Hunks {
		h.ToLine = h.FromLine + shift // the library does not count lines that stay between two changes of a hunk
		for _, l := range h.Lines {
			switch l.Kind {
			case udiff.Insert:
				shift++
			case udiff.Delete:
				shift--
			}
		}
	}
	return diff.String(), nil
}

// save writes the files, each whole or not at all.
func (out *repaired) save() error {
	var targets []target
	paths := slices.Sorted(maps.Keys(out.files))
	for _, p := range paths {
		targets = append(targets, target{path: p})
	}
	files, err := stage(targets)
	if err != nil {
		return err
	}
	defer files.discard()
	for i, p := range paths {
		if now, err := os.ReadFile(p); err != nil || string(now) != string(out.old[p]) {
			return fmt.Errorf("cannot repair %s: %w", p, fix.ErrChanged)
		}
		if _, err := files[i].buf.Write(out.files[p]); err != nil {
			return fmt.Errorf("cannot write %s: %w", p, err)
		}
	}
	return files.commit()
}

// said is the sentence about what was repaired, and a line for each fix that was not kept.
func (out *repaired) said(dry bool) string {
	verb := "repaired"
	if dry {
		verb = "would repair"
	}
	text := fmt.Sprintf("%s %s in %s", verb, counted(out.fixed, "finding"), counted(len(out.files), "file"))
	if n := len(out.left.Chosen) - out.fixed - out.byHand + out.left.Left; n > 0 {
		text += fmt.Sprintf("; %d more by another run", n)
	}
	if n := out.byHand; n > 0 {
		text += fmt.Sprintf("; %d more by hand", n)
	}
	if n := out.left.Unsafe; n > 0 {
		text += fmt.Sprintf("; %d more with --unsafe-fixes", n)
	}
	for _, line := range out.refused {
		text += "\n  " + line
	}
	return text
}
