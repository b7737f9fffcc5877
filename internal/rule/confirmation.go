package rule

// Confirmation is a call that asks a person, who is shown what the program is about to do.
type Confirmation struct {
	Row
}

type confirmationTable struct {
	matcher
}

func (b *builder) confirmation(t *confirmationTable) {
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Confirmation{Row: r}
		e.Rare().Confirmations = append(e.Confirmations, row)
		return &row.Row
	})
}
