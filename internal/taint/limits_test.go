package taint

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/txtar"

	"rubicon/analyzers/calls"
	"rubicon/analyzers/program"
	"rubicon/internal/callgraph"
	"rubicon/internal/driver"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/rules"
)

// graphOf makes the call graph of an archive of files, with the built-in models.
func graphOf(t testing.TB, archive string) *callgraph.Graph {
	t.Helper()
	set, err := rule.Load(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	content := map[string][]byte{}
	w := driver.Workspace{Read: func(name string) ([]byte, error) { return content[name], nil }}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		content[f.Name] = f.Data
		w.Files = append(w.Files, f.Name)
	}
	slices.Sort(w.Files)
	graph := calls.New(program.New(set, program.Config{}), set)
	results, _, err := driver.Run(t.Context(), []*analysis.Analyzer{graph}, w)
	if err != nil {
		t.Fatal(err)
	}
	return results[graph].Value.(*callgraph.Graph)
}

// flowsOf returns what an analysis of a Sinatra application finds; body is a part of its file.
func flowsOf(t testing.TB, body string) *Result {
	t.Helper()
	r, ok := Run(graphOf(t, "-- app.rb --\nrequire 'sinatra'\n"+body), nil, nil)
	if !ok {
		t.Fatal("canceled")
	}
	return r
}

// shellLines returns the lines in which commands are reported, each as often as there are sources.
func shellLines(r *Result) []string {
	var found []string
	for i := range r.Flows {
		if f := &r.Flows[i]; f.Kind == "shell" {
			src := r.Graph.Prog.File(f.Sink.Func).Source
			pos := r.Graph.Prog.Instr(f.Sink.Func, f.Sink.Value).Pos
			found = append(found, strings.TrimSpace(src.LineText(src.Position(pos).Line)))
		}
	}
	return found
}

// TestMaxPathBroadens nests a value as deep as paths tell apart, and one deeper.
func TestMaxPathBroadens(t *testing.T) {
	nest := func(depth int, read string) *Result {
		value := "params[:x]"
		for i := depth; i > 0; i-- {
			value = fmt.Sprintf("{ k%d: %s }", i, value)
		}
		return flowsOf(t, fmt.Sprintf("get '/' do\n  h = %s\n  system(\"ls #{h%s}\")\nend\n", value, read))
	}
	path := func(last string) string {
		var b strings.Builder
		for i := 1; i < maxFields; i++ {
			fmt.Fprintf(&b, "[:k%d]", i)
		}
		return b.String() + last
	}
	exact, other := path(fmt.Sprintf("[:k%d]", maxFields)), path("[:other]")
	deeper := exact + "[:other]"
	if r := nest(maxFields, exact); len(r.Flows) != 1 || r.Flows[0].Confidence != High {
		t.Errorf("what is %d deep is read as %+v, want one flow of high confidence", maxFields, r.Flows)
	}
	if r := nest(maxFields, other); len(r.Flows) != 0 {
		t.Errorf("another key %d deep is taken for the one that holds the data", maxFields)
	}
	if r := nest(maxFields+1, deeper); len(r.Flows) != 1 || r.Flows[0].Confidence != Low {
		t.Errorf("another key below what is told apart gives %+v, want one flow of low confidence", r.Flows)
	}
}

// TestMaxGuesses lets data go through as many calls that nothing describes as a flow may, and through
// one more.
func TestMaxGuesses(t *testing.T) {
	chain := func(calls int) *Result {
		var b strings.Builder
		b.WriteString("get '/' do\n  x = params[:x]\n")
		for i := range calls {
			fmt.Fprintf(&b, "  x = mystery%d(x)\n", i)
		}
		b.WriteString("  system(\"ls #{x}\")\nend\n")
		return flowsOf(t, b.String())
	}
	if r := chain(MaxGuesses); len(shellLines(r)) != 1 || r.Broadened != 0 {
		t.Errorf("through %d guesses: %d flows, %d limits hit; want 1, none", MaxGuesses, len(shellLines(r)), r.Broadened)
	}
	if r := chain(MaxGuesses + 1); len(shellLines(r)) != 0 || r.Broadened != 1 {
		t.Errorf("through %d guesses: %d flows, %d limits hit; want none, 1", MaxGuesses+1, len(shellLines(r)), r.Broadened)
	} else if len(r.Cuts) != 1 || r.Cuts[0].Pos == 0 || !strings.Contains(r.Cuts[0].Reason, "more than 3 guesses") {
		t.Errorf("flows are said to be cut short at %+v, want one place, with the reason", r.Cuts)
	}
}

// TestMaxCallers gives a method that returns untrusted data more callers than are followed.
func TestMaxCallers(t *testing.T) {
	called := func(callers int) *Result {
		var b strings.Builder
		b.WriteString("def given\n  params[:x]\nend\n")
		for i := range callers {
			fmt.Fprintf(&b, "get '/%d' do\n  system(\"ls #{given}\")\nend\n", i)
		}
		return flowsOf(t, b.String())
	}
	if r := called(MaxCallers); len(shellLines(r)) != MaxCallers || r.Broadened != 0 {
		t.Errorf("%d callers: %d flows, %d limits hit; want all, none", MaxCallers, len(shellLines(r)), r.Broadened)
	}
	if r := called(MaxCallers + 1); len(shellLines(r)) != MaxCallers || r.Broadened != 1 {
		t.Errorf("%d callers: %d flows, %d limits hit; want %d, 1", MaxCallers+1, len(shellLines(r)), r.Broadened, MaxCallers)
	}
}

// TestMaxNamedCallers calls a method that returns untrusted data on objects of which nothing is known: at as many
// places as its name speaks for it, and at one more. A call on an object of its class counts in both.
func TestMaxNamedCallers(t *testing.T) {
	called := func(callers int) *Result {
		var b strings.Builder
		b.WriteString("class Box\n  def initialize(env)\n    @env = env\n  end\n  def given\n    Rack::Request.new(@env).params['x']\n  end\nend\n")
		b.WriteString("post '/' do\n  system(\"ls #{Box.new(env).given}\")\nend\n")
		for i := range callers {
			fmt.Fprintf(&b, "def shows%d(box)\n  system(\"ls %d #{box.given}\")\nend\n", i, i)
		}
		return flowsOf(t, b.String())
	}
	if r := called(MaxNamedCallers); len(shellLines(r)) != MaxNamedCallers+1 {
		t.Errorf("%d callers by name: %d flows, want all and that of the box", MaxNamedCallers, len(shellLines(r)))
	}
	if r := called(MaxNamedCallers + 1); len(shellLines(r)) != 1 {
		t.Errorf("%d callers by name: %d flows, want that of the box only", MaxNamedCallers+1, len(shellLines(r)))
	}
}

// TestMaxUnwound raises an exception as many calls below the clause that tells its message as exceptions are carried, and
// one more.
func TestMaxUnwound(t *testing.T) {
	raised := func(functions int) *Result {
		var b strings.Builder
		b.WriteString("def f0\n  raise params[:x]\nend\n")
		for i := 1; i < functions; i++ {
			fmt.Fprintf(&b, "def f%d\n  f%d\nend\n", i, i-1)
		}
		fmt.Fprintf(&b, "get '/' do\n  f%d\nrescue => e\n  system(\"ls #{e.message}\")\nend\n", functions-1)
		return flowsOf(t, b.String())
	}
	if r := raised(MaxUnwound); len(shellLines(r)) != 1 || r.Broadened != 0 {
		t.Errorf("up to %d functions: %d flows, %d limits hit; want 1, none", MaxUnwound, len(shellLines(r)), r.Broadened)
	}
	if r := raised(MaxUnwound + 1); len(shellLines(r)) != 0 || r.Broadened != 1 {
		t.Errorf("up to %d functions: %d flows, %d limits hit; want none, 1", MaxUnwound+1, len(shellLines(r)), r.Broadened)
	} else if len(r.Cuts) != 1 || !strings.Contains(r.Cuts[0].Reason, "exceptions with untrusted data") {
		t.Errorf("flows are said to be cut short at %+v, want one place, with the reason", r.Cuts)
	}
}

// TestMaxOpenings enters a function at as many keys of its parameter as are told apart, and at more: what is read at
// the keys that came first is found, and the engine counts once that a limit was hit.
func TestMaxOpenings(t *testing.T) {
	entered := func(keys int) *Result {
		var b strings.Builder
		b.WriteString("def show(h)\n  system(\"ls #{h[:k0]}\")\nend\nget '/' do\n")
		for i := range keys {
			fmt.Fprintf(&b, "  show({ k%d: params[:x%d] })\n", i, i)
		}
		b.WriteString("end\n")
		return flowsOf(t, b.String())
	}
	if r := entered(MaxOpenings); len(shellLines(r)) != 1 || r.Broadened != 0 {
		t.Errorf("%d keys: %d flows, %d limits hit; want 1, none", MaxOpenings, len(shellLines(r)), r.Broadened)
	}
	if r := entered(MaxOpenings + 2); len(shellLines(r)) != 1 || r.Broadened != 1 {
		t.Errorf("%d keys: %d flows, %d limits hit; want 1, 1", MaxOpenings+2, len(shellLines(r)), r.Broadened)
	}
}

// TestMaxFacts gives one function more facts than are kept: the flow at its beginning is found, the
// one at its end is not, and the engine counts that a limit was hit.
func TestMaxFacts(t *testing.T) {
	g := graphOf(t, "-- app.rb --\nrequire 'sinatra'\nget '/' do\n  x = params[:x]\n  system(\"first #{x}\")\n"+
		strings.Repeat("  x = [x][0]\n", 20)+"  system(\"last #{x}\")\nend\n")
	e := newEngine(g)
	sites := slices.DeleteFunc(g.Sources(), func(s Source) bool { return g.CalleeName(s.Site) != "params" })
	if len(sites) != 1 {
		t.Fatalf("params is called %d times, want 1", len(sites))
	}
	k := e.context(entryKey{fn: sites[0].Site.Func, source: 0})
	k.facts = make([]fact, MaxFacts-20) // facts of other values
	e.sources = append(e.sources, sites[0])
	e.seed(0, sites[0].Site, sites[0].Row)
	e.run()
	if len(k.facts) != MaxFacts || len(k.hits) != 1 || e.limits == 0 {
		t.Errorf("%d facts, %d hits, %d limits hit; want %d, the first one only, and at least one", len(k.facts), len(k.hits), e.limits, MaxFacts)
	}
}

// TestMaxContexts fills the table of contexts: those that are known are still found, a new one is not
// made, and what would enter it ends there.
func TestMaxContexts(t *testing.T) {
	g := graphOf(t, "-- app.rb --\nrequire 'sinatra'\ndef show(x)\n  system(\"ls #{x}\")\nend\nget '/' do\n  show(params[:x])\nend\n")
	e := newEngine(g)
	sites := slices.DeleteFunc(g.Sources(), func(s Source) bool { return g.CalleeName(s.Site) != "params" })
	if len(sites) != 1 {
		t.Fatalf("params is called %d times, want 1", len(sites))
	}
	known := entryKey{fn: sites[0].Site.Func, source: 0}
	k := e.context(known)
	for len(e.contexts) < MaxContexts {
		e.contexts = append(e.contexts, nil)
	}
	if e.context(known) != k || e.limits != 0 {
		t.Error("a known context is not found in a full table")
	}
	if e.context(entryKey{fn: sites[0].Site.Func, source: 1}) != nil || e.limits != 1 {
		t.Error("a full table takes one context more")
	}
	e.sources = append(e.sources, sites[0])
	e.seed(0, sites[0].Site, sites[0].Row)
	if !e.run() || len(k.hits) != 0 || e.limits != 2 {
		t.Errorf("%d hits, %d limits hit; want none, 2", len(k.hits), e.limits)
	}
}

// TestMaxCertain fills the openings for local input: what a request brings is followed all the same.
func TestMaxCertain(t *testing.T) {
	g := graphOf(t, "-- app.rb --\nrequire 'sinatra'\ndef show(x)\n  system(\"ls #{x}\")\nend\nget '/' do\n  show(params[:x])\nend\nshow(ARGV[0])\n")
	for _, c := range []struct{ openings, flows, limits int }{{0, 2, 0}, {MaxCertain - 1, 2, 1}, {MaxCertain, 1, 0}} {
		e := newEngine(g)
		e.openings = c.openings
		for _, s := range g.Sources() {
			e.sources = append(e.sources, s)
			e.seed(int32(len(e.sources)-1), s.Site, s.Row)
		}
		if !e.run() || len(e.result().Flows) != c.flows || e.limits != c.limits {
			t.Errorf("with %d openings: %d flows, %d limits hit; want %d, %d", c.openings, len(e.result().Flows), e.limits, c.flows, c.limits)
		}
	}
}

// TestMaxSteps cuts the middle out of a long path and says how much it was.
func TestMaxSteps(t *testing.T) {
	through := func(methods int) []Step {
		var b strings.Builder
		for i := range methods {
			fmt.Fprintf(&b, "def m%d(x)\n  m%d(x)\nend\n", i, i+1)
		}
		fmt.Fprintf(&b, "def m%d(x)\n  system(\"ls #{x}\")\nend\nget '/' do\n  m0(params[:x])\nend\n", methods)
		r := flowsOf(t, b.String())
		if len(r.Flows) != 1 {
			t.Fatalf("%d flows, want 1", len(r.Flows))
		}
		return r.Flows[0].Steps
	}
	// Each method is a step; so are the source, the call of the first, the interpolation, the sink.
	const others = 4
	if n := len(through(MaxSteps - others)); n != MaxSteps {
		t.Errorf("a path of %d steps has %d", MaxSteps, n)
	}
	steps := through(MaxSteps - others + 10)
	if len(steps) != MaxSteps {
		t.Fatalf("a longer path has %d steps, want %d", len(steps), MaxSteps)
	}
	if steps[0].Role != RoleSource || steps[MaxSteps-1].Role != RoleSink {
		t.Error("the cut path does not lead from the source to the sink")
	}
	if note := steps[MaxSteps/2-1].Note; !strings.HasSuffix(note, "(10 more steps)") {
		t.Errorf("the step before the cut is %q", note)
	}
}

// TestCanceled checks that an analysis ends when it is told to.
func TestCanceled(t *testing.T) {
	g := graphOf(t, "-- app.rb --\nrequire 'sinatra'\nget '/' do\n  system(params[:x])\nend\n")
	if r, ok := Run(g, nil, func() bool { return true }); ok || r != nil {
		t.Error("a canceled analysis has a result")
	}
}

// TestDoubt checks that guesses add up and flags do not.
func TestDoubt(t *testing.T) {
	d := (byName + guess).and(opaque + guess).and(byName + 2*guess)
	if d.guesses() != 4 || d&(guess-1) != byName|opaque {
		t.Errorf("%d guesses, flags %b", d.guesses(), d&(guess-1))
	}
}

// summaryOf returns the summary of the function of that name.
func summaryOf(t *testing.T, g *callgraph.Graph, name string) string {
	t.Helper()
	ids := g.Find(name)
	if len(ids) != 1 {
		t.Fatalf("%d functions are called %s, want 1", len(ids), name)
	}
	return Summarize(g, ids[0])
}

// shelf is a program whose functions have summaries of all kinds.
const shelf = `-- app.rb --
class Shelf
  def initialize(place)
    @place = place
  end

  def place
    @place
  end

  def quiet(x)
    nil
  end

  def number(x)
    x.to_i
  end

  def run(dir, flag: nil)
    system("ls #{dir}")
    flag
  end

  def each_word(text)
    yield text
  end

  def keep(list, x)
    list << x
    nil
  end

  def entry(x)
    { name: x, other: 1 }
  end

  def self.all(x)
    new(x).place
  end
end

def top(x) = system(x)

%w[a b].each { |x| top(x) }
-- lib.rs --
pub type Show = extern "C" fn(*const u8);
pub extern "C" fn show(text: *const u8, with: Option<Show>) { if let Some(f) = with { f(text) } }
pub fn twice(x: &str) -> String { format!("{x}{x}") }
pub fn length(x: usize) -> usize { x + 1 }
`

// TestSummarize checks inferred summaries: those of functions that no source reaches, too.
func TestSummarize(t *testing.T) {
	g := graphOf(t, shelf)
	const nothing = "# nothing that it is given flows through it or reaches a sink\n"
	tests := []struct{ name, want string }{
		{"Shelf#initialize", flow("ruby", "Shelf#initialize", "arg[0]", "return") + flow("ruby", "Shelf#initialize", "arg[0]", `self["@place"]`)},
		{"Shelf#quiet", nothing},
		{"Shelf#each_word", flow("ruby", "Shelf#each_word", "arg[0]", "block[0]")},
		{"Shelf.all", flow("ruby", "Shelf.all", "arg[0]", "return")},
		{"twice", flow("rust", "crate::twice", "arg[0]", "return")},
	}
	for _, test := range tests {
		if got := withoutClears(summaryOf(t, g, test.name)); got != test.want {
			t.Errorf("%s:\n%swant\n%s", test.name, got, test.want)
		}
	}
	contains := []struct{ name, part string }{
		{"Shelf#place", "from = \"self\"\nto = \"return\"\n"},
		{"Shelf#number", "clears = "},
		{"Shelf#run", "[[sink]]\nruby = \"Shelf#run\"\nin = \"arg[0]\"\nkind = [\"shell\"]\nnote = \"system at app.rb:19\"\n"},
		{"Shelf#run", "from = \"keyword[flag]\"\nto = \"return\"\n"},
		{"Shelf#keep", "from = \"arg[1]\"\nto = \"arg[0][*]\"\n"},
		{"Shelf#entry", "from = \"arg[0]\"\nto = \"return.name\"\n"},
		{"length", "clears = "},
		{"top", "ruby = \"Object#top\"\n"},
		{"block in app.rb", "# ruby = \"block in app.rb\"\n"},
		{"show", "# What comes in at arg[0] is given to a function"},
	}
	for _, test := range contains {
		if got := summaryOf(t, g, test.name); !strings.Contains(got, test.part) {
			t.Errorf("%s:\n%sdoes not say\n%s", test.name, got, test.part)
		}
	}
}

func flow(lang, name, from, to string) string {
	return fmt.Sprintf("[[flow]]\n%s = %q\nfrom = %q\nto = %q\n", lang, name, from, to)
}

// withoutClears drops the kinds that a flow does not carry.
func withoutClears(summary string) string {
	var b strings.Builder
	for line := range strings.Lines(summary) {
		if !strings.HasPrefix(line, "clears") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// TestSummaryIsAModel checks that what Summarize writes is what rules are made of: a rule set takes it.
func TestSummaryIsAModel(t *testing.T) {
	g := graphOf(t, shelf)
	written := 0
	for id := range g.Prog.Funcs {
		id := ir.FuncID(id)
		rows := Summarize(g, id)
		set, err := rule.Load(rules.FS, fstest.MapFS{"summary.toml": {Data: []byte(rows)}})
		if err != nil {
			t.Errorf("%s: %v\n%s", g.FuncName(id), err, rows)
			continue
		}
		n := strings.Count(rows, "[[")
		if kind := g.Prog.Func(id).Kind; kind == ir.KindBody || kind == ir.KindClosure {
			n = 0 // all is comment
		}
		if added := len(set.Rows()) - len(g.Set.Rows()); added != n {
			t.Errorf("%s: %d rows of %d were read", g.FuncName(id), added, n)
		}
		written += n
	}
	if written == 0 {
		t.Error("no function has a row")
	}
}

// TestMaxAllFacts gives a scan as many facts as it needs, and one less.
func TestMaxAllFacts(t *testing.T) {
	run := func(most int) (*engine, *Result) {
		e := newEngine(graphOf(t, "-- app.rb --\nrequire 'sinatra'\nget '/' do\n  a = params[:x].strip\n  b = a.strip\n  system(b)\nend\n"))
		e.mostFacts = most
		if !e.analyze() {
			t.Fatal("canceled")
		}
		return e, e.result()
	}
	e, r := run(MaxAllFacts)
	if len(shellLines(r)) != 1 || r.Broadened != 0 || e.facts == 0 {
		t.Fatalf("%d flows, %d limits hit, %d facts; want 1, none, some", len(shellLines(r)), r.Broadened, e.facts)
	}
	needed := e.facts
	if _, r := run(needed); len(shellLines(r)) != 1 || r.Broadened != 0 {
		t.Errorf("of %d facts: %d flows, %d limits hit; want 1, none", needed, len(shellLines(r)), r.Broadened)
	}
	for most := range needed {
		if _, r := run(most); r.Broadened != 1 || len(r.Cuts) != 1 || !strings.Contains(r.Cuts[0].Reason, "values of the workspace") {
			t.Errorf("of %d facts: %d limits hit, cut short at %+v; want one, with the reason", most, r.Broadened, r.Cuts)
		}
	}
}
