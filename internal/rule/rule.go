// Package rule reads rules and models: everything that Rubicon knows of libraries and frameworks.
//
// # What it holds
//
// A Rule says what a finding of one kind is called, how bad it is and how to repair it. A model is
// a row that describes one method, function, macro or operation of a library: that it is a source,
// a sink, a guard, what flows from where to where. Rows do not belong to rules: they meet in the
// kinds of danger, which are bits, so that one run of the engine serves all rules.
//
// # Form
//
// Both are TOML, decoded strictly: an unknown key, kind, port or function is an error that names
// the file and the line and says what to do. All errors of all files are collected before Load
// gives up. The grammar is written down in rules/README.md.
//
// # Use
//
// Load returns a Set, which is immutable. The engine asks Models.Lookup once for every distinct
// name that is called in a workspace and gets all rows that a call of this name may meet; it then
// compares the owner of each row's Callee with what it knows of the receiver, and evaluates the
// row's condition with Cond.Eval over an Env that reads the call. Every row has a dense ID, so a
// set of rows that were met is a bit set.
package rule

import (
	"crypto/sha256"
	"slices"
)

// Set is a set of rules and models that belong together. It is immutable once loaded.
type Set struct {
	foreign [sha256.Size]byte // see Fingerprint

	// Rules are sorted by code.
	Rules []*Rule
	// Known are the rules that there are, also those that Choose left out.
	Known []*Rule
	// Kinds are in the order of their bits; virtual kinds stand at the end.
	Kinds []Kind
	// Models are the rows of all files.
	Models *Models
	// TextKinds are the kinds that text carries, NumberKinds those that a number carries.
	TextKinds, NumberKinds Kinds
	// Turns are what calls make of kinds, each once; TurnKinds are the kinds that they turn into others, and those others.
	Turns     []Turn
	TurnKinds Kinds
	// FromSelf are the kinds that a method of an object which nothing describes hands on from its receiver
	// only, Described those that it does not hand on at all.
	FromSelf, Described Kinds
	// AloneKinds are the kinds that only rows give to data which name them.
	AloneKinds Kinds
	// UnsafeKinds are the kinds that only unsafe code of Rust is afraid of.
	UnsafeKinds Kinds
	// Trusts are the degrees of trust of sources, by name.
	Trusts []Trust
	// Trusted are the names of those whose sources are not followed.
	Trusted []string

	rows  []*Row
	sinks []*Sink
}

// Rule describes one rule.
type Rule struct {
	Code        string // RBN201
	Name        string // command-injection
	Title       string
	Description string // Markdown
	Remediation string // Markdown
	Severity    string // critical, high, medium, low, info: the impact
	Kind        string // the name of the kind that it reports
	Kinds       Kinds  // its bit; 0 for a virtual kind
	CWE         []int
	OWASPAPI    []string
	PCIDSS      []string
	References  []string
	Examples    []Example
	Origin      Origin

	own bool
}

// Own reports whether a rule comes from a user's folder.
func (r *Rule) Own() bool { return r.own }

// Example is a pair of programs: the rule reports Bad and is silent on Good. Lang is ruby, rust or
// txtar; the last means an archive of several files.
type Example struct {
	Lang   string
	Bad    string
	Good   string
	Origin Origin
}

// Severities are the severities a rule may have, the gravest first.
func Severities() []string { return []string{"critical", "high", "medium", "low", "info"} }

// Rule returns the rule of that code or name, or nil.
func (s *Set) Rule(codeOrName string) *Rule {
	for _, r := range s.Rules {
		if r.Code == codeOrName || r.Name == codeOrName {
			return r
		}
	}
	return nil
}

// RulesOf returns the rules that report the kind of that name, sorted by code.
func (s *Set) RulesOf(kind string) []*Rule {
	var out []*Rule
	for _, r := range s.Rules {
		if r.Kind == kind {
			out = append(out, r)
		}
	}
	return out
}

// Rows returns all model rows; the ID of a row is its index. A row of a file that names several
// callees is several rows of the same Origin. The caller must not change the slice.
func (s *Set) Rows() []*Row { return s.rows }

// Trust returns the degree of trust of that name.
func (s *Set) Trust(name string) (Trust, bool) {
	i := slices.IndexFunc(s.Trusts, func(t Trust) bool { return t.Name == name })
	if i < 0 {
		return Trust{}, false
	}
	return s.Trusts[i], true
}

// Sinks returns all sink rows, in the order of their IDs.
func (s *Set) Sinks() []*Sink { return s.sinks }
