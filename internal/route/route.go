// Package route knows the HTTP surface of a program: its routes, what each reads of a request, which filters run before
// it, what it reaches, and who can walk it.
//
// A Route is put together from the call graph alone: what declares it, the filters of its application in the order in
// which they run, and everything that its handler can call in Ruby, in templates and, across the bridges, in Rust. What a
// function does by itself is read once, however many routes lead to it.
//
// Calls that are found by a name only are followed where just one function has the name: of several, most would be
// wrong, and a list of what a route reaches is of use only if it is true.
package route

import (
	"cmp"
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// Result is the HTTP surface of a program.
type Result struct {
	// Routes are by the places where they are declared.
	Routes []*Route
	// Consoles are the applications of libraries, for those who run the program, that it mounts: a route for all that each of them
	// answers, without a handler.
	Consoles []*Route
}

// Route is an HTTP route of the program.
type Route struct {
	Declared *callgraph.Route
	// Verbs are the methods of HTTP that it answers; none stands for any.
	Verbs []string
	// Pattern is the pattern of its path, with those of the namespaces around it and of the place at which the application
	// is mounted.
	Pattern string
	// App is the class of the application.
	App string
	// Params are what it reads of the request by a constant name: what its pattern captures first, the others by where
	// they stand and their names.
	Params []Param
	// Whole are the places of which it reads parts by names that are not constant, or all at once; see package rule.
	Whole []string
	// Filters are those of the application that run before it, or may do so, in their order.
	Filters []callgraph.Filter
	// Effects are what its handler reaches, by kind and name.
	Effects []Effect
	// Auth says who can walk it.
	Auth Auth
}

// Name is what a reader calls the route: "GET /thumb/:id".
func (r *Route) Name() string { return r.Declared.Verb + " " + r.Pattern }

// Handler is the function that answers.
func (r *Route) Handler() ir.FuncID { return r.Declared.Func }

// Run returns the HTTP surface of a program.
func Run(g *callgraph.Graph) *Result {
	r := &Result{Routes: NewAccess(g).Routes(), Consoles: consoles(g)}
	at := func(x *Route) (file, pos uint32) {
		s := x.Declared.Site
		return g.Prog.Funcs[s.Func].File, g.Prog.Instr(s.Func, s.Value).Pos
	}
	slices.SortStableFunc(r.Routes, func(x, y *Route) int {
		f, p := at(x)
		h, q := at(y)
		return cmp.Or(cmp.Compare(f, h), cmp.Compare(p, q))
	})
	return r
}

// Verbs returns the methods of HTTP in what the call graph says of them: GET, GET|POST, ANY. None stands for any.
func Verbs(text string) []string {
	if text == "ANY" {
		return nil
	}
	return strings.Split(text, "|")
}
