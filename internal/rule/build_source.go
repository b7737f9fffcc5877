package rule

import (
	"regexp"
	"strings"

	"rubicon/internal/source"
)

// This file checks the rows of sources. A source is a call, as most rows are, or what is read, or the
// parameters of methods that the workspace defines.

// source builds a [[source]] row.
func (b *builder) source(t *sourceTable) {
	if len(t.To) > 1 {
		for _, to := range t.To {
			one := *t
			one.To = list{to}
			b.source(&one)
		}
		return
	}
	trust, ok := b.set.Trust(t.Trust)
	if !ok {
		b.fail("trust", "unknown trust %q; name one that a [[trust]] row describes", t.Trust)
	}
	b.need("name", t.Name)
	s := Source{To: Port{Kind: PortReturn}, Kinds: trust.Kinds, Trust: t.Trust, Name: t.Name, InClass: t.InClass, Groups: b.port("groups", t.Groups)}
	if len(t.To) == 1 {
		if p := b.port("to", t.To[0]); p != nil {
			s.To = *p
		}
	}
	if len(t.Kinds) > 0 {
		s.Kinds = b.kinds("kinds", t.Kinds)
	}
	b.inClass(t.InClass)
	s.Keys, s.Captured = b.keys(t), b.kinds("captured", t.Captured)
	if s.Keys != nil && s.Captured != 0 {
		b.fail("captured", "captured speaks of all keys: it stands without keys and except")
	}
	if s.NotParams = t.NotParam; len(t.ParamsOf) == 0 && len(t.NotParam) > 0 && s.To.Kind != PortBlockArg {
		b.fail("not_param", `not_param speaks of params_of, or of to = "block[*]"`)
	}
	s.Beyond, s.Variable, s.Own = t.Beyond, b.port("variable", t.Variable), t.Own
	if s.Function = b.port("function", t.Function); s.Function != nil && s.To.Kind != PortBlockArg {
		b.fail("function", `the parameters of the function are written as those of a block: to = "block[0]"`)
	}
	b.parameterTypes(t, &s)
	if len(t.ParamsOf) == 0 && (t.Param != "" || t.WithIvar != "" || t.After != "" || t.NamedBy != "") {
		b.fail("", "param, with_ivar, after and named_by speak of params_of, which is missing")
	}
	switch {
	case len(t.Load) > 0:
		b.loadSource(t, s)
	case len(t.ParamsOf) > 0:
		b.paramSource(t, s)
	case len(t.Handler)+len(t.Method) > 0 || len(t.Type) > 0 && len(t.Rust) == 0:
		b.handlerSource(t, s)
	default:
		b.match(&t.matcher, func(r Row, e *Entry) *Row {
			row := s
			row.Row = r
			e.Sources = append(e.Sources, &row)
			return &row.Row
		})
	}
}

// parameterTypes reads what a source says of the parameters of Rust functions.
func (b *builder) parameterTypes(t *sourceTable, s *Source) {
	if len(t.NotType) > 0 && len(t.Handler)+len(t.Method)+len(t.Rust) == 0 {
		b.fail("not_type", "not_type speaks of handler, implements or rust, which are missing")
	}
	if len(t.Beside) > 0 && (len(t.Type) == 0 || len(t.Handler)+len(t.Method)+len(t.Rust) > 0) {
		b.fail("beside", "beside speaks of type, without handler, implements and rust")
	}
	if t.Uncalled && (len(t.Type) == 0 || len(t.Handler)+len(t.Method)+len(t.Rust)+len(t.Beside) > 0) {
		b.fail("uncalled", "uncalled speaks of type, without handler, implements, rust and beside")
	}
	s.Types, s.NotTypes, s.Beside, s.Uncalled = t.Type, t.NotType, t.Beside, t.Uncalled
	if t.Named == "" {
		return
	}
	if len(t.Handler) == 0 {
		b.fail("named", "named speaks of handler, which is missing")
	}
	re, err := b.regexp(t.Named, 1)
	if err != nil {
		b.fail("named", "%q is no regular expression with one group", t.Named)
	}
	s.Named = re
}

// keys returns the elements that a source speaks of, nil if it speaks of the whole value.
func (b *builder) keys(t *sourceTable) *Keys {
	if len(t.Keys) == 0 && len(t.Except) == 0 {
		return nil
	}
	for key, patterns := range map[string]list{"keys": t.Keys, "except": t.Except} {
		for _, p := range patterns {
			if p == "" || strings.Count(p, "*") > 1 || strings.Contains(strings.Trim(p, "*"), "*") {
				b.fail(key, "%q is no key: a star stands at one end only", p)
			}
		}
	}
	return &Keys{Only: t.Keys, Except: t.Except}
}

// loadName is the name of a global variable; constants are told by isConstantPath.
var loadName = regexp.MustCompile(`^\$([A-Za-z_][A-Za-z0-9_]*|[<>*!@~;,/.0-9])$`)

// loads calls add with a new Row for every constant or global variable of a key.
func (b *builder) loads(key string, names list, m *matcher, add func(Row, string) *Row) {
	if len(m.Ruby) > 0 || len(m.Rust) > 0 || m.When != "" {
		b.fail("", "what is read is no call: %s stands without ruby, rust and when", key)
	}
	for _, name := range names {
		if !isConstantPath(name) && !loadName.MatchString(name) {
			b.fail(key, "%q is not the name of a constant or a global variable", name)
			continue
		}
		callee := Callee{Lang: source.Ruby, Name: name, Any: true}
		b.row(add(Row{Section: b.section, Callee: callee, Origin: b.origin()}, name))
	}
}

func (b *builder) loadSource(t *sourceTable, s Source) {
	if len(t.To) > 0 || t.InClass != "" || len(t.ParamsOf) > 0 {
		b.fail("", "load stands without to, in_class and params_of")
	}
	b.loads("load", t.Load, &t.matcher, func(r Row, name string) *Row {
		row := s
		row.Row, row.Load = r, name
		b.set.Models.Loads = append(b.set.Models.Loads, &row)
		return &row.Row
	})
}

// handlerSource builds a row about the parameters of Rust functions: of those that carry an attribute or implement
// a method of a trait, or of any if their types say what they are.
func (b *builder) handlerSource(t *sourceTable, s Source) {
	if len(t.Ruby) > 0 || len(t.Rust) > 0 || t.When != "" || t.InClass != "" || len(t.To) > 0 || len(t.Keys)+len(t.Except) > 0 {
		b.fail("", "the functions of handler, implements and type are no call: they stand without ruby, rust, when, in_class, to and keys")
	}
	s.Handlers = true
	if len(t.Handler) > 0 && len(t.Method) > 0 {
		b.fail("implements", "a function is named by handler or by implements, not by both")
	}
	paths := t.Handler
	if s.Trait = len(t.Method) > 0; s.Trait {
		paths = t.Method
	}
	if len(paths) == 0 {
		paths = list{""} // of any function
	}
	for _, path := range paths {
		row := s
		row.Row = Row{Section: b.section, Origin: b.origin(), Callee: Callee{Lang: source.Rust, Name: path, Any: path == ""}}
		b.set.Models.Handlers = append(b.set.Models.Handlers, &row)
		b.row(&row.Row)
	}
}

// paramSource builds a row about the parameters of methods.
func (b *builder) paramSource(t *sourceTable, s Source) {
	if len(t.Ruby) > 0 || len(t.Rust) > 0 || t.When != "" || t.InClass != "" {
		b.fail("", "the methods of params_of are no call: it stands without ruby, rust, when and in_class")
	}
	switch s.To.Kind {
	case PortArg, PortArgsFrom, PortKeyword, PortReturn:
	default:
		b.fail("to", "a parameter is written arg[0], arg[1..], arg[*], keyword[name] or keyword[*]")
	}
	if t.WithIvar != "" && (!strings.HasPrefix(t.WithIvar, "@") || !isWord(t.WithIvar[1:])) {
		b.fail("with_ivar", "%q is not the name of an instance variable", t.WithIvar)
	}
	if t.Param != "" && !isWord(t.Param) {
		b.fail("param", "%q is not the name of a parameter", t.Param)
	}
	s.Params, s.Param, s.WithIvar, s.After, s.NamedBy = true, t.Param, t.WithIvar, t.After, t.NamedBy
	for _, pattern := range t.ParamsOf {
		callee, ok := b.definition(pattern)
		if !ok {
			continue
		}
		if callee.Any && t.Param == "" && t.WithIvar == "" && t.NamedBy == "" {
			b.fail("params_of", "%s is any class: say more with param, with_ivar or named_by", pattern)
		}
		row := s
		row.Row = Row{Section: b.section, Callee: callee, Origin: b.origin()}
		b.set.Models.Params = append(b.set.Models.Params, &row)
		b.row(&row.Row)
	}
}

// definition parses a pattern of params_of. A star alone means every public method, not the operator.
func (b *builder) definition(pattern string) (Callee, bool) {
	if pattern == closures {
		return Callee{Lang: source.Ruby, Name: closures, Any: true}, true
	}
	if name, ok := strings.CutPrefix(pattern, "."); ok && name != "" {
		return Callee{Lang: source.Ruby, Name: name, Any: true}, true
	}
	callee, err := parseCallee(source.Ruby, pattern)
	if err != nil || strings.HasPrefix(callee.Name, "op.") {
		b.fail("params_of", "%q is no method: write \"A#b\", \"A.b\", \"A#*\", \"#b\", \".b\" or \"->\"", pattern)
		return callee, false
	}
	if callee.Name == "*" && callee.Glob == NoGlob {
		callee.Name, callee.Glob = "", Prefix
	}
	return callee, true
}

// paramType builds a [[type]] row about a parameter of methods.
func (b *builder) paramType(t *typeTable, of Port) {
	if len(t.Ruby) > 0 || len(t.Rust) > 0 || t.When != "" {
		b.fail("", "the methods of params_of are no call: it stands without ruby, rust and when")
	}
	if of.Kind != PortArg || of.Index == AnyIndex || len(of.Path) > 0 {
		b.fail("of", "which parameter it is is written arg[0]")
	}
	for _, pattern := range t.ParamsOf {
		callee, ok := b.definition(pattern)
		if !ok {
			continue
		}
		if callee.Any {
			b.fail("params_of", "%s is any class: name one", pattern)
		}
		row := &TypeRow{Row: Row{Section: b.section, Callee: callee, Origin: b.origin()}, Of: of, Returns: t.Returns}
		b.set.Models.ParamTypes = append(b.set.Models.ParamTypes, row)
		b.row(&row.Row)
	}
}

// contract builds a [[contract]] row.
func (b *builder) contract(t *contractTable) {
	b.need("source", t.Source)
	key, all := &Port{}, t.Key == "*"
	if !all {
		key = b.port("key", t.Key)
	}
	if key == nil {
		if t.Key == "" {
			b.fail("", `needs the key key: the port of the names that are declared, as in key = "arg[0]", or "*"`)
		}
		return
	}
	matches := b.port("matches", t.Matches)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Contract{Row: r, Key: *key, All: all, Source: t.Source, Matches: matches}
		for _, on := range t.On {
			row.On = append(row.On, *b.callee("on", on, r.Callee.Lang))
		}
		e.Rare().Contracts = append(e.Contracts, row)
		b.set.Models.contracted[t.Source] = true
		return &row.Row
	})
}
