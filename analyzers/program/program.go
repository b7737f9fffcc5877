// Package program is the analyzer that turns the files of a workspace into a linked program.
//
// Files are read and added to the file set in the order of their names, so that positions do not
// depend on scheduling; then they are parsed and lowered in parallel, each on one core while its
// bytes are warm, the largest first.
package program

import (
	"context"
	"errors"
	"go/token"
	"path"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/tools/go/analysis"

	"rubicon/grammars"
	"rubicon/internal/cache"
	"rubicon/internal/ir"
	"rubicon/internal/ruby"
	"rubicon/internal/rule"
	"rubicon/internal/rust"
	"rubicon/internal/source"
	"rubicon/internal/suppress"
	"rubicon/internal/syntax"
)

// Config says how files are read.
type Config struct {
	// Jobs is how many files are parsed at once; 0 means as many as there are processors.
	Jobs int
	// Progress, unless nil, is told how many files are done.
	Progress func(done, total int)
	// LeaveOutTests leaves out test code that stands in a file with other code.
	LeaveOutTests bool
	// Documents are the documents of OpenAPI that the project names, by their paths in the workspace; none has them found.
	Documents []string
	// Trees, unless nil, has the trees of the run before and keeps those of this one.
	Trees *Trees
	// Cache, unless nil, has the lowered files of earlier runs and keeps those of this one. Build says which build of
	// Rubicon it is: two that lower in different ways must not have the same.
	Cache *cache.Store
	Build string
	// Context, unless nil, ends the analysis early. (It is here because an analysis.Pass has none.)
	Context context.Context
}

// Canceled reports whether the analysis is to end.
func (c *Config) Canceled() bool { return c.Context != nil && c.Context.Err() != nil }

// Program is the analyzer's result.
type Program struct {
	*ir.Program
	// Bases are where the files of the program stand in the file set, by their number.
	Bases []token.Pos
	// Settings are the files that say how programs are built and run, by name, and SettingBases where they stand in
	// the file set.
	Settings     []*source.File
	SettingBases map[*source.File]token.Pos
	// Problems are files that could not be read or parsed, in the order of their names.
	Problems []Problem
	// Directives are the comments that speak to Rubicon, by file and place.
	Directives []source.Directive
	// CutOff says that a file was not parsed to its end: another run may come further, or not as far.
	CutOff bool
}

// Problem is why a file is not part of the program, or only in part.
type Problem struct {
	Path    string
	Line    int // 0 for the whole file
	Message string
}

// New returns the analyzer. Its result is a *Program.
func New(set *rule.Set, cfg Config) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "program",
		Doc:        "parse all files, lower them and link them to a program",
		URL:        "https://pkg.go.dev/rubicon/analyzers/program",
		ResultType: reflect.TypeFor[*Program](),
		Run: func(pass *analysis.Pass) (any, error) {
			b := &builder{pass: pass, cfg: cfg, set: set, program: &Program{}}
			b.noReturn[source.Ruby] = set.Models.NoReturn(source.Ruby)
			b.noReturn[source.Rust] = set.Models.NoReturn(source.Rust)
			b.sums = set.Models.Sums()
			b.renders, b.templates = set.Models.Renders()
			b.overwrites = set.Models.Overwrites(source.Ruby)
			b.raising = set.Models.Raising(source.Ruby)
			return b.build()
		},
	}
}

type builder struct {
	pass       *analysis.Pass
	cfg        Config
	set        *rule.Set
	noReturn   [source.Cargo]ir.NoReturn
	overwrites map[string]bool
	raising    map[string]bool
	program    *Program
	sums       map[string]bool // see rust.Options
	// renders and templates are the calls that render and define templates; see ruby.Options.
	renders   map[string]source.Template
	templates map[string]bool
	macros    *rust.Macros
	never     map[string]bool // see rust.Options
	// positions are the files in the file set, by their number.
	positions []*token.File
	// trees are the trees of the Ruby files, by their number: some are lowered again (see relower).
	trees []*syntax.Tree
	// directives are the comments that speak to Rubicon, by the number of the file.
	directives [][]source.Directive
	// premises are the hashes of what the lowering of each language depends on besides a file, for the cache.
	premises [source.Cargo]cache.Key
	// cutOff says that a parse has failed or come to no end.
	cutOff atomic.Bool
}

func (b *builder) build() (*Program, error) {
	var files []*source.File
	var cargo []manifestFile
	gems := map[string]string{}
	names := slices.Sorted(slices.Values(b.pass.OtherFiles))
	names = slices.DeleteFunc(names, func(name string) bool { return path.Ext(name) == ".sh" })
	b.program.SettingBases = map[*source.File]token.Pos{}
	for i, r := range b.readAll(names) {
		name, f, err := names[i], r.file, r.err
		if err == nil && f.Lang.IsSetting() {
			b.setting(f)
		}
		switch {
		case err != nil:
			b.problem(name, 0, err.Error())
		case f.Lang == source.Cargo:
			m, line, err := readManifest(name, f.Content)
			if err != nil {
				b.problem(name, line, err.Error())
				continue
			}
			cargo = append(cargo, m)
		case f.Lang == source.Bundler:
			readGems(gems, f.Content)
		case f.Lang == source.Ruby || f.Lang == source.Rust:
			files = append(files, f)
			pos := b.pass.Fset.AddFile(name, -1, len(f.Content))
			b.positions = append(b.positions, pos)
			b.program.Bases = append(b.program.Bases, token.Pos(pos.Base()))
		}
	}
	manifests := renameDependencies(cargo)
	fillManifests(manifests, names)
	b.macros = b.findMacros(files, manifests)
	lowered, errs := b.lowerAll(files)
	b.relower(lowered)
	b.trees = nil
	if b.cfg.Cache != nil {
		b.cfg.Cache.Close()
	}
	b.program.Directives = slices.Concat(b.directives...)
	if b.cfg.Canceled() {
		return nil, b.cfg.Context.Err()
	}
	if b.cfg.Trees != nil {
		b.cfg.Trees.end()
	}
	for i, err := range errs {
		if err != nil {
			b.problem(files[i].Path, 0, err.Error())
		}
	}
	b.program.CutOff = b.cutOff.Load()
	b.program.Program = ir.Link(lowered, manifests)
	b.program.Gems = gems
	return b.program, nil
}

// setting keeps a file that says how programs are built or run.
func (b *builder) setting(f *source.File) {
	pos := b.pass.Fset.AddFile(f.Path, -1, len(f.Content))
	pos.SetLinesForContent(f.Content)
	b.program.Settings = append(b.program.Settings, f)
	b.program.SettingBases[f] = token.Pos(pos.Base())
}

func (b *builder) problem(path string, line int, message string) {
	b.program.Problems = append(b.program.Problems, Problem{path, line, message})
}

// read is a file that was read, or why it was not.
type read struct {
	file *source.File
	err  error
}

// readAll reads files in parallel.
func (b *builder) readAll(names []string) []read {
	all := make([]read, len(names))
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
		all[i].err = context.Canceled // unless it is its turn
	}
	b.inParallel(order, func(_ *worker, i int) { all[i].file, all[i].err = b.read(names[i]) })
	return all
}

func (b *builder) read(name string) (*source.File, error) {
	content, err := b.pass.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return source.NewFile(name, source.Detect(name, content), content), nil
}

// lowerAll parses and lowers files in parallel. A file that does not parse at all is lowered as if
// it were empty, so that numbers do not depend on what fails.
func (b *builder) lowerAll(files []*source.File) ([]*ir.File, []error) {
	lowered, errs := make([]*ir.File, len(files)), make([]error, len(files))
	order := make([]int, len(files))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return len(files[j].Content) - len(files[i].Content) })
	b.trees = make([]*syntax.Tree, len(files))
	b.directives = make([][]source.Directive, len(files))
	var done atomic.Int64
	b.inParallel(order, func(w *worker, i int) {
		b.positions[i].SetLinesForContent(files[i].Content)
		lowered[i], errs[i] = w.lower(files[i], i)
		if b.cfg.Progress != nil {
			b.cfg.Progress(int(done.Add(1)), len(files))
		}
	})
	return lowered, errs
}

// findMacros returns the macros that the Rust files define, and notes which functions of them never return.
func (b *builder) findMacros(files []*source.File, manifests []ir.Manifest) *rust.Macros {
	var order []int
	for i, f := range files {
		if f.Lang == source.Rust {
			order = append(order, i)
		}
	}
	found := make([][]*rust.Macro, len(files))
	b.inParallel(order, func(_ *worker, i int) { found[i] = rust.Definitions(files[i].Path, files[i].Content) })
	contents := make([][]byte, len(order))
	for i, n := range order {
		contents[i] = files[n].Content
	}
	b.never = rust.Never(contents)
	var libraries []*rust.Macro
	for _, row := range b.set.Models.Macros {
		libraries = append(libraries, rust.LibraryDefinitions(row.Crate, row.Definition)...)
	}
	if b.cfg.Cache != nil {
		b.premises = b.premisesOf(manifests, rust.MacroTexts(append(found, libraries)))
	}
	return rust.NewMacros(found, libraries, manifests)
}

// inParallel calls do for each number of order, on as many workers as there are jobs.
func (b *builder) inParallel(order []int, do func(w *worker, i int)) {
	jobs := b.cfg.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(jobs, len(order)) {
		wg.Go(func() {
			w := worker{b: b}
			defer w.close()
			for {
				n := int(next.Add(1)) - 1
				if n >= len(order) || b.cfg.Canceled() {
					return
				}
				do(&w, order[n])
			}
		})
	}
	wg.Wait()
}

// worker parses and lowers files one after the other with parsers of its own.
type worker struct {
	b       *builder
	parsers [source.Cargo]*grammars.Parser
	lacking bool   // since it was last set, a parse has failed or come to no end
	entry   []byte // for the cache
}

func (w *worker) close() {
	for _, p := range w.parsers {
		if p != nil {
			p.Close()
		}
	}
}

// parseOnce is parse.
func (w *worker) parseOnce(lang source.Lang, src []byte) (*syntax.Tree, error) {
	if w.b.cfg.Trees == nil {
		return w.parseAnew(lang, src)
	}
	return w.b.cfg.Trees.get(lang, src, func() (*syntax.Tree, error) { return w.parseAnew(lang, src) })
}

func (w *worker) parseAnew(lang source.Lang, src []byte) (*syntax.Tree, error) {
	if w.parsers[lang] == nil {
		p, err := grammars.NewParser(lang)
		if err != nil {
			return nil, err
		}
		w.parsers[lang] = p
	}
	if w.b.cfg.Context == nil || len(src) == 0 { // what is empty is lowered in place of what is not read to its end
		return w.parsers[lang].Parse(src)
	}
	return w.parsers[lang].ParseContext(w.b.cfg.Context, src)
}

// Comments returns the comments of a file of code, of which tree is the syntax. A template needs no tree; parse parses the
// Ruby in it, and that in the templates below __END__.
func Comments(f *source.File, tree *syntax.Tree, parse ruby.Parse) []source.Span {
	switch {
	case f.Template != source.NoTemplate:
		return ruby.TemplateComments(f, parse)
	case f.Lang == source.Rust:
		return rust.Comments(tree)
	}
	return ruby.Comments(tree, parse)
}

// Directives returns those of the Comments that speak to Rubicon.
func Directives(f *source.File, tree *syntax.Tree, parse ruby.Parse) []source.Directive {
	directives := f.Directives(Comments(f, tree, parse))
	switch {
	case f.Template != source.NoTemplate:
	case f.Lang == source.Rust:
		suppress.Reach(f, directives, tree, rust.IsList)
	default:
		suppress.Reach(f, directives, tree, ruby.IsList)
	}
	return directives
}

// lowerAnew parses and lowers a file, number i.
func (w *worker) lowerAnew(f *source.File, i int) (*ir.File, error) {
	if f.Template != source.NoTemplate {
		if f.HasDirectives() {
			w.b.directives[i] = Directives(f, nil, w.parseRuby)
		}
		return ruby.Lower(nil, f, w.ruby(w.b.noReturn[source.Ruby])), nil
	}
	tree, err := w.parse(f.Lang, f.Content)
	if err != nil {
		if errors.Is(err, grammars.ErrTimeout) {
			err = errors.New("not analyzed: " + err.Error())
		}
		tree, _ = w.parse(f.Lang, nil)
		f = source.NewFile(f.Path, f.Lang, nil)
	}
	if f.HasDirectives() {
		w.b.directives[i] = Directives(f, tree, w.parseRuby)
	}
	if f.Lang == source.Rust {
		return rust.Lower(tree, f, rust.Options{
			NoReturn: w.b.noReturn[source.Rust],
			Never:    w.b.never,
			Sums:     w.b.sums,
			Macros:   w.b.macros,

			LeaveOutTests: w.b.cfg.LeaveOutTests,
			Parse:         func(src []byte) (*syntax.Tree, error) { return w.parse(source.Rust, src) },
		}), err
	}
	w.b.trees[i] = tree
	return ruby.Lower(tree, f, w.ruby(w.b.noReturn[source.Ruby])), err
}

func (w *worker) parseRuby(src []byte) (*syntax.Tree, error) { return w.parse(source.Ruby, src) }

// ruby returns what lowering Ruby must know.
func (w *worker) ruby(noReturn ir.NoReturn) ruby.Options {
	return ruby.Options{
		NoReturn:  noReturn,
		Parse:     w.parseRuby,
		Renders:   w.b.renders,
		Templates: w.b.templates,
		Delegates: w.b.set.Models.Delegates,

		Overwrites: w.b.overwrites,
		Raising:    w.b.raising,
	}
}
