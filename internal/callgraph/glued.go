package callgraph

import (
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// Glued implements rule.Env: "img_#{x}" and "#{x}.txt", which are no ".." whatever x is.
func (e *env) Glued(p rule.Port) bool {
	v, ok := e.one(p)
	if !ok {
		return false
	}
	args := e.g.Prog.Args(e.site.Func, e.in)
	beside := func(i int) (string, bool) {
		if i < 0 || i >= len(args) {
			return "", false
		}
		in := e.g.Prog.Instr(e.site.Func, args[i].Value)
		return e.g.Prog.Text(in.Name), in.Op == ir.OpConst && in.Aux == ir.ConstString
	}
	named := func(part string) bool { return strings.Trim(part, ".") != "" }
	for i, a := range args {
		if a.Value != v {
			continue
		}
		if text, ok := beside(i - 1); ok && named(text[strings.LastIndexByte(text, '/')+1:]) {
			return true
		}
		text, ok := beside(i + 1)
		part, _, _ := strings.Cut(text, "/")
		return ok && named(part)
	}
	return false
}
