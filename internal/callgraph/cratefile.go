package callgraph

import (
	"path"
	"strings"

	"rubicon/internal/ir"
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
