package rule

import (
	"iter"
	"slices"
	"strings"

	"rubicon/internal/source"
)

// Models are the rows of all files, found by the name that is called.
type Models struct {
	NativeTypes []*NativeType
	Decoders    []*Flow // those that take a text apart into a struct of Rust
	// ForeignLengths are in the order of the files: the first row that a parameter meets speaks of it.
	ForeignLengths []*ForeignLength
	Classes        []*Class
	Aliases        []*Alias
	TopLevels      []*TopLevel
	Reaches        []*Reach
	Claims         []*Claim
	Helpers        []*Helper
	InProcess      []*InProcess
	Takebacks      []*Takeback // those that are parameters
	Bits           []*Bits
	Quotings       []*Quoting
	Views          []*View
	Programs       []*Program
	GuardNames     []*GuardName
	Refusals       []*Refusal
	SignIns        []*SignIn
	VerbOverrides  []*VerbOverride
	Fixes          []*Fix
	Delegates      map[string][]*Delegate // by the name of the call
	Assumes        []*Assume              // the first that is met counts
	Hooks          []*Mixin               // those with a Hook
	Loads          []*Source              // of constants and global variables
	Params         []*Source              // of parameters
	Handlers       []*Source              // of parameters of Rust functions
	Extractors     map[string]*Extractor  // by the path of a trait's method
	Exported       []*Exported
	Launchers      []*Launcher
	Endpoints      []*Endpoint // by attributes
	// LibraryFiles are in the order of files; the first that matches speaks.
	LibraryFiles []*LibraryFile
	Macros       []*Macro // in the order of files
	Mismatches   []*Mismatch
	Settings     []*Setting
	Consoles     []*Console
	Exposures    []*Exposure
	Differences  []*Difference
	Privileges   []*Privilege
	Owned        []*Owned
	MadeModules  []*MadeModule
	// FieldContracts are in the order of files.
	FieldContracts []*FieldContract
	Generated      []*Generated          // in the order of files; the first that matches speaks
	Shared         map[string]*Shared    // by the path of a type
	Channels       map[string]*Channel   // by the path of a type
	Responders     map[string]*Responder // by the path of a trait's method
	ParamTypes     []*TypeRow
	// Displays are, by the full path of a type, the rows that say that its text names what it holds.
	Displays map[string]*Display
	arrives  map[[2]string]*Arrives // by a mechanism and a type
	// Numbered are, by the name of a mechanism, the rows that say that a pointer is a number in it.
	Numbered map[string]*Numbered

	holds      map[string]*Holds
	loadTypes  map[string]*TypeRow
	contracted map[string]bool
	evidenceOf []string // the keys that evidence rows speak of
	entries    map[entryKey]*Entry
	listed     []listedEntry   // all of entries: to go over a map takes several times longer
	named      map[string]bool // the classes that rows speak of; nil until it is asked for
	globs      []globEntry
	aliases    map[entryKey]string
	supers     map[string]string
	stands     map[string]bool
	threads    map[string]bool
	records    map[string]bool
	lengths    map[string]int
	elements   map[string]string
	constants  map[string]*Constant
	runs       map[string]bool
}

// entryKey is a language and a name: the last part of a method, path or macro.
type entryKey struct {
	lang source.Lang
	name string
}

// listedEntry is an entry with its key.
type listedEntry struct {
	key  entryKey
	rows *Entry
}

// globEntry holds the rows of one pattern with a star.
type globEntry struct {
	callee Callee
	rows   *Entry
}

func newModels() *Models {
	return &Models{
		loadTypes:  map[string]*TypeRow{},
		contracted: map[string]bool{},
		entries:    make(map[entryKey]*Entry, expectedNames),
		listed:     make([]listedEntry, 0, expectedNames),
		Extractors: map[string]*Extractor{},
		Shared:     map[string]*Shared{},
		Channels:   map[string]*Channel{},
		Numbered:   map[string]*Numbered{},
		Displays:   map[string]*Display{},
		arrives:    map[[2]string]*Arrives{},
		Responders: map[string]*Responder{},
		aliases:    map[entryKey]string{},
		holds:      map[string]*Holds{},
		supers:     map[string]string{},
		stands:     map[string]bool{},
		threads:    map[string]bool{},
		records:    map[string]bool{},
		lengths:    map[string]int{},
		elements:   map[string]string{},
		runs:       map[string]bool{},
		constants:  map[string]*Constant{},
		Delegates:  map[string][]*Delegate{},
	}
}

// Lookup returns the rows that a call of that name may meet, those of patterns with a star
// included, or nil. The name is a method's name, an operation ("op.interp"), or the last segment of
// a Rust path; a macro's name keeps its "!". The caller must not change the Entry. The engine asks
// once for each distinct name: names that only patterns with a star fit are put together anew.
func (m *Models) Lookup(lang source.Lang, name string) *Entry {
	if e, ok := m.entries[entryKey{lang, name}]; ok {
		return e
	}
	var out *Entry
	for i := range m.globs {
		if g := &m.globs[i]; g.callee.Lang == lang && g.callee.MatchesName(name) {
			if out == nil {
				out = NewEntry()
			}
			out.add(g.rows)
		}
	}
	return out
}

// Alias returns what name stands for: the full path of a Rust prelude name or re-export. It
// returns name itself if it is no alias.
func (m *Models) Alias(lang source.Lang, name string) string {
	// A chain of aliases is short; the bound only keeps a circle from running forever.
	for range 8 {
		is, ok := m.aliases[entryKey{lang, name}]
		if !ok {
			break
		}
		name = is
	}
	return name
}

// LoadType returns the row that states the type of a constant or global variable, or nil.
func (m *Models) LoadType(name string) *TypeRow { return m.loadTypes[strings.TrimPrefix(name, "::")] }

// Contracted reports whether there are contracts for the sources of that name.
func (m *Models) Contracted(source string) bool { return m.contracted[source] }

// Constant returns the row of a library's constant, or nil.
func (m *Models) Constant(name string) *Constant { return m.constants[name] }

// Names reports whether a model speaks of a class of that name.
func (m *Models) Names(class string) bool {
	if m.named == nil {
		m.named = map[string]bool{}
		for _, c := range m.Classes {
			m.named[c.Name], m.named[c.Super] = true, true
		}
		for _, at := range m.listed {
			e := at.rows
			for _, s := range e.Sinks {
				m.named[s.Callee.Owner] = true
			}
			for _, f := range e.Flows {
				m.named[f.Callee.Owner] = true
			}
			for _, t := range e.Types {
				m.named[t.Callee.Owner], m.named[t.Returns] = true, true
			}
		}
	}
	return m.named[class]
}

// SourceOwners returns the classes whose instance methods are sources, and those of the same library that sources
// return, sorted.
func (m *Models) SourceOwners() []string {
	var owners []string
	library := func(class string) string {
		name, _, _ := strings.Cut(class, "::")
		return name
	}
	for _, at := range m.listed {
		e := at.rows
		for _, s := range e.Sources {
			if s.Callee.Lang != source.Ruby {
				continue
			}
			if s.Callee.Instance && s.Callee.Owner != "" {
				owners = append(owners, s.Callee.Owner)
			}
			for _, t := range e.Types {
				if t.Callee == s.Callee && library(t.Returns) == library(s.Callee.Owner) {
					owners = append(owners, t.Returns)
				}
			}
		}
	}
	slices.Sort(owners)
	return slices.Compact(owners)
}

// SinkOwners returns the library's classes of Ruby in whose instances untrusted data does harm by methods that mean
// nothing of others', sorted. Of classes that the language has literals of, programs make objects everywhere.
func (m *Models) SinkOwners() []string {
	literal := map[string]bool{"String": true, "Symbol": true, "Array": true, "Hash": true, "Regexp": true, "Proc": true}
	var owners []string
	for _, at := range m.listed {
		e := at.rows
		for _, s := range e.Sinks {
			if c := &s.Callee; c.Lang == source.Ruby && c.Instance && c.Owner != "" && !s.Loose && !literal[c.Owner] {
				owners = append(owners, c.Owner)
			}
		}
	}
	slices.Sort(owners)
	return slices.Compact(owners)
}

// NativeOwners returns the library's classes of Ruby whose instances have methods that call native functions, stand for
// such, or say what a program is given.
func (m *Models) NativeOwners() []string {
	var owners []string
	add := func(c *Callee) {
		if c.Lang == source.Ruby && c.Instance && c.Owner != "" {
			owners = append(owners, c.Owner)
		}
	}
	for _, at := range m.listed {
		e := at.rows
		for _, row := range e.NativeCalls {
			add(&row.Callee)
		}
		for _, row := range e.Handles {
			add(&row.Callee)
		}
		for _, row := range e.Processes {
			add(&row.Callee)
		}
	}
	slices.Sort(owners)
	return slices.Compact(owners)
}

// Families returns the pairs of libraries of which the first leads to the second: its classes descend from the
// other's, or its methods return the other's objects. family tells the library of a class.
func (m *Models) Families(family func(class string) string) [][2]string {
	seen := map[[2]string]bool{}
	var links [][2]string
	link := func(from, to string) {
		if pair := [2]string{family(from), family(to)}; pair[0] != pair[1] && !seen[pair] {
			seen[pair] = true
			links = append(links, pair)
		}
	}
	for _, c := range m.Classes {
		link(c.Name, c.Super)
	}
	for _, at := range m.listed {
		e := at.rows
		for _, t := range e.Types {
			link(t.Callee.Owner, t.Returns)
		}
	}
	for _, t := range m.ParamTypes {
		link(t.Callee.Owner, t.Returns)
	}
	for _, t := range m.loadTypes {
		link(t.Load, t.Returns)
	}
	return links
}

// Super returns the superclass of a library's class; ok is false if no row names it.
func (m *Models) Super(class string) (super string, ok bool) {
	super, ok = m.supers[class]
	return super, ok
}

// maxSupers bounds the classes that one descends from, which rows may say in a circle.
const maxSupers = 32

// IsA reports whether class is ancestor or, by the class rows, a descendant of it.
func (m *Models) IsA(class, ancestor string) bool {
	return m.ofAncestor(class, func(c string) bool { return c == ancestor })
}

// Ancestors yields what a class descends from by the class rows, the nearest first.
func (m *Models) Ancestors(class string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for range maxSupers - 1 {
			super, ok := m.supers[class]
			if !ok || !yield(super) {
				return
			}
			class = super
		}
	}
}

// ofAncestor reports whether something is so of class or, by the class rows, of one that it descends from.
func (m *Models) ofAncestor(class string, is func(string) bool) bool {
	for range maxSupers {
		if is(class) {
			return true
		}
		super, ok := m.supers[class]
		if !ok {
			return false
		}
		class = super
	}
	return false
}

// Length returns how many elements the objects of a class have, 0 if that is not said.
func (m *Models) Length(class string) int { return m.lengths[class] }

// Element returns the type of the elements of which a type of a library of Rust is a list, "" if it is none.
func (m *Models) Element(name string) string { return m.elements[name] }

// Stands reports whether the objects of a class stand for another one.
func (m *Models) Stands(class string) bool { return m.stands[class] }

// Threads reports whether the objects of a class, or of one that it descends from, hand what is put into them from one thread to
// another.
func (m *Models) Threads(class string) bool {
	return m.ofAncestor(class, func(c string) bool { return m.threads[c] })
}

// Records reports whether a module that a class, or another module, extends keeps what its body declares.
func (m *Models) Records(class string) bool { return m.records[class] }

// HasEvidence reports whether evidence rows speak of what is read at that key.
func (m *Models) HasEvidence(key string) bool { return slices.Contains(m.evidenceOf, key) }

// RunsInstances reports whether class is one whose callbacks run in objects that the framework makes.
func (m *Models) RunsInstances(class string) bool { return m.runs[class] }

// NoReturn returns the names of calls that never return, as lowering wants them: Ruby methods by
// name, with a dot before those of what a block is given, Rust macros with their "!", Rust functions by path.
func (m *Models) NoReturn(lang source.Lang) map[string]bool {
	names := map[string]bool{}
	for _, at := range m.listed {
		key, e := at.key, at.rows
		if key.lang != lang {
			continue
		}
		for _, row := range e.NoReturns {
			name := row.Callee.noReturnName()
			if row.Parameter {
				name = "." + name
			}
			names[name] = true
		}
	}
	return names
}

// Sums returns the names of Rust's operators and methods whose result a check of their operands can be made by, as
// lowering wants them: those that part rows, halves rows and piece rows describe.
func (m *Models) Sums() map[string]bool {
	names := map[string]bool{}
	for _, at := range m.listed {
		key, e := at.key, at.rows
		if key.lang == source.Rust && len(e.Parts)+len(e.Halves)+len(e.Pieces) > 0 {
			names[key.name] = true
		}
	}
	return names
}

// Renders returns the names of the methods that render a template, with its syntax, and of those whose
// block returns the text of one, as lowering wants them.
func (m *Models) Renders() (renders map[string]source.Template, templates map[string]bool) {
	renders, templates = map[string]source.Template{}, map[string]bool{}
	for _, at := range m.listed {
		key, e := at.key, at.rows
		for _, row := range e.Renders {
			if row.Syntax != source.NoTemplate {
				renders[key.name] = row.Syntax
			}
		}
		if len(e.Templates) > 0 {
			templates[key.name] = true
		}
	}
	return renders, templates
}

// Raising returns the names of the calls that come back only where an argument of theirs is good.
func (m *Models) Raising(lang source.Lang) map[string]bool {
	names := map[string]bool{}
	for _, at := range m.listed {
		key, e := at.key, at.rows
		if key.lang == lang && slices.ContainsFunc(e.Guards, func(g *Guard) bool { return g.Returns && g.Value.Kind == PortArg }) {
			names[key.name] = true
		}
	}
	return names
}

// Overwrites returns the names of the methods that put something else in the place of what their receiver
// holds, as lowering wants them.
func (m *Models) Overwrites(lang source.Lang) map[string]bool {
	names := map[string]bool{}
	for _, at := range m.listed {
		key, e := at.key, at.rows
		if key.lang == lang && len(e.Overwrites) > 0 {
			names[key.name] = true
		}
	}
	return names
}

// CallsThat returns the names of the calls in that language that have rows for which has is true, sorted.
// Rows whose name has a star are none of them.
func (m *Models) CallsThat(lang source.Lang, has func(*Entry) bool) []string {
	var names []string
	for _, at := range m.listed {
		key, e := at.key, at.rows
		if key.lang == lang && has(e) {
			names = append(names, key.name)
		}
	}
	slices.Sort(names)
	return names
}

// EndsHandler reports whether a call of that name ends what a framework runs (halt), rather than being
// one of the language's own that never return (raise).
func (m *Models) EndsHandler(lang source.Lang, name string) bool {
	if e := m.entries[entryKey{lang, name}]; e != nil {
		for _, row := range e.NoReturns {
			if row.Callee.Instance {
				return true
			}
		}
	}
	return false
}

// NativeParameter returns the row of the name of a parameter's native type in a mechanism, or nil. before is the type of
// the parameter that stands before it, "" of the first one.
func (m *Models) NativeParameter(mechanism, name, before string) *NativeType {
	name = strings.TrimPrefix(name, ":")
	for _, t := range m.NativeTypes {
		if t.Mechanism == mechanism && t.Fits(name) && (t.Behind == nil || t.Behind.MatchString(before)) {
			return t
		}
	}
	return nil
}

// NativeRows returns the rows of a mechanism that a native type's name meets.
func (m *Models) NativeRows(mechanism, name string) []*NativeType {
	var rows []*NativeType
	for _, t := range m.NativeTypes {
		if t.Mechanism == mechanism && t.Fits(name) {
			rows = append(rows, t)
		}
	}
	return rows
}

// Holds returns what a model says of the values of a Rust type, or nil. The type is its full path, without
// references and arguments.
func (m *Models) Holds(path string) *Holds { return m.holds[path] }

// entry returns the Entry that rows of callee c belong to, making it if need be.
func (m *Models) entry(c Callee) *Entry {
	if c.Glob != NoGlob {
		for i := range m.globs {
			if m.globs[i].callee == c {
				return m.globs[i].rows
			}
		}
		m.globs = append(m.globs, globEntry{c, NewEntry()})
		return m.globs[len(m.globs)-1].rows
	}
	key := entryKey{c.Lang, c.Name}
	e := m.entries[key]
	if e == nil {
		e = NewEntry()
		m.entries[key] = e
		m.listed = append(m.listed, listedEntry{key, e})
	}
	return e
}

// seal adds the rows of patterns with a star to the names they fit.
func (m *Models) seal() {
	for _, at := range m.listed {
		key, e := at.key, at.rows
		for i := range m.globs {
			if g := &m.globs[i]; g.callee.Lang == key.lang && g.callee.MatchesName(key.name) {
				e.add(g.rows)
			}
		}
	}
}
