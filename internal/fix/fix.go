// Package fix chooses which of the edits that findings bring are made together, and makes them.
package fix

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"rubicon/internal/report"
	"rubicon/internal/suppress"
)

// Set are fixes that do not touch each other.
type Set struct {
	// Chosen are the fixes, each with its finding, in the order of the findings.
	Chosen []Chosen
	// Left is the number of findings whose fix meets one that was chosen.
	Left int
	// Unsafe is the number of findings that have only fixes that may change what the program does.
	Unsafe int
}

// Chosen is a fix of a finding.
type Chosen struct {
	Finding *report.Finding
	Fix     report.Fix
}

// Choose takes the first fix of each finding that is not suppressed, if it touches none that was taken before. Those that
// may change what the program does are taken only with unsafe.
func Choose(findings []report.Finding, unsafe bool) Set {
	var s Set
	taken := map[string][]report.Edit{}
	for i := range findings {
		f := &findings[i]
		if f.Suppressed() || len(f.Fixes) == 0 {
			continue
		}
		fixes := Allowed(f, unsafe)
		switch {
		case len(fixes) == 0:
			s.Unsafe++
			continue
		case slices.ContainsFunc(fixes[0].Edits, func(e report.Edit) bool { return meets(taken[e.Location.Path], e) }):
			s.Left++
			continue
		}
		for _, e := range fixes[0].Edits {
			taken[e.Location.Path] = append(taken[e.Location.Path], e)
		}
		s.Chosen = append(s.Chosen, Chosen{f, fixes[0]})
	}
	return s
}

// Allowed returns the fixes of a finding that may be made.
func Allowed(f *report.Finding, unsafe bool) []report.Fix {
	return slices.DeleteFunc(slices.Clone(f.Fixes), func(x report.Fix) bool { return x.Unsafe && !unsafe })
}

// meets reports whether an edit overlaps one of others, or stands at the same place and is another one.
func meets(others []report.Edit, e report.Edit) bool {
	return slices.ContainsFunc(others, func(o report.Edit) bool {
		a, b := o.Location, e.Location
		if a == b && o.Old == e.Old && o.NewText == e.NewText && o.Old == "" {
			return false // both want the same line to be there
		}
		return a.Start.Offset < b.End.Offset && b.Start.Offset < a.End.Offset || a.Start.Offset == b.Start.Offset
	})
}

// Files returns the edits of the set by file.
func (s *Set) Files() map[string][]report.Edit {
	files := map[string][]report.Edit{}
	for _, c := range s.Chosen {
		for _, e := range c.Fix.Edits {
			if list := files[e.Location.Path]; !slices.Contains(list, e) {
				files[e.Location.Path] = append(list, e)
			}
		}
	}
	return files
}

// ErrChanged is the error for a file that is not any more what was analyzed.
var ErrChanged = errors.New("it has changed since it was read")

// Apply returns content with edits made, which do not overlap.
func Apply(content []byte, edits []report.Edit) ([]byte, error) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b report.Edit) int {
		return cmp.Compare(a.Location.Start.Offset, b.Location.Start.Offset)
	})
	var out []byte
	done := 0
	for _, e := range edits {
		start, end := e.Location.Start.Offset, e.Location.End.Offset
		if start < done || end < start || end > len(content) || string(content[start:end]) != e.Old {
			return nil, ErrChanged
		}
		out = append(append(out, content[done:start]...), e.NewText...)
		done = end
	}
	return append(out, content[done:]...), nil
}

// Objection says what speaks against the fixes of a set, by the reports before and after they are made; "" if nothing does.
// after must have lost the findings of the chosen fixes and have none that before had not, but such as only say what is there, and
// no file may be damaged more than it was. That a comment suppresses nothing any more counts as one only if no suppressed finding of its file is gone
// with the others: then it is the fix that has made the comment needless.
func (s *Set) Objection(before, after *report.Report) string {
	if after.Coverage.FilesWithErrors > before.Coverage.FilesWithErrors || after.Coverage.ErrorBytes > before.Coverage.ErrorBytes {
		return "a file could not be parsed any more"
	}
	was := count(before.Findings)
	allowed := maps.Clone(was)
	for _, c := range s.Chosen {
		allowed[keyOf(c.Finding)]--
	}
	needless := suppressed(before.Findings)
	for path, n := range suppressed(after.Findings) {
		needless[path] -= n
	}
	stays := false
	seen := map[key]int{}
	for i := range after.Findings {
		f := &after.Findings[i]
		k := keyOf(f)
		seen[k]++
		switch {
		case seen[k] <= allowed[k]:
		case k.unused && needless[k.path] > 0:
			needless[k.path]--
		case seen[k] <= was[k]:
			stays = true // what has come, if anything, says more
		case f.Grade() == "info":
		default:
			return fmt.Sprintf("then %s is found at %s:%d", k.rule, report.Printable(k.path), f.Location.Start.Line)
		}
	}
	if stays {
		return "the finding stays"
	}
	return ""
}

// suppressed counts the findings that comments suppress, by file.
func suppressed(findings []report.Finding) map[string]int {
	n := map[string]int{}
	for i := range findings {
		if findings[i].Suppressed() {
			n[findings[i].Location.Path]++
		}
	}
	return n
}

// key is what is the same of findings that differ only in which of several places in a function they stand at.
type key struct {
	rule, path, function, note string
	unused                     bool // it is a comment that suppresses nothing
}

func keyOf(f *report.Finding) key {
	k := key{path: f.Location.Path}
	if f.Rule != nil {
		k.rule, k.unused = f.Rule.Code, f.Rule.Name == suppress.Unused
	}
	if n := len(f.Steps); n > 0 {
		k.function, k.note = f.Steps[n-1].Function, f.Steps[n-1].Note
	}
	return k
}

func count(findings []report.Finding) map[key]int {
	n := map[key]int{}
	for i := range findings {
		n[keyOf(&findings[i])]++
	}
	return n
}
