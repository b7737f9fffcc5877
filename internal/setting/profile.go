package setting

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"rubicon/internal/source"
	"rubicon/internal/tomldoc"
)

// cargo is what a Cargo.toml or a .cargo/config.toml says of profiles.
type cargo struct {
	file *source.File
	dir  string // the folder that it speaks of
	doc  cargoDocument
}

type cargoDocument struct {
	Package struct {
		Name      string `toml:"name"`
		Workspace string `toml:"workspace"`
	} `toml:"package"`
	Workspace *struct {
		Exclude []string `toml:"exclude"`
	} `toml:"workspace"`
	Profile map[string]map[string]any `toml:"profile"`
	Build   struct {
		Flags any `toml:"rustflags"`
	} `toml:"build"`
	Target map[string]map[string]any `toml:"target"`
}

// readCargo reads a file of Cargo. line is where an error stands, if that is known.
func readCargo(f *source.File) (c *cargo, line int, err error) {
	c = &cargo{file: f, dir: path.Dir(f.Path)}
	name := "Cargo.toml"
	if f.Lang == source.CargoConfig {
		name, c.dir = ".cargo/config.toml", path.Dir(c.dir)
	}
	if c.dir == "." {
		c.dir = ""
	}
	if _, line, err := tomldoc.Parse(f.Content, &c.doc); err != nil {
		return nil, line, fmt.Errorf("not a valid %s: %w", name, err)
	}
	return c, 0, nil
}

// profileSetting is a place that sets something of a profile.
type profileSetting struct {
	profile string // "" of flags of the compiler, which count for all
	crate   string // the package that it is for, "" for all of them
	value   any
	by      *cargo
	path    []string // of its key
}

// settings returns the settings of that key, by profile.
func (c *cargo) settings(key string) (list []profileSetting) {
	for _, name := range sortedKeys(c.doc.Profile) {
		p := c.doc.Profile[name]
		if v, ok := p[key]; ok {
			list = append(list, profileSetting{name, "", v, c, []string{"profile", name, key}})
		}
		packages, _ := p["package"].(map[string]any)
		for _, crate := range sortedKeys(packages) {
			table, _ := packages[crate].(map[string]any)
			if v, ok := table[key]; ok && crate != "*" { // the star stands for dependencies
				crate, _, _ = strings.Cut(crate, "@")
				list = append(list, profileSetting{name, crate, v, c, []string{"profile", name, "package", crate, key}})
			}
		}
	}
	return list
}

// flag finds an option of the compiler for code, and its value.
var flag = regexp.MustCompile(`(?:^|\s)(?:-C\s*|--codegen[=\s])([\w-]+)=(\S+)`)

// flags returns the settings of that key that are options of the compiler. Those for a target that is no machine are
// left out.
func (c *cargo) flags(key string) (list []profileSetting) {
	add := func(flags any, path ...string) {
		for _, m := range flag.FindAllStringSubmatch(words(flags), -1) {
			if m[1] == key {
				list = append(list, profileSetting{"", "", m[2], c, path})
			}
		}
	}
	if c.file.Lang != source.CargoConfig {
		return nil
	}
	add(c.doc.Build.Flags, "build", "rustflags")
	for _, target := range sortedKeys(c.doc.Target) {
		if !strings.Contains(target, "wasm") {
			add(c.doc.Target[target]["rustflags"], "target", target, "rustflags")
		}
	}
	return list
}

// words returns a list of options, which may be one text.
func words(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var all []string
		for _, w := range v {
			s, _ := w.(string)
			all = append(all, s)
		}
		return strings.Join(all, " ")
	}
	return ""
}

func sortedKeys[T any](m map[string]T) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// place returns where a setting stands: its key and value, or else the line that begins its table.
func (s *profileSetting) place() (pos, end uint32) {
	text := string(s.by.file.Content)
	var table []string
	var at, to uint32
	for offset := markSize(text); offset < len(text); {
		start := offset
		line := cutLine(text, &offset)
		trimmed := strings.TrimSpace(line)
		begin := uint32(start + strings.Index(line, trimmed))
		if strings.HasPrefix(trimmed, "[") {
			header, _, _ := strings.Cut(strings.TrimLeft(trimmed, "["), "]")
			table = keyParts(header)
			if hasPrefix(s.path, table) {
				at, to = begin, begin+uint32(len(withoutComment(trimmed)))
			}
			continue
		}
		key, _, ok := strings.Cut(trimmed, "=")
		if !ok || strings.HasPrefix(trimmed, "#") {
			continue
		}
		full := append(slices.Clone(table), keyParts(key)...)
		if !hasPrefix(s.path, full) {
			continue
		}
		at, to = begin, begin+uint32(len(withoutComment(trimmed)))
		if len(full) == len(s.path) {
			return at, to
		}
	}
	return at, to
}

// withoutComment returns a line of TOML without the comment at its end.
func withoutComment(line string) string {
	var quote byte
	for i := range len(line) {
		switch c := line[i]; {
		case quote == 0 && c == '#':
			return strings.TrimRight(line[:i], " \t")
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return line
}

// keyParts returns the parts of a key of TOML, as profile."release".panic. A dot in quotes is none between parts.
func keyParts(key string) (parts []string) {
	part := ""
	var quote rune
	for _, r := range key {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote = r
		case quote == 0 && r == '.':
			parts = append(parts, strings.TrimSpace(part))
			part = ""
		default:
			part += string(r)
		}
	}
	return append(parts, strings.TrimSpace(part))
}

func hasPrefix(list, prefix []string) bool {
	return len(prefix) <= len(list) && slices.Equal(list[:len(prefix)], prefix)
}

// root returns the folder of the manifest whose profiles count for the crate in a folder.
func root(c *cargo, manifests []*cargo) string {
	if c.doc.Package.Workspace != "" {
		return clean(path.Join(c.dir, c.doc.Package.Workspace))
	}
	best := c
	found := c.doc.Workspace != nil
	for _, m := range manifests {
		if found || m.doc.Workspace == nil || !above(m.dir, c.dir) || m == c {
			continue
		}
		if excluded := slices.ContainsFunc(m.doc.Workspace.Exclude, func(e string) bool {
			return above(clean(path.Join(m.dir, e)), c.dir)
		}); !excluded && (best == c || len(m.dir) > len(best.dir)) {
			best = m
		}
	}
	return best.dir
}

func clean(dir string) string {
	if dir == "." {
		return ""
	}
	return dir
}

// above reports whether folder dir is or holds folder, or file, p.
func above(dir, p string) bool { return dir == "" || p == dir || strings.HasPrefix(p, dir+"/") }
