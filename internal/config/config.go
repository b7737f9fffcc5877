// Package config reads rubicon.toml, which says once for a project what the flags of a scan say each time.
//
// A key is called what the flag is called. The file is read strictly: an unknown key, a value of the wrong type and
// a pattern that cannot match are errors that name the file and the line.
//
// A file of this name can stand in a tree that nobody has looked at yet. So what it names (rules, a baseline, files
// to write to) lies below its own folder, and what it says cannot make anything run.
package config

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"rubicon/internal/source"
	"rubicon/internal/tomldoc"
)

// Name is what the file is called.
const Name = "rubicon.toml"

// maxSize is the largest file that is read, in bytes.
const maxSize = 1 << 20

// Config is what a file says. The zero value says nothing.
type Config struct {
	// Path is the file, and Dir the folder that it stands in; both are absolute. They are empty if there is no file.
	Path, Dir string

	Settings
	lines *tomldoc.Lines
}

// Settings are the keys. A pointer that is nil, a text or a list that is empty leave a flag as it is.
type Settings struct {
	Paths          []string `toml:"paths,omitempty"` // what a scan without arguments reads
	Include        []string `toml:"include,omitempty"`
	Exclude        []string `toml:"exclude,omitempty"`
	IncludeTests   *bool    `toml:"include-tests,omitempty"`
	IncludeVendor  *bool    `toml:"include-vendored,omitempty"`
	Rules          []string `toml:"rules,omitempty"`
	Select         []string `toml:"select,omitempty"`
	Ignore         []string `toml:"ignore,omitempty"`
	TrustedSources []string `toml:"trusted-sources,omitempty"`
	MinSeverity    string   `toml:"min-severity,omitempty"`
	MinConfidence  string   `toml:"min-confidence,omitempty"`
	FailOn         string   `toml:"fail-on,omitempty"`
	Strict         *bool    `toml:"strict,omitempty"`
	ExitZero       *bool    `toml:"exit-zero,omitempty"`
	Baseline       string   `toml:"baseline,omitempty"`
	OpenAPI        []string `toml:"openapi,omitempty"` // what the routes are held against
	FailOnDiffers  []string `toml:"fail-on-difference,omitempty"`
	Format         string   `toml:"format,omitempty"`
	Output         []string `toml:"output,omitempty"`
	All            *bool    `toml:"all,omitempty"`
	NoColor        *bool    `toml:"no-color,omitempty"`
	Stats          *bool    `toml:"stats,omitempty"`
	Jobs           *int     `toml:"jobs,omitempty"`
	NoCache        *bool    `toml:"no-cache,omitempty"`
	UnsafeFixes    *bool    `toml:"unsafe-fixes,omitempty"`
	RecordAs       string   `toml:"record-as,omitempty"`

	// Severity is the severity of rules, by selectors.
	Severity map[string]string `toml:"severity,omitempty"`
	PerPath  []PerPath         `toml:"per-path,omitempty"`
}

// PerPath is what holds for findings in some files only.
type PerPath struct {
	Paths    []string          `toml:"paths,omitempty"` // patterns as in a .gitignore
	Ignore   []string          `toml:"ignore,omitempty"`
	Severity map[string]string `toml:"severity,omitempty"`
}

// Find returns the file that counts for the paths: the one in the deepest folder that holds them all, or in the
// closest folder above. A file that is one of buffers, which are named by absolute paths without links, need not be on
// disk. It returns "" if there is none.
func Find(paths []string, buffers map[string][]byte) (string, error) {
	dir := ""
	for _, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return "", err
		}
		if real, err := filepath.EvalSymlinks(abs); err == nil {
			abs = real
		}
		if info, err := os.Stat(abs); err == nil && !info.IsDir() {
			abs = filepath.Dir(abs)
		}
		for dir != "" && !below(dir, abs) {
			dir = filepath.Dir(dir)
		}
		if dir == "" {
			dir = abs
		}
	}
	for ; dir != ""; dir = filepath.Dir(dir) {
		file := filepath.Join(dir, Name)
		if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
			return file, nil
		}
		if _, ok := buffers[file]; ok {
			return file, nil
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	return "", nil
}

// Load reads the file at path. Its errors name the file and the line.
func Load(path string) (*Config, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("no such file: %s; rubicon config init writes one", path)
	case err != nil:
		return nil, fmt.Errorf("cannot read %s: %w", path, err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no file; give a file like %s", path, Name)
	case info.Size() > maxSize:
		return nil, fmt.Errorf("%s has %d bytes; a configuration has at most %d", path, info.Size(), maxSize)
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", path, err)
	}
	return Parse(path, filepath.Dir(abs), src)
}

// Parse reads the content of a file that is called path in errors and stands in folder dir.
func Parse(path, dir string, src []byte) (*Config, error) {
	c := &Config{Path: filepath.Join(dir, filepath.Base(path)), Dir: dir}
	lines, err := tomldoc.Decode(path, string(src), &c.Settings, "rubicon config schema prints the keys there are")
	if err != nil {
		return nil, err
	}
	c.lines = lines
	return c, c.check(path)
}

// check returns what is wrong with values that can be judged without knowing the rules.
func (c *Config) check(path string) error {
	var errs []error
	fail := func(key, format string, args ...any) {
		errs = append(errs, fmt.Errorf("%s:%d: %s: %s", path, c.Line(key), key, fmt.Sprintf(format, args...)))
	}
	for key, patterns := range map[string][]string{"include": c.Include, "exclude": c.Exclude} {
		if err := source.CheckPatterns(patterns); err != nil {
			fail(key, "%v", err)
		}
	}
	for key, paths := range map[string][]string{"paths": c.Paths, "rules": c.Rules, "output": c.Output, "openapi": c.OpenAPI, "baseline": nonEmpty(c.Baseline)} {
		for _, p := range paths {
			if key == "output" {
				_, p = cutFormat(p)
			}
			if !filepath.IsLocal(filepath.FromSlash(p)) {
				fail(key, "%q lies outside of the folder of the configuration; only a flag may name it", p)
			}
		}
	}
	for i, p := range c.PerPath {
		line := c.lines.Key("per-path", i, "paths")
		if len(p.Paths) == 0 {
			errs = append(errs, fmt.Errorf("%s:%d: per-path: paths is missing", path, line))
		}
		if err := source.CheckPatterns(p.Paths); err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: per-path.paths: %w", path, line, err))
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// cutFormat splits the value of output into the format, which may be missing, and the file.
func cutFormat(value string) (format, file string) {
	if format, file, ok := strings.Cut(value, ":"); ok && len(format) > 1 {
		return format, file
	}
	return "", value
}

// Line returns the line of a key, for errors.
func (c *Config) Line(key string) int {
	if c.lines == nil {
		return 0
	}
	return c.lines.Find(strings.Split(key, "."))
}

// Keys returns all keys that stand for flags, sorted.
func Keys() []string {
	var keys []string
	for f := range reflect.TypeFor[Settings]().Fields() {
		if k := f.Type.Kind(); k == reflect.Map || k == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct {
			continue
		}
		keys = append(keys, keyOf(f))
	}
	slices.Sort(keys)
	return keys
}

func keyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
	return key
}

// TOML returns what the file says, written anew.
func (c *Config) TOML() (string, error) {
	var b strings.Builder
	e := toml.NewEncoder(&b)
	e.Indent = ""
	err := e.Encode(c.Settings)
	return b.String(), err
}

//go:embed rubicon-config.schema.json
var schema []byte

// Schema returns the JSON Schema of the file, for editors.
func Schema() []byte { return slices.Clone(schema) }

// Flags returns the values of the keys that the file has, as the flags of those names take them. Files are absolute.
func (c *Config) Flags() map[string][]string {
	values := map[string][]string{}
	v := reflect.ValueOf(&c.Settings).Elem()
	for i := range v.NumField() {
		key := keyOf(v.Type().Field(i))
		switch x := v.Field(i).Interface().(type) {
		case string:
			if x != "" {
				values[key] = []string{x}
			}
		case []string:
			if len(x) > 0 {
				values[key] = x
			}
		case *bool:
			if x != nil {
				values[key] = []string{strconv.FormatBool(*x)}
			}
		case *int:
			if x != nil {
				values[key] = []string{strconv.Itoa(*x)}
			}
		}
	}
	for _, key := range [...]string{"paths", "rules", "output", "openapi", "baseline"} {
		if list := values[key]; list != nil {
			values[key] = c.absolute(key, list)
		}
	}
	return values
}

// absolute returns files below the folder of the configuration by their whole path.
func (c *Config) absolute(key string, list []string) []string {
	out := make([]string, len(list))
	for i, p := range list {
		format := ""
		if key == "output" {
			if format, p = cutFormat(p); format != "" {
				format += ":"
			}
		}
		out[i] = format + filepath.Join(c.Dir, filepath.FromSlash(p))
	}
	return out
}

// CheckFile returns an error if a link leads the file that a key names out of the folder of the configuration.
func (c *Config) CheckFile(key, value string) error {
	if key != "output" && key != "baseline" && key != "rules" && key != "openapi" {
		return nil
	}
	if key == "output" {
		_, value = cutFormat(value)
	}
	abs, err := filepath.Abs(value)
	if err != nil {
		return err
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		// The file is still to be written; its folder is there, or that is the error.
		if real, err = filepath.EvalSymlinks(filepath.Dir(abs)); err != nil {
			return nil
		}
		if _, err := os.Lstat(abs); err == nil {
			return fmt.Errorf("%q is a link that leads nowhere", value)
		}
		if key == "rules" {
			return fmt.Errorf("there is no %q; name a folder with TOML files", value)
		}
	}
	dir, err := filepath.EvalSymlinks(c.Dir)
	if err == nil && !below(dir, real) {
		err = fmt.Errorf("%q leads out of the folder of the configuration; only a flag may name it", value)
	}
	return err
}

// Selectors returns the selectors of rules that the file names, with their lines, in the order of the lines.
func (c *Config) Selectors() []Selector {
	var out []Selector
	for _, s := range c.Select {
		out = append(out, Selector{s, "", c.Line("select")})
	}
	for _, s := range c.Ignore {
		out = append(out, Selector{s, "", c.Line("ignore")})
	}
	for _, s := range slices.Sorted(maps.Keys(c.Severity)) {
		out = append(out, Selector{s, c.Severity[s], c.Line("severity." + s)})
	}
	for i, p := range c.PerPath {
		for _, s := range p.Ignore {
			out = append(out, Selector{s, "", c.lines.Key("per-path", i, "ignore")})
		}
		for _, s := range slices.Sorted(maps.Keys(p.Severity)) {
			out = append(out, Selector{s, p.Severity[s], c.lines.Key("per-path", i, "severity")})
		}
	}
	return out
}

// Selector is words that select rules, and where they stand.
type Selector struct {
	Text     string
	Severity string // that the rules get, or ""
	Line     int
}

// below reports whether folder dir is or holds path p.
func below(dir, p string) bool {
	rel, err := filepath.Rel(dir, p)
	return err == nil && filepath.IsLocal(rel)
}
