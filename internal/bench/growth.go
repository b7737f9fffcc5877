package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/source"
)

// parseGrowth reads the numbers of lines of -growth.
func parseGrowth(text string) ([]int, error) {
	var all []int
	for _, field := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' }) {
		n, err := strconv.Atoi(strings.TrimSpace(field))
		if err != nil || n < 1 {
			return nil, errors.New("numbers of lines with commas between are wanted, as 10000,100000")
		}
		all = append(all, n)
	}
	slices.Sort(all)
	return all, nil
}

// size is a tree of the growth, and what scanning it took.
type size struct {
	lines, bytes int
	run
}

// growth scans trees of growing size and prints what they took.
func growth(p programs, opt options, out io.Writer) error {
	if len(opt.growth) == 0 {
		return nil
	}
	all, err := interleaved(opt.corpora)
	if err != nil {
		return err
	}
	dir := filepath.Join(p.scratch, "growth")
	tree := grower{dir: dir, files: all}
	var sizes []size
	fmt.Fprintf(out, "growth, trees of the files of all corpora in turn\n  %10s %10s %10s %10s %12s %12s\n", "lines", "MB", "wall", "processor", "lines/s", "peak memory")
	for _, lines := range opt.growth {
		if err := tree.grow(lines); err != nil {
			return err
		}
		var runs []run
		for range opt.runs {
			r, _, err := execute(p.scan(strconv.Itoa(opt.jobs), filepath.Join(p.scratch, "report.json"), dir))
			if err != nil {
				return err
			}
			runs = append(runs, r)
		}
		s := size{tree.lines, tree.bytes, run{median(runs, wall), median(runs, cpu), median(runs, memory)}}
		fmt.Fprintf(out, "  %10d %10.1f %8.2f s %8.2f s %12.0f %9.1f MB\n", s.lines, float64(s.bytes)/(1<<20), s.wall.Seconds(), s.cpu.Seconds(),
			float64(s.lines)/s.wall.Seconds(), float64(s.memory)/(1<<20))
		sizes = append(sizes, s)
		if tree.lines < lines {
			break // that is all there is
		}
	}
	if len(sizes) > 1 {
		fmt.Fprintf(out, "  slope on log-log: wall %.2f, processor %.2f, memory %.2f\n\n",
			slope(sizes, func(s size) float64 { return s.wall.Seconds() }), slope(sizes, func(s size) float64 { return s.cpu.Seconds() }),
			slope(sizes, func(s size) float64 { return float64(s.memory) }))
	}
	return nil
}

// slope returns that of the straight line that fits best through the logarithms of lines and of a figure: the least
// squares.
func slope(sizes []size, figure func(size) float64) float64 {
	var x, y, xx, xy float64
	n := float64(len(sizes))
	for _, s := range sizes {
		a, b := math.Log(float64(s.lines)), math.Log(figure(s))
		x, y, xx, xy = x+a, y+b, xx+a*a, xy+a*b
	}
	return (n*xy - x*y) / (n*xx - x*x)
}

// interleaved returns the files that scans of the corpora read, one of each corpus in turn as long as it has some.
func interleaved(corpora []corpus) ([]growthFile, error) {
	var lists [][]growthFile
	for i, c := range corpora {
		if c.dir == "" {
			continue
		}
		ws, err := source.DiscoverAll([]string{c.dir}, source.Options{})
		if err != nil {
			return nil, err
		}
		var list []growthFile
		for _, e := range ws.Entries {
			list = append(list, growthFile{e, filepath.Join(strconv.Itoa(i), filepath.FromSlash(e.Path))})
		}
		lists = append(lists, list)
	}
	var all []growthFile
	for i, more := 0, true; more; i++ {
		more = false
		for _, list := range lists {
			if i < len(list) {
				all, more = append(all, list[i]), true
			}
		}
	}
	return all, nil
}

// growthFile is a file, and its place in the tree that grows.
type growthFile struct {
	source.Entry
	place string
}

// grower copies files to a tree until it has so many lines.
type grower struct {
	dir          string
	files        []growthFile // that are not yet copied
	lines, bytes int          // of the Ruby and Rust files that are
}

func (g *grower) grow(lines int) error {
	for ; g.lines < lines && len(g.files) > 0; g.files = g.files[1:] {
		f := &g.files[0]
		data, err := os.ReadFile(f.Abs)
		if err != nil {
			return err
		}
		to := filepath.Join(g.dir, f.place)
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(to, data, 0o666); err != nil {
			return err
		}
		if f.Lang == source.Ruby || f.Lang == source.Rust {
			g.lines += bytes.Count(data, []byte("\n"))
			g.bytes += len(data)
		}
	}
	return nil
}
