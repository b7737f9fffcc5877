package ir

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
)

// opNames are the words that Print uses for the operations.
var opNames = [...]string{
	OpNone: "none", OpParam: "param", OpConst: "const", OpCopy: "copy", OpPhi: "phi", OpLoad: "load",
	OpStore: "store", OpCall: "call", OpClosure: "closure", OpReturn: "return", OpAssume: "assume",
	OpState: "state", OpUnknown: "unknown",
}

// String returns the operation's name in lower case.
func (o Op) String() string {
	if int(o) < len(opNames) {
		return opNames[o]
	}
	return "op" + strconv.Itoa(int(o))
}

var constNames = [...]string{
	ConstNil: "nil", ConstTrue: "true", ConstFalse: "false", ConstInteger: "integer", ConstFloat: "float",
	ConstString: "string", ConstSymbol: "symbol", ConstRegexp: "regexp", ConstChar: "char", ConstUnit: "unit",
}

var flagNames = []struct {
	flag Flag
	name string
}{
	{FlagIndex, "index"}, {FlagImplicitSelf, "implicit"}, {FlagVariableLike, "variable-like"},
	{FlagSuper, "super"}, {FlagYield, "yield"}, {FlagSafe, "safe"}, {FlagUnsafe, "unsafe"},
	{FlagMacro, "macro"}, {FlagPath, "path"}, {FlagRef, "ref"}, {FlagMut, "mut"}, {FlagConst, "constant"},
	{FlagCapture, "capture"}, {FlagIncomplete, "incomplete"}, {FlagSent, "sent"}, {FlagPattern, "pattern"},
}

var funcKindNames = [...]string{
	KindBody: "body", KindMethod: "method", KindSingleton: "singleton", KindFn: "fn", KindClosure: "closure",
}

// String returns the kind's name in lower case.
func (k FuncKind) String() string {
	if int(k) < len(funcKindNames) {
		return funcKindNames[k]
	}
	return "kind" + strconv.Itoa(int(k))
}

var paramKindNames = [...]string{
	ParamSelf: "self", ParamPositional: "positional", ParamOptional: "optional", ParamSplat: "splat",
	ParamKeyword: "keyword", ParamKwSplat: "kwsplat", ParamBlock: "block", ParamCaptured: "captured",
}

// String returns the kind's name in lower case.
func (k ParamKind) String() string {
	if int(k) < len(paramKindNames) {
		return paramKindNames[k]
	}
	return "param" + strconv.Itoa(int(k))
}

var scopeKindNames = [...]string{
	ScopeFile: "file", ScopeClass: "class", ScopeModule: "module", ScopeSingleton: "singleton",
	ScopeImpl: "impl", ScopeTrait: "trait", ScopeForeign: "foreign", ScopeReopen: "reopen",
}

// String returns the kind's name in lower case.
func (k ScopeKind) String() string {
	if int(k) < len(scopeKindNames) {
		return scopeKindNames[k]
	}
	return "scope" + strconv.Itoa(int(k))
}

// Print writes f as text, for tests and for people: scopes, types, then each function with its
// parameters, regions and instructions. Positions are given as line:column, both counted from 1.
func Print(w io.Writer, f *File) error {
	p := &printer{w: bufio.NewWriter(w), f: f}
	if f.Source != nil {
		p.lines = lineStarts(f.Source.Content)
	}
	p.scopes()
	for i := range f.Types {
		p.typeDecl(&f.Types[i])
	}
	for i := range f.Funcs {
		p.fn(FuncID(i), &f.Funcs[i])
	}
	return p.w.Flush()
}

type printer struct {
	w     *bufio.Writer
	f     *File
	lines []int
}

// lineStarts returns the byte offset of each line of content.
func lineStarts(content []byte) []int {
	lines := []int{0}
	for i, c := range content {
		if c == '\n' {
			lines = append(lines, i+1)
		}
	}
	return lines
}

func (p *printer) pos(at uint32) string {
	i := sort.SearchInts(p.lines, int(at)+1) - 1
	if i < 0 {
		return fmt.Sprintf("+%d", at)
	}
	return fmt.Sprintf("%d:%d", i+1, int(at)-p.lines[i]+1)
}

// name returns the text of n, or a mark if there is none such.
func (p *printer) name(n Name) string {
	if int(n) < len(p.f.Names) {
		return p.f.Names[n]
	}
	return fmt.Sprintf("name%d", n)
}

func (p *printer) scopes() {
	for i := range p.f.Scopes {
		s := &p.f.Scopes[i]
		fmt.Fprintf(p.w, "scope %d %v", i, s.Kind)
		if s.Unsafe {
			fmt.Fprint(p.w, " unsafe")
		}
		if s.Name != 0 {
			fmt.Fprintf(p.w, " %s", p.name(s.Name))
		}
		if s.Super != 0 {
			fmt.Fprintf(p.w, " < %s", p.name(s.Super))
		}
		if i > 0 {
			fmt.Fprintf(p.w, " in %d", s.Parent)
		}
		if s.Body != NoFunc {
			fmt.Fprintf(p.w, " body f%d", s.Body)
		}
		if s.Test {
			fmt.Fprint(p.w, " test")
		}
		fmt.Fprintln(p.w)
		for _, u := range s.Uses {
			pub := ""
			if u.Pub {
				pub = "pub "
			}
			fmt.Fprintf(p.w, "  %suse %s as %q\n", pub, p.name(u.Path), p.name(u.Alias))
		}
		for _, m := range s.Mods {
			fmt.Fprintf(p.w, "  mod %s\n", p.name(m))
		}
	}
}

func (p *printer) typeDecl(t *TypeDecl) {
	word := "type"
	switch {
	case t.Union:
		word = "union"
	case t.Enum:
		word = "enum"
	}
	fmt.Fprintf(p.w, "%s %s in %d", word, p.name(t.Name), t.Scope)
	if t.Alias != 0 {
		fmt.Fprintf(p.w, " = %s", p.name(t.Alias))
	}
	for i, f := range t.Fields {
		sep := ", "
		if i == 0 {
			sep = ": "
		}
		fmt.Fprintf(p.w, "%s%s %s", sep, p.name(f.Name), p.name(f.Type))
		if f.Attrs != 0 {
			fmt.Fprintf(p.w, " #[%s]", strings.ReplaceAll(p.name(f.Attrs), "\n", ", "))
		}
	}
	if t.Attrs != 0 {
		fmt.Fprintf(p.w, " #[%s]", strings.ReplaceAll(p.name(t.Attrs), "\n", ", "))
	}
	if len(t.Derives) > 0 {
		fmt.Fprint(p.w, " derives")
		for _, d := range t.Derives {
			fmt.Fprintf(p.w, " %s", p.name(d))
		}
	}
	fmt.Fprintln(p.w)
}

func (p *printer) fn(id FuncID, fn *Func) {
	fmt.Fprintf(p.w, "\nfunc f%d %v", id, fn.Kind)
	if fn.Name != 0 {
		fmt.Fprintf(p.w, " %s", p.name(fn.Name))
	}
	fmt.Fprintf(p.w, " scope %d", fn.Scope)
	if fn.Parent != NoFunc {
		fmt.Fprintf(p.w, " in f%d", fn.Parent)
	}
	p.funcTraits(fn)
	fmt.Fprintf(p.w, "  ; %s\n", p.pos(fn.Pos))
	for _, r := range fn.Regions {
		if r.Loop {
			fmt.Fprintf(p.w, "  loop v%d..v%d\n", r.Start, r.End)
		} else {
			fmt.Fprintf(p.w, "  branch v%d..v%d | v%d..v%d\n", r.Start, r.Mid, r.Mid, r.End)
		}
	}
	for _, t := range fn.Tries {
		fmt.Fprintf(p.w, "  try v%d..v%d", t.Start, t.End)
		for _, h := range t.Handlers {
			fmt.Fprintf(p.w, " rescue v%d..v%d", h.Start, h.End)
			for _, class := range h.Classes {
				fmt.Fprintf(p.w, " v%d", class)
			}
			if h.Open {
				fmt.Fprint(p.w, " open")
			}
		}
		fmt.Fprintln(p.w)
	}
	for _, d := range fn.Decisions {
		if d.Start == d.End {
			continue // as an arm in which nothing is computed is none here
		}
		word := "unless"
		if d.Holds {
			word = "if"
		}
		fmt.Fprintf(p.w, "  %s v%d v%d..v%d\n", word, d.Cond, d.Start, d.End)
	}
	body := p.f.Body(fn)
	for v := 1; v < len(body); v++ {
		p.instr(fn, Value(v), &body[v])
	}
}

func (p *printer) funcTraits(fn *Func) {
	for _, t := range [...]struct {
		flag FuncFlag
		name string
	}{{FuncUnsafe, "unsafe"}, {FuncExtern, "extern"}, {FuncTest, "test"}, {FuncAsync, "async"}, {FuncDecl, "decl"}, {FuncNever, "never"}, {FuncBound, "bound"}, {FuncDelegate, "delegate"}, {FuncUnwind, "unwind"}, {FuncItem, "item"}, {FuncLends, "lends"}, {FuncPub, "pub"}} {
		if fn.Flags&t.flag != 0 {
			fmt.Fprintf(p.w, " %s", t.name)
		}
	}
	if fn.Ret != 0 {
		fmt.Fprintf(p.w, " -> %s", p.name(fn.Ret))
	}
	if fn.Export != 0 {
		fmt.Fprintf(p.w, " export %s", p.name(fn.Export))
	}
	for i, a := range fn.Attrs {
		fmt.Fprintf(p.w, " #[%s]", p.name(a)+p.name(fn.AttrArgs[i]))
	}
	if fn.Generic != nil {
		p.generic(fn.Generic)
	}
}

// generic writes the type parameters of a function, those of its impl before a semicolon.
func (p *printer) generic(gen *Generic) {
	fmt.Fprint(p.w, " <")
	for i, n := range gen.Params {
		switch {
		case i > 0 && i == gen.Own:
			fmt.Fprint(p.w, "; ")
		case i > 0:
			fmt.Fprint(p.w, ", ")
		}
		fmt.Fprint(p.w, p.name(n))
	}
	fmt.Fprint(p.w, ">")
	if gen.Impl != 0 {
		fmt.Fprintf(p.w, " of %s", p.name(gen.Impl))
	}
}

func (p *printer) instr(fn *Func, v Value, i *Instr) {
	fmt.Fprintf(p.w, "  v%d = %v", v, i.Op)
	switch i.Op {
	case OpParam:
		p.param(fn, i)
	case OpConst:
		if int(i.Aux) < len(constNames) {
			fmt.Fprintf(p.w, " %s", constNames[i.Aux])
		}
		fmt.Fprintf(p.w, " %q", p.name(i.Name))
	case OpClosure:
		fmt.Fprintf(p.w, " f%d", i.Aux)
	case OpAssume:
		p.assume(i)
		return
	default:
		if i.Name != 0 {
			fmt.Fprintf(p.w, " %q", p.name(i.Name))
		}
		if i.Aux != 0 {
			fmt.Fprintf(p.w, " aux=%d", i.Aux)
		}
	}
	for _, a := range p.f.Args(i) {
		fmt.Fprintf(p.w, " %s", p.operand(a))
	}
	if i.Type != 0 {
		fmt.Fprintf(p.w, " : %s", p.name(i.Type))
	}
	for _, c := range fn.Through {
		if c.At == v {
			fmt.Fprintf(p.w, " through %s", p.name(c.Param))
		}
	}
	var flags []string
	for _, f := range flagNames {
		if i.Flags&f.flag != 0 {
			flags = append(flags, f.name)
		}
	}
	if len(flags) > 0 {
		fmt.Fprintf(p.w, " [%s]", strings.Join(flags, " "))
	}
	fmt.Fprintf(p.w, "  ; %s\n", p.pos(i.Pos))
}

// assume writes an assumption: the value, and the condition that is true (if) or false (unless).
func (p *printer) assume(i *Instr) {
	word := [...]string{"unless", "if", "after"}[min(i.Aux, AssumeReturned)]
	if args := p.f.Args(i); len(args) == 2 {
		fmt.Fprintf(p.w, " v%d %s v%d  ; %s\n", args[0].Value, word, args[1].Value, p.pos(i.Pos))
	}
}

// param writes what is known of a parameter beyond its instruction.
func (p *printer) param(fn *Func, i *Instr) {
	if int(i.Aux) >= len(fn.Params) {
		fmt.Fprintf(p.w, " ?%d", i.Aux)
		return
	}
	q := &fn.Params[i.Aux]
	fmt.Fprintf(p.w, " %v", q.Kind)
	if q.Name != 0 {
		fmt.Fprintf(p.w, " %q", p.name(q.Name))
	}
	switch q.Kind {
	case ParamPositional, ParamOptional, ParamSplat, ParamCaptured:
		fmt.Fprintf(p.w, " #%d", q.Index)
	}
	if q.Written {
		fmt.Fprintf(p.w, " written final=v%d", q.Final)
	}
}

func (p *printer) operand(a Operand) string {
	v := fmt.Sprintf("v%d", a.Value)
	if n, ok := a.Role.Keyword(); ok {
		return fmt.Sprintf("%s:%s", p.name(n), v)
	}
	switch a.Role {
	case RolePlain:
		return v
	case RoleSelf:
		return "self=" + v
	case RoleSplat:
		return "*" + v
	case RoleKwSplat:
		return "**" + v
	case RoleBlock:
		return "&" + v
	case RoleKey:
		return v + "=>"
	case RoleAnyKey:
		return "?:" + v
	}
	return fmt.Sprintf("role%d=%s", a.Role, v)
}
