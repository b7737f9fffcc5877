package rule

// Record is a call that takes records out of a collection by a key, or, without one, sees a collection in another way.
type Record struct {
	Row
	Key []Port
}

// Privilege finds names by which a program asks who somebody is for more than that he is known.
type Privilege struct {
	Row
	Matches *Regexp
}

// Owned makes it a finding where a route takes a record that the request names, without asking whose it is, though other
// routes ask that.
type Owned struct{ Misuse }

type recordTable struct {
	matcher
	Key list `toml:"key"`
}

type ownedTable struct {
	Kind       string `toml:"kind"`
	Note       string `toml:"note"`
	Confidence string `toml:"confidence"`
}

func (b *builder) record(t *recordTable) {
	key := b.ports("key", t.Key)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Record{Row: r, Key: key}
		e.Rare().Records = append(e.Records, row)
		return &row.Row
	})
}

func (b *builder) privilege(t *guardNameTable) {
	b.need("matches", t.Matches)
	row := &Privilege{Row: Row{Section: b.section, Origin: b.origin()}, Matches: b.expression("matches", t.Matches)}
	b.row(&row.Row)
	b.set.Models.Privileges = append(b.set.Models.Privileges, row)
}

func (b *builder) owned(t *ownedTable) {
	row := &Owned{b.verdict(t.Kind, t.Note, t.Confidence)}
	row.Row = Row{Section: b.section, Origin: b.origin()}
	b.row(&row.Row)
	b.set.Models.Owned = append(b.set.Models.Owned, row)
}
