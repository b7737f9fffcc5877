package setting

import (
	"strings"
	"testing"

	"rubicon/internal/source"
)

// TestErrors checks what is said of files that are none of their sort.
func TestErrors(t *testing.T) {
	if _, err := readDockerfile(source.NewFile("Dockerfile", source.Docker, []byte("ARG X\nRUN true\n"))); err == nil || err.Error() != "not a valid Dockerfile: it has no FROM" {
		t.Errorf("a Dockerfile without FROM: %v", err)
	}
	_, line, err := readCargo(source.NewFile("a/.cargo/config.toml", source.CargoConfig, []byte("[profile.release]\npanic = \"abort\npanic\n")))
	if err == nil || line != 2 || !strings.HasPrefix(err.Error(), "not a valid .cargo/config.toml: ") {
		t.Errorf("a configuration with an open string: line %d: %v", line, err)
	}
}

// TestPlaces checks where settings stand, also behind a byte order mark and in what is written unusually.
func TestPlaces(t *testing.T) {
	for _, text := range []string{
		"[profile.release]\npanic = \"abort\" # it ends\n",
		"\ufeff[profile]\n  release . \"panic\"=\"abort\"\n",
		"profile.release = { lto = true, panic = \"abort\" }\n",
		"[package]\nname = \"x#y\"\n[ profile . 'release' ]\r\npanic = \"abort\"\r\n",
	} {
		f := source.NewFile("Cargo.toml", source.Cargo, []byte(text))
		c, _, err := readCargo(f)
		if err != nil {
			t.Fatal(err)
		}
		list := c.settings("panic")
		if len(list) != 1 {
			t.Fatalf("%q has %d settings", text, len(list))
		}
		pos, end := list[0].place()
		if at := text[pos:end]; !strings.Contains(at, "panic") || !strings.HasSuffix(strings.TrimRight(at, " }"), `"abort"`) {
			t.Errorf("%q stands at %q", text, at)
		}
	}
}

// FuzzRead reads files of all sorts: nothing panics, and what is found stands in the file.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"# escape=`\nFROM a AS b\nRUN <<EOF <<-\"X\"\nEOF\n\tX\nUSER ${X:-0}:1 \\\n# c\n\nCMD [\"x\"]", "FROM", "FROM \\", "\ufeffUSER",
		"[Service]\nExecStart=-+/bin/x \\\n;\n y\nUser=\n[", "[profile.release]\npanic = \"abort\"", "[profile]\nrelease.panic=1\n[profile.a.package.\"*\"]\nb.c=2",
		"[build]\nrustflags = [\"-C\", 3]\n[target.x]\nrustflags = \"-Cpanic=abort\"",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		size := uint32(len(text))
		if d, err := readDockerfile(source.NewFile("Dockerfile", source.Docker, []byte(text))); err == nil {
			last := d.stages[len(d.stages)-1]
			last.runAs()
			if in := last.from; in.pos > in.end || in.end > size {
				t.Errorf("an instruction at %d-%d of %d", in.pos, in.end, size)
			}
		}
		for _, l := range readUnit(source.NewFile("a.service", source.Systemd, []byte(text)), noComments) {
			if l.pos > l.end || l.end > size {
				t.Errorf("a line at %d-%d of %d", l.pos, l.end, size)
			}
			l.command()
		}
		for _, lang := range [...]source.Lang{source.Docker, source.Systemd, source.Cargo} {
			for _, c := range Comments(source.NewFile("a", lang, []byte(text))) {
				if c.Start >= c.End || c.End > size || !strings.ContainsRune("#;", rune(text[c.Start])) {
					t.Errorf("%v: a comment at %d-%d of %d", lang, c.Start, c.End, size)
				}
			}
		}
		c, _, err := readCargo(source.NewFile(".cargo/config.toml", source.CargoConfig, []byte(text)))
		if err != nil {
			return
		}
		root(c, []*cargo{c})
		for _, s := range append(c.settings("panic"), c.flags("panic")...) {
			pos, end := s.place()
			if pos > end || end > size {
				t.Fatalf("a setting at %d-%d of %d", pos, end, size)
			}
			s.edit(pos, end, "panic", "x")
		}
	})
}
