package taint

import (
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// A function of Rust can lend out a place that is not its receiver's, and its caller changes that: a static behind a getter.
//
//	fn names() -> &'static Mutex<Vec<String>> { NAMES.get_or_init(Default::default) }
//	names().lock().unwrap().push(name)

// putBack carries the change of what the call at u has returned into the functions that lent it out.
func (e *engine) putBack(k *context, id int32, f fact, u ir.Value, call *callgraph.Call) {
	if e.isRuby(k.fn) {
		return
	}
	for i := range call.Callees {
		c := &call.Callees[i]
		if fn := e.prog.Func(c.Func); c.Bridge != nil || fn.Kind == ir.KindClosure || !e.lends(fn) {
			continue
		}
		ed := e.callEdge(callgraph.Site{Func: k.fn, Value: u}, c)
		e.enter(k, id, ed, c.Func, port{kind: portResult}, f.path, f.kinds)
	}
}

// lends reports whether what a function returns is another's: a reference, or what lives as long as something else.
//
//	fn jobs() -> MutexGuard<'static, Vec<String>> { JOBS.lock().unwrap() }
func (e *engine) lends(fn *ir.Func) bool {
	return fn.Flags&ir.FuncLends != 0 || strings.HasPrefix(e.prog.Text(fn.Ret), "&")
}

// beginResult enters what a function has returned, and what was changed since.
func (e *engine) beginResult(k *context, root fact) {
	body := e.prog.File(k.fn).Body(e.prog.Func(k.fn))
	for u := range body {
		if body[u].Op == ir.OpReturn && body[u].NArgs > 0 {
			root.value, root.since = e.prog.Args(k.fn, &body[u])[0].Value, ir.Value(u)
			e.add(k, root)
		}
	}
}
