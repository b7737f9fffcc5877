package callgraph

import (
	"maps"
	"path"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// nameDependencies notes what each crate calls the dependencies that it has given names of its own.
func (c *crates) nameDependencies() {
	for i := range c.g.Prog.Manifests {
		m := &c.g.Prog.Manifests[i]
		if len(m.Renames) == 0 {
			continue
		}
		names := map[string]string{}
		for _, r := range m.Renames {
			names[r.Name] = c.library(r.Crate)
		}
		c.aliases[crateName(m.Package)] = names
		if m.Lib != "" {
			c.aliases[m.Lib] = names
		}
		for _, b := range m.Bins {
			c.aliases[crateName(b.Name)], c.aliases[crateName(b.Name)+"@bin"] = names, names
		}
	}
}

// library returns the crate name of the library of a package, which the workspace may call otherwise.
func (c *crates) library(pkg string) string {
	for i := range c.g.Prog.Manifests {
		if m := &c.g.Prog.Manifests[i]; crateName(m.Package) == pkg && m.Lib != "" {
			return m.Lib
		}
	}
	return pkg
}

// placeModules notes the files that f says by #[path = "…"] to be its modules.
func (c *crates) placeModules(f *ir.File) {
	for id := range f.Scopes {
		for _, mod := range f.Scopes[id].Mods {
			name, file, ok := strings.Cut(c.g.Prog.Text(mod), "=")
			if !ok {
				continue
			}
			_, full := c.modulePath(f.Source.Path)
			if placed, ok := c.placed[f.Source.Path]; ok {
				full = placed
			}
			inline := c.inlinePath(f, ir.ScopeID(id))
			dir := path.Dir(f.Source.Path)
			if base := strings.TrimSuffix(path.Base(f.Source.Path), ".rs"); len(inline) > 0 && base != "mod" && base != "lib" && base != "main" {
				dir = path.Join(dir, base)
			}
			target := path.Join(dir, path.Join(inline...), file)
			c.placed[target] = strings.Join(append(append([]string{full}, inline...), name), "::")
		}
	}
}

// maxModuleFiles bounds the files of one program that are looked for.
const maxModuleFiles = 2000

// placeBins notes the files that are modules of a program rather than of the library beside it: those that a program's own
// file declares, and what they declare in turn. A file that several of them declare is a module of the first one, and the
// others call it by that path.
func (c *crates) placeBins() {
	files := map[string]*ir.File{}
	for _, f := range c.g.Prog.Files {
		if f.Source.Lang == source.Rust {
			files[f.Source.Path] = f
		}
	}
	for i := range c.g.Prog.Manifests {
		m := &c.g.Prog.Manifests[i]
		if len(m.Bins) == 0 {
			continue
		}
		claimed := map[string]string{}
		roots := make([]string, 0, len(m.Bins)+1)
		if m.LibPath != "" {
			roots = append(roots, path.Join(m.Dir, m.LibPath))
		}
		for _, b := range m.Bins {
			roots = append(roots, path.Join(m.Dir, b.Path))
		}
		for _, root := range roots {
			_, full := c.modulePath(root)
			c.claim(files, root, full, claimed)
		}
	}
}

// claim enters the files which the one that is the root of a crate declares as its modules, directly or by others.
func (c *crates) claim(files map[string]*ir.File, root, full string, claimed map[string]string) {
	type open struct{ file, full string }
	left := maxModuleFiles
	for queue := []open{{root, full}}; len(queue) > 0 && left > 0; queue = queue[1:] {
		at := queue[0]
		f := files[at.file]
		if f == nil {
			continue
		}
		for id := range f.Scopes {
			for _, mod := range f.Scopes[id].Mods {
				name := c.g.Prog.Text(mod)
				inline := c.inlinePath(f, ir.ScopeID(id))
				file := declaredFile(files, at.file, at.file == root, inline, name)
				if _, placed := c.placed[file]; file == "" || placed && claimed[file] == "" {
					continue // not there, or placed by #[path]
				}
				outer := strings.Join(append([]string{at.full}, inline...), "::")
				if of, ok := claimed[file]; ok {
					c.lent[outer+"::"+name] = of
					continue
				}
				claimed[file] = outer + "::" + name
				c.placed[file] = claimed[file]
				queue = append(queue, open{file, claimed[file]})
				left--
			}
		}
	}
}

// declaredFile returns the file that holds the module name which a file declares in the modules inline: "" if there is none.
func declaredFile(files map[string]*ir.File, file string, root bool, inline []string, name string) string {
	dir := path.Dir(file)
	if base := strings.TrimSuffix(path.Base(file), ".rs"); !root && base != "mod" {
		dir = path.Join(dir, base)
	}
	dir = path.Join(dir, path.Join(inline...))
	for _, at := range [...]string{path.Join(dir, name+".rs"), path.Join(dir, name, "mod.rs")} {
		if files[at] != nil {
			return at
		}
	}
	return ""
}

// inlinePath returns the names of the modules with a body that a scope of a file stands in.
func (c *crates) inlinePath(f *ir.File, id ir.ScopeID) []string {
	var names []string
	for ; id > 0; id = f.Scopes[id].Parent {
		if s := &f.Scopes[id]; s.Kind == ir.ScopeModule {
			names = append([]string{c.g.Prog.Text(s.Name)}, names...)
		}
	}
	return names
}

// madeFor returns the method of that name of the type for which a macro makes the module of that path, "" if it is no such
// one: of a module that is not there models say how it is named for the type beside it.
func (c *crates) madeFor(module, name string) string {
	i := strings.LastIndex(module, "::")
	if i < 0 || strings.Contains(name, "::") || c.modules[module[:i]] == nil {
		return ""
	}
	for _, row := range c.g.Set.Models.MadeModules {
		m := row.Matches.FindStringSubmatch(module[i+2:])
		if m == nil {
			continue
		}
		for _, item := range slices.Sorted(maps.Keys(c.modules[module[:i]].items)) {
			full := module[:i+2] + item + "::" + name
			if ids := c.methods[full]; strings.EqualFold(item, m[1]) && len(ids) > 0 {
				c.g.met[row.ID] = true
				for _, id := range ids {
					c.made[id] = true
				}
				return full
			}
		}
	}
	return ""
}
