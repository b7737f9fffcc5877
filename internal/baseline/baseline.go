// Package baseline keeps the findings that a project knows of, so that a scan shows only others.
//
// The file is JSON, one finding a line, sorted: it is reviewed like source. A finding is the same as long as its
// fingerprint is, which does not change when lines move; and where a file was moved, when rule, function and sink
// are the same.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"slices"
	"strings"

	"rubicon/internal/report"
)

// Name is what the file is called if nobody says otherwise.
const Name = "rubicon-baseline.json"

// Version is the version of the format.
const Version = 1

// maxSize is the largest file that is read, in bytes: a hundred thousand findings.
const maxSize = 64 << 20

// Baseline is a list of known findings.
type Baseline struct {
	Entries []Entry
}

// Entry is a known finding. Only the fingerprint, the rule, the path, the function and the sink say which one it is, and the
// risk how grave it was.
type Entry struct {
	Rule        string  `json:"rule"`
	Path        string  `json:"path"`     // relative to the project
	Function    string  `json:"function"` // as its file calls it
	Sink        string  `json:"sink"`
	Message     string  `json:"message"`
	Risk        float64 `json:"risk,omitempty"` // from 0 to 10, in tenths; 0 if it is not known
	Fingerprint string  `json:"fingerprint"`
	// Reason says why the finding stands; whoever reviews the file may write it.
	Reason string `json:"reason,omitempty"`
}

// Load reads a file. Its errors name the file.
func Load(path string) (*Baseline, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no baseline %s; rubicon baseline write makes it", path)
	case err != nil:
		return nil, fmt.Errorf("cannot read the baseline: %w", err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no file; a baseline is one", path)
	case info.Size() > maxSize:
		return nil, fmt.Errorf("%s has %d bytes; a baseline has at most %d", path, info.Size(), maxSize)
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read the baseline: %w", err)
	}
	b, err := Parse(src)
	if err != nil {
		return nil, fmt.Errorf("%s%w", path, err)
	}
	return b, nil
}

// Parse reads the content of a file. Its errors begin with the line: ":3: …".
func Parse(src []byte) (*Baseline, error) {
	var f struct {
		Version  *int    `json:"version"`
		Findings []Entry `json:"findings"`
	}
	d := json.NewDecoder(bytes.NewReader(src))
	d.DisallowUnknownFields()
	err := d.Decode(&f)
	at := d.InputOffset()
	if rest := bytes.TrimSpace(src[at:]); err == nil && len(rest) > 0 {
		err = errors.New("something follows the baseline")
		at = int64(bytes.LastIndex(src, rest))
	}
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &wrong):
		at = wrong.Offset
	case errors.Is(err, io.ErrUnexpectedEOF):
		at = int64(len(src))
	}
	if err != nil {
		// The error for an unknown member says its name only.
		if _, name, ok := strings.Cut(err.Error(), "unknown field "); ok {
			at = int64(bytes.Index(src, []byte(name)))
		}
	}
	line := 1 + bytes.Count(src[:min(max(at, 0), int64(len(src)))], []byte{'\n'})
	switch {
	case err != nil:
		return nil, fmt.Errorf(":%d: %w", line, err)
	case f.Version == nil:
		return nil, errors.New(":1: no version; is this a baseline of Rubicon?")
	case *f.Version != Version:
		return nil, fmt.Errorf(":1: version %d is not known, only %d; another release wrote the file", *f.Version, Version)
	}
	for i, e := range f.Findings {
		if e.Fingerprint == "" || e.Rule == "" {
			return nil, fmt.Errorf(":1: finding %d has no rule or no fingerprint", i+1)
		}
	}
	return &Baseline{f.Findings}, nil
}

// Format returns the content of the file.
func (b *Baseline) Format() ([]byte, error) {
	entries := slices.Clone(b.Entries)
	slices.SortFunc(entries, func(x, y Entry) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Function, y.Function),
			cmp.Compare(x.Sink, y.Sink), cmp.Compare(x.Fingerprint, y.Fingerprint))
	})
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n  \"version\": %d,\n  \"findings\": [", Version)
	for i, e := range entries {
		if i > 0 {
			out.WriteByte(',')
		}
		var line bytes.Buffer
		enc := json.NewEncoder(&line)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(e); err != nil {
			return nil, err
		}
		out.WriteString("\n    ")
		out.Write(bytes.TrimSpace(line.Bytes()))
	}
	if len(entries) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteString("]\n}\n")
	return report.EscapeUnprintable(out.Bytes()), nil
}

// NewEntry returns the entry of a finding; path is that of its sink, relative to the project.
func NewEntry(f *report.Finding, path string) Entry {
	e := Entry{Rule: f.Rule.Code, Path: path, Message: f.Message, Risk: tenths(f.Risk), Fingerprint: f.Fingerprint}
	if n := len(f.Steps); n > 0 {
		e.Function, e.Sink = f.Steps[n-1].Local, f.Steps[n-1].Note
	}
	return e
}

func tenths(risk float64) float64 { return math.Round(risk*10) / 10 }

// graver reports whether a finding is graver than an entry says: another source reaches its sink, or a guard is gone.
func graver(f *report.Finding, e *Entry) bool { return e.Risk > 0 && tenths(f.Risk) > e.Risk }

// Match pairs findings with entries: it returns, for each finding, the index of its entry or -1, and the same of findings
// that are graver now than their entries say, which are not taken for known. pathOf returns the path
// of a finding relative to the project, and gone reports whether the file of an entry is not there any more, so that it
// may have moved.
func (b *Baseline) Match(findings []report.Finding, pathOf func(*report.Finding) string, gone func(path string) bool) (match, grown []int) {
	byPrint := map[string]int{}
	for i, e := range b.Entries {
		byPrint[e.Fingerprint] = i
	}
	match, grown = make([]int, len(findings)), make([]int, len(findings))
	taken := make([]bool, len(b.Entries))
	for i := range findings {
		match[i], grown[i] = -1, -1
		if j, ok := byPrint[findings[i].Fingerprint]; ok && !taken[j] {
			taken[j] = true
			if graver(&findings[i], &b.Entries[j]) {
				grown[i] = j
			} else {
				match[i] = j
			}
		}
	}
	type what struct{ rule, function, sink string }
	moved := map[what][]int{}
	for j, e := range b.Entries {
		if !taken[j] && gone(e.Path) {
			w := what{e.Rule, e.Function, e.Sink}
			moved[w] = append(moved[w], j)
		}
	}
	if len(moved) == 0 {
		return match, grown
	}
	for i := range findings {
		if match[i] >= 0 || grown[i] >= 0 {
			continue
		}
		e := NewEntry(&findings[i], pathOf(&findings[i]))
		w := what{e.Rule, e.Function, e.Sink}
		if list := moved[w]; len(list) > 0 {
			if graver(&findings[i], &b.Entries[list[0]]) {
				grown[i] = list[0]
			} else {
				match[i] = list[0]
			}
			moved[w] = list[1:]
		}
	}
	return match, grown
}
