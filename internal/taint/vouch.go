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
		for i := range fn.Params {
			p := &fn.Params[i]
			t := e.graph.NativeType(exported, shortType(e.graph.TypeOf(id, p.Value).Name))
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

// frame is a function on the way from an exported function to a sink, and the instruction of it by
// which the next one is entered.
type frame struct {
	fn ir.FuncID
	at ir.Value
}

// maxVouch bounds the values that are looked at to find where a pointer comes from.
const maxVouch = 200

// vouched reports whether the hit of a source of trust foreign is the caller's to answer for: the
// memory that the sink's number speaks of is what the exported function was given with it.
func (e *engine) vouched(k *context, h *hit) bool {
	src := &e.sources[k.source]
	if h.sink == nil || len(h.sink.Of) == 0 || src.Row.Trust != foreign || k.fn != src.Site.Func {
		return false
	}
	way := e.way(k, h)
	in := e.prog.Instr(h.site.Func, h.site.Value)
	budget := maxVouch
	for i := range h.sink.Of {
		values := e.atPort(h.site.Func, in, &h.sink.Of[i])
		if len(values) == 0 {
			return false
		}
		for _, v := range values {
			if !e.brought(way, v, &budget) {
				return false
			}
		}
	}
	return true
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

// brought reports whether value v of the last frame's function is a parameter of the first one's,
// moved or cast at most.
func (e *engine) brought(way []frame, v ir.Value, budget *int) bool {
	if *budget--; *budget < 0 {
		return false
	}
	fn := way[len(way)-1].fn
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	switch in.Op {
	case ir.OpCopy, ir.OpAssume:
		return e.brought(way, args[0].Value, budget)
	case ir.OpPhi:
		for _, a := range args {
			if !e.brought(way, a.Value, budget) {
				return false
			}
		}
		return true
	case ir.OpParam:
		return e.broughtParam(way, v, budget)
	case ir.OpCall:
		for _, row := range e.graph.Call(callgraph.Site{Func: fn, Value: v}).Flows {
			if row.Step != rule.Value || len(row.From) != 1 || len(row.From[0].Path) > 0 || row.To[0].Kind != rule.PortReturn {
				continue
			}
			values := e.atPort(fn, in, &row.From[0])
			return len(values) == 1 && e.brought(way, values[0], budget)
		}
	}
	return false
}

// broughtParam is brought for a parameter of the last frame's function: it goes on at the caller.
func (e *engine) broughtParam(way []frame, v ir.Value, budget *int) bool {
	n := len(way) - 1
	fn := e.prog.Func(way[n].fn)
	if n == 0 {
		return fn.Export != 0
	}
	p := e.paramPort(&fn.Params[e.prog.Instr(way[n].fn, v).Aux])
	up := way[n-1]
	in := e.prog.Instr(up.fn, up.at)
	var values []ir.Value
	switch made, ok := e.graph.ClosureSite(way[n].fn); {
	case p.kind == portCapture:
		if ok && made.Func == up.fn {
			values = e.captures(made, int(p.index))
		}
	default:
		for i, c := range e.graph.Call(callgraph.Site{Func: up.fn, Value: up.at}).Callees {
			if c.Func == way[n].fn {
				ed := e.callEdge(callgraph.Site{Func: up.fn, Value: up.at}, &e.graph.Call(callgraph.Site{Func: up.fn, Value: up.at}).Callees[i])
				values = e.argument(up.fn, ed, in, p)
				break
			}
		}
	}
	return len(values) == 1 && e.brought(way[:n], values[0], budget)
}

// captures returns what the closure that is made at a site captures as number i.
func (e *engine) captures(made callgraph.Site, i int) []ir.Value {
	args := e.prog.Args(made.Func, e.prog.Instr(made.Func, made.Value))
	if len(args) > 0 && args[0].Role == ir.RoleSelf {
		i++
	}
	if i >= len(args) {
		return nil
	}
	return []ir.Value{args[i].Value}
}
