// Command bench times whole scans against only parsing the same files.
//
//	go run ./internal/bench [-runs N] [-jobs N] [-ruby DIR] [-rust DIR] [-growth LINES,…] [-check]
//
// What an analysis costs is best said as a multiple of what cannot be avoided: finding the files,
// reading them and parsing them with the same grammars in the same number of threads. So bench builds
// rubicon, and runs "rubicon scan" and itself in a mode that only parses, alternately, each as a
// process of its own, on Ruby's standard library and on the sources of all crates that cargo has
// fetched. It prints the medians of wall and processor time, the ratios, the peak of memory and what each stage of the
// scan takes. The scan that counts has no cache; what one with a full cache takes stands below
// it: of a tree that has not changed, and after an edit of one file.
//
// Then it scans trees of growing size, of the files of all corpora in turn, and says how time and memory grow: the slope
// of the straight line that fits best if both are drawn as logarithms. With 1, twice the lines take twice the time.
//
// A machine that does other work besides disturbs wall times; the best of them and the processor
// times say more then. With -check bench fails if a ratio or the memory is over what Rubicon promises.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// parseOnly is the first argument of the mode that only parses.
const parseOnly = "parse-only"

func main() {
	var err error
	if len(os.Args) > 1 && os.Args[1] == parseOnly {
		err = parseMain(os.Args[2:], os.Stdout)
	} else {
		err = bench(os.Args[1:], os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// corpus is a folder of sources.
type corpus struct {
	title, flag, dir string
}

// options are what the flags say.
type options struct {
	runs, jobs int
	check      bool
	corpora    []corpus
	growth     []int // lines of the trees of growing size
}

func parseFlags(args []string) (options, error) {
	opt := options{corpora: []corpus{
		{title: "Ruby's library", flag: "ruby", dir: "/usr/lib/ruby"},
		{title: "Rust crates", flag: "rust", dir: registry()},
	}}
	f := flag.NewFlagSet("bench", flag.ExitOnError)
	f.IntVar(&opt.runs, "runs", 5, "how often each program runs; the medians count")
	f.IntVar(&opt.jobs, "jobs", runtime.GOMAXPROCS(0), "how many files are parsed at once")
	opt.growth = []int{10_000, 30_000, 100_000, 300_000, 1_000_000}
	f.Func("growth", "how many `lines` trees of growing size have, with commas between; an empty list leaves them out (default 10000,…,1000000)", func(text string) (err error) {
		opt.growth, err = parseGrowth(text)
		return err
	})
	f.BoolVar(&opt.check, "check", false, "fail if a figure is over what Rubicon promises")
	for i := range opt.corpora {
		c := &opt.corpora[i]
		f.StringVar(&c.dir, c.flag, c.dir, c.title+"; an empty one is left out")
	}
	if err := f.Parse(args); err != nil {
		return opt, err
	}
	if f.NArg() > 0 || opt.runs < 1 || opt.jobs < 1 {
		return opt, fmt.Errorf("no arguments are taken, and -runs and -jobs are at least 1")
	}
	for _, c := range opt.corpora {
		if c.dir == "" {
			continue
		}
		if info, err := os.Stat(c.dir); err != nil || !info.IsDir() {
			return opt, fmt.Errorf("%s: there is no folder %s; name one with -%s DIR, or leave it out with -%s ''", c.title, c.dir, c.flag, c.flag)
		}
	}
	return opt, nil
}

// registry is where cargo keeps the sources of crates.
func registry() string {
	home, _ := os.UserHomeDir()
	return filepath.Join(cmp.Or(os.Getenv("CARGO_HOME"), filepath.Join(home, ".cargo")), "registry", "src")
}

func bench(args []string, out io.Writer) error {
	opt, err := parseFlags(args)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "rubicon-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	rubicon := filepath.Join(dir, "rubicon")
	build := exec.Command("go", "build", "-trimpath", "-o", rubicon, "rubicon/cmd/rubicon")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("go build: %w", err)
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	broken := false
	for _, c := range opt.corpora {
		if c.dir == "" {
			continue
		}
		fmt.Fprintf(out, "%s, %s, %d runs each with %d jobs\n", c.title, c.dir, opt.runs, opt.jobs)
		m, err := measure(programs{rubicon: rubicon, self: self, scratch: dir}, c.dir, opt)
		if err != nil {
			return fmt.Errorf("%s: %w", c.title, err)
		}
		m.print(out)
		broken = broken || !m.kept()
	}
	if err := growth(programs{rubicon: rubicon, self: self, scratch: dir}, opt, out); err != nil {
		return fmt.Errorf("growth: %w", err)
	}
	if broken && opt.check {
		return fmt.Errorf("over what Rubicon promises")
	}
	return nil
}
