package taint

import (
	"slices"

	"rubicon/internal/ir"
)

// funcInfo is what is needed of a function beyond its instructions. Assumptions about self carry no data:
// they are only there for what is read through self. Data that self holds goes from self itself to where it
// is used, which in a long method is a small part of the way through all of them.
type funcInfo struct {
	first      uint32       // of the function's operands in its file
	operands   []ir.Operand // with self for what is assumed of it; nil if nothing is
	start      []uint32     // uses of value v: uses[start[v]:start[v+1]]
	uses       []ir.Value
	blockCalls []ir.Value               // calls of the block that the function was given
	finals     []int                    // parameters that are captured and written
	overwrites map[ir.Value][]overwrite // by the value that holds the object
}

// info returns the uses of a function's values.
func (e *engine) info(id ir.FuncID) *funcInfo {
	if fi := e.funcs[id]; fi != nil {
		return fi
	}
	fn := e.prog.Func(id)
	file := e.prog.File(id)
	body := file.Body(fn)
	fi := &funcInfo{start: make([]uint32, len(body)+2)}
	fi.unassume(file, fn, body, !e.isRuby(id))
	for v := range body {
		for _, a := range fi.args(file, &body[v]) {
			fi.start[a.Value+1]++
		}
	}
	for i := 1; i < len(fi.start); i++ {
		fi.start[i] += fi.start[i-1]
	}
	fi.uses = make([]ir.Value, fi.start[len(fi.start)-1])
	fill := append([]uint32(nil), fi.start...)
	for v := range body {
		for _, a := range fi.args(file, &body[v]) {
			fi.uses[fill[a.Value]] = ir.Value(v)
			fill[a.Value]++
		}
	}
	for v := range body {
		in := &body[v]
		called := in.Op == ir.OpCall || in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0
		if called && (in.Flags&ir.FlagYield != 0 || e.callsBlockParam(id, in)) {
			fi.blockCalls = append(fi.blockCalls, ir.Value(v))
		}
	}
	for i := range fn.Params {
		if fn.Params[i].Written {
			fi.finals = append(fi.finals, i)
		}
	}
	e.funcs[id] = fi
	fi.overwrites = e.findOverwrites(id, fn, body)
	return fi
}

// usesOf returns the instructions that use v, in program order; one that uses it twice stands twice.
func (fi *funcInfo) usesOf(v ir.Value) []ir.Value { return fi.uses[fi.start[v]:fi.start[v+1]] }

// unassume makes the operands that are assumptions about self self.
func (fi *funcInfo) unassume(file *ir.File, fn *ir.Func, body []ir.Instr, rust bool) {
	if len(fn.Params) == 0 || fn.Params[0].Kind != ir.ParamSelf {
		return
	}
	self := fn.Params[0].Value
	about := map[ir.Value]bool{}
	first, last := uint32(1<<32-1), uint32(0)
	for v := range body {
		in := &body[v]
		if in.NArgs == 0 {
			continue
		}
		first, last = min(first, in.Args), max(last, in.Args+in.NArgs)
		if of := file.Args(in)[0].Value; in.Op == ir.OpAssume && (of == self || about[of]) {
			about[ir.Value(v)] = true
		}
	}
	if len(about) == 0 {
		return
	}
	kept := map[ir.Value]bool{}
	if rust {
		keepLeaving(file, body, about, kept)
	}
	fi.first, fi.operands = first, slices.Clone(file.Operands[first:last])
	for i := range fi.operands {
		if of := fi.operands[i].Value; about[of] && !kept[of] {
			fi.operands[i].Value = self
		}
	}
	for v := range body { // an assumption is no use
		if in := &body[v]; in.Op == ir.OpAssume && about[ir.Value(v)] && !kept[ir.Value(v)] {
			fi.operands[in.Args-first].Value = ir.NoValue
		}
	}
}

// keepLeaving keeps the assumptions about self, of those in about, with which self leaves a method as a whole, and those before
// them: self.check()?; Ok(self). Another method of it is judged where it reads what self holds.
func keepLeaving(file *ir.File, body []ir.Instr, about, kept map[ir.Value]bool) {
	for v := len(body) - 1; v >= 0; v-- {
		in := &body[v]
		switch {
		case in.Op == ir.OpLoad, in.Op == ir.OpStore, in.Op == ir.OpState, in.Op == ir.OpAssume && !kept[ir.Value(v)]:
			continue
		case in.Op == ir.OpAssume:
			kept[file.Args(in)[0].Value] = about[file.Args(in)[0].Value]
			continue
		}
		for _, a := range file.Args(in) {
			if about[a.Value] && a.Role != ir.RoleSelf {
				kept[a.Value] = true
			}
		}
	}
}

// args returns the operands of an instruction.
func (fi *funcInfo) args(file *ir.File, in *ir.Instr) []ir.Operand {
	if fi.operands == nil || in.NArgs == 0 {
		return file.Args(in)
	}
	return fi.operands[in.Args-fi.first : in.Args-fi.first+in.NArgs]
}

// args returns the operands of instruction in of function id, as data goes through them.
func (e *engine) args(id ir.FuncID, in *ir.Instr) []ir.Operand {
	return e.info(id).args(e.prog.File(id), in)
}
