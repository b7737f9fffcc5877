package rule

// This file holds the rows by which a library of Ruby calls native functions that no method stands for: a function is
// looked up by its name, and the object that stands for it is called.

// NativeHandle is a call in Ruby whose result stands for a native function.
type NativeHandle struct {
	Row
	Mechanism string
	Symbol    *Port // the function's name; nil if Of says which one it is
	Of        *Port // another object that stands for the function
	Params    *Port // the list of parameter types
}

// NativeCall is a call in Ruby that runs a native function.
type NativeCall struct {
	Row
	Mechanism string
	Symbol    *Port // the function's name; nil if Function says which one it is
	Function  *Port // what stands for the function: see NativeHandle
	Skip      int   // how many arguments stand before those that the function is given
}

type nativeHandleTable struct {
	matcher
	Mechanism string `toml:"mechanism"`
	Symbol    string `toml:"symbol"`
	Of        string `toml:"of"`
	Params    string `toml:"params"`
}

type nativeCallTable struct {
	matcher
	Mechanism string `toml:"mechanism"`
	Symbol    string `toml:"symbol"`
	Function  string `toml:"function"`
	Skip      int    `toml:"skip"`
}

func (b *builder) nativeHandle(t *nativeHandleTable) {
	b.need("mechanism", t.Mechanism)
	if (t.Symbol == "") == (t.Of == "") {
		b.fail("", "needs either the key symbol or the key of")
	}
	symbol, of, params := b.port("symbol", t.Symbol), b.port("of", t.Of), b.port("params", t.Params)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &NativeHandle{Row: r, Mechanism: t.Mechanism, Symbol: symbol, Of: of, Params: params}
		e.Handles = append(e.Handles, row)
		return &row.Row
	})
}

func (b *builder) nativeCall(t *nativeCallTable) {
	b.need("mechanism", t.Mechanism)
	if (t.Symbol == "") == (t.Function == "") {
		b.fail("", "needs either the key symbol or the key function")
	}
	if t.Skip < 0 {
		b.fail("skip", "is %d; it says how many arguments stand before those of the function", t.Skip)
	}
	symbol, function := b.port("symbol", t.Symbol), b.port("function", t.Function)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &NativeCall{Row: r, Mechanism: t.Mechanism, Symbol: symbol, Function: function, Skip: t.Skip}
		e.NativeCalls = append(e.NativeCalls, row)
		return &row.Row
	})
}
