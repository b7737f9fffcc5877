package rule

import (
	"fmt"
	"slices"
	"strings"

	"rubicon/internal/source"
)

// Origin is where a row stands.
type Origin struct {
	File string
	Line int
}

// String returns "file:line".
func (o Origin) String() string { return fmt.Sprintf("%s:%d", o.File, o.Line) }

// Row is what all rows of models have in common.
type Row struct {
	ID      int    // dense: the row's index in Set.Rows
	Section string // the name of its table: "source", "sink", …
	Callee  Callee
	When    *Cond // nil: always
	Origin  Origin
	Own     bool // it comes from a user's folder
}

// Head returns what the row has in common with all others.
func (r *Row) Head() *Row { return r }

// Source is where untrusted data comes in: a call that yields it, a constant or global variable that is
// read, or the parameters of methods that a framework calls.
type Source struct {
	Row
	To      Port
	Kinds   Kinds  // what the data carries
	Trust   string // the name of a Trust
	Name    string // what a reader calls it: "params"
	InClass string // met only inside this class, its subclasses and code that may run there
	Keys    *Keys  // which elements the data is; nil: it is the whole value
	// Captured is what the data does not carry where the route's pattern captured it: at the keys that the
	// pattern names, and in the parameters of the route's block.
	Captured Kinds

	// Load is the constant or global variable that is read.
	Load string
	// Params says that Callee names methods of the workspace, and the data is what their parameters To
	// (of kind PortReturn: all) are given.
	Params bool
	Param  string // only the parameters of that name
	// Handlers says that Callee names, with FuncType or with an attribute, functions of the workspace in Rust, and
	// the data is what their parameters are given.
	Handlers bool
	Types    []string // only parameters of these types, by their full paths; all if there is none
	NotTypes []string // but not parameters of these
	// Beside are types of which the function has another parameter, or its result is one or a Result with one; none if that
	// does not matter.
	Beside []string
	// Uncalled is set if the function is one that code outside of the workspace may call, and nothing in it does.
	Uncalled bool
	// Named finds, in what stands in the parentheses of the attribute, the names of the parameters that the source
	// speaks of; nil: it speaks of all.
	Named *Regexp
	// Trait says that Callee names an attribute no more but a method of a trait, and the functions are its
	// implementations.
	Trait    bool
	WithIvar string // only methods of classes that set this instance variable of their own
	After    string // only methods that follow a call of that name in their class's body
	NamedBy  string // only methods whose name a call of that name in their class's body is given
	// NotParams are names of parameters that the source does not speak of.
	NotParams []string
	// Function, if it is not nil, is the port of the function whose parameters To means, in place of the block.
	Function *Port
	// Groups is the port of a regular expression of whose groups the parameters of the block are what they
	// matched, if it is one; nil if there is none.
	Groups *Port
	// Beyond are mechanisms: the data comes from native code, and is none where that code is in the workspace: there it is
	// followed. A row of a class's own method speaks of the code that its call loads, and holds only where objects of code of
	// the workspace and of such code are not told apart where they are used.
	Beyond []string
	// Variable is the port of the name of what is read, where a program that Ruby starts is given things by their names; nil
	// if it reads all of them.
	Variable *Port
	// Own says that the data tells where whoever runs the program keeps what is his own: built_in holds of it.
	Own bool
}

// closures is the pattern of all blocks and lambdas.
const closures = "->"

// Closures reports whether a source speaks of the parameters of blocks and lambdas.
func (s *Source) Closures() bool { return s.Params && s.Callee.Name == closures }

// Keys are some elements of a hash, by their keys. A star may stand at one end of a pattern.
type Keys struct {
	Only   []string // these; empty: all
	Except []string // but not these
}

// Has reports whether the element at key is one of them.
func (k *Keys) Has(key string) bool {
	return (len(k.Only) == 0 || anyFits(k.Only, key)) && !anyFits(k.Except, key)
}

func anyFits(patterns []string, key string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		if tail, star := strings.CutPrefix(p, "*"); star {
			return strings.HasSuffix(key, tail)
		}
		head, star := strings.CutSuffix(p, "*")
		return key == p || star && strings.HasPrefix(key, head)
	})
}

// Sink is a call that is dangerous when one of In carries one of Kinds.
type Sink struct {
	Row
	*SinkBody
	Each *Cond // what must be true of the operand at hand, or nil
	// Words are the calls on the same object whose arguments are the words of a command that stand
	// before those of this one.
	Words []Callee
}

// SinkBody is what a Sink says that is the same for all callees which stand together in a file.
type SinkBody struct {
	In []Port
	Of []Port // the memory whose size or place the number at In says
	// Unfit is the port of a number, or nil: the row is only met where what checks say of it leaves it too large for Of.
	Unfit *Port
	// Short says that the row is only met where nothing has asked how much data there is, which may be less than the value
	// that is read of it.
	Short bool
	Kinds Kinds
	Needs Kinds // data that does not carry these too does no harm there
	Lacks Kinds // data that carries one of these does more harm elsewhere, which is said there
	Loose bool  // met by receivers of unknown type too
	// Elsewhere says that it is met by classes too that neither the workspace nor a model knows.
	Elsewhere bool
	Sure      bool // not met by data that a guess lies behind
	Remote    bool // not met by data of the machine that the program runs on
	// Decided says that it is met by the data that decides whether the call is run.
	Decided bool
	Word    bool     // met only by a word that a Program would take for an option
	Script  bool     // met only by a word that a Program reads as the text of a program
	Trusts  []string // met by data of these trusts only that comes in by the same language; empty: by all
	Note    string   // what happens to the data there
	As      string   // the virtual kind that is reported in place of those of the data, or ""

	InClass string // as of a Source
}

// Step says how a result comes from an input.
type Step uint8

// The steps.
const (
	Taint Step = iota // the result is computed from the input: all of the input reaches all of it
	Value             // the result is the input, or a part of it, with its structure
)

// Misuse is a call that is a finding by itself, whatever data reaches it.
type Misuse struct {
	Row
	Kind       string // the name of a virtual kind
	Confidence string // high, medium or low
	Note       string // what is wrong with the call
	At         []Port // where in the call the finding stands: at the first of these that there is, if any
	Habit      int    // more calls than that in a workspace are one finding, if it is not 0
	// Traced are ports: the condition also holds where it does of one of the things that the value there can be, wherever
	// in the program that is made.
	Traced []Port
}

// Flow says that data flows from each of From to each of To. A sanitizer is a Flow with Clears. A
// call that a Flow row describes has the flows of its rows and no others.
type Flow struct {
	Row
	*FlowBody
}

// FlowBody is what a Flow says, the same for all callees that stand together in a file.
type FlowBody struct {
	From, To []Port
	Step     Step
	Adds     Kinds // what the result carries though the input did not
	Once     bool  // adds only to what carries none of these kinds
	Clears   Kinds // what the result no longer carries
	Strict   bool  // not met by receivers of unknown type
	Inner    bool  // only what is in the input flows, at its keys, not the input itself
	Whole    bool  // only the whole flows, or an element at an unknown key: what is true of the keys of a Hash
	// Window, if it is not nil, says which elements of a list there are in the result.
	Window *Window
	// Taken says that the element is taken out of the list: where it is known how many were before, it is the one behind them.
	Taken bool
	// Copies says that the result is another object, though it holds the same: what is changed in it later is not
	// changed in the input.
	Copies  bool
	Shares  bool // the result holds the input itself: what is changed in it is changed there
	Encodes bool // the result is a text that names the elements of the input
	// Derived is the trait by which the text names the fields of a struct of Rust, if attributes do not match Respelled.
	Derived   string
	Respelled *Regexp
	Decodes   bool // the result has the parts of a request by their names, if the input is the text in which they stand
	Place     bool // what stands at To says a place in memory: a constant says the same one wherever it stands
	Outer     bool // the block is the one that the function around the call was given
	Several   bool // the block is given several values: its first parameter is one of them
	Aligned   bool // what the block returns for an element stands at the place of that
	Remains   *Remains
	// Joins, if it is not nil, says that the result is the text of From in their order, with this text
	// between them.
	Joins *string
	// Folder says that the result is a path in the folder that was put in, Joined that it is one of that name in a folder.
	Folder, Joined bool
	// Between, if it is not nil, says that the result is the text of the elements of From, with the text at this port
	// between them.
	Between *Port
	// Union says that the result is a regular expression which matches what one of those in From does: a
	// regular expression, or a text as it is.
	Union bool
	// Success says that what the Err of a Result holds does not flow.
	Success bool
	// Flag, if it is not empty, says that the result is the regular expression in From with this flag more.
	Flag string
	// Turns, if it is not nil, says what a result carries whose input carried a kind.
	Turns *Turn
	// Decides says that a call which meets the row is one of the row's class though the receiver's type
	// is not known.
	Decides bool
	// Found says that the result is what the call finds where its arguments name a place: conditions take it for
	// constant.
	Found bool
	// Format is the port of a format with percent signs that says how each input is written, nil if there is
	// none: what is written as a number is no text.
	Format *Port
	// Quotes are the kinds that an input does not carry which Format writes as inspect does.
	Quotes Kinds
	// Under, if it is not nil, is the port of a condition that must be true for the flow to take place.
	Under *Port
	// Edit says how the result is made of the one text in From, and of the arguments, where all of them are constant.
	Edit Edit
	// Until, if it is not nil, is the port of the place in the text at which the result ends, or of the range of it.
	Until *Port
	// Passes, if it is not nil, is what the call's block says of the elements that are in the result.
	Passes *bool
	// Except are ports: what stands in the input at the keys there is not in the output.
	Except []Port
	// Only are ports: where the keys there are all known, only what stands in the input at them is in the
	// output.
	Only []Port
	// Becomes, if it is not empty, is the trust of what comes out, which a reader calls Name: what goes in has a say in
	// that, and is no part of it.
	Becomes, Name string
	// Tested is which of the block's parameters Passes speaks of, WholeElement if it must be its only one.
	Tested int
}

// WholeElement is the Tested of a row whose block is given each element as a whole.
const WholeElement = -1

// Window says which elements of the input list are those of the result: those from From on, Count of them. An end
// that is below 0 counts from the end of the list. With Reversed they are all of them, the last one first.
type Window struct {
	From, Count End
	Reversed    bool
}

// End is a number of a window: N, or, if Port is not nil, what is constant there, or the opposite of that.
type End struct {
	N       int
	Port    *Port
	Negated bool
	Open    bool // there is no such end
}

// Overwrite is a call that takes out of Value, or puts something else in the place of, what stands there at
// the keys at the ports Keys; all of it, if there are none. Kinds are those that are then gone, all if it is zero.
type Overwrite struct {
	Row
	Value Port
	Keys  []Port
	Kinds Kinds
}

// Narrow takes Kinds away from all that the flows of a call carry from each of From. It carries
// nothing itself, so that several of them, each with a condition of its own, add up.
type Narrow struct {
	Row
	From  []Port
	Kinds Kinds
	Each  *Cond // what must be true of the operand at hand, or nil
	// Result says that only the call's result is meant, whatever it comes from.
	Result bool
	// Never, if it is not empty, is a regular expression of package regexp of which nothing that comes out has a match:
	// of Kinds only those count that fear nothing in such texts.
	Never string
	// Without, if it is not empty, is a regular expression of package regexp: the row counts only of an operand of which
	// checks say that it has no match of it.
	Without string
	// Turns, if it is not nil, says what an operand carries afterwards.
	Turns *Turn
}

// Part says that the result of a call is the part of what stands at Of that Kinds are about: a check of
// it is a check of the whole.
type Part struct {
	Row
	Of    Port
	Kinds Kinds
	// Also are the kinds that the call takes away by itself: a check that clears one of Kinds clears them too.
	Also Kinds
	// Same says that only a check of which of certain ones it is counts, not what its spelling is: of a digest.
	Same bool
	// Least says that a check which says that the result is at least something bounds the whole: of what is subtracted.
	Least bool
	// Between, if it is not nil, says that the call yields all parts of the text, and what stands between them: what is known of
	// each part, is known of the text that they are with that between them.
	Between *Port
}

// Piece says that a call yields a piece of the text at Of, alone or in an Option: what stands in it behind the text at After,
// with which it begins, or behind so many characters as the number at Skips, or else Count, says; or only One of these
// characters, if there is one.
type Piece struct {
	Row
	Of           Port
	After, Skips *Port
	Count        int
	One          bool
	// Part, if it is not empty, is the element of the tuple that the call yields which is the piece, by its number.
	Part string
	// Walks says that what stands at Of is an iterator over the text, from which the call takes what it yields and what it skips:
	// what calls have taken before is skipped too. Some says that nobody knows how much it takes, and that it yields no piece;
	// Elements that it takes elements of a list, which are no pieces of a text.
	Walks, Some, Elements bool
}

// Halves says that a call cuts what stands at Of into two texts, with one between them: what is so of both, it says of the
// whole for Kinds.
type Halves struct {
	Row
	Of    Port
	Kinds Kinds
	// Lacking, if there are any, are expressions of package regexp, of the one half and of the other: it is so only where one
	// of the halves has no match of its own. An empty one is always met.
	Lacking []string
}

// Consumer is a call that takes what it yields from its receiver: the next one yields something else. Which element that is, a
// Flow says that is Taken.
type Consumer struct{ Row }

// Remains says which texts the result of a flow can be: then it is free of the kinds that are afraid of
// none of them.
type Remains struct {
	// Within is the regular expression of which the result is a match, or one of its groups if Group is
	// given; nil if Without is set.
	Within *Port
	Group  *Port
	// First, if it is not nil, says that each group stands in its own place of the result: group First at the first
	// one, and those that have names at those too.
	First *int
	// Without is what is no longer in the result: matches of a regular expression, or a text, or, with
	// Chars, the characters that a text names in the way of String#delete. By is what it was replaced
	// by, nil for nothing.
	Without *Port
	Chars   bool
	By      *Port
}

// TestKind says how a guard tests a text.
type TestKind uint8

// The ways of testing a text.
const (
	NoTest    TestKind = iota
	Matches            // the regular expression at a port finds a match
	Contains           // the text at a port stands in it
	Begins             // it begins with the text at a port
	Ends               // it ends with the text at a port
	HasChars           // it has characters that the text at a port names in the way of String#delete
	Equals             // it is one of the texts at a port
	IsOf               // it has no characters but those of a class
	IsOfPort           // it has no characters but those of the texts at a port
	IsWithin           // none of its characters lies outside of the range at a port
	IsAtLeast          // none comes before the character at a port
	IsAtMost           // none comes after the character at a port
	IsBetween          // it lies between the two characters that are the ends of the range at a port
	Has                // it has a match of an expression of package regexp that the row names
)

// Guard is a condition: where the call's truth is Holds, Value is free of Kinds. If Returns is set it is
// so where the call came back. If Weak is not empty, it is not though it looks so.
type Guard struct {
	Row
	Value   Port
	Kinds   Kinds
	Holds   bool
	Returns bool
	// Else says, of a guard that Returns, that a block which the call has is run where the check fails.
	Else bool
	// Weak is the virtual kind of the finding that the guard is, if it can be passed. With a Test by a
	// regular expression it is one where ^ and $ were meant to be the ends of the text.
	Weak string
	// Through, if there are any, are calls: the value at the port must be the result of the first, on the result of the
	// next, and so on; the guard is then about what the last was made of.
	Through []*Callee
	// Block says that of Kinds only those count that the call's block says of what it is given of Value, or
	// of what it reads by that: as a condition, or, of a guard that Returns, because it has come back. With
	// BlockFalse it says so where it is false.
	Block      bool
	BlockFalse bool
	// Itself says that the guard is about Value only, not about what that is a part of: where it finds nothing there, the
	// whole was not looked at.
	Itself bool
	// Alone says of a guard by its block that this is given the value itself, which an Option holds, not each of several.
	Alone bool
	// First says of a guard by its block that this is given the first character of the text, if there is one.
	First bool
	// Captured says that Value is any that the block captures, and that of Kinds only those count that the
	// block says of it, of some element: that it is true, or, with BlockFalse, false.
	Captured bool
	// Additions says that the guard tells that Value has no elements, and that of Kinds only those count that the
	// branches say in which elements are added to it before, because they were not taken.
	Additions bool
	// Counts says that the guard is not about the call's truth but about what it finds: how many, or a list. A
	// guard that is ByCount says where there is something in its Value, the result of such a call, and one
	// ByOutcome where that is true, as the condition that it is.
	Counts    bool
	ByCount   bool
	ByOutcome bool
	// ByChange is ByCount of a call that takes something out of a text: it has found nothing where its result is
	// that text. The guard compares the two.
	ByChange bool
	// ByYield says that Value is the result of a call of Rust with a closure, and that what counts is what that says
	// where it is true.
	ByYield bool
	// ByLeft says that where the guard holds its Value is empty, the result of a call that takes something out of a
	// text: only that stood there.
	ByLeft bool
	// BySuccess says that where the guard holds its Value, a Result or an Option, is Ok or Some, and ByFailure that
	// it is Err or None.
	BySuccess bool
	ByFailure bool
	// ByMembers says that Value is a list of conditions that the program writes out, and that where the guard holds
	// each of them is true, or, with BlockFalse, false.
	ByMembers bool
	// ByFold says that the call's closure is given what came before and an element of Value, and that what counts is what
	// it says of the element where it yields what the call does, if it does so only where it was given that too.
	ByFold bool
	// ByEach says that what counts is what the call's closure says of an element of Value where it yields Ok or Some.
	ByEach bool
	// ByRun says, of a guard that Returns, that the call has run its block at least once.
	ByRun bool
	// Like, if it is not nil, is the port of a value that is made of the one that is checked, and is the same
	// where the guard holds: of Kinds only those count that it is free of.
	Like *Port
	// Test, if it is not NoTest, says which texts pass: of Kinds only those count that are afraid of none
	// of them. It says something where the call is true and where it is false.
	Test TestKind
	With Port // the port of what the text is tested with
	// OneWay says that a Test, or ByOutcome, says something only where the call's truth is Holds.
	OneWay bool
	// Class is, of a test by a class of characters, what stands between the brackets of a regular expression.
	Class string
	// Variant, if it is not empty, is a variant of the enum that the call yields: the guard holds, in place of where the
	// call is true, where its result is that one.
	Variant string
	// Inverts says that what is tested is so where the call is false.
	Inverts bool
	// Least says that where the guard holds its Value is at least something, and that it is about parts that are Least.
	Least bool
	// Elements says that what is so of Value is so of each element of a list that the program writes out there.
	Elements bool
	Note     string
	// Refuses says that the call is a guard only if the branch does nothing with the value where the guard
	// stops it.
	Refuses bool
	// Contract, if it is not empty, is the Source of the contract rows whose calls say what elements of the value
	// are free of. They stand in the class, or the block, of what Maker is called on, a call that makes the
	// value; or without Maker, in the class of self.
	Contract string
	Maker    *Callee
	// Schema, unless nil, is the port of a JSON Schema, a Hash or what was made from a file, that says the same of them.
	Schema *Port
	// Lines says of a schema what it says of a Validator.
	Lines bool
}

// TypeRow states the type of a call's result, of what it gives to its block, of the constant or global
// variable Load, or of the parameter Of of the methods that Callee names.
type TypeRow struct {
	Row
	Load string
	// Of is the result, an element of it, or a parameter of the block.
	Of Port
	// Returns is a class or type. "self" is the receiver's type, "class" says that the result is the
	// receiver's class, "element" is what the receiver
	// contains: its first type argument, "arg[0]" the first argument's type.
	Returns string
}

// Callback is a call whose block the framework runs later.
type Callback struct {
	Row
	// Self says what self is inside the block: "instance" (of the class that the call stands in),
	// "class" (that class itself), "receiver" (as where the call stands) or "new" (a class that the
	// call makes, which descends from the one at Super, or else from Base).
	Self  string
	Super *Port
	Base  string
	// Verb is the HTTP verb of a route; empty if it is none. Verbs is the port of a route's verbs, if
	// the call says them.
	Verb  string
	Verbs *Port
	// Pattern is the route's pattern; nil if it has none. Without a verb, it is what the patterns of
	// the routes inside of the block begin with.
	Pattern *Port
	// Filter says that the block runs before the routes of the class, those that Pattern covers.
	Filter bool
	// Kept says that the call is of a method of the workspace that keeps the block; it is not met otherwise.
	Kept bool
	// Options is the port of a route's options: the framework calls the option, or the method, that the class has
	// by the name of each with what stands there. Allows says that a route whose options call this with the
	// block is not run where the block is false.
	Options *Port
	// Segments is the port of a hash that says what the segments of the route's pattern match; nil if there is none.
	Segments *Port
	Allows   bool
	// Syntax is the syntax in which the pattern names what it captures; empty if that is not known.
	Syntax string
	// Methods is the port of the names of methods that are run like the block; nil if there are none. With
	// Skips they are those that are not run, whatever else says so.
	Methods *Port
	Skips   bool
	// Head says of a route of GET that it answers HEAD too.
	Head bool
	// Squeezes says of a route that a path with a doubled slash meets it too.
	Squeezes bool
	// Late says that the block runs after the routes of the class.
	Late bool
	// Early says of a filter that it runs before the pattern of the route has captured anything.
	Early bool
	// Only and Except are the ports of the names of the methods that a filter runs before, and does not run
	// before.
	Only, Except *Port
}

// IsRoute reports whether the block is a route.
func (c *Callback) IsRoute() bool { return c.Verb != "" || c.Verbs != nil }

// Mount is a call that puts an application below a path: At, or nil for where the call stands.
type Mount struct {
	Row
	App Port
	At  *Port
	// Made says that the result of the call is an application that has those: they are below the paths at which that is mounted.
	Made bool
	// Falls is where the statuses stand with which one of them answers so that the next one is asked.
	Falls *Port
}

// Mixin is a call that adds the methods of Module to the class it stands in.
type Mixin struct {
	Row
	Module Port
	As     string // include or extend
	Into   string // the class, if it is not the one that the call stands in
	// Hook is the method of the module that is given the class; "" for none.
	Hook string
}

// Render is a call that renders a template: a file, or one that the Ruby file holds itself. The template
// runs as a method of what calls it.
type Render struct {
	Row
	Name   *Port           // which template: its name, or the template itself
	Prefix string          // what the file's name begins with before that name
	Syntax source.Template // NoTemplate: any
	// Locals are where the template's local variables stand, as a hash, or as keywords.
	Locals []Port
	Layout []Port // where the name of the template around it stands
	// Options are where options of the template stand: those of the class whose names begin with the syntax.
	Options []Port
	// DefaultLayout is that template if the call, which must not stand in a template, does not name one.
	DefaultLayout string
	// Folder is the folder of templates, unless the option FolderOption names another one.
	Folder, FolderOption string
}

// TemplateRow is a call whose block returns the text of a template.
type TemplateRow struct{ Row }

// View says that a method of a class that descends from Class renders, if it does nothing else, the template of
// its own name in the folder of its class: Admin::PagesController#show that of admin/pages/show below Folder.
type View struct {
	Row
	Class, Suffix  string
	Folder, Layout string
	Helpers        string // what the names of modules end with whose methods the templates have; "" for none
}

// Option is a call that sets an option of the class that it stands in.
type Option struct {
	Row
	Name, Value *Port
	Is          string // what the option is set to, if there is no Value
	Read        bool   // the class answers a call of the option's name by it
}

// Delegate is a call in the body of a class that defines methods which call one of another object.
type Delegate struct {
	Row
	// To is the port of what says the object; the methods' names are at Names, or, if that is nil, each keyword's
	// key is a name, or a list of them, and its value the object.
	To    Port
	Names *Port
	// As, if it is not nil, is the port of the name that the class calls the method by; Prefix that of what its
	// name begins with.
	As, Prefix *Port
}

// Dispatch is a call that has a framework call a method of the workspace later, with the same arguments.
type Dispatch struct {
	Row
	Class    Port   // the class that has the method
	Method   string // its name
	Instance bool   // it is called on an object of the class, which the framework makes
	Skip     int    // how many arguments are not handed on: those before the method's
}

// Field is a call that reads what its receiver keeps under the call's name.
type Field struct{ Row }

// Answer is a call that answers the request: a filter that has made one lets nothing run after it. One that Passes
// ends the filter instead, and lets what comes after it run.
type Answer struct {
	Row
	Passes bool
}

// Routed is a call that tells which route a request has met: whether it has one of Verbs, or else its verb or, if Path
// is set, its path: below the place at which the application is mounted, or, if Full is set, with that. If At is set, what
// stands in its result at that key tells it.
type Routed struct {
	Row
	Verbs []string
	Is    RoutedPart // instead of Verbs
	At    string
}

// RoutedPart is what a call tells of the route that a request has met.
type RoutedPart string

// The parts.
const (
	RoutedVerb     RoutedPart = "verb"
	RoutedPath     RoutedPart = "path"      // below the place at which its application is mounted
	RoutedFullPath RoutedPart = "full_path" // with that
	RoutedTarget   RoutedPart = "target"    // with that and with the query
	RoutedMount    RoutedPart = "mount"     // that place
)

// Evidence is a call that only succeeds on what a library made: where its receiver was read at key At of
// something, what is read there at key Of is free of Kinds.
type Evidence struct {
	Row
	At, Of string
	Kinds  Kinds
}

// Raise is a call that raises an exception, or may do so.
type Raise struct {
	Row
	// Object is the port of the exception, of its class or of its message; nil if the call makes it itself. Of
	// a class it is made with the arguments of the call, except the first Skip.
	Object *Port
	Skip   int
	From   []Port // what the message says …
	Clears Kinds  // … without these kinds
	Class  string // the class of the exception, unless Object says it
}

// Rescue is a call because of which a framework hands the exceptions of a class to a block or a method, or one
// that reads the exception at hand.
type Rescue struct {
	Row
	Classes Port   // the classes of the exceptions
	By      []Port // the block, or the name of the method
	To      *Port  // where the call reads the exception; nil if it declares who is given it
	InClass string // as of a Source
}

// Conversion is a call that turns an operand at one of the ports Of, if that is an object of the workspace that has
// a method of a name in By, into what this method returns or, with Elements, into a list of what it gives to its
// block, in Rust of what it returns each time that it is called.
type Conversion struct {
	Row
	Of       []Port
	By       []string
	Elements bool
}

// Function is a call whose result is a function: one that runs those at the ports Runs, each on what the one before
// it returned. A curried one takes its arguments in several calls, as many as there are. A folded one makes one of the
// elements of a list: see callgraph.Fold.
type Function struct {
	Row
	Runs    []Port
	Curried bool
	Folded  bool
}

// Throw is a call that ends the calls around it up to the Catch of the same tag, which then returns the value.
type Throw struct {
	Row
	Tag, Value Port
}

// Catch is a call in whose block a Throw of the same tag ends the call.
type Catch struct {
	Row
	Tag Port
}

// Contract is a call that declares elements of a source, so that a framework lets nothing harmful through
// as them.
type Contract struct {
	Row
	// On, if it is not empty, are calls on the result of one of which the row's call stands. Key is then a port of
	// that one.
	On     []Callee
	Key    Port   // the names of the elements, or parameters
	All    bool   // instead of Key: the call speaks of all of them
	Source string // the Name of the source rows, or what guard rows call it
	// Matches, if it is not nil, is the port of the regular expression that the elements match: harmful is only
	// what fears something in such texts.
	Matches *Port
}

// Bridge is a call that binds a Ruby name to a native function.
type Bridge struct {
	Row
	Mechanism string
	Name      *Port // the Ruby method
	Prototype bool  // at Name stands a declaration in C: its name and parameters are those of the function
	Symbol    *Port // the native symbol
	Params    *Port // the list of parameter types
	Returns   *Port // the type of the result
}

// NativeType says how values of a native type cross a bridge.
type NativeType struct {
	Row
	Mechanism string
	Names     []string
	Matches   *Regexp // of further names; nil for none
	Rest      bool    // it stands for any further arguments
	Misfits   *Regexp // of the types of Rust that a parameter cannot have that is given such a value; nil for none
	Behind    *Regexp // of the type of the parameter that stands before it; nil for any
	Carrier   string  // pointer (content crosses), number or value (anything crosses)
	Kinds     Kinds   // what crosses
}

// Fits reports whether the row speaks of the type of that name.
func (t *NativeType) Fits(name string) bool {
	return slices.Contains(t.Names, name) || t.Matches != nil && t.Matches.MatchString(name)
}

// Holds says what values of some Rust types can carry: a number is no text.
type Holds struct {
	Row
	Types   []string
	Kinds   Kinds
	Element bool // what their type arguments can carry, instead of Kinds
	Cell    bool // what they hold can be changed through a reference that others have, too
	// Gains are what a value of such a type carries besides that is taken out of something else which carries
	// text: a byte is a number too.
	Gains Kinds
}

// Class is a class of a Ruby library with its superclass, or a Rust type with the type that it
// dereferences to.
type Class struct {
	Row
	Name  string
	Super string
	// Stands says that the class's objects stand for another one: what they do not answer, that one does.
	Stands bool
	// Threads says that the class's objects hand what is put into them from one thread to another.
	Threads bool
	// Records says that a module which it extends keeps what its body declares, and declares it in each class that it is mixed into.
	Records bool
	// Length, if it is not 0, says that the class's objects are lists of that many elements.
	Length int
	// Element is the type of the elements, if the objects of a type of Rust are lists of one length or another; "" of others.
	Element string
}

// Assume says of which class a constant is that nothing defines and that the call is made of.
type Assume struct {
	Row
	Class  string
	Object bool // the constant is an object of the class
}

// TopLevel is a library whose require makes the top level of a Ruby program take the calls of a
// class: with it, what stands outside of any class is code of that class.
type TopLevel struct {
	Row
	Require []string
	Class   string
}

// RequiredBy reports whether requiring that feature loads the library.
func (t *TopLevel) RequiredBy(feature string) bool { return slices.Contains(t.Require, feature) }

// Alias is another path of a Rust item, or another name of a Ruby class.
type Alias struct {
	Row
	Lang source.Lang
	From string
	Is   string
}

// Constant is a constant of a library and the text that it is, or the regular expression.
type Constant struct {
	Row
	Name         string
	Text, Regexp string
}

// Extractor is a method of a trait of Rust. A framework gives what the workspace's implementations return to the
// functions that take a value of their type.
type Extractor struct{ Row }

// Channel is a type of Rust that is an end of something: what is put into a value of it comes out at another end, wherever
// it has been moved to.
type Channel struct{ Row }

// Shared is a type of Rust of which a framework gives one and the same value to all functions that take it. One that is
// Handed says so only of those functions that nobody but a framework calls: the program may make more of it.
type Shared struct {
	Row
	Handed bool
}

// Responder is a method of a trait of Rust. A framework calls the workspace's implementations on what the functions
// return that it runs.
type Responder struct{ Row }

// NoReturn is a call that never returns. With Parameter it is one of a method of what a block is given.
type NoReturn struct {
	Row
	Parameter bool
}
