package route

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file knows what a program keeps in itself from one request to the next, and what changes that: NOTES.delete(id),
// Store.notes[id].text = text.

// isKept reports whether a value is, or is a part of, what a constant, a global variable, a variable or an option of a class holds:
// all requests share it. It is looked for through at most depth calls, elements and joins.
func (p *prover) isKept(f *frame, v ir.Value, depth int) bool {
	v = p.g.Root(f.fn, v)
	if depth == 0 {
		return false
	}
	in := p.g.Prog.Instr(f.fn, v)
	args := p.g.Prog.Args(f.fn, in)
	site := callgraph.Site{Func: f.fn, Value: v}
	isPart := func(a ir.Operand) bool { return p.isKept(f, a.Value, depth-1) }
	switch in.Op {
	case ir.OpPhi:
		return slices.ContainsFunc(args, isPart)
	case ir.OpParam:
		if at, up, ok := p.argument(f, v); ok {
			return p.isKept(up, at, depth-1)
		}
		return false
	case ir.OpLoad:
		switch name := p.g.Prog.Text(in.Name); {
		case in.Flags&ir.FlagIndex != 0:
			return len(args) == 2 && isPart(args[0])
		case len(args) == 0:
			return in.Flags&ir.FlagConst == 0 || !p.g.TypeOf(f.fn, v).Meta
		case !strings.HasPrefix(name, "@"):
			return false
		case strings.HasPrefix(name, "@@") || p.isClass(f, args[0].Value):
			return true
		}
		stores, ok := p.stores(f, v)
		return ok && slices.ContainsFunc(stores, func(s callgraph.Site) bool {
			at := p.storing(f, s)
			return at.depth <= maxCalls && p.isKept(at, p.valueOf(s), depth-1)
		})
	case ir.OpCall:
		if name := p.g.Prog.Text(in.Name); name == ir.OpOr || name == ir.OpAnd {
			return len(args) == 2 && (isPart(args[1]) || name == ir.OpOr && isPart(args[0]))
		}
		if len(p.g.CallIn(site).Values) > 0 { // an option of the class
			return true
		}
		if callees := p.callees(site); len(callees) > 0 {
			return slices.ContainsFunc(callees, func(id ir.FuncID) bool { return p.returnsKept(f.into(id, site), depth-1) })
		}
		_, isElement := p.keyRead(f.fn, v)
		isElement = isElement || slices.ContainsFunc(p.g.Entry(site).Lookups, func(row *rule.Lookup) bool { return p.g.Describes(&row.Row, site) })
		return isElement && len(args) > 0 && args[0].Role == ir.RoleSelf && isPart(args[0])
	}
	return false
}

// isClass reports whether a value is a class, or a module: as self in its own methods.
func (p *prover) isClass(f *frame, v ir.Value) bool {
	v = p.g.Root(f.fn, v)
	if p.g.Prog.Instr(f.fn, v).Op == ir.OpParam {
		if at, up, ok := p.argument(f, v); ok {
			return p.isClass(up, at)
		}
	}
	return p.g.TypeOf(f.fn, v).Meta
}

// returnsKept reports whether a function returns what is kept.
func (p *prover) returnsKept(f *frame, depth int) bool {
	done, ok := p.run(f)
	if !ok {
		return false
	}
	defer done()
	return slices.ContainsFunc(p.exits(f.fn), func(exit callgraph.Site) bool {
		args := p.g.Prog.Args(exit.Func, p.g.Prog.Instr(exit.Func, exit.Value))
		return exit.Func == f.fn && len(args) > 0 && p.isKept(f, args[0].Value, depth)
	})
}

// changesKept reports whether a store, or a call that models or its name call one, changes what is kept. What is counted, or the
// time, is only noted.
func (p *prover) changesKept(f *frame, s callgraph.Site) bool {
	in := p.g.Prog.Instr(s.Func, s.Value)
	args := p.g.Prog.Args(s.Func, in)
	if len(args) == 0 {
		return false
	}
	base, value := args[0].Value, args[len(args)-1].Value
	name := p.g.Prog.Text(in.Name)
	switch {
	case in.Op == ir.OpStore && in.Flags&ir.FlagIndex != 0 && len(args) == 3:
	case in.Op == ir.OpCall && isWriter(name) && len(args) == 2 && args[0].Role == ir.RoleSelf && in.Flags&ir.FlagImplicitSelf == 0:
	case in.Op == ir.OpCall:
		return args[0].Role == ir.RoleSelf && slices.ContainsFunc(p.g.Entry(s).RecordChanges, func(row *rule.RecordChange) bool { return row.Kept && p.g.Describes(&row.Row, s) }) &&
			p.isKept(f, base, maxCalls)
	default:
		return false
	}
	return (p.isConst(f.fn, value) || p.made(f, value).request) && p.isKept(f, base, maxCalls)
}

// takesAll reports whether a call takes away all that is kept somewhere.
func (p *prover) takesAll(f *frame, s callgraph.Site) bool {
	in := p.g.Prog.Instr(s.Func, s.Value)
	return in.Op == ir.OpCall && p.changesKept(f, s) && slices.ContainsFunc(p.g.Entry(s).RecordChanges, func(row *rule.RecordChange) bool { return row.Whole && p.g.Describes(&row.Row, s) })
}

// isWriter reports whether a method of a name is what an assignment to an attribute calls.
func isWriter(name string) bool {
	head, ok := strings.CutSuffix(name, "=")
	return ok && head != "" && !strings.ContainsAny(head[len(head)-1:], "=!<>]")
}
