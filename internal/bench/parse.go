package main

import (
	"encoding/json"
	"flag"
	"io"
	"slices"
	"sync"
	"sync/atomic"

	"rubicon/grammars"
	"rubicon/internal/source"
)

// parsed is what was parsed: the count of files that a scan would analyze.
type parsed struct {
	Files, Bytes, Lines, Failed int
}

// parseMain finds, reads and parses the files of a workspace as a scan does, drops the trees, and
// writes how much it was.
func parseMain(args []string, out io.Writer) error {
	f := flag.NewFlagSet(parseOnly, flag.ExitOnError)
	jobs := f.Int("jobs", 1, "")
	if err := f.Parse(args); err != nil {
		return err
	}
	ws, err := source.DiscoverAll(f.Args(), source.Options{})
	if err != nil {
		return err
	}
	entries := slices.DeleteFunc(ws.Entries, func(e source.Entry) bool { return e.Lang != source.Ruby && e.Lang != source.Rust })
	// As in a scan: the largest first, so that no core is left alone with one in the end.
	slices.SortStableFunc(entries, func(a, b source.Entry) int { return int(b.Size - a.Size) })
	return json.NewEncoder(out).Encode(parseAll(ws, entries, *jobs))
}

// parseAll reads and parses files in parallel.
func parseAll(ws *source.Workspace, entries []source.Entry, jobs int) parsed {
	var next atomic.Int64
	var wg sync.WaitGroup
	sums := make([]parsed, jobs)
	for job := range jobs {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(entries) {
					return
				}
				sums[job].parse(ws, entries[i])
			}
		})
	}
	wg.Wait()
	var sum parsed
	for _, s := range sums {
		sum.Files += s.Files
		sum.Bytes += s.Bytes
		sum.Lines += s.Lines
		sum.Failed += s.Failed
	}
	return sum
}

func (p *parsed) parse(ws *source.Workspace, e source.Entry) {
	f, err := ws.Load(e)
	if err != nil {
		p.Failed++
		return
	}
	if _, err := grammars.Parse(f.Lang, f.Content); err != nil {
		p.Failed++
		return
	}
	p.Files++
	p.Bytes += len(f.Content)
	p.Lines += f.Lines()
}
