package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"rubicon/internal/git"
	"rubicon/internal/report"
	"rubicon/internal/source"
)

// compared scans and leaves, with --diff or --staged, only what is new or graver, or touches a line that changed: the whole
// workspace is analyzed before and after, so that a change in Rust shows the route in Ruby that it endangers.
func (s *scan) compared(cmd *cobra.Command) (*report.Report, error) {
	if s.diff == "" && !s.staged {
		if cmd.Flags().Changed("diff") {
			return nil, errors.New("--diff names no revision (an empty variable?); give a commit, a branch or a tag, as in --diff origin/main")
		}
		return s.findings(cmd)
	}
	ctx, asked := cmd.Context(), s.req
	c, err := s.newComparison(ctx)
	if err != nil {
		return nil, err
	}
	asked.Project = projectDir(&asked)
	top := c.repo.Top
	s.req.Project = asked.Project
	if s.staged {
		req, dir, discard, err := c.export(ctx, asked, git.Index)
		if err != nil {
			return nil, fmt.Errorf("--staged: %w", err)
		}
		defer discard()
		if len(req.Paths) == 0 {
			return nil, errors.New("--staged: git knows nothing of the paths")
		}
		s.req, top = req, dir
	}
	now, err := s.analyze(cmd)
	if err != nil {
		return nil, err
	}
	now.Sort()
	now.Config = here(asked.Config.Path)
	before, err := s.before(ctx, c, asked)
	if err != nil {
		return nil, err
	}
	c.keep(now, before, top)
	c.missing(now, before)
	return now, nil
}

// missing adds to a report the submodules that the state before lacks: what is found in them now counts as new.
func (c *comparison) missing(now, before *report.Report) {
	for _, s := range before.Coverage.Skipped {
		told := slices.ContainsFunc(now.Coverage.Skipped, func(k report.Skip) bool { return k.Path == s.Path })
		if c.gaps[s.Reason] && !told {
			s.Reason = "in what is compared with: " + s.Reason
			now.Coverage.Skipped = append(now.Coverage.Skipped, s)
		}
	}
	now.Sort()
}

// comparison is what --diff and --staged compare with.
type comparison struct {
	repo    *git.Repository
	base    string // as the user named it
	commit  string
	changes *git.Changes
	wd      string
	gaps    map[string]bool // why submodules of the state that is compared with are not there
}

func (s *scan) newComparison(ctx context.Context) (*comparison, error) {
	flag := s.baseFlag + " " + s.diff
	if s.staged && s.diff == "" {
		s.diff, flag = "HEAD", "--staged"
	}
	dir, err := filepath.Abs(s.req.Paths[0])
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		dir = filepath.Dir(dir)
	}
	c := &comparison{base: s.diff, wd: workingDir()}
	if c.repo, err = git.Open(ctx, dir); err == nil {
		if c.commit, err = c.repo.Commit(ctx, s.diff); err != nil && s.staged && c.repo.Unborn(ctx) {
			c.base = "an empty tree, as there is no commit yet"
			c.commit, err = c.repo.Empty(ctx)
		}
	}
	if err == nil {
		to := git.WorkTree
		if s.staged {
			to = git.Index
		}
		c.changes, err = c.repo.Diff(ctx, c.commit, to)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", flag, err)
	}
	return c, nil
}

// before returns the report of the state that is compared with, or an empty one if that had nothing of the paths.
func (s *scan) before(ctx context.Context, c *comparison, asked Request) (*report.Report, error) {
	r := &report.Report{}
	err := s.withBefore(ctx, c, asked, func(req Request) (err error) {
		r, err = wait(ctx, func(ctx context.Context) (*report.Report, error) { return s.engine.Scan(ctx, req) })
		return err
	})
	return r, err
}

// withBefore calls analyze with the request that asks of the state that is compared with what asked asks of the one now;
// not if that state had nothing of the paths. Its files are there until analyze returns.
func (s *scan) withBefore(ctx context.Context, c *comparison, asked Request, analyze func(Request) error) error {
	req, dir, discard, err := c.export(ctx, asked, c.commit)
	if err != nil {
		return err
	}
	defer discard()
	c.gaps = map[string]bool{}
	for _, why := range req.Absent {
		c.gaps[why] = true
	}
	req.Paths = append(req.Paths, c.renamed(asked.Paths, dir)...)
	if len(req.Paths) == 0 {
		return nil
	}
	req.Renames = map[string]string{}
	for before, now := range c.changes.Renames {
		before, ok := inside(req.Project, filepath.Join(dir, filepath.FromSlash(before)))
		if now, found := inside(asked.Project, filepath.Join(c.repo.Top, filepath.FromSlash(now))); ok && found {
			req.Renames[before] = now
		}
	}
	return analyze(req)
}

// export writes the files of a commit, or of the index, into a folder of its own and returns the request that asks of
// them what req asks of the working tree, with those of its paths that are there, and that folder, which is in place of the
// top of the repository. discard removes it.
func (c *comparison) export(ctx context.Context, req Request, commit string) (moved Request, dir string, discard func(), err error) {
	dir, err = os.MkdirTemp("", "rubicon-")
	if err != nil {
		return req, "", nil, err
	}
	made := realPath(dir)
	discard = func() { os.RemoveAll(made) }
	defer func() {
		if err != nil {
			os.RemoveAll(made)
		}
	}()
	dir = made
	named := map[string]bool{}
	if req.Config != nil {
		for _, file := range req.Config.Flags()["openapi"] {
			if rel, ok := inside(c.repo.Top, realPath(file)); ok {
				named[rel] = true
			}
		}
	}
	gaps, err := c.repo.Export(ctx, commit, dir, func(path string) bool { return source.MayBeRead(path) || named[path] })
	if err != nil {
		return req, "", nil, err
	}
	// It is the top of a repository to whoever looks for the .gitignore files that count.
	if err := os.Mkdir(filepath.Join(dir, ".git"), 0o700); err != nil {
		return req, "", nil, err
	}
	elsewhere := func(path string) string {
		rel, ok := inside(c.repo.Top, realPath(path))
		if !ok {
			return dir
		}
		return filepath.Join(dir, filepath.FromSlash(rel))
	}
	moved = req
	moved.Paths, moved.Project, moved.Progress, moved.Base = nil, elsewhere(req.Project), nil, elsewhere(c.wd)
	moved.Absent = map[string]string{}
	for _, g := range gaps {
		moved.Absent[filepath.Join(dir, filepath.FromSlash(g.Path))] = g.Reason
	}
	for _, p := range req.Paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return req, "", nil, err
		}
		if there := elsewhere(abs); exists(there) {
			moved.Paths = append(moved.Paths, there)
		}
	}
	if cfg := req.Config; cfg != nil && cfg.Dir != "" {
		there := *cfg
		there.Dir = elsewhere(cfg.Dir)
		moved.Config = &there
	}
	return moved, dir, discard, os.MkdirAll(moved.Base, 0o700)
}

// renamed returns the files below folder dir, which holds the state before, that lie in one of the paths now.
func (c *comparison) renamed(paths []string, dir string) []string {
	var out []string
	for _, before := range slices.Sorted(maps.Keys(c.changes.Renames)) {
		now := filepath.Join(c.repo.Top, filepath.FromSlash(c.changes.Renames[before]))
		old := filepath.Join(dir, filepath.FromSlash(before))
		if exists(old) && slices.ContainsFunc(paths, func(p string) bool {
			abs, err := filepath.Abs(p)
			_, ok := inside(realPath(abs), now)
			return err == nil && ok
		}) {
			out = append(out, old)
		}
	}
	return out
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// keep leaves of a report what is new against the one before or graver than in it, or touches a line that changed. Graver is
// what has lost a guard, or the authentication of its route: the line that held it is gone, and no line of the path changed.
func (c *comparison) keep(now, before *report.Report, top string) {
	old := map[string]float64{} // the risk by fingerprint
	for i := range before.Findings {
		old[before.Findings[i].Fingerprint] = before.Findings[i].Risk
	}
	all := len(now.Findings)
	kept := now.Findings[:0]
	for _, f := range now.Findings {
		if risk, known := old[f.Fingerprint]; !known || f.Risk > risk || c.touches(now, top, &f) {
			kept = append(kept, f)
		}
	}
	now.Findings = kept
	now.Diff = &report.Diff{Base: c.base, Older: all - len(kept), Cuts: newCuts(now, before)}
}

// newCuts returns the places where flows are cut short now and were not before. Their lines may have moved.
func newCuts(now, before *report.Report) (cuts []report.Cut) {
	old := map[report.Cut]int{}
	unplaced := func(x report.Cut) report.Cut { return report.Cut{Path: x.Path, Function: x.Function, Reason: x.Reason} }
	for _, x := range before.Coverage.Cuts {
		old[unplaced(x)]++
	}
	for _, x := range now.Coverage.Cuts {
		if old[unplaced(x)]--; old[unplaced(x)] < 0 {
			cuts = append(cuts, x)
		}
	}
	return cuts
}

// touches reports whether a path of the finding goes through a line that changed.
func (c *comparison) touches(r *report.Report, top string, f *report.Finding) bool {
	changed := func(l *report.Location) bool {
		return c.changes.Touches(projectPath(r, top, l.Path), l.Start.Line, max(l.Start.Line, l.End.Line))
	}
	steps := func(list []report.Step) bool {
		for i := range list {
			if changed(&list[i].Location) {
				return true
			}
		}
		return false
	}
	if changed(&f.Location) || steps(f.Steps) {
		return true
	}
	for i := range f.Others {
		if steps(f.Others[i].Steps) {
			return true
		}
	}
	return false
}
