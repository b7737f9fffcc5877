package rule

// conversion builds a [[conversion]] row.
func (b *builder) conversion(t *conversionTable) {
	of := b.ports("of", t.Of, PortReturn, PortBlockArg, PortBlockSelf, PortBlockReturn)
	if len(of) == 0 || len(t.By) == 0 {
		b.fail("", "needs the ports of the objects in of and the names of the methods in by")
		return
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Conversion{Row: r, Of: of, By: t.By, Elements: t.Elements}
		e.Conversions = append(e.Conversions, row)
		return &row.Row
	})
}
