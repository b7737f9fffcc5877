package taint

import (
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file says what the callers of exported functions are trusted with. Somebody will call an
// exported function that no code of the workspace calls, with what they like; but a C interface
// cannot check everything that it is given:
//
//   - a pointer to an object is a handle that the library itself made, hence carries nothing. Which
//     types carry what is said by the native_type rows of the mechanism "export";
//   - that a number is the length of the memory that came with it nobody but the caller can know. A
//     sink row whose key of names that memory is not reported if the caller brought the memory too.

// foreign is the trust of parameters of exported functions.
const foreign = "foreign"

// exported is the mechanism whose native_type rows describe the parameters of exported functions.
const exported = "export"

// seedForeign begins at the parameters of exported functions that no code of the workspace calls.
func (e *engine) seedForeign() {
	trust, ok := e.set.Trust(foreign)
	if !ok {
		return
	}
	for id := range e.prog.Funcs {
		id := ir.FuncID(id)
		fn := e.prog.Func(id)
		if fn.Export == 0 || fn.Flags&(ir.FuncDecl|ir.FuncTest) != 0 || len(e.graph.Callers(id)) > 0 {
			continue
		}
		before := ""
		for i := range fn.Params {
			p := &fn.Params[i]
			name := shortType(e.graph.TypeOf(id, p.Value).Name)
			t := e.graph.NativeParameter(exported, name, before)
			before = name
			if t == nil || trust.Kinds&t.Kinds == 0 {
				continue
			}
			row := &rule.Source{Kinds: trust.Kinds & t.Kinds, Trust: trust.Name, Name: e.prog.Text(p.Name)}
			e.sources = append(e.sources, Source{Site: callgraph.Site{Func: id, Value: p.Value}, Row: row})
			if k := e.context(entryKey{fn: id, source: int32(len(e.sources) - 1)}); k != nil {
				e.add(k, fact{value: p.Value, since: p.Value, kinds: row.Kinds, cause: cause{kind: causeSource, at: p.Value}})
			}
		}
	}
}

// shortType returns a type with the last words of its paths only: "*const c_char" of
// "*const std::ffi::c_char".
func shortType(t string) string {
	for {
		i := strings.Index(t, "::")
		if i < 0 {
			return t
		}
		j := i
		for j > 0 && isIdent(t[j-1]) {
			j--
		}
		t = t[:j] + t[i+2:]
	}
}

func isIdent(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// vouched reports whether the hit of a source of trust foreign is the caller's to answer for: the
// memory that the sink's number speaks of is what the exported function was given with it, or was made as large as that
// number says.
func (e *engine) vouched(k *context, h *hit) bool {
	src := &e.sources[k.source]
	if h.sink == nil || len(h.sink.Of) == 0 || src.Row.Trust != foreign || k.fn != src.Site.Func {
		return false
	}
	way := e.way(k, h)
	in := e.prog.Instr(h.site.Func, h.site.Value)
	b := bringing{engine: e, budget: maxVouch}
	for i := range h.sink.Of {
		values := e.atPort(h.site.Func, in, &h.sink.Of[i])
		if len(values) == 0 {
			return false
		}
		for _, v := range values {
			if !b.brought(way, v, whole) && !e.madeAsLarge(h, v) {
				return false
			}
		}
	}
	return true
}

// madeAsLarge reports whether memory v was made by a call that was given the number that a hit speaks of.
func (e *engine) madeAsLarge(h *hit, v ir.Value) bool {
	for i := range h.sink.In {
		for _, n := range e.atPort(h.site.Func, e.prog.Instr(h.site.Func, h.site.Value), &h.sink.In[i]) {
			if e.madeWith(madeFor{h.site.Func, h.site.Value, e.counted(h.site.Func, n)}, v, maxSized) {
				return true
			}
		}
	}
	return false
}

// atPort returns the operands of an instruction that stand at a port.
func (e *engine) atPort(fn ir.FuncID, in *ir.Instr, p *rule.Port) []ir.Value {
	var values []ir.Value
	positions := e.operandPositions(fn, in)
	for i, a := range e.prog.Args(fn, in) {
		if e.graph.AtPort(fn, in, a, positions[i], p) {
			values = append(values, a.Value)
		}
	}
	return values
}
