package rule

// NativeVariable is a call in Ruby that binds methods of a class or module to a variable of native code: one that
// reads it, and one with = behind the name that writes it.
type NativeVariable struct {
	Row
	Name   *Port
	Symbol *Port
}

type nativeVariableTable struct {
	matcher
	Name   string `toml:"name"`
	Symbol string `toml:"symbol"`
}

func (b *builder) nativeVariable(t *nativeVariableTable) {
	b.need("name", t.Name)
	name, symbol := b.port("name", t.Name), b.port("symbol", t.Symbol)
	if symbol == nil {
		symbol = name
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &NativeVariable{Row: r, Name: name, Symbol: symbol}
		e.Rare().Variables = append(e.Variables, row)
		return &row.Row
	})
}
