package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rubicon/internal/config"
	"rubicon/internal/git"
	"rubicon/internal/record"
	"rubicon/internal/report"
)

// recording says whether and where a scan is recorded.
type recording struct {
	where       string // a file or an address; "" if the scan is not recorded
	application string
	branch      string
	store       *record.Store
}

// addRecording adds the flags about the record of runs.
func (s *scan) addRecording(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.recording.where, "record", "", "add the run to this `file`, or to the PostgreSQL database at this address")
	f.Lookup("record").NoOptDefVal = record.Name
	f.StringVar(&s.recording.application, "record-as", "", "call the application by this `name` in the record (default: the name of its folder)")
	f.StringVar(&s.recording.branch, "record-branch", "", "record the run for this `branch` (default: the one that is checked out)")
}

// checkRecording returns an error if flags do not go together, or an argument was meant for a flag.
func (s *scan) checkRecording(args []string) error {
	r := &s.recording
	switch {
	case r.where == "" && (r.application != "" || r.branch != ""):
		return errors.New("--record-as and --record-branch go with --record")
	case r.where != "" && (s.diff != "" || s.staged || s.dryRun):
		return errors.New("--record keeps what a whole scan finds; leave --diff, --staged and --dry-run out")
	case r.where != record.Name:
		return nil
	}
	for _, arg := range args {
		if record.IsAddress(arg) || slices.Contains([]string{".db", ".sqlite", ".sqlite3"}, strings.ToLower(filepath.Ext(arg))) {
			return fmt.Errorf("%s is read as a path to scan; write --record=%s", arg, arg)
		}
	}
	return nil
}

// open opens the record, so that what is wrong with it is known before the work.
func (r *recording) open(ctx context.Context) (err error) {
	if r.where != "" {
		r.store, err = record.Open(ctx, r.where)
	}
	return err
}

func (r *recording) close() {
	if r.store != nil {
		r.store.Close()
	}
}

// record adds a run with all that was found.
func (s *scan) record(ctx context.Context, r *report.Report, started time.Time) error {
	if s.recording.store == nil {
		return nil
	}
	run := &record.Scan{
		Application: s.recording.application, Branch: s.recording.branch, Scope: scopeOf(&s.req, r), Started: started, Duration: now().Sub(started), Report: r,
	}
	if err := s.describe(ctx, run); err != nil {
		return err
	}
	done, err := s.recording.store.Record(ctx, run)
	if err != nil {
		return err
	}
	branch := ""
	if run.Branch != "" {
		branch = " on " + run.Branch
	}
	_, err = fmt.Fprintln(s.io.Err, report.Printable(fmt.Sprintf("recorded in %s as run %d of %s%s: %d introduced, %d fixed",
		s.recording.store.Name(), done.Number, run.Application, branch, done.Introduced, done.Fixed)))
	return err
}

// branchVariables are where services that check out a commit without a branch say which one it is of.
var branchVariables = [...]string{"GITHUB_HEAD_REF", "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME", "BUILDKITE_BRANCH", "CIRCLE_BRANCH", "BRANCH_NAME"}

// describe says of which application, branch and commit a run is, as far as the flags do not.
func (s *scan) describe(ctx context.Context, run *record.Scan) error {
	dir, err := filepath.Abs(s.req.Paths[0])
	if err != nil {
		return err
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		dir = filepath.Dir(dir)
	}
	if run.Application == "" {
		run.Application = filepath.Base(projectDirOr(&s.req, realPath(dir)))
	}
	if repo, err := git.Open(ctx, dir); err == nil {
		head, err := repo.Head(ctx)
		if err != nil {
			return err
		}
		run.Revision, run.Modified = head.Commit, head.Modified
		if run.Branch == "" {
			run.Branch = head.Branch
		}
	}
	for _, name := range branchVariables {
		if run.Branch == "" {
			run.Branch = s.io.Env(name)
		}
	}
	return nil
}

// scopeOf returns a text that is the same for scans that look for the same in the same files.
func scopeOf(req *Request, r *report.Report) string {
	scope := struct {
		Rules                     []string
		Paths                     []string
		Include, Exclude, Trusted []string
		Vendored, Tests           bool
		PerPath                   []config.PerPath
	}{Include: req.Include, Exclude: req.Exclude, Trusted: req.Trusted, Vendored: req.IncludeVendored, Tests: req.IncludeTests}
	for i := range r.Rules {
		scope.Rules = append(scope.Rules, r.Rules[i].Code+" "+r.Rules[i].Severity)
	}
	for _, path := range req.Paths {
		if abs, err := filepath.Abs(path); err == nil {
			path = realPath(abs)
		}
		if rel, ok := inside(req.Project, path); ok {
			path = rel
		} else {
			path = filepath.Base(path)
		}
		scope.Paths = append(scope.Paths, path)
	}
	if req.Config != nil {
		scope.PerPath = req.Config.PerPath
	}
	text, err := json.Marshal(scope)
	if err != nil {
		return err.Error() // it has no value that could fail
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}
