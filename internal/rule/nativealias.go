package rule

// NativeAlias is a call that gives a native type another name, in the class or module that it is sent to.
type NativeAlias struct {
	Row
	Mechanism string
	Name      *Port
	Of        *Port  // the type …
	Is        string // … or its name
}

type nativeAliasTable struct {
	matcher
	Mechanism string `toml:"mechanism"`
	Name      string `toml:"name"`
	Of        string `toml:"of"`
	Is        string `toml:"is"`
}

func (b *builder) nativeAlias(t *nativeAliasTable) {
	b.need("mechanism", t.Mechanism)
	b.need("name", t.Name)
	if (t.Of == "") == (t.Is == "") {
		b.fail("", "needs either the key of or the key is: the type that gets another name")
	}
	name, of := b.port("name", t.Name), b.port("of", t.Of)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &NativeAlias{Row: r, Mechanism: t.Mechanism, Name: name, Of: of, Is: t.Is}
		e.Rare().TypeNames = append(e.TypeNames, row)
		return &row.Row
	})
}
