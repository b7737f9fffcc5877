package rule

// The ways in which a document of OpenAPI and the code differ, or a document says something by itself.
const (
	DifferenceUndocumented       = "undocumented"
	DifferenceNotInCode          = "not-in-code"
	DifferenceParameterMissing   = "parameter-missing"
	DifferenceParameterNotRead   = "parameter-not-read"
	DifferenceLimitNotKept       = "limit-not-kept"
	DifferenceSecurityNotKept    = "security-not-kept"
	DifferenceSecurityUndeclared = "security-undeclared"
	DifferenceOpenObject         = "open-object"
	DifferenceTellingAnswer      = "telling-answer"
)

// Difference is a way in which a document of OpenAPI and the code differ that is a finding.
type Difference struct {
	Misuse
	// Of is the way.
	Of string
	// Kinds are, of an open object, those of the findings that make it one, by their names.
	Kinds []string
	// Names finds, of a telling answer, the names of properties that nobody is to be told.
	Names *Regexp
}

type differenceTable struct {
	Of         string `toml:"of"`
	Kinds      list   `toml:"kinds"`
	Names      string `toml:"names"`
	Kind       string `toml:"kind"`
	Note       string `toml:"note"`
	Confidence string `toml:"confidence"`
	Habit      int    `toml:"habit"`
}

func (b *builder) difference(t *differenceTable) {
	row := &Difference{
		Misuse: b.verdict(t.Kind, t.Note, t.Confidence), Kinds: t.Kinds, Names: b.expression("names", t.Names),
		Of: b.oneOf("of", t.Of, false, DifferenceUndocumented, DifferenceNotInCode, DifferenceParameterMissing,
			DifferenceParameterNotRead, DifferenceLimitNotKept, DifferenceSecurityNotKept, DifferenceSecurityUndeclared, DifferenceOpenObject, DifferenceTellingAnswer),
	}
	if (len(t.Kinds) > 0) != (t.Of == DifferenceOpenObject) {
		b.fail("kinds", "kinds are the findings that make an object an open one, and needed for that")
	}
	if (t.Names != "") != (t.Of == DifferenceTellingAnswer) {
		b.fail("names", "names are those that an answer should not tell, and needed for that")
	}
	row.Habit = t.Habit
	row.Row = Row{Section: b.section, Origin: b.origin()}
	b.row(&row.Row)
	b.set.Models.Differences = append(b.set.Models.Differences, row)
}
