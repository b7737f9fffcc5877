package rule

import "rubicon/internal/source"

// NativeProc is a call in Rust that makes a function of Ruby, a Proc, of one of Rust.
type NativeProc struct {
	Row
	Mechanism string
	// Function is the port of the function of Rust, List the index of its parameter that has all arguments of the Proc as one list.
	Function *Port
	List     int
}

type nativeProcTable struct {
	matcher
	Mechanism string `toml:"mechanism"`
	Function  string `toml:"function"`
	List      int    `toml:"list"`
}

func (b *builder) nativeProc(t *nativeProcTable) {
	b.need("mechanism", t.Mechanism)
	b.need("function", t.Function)
	if len(t.Ruby) > 0 {
		b.fail("", "speaks of calls in %s", source.Rust)
	}
	function := b.port("function", t.Function)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &NativeProc{Row: r, Mechanism: t.Mechanism, Function: function, List: t.List}
		e.Rare().Procs = append(e.Procs, row)
		return &row.Row
	})
}
