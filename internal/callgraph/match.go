package callgraph

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// fit says how well a pattern fits a call.
type fit uint8

const (
	fitNot   fit = iota
	fitLoose     // by the name only: the receiver's type is not known
	fitSure
)

// matchRuby adds the rows that describe a Ruby call to c.
func (g *Graph) matchRuby(s Site, in *ir.Instr, recv Type, implicit bool, c *Call) {
	own := g.isOwn(c)
	e, how, several := g.howRuby(s, in, recv, implicit, own, c.Callees)
	if !several {
		e = g.candidates(e, recv, implicit)
	}
	g.collect(s, in, e, c, how)
	if len(e.Narrows)+len(e.Guards) > 0 {
		c.unread = unread{entry: e, own: own, found: uint8(min(len(c.Callees), math.MaxUint8))}
	}
}

// isOwn reports whether the workspace defines what a call reaches, as far as its callees have been found.
func (g *Graph) isOwn(c *Call) bool {
	return (len(c.Callees) > 0 || c.Accessor != 0 || c.Native != nil) && !g.delegates(c)
}

// howRuby returns the rows that a Ruby call may meet by its name, and how well the pattern of one fits it; several says that the
// receiver is of one of several types. own says that the workspace defines what is called, as callees for example.
func (g *Graph) howRuby(s Site, in *ir.Instr, recv Type, implicit, own bool, callees []Callee) (e *rule.Entry, how func(*rule.Callee) fit, several bool) {
	e = g.rowsByName(s.Func, in)
	if n := g.classes.renamed(recv, in.Name); n != in.Name && !own {
		renamed := *in
		renamed.Name = n
		e = g.rowsByName(s.Func, &renamed)
	}
	types := g.severalTypes(s, in, e, recv, implicit || own)
	several = len(types) > 0
	return e, func(p *rule.Callee) fit {
		f := g.fitRuby(s.Func, in, p, recv, implicit)
		if several && slices.ContainsFunc(types, func(t Type) bool { return g.fitRuby(s.Func, in, p, t, false) == fitSure }) {
			return fitSure
		}
		if f != fitNot && own && (p.Any || f == fitLoose) && !strings.HasPrefix(p.Name, "op.") {
			return fitNot // the workspace defines what is called
		}
		if f == fitSure && own && (implicit || in.Flags&ir.FlagSent != 0) && !g.ownedBy(callees, p.Owner) || own && g.overridden(callees, p, recv) {
			return fitNot
		}
		return f
	}, several
}

// severalTypes returns the types, more than one, that the receiver of a call at s has, if that is a parameter of which it is only
// known that it is given objects of these, and e has rows that ask for a type: a method that reads the answers of two HTTP libraries.
func (g *Graph) severalTypes(s Site, in *ir.Instr, e *rule.Entry, recv Type, known bool) []Type {
	if known || recv.Name != "" || !g.sealed || g.tracing || !slices.ContainsFunc(e.Flows, func(f *rule.Flow) bool { return f.Strict && f.Callee.Instance }) {
		return nil
	}
	args := g.Prog.Args(s.Func, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf || g.Prog.Instr(s.Func, g.Root(s.Func, args[0].Value)).Op != ir.OpParam {
		return nil
	}
	if types := g.typesOf(s.Func, args[0].Value); len(types) > 1 {
		return types
	}
	return nil
}

// delegates reports whether a call only reaches a method that stands for one of the same name of another object:
// what models say of that one is true of the call.
func (g *Graph) delegates(c *Call) bool {
	return len(c.Callees) == 1 && g.Prog.Func(c.Callees[0].Func).Flags&ir.FuncDelegate != 0
}

// ownedBy reports whether one of the workspace's methods that were found is defined on owner itself: a model
// of it then speaks of that very method.
func (g *Graph) ownedBy(callees []Callee, owner string) bool {
	for _, callee := range callees {
		if g.classes.scope(callee.Func) == owner {
			return true
		}
	}
	return false
}

// overridden reports whether the methods that were found are the receiver's, of a class in the workspace that descends
// from the one that a pattern names: they stand in the place of the library's, and where they call that by super, it
// is met.
func (g *Graph) overridden(callees []Callee, p *rule.Callee, recv Type) bool {
	if p.Any || p.Owner == "" {
		return false
	}
	for _, callee := range callees {
		class := g.classes.scope(callee.Func)
		below, _ := g.classes.isA(Type{Name: class}, p.Owner)
		found, _ := g.classes.isA(instance(recv), class)
		if !below || !found || class == p.Owner || callee.New || callee.ByName || callee.Raised {
			return false
		}
	}
	return len(callees) > 0
}

// constructed reports whether a pattern speaks of the constructor of a library's class where the workspace's
// own constructor is called: what that one does is known.
func (c *Call) constructed(p *rule.Callee) bool {
	return p.Name == "new" && !p.Any && len(c.Callees) == 1 && c.Callees[0].New
}

// fitRuby compares a pattern with a call of its name in function id.
func (g *Graph) fitRuby(id ir.FuncID, in *ir.Instr, p *rule.Callee, recv Type, implicit bool) fit {
	return g.fitAt(id, in.Flags&ir.FlagSent != 0, p, recv, implicit)
}

// fitAt compares a pattern with a call of its name in function id; with NoFunc, in any that it fits in.
func (g *Graph) fitAt(id ir.FuncID, sent bool, p *rule.Callee, recv Type, implicit bool) fit {
	if p.Any {
		return fitSure
	}
	h := g.classes
	if !p.Instance {
		// A method of the class itself. A function of Kernel and the like is also called bare.
		if implicit {
			if recv.Meta {
				if is, _ := h.isA(recv, p.Owner); is {
					return fitSure
				}
			}
			if p.Owner == "Kernel" || recv.Name == object && g.usesTopLevel(p.Owner) && (id == ir.NoFunc || g.declares(id)) {
				return fitSure
			}
			return fitNot
		}
		if sent && p.Owner == "Kernel" {
			return fitSure
		}
		if !recv.Meta {
			return fitNot
		}
		if recv.Name == p.Owner {
			return fitSure
		}
		if is, _ := h.isA(recv, p.Owner); is {
			return fitSure
		}
		return fitNot
	}
	if recv.Name == "" {
		return fitLoose
	}
	if recv.Meta {
		if p.Owner == "Class" || p.Owner == "Module" || p.Owner == object || p.Owner == "Kernel" {
			return fitSure
		}
		return fitNot
	}
	is, open := h.isA(recv, p.Owner)
	switch {
	case is:
		return fitSure
	case implicit && (open || recv.Name == object || h.classes[recv.Name] != nil && h.classes[recv.Name].super == "") && g.inUse(p.Owner):
		// Code that may be mixed into an application: a helper, the top level.
		return fitSure
	case open && !implicit:
		return fitLoose
	}
	return fitNot
}

// isElsewhere reports whether a call is one of a class that neither the workspace defines nor a model knows, as p
// names a method of a class itself: that one's descendants can be in files that are not there.
func (g *Graph) isElsewhere(s Site, in *ir.Instr, p *rule.Callee) bool {
	args := g.Prog.Args(s.Func, in)
	if p.Instance || p.Any || len(args) == 0 || args[0].Role != ir.RoleSelf {
		return false
	}
	recv := g.Prog.Instr(s.Func, g.Root(s.Func, args[0].Value))
	if recv.Op != ir.OpLoad || recv.Flags&ir.FlagConst == 0 {
		return false
	}
	t := g.TypeOf(s.Func, args[0].Value)
	return t.Meta && g.classes.classes[t.Name] == nil && !g.ofLibrary(t.Name)
}

// ofLibrary reports whether models know a class that the workspace does not define, or one that it stands in.
func (g *Graph) ofLibrary(class string) bool {
	for {
		if g.Set.Models.Names(class) {
			return true
		}
		i := strings.LastIndex(class, "::")
		if i < 0 || g.classes.classes[class[:i]] != nil {
			return false
		}
		class = class[:i]
	}
}

// inUse reports whether the workspace has a class that descends from owner, or its top level
// belongs to one.
func (g *Graph) inUse(owner string) bool {
	return g.usesTopLevel(owner) || g.classes.hasDescendant(owner)
}

// usesTopLevel reports whether the top level of the workspace's files takes calls for owner: a
// library that models name as one whose require adds its methods there.
func (g *Graph) usesTopLevel(owner string) bool {
	for _, c := range g.topLevel {
		if is, _ := g.classes.isA(Type{Name: c}, owner); is {
			return true
		}
	}
	return false
}

// readRequires finds the libraries whose require extends the top level.
func (g *Graph) readRequires() {
	for _, row := range g.Set.Models.TopLevels {
		for _, s := range g.calls.of(g.Prog.Name("require")) {
			args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
			for _, a := range args {
				if in := g.Prog.Instr(s.Func, a.Value); in.Op == ir.OpConst && row.RequiredBy(g.Prog.Text(in.Name)) {
					g.topLevel = append(g.topLevel, row.Class)
					g.met[row.ID] = true
				}
			}
			if len(g.topLevel) > 0 && g.topLevel[len(g.topLevel)-1] == row.Class {
				break
			}
		}
	}
}

// matchRust adds the rows that describe a Rust call to c. full is the path of a path call, heads
// are the types of a method's receiver.
func (g *Graph) matchRust(s Site, in *ir.Instr, full string, heads []string, c *Call) {
	e, how := g.howRust(s, in, full, heads, c.Callees)
	g.collect(s, in, e, c, how)
	if len(e.Narrows)+len(e.Guards) > 0 {
		c.unread = unread{entry: e, found: uint8(min(len(c.Callees), math.MaxUint8)), full: full, heads: heads}
	}
}

// howRust returns the rows that a Rust call may meet by its name, and how well the pattern of one fits it.
func (g *Graph) howRust(s Site, in *ir.Instr, full string, heads []string, callees []Callee) (*rule.Entry, func(*rule.Callee) fit) {
	e := g.rowsByName(s.Func, in)
	if g.isQuoting(full) {
		e = g.rowsOfPath(full) // not those of the program's own name for it
	}
	own := slices.ContainsFunc(callees, func(x Callee) bool { return !x.ByName })
	if !own && g.wrapsUnknown(heads, e) {
		heads = nil
	}
	asked := &env{g: g, site: s, in: in}
	for i, h := range heads {
		if !wraps[h] && slices.ContainsFunc(e.Flows, func(r *rule.Flow) bool { return g.Set.Models.IsA(h, r.Callee.Owner) && r.When.Eval(asked) }) {
			heads = heads[:i+1] // Vec<String>::push is not String::push
			break
		}
	}
	return e, func(p *rule.Callee) fit {
		switch {
		case p.Any && !own && !inModule(full):
			return fitSure
		case p.Any:
			return fitNot
		case full != "":
			owner := strings.TrimSuffix(full, "::"+p.Name)
			if own && full != p.Path() {
				return fitNot // the workspace implements what a model says of the trait
			}
			if full == p.Path() || g.crates.implements(owner, p.Owner) || p.Glob != rule.NoGlob && strings.HasPrefix(full, p.Owner+"::") || owner != full && g.Set.Models.IsA(owner, p.Owner) {
				return fitSure
			}
			return fitNot
		case len(heads) == 0:
			if own || inModule(p.Path()) {
				return fitNot
			}
			return fitLoose
		}
		if own && !slices.Contains(heads, p.Owner) {
			return fitNot
		}
		for _, h := range heads {
			if h == p.Owner || g.Set.Models.IsA(h, p.Owner) || !own && g.crates.implements(h, p.Owner) {
				return fitSure
			}
		}
		return fitNot
	}
}

// wrapsUnknown reports whether a receiver of the types heads is something that wraps what is not known (a lock whose content has
// no type), and none of the rows of e is about what wraps it: then the method is that of the content.
func (g *Graph) wrapsUnknown(heads []string, e *rule.Entry) bool {
	about := func(c *rule.Callee) bool {
		return slices.ContainsFunc(heads, func(h string) bool { return g.Set.Models.IsA(h, c.Owner) })
	}
	return len(heads) > 0 && !slices.ContainsFunc(heads, func(h string) bool { return !g.crates.dereferences(h) }) &&
		!slices.ContainsFunc(e.Flows, func(r *rule.Flow) bool { return about(&r.Callee) }) &&
		!slices.ContainsFunc(e.Sinks, func(r *rule.Sink) bool { return about(&r.Callee) }) &&
		!slices.ContainsFunc(e.Sources, func(r *rule.Source) bool { return about(&r.Callee) })
}

// inModule reports whether a path is that of a function in a module, not of one that belongs to a type: what the
// methods of that name do, it need not do.
func inModule(full string) bool {
	owner := lastName(strings.TrimSuffix(full, "::"+lastName(full)))
	return owner != "" && owner != full && owner[0] >= 'a' && owner[0] <= 'z' && !numberTypes[owner] && owner != "str" && owner != "char" && owner != "bool"
}

// collect adds the rows of e whose pattern and condition fit the call.
func (g *Graph) collect(s Site, in *ir.Instr, e *rule.Entry, c *Call, how func(*rule.Callee) fit) {
	if e == noEntry {
		return
	}
	c.Rows = g.newRows()
	key := make([]byte, 0, 64) // says which rows these are
	env := &env{g: g, site: s, in: in}
	check := func(r *rule.Row, sure bool) bool {
		f := how(&r.Callee)
		if f == fitNot || f == fitLoose && sure {
			return false
		}
		if !r.When.Eval(env) {
			return false
		}
		g.met[r.ID] = true
		key = append(binary.AppendUvarint(key, uint64(r.ID)), byte(f))
		return true
	}
	c.Types = matching(e.Types, true, check)
	for _, r := range e.Sources {
		if g.inClass(s, r.InClass) && check(&r.Row, true) {
			c.Sources = append(c.Sources, r)
		}
	}
	c.Sinks = g.sinks(s, in, e.Sinks, env, how)
	for _, r := range c.Sinks {
		key = binary.AppendUvarint(key, uint64(r.ID))
	}
	rare := e.HasRare()
	if rare {
		for _, r := range e.Fields {
			if c.Accessor == 0 && len(c.Callees) == 0 && check(&r.Row, true) {
				c.Accessor = in.Name
			}
		}
		c.Evidence = matching(e.Evidence, false, check)
		for _, r := range e.Processes {
			if check(&r.Row, r.Of == nil) {
				c.Processes = append(c.Processes, r)
			}
		}
		c.Endpoints = matching(e.Endpoints, false, check)
		c.Requests = matching(e.Requests, true, check)
		c.Listeners = matching(e.Listeners, true, check)
		c.Connections = matching(e.Connections, true, check)
		c.Commands = matching(e.Commands, true, check)
		c.OptionValues = matching(e.OptionValues, false, check)
		c.Printed = matching(e.Printed, false, check)
		c.Stashes = matching(e.Stashes, true, check)
		c.Outputs = matching(e.Outputs, true, check)
	}
	for _, r := range e.Misuses {
		if how(&r.Callee) == fitSure {
			c.Misuses = append(c.Misuses, r)
			key = binary.AppendUvarint(key, uint64(r.ID))
		}
	}
	if rare {
		c.Handouts = matching(e.Handouts, true, check)
		c.Takebacks = matching(e.Takebacks, true, check)
	}
	owner, general := "", []string(nil)
	for _, r := range e.Flows {
		if r.Passes != nil && r.Tested == rule.WholeElement && how(&r.Callee) == fitLoose && g.BlockParams(s.Func, in) > 1 {
			continue // what is taken apart like a pair is no list's
		}
		if !c.constructed(&r.Callee) && check(&r.Row, r.Strict) {
			c.Flows = append(c.Flows, r)
			if how(&r.Row.Callee) == fitLoose {
				c.Loose = true
				if r.Decides {
					owner = r.Callee.Owner
				}
			} else if r.Decides {
				general = append(general, r.Callee.Owner)
			}
		}
	}
	if owner != "" {
		c.Flows = slices.DeleteFunc(c.Flows, func(r *rule.Flow) bool { return !r.Callee.Any && r.Callee.Owner != owner })
	}
	for _, special := range general { // what is said of its superclass is not so
		c.Flows = slices.DeleteFunc(c.Flows, func(r *rule.Flow) bool {
			return !r.Callee.Any && r.Callee.Owner != special && g.Set.Models.IsA(special, r.Callee.Owner)
		})
	}
	if rare {
		c.Overwrites = matching(e.Overwrites, false, check)
		c.Parts = matching(e.Parts, false, check)
		c.Halves = matching(e.Halves, false, check)
		c.Consumers = matching(e.Consumers, false, check)
		c.Pieces = matching(e.Pieces, false, check)
		c.Raises = matching(e.Raises, true, check)
		c.Throws = matching(e.Throws, true, check)
		c.Converts = matching(e.Conversions, false, check)
		c.Functions = matching(e.Functions, false, check)
		c.Catches = matching(e.Catches, true, check)
	}
	c.Rows = g.shared(c.Rows, key)
}

// sinks returns those of rows whose pattern and condition fit the call.
func (g *Graph) sinks(s Site, in *ir.Instr, rows []*rule.Sink, env rule.Env, how func(*rule.Callee) fit) (fitting []*rule.Sink) {
	for _, r := range rows {
		f := how(&r.Callee)
		if (r.Word || r.Script) && (f == fitNot || !g.runsProgram(r, s, in)) || !g.inClass(s, r.InClass) {
			continue
		}
		fits := f == fitSure || f == fitLoose && r.Loose || r.Elsewhere && g.isElsewhere(s, in, &r.Callee)
		if fits && r.When.Eval(env) {
			g.met[r.ID] = true
			fitting = append(fitting, r)
		}
	}
	return fitting
}

// newRows returns empty rows: those that a call before had no need for, as most do not, or new ones.
func (g *Graph) newRows() *Rows {
	rows := g.spareRows
	if g.spareRows = nil; rows == nil {
		rows = &Rows{}
	}
	return rows
}

// matching returns those of rows that describe a call as check says; with sure, only if the receiver's type is
// known.
func matching[R interface{ Head() *rule.Row }](rows []R, sure bool, check func(r *rule.Row, sure bool) bool) []R {
	var found []R
	for _, r := range rows {
		if check(r.Head(), sure) {
			found = append(found, r)
		}
	}
	return found
}

// shared returns the rows that calls have in common which the same rows describe, by the key that says which.
func (g *Graph) shared(rows *Rows, key []byte) *Rows {
	known := &noRows
	if len(key) > 0 {
		known = g.rows[string(key)]
	}
	if known != nil {
		*rows = Rows{}
		g.spareRows = rows
		return known
	}
	g.rows[string(key)] = rows
	return rows
}

// Met reports whether the model row with that ID described a call that was asked for. Rows that only
// say what names mean (class, alias, noreturn) are not followed up.
func (g *Graph) Met(row int) bool { return g.met[row] }

// Meet notes that a row described something.
func (g *Graph) Meet(row *rule.Row) { g.met[row.ID] = true }

func (g *Graph) inClass(s Site, class string) bool {
	if class == "" {
		return true
	}
	is, open := g.classes.isA(g.SelfType(s.Func), class)
	return is || open && g.inUse(class)
}

// relativeTypes are what type rows say that depends on the receiver.
var relativeTypes = []string{"self", "class", "instance", "element", firstArgument, secondArgument, blockResult, wantedType}

// firstArgument says that the type is that of the first argument.
const firstArgument = "arg[0]"

// secondArgument says that it is that of the second one.
const secondArgument = "arg[1]"

// elementOf stands in a type for what the receiver holds, or the first argument.
const elementOf = "{element}"

// innerOf stands in a type for what that holds.
const innerOf = "{inner}"

// givenOf stands in a type for what the first argument holds: zip(sizes).
const givenOf = "{given}"

// valueOf stands in a type for what stands at the keys of the receiver, a map.
const valueOf = "{value}"

// statedType stands in the type of a result for the type that the call states: of p.cast::<T>() T.
const statedType = "{stated}"

// blockResult says that the type is that of what the block returns.
const blockResult = "block.return"

// wantedType says that the type is the one that the program wants there, and otherwise not known.
const wantedType = "wanted"

// result is the port of a call's result.
var result = rule.Port{Kind: rule.PortReturn}

// modelType returns the type that rows state for what stands at a port of a call: its result, an element
// of that, a parameter of its block. It is the zero Type if they state none. What a class answers with
// itself is that class.
func (g *Graph) modelType(id ir.FuncID, rows []*rule.TypeRow, args []ir.Operand, of rule.Port) Type {
	return statement{g, id, args, ""}.at(of, rows)
}

// statement is a call, with these operands, of whose types rows of models tell.
type statement struct {
	g    *Graph
	id   ir.FuncID
	args []ir.Operand
	// as is the type that the receiver is reached as where that is not its own: T of a Box<T>.
	as string
}

// receiver returns the type of the first operand.
func (c statement) receiver() Type {
	if c.as != "" {
		return Type{Name: c.as}
	}
	return c.g.TypeOf(c.id, c.args[0].Value)
}

// at returns the type that rows state for what stands at a port of the call.
func (c statement) at(of rule.Port, rows []*rule.TypeRow) Type {
	for _, row := range rows {
		if row.Of.Kind != of.Kind || row.Of.Index != of.Index || !slices.Equal(row.Of.Path, of.Path) {
			continue
		}
		if strings.Contains(row.Returns, statedType) {
			continue // see crates.callType
		}
		if before, after, ok := strings.Cut(row.Returns, elementOf); ok {
			if of := c.held(); of != "" {
				after = strings.ReplaceAll(after, elementOf, of)
				return Type{Name: before + of + c.withGiven(c.withValue(after))}
			}
			continue
		}
		if before, after, ok := strings.Cut(row.Returns, innerOf); ok {
			if of := firstArg(c.held()); of != "" {
				return Type{Name: before + of + after}
			}
			continue
		}
		if before, after, ok := strings.Cut(row.Returns, valueOf); ok {
			if len(c.args) > 0 && c.args[0].Role == ir.RoleSelf {
				if of := typeArgs(c.receiver().Name); len(of) > 1 {
					return Type{Name: before + of[1] + after}
				}
			}
			continue
		}
		if strings.Contains(row.Returns, givenOf) {
			return Type{Name: c.withGiven(row.Returns)}
		}
		if outer, ok := strings.CutSuffix(row.Returns, "<"+firstArgument+">"); ok {
			if of := c.g.argumentType(c.id, c.args, 0).Name; of != "" {
				return Type{Name: outer + "<" + of + ">"}
			}
			return Type{Name: outer}
		}
		if outer, ok := strings.CutSuffix(row.Returns, "<"+blockResult+">"); ok {
			if of := c.g.blockType(c.id, c.args).Name; of != "" {
				return Type{Name: outer + "<" + of + ">"}
			}
			return Type{Name: outer + "<_>"}
		}
		if !slices.Contains(relativeTypes, row.Returns) {
			return Type{Name: row.Returns}
		}
		if row.Returns == firstArgument || row.Returns == secondArgument {
			n := 0
			if row.Returns == secondArgument {
				n = 1
			}
			if t := c.g.argumentType(c.id, c.args, n); t.Name != "" {
				return t
			}
			continue
		}
		if row.Returns == wantedType {
			continue // see crates.callType
		}
		if row.Returns == blockResult {
			if t := c.g.blockType(c.id, c.args); t.Name != "" {
				return t
			}
			continue
		}
		if row.Returns == "element" {
			return Type{Name: c.held()}
		}
		if len(c.args) == 0 || c.args[0].Role != ir.RoleSelf {
			continue
		}
		recv := c.receiver()
		switch row.Returns {
		case "class":
			recv.Meta = recv.Name != ""
		case "instance":
			recv.Meta = false
		}
		return recv
	}
	return Type{}
}

// held returns the type of what the receiver of the call holds, or the first argument where there is none: the
// first type argument, or what a raw pointer points at.
func (c statement) held() string {
	if len(c.args) == 0 || c.args[0].Role != ir.RoleSelf && c.args[0].Role != ir.RolePlain {
		return ""
	}
	t := c.receiver().Name
	if of := pointee(t); of != "" {
		return of
	}
	return firstArg(c.g.listLike(c.g.lang(c.id), t))
}

// withValue returns a part of a type with the type of what stands at the keys of the receiver, a map, put in.
func (c statement) withValue(t string) string {
	before, after, ok := strings.Cut(t, valueOf)
	if !ok {
		return t
	}
	is := "_"
	if of := typeArgs(c.receiver().Name); len(of) > 1 {
		is = of[1]
	}
	return before + is + after
}

// withGiven returns a part of a type with the type of what the first argument holds put in.
func (c statement) withGiven(t string) string {
	before, after, ok := strings.Cut(t, givenOf)
	if !ok {
		return t
	}
	is := ""
	if len(c.args) > 1 && c.args[0].Role == ir.RoleSelf {
		is = statement{c.g, c.id, c.args[1:], ""}.held()
	}
	if is == "" {
		is = "_"
	}
	return before + is + after
}

// blockType returns the type of what the first closure among the operands of a call returns.
func (g *Graph) blockType(id ir.FuncID, args []ir.Operand) Type {
	for _, a := range args {
		in := g.Prog.Instr(id, a.Value)
		if in.Op != ir.OpClosure {
			continue
		}
		block := g.Prog.Callee(id, in)
		body := g.Prog.File(block).Body(g.Prog.Func(block))
		for v := range body {
			if body[v].Op == ir.OpReturn && body[v].NArgs > 0 {
				if t := g.TypeOf(block, g.Prog.Args(block, &body[v])[0].Value); t.Name != "" {
					return t
				}
			}
		}
	}
	return Type{}
}

// argumentType returns the type of the nth argument of a call.
func (g *Graph) argumentType(id ir.FuncID, args []ir.Operand, nth int) Type {
	for _, a := range args {
		switch {
		case a.Role == ir.RolePlain && nth == 0:
			return g.TypeOf(id, a.Value)
		case a.Role == ir.RolePlain:
			nth--
		case a.Role != ir.RoleSelf:
			return Type{}
		}
	}
	return Type{}
}
