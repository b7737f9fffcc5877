package ruby_test

import (
	"os"
	"testing"

	"rubicon/grammars"
	"rubicon/internal/ir"
	"rubicon/internal/ruby"
	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// FuzzLower parses and lowers any text: nothing panics, and the result keeps the IR's promises.
func FuzzLower(f *testing.F) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	for i, path := range rubyFiles() {
		if src, err := os.ReadFile(path); err == nil && i%150 == 0 && len(src) < 4000 {
			f.Add(src)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		tree, err := grammars.Parse(source.Ruby, src)
		if err != nil {
			t.Skip(err)
		}
		file := ruby.Lower(tree, source.NewFile("a.rb", source.Ruby, src), ruby.Options{NoReturn: noReturn})
		if err := ir.Check(file); err != nil {
			t.Fatal(err)
		}
	})
}

// seeds begin the search at the constructs that are easiest to get wrong.
var seeds = []string{
	"def a(b, c = b, *d, e:, f: e, **g, &h)\n  super\nrescue A, *B => e\n  retry\nelse\n  1\nensure\n  2\nend",
	"x = 1\n[].each { |a, (b, *c); d| x += a; next x if b; break }\nx",
	"case params\nin {a: [b, *c], **d} if b then c\nin [*, Integer => e, *] | nil\nend",
	"a, (b, *c), d.e, f[0], @g = *h, 1\na&.b ||= c[1, 2] &&= 3\n@a, A::B = 1, 2",
	"foo(<<A, <<~B)\n #{x}\nA\n   y\n  z \\\n  #{w}\n B\n",
	"while x = gets\n  break if x\n  next unless y\n  y = x\nend\nbegin; a; end until b",
	"%w[a #{b}] + %I[c#{d}] + \"a\\u{41 42}\\x41\" 'b' + ?\\n + :\"e#{f}\"\n/(?<g>.)/ =~ h; g",
	"class << self; def a(...) = b(...); alias c d; undef e; end\nclass A < B.new(1); end",
	"->(a) { _1 }; foo { it }; foo(&) ; return 1, *a if b..c",
	"(" + "((((((((((((((((((((1",
	"def a; yield b: 1, **c; end; not a; !b; defined?(c); -1; a !~ /b/; `c`",
	"BEGIN { a }; END { b }; __FILE__; __method__\n__END__\nx",
	"for a, b in c do d = a end; a ? b : c; {a:, \"b\": 1, 2 => 3, **d}",
}

// FuzzTemplate lowers any text as each kind of template, and below __END__: nothing panics, and the result
// keeps the IR's promises.
func FuzzTemplate(f *testing.F) {
	for _, seed := range []string{
		"<% if x %><%= a do |b| %><%# c %><%== d %><% end %><% e ||= 1 %><%= e %><% end end %>",
		"- if x\n  %p{a: b}(c=d)= e do |f|\n    != g\n- else\n  #h i #{j}\n:ruby\n  k = 1",
		"- if x\n  p a=b c==\"#{d}\" = e\n    | f #{{g}}\n- else\n  li: h\n",
		"<%= \"unclosed %> <% def a %> <% class B %>", "<%= <<X %>\n<%= a %>\nX\n", "@@ b\n<%= c %>\n@@ d",
	} {
		for i := range byte(4) {
			f.Add(i, []byte(seed))
		}
	}
	parse := func(src []byte) (*syntax.Tree, error) { return grammars.Parse(source.Ruby, src) }
	f.Fuzz(func(t *testing.T, which byte, src []byte) {
		name := [...]string{"a.erb", "a.haml", "a.slim", "a.rb"}[which%4]
		if which%4 == 3 {
			src = append([]byte("erb :b\nerb '<%= x %>'\ntemplate(:d) { \"<%= y %>\" }\n__END__\n"), src...)
		}
		tree, err := parse(src)
		if err != nil {
			t.Skip(err)
		}
		file := ruby.Lower(tree, source.NewFile(name, source.Ruby, src), ruby.Options{
			NoReturn: noReturn, Parse: parse,
			Renders: map[string]source.Template{"erb": source.ERB}, Templates: map[string]bool{"template": true},
		})
		if err := ir.Check(file); err != nil {
			t.Fatal(err)
		}
		for i := range file.Instrs {
			if in := &file.Instrs[i]; in.Pos > in.End || int(in.End) > len(src) {
				t.Fatalf("an instruction from %d to %d of %d", in.Pos, in.End, len(src))
			}
		}
	})
}
