package rule

// Rehearsal is a call by which a program knows that it does not run for its users but for those who write it: on a
// developer's machine, or in a test. What is done only there is no danger to anybody else.
type Rehearsal struct {
	Row
	Holds bool // it runs for its developers where the call is that …
	Block bool // … or where the call's block is run
}

type rehearsalTable struct {
	matcher
	Holds *bool `toml:"holds"`
	Block bool  `toml:"block"`
}

func (b *builder) rehearsal(t *rehearsalTable) {
	if t.Block && t.Holds != nil {
		b.fail("block", "is about the block, and holds about the answer; choose one")
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Rehearsal{Row: r, Holds: t.Holds == nil || *t.Holds, Block: t.Block}
		e.Rare().Rehearsals = append(e.Rehearsals, row)
		return &row.Row
	})
}
