package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// fileOf is the line before a block that says which file the block is, or is added to.
var fileOf = regexp.MustCompile("^(Add to )?`([^`]+)`:$")

// TestGuides does what the guides in docs say, as a reader would: it writes the files that they show, runs the commands in
// their blocks "console", and compares what comes out with what stands there.
func TestGuides(t *testing.T) {
	guides, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	dir, tried := t.TempDir(), 0
	for _, guide := range guides {
		text, err := os.ReadFile(guide)
		if err != nil {
			t.Fatal(err)
		}
		script, commands := transcript(t, guide, string(text))
		if commands == 0 {
			continue
		}
		tried++
		name := filepath.Join(dir, strings.TrimSuffix(filepath.Base(guide), ".md")+".txt")
		if err := os.WriteFile(name, []byte(script), 0o666); err != nil {
			t.Fatal(err)
		}
		testscript.Run(t, testscript.Params{Files: []string{name}})
	}
	if tried < 3 {
		t.Errorf("%d guides have commands", tried)
	}
}

// transcript returns a guide as a script, and how many commands it has.
func transcript(t *testing.T, guide, text string) (script string, commands int) {
	var steps, files strings.Builder
	written, blocks := map[string]string{}, 0
	file := func(content string) string {
		blocks++
		name := fmt.Sprintf("block/%d", blocks)
		fmt.Fprintf(&files, "-- %s --\n%s", name, content)
		return name
	}
	var target []string
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		if m := fileOf.FindStringSubmatch(lines[i]); m != nil {
			target = m
			continue
		}
		language, isFence := strings.CutPrefix(lines[i], "```")
		if !isFence {
			if strings.TrimSpace(lines[i]) != "" {
				target = nil
			}
			continue
		}
		start := i + 1
		for i++; i < len(lines) && lines[i] != "```"; i++ {
		}
		block := lines[start:min(i, len(lines))]
		switch {
		case language == "console":
			for _, c := range console(t, guide, block) {
				commands++
				fmt.Fprintf(&steps, "exec sh -c '%s 2>&1; true'\ncmp stdout %s\n", strings.ReplaceAll(c.command, "'", "''"), file(c.output))
			}
		case target != nil:
			path := target[2]
			if target[1] == "" {
				written[path] = ""
			}
			written[path] += strings.Join(block, "\n") + "\n"
			if d := filepath.Dir(path); d != "." {
				fmt.Fprintf(&steps, "mkdir %s\n", d)
			}
			fmt.Fprintf(&steps, "cp %s %s\n", file(written[path]), path)
		}
		target = nil
	}
	return steps.String() + files.String(), commands
}

// command is a command of a guide, and what comes out.
type command struct{ command, output string }

// console reads a block in which commands stand behind a dollar sign.
func console(t *testing.T, guide string, block []string) (list []command) {
	for _, line := range block {
		if c, ok := strings.CutPrefix(line, "$ "); ok {
			list = append(list, command{command: c})
			continue
		}
		if len(list) == 0 {
			t.Fatalf("%s: a block does not begin with a command: %s", guide, line)
		}
		list[len(list)-1].output += line + "\n"
	}
	return list
}
