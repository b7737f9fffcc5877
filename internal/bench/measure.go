package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"time"
)

// What Rubicon promises: wall time as a multiple of parsing alone, and the peak of memory.
const (
	maxRatio       = 1.5
	memoryPerByte  = 15
	memoryConstant = 100 << 20
)

// programs are the two that are compared, and a folder for their output.
type programs struct {
	rubicon, self, scratch string
}

// run is one run of a program.
type run struct {
	wall, cpu time.Duration
	memory    int // peak, in bytes
}

// measurement is what came out for one corpus.
type measurement struct {
	parsed
	scan, parse []run
	warm        []run // scans with a cache, of a tree that has not changed
	edited      []run // the same, after an edit
	stages      []stageRuns
}

// stageRuns is a stage of the scan, and how long it took in each run.
type stageRuns struct {
	name string
	runs []time.Duration
}

// scanReport is what a report says of the scan itself.
type scanReport struct {
	Coverage struct {
		Files struct{ Analyzed int }
		Bytes struct{ Total int }
	}
	Stats struct {
		Stages []struct {
			Name   string
			Millis float64
		}
	}
}

func readReport(file string) (*scanReport, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	r := &scanReport{}
	return r, json.Unmarshal(data, r)
}

// measure runs both programs once to warm the file cache, and Rubicon's, and to compare what they read, then
// alternately as often as asked for. What the stages take is that of scans of their own, as figures of them cost time: which
// calls are resolved is found by resolving all.
func measure(p programs, dir string, opt options) (*measurement, error) {
	jobs := strconv.Itoa(opt.jobs)
	report := filepath.Join(p.scratch, "report.json")
	parse := []string{p.self, parseOnly, "-jobs", jobs, dir}
	scan := p.scan(jobs, report, dir)
	warm := p.warm(jobs, report, dir)
	edit, err := p.editing(jobs, report, dir)
	if err != nil {
		return nil, err
	}
	staged := append(slices.Clone(scan), "--stats")
	m := &measurement{}
	_, out, err := execute(parse)
	if err == nil {
		err = json.Unmarshal(out, &m.parsed)
	}
	if err != nil {
		return nil, err
	}
	for _, first := range [][]string{warm, edit.args, scan} {
		if _, _, err := execute(first); err != nil {
			return nil, err
		}
	}
	r, err := readReport(report)
	if err == nil {
		err = m.compare(r)
	}
	if err != nil {
		return nil, err
	}
	for range opt.runs {
		for _, side := range []struct {
			args []string
			runs *[]run
		}{{parse, &m.parse}, {scan, &m.scan}, {warm, &m.warm}} {
			r, _, err := execute(side.args)
			if err != nil {
				return nil, err
			}
			*side.runs = append(*side.runs, r)
		}
		if err := edit.edit(); err != nil {
			return nil, err
		}
		r, _, err := execute(edit.args)
		if err != nil {
			return nil, err
		}
		m.edited = append(m.edited, r)
		if _, _, err := execute(staged); err != nil {
			return nil, err
		}
		figures, err := readReport(report)
		if err != nil {
			return nil, err
		}
		m.addStages(figures)
	}
	return m, nil
}

// scan is the command that scans dir and writes the report to a file, without a cache.
func (p programs) scan(jobs, report, dir string) []string {
	return append(p.scanned(jobs, report, dir), "--no-cache")
}

// warm is scan with a cache.
func (p programs) warm(jobs, report, dir string) []string {
	return append(p.scanned(jobs, report, dir), "--cache-dir", filepath.Join(p.scratch, "cache"))
}

// editing is a scan of dir and of a file beside it, which is edited before each run.
type editing struct {
	args []string
	file string
	done int
}

func (p programs) editing(jobs, report, dir string) (*editing, error) {
	beside := filepath.Join(p.scratch, "edited")
	if err := os.MkdirAll(beside, 0o777); err != nil {
		return nil, err
	}
	e := &editing{args: append(p.warm(jobs, report, dir), beside), file: filepath.Join(beside, "edited.rb")}
	return e, e.edit()
}

func (e *editing) edit() error {
	e.done++
	return os.WriteFile(e.file, fmt.Appendf(nil, "def edited(n) = n + %d\n", e.done), 0o666)
}

func (p programs) scanned(jobs, report, dir string) []string {
	return []string{p.rubicon, "scan", "--no-config", "--jobs", jobs, "--fail-on", "none", "--output", "json:" + report, dir}
}

// addStages enters what the stages of a run took.
func (m *measurement) addStages(r *scanReport) {
	for i, s := range r.Stats.Stages {
		if i == len(m.stages) {
			m.stages = append(m.stages, stageRuns{name: s.Name})
		}
		m.stages[i].runs = append(m.stages[i].runs, time.Duration(s.Millis*float64(time.Millisecond)))
	}
}

// execute runs a program to its end.
func execute(args []string) (run, []byte, error) {
	cmd := exec.Command(args[0], args[1:]...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return run{}, nil, fmt.Errorf("%s: %w\n%s", filepath.Base(args[0]), err, stderr.Bytes())
	}
	r := run{wall: time.Since(start), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		r.memory = int(usage.Maxrss) << 10 // Linux counts kilobytes
	}
	return r, stdout.Bytes(), nil
}

// compare fails if the scan's report speaks of other files than were parsed.
func (m *measurement) compare(r *scanReport) error {
	c := &r.Coverage
	if m.Files == 0 {
		return fmt.Errorf("there are no Ruby and no Rust files")
	}
	if m.Failed > 0 || c.Files.Analyzed != m.Files || c.Bytes.Total != m.Bytes {
		return fmt.Errorf("%d files of %d bytes were parsed and %d could not be, but %d files of %d bytes were scanned",
			m.Files, m.Bytes, m.Failed, c.Files.Analyzed, c.Bytes.Total)
	}
	return nil
}

// median returns the middle one of what value says of runs.
func median[T int | time.Duration](runs []run, value func(run) T) T {
	all := make([]T, len(runs))
	for i, r := range runs {
		all[i] = value(r)
	}
	return middle(all)
}

// middle returns the middle one of values, and sorts them.
func middle[T int | time.Duration](all []T) T {
	slices.Sort(all)
	return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
}

func wall(r run) time.Duration { return r.wall }
func cpu(r run) time.Duration  { return r.cpu }
func memory(r run) int         { return r.memory }

// best returns the shortest of what value says of runs: the one that other work disturbed least.
func best(runs []run, value func(run) time.Duration) time.Duration {
	shortest := value(runs[0])
	for _, r := range runs[1:] {
		shortest = min(shortest, value(r))
	}
	return shortest
}

// ratio returns how many times longer a scan takes than parsing, by the medians or by the best.
func (m *measurement) ratio(pick func([]run, func(run) time.Duration) time.Duration, of func(run) time.Duration) float64 {
	return float64(pick(m.scan, of)) / float64(pick(m.parse, of))
}

// bound is the memory that Rubicon promises to stay under, in bytes.
func (m *measurement) bound() int { return memoryPerByte*m.Bytes + memoryConstant }

// kept reports whether the promises are kept.
func (m *measurement) kept() bool {
	return m.ratio(median, wall) <= maxRatio && median(m.scan, memory) <= m.bound()
}

func (m *measurement) print(w io.Writer) {
	const mega = 1 << 20
	fmt.Fprintf(w, "  %d files, %d lines, %.1f MB\n", m.Files, m.Lines, float64(m.Bytes)/mega)
	fmt.Fprintf(w, "  %-8s %10s %10s %10s %12s %12s\n", "", "wall", "best", "processor", "lines/s", "peak memory")
	for _, side := range []struct {
		name string
		runs []run
	}{{"parse", m.parse}, {"scan", m.scan}, {"warm", m.warm}, {"edited", m.edited}} {
		if len(side.runs) == 0 {
			continue
		}
		t := median(side.runs, wall)
		fmt.Fprintf(w, "  %-8s %8.2f s %8.2f s %8.2f s %12.0f %9.1f MB\n", side.name, t.Seconds(),
			best(side.runs, wall).Seconds(), median(side.runs, cpu).Seconds(), float64(m.Lines)/t.Seconds(), float64(median(side.runs, memory))/mega)
	}
	fmt.Fprintf(w, "  ratio    %8.2f   %8.2f   %8.2f    (promised: at most %.1f)\n",
		m.ratio(median, wall), m.ratio(best, wall), m.ratio(median, cpu), float64(maxRatio))
	for _, st := range m.stages {
		if t := middle(slices.Clone(st.runs)); t >= 5*time.Millisecond {
			fmt.Fprintf(w, "  stage    %-10s %7.2f s\n", st.name, t.Seconds())
		}
	}
	peak := median(m.scan, memory)
	fmt.Fprintf(w, "  memory   %.1f bytes per byte of source; %.0f %% of the %.0f MB promised\n\n",
		float64(peak)/float64(m.Bytes), 100*float64(peak)/float64(m.bound()), float64(m.bound())/mega)
}
