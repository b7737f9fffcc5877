package rule

import (
	"math/bits"
	"slices"
)

// Kinds is a set of kinds of danger, a bit each.
type Kinds uint64

// maxKinds is how many kinds there can be: the bits of Kinds.
const maxKinds = 64

// Has reports whether k contains all of other.
func (k Kinds) Has(other Kinds) bool { return k&other == other }

// Turn says that a call gives kind To to data that carried From or a part of it, in place of that.
type Turn struct {
	From, To Kinds
}

// Of returns what data of kinds carries after the call, which turns nothing if t is nil.
func (t *Turn) Of(kinds Kinds) Kinds {
	if t == nil || kinds&t.From == 0 {
		return kinds
	}
	return kinds&^t.From | t.To
}

// Carrier says what data of a kind looks like.
type Carrier uint8

// The carriers.
const (
	Text   Carrier = iota // text that an attacker wrote
	Number                // a number that an attacker chose
	Either                // either
	Alone                 // only what a row says that carries this kind: neither text nor numbers do by themselves
)

// Kind is a kind of danger: what untrusted data can do where it arrives.
type Kind struct {
	Name        string
	Description string
	Carrier     Carrier
	// Bit is the kind's bit, 0 for a virtual kind: one that findings have but no data carries. Of a kind
	// with parts it is the bits of all of them.
	Bit     Kinds
	Virtual bool
	// PartOf is the name of the kind that this one is a part of, if it is: another way in which the same
	// thing is dangerous, which sanitizers and guards can take away alone.
	PartOf string
	// Spelling says that a virtual kind is reported where a guard checks a text that was made of the one
	// that is used, or of which that one is made.
	Spelling bool
	// Fears finds, in a text, what makes it dangerous; nil if every text is that the program does not
	// name.
	Fears *Fears
	// Unknown says what of this kind a call on an object hands on that nothing describes: "all", what its
	// receiver carries ("self"), or "nothing".
	Unknown string
	// Effect is what a call with a sink of this kind does, whatever data comes there: "command", "file", "host"; "" if
	// that is nothing that a reader of routes wants to know.
	Effect string
	// Unsafe says that only unsafe code of Rust is afraid of it.
	Unsafe bool
	Origin Origin

	parts int
}

// Trust is where untrusted data comes from: how much of it an attacker commands.
type Trust struct {
	Name        string
	Description string
	// Kinds are what data of a source of this trust carries.
	Kinds Kinds
	// Confidence is the highest confidence of a path that begins here: high, medium or low.
	Confidence string
	// Certain says that a path that begins here and rests on a guess is not reported.
	Certain bool
	// Objects says that such data can be an object of the program.
	Objects bool
	// Spares are the kinds of which such data does no harm, even where a row gives them to it.
	Spares Kinds
	// Informs are the kinds of which a finding only says what is there: who writes such data may well decide this.
	Informs Kinds
	// Joined are the kinds that count only once such data has been joined to a folder, Folders those that do not count where all that
	// it says is which folder something lies in.
	Joined, Folders Kinds
	// Reach says who writes such data, in the words of package risk.
	Reach string
	// Reports say of which kinds a finding has another name where it is about such data: that of a virtual kind, of
	// which a rule of its own speaks.
	Reports []TrustReport
	// Allowed says that such data does no harm where a person was asked first: see Confirmation.
	Allowed bool
	// NotIn matches the paths of the files in which such a source is none; nil if it is one everywhere.
	NotIn  *Regexp
	Origin Origin
}

// TrustReport is the virtual kind that findings of some kinds have where they are about data of a trust.
type TrustReport struct {
	Kinds Kinds
	As    string
}

// ReportedAs returns the name of the virtual kind that a finding of the kind with this bit has where it is about data of
// this trust; "" if it keeps its own.
func (t *Trust) ReportedAs(bit Kinds) string {
	for i := range t.Reports {
		if r := &t.Reports[i]; r.Kinds&bit != 0 {
			return r.As
		}
	}
	return ""
}

// Kind returns the bit of the kind of that name: 0 for a virtual one.
func (s *Set) Kind(name string) (bit Kinds, ok bool) {
	i := slices.IndexFunc(s.Kinds, func(k Kind) bool { return k.Name == name })
	if i < 0 {
		return 0, false
	}
	return s.Kinds[i].Bit, true
}

// KindNames returns the names of the kinds in k, in the order of their bits. A kind all of whose parts
// are in k stands for them.
func (s *Set) KindNames(k Kinds) []string {
	var names []string
	for _, kind := range s.Kinds {
		if kind.Bit != 0 && k.Has(kind.Bit) {
			names = append(names, kind.Name)
			k &^= kind.Bit
		}
	}
	return names
}

// KindOf returns the name of the kind that a finding has which is dangerous in the way of bit: of a part
// the name of the whole.
func (s *Set) KindOf(bit Kinds) string {
	for _, kind := range s.Kinds {
		if kind.Bit&bit != 0 && kind.PartOf == "" {
			return kind.Name
		}
	}
	return ""
}

// Whole returns the kinds of k, and of those of which it has a part all of the parts.
func (s *Set) Whole(k Kinds) Kinds {
	whole := k
	for i := range s.Kinds {
		if kind := &s.Kinds[i]; kind.PartOf == "" && kind.Bit&k != 0 {
			whole |= kind.Bit
		}
	}
	return whole
}

// SpellingKind returns the name of the virtual kind of a guard that checks another spelling of a text
// than the one that is used, "" if there is none.
func (s *Set) SpellingKind() string {
	for _, kind := range s.Kinds {
		if kind.Spelling {
			return kind.Name
		}
	}
	return ""
}

// KindsLeft returns how many kinds more there can be.
func (s *Set) KindsLeft() int { return maxKinds - bits.OnesCount64(uint64(s.AllKinds())) }

// AllKinds returns every kind that data can carry.
func (s *Set) AllKinds() Kinds { return s.TextKinds | s.NumberKinds | s.AloneKinds }
