package rubicon_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// module is the path of this module.
const module = "rubicon"

// listed is what the rules ask of a package.
type listed struct {
	ImportPath string
	Name       string
	Imports    []string // without those of tests
	CgoFiles   []string
}

// TestLayers checks which packages may import which. Tests may import what they like.
func TestLayers(t *testing.T) {
	for _, p := range list(t) {
		for _, imported := range p.Imports {
			if within(imported, module) {
				checkImport(t, p.ImportPath, imported)
			}
		}
		if len(p.CgoFiles) > 0 && p.ImportPath != module+"/grammars" {
			t.Errorf("%s uses cgo: only package grammars does", p.ImportPath)
		}
		if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "misc"}, path.Base(p.ImportPath)) {
			t.Errorf("%s: a package is named for what it holds", p.ImportPath)
		}
	}
}

// bottom lists, for the packages that everything else is built on, what they may import of this
// module.
var bottom = map[string][]string{
	module + "/internal/source": nil,
	module + "/internal/syntax": nil,
	module + "/internal/ir":     {module + "/internal/source"},
}

func checkImport(t *testing.T, importer, imported string) {
	t.Helper()
	const (
		ruby      = module + "/internal/ruby"
		rust      = module + "/internal/rust"
		grammars  = module + "/grammars"
		analyzers = module + "/analyzers"
	)
	if allowed, ok := bottom[importer]; ok && !slices.Contains(allowed, imported) {
		t.Errorf("%s imports %s: nothing may stand below it but %q", importer, imported, allowed)
	}
	if importer == ruby && imported == rust || importer == rust && imported == ruby {
		t.Errorf("%s imports %s: the two languages know nothing of each other", importer, imported)
	}
	if (importer == ruby || importer == rust) && imported == grammars {
		t.Errorf("%s imports %s: lowering begins with a tree", importer, imported)
	}
	if within(imported, analyzers) && !within(importer, analyzers) &&
		!within(importer, module+"/internal/cli") && !within(importer, module+"/internal/lsp") {
		t.Errorf("%s imports %s: only cli and lsp put the analyzers to work", importer, imported)
	}
	if within(imported, module+"/cmd") {
		t.Errorf("%s imports %s", importer, imported)
	}
}

// within reports whether a package is dir or stands below it.
func within(pkg, dir string) bool {
	return pkg == dir || strings.HasPrefix(pkg, dir+"/")
}

// list asks go for all packages of the module.
func list(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Name,Imports,CgoFiles", "./...")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.Bytes())
	}
	var packages []listed
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	if len(packages) == 0 {
		t.Fatal("go list names no packages")
	}
	return packages
}

// TestMainIsShort keeps the program's logic out of package main, where no test reaches it.
func TestMainIsShort(t *testing.T) {
	data, err := os.ReadFile("cmd/rubicon/main.go")
	if err != nil {
		t.Fatal(err)
	}
	if lines := bytes.Count(data, []byte("\n")); lines > 40 {
		t.Errorf("cmd/rubicon/main.go has %d lines, more than 40", lines)
	}
}
