package rule

import (
	"slices"
)

// Setting says what it means that a file which says how programs are built or run says something of native code.
type Setting struct {
	Misuse
	Of string
	// Runs finds, in the command of an image or a unit, or in the name of the image, that the program is one of Ruby.
	// Drops finds that it, or a script that it runs, changes its user.
	Runs, Drops *Regexp
	// Root finds the images whose programs run as root unless something else is said. Except finds the paths of files
	// that are not meant.
	Root, Except *Regexp
	// Mechanisms are those by which Ruby loads native code into its own process.
	Mechanisms []string
	// Profiles are the profiles of Cargo that do not count.
	Profiles []string
}

// What a setting is about, the values of Setting.Of.
const (
	SettingImage    = "image-user"      // the user of an image's program
	SettingUnit     = "unit-user"       // the user of a unit's program
	SettingOverflow = "overflow-checks" // whether code of a profile looks for overflow
	SettingPanic    = "panic"           // what a panic in code of a profile does
)

type settingTable struct {
	Of         string `toml:"of"`
	Runs       string `toml:"runs"`
	Drops      string `toml:"drops"`
	Root       string `toml:"root"`
	Except     string `toml:"except"`
	Mechanism  list   `toml:"mechanism"`
	Profiles   list   `toml:"not_profile"`
	Kind       string `toml:"kind"`
	Note       string `toml:"note"`
	Confidence string `toml:"confidence"`
}

func (b *builder) setting(t *settingTable) {
	row := &Setting{Misuse: b.verdict(t.Kind, t.Note, t.Confidence), Mechanisms: t.Mechanism, Profiles: t.Profiles}
	row.Of = b.oneOf("of", t.Of, false, SettingImage, SettingUnit, SettingOverflow, SettingPanic)
	row.Runs, row.Drops = b.found("runs", t.Runs), b.found("drops", t.Drops)
	row.Root, row.Except = b.found("root", t.Root), b.found("except", t.Except)
	if len(t.Mechanism) == 0 {
		b.fail("", "needs the key mechanism: those by which native code runs where the setting counts")
	}
	user := slices.Contains([]string{SettingImage, SettingUnit}, row.Of)
	if user != (t.Runs != "") {
		b.fail("runs", `stands in rows of "image-user" and "unit-user", and in no others`)
	}
	row.Row = Row{Section: b.section, Origin: b.origin()}
	b.row(&row.Row)
	b.set.Models.Settings = append(b.set.Models.Settings, row)
}

// found returns the regular expression of a key that may be missing. Nothing is found by one that is.
func (b *builder) found(key, text string) *Regexp {
	if text == "" {
		text = `[^\s\S]`
	}
	re, err := b.regexp(text)
	if err != nil {
		b.fail(key, "%v", err)
	}
	return re
}
