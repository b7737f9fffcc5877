package rule

// Macro is the definition of macros of a library, as macro_rules! has it: what their calls make in the eyes of who
// analyzes them, which need not be what the library does.
type Macro struct {
	Row
	Crate      string // as code writes it
	Definition string
}

type macroTable struct {
	Crate      string `toml:"crate"`
	Definition string `toml:"definition"`
}

func (b *builder) macro(t *macroTable) {
	b.need("crate", t.Crate)
	b.need("definition", t.Definition)
	row := &Macro{Row: Row{Section: b.section, Origin: b.origin()}, Crate: t.Crate, Definition: t.Definition}
	b.row(&row.Row)
	b.set.Models.Macros = append(b.set.Models.Macros, row)
}
