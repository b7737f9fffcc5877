package record

import (
	"time"

	"rubicon/internal/report"
)

// Kind is what became of a finding between a run and the one before it on its branch.
type Kind string

// The kinds of changes.
const (
	Introduced Kind = "introduced" // it was not there
	Fixed      Kind = "fixed"      // it is there no more
	Suppressed Kind = "suppressed" // it is not to be shown any more, or it is new and was not to be shown from the first
	Reported   Kind = "reported"   // it was suppressed and is not any more
	Gone       Kind = "gone"       // it was suppressed, and is there no more
)

// Application is an application of which there are runs.
type Application struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

// Branch is a branch of an application. Its runs have the numbers from 1 to Runs.
type Branch struct {
	ID          int64  `json:"id"`
	Application int64  `json:"application"`
	Name        string `json:"name"`
	Runs        int64  `json:"runs"`
	LastRun     int64  `json:"last_run"` // its id
}

// Run is a scan that was recorded.
type Run struct {
	ID          int64     `json:"id"`
	Application int64     `json:"application"`
	Branch      int64     `json:"branch"`
	Number      int64     `json:"number"`
	Revision    string    `json:"commit"`
	Modified    bool      `json:"modified"`
	Started     time.Time `json:"started"`
	Millis      int64     `json:"millis"`
	Tool        string    `json:"tool"`
	// Comparable says that version, rules and files were chosen as in the run before, so that what changed is due to the
	// code. In the first run of a branch it is false.
	Comparable bool `json:"comparable"`
	Complete   bool `json:"complete"`
	// Risk is the worst of a finding that is not suppressed, TotalRisk the sum of them.
	Risk       float64 `json:"risk"`
	TotalRisk  float64 `json:"total_risk"`
	Open       Counts  `json:"open"`
	Suppressed int     `json:"suppressed"`
	Introduced int     `json:"introduced"`
	Fixed      int     `json:"fixed"`
	// AllIntroduced and AllFixed are how many were in this run and in those before it on the branch.
	AllIntroduced int      `json:"all_introduced"`
	AllFixed      int      `json:"all_fixed"`
	Coverage      Coverage `json:"coverage"`
	Timings       Timings  `json:"timings"`
}

// Counts are how many findings there are of each severity.
type Counts struct {
	Critical int `json:"critical"`
	High     int `json:"high"`
	Medium   int `json:"medium"`
	Low      int `json:"low"`
	Info     int `json:"info"`
}

// Total returns how many there are.
func (c Counts) Total() int { return c.Critical + c.High + c.Medium + c.Low + c.Info }

// Coverage are figures of what a run has read.
type Coverage struct {
	Files          int `json:"files"`
	Ruby           int `json:"ruby"`
	Rust           int `json:"rust"`
	Lines          int `json:"lines"`
	Bytes          int `json:"bytes"`
	ErrorBytes     int `json:"bytes_not_understood"`
	WithErrors     int `json:"files_with_errors"`
	Skipped        int `json:"skipped"`
	Broadened      int `json:"broadened"`
	Problems       int `json:"problems"`
	Rules          int `json:"rules"`
	Routes         int `json:"routes"`
	NativeCalls    int `json:"native_calls"`
	NativeFollowed int `json:"native_calls_followed"`
}

func newCoverage(r *report.Report) Coverage {
	c := &r.Coverage
	return Coverage{
		Files: c.Files, Ruby: c.Ruby, Rust: c.Rust, Lines: c.Lines, Bytes: c.Bytes, ErrorBytes: c.ErrorBytes, WithErrors: c.FilesWithErrors,
		Skipped: len(c.Skipped), Broadened: c.Broadened, Problems: len(r.Errors), Rules: len(r.Rules),
		Routes: c.Routes, NativeCalls: c.NativeCalls, NativeFollowed: c.NativeCalls - c.Unresolved,
	}
}

// Timings are what a run took.
type Timings struct {
	Stages     []Stage `json:"stages"`
	PeakMemory uint64  `json:"peak_memory_bytes"`
}

// Stage is the time that a stage of a run took.
type Stage struct {
	Name   string  `json:"name"`
	Millis float64 `json:"millis"`
}

func newTimings(r *report.Report) Timings {
	t := Timings{Stages: []Stage{}}
	if r.Stats == nil {
		return t
	}
	t.PeakMemory = r.Stats.PeakMemory
	for _, s := range r.Stats.Stages {
		t.Stages = append(t.Stages, Stage(s))
	}
	return t
}

// Finding is a finding as a run had it, without the path.
type Finding struct {
	Fingerprint string  `json:"fingerprint"`
	Rule        string  `json:"rule"`
	RuleName    string  `json:"rule_name"`
	Severity    string  `json:"severity"`
	Confidence  string  `json:"confidence"`
	Risk        float64 `json:"risk"`
	Route       string  `json:"route"`
	Path        string  `json:"path"`
	Line        int     `json:"line"`
	Message     string  `json:"message"`
	// Suppression is comment or baseline, or "" if it is not suppressed.
	Suppression string `json:"suppression"`
	// Since is the id of the run of the branch from which on it is there without a break; SinceTime is when that was.
	Since     int64     `json:"since,omitzero"`
	SinceTime time.Time `json:"since_time,omitzero"`
	id        int64
}

// Change is what became of a finding in a run.
type Change struct {
	Finding Finding       `json:"finding"`
	Run     int64         `json:"run"`    // its id
	Number  int64         `json:"number"` // of the run
	Kind    Kind          `json:"kind"`
	Age     time.Duration `json:"-"` // since it was introduced
	// Comparable is that of the run.
	Comparable bool `json:"-"`
}

// Route is what the findings mean for a route in a run.
type Route struct {
	ID        int64   `json:"id"`
	Name      string  `json:"name"` // "" stands for what no route leads to
	Number    int64   `json:"-"`
	Risk      float64 `json:"risk"`
	TotalRisk float64 `json:"total_risk"`
	Findings  int     `json:"findings"`
}
