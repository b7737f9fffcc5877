package rule

import (
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/source"
)

// This file checks the rows of models and adds them to the set, one method for each section.

func (b *builder) alias(t *aliasTable) {
	b.need("is", t.Is)
	add := func(lang source.Lang, names list) {
		for _, name := range names {
			key := entryKey{lang, name}
			if is, ok := b.set.Models.aliases[key]; ok && is != t.Is {
				b.fail(lang.String(), "%s is an alias of %s already", name, is)
				continue
			}
			b.set.Models.aliases[key] = t.Is
			a := &Alias{Row: Row{Section: b.section, Origin: b.origin()}, Lang: lang, From: name, Is: t.Is}
			b.row(&a.Row)
			b.set.Models.Aliases = append(b.set.Models.Aliases, a)
		}
	}
	if len(t.Ruby) == 0 && len(t.Rust) == 0 {
		b.fail("", `names nothing; add ruby = "…" or rust = "…"`)
	}
	add(source.Ruby, t.Ruby)
	add(source.Rust, t.Rust)
}

func (b *builder) class(t *classTable) {
	if !isPath(t.Name) || !isPath(t.Super) {
		b.fail("name", "needs a class in name and its superclass in super; of a Rust type, the type it dereferences to")
		return
	}
	if super, ok := b.set.Models.supers[t.Name]; ok && super != t.Super {
		b.fail("super", "%s has the superclass %s already", t.Name, super)
		return
	}
	b.set.Models.supers[t.Name] = t.Super
	if t.Stands {
		b.set.Models.stands[t.Name] = true
	}
	if t.Threads {
		b.set.Models.threads[t.Name] = true
	}
	if t.Records {
		b.set.Models.records[t.Name] = true
	}
	if t.Length > 0 {
		b.set.Models.lengths[t.Name] = t.Length
	}
	if t.Element != "" {
		b.set.Models.elements[t.Name] = t.Element
	}
	c := &Class{Row: Row{Section: b.section, Origin: b.origin()}, Name: t.Name, Super: t.Super, Stands: t.Stands, Threads: t.Threads, Records: t.Records, Length: t.Length, Element: t.Element}
	b.row(&c.Row)
	b.set.Models.Classes = append(b.set.Models.Classes, c)
}

func (b *builder) noReturn(t *noReturnTable) {
	b.match(&matcher{Ruby: t.Ruby, Rust: t.Rust}, func(r Row, e *Entry) *Row {
		row := &NoReturn{r, t.Parameter}
		e.Rare().NoReturns = append(e.NoReturns, row)
		return &row.Row
	})
}

// extractor builds an [[extractor]] row for each of its methods.
func (b *builder) extractor(t *extractorTable) {
	b.ofPaths("implements: methods of traits", t.Method, func(path string, r Row) *Row {
		row := &Extractor{r}
		b.set.Models.Extractors[path] = row
		return &row.Row
	})
}

// channel builds a [[channel]] row for each of its types.
func (b *builder) channel(t *channelTable) {
	b.ofPaths("types: types", t.Types, func(path string, r Row) *Row {
		row := &Channel{r}
		b.set.Models.Channels[path] = row
		return &row.Row
	})
}

// shared builds a [[shared]] row for each of its types.
func (b *builder) shared(t *sharedTable) {
	b.ofPaths("types: types", t.Types, func(path string, r Row) *Row {
		row := &Shared{Row: r, Handed: t.Handed}
		b.set.Models.Shared[path] = row
		return &row.Row
	})
}

// responder builds a [[responder]] row for each of its methods.
func (b *builder) responder(t *extractorTable) {
	b.ofPaths("implements: methods of traits", t.Method, func(path string, r Row) *Row {
		row := &Responder{r}
		b.set.Models.Responders[path] = row
		return &row.Row
	})
}

// ofPaths enters a row for each full path of something in Rust; key is where they stand, and what they are.
func (b *builder) ofPaths(key string, paths list, enter func(path string, r Row) *Row) {
	if len(paths) == 0 {
		b.fail("", "needs the key %s, by their full paths", key)
	}
	for _, path := range paths {
		b.row(enter(path, Row{Section: b.section, Origin: b.origin(), Callee: Callee{Lang: source.Rust, Name: path}}))
	}
}

func (b *builder) constant(t *constantTable) {
	if len(t.Ruby)+len(t.Rust) == 0 || (t.Text == "") == (t.Regexp == "") {
		b.fail("", "needs the constant's name in ruby or rust, and either its text in text or its regular expression in regexp")
	}
	if t.Regexp != "" {
		if !b.isMatching(t.Regexp) || len(t.Rust) > 0 {
			b.fail("regexp", "%q is no regular expression of Ruby that can be judged", t.Regexp)
		}
	}
	for _, name := range t.Rust {
		c := &Constant{Row: Row{Section: b.section, Origin: b.origin()}, Name: name, Text: t.Text, Regexp: t.Regexp}
		b.row(&c.Row)
		b.set.Models.constants[name] = c
	}
	for _, name := range t.Ruby {
		if !isConstantPath(name) {
			b.fail("ruby", "%q is not the name of a constant", name)
			continue
		}
		c := &Constant{Row: Row{Section: b.section, Origin: b.origin()}, Name: name, Text: t.Text, Regexp: t.Regexp}
		b.row(&c.Row)
		b.set.Models.constants[name] = c
	}
}

func (b *builder) typeRow(t *typeTable) {
	b.need("returns", t.Returns)
	if len(t.Load) > 0 {
		b.loads("load", t.Load, &t.matcher, func(r Row, name string) *Row {
			if b.set.Models.loadTypes[name] != nil {
				b.fail("load", "%s has a type already", name)
			}
			row := &TypeRow{Row: r, Load: name, Returns: t.Returns}
			b.set.Models.loadTypes[name] = row
			return &row.Row
		})
		return
	}
	of := Port{Kind: PortReturn}
	if p := b.port("of", t.Of); p != nil {
		of = *p
	}
	if len(t.ParamsOf) > 0 {
		b.paramType(t, of)
		return
	}
	if of.Kind != PortReturn && of.Kind != PortBlockArg && of.Kind != PortArg {
		b.fail("of", "the type is that of the result, of an argument or of a parameter of the block")
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &TypeRow{Row: r, Of: of, Returns: t.Returns}
		e.Types = append(e.Types, row)
		return &row.Row
	})
}

// inClass checks the key in_class.
func (b *builder) inClass(class string) {
	if class != "" && !isConstantPath(class) {
		b.fail("in_class", "%q is not the name of a class or module", class)
	}
}

func (b *builder) sink(t *sinkTable) {
	in := b.ports("in", t.In, PortReturn)
	if len(t.In) == 0 && !t.Decided {
		b.fail("", `needs the key in: the ports that data must not reach, as in in = "arg[0]"`)
	}
	if len(t.Kind) == 0 && len(t.Kinds) == 0 {
		b.fail("", `needs the key kind, as in kind = "shell"`)
	}
	kinds := b.kinds("kind", t.Kind) | b.kinds("kinds", t.Kinds)
	of, needs := b.ports("of", t.Of, PortReturn), b.kinds("needs", t.Needs)
	b.inClass(t.InClass)
	unfit := b.port("unfit", t.Unfit)
	if unfit != nil && len(of) == 0 {
		b.fail("unfit", "needs the key of: the memory that the number is too large for")
	}
	if t.As != "" {
		b.virtualKind("as", t.As)
	}
	if len(t.Words) > 0 && !t.Word && !t.Script {
		b.fail("words", "only a row with word or script = true looks at the words before")
	}
	for _, name := range t.Trusts {
		if _, ok := b.set.Trust(name); !ok {
			b.fail("trusts", "unknown trust %q; name ones that [[trust]] rows describe", name)
		}
	}
	body := &SinkBody{In: in, Of: of, Unfit: unfit, Short: t.Short, Kinds: kinds, Needs: needs, Lacks: b.kinds("lacks", t.Lacks), Loose: t.Loose, Elsewhere: t.Elsewhere, Sure: t.Sure, Remote: t.Remote, Word: t.Word, Script: t.Script, Decided: t.Decided, Trusts: t.Trusts, Note: t.Note, As: t.As, InClass: t.InClass}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Sink{Row: r, SinkBody: body, Each: b.when(r.Callee.Lang, t.Each)}
		for _, w := range t.Words {
			row.Words = append(row.Words, *b.callee("words", w, r.Callee.Lang))
		}
		e.Sinks = append(e.Sinks, row)
		b.set.sinks = append(b.set.sinks, row)
		return &row.Row
	})
}

// eachOf builds the key each for the callees of one language.
func (b *builder) eachOf(lang source.Lang, callees list, each string) *Cond {
	if len(callees) == 0 {
		return nil
	}
	return b.when(lang, each)
}

// window builds the key window of a flow.
func (b *builder) window(ends list) *Window {
	switch {
	case len(ends) == 0:
		return nil
	case len(ends) == 1 && ends[0] == "reversed":
		return &Window{Reversed: true}
	case len(ends) > 2:
		b.fail("window", `window names the first element and how many there are, as in window = ["0", "arg[0]"]`)
		return nil
	}
	w := &Window{From: b.end(ends[0]), Count: End{Open: true}}
	if len(ends) == 2 {
		w.Count = b.end(ends[1])
	}
	return w
}

// end builds an end of a window.
func (b *builder) end(text string) End {
	if n, err := strconv.Atoi(text); err == nil {
		return End{N: n}
	}
	rest, negated := strings.CutPrefix(text, "-")
	return End{Port: b.port("window", rest), Negated: negated}
}

// verdict checks what a row says of a finding that rests on no data: its kind, note and confidence.
func (b *builder) verdict(kind, note, confidence string) Misuse {
	if bit, ok := b.set.Kind(kind); !ok || bit != 0 {
		b.fail("kind", "kind = %q is no virtual kind: what is wrong with a call is nothing that data carries", kind)
	}
	b.need("note", note)
	return Misuse{Kind: kind, Note: note, Confidence: b.oneOf("confidence", confidence, true, "high", "medium", "low")}
}

func (b *builder) misuse(t *misuseTable) {
	verdict := b.verdict(t.Kind, t.Note, t.Confidence)
	verdict.Habit, verdict.At, verdict.Traced = t.Habit, b.ports("at", t.At), b.ports("traced", t.Traced)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := verdict
		row.Row = r
		e.Misuses = append(e.Misuses, &row)
		return &row.Row
	})
}

func (b *builder) flow(t *flowTable) {
	if t.From == nil {
		b.fail("", "needs the key from: the ports that data comes from; from = [] says that nothing flows")
		return
	}
	from := b.ports("from", *t.From)
	to := b.to(t.To)
	step := Taint
	if b.oneOf("step", t.Step, true, "taint", "value") == "value" {
		step = Value
	}
	adds, clears := b.kinds("adds", t.Adds), b.kinds("clears", t.Clears)
	remains, format, quotes := b.remains(&t.remains), b.port("format", t.Format), b.kinds("quotes", t.Quotes)
	except, only := b.ports("except", t.Except, PortReturn), b.ports("only", t.Only, PortReturn)
	tested := WholeElement
	if p := b.port("tested", t.Tested); p != nil {
		if tested = p.Index; p.Kind != PortBlockArg || t.Passes == nil {
			b.fail("tested", `tested is a parameter of the block that passes speaks of, as in tested = "block[1]"`)
		}
	}
	if len(t.Flag) > 1 || t.Flag != "" && !strings.Contains("imsxU", t.Flag) {
		b.fail("flag", `flag is a flag of a regular expression, one of i, m, s, x and U`)
	}
	if t.Name != "" && t.Becomes == "" {
		b.fail("name", "name is what becomes is called, which is missing")
	}
	if t.Becomes != "" {
		adds, clears = b.becomes(t, step)
	}
	var respelled *Regexp
	if t.Respelled != "" {
		var err error
		if respelled, err = b.regexp(t.Respelled); err != nil || t.Derived == "" {
			b.fail("respelled", "respelled is a regular expression of attributes beside the one that derived speaks of")
		}
	}
	between, window := b.port("between", t.Between), b.window(t.Window)
	body := &FlowBody{Between: between, Union: t.Union, Flag: t.Flag, Success: t.Success, Window: window, Taken: t.Taken, From: from, To: to, Step: step, Adds: adds, Once: t.Once, Clears: clears, Remains: remains, Strict: t.Strict, Whole: t.Whole, Inner: t.Inner, Several: t.Several, Aligned: t.Aligned, Decides: t.Decides, Found: t.Found, Turns: b.turn(t.Turns), Format: format, Quotes: quotes, Passes: t.Passes, Under: b.port("under", t.Under), Until: b.port("until", t.Until), Edit: Edit(b.oneOf("edit", t.Edit, true, edits...)), Joins: t.Joins, Folder: t.Folder, Joined: t.Joined, Except: except, Only: only, Tested: tested,
		Becomes: t.Becomes, Name: t.Name, Shares: t.Shares, Decodes: t.Decodes, Encodes: t.Encodes, Derived: t.Derived, Respelled: respelled, Place: t.Place, Outer: t.Outer, Copies: t.Copies || t.Whole || t.Passes != nil || len(except)+len(only) > 0}
	if t.Decodes && t.Derived != "" {
		b.set.Models.Decoders = append(b.set.Models.Decoders, &Flow{FlowBody: body})
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Flow{r, body}
		e.Flows = append(e.Flows, row)
		return &row.Row
	})
}

// becomes returns the kinds that a flow adds and clears whose result is data of another trust.
func (b *builder) becomes(t *flowTable, step Step) (adds, clears Kinds) {
	trust, ok := b.set.Trust(t.Becomes)
	if !ok {
		b.fail("becomes", "unknown trust %q; name one that a [[trust]] row describes", t.Becomes)
	}
	if step != Taint || len(t.Adds)+len(t.Clears)+len(t.Turns) > 0 {
		b.fail("becomes", "the trust says what the result carries: becomes stands without step, adds, clears and turns")
	}
	b.need("name", t.Name)
	return trust.Kinds, b.set.AllKinds() &^ trust.Kinds
}

func (b *builder) overwrite(t *overwriteTable) {
	value := &Port{Kind: PortSelf}
	if t.Value != "" {
		value = b.port("value", t.Value)
	}
	keys := b.ports("keys", t.Keys, PortReturn)
	var kinds Kinds
	if t.Kinds != nil {
		kinds = b.kinds("kinds", *t.Kinds)
	}
	if value == nil {
		return
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Overwrite{Row: r, Value: *value, Keys: keys, Kinds: kinds}
		e.Rare().Overwrites = append(e.Overwrites, row)
		return &row.Row
	})
}

// remains builds what a row says of the texts that its result can be, nil if it says nothing.
func (b *builder) remains(t *remains) *Remains {
	if t.Within == "" && t.Without == "" {
		if t.Group != "" || t.By != "" || t.Chars {
			b.fail("", "group, by and chars need the key within or without")
		}
		return nil
	}
	if t.Within != "" && (t.Without != "" || t.By != "" || t.Chars) || t.Without != "" && t.Group != "" {
		b.fail("", "within takes group, without takes by and chars; they exclude each other")
	}
	return &Remains{
		Within: b.port("within", t.Within), Group: b.port("group", t.Group), First: t.First,
		Without: b.port("without", t.Without), Chars: t.Chars, By: b.port("by", t.By),
	}
}

// to parses the ports that data flows to: the result unless the row says otherwise.
func (b *builder) to(l list) []Port {
	if len(l) == 0 {
		return []Port{{Kind: PortReturn}}
	}
	return b.ports("to", l, PortBlockReturn)
}

// turn returns what the key turns says, nil if it is not there.
func (b *builder) turn(names list) *Turn {
	switch len(names) {
	case 0:
		return nil
	case 2:
		t := Turn{From: b.kinds("turns", names[:1]), To: b.kinds("turns", names[1:])}
		if b.set.TurnKinds |= t.From | t.To; !slices.Contains(b.set.Turns, t) {
			b.set.Turns = append(b.set.Turns, t)
		}
		return &t
	}
	b.fail("turns", `turns names two kinds, as in turns = ["climb", "root"]`)
	return nil
}

func (b *builder) sanitizer(t *sanitizerTable) {
	from := []Port{{Kind: PortSelf}, {Kind: PortArg, Index: AnyIndex}}
	if len(t.From) > 0 {
		from = b.ports("from", t.From, PortReturn)
	}
	if len(t.Kinds) == 0 {
		b.fail("", `needs the key kinds: what the result is free of, as in kinds = ["shell"] or "*"`)
	}
	to := b.to(t.To)
	clears, adds := b.kinds("kinds", t.Kinds), b.kinds("adds", t.Adds)
	if !t.Narrows && t.Each != "" {
		b.fail("each", "only a row that narrows looks at each operand by itself")
	}
	if b.regexpError(t.Never) != nil || t.Never != "" && !t.Narrows {
		b.fail("never", "never is a regular expression, of a row that narrows: %q", t.Never)
	}
	if b.regexpError(t.Without) != nil || t.Without != "" && t.Each == "" {
		b.fail("without", "without is a regular expression, of a row that narrows each operand: %q", t.Without)
	}
	if len(t.Turns) > 0 && !t.Narrows {
		b.fail("turns", "of the sanitizers only a row that narrows turns a kind into another; a flow does it with clears")
	}
	if t.Narrows {
		result := len(t.To) == 1 && t.To[0] == "return" && len(t.From) == 0 && t.Each == ""
		if len(t.To) > 0 && !result || len(t.Adds) > 0 {
			b.fail("narrows", `a row that narrows lets nothing through: it has no adds, and to is "return" at most, without from and each`)
		}
		each := map[source.Lang]*Cond{
			source.Ruby: b.eachOf(source.Ruby, t.Ruby, t.Each),
			source.Rust: b.eachOf(source.Rust, t.Rust, t.Each),
		}
		b.match(&t.matcher, func(r Row, e *Entry) *Row {
			row := &Narrow{Row: r, From: from, Kinds: clears, Each: each[r.Callee.Lang], Result: result, Never: t.Never, Without: t.Without, Turns: b.turn(t.Turns)}
			e.Narrows = append(e.Narrows, row)
			return &row.Row
		})
		return
	}
	body := &FlowBody{From: from, To: to, Adds: adds, Clears: clears, Strict: t.Strict}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Flow{r, body}
		e.Flows = append(e.Flows, row)
		return &row.Row
	})
}

func (b *builder) part(t *partTable) {
	b.need("of", t.Of)
	of := b.port("of", t.Of)
	if t.Kinds == nil {
		b.fail("", `needs the key kinds: what the part decides about, as in kinds = "request"; [] is nothing`)
		return
	}
	if of == nil {
		return
	}
	kinds, also := b.kinds("kinds", *t.Kinds), b.kinds("also", t.Also)
	between := b.port("between", t.Between)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Part{Row: r, Of: *of, Kinds: kinds, Also: also, Same: t.Same, Least: t.Least, Between: between}
		e.Rare().Parts = append(e.Parts, row)
		return &row.Row
	})
}

func (b *builder) consumer(t *consumerTable) {
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Consumer{r}
		e.Rare().Consumers = append(e.Consumers, row)
		return &row.Row
	})
}

func (b *builder) halves(t *halvesTable) {
	b.need("of", t.Of)
	of := b.port("of", t.Of)
	if len(t.Kinds) == 0 {
		b.fail("", `needs the key kinds: of which it speaks, as in kinds = ["shell", "sql"] or "*"`)
	}
	if n := len(t.Lacking); n != 0 && n != 2 {
		b.fail("lacking", "needs two regular expressions, of the one half and of the other")
	}
	for _, re := range t.Lacking {
		if err := b.regexpError(re); err != nil {
			b.fail("lacking", "%q is no regular expression: %v", re, err)
		}
	}
	if of == nil {
		return
	}
	kinds := b.kinds("kinds", t.Kinds)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Halves{Row: r, Of: *of, Kinds: kinds, Lacking: t.Lacking}
		e.Rare().Halves = append(e.Halves, row)
		return &row.Row
	})
}

func (b *builder) piece(t *pieceTable) {
	b.need("of", t.Of)
	of, after := b.port("of", t.Of), b.port("after", t.After)
	var skips *Port
	count, err := strconv.Atoi(t.Skips)
	if err != nil {
		skips = b.port("skips", t.Skips)
	}
	if t.After != "" && t.Skips != "" {
		b.fail("skips", "stands beside after: a piece stands behind a text or behind so many characters")
	}
	if of == nil {
		return
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Piece{Row: r, Of: *of, After: after, Skips: skips, Count: count, One: t.One, Walks: t.Walks || t.Some || t.Elements, Some: t.Some, Elements: t.Elements, Part: t.Part}
		e.Rare().Pieces = append(e.Pieces, row)
		return &row.Row
	})
}

func (b *builder) guard(t *guardTable) {
	value := b.port("value", t.Value)
	if value == nil {
		if t.Value == "" {
			b.fail("", `needs the key value: the port that is checked, as in value = "arg[0]"`)
		}
		value = &Port{}
	}
	if len(t.Kinds) == 0 {
		b.fail("", `needs the key kinds: what the value is free of, as in kinds = ["path"] or "*"`)
	}
	kinds := b.kinds("kinds", t.Kinds)
	by := b.oneOf("by", t.By, true, "itself", "block", "not block", "captured", "not captured", "additions", "count", "change", "outcome", "left", "success", "failure", "yield", "members", "not members", "run", "fold", "each")
	if t.Weak != "" {
		b.virtualKind("weak", t.Weak)
		if !strings.HasPrefix(t.Note, "passes ") {
			b.fail("note", "the note of a weak guard says what the path does there; write \"passes a guard that …\"")
		}
	}
	test, with := b.test(t)
	if t.Class != "" {
		if test = IsOf; t.ClassOf != "" {
			b.fail("class_of", "a guard has one of class and class_of")
		}
		if err := b.regexpError("[" + t.Class + "]"); err != nil {
			b.fail("class", "%q is no class of characters: %v", t.Class, err)
		}
	}
	if t.Has != "" {
		if test != NoTest {
			b.fail("has", "a guard has one of has, class, matches and the like")
		}
		test = Has
	}
	if err := b.regexpError(t.Has); err != nil {
		b.fail("has", "%q is no regular expression: %v", t.Has, err)
	}
	if t.First && by != "block" && by != "not block" {
		b.fail("first", "first goes with by = \"block\"")
	}
	if t.Variant != "" && (by != "itself" || t.Returns || t.Counts) {
		b.fail("variant", "a guard with variant is one of the value itself, without by, returns and counts")
	}
	like, schema := b.port("like", t.Like), b.port("schema", t.Schema)
	if (schema == nil) != (t.Dialect == "") {
		b.fail("dialect", "a schema has a dialect, and nothing else has: needs both")
	}
	lines := b.oneOf("dialect", t.Dialect, true, dialectECMA, dialectRuby) == dialectRuby
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Guard{Row: r, Value: *value, Kinds: kinds, Holds: t.Holds == nil || *t.Holds, Weak: t.Weak, Block: strings.HasSuffix(by, "block"), BlockFalse: strings.HasPrefix(by, "not "), Captured: strings.HasSuffix(by, "captured"), Additions: by == "additions",
			OneWay: t.Holds != nil && (test != NoTest || by == "outcome" && *t.Holds), Counts: t.Counts, ByCount: by == "count", ByChange: by == "change", ByOutcome: by == "outcome", ByLeft: by == "left", ByYield: by == "yield", BySuccess: by == "success", ByFailure: by == "failure",
			ByMembers: strings.HasSuffix(by, "members"), ByRun: by == "run", ByFold: by == "fold", ByEach: by == "each",
			Note: t.Note, Returns: t.Returns, Else: t.Else, Test: test, With: with, Class: t.Class + t.Has, Itself: t.Itself, Least: t.Least, Alone: t.Alone, First: t.First, Inverts: t.Inverts, Elements: t.Elements, Refuses: t.Refuses, Like: like}
		for _, name := range t.Through {
			if c := b.callee("through", name, r.Callee.Lang); c != nil {
				row.Through = append(row.Through, c)
			}
		}
		row.Contract, row.Maker = t.Contract, b.callee("maker", t.Maker, r.Callee.Lang)
		row.Schema, row.Lines, row.Variant = schema, lines, t.Variant
		e.Guards = append(e.Guards, row)
		return &row.Row
	})
}

// test builds the test of a guard.
func (b *builder) test(t *guardTable) (kind TestKind, with Port) {
	for _, x := range [...]struct {
		key, port string
		kind      TestKind
	}{{"matches", t.Matches, Matches}, {"contains", t.Contains, Contains}, {"begins", t.Begins, Begins}, {"ends", t.Ends, Ends}, {"chars", t.Chars, HasChars}, {"equals", t.Equals, Equals}, {"class_of", t.ClassOf, IsOfPort}, {"class_within", t.ClassWithin, IsWithin}, {"class_least", t.ClassLeast, IsAtLeast}, {"class_most", t.ClassMost, IsAtMost}, {"between", t.Between, IsBetween}} {
		if x.port == "" {
			continue
		}
		if kind != NoTest {
			b.fail(x.key, "a guard has one of matches, contains, begins, ends, chars and equals")
		}
		if p := b.port(x.key, x.port); p != nil {
			kind, with = x.kind, *p
		}
	}
	return kind, with
}

// callee parses the callee of a key; it is nil if there is none.
func (b *builder) callee(key, text string, lang source.Lang) *Callee {
	if text == "" {
		return nil
	}
	callee, err := parseCallee(lang, text)
	if err != nil {
		b.fail(key, "%v", err)
	}
	return &callee
}

func (b *builder) callback(t *callbackTable) {
	self := b.oneOf("self", t.Self, true, "instance", "receiver", "class", "new", "users")
	if t.Verb != "" && t.Verbs != "" {
		b.fail("verbs", "needs one of verb and verbs, not both")
	}
	if (t.Base != "") != (self == "new") || t.Base != "" && !isConstantPath(t.Base) {
		b.fail("base", `base, the superclass of the class that is made, belongs to self = "new"`)
	}
	syntax := t.Syntax
	if syntax != "" {
		syntax = b.oneOf("syntax", t.Syntax, false, patternSyntaxes...)
	}
	if t.Kept && (t.Verb == "" || t.Pattern == "") {
		b.fail("kept", "a block that is kept is a route: needs verb and pattern")
	}
	super, verbs, pattern := b.port("super", t.Super), b.port("verbs", t.Verbs), b.port("pattern", t.Pattern)
	methods, only, except := b.port("methods", t.Methods), b.port("only", t.Only), b.port("except", t.Except)
	options, segments := b.port("options", t.Options), b.port("segments", t.Segments)
	if (options != nil && !t.Filter && t.Pattern == "" || segments != nil) && t.Verb == "" && t.Verbs == "" {
		b.fail("options", "only a route has segments, and only a route, a filter or a namespace options: needs verb, verbs, filter or pattern")
	}
	if t.Head && t.Verb != "GET" {
		b.fail("head", "only a route of GET answers HEAD too")
	}
	if t.Squeezes && t.Verb == "" && t.Verbs == "" {
		b.fail("squeezes", "only a route has a path: needs verb or verbs")
	}
	if t.Late && (t.Filter || t.Verb != "" || t.Verbs != "") {
		b.fail("late", "what runs after the routes is neither one of them nor a filter before them")
	}
	if t.Early && !t.Filter {
		b.fail("early", "only a filter runs early")
	}
	if (only != nil || except != nil || t.Skips) && methods == nil {
		b.fail("methods", "only, except and skips speak of methods: name their port")
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Callback{Row: r, Self: self, Super: super, Base: t.Base, Verb: t.Verb, Verbs: verbs, Pattern: pattern, Syntax: syntax, Filter: t.Filter,
			Methods: methods, Only: only, Except: except, Skips: t.Skips, Early: t.Early, Late: t.Late, Head: t.Head, Squeezes: t.Squeezes, Kept: t.Kept, Options: options, Segments: segments, Allows: t.Allows}
		e.Rare().Callbacks = append(e.Callbacks, row)
		if self == "instance" && !t.Kept {
			b.set.Models.runs[r.Callee.Owner] = true
		}
		return &row.Row
	})
}

func (b *builder) mixin(t *mixinTable) {
	b.need("module", t.Module)
	module := b.port("module", t.Module)
	if module == nil {
		module = &Port{}
	}
	if t.Into != "" && !isConstantPath(t.Into) {
		b.fail("into", "%q is not the name of a class", t.Into)
	}
	as := b.oneOf("as", t.As, true, "include", "extend", "class_methods", "class_method")
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Mixin{Row: r, Module: *module, As: as, Into: t.Into, Hook: t.Hook}
		e.Rare().Mixins = append(e.Mixins, row)
		if t.Hook != "" {
			b.set.Models.Hooks = append(b.set.Models.Hooks, row)
		}
		return &row.Row
	})
}

func (b *builder) mount(t *mountTable) {
	b.need("app", t.App)
	app, at := b.port("app", t.App), b.port("at", t.At)
	if app == nil {
		app = &Port{}
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Mount{Row: r, App: *app, At: at, Made: t.Made, Falls: b.port("falls", t.Falls)}
		e.Rare().Mounts = append(e.Mounts, row)
		return &row.Row
	})
}

func (b *builder) render(t *renderTable) {
	row := Render{Prefix: t.Prefix, DefaultLayout: t.Default, Folder: t.Folder, FolderOption: t.Option}
	row.Name, row.Layout = b.port("name", t.Name), b.ports("layout", t.Layout, PortReturn)
	if t.Name == "" {
		b.fail("", `needs the key name: the port that says which template, as in name = "arg[0]"`)
	}
	if t.Syntax != "" {
		var ok bool
		if row.Syntax, ok = source.TemplateNamed(t.Syntax); !ok {
			b.fail("syntax", "unknown syntax of templates %q; there are erb, haml and slim", t.Syntax)
		}
	}
	row.Options = b.ports("options", t.Options, PortReturn, PortBlock, PortBlockArg, PortBlockSelf, PortBlockReturn)
	row.Locals = b.ports("locals", t.Locals, PortReturn, PortBlock, PortBlockArg, PortBlockSelf, PortBlockReturn)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := row
		row.Row = r
		e.Rare().Renders = append(e.Renders, &row)
		return &row.Row
	})
}

func (b *builder) template(t *templateTable) {
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &TemplateRow{r}
		e.Rare().Templates = append(e.Templates, row)
		return &row.Row
	})
}

func (b *builder) view(t *viewTable) {
	if !isConstantPath(t.Class) || t.Folder == "" {
		b.fail("class", "needs the class in class and the folder of its templates in folder")
		return
	}
	row := &View{Row: Row{Section: b.section, Origin: b.origin()}, Class: t.Class, Suffix: t.Suffix, Folder: t.Folder, Layout: t.Layout, Helpers: t.Helpers}
	b.row(&row.Row)
	b.set.Models.Views = append(b.set.Models.Views, row)
}

func (b *builder) option(t *optionTable) {
	name, value := b.port("name", t.Name), b.port("value", t.Value)
	if t.Name == "" || (t.Value == "") == (t.Is == "") {
		b.fail("", `needs the port of the option's name in name, and what it is set to: a port in value, or a text in is`)
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Option{Row: r, Name: name, Value: value, Is: t.Is, Read: t.Read}
		e.Rare().Options = append(e.Options, row)
		return &row.Row
	})
}

// delegate builds a [[delegate]] row.
func (b *builder) delegate(t *delegateTable) {
	to := b.port("to", t.To)
	if to == nil {
		b.fail("", "needs the port of the object in to")
		return
	}
	names, as, prefix := b.port("names", t.Names), b.port("as", t.As), b.port("prefix", t.Prefix)
	if names == nil && (to.Kind != PortKeyword || to.Name != "" || as != nil || prefix != nil) {
		b.fail("names", "needs the port of the names in names; where they are keys, to is keyword[*] alone")
	}
	if t.When != "" {
		b.fail("when", "lowering looks at the name of the call only")
	}
	b.match(&t.matcher, func(r Row, _ *Entry) *Row {
		row := &Delegate{Row: r, To: *to, Names: names, As: as, Prefix: prefix}
		b.set.Models.Delegates[r.Callee.Name] = append(b.set.Models.Delegates[r.Callee.Name], row)
		return &row.Row
	})
}

// dispatch builds a [[dispatch]] row.
func (b *builder) dispatch(t *dispatchTable) {
	class, args := Port{Kind: PortSelf}, Port{Kind: PortArgsFrom}
	if p := b.port("class", t.Class); p != nil {
		class = *p
	}
	if p := b.port("args", t.Args); p != nil {
		args = *p
	}
	if args.Kind != PortArgsFrom {
		b.fail("args", "which arguments the method is given is written arg[1..]")
	}
	name, instance := strings.CutPrefix(t.Method, "#")
	if !instance {
		name = strings.TrimPrefix(t.Method, ".")
	}
	if name == t.Method || !isWord(name) {
		b.fail("method", "%q is no method: write \"#perform\", or \".perform\" for one of the class itself", t.Method)
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Dispatch{Row: r, Class: class, Method: name, Instance: instance, Skip: args.Index}
		e.Rare().Dispatches = append(e.Dispatches, row)
		return &row.Row
	})
}

func (b *builder) field(t *matcher) {
	b.match(t, func(r Row, e *Entry) *Row {
		row := &Field{r}
		e.Rare().Fields = append(e.Fields, row)
		return &row.Row
	})
}

func (b *builder) answer(t *answerTable) {
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Answer{Row: r, Passes: t.Passes}
		e.Rare().Answers = append(e.Answers, row)
		return &row.Row
	})
}

func (b *builder) routed(t *routedTable) {
	if (len(t.Verb) > 0) == (t.Is != "") {
		b.fail("is", "needs either verb or is")
	}
	if t.At != "" && t.Is == "" {
		b.fail("at", "needs is")
	}
	is := RoutedPart(b.oneOf("is", t.Is, true, string(RoutedVerb), string(RoutedPath), string(RoutedFullPath), string(RoutedTarget), string(RoutedMount)))
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Routed{Row: r, Verbs: t.Verb, Is: is, At: t.At}
		e.Rare().Routed = append(e.Routed, row)
		return &row.Row
	})
}

func (b *builder) evidence(t *evidenceTable) {
	b.need("at", t.At)
	b.need("of", t.Of)
	kinds := b.kinds("kinds", t.Kinds)
	b.set.Models.evidenceOf = append(b.set.Models.evidenceOf, t.Of)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Evidence{Row: r, At: t.At, Of: t.Of, Kinds: kinds}
		e.Rare().Evidence = append(e.Evidence, row)
		return &row.Row
	})
}

func (b *builder) bridge(t *bridgeTable) {
	b.need("mechanism", t.Mechanism)
	if t.Name == "" {
		b.fail("", "needs the key name, the Ruby name that is bound")
	}
	name, symbol := b.port("name", t.Name), b.port("symbol", t.Symbol)
	if symbol == nil {
		symbol = name
	}
	params, returns := b.port("params", t.Params), b.port("returns", t.Returns)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Bridge{Row: r, Mechanism: t.Mechanism, Name: name, Prototype: t.Prototype, Symbol: symbol, Params: params, Returns: returns}
		e.Rare().Bridges = append(e.Bridges, row)
		return &row.Row
	})
}

func (b *builder) nativeType(t *nativeTypeTable) {
	b.need("mechanism", t.Mechanism)
	if len(t.Names) == 0 && t.Matches == "" {
		b.fail("", "needs the key names: the names of the types")
	}
	carrier := b.oneOf("carrier", t.Carrier, false, "pointer", "number", "value")
	row := &NativeType{Row: Row{Section: b.section, Origin: b.origin()}, Mechanism: t.Mechanism, Names: t.Names, Rest: t.Rest, Carrier: carrier}
	row.Matches = b.expression("matches", t.Matches)
	row.Misfits = b.expression("misfits", t.Misfits)
	row.Behind = b.expression("behind", t.Behind)
	switch {
	case len(t.Kinds) > 0:
		row.Kinds = b.kinds("kinds", t.Kinds)
	case carrier == "pointer":
		row.Kinds = b.set.TextKinds
	case carrier == "number":
		row.Kinds = b.set.NumberKinds
	default:
		row.Kinds = b.set.AllKinds()
	}
	b.row(&row.Row)
	b.set.Models.NativeTypes = append(b.set.Models.NativeTypes, row)
}

// holds builds a [[holds]] row.
func (b *builder) holds(t *holdsTable) {
	if len(t.Types) == 0 {
		b.fail("", "needs the key types: the full paths of the types")
	}
	row := &Holds{Row: Row{Section: b.section, Origin: b.origin()}, Types: t.Types, Kinds: b.kinds("kinds", t.Kinds), Element: t.Element, Cell: t.Cell, Gains: b.kinds("gains", t.Gains)}
	for _, name := range t.Types {
		if b.set.Models.holds[name] != nil {
			b.fail("types", "%q stands in another row or twice", name)
		}
		b.set.Models.holds[name] = row
	}
	b.row(&row.Row)
}

// pattern names a regular expression for conditions.
func (b *builder) pattern(t *patternTable) {
	if !isWord(t.Name) || b.patterns[t.Name] != nil {
		b.fail("name", "needs a word that no other pattern is called")
		return
	}
	re, err := b.regexp(t.Matches)
	if err != nil || t.Matches == "" {
		b.fail("matches", "needs a regular expression: %v", err)
		return
	}
	b.patterns[t.Name] = re
}

// named returns the regular expression of the pattern that a key names, nil if it names none.
func (b *builder) named(key, name string) *Regexp {
	re := b.patterns[name]
	if name != "" && re == nil {
		b.fail(key, "unknown pattern %q; name one that a [[pattern]] row describes", name)
	}
	return re
}

// expression compiles the regular expression at a key; nil if there is none.
func (b *builder) expression(key, text string) *Regexp {
	if text == "" {
		return nil
	}
	re, err := b.regexp(text)
	if err != nil {
		b.fail(key, "%v", err)
	}
	return re
}

// program builds a [[program]] row.
func (b *builder) program(t *programTable) {
	if len(t.Name) == 0 {
		b.fail("", "needs the key name: what the program is called")
		return
	}
	row := &Program{Row: Row{Section: b.section, Origin: b.origin()}, Names: t.Name, First: t.First, Ends: t.Ends, Runs: -1, Joined: t.Joined}
	row.Values, row.Script, row.Own = b.expression("values", t.Values), b.expression("script", t.Script), b.expression("own", t.Own)
	if t.Runs != nil {
		row.Runs = *t.Runs
	}
	b.row(&row.Row)
	b.set.Models.Programs = append(b.set.Models.Programs, row)
}

// topLevel builds a [[toplevel]] row.
func (b *builder) topLevel(t *topLevelTable) {
	if len(t.Require) == 0 || !isConstantPath(t.Class) {
		b.fail("class", "needs the features in require and the class in class")
		return
	}
	row := &TopLevel{Row: Row{Section: b.section, Origin: b.origin()}, Require: t.Require, Class: t.Class}
	b.row(&row.Row)
	b.set.Models.TopLevels = append(b.set.Models.TopLevels, row)
}

// assume builds an [[assume]] row.
func (b *builder) assume(t *assumeTable) {
	if !isConstantPath(t.Class) {
		b.fail("class", "needs the class that the constant is assumed to be")
	}
	b.match(&t.matcher, func(r Row, _ *Entry) *Row {
		if !r.Callee.Any || r.Callee.Glob != NoGlob {
			b.fail("ruby", `of what the method is called is not known: write "#name"`)
		}
		row := &Assume{Row: r, Class: t.Class, Object: t.Object}
		b.set.Models.Assumes = append(b.set.Models.Assumes, row)
		return &row.Row
	})
}
