package taint

import (
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// An object that holds untrusted data in one instance variable is the self of all its methods, and most of
// them never look at that variable. So a function is entered by self with data in an instance variable only
// if it, or what it calls on self, may read that variable.

// footprint is the instance variables that a function may read of its self, or all of them.
type footprint struct {
	all   bool
	names map[ir.Name]bool

	index, low int // of Tarjan's algorithm
	open       bool
}

// mayRead reports whether function fn may read what lies at path of its self.
func (e *engine) mayRead(fn ir.FuncID, path pathID) bool {
	if path == whole || !e.isRuby(fn) {
		return true
	}
	name := e.paths.first(path)
	if !name.named() || !strings.HasPrefix(e.prog.Text(ir.Name(name)), "@") {
		return true
	}
	fp := e.footprints[fn]
	if fp == nil {
		w := footprintWalk{e: e}
		fp = w.visit(fn)
	}
	return fp.all || fp.names[ir.Name(name)]
}

// footprintWalk finds footprints along the calls on self. Functions that call each other have one in common
// (Tarjan, Depth-First Search and Linear Graph Algorithms, 1972).
type footprintWalk struct {
	e     *engine
	next  int
	stack []ir.FuncID
}

func (w *footprintWalk) visit(fn ir.FuncID) *footprint {
	w.next++
	fp := &footprint{names: map[ir.Name]bool{}, index: w.next, low: w.next, open: true}
	w.e.footprints[fn] = fp
	mark := len(w.stack)
	w.stack = append(w.stack, fn)
	for _, callee := range w.e.ownFootprint(fn, fp) {
		inner := w.e.footprints[callee]
		if inner == nil {
			inner = w.visit(callee)
			fp.low = min(fp.low, inner.low)
		} else if inner.open {
			fp.low = min(fp.low, inner.index)
		}
		fp.join(inner)
	}
	if fp.low == fp.index {
		for _, member := range w.stack[mark:] {
			m := w.e.footprints[member]
			m.open = false
			if m != fp {
				fp.join(m)
			}
		}
		for _, member := range w.stack[mark:] {
			m := w.e.footprints[member]
			m.all, m.names = fp.all, fp.names
		}
		w.stack = w.stack[:mark]
	}
	return fp
}

func (fp *footprint) join(other *footprint) {
	if fp.all = fp.all || other.all; fp.all || fp == other {
		return
	}
	for n := range other.names {
		fp.names[n] = true
	}
}

// ownFootprint enters what the code of a function reads of self and returns the functions that get the same
// self.
func (e *engine) ownFootprint(fn ir.FuncID, fp *footprint) []ir.FuncID {
	var callees []ir.FuncID
	file := e.prog.File(fn)
	body := file.Body(e.prog.Func(fn))
	if len(e.prog.Func(fn).Params) == 0 || e.prog.Func(fn).Params[0].Kind != ir.ParamSelf {
		fp.all = true
		return nil
	}
	self := map[ir.Value]bool{e.prog.Func(fn).Params[0].Value: true}
	for v := range body {
		in := &body[v]
		for i, a := range file.Args(in) {
			if !self[a.Value] {
				continue
			}
			switch {
			case in.Op == ir.OpCopy || in.Op == ir.OpAssume && i == 0 || in.Op == ir.OpPhi:
				self[ir.Value(v)] = true
			case in.Op == ir.OpState, in.Op == ir.OpAssume:
			case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex == 0:
				fp.names[in.Name] = true
			case in.Op == ir.OpStore && i == 0 && in.NArgs > 1:
			case in.Op == ir.OpClosure && a.Role == ir.RoleSelf:
				if id := e.prog.Callee(fn, in); id != ir.NoFunc && !e.graph.Rebound(id) {
					callees = append(callees, id)
				}
			case in.Op == ir.OpCall && a.Role == ir.RoleSelf:
				callees = e.footprintOfCall(callgraph.Site{Func: fn, Value: ir.Value(v)}, in, fp, callees)
			default:
				fp.all = true
				return nil
			}
		}
	}
	return callees
}

// footprintOfCall enters what a call on self may read of it.
func (e *engine) footprintOfCall(s callgraph.Site, in *ir.Instr, fp *footprint, callees []ir.FuncID) []ir.FuncID {
	if in.Flags&ir.FlagYield != 0 {
		return callees
	}
	call := e.graph.Call(s)
	for i := range call.Callees {
		if c := &call.Callees[i]; c.Bridge == nil && !c.New {
			callees = append(callees, c.Func)
		}
	}
	if call.Accessor != 0 && !call.Writer {
		fp.names[call.Accessor] = true
	}
	for _, row := range call.Flows {
		for i := range row.From {
			if row.From[i].Kind == rule.PortSelf {
				fp.all = true
			}
		}
	}
	if call.Unknown && in.Flags&ir.FlagImplicitSelf == 0 {
		fp.all = true
	}
	return callees
}
