package taint

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"rubicon/grammars"
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/ruby"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/rules"
)

func TestZ(t *testing.T) {
	set, err := rule.Load(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	var files []*ir.File
	filepath.Walk(os.Getenv("ZDIR"), func(p string, i os.FileInfo, err error) error {
		if err == nil && !i.IsDir() && strings.HasSuffix(p, ".rb") && i.Mode().IsRegular() {
			b, _ := os.ReadFile(p)
			tr, _ := grammars.Parse(source.Ruby, b)
			files = append(files, ruby.Lower(tr, source.NewFile(p, source.Ruby, b), set.Models.NoReturn(source.Ruby)))
		}
		return nil
	})
	p := ir.Link(files, nil)
	t0 := time.Now()
	g := callgraph.New(p, set)
	fmt.Println("graph", time.Since(t0))
	e := newEngine(g)
	t0 = time.Now()
	ss := g.Sources()
	fmt.Println("sources", len(ss), time.Since(t0))
	for i, site := range ss {
		if i < 60 {
			f := p.File(site.Func).Source
			fmt.Println("  ", f.Path, f.Position(p.Instr(site.Func, site.Value).Pos).Line, g.FuncName(site.Func), g.CalleeName(site))
		}
		for _, row := range g.Call(site).Sources {
			e.sources = append(e.sources, Source{site, row})
			e.seed(int32(len(e.sources)-1), site, row)
		}
	}
	t0 = time.Now()
	n := 0
	for n < len(e.queue) && time.Since(t0) < 8*time.Second {
		w := e.queue[n]
		n++
		if w.fact >= 0 {
			e.follow(e.contexts[w.ctx], w.fact)
		} else {
			e.tell(e.contexts[w.ctx])
		}
	}
	nf := 0
	byFn := map[string]int{}
	for _, k := range e.contexts {
		nf += len(k.facts)
		byFn[g.FuncName(k.fn)]++
	}
	fmt.Println("work", n, len(e.queue), "contexts", len(e.contexts), "facts", nf, "heap", len(e.heap.write), len(e.heap.list), time.Since(t0))
	type kv struct {
		k string
		v int
	}
	var kvs []kv
	for k, v := range byFn {
		kvs = append(kvs, kv{k, v})
	}
	sort.Slice(kvs, func(i, j int) bool { return kvs[i].v > kvs[j].v })
	for _, x := range kvs[:min(25, len(kvs))] {
		fmt.Println(x.v, x.k)
	}
	hw := map[string]int{}
	for _, w := range e.heap.write {
		hw[p.Text(w.loc.name)+" "+w.loc.class.Name]++
	}
	kvs = nil
	for k, v := range hw {
		kvs = append(kvs, kv{k, v})
	}
	sort.Slice(kvs, func(i, j int) bool { return kvs[i].v > kvs[j].v })
	for _, x := range kvs[:min(25, len(kvs))] {
		fmt.Println("heap", x.v, x.k)
	}
}
