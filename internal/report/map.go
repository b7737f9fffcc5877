package report

// Map is where the parts of a workspace meet: routes, native functions, and the calls that cross the border between the
// languages. Editors show it.
type Map struct {
	Routes []Route
	// Natives are the functions of Rust that stand behind methods of Ruby, by place.
	Natives []NativeUse
	// Jumps are by place.
	Jumps []Jump
}

// Route is an HTTP route.
type Route struct {
	Name     string   // GET /thumb
	Access   string   // who can walk it, one of the statuses of routes
	Location Location // the first line of what declares it
	Natives  []string // the native functions that it can reach
}

// RouteTo is a route that reaches something.
type RouteTo struct {
	Name   string
	Access string // who can walk it, one of the statuses of routes
}

// NativeUse is a function of Rust that Ruby calls.
type NativeUse struct {
	Name     string
	Location Location  // of its name
	Calls    int       // how many calls in Ruby reach it
	Routes   []RouteTo // the routes that can reach it, in program order
}

// Jump leads from a place across the border between the languages.
type Jump struct {
	From Location
	To   []Location
}
