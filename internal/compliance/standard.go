// Package compliance holds a report against the requirements of standards: OWASP API Security Top 10, OWASP Top 10,
// PCI DSS, OWASP ASVS.
//
// Which rule speaks to which requirement is data: the files of rules/standards name weaknesses by their CWE numbers, and
// rules name requirements themselves where a standard has a key for it. So a new rule has its place without another edit.
// A requirement also says what no static tool can check of it, and that stands in every report: a report without
// findings is not a proof that a standard is met.
package compliance

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rubicon/internal/report"
	"rubicon/internal/tomldoc"
)

// Standard is a standard with those of its requirements that source code can speak to, in its order.
type Standard struct {
	ID           string // what it is called on the command line
	Name         string
	Version      string
	Source       string // the address of the standard
	Requirements []Requirement

	key string
}

// Title returns the name with the version.
func (s *Standard) Title() string { return s.Name + " " + s.Version }

// Requirement is one requirement of a standard.
type Requirement struct {
	ID     string
	Title  string
	Beyond string // what a static tool cannot check

	names  string // what rules call it; "" if they do not
	wanted []int  // the weaknesses it is about; all if there are none
}

// file is a file of rules/standards.
type file struct {
	Standard    standardTable      `toml:"standard"`
	Requirement []requirementTable `toml:"requirement"`
}

type standardTable struct {
	ID      string `toml:"id"`
	Name    string `toml:"name"`
	Version string `toml:"version"`
	Source  string `toml:"source"`
	Key     string `toml:"key"`
}

type requirementTable struct {
	ID     string `toml:"id"`
	Title  string `toml:"title"`
	Beyond string `toml:"beyond"`
	PartOf string `toml:"part_of"`
	Named  *bool  `toml:"named"`
	CWE    []int  `toml:"cwe"`
	Also   []int  `toml:"also"`
}

// The keys by which rules name requirements.
const (
	keyOWASPAPI = "owasp_api"
	keyPCIDSS   = "pci_dss"
)

// IDs returns the IDs of the standards in a file system, sorted: the names of their files. It reads none of them.
func IDs(fsys fs.FS) []string {
	names, err := fs.Glob(fsys, pattern)
	if err != nil {
		return nil // the pattern is a good one
	}
	for i, name := range names {
		names[i] = idOf(name)
	}
	slices.Sort(names)
	return names
}

// pattern is where the files of standards are.
const pattern = "*/*.toml"

func idOf(file string) string { return strings.TrimSuffix(path.Base(file), ".toml") }

// Load reads the standards from the TOML files of a file system, sorted by their IDs. Unknown keys, texts that are
// missing and requirements that no rule could meet are errors that name file and line.
func Load(fsys fs.FS) ([]*Standard, error) {
	names, err := fs.Glob(fsys, pattern)
	if err != nil {
		return nil, err
	}
	var list []*Standard
	var errs []error
	for _, name := range names {
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			errs = append(errs, fmt.Errorf("cannot read %s: %w", name, err))
			continue
		}
		s, err := decode(name, src)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *Standard) int { return strings.Compare(a.ID, b.ID) })
	return list, errors.Join(errs...)
}

// decode reads one standard.
func decode(name string, src []byte) (*Standard, error) {
	var f file
	lines, err := tomldoc.Decode(name, string(src), &f, "rules/README.md says which keys a standard has")
	if err != nil {
		return nil, err
	}
	t := &f.Standard
	s := &Standard{ID: t.ID, Name: t.Name, Version: t.Version, Source: t.Source, key: t.Key}
	var errs []error
	fail := func(line int, format string, args ...any) {
		errs = append(errs, fmt.Errorf("%s:%d: %s", path.Base(name), line, fmt.Sprintf(format, args...)))
	}
	for key, text := range map[string]string{"id": t.ID, "name": t.Name, "version": t.Version, "source": t.Source} {
		if text == "" {
			fail(lines.Row("standard", 0), "[standard] needs the key %s", key)
		}
	}
	if t.ID != "" && t.ID != idOf(name) {
		fail(lines.Key("standard", 0, "id"), "id = %q: the file must be called %s.toml", t.ID, t.ID)
	}
	if t.Key != "" && t.Key != keyOWASPAPI && t.Key != keyPCIDSS {
		fail(lines.Key("standard", 0, "key"), "key = %q: rules have %s and %s", t.Key, keyOWASPAPI, keyPCIDSS)
	}
	for i := range f.Requirement {
		r, err := f.Requirement[i].requirement(t.Key)
		if err != nil {
			fail(lines.Row("requirement", i), "%s", err)
		}
		s.Requirements = append(s.Requirements, r)
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return s, errors.Join(errs...)
}

// requirement returns the requirement of a table, in a standard whose requirements rules name in a key, or in none.
func (t *requirementTable) requirement(key string) (Requirement, error) {
	r := Requirement{ID: t.ID, Title: t.Title, Beyond: t.Beyond, wanted: slices.Concat(t.CWE, t.Also)}
	if key != "" && (t.Named == nil || *t.Named) {
		r.names = t.ID
		if t.PartOf != "" {
			r.names = t.PartOf
		}
	}
	switch {
	case t.ID == "" || t.Title == "" || t.Beyond == "":
		return r, errors.New("[[requirement]] needs the keys id, title and beyond")
	case r.names == "" && len(r.wanted) == 0:
		return r, fmt.Errorf("requirement %s: no rule could ever meet it; give it cwe", t.ID)
	}
	return r, nil
}

// Claim is what a rule says it is about.
type Claim struct {
	CWE              []int
	OWASPAPI, PCIDSS []string
}

// ClaimOf returns what a rule says it is about.
func ClaimOf(r *report.Rule) Claim { return Claim{r.CWE, r.OWASPAPI, r.PCIDSS} }

// Meets reports whether a rule speaks to a requirement of the standard.
func (s *Standard) Meets(c Claim, r *Requirement) bool {
	if r.names != "" {
		named := c.OWASPAPI
		if s.key == keyPCIDSS {
			named = c.PCIDSS
		}
		if !slices.Contains(named, r.names) {
			return false
		}
	}
	return len(r.wanted) == 0 || slices.ContainsFunc(c.CWE, func(n int) bool { return slices.Contains(r.wanted, n) })
}

// Of returns the IDs of the requirements that a rule speaks to, in the standard's order.
func (s *Standard) Of(c Claim) []string {
	var ids []string
	for i := range s.Requirements {
		if r := &s.Requirements[i]; s.Meets(c, r) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}
