package taint

import (
	"rubicon/internal/ir"
)

// funcInfo is what is needed of a function beyond its instructions.
type funcInfo struct {
	start      []uint32 // uses of value v: uses[start[v]:start[v+1]]
	uses       []ir.Value
	blockCalls []ir.Value // calls of the block that the function was given
	finals     []int      // parameters that are captured and written
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
	for v := range body {
		for _, a := range file.Args(&body[v]) {
			fi.start[a.Value+1]++
		}
	}
	for i := 1; i < len(fi.start); i++ {
		fi.start[i] += fi.start[i-1]
	}
	fi.uses = make([]ir.Value, fi.start[len(fi.start)-1])
	fill := append([]uint32(nil), fi.start...)
	for v := range body {
		for _, a := range file.Args(&body[v]) {
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
	return fi
}

// usesOf returns the instructions that use v, in program order; one that uses it twice stands twice.
func (fi *funcInfo) usesOf(v ir.Value) []ir.Value { return fi.uses[fi.start[v]:fi.start[v+1]] }
