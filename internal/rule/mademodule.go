package rule

// MadeModule says how a module is named that a macro makes for a type beside it: it has functions for the type's methods,
// of the same names.
type MadeModule struct {
	Row
	Matches *Regexp // its group finds the type's name, in whatever case
}

type madeModuleTable struct {
	Matches string `toml:"matches"`
}

func (b *builder) madeModule(t *madeModuleTable) {
	re, err := b.regexp(t.Matches, 1)
	if err != nil {
		b.fail("matches", "needs a regular expression with one group: %v", err)
		return
	}
	row := &MadeModule{Row: Row{Section: b.section, Origin: b.origin()}, Matches: re}
	b.row(&row.Row)
	b.set.Models.MadeModules = append(b.set.Models.MadeModules, row)
}
