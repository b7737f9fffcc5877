package taint

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// What two checks let through together can be harmless where neither of them says so: no slash, and not "..". So a
// verdict keeps what is known of the texts, and two of them are judged once more for what passes both.

// passedTexts is what is known of the texts that a condition lets through.
type passedTexts struct {
	engine *engine
	tests  []int32 // the numbers of the tests, in order
	texts  rule.Texts
	kinds  rule.Kinds // that the tests can say something about, together
}

// maxPassed bounds the tests that are judged together. What is written by hand has three or four.
const maxPassed = 5

// passing returns what is known of the texts that pass a test, nil if nothing is.
func (e *engine) passing(j judged, row *rule.Guard) *passedTexts {
	if j.passed.All() {
		return nil
	}
	return &passedTexts{engine: e, tests: []int32{j.id}, texts: j.passed, kinds: row.Kinds}
}

// and returns what is known of the texts that pass both, and the kinds that they are free of besides free.
func (p *passedTexts) and(q *passedTexts, free rule.Kinds) (*passedTexts, rule.Kinds) {
	switch {
	case p == nil:
		return q, 0
	case q == nil:
		return p, 0
	}
	out := &passedTexts{engine: p.engine, tests: slices.Clone(p.tests), texts: p.texts, kinds: p.kinds & q.kinds}
	for _, t := range q.tests {
		if !slices.Contains(out.tests, t) {
			out.tests = append(out.tests, t)
		}
	}
	slices.Sort(out.tests)
	if len(out.tests) > maxPassed || len(out.tests) == len(p.tests) {
		return p, 0
	}
	if len(out.tests) == len(q.tests) {
		return q, 0
	}
	out.texts = p.texts.And(q.texts)
	return out, p.engine.together(out) &^ free
}

// together returns the kinds that texts are free of which pass several tests.
func (e *engine) together(p *passedTexts) rule.Kinds {
	var key []byte
	for _, t := range p.tests {
		key = append(key, byte(t), byte(t>>8), byte(t>>16))
	}
	return e.judgeTexts(textsKey{kind: "and", re: string(key)}, func() judged {
		return judged{free: e.texter.Free(p.texts, e.set.TextKinds)}
	}).free & p.kinds
}

// either returns what is certain of the texts that pass one of the two.
func (p *passedTexts) either(q *passedTexts) *passedTexts {
	if p == nil || q == nil || !slices.Equal(p.tests, q.tests) {
		return nil
	}
	return p
}

// passedBefore returns what is known of the texts that value v of function fn can be, as a value that assumptions
// are made of.
func (e *engine) passedBefore(fn ir.FuncID, v ir.Value, given int32) *passedTexts {
	for range maxRead {
		in := e.prog.Instr(fn, v)
		switch in.Op {
		case ir.OpCopy:
			v = e.prog.Args(fn, in)[0].Value
		case ir.OpAssume:
			return e.verdictAt(guardUse{fn: fn, assume: v, given: given}, in).passed
		case ir.OpLoad, ir.OpCall:
			return e.cleared(fn, v).passed
		default:
			return nil
		}
	}
	return nil
}
