package source

import (
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// tree writes files below a new folder: "path" to content; a path that ends in a slash is a folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		path := filepath.Join(root, name)
		if strings.HasSuffix(name, "/") {
			must(t, os.MkdirAll(path, 0o755))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		must(t, os.WriteFile(path, []byte(content), 0o644))
	}
	return root
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func paths(ws *Workspace) []string {
	var out []string
	for _, e := range ws.Entries {
		out = append(out, e.Path)
	}
	return out
}

func skips(list []Skip) string {
	var out []string
	for _, s := range list {
		out = append(out, s.Error())
	}
	return strings.Join(out, "\n")
}

func discover(t *testing.T, opt Options, roots ...string) *Workspace {
	t.Helper()
	ws, err := DiscoverAll(roots, opt)
	must(t, err)
	return ws
}

func wantPaths(t *testing.T, ws *Workspace, want ...string) {
	t.Helper()
	if got := paths(ws); !slices.Equal(got, want) {
		t.Errorf("entries:\n got %q\nwant %q", got, want)
	}
}

func TestDiscoverTakesSource(t *testing.T) {
	root := tree(t, map[string]string{
		"app.rb": "", "config.ru": "", "tasks/x.rake": "", "x.gemspec": "", "Gemfile": "", "Rakefile": "",
		"Gemfile.lock": "", "views/a.html.erb": "", "views/b.haml": "", "views/c.Slim": "", "ext/src/lib.rs": "", "ext/Cargo.toml": "", "README.md": "", "UP.RB": "",
		"bin/run":            "#!/usr/bin/env ruby\n",
		"bin/run2":           "#! /usr/bin/ruby3.3 -w\r\n",
		"bin/run3":           "#!/usr/bin/env -S LANG=C ruby --yjit\n",
		"bin/sh":             "#!/bin/sh\n",
		"bin/empty":          "",
		"bin/run.sh":         "#!/usr/bin/env ruby\n",
		"bin/web-entrypoint": "#!/usr/bin/env ruby\n", "bin/docker-entrypoint": "#!/bin/sh\n",
		"Dockerfile": "", "Dockerfile.web": "", "Dockerfile.j2": "", ".dockerignore": "", "ops/worker.dockerfile": "",
		"ops/web.service": "", "ops/web.service.d/user.conf": "", "ops/nginx.conf": "", ".cargo/config.toml": "", "config.toml": "",
	})
	ws := discover(t, Options{}, root)
	wantPaths(t, ws, ".cargo/config.toml", "Dockerfile", "Dockerfile.web", "Gemfile", "Gemfile.lock", "Rakefile", "UP.RB", "app.rb",
		"bin/docker-entrypoint", "bin/run", "bin/run.sh", "bin/run2", "bin/run3", "bin/web-entrypoint", "config.ru", "ext/Cargo.toml", "ext/src/lib.rs",
		"ops/web.service", "ops/web.service.d/user.conf", "ops/worker.dockerfile", "tasks/x.rake", "views/a.html.erb", "views/b.haml", "views/c.Slim", "x.gemspec")
	for _, e := range ws.Entries {
		want := Ruby
		switch filepath.Ext(e.Path) {
		case ".rs":
			want = Rust
		case ".toml":
			want = Cargo
		case ".lock":
			want = Bundler
		case ".sh":
			want = Script
		case ".service", ".conf":
			want = Systemd
		case ".dockerfile":
			want = Docker
		}
		switch path.Base(e.Path) {
		case "config.toml":
			want = CargoConfig
		case "Dockerfile", "Dockerfile.web":
			want = Docker
		case "docker-entrypoint":
			want = Script
		}
		if e.Lang != want {
			t.Errorf("%s is %v, want %v", e.Path, e.Lang, want)
		}
		if e.Abs != filepath.Join(root, e.Path) {
			t.Errorf("%s has Abs %s", e.Path, e.Abs)
		}
	}
}

func TestDiscoverLeavesOutBuiltTrees(t *testing.T) {
	root := tree(t, map[string]string{
		"a.rb": "", "vendor/b.rb": "", "x/node_modules/c.rb": "", "target/d.rs": "", "tmp/e.rb": "",
		".git/hooks/f.rb": "", ".bundle/g.rb": "", "src/target/h.rs": "", "lib/tmp/i.rb": "",
		"app/ext/Cargo.toml": "", "app/ext/target/j.rs": "",
	})
	ws := discover(t, Options{}, root)
	wantPaths(t, ws, "a.rb", "app/ext/Cargo.toml", "lib/tmp/i.rb", "src/target/h.rs")
	want := ".bundle: vendored\napp/ext/target: built\ntarget: built\ntmp: temporary\nvendor: vendored\nx/node_modules: vendored"
	if got := skips(ws.Excluded); got != want {
		t.Errorf("excluded:\n%s\nwant:\n%s", got, want)
	}
	ws = discover(t, Options{IncludeVendored: true}, root)
	wantPaths(t, ws, ".bundle/g.rb", "a.rb", "app/ext/Cargo.toml", "app/ext/target/j.rs", "lib/tmp/i.rb", "src/target/h.rs",
		"target/d.rs", "tmp/e.rb", "vendor/b.rb", "x/node_modules/c.rb")
	// A .gitignore does not stand against asking for them.
	must(t, os.WriteFile(filepath.Join(root, ".gitignore"), []byte("/vendor/**\n/target\na.rb\n"), 0o644))
	ws = discover(t, Options{IncludeVendored: true}, root)
	wantPaths(t, ws, ".bundle/g.rb", "app/ext/Cargo.toml", "app/ext/target/j.rs", "lib/tmp/i.rb", "src/target/h.rs",
		"target/d.rs", "tmp/e.rb", "vendor/b.rb", "x/node_modules/c.rb")
	// A tree that is named is taken whatever it is called.
	wantPaths(t, discover(t, Options{}, filepath.Join(root, "vendor")), "b.rb")
}

func TestDiscoverTests(t *testing.T) {
	root := tree(t, map[string]string{
		"a.rb": "", "spec/b.rb": "", "x/test/c.rb": "", "ext/tests/d.rs": "", "ext/benches/e.rs": "",
		"lib/rack/test/f.rb": "", "examples/g.rb": "",
	})
	ws := discover(t, Options{}, root)
	wantPaths(t, ws, "a.rb", "examples/g.rb", "lib/rack/test/f.rb")
	if ws.Tests != 4 {
		t.Errorf("%d tests left out, want 4", ws.Tests)
	}
	ws = discover(t, Options{IncludeTests: true}, root)
	if len(ws.Entries) != 7 || !ws.Entries[5].Test || ws.Entries[0].Test {
		t.Errorf("with tests: %+v", ws.Entries)
	}
	wantPaths(t, discover(t, Options{}, filepath.Join(root, "spec"), filepath.Join(root, "a.rb")), "a.rb", "spec/b.rb")
}

func TestDiscoverSeveralPaths(t *testing.T) {
	root := tree(t, map[string]string{"a/x.rb": "", "a/y/z.rb": "", "b/x.rb": "", "c/x.rb": "", "d.txt": "", "e": "#!ruby\n"})
	at := func(p string) string { return filepath.Join(root, p) }
	ws := discover(t, Options{}, at("b"), at("a"), at("a/y"), at("a/x.rb"))
	wantPaths(t, ws, "a/x.rb", "a/y/z.rb", "b/x.rb")
	if ws.Root != root {
		t.Errorf("root %s, want %s", ws.Root, root)
	}
	ws = discover(t, Options{}, at("d.txt"), at("e"))
	wantPaths(t, ws, "e")
	if got := skips(ws.Skipped); got != "d.txt: neither Ruby nor Rust by its name or first line" {
		t.Errorf("skipped: %s", got)
	}
	ws = discover(t, Options{}, at("a/x.rb"))
	wantPaths(t, ws, "x.rb")
}

func TestDiscoverErrors(t *testing.T) {
	root := tree(t, map[string]string{"a%s.rb/": ""})
	var bad *PathError
	for _, p := range []string{filepath.Join(root, "no%sne"), "", filepath.Join(root, "a%s.rb", "x")} {
		_, err := Discover(p, Options{})
		if !errors.As(err, &bad) || err.Error() != "no such path: "+p+"; give a directory or a file" {
			t.Errorf("Discover(%q) = %v", p, err)
		}
	}
	if _, err := DiscoverAll(nil, Options{}); !errors.As(err, &bad) {
		t.Errorf("DiscoverAll(nil) = %v", err)
	}
	pipe := filepath.Join(root, "x.rb")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip(err)
	}
	if _, err := Discover(pipe, Options{}); !errors.As(err, &bad) || !strings.Contains(err.Error(), "neither a directory nor a regular file") {
		t.Errorf("Discover(pipe) = %v", err)
	}
}

func TestDiscoverOddFiles(t *testing.T) {
	root := tree(t, map[string]string{"big.rb": "123456789", "ok.rb": "12345", "dir.rb/in.rb": ""})
	pipes := syscall.Mkfifo(filepath.Join(root, "pipe.rb"), 0o644) == nil &&
		syscall.Mkfifo(filepath.Join(root, "pipe"), 0o644) == nil &&
		syscall.Mkfifo(filepath.Join(root, ".gitignore"), 0o644) == nil
	ws := discover(t, Options{MaxSize: 8}, root)
	wantPaths(t, ws, "dir.rb/in.rb", "ok.rb")
	want := "big.rb: too large: 0.0 MB, the limit is 0.0 MB"
	if pipes {
		want += "\npipe.rb: not a regular file"
	}
	if got := skips(ws.Skipped); got != want {
		t.Errorf("skipped:\n%s\nwant:\n%s", got, want)
	}
	// What a name stands for can change between the walk and the read.
	for name, change := range map[string]func(string) error{
		"gone":  os.Remove,
		"grown": func(p string) error { return os.WriteFile(p, make([]byte, 100), 0o644) },
		"link": func(p string) error {
			return errors.Join(os.Remove(p), os.Symlink("/etc/hostname", p))
		},
		"pipe": func(p string) error { return errors.Join(os.Remove(p), syscall.Mkfifo(p, 0o644)) },
		"wide": func(p string) error { return os.WriteFile(p, []byte("\xff\xfea\x00"), 0o644) },
	} {
		e := ws.Entries[1]
		must(t, change(e.Abs))
		f, err := ws.Load(e)
		var skip *Skip
		if !errors.As(err, &skip) || f != nil {
			t.Errorf("%s: Load = %v, %v", name, f, err)
		}
		os.Remove(e.Abs)
		must(t, os.WriteFile(e.Abs, nil, 0o644))
	}
}

func TestDiscoverLinks(t *testing.T) {
	outside := tree(t, map[string]string{"secret.rb": "", "notes.txt": ""})
	root := tree(t, map[string]string{"a.rb": "", "dir/b.rb": "", "vendor/c.rb": "", "plain.txt": ""})
	for name, to := range map[string]string{
		"in.rb":       "a.rb",
		"indir":       "dir",
		"loop":        "loop",
		"up":          ".",
		"vendored.rb": "vendor/c.rb",
		"dead.rb":     "nothing.rb",
		"dead.txt":    "nothing.txt",
		"out.rb":      filepath.Join(outside, "secret.rb"),
		"outdir":      outside,
		"out.txt":     filepath.Join(outside, "notes.txt"),
		"text":        "plain.txt",
	} {
		must(t, os.Symlink(to, filepath.Join(root, name)))
	}
	ws := discover(t, Options{}, root)
	wantPaths(t, ws, "a.rb", "dir/b.rb")
	want := `dead.rb: symbolic link that leads nowhere
out.rb: symbolic link out of the workspace
outdir: symbolic link out of the workspace
vendored.rb: symbolic link to vendor/c.rb, which is not read`
	if got := skips(ws.Skipped); got != want {
		t.Errorf("skipped:\n%s\nwant:\n%s", got, want)
	}
	want = `in.rb: symbolic link to a.rb, which is read there
indir: symbolic link to dir, which is read there
up: symbolic link to ., which is read there
vendor: vendored`
	if got := skips(ws.Excluded); got != want {
		t.Errorf("excluded:\n%s\nwant:\n%s", got, want)
	}
	// A root that is itself a link is what it leads to.
	must(t, os.Symlink(filepath.Join(root, "dir"), filepath.Join(outside, "root")))
	wantPaths(t, discover(t, Options{}, filepath.Join(outside, "root")), "b.rb")
}

// ignoreCases are trees with .gitignore files, on which Discover must agree with git.
var ignoreCases = map[string]map[string]string{
	"plain":        {".gitignore": "skip.rb\nout/\n", "skip.rb": "", "a.rb": "", "x/skip.rb": "", "out/b.rb": "", "x/out": "#!ruby"},
	"anchored":     {".gitignore": "/a.rb\nx/y.rb\n", "a.rb": "", "x/a.rb": "", "x/y.rb": "", "z/x/y.rb": ""},
	"negation":     {".gitignore": "*.rb\n!keep.rb\n", "a.rb": "", "keep.rb": "", "x/keep.rb": "", "x/b.rb": ""},
	"parent":       {".gitignore": "x/\n!x/keep.rb\n", "x/keep.rb": "", "a.rb": ""},
	"keepdir":      {".gitignore": "*.rb\n!keep/\n", "keep/a.rb": "", "b.rs": ""},
	"keepdir2":     {".gitignore": "gen/\n!keep/\n", "keep/gen/a.rb": "", "keep/b.rb": ""},
	"nested":       {".gitignore": "*.rb\n", "a.rb": "", "x/.gitignore": "!*.rb\nno.rb\n", "x/b.rb": "", "x/no.rb": "", "x/y/c.rb": ""},
	"nestedanchor": {"x/.gitignore": "/b.rb\ny/c.rb\n", "b.rb": "", "x/b.rb": "", "x/y/b.rb": "", "x/y/c.rb": "", "x/z/y/c.rb": ""},
	"stars":        {".gitignore": "**/gen/**\n!**/gen/keep.rb\na/**/z.rb\n", "gen/a.rb": "", "x/gen/keep.rb": "", "a/z.rb": "", "a/b/c/z.rb": "", "b/z.rb": ""},
	"reinclude":    {".gitignore": "a/**/*\n!a/b\n", "a/b/c.rb": "", "a/d.rb": ""},
	"oddities":     {".gitignore": "\xef\xbb\xbf# comment/\n\\#x.rb\n\\!y.rb\ntrail.rb   \nsp\\ \n[ab].rb\r\nz?.rb\n[!c]d.rb\n", "#x.rb": "", "!y.rb": "", "trail.rb": "", "a.rb": "", "zz.rb": "", "cd.rb": "", "xd.rb": ""},
	"everything":   {".gitignore": "*\n!*/\n!*.rb\n", "a.rb": "", "x/b.rb": "", "x/c.rs": ""},
	"slash":        {".gitignore": "/\n**/\nx\n", "a.rb": "", "y/b.rb": ""},
}

func TestIgnoreAgreesWithGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	for name, files := range ignoreCases {
		t.Run(name, func(t *testing.T) { compareWithGit(t, tree(t, files)) })
	}
}

// TestIgnoreAgreesWithGitAtRandom does the same on trees and patterns that nobody thought of.
func TestIgnoreAgreesWithGitAtRandom(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	ignore := func() string {
		var b strings.Builder
		for range 1 + r.IntN(5) {
			b.WriteString(pick("", "", "!"))
			b.WriteString(pick("", "", "", "/"))
			for range r.IntN(3) {
				b.WriteString(pick("a", "b", "*", "**", "?", "a*", "[ab]", "[!a]") + "/")
			}
			b.WriteString(pick("a", "b", "c", "*", "**", "a.rb", "*.rb", "*b", "{a,b}", `\a`, `a\*`))
			b.WriteString(pick("", "", "/") + "\n")
		}
		return b.String()
	}
	for range 12 {
		files := map[string]string{"d/.gitignore": ignore(), ".gitignore": pick("", ignore()), "d/a/.gitignore": pick("", ignore())}
		for range 12 {
			p := "d/"
			for range r.IntN(4) {
				p += pick("a", "b", "c", "ab") + "/"
			}
			files[p+pick("a.rb", "b.rb", "c.rb", "{a,b}.rb")] = ""
		}
		compareWithGit(t, tree(t, files))
		if t.Failed() {
			t.Fatalf("%q", files)
		}
	}
}

// compareWithGit checks that Discover takes what git would add, at the root and in each folder.
func compareWithGit(t *testing.T, root string) {
	t.Helper()
	git := func(args ...string) string {
		cmd := exec.Command("git", append([]string{"-C", root, "-c", "core.excludesFile=/dev/null"}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
		out, err := cmd.Output()
		must(t, err)
		return string(out)
	}
	git("init", "-q")
	var want []string
	for _, p := range strings.Split(git("ls-files", "-z", "--others", "--exclude-standard"), "\x00") {
		if p != "" && filepath.Base(p) != ".gitignore" {
			want = append(want, p)
		}
	}
	slices.Sort(want)
	wantPaths(t, discover(t, Options{IncludeTests: true, IncludeVendored: true}, root), want...)
	for _, p := range want {
		dir, _, ok := strings.Cut(p, "/")
		if !ok {
			continue
		}
		var below []string
		for _, q := range want {
			if rest, ok := strings.CutPrefix(q, dir+"/"); ok {
				below = append(below, rest)
			}
		}
		wantPaths(t, discover(t, Options{IncludeTests: true, IncludeVendored: true}, filepath.Join(root, dir)), below...)
	}
}

func TestIgnoredFolderThatIsNamed(t *testing.T) {
	root := tree(t, map[string]string{".git/": "", ".gitignore": "gen/\n", "gen/a.rb": "", "gen/b/c.rb": "", "d.rb": ""})
	wantPaths(t, discover(t, Options{}, root), "d.rb")
	wantPaths(t, discover(t, Options{}, filepath.Join(root, "gen")), "a.rb", "b/c.rb")
	wantPaths(t, discover(t, Options{NoIgnore: true}, root), "d.rb", "gen/a.rb", "gen/b/c.rb")
}
