package rule

// This file holds the rows by which a library of Ruby calls native functions that no method stands for: a function is
// looked up by its name, and the object that stands for it is called.

// NativeHandle is a call in Ruby whose result stands for a native function.
type NativeHandle struct {
	Row
	Mechanism string
	Symbol    *Port // the function's name; nil if Of says which one it is
	Of        *Port // another object that stands for the function
	Members   bool  // what stands for a function is what a method of the result returns that has the function's name
	Params    *Port // the list of parameter types
	Returns   *Port // the type of the result
}

// NativeCall is a call in Ruby that runs a native function.
type NativeCall struct {
	Row
	Mechanism string
	Symbol    *Port // the function's name; nil if Function says which one it is
	Function  *Port // what stands for the function: see NativeHandle
	Skip      int   // how many arguments stand before those that the function is given
}

// Exported says which functions of Rust a mechanism finds by their names that are no exported symbols themselves: a macro
// makes one for each.
type Exported struct {
	Row
	Mechanism string
	Path      string // the path of an attribute of the function, or of the trait that it implements a method of
	Trait     bool
	// Kebab says that the names are written with hyphens where Rust has underscores.
	Kebab bool
	// Renamed finds another name in what stands in the parentheses of the attribute, by its one group; nil if there is
	// no such way.
	Renamed *Regexp
	// Main is the name under which programs export their function main, in rows without a path.
	Main string
}

type exportedTable struct {
	Main      string `toml:"main"`
	Mechanism string `toml:"mechanism"`
	Attribute list   `toml:"attribute"`
	Trait     list   `toml:"trait"`
	Kebab     bool   `toml:"kebab"`
	Renamed   string `toml:"renamed"`
}

type nativeHandleTable struct {
	matcher
	Mechanism string `toml:"mechanism"`
	Members   bool   `toml:"members"`
	Symbol    string `toml:"symbol"`
	Of        string `toml:"of"`
	Params    string `toml:"params"`
	Returns   string `toml:"returns"`
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
	if says := []bool{t.Symbol != "", t.Of != "", t.Members}; count(says) != 1 {
		b.fail("", "needs one of the keys symbol, of and members")
	}
	symbol, of, params, returns := b.port("symbol", t.Symbol), b.port("of", t.Of), b.port("params", t.Params), b.port("returns", t.Returns)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &NativeHandle{Row: r, Mechanism: t.Mechanism, Symbol: symbol, Of: of, Members: t.Members, Params: params, Returns: returns}
		e.Rare().Handles = append(e.Handles, row)
		return &row.Row
	})
}

func (b *builder) nativeCall(t *nativeCallTable) {
	b.need("mechanism", t.Mechanism)
	if (t.Symbol == "") == (t.Function == "") {
		b.fail("", "needs either the key symbol or the key function")
	}
	if t.Skip < 0 || t.Skip > 0 && t.Symbol == "" {
		b.fail("skip", "is %d; it says how many arguments stand before those of a function that symbol names", t.Skip)
	}
	symbol, function := b.port("symbol", t.Symbol), b.port("function", t.Function)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &NativeCall{Row: r, Mechanism: t.Mechanism, Symbol: symbol, Function: function, Skip: t.Skip}
		e.Rare().NativeCalls = append(e.NativeCalls, row)
		return &row.Row
	})
}

// count returns how many of says are true.
func count(says []bool) (n int) {
	for _, is := range says {
		if is {
			n++
		}
	}
	return n
}

func (b *builder) exported(t *exportedTable) {
	b.need("mechanism", t.Mechanism)
	if t.Main != "" {
		row := &Exported{Row: Row{Section: b.section, Origin: b.origin()}, Mechanism: t.Mechanism, Main: t.Main}
		b.row(&row.Row)
		b.set.Models.Exported = append(b.set.Models.Exported, row)
		return
	}
	if (len(t.Attribute) == 0) == (len(t.Trait) == 0) {
		b.fail("", "needs either the key attribute or the key trait")
		return
	}
	var renamed *Regexp
	if t.Renamed != "" {
		var err error
		if renamed, err = b.regexp(t.Renamed, 1); err != nil || len(t.Attribute) == 0 {
			b.fail("renamed", "needs a regular expression with one group, and an attribute in whose parentheses that finds the name")
		}
	}
	b.ofPaths("attribute, or trait: paths", append(append(list{}, t.Attribute...), t.Trait...), func(path string, r Row) *Row {
		row := &Exported{Row: r, Mechanism: t.Mechanism, Path: path, Trait: len(t.Trait) > 0, Kebab: t.Kebab, Renamed: renamed}
		b.set.Models.Exported = append(b.set.Models.Exported, row)
		return &row.Row
	})
}
