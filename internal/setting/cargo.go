package setting

import (
	"fmt"
	"slices"
	"strings"

	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/internal/taint"
)

// bad is, for what a row is about, the key and the value that is reported, and the one that closes the finding.
var bad = map[string]struct {
	key    string
	values []any // of profiles, and of the compiler's options
	good   string
}{
	rule.SettingOverflow: {"overflow-checks", []any{false, "off", "no", "n", "false"}, "true"},
	rule.SettingPanic:    {"panic", []any{"abort"}, `"unwind"`},
}

// manifests reads the files of Cargo, once.
func (a *analysis) manifests() (manifests, configs []*cargo) {
	if a.cargo == nil {
		a.cargo = []*cargo{}
		for _, f := range a.Files {
			if f.Lang != source.Cargo && f.Lang != source.CargoConfig {
				continue
			}
			c, line, err := readCargo(f)
			if err != nil {
				if f.Lang == source.CargoConfig { // who reads the workspace has said so of a Cargo.toml
					a.problem(f, line, err)
				}
				continue
			}
			a.cargo = append(a.cargo, c)
		}
	}
	for _, c := range a.cargo {
		if c.file.Lang == source.Cargo {
			manifests = append(manifests, c)
		} else {
			configs = append(configs, c)
		}
	}
	return manifests, configs
}

// profiles reports what profiles set for crates that have native code which a row is about.
func (a *analysis) profiles(row *rule.Setting) {
	manifests, configs := a.manifests()
	is := bad[row.Of]
	type key struct {
		by   *cargo
		path string
	}
	crates := map[key][]string{}
	var order []profileSetting
	for _, c := range a.nativeCrates(row, manifests) {
		for _, s := range effective(c, is.key, manifests, configs) {
			k := key{s.by, strings.Join(s.path, "\x00")}
			if slices.Contains(row.Profiles, s.profile) || !slices.Contains(is.values, s.value) {
				continue
			}
			if crates[k] == nil {
				order = append(order, s)
			}
			crates[k] = append(crates[k], c.doc.Package.Name)
		}
	}
	for _, s := range order {
		pos, end := s.place()
		names := crates[key{s.by, strings.Join(s.path, "\x00")}]
		a.found(row, s.by.file, pos, end, s.detail(names), s.edit(pos, end, is.key, is.good))
	}
}

// detail says of which crates a setting is.
func (s *profileSetting) detail(crates []string) string {
	what := "crate " + crates[0]
	if n := len(crates) - 1; n > 0 {
		what = fmt.Sprintf("crates %s and %d more", crates[0], n)
	}
	if s.profile != "" {
		what = "profile " + s.profile + " of " + what
	}
	return what
}

// edit returns the edit that sets the key to a good value, if it stands on a line of its own.
func (s *profileSetting) edit(pos, end uint32, key, good string) *taint.Edit {
	line := string(s.by.file.Content[pos:end])
	left, _, ok := strings.Cut(line, "=")
	parts := keyParts(left)
	if !ok || s.profile == "" || parts[len(parts)-1] != key {
		return nil
	}
	text := left + "= " + good
	return &taint.Edit{Title: text, Pos: pos, End: end, Text: text}
}

// nativeCrates returns the manifests of the crates that have native code which a row is about.
func (a *analysis) nativeCrates(row *rule.Setting, manifests []*cargo) (crates []*cargo) {
	files := a.native(row, "")
	for _, c := range manifests {
		owns := func(file string) bool {
			return strings.HasSuffix(file, ".rs") && above(c.dir, file) && !slices.ContainsFunc(manifests, func(m *cargo) bool {
				return len(m.dir) > len(c.dir) && above(m.dir, file)
			})
		}
		if c.doc.Package.Name != "" && slices.ContainsFunc(files, owns) {
			crates = append(crates, c)
		}
	}
	return crates
}

// effective returns the settings of a key that count for a crate: those of the manifest of its workspace, or, in the
// place of one of the same profile, those of the nearest configuration.
func effective(c *cargo, key string, manifests, configs []*cargo) (all []profileSetting) {
	put := func(list []profileSetting) {
		for _, s := range list {
			if s.crate != "" && s.crate != c.doc.Package.Name {
				continue
			}
			all = slices.DeleteFunc(all, func(old profileSetting) bool { return s.profile != "" && old.profile == s.profile })
			all = append(all, s)
		}
	}
	top := root(c, manifests)
	for _, m := range manifests {
		if m.dir == top {
			put(m.settings(key))
		}
	}
	var near []*cargo
	for _, m := range configs {
		if above(m.dir, c.dir) {
			near = append(near, m)
		}
	}
	slices.SortStableFunc(near, func(a, b *cargo) int { return len(a.dir) - len(b.dir) })
	for _, m := range near {
		put(m.settings(key))
		put(m.flags(key))
	}
	return all
}
