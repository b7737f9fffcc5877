package taint

import (
	"regexp"
	"strconv"
	"strings"

	"rubicon/internal/callgraph"
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
}

// tested returns the kinds that a text is free of which passed the test of a guard row, or failed it if
// holds is false, and what is known of such texts.
func (e *engine) tested(site callgraph.Site, row *rule.Guard, holds bool) judged {
	if row.Test == rule.IsOf {
		return e.ofClass(row.Class, holds != row.Inverts)
	}
	env := e.graph.Env(site)
	if row.Test == rule.Matches {
		re, flags, ok := env.Regexp(row.With)
		if !ok {
			return judged{}
		}
		return e.matching(re, flags, e.graph.Lang(site.Func), holds)
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

// ofClass returns what is known of a text that consists of characters of a class alone, or of none of them.
func (e *engine) ofClass(class string, in bool) judged {
	if !in {
		class = "^" + class
	}
	re := `\A(?:[` + class + `])*\z`
	return e.judgeTexts(textsKey{kind: "class", re: re}, func() (j judged) {
		if t, ok := rule.Having(re, true); ok {
			j.passed = t
			j.free = e.texter.Free(t, e.set.TextKinds)
		}
		return j
	})
}

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

// remains returns the kinds that the result of a flow is free of for the texts that it can be.
func (e *engine) remains(site callgraph.Site, r *rule.Remains) rule.Kinds {
	if r == nil {
		return 0
	}
	env := e.graph.Env(site)
	lang := e.graph.Lang(site.Func)
	if r.Within != nil {
		re, flags, ok := env.Regexp(*r.Within)
		group := "0"
		if r.Group != nil && env.Present(*r.Group) {
			texts := env.Texts(*r.Group)
			if len(texts) != 1 {
				return 0
			}
			group = texts[0]
		}
		if !ok {
			return 0
		}
		return e.matched(re, flags, lang, group)
	}
	by := ""
	if r.By != nil && env.Present(*r.By) {
		texts := env.Texts(*r.By)
		if len(texts) != 1 {
			return 0
		}
		by = texts[0]
	}
	key, left := textsKey{kind: "re", with: by}, func() (rule.Texts, bool) { return rule.Texts{}, false }
	if re, flags, ok := env.Regexp(*r.Without); ok {
		key.re, key.flags = re, flags
		left = func() (rule.Texts, bool) { return rule.Replaced(re, flags, by, lang) }
	} else if texts := env.Texts(*r.Without); len(texts) == 1 && r.Chars {
		key.kind, key.re = "chars", texts[0]
		left = func() (rule.Texts, bool) { return rule.WithoutChars(texts[0], by) }
	} else if len(texts) == 1 {
		key.kind, key.re = "text", texts[0]
		left = func() (rule.Texts, bool) { return rule.Replaced(regexp.QuoteMeta(texts[0]), "", by, lang) }
	} else {
		return 0
	}
	return e.judgeTexts(key, func() (j judged) {
		if t, ok := left(); ok {
			j.free = e.texter.Free(t, e.set.TextKinds)
		}
		return j
	}).free
}

// matched returns the kinds that what a group of a regular expression matches is free of.
func (e *engine) matched(re, flags string, lang source.Lang, group string) rule.Kinds {
	return e.judgeTexts(textsKey{"group" + group, re, flags, lang.String()}, func() (j judged) {
		if t, ok := rule.Matched(re, flags, lang, group); ok {
			j.free = e.texter.Free(t, e.set.TextKinds)
		}
		return j
	}).free
}
