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
		e.Rare().Conversions = append(e.Conversions, row)
		return &row.Row
	})
}

// function builds a [[function]] row.
func (b *builder) function(t *functionTable) {
	runs := b.ports("runs", t.Runs, PortReturn, PortBlockArg, PortBlockSelf, PortBlockReturn)
	if len(runs) == 0 || (t.Curried || t.Folded) && len(runs) > 1 {
		b.fail("runs", "needs the ports of the functions in runs; one that takes its arguments one by one runs one, and a list is one")
		return
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Function{Row: r, Runs: runs, Curried: t.Curried, Folded: t.Folded}
		e.Rare().Functions = append(e.Functions, row)
		return &row.Row
	})
}
