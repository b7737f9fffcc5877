package main

import (
	"fmt"
	"os"

	"rubicon/grammars"
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/ruby"
	"rubicon/internal/rule"
	"rubicon/internal/rust"
	"rubicon/internal/source"
	"rubicon/internal/syntax"
	"rubicon/internal/taint"
	"rubicon/rules"
)

func main() {
	set, err := rule.Load(rules.FS)
	if err != nil {
		panic(err)
	}
	var files []*ir.File
	for _, p := range os.Args[1:] {
		b, _ := os.ReadFile(p)
		lang := source.LangOf(p)
		f := source.NewFile(p, lang, b)
		t, _ := grammars.Parse(lang, b)
		if lang == source.Ruby {
			files = append(files, ruby.Lower(t, f, set.Models.NoReturn(lang)))
		} else {
			files = append(files, rust.Lower(t, f, rust.Options{NoReturn: set.Models.NoReturn(lang), Parse: func(s []byte) (*syntax.Tree, error) { return grammars.Parse(lang, s) }}))
		}
	}
	for _, f := range files {
		ir.Print(os.Stdout, f)
	}
	p := ir.Link(files, nil)
	g := callgraph.New(p, set)
	for id := range p.Funcs {
		id := ir.FuncID(id)
		fmt.Println("FUNC", id, g.FuncName(id), "self", g.SelfType(id))
		for v := 1; v < int(p.Func(id).Len); v++ {
			in := p.Instr(id, ir.Value(v))
			if in.Op != ir.OpCall {
				continue
			}
			c := g.Call(callgraph.Site{Func: id, Value: ir.Value(v)})
			fmt.Printf("  v%d %s type=%v callees=%d src=%d sink=%d flow=%d guard=%d unknown=%v native=%v acc=%v\n", v, p.Text(in.Name), g.TypeOf(id, ir.Value(v)), len(c.Callees), len(c.Sources), len(c.Sinks), len(c.Flows), len(c.Guards), c.Unknown, c.Native != nil, c.Accessor)
		}
	}
	r, _ := taint.Run(g, nil)
	fmt.Println("contexts", r.Contexts, "facts", r.Facts, "flows", len(r.Flows))
	for _, f := range r.Flows {
		fmt.Println(f.Kind, f.Confidence)
		for _, s := range f.Steps {
			fmt.Println("   ", s.Role, s.Pos, s.Note)
		}
	}
}
