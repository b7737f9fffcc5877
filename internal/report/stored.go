package report

import (
	"bytes"
	"compress/flate"
	"encoding/gob"
	"errors"
	"io"

	"rubicon/internal/source"
)

// stored is what is kept of a report for a later scan of the same files: what the analysis finds out. Rules stand there
// by their codes.
type stored struct {
	Findings  []Finding
	Codes     []string // of the findings
	Coverage  Coverage
	Inventory Inventory
	Errors    []Problem
	Files     []bool // of each location in turn, whether its file is known
}

// Store returns a report as bytes from which Restore makes it again.
func Store(r *Report) ([]byte, error) {
	s := stored{Coverage: r.Coverage, Inventory: r.Inventory, Errors: r.Errors}
	for _, f := range r.Findings {
		if f.Rule == nil {
			return nil, errors.New("a finding without a rule")
		}
		s.Codes = append(s.Codes, f.Rule.Code)
		f.Rule = nil
		s.Findings = append(s.Findings, f)
	}
	s.eachLocation(func(l *Location) { s.Files = append(s.Files, l.file != nil) })
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(gob.NewEncoder(w).Encode(&s), w.Close()); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// maxStored bounds a report that was kept, in bytes: some 200,000 findings.
const maxStored = 256 << 20

// Restore returns the report that Store was given. ruleOf describes a rule, given by its code, and fileOf returns a file of
// the workspace, given by its path; they return nil for what is not there, which is an error.
func Restore(data []byte, ruleOf func(code string) *Rule, fileOf func(path string) *source.File) (*Report, error) {
	var s stored
	if err := gob.NewDecoder(io.LimitReader(flate.NewReader(bytes.NewReader(data)), maxStored)).Decode(&s); err != nil {
		return nil, err
	}
	if len(s.Codes) != len(s.Findings) {
		return nil, errors.New("not every finding has a rule")
	}
	for i := range s.Findings {
		if s.Findings[i].Rule = ruleOf(s.Codes[i]); s.Findings[i].Rule == nil {
			return nil, errors.New("a rule is not there")
		}
	}
	lost := false
	s.eachLocation(func(l *Location) {
		if len(s.Files) == 0 {
			lost = true
			return
		}
		if s.Files[0] {
			l.file = fileOf(l.Path)
			lost = lost || l.file == nil
		}
		s.Files = s.Files[1:]
	})
	if lost || len(s.Files) > 0 {
		return nil, errors.New("a file is not there")
	}
	return &Report{Findings: s.Findings, Coverage: s.Coverage, Inventory: s.Inventory, Errors: s.Errors}, nil
}

// eachLocation calls do with every location, always in the same order.
func (s *stored) eachLocation(do func(*Location)) {
	steps := func(list []Step) {
		for i := range list {
			do(&list[i].Location)
		}
	}
	for i := range s.Findings {
		f := &s.Findings[i]
		do(&f.Location)
		steps(f.Steps)
		for j := range f.Others {
			steps(f.Others[j].Steps)
		}
		for j := range f.Fixes {
			for k := range f.Fixes[j].Edits {
				do(&f.Fixes[j].Edits[k].Location)
			}
		}
		if f.Suppression != nil {
			do(&f.Suppression.Location)
		}
	}
	for i := range s.Inventory.Items {
		do(&s.Inventory.Items[i].Location)
	}
}
