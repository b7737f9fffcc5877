package grammars

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// TestBridgeRuby checks which << stay what they are.
func TestBridgeRuby(t *testing.T) {
	long, short := strings.Repeat("a", longestHeredocWord+1), strings.Repeat("a", longestHeredocWord)
	for _, c := range []struct {
		src     string
		bridged bool
	}{
		{"", false}, {"<", false}, {"<<", false}, {"a <<", false}, {"<<-", false}, {`<<"`, false}, {"<<~'", false},
		{"x <<\"a\"\na\n", false}, {"<<" + short, false}, {"<<-" + short + "\n", false},
		{`b <<"` + short + `"`, false}, {`b <<"` + short, false}, {"b << " + long, false}, {"b << '" + long + "'", false},
		{"<<" + long, true}, {"<<~" + long + "\n", true}, {"<<-" + long, true}, {"<<<" + long, true},
		{`b <<"` + long + `"`, true}, {`b <<"` + long, true}, {`b <<-"` + long, true}, {"b <<~`" + long + "`", true},
		{"b <<'" + strings.Repeat("ü", longestHeredocWord/2+1) + "'", true},
		{"<<" + strings.Repeat("é", longestHeredocWord/2+1), true},
		{"x <<A\nA\ny <<'" + long, true},
	} {
		src := []byte(c.src)
		out := bridgeRuby(src)
		if string(src) != c.src || len(out) != len(src) {
			t.Errorf("%.20q: the source was changed or its length", c.src)
		}
		if bytes.Equal(out, src) == c.bridged {
			t.Errorf("%.20q… of %d bytes: bridged is %v", c.src, len(src), !c.bridged)
		}
		if !c.bridged && len(src) > 0 && &out[0] != &src[0] {
			t.Errorf("%.20q: copied without need", c.src)
		}
	}
}

// TestBridgedShift checks that a long string appended to a buffer is an operand, interpolation and all.
func TestBridgedShift(t *testing.T) {
	src := `buf <<"` + strings.Repeat("a", 300) + `#{params[:q]}"` + "\nlast = 1\n"
	tree, err := Parse(source.Ruby, []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	if d := tree.Damage(); d != (syntax.Damage{}) {
		t.Errorf("damage %+v", d)
	}
	for _, want := range []string{"<<", "params[:q]", "last = 1"} {
		found := false
		for i := range tree.Nodes {
			found = found || tree.Text(syntax.NodeID(i)) == want
		}
		if !found {
			t.Errorf("no node %q", want)
		}
	}
}

// extremes are sources whose open strings and heredocs do not fit what the scanner keeps of them.
func extremes() map[string]string {
	sources := make(map[string]string)
	for _, n := range []int{199, 200, 201, 254, 255, 256, 257, 300, 511, 512, 1000, 1023, 1024, 1025, 5000} {
		a := strings.Repeat("a", n)
		for _, form := range []string{"<<%s\nx\n%[1]s\n", "f(<<~%s, 1)\n  x\n%[1]s\n", "b <<\"%s\"\n", "b <<-'%s", "b <<`%s\x00`\n\x00\n", "b <<\"%s\n%[1]s", "[<<A, <<%s, <<B]\n"} {
			sources[fmt.Sprintf("word of %d in %.12q", n, form)] = fmt.Sprintf(form, a)
		}
	}
	for _, n := range []int{100, 200, 203, 204, 205, 206, 250, 255, 256, 257, 300, 600} {
		sources[fmt.Sprintf("%d heredocs", n)] = "f(" + strings.Repeat("<<A,", n) + "1)\n" + strings.Repeat("x\nA\n", n)
		sources[fmt.Sprintf("%d nested heredocs", n)] = "<<A\n" + strings.Repeat("#{<<B}\n", n)
		sources[fmt.Sprintf("%d nested strings", n)] = strings.Repeat(`"#{`, n) + "x" + strings.Repeat(`}"`, n)
		sources[fmt.Sprintf("%d open strings", n)] = strings.Repeat(`%w(#{"#{`, n)
		sources[fmt.Sprintf("%d open delimiters", n)] = "%Q" + strings.Repeat("(", n) + "#{1}" + strings.Repeat(")", n) + "\nx"
		sources[fmt.Sprintf("%d unclosed delimiters", n)] = "%(" + strings.Repeat("(", n) + "#{1}" + strings.Repeat(")", n)
	}
	// The states around the end of the buffer, whose last byte the scanner may write too far.
	for strs := 0; strs <= 204; strs += 12 {
		for last := 1; last <= longestHeredocWord; last++ {
			room := 1023 - 5*strs - (4 + last)
			if room < 0 || strs > 0 && last > 20 && last < 190 {
				continue
			}
			var words strings.Builder
			for room >= 5 {
				w := min(room-4, longestHeredocWord)
				if rest := room - 4 - w; rest > 0 && rest < 5 {
					w -= 5
				}
				fmt.Fprintf(&words, "<<%s,", strings.Repeat("w", max(w, 1)))
				room -= 4 + max(w, 1)
			}
			sources[fmt.Sprintf("full with %d strings and a word of %d", strs, last)] =
				strings.Repeat(`"#{`, strs) + "f(" + words.String() + "<<" + strings.Repeat("z", last) + ", 1)\nx\n"
		}
	}
	return sources
}

// TestExtremeStates parses what a scanner state has no room for. The scanner ends the process when it
// cannot read a state again, so that a failure ends the test.
func TestExtremeStates(t *testing.T) {
	for name, src := range extremes() {
		tree, err := Parse(source.Ruby, []byte(src))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if len(tree.Nodes) == 0 || int(tree.Nodes[0].Next) != len(tree.Nodes) {
			t.Errorf("%s: the root does not span the tree", name)
		}
	}
}

// TestGuardIsInvisible checks that the guarded scanner reads a state up to the size that it should.
func TestGuardIsInvisible(t *testing.T) {
	for _, n := range []int{1, 2, 50, 150, 190} {
		src := "f(" + strings.Repeat("<<A,", n) + "1)\n" + strings.Repeat("x\nA\n", n) + strings.Repeat(`"#{`, n) + "x" + strings.Repeat(`}"`, n) + "\n"
		tree, err := Parse(source.Ruby, []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		if d := tree.Damage(); d != (syntax.Damage{}) {
			t.Errorf("%d heredocs: damage %+v", n, d)
		}
	}
}

// TestParseContext checks that a parse stops when its context is done, and that the parser is as good
// as new after it.
func TestParseContext(t *testing.T) {
	p, err := NewParser(source.Ruby)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	src := []byte(strings.Repeat("x = [1, {a: foo(y) { |z| z.bar }}]\n", 200_000))
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	if _, err := p.ParseContext(ctx, src); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the parse ended with %v", err)
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("the parse stopped after %v", took)
	}
	if _, err := p.ParseContext(ctx, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a parse began after the end of its context: %v", err)
	}
	live, end := context.WithCancel(context.Background())
	defer end()
	tree, err := p.ParseContext(live, []byte("x = 1\n"))
	if err != nil || len(tree.Nodes) != 4 {
		t.Errorf("a parse after a cancelled one gave %v, %v", tree, err)
	}
}
