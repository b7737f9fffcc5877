package report

// Bridge is a method of Ruby that a function of Rust stands behind.
type Bridge struct {
	Ruby      string           `json:"ruby"`      // Class#method, Class.method
	Mechanism string           `json:"mechanism"` // ffi, magnus
	Native    string           `json:"native"`    // the symbol or path as it is written where the two are bound
	Binding   Place            `json:"binding"`   // where that is
	Functions []NativeFunction `json:"functions"` // the functions that it can be; none if they are not in the workspace
	Calls     int              `json:"calls"`     // how many calls in Ruby reach it
	Sites     []Place          `json:"sites"`     // where those are, or where it is said which function they name
	Reason    string           `json:"reason"`    // why it is not known what it reaches; "" if it is
}

// NativeFunction is a function of Rust in a Bridge, or a method or a block of Ruby in a BackCall.
type NativeFunction struct {
	Name string `json:"name"`
	Place
}

// Place is a line of a file.
type Place struct {
	Path string `json:"path"`
	Line int    `json:"line"`
}

// Bridges is what the command bridges tells.
type Bridges struct {
	Bridges []Bridge `json:"bridges"`
	// Unbound are the calls that bind something of which the name or the class is not known.
	Unbound []Place `json:"unbound"`
	// Back are the calls of methods and blocks of Ruby by Rust.
	Back []BackCall `json:"back"`
}

// BackCall is a call in Rust that a method or a block of Ruby stands behind.
type BackCall struct {
	Caller   string         `json:"caller"` // the function of Rust that the call is in
	Call     Place          `json:"call"`
	Function NativeFunction `json:"function"`
}

// Resolved returns how many of the bridges reach a function of the workspace.
func (b *Bridges) Resolved() int {
	n := 0
	for i := range b.Bridges {
		if b.Bridges[i].Reason == "" {
			n++
		}
	}
	return n
}
