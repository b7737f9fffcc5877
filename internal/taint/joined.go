package taint

import (
	"strings"
	"unicode/utf8"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A text that is cut into parts is what all of them are, with what stands between: host.split('.').all(is_label) says that
// it is labels with single dots between them.

// ofBlockedParts returns what is known of the text s of which v holds all parts, because a block says of each what q says.
func (e *engine) ofBlockedParts(fn ir.FuncID, v ir.Value, block function, q question, s subject) verdict {
	between, ok := e.cutBetween(fn, v, s)
	if !ok {
		return verdict{}
	}
	return e.joined(e.predicate(predicateKey{fn: block.fn, port: port{kind: portArg}, given: e.given, question: q}), between)
}

// cutBetween returns the characters of which one stands between each two of the parts that v holds, if these are all parts of
// the text s.
func (e *engine) cutBetween(fn ir.FuncID, v ir.Value, s subject) (between string, ok bool) {
	if e.isRuby(fn) {
		return "", false
	}
	site := callgraph.Site{Func: fn, Value: e.origin(fn, v)}
	in := e.prog.Instr(fn, site.Value)
	if in.Op != ir.OpCall {
		return "", false
	}
	for _, row := range e.graph.Call(site).Parts {
		if row.Between == nil {
			continue
		}
		env := e.graph.Env(site)
		texts := env.Texts(*row.Between)
		if len(texts) == 0 {
			continue
		}
		for _, t := range texts {
			if utf8.RuneCountInString(t) != 1 {
				return "", false
			}
		}
		of := e.atPort(fn, in, &row.Of)
		return strings.Join(texts, ""), len(of) == 1 && e.same(fn, of[0], s)
	}
	return "", false
}

// joined returns what is known of a text because each is known of each of its parts, with one of the characters of between after
// each but the last.
func (e *engine) joined(each verdict, between string) verdict {
	p := each.passed
	if p == nil || p.maybe {
		return verdict{}
	}
	j := e.judgeTexts(textsKey{kind: "joined", re: string(p.key()), with: between}, func() (j judged) {
		j.passed = e.texter.Joined(p.texts, p.class, between)
		if p.class != "" {
			j.class = p.class + classOf([]string{between})
		}
		j.free = e.texter.Free(j.passed, e.set.TextKinds)
		return j
	})
	return verdict{clears: j.free & p.kinds, passed: e.passing(j, &rule.Guard{Kinds: p.kinds})}
}
