// Command testreport makes the output of "go test -json" readable: a line for each package, all
// that a failed test printed, and in the end the tests that were skipped, with their reasons.
// It exits with 1 when something failed.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
)

func main() {
	failed, err := report(os.Stdin, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "testreport:", err)
		os.Exit(1)
	}
	if failed {
		os.Exit(1)
	}
}

// event is one event of "go doc test2json".
type event struct {
	Action     string
	Package    string
	ImportPath string // of a package that is built
	Test       string
	Output     string
	Elapsed    float64 // seconds
}

// key identifies what an event is about: a test, or a package when test is empty.
type key struct{ pkg, test string }

// reporter keeps the output of what is not finished yet.
type reporter struct {
	w       io.Writer
	output  map[key]*strings.Builder
	skipped []string
	ran     int
	wrong   int
	failed  bool
}

// report reads events and writes the report; failed says that a test or a build failed.
func report(r io.Reader, w io.Writer) (failed bool, err error) {
	rep := &reporter{w: w, output: make(map[key]*strings.Builder)}
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadString('\n')
		if line != "" {
			rep.line(line)
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return true, err
		}
	}
	rep.summary()
	return rep.failed, nil
}

// line takes one line of input, which need not be an event: go itself may print an error.
func (r *reporter) line(line string) {
	var e event
	if json.Unmarshal([]byte(line), &e) != nil {
		fmt.Fprint(r.w, line)
		return
	}
	k := key{e.Package, e.Test}
	switch e.Action {
	case "build-output":
		fmt.Fprint(r.w, e.Output)
	case "build-fail":
		r.failed = true
	case "output":
		if r.output[k] == nil {
			r.output[k] = new(strings.Builder)
		}
		r.output[k].WriteString(e.Output)
	case "pass", "fail", "skip":
		r.end(k, e)
		delete(r.output, k)
	}
}

// end takes the event that ends a test or a package.
func (r *reporter) end(k key, e event) {
	var output string
	if b := r.output[k]; b != nil {
		output = b.String()
	}
	switch {
	case e.Action == "fail" && k.test == "":
		r.failed = true
		fmt.Fprintf(r.w, "%sFAIL %s (%.1f s)\n", output, k.pkg, e.Elapsed)
	case e.Action == "fail":
		r.failed = true
		r.wrong++
		fmt.Fprint(r.w, output)
	case k.test == "" && e.Action == "pass":
		fmt.Fprintf(r.w, "ok   %s (%.1f s)\n", k.pkg, e.Elapsed)
	case k.test == "": // a package without tests
	case e.Action == "skip":
		r.skipped = append(r.skipped, fmt.Sprintf("%s in %s: %s", k.test, k.pkg, reason(output)))
	default:
		r.ran++
	}
}

func (r *reporter) summary() {
	fmt.Fprintln(r.w)
	for _, s := range r.skipped {
		fmt.Fprintln(r.w, "skipped: "+s)
	}
	if r.failed {
		fmt.Fprintln(r.w, "FAILED")
	}
	fmt.Fprintf(r.w, "%d passed, %d failed, %d skipped\n", r.ran, r.wrong, len(r.skipped))
}

var (
	frame  = regexp.MustCompile(`^\s*(=== |--- )`)
	origin = regexp.MustCompile(`^[\w.-]+\.go:\d+: `)
)

// reason returns what a skipped test said.
func reason(output string) string {
	var said []string
	for line := range strings.Lines(output) {
		if !frame.MatchString(line) {
			said = append(said, origin.ReplaceAllString(strings.TrimSpace(line), ""))
		}
	}
	if len(said) == 0 {
		return "no reason given"
	}
	return strings.Join(said, " ")
}
