package rule

// FieldContract says what an attribute of a field of Rust asks of it where the struct is validated: #[validate(regex(path =
// *NAME))].
type FieldContract struct {
	Row
	Contract string // what guards call it; "" if it holds without a guard of a struct that has come as a whole
	// Attribute finds it among the field's attributes, as it is written between the brackets. Its groups may be pattern, the
	// text of a regular expression that the field matches, constant, a constant that is one, and check, a function that
	// accepts the field by Ok.
	Attribute *Regexp
	Matches   string // a regular expression that the field matches …
	Kinds     Kinds  // … or, without one, and without groups, the kinds that it is free of
}

type fieldContractTable struct {
	Contract  string `toml:"contract"`
	Whole     bool   `toml:"whole"`
	Attribute string `toml:"attribute"`
	Matches   string `toml:"matches"`
	Kinds     list   `toml:"kinds"`
}

// fieldContract builds a [[field_contract]] row.
func (b *builder) fieldContract(t *fieldContractTable) {
	if (t.Contract == "") != t.Whole {
		b.fail("", "needs either the key contract, the name by which guards call it, or whole = true")
	}
	if t.Attribute == "" {
		b.fail("", "needs the key attribute: a regular expression that finds the attribute")
		return
	}
	re, err := b.regexp(t.Attribute)
	if err != nil {
		b.fail("attribute", "%q is no regular expression: %v", t.Attribute, err)
		return
	}
	if err := b.regexpError(t.Matches); err != nil {
		b.fail("matches", "%q is no regular expression: %v", t.Matches, err)
	}
	row := &FieldContract{Row: Row{Section: b.section, Origin: b.origin()}, Contract: t.Contract, Attribute: re, Matches: t.Matches, Kinds: b.kinds("kinds", t.Kinds)}
	b.row(&row.Row)
	b.set.Models.FieldContracts = append(b.set.Models.FieldContracts, row)
}
