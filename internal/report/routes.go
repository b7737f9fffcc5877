package report

import (
	_ "embed"
	"io"
)

// routesVersion is the version of the JSON of Routes, by the same rule as jsonVersion.
const routesVersion = "1"

//go:embed schema/rubicon-routes.schema.json
var routesSchema []byte

// RoutesSchema returns the JSON Schema of what WriteJSON of Routes writes.
func RoutesSchema() []byte { return append([]byte(nil), routesSchema...) }

// Routes is the HTTP surface of a workspace: what the command routes tells.
type Routes struct {
	Version string        `json:"version"`
	Tool    routesTool    `json:"tool"`
	Summary RoutesSummary `json:"summary"`
	Routes  []RouteEntry  `json:"routes"`
	// Documents are the OpenAPI documents that the routes were held against, Differences in what they differ.
	Documents   []RouteDocument   `json:"documents"`
	Differences []RouteDifference `json:"differences"`
}

type routesTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// RoutesSummary counts the routes, and among them those of each status.
type RoutesSummary struct {
	Routes     int `json:"routes"`
	Guarded    int `json:"guarded"`
	Open       int `json:"open"`
	Bypassable int `json:"bypassable"`
	Unknown    int `json:"unknown"`
}

// RouteEntry is a route. Its lists are never null in JSON.
type RouteEntry struct {
	Verbs          []string         `json:"verbs"` // none stands for any
	Pattern        string           `json:"pattern"`
	Application    string           `json:"application"`
	Location       Place            `json:"location"`
	Parameters     []RouteParameter `json:"parameters"`
	Filters        []RouteFilter    `json:"filters"`
	Authentication Authentication   `json:"authentication"`
	Natives        []RouteEffect    `json:"natives"`
	Commands       []RouteEffect    `json:"commands"`
	Files          []RouteEffect    `json:"files"`
	Hosts          []RouteEffect    `json:"hosts"`
	Findings       []RouteFinding   `json:"findings"`
	Risk           float64          `json:"risk"` // of its findings together
	Documented     []RouteOperation `json:"documented"`
	// Name is how findings call the route.
	Name string `json:"name"`
	// Whole are the places of a request (form, query, body) of which it reads parts by other than constant names.
	Whole []string `json:"-"`
	// Console says that it stands for all that an application of a library answers: no document of the program describes that.
	Console bool `json:"-"`
}

// RouteParameter is a part of the request that a route reads by its name.
type RouteParameter struct {
	Name   string       `json:"name"`
	In     string       `json:"in"`   // path, form, query, body, cookie, header
	Type   string       `json:"type"` // integer, number, string
	Checks []RouteCheck `json:"checks"`
	Read   *Place       `json:"read"` // where it is read first; nil if only the pattern names it
	// Again is where else it is read.
	Again []Place `json:"-"`
	// Credential says that it shows who sends the request.
	Credential bool `json:"-"`
	// Reaches are the findings whose path begins where it is read.
	Reaches []RouteFinding `json:"-"`
}

// RouteCheck is a condition on a parameter.
type RouteCheck struct {
	Kind     string   `json:"kind"` // pattern, enum
	Pattern  string   `json:"pattern"`
	Values   []string `json:"values"`
	Location Place    `json:"location"`
}

// RouteFilter is a filter that runs before a route, or, if it is not certain, may do so.
type RouteFilter struct {
	Pattern  string `json:"pattern"` // "" for all routes
	Certain  bool   `json:"certain"`
	Location Place  `json:"location"`
}

// RouteEffect is something that a route reaches.
type RouteEffect struct {
	Name string `json:"name"`
	// Text is the constant that says which command, file or host; with Part it begins with that.
	Text     string `json:"text"`
	Part     bool   `json:"part"`
	Location Place  `json:"location"` // of the call
}

// RouteFinding is a finding whose path comes through a route.
type RouteFinding struct {
	Code        string  `json:"code"`
	Fingerprint string  `json:"fingerprint"`
	Risk        float64 `json:"risk"`
	Location    Place   `json:"location"`
}

// The statuses of routes.
const (
	Guarded      = "guarded"    // nobody gets in without authentication
	OpenRoute    = "open"       // nothing asks who comes
	Bypassable   = "bypassable" // it looks guarded, but the guard can be passed
	UnknownRoute = "unknown"    // something is there that is not understood
)

// Authentication says who can walk a route, and how that was concluded.
type Authentication struct {
	Status   string     `json:"status"`
	Evidence []Evidence `json:"evidence"`
}

// Evidence is a sentence about a place.
type Evidence struct {
	Location Place  `json:"location"`
	Note     string `json:"note"`
}

// Count makes the summary of the routes.
func (r *Routes) Count() {
	s := RoutesSummary{Routes: len(r.Routes)}
	for i := range r.Routes {
		switch r.Routes[i].Authentication.Status {
		case Guarded:
			s.Guarded++
		case OpenRoute:
			s.Open++
		case Bypassable:
			s.Bypassable++
		default:
			s.Unknown++
		}
	}
	r.Summary = s
}

// SetTool says which program has made the list.
func (r *Routes) SetTool(t Tool) { r.Tool = routesTool(t) }

// WriteRoutesJSON writes the routes for programs, by the schema that RoutesSchema returns.
func WriteRoutesJSON(w io.Writer, r *Routes) error {
	r.Version = routesVersion
	return encode(w, r)
}
