// Package ir is the intermediate representation that Ruby and Rust are both lowered to, and all
// that the call graph and the taint engine know of either language.
//
// # Shape
//
// A File owns three dense slices: Instrs, Operands and Names. A Func is a range of Instrs. The
// code is in SSA form: an instruction defines exactly one Value, and a Value is the index of its
// instruction within its function. Value 0 is NoValue; the instruction at that index is a
// placeholder. There is no control-flow graph. Control flow is structured in both languages, so
// what the analysis needs of it is in the values: a Phi where arms join or a loop begins, an
// Assume where an arm depends on a condition, and the loops and the exclusive arms as ranges of
// instructions (Region). An arm that cannot be left at its end does not take part in the join.
//
// Instructions stand in evaluation order, so "later" means a higher Value, except around a loop.
//
// # Names
//
// A Name is an index into File.Names while the file stands alone; linking renumbers it into
// Program.Names. Name 0 is the empty string in both.
//
// # Why not a control-flow graph
//
// Braun et al. (Simple and Efficient Construction of Static Single Assignment Form, 2013) build
// SSA from a graph of basic blocks. Neither language has a goto, so the builder keeps the current
// value of each variable in one table with an undo log instead: a branch costs what it changes.
package ir

import (
	"slices"

	"rubicon/internal/source"
)

// Name is an interned string; see the package comment.
type Name uint32

// Value is the index of an instruction within its function; see NoValue.
type Value uint32

// NoValue is the absence of a value.
const NoValue Value = 0

// FuncID identifies a function: within a File its index in Funcs, within a Program its index in
// Program.Funcs.
type FuncID uint32

// NoFunc is the absence of a function.
const NoFunc FuncID = 1<<32 - 1

// ScopeID identifies a scope of a file: its index in File.Scopes. Scope 0 is the file itself.
type ScopeID uint32

// Op says what an instruction does.
type Op uint8

// The operations. Operands are given in order.
const (
	// OpNone is the placeholder at NoValue.
	OpNone Op = iota
	// OpParam is a value that enters the function. Aux is the index into Func.Params.
	OpParam
	// OpConst is a literal. Aux is a ConstKind, Name the text without its quotes.
	OpConst
	// OpCopy is its operand. Type, if set, is a type annotation. Aux is 1 where an expression is read
	// again whose value is known to be the same, and CopyDeref where it is what the operand refers to. Name, if set, is the variant of a Result or an Option that
	// holds the operand: Ok, Some, Err; or VariantTry where it is taken out of one.
	OpCopy
	// OpPhi is one of its operands. At a loop's head the operands after the first come from later
	// instructions.
	OpPhi
	// OpLoad reads. With one operand it reads field Name of it; with FlagIndex the element of the
	// first operand at the key that is the second (a Ruby program may define what that means: the first
	// operand is then a receiver, with its role); with none, the global or constant Name.
	OpLoad
	// OpStore writes its last operand where OpLoad would read with the operands before it.
	OpStore
	// OpCall calls Name. Operand roles say what is the receiver, an argument, a block.
	OpCall
	// OpClosure makes a function value of function Aux of the file. Its operands are the values of
	// the captured variables, in the order of the closure's captured Params.
	OpClosure
	// OpReturn leaves the function with its operand, if it has one. Aux is a ReturnKind.
	OpReturn
	// OpAssume is its first operand, where its second operand, a condition, is true (Aux 1) or
	// false (Aux 0), or where that operand, a call, has come back (AssumeReturned).
	OpAssume
	// OpState stands before an OpReturn. Its operands are the values that variables have there of which
	// something is assumed; that of an instance variable has the variable's name as a keyword's role.
	OpState
	// OpUnknown is syntax that was not understood. Data flows from all operands into it. Name is
	// the kind of the syntax node.
	OpUnknown
)

// RangeInclusive is the Aux of a call of op.range of Rust whose end belongs to it: 0..=n.
const RangeInclusive = 1

// CopyDeref is the Aux of an OpCopy of Rust that is the dereference of a reference, or of what is used as one: *x.
const CopyDeref = 2

// AssumeReturned is the Aux of an OpAssume about the code after a call.
const AssumeReturned = 2

// ConstKind says what an OpConst is; it is kept in Instr.Aux.
const (
	ConstNil uint32 = iota
	ConstTrue
	ConstFalse
	ConstInteger
	ConstFloat
	ConstString
	ConstSymbol
	ConstRegexp // Name is the source without delimiters; the flags follow a final "/"
	ConstChar
	ConstUnit
)

// VariantTry is the Name of an OpCopy that is x?: what the Result or Option x holds.
const VariantTry = "?"

// ReturnKind says what an OpReturn leaves; it is kept in Instr.Aux.
const (
	ReturnOwn    uint32 = iota // the function that it stands in
	ReturnMethod               // the method around the block that it stands in
	ReturnBreak                // the call that the block belongs to
)

// Flag qualifies an instruction.
type Flag uint16

// The flags.
const (
	// FlagIndex marks a Load or Store whose key is an operand.
	FlagIndex Flag = 1 << iota
	// FlagImplicitSelf marks a Call written without a receiver; the receiver operand is self.
	FlagImplicitSelf
	// FlagVariableLike marks a Call that could be a variable by its looks: no receiver, no
	// argument list.
	FlagVariableLike
	// FlagSuper marks a Call of the method that the current one overrides, and the Load or Store of an element past a method
	// [] or []= that the object's class may have: the fields of a Struct.
	FlagSuper
	// FlagYield marks a Call of the block that the current function was given.
	FlagYield
	// FlagSafe marks a Call that is skipped when its receiver is nil.
	FlagSafe
	// FlagUnsafe marks an instruction inside an unsafe block or an unsafe function.
	FlagUnsafe
	// FlagMacro marks a Call of a Rust macro.
	FlagMacro
	// FlagPath marks a Rust Call whose Name is a path ("fs::read"), not a method.
	FlagPath
	// FlagRef marks a Copy that takes a reference (&x), FlagMut one that may be written through, and the Call of an
	// operator of Rust that changes its first operand: x += y.
	FlagRef
	FlagMut
	// FlagConst marks the Load or Store of a Ruby constant, a Rust const, static or path.
	FlagConst
	// FlagCapture marks the Load, from an OpClosure value, of captured variable Aux after the
	// closure may have run.
	FlagCapture
	// FlagIncomplete marks a Call with operands that are not understood, such as a splat.
	FlagIncomplete
	// FlagSent marks a Call that reaches private methods of an explicit receiver too: x.send(:run).
	FlagSent
	// FlagPattern marks the Load of an element by a pattern that the value is held against, and the Copy by which a
	// pattern of Rust takes a variant apart.
	FlagPattern
)

// Instr is one instruction. Its operands are File.Operands[Args : Args+NArgs].
type Instr struct {
	Op    Op
	Flags Flag
	Aux   uint32
	NArgs uint32
	Args  uint32
	Name  Name
	Type  Name // the type that the source states for the value, if it does; of a Load that of what is read from
	Pos   uint32
	End   uint32
}

// Role says what an operand of a Call is.
type Role uint32

// The roles. A keyword argument (or the key of a literal's entry) has role RoleKeyword plus its
// name; see KeywordRole.
const (
	RolePlain   Role = iota // a positional argument, or an operand of anything but a Call
	RoleSelf                // the receiver
	RoleSplat               // *x
	RoleKwSplat             // **x
	RoleBlock               // &x or a literal block
	RoleAnyKey              // the value of an entry whose key is not constant
	RoleKey                 // the key of an entry, if it is not constant
	RoleKeyword Role = 1 << 31
)

// KeywordRole returns the role of a keyword argument called n.
func KeywordRole(n Name) Role { return RoleKeyword | Role(n) }

// Keyword returns the name of a keyword argument; ok is false for other roles.
func (r Role) Keyword() (n Name, ok bool) { return Name(r &^ RoleKeyword), r&RoleKeyword != 0 }

// Operand is a value in its role.
type Operand struct {
	Value Value
	Role  Role
}

// Names of the operations that have syntax of their own rather than a name. Ruby's operators are
// methods and keep their names ("+", "<<", "==", "!"); Rust's are called "op." and the operator.
const (
	OpInterp    = "op.interp"     // string interpolation: the parts in order
	OpBacktick  = "op.backtick"   // `…` and %x(…): the command
	OpArray     = "op.array"      // an array, vector, slice or tuple literal: elements in order
	OpHash      = "op.hash"       // a hash literal: entries by keyword role or RoleAnyKey
	OpStruct    = "op.struct"     // a Rust struct literal: fields by keyword role; Type is its path
	OpRange     = "op.range"      // from, to
	OpAnd       = "op.and"        // both operands of a short-circuit and
	OpOr        = "op.or"         // both operands of a short-circuit or
	OpNot       = "op.not"        // negation
	OpDefined   = "op.defined"    // defined?(x)
	OpFormat    = "op.format"     // format! and its family: format string, then arguments
	OpUnion     = "op.union"      // in models: the read of a field of a union of Rust
	OpStatic    = "op.static"     // in models: a store in a static mut of Rust
	OpDeref     = "op.deref"      // *p in unsafe Rust, or of a raw pointer
	OpIndex     = "op.index"      // a load or a store of an element in Rust, to models
	OpCast      = "op.cast"       // x as T; Type is T
	OpCallee    = "op.call"       // a call of a value: RoleSelf is the function
	OpOutput    = "op.output"     // in a template: the operand is written into the page; Type is the syntax
	OpOutputRaw = "op.output_raw" // the same, marked to be treated otherwise: <%== x %>, != x
	OpErr       = "op.err"        // what Err(e) of Rust takes out of a result (RoleSelf)
	// OpEach is true where a loop over RoleSelf has come to its end; the operands are what elements, or parts of them,
	// were at the end of its body.
	OpEach = "op.each"
	OpIs   = "op.is" // whether a value (RoleSelf) matches a pattern; Name of the pattern's head in Type
)

// FuncKind says what a function is.
type FuncKind uint8

// The kinds of functions.
const (
	KindBody      FuncKind = iota // the body of a file, class, module, impl or const: runs once
	KindMethod                    // an instance method (Ruby), a method with self (Rust)
	KindSingleton                 // a method of a class or module itself
	KindFn                        // a Rust function without self
	KindClosure                   // a block, proc, lambda or closure
)

// ParamKind says how a function's parameter is given.
type ParamKind uint8

// The kinds of parameters. A captured parameter is a variable of the enclosing function.
const (
	ParamSelf ParamKind = iota
	ParamPositional
	ParamOptional
	ParamSplat
	ParamKeyword
	ParamKwSplat
	ParamBlock
	ParamCaptured
)

// Param is a parameter. Index is the position among the positional, optional and splat ones, or
// among the captured ones. Value is its OpParam instruction. A capture that the closure writes has
// Written set, and Final is its value at the end.
type Param struct {
	Kind    ParamKind
	Written bool
	Index   uint16
	Name    Name
	Type    Name
	Value   Value
	Final   Value
}

// FuncFlag qualifies a function.
type FuncFlag uint16

// The flags of functions.
const (
	FuncUnsafe FuncFlag = 1 << iota
	FuncExtern          // extern "C" or another foreign ABI
	FuncTest            // test code
	FuncAsync
	FuncDecl  // a declaration without a body: extern "C" { fn f(); } or a required trait method
	FuncNever // never returns to a caller that gives it no block
	FuncBound // a block that stands for a method of an object: its self is fixed, whoever runs it
	// FuncTemplate marks the code of a template: a method of whatever renders it, with local variables that
	// look like calls. Its scope is a module of its own that has the template's name for a reader; Name is
	// what calls say, if it stands in a Ruby file, and Ret is the syntax.
	FuncTemplate
	FuncDelegate // only calls the method of the same name of another object
	FuncUnwind   // of an ABI that a panic may cross: extern "C-unwind"
	FuncItem     // a closure that stands for the function whose path was written: its second value calls it
	FuncLends    // returns what lives no longer than something else: MutexGuard<'static, T>
	FuncPub      // code outside of the crate may call it, in Rust: pub fn
)

// Func is a function of a file. Its instructions are File.Instrs[Start : Start+Len].
type Func struct {
	Kind   FuncKind
	Flags  FuncFlag
	Name   Name
	Scope  ScopeID // the scope that it is defined in, or, for a body, that it is the body of
	Parent FuncID  // the function around a closure, else NoFunc
	Start  uint32
	Len    uint32
	Params []Param
	Ret    Name // the declared return type, Rust
	Export Name // the symbol under which it is exported (#[no_mangle], #[export_name]), or declared (#[link_name])
	Pos    uint32
	End    uint32
	// Regions are the loops and branches of the function, in the order of their Start.
	Regions []Region
	// Tries are the stretches whose exceptions are caught, an inner one before what contains it.
	Tries []Try
	// Stretches are its arms, loops and guarded bodies, an inner one before what it stands in.
	Stretches []Stretch
	// Decisions say where conditions have been decided, in the order in which the stretches end; of those that end with an
	// arm, the one of the arm itself comes first.
	Decisions []Decision
	// Attrs are the names of attributes (Rust), for models, and AttrArgs what stands in the parentheses behind
	// each, 0 for nothing.
	Attrs, AttrArgs []Name
	// Generic is what a function of Rust says of its type parameters, and of what its impl gives for those of its type;
	// nil if there is neither. Through are the calls in it whose path begins with one of them, or with one of the function around.
	Generic *Generic
	Through []ParameterCall
}

// Generic is how the signature of a function of Rust depends on type parameters.
type Generic struct {
	Params []Name // those of the impl or the trait around it, of which Self is the first, then, from Own on, its own
	Bounds []Name // what stands for each of Params: "impl A+B" of the traits that bound it, "_" without any
	Own    int
	Impl   Name   // the type that the impl is for, as written: Checked<R>; 0 if it stands in none
	Types  []Name // those of its positional parameters, as written
	Ret    Name   // that of its result, as written
}

// Index returns which of the type parameters has that name; -1 if none has.
func (gen *Generic) Index(n Name) int { return slices.Index(gen.Params, n) }

// ParameterCall is a call of a function of whatever type a type parameter stands for: R::holds(x).
type ParameterCall struct {
	At    Value
	Param Name
}

// Region is a range of a function's values with a control-flow meaning. In a loop, [Start, End),
// every value can be computed after every other. In a branch, the values of [Start, Mid) and those
// of [Mid, End) are never computed in the same pass.
type Region struct {
	Start, Mid, End Value
	Loop            bool
	// Left and RestLeft say of a branch that the ends of its arms before and after Mid are not reached.
	Left, RestLeft bool
}

// Try is a range of a function's values whose exceptions its handlers catch: the first one that fits.
type Try struct {
	Start, End Value
	Handlers   []Handler
}

// Handler is the range of values of code that runs when an exception is caught. Classes are the exception
// classes that it names; of none it catches what a handler without classes does. Open says that it may catch
// others too.
type Handler struct {
	Start, End Value
	Classes    []Value
	Open       bool
}

// Stretch is a range of a function's values [Start, End) that need not be computed, or not all of them:
// an arm of a branch, a loop, a body that a handler follows. From value Sure on, if it is not NoValue,
// they all were: the other ways do not come there.
type Stretch struct {
	Start, End Value
	Sure       Value
}

// Decision is a range of a function's values [Start, End) that are only computed where condition Cond has been found to
// be true, or, unless Holds, false. Behind a branch whose other arms are all left, what its last arm has decided has
// another range there. The range of an arm in which nothing is computed is empty.
type Decision struct {
	Cond       Value
	Start, End Value
	Holds      bool
}

// ScopeKind says what a scope is.
type ScopeKind uint8

// The kinds of scopes.
const (
	ScopeFile      ScopeKind = iota // a file's top level
	ScopeClass                      // class Name < Super
	ScopeModule                     // module Name, mod name { … }
	ScopeSingleton                  // class << self
	ScopeImpl                       // impl Name, impl Super for Name
	ScopeTrait                      // trait Name
	ScopeForeign                    // extern "C" { … }
	ScopeReopen                     // a block that runs as the body of class Name, looked up from Parent
)

// Scope is a lexical scope that owns definitions: a file, class, module, impl block. Name is as
// written ("A::B"). Super is the superclass, or the trait of an impl, or the
// traits that a trait demands ("A+B"). Name is "impl A" or "_" where an impl is for a type parameter.
type Scope struct {
	Kind   ScopeKind
	Test   bool
	Unsafe bool // unsafe impl
	Name   Name
	Super  Name
	Parent ScopeID
	Body   FuncID // the function that is its body, or NoFunc
	Pos    uint32
	End    uint32
	Uses   []Use  // Rust: the use declarations and extern crates of the scope
	Mods   []Name // Rust: mod declarations without a body
}

// Use is one name that a Rust use declaration brings in; Alias is empty for a glob.
type Use struct {
	Alias Name
	Path  Name
	Pub   bool
	Local bool   // a glob in the body of Func: it counts there only
	Func  FuncID // nothing unless Local
}

// TypeDecl is a Rust struct, enum, variant of an enum ("Enum::Variant"), union or type alias.
type TypeDecl struct {
	Scope   ScopeID
	Name    Name
	Alias   Name // of a type alias, the type
	Fields  []Field
	Params  []Name // its type parameters
	Derives []Name // the traits that #[derive(…)] implements, as written
	Attrs   Name   // its other attributes, as those of a Field
	Union   bool
	Enum    bool
	Values  []Name // of an enum: for each variant the number that it is, as written; 0 for one more than the one before
	Pos     uint32
}

// Field is a field of a TypeDecl; tuple fields are called "0", "1", ….
type Field struct {
	Name Name
	Type Name
	// Attrs are its attributes (Rust), one on each line, as they are written between the brackets; 0 for none.
	Attrs Name
}

// File is one lowered source file.
type File struct {
	Source   *source.File
	Names    []string
	Instrs   []Instr
	Operands []Operand
	Funcs    []Func // Funcs[0] is the file's body
	Scopes   []Scope
	Types    []TypeDecl
	Unsafe   []UnsafeBlock // in the order of their positions
	Stats    Stats
}

// UnsafeBlock is an unsafe block of a function in Rust.
type UnsafeBlock struct {
	Func     FuncID
	Pos, End uint32
}

// Stats counts what lowering met.
type Stats struct {
	Nodes        int    // syntax nodes
	Unknown      int    // syntax nodes that became OpUnknown
	Errors       int    // stretches that the parser could not understand, and tokens it inserted
	ErrorBytes   uint32 // bytes of those stretches
	FirstError   uint32 // byte offset of the first
	Truncated    bool   // the parse or the lowering stopped at a limit
	UnknownKinds map[string]int
}

// Instr returns the instruction of fn that defines v.
func (f *File) Instr(fn *Func, v Value) *Instr { return &f.Instrs[fn.Start+uint32(v)] }

// Body returns the instructions of fn; its index is the Value.
func (f *File) Body(fn *Func) []Instr { return f.Instrs[fn.Start : fn.Start+fn.Len] }

// Args returns the operands of i.
func (f *File) Args(i *Instr) []Operand { return f.Operands[i.Args : i.Args+i.NArgs] }

// NoReturn tells lowering which calls without a receiver never return ("raise", "halt", "panic!",
// "std::process::exit"). It comes from the models, and from the program for its own FuncNever methods.
type NoReturn map[string]bool
