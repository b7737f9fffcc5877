// Package report writes what a scan found. Every format is a pure function of a Report.
//
// A Report has its positions resolved: nothing here reads a source file. A Handler takes a finished
// Report and writes it in one format; New makes one by the format's name. All texts that come from
// the workspace (paths, source lines, notes) are untrusted, and each format escapes them for where it
// is read: a terminal, a JSON parser, a URI.
package report

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"rubicon/internal/risk"
	"rubicon/internal/source"
)

// Report is the outcome of one scan.
type Report struct {
	Tool     Tool
	Rules    []Rule // the rules that ran, by code
	Findings []Finding
	Coverage Coverage
	// Inventory is the unsafe code of the workspace.
	Inventory Inventory
	Stats     *Stats // only when asked for
	Errors    []Problem
	// Config is the configuration that counted, relative to the current directory if it lies below it, or "".
	Config string
	// Root is the folder that all paths are relative to. Reports do not have it: they must not differ between machines.
	Root string
	// Baseline is what the baseline did; nil if there was none.
	Baseline *Baseline
	// Diff is what was compared; nil if nothing was.
	Diff *Diff
	// Started and Ended are when the scan ran, for formats that must say so; zero if it is not known.
	Started, Ended time.Time
}

// Baseline says what a baseline did to a report.
type Baseline struct {
	Path   string
	Known  int // findings that are in it
	Stale  int // entries that are found no more
	Graver int // entries whose findings are graver now, and so not taken for known
}

// Diff says what a report was compared with. It then has only what is new, or touches a line that changed.
type Diff struct {
	Base  string // as the user named it
	Older int    // findings that are left out
	Cuts  []Cut  // those of the coverage that were not there before
}

// Tool names the program that made the report.
type Tool struct {
	Name    string
	Version string
}

// Rule describes a rule as far as reports need it.
type Rule struct {
	Code        string
	Name        string
	Title       string
	Description string // Markdown
	Remediation string // Markdown
	Severity    string // critical, high, medium, low, info
	CWE         []int
	OWASPAPI    []string
	PCIDSS      []string
	References  []string
	Examples    []Example
}

// Link returns the first of the references that is an absolute address, or "".
func (r *Rule) Link() string {
	for _, ref := range r.References {
		if u, err := url.Parse(ref); err == nil && u.IsAbs() {
			return u.String()
		}
	}
	return ""
}

// Example is a pair of programs: the rule reports Bad and is silent on Good. Lang is ruby, rust or
// txtar, an archive of several files.
type Example struct {
	Lang, Bad, Good string
}

// Position is a place in a file.
type Position = source.Position

// Location is a stretch of a file; End is exclusive.
type Location struct {
	Path       string // relative to the root, with slashes
	Start, End Position
	// Line is the source line at Start, without its line break. Start.Column counts from its
	// first byte.
	Line string
	// file is where the lines around are; nil if they are not known.
	file *source.File
	// kept are the lines around where there is no file.
	kept *keptLines
}

// Locate returns the location of the bytes [start, end) of f.
func Locate(f *source.File, start, end uint32) Location {
	l := Location{Path: f.Path, Start: f.Position(start), End: f.Position(max(start, end)), file: f}
	l.Line = f.LineText(l.Start.Line)
	return l
}

// Role says what a step of a path is.
type Role string

// The roles of steps.
const (
	RoleSource   Role = "source"
	RoleStep     Role = "step"
	RoleCrossing Role = "crossing"
	RoleGuard    Role = "guard" // a guard that can be passed
	RoleSink     Role = "sink"
)

// Step is one step of a path from source to sink.
type Step struct {
	Role     Role
	Language string // ruby or rust
	Function string
	// Local is what Function is called within its file, which stays when the file is renamed; fingerprints are made of it,
	// and reports do not have it.
	Local    string
	Note     string
	Location Location
	// Mechanism is how a crossing gets from one language to the other: ffi, magnus; "" if that is not known.
	Mechanism string
}

// Confidence says how sure a path is.
type Confidence string

// The levels of confidence.
const (
	High   Confidence = "high"
	Medium Confidence = "medium"
	Low    Confidence = "low"
)

// Generator is who wrote a file, as its comments say.
type Generator string

// The generators.
const (
	NoGenerator    Generator = ""      // a person, as far as is known
	ToolGenerator  Generator = "tool"  // a program
	ModelGenerator Generator = "model" // a language model
)

// Finding is one sink that a rule reports, and the path that leads there most surely. Location is the
// sink's.
type Finding struct {
	Rule        *Rule
	Message     string
	Confidence  Confidence
	Informs     bool        // only says what is there, whatever the rule's severity
	Risk        float64     // 0.0 to 10.0
	Terms       []risk.Term // what makes the risk less, or more, than the impact
	Location    Location
	Steps       []Step
	Route       string   // the route that the path comes through, "GET /thumb"; "" if it comes through none
	Access      string   // who can walk that route, one of the statuses of routes; "" without a route
	Doubts      []string // what makes the path less than certain, each in a few words
	Others      []Path   // from other sources to the same sink, or other calls that are wrong in the same way
	Fingerprint string
	// Generated is who wrote the file of Location, as its comments say.
	Generated Generator
	// LineHash is the hash of the line of Location; see LineHashes.
	LineHash string
	// Advice is what to do about this very finding, in Markdown, before what its rule says; "" if that is all.
	Advice string
	Fixes  []Fix
	// Suppression says that the finding is not to be shown, and why; nil if it is to be.
	Suppression *Suppression
}

// Suppression is somebody's decision that a finding stands.
type Suppression struct {
	// InSource says that a comment decides; else it is the baseline.
	InSource bool
	Reason   string
	// Location is the comment, or the file that holds the baseline.
	Location Location
}

// SetSeverity gives the finding another severity than that of its rule, and the risk that goes with it.
func (f *Finding) SetSeverity(severity string) {
	changed := *f.rule()
	changed.Severity = severity
	f.Risk = risk.Product(risk.Impact(severity), f.Terms)
	others := slices.Clone(f.Others)
	for i := range others {
		others[i].Risk = risk.Product(risk.Impact(severity), others[i].Terms)
	}
	f.Others, f.Rule, f.Informs = others, &changed, false
}

// advised returns the message of a finding with what to do about this very one, for formats in which that has no place of its
// own: the help of a rule is the same for all of its findings.
func (f *Finding) advised() string {
	if f.Advice == "" {
		return f.message()
	}
	return f.message() + ". " + f.Advice
}

// Remediation says in Markdown what to do about the finding.
func (f *Finding) Remediation() string {
	if f.Advice == "" {
		return f.rule().Remediation
	}
	return f.Advice + "\n\n" + strings.TrimLeft(f.rule().Remediation, "\n")
}

// Suppressed reports whether the finding is not to be shown.
func (f *Finding) Suppressed() bool { return f.Suppression != nil }

// Path is another way to the sink of a finding.
type Path struct {
	Message    string
	Confidence Confidence
	Risk       float64
	Terms      []risk.Term
	Steps      []Step
	Route      string   // as in a Finding
	Access     string   // as in a Finding
	Doubts     []string // as in a Finding
}

// Fix is an edit that a reader may apply.
type Fix struct {
	Title string
	// Unsafe says that the program may do something else afterwards than what it was to do.
	Unsafe bool
	Edits  []Edit
}

// Edit replaces a stretch of a file.
type Edit struct {
	Location Location
	Old      string // what stands there
	NewText  string
}

// Problem is something that kept a part of the workspace from being analyzed. Line is 0 when it
// concerns the whole file.
type Problem struct {
	Path    string
	Line    int
	Message string
}

// Coverage is the scan's verdict on itself: what was read and what was missed.
type Coverage struct {
	Files           int // analyzed
	Ruby, Rust      int
	Lines           int
	Skipped         []Skip // in scope and not analyzed
	Excluded        []Skip // left out on purpose: vendored and built trees
	Tests           int    // files left out as test code
	Ignored         int    // files and folders left out because a .gitignore says so
	Unwanted        int    // files and folders left out because the configuration says so
	FilesWithErrors int
	ErrorBytes      int // source bytes that the parser did not understand
	Bytes           int
	Nodes, Unknown  int // syntax nodes, and those that lowering did not understand
	Routes          int
	NativeCalls     int   // calls of native functions
	Unresolved      int   // of them, those whose body is not in the workspace
	Broadened       int   // places where flows were cut short at a limit
	Cuts            []Cut // these places, each once
	Damaged         []Damage
}

// NewCoverage returns what the discovery of ws left out, before any file is read.
func NewCoverage(ws *source.Workspace) Coverage {
	skip := func(s source.Skip) Skip { return Skip(s) }
	return Coverage{
		Skipped:  convert(ws.Skipped, skip),
		Excluded: convert(ws.Excluded, skip),
		Tests:    ws.Tests,
		Ignored:  ws.Ignored,
		Unwanted: ws.Unwanted,
	}
}

// Complete reports whether nothing was missed. A scan that saw no file at all missed everything.
func (c *Coverage) Complete() bool {
	return c.Files > 0 && c.FilesWithErrors == 0 && len(c.Skipped) == 0 && c.Broadened == 0
}

// Complete reports whether the report speaks for the whole workspace: nothing was missed, and there
// were rules to look for.
func (r *Report) Complete() bool {
	return r.Coverage.Complete() && len(r.Errors) == 0 && len(r.Rules) > 0
}

// Skip is a file or folder that was not analyzed, and why.
type Skip struct {
	Path   string
	Reason string
}

// Cut is a place where flows were not followed any further, and why.
type Cut struct {
	Path     string
	Line     int
	Function string
	Reason   string
}

// Damage is a file with syntax errors, or one that was not understood to its end: it is nested too
// deeply, or took too long.
type Damage struct {
	Path   string
	Line   int // of the first
	Errors int
	Bytes  int // not understood
	Size   int
	// Truncated says that the analysis of the file stopped at a limit.
	Truncated bool
}

// Inventory is the unsafe code of a workspace in Rust: how much there is, and what untrusted data reaches. Test code
// does not count.
type Inventory struct {
	Blocks, Functions, Impls, Exports Share
	// Items are those that untrusted data reaches, by path and position, or all of them when figures are asked for.
	Items []UnsafeItem
}

// Share is how many there are of something, and how many of them untrusted data reaches.
type Share struct {
	Total, Reached int
}

// UnsafeItem is an unsafe block, function or impl, or an exported function.
type UnsafeItem struct {
	Kind     string // block, function, impl, export
	Function string // the function that it is or stands in
	// Operations are what unsafe code does there that safe code may not.
	Operations []string
	Reached    bool
	Location   Location
}

// Stats are figures for those who look after the tool.
type Stats struct {
	Stages       []Stage
	PeakMemory   uint64         // bytes
	UnknownKinds map[string]int // syntax kinds that became Unknown, with counts
	Functions    int
	CallSites    int
	Resolved     int
	Cache        *CacheUse // nil if there was none
}

// CacheUse is how many entries of the cache were asked for: a file each, and a few more.
type CacheUse struct {
	Found, Missing int
}

// Stage is the time a stage took, in milliseconds.
type Stage struct {
	Name   string
	Millis float64
}
