package callgraph

import (
	"regexp"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds out which field of a struct a word of a command line becomes, where attributes of its fields say so: those
// of clap and the like.

// maxNested bounds how deep structs of options are nested.
const maxNested = 8

// optionField is a field that words give.
type optionField struct {
	path        []string // to the field, from the struct on
	long, short string   // of an option
	switched    bool     // it takes no value
	many        bool     // it takes all words that are left
	variable    string   // of the environment
	shared      bool     // commands take the option too
}

// optionFields are those of a struct, the ones without an option in the order of their words. Of the field chosen, a word
// chooses one of the variants.
type optionFields struct {
	fields   []optionField
	chosen   []string
	variants map[string]*ir.TypeDecl
	scope    string // of the variants: the path of the enum
	ends     bool   // behind the first word without an option there are none
	row      *rule.CommandLine
}

// commandLine returns what is known of the fields that the call at s fills from the command line, or nil.
func (g *Graph) commandLine(s Site) *optionFields {
	if g.Prog.Instr(s.Func, s.Value).Op != ir.OpCall {
		return nil
	}
	rows := g.Call(s).Commands
	if len(rows) == 0 {
		return nil
	}
	t := g.TypeOf(s.Func, s.Value).Name
	for range maxNested {
		if g.crates.types[head(t)] != nil {
			break
		}
		_, inner, ok := strings.Cut(strings.TrimSuffix(t, ">"), "<") // Result<Options, Error>
		if !ok {
			return nil
		}
		t, _, _ = strings.Cut(inner, ",")
	}
	o := &optionFields{row: rows[0]}
	if !g.addOptions(o, head(t), g.crates.types[head(t)], nil, maxNested) {
		return nil
	}
	return o
}

// addOptions adds the fields of a struct or a variant; it reports false if something about them is not known.
func (g *Graph) addOptions(o *optionFields, full string, decl *ir.TypeDecl, path []string, depth int) bool {
	if decl == nil || decl.Enum || depth == 0 {
		return false
	}
	for i := range decl.Fields {
		f := &decl.Fields[i]
		name := g.Prog.Text(f.Name)
		says := o.attribute(g.Prog.Text(f.Attrs))
		at := append(slices.Clone(path), name)
		t := g.crates.absolute(g.crates.typeMod[full], full, g.Prog.Text(f.Type))
		switch {
		case says.has(o.row.None):
		case says.has(o.row.Chosen):
			enum := strings.TrimSuffix(strings.TrimPrefix(t, "std::option::Option<"), ">")
			if o.chosen != nil || len(g.crates.variants[enum]) == 0 {
				return false
			}
			o.chosen, o.scope, o.variants = at, enum, map[string]*ir.TypeDecl{}
			for _, v := range g.crates.variants[enum] {
				o.variants[hyphened(lastName(g.Prog.Text(v.Name)))] = v
			}
		case says.has(o.row.Nested):
			if !g.addOptions(o, head(t), g.crates.types[head(t)], at, depth-1) {
				return false
			}
		default:
			o.fields = append(o.fields, o.field(says, name, t, at))
		}
	}
	return true
}

// field returns what an attribute says of a field.
func (o *optionFields) field(says fieldSays, name, t string, path []string) optionField {
	f := optionField{path: path, switched: slices.Contains(o.row.Switches, t) || says.has(o.row.Switch)}
	kebab := strings.ReplaceAll(strings.TrimPrefix(name, "r#"), "_", "-")
	if text, ok := says.of(o.row.Flag); ok {
		f.long = text
		if text == "" {
			f.long = kebab
		}
	} else if f.switched {
		f.long = kebab
	}
	if text, ok := says.of(o.row.Short); ok {
		if f.short = text; text == "" && kebab != "" {
			f.short = kebab[:1]
		}
	}
	if text, ok := says.of(o.row.Variable); ok {
		if f.variable = text; text == "" {
			f.variable = strings.ToUpper(strings.ReplaceAll(kebab, "-", "_"))
		}
	}
	f.many = strings.Contains(t, "std::vec::Vec<")
	f.shared = says.has(o.row.Shared)
	o.ends = o.ends || says.has(o.row.Ends)
	return f
}

// fieldSays is what stands in the parentheses of the attributes of a field, or "".
type fieldSays string

// attribute returns that of the attributes that the row names.
func (o *optionFields) attribute(text string) fieldSays {
	var says []string
	for _, line := range strings.Split(text, "\n") {
		if name, inside, ok := strings.Cut(line, "("); ok && slices.Contains(o.row.Attribute, lastName(strings.TrimSpace(name))) {
			says = append(says, inside)
		}
	}
	return fieldSays(strings.Join(says, ","))
}

// optionWord finds a word in an attribute, and what it is set to.
var optionWord = regexp.MustCompile(`(?:^|[,(])\s*(\w+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^,)]*)))?`)

// of returns what one of words is set to, "" if to nothing; ok is false if it does not stand there.
func (s fieldSays) of(words []string) (text string, ok bool) {
	for _, m := range optionWord.FindAllStringSubmatch(string(s), -1) {
		if slices.Contains(words, m[1]) {
			text, ok = text+m[2]+m[3], true
		}
	}
	return text, ok
}

func (s fieldSays) has(words []string) bool {
	_, ok := s.of(words)
	return ok
}

// hyphened returns the word by which a variant is chosen: remove-all of RemoveAll.
func hyphened(name string) string {
	var b strings.Builder
	for i, r := range name {
		if r >= 'A' && r <= 'Z' && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(r)
	}
	return strings.ToLower(b.String())
}

// WordField returns the path of the field that word number n of a command becomes, n of 1 on, where the call in Ruby at from
// runs it and the one in Rust at s reads it; ok is false if that is not known.
func (g *Graph) WordField(from Site, n int, s Site) (path []string, ok bool) {
	o := g.commandLine(s)
	started := g.Programs(from)
	if o == nil || n < 1 || len(started) != 1 {
		return nil, false
	}
	words := g.commandWords(from.Func, g.Prog.Args(from.Func, g.Prog.Instr(from.Func, from.Value)))
	if started[0].Word+n >= len(words) {
		return nil, false
	}
	return g.wordsField(o, words[started[0].Word+1:], n-1, maxNested)
}

// wordsField reads words as the struct says, up to the one at n.
func (g *Graph) wordsField(o *optionFields, words []rule.Word, n, depth int) (path []string, ok bool) {
	left := slices.DeleteFunc(slices.Clone(o.fields), func(f optionField) bool { return f.long != "" || f.short != "" })
	for i := 0; i <= n; i++ {
		word := ""
		switch {
		case len(words[i]) == 1:
			word = words[i][0]
		case i < n:
			return nil, false
		}
		if word == "--" {
			return nil, false
		}
		if strings.HasPrefix(word, "-") && strings.Trim(word, "-") != "" {
			f, own, known := o.option(word)
			switch {
			case !known:
				return nil, false
			case !own && !f.switched:
				i++
			}
			if i >= n {
				return f.path, i == n
			}
			continue
		}
		if variant := o.variants[word]; variant != nil && depth > 0 && (i < n || word != "") {
			inner := &optionFields{row: o.row}
			if i == n || !g.addVariant(inner, o, variant) {
				return nil, false
			}
			return g.wordsField(inner, words[i+1:], n-i-1, depth-1)
		}
		if len(left) == 0 {
			return nil, false
		}
		if i == n {
			return left[0].path, true
		}
		if !left[0].many {
			left = left[1:]
		}
	}
	return nil, false
}

// addVariant adds the fields of a variant: its own, or those of the struct that it holds.
func (g *Graph) addVariant(inner, o *optionFields, v *ir.TypeDecl) bool {
	if len(v.Fields) == 1 && g.Prog.Text(v.Fields[0].Name) == "0" {
		t := head(g.crates.absolute(g.crates.typeMod[o.scope], o.scope, g.Prog.Text(v.Fields[0].Type)))
		return g.addOptions(inner, t, g.crates.types[t], append(slices.Clone(o.chosen), "0"), maxNested)
	}
	return g.addOptions(inner, o.scope, v, o.chosen, maxNested)
}

// option returns the field that an option gives; own says that its value stands in the same word.
func (o *optionFields) option(word string) (f *optionField, own, known bool) {
	name, _, own := strings.Cut(word, "=")
	for i := range o.fields {
		f := &o.fields[i]
		switch {
		case strings.HasPrefix(name, "--") && f.long == name[2:] && f.long != "":
			return f, own, true
		case !strings.HasPrefix(name, "--") && f.short != "" && strings.HasPrefix(name[1:], f.short):
			return f, own || len(name) > 1+len(f.short), true
		}
	}
	return nil, false, false
}

// VariableField returns the path of the field that a variable of the environment gives, of the struct that the call at s
// fills; ok is false if none does.
func (g *Graph) VariableField(name string, s Site) (path []string, ok bool) {
	if o := g.commandLine(s); o != nil && name != "" {
		for i := range o.fields {
			if o.fields[i].variable == name {
				return o.fields[i].path, true
			}
		}
	}
	return nil, false
}

// readVariables returns the calls that fill structs of which a variable of the environment gives a field.
func (g *Graph) readVariables(name string) (sites []Site) {
	for _, s := range g.SitesOf(source.Rust, func(e *rule.Entry) bool { return len(e.Commands) > 0 }) {
		if _, ok := g.VariableField(name, s); ok {
			sites = append(sites, s)
		}
	}
	return sites
}
