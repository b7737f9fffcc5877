package route

import "rubicon/internal/callgraph"

// strength says how much a condition says of who asks.
type strength uint8

// The strengths, by how much they say.
const (
	// nothing says nothing.
	nothing strength = iota
	// configured depends on how the program is set up, and on no request.
	configured
	// hinted is what something answers that was given who asks, whatever that is: if others are refused where it is not so,
	// it was asked whether he may.
	hinted
	// claimed says what a client says of itself.
	claimed
	// signedIn compares the password of somebody who is about to sign in.
	signedIn
	// proven is only so for somebody who has shown who he is.
	proven
	// impossible cannot be so: no request comes there.
	impossible
)

// verdict is what is known of who asks, and why.
type verdict struct {
	strength strength
	// why is the place that decides, with what it does; the zero value for nothing.
	why Evidence
	// vain says, of a claim, that it is a check of who asks whatever the program does where it is not so: nobody asks such a
	// thing for another reason.
	vain bool
}

// Evidence is a sentence about a place.
type Evidence struct {
	Site callgraph.Site
	Note string
}

// both returns what is known where a and b are.
func (a verdict) both(b verdict) verdict {
	switch {
	case b.strength > a.strength:
		return b
	}
	return a
}

// then returns what is known where a and b are, of which b has been decided where a is so. What the route or the request
// decides where the program is set up in some way is no matter of how it is set up: return if setting; return if path == "/login".
func (a verdict) then(b verdict) verdict {
	if a.strength == configured && b.strength == nothing {
		return b
	}
	return a.both(b)
}

// either returns what is known where a or b is. What is not possible says nothing, nor does what only the program's own
// configuration decides.
func (a verdict) either(b verdict) verdict {
	switch {
	case a.strength == impossible:
		return b
	case b.strength == impossible:
		return a
	case a.strength == configured:
		return b
	case b.strength == configured:
		return a
	case b.strength < a.strength:
		return b
	}
	return a
}
