package rule

// GivenBlock is a call in Rust that returns the block which the method was given that Ruby calls.
type GivenBlock struct {
	Row
}

type givenBlockTable struct {
	matcher
}

func (b *builder) givenBlock(t *givenBlockTable) {
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &GivenBlock{Row: r}
		e.Rare().Blocks = append(e.Blocks, row)
		return &row.Row
	})
}
