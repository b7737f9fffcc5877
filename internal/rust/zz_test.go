package rust_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"rubicon/internal/rust"
	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

func TestByCrate(t *testing.T) {
	root := os.Getenv("RUBICON_BYCRATE")
	if root == "" {
		t.Skip()
	}
	type rec struct {
		name                    string
		parse, lower, macros    time.Duration
		bytes, mbytes, unknown  int
	}
	recs := map[string]*rec{}
	var cur *rec
	opt := options
	opt.Parse = func(src []byte) (*syntax.Tree, error) {
		start := time.Now()
		defer func() { cur.macros += time.Since(start); cur.mbytes += len(src) }()
		return parse(src)
	}
	filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".rs") {
			return nil
		}
		name := strings.Split(strings.TrimPrefix(path, root), "/")[0]
		if recs[name] == nil {
			recs[name] = &rec{name: name}
		}
		cur = recs[name]
		src, _ := os.ReadFile(path)
		start := time.Now()
		tree, err := parse(src)
		cur.parse += time.Since(start)
		if err == nil {
			start = time.Now()
			f := rust.Lower(tree, source.NewFile(path, source.Rust, src), opt)
			cur.lower += time.Since(start)
			cur.unknown += f.Stats.Unknown
		}
		cur.bytes += len(src)
		return nil
	})
	var list []*rec
	for _, r := range recs {
		list = append(list, r)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].macros > list[j].macros })
	for _, r := range list[:min(len(list), 25)] {
		fmt.Printf("%-40s parse %6.2fs lower %6.2fs macros %6.2fs bytes %9d macrobytes %9d unknown %d\n", r.name, r.parse.Seconds(), r.lower.Seconds(), r.macros.Seconds(), r.bytes, r.mbytes, r.unknown)
	}
}
