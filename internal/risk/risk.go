// Package risk grades findings from 0.0 to 10.0.
//
// A risk is the impact of a finding, which its rule's severity stands for, times what tells how easily somebody brings it
// about. Each term is a factor that is at most 1, but for the one of unsafe code; all are in the table below, and each
// that is not 1 is told with the finding, so that a reader can follow and dispute the number. The terms say nothing of
// names, so that renaming changes no risk.
//
//	impact       critical 9.8, high 8.2, medium 6.0, low 3.5, info 1.0: the upper ends of the bands by which services
//	             sort findings
//	reach        who writes the data: anyone by a request 1; by a socket 0.95; somebody else's service, queue or module
//	             0.85; whoever calls the library 0.8; who starts the program or writes its files 0.7; nobody need write
//	             anything, the program does it by itself 0.9
//	access       a route that is guarded 0.7, or 0.8 if a link makes somebody who is logged in take it (GET); a guard that
//	             can be passed 0.95; a route that is open, or of which it is not known, 1
//	confidence   high 1, medium 0.85, low 0.65
//	guard        a check on the way that can be passed 0.95: whoever wants to has to find out how
//	containment  the harm is done inside of a Wasm module 0.6
//	unsafe       the path crosses into Rust and ends in unsafe code, where the language checks nothing any more, 1.02
package risk

import "math"

// Reach says who writes the data that a path begins with.
type Reach string

// The reaches.
const (
	Request Reach = "request" // anyone, by an HTTP request
	Socket  Reach = "socket"  // anyone, by a connection of another kind
	Service Reach = "service" // another service, a queue, a module
	Caller  Reach = "caller"  // whoever calls the library
	Local   Reach = "local"   // who starts the program, or writes its files
	Program Reach = "program" // nobody: the program does it by itself
)

// Reaches are the reaches that a source of untrusted data can have.
func Reaches() []string {
	return []string{string(Request), string(Socket), string(Service), string(Caller), string(Local)}
}

// Access says whether a route is guarded.
type Access string

// The accesses.
const (
	Unknown  Access = ""         // it comes by no route, or it is not known
	Open     Access = "open"     // anyone may take the route
	Passable Access = "passable" // the guard of the route can be passed
	Guarded  Access = "guarded"  // only who has proved who he is
)

// Case is what of a finding counts.
type Case struct {
	Impact     float64 // from 0.0 to 10.0: Impact of a severity
	Reach      Reach
	Access     Access
	Link       bool   // a link suffices to make somebody's browser take the route
	Confidence string // high, medium, low
	WeakGuard  bool   // a check on the way can be passed
	Contained  bool   // the harm is done inside of a Wasm module
	Unsafe     bool   // the path crosses into Rust and ends in unsafe code
}

// Term is one factor of a risk, and why it is there.
type Term struct {
	Name   string
	Factor float64
	Reason string
}

// impact is the risk of a severity when everything else is at its worst.
var impact = map[string]float64{"critical": 9.8, "high": 8.2, "medium": 6.0, "low": 3.5, "info": 1.0}

// Impact returns the risk of a severity when everything else is at its worst, 0 for a word that is none.
func Impact(severity string) float64 { return impact[severity] }

var reaches = map[Reach]Term{
	Socket:  {"reach", 0.95, "anyone who reaches the port writes the data, but not by a browser"},
	Service: {"reach", 0.85, "another service, a queue or a module must be made to send the data"},
	Caller:  {"reach", 0.8, "whoever calls the library writes the data"},
	Local:   {"reach", 0.7, "who starts the program or writes its files writes the data"},
	Program: {"reach", 0.9, "the program does it by itself, whatever anybody sends"},
}

// Terms returns the factors of a case that are not 1, in the order of the table.
func (c Case) Terms() []Term {
	var terms []Term
	if t, ok := reaches[c.Reach]; ok {
		terms = append(terms, t)
	}
	switch {
	case c.Access == Guarded && c.Link:
		terms = append(terms, Term{"access", 0.8, "the route is guarded, but a link makes somebody who is logged in take it"})
	case c.Access == Guarded:
		terms = append(terms, Term{"access", 0.7, "the route is guarded"})
	case c.Access == Passable:
		terms = append(terms, Term{"access", 0.95, "the route has a guard that can be passed"})
	}
	switch c.Confidence {
	case "medium":
		terms = append(terms, Term{"confidence", 0.85, "something on the way is not certain"})
	case "low":
		terms = append(terms, Term{"confidence", 0.65, "much on the way is not certain"})
	}
	if c.WeakGuard {
		terms = append(terms, Term{"guard", 0.95, "a check on the way can be passed, but has to be"})
	}
	if c.Contained {
		terms = append(terms, Term{"containment", 0.6, "the harm is done inside of a Wasm module"})
	}
	if c.Unsafe {
		terms = append(terms, Term{"unsafe", 1.02, "it ends in unsafe code of Rust, where the language checks nothing any more"})
	}
	return terms
}

// Score returns the risk, from 0.0 to 10.0 with one digit after the point.
func (c Case) Score() float64 { return Product(c.Impact, c.Terms()) }

// Product returns an impact times all factors, from 0.0 to 10.0 with one digit after the point.
func Product(impact float64, terms []Term) float64 {
	risk := impact
	for _, t := range terms {
		risk *= t.Factor
	}
	return Tenths(min(max(risk, 0), 10))
}

// Tenths returns a risk with one digit after the point.
func Tenths(risk float64) float64 { return math.Round(risk*10) / 10 }

// Overall returns the risk of what has several findings, a route or an application, from their risks: the highest, and for
// each other finding a tenth of its share of what is left up to 10. So a second finding counts, and many small ones never
// weigh as much as a grave one.
func Overall(risks []float64) float64 {
	top, at := 0.0, -1
	for i, r := range risks {
		if r > top {
			top, at = r, i
		}
	}
	total := top
	for i, r := range risks {
		if i != at {
			total += (10 - total) * r / 10 * 0.1 * top / 10
		}
	}
	return Tenths(min(total, 10))
}
