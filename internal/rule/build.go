package rule

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rubicon/internal/risk"
	"rubicon/internal/source"
	"rubicon/internal/tomldoc"
)

// builder turns decoded files into a Set and collects what is wrong with them.
type builder struct {
	set      *Set
	errs     []error
	patterns map[string]*Regexp // by the names that conditions call them
	without  []Origin           // rows that are left out

	conds map[condKey]*Cond // those of rows before

	// The row being built.
	file    string
	tested  bool // it is part of the program, whose tests have found no error in it
	own     bool
	lines   *tomldoc.Lines
	section string
	n       int
}

// condKey is a condition as it is written in rows of a language.
type condKey struct {
	lang source.Lang
	text string
}

// expectedRows is how many rows there are in the built-in files, about, and expectedNames how many names they describe.
const (
	expectedRows  = 8 << 10
	expectedNames = 4 << 10
)

func newBuilder() *builder {
	return &builder{set: &Set{Models: newModels(), rows: make([]*Row, 0, expectedRows)}, patterns: map[string]*Regexp{}, conds: map[condKey]*Cond{}}
}

// build checks and adds all files. Kinds come first, as everything else names them.
func (b *builder) build(files []parsed) {
	b.each(files, func(doc *document) { eachRow(b, "kind", doc.Kind, b.kind) })
	b.sealKinds()
	b.each(files, func(doc *document) { eachRow(b, "pattern", doc.Pattern, b.pattern) })
	b.each(files, func(doc *document) { eachRow(b, "trust", doc.Trust, b.trust) })
	b.each(files, b.rule)
	b.each(files, b.models)
	slices.SortStableFunc(b.set.Rules, func(x, y *Rule) int { return cmp.Compare(x.Code, y.Code) })
	b.set.Known = b.set.Rules
	b.duplicateRules()
	b.set.Models.seal()
}

func (b *builder) each(files []parsed, add func(*document)) {
	for _, f := range files {
		b.file, b.lines, b.own, b.tested = f.name, f.lines, f.own, f.tested
		add(f.doc)
	}
}

// models adds all rows of one file.
func (b *builder) models(doc *document) {
	eachRow(b, "alias", doc.Alias, b.alias)
	eachRow(b, "generated", doc.Generated, b.generated)
	eachRow(b, "class", doc.Class, b.class)
	eachRow(b, "toplevel", doc.TopLevel, b.topLevel)
	eachRow(b, "assume", doc.Assume, b.assume)
	eachRow(b, "noreturn", doc.NoReturn, b.noReturn)
	eachRow(b, "constant", doc.Constant, b.constant)
	eachRow(b, "type", doc.Type, b.typeRow)
	eachRow(b, "source", doc.Source, b.source)
	eachRow(b, "sink", doc.Sink, b.sink)
	eachRow(b, "misuse", doc.Misuse, b.misuse)
	eachRow(b, "reach", doc.Reach, b.reach)
	eachRow(b, "handout", doc.Handout, b.handout)
	eachRow(b, "takeback", doc.Takeback, b.takeback)
	eachRow(b, "claim", doc.Claim, b.claim)
	eachRow(b, "helper", doc.Helper, b.helper)
	eachRow(b, "in_process", doc.InProcess, b.inProcess)
	eachRow(b, "flow", doc.Flow, b.flow)
	eachRow(b, "overwrite", doc.Overwrite, b.overwrite)
	eachRow(b, "sanitizer", doc.Sanitizer, b.sanitizer)
	eachRow(b, "part", doc.Part, b.part)
	eachRow(b, "halves", doc.Halves, b.halves)
	eachRow(b, "consumer", doc.Consumer, b.consumer)
	eachRow(b, "piece", doc.Pieces, b.piece)
	eachRow(b, "guard", doc.Guard, b.guard)
	eachRow(b, "callback", doc.Callback, b.callback)
	eachRow(b, "mixin", doc.Mixin, b.mixin)
	eachRow(b, "dispatch", doc.Dispatch, b.dispatch)
	eachRow(b, "contract", doc.Contract, b.contract)
	eachRow(b, "extractor", doc.Extractor, b.extractor)
	eachRow(b, "shared", doc.Shared, b.shared)
	eachRow(b, "channel", doc.Channel, b.channel)
	eachRow(b, "responder", doc.Responder, b.responder)
	eachRow(b, "delegate", doc.Delegate, b.delegate)
	eachRow(b, "raise", doc.Raise, b.raise)
	eachRow(b, "rescue", doc.Rescue, b.rescue)
	eachRow(b, "throw", doc.Throw, b.throw)
	eachRow(b, "function", doc.Function, b.function)
	eachRow(b, "register", doc.Register, b.register)
	eachRow(b, "defines", doc.Defines, b.defines)
	eachRow(b, "native", doc.Native, b.native)
	eachRow(b, "native_handle", doc.NativeHandle, b.nativeHandle)
	eachRow(b, "native_call", doc.NativeCall, b.nativeCall)
	eachRow(b, "funcall", doc.Funcall, b.funcall)
	eachRow(b, "native_variable", doc.NativeVar, b.nativeVariable)
	eachRow(b, "class_name", doc.ClassName, b.className)
	eachRow(b, "wrapper", doc.Wrapper, b.wrapper)
	eachRow(b, "native_alias", doc.NativeAlias, b.nativeAlias)
	eachRow(b, "process", doc.Process, b.process)
	eachRow(b, "macro", doc.Macro, b.macro)
	eachRow(b, "exported", doc.Exported, b.exported)
	eachRow(b, "library_file", doc.LibraryFile, b.libraryFile)
	eachRow(b, "launcher", doc.Launcher, b.launcher)
	eachRow(b, "endpoint", doc.Endpoint, b.endpoint)
	eachRow(b, "request", doc.Request, b.request)
	eachRow(b, "listener", doc.Listener, b.listener)
	eachRow(b, "command_line", doc.CommandLine, b.commandLine)
	eachRow(b, "option_value", doc.OptionValue, b.optionValue)
	eachRow(b, "connection", doc.Connection, b.connection)
	eachRow(b, "numbered", doc.Numbered, b.numbered)
	eachRow(b, "arrives", doc.Arrives, b.arrives)
	eachRow(b, "display", doc.Display, b.display)
	eachRow(b, "host", doc.Host, b.host)
	eachRow(b, "given_block", doc.GivenBlock, b.givenBlock)
	eachRow(b, "native_proc", doc.NativeProc, b.nativeProc)
	eachRow(b, "remote_file", doc.RemoteFile, b.remoteFile)
	eachRow(b, "confirmation", doc.Confirmation, b.confirmation)
	eachRow(b, "extension", doc.Extension, b.extension)
	eachRow(b, "state", doc.State, b.state)
	eachRow(b, "decoder", doc.Decoder, b.decoder)
	eachRow(b, "rehearsal", doc.Rehearsal, b.rehearsal)
	eachRow(b, "printed", doc.Printed, b.printed)
	eachRow(b, "stash", doc.Stash, b.stash)
	eachRow(b, "process_output", doc.Outputs, b.processOutput)
	eachRow(b, "mismatch", doc.Mismatch, b.mismatch)
	eachRow(b, "setting", doc.Setting, b.setting)
	eachRow(b, "console", doc.Console, b.console)
	eachRow(b, "administration", doc.Administration, b.administration)
	eachRow(b, "exposure", doc.Exposure, b.exposure)
	eachRow(b, "difference", doc.Difference, b.difference)
	eachRow(b, "record", doc.Record, b.record)
	eachRow(b, "privilege", doc.Privilege, b.privilege)
	eachRow(b, "owned", doc.Owned, b.owned)
	eachRow(b, "made_module", doc.MadeModule, b.madeModule)
	eachRow(b, "conversion", doc.Conversion, b.conversion)
	eachRow(b, "catch", doc.Catch, b.catch)
	eachRow(b, "mount", doc.Mount, b.mount)
	eachRow(b, "render", doc.Render, b.render)
	eachRow(b, "view", doc.View, b.view)
	eachRow(b, "template", doc.Template, b.template)
	eachRow(b, "option", doc.Option, b.option)
	eachRow(b, "field", doc.Field, b.field)
	eachRow(b, "answer", doc.Answer, b.answer)
	eachRow(b, "parameters", doc.Parameters, b.parameters)
	eachRow(b, "credential", doc.Credential, b.credential)
	eachRow(b, "authenticator", doc.Authenticator, b.authenticator)
	eachRow(b, "middleware", doc.Middleware, b.middleware)
	eachRow(b, "validator", doc.Validator, b.validator)
	eachRow(b, "guard_name", doc.GuardName, b.guardName)
	eachRow(b, "refusal", doc.Refusal, b.refusal)
	eachRow(b, "sign_in", doc.SignIn, b.signIn)
	eachRow(b, "verb_override", doc.VerbOverride, b.verbOverride)
	eachRow(b, "record_change", doc.RecordChange, b.recordChange)
	eachRow(b, "strategy", doc.Strategy, b.strategy)
	eachRow(b, "lookup", doc.Lookup, b.lookup)
	eachRow(b, "unset", doc.Unset, b.unset)
	eachRow(b, "demanded", doc.Demanded, b.demanded)
	eachRow(b, "keyed_digest", doc.KeyedDigest, b.keyedDigest)
	eachRow(b, "truth", doc.Truth, b.truth)
	eachRow(b, "comparison", doc.Comparison, b.comparison)
	eachRow(b, "arithmetic", doc.Arithmetic, b.arithmetic)
	eachRow(b, "routed", doc.Routed, b.routed)
	eachRow(b, "evidence", doc.Evidence, b.evidence)
	eachRow(b, "bridge", doc.Bridge, b.bridge)
	eachRow(b, "native_type", doc.NativeType, b.nativeType)
	eachRow(b, "foreign_length", doc.ForeignLength, b.foreignLength)
	eachRow(b, "holds", doc.Holds, b.holds)
	eachRow(b, "field_contract", doc.FieldContract, b.fieldContract)
	eachRow(b, "bits", doc.Bits, b.bits)
	eachRow(b, "quoting", doc.Quoting, b.quoting)
	eachRow(b, "program", doc.Program, b.program)
	eachRow(b, "fix", doc.Fix, b.fix)
}

// eachRow calls add for the rows of one section.
func eachRow[T any](b *builder, section string, rows []T, add func(*T)) {
	b.section = section
	for i := range rows {
		if b.n = i; len(b.without) > 0 && slices.Contains(b.without, b.origin()) {
			continue
		}
		add(&rows[i])
	}
}

// fail notes an error at a key of the current row; an empty key means the row.
func (b *builder) fail(key, format string, args ...any) {
	line := b.lines.Key(b.section, b.n, key)
	b.errs = append(b.errs, fmt.Errorf("%s:%d: [[%s]] %s", b.file, line, b.section, fmt.Sprintf(format, args...)))
}

func (b *builder) origin() Origin { return Origin{b.file, b.lines.Row(b.section, b.n)} }

// row numbers a row and enters it in the set.
func (b *builder) row(r *Row) *Row {
	r.ID, r.Own = len(b.set.rows), b.own
	b.set.rows = append(b.set.rows, r)
	return r
}

// match calls add with a new Row, and the Entry it belongs to, for every callee of m.
func (b *builder) match(m *matcher, add func(Row, *Entry) *Row) {
	if len(m.Ruby) == 0 && len(m.Rust) == 0 {
		b.fail("", "names no callee; add ruby = \"…\" or rust = \"…\"")
	}
	for _, l := range [...]struct {
		lang     source.Lang
		patterns list
	}{{source.Ruby, m.Ruby}, {source.Rust, m.Rust}} {
		if len(l.patterns) == 0 {
			continue
		}
		when := b.when(l.lang, m.When)
		for i, p := range l.patterns {
			if slices.Contains(l.patterns[:i], p) {
				b.fail(l.lang.String(), "%s stands twice; remove one", p)
				continue
			}
			callee, err := parseCallee(l.lang, p)
			if err != nil {
				b.fail(l.lang.String(), "%v", err)
				continue
			}
			r := Row{Section: b.section, Callee: callee, When: when, Origin: b.origin()}
			b.row(add(r, b.set.Models.entry(callee)))
		}
	}
}

func (b *builder) when(lang source.Lang, s string) *Cond {
	if s == "" {
		return nil
	}
	key := condKey{lang, s}
	if known := b.conds[key]; known != nil {
		return known
	}
	c, err := (&condParser{lang: lang, rest: s, patterns: b.patterns, tested: b.tested}).cond()
	if err != nil {
		b.fail("when", "%v", err)
		return nil
	}
	b.conds[key] = c
	return c
}

// port parses an optional port.
func (b *builder) port(key, s string) *Port {
	if s == "" {
		return nil
	}
	p, err := ParsePort(s)
	if err != nil {
		b.fail(key, "%v", err)
		return nil
	}
	return &p
}

// ports parses a list of ports, in which those of bad may not stand.
func (b *builder) ports(key string, l list, bad ...PortKind) []Port {
	out := make([]Port, 0, len(l))
	for _, s := range l {
		p := b.port(key, s)
		if p == nil {
			continue
		}
		if slices.Contains(bad, p.Kind) {
			b.fail(key, "data cannot take the way of port %s here", s)
		}
		out = append(out, *p)
	}
	return out
}

// kinds resolves names of kinds; "*" means all, "text" and "number" all of that carrier.
func (b *builder) kinds(key string, l list) Kinds {
	var out Kinds
	for _, name := range l {
		if without, ok := strings.CutPrefix(name, "-"); ok {
			out &^= b.kinds(key, list{without})
			continue
		}
		switch name {
		case "*":
			out |= b.set.AllKinds()
		case "text":
			out |= b.set.TextKinds
		case "number":
			out |= b.set.NumberKinds
		default:
			bit, ok := b.set.Kind(name)
			if !ok {
				b.fail(key, "unknown kind %q; %s", name, b.knownKinds(name))
			} else if bit == 0 {
				b.fail(key, "kind %q is virtual: no data carries it", name)
			}
			out |= bit
		}
	}
	return out
}

// knownKinds says which kinds there are, the one first whose name is near to a name that is none.
func (b *builder) knownKinds(name string) string {
	names := make([]string, len(b.set.Kinds))
	for i, k := range b.set.Kinds {
		names[i] = k.Name
	}
	if near := tomldoc.Nearest(name, names); near != "" {
		return fmt.Sprintf("did you mean %q? A [[kind]] row makes a new one", near)
	}
	return "there are " + strings.Join(names, ", ") + `, and "*", "text", "number"`
}

// oneOf checks a key that takes one of a few words; the first is the default if def is set.
func (b *builder) oneOf(key, s string, def bool, words ...string) string {
	if s == "" && def {
		return words[0]
	}
	if !slices.Contains(words, s) {
		b.fail(key, "%s = %q is none of %s", key, s, strings.Join(words, ", "))
		return words[0]
	}
	return s
}

// need reports a required key that is empty.
func (b *builder) need(key, s string) {
	if strings.TrimSpace(s) == "" {
		b.fail("", "needs the key %s", key)
	}
}

func (b *builder) kind(t *kindTable) {
	b.need("name", t.Name)
	b.need("description", t.Description)
	if _, ok := b.set.Kind(t.Name); ok || t.Name == "text" || t.Name == "number" {
		b.fail("name", "kind %q is there already; choose another name", t.Name)
		return
	}
	k := Kind{Name: t.Name, Description: t.Description, Virtual: t.Virtual, Spelling: t.Spelling, PartOf: t.PartOf, Unsafe: t.Unsafe, Origin: b.origin()}
	if t.PartOf != "" {
		i := slices.IndexFunc(b.set.Kinds, func(whole Kind) bool { return whole.Name == t.PartOf })
		if i < 0 || b.set.Kinds[i].PartOf != "" || b.set.Kinds[i].Fears != nil {
			b.fail("part_of", "part_of = %q names no kind above that has parts and no fears of its own", t.PartOf)
			return
		}
		b.set.Kinds[i].parts++
	}
	if t.Fears != "" {
		fears, err := newFears(t.Fears, b.tested)
		if err != nil {
			b.fail("fears", "fears = %q: %v", t.Fears, err)
		}
		k.Fears = fears
	}
	switch b.oneOf("carrier", t.Carrier, true, "text", "number", "either", "alone") {
	case "number":
		k.Carrier = Number
	case "either":
		k.Carrier = Either
	case "alone":
		k.Carrier = Alone
	}
	k.Unknown = b.oneOf("unknown", t.Unknown, true, "all", "self", "nothing")
	k.Effect = b.oneOf("effect", t.Effect, true, "", "command", "file", "host")
	b.set.Kinds = append(b.set.Kinds, k)
}

// sealKinds gives the kinds their bits, in the order in which they stand in the files.
func (b *builder) sealKinds() {
	slices.SortStableFunc(b.set.Kinds, func(x, y Kind) int {
		if x.Virtual == y.Virtual {
			return 0
		} else if y.Virtual {
			return -1
		}
		return 1
	})
	bit := 0
	for i := range b.set.Kinds {
		k := &b.set.Kinds[i]
		if k.Virtual || k.parts > 0 {
			continue
		}
		if bit >= maxKinds {
			b.errs = append(b.errs, fmt.Errorf("%s: more than %d kinds; join some of them", k.Origin, maxKinds))
			return
		}
		k.Bit = 1 << bit
		bit++
		switch k.Unknown {
		case "self":
			b.set.FromSelf |= k.Bit
		case "nothing":
			b.set.Described |= k.Bit
		}
		if k.Unsafe {
			b.set.UnsafeKinds |= k.Bit
		}
		for j := range b.set.Kinds {
			if whole := &b.set.Kinds[j]; whole.Name == k.PartOf {
				whole.Bit |= k.Bit
			}
		}
		switch k.Carrier {
		case Text:
			b.set.TextKinds |= k.Bit
		case Number:
			b.set.NumberKinds |= k.Bit
		case Either:
			b.set.TextKinds |= k.Bit
			b.set.NumberKinds |= k.Bit
		case Alone:
			b.set.AloneKinds |= k.Bit
		}
	}
}

func (b *builder) trust(t *trustTable) {
	b.need("name", t.Name)
	b.need("description", t.Description)
	if _, ok := b.set.Trust(t.Name); ok {
		b.fail("name", "trust %q is there already; choose another name", t.Name)
	}
	if len(t.Kinds) == 0 {
		b.fail("", `needs the key kinds: what data of this trust carries, as in kinds = ["text"]`)
	}
	var reports []TrustReport
	for _, r := range t.Reports {
		b.virtualKind("as", r.As)
		reports = append(reports, TrustReport{Kinds: b.kinds("kinds", r.Kinds), As: r.As})
	}
	b.set.Trusts = append(b.set.Trusts, Trust{
		Name: t.Name, Description: t.Description, Kinds: b.kinds("kinds", t.Kinds), Origin: b.origin(),
		Confidence: b.oneOf("confidence", t.Confidence, true, "high", "medium", "low"), Certain: t.Certain,
		NotIn: b.named("not_in", t.NotIn), Objects: t.Objects, Spares: b.kinds("spares", t.Spares),
		Joined: b.kinds("joined", t.Joined), Folders: b.kinds("folders", t.Folders),
		Informs: b.kinds("informs", t.Informs), Reach: b.oneOf("reach", t.Reach, true, risk.Reaches()...), Reports: reports, Allowed: t.Allowed,
	})
}

// virtualKind checks that name is that of a virtual kind.
func (b *builder) virtualKind(key, name string) {
	if !slices.ContainsFunc(b.set.Kinds, func(k Kind) bool { return k.Name == name && k.Virtual }) {
		b.fail(key, "%s = %q names no virtual kind; one of kinds.toml, or a [[kind]] of your own with virtual = true", key, name)
	}
}

var (
	ruleCode = regexp.MustCompile(`^RBN[0-9]{3}$`)
	ownCode  = regexp.MustCompile(`^[A-Z]{2,8}[0-9]{3}$`)
	ruleName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
)

// code checks the code of a rule. Those that begin with RBN are left to this build: a later one can have any of them.
func (b *builder) code(code string) {
	switch {
	case !b.own && !ruleCode.MatchString(code):
		b.fail("code", "code = %q; write RBN and three digits", code)
	case b.own && strings.HasPrefix(code, codePrefix):
		b.fail("code", "code = %q: codes with RBN are Rubicon's own; take other capitals and three digits, as %s", code, "ACME"+strings.TrimPrefix(code, codePrefix))
	case b.own && !ownCode.MatchString(code):
		b.fail("code", "code = %q; write two to eight capitals and three digits, as ACME001", code)
	}
}

// rule adds the rule of a file, if it has one.
func (b *builder) rule(doc *document) {
	b.section, b.n = "rule", 0
	t := doc.Rule
	if t == nil {
		if len(doc.Example) > 0 {
			b.section = "example"
			b.fail("", "stands in a file without [rule]; move it to its rule's file")
		}
		return
	}
	r := &Rule{
		Code: t.Code, Name: t.Name, Title: t.Title, Description: t.Description, Remediation: t.Remediation,
		Kind: t.Kind, CWE: t.CWE, OWASPAPI: t.OWASPAPI, PCIDSS: t.PCIDSS, References: t.References, Origin: b.origin(), own: b.own,
	}
	b.code(t.Code)
	if !ruleName.MatchString(t.Name) {
		b.fail("name", "name = %q; write lower-case words joined by hyphens", t.Name)
	}
	b.need("title", t.Title)
	b.need("description", t.Description)
	b.need("remediation", t.Remediation)
	r.Severity = b.oneOf("severity", t.Severity, false, Severities()...)
	bit, ok := b.set.Kind(t.Kind)
	if !ok {
		b.fail("kind", "unknown kind %q; %s", t.Kind, b.knownKinds(t.Kind))
	}
	r.Kinds = bit
	if len(t.CWE) == 0 {
		b.fail("", "needs the key cwe: a list of CWE numbers, as in cwe = [78]")
	}
	eachRow(b, "example", doc.Example, func(e *exampleTable) {
		b.need("bad", e.Bad)
		b.need("good", e.Good)
		lang := b.oneOf("lang", e.Lang, false, "ruby", "rust", "txtar")
		r.Examples = append(r.Examples, Example{lang, e.Bad, e.Good, b.origin()})
	})
	b.set.Rules = append(b.set.Rules, r)
}

// duplicateRules reports codes and names that stand twice.
func (b *builder) duplicateRules() {
	first := map[string]*Rule{}
	for _, r := range b.set.Rules {
		for _, key := range [...]string{r.Code, r.Name} {
			if other := first[key]; other != nil {
				b.errs = append(b.errs, fmt.Errorf("%s: [rule] %s is there already, at %s; choose another code and name", r.Origin, key, other.Origin))
				break
			}
			first[key] = r
		}
	}
}
