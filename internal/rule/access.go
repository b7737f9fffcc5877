package rule

// This file holds the rows about who asks, and for what: what package route knows of a request.

// Places at which a parameter of a request can stand.
const (
	PlacePath   = "path" // what the pattern of the route captures
	PlaceForm   = "form" // the query or the body, and what the pattern of the route captures
	PlaceQuery  = "query"
	PlaceBody   = "body"
	PlaceCookie = "cookie"
	PlaceHeader = "header"
)

// Parameters is a call whose result holds parts of a request by their names.
type Parameters struct {
	Row
	Place string
	// Prefix is what the keys of such parts begin with, and their names do not; other keys are none of them.
	Prefix string
	// Text says that the result is the text in which they stand: what decodes that has them by their names.
	Text bool
	// Key is the key of the one part that the call's result is; nil if it holds several.
	Key *Port
}

type parametersTable struct {
	matcher
	Place  string `toml:"place"`
	Prefix string `toml:"prefix"`
	Text   bool   `toml:"text"`
	Key    string `toml:"key"`
}

func (b *builder) parameters(t *parametersTable) {
	place := b.oneOf("place", t.Place, false, PlaceForm, PlaceQuery, PlaceBody, PlaceCookie, PlaceHeader)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Parameters{Row: r, Place: place, Prefix: t.Prefix, Text: t.Text}
		if t.Key != "" {
			row.Key = b.port("key", t.Key)
		}
		e.Rare().Parameters = append(e.Parameters, row)
		return &row.Row
	})
}

// Proof says what a credential is worth.
type Proof uint8

// The proofs, by how much they say.
const (
	// ProofClaim is what a client says that nobody else vouches for: an address in a header, a role in a cookie.
	ProofClaim Proof = iota + 1
	// ProofPassword is a secret by which somebody signs in: whoever compares it has no session yet.
	ProofPassword
	// ProofSecret is a secret that a client must know: it is worth something once it has been compared or looked up.
	ProofSecret
	// ProofIdentity is what the application itself has noted of who asks: that it is there is enough.
	ProofIdentity
)

// Credential is a call that answers who asks, or the result of which holds that at some keys.
type Credential struct {
	Row
	Proof Proof
	// Keys finds the keys at which the credential stands in the result; nil: the result itself is it.
	Keys *Regexp
	// Except finds those of them at which none stands; nil for none.
	Except *Regexp
	// Always says that it is there in every request.
	Always bool
	// Of, if it is not empty, is the key in the result at which stands what has the keys.
	Of string
}

// At reports whether the credential stands at a key of the result, or, if of is not empty, of what stands there at that one.
func (c *Credential) At(of, key string) bool {
	return c.Of == of && c.Keys != nil && c.Keys.MatchString(key) && (c.Except == nil || !c.Except.MatchString(key))
}

// Leaves reports whether what stands at a key of the result says nothing of who asks: the row leaves it out.
func (c *Credential) Leaves(key string) bool { return c.Except != nil && c.Except.MatchString(key) }

// Authenticator is a call that finds out who asks.
type Authenticator struct {
	Row
	// Returns says that it comes back only where that is known; otherwise it is true there, or yields what is.
	Returns bool
	// Middleware says that the call puts something in front of an application that lets nobody else through. A block of the
	// call then says who is let through, and Except is the port of paths at which everybody is.
	Middleware bool
	Except     *Port
	// Passable, if it is not empty, says why it finds out nothing, though it looks so.
	Passable string
	// By is the port of the names of the strategies that find it out; nil if it is no matter of such. Scope is that of the name of
	// those that are meant where the call says none; nil if it says none.
	By, Scope *Port
	// Raises is the class of the exceptions that it raises where it does not come back; "" if it raises none, or they are not
	// known.
	Raises string
}

// Strategy is a call that enters a class by whose objects a library finds out who asks, or one that says which of those it
// does so by where nobody says that.
type Strategy struct {
	Row
	Name  *Port // of the strategy's name; nil of a call that says which are meant
	Class *Port // of the class, if it is not the block of the call
	// Method is called to find out who asks, if the method Asked, for which "" stands if there is none, is true. It says that
	// it is known by calls of the method Success on itself.
	Method, Asked, Success string
	// Default is the port of the names that are meant, Scope that of the name of what they are meant for; nil if that is all else.
	Default, Scope *Port
}

// Middleware is a call that puts an object of a class in front of an application. The framework calls the method of the
// class, and that calls a method of the same name of what comes next.
type Middleware struct {
	Row
	Class  Port
	Method string
	Env    string // the method's first argument is what a call of this name answers elsewhere
	// App is the port of the application, where the call makes the object itself; nil if a framework does.
	App *Port
}

// GuardName finds names of methods of which one that is not in the workspace may well ask who comes.
type GuardName struct {
	Row
	Matches *Regexp
}

// Refusal finds the constants by which a program answers somebody who may not do something.
type Refusal struct {
	Row
	Matches *Regexp
	// Identity says that it is since it is not known who asks.
	Identity bool
}

// SignIn finds the ends of the patterns of routes at which somebody signs in.
type SignIn struct {
	Row
	Verbs   []string // the methods of HTTP; none stands for any
	Matches *Regexp
}

// RecordChange is a call that changes what a program keeps.
type RecordChange struct {
	Row
	Kept  bool // it does where what it is called on outlives the request
	Whole bool // it takes away all that there is, whatever the request says
}

// Lookup is a call that finds something by what it is given, or by what its block says of it.
type Lookup struct{ Row }

// Unset is a call whose result is nil where the program was not set up with it, or with Empty an empty text; or, with Of, an
// empty text where nothing stands at that port, or an empty text does.
type Unset struct {
	Row
	Of    *Port
	Empty bool
}

// Demanded is a call that comes back only where the program was set up with what it names.
type Demanded struct {
	Row
	Names Port
}

// KeyedDigest is a call that makes of what it is given something that nobody can make who does not have the key.
type KeyedDigest struct {
	Row
	Key Port
}

// Truth is a call that, as a condition, says whether something else is true: nil?, present?.
type Truth struct {
	Row
	Of    Port
	Holds bool // the call is true where that is
	// Some says that it is, with a block, only true where the block is for one of the elements.
	Some bool
	// Every says that it is, with a block, true where the block is for each of the elements, and so where there are none.
	Every bool
}

// Comparison is a call that says whether two things are equal, or one is among others.
type Comparison struct {
	Row
	Of [2]Port
	// Nil says that it is true of two that are both nil.
	Nil bool
	// Holds says that it is true where they are, and not where they are not.
	Holds bool
	// Part says that it is true of any part of the first one.
	Part bool
	// Secret says that nobody compares so what is no secret.
	Secret bool
}

type credentialTable struct {
	matcher
	Always bool   `toml:"always"`
	Proof  string `toml:"proof"`
	Keys   string `toml:"keys"`
	Except string `toml:"except"`
	Of     string `toml:"of"`
}

type authenticatorTable struct {
	matcher
	Returns    bool   `toml:"returns"`
	Middleware bool   `toml:"middleware"`
	Except     string `toml:"except"`
	Passable   string `toml:"passable"`
	By         string `toml:"by"`
	Scope      string `toml:"scope"`
	Raises     string `toml:"raises"`
}

type strategyTable struct {
	matcher
	Name    string `toml:"name"`
	Class   string `toml:"class"`
	Method  string `toml:"method"`
	Asked   string `toml:"asked"`
	Success string `toml:"success"`
	Default string `toml:"default"`
	Scope   string `toml:"scope"`
}

type middlewareTable struct {
	matcher
	Class  string `toml:"class"`
	Method string `toml:"method"`
	Env    string `toml:"env"`
	App    string `toml:"app"`
}

type truthTable struct {
	matcher
	Of    string `toml:"of"`
	Holds *bool  `toml:"holds"`
	Some  bool   `toml:"some"`
	Every bool   `toml:"every"`
}

type keyedDigestTable struct {
	matcher
	Key string `toml:"key"`
}

type comparisonTable struct {
	matcher
	Of    list  `toml:"of"`
	Nil   bool  `toml:"nil"`
	Part  bool  `toml:"part"`
	Holds *bool `toml:"holds"`

	Secret bool `toml:"secret"`
}

func (b *builder) credential(t *credentialTable) {
	b.need("proof", t.Proof)
	proof := map[string]Proof{"identity": ProofIdentity, "secret": ProofSecret, "password": ProofPassword, "claim": ProofClaim}[b.oneOf("proof", t.Proof, false, "identity", "secret", "password", "claim")]
	keys, except := b.expression("keys", t.Keys), b.expression("except", t.Except)
	if except != nil && keys == nil {
		b.fail("except", "except speaks of keys, which is missing")
	}
	if t.Of != "" && keys == nil {
		b.fail("of", "what stands at of has keys, which is missing")
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Credential{Row: r, Proof: proof, Keys: keys, Except: except, Always: t.Always, Of: t.Of}
		e.Rare().Credentials = append(e.Credentials, row)
		return &row.Row
	})
}

func (b *builder) authenticator(t *authenticatorTable) {
	except := b.port("except", t.Except)
	if t.Middleware && t.Returns || except != nil && !t.Middleware {
		b.fail("middleware", "middleware stands without returns, and except with it")
	}
	by, scope := b.port("by", t.By), b.port("scope", t.Scope)
	if t.Raises != "" && !t.Returns {
		b.fail("raises", "only what comes back where it is known who asks raises otherwise: needs returns")
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Authenticator{Row: r, Returns: t.Returns, Middleware: t.Middleware, Except: except, Passable: t.Passable, By: by, Scope: scope, Raises: t.Raises}
		e.Rare().Authenticators = append(e.Authenticators, row)
		return &row.Row
	})
}

func (b *builder) middleware(t *middlewareTable) {
	b.need("class", t.Class)
	b.need("method", t.Method)
	class := b.port("class", t.Class)
	if class == nil {
		return
	}
	app := b.port("app", t.App)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Middleware{Row: r, Class: *class, Method: t.Method, Env: t.Env, App: app}
		if app != nil {
			e.Rare().Gates = append(e.Gates, row)
		} else {
			e.Rare().Middlewares = append(e.Middlewares, row)
		}
		return &row.Row
	})
}

func (b *builder) truth(t *truthTable) {
	b.need("of", t.Of)
	of := b.port("of", t.Of)
	if of == nil {
		return
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Truth{Row: r, Of: *of, Holds: t.Holds == nil || *t.Holds, Some: t.Some, Every: t.Every}
		e.Rare().Truths = append(e.Truths, row)
		return &row.Row
	})
}

func (b *builder) comparison(t *comparisonTable) {
	if len(t.Of) != 2 {
		b.fail("of", "needs two ports: of = [\"self\", \"arg[0]\"]")
		return
	}
	one, other := b.port("of", t.Of[0]), b.port("of", t.Of[1])
	if one == nil || other == nil {
		return
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Comparison{Row: r, Of: [2]Port{*one, *other}, Nil: t.Nil, Part: t.Part, Secret: t.Secret, Holds: t.Holds == nil || *t.Holds}
		e.Rare().Comparisons = append(e.Comparisons, row)
		return &row.Row
	})
}

func (b *builder) strategy(t *strategyTable) {
	name, class, byDefault, scope := b.port("name", t.Name), b.port("class", t.Class), b.port("default", t.Default), b.port("scope", t.Scope)
	if (name == nil) == (byDefault == nil) {
		b.fail("name", "needs either name or default")
	}
	if name != nil {
		b.need("method", t.Method)
		b.need("success", t.Success)
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Strategy{Row: r, Name: name, Class: class, Method: t.Method, Asked: t.Asked, Success: t.Success, Default: byDefault, Scope: scope}
		e.Rare().Strategies = append(e.Strategies, row)
		return &row.Row
	})
}

func (b *builder) lookup(t *matcher) {
	b.match(t, func(r Row, e *Entry) *Row {
		row := &Lookup{r}
		e.Rare().Lookups = append(e.Lookups, row)
		return &row.Row
	})
}

type unsetTable struct {
	matcher
	Of    string `toml:"of"`
	Empty bool   `toml:"empty"`
}

func (b *builder) unset(t *unsetTable) {
	of := b.port("of", t.Of)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Unset{r, of, t.Empty}
		e.Rare().Unset = append(e.Unset, row)
		return &row.Row
	})
}

type demandedTable struct {
	matcher
	Names string `toml:"names"`
}

func (b *builder) demanded(t *demandedTable) {
	b.need("names", t.Names)
	names := b.port("names", t.Names)
	if names == nil {
		return
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Demanded{r, *names}
		e.Rare().Demanded = append(e.Demanded, row)
		return &row.Row
	})
}

func (b *builder) keyedDigest(t *keyedDigestTable) {
	b.need("key", t.Key)
	key := b.port("key", t.Key)
	if key == nil {
		return
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &KeyedDigest{Row: r, Key: *key}
		e.Rare().KeyedDigests = append(e.KeyedDigests, row)
		return &row.Row
	})
}

type refusalTable struct {
	Matches  string `toml:"matches"`
	Identity bool   `toml:"identity"`
}

func (b *builder) refusal(t *refusalTable) {
	b.need("matches", t.Matches)
	row := &Refusal{Row: Row{Section: b.section, Origin: b.origin()}, Matches: b.expression("matches", t.Matches), Identity: t.Identity}
	b.row(&row.Row)
	b.set.Models.Refusals = append(b.set.Models.Refusals, row)
}

type signInTable struct {
	Verbs   list   `toml:"verbs"`
	Matches string `toml:"matches"`
}

func (b *builder) signIn(t *signInTable) {
	b.need("matches", t.Matches)
	row := &SignIn{Row: Row{Section: b.section, Origin: b.origin()}, Verbs: t.Verbs, Matches: b.expression("matches", t.Matches)}
	b.row(&row.Row)
	b.set.Models.SignIns = append(b.set.Models.SignIns, row)
}

// VerbOverride is an option of an application by which a parameter of a request says its verb: what stands in front of the
// application sees another one.
type VerbOverride struct {
	Row
	Option string   // it is so where this is true
	Always string   // the class of applications in which it is so unless the option is false
	Verb   string   // the one that the server is asked by
	Verbs  []string // those that a parameter can say
}

type verbOverrideTable struct {
	Option string `toml:"option"`
	Always string `toml:"always"`
	Verb   string `toml:"verb"`
	Verbs  list   `toml:"verbs"`
}

func (b *builder) verbOverride(t *verbOverrideTable) {
	b.need("option", t.Option)
	row := &VerbOverride{Row: Row{Section: b.section, Origin: b.origin()}, Option: t.Option, Always: t.Always, Verb: b.oneOf("verb", t.Verb, false, "POST", "GET"), Verbs: t.Verbs}
	b.row(&row.Row)
	b.set.Models.VerbOverrides = append(b.set.Models.VerbOverrides, row)
}

type recordChangeTable struct {
	matcher
	Kept  bool `toml:"kept"`
	Whole bool `toml:"whole"`
}

func (b *builder) recordChange(t *recordChangeTable) {
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &RecordChange{r, t.Kept, t.Whole}
		e.Rare().RecordChanges = append(e.RecordChanges, row)
		return &row.Row
	})
}

type guardNameTable struct {
	Matches string `toml:"matches"`
}

func (b *builder) guardName(t *guardNameTable) {
	b.need("matches", t.Matches)
	row := &GuardName{Row: Row{Section: b.section, Origin: b.origin()}, Matches: b.expression("matches", t.Matches)}
	b.row(&row.Row)
	b.set.Models.GuardNames = append(b.set.Models.GuardNames, row)
}
