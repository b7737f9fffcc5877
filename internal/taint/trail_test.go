package taint

import (
	"slices"
	"testing"
)

// TestNotes checks what sources and sinks are called in a path.
func TestNotes(t *testing.T) {
	for body, want := range map[string][2]string{
		"params[:x]":                          {"params[:x] of GET /x", "the response"},
		"$logger.info(params[:x])\n''":        {"params[:x] of GET /x", "$logger.info"},
		"system(request.body.read)\n''":       {"request.body of GET /x", "Kernel.system"},
		"params => {name:}\nsystem(name)\n''": {"params[:name] of GET /x", "Kernel.system"},
		"body { params[:x] }\nnil":            {"params[:x] of GET /x", "the response"},
	} {
		r := flowsOf(t, "get '/x' do\n"+body+"\nend\n")
		if len(r.Flows) == 0 {
			t.Errorf("%s: no flow", body)
			continue
		}
		steps := r.Flows[0].Steps
		if got := [2]string{steps[0].Note, steps[len(steps)-1].Note}; got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}

// TestSplatNote checks what a path says of an argument whose position is not known.
func TestSplatNote(t *testing.T) {
	r := flowsOf(t, "def run(*words)\nsystem(words.join(' '))\nend\nget '/x' do\nrun('a', *params[:x].split)\n''\nend\n")
	if len(r.Flows) == 0 {
		t.Fatal("no flow")
	}
	var notes []string
	for _, s := range r.Flows[0].Steps {
		notes = append(notes, s.Note)
	}
	if !slices.Contains(notes, "among the arguments of run") {
		t.Errorf("the path says %q", notes)
	}
}

// TestMadeNote checks what a path says of a value that becomes a part of a struct.
func TestMadeNote(t *testing.T) {
	r, ok := Run(graphOf(t, "-- Cargo.toml --\n[package]\nname = \"x\"\nversion = \"0.1.0\"\n-- src/main.rs --\n"+
		"struct Line(String);\nfn main() {\n  let line = Line(std::env::args().nth(1).unwrap());\n"+
		"  std::process::Command::new(\"sh\").arg(\"-c\").arg(line.0).status().unwrap();\n}\n"), nil, nil)
	if !ok || len(r.Flows) == 0 {
		t.Fatal("no flow")
	}
	var notes []string
	for _, s := range r.Flows[0].Steps {
		notes = append(notes, s.Note)
	}
	if !slices.Contains(notes, "put into Line") {
		t.Errorf("the path says %q", notes)
	}
}
