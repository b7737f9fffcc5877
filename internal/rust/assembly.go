package rust

import (
	"bytes"

	"rubicon/internal/syntax"
)

// isAssembly reports whether a macro of that name takes the operands of inline assembly.
func (v *view) isAssembly(name syntax.NodeID) bool {
	text := v.tree.Bytes(name)
	switch string(text[bytes.LastIndexByte(text, ':')+1:]) {
	case "asm", "global_asm", "naked_asm", "llvm_asm":
		return true
	}
	return false
}

// splitAssembly splits the arguments of asm!. An operand like in(reg) x or inout("eax") x => y is what goes in:
// x. What only comes out, and options, are no arguments.
func (v *view) splitAssembly(first, last syntax.NodeID) {
	from := len(v.args)
	v.cut(first, last, func(c syntax.NodeID) bool { return v.is(c, ",") })
	kept := v.args[:from]
	for _, arg := range v.args[from:] {
		if v.assemblyOperand(&arg) {
			kept = append(kept, arg)
		}
	}
	v.args = kept
}

// assemblyOperand takes away what says where an operand of asm! goes, and reports whether a value goes in.
func (v *view) assemblyOperand(arg *macroArg) bool {
	next := v.after(arg.first)
	if next >= arg.last {
		return true
	}
	place := v.opens(next, '(')
	switch {
	case v.is(arg.first, "const"):
		arg.first = next
	case v.is(arg.first, "sym"):
		return false
	case place && (v.is(arg.first, "out") || v.is(arg.first, "lateout") || v.is(arg.first, "options") || v.is(arg.first, "clobber_abi")):
		return false
	case place && (v.is(arg.first, "in") || v.is(arg.first, "inout") || v.is(arg.first, "inlateout")):
		arg.first = v.after(next)
		for c := arg.first; c < arg.last; c = v.after(c) {
			if v.is(c, "=>") {
				arg.last = c
			}
		}
	}
	return arg.first < arg.last
}
