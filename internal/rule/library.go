package rule

import (
	"slices"
)

// LibraryFile says how files are named in which a mechanism finds its functions, and from which crate each is built.
type LibraryFile struct {
	Row
	Mechanism string
	// Matches are the texts that name such a file. Its group is the name of the crate; files of a row without one are
	// built from none.
	Matches *Regexp
	// Contained says that such code runs in a box: what it does is done inside of it.
	Contained bool
}

type libraryFileTable struct {
	Mechanism list   `toml:"mechanism"`
	Matches   string `toml:"matches"`
	Contained bool   `toml:"contained"`
}

func (b *builder) libraryFile(t *libraryFileTable) {
	if len(t.Mechanism) == 0 {
		b.fail("", "needs the key mechanism: one or several mechanisms")
	}
	matches, err := b.regexp(t.Matches, 0, 1)
	if err != nil || t.Matches == "" {
		b.fail("matches", "needs a regular expression with at most one group, the name of the crate")
		return
	}
	for _, mechanism := range t.Mechanism {
		row := &LibraryFile{Row: Row{Section: b.section, Origin: b.origin(), Callee: Callee{Name: mechanism}}, Mechanism: mechanism, Matches: matches, Contained: t.Contained}
		b.row(&row.Row)
		b.set.Models.LibraryFiles = append(b.set.Models.LibraryFiles, row)
	}
}

// Numbered says that to Ruby, a pointer of native code is a number of a mechanism: of a place in memory that is not Ruby's.
type Numbered struct {
	Row
}

type numberedTable struct {
	Mechanism list `toml:"mechanism"`
}

func (b *builder) numbered(t *numberedTable) {
	if len(t.Mechanism) == 0 {
		b.fail("", "needs the key mechanism: one or several mechanisms")
	}
	for _, mechanism := range t.Mechanism {
		row := &Numbered{Row: Row{Section: b.section, Origin: b.origin(), Callee: Callee{Name: mechanism}}}
		b.row(&row.Row)
		b.set.Models.Numbered[mechanism] = row
	}
}

// Contained reports whether the code that a mechanism leads to runs in a box.
func (m *Models) Contained(mechanism string) bool {
	return slices.ContainsFunc(m.LibraryFiles, func(f *LibraryFile) bool { return f.Mechanism == mechanism && f.Contained })
}
