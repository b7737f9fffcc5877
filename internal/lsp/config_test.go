package lsp_test

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func itoa(n int) string { return strconv.Itoa(n) }

// TestConfiguration: a rubicon.toml that is wrong is shown at its lines, while it is typed, and what is right counts.
func TestConfiguration(t *testing.T) {
	dir := folder(t)
	config := write(t, filepath.Join(dir, "rubicon.toml"), "ignore = [\"RBN2\"]\n")
	path := write(t, filepath.Join(dir, "app.rb"), "require 'sinatra'\nget '/' do\n  system(params[:x])\n  File.read(params[:y])\nend\n")
	e := serveReal(t)
	e.start(capabilities(), dir)
	e.until("what the configuration leaves", func() bool { return e.has(path, "RBN301") && !e.has(path, "RBN201") })
	e.open(config, "ignore = [\"RBN2\"]\nignor = 1\nselect = [\"RBN399\"]\n")
	e.until("an error at its line", func() bool {
		text := pretty(e.published[uri(config)])
		return e.has(config, "configuration") && strings.Contains(text, `unknown key \"ignor\"`) && strings.Contains(text, `"line": 1`)
	})
	if !e.has(path, "RBN301") || e.has(path, "RBN201") {
		t.Errorf("with a wrong configuration the last one that was right does not count: %s", pretty(e.published[uri(path)]))
	}
	text := e.replace(config, "ignore = [\"RBN2\"]\nignor = 1\nselect = [\"RBN399\"]\n", "ignor = 1\n", "", 2)
	e.until("an error that only who knows the rules can see", func() bool {
		return strings.Contains(pretty(e.published[uri(config)]), "RBN399")
	})
	e.replace(config, text, "select = [\"RBN399\"]", "severity = {RBN301 = \"low\"}", 3)
	e.until("the errors to go", func() bool {
		return len(e.published[uri(config)]) == 0 && e.has(path, "RBN301") && strings.Contains(pretty(e.published[uri(path)]), `"severity": 3`)
	})
	e.notify("textDocument/didClose", m{"textDocument": m{"uri": uri(config)}})
	write(t, config, "")
	e.notify("workspace/didChangeWatchedFiles", m{"changes": []m{{"uri": uri(config), "type": 2}}})
	e.until("what the file on disk says", func() bool { return e.has(path, "RBN201") })
}

// TestNewConfiguration: a rubicon.toml counts, and what is wrong in it is shown, before it is written for the first time.
func TestNewConfiguration(t *testing.T) {
	dir := folder(t)
	config := filepath.Join(dir, "rubicon.toml")
	path := write(t, filepath.Join(dir, "app.rb"), "require 'sinatra'\nget '/' do\n  system(params[:x])\n  File.read(params[:y])\nend\n")
	e := serveReal(t)
	e.start(capabilities(), dir)
	e.until("the findings", func() bool { return e.has(path, "RBN201") })
	e.open(config, "ignor = 1\n")
	e.until("the error", func() bool { return e.has(config, "configuration") })
	if !e.has(path, "RBN201") {
		t.Errorf("with a wrong configuration nothing is found: %s", pretty(e.published[uri(path)]))
	}
	e.replace(config, "ignor = 1\n", "ignor = 1", "ignore = [\"RBN2\"]", 2)
	e.until("what the configuration leaves", func() bool {
		return len(e.published[uri(config)]) == 0 && e.has(path, "RBN301") && !e.has(path, "RBN201")
	})
}

// TestFlags: what is given on the command line counts.
func TestFlags(t *testing.T) {
	dir := folder(t)
	path := write(t, filepath.Join(dir, "app.rb"), "require 'sinatra'\nget '/' do\n  system(params[:x])\n  File.read(params[:y])\nend\n")
	e := serveReal(t, "--stdio", "--select=RBN301,RBN602", "--min-severity", "medium")
	e.start(capabilities(), dir)
	e.until("what the flags leave", func() bool { return e.has(path, "RBN301") && !e.has(path, "RBN201") })
}

// TestHiding writes the comment that hides a finding where it is one.
func TestHiding(t *testing.T) {
	const app = "require 'sinatra'\nget '/' do\n  x = 1 \\\n    + system(params[:a])\n  system(params[:b])\n  y = <<~END\n    #{system(params[:c])}\n  END\nend\n"
	dir := folder(t)
	path := write(t, filepath.Join(dir, "app.rb"), app)
	page := write(t, filepath.Join(dir, "views", "page.erb"), "<p>\n  <%= system(params[:d]) %>\n</p>\n")
	e := serveReal(t)
	e.start(capabilities(), dir)
	e.open(path)
	e.open(page)
	e.until("the findings", func() bool { return len(e.codes(path)) >= 3 })
	edits := func(piece string) string {
		return pretty(e.action(path, app, piece, "hide RBN201")["edit"])
	}
	if text := edits("system(params[:b])"); !strings.Contains(text, `"  # rubicon:ignore RBN201 -- TODO: say why this is safe\n"`) {
		t.Errorf("the comment above is %s", text)
	}
	// After a backslash a comment of its own would end the expression.
	if text := edits("system(params[:a])"); !strings.Contains(text, `"  # rubicon:ignore RBN201 -- TODO: say why this is safe"`) {
		t.Errorf("the comment behind is %s", text)
	}
	var actions []m
	where := place(path, app, "system(params[:c])")
	e.call("textDocument/codeAction", m{
		"textDocument": where["textDocument"], "range": m{"start": where["position"], "end": where["position"]}, "context": m{"diagnostics": []m{}},
	}, &actions)
	for _, a := range actions {
		if strings.Contains(a["title"].(string), "hide") {
			t.Errorf("inside a text a comment is offered: %s", pretty(a))
		}
	}
	text := e.replace(path, app, "  system(params[:b])", "  # rubicon:ignore RBN201 -- tests only\n  system(params[:b])", 2)
	e.until("the hidden finding to go", func() bool {
		for _, d := range e.published[uri(path)] {
			if d["range"].(m)["start"].(m)["line"] == 5.0 {
				return false
			}
		}
		return e.times[uri(path)] > 1
	})
	e.replace(path, text, "system(params[:b])", "system('ls')", 3)
	e.until("the comment that hides nothing to fade", func() bool {
		return strings.Contains(pretty(e.published[uri(path)]), `"tags"`)
	})
}

// TestBroken: what is not understood is said, and an editor that can do little gets little.
func TestBroken(t *testing.T) {
	dir := folder(t)
	path := write(t, filepath.Join(dir, "app.rb"), "def x(\n  if\nend\n")
	e := serveReal(t)
	e.start(m{}, dir)
	e.until("what is not understood", func() bool { return e.has(path, "incomplete") })
	e.open(path, "require 'sinatra'\nget '/' do\n  system(params[:x])\nend\n")
	e.until("the finding", func() bool { return e.has(path, "RBN201") })
	if text := pretty(e.published[uri(path)]); strings.Contains(text, "relatedInformation") || strings.Contains(text, "codeDescription") {
		t.Errorf("the editor gets what it does not know: %s", text)
	}
	var tells m
	e.call("textDocument/hover", place(path, "require 'sinatra'\nget '/' do\n  system(params[:x])\nend\n", "system"), &tells)
	if kind := tells["contents"].(m)["kind"]; kind != "plaintext" {
		t.Errorf("the hover is %v", kind)
	}
}
