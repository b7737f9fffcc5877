package planted

import "slices"

// Place is where in the program a flow is.
type Place uint8

const (
	// Handler is the block of a route.
	Handler Place = 1 << iota
	// Helper is an instance method of the application.
	Helper
	// Method is an instance method of a class of its own.
	Method
	// Class is a method of a class itself.
	Class

	// App is where the methods of Sinatra are at hand.
	App = Handler | Helper
	// Def is where return leaves a method.
	Def = Helper | Method | Class
)

// Part is one form of the language, as text, and what it does to a flow.
type Part struct {
	Name string
	// In is where it may stand; 0 is anywhere.
	In Place
	// Body are the lines where the flow is, Beside methods next to it, Lib classes and modules,
	// Const a constant, Filter what runs before the routes, View a template. One of Body, Beside and Lib
	// may have the line "...": there the flow goes on.
	Body, Beside, Lib, Const, Filter, View string
	// Requires are the features that Ruby must load, separated by spaces.
	Requires string
	// Out is the expression that holds the value afterwards, of a condition or its indirection the
	// condition.
	Out string
	// To is where the flow goes on, if that is not where it was.
	To Place
	// Cut says that what comes out is not untrusted any more.
	Cut bool
	// Front says that constant text comes to stand in front of the value.
	Front bool
	// Opens says that next means something else from here on: the rest stands in a loop.
	Opens bool
	// Clears are the kinds of danger that are gone afterwards, Keeps those that are not; of others nothing is said.
	// "*" stands for all.
	Clears, Keeps string
	// Unchecked says of a shape that what passes it was not found good.
	Unchecked bool
	// Own says of a shape that its condition is on another variable than the flow's, of an indirection
	// that it works for that of the flow only.
	Own bool
	// Pure says of a source that reading it again gives the same.
	Pure bool
	// Anew says that another value comes out, of which no check before says anything.
	Anew bool
	// Head is, of a source of Rust, the line that the function begins with whose parameters it is: $f is the function's name.
	Head string
	// Since is the version of Rust, as the number behind the first dot, from which on there is what the part uses.
	Since int
	// Send is how a request brings the value to a source: query, path, header, cookie, body, json.
	Send string
	// Needs is, of a sink, how the value must have come.
	Needs string
	// Code is the rule that reports a sink, Kind the kind of danger.
	Code, Kind string
	// Start says of a sink that only text at the beginning does harm.
	Start bool
	// Native is Rust for the library that the program binds. Safe says that such a sink is good whatever comes.
	Native string
	Safe   bool
	// Silent says of a sink that the real program cannot be watched there.
	Silent bool
}

// language is the parts of one language. The first of each table is the plainest.
type language struct {
	sources, carriers, cuts, cleaners, conditions, shapes, indirections, dead, sinks []Part
	// plain are the names of conditions and shapes that a small program has best.
	plain []string
	hold  Part // puts the value into a variable
	// typ is the type of the value that $T stands for, and safe the expression of one that does no harm, $Z.
	typ, safe string
	// head is the beginning of a program of Rust; exported says that its flows are functions of a library.
	head     string
	exported bool
}

var ruby = &language{
	sources: sources, carriers: concat(assigned, texts, contained, called, objects, blocks, jumps, patterns), cuts: cuts,
	cleaners: cleaners, conditions: conditions, shapes: shapes, indirections: indirections, dead: deadCode, sinks: sinks,
	plain: []string{"condition/include", "condition/word", "shape/if", "unchecked/else"}, hold: assigned[0],
}

var rust = &language{
	sources: named(concat(rustSources, rustMoreSources)), carriers: named(concat(rustCarriers, rustLists, rustTypes)),
	cuts: named(concat(rustCuts, rustMoreCuts)), cleaners: named(concat(rustCleaners, rustMoreCleaners)),
	conditions: named(concat(rustConditions, rustMoreConditions)), shapes: named(concat(rustShapes, rustMoreShapes)),
	indirections: named(concat(rustIndirections, rustMoreIndirections)),
	dead:         named(rustDead), sinks: named(rustSinks),
	plain: []string{"rust/condition/contains", "rust/condition/word", "rust/shape/if", "rust/unchecked/else"}, hold: rustCarriers[0],
	head: rustHead,
}

// Subject is what a program is about.
type Subject uint8

const (
	Ruby     Subject = iota // texts in Ruby
	Rust                    // texts in Rust
	Numbers                 // numbers that unsafe Rust takes for indexes, lengths and addresses
	Pointers                // pointers that exported functions of Rust are given
	Bytes                   // bytes that unsafe Rust takes for texts and for values of types
)

// RustSubjects are the subjects of programs of Rust.
var RustSubjects = []Subject{Rust, Numbers, Pointers, Bytes}

// String returns the name of a subject.
func (s Subject) String() string { return []string{"ruby", "rust", "numbers", "pointers", "bytes"}[s] }

// languages are the parts of each subject.
var languages = []*language{Ruby: ruby, Rust: rust, Numbers: numbers, Pointers: pointers, Bytes: bytesParts}

// named puts the language before the names of parts.
func named(parts []Part) []Part { return under("rust/", parts) }

// under returns the parts with a prefix before their names.
func under(prefix string, parts []Part) []Part {
	parts = slices.Clone(parts)
	for i := range parts {
		parts[i].Name = prefix + parts[i].Name
	}
	return parts
}

// tables returns all tables of a language.
func (l *language) tables() [][]Part {
	return [][]Part{l.sources, l.carriers, l.cuts, l.cleaners, l.conditions, l.shapes, l.indirections, l.dead, l.sinks, reread}
}

// reread is no text: that a check and what follows it write the value each for itself, as params[:a] twice.
var reread = []Part{{Name: "check/reread"}}

func concat(lists ...[]Part) []Part {
	var all []Part
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}
