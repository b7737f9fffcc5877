package program

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/tomldoc"
)

// cargo is what is read of a Cargo.toml. Other keys are cargo's business.
type cargo struct {
	Package struct {
		Name string `toml:"name"`
	} `toml:"package"`
	Lib *struct {
		Name string `toml:"name"`
		Path string `toml:"path"`
	} `toml:"lib"`
	Bin []struct {
		Name string `toml:"name"`
		Path string `toml:"path"`
	} `toml:"bin"`
	tables
	Target    map[string]tables `toml:"target"`
	Workspace struct {
		Dependencies dependencies `toml:"dependencies"`
	} `toml:"workspace"`
}

// tables are the tables of dependencies of a package, or of one for a platform.
type tables struct {
	Dependencies dependencies `toml:"dependencies"`
	Dev          dependencies `toml:"dev-dependencies"`
	Build        dependencies `toml:"build-dependencies"`
	DevOld       dependencies `toml:"dev_dependencies"`
	BuildOld     dependencies `toml:"build_dependencies"`
}

// all returns the tables one by one.
func (t *tables) all() []dependencies {
	return []dependencies{t.Dependencies, t.Dev, t.Build, t.DevOld, t.BuildOld}
}

// dependencies are what a table of dependencies says of each.
type dependencies map[string]any

// renames returns the dependencies that are called otherwise than their package. shared are those of the
// workspace, to which the table may refer.
func (d dependencies) renames(shared []ir.Rename) []ir.Rename {
	var renames []ir.Rename
	for name, says := range d {
		table, _ := says.(map[string]any)
		name = strings.ReplaceAll(name, "-", "_")
		if pkg, ok := table["package"].(string); ok {
			renames = append(renames, ir.Rename{Name: name, Crate: strings.ReplaceAll(pkg, "-", "_")})
		} else if table["workspace"] == true {
			for _, r := range shared {
				if r.Name == name {
					renames = append(renames, r)
				}
			}
		}
	}
	slices.SortFunc(renames, func(a, b ir.Rename) int { return strings.Compare(a.Name, b.Name) })
	return renames
}

// manifestFile is a manifest, and what those of the crates below it may refer to.
type manifestFile struct {
	ir.Manifest
	deps   dependencies
	all    []dependencies // of all tables
	shared []ir.Rename
}

// links returns the crate names of the packages that the tables of a manifest name.
func (f *manifestFile) links(shared []ir.Rename) []string {
	var links []string
	for _, d := range f.all {
		renames := d.renames(shared)
		for name := range d {
			name = strings.ReplaceAll(name, "-", "_")
			if i := slices.IndexFunc(renames, func(r ir.Rename) bool { return r.Name == name }); i >= 0 {
				name = renames[i].Crate
			}
			links = append(links, name)
		}
	}
	slices.Sort(links)
	return slices.Compact(links)
}

// renameDependencies notes which dependencies are called otherwise than their package. It returns the manifests.
func renameDependencies(files []manifestFile) []ir.Manifest {
	var manifests []ir.Manifest
	for _, f := range files {
		var shared []ir.Rename
		for _, root := range files {
			if root.Dir == "" || f.Dir == root.Dir || strings.HasPrefix(f.Dir, root.Dir+"/") {
				shared = append(shared, root.shared...)
			}
		}
		f.Renames = f.deps.renames(shared)
		f.Links = f.links(shared)
		manifests = append(manifests, f.Manifest)
	}
	return manifests
}

// readManifest reads a Cargo.toml. line is where an error stands, if that is known.
func readManifest(name string, content []byte) (m manifestFile, line int, err error) {
	var c cargo
	if _, line, err := tomldoc.Parse(content, &c); err != nil {
		return m, line, fmt.Errorf("not a valid Cargo.toml: %w", err)
	}
	m.Dir = path.Dir(name)
	if m.Dir == "." {
		m.Dir = ""
	}
	m.Package = c.Package.Name
	if c.Lib != nil {
		m.Lib, m.LibPath = strings.ReplaceAll(c.Lib.Name, "-", "_"), c.Lib.Path
	}
	for _, b := range c.Bin {
		m.Bins = append(m.Bins, ir.Bin{Name: b.Name, Path: b.Path})
	}
	for dep := range c.Dependencies {
		m.Deps = append(m.Deps, strings.ReplaceAll(dep, "-", "_"))
	}
	slices.Sort(m.Deps)
	m.all = c.all()
	for _, t := range c.Target {
		m.all = append(m.all, t.all()...)
	}
	m.deps, m.shared = c.Dependencies, c.Workspace.Dependencies.renames(nil)
	return m, 0, nil
}

// fillManifests adds what cargo finds by itself: src/lib.rs, src/main.rs and src/bin. names are all
// files of the workspace, sorted.
func fillManifests(manifests []ir.Manifest, names []string) {
	exists := func(name string) bool {
		_, ok := slices.BinarySearch(names, name)
		return ok
	}
	for i := range manifests {
		m := &manifests[i]
		if m.Package == "" {
			continue // a workspace without a package of its own
		}
		if m.LibPath == "" && exists(path.Join(m.Dir, "src/lib.rs")) {
			m.LibPath = "src/lib.rs"
		}
		if m.Lib == "" && m.LibPath != "" {
			m.Lib = strings.ReplaceAll(m.Package, "-", "_")
		}
		if exists(path.Join(m.Dir, "src/main.rs")) && !slices.ContainsFunc(m.Bins, func(b ir.Bin) bool { return b.Path == "src/main.rs" }) {
			m.Bins = append(m.Bins, ir.Bin{Name: m.Package, Path: "src/main.rs"})
		}
		prefix := path.Join(m.Dir, "src/bin") + "/"
		start, _ := slices.BinarySearch(names, prefix)
		for _, name := range names[start:] {
			if !strings.HasPrefix(name, prefix) {
				break
			}
			rest := strings.TrimPrefix(name, prefix)
			bin := strings.TrimSuffix(strings.TrimSuffix(rest, "/main.rs"), ".rs")
			if strings.HasSuffix(rest, ".rs") && !strings.Contains(bin, "/") {
				m.Bins = append(m.Bins, ir.Bin{Name: bin, Path: "src/bin/" + rest})
			}
		}
	}
}
