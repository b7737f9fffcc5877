package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"rubicon/internal/report"
)

// scan is a scan as its flags describe it.
type scan struct {
	io          IO
	engine      Engine
	req         Request
	project     project
	format      *choice
	minSeverity *choice
	minSure     *choice
	failOn      *choice
	baseline    string
	diff        string
	baseFlag    string // the flag that says what diff is
	staged      bool
	fix         bool
	dryRun      bool
	unsafeFixes bool
	outputs     []string
	profile     string
	strict      bool
	noColor     bool
	all         bool
	exitZero    bool
	recording   recording
}

const scanHelp = `Scan reads the Ruby and Rust files below the given paths (default: the current
directory) and reports paths of untrusted data. It never runs what it reads.

Without --output the report goes to the standard output. --output FILE puts it into
a file instead, in the format of --format or, without that flag, of the file's
extension. --output FORMAT:FILE writes one more report; repeat it as you like. So does
--output FILE where the extension names a format that is not the one of --format.`

const scanExample = `  rubicon scan
  rubicon scan app ext --min-severity medium
  rubicon scan --output sarif:rubicon.sarif --output json:rubicon.json
  rubicon scan --format json | jq '.findings[].message'`

// newScan returns the command "rubicon scan".
func newScan(x IO, engine Engine) *cobra.Command {
	s := &scan{io: x, engine: engine, baseFlag: "--diff"}
	cmd := &cobra.Command{
		Use:     "scan [path...]",
		Short:   "Find paths of untrusted data",
		Long:    scanHelp,
		Example: scanExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := s.checkRecording(args); err != nil {
				return err
			}
			if err := s.project.configure(cmd, &s.req, args); err != nil {
				return err
			}
			if err := checkDocuments(&s.project); err != nil {
				return err
			}
			return s.run(cmd)
		},
	}
	s.addSelection(cmd)
	s.format = addChoice(cmd, "format", "write the report in this `format`", report.Formats(), report.Formats()[0])
	s.failOn = addChoice(cmd, "fail-on", "exit with 1 on a reported finding of this `severity` or worse", append(report.Severities(), "none"), "low")
	f := cmd.Flags()
	f.StringVar(&s.diff, "diff", "", "report only what is new or graver against this git `revision`, or touches a line that changed since")
	f.BoolVar(&s.staged, "staged", false, "read what would be committed, and report only what is new or graver in it, or touches a changed line")
	s.addFixing(cmd)
	s.addRecording(cmd)
	f.BoolVar(&s.exitZero, "exit-zero", false, "exit with 0 whatever is found")
	f.StringArrayVarP(&s.outputs, "output", "o", nil, "write to `[FORMAT:]FILE` (repeatable)")
	f.BoolVar(&s.req.Stats, "stats", false, "report figures about the analysis: stages, memory, unknown syntax")
	f.StringVar(&s.profile, "profile", "", "write where the time went to this `file`, for go tool pprof, and what was allocated to file.allocs")
	f.BoolVar(&s.strict, "strict", false, "exit with 3 if anything was missed")
	f.BoolVar(&s.noColor, "no-color", false, "do not colour text (as the variable NO_COLOR does; FORCE_COLOR colours it in a pipe too)")
	f.BoolVar(&s.all, "all", false, "list every file that was not read or not understood")
	return cmd
}

// addSelection adds the flags that say what is read, and which findings are wanted.
func (s *scan) addSelection(cmd *cobra.Command) {
	severities := report.Severities()
	s.minSeverity = addChoice(cmd, "min-severity", "report findings of this `severity` or worse", severities, severities[len(severities)-1])
	s.minSure = addChoice(cmd, "min-confidence", "report findings of this `confidence` or surer", report.Confidences(), "low")
	addWorkspace(cmd, &s.req)
	addProject(cmd, &s.project)
	s.addChoosing(cmd)
}

// addChoosing adds the flags that say which rules run, which sources are trusted and what is known.
func (s *scan) addChoosing(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringSliceVar(&s.req.Select, "select", nil, "run only these `rules`: codes, names, families as RBN2 (default: all)")
	f.StringSliceVar(&s.req.Ignore, "ignore", nil, "do not run these `rules`")
	f.StringSliceVar(&s.req.Trusted, "trusted-sources", nil, "trust data from these `sources`: environment, command-line, file, …")
	f.StringVar(&s.baseline, "baseline", "", "do not show the findings of this `file`; see rubicon baseline")
	_ = cmd.MarkFlagFilename("baseline", "json")
}

// findings scans and returns the report in its order.
func (s *scan) findings(cmd *cobra.Command) (*report.Report, error) {
	s.req.Project, s.req.Timings = projectDir(&s.req), s.recording.where != ""
	r, err := s.analyze(cmd)
	if err != nil {
		return nil, err
	}
	r.Sort()
	r.Config = here(s.req.Config.Path)
	return r, nil
}

// wanted returns a report with the findings only that the flags want.
func (s *scan) wanted(r *report.Report) *report.Report {
	return r.WithSeverity(s.minSeverity.value).WithConfidence(s.minSure.value)
}

// run scans and writes the reports.
func (s *scan) run(cmd *cobra.Command) error {
	if err := checkRequest(&s.req); err != nil {
		return err
	}
	if err := s.checkFixing(); err != nil {
		return err
	}
	targets, err := parseOutputs(s.outputs, s.format.value, cmd.Flags().Changed("format"))
	if err != nil {
		return err
	}
	files, err := stage(targets)
	if err != nil {
		return err
	}
	defer files.discard()
	if err := s.recording.open(cmd.Context()); err != nil {
		return err
	}
	defer s.recording.close()
	started := now()
	var r *report.Report
	err = profiled(s.profile, func() (err error) {
		r, err = s.compared(cmd)
		return err
	})
	if err == nil && s.baseline != "" {
		err = s.project.blame("baseline", s.applyBaseline(r))
	}
	if err != nil {
		return err
	}
	if s.fix {
		if r, err = s.fixed(cmd, r); err != nil || r == nil {
			return err
		}
	}
	all := r
	r = s.wanted(r)
	r.Started, r.Ended = started, now()
	if !s.req.Stats {
		r.Stats = nil
	}
	if err := s.write(r, targets, files); err != nil {
		return err
	}
	if err := s.record(cmd.Context(), all, started); err != nil {
		return err
	}
	switch {
	case s.strict && !r.Complete():
		return &exitError{code: ExitIncomplete, err: s.incomplete(r)}
	case !s.exitZero && r.Fails(s.failOn.value):
		return &exitError{code: ExitFindings}
	}
	return nil
}

// now returns the time, or that of the environment variable SOURCE_DATE_EPOCH, by which builds come out the same each
// time (reproducible-builds.org).
func now() time.Time {
	if epoch, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(epoch, 0)
	}
	return time.Now()
}

// analyze calls the engine, with a progress bar if someone watches.
func (s *scan) analyze(cmd *cobra.Command) (*report.Report, error) {
	req := s.req
	req.Sized = s.io.Sized
	if s.io.ErrTerminal {
		bar := newProgress(s.io.Err)
		defer bar.finish()
		req.Progress = bar.update
	}
	return wait(cmd.Context(), func(ctx context.Context) (*report.Report, error) {
		return s.engine.Scan(ctx, req)
	})
}

// wait returns what work returns, or the context's error as soon as it ends: an interrupt must not
// wait for work that does not look at its context. The work is then left to end with the process.
func wait[T any](ctx context.Context, work func(context.Context) (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		value, err := work(ctx)
		done <- outcome{value, err}
	}()
	select {
	case o := <-done:
		return o.value, o.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

// write writes the report to the standard output, unless a file takes its place, and to the files.
func (s *scan) write(r *report.Report, targets []target, files staged) error {
	stdout := true
	for i, t := range targets {
		if t.main {
			stdout = false
		}
		h, err := report.New(t.format, files[i].buf, report.Options{All: s.all})
		if err == nil {
			err = h.Handle(r)
		}
		if err != nil {
			return fmt.Errorf("cannot write %s: %w", t.path, err)
		}
	}
	if stdout {
		opt := report.Options{Color: s.io.color() && !s.noColor, All: s.all}
		h, err := report.New(s.format.value, s.io.Out, opt)
		if err == nil {
			err = h.Handle(r)
		}
		if err != nil {
			return fmt.Errorf("cannot write the report: %w", err)
		}
	}
	return files.commit()
}

// incomplete is what --strict says. It names what to do.
func (s *scan) incomplete(r *report.Report) error {
	if r.Coverage.Files == 0 {
		return errors.New("--strict: no Ruby or Rust file was read; check the paths")
	}
	return errors.New("--strict: the analysis is incomplete; the report says what was missed")
}
