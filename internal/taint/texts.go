package taint

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// textsKey identifies a question about the texts that a check or a substitution leaves.
type textsKey struct{ kind, re, flags, with string }

// judged are the kinds that texts are free of, and those that they would be if ^ and $ were the ends of
// the text. passed is what is known of the texts; id is its number, 0 if nothing is.
type judged struct {
	free, meant rule.Kinds
	passed      rule.Texts
	id          int32
	class       string // of which all characters are, if that is what is known
}

// tested returns the kinds that a text is free of which passed the test of a guard row, or failed it if
// holds is false, and what is known of such texts.
func (e *engine) tested(site callgraph.Site, row *rule.Guard, holds bool) judged {
	if row.Test == rule.IsOf {
		return e.ofClass(row.Class, holds != row.Inverts)
	}
	if row.Test == rule.Has {
		return e.having(row.Class, holds != row.Inverts)
	}
	env := e.graph.Env(site)
	switch row.Test {
	case rule.IsWithin, rule.IsAtLeast, rule.IsAtMost:
		return e.ofRange(env, row, holds != row.Inverts)
	}
	if row.Test == rule.IsBetween {
		return e.between(env.Texts(end(row.With, "0")), env.Texts(end(row.With, "1")), holds != row.Inverts)
	}
	if row.Test == rule.Matches {
		re, flags, ok := env.Regexp(row.With)
		if !ok {
			return judged{}
		}
		return e.matching(re, flags, e.graph.Lang(site.Func), holds != row.Inverts)
	}
	texts := env.Texts(row.With)
	if len(texts) == 0 {
		return judged{}
	}
	if row.Test == rule.IsOfPort {
		return e.ofClass(classOf(texts), holds != row.Inverts)
	}
	if row.Test == rule.HasChars {
		return judged{free: e.withoutChars(texts, holds)}
	}
	quoted := make([]string, len(texts))
	for i, t := range texts {
		quoted[i] = regexp.QuoteMeta(t)
	}
	re := "(?:" + strings.Join(quoted, "|") + ")"
	switch row.Test {
	case rule.Begins:
		re = `\A` + re
	case rule.Ends:
		re += `\z`
	case rule.Equals:
		re = `\A` + re + `\z`
	}
	return e.judgeTexts(textsKey{"text" + strconv.FormatBool(holds != row.Inverts), re, "", ""}, func() (j judged) {
		if t, ok := rule.Having(re, holds != row.Inverts); ok {
			j.passed = t
			j.free = e.texter.Free(t, e.set.TextKinds)
		}
		return j
	})
}

// end returns the port of an end of the range at a port.
func end(of rule.Port, name string) rule.Port {
	of.Path = append(slices.Clip(of.Path), rule.Elem{Name: name})
	return of
}

// between returns what is known of a text that lies between two characters: the first of its own does.
func (e *engine) between(from, to []string, holds bool) judged {
	if !holds || len(from) != 1 || len(to) != 1 || utf8.RuneCountInString(from[0]) != 1 || utf8.RuneCountInString(to[0]) != 1 {
		return judged{}
	}
	re := `\A[` + classOf(from) + `-` + classOf(to) + `]`
	return e.judgeTexts(textsKey{kind: "between", re: re}, func() (j judged) {
		if t, ok := rule.Having(re, true); ok {
			j.passed = t
			j.free = e.texter.Free(t, e.set.TextKinds)
		}
		return j
	})
}

// ofClass returns what is known of a text that consists of characters of a class alone, or of none of them.
func (e *engine) ofClass(class string, in bool) judged {
	among := class
	if !in {
		class = "^" + class
		among = intersect(anyCharacter, class)
	}
	re := `\A(?:[` + class + `])*\z`
	return e.judgeTexts(textsKey{kind: "class", re: re}, func() (j judged) {
		j.class = among
		if t, ok := rule.Having(re, true); ok {
			j.passed = t
			j.free = e.texter.Free(t, e.set.TextKinds)
		}
		return j
	})
}

// anyCharacter is the class of all characters.
const anyCharacter = `\x{0}-\x{10FFFF}`

// classOf returns the class of the characters of texts, as it stands between brackets.
func classOf(texts []string) string {
	var b strings.Builder
	for _, t := range texts {
		for _, r := range t {
			b.WriteString(`\x{` + strconv.FormatInt(int64(r), 16) + `}`)
		}
	}
	return b.String()
}

// withoutChars returns the kinds that a text is free of which has none of the characters that spec names in the
// way of String#delete. That it has some says nothing.
func (e *engine) withoutChars(spec []string, has bool) rule.Kinds {
	if has || len(spec) != 1 {
		return 0
	}
	return e.judgeTexts(textsKey{kind: "chars", re: spec[0]}, func() (j judged) {
		if t, ok := rule.WithoutChars(spec[0], ""); ok {
			j.free = e.texter.Free(t, e.set.TextKinds)
		}
		return j
	}).free
}

// matching returns the kinds that texts are free of which match a regular expression, or do not.
func (e *engine) matching(re, flags string, lang source.Lang, holds bool) judged {
	return e.judgeTexts(textsKey{strconv.FormatBool(holds), re, flags, lang.String()}, func() (j judged) {
		if t, ok := rule.Matching(re, flags, lang, holds, false); ok {
			j.passed = t
			j.free = e.texter.Free(t, e.set.TextKinds)
		}
		if t, ok := rule.Matching(re, flags, lang, holds, true); ok && holds {
			j.meant = e.texter.Free(t, e.set.TextKinds)
		}
		return j
	})
}

// judgeTexts remembers what compute says.
func (e *engine) judgeTexts(key textsKey, compute func() judged) judged {
	j, ok := e.texts[key]
	if !ok {
		j = compute()
		j.id = int32(len(e.texts)) + 1
		e.texts[key] = j
	}
	return j
}

// narrowedParts returns the kinds that a narrowing row takes away of operand v of the call at s because of what is known of its
// characters, which are those of each part of it: no slash, and then no dot in front.
func (e *engine) narrowedParts(s callgraph.Site, v ir.Value, row *rule.Narrow) rule.Kinds {
	if row.Never == "" || v == ir.NoValue {
		return 0
	}
	p := e.passedBefore(s.Func, v, e.given)
	if p == nil {
		return 0
	}
	all, of := &rule.Guard{Kinds: e.set.TextKinds}, e.ofClass(p.class, true)
	if p.class == "" {
		if !e.passLacks(p, "/") {
			return 0
		}
		of = e.ofClass("/", false)
	}
	_, kinds := e.passing(of, all).and(e.passing(e.never(row.Never), all), 0)
	return kinds & row.Kinds & p.kinds
}

// narrowedBy returns the kinds that a narrowing row takes away.
func (e *engine) narrowedBy(row *rule.Narrow) rule.Kinds {
	if row.Never == "" {
		return row.Kinds
	}
	return row.Kinds & e.never(row.Never).free
}

// never returns what is known of texts that have no match of an expression of package regexp.
func (e *engine) never(re string) judged { return e.having(re, false) }

// having returns what is known of texts that have a match of an expression of package regexp, or have none.
func (e *engine) having(re string, found bool) judged {
	return e.judgeTexts(textsKey{kind: "having" + strconv.FormatBool(found), re: re}, func() (j judged) {
		if t, ok := rule.Having(re, found); ok {
			j.passed = t
			j.free = e.texter.Free(t, e.set.TextKinds)
		}
		return j
	})
}

// remains returns the kinds that the result of a flow is free of for the texts that it can be.
func (e *engine) remains(site callgraph.Site, r *rule.Remains) rule.Kinds {
	return e.remaining(site, r).free
}

// remaining returns what is known of the texts that the result of a flow can be.
func (e *engine) remaining(site callgraph.Site, r *rule.Remains) judged {
	if r == nil {
		return judged{}
	}
	env := e.graph.Env(site)
	lang := e.graph.Lang(site.Func)
	if r.Within != nil {
		re, flags, ok := env.Regexp(*r.Within)
		group := "0"
		if r.Group != nil && env.Present(*r.Group) {
			texts := env.Texts(*r.Group)
			if len(texts) != 1 {
				return judged{}
			}
			group = texts[0]
		}
		if !ok {
			return judged{}
		}
		return e.matched(re, flags, lang, group)
	}
	by := ""
	if r.By != nil && env.Present(*r.By) {
		texts := env.Texts(*r.By)
		if len(texts) != 1 {
			return judged{}
		}
		by = texts[0]
	}
	key, left := textsKey{kind: "re", with: by}, func() (rule.Texts, bool) { return rule.Texts{}, false }
	if re, flags, ok := env.Regexp(*r.Without); ok && (lang == source.Ruby || len(env.Texts(*r.Without)) == 0) {
		key.re, key.flags = re, flags // in Rust, a text is none: name.replace(".", "")
		left = func() (rule.Texts, bool) { return rule.Replaced(re, flags, by, lang) }
	} else if texts := env.Texts(*r.Without); len(texts) == 1 && r.Chars {
		key.kind, key.re = "chars", texts[0]
		left = func() (rule.Texts, bool) { return rule.WithoutChars(texts[0], by) }
	} else if len(texts) == 1 || len(texts) > 1 && len(r.Without.Path) > 0 { // all of a list's elements
		quoted := make([]string, len(texts))
		for i, t := range texts {
			quoted[i] = regexp.QuoteMeta(t)
		}
		key.kind, key.re = "text", strings.Join(quoted, "|")
		left = func() (rule.Texts, bool) { return rule.Replaced(key.re, "", by, lang) }
	} else {
		return judged{}
	}
	return e.judgeTexts(key, func() (j judged) {
		if t, ok := left(); ok {
			j.passed = t
			j.free = e.texter.Free(t, e.set.TextKinds)
		}
		return j
	})
}

// consumed returns what is known of texts that are made of nothing but what a flow takes out; of a list, of texts that
// have a match of it.
func (e *engine) consumed(site callgraph.Site, r *rule.Remains, list bool) judged {
	env, lang := e.graph.Env(site), e.graph.Lang(site.Func)
	re, flags, ok := env.Regexp(*r.Without)
	if ok && list {
		return e.matching(re, flags, lang, true)
	}
	spec := env.Texts(*r.Without)
	if !ok && (len(spec) != 1 || !r.Chars || list) {
		return judged{}
	}
	key, of := textsKey{"taken", re, flags, lang.String()}, func() (rule.Texts, bool) { return rule.Consumed(re, flags, lang) }
	if !ok {
		key, of = textsKey{kind: "taken chars", re: spec[0]}, func() (rule.Texts, bool) { return rule.OnlyChars(spec[0]) }
	}
	return e.judgeTexts(key, func() (j judged) {
		if t, ok := of(); ok {
			j.passed = t
			j.free = e.texter.Free(t, e.set.TextKinds)
		}
		return j
	})
}

// matched returns what is known of what a group of a regular expression matches.
func (e *engine) matched(re, flags string, lang source.Lang, group string) judged {
	return e.judgeTexts(textsKey{"group" + group, re, flags, lang.String()}, func() (j judged) {
		if t, ok := rule.Matched(re, flags, lang, group); ok {
			j.passed = t
			j.free = e.texter.Free(t, e.set.TextKinds)
		}
		return j
	})
}
