package rule

import (
	"slices"

	"rubicon/internal/source"
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

// Display says that the text of a value of a type of Rust names what the value holds.
type Display struct{ Row }

// displayTable is a [[display]] table.
type displayTable struct {
	Type list `toml:"type"`
}

func (b *builder) display(t *displayTable) {
	if len(t.Type) == 0 {
		b.fail("", "needs the key type: the full paths of the types")
	}
	for _, name := range t.Type {
		row := &Display{Row{Section: b.section, Origin: b.origin(), Callee: Callee{Lang: source.Rust, Name: name, Any: true}}}
		b.row(&row.Row)
		b.set.Models.Displays[name] = row
	}
}

// Arrives says of which class of Ruby the values of types of Rust are that native functions return.
type Arrives struct {
	Row
	Ruby string
}

// arrivesTable is an [[arrives]] table.
type arrivesTable struct {
	Mechanism list   `toml:"mechanism"`
	Rust      list   `toml:"rust"`
	Ruby      string `toml:"ruby"`
}

func (b *builder) arrives(t *arrivesTable) {
	b.need("ruby", t.Ruby)
	if len(t.Mechanism) == 0 || len(t.Rust) == 0 {
		b.fail("", "needs the keys mechanism and rust: the full paths of the types")
	}
	for _, mechanism := range t.Mechanism {
		for _, name := range t.Rust {
			row := &Arrives{Row: Row{Section: b.section, Origin: b.origin(), Callee: Callee{Lang: source.Rust, Name: name, Any: true}}, Ruby: t.Ruby}
			b.row(&row.Row)
			b.set.Models.arrives[[2]string{mechanism, name}] = row
		}
	}
}

// ArrivesAs returns the row that says what a value of a type of Rust, given by its full path, is to Ruby where a native function of
// a mechanism returns it; nil if none does.
func (m *Models) ArrivesAs(mechanism, name string) *Arrives {
	return m.arrives[[2]string{mechanism, name}]
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
