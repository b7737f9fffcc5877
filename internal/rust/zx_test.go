package rust_test

import (
	"fmt"
	"os"
	"testing"

	"rubicon/internal/ir"
	"rubicon/internal/rust"
	"rubicon/internal/source"
)

func TestArms(t *testing.T) {
	if os.Getenv("RUBICON_CORPUS") == "" {
		t.Skip()
	}
	bad := 0
	for _, path := range crates(t) {
		src, _ := os.ReadFile(path)
		tree, err := parse(src)
		if err != nil {
			continue
		}
		f := rust.Lower(tree, source.NewFile(path, source.Rust, src), options)
		for fi := range f.Funcs {
			fn := &f.Funcs[fi]
			body := f.Body(fn)
			for _, r := range fn.Regions {
				if r.Loop {
					continue
				}
				for v := r.Mid; v < r.End; v++ {
					if body[v].Op == ir.OpPhi {
						continue
					}
					for _, a := range f.Args(&body[v]) {
						if a.Value >= r.Start && a.Value < r.Mid {
							bad++
							if bad < 30 {
								fmt.Printf("%s func %s v%d uses v%d at %.80q\n", path, f.Names[fn.Name], v, a.Value, src[body[v].Pos:body[v].End])
							}
						}
					}
				}
			}
		}
	}
	fmt.Println("bad", bad)
}
