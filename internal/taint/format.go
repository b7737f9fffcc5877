package taint

import (
	"strconv"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// maxGroups bounds the parameters of a block that are told apart by the groups of a pattern.
const maxGroups = 8

// seedBlock begins in the block of a source call, or in the function that stands for it: with what each group of its pattern can match, if models
// say that the block is given those.
func (e *engine) seedBlock(k *context, id int32, site callgraph.Site, row *rule.Source, root fact) {
	if row.Function != nil {
		for _, given := range e.graph.OperandsAt(site, row.Function) {
			if given.Func == site.Func {
				e.runFunction(k, id, site.Value, given.Value, row.To.Index, root.path, root.kinds, 0)
			}
		}
		return
	}
	if row.Groups != nil {
		if re, flags, ok := e.graph.Env(site).Regexp(*row.Groups); ok {
			for i := range maxGroups {
				kinds := root.kinds &^ e.matched(re, flags, e.graph.Lang(site.Func), strconv.Itoa(i+1)).free
				e.runBlocks(k, id, site.Value, i|ofSeveral, root.path, kinds, 0)
			}
			return
		}
	}
	if names := e.promisedNames(site, row); len(names) > 0 {
		for i, free := range names {
			e.runBlocks(k, id, site.Value, i|ofSeveral, root.path, root.kinds&^free, 0)
		}
		return
	}
	if segments := e.graph.BlockSegments(site); row.Captured != 0 && len(segments) > 0 {
		for i, s := range segments {
			kinds := root.kinds &^ e.matched(s.Regexp, s.Flags, e.graph.Lang(site.Func), s.Group).free
			e.runBlocks(k, id, site.Value, i|ofSeveral, root.path, kinds, 0)
		}
		return
	}
	if len(row.Types)+len(row.NotTypes) > 0 {
		e.runTyped(k, id, site.Value, row, root)
		return
	}
	index := row.To.Index
	if index >= 0 && len(row.To.Path) > 0 && row.To.Path[0].Name != "" {
		index |= ofSeveral // a Hash is not taken apart
	}
	e.runBlocks(k, id, site.Value, index, root.path, root.kinds, 0)
	if row.To.Index == rule.AnyIndex {
		e.runKeywords(k, id, site.Value, row, root)
	}
}

// numerals are the letters of directives that write a number, and raise if they are given anything else.
const numerals = "dioxXbBufeEgGaA"

// inspected is the letter of the directive that writes what inspect says of a value.
const inspected = 'p'

// formatted returns the kinds that what operand a holds at path does not carry as a constant format writes it, which
// a flow row of a call has: as a number, or in quotes.
func (e *engine) formatted(fn ir.FuncID, in *ir.Instr, a ir.Operand, pos int, path pathID, row *rule.Flow) rule.Kinds {
	switch letter := e.directive(fn, in, a, pos, path, row.Format); {
	case letter == 0:
	case letter == inspected:
		return row.Quotes
	case strings.IndexByte(numerals, letter) >= 0:
		return e.set.TextKinds
	}
	return 0
}

// directive returns the letter of the directive by which a constant format at port p of a call writes what operand a
// holds at path, 0 if that is not known.
func (e *engine) directive(fn ir.FuncID, in *ir.Instr, a ir.Operand, pos int, path pathID, p *rule.Port) byte {
	var env rule.Env
	for _, u := range e.info(fn).usesOf(a.Value) {
		if e.prog.Instr(fn, u) == in {
			env = e.graph.Env(callgraph.Site{Func: fn, Value: u})
		}
	}
	if env == nil {
		return 0
	}
	texts := env.Texts(*p)
	if len(texts) != 1 {
		return 0
	}
	letters, named, ok := directives(texts[0])
	if !ok {
		return 0
	}
	letter := byte(0)
	n, keyword := a.Role.Keyword()
	switch {
	case keyword:
		letter = named[e.prog.Text(n)]
	case a.Role != ir.RolePlain:
	case path != whole && p.Kind == rule.PortSelf || path != whole && len(named) > 0:
		key := e.paths.first(path)
		if !key.named() {
			break
		}
		text := e.prog.Text(ir.Name(key))
		if letter = named[text]; letter == 0 {
			if i, err := strconv.Atoi(text); err == nil && i < len(letters) {
				letter = letters[i]
			}
		}
	case p.Kind == rule.PortArg && pos > p.Index && pos-p.Index-1 < len(letters):
		letter = letters[pos-p.Index-1]
	case p.Kind == rule.PortSelf && len(letters) == 1 && e.graph.TypeOf(fn, a.Value).Name != "Array":
		letter = letters[0]
	}
	return letter
}

// directives returns the letters of a format's directives, in order, and those of its named ones; ok is false
// if it has one whose place is not clear.
func directives(format string) (letters []byte, named map[string]byte, ok bool) {
	named = map[string]byte{}
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		name := ""
		for i++; i < len(format); i++ {
			c := format[i]
			if c == '<' || c == '{' {
				end := strings.IndexAny(format[i:], ">}")
				if end < 0 {
					return nil, nil, false
				}
				name = format[i+1 : i+end]
				i += end
				if c == '{' { // as text
					named[name] = 's'
					break
				}
				continue
			}
			if c == '*' || c == '$' {
				return nil, nil, false
			}
			if strings.IndexByte("-+ #.0123456789", c) >= 0 {
				continue
			}
			switch {
			case c == '%':
			case name != "":
				named[name] = c
			default:
				letters = append(letters, c)
			}
			break
		}
	}
	return letters, named, true
}
