package rule

import (
	"fmt"
	"strconv"
	"strings"

	"rubicon/internal/source"
)

// Cond is a row's condition. A nil Cond is always true.
type Cond struct {
	Text string // as it was written
	Expr Expr
	Lang source.Lang // of the row; regular expressions differ
}

// Expr is a node of a condition that is true or false.
type Expr interface{ eval(e *evaluation) bool }

// And is true when both are.
type And struct{ X, Y Expr }

// Or is true when one is.
type Or struct{ X, Y Expr }

// Not is true when X is not.
type Not struct{ X Expr }

// Flag is a property of the call: "unsafe", "implicit", "splat" or "rehearsed".
type Flag struct{ Name string }

// Uses says that the workspace has something of a class, or that its top level takes the calls of one.
type Uses struct{ Class string }

// Test is a function that is true or false: const, present, from.
type Test struct {
	Func   string
	Port   Port
	Callee *Callee // of from and never
}

// Compare compares terms. It is true if any value of X and any of Y compare so; a term without a
// known value compares with nothing. != is the negation of ==, so it is true of what is not known.
type Compare struct {
	Op     string // == != < <= > >= in =~
	X, Y   Term
	Regexp *Regexp // of =~
}

// Term is a node of a condition that has values.
type Term interface{ values(e *evaluation) []value }

// Text is a string literal, Int an integer literal, List a list of literals.
type (
	TextTerm struct{ Text string }
	IntTerm  struct{ Int int64 }
	ListTerm struct{ Items []Term }
)

// ArityTerm is the number of positional arguments.
type ArityTerm struct{}

// FileTerm is the path of the file that the call stands in.
type FileTerm struct{}

// LiteralTerm is the text that an interpolation is written with, with a NUL for each part that is put in.
type LiteralTerm struct{}

// PrecedingTerm is the source text in front of the call.
type PrecedingTerm struct{}

// RouteTerm is the pattern of the route whose handler the call stands in.
type RouteTerm struct{}

// PortTerm is the constant text of a port.
type PortTerm struct{ Port Port }

// CallTerm is a function with values: type, class, ancestors, name, prefix, suffix, fallback, before, after, word, said, beside, everywhere, runs,
// called, called_prefix, called_suffix, around, made_of.
type CallTerm struct {
	Func   string
	Port   Port
	Callee *Callee // of called, said, beside, everywhere, runs, around and made_of
	Arg    int     // of called, around and made_of
}

// NamedTerm is a function of a name: option, gem.
type NamedTerm struct{ Func, Name string }

// Limits of conditions: no sane one comes near them, and they bound the parser's recursion.
const (
	maxCondLength = 2000
	maxCondDepth  = 50
)

// functions are the functions of conditions: what follows the port, and whether they are tests.
var functions = map[string]struct {
	callee, number bool
	test           bool
	portless       bool
}{
	"const":         {test: true},
	"built_in":      {test: true},
	"present":       {test: true},
	"lacks":         {test: true},
	"from":          {test: true, callee: true},
	"maybe_from":    {test: true, callee: true},
	"made_by":       {test: true, callee: true},
	"feeds":         {test: true, callee: true},
	"inclusive":     {test: true},
	"not_zero":      {test: true},
	"type":          {},
	"bits":          {},
	"width":         {},
	"prefix":        {},
	"suffix":        {},
	"class":         {},
	"ancestors":     {},
	"name":          {},
	"from_source":   {test: true},
	"says_err":      {test: true},
	"fits":          {test: true},
	"covers":        {test: true},
	"reinterprets":  {test: true},
	"reference":     {test: true},
	"glued":         {test: true},
	"written":       {test: true},
	"never":         {test: true, callee: true},
	"made_of":       {callee: true, number: true},
	"fallback":      {},
	"before":        {},
	"after":         {},
	"word":          {},
	"directive":     {},
	"said":          {callee: true},
	"beside":        {callee: true},
	"everywhere":    {callee: true},
	"runs":          {callee: true},
	"called":        {callee: true, number: true},
	"called_prefix": {callee: true, number: true},
	"called_suffix": {callee: true, number: true},
	"around":        {callee: true, number: true, portless: true},
}

// wordTerms are the terms that are a word.
var wordTerms = map[string]Term{"arity": ArityTerm{}, "file": FileTerm{}, "literal": LiteralTerm{}, "preceding": PrecedingTerm{}, "route": RouteTerm{}}

// ParseCond parses a condition of a row of that language. patterns are the regular expressions that it can
// call by name.
func ParseCond(lang source.Lang, s string, patterns map[string]*Regexp) (*Cond, error) {
	return (&condParser{lang: lang, rest: s, patterns: patterns}).cond()
}

// condParser parses a condition by recursive descent. rest is what is left to read.
type condParser struct {
	lang     source.Lang
	rest     string
	depth    int
	patterns map[string]*Regexp
	tested   bool // as of a Regexp
}

// cond parses all of it.
func (p *condParser) cond() (*Cond, error) {
	s := p.rest
	if len(s) > maxCondLength {
		return nil, fmt.Errorf("bad condition: it is longer than %d bytes; split the row", maxCondLength)
	}
	x, err := p.or()
	if err == nil {
		if p.space(); p.rest != "" {
			err = fmt.Errorf("an operator is missing before %q", p.rest)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("bad condition %q: %w", s, err)
	}
	return &Cond{Text: s, Expr: x, Lang: p.lang}, nil
}

func (p *condParser) space() { p.rest = strings.TrimLeft(p.rest, " \t\r\n") }

// take consumes the token s if it comes next.
func (p *condParser) take(s string) bool {
	p.space()
	if !strings.HasPrefix(p.rest, s) {
		return false
	}
	p.rest = p.rest[len(s):]
	return true
}

func (p *condParser) or() (Expr, error) {
	if p.depth++; p.depth > maxCondDepth {
		return nil, fmt.Errorf("it is nested more than %d deep", maxCondDepth)
	}
	defer func() { p.depth-- }()
	x, err := p.and()
	for err == nil && p.take("||") {
		var y Expr
		y, err = p.and()
		x = Or{x, y}
	}
	return x, err
}

func (p *condParser) and() (Expr, error) {
	x, err := p.not()
	for err == nil && p.take("&&") {
		var y Expr
		y, err = p.not()
		x = And{x, y}
	}
	return x, err
}

func (p *condParser) not() (Expr, error) {
	negated := false
	for p.take("!") {
		negated = !negated
	}
	x, err := p.primary()
	if negated && err == nil {
		x = Not{x}
	}
	return x, err
}

// primary parses a parenthesis, a test, a flag or a comparison.
func (p *condParser) primary() (Expr, error) {
	if p.take("(") {
		x, err := p.or()
		if err == nil && !p.take(")") {
			err = fmt.Errorf("a ) is missing")
		}
		return x, err
	}
	p.space()
	word := p.word()
	if f, ok := functions[word]; ok && f.test {
		return p.test(word)
	}
	if word == "uses" {
		return p.uses()
	}
	if word == "unsafe" || word == "implicit" || word == "splat" || word == "rehearsed" {
		p.rest = p.rest[len(word):]
		return Flag{word}, nil
	}
	return p.compare()
}

// uses parses uses("A::B").
func (p *condParser) uses() (Expr, error) {
	named, err := p.named("uses")
	if err != nil {
		return nil, err
	}
	return Uses{named.(NamedTerm).Name}, nil
}

// word returns the word that comes next without consuming it.
func (p *condParser) word() string {
	n := 0
	for n < len(p.rest) && IsWordByte(p.rest[n]) {
		n++
	}
	return p.rest[:n]
}

func (p *condParser) compare() (Expr, error) {
	x, err := p.term()
	if err != nil {
		return nil, err
	}
	op, err := p.operator()
	if err != nil {
		return nil, err
	}
	if op == "=~" {
		re, err := p.pattern()
		return Compare{Op: op, X: x, Regexp: re}, err
	}
	y, err := p.term()
	if err != nil {
		return nil, err
	}
	c := Compare{Op: op, X: x, Y: y}
	_, isList := y.(ListTerm)
	switch op {
	case "in":
		if _, isCall := y.(CallTerm); !isList && !isCall {
			return nil, fmt.Errorf("a list in brackets must follow in")
		}
	default:
		if isList {
			return nil, fmt.Errorf("use in to compare with a list")
		}
	}
	return c, nil
}

// pattern parses what follows =~.
func (p *condParser) pattern() (*Regexp, error) {
	p.space()
	if name := p.word(); name != "" {
		re := p.patterns[name]
		if re == nil {
			return nil, fmt.Errorf("a regular expression in quotes, or the name of a [[pattern]] row, must follow =~: no row is called %q", name)
		}
		p.rest = p.rest[len(name):]
		return re, nil
	}
	if p.rest == "" || p.rest[0] != '"' && p.rest[0] != '\'' {
		return nil, fmt.Errorf("a regular expression in quotes, or the name of a [[pattern]] row, must follow =~")
	}
	text, err := p.quoted(p.rest[0])
	if err != nil {
		return nil, err
	}
	return newRegexp(text.(TextTerm).Text, p.tested)
}

// operator parses a comparison operator.
func (p *condParser) operator() (string, error) {
	p.space()
	for _, op := range [...]string{"==", "!=", "=~", "<=", ">=", "<", ">"} {
		if p.take(op) {
			return op, nil
		}
	}
	if p.word() == "in" {
		p.rest = p.rest[2:]
		return "in", nil
	}
	return "", fmt.Errorf("one of == != =~ < <= > >= in is missing before %q", p.rest)
}

// term parses a literal, a list, arity, a port or a function with values.
func (p *condParser) term() (Term, error) {
	p.space()
	switch {
	case p.rest == "":
		return nil, fmt.Errorf("it ends where a term must stand")
	case p.rest[0] == '[':
		return p.list()
	case p.rest[0] == '"' || p.rest[0] == '\'' || p.rest[0] == '-' || p.rest[0] >= '0' && p.rest[0] <= '9':
		return p.literal()
	}
	word := p.word()
	if term, ok := wordTerms[word]; ok {
		p.rest = p.rest[len(word):]
		return term, nil
	}
	if word == "option" || word == "gem" {
		return p.named(word)
	}
	if f, ok := functions[word]; ok {
		if f.test {
			return nil, fmt.Errorf("%s(...) is true or false and cannot be compared", word)
		}
		port, callee, arg, err := p.arguments(word)
		return CallTerm{Func: word, Port: port, Callee: callee, Arg: arg}, err
	}
	port, err := p.port()
	return PortTerm{port}, err
}

// named parses option("name"), gem("name") and uses("name").
func (p *condParser) named(word string) (Term, error) {
	p.rest = p.rest[len(word):]
	if p.take("(") {
		if name, err := p.literal(); err != nil {
			return nil, err
		} else if text, ok := name.(TextTerm); ok && p.take(")") {
			return NamedTerm{word, text.Text}, nil
		}
	}
	return nil, fmt.Errorf(`%s takes a name in quotes: %s("name")`, word, word)
}

// port parses a port.
func (p *condParser) port() (Port, error) {
	p.space()
	port, rest, err := cutPort(p.rest)
	if err != nil {
		return port, fmt.Errorf("bad port at %q: %w; write %s", p.rest, err, portSamples)
	}
	p.rest = rest
	return port, nil
}

func (p *condParser) test(name string) (Expr, error) {
	port, callee, _, err := p.arguments(name)
	return Test{Func: name, Port: port, Callee: callee}, err
}

// arguments parses a function's name and its parenthesis.
func (p *condParser) arguments(name string) (port Port, callee *Callee, arg int, err error) {
	f := functions[name]
	p.rest = p.rest[len(name):]
	if !p.take("(") {
		return port, nil, 0, fmt.Errorf("a ( must follow %s", name)
	}
	if !f.portless {
		if port, err = p.port(); err != nil {
			return port, nil, 0, err
		}
	}
	if f.callee {
		if !f.portless && !p.take(",") {
			return port, nil, 0, fmt.Errorf("%s takes %s", name, signature(name))
		}
		if callee, err = p.calleeArgument(name); err != nil {
			return port, nil, 0, err
		}
	}
	if f.number {
		if arg, err = p.numberArgument(name); err != nil {
			return port, callee, 0, err
		}
	}
	if !p.take(")") {
		err = fmt.Errorf("%s takes %s", name, signature(name))
	}
	return port, callee, arg, err
}

// signature describes a function's arguments.
func signature(name string) string {
	switch f := functions[name]; {
	case f.portless:
		return `a callee in quotes and an argument's index: ` + name + `("A.b", 0)`
	case f.number:
		return `a port, a callee in quotes and an argument's index: ` + name + `(self, "A#b", 0)`
	case f.callee:
		return `a port and a callee in quotes: ` + name + `(arg[0], "A.b")`
	}
	return `one port: ` + name + `(arg[0])`
}

func (p *condParser) calleeArgument(name string) (*Callee, error) {
	text, err := p.literal()
	if err != nil {
		return nil, err
	}
	s, ok := text.(TextTerm)
	if !ok {
		return nil, fmt.Errorf("%s takes %s", name, signature(name))
	}
	c, err := parseCallee(p.lang, s.Text)
	return &c, err
}

func (p *condParser) numberArgument(name string) (int, error) {
	if !p.take(",") {
		return 0, fmt.Errorf("%s takes %s", name, signature(name))
	}
	number, err := p.literal()
	if err != nil {
		return 0, err
	}
	n, ok := number.(IntTerm)
	if !ok || n.Int < 0 || n.Int > maxIndex {
		return 0, fmt.Errorf("%s takes %s", name, signature(name))
	}
	return int(n.Int), nil
}

// list parses literals in brackets.
func (p *condParser) list() (Term, error) {
	p.rest = p.rest[1:]
	var items []Term
	for !p.take("]") {
		if len(items) > 0 && !p.take(",") {
			return nil, fmt.Errorf("a comma or ] is missing in the list")
		}
		item, err := p.literal()
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("the list is empty")
	}
	return ListTerm{items}, nil
}

// literal parses a quoted text or an integer.
func (p *condParser) literal() (Term, error) {
	p.space()
	if p.rest == "" {
		return nil, fmt.Errorf("it ends where a text or a number must stand")
	}
	if q := p.rest[0]; q == '"' || q == '\'' {
		return p.quoted(q)
	}
	n := 1
	for n < len(p.rest) && p.rest[n] >= '0' && p.rest[n] <= '9' {
		n++
	}
	i, err := strconv.ParseInt(p.rest[:n], 10, 64)
	if err != nil {
		return nil, fmt.Errorf("a text in quotes or a number must stand at %q", p.rest)
	}
	p.rest = p.rest[n:]
	return IntTerm{i}, nil
}

// quoted parses a text up to the quote q. A backslash keeps its meaning for regular expressions:
// it stays, except before the quote.
func (p *condParser) quoted(q byte) (Term, error) {
	var b strings.Builder
	for i := 1; i < len(p.rest); i++ {
		switch c := p.rest[i]; {
		case c == q:
			p.rest = p.rest[i+1:]
			return TextTerm{b.String()}, nil
		case c == '\\' && i+1 < len(p.rest):
			i++
			if p.rest[i] != q {
				b.WriteByte(c)
			}
			b.WriteByte(p.rest[i])
		default:
			b.WriteByte(c)
		}
	}
	return nil, fmt.Errorf("the text at %q has no end", p.rest)
}
