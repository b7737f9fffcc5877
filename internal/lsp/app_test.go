package lsp_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// target is a place as the protocol has it.
type target struct {
	URI   string `json:"uri"`
	Range struct {
		Start struct {
			Line      int `json:"line"`
			Character int `json:"character"`
		} `json:"start"`
	} `json:"range"`
}

// TestBundledApplication opens the bundled application, reads the diagnostics, repairs one by a code action and another by
// typing, and goes across the border and back.
func TestBundledApplication(t *testing.T) {
	app := application(t)
	routes, documents := filepath.Join(app, "routes", "v1.rb"), filepath.Join(app, "lib", "papers", "documents.rb")
	native, words := filepath.Join(app, "ext", "papers", "src", "lib.rs"), filepath.Join(app, "ext", "papers", "src", "words.rs")
	e := serveReal(t)
	e.start(capabilities(), app)
	e.until("the findings of all files", func() bool {
		return e.has(routes, "RBN201") && e.has(routes, "RBN001") && e.has(native, "RBN301") && e.has(words, "RBN802")
	})
	checkPath(t, e, routes, words)

	text := read(t, routes)
	e.open(routes)
	action := e.action(routes, text, "format =~", "bind the whole text")
	edit := action["edit"].(m)["documentChanges"].([]any)[0].(m)["edits"].([]any)[0].(m)
	text = e.replace(routes, text, "/^[a-z]{1,100}$/", edit["newText"].(string), 2)
	e.until("the repaired findings to go", func() bool { return !e.has(routes, "RBN001") })
	text = e.replace(routes, text, "`ls #{library}/#{@shelf} | wc -l`", "'é'", 3)
	e.until("the findings of a shell to go", func() bool { return !e.has(routes, "RBN201") })
	e.replace(routes, text, "document_path(requested_name)", "File.basename(params[:name])", 4)
	e.until("what begins in Ruby to go in Rust", func() bool { return e.has(routes, "RBN301") && !e.has(native, "RBN201") })

	cargo := filepath.Join(app, "ext", "papers", "Cargo.toml")
	e.open(cargo)
	hide := e.action(cargo, read(t, cargo), "panic =", "hide RBN911")
	if text := pretty(hide["edit"]); !strings.Contains(text, `"# rubicon:ignore RBN911 -- TODO: say why this is safe\n"`) {
		t.Errorf("the comment in a setting is %s", text)
	}
	e.open(documents)
	e.open(native)
	checkBorder(t, e, documents, native)
	if err := e.end(); err != nil {
		t.Error(err)
	}
}

// checkPath checks that a finding brings its path along.
func checkPath(t *testing.T, e *editor, routes, words string) {
	t.Helper()
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, d := range e.published[uri(words)] {
		if d["code"] != "RBN802" {
			continue
		}
		text := pretty(d)
		for _, want := range []string{"1. source: params[:length] of POST /v1/words", uri(routes), "sink: std::slice::from_raw_parts", "crosses into Rust"} {
			if !strings.Contains(text, want) {
				t.Errorf("the path lacks %q:\n%s", want, text)
			}
		}
		if d["severity"] != 1.0 || d["source"] != "rubicon" || d["codeDescription"] == nil {
			t.Errorf("a critical finding is %s", text)
		}
	}
}

// action returns the code action at a piece of text whose title has a part.
func (e *editor) action(path, text, piece, title string) m {
	e.t.Helper()
	where := place(path, text, piece)
	var actions []m
	e.call("textDocument/codeAction", m{
		"textDocument": where["textDocument"], "range": m{"start": where["position"], "end": where["position"]},
		"context": m{"diagnostics": []m{}, "only": []string{"quickfix"}},
	}, &actions)
	for _, a := range actions {
		if strings.Contains(a["title"].(string), title) {
			return a
		}
	}
	e.t.Fatalf("no code action is called %q: %s", title, pretty(actions))
	return nil
}

// checkBorder checks the way from a call in Ruby to its function in Rust and back, and what lenses say.
func checkBorder(t *testing.T, e *editor, documents, native string) {
	t.Helper()
	ruby, rust := read(t, documents), read(t, native)
	var to []target
	e.call("textDocument/definition", place(documents, ruby, "read_text(path)"), &to)
	line := strings.Count(rust[:strings.Index(rust, "fn papers_read_text")], "\n")
	if len(to) != 1 || to[0].URI != uri(native) || to[0].Range.Start.Line != line {
		t.Errorf("the call leads to %+v, want line %d of %s", to, line, native)
	}
	e.call("textDocument/definition", place(native, rust, "papers_read_text(path"), &to)
	line = strings.Count(ruby[:strings.Index(ruby, "Native.read_text")], "\n")
	if len(to) != 2 || to[0].URI != uri(documents) || to[0].Range.Start.Line != line || !strings.HasSuffix(to[1].URI, "native.rb") {
		t.Errorf("the function leads to %+v, want line %d of %s, and its binding", to, line, documents)
	}
	e.call("textDocument/definition", place(documents, ruby, "class << self"), &to)
	if len(to) != 0 {
		t.Errorf("what crosses no border leads to %+v", to)
	}
	var lenses []m
	e.call("textDocument/codeLens", m{"textDocument": m{"uri": uri(native)}}, &lenses)
	if text := pretty(lenses); !strings.Contains(text, "reached by GET /v1/text (open), GET /v2/text (open)") {
		t.Errorf("the lenses are %s", text)
	}
	e.call("textDocument/codeLens", m{"textDocument": m{"uri": strings.Replace(uri(documents), "lib/papers/documents.rb", "routes/v1.rb", 1)}}, &lenses)
	text := pretty(lenses)
	for _, want := range []string{"open · ", "reaches papers::papers_free, papers::search::search", "1 finding, critical"} {
		if !strings.Contains(text, want) {
			t.Errorf("the lenses of routes lack %q: %s", want, text)
		}
	}
	e.call("workspace/executeCommand", m{"command": "rubicon.show", "arguments": lenses[0]["command"].(m)["arguments"]}, &text)
	e.until("a document to be shown", func() bool { return strings.Contains(strings.Join(e.asked, "\n"), "window/showDocument") })
	var tells m
	e.call("textDocument/hover", place(native, rust, "fs::read_to_string("), &tells)
	for _, want := range []string{"**RBN301 ", "What to do:", "CWE-22", "GET /v1/"} {
		if !strings.Contains(pretty(tells), want) {
			t.Errorf("the hover lacks %q: %s", want, pretty(tells))
		}
	}
}
