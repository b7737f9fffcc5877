package rule

// Quoting says how a function of a program quotes that does what a library's function does: character by character, with Quote around
// the text and one of Escapes in place of each Quote in it.
type Quoting struct {
	Row
	Like    string // the path of the library's function, in Rust
	Quote   string
	Escapes []string
}

type quotingTable struct {
	Like   string `toml:"like"`
	Quote  string `toml:"quote"`
	Escape list   `toml:"escape"`
}

func (b *builder) quoting(t *quotingTable) {
	b.need("like", t.Like)
	b.need("quote", t.Quote)
	if len(t.Escape) == 0 {
		b.fail("escape", "needs what stands for a quote in the text")
	}
	row := &Quoting{Row: Row{Section: b.section, Origin: b.origin()}, Like: t.Like, Quote: t.Quote, Escapes: t.Escape}
	b.row(&row.Row)
	b.set.Models.Quotings = append(b.set.Models.Quotings, row)
}
