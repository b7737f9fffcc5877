package rule

import "rubicon/internal/source"

// Process is a call that starts a program with words, and what is given to that program: data at From comes out, if
// the program is one of the workspace, where its code reads what sources of the trust To say.
type Process struct {
	Row
	From []Port
	To   string
	// Shell says that what stands at From is a text in which a shell finds the programs and their words.
	Shell bool
	// Beside is the method whose call in the same body names the program, if this call says only what that is given; nil
	// for one that starts it.
	Beside *Callee
	// Of is instead the port of an object that the call writes into: the program is the one that the call starts which
	// has made it, or has given it to its block.
	Of *Port
	// Module is instead the port of what a module is made from, or of its file's name, which runs in the process by
	// Mechanism: it is what the data is given to.
	Module    *Port
	Mechanism string
	// Adds are kinds that the program is given though the words did not carry them, if they carried all of Needs: what was
	// done to a word for a shell's sake, that takes away before it hands the word on.
	Adds, Needs Kinds
}

// ProcessOutput says where what a program prints comes back to the call that starts it.
type ProcessOutput struct {
	Row
	To []Port
	// Beside says that the call only says where it comes out: see Process.
	Beside bool
	// Stream is the name of another stream than the standard output.
	Stream string
}

type processOutputTable struct {
	matcher
	To     list `toml:"to"`
	Beside bool `toml:"beside"`

	Stream string `toml:"stream"`
}

func (b *builder) processOutput(t *processOutputTable) {
	to := b.ports("to", t.To)
	if len(to) == 0 {
		b.fail("", "needs the key to: where what the program prints comes out")
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &ProcessOutput{Row: r, To: to, Beside: t.Beside, Stream: t.Stream}
		e.Rare().Outputs = append(e.Outputs, row)
		return &row.Row
	})
}

// Launcher names programs that do nothing but run another one, which a later word of their command names.
type Launcher struct {
	Row
	Names []string
}

type launcherTable struct {
	Name list `toml:"name"`
}

func (b *builder) launcher(t *launcherTable) {
	if len(t.Name) == 0 {
		b.fail("", "needs the key name: one or several names of programs")
		return
	}
	row := &Launcher{Row: Row{Section: b.section, Origin: b.origin(), Callee: Callee{Name: t.Name[0]}}, Names: t.Name}
	b.row(&row.Row)
	b.set.Models.Launchers = append(b.set.Models.Launchers, row)
}

// Printed is a call in Rust that writes to the standard output of the program.
type Printed struct {
	Row
	From []Port
	// Stream is the name of another stream than that one.
	Stream string
}

type printedTable struct {
	matcher
	From   list   `toml:"from"`
	Stream string `toml:"stream"`
}

func (b *builder) printed(t *printedTable) {
	from := b.ports("from", t.From)
	if len(from) == 0 {
		b.fail("", "needs the key from: what is printed")
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Printed{Row: r, From: from, Stream: t.Stream}
		e.Rare().Printed = append(e.Printed, row)
		return &row.Row
	})
}

type processTable struct {
	matcher
	From list   `toml:"from"`
	To   string `toml:"to"`

	Shell     bool   `toml:"shell"`
	Beside    string `toml:"beside"`
	Of        string `toml:"of"`
	Module    string `toml:"module"`
	Mechanism string `toml:"mechanism"`
	Adds      list   `toml:"adds"`
	Needs     list   `toml:"needs"`
}

func (b *builder) process(t *processTable) {
	from := b.ports("from", t.From, PortReturn)
	b.need("to", t.To)
	if len(from) == 0 {
		b.fail("", "needs the key from: what is given to the program")
	}
	if _, ok := b.set.Trust(t.To); !ok && t.To != "" {
		b.fail("to", "names the trust %q, which no trust row describes", t.To)
	}
	var beside *Callee
	if t.Beside != "" {
		beside = b.callee("beside", t.Beside, source.Ruby)
	}
	if t.Shell && beside != nil {
		b.fail("beside", "stands in no row with shell")
	}
	of, adds, needs := b.port("of", t.Of), b.kinds("adds", t.Adds), b.kinds("needs", t.Needs)
	if of != nil && (t.Shell || beside != nil) {
		b.fail("of", "stands in no row with shell or beside")
	}
	module := b.port("module", t.Module)
	switch {
	case module == nil && t.Mechanism != "":
		b.fail("mechanism", "stands only in a row with module")
	case module != nil && (t.Shell || beside != nil || of != nil):
		b.fail("module", "stands in no row with shell, beside or of")
	case module != nil:
		b.need("mechanism", t.Mechanism)
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Process{Row: r, From: from, To: t.To, Shell: t.Shell, Beside: beside, Of: of, Module: module, Mechanism: t.Mechanism, Adds: adds, Needs: needs}
		e.Rare().Processes = append(e.Processes, row)
		return &row.Row
	})
}
