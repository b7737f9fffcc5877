package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadmeTranscript builds the program and checks that the transcript in the README is what it
// prints: each finding in full, and the summary.
func TestReadmeTranscript(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(readme), "```\n$ rubicon scan\n")
	transcript, _, closed := strings.Cut(rest, "\n```\n")
	if !ok || !closed {
		t.Fatal("the README has no transcript of rubicon scan")
	}
	binary := filepath.Join(t.TempDir(), "rubicon")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	scan := exec.Command(binary, "scan", "--fail-on", "none")
	scan.Dir = "../../testdata/apps/papers"
	out, err := scan.Output()
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(strings.ReplaceAll(transcript, "\n\n[…]\n\n", "\n\n"), "\n\n")
	for _, part := range parts {
		if !strings.Contains(string(out), strings.TrimRight(part, "\n")) {
			t.Errorf("the README shows what the program does not print:\n%s", part)
		}
	}
	if len(parts) < 3 {
		t.Errorf("the transcript has %d parts, want two findings and the summary", len(parts))
	}
}
