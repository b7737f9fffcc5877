package ruby_test

import (
	"math/rand"
	"os"
	"testing"
	"time"

	"rubicon/grammars"
	"rubicon/internal/ir"
	"rubicon/internal/ruby"
	"rubicon/internal/source"
)

func TestMutations(t *testing.T) {
	r := rand.New(rand.NewSource(time.Now().UnixNano()))
	var corpus [][]byte
	for _, s := range seeds {
		corpus = append(corpus, []byte(s))
	}
	for i, p := range rubyFiles() {
		if src, err := os.ReadFile(p); err == nil && i%20 == 0 && len(src) < 8000 {
			corpus = append(corpus, src)
		}
	}
	deadline := time.Now().Add(60 * time.Second)
	n := 0
	kinds := map[string]int{}
	unk, nodes := 0, 0
	for time.Now().Before(deadline) {
		a := corpus[r.Intn(len(corpus))]
		src := append([]byte(nil), a...)
		for range 1 + r.Intn(4) {
			if len(src) < 2 {
				break
			}
			i := r.Intn(len(src))
			j := min(len(src), i+1+r.Intn(8))
			switch r.Intn(4) {
			case 0:
				src = append(src[:i:i], src[j:]...)
			case 1:
				b := corpus[r.Intn(len(corpus))]
				k := r.Intn(len(b))
				l := min(len(b), k+r.Intn(30))
				src = append(append(append([]byte(nil), src[:i]...), b[k:l]...), src[i:]...)
			case 2:
				src[i] = "()[]{}|&*,;:\n\"'#=<~@$.! "[r.Intn(24)]
			case 3:
				src = append(append(append([]byte(nil), src[:i]...), src[i:j]...), src[i:]...)
			}
		}
		start := time.Now()
		tree, err := grammars.Parse(source.Ruby, src)
		pd := time.Since(start)
		if err != nil {
			t.Logf("parse error %v after %v", err, pd)
			os.WriteFile("/tmp/slowparse.rb", src, 0o644)
			continue
		}
		start = time.Now()
		f := ruby.Lower(tree, source.NewFile("a.rb", source.Ruby, src), noReturn)
		ld := time.Since(start)
		if ld > 100*time.Millisecond || pd > time.Second {
			t.Logf("parse %v lower %v len %d", pd, ld, len(src))
			os.WriteFile("/tmp/slow.rb", src, 0o644)
		}
		if err := ir.Check(f); err != nil {
			os.WriteFile("/tmp/bad.rb", src, 0o644)
			t.Fatalf("%v", err)
		}
		for k, c := range f.Stats.UnknownKinds {
			kinds[k] += c
		}
		unk += f.Stats.Unknown
		nodes += f.Stats.Nodes
		n++
	}
	t.Log(n, nodes, unk, kinds)
}
