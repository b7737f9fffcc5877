package report

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"rubicon/internal/risk"
)

// jsonVersion is the version of the JSON format. A new member does not change it; a member that goes
// away or changes its meaning does.
const jsonVersion = "1"

//go:embed schema/rubicon-report.schema.json
var schema []byte

// Schema returns the JSON Schema of the JSON format.
func Schema() []byte { return append([]byte(nil), schema...) }

// JSON writes a report for programs, by the schema that Schema returns.
type JSON struct{ w io.Writer }

// NewJSON returns a handler that writes JSON to w.
func NewJSON(w io.Writer) *JSON { return &JSON{w} }

// Handle writes the whole report, suppressed findings included.
func (j *JSON) Handle(r *Report) error {
	return encode(j.w, newJSONReport(r))
}

// encode writes v indented, with a line break at the end. Characters that cannot be printed are
// escaped, also those that JSON would allow: people look at reports in terminals, too.
func encode(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(EscapeUnprintable(b.Bytes()))
	return err
}

// EscapeUnprintable returns a JSON text with the characters outside ASCII that cannot be printed
// escaped. They can only stand inside strings.
func EscapeUnprintable(text []byte) []byte {
	var out []byte
	done := 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if !unicode.IsPrint(r) {
			out = append(out, text[done:i]...)
			for _, unit := range utf16.Encode([]rune{r}) {
				out = fmt.Appendf(out, `\u%04x`, unit)
			}
			done = i + size
		}
		i += size
	}
	if out == nil {
		return text
	}
	return append(out, text[done:]...)
}

type jsonReport struct {
	Version  string        `json:"version"`
	Tool     jsonTool      `json:"tool"`
	Summary  string        `json:"summary"`
	Findings []jsonFinding `json:"findings"`
	Coverage jsonCoverage  `json:"coverage"`
	Unsafe   jsonInventory `json:"unsafe"`
	Stats    *jsonStats    `json:"stats"`
	Errors   []jsonProblem `json:"errors"`
	Config   string        `json:"configuration"`
	Baseline *jsonBaseline `json:"baseline"`
	Diff     *jsonDiff     `json:"diff"`
}

type jsonBaseline struct {
	Path   string `json:"path"`
	Known  int    `json:"known"`
	Stale  int    `json:"stale"`
	Graver int    `json:"graver"`
}

type jsonDiff struct {
	Base  string `json:"base"`
	Older int    `json:"older"`
}

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type jsonRule struct {
	Code     string   `json:"code"`
	Name     string   `json:"name"`
	Title    string   `json:"title"`
	Severity string   `json:"severity"`
	CWE      []int    `json:"cwe"`
	OWASPAPI []string `json:"owasp_api"`
	PCIDSS   []string `json:"pci_dss"`
}

type jsonFinding struct {
	Rule        jsonRule         `json:"rule"`
	Message     string           `json:"message"`
	Confidence  Confidence       `json:"confidence"`
	Risk        float64          `json:"risk"`
	Terms       []jsonTerm       `json:"risk_terms"`
	Route       *jsonRoute       `json:"route"`
	Location    jsonLocation     `json:"location"`
	Steps       []jsonStep       `json:"steps"`
	Others      []jsonPath       `json:"others"`
	Fingerprint string           `json:"fingerprint"`
	Generated   Generator        `json:"generated"`
	Suppressed  bool             `json:"suppressed"`
	Suppression *jsonSuppression `json:"suppression"`
	Fixes       []jsonFix        `json:"fixes"`
}

// jsonRoute is the route that a path comes through.
type jsonRoute struct {
	Name           string `json:"name"`
	Authentication string `json:"authentication"`
}

func newJSONRoute(name, access string) *jsonRoute {
	if name == "" {
		return nil
	}
	return &jsonRoute{name, cmp.Or(access, UnknownRoute)}
}

// jsonTerm is a factor of a risk.
type jsonTerm struct {
	Name   string  `json:"name"`
	Factor float64 `json:"factor"`
	Reason string  `json:"reason"`
}

type jsonSuppression struct {
	By       string       `json:"by"`
	Reason   string       `json:"reason"`
	Location jsonLocation `json:"location"`
}

type jsonPath struct {
	Message    string     `json:"message"`
	Confidence Confidence `json:"confidence"`
	Risk       float64    `json:"risk"`
	Steps      []jsonStep `json:"steps"`
}

type jsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

type jsonLocation struct {
	Path  string       `json:"path"`
	Start jsonPosition `json:"start"`
	End   jsonPosition `json:"end"`
}

type jsonStep struct {
	Role     Role         `json:"role"`
	Language string       `json:"language"`
	Function string       `json:"function"`
	Note     string       `json:"note"`
	Location jsonLocation `json:"location"`
}

type jsonFix struct {
	Title  string     `json:"title"`
	Unsafe bool       `json:"unsafe"`
	Edits  []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Location jsonLocation `json:"location"`
	NewText  string       `json:"new_text"`
}

type jsonProblem struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Message string `json:"message"`
}

type jsonCoverage struct {
	Complete    bool              `json:"complete"`
	Verdict     string            `json:"verdict"`
	Files       jsonFiles         `json:"files"`
	Bytes       jsonParts         `json:"bytes"`
	Nodes       jsonParts         `json:"nodes"`
	Routes      int               `json:"routes"`
	NativeCalls jsonNativeCalls   `json:"native_calls"`
	Broadened   int               `json:"broadened"`
	CutShort    []jsonCut         `json:"cut_short"`
	Skipped     []jsonSkip        `json:"skipped"`
	Damaged     []jsonDamagedFile `json:"damaged"`
	LeftOut     jsonLeftOut       `json:"left_out"`
}

type jsonFiles struct {
	Analyzed   int `json:"analyzed"`
	Ruby       int `json:"ruby"`
	Rust       int `json:"rust"`
	Lines      int `json:"lines"`
	WithErrors int `json:"with_errors"`
}

type jsonParts struct {
	Total         int     `json:"total"`
	NotUnderstood int     `json:"not_understood"`
	Percent       float64 `json:"percent_not_understood"`
}

type jsonNativeCalls struct {
	Total      int `json:"total"`
	Resolved   int `json:"resolved"`
	Unresolved int `json:"unresolved"`
}

type jsonSkip struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

type jsonCut struct {
	Path     string `json:"path"`
	Line     int    `json:"line"`
	Function string `json:"function"`
	Reason   string `json:"reason"`
}

type jsonDamagedFile struct {
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Errors int    `json:"errors"`
	Bytes  int    `json:"bytes_not_understood"`
	Size   int    `json:"size"`

	Truncated bool `json:"truncated"`
}

type jsonLeftOut struct {
	Trees    []jsonSkip `json:"trees"`
	Tests    int        `json:"tests"`
	Ignored  int        `json:"ignored"`
	Unwanted int        `json:"unwanted"`
}

type jsonStats struct {
	Stages       []jsonStage    `json:"stages"`
	PeakMemory   uint64         `json:"peak_memory_bytes"`
	Functions    int            `json:"functions"`
	CallSites    int            `json:"call_sites"`
	Resolved     int            `json:"resolved"`
	UnknownKinds map[string]int `json:"unknown_kinds"`
	Cache        *jsonCacheUse  `json:"cache"`
}

type jsonCacheUse struct {
	Found   int `json:"found"`
	Missing int `json:"missing"`
}

type jsonStage struct {
	Name   string  `json:"name"`
	Millis float64 `json:"millis"`
}

func newJSONReport(r *Report) jsonReport {
	return jsonReport{
		Version:  jsonVersion,
		Tool:     jsonTool(r.Tool),
		Summary:  Headline(r),
		Findings: convert(r.Findings, newJSONFinding),
		Coverage: newJSONCoverage(r),
		Unsafe:   newJSONInventory(&r.Inventory),
		Stats:    newJSONStats(r.Stats),
		Errors:   convert(r.Errors, func(p Problem) jsonProblem { return jsonProblem(p) }),
		Config:   r.Config,
		Baseline: (*jsonBaseline)(r.Baseline),
		Diff:     newJSONDiff(r.Diff),
	}
}

func newJSONDiff(d *Diff) *jsonDiff {
	if d == nil {
		return nil
	}
	return &jsonDiff{Base: d.Base, Older: d.Older}
}

// convert maps list; the result is never nil, so that JSON has [] and not null.
func convert[A, B any](list []A, f func(A) B) []B {
	out := make([]B, 0, len(list))
	for _, v := range list {
		out = append(out, f(v))
	}
	return out
}

// whole returns list, or an empty one for nil.
func whole[T any](list []T) []T { return append(make([]T, 0, len(list)), list...) }

func newJSONFinding(f Finding) jsonFinding {
	rule := f.rule()
	return jsonFinding{
		Rule: jsonRule{
			Code: rule.Code, Name: rule.Name, Title: rule.Title, Severity: f.severity(),
			CWE: whole(rule.CWE), OWASPAPI: whole(rule.OWASPAPI), PCIDSS: whole(rule.PCIDSS),
		},
		Message:    f.Message,
		Confidence: f.Confidence,
		Risk:       f.risk(),
		Terms:      convert(f.Terms, func(t risk.Term) jsonTerm { return jsonTerm(t) }),
		Route:      newJSONRoute(f.Route, f.Access),
		Location:   newJSONLocation(f.Location),
		Steps:      convert(f.Steps, newJSONStep),
		Others: convert(f.Others, func(p Path) jsonPath {
			return jsonPath{p.Message, p.Confidence, tenths(p.Risk), convert(p.Steps, newJSONStep)}
		}),
		Fingerprint: f.Fingerprint,
		Generated:   f.Generated,
		Suppressed:  f.Suppressed(),
		Suppression: newJSONSuppression(f.Suppression),
		Fixes: convert(f.Fixes, func(x Fix) jsonFix {
			return jsonFix{x.Title, x.Unsafe, convert(x.Edits, func(e Edit) jsonEdit {
				return jsonEdit{newJSONLocation(e.Location), e.NewText}
			})}
		}),
	}
}

func newJSONSuppression(s *Suppression) *jsonSuppression {
	if s == nil {
		return nil
	}
	by := "baseline"
	if s.InSource {
		by = "comment"
	}
	return &jsonSuppression{by, s.Reason, newJSONLocation(s.Location)}
}

func newJSONStep(s Step) jsonStep {
	return jsonStep{s.Role, s.Language, s.Function, s.Note, newJSONLocation(s.Location)}
}

func newJSONLocation(l Location) jsonLocation {
	at := func(p Position) jsonPosition { return jsonPosition{p.Line, p.Column, p.Offset} }
	return jsonLocation{l.Path, at(l.Start), at(l.End)}
}

func newJSONCoverage(r *Report) jsonCoverage {
	c := &r.Coverage
	skip := func(s Skip) jsonSkip { return jsonSkip(s) }
	return jsonCoverage{
		Complete:    r.Complete(),
		Verdict:     Verdict(r),
		Files:       jsonFiles{c.Files, c.Ruby, c.Rust, c.Lines, c.FilesWithErrors},
		Bytes:       jsonParts{c.Bytes, c.ErrorBytes, share(c.ErrorBytes, c.Bytes)},
		Nodes:       jsonParts{c.Nodes, c.Unknown, share(c.Unknown, c.Nodes)},
		Routes:      c.Routes,
		NativeCalls: jsonNativeCalls{c.NativeCalls, c.NativeCalls - c.Unresolved, c.Unresolved},
		Broadened:   c.Broadened,
		CutShort:    convert(c.Cuts, func(x Cut) jsonCut { return jsonCut(x) }),
		Skipped:     convert(c.Skipped, skip),
		Damaged:     convert(c.Damaged, func(d Damage) jsonDamagedFile { return jsonDamagedFile(d) }),
		LeftOut:     jsonLeftOut{convert(c.Excluded, skip), c.Tests, c.Ignored, c.Unwanted},
	}
}

func newJSONStats(s *Stats) *jsonStats {
	if s == nil {
		return nil
	}
	kinds := s.UnknownKinds
	if kinds == nil {
		kinds = map[string]int{}
	}
	return &jsonStats{
		Stages:       convert(s.Stages, func(st Stage) jsonStage { return jsonStage(st) }),
		PeakMemory:   s.PeakMemory,
		Functions:    s.Functions,
		CallSites:    s.CallSites,
		Resolved:     s.Resolved,
		UnknownKinds: kinds,
		Cache:        (*jsonCacheUse)(s.Cache),
	}
}
