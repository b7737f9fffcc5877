package rule

import "rubicon/internal/source"

// Host says that a call in Ruby gives native code a function of Ruby under a name, by which that code calls it: a function
// that a Wasm module imports.
type Host struct {
	Row
	Mechanism string
	Symbol    *Port // the function's name …
	Table     *Port // … or a Hash of names and functions …
	// … or a list of functions, in the order in which the code of the module declares them.
	Imports, Module *Port
	// Function are the ports that the function can stand at: of the call, or of the call of Maker that makes what stands in the
	// Hash. Without them, it is the method of the class that the call stands in which has the name.
	Function []Port
	Maker    *Callee
	Skip     int // how many parameters of the function stand before those that the native code gives it
	List     int // the parameter that has all of them as a list, -1 if none has
	Results  int // the parameter of which the elements are what the native code gets back, -1 if it is what the function returns
}

type hostTable struct {
	matcher
	Mechanism string `toml:"mechanism"`
	Symbol    string `toml:"symbol"`
	Table     string `toml:"table"`
	Imports   string `toml:"imports"`
	Module    string `toml:"module"`
	Function  list   `toml:"function"`
	Maker     string `toml:"maker"`
	Skip      int    `toml:"skip"`
	List      *int   `toml:"list"`
	Results   *int   `toml:"results"`
}

func (b *builder) host(t *hostTable) {
	b.need("mechanism", t.Mechanism)
	ways := 0
	for _, way := range [...]string{t.Symbol, t.Table, t.Imports} {
		if way != "" {
			ways++
		}
	}
	if ways != 1 || (t.Imports == "") != (t.Module == "") {
		b.fail("", "needs the key symbol, the port of the function's name, or the key table, the port of a Hash of names and functions, or the keys imports and module, the ports of a list of functions and of the module")
	}
	if t.Maker != "" && t.Symbol != "" {
		b.fail("maker", "speaks of what stands in a table or a list, which is missing")
	}
	h := Host{
		Mechanism: t.Mechanism, Symbol: b.port("symbol", t.Symbol), Table: b.port("table", t.Table),
		Imports: b.port("imports", t.Imports), Module: b.port("module", t.Module), Function: b.ports("function", t.Function),
		Skip: t.Skip, List: -1, Results: -1,
	}
	if t.Maker != "" {
		h.Maker = b.callee("maker", t.Maker, source.Ruby)
	}
	if t.List != nil {
		h.List = *t.List
	}
	if t.Results != nil {
		h.Results = *t.Results
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := h
		row.Row = r
		e.Rare().Hosts = append(e.Hosts, &row)
		return &row.Row
	})
}
