package rule

// ForeignLength describes a parameter of functions that an extern block of Rust declares and whose body nobody sees, by its
// type and that of the parameter before it: a number that says how much of the memory there the function uses.
type ForeignLength struct {
	Row
	Matches *Regexp // of the type of the parameter
	Behind  *Regexp // of the type of the one before it, which is the memory
	Kinds   Kinds   // what the function is afraid of
	Note    string  // what happens to the number
}

type foreignLengthTable struct {
	Matches string `toml:"matches"`
	Behind  string `toml:"behind"`
	Kinds   list   `toml:"kinds"`
	Note    string `toml:"note"`
}

func (b *builder) foreignLength(t *foreignLengthTable) {
	b.need("matches", t.Matches)
	b.need("behind", t.Behind)
	b.need("note", t.Note)
	if len(t.Kinds) == 0 {
		b.fail("", `needs the key kinds, as in kinds = ["bounds"]`)
	}
	row := &ForeignLength{Row: Row{Section: b.section, Origin: b.origin()}, Kinds: b.kinds("kinds", t.Kinds), Note: t.Note}
	row.Matches, row.Behind = b.expression("matches", t.Matches), b.expression("behind", t.Behind)
	b.row(&row.Row)
	b.set.Models.ForeignLengths = append(b.set.Models.ForeignLengths, row)
}

// ForeignLength returns the row of a parameter of a type that stands behind one of type before, or nil.
func (m *Models) ForeignLength(t, before string) *ForeignLength {
	for _, row := range m.ForeignLengths {
		if row.Matches.MatchString(t) && row.Behind.MatchString(before) {
			return row
		}
	}
	return nil
}
