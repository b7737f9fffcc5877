package ir

import (
	"runtime"
	"strconv"
	"sync"
)

// Program is all files of a workspace with one table of names. It is immutable once linked.
type Program struct {
	Files []*File
	Names []string
	// Funcs are all functions: those of Files[0] first, each file's in its own order.
	Funcs []FuncRef
	// Manifests are the workspace's Cargo.toml files.
	Manifests []Manifest
	// Gems are the versions of the gems that the workspace is bound to (its Gemfile.lock), by name.
	Gems map[string]string

	base  []FuncID // per file: the program-wide ID of its first function
	index map[string]Name
}

// FuncRef says where a function of a Program stands.
type FuncRef struct {
	File uint32
	Func *Func
}

// Manifest is what linking needs of a Cargo.toml: its folder and the crates it builds.
type Manifest struct {
	Dir     string // relative to the root, "" for the root itself
	Package string
	Lib     string // crate name of the library, "" without one
	LibPath string // its root file, relative to Dir
	Bins    []Bin
	Deps    []string // names of dependencies, as code writes them
	Links   []string // crate names of the packages that any of its targets depends on, for any platform, also to build or test it
	Renames []Rename // the dependencies that code calls otherwise than their package is called
}

// Rename is a dependency with a name of its own: what code calls it, and the crate name of its package.
type Rename struct{ Name, Crate string }

// Bin is a binary target of a Manifest.
type Bin struct {
	Name string
	Path string // relative to the manifest's Dir
}

// Positions is how many elements of an array can be told apart: the names of the numbers below it
// are known to every program. Those from there on are any element.
const Positions = 100

// Position returns the name of position i of an array; ok is false if it is too large.
func (p *Program) Position(i int) (n Name, ok bool) { return Name(i + 1), i >= 0 && i < Positions }

// Index returns the position of an array that n is the name of.
func (p *Program) Index(n Name) (i int, ok bool) { return int(n) - 1, 0 < n && n <= Positions }

// Link gives all files one table of names, in the order of files, and numbers their functions. The
// files belong to the program afterwards.
func Link(files []*File, manifests []Manifest) *Program {
	p := &Program{Files: files, Manifests: manifests, Names: []string{""}, index: map[string]Name{"": 0}}
	for i := range Positions {
		p.index[strconv.Itoa(i)] = Name(len(p.Names))
		p.Names = append(p.Names, strconv.Itoa(i))
	}
	renames := make([][]Name, len(files))
	for i, f := range files {
		rename := make([]Name, len(f.Names))
		for j, s := range f.Names {
			n, ok := p.index[s]
			if !ok {
				n = Name(len(p.Names))
				p.Names = append(p.Names, s)
				p.index[s] = n
			}
			rename[j] = n
		}
		renames[i] = rename
		p.base = append(p.base, FuncID(len(p.Funcs)))
		for j := range f.Funcs {
			p.Funcs = append(p.Funcs, FuncRef{uint32(i), &f.Funcs[j]})
		}
	}
	var next sync.Mutex
	at := 0
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for {
				next.Lock()
				i := at
				at++
				next.Unlock()
				if i >= len(files) {
					return
				}
				files[i].rename(renames[i])
			}
		})
	}
	wg.Wait()
	return p
}

// rename replaces every name of the file by its number in the program.
func (f *File) rename(to []Name) {
	for i := range f.Instrs {
		in := &f.Instrs[i]
		in.Name, in.Type = to[in.Name], to[in.Type]
	}
	for i := range f.Operands {
		if n, ok := f.Operands[i].Role.Keyword(); ok {
			f.Operands[i].Role = KeywordRole(to[n])
		}
	}
	for i := range f.Funcs {
		fn := &f.Funcs[i]
		fn.Name, fn.Ret, fn.Export = to[fn.Name], to[fn.Ret], to[fn.Export]
		for j := range fn.Params {
			fn.Params[j].Name, fn.Params[j].Type = to[fn.Params[j].Name], to[fn.Params[j].Type]
		}
		renameAll(fn.Attrs, to)
		renameAll(fn.AttrArgs, to)
		if gen := fn.Generic; gen != nil {
			gen.Impl, gen.Ret = to[gen.Impl], to[gen.Ret]
			renameAll(gen.Params, to)
			renameAll(gen.Types, to)
			renameAll(gen.Bounds, to)
		}
		for j := range fn.Through {
			fn.Through[j].Param = to[fn.Through[j].Param]
		}
	}
	for i := range f.Scopes {
		s := &f.Scopes[i]
		s.Name, s.Super = to[s.Name], to[s.Super]
		renameAll(s.Mods, to)
		for j := range s.Uses {
			s.Uses[j].Alias, s.Uses[j].Path = to[s.Uses[j].Alias], to[s.Uses[j].Path]
		}
	}
	for i := range f.Types {
		t := &f.Types[i]
		t.Name, t.Alias, t.Attrs = to[t.Name], to[t.Alias], to[t.Attrs]
		for j := range t.Fields {
			f := &t.Fields[j]
			f.Name, f.Type, f.Attrs = to[f.Name], to[f.Type], to[f.Attrs]
		}
		renameAll(t.Derives, to)
		renameAll(t.Params, to)
		renameAll(t.Values, to)
	}
	f.Names = nil
}

func renameAll(names []Name, to []Name) {
	for i := range names {
		names[i] = to[names[i]]
	}
}

// Name returns the number of s, which is 0 if the program never mentions it (or s is empty).
func (p *Program) Name(s string) Name { return p.index[s] }

// Text returns the string that n stands for.
func (p *Program) Text(n Name) string { return p.Names[n] }

// Func returns the function with that program-wide ID.
func (p *Program) Func(id FuncID) *Func { return p.Funcs[id].Func }

// File returns the file of the function with that program-wide ID.
func (p *Program) File(id FuncID) *File { return p.Files[p.Funcs[id].File] }

// ID returns the program-wide ID of function fn of file number file.
func (p *Program) ID(file uint32, fn FuncID) FuncID {
	if fn == NoFunc {
		return NoFunc
	}
	return p.base[file] + fn
}

// Callee returns the program-wide ID of the function that closure instruction i of function id
// makes.
func (p *Program) Callee(id FuncID, i *Instr) FuncID {
	return p.ID(p.Funcs[id].File, FuncID(i.Aux))
}

// Parent returns the program-wide ID of the function around closure id, or NoFunc.
func (p *Program) Parent(id FuncID) FuncID {
	return p.ID(p.Funcs[id].File, p.Funcs[id].Func.Parent)
}

// Instr returns the instruction of function id that defines v.
func (p *Program) Instr(id FuncID, v Value) *Instr {
	r := p.Funcs[id]
	return &p.Files[r.File].Instrs[r.Func.Start+uint32(v)]
}

// Args returns the operands of instruction i of function id.
func (p *Program) Args(id FuncID, i *Instr) []Operand {
	return p.Files[p.Funcs[id].File].Args(i)
}

// Scope returns the scope that function id is defined in, or is the body of.
func (p *Program) Scope(id FuncID) *Scope {
	r := p.Funcs[id]
	return &p.Files[r.File].Scopes[r.Func.Scope]
}

// Certain reports whether value v is computed whenever the function comes to its end.
func (fn *Func) Certain(v Value) bool {
	for i := range fn.Stretches {
		if r := &fn.Stretches[i]; r.Start <= v && v < r.End && r.Sure == NoValue {
			return false
		}
	}
	return true
}

// Decided returns what has been decided wherever value v is computed.
func (fn *Func) Decided(v Value) (all []Decision) {
	for _, d := range fn.Decisions {
		if d.Start <= v && v < d.End {
			all = append(all, d)
		}
	}
	return all
}

// Dominates reports whether, in fn, value v has been computed wherever u is.
func (fn *Func) Dominates(v, u Value) bool { return fn.Intervenes(NoValue, v, u) }

// Intervenes reports whether, in fn, value v is computed on every way that leads from value since to value u.
func (fn *Func) Intervenes(since, v, u Value) bool {
	if u <= v || since == v || since > v && since <= u {
		return false
	}
	for i := range fn.Stretches {
		r := &fn.Stretches[i]
		if r.Start <= v && v < r.End && u >= r.End && (r.Sure == NoValue || u < r.Sure) {
			return false
		}
	}
	if since < v {
		return true
	}
	// From since on, another pass of a loop leads to u: the innermost one that both stand in, or one around it.
	inside := false
	for i := range fn.Regions {
		if r := &fn.Regions[i]; r.Loop && r.Start <= u && since < r.End {
			inside = r.Start <= v
		}
	}
	return inside
}

// Reaches reports whether, in fn, value u can be computed after value v: it stands later and not in
// an arm that excludes v's, or both are in one loop.
func (fn *Func) Reaches(v, u Value) bool {
	excluded := u <= v
	for i := range fn.Regions {
		r := &fn.Regions[i]
		if r.Start > u && r.Start > v {
			break
		}
		if r.Loop {
			if r.Start <= v && v < r.End && r.Start <= u && u < r.End {
				return true
			}
		} else if r.Start <= v && v < r.Mid && r.Mid <= u && u < r.End {
			excluded = true
		}
	}
	return !excluded
}
