package rule

import "strconv"

// Env is a call as conditions see it. The engine implements it.
type Env interface {
	// Arity is the number of positional arguments; a splat counts as one.
	Arity() int
	// Unsafe reports whether the call stands in unsafe Rust.
	Unsafe() bool
	// Implicit reports whether the call has no receiver.
	Implicit() bool
	// Splat reports whether the call has a splat whose elements are not known.
	Splat() bool
	// Present reports whether the call has the port: an argument of that index or keyword, a block; or, of one with an
	// access path, whether the literal there has that element.
	Present(Port) bool
	// Lacks reports whether it is known that the hash of Ruby which the port leads into has nothing there, or the call no such
	// keyword: neither in what it is put together of, nor by what is put into it later.
	Lacks(Port) bool
	// Const reports whether the port's value is made of constants only.
	Const(Port) bool
	// BuiltIn reports whether it is made of constants only, and nothing in it is what a source yields: a variable of the
	// environment by its constant name.
	BuiltIn(Port) bool
	// Texts returns the constant texts that the port can have, none if one of them is not known.
	Texts(Port) []string
	// Type returns the class or type of the port's value, as far as it is known: a Ruby class, a
	// Rust type's text, of the port return the type that the call states.
	Type(Port) (string, bool)
	// Bits says of the port's Rust type which bits are values of it: "any", "some", "reference", or "" if that is
	// not known. Of the port return it is the type that the program wants.
	Bits(Port) string
	// Width returns how many bits the largest number has that the port's value can be by its types in Rust, and by
	// what it was computed with; 64 if that is not known.
	Width(Port) int
	// Fits reports whether the array of Rust that is the receiver, or that it points at, has an element for every
	// number that the port's value can be by its types.
	Fits(Port) bool
	// Covers reports whether the type of Rust that the program wants of the call has a value for every number that the
	// port's value can be by its types.
	Covers(Port) bool
	// Reinterprets reports whether the port's value is a pointer of Rust that was cast from one to a type of which
	// all bits are values to one of which some are not.
	Reinterprets(Port) bool
	// Reference reports whether the port's value is a reference that the program takes: &x.
	Reference(Port) bool
	// Glued reports whether, in the text that the call puts together, a constant stands right beside the port's value, with
	// another character than a dot before the next separator of a path.
	Glued(Port) bool
	// Class returns the class or module that the port's value itself is, as written if the workspace
	// does not define it.
	Class(Port) (string, bool)
	// Ancestors returns that class and those that it descends from or includes.
	Ancestors(Port) []string
	// Name returns the name that the port's value is read by: that of a variable, a constant, a method
	// without arguments. It is empty for what has none.
	Name(Port) string
	// Prefix and Suffix return the constant text that the port's text begins and ends with, which
	// is empty if none is known.
	Prefix(Port) string
	Suffix(Port) string
	// Before returns the text that the call puts before the port's value: constant as far as it is known,
	// with a NUL for each part that is not.
	Before(Port) string
	// After returns the text that the call puts behind the port's value, in the same way.
	After(Port) string
	// Word returns the first word of the list at the port: none if the list is put together elsewhere, an empty
	// text if the word is not constant.
	Word(Port) []string
	// Directives returns how the format string of a Rust macro writes the port's value: of each pair of
	// braces what stands behind the colon.
	Directives(Port) []string
	// Said returns the constant texts that stand at the port of all calls of the callee in the handler
	// that the call belongs to, and in what runs before that.
	Said(Port, *Callee) []string
	// Beside returns the constant texts that stand at the port of all calls of the callee in the block or the body that
	// the call stands in.
	Beside(Port, *Callee) []string
	// Everywhere returns the constant texts that stand at the port of all calls of the callee in the
	// program.
	Everywhere(Port, *Callee) []string
	// Runs returns the names of the methods that functions call which the port's object was given by calls of the
	// callee: on it, or where it was made.
	Runs(Port, *Callee) []string
	// Regexp returns the source and the flags of the port's constant regular expression.
	Regexp(Port) (re, flags string, ok bool)
	// From reports whether the port's value is the result of a call of the callee.
	From(Port, *Callee) bool
	// MaybeFrom reports whether it is in one of several branches.
	MaybeFrom(Port, *Callee) bool
	// MadeBy reports whether a call of callee can have made the object that the value of Rust is, in whatever function, and
	// whether no other call can.
	MadeBy(Port, *Callee) bool
	// Feeds reports whether what the call makes is what one of the next calls of the callee is called on.
	Feeds(*Callee) bool
	// Inclusive reports whether the port's value is a range of Rust to which its end belongs.
	Inclusive(Port) bool
	// NotZero reports whether what has been decided where the call runs says that the port's value, a number of Rust, is not zero.
	NotZero(Port) bool
	// Fallback returns the constant texts that the port can have where it is not known otherwise: of
	// a || "b", fetch(a, "b") and their like.
	Fallback(Port) []string
	// FromSource reports whether the port's value is what a source yields, or a part of it.
	FromSource(Port) bool
	// SaysErr reports whether it is known of the port's value, a Result of Rust, what its Err holds.
	SaysErr(Port) bool
	// Written reports whether the port's value is a literal as it stands, or a constant that is one.
	Written(Port) bool
	// Never reports whether it is known that the callee is never called on the port's object, which the function at hand
	// made: not in that function, nor anywhere if the object leaves it.
	Never(Port, *Callee) bool
	// MadeOf returns the constant texts of argument n of the call of the callee of which the port's value is the result.
	MadeOf(p Port, c *Callee, n int) []string
	// File returns the path of the file that the call stands in.
	File() string
	// Preceding returns the source text in front of the call, as far as it is looked at.
	Preceding() string
	// Literal returns the text that an interpolation is written with, with a NUL for each part that is put in.
	Literal() string
	// Route is the pattern of the route whose handler the call stands in, "" if it stands in none.
	Route() string
	// Around returns the constant texts of argument n of the calls of the callee in whose blocks the
	// call stands.
	Around(c *Callee, n int) []string
	// Rehearsed reports whether the call is only run where the program runs for those who write it, as Rehearsal rows say.
	Rehearsed() bool
	// Called returns the constant texts of argument n of all earlier calls of the callee whose
	// receiver or result is the port's object.
	Called(p Port, c *Callee, n int) []string
	// CalledPrefix and CalledSuffix return the constant texts that those arguments begin and end with.
	CalledPrefix(p Port, c *Callee, n int) []string
	CalledSuffix(p Port, c *Callee, n int) []string
	// Option returns the constant texts that an option of the class of self is set to.
	Option(name string) []string
	// Gem returns the version of a gem that the workspace is bound to, or "".
	Gem(name string) string
	// Uses reports whether a class or module of the workspace descends from class, or includes it.
	Uses(class string) bool
}

// Eval reports whether the condition holds for the call. A nil condition always does.
func (c *Cond) Eval(env Env) bool {
	return c == nil || c.Expr.eval(&evaluation{env, c})
}

// evaluation is one run of a condition.
type evaluation struct {
	env  Env
	cond *Cond
}

// value is a text or a number.
type value struct {
	text  string
	num   int64
	isNum bool
}

func textValues(texts ...string) []value {
	out := make([]value, len(texts))
	for i, t := range texts {
		out[i] = value{text: t}
	}
	return out
}

// number returns the value as a number; a text that is written as one counts.
func (v value) number() (int64, bool) {
	if v.isNum {
		return v.num, true
	}
	n, err := strconv.ParseInt(v.text, 10, 64)
	return n, err == nil
}

// equal compares two values, as numbers if one of them is a number.
func (v value) equal(w value) bool {
	if !v.isNum && !w.isNum {
		return v.text == w.text
	}
	a, ok := v.number()
	b, ok2 := w.number()
	return ok && ok2 && a == b
}

func (x And) eval(e *evaluation) bool { return x.X.eval(e) && x.Y.eval(e) }
func (x Or) eval(e *evaluation) bool  { return x.X.eval(e) || x.Y.eval(e) }
func (x Not) eval(e *evaluation) bool { return !x.X.eval(e) }

func (x Flag) eval(e *evaluation) bool {
	switch x.Name {
	case "unsafe":
		return e.env.Unsafe()
	case "splat":
		return e.env.Splat()
	case "rehearsed":
		return e.env.Rehearsed()
	}
	return e.env.Implicit()
}

func (x Uses) eval(e *evaluation) bool { return e.env.Uses(x.Class) }

func (x Test) eval(e *evaluation) bool {
	switch x.Func {
	case "const":
		return e.env.Const(x.Port)
	case "built_in":
		return e.env.BuiltIn(x.Port)
	case "present":
		return e.env.Present(x.Port)
	case "lacks":
		return e.env.Lacks(x.Port)
	case "from_source":
		return e.env.FromSource(x.Port)
	case "says_err":
		return e.env.SaysErr(x.Port)
	case "fits":
		return e.env.Fits(x.Port)
	case "covers":
		return e.env.Covers(x.Port)
	case "reinterprets":
		return e.env.Reinterprets(x.Port)
	case "reference":
		return e.env.Reference(x.Port)
	case "glued":
		return e.env.Glued(x.Port)
	case "written":
		return e.env.Written(x.Port)
	case "never":
		return e.env.Never(x.Port, x.Callee)
	case "from":
		return e.env.From(x.Port, x.Callee)
	case "feeds":
		return e.env.Feeds(x.Callee)
	case "inclusive":
		return e.env.Inclusive(x.Port)
	case "not_zero":
		return e.env.NotZero(x.Port)
	case "made_by":
		return e.env.MadeBy(x.Port, x.Callee)
	case "maybe_from":
		return e.env.MaybeFrom(x.Port, x.Callee)
	}
	return false
}

func (x Compare) eval(e *evaluation) bool {
	if x.Op == "!=" {
		return !Compare{Op: "==", X: x.X, Y: x.Y}.eval(e)
	}
	for _, a := range x.X.values(e) {
		if x.Op == "=~" {
			if !a.isNum && x.Regexp.MatchString(a.text) {
				return true
			}
			continue
		}
		for _, b := range x.Y.values(e) {
			if compare(x.Op, a, b) {
				return true
			}
		}
	}
	return false
}

// compare applies one operator to two known values.
func compare(op string, a, b value) bool {
	if op == "==" || op == "in" {
		return a.equal(b)
	}
	x, ok := a.number()
	y, ok2 := b.number()
	if !ok || !ok2 {
		return false
	}
	switch op {
	case "<":
		return x < y
	case "<=":
		return x <= y
	case ">":
		return x > y
	}
	return x >= y
}

func (t TextTerm) values(*evaluation) []value { return textValues(t.Text) }
func (t IntTerm) values(*evaluation) []value  { return []value{{num: t.Int, isNum: true}} }

func (t ListTerm) values(e *evaluation) []value {
	var out []value
	for _, item := range t.Items {
		out = append(out, item.values(e)...)
	}
	return out
}

func (ArityTerm) values(e *evaluation) []value {
	return []value{{num: int64(e.env.Arity()), isNum: true}}
}

func (FileTerm) values(e *evaluation) []value { return textValues(e.env.File()) }

func (RouteTerm) values(e *evaluation) []value { return textValues(e.env.Route()) }

func (LiteralTerm) values(e *evaluation) []value   { return textValues(e.env.Literal()) }
func (PrecedingTerm) values(e *evaluation) []value { return textValues(e.env.Preceding()) }

func (t PortTerm) values(e *evaluation) []value { return textValues(e.env.Texts(t.Port)...) }

func (t NamedTerm) values(e *evaluation) []value {
	if t.Func == "option" {
		return textValues(e.env.Option(t.Name)...)
	}
	if version := e.env.Gem(t.Name); version != "" {
		return textValues(version)
	}
	return nil
}

func (t CallTerm) values(e *evaluation) []value {
	switch t.Func {
	case "width":
		return []value{{num: int64(e.env.Width(t.Port)), isNum: true}}
	case "type":
		if name, ok := e.env.Type(t.Port); ok {
			return textValues(name)
		}
		return nil
	case "class":
		if name, ok := e.env.Class(t.Port); ok {
			return textValues(name)
		}
		return nil
	case "ancestors":
		return textValues(e.env.Ancestors(t.Port)...)
	case "bits":
		if bits := e.env.Bits(t.Port); bits != "" {
			return textValues(bits)
		}
		return nil
	case "name":
		return textValues(e.env.Name(t.Port))
	case "fallback":
		return textValues(e.env.Fallback(t.Port)...)
	case "around":
		return textValues(e.env.Around(t.Callee, t.Arg)...)
	case "before":
		return textValues(e.env.Before(t.Port))
	case "after":
		return textValues(e.env.After(t.Port))
	case "word":
		return textValues(e.env.Word(t.Port)...)
	case "directive":
		return textValues(e.env.Directives(t.Port)...)
	case "said":
		return textValues(e.env.Said(t.Port, t.Callee)...)
	case "beside":
		return textValues(e.env.Beside(t.Port, t.Callee)...)
	case "everywhere":
		return textValues(e.env.Everywhere(t.Port, t.Callee)...)
	case "runs":
		return textValues(e.env.Runs(t.Port, t.Callee)...)
	case "made_of":
		return textValues(e.env.MadeOf(t.Port, t.Callee, t.Arg)...)
	case "prefix":
		return textValues(e.env.Prefix(t.Port))
	case "suffix":
		return textValues(e.env.Suffix(t.Port))
	case "called_prefix":
		return textValues(e.env.CalledPrefix(t.Port, t.Callee, t.Arg)...)
	case "called_suffix":
		return textValues(e.env.CalledSuffix(t.Port, t.Callee, t.Arg)...)
	}
	return textValues(e.env.Called(t.Port, t.Callee, t.Arg)...)
}
