package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// RouteDocument is a document of OpenAPI that was held against the routes.
type RouteDocument struct {
	Path       string `json:"path"`
	Version    string `json:"version"` // "" if it cannot be read
	Operations int    `json:"operations"`
	// Problems are what cannot be read of it, each with file and line.
	Problems []string `json:"problems"`
}

// The kinds of differences between documents and routes.
const (
	Undocumented       = "undocumented"        // a route that no document has
	NotInCode          = "not-in-code"         // an operation that no route answers
	OtherVerb          = "other-verb"          // a path that is in both, with other verbs
	ParameterMissing   = "parameter-missing"   // the code reads a parameter that the document lacks
	ParameterNotRead   = "parameter-not-read"  // the document has a parameter that the code does not read
	LimitNotKept       = "limit-not-kept"      // the document asks something of a parameter, the code does not, and that does harm
	SecurityNotKept    = "security-not-kept"   // the document asks for authentication, the code does not
	SecurityUndeclared = "security-undeclared" // the code asks for authentication, the document does not
)

// DifferenceKinds returns the kinds of differences, in the order in which the documentation has them.
func DifferenceKinds() []string {
	return []string{Undocumented, NotInCode, OtherVerb, ParameterMissing, ParameterNotRead, LimitNotKept, SecurityNotKept, SecurityUndeclared}
}

// Differs reports whether a document and the code differ in one of some ways.
func (r *Routes) Differs(kinds []string) bool {
	return slices.ContainsFunc(r.Differences, func(d RouteDifference) bool { return slices.Contains(kinds, d.Kind) })
}

// RouteDifference is something in which a document and the code differ.
type RouteDifference struct {
	Kind      string `json:"kind"`
	Route     string `json:"route"`     // its name, "" if there is none
	Operation string `json:"operation"` // "GET /users/{id}", "" if there is none
	Note      string `json:"note"`
	Code      *Place `json:"code"`
	Document  *Place `json:"document"`
	// Entry is the route, Reached the finding that a limit would prevent, nil if there is none, and Pattern that limit as an
	// expression of ECMA.
	Entry   *RouteEntry   `json:"-"`
	Reached *RouteFinding `json:"-"`
	Pattern string        `json:"-"`
	// OnlyInCode says, of other verbs, that the code has those that the document lacks.
	OnlyInCode bool `json:"-"`
}

// RouteOperation is an operation of a document that a route answers.
type RouteOperation struct {
	Operation string `json:"operation"`
	Security  string `json:"security"` // none, required, elsewhere
	Location  Place  `json:"location"`
}

// places says where a difference is.
func (d *RouteDifference) places() string {
	var list []string
	for _, p := range [...]*Place{d.Code, d.Document} {
		if p != nil {
			list = append(list, lineOf(*p))
		}
	}
	if d.Reached != nil {
		list = append(list, lineOf(d.Reached.Location))
	}
	return strings.Join(list, ", ")
}

// line says what a document is.
func (d *RouteDocument) line() string {
	if d.Version == "" {
		return d.Path + ": not read"
	}
	return fmt.Sprintf("%s: OpenAPI %s, %s", d.Path, d.Version, Count(d.Operations, "operation"))
}

// writeContractText writes how documents and routes differ, if there are documents.
func writeContractText(b *bytes.Buffer, r *Routes) {
	for i := range r.Documents {
		fmt.Fprintln(b, Printable(r.Documents[i].line()))
		for _, p := range r.Documents[i].Problems {
			fmt.Fprintf(b, "    %s\n", Printable(p))
		}
	}
	if len(r.Documents) == 0 {
		return
	}
	fmt.Fprintln(b, Count(len(r.Differences), "difference")+" between documents and code")
	for i := range r.Differences {
		d := &r.Differences[i]
		fmt.Fprintf(b, "    %s: %s  %s\n", d.Kind, Printable(d.Note), d.places())
	}
}

// writeContractMarkdown writes the same as a section with a table.
func writeContractMarkdown(b *bytes.Buffer, r *Routes) {
	if len(r.Documents) == 0 {
		return
	}
	b.WriteString("\n## OpenAPI\n\n")
	for i := range r.Documents {
		d := &r.Documents[i]
		fmt.Fprintf(b, "- %s\n", CodeSpan(d.line()))
		for _, p := range d.Problems {
			fmt.Fprintf(b, "  - %s\n", CodeSpan(p))
		}
	}
	fmt.Fprintf(b, "\n%s between documents and code.\n", Count(len(r.Differences), "difference"))
	if len(r.Differences) > 0 {
		b.WriteString("\n| kind | difference | at |\n|---|---|---|\n")
	}
	for i := range r.Differences {
		d := &r.Differences[i]
		fmt.Fprintf(b, "| %s | %s | %s |\n", d.Kind, CodeCell(d.Note), CodeCell(d.places()))
	}
}
