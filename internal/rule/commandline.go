package rule

import "rubicon/internal/source"

// CommandLine is a call in Rust that reads the words of the command line by a struct: attributes of its fields say which
// word each of them is. It names the attributes, and the words in them.
type CommandLine struct {
	Row
	Attribute []string
	// Flag and Short are of a field that an option gives, --name and -n; Switch of one without a value. Nested and Chosen
	// are of a field whose struct or enum has fields of its own: the enum's variant is chosen by a word. Variable is of one
	// that a variable of the environment can give too, None of one that nothing gives.
	Flag, Short, Switch, Nested, Chosen, Variable, None []string
	// Switches are the types of fields whose option has no value.
	Switches []string
	// Shared is of a field whose option the commands take too that a word chooses, Ends of one without an option behind
	// which no word is one.
	Shared, Ends []string
}

type commandLineTable struct {
	matcher
	Attribute list `toml:"attribute"`
	Flag      list `toml:"flag"`
	Short     list `toml:"short"`
	Switch    list `toml:"switch"`
	Nested    list `toml:"nested"`
	Chosen    list `toml:"chosen"`
	Variable  list `toml:"variable"`
	None      list `toml:"none"`
	Switches  list `toml:"switches"`
	Shared    list `toml:"shared"`
	Ends      list `toml:"ends"`
}

func (b *builder) commandLine(t *commandLineTable) {
	if len(t.Ruby) > 0 {
		b.fail("", "speaks of calls in %s", source.Rust)
	}
	if len(t.Attribute) == 0 {
		b.fail("", "needs the key attribute: what says of a field which word it is")
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &CommandLine{Row: r, Attribute: t.Attribute, Flag: t.Flag, Short: t.Short, Switch: t.Switch, Nested: t.Nested,
			Chosen: t.Chosen, Variable: t.Variable, None: t.None, Switches: t.Switches, Shared: t.Shared, Ends: t.Ends}
		e.Rare().Commands = append(e.Commands, row)
		return &row.Row
	})
}

// OptionValue is a call in Rust that is given the word behind an option of the command line: the option of the name at one of
// the ports, or of one of several names there. One that declares an option tells that all the names are those of one.
type OptionValue struct {
	Row
	Names    []Port
	Declares bool
}

type optionValueTable struct {
	matcher
	Name     list `toml:"name"`
	Declares bool `toml:"declares"`
}

func (b *builder) optionValue(t *optionValueTable) {
	if len(t.Ruby) > 0 {
		b.fail("", "speaks of calls in %s", source.Rust)
	}
	if len(t.Name) == 0 {
		b.fail("name", "needs the ports at which the names of the option stand")
	}
	var names []Port
	for _, text := range t.Name {
		if name := b.port("name", text); name != nil {
			names = append(names, *name)
		}
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &OptionValue{Row: r, Names: names, Declares: t.Declares}
		e.Rare().OptionValues = append(e.OptionValues, row)
		return &row.Row
	})
}
