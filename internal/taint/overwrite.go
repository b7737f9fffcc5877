package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// An object that is changed in place is one SSA value before and after. What is put in the place of
// something, or takes it out, ends facts: options[:name] = 'x', options.delete(:name), text.clear. A fact
// does not reach the uses of the object before which that was done for certain.

// overwrite is an instruction that puts something else in the place of what an object holds.
type overwrite struct {
	at   ir.Value
	keys []elem // where; nil: all that it holds
	// behind says that it is what a pointer leads to; the pointer stays what it is.
	behind bool
	kinds  rule.Kinds // zero: all
}

// maxWriter bounds the instructions of a writer that is looked into.
const maxWriter = 16

// findOverwrites returns the overwrites in a function, in program order, by the value that holds the object.
func (e *engine) findOverwrites(id ir.FuncID, fn *ir.Func, body []ir.Instr) map[ir.Value][]overwrite {
	var found map[ir.Value][]overwrite
	add := func(object ir.Value, o overwrite) {
		if found == nil {
			found = map[ir.Value][]overwrite{}
		}
		object = e.graph.Root(id, object)
		found[object] = append(found[object], o)
	}
	rust := !e.isRuby(id)
	for v := range body {
		in := &body[v]
		if rust && in.Op == ir.OpCall && in.NArgs > 0 {
			e.findResets(callgraph.Site{Func: id, Value: ir.Value(v)}, in, add)
		}
		switch {
		case in.Op == ir.OpStore && in.NArgs > 1:
			if e.prog.Text(in.Name) == "*" {
				pointer := e.prog.Args(id, in)[0].Value
				add(pointer, overwrite{at: ir.Value(v), behind: true}) // *pointer = value
				if rust {
					e.findLent(callgraph.Site{Func: id, Value: ir.Value(v)}, pointer, overwrite{behind: true}, add)
				}
			} else if key, ok := e.storesAt(id, ir.Value(v), in); ok {
				add(e.prog.Args(id, in)[0].Value, overwrite{at: ir.Value(v), keys: []elem{key}})
			}
		case in.Op == ir.OpCall && in.NArgs == 2 && strings.HasSuffix(e.prog.Text(in.Name), "="):
			if keys := e.writes(id, ir.Value(v), in); len(keys) > 0 {
				add(e.prog.Args(id, in)[0].Value, overwrite{at: ir.Value(v), keys: keys})
			} else if e.overwriting(in.Name) {
				e.findDescribed(callgraph.Site{Func: id, Value: ir.Value(v)}, add)
			}
		case in.Op == ir.OpCall && e.overwriting(in.Name):
			e.findDescribed(callgraph.Site{Func: id, Value: ir.Value(v)}, add)
		}
	}
	return found
}

// findDescribed adds the overwrites of a call that rows describe.
func (e *engine) findDescribed(s callgraph.Site, add func(object ir.Value, o overwrite)) {
	for _, row := range e.graph.Call(s).Overwrites {
		o := overwrite{at: s.Value, keys: e.keysAt(s, row.Keys), kinds: row.Kinds}
		if len(row.Keys) > 0 && len(o.keys) == 0 {
			continue
		}
		for _, object := range e.graph.Operands(s, &row.Value) {
			add(object, o)
			if len(o.keys) == 0 && !e.isRuby(s.Func) {
				e.findLent(s, object, o, add)
			}
		}
	}
}

// findLent adds, of an overwrite o by instruction s of what a call has lent, that of the object which lent it:
// *cell.borrow_mut() = name, list.lock().unwrap().clear().
func (e *engine) findLent(s callgraph.Site, lent ir.Value, o overwrite, add func(object ir.Value, o overwrite)) {
	o.at = s.Value
	for range maxLent {
		lent = e.graph.Root(s.Func, lent)
		in := e.prog.Instr(s.Func, lent)
		if !e.isView(callgraph.Site{Func: s.Func, Value: lent}, in) {
			return
		}
		lent = e.graph.Root(s.Func, e.prog.Args(s.Func, in)[0].Value)
		add(lent, o)
		if of := e.prog.Instr(s.Func, lent); of.Op == ir.OpLoad && of.NArgs == 1 && of.Flags&ir.FlagIndex == 0 && of.Name != 0 {
			add(e.prog.Args(s.Func, of)[0].Value, overwrite{at: s.Value, keys: []elem{elem(of.Name)}, kinds: o.kinds})
		}
	}
}

// maxLent bounds the calls between an object and what is overwritten of it: self.state.lock().unwrap().as_mut().unwrap().
const maxLent = 6

// isView reports whether a call returns its receiver, or what it is given by a mutable reference, as it is, and none of its
// name returns a copy.
func (e *engine) isView(s callgraph.Site, in *ir.Instr) bool {
	if in.Op != ir.OpCall || in.NArgs != 1 {
		return false
	}
	if of := e.prog.Args(s.Func, in)[0]; of.Role != ir.RoleSelf {
		return e.isMutRef(s.Func, of.Value) && slices.ContainsFunc(e.graph.Call(s).Flows, func(f *rule.Flow) bool {
			return f.Step == rule.Value && !f.Copies && len(f.From) == 1 && f.From[0].Kind == rule.PortArg && len(f.From[0].Path) == 0 &&
				len(f.To) == 1 && f.To[0].Kind == rule.PortReturn && len(f.To[0].Path) == 0
		})
	}
	if !e.identity(s) {
		return false
	}
	entry := e.set.Models.Lookup(source.Rust, e.prog.Text(in.Name))
	return entry == nil || !slices.ContainsFunc(entry.Flows, func(f *rule.Flow) bool { return f.Copies })
}

// overwriting reports whether rows say of a method of that name that it overwrites something.
func (e *engine) overwriting(name ir.Name) bool {
	is, known := e.overwrites[name]
	if !known {
		for _, lang := range [...]source.Lang{source.Ruby, source.Rust} {
			text := e.prog.Text(name)
			entry := e.set.Models.Lookup(lang, text[strings.LastIndexByte(text, ':')+1:]) // mem::take
			is = is || entry != nil && len(entry.Overwrites) > 0
		}
		e.overwrites[name] = is
	}
	return is
}

// storesAt returns the element that a store puts another value at. Of a text, what stands in brackets is no
// key.
func (e *engine) storesAt(id ir.FuncID, u ir.Value, in *ir.Instr) (key elem, ok bool) {
	if in.Flags&ir.FlagIndex == 0 {
		return elem(in.Name), in.Name != 0
	}
	args := e.prog.Args(id, in)
	key = e.keyOf(id, args[1].Value)
	if key == anyElem || len(e.graph.Call(callgraph.Site{Func: id, Value: u}).Callees) > 0 {
		return 0, false
	}
	if e.prog.Instr(id, e.graph.Root(id, args[1].Value)).Aux == ir.ConstSymbol {
		return key, true
	}
	t := e.graph.TypeOf(id, args[0].Value)
	return key, t.Name != "" && !t.Meta && t.Name != "String"
}

// writes returns the elements that a call of a writer puts another value at.
func (e *engine) writes(id ir.FuncID, u ir.Value, in *ir.Instr) []elem {
	call := e.graph.Call(callgraph.Site{Func: id, Value: u})
	switch name := e.prog.Text(in.Name); {
	case call.Writer && call.Accessor != 0:
		return []elem{elem(call.Accessor)}
	case call.Unknown && isWord(name[0]):
		if n := e.prog.Name(strings.TrimSuffix(name, "=")); n != 0 {
			return []elem{elem(n)}
		}
	case len(call.Callees) == 1 && isWord(name[0]):
		return e.writtenBy(call.Callees[0].Func)
	}
	return nil
}

// writtenBy returns the elements of self that function id puts another value at, whenever it is called.
func (e *engine) writtenBy(id ir.FuncID) []elem {
	fn := e.prog.Func(id)
	if fn.Len > maxWriter || !e.isRuby(id) {
		return nil
	}
	var keys []elem
	body := e.prog.File(id).Body(fn)
	for v := range body {
		in := &body[v]
		if in.Op != ir.OpStore || in.NArgs < 2 || !fn.Certain(ir.Value(v)) || !e.isSelf(id, e.prog.Args(id, in)[0].Value) {
			continue
		}
		if key, ok := e.storesAt(id, ir.Value(v), in); ok {
			keys = append(keys, key)
		}
	}
	return keys
}

// keysAt returns the elements at the keys that are known to stand at ports of a call.
func (e *engine) keysAt(s callgraph.Site, ports []rule.Port) []elem {
	var keys []elem
	for i := range ports {
		if n := len(ports[i].Path); n > 0 && ports[i].Path[n-1].Keys {
			keys = append(keys, keyElem)
			continue
		}
		for _, n := range e.graph.KeysAt(s, &ports[i]) {
			keys = append(keys, elem(n))
		}
	}
	return keys
}

// overwritesOf returns the overwrites of the object that v is.
func (e *engine) overwritesOf(id ir.FuncID, fi *funcInfo, v ir.Value) []overwrite {
	if len(fi.overwrites) == 0 {
		return nil
	}
	return fi.overwrites[e.graph.Root(id, v)]
}

// left returns what is left of a fact where instruction u uses its value; ok is false if it is nothing.
func (e *engine) left(fn *ir.Func, over []overwrite, f fact, u ir.Value) (g fact, ok bool) {
	for i := range over {
		o := &over[i]
		if !fn.Intervenes(f.since, o.at, u) {
			continue
		}
		if o.behind && f.kinds&e.set.AloneKinds != 0 {
			f.kinds &= e.set.AloneKinds
			continue
		}
		if o.kinds != 0 && f.kinds&^o.kinds != 0 {
			f.kinds &^= o.kinds
			continue
		}
		if o.keys == nil {
			return f, false
		}
		if f.path, ok = e.paths.without(f.path, o.keys); !ok {
			return f, false
		}
	}
	return f, true
}

// lost reports whether what a fact says of a parameter is no longer so when the function comes to its end.
func (e *engine) lost(id ir.FuncID, f fact) bool {
	fn := e.prog.Func(id)
	over := e.overwritesOf(id, e.info(id), f.value)
	if len(over) == 0 {
		return false
	}
	body := e.prog.File(id).Body(fn)
	for i := range over {
		o := over[i : i+1]
		if _, ok := e.left(fn, o, f, ir.Value(fn.Len)); ok {
			continue
		}
		early := false
		for u := f.since; u < o[0].at; u++ {
			early = early || body[u].Op == ir.OpReturn
		}
		if !early {
			return true
		}
	}
	return false
}

// but returns what a flow lets through of the element at path: not what stands at the keys that the row
// leaves out, and only what stands at those that it takes.
func (e *engine) but(id ir.FuncID, u ir.Value, row *rule.Flow, path pathID) (rest pathID, ok bool) {
	s := callgraph.Site{Func: id, Value: u}
	if len(row.Only) > 0 {
		if all := e.among(s, row); all != anyElem {
			return e.paths.within(path, e.keysAt(s, row.Only), all)
		}
	}
	if len(row.Except) == 0 {
		return path, true
	}
	return e.paths.without(path, e.keysAt(s, row.Except))
}

// among returns the element that stands for the keys at the ports of a row's only, anyElem if one of them is
// not known.
func (e *engine) among(s callgraph.Site, row *rule.Flow) elem {
	key := listedAt{s, row}
	among, known := e.listed[key]
	if known {
		return among
	}
	among = anyElem
	if keys := e.keysAt(s, row.Only); len(keys) > 0 && e.allKnown(s, row.Only) {
		among = e.paths.among(keys)
	}
	e.listed[key] = among
	return among
}

// allKnown reports whether each value at the ports of a call has keys that are known.
func (e *engine) allKnown(s callgraph.Site, ports []rule.Port) bool {
	for i := range ports {
		if ports[i].Kind == rule.PortKeywords {
			continue
		}
		for _, v := range e.graph.Operands(s, &ports[i]) {
			if len(e.graph.Keys(s.Func, v)) == 0 {
				return false
			}
		}
	}
	return true
}

// listedAt is a call with a row that takes only some keys.
type listedAt struct {
	site callgraph.Site
	row  *rule.Flow
}

// beforeEntries returns what is left in a hash literal of what operand a puts there at path: the entries
// after it come in the place of it.
func (e *engine) beforeEntries(id ir.FuncID, in *ir.Instr, a ir.Operand, path pathID) (rest pathID, ok bool) {
	args := e.prog.Args(id, in)
	after := len(args)
	for i := range args {
		if args[i].Role == a.Role && args[i].Value == a.Value {
			after = i + 1
		}
	}
	var keys []elem
	for _, b := range args[min(after, len(args)):] {
		if n, ok := b.Role.Keyword(); ok {
			keys = append(keys, elem(n))
		} else if b.Role == ir.RoleKwSplat {
			for _, n := range e.graph.Keys(id, b.Value) {
				keys = append(keys, elem(n))
			}
		}
	}
	if len(keys) == 0 {
		return path, true
	}
	return e.paths.without(path, keys)
}
