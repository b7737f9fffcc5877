package surface

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/source"
	"rubicon/internal/taint"
)

// Kind says what an item of an inventory is.
type Kind string

// The kinds of items.
const (
	Block    Kind = "block"    // an unsafe block
	Function Kind = "function" // an unsafe function with a body
	Impl     Kind = "impl"     // an unsafe impl
	Export   Kind = "export"   // a function that other languages can call
)

// Item is a place in Rust code where the compiler's guarantees end. Test code has none.
type Item struct {
	Kind     Kind
	Func     ir.FuncID // the function that it is or stands in
	Pos, End uint32    // of a block all of it, of the others what stands before the braces
	// Operations are what unsafe code does that safe code may not, in the order of the first of each. Of a block in
	// which none is known they are the calls that nothing describes.
	Operations []string
	// Reached says that untrusted data is used there, or of an export that code of the workspace gives it some.
	Reached bool
}

// Inventory returns the items of a program by file and position.
func Inventory(g *callgraph.Graph, flows *taint.Result) []Item {
	v := &inventory{analysis: analysis{g: g}, flows: flows}
	for i, f := range g.Prog.Files {
		if f.Source.Lang == source.Rust && len(f.Funcs) > 0 {
			v.file(uint32(i), f)
		}
	}
	for _, impl := range g.UnsafeImpls() {
		v.items = append(v.items, Item{Kind: Impl, Func: impl.Body, Pos: impl.Pos, End: v.head(impl.Body, impl.Pos, impl.End)})
	}
	slices.SortStableFunc(v.items, func(a, b Item) int {
		if x, y := g.Prog.Funcs[a.Func].File, g.Prog.Funcs[b.Func].File; x != y {
			return int(x) - int(y)
		}
		return int(a.Pos) - int(b.Pos)
	})
	return v.items
}

type inventory struct {
	analysis
	flows *taint.Result
	items []Item
	// unknown are the calls of an item that nothing describes.
	unknown []string
}

// file adds the blocks and functions of a file.
func (v *inventory) file(number uint32, f *ir.File) {
	blocks := f.Unsafe
	for i := range f.Funcs {
		fn := &f.Funcs[i]
		id := v.g.Prog.ID(number, ir.FuncID(i))
		if fn.Flags&(ir.FuncTest|ir.FuncDecl) != 0 {
			continue
		}
		if fn.Flags&ir.FuncUnsafe != 0 {
			v.add(Item{Kind: Function, Func: id, Pos: fn.Pos, End: fn.End})
		}
		if fn.Export != 0 {
			v.items = append(v.items, Item{Kind: Export, Func: id, Pos: fn.Pos, End: v.head(id, fn.Pos, fn.End), Reached: v.flows.Exports[id]})
		}
		for _, b := range blocks {
			if b.Func == ir.FuncID(i) {
				v.add(Item{Kind: Block, Func: id, Pos: b.Pos, End: b.End})
			}
		}
	}
}

// add adds unsafe code, with what it does.
func (v *inventory) add(item Item) {
	v.unknown = nil
	v.code(item.Func, &item)
	if len(item.Operations) == 0 && item.Kind == Block {
		slices.Sort(v.unknown) // one of them it must be
		item.Operations = slices.Compact(v.unknown)
	}
	if item.Kind == Function {
		item.End = v.head(item.Func, item.Pos, item.End)
	}
	v.items = append(v.items, item)
}

// code reads the instructions of a function that stand in an item, and those of closures among them.
func (v *inventory) code(id ir.FuncID, item *Item) {
	body := v.g.Prog.File(id).Body(v.g.Prog.Func(id))
	for u := range body {
		in := &body[u]
		if in.Flags&ir.FlagUnsafe == 0 || in.Pos < item.Pos || in.End > item.End {
			continue
		}
		site := callgraph.Site{Func: id, Value: ir.Value(u)}
		op := v.operation(site, in)
		if op != "" && !slices.Contains(item.Operations, op) {
			item.Operations = append(item.Operations, op)
		}
		if in.Op == ir.OpCall && v.g.Call(site).Unknown {
			v.unknown = append(v.unknown, v.g.CalleeName(site))
		}
		item.Reached = item.Reached || v.flows.Unsafe[site]
		if in.Op == ir.OpClosure {
			v.code(v.g.Prog.Callee(id, in), item)
		}
	}
}

// operation says what an instruction does that only unsafe code may; "" if it does nothing of that sort.
func (v *inventory) operation(site callgraph.Site, in *ir.Instr) string {
	args := v.g.Prog.Args(site.Func, in)
	switch in.Op {
	case ir.OpLoad, ir.OpStore:
		switch {
		case in.Flags&ir.FlagConst != 0 && v.g.MutableStatic(site.Func, in):
			return "use of a mutable static"
		case len(args) > 0 && in.Flags&ir.FlagIndex == 0 && v.g.InUnion(v.g.TypeOf(site.Func, args[0].Value).Name):
			return "use of a union's field"
		case in.Op == ir.OpStore && v.g.Prog.Text(in.Name) == "*" && v.rawPointer(site.Func, args[0].Value):
			return "dereference of a raw pointer"
		}
	case ir.OpCall:
		name := v.g.Prog.Text(in.Name)
		switch {
		case name == ir.OpDeref:
			if v.rawPointer(site.Func, args[0].Value) {
				return "dereference of a raw pointer"
			}
		case in.Flags&ir.FlagMacro != 0 && strings.HasSuffix(name, "asm!"):
			return "inline assembly"
		case v.g.UnsafeCall(site):
			return v.g.CalleeName(site)
		}
	}
	return ""
}

func (v *inventory) rawPointer(id ir.FuncID, value ir.Value) bool {
	return strings.HasPrefix(v.g.TypeOf(id, value).Name, "*")
}
