package ir

import (
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"

	"rubicon/internal/source"
)

// This file writes lowered files as bytes and reads them again, for a store that outlives a scan. The form is the same on
// all machines and belongs to one build of Rubicon: it has no version of its own and no redundancy. Who keeps such bytes
// has to know that they are whole, and of the same build; of others Decode says that they are wrong, or returns a file
// that means something else, but it always returns.

// errEncoding is the error for bytes that are no lowered file.
var errEncoding = errors.New("not a lowered file")

// Encode appends the form of a file, which is not linked, to buf. The file's Source is not part of it.
func Encode(buf []byte, f *File) []byte {
	c := &coder{buf: buf}
	c.file(f)
	return c.buf
}

// Decode reads what Encode wrote. The strings of the file share memory.
func Decode(data []byte, src *source.File) (*File, error) {
	c := &coder{buf: data, reading: true}
	f := &File{Source: src}
	if c.file(f); c.wrong || c.at != len(data) {
		return nil, errEncoding
	}
	return f, nil
}

// coder goes over a file once, and writes what it comes to or reads it, so that the two cannot differ.
type coder struct {
	buf     []byte
	at      int // of what is read next
	reading bool
	wrong   bool // what was read is no file
}

func (c *coder) file(f *File) {
	c.names(&f.Names)
	c.instrs(&f.Instrs)
	c.operands(&f.Operands)
	list(c, &f.Funcs, c.fn)
	list(c, &f.Scopes, c.scope)
	list(c, &f.Types, c.typeDecl)
	list(c, &f.Unsafe, func(u *UnsafeBlock) { num(c, &u.Func); num(c, &u.Pos); num(c, &u.End) })
	c.stats(&f.Stats)
}

// uvarint reads a number.
func (c *coder) uvarint() uint64 {
	if c.at < len(c.buf) && c.buf[c.at] < 0x80 {
		c.at++
		return uint64(c.buf[c.at-1])
	}
	x, n := binary.Uvarint(c.buf[c.at:])
	if n <= 0 {
		c.wrong, c.at = true, len(c.buf)
		return 0
	}
	c.at += n
	return x
}

func (c *coder) append(x uint64) { c.buf = binary.AppendUvarint(c.buf, x) }

// num writes or reads a number that is not negative.
func num[T ~uint8 | ~uint16 | ~uint32 | ~int](c *coder, x *T) {
	if !c.reading {
		c.append(uint64(*x))
		return
	}
	read := c.uvarint()
	*x = T(read)
	c.wrong = c.wrong || uint64(*x) != read || *x < 0
}

func (c *coder) flag(x *bool) {
	var n uint8
	if *x {
		n = 1
	}
	num(c, &n)
	*x = n == 1
}

// count writes the length of a list, or reads how long one is; -1 is the list that is nil. Each element of one that is read
// takes a byte at least, which bounds it.
func (c *coder) count(n int) int {
	if !c.reading {
		c.append(uint64(n + 1))
		return n
	}
	read := c.uvarint()
	if read > uint64(len(c.buf)-c.at)+1 {
		c.wrong = true
		return -1
	}
	return int(read) - 1
}

// begin does what list and the lists of a form of their own begin with: it says how many elements follow, and where
// they are read makes the list.
func begin[T any](c *coder, s *[]T) int {
	n := -1
	if *s != nil {
		n = len(*s)
	}
	n = c.count(n)
	if c.reading && n >= 0 {
		*s = make([]T, n)
	}
	return max(n, 0)
}

// list writes or reads a list.
func list[T any](c *coder, s *[]T, element func(*T)) {
	for i := range begin(c, s) {
		element(&(*s)[i])
	}
}

func (c *coder) nameList(s *[]Name) { list(c, s, func(n *Name) { num(c, n) }) }

// names writes their lengths, then the text of all.
func (c *coder) names(names *[]string) {
	lengths := make([]int, begin(c, names))
	total := 0
	for i := range lengths {
		lengths[i] = len((*names)[i])
		num(c, &lengths[i])
		total += lengths[i]
		if c.reading && (c.wrong || lengths[i] > len(c.buf)-c.at || total > len(c.buf)-c.at) {
			c.wrong = true
			return
		}
	}
	if !c.reading {
		for _, name := range *names {
			c.buf = append(c.buf, name...)
		}
		return
	}
	text := string(c.buf[c.at:][:total])
	c.at += total
	for i, n := range lengths {
		(*names)[i], text = text[:n], text[n:]
	}
}

// The parts of an instruction that are written only where they are not what they mostly are.
const (
	hasFlags = 1 << iota
	hasAux
	hasArgs // the operands do not follow those of the instruction before
	hasName
	hasType
	hasNoArgs // there is no operand
)

// instrs writes instructions, which are most of a file: each begins with its Op and which of its parts there are; places
// are counted from that of the instruction before, operands from the end of its.
func (c *coder) instrs(s *[]Instr) {
	var place, next uint32
	for i := range begin(c, s) {
		in := &(*s)[i]
		if c.reading {
			c.readInstr(in, place, next)
		} else {
			c.appendInstr(in, place, next)
		}
		place, next = in.Pos, in.Args+in.NArgs
	}
}

func (c *coder) appendInstr(in *Instr, place, next uint32) {
	parts := byte(0)
	for _, part := range [...]struct {
		is  bool
		has byte
	}{
		{in.Flags != 0, hasFlags}, {in.Aux != 0, hasAux}, {in.Args != next, hasArgs}, {in.Name != 0, hasName}, {in.Type != 0, hasType},
		{in.NArgs == 0, hasNoArgs},
	} {
		if part.is {
			parts |= part.has
		}
	}
	c.buf = append(c.buf, byte(in.Op), parts)
	if parts&hasFlags != 0 {
		c.append(uint64(in.Flags))
	}
	if parts&hasAux != 0 {
		c.append(uint64(in.Aux))
	}
	if parts&hasArgs != 0 {
		c.append(uint64(in.Args))
	}
	if parts&hasName != 0 {
		c.append(uint64(in.Name))
	}
	if parts&hasType != 0 {
		c.append(uint64(in.Type))
	}
	if parts&hasNoArgs == 0 {
		c.append(uint64(in.NArgs))
	}
	c.append(uint64(zigzag(in.Pos - place)))
	c.append(uint64(zigzag(in.End - in.Pos)))
}

func (c *coder) readInstr(in *Instr, place, next uint32) {
	if len(c.buf)-c.at < 2 {
		c.wrong = true
		return
	}
	in.Op = Op(c.buf[c.at])
	parts := c.buf[c.at+1]
	c.at += 2
	in.Args = next
	if parts&hasFlags != 0 {
		in.Flags = Flag(c.uvarint())
	}
	if parts&hasAux != 0 {
		in.Aux = uint32(c.uvarint())
	}
	if parts&hasArgs != 0 {
		in.Args = uint32(c.uvarint())
	}
	if parts&hasName != 0 {
		in.Name = Name(c.uvarint())
	}
	if parts&hasType != 0 {
		in.Type = Name(c.uvarint())
	}
	if parts&hasNoArgs == 0 {
		in.NArgs = uint32(c.uvarint())
	}
	in.Pos = place + zagzig(uint32(c.uvarint()))
	in.End = in.Pos + zagzig(uint32(c.uvarint()))
}

// zigzag makes a small number of a difference that is near to 0 on either side; zagzig undoes it.
func zigzag(x uint32) uint32 { return x<<1 ^ uint32(int32(x)>>31) }
func zagzig(x uint32) uint32 { return x>>1 ^ -(x & 1) }

// operands writes operands; a role is turned so that what marks a keyword does not make it long.
func (c *coder) operands(s *[]Operand) {
	for i := range begin(c, s) {
		o := &(*s)[i]
		if c.reading {
			o.Value = Value(c.uvarint())
			o.Role = Role(bits.RotateLeft32(uint32(c.uvarint()), -1))
		} else {
			c.append(uint64(o.Value))
			c.append(uint64(bits.RotateLeft32(uint32(o.Role), 1)))
		}
	}
}

func (c *coder) fn(fn *Func) {
	num(c, &fn.Kind)
	num(c, &fn.Flags)
	num(c, &fn.Name)
	num(c, &fn.Scope)
	num(c, &fn.Parent)
	num(c, &fn.Start)
	num(c, &fn.Len)
	list(c, &fn.Params, c.param)
	num(c, &fn.Ret)
	num(c, &fn.Export)
	num(c, &fn.Pos)
	num(c, &fn.End)
	list(c, &fn.Regions, func(r *Region) {
		num(c, &r.Start)
		num(c, &r.Mid)
		num(c, &r.End)
		c.flag(&r.Loop)
		c.flag(&r.Left)
		c.flag(&r.RestLeft)
	})
	list(c, &fn.Tries, c.try)
	list(c, &fn.Stretches, func(s *Stretch) { num(c, &s.Start); num(c, &s.End); num(c, &s.Sure) })
	list(c, &fn.Decisions, func(d *Decision) {
		num(c, &d.Cond)
		num(c, &d.Start)
		num(c, &d.End)
		c.flag(&d.Holds)
	})
	c.nameList(&fn.Attrs)
	c.nameList(&fn.AttrArgs)
	c.generic(&fn.Generic)
	list(c, &fn.Through, func(call *ParameterCall) { num(c, &call.At); num(c, &call.Param) })
}

func (c *coder) param(p *Param) {
	num(c, &p.Kind)
	c.flag(&p.Written)
	num(c, &p.Index)
	num(c, &p.Name)
	num(c, &p.Type)
	num(c, &p.Value)
	num(c, &p.Final)
}

func (c *coder) try(t *Try) {
	num(c, &t.Start)
	num(c, &t.End)
	list(c, &t.Handlers, func(h *Handler) {
		num(c, &h.Start)
		num(c, &h.End)
		list(c, &h.Classes, func(v *Value) { num(c, v) })
		c.flag(&h.Open)
	})
}

func (c *coder) generic(p **Generic) {
	has := *p != nil
	if c.flag(&has); !has {
		return
	}
	if c.reading {
		*p = &Generic{}
	}
	gen := *p
	c.nameList(&gen.Params)
	c.nameList(&gen.Bounds)
	num(c, &gen.Own)
	num(c, &gen.Impl)
	c.nameList(&gen.Types)
	num(c, &gen.Ret)
}

func (c *coder) scope(s *Scope) {
	num(c, &s.Kind)
	c.flag(&s.Test)
	c.flag(&s.Unsafe)
	num(c, &s.Name)
	num(c, &s.Super)
	num(c, &s.Parent)
	num(c, &s.Body)
	num(c, &s.Pos)
	num(c, &s.End)
	list(c, &s.Uses, func(u *Use) {
		num(c, &u.Alias)
		num(c, &u.Path)
		c.flag(&u.Pub)
		c.flag(&u.Local)
		num(c, &u.Func)
	})
	c.nameList(&s.Mods)
}

func (c *coder) typeDecl(t *TypeDecl) {
	num(c, &t.Scope)
	num(c, &t.Name)
	num(c, &t.Alias)
	list(c, &t.Fields, func(f *Field) { num(c, &f.Name); num(c, &f.Type); num(c, &f.Attrs) })
	c.nameList(&t.Params)
	c.nameList(&t.Derives)
	num(c, &t.Attrs)
	c.flag(&t.Union)
	c.flag(&t.Enum)
	c.nameList(&t.Values)
	num(c, &t.Pos)
}

func (c *coder) stats(s *Stats) {
	num(c, &s.Nodes)
	num(c, &s.Unknown)
	num(c, &s.Errors)
	num(c, &s.ErrorBytes)
	num(c, &s.FirstError)
	c.flag(&s.Truncated)
	kinds := make([]string, 0, len(s.UnknownKinds))
	for kind := range s.UnknownKinds {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	if s.UnknownKinds == nil {
		kinds = nil
	}
	c.names(&kinds)
	if c.reading && kinds != nil {
		s.UnknownKinds = map[string]int{}
	}
	for _, kind := range kinds {
		n := s.UnknownKinds[kind]
		num(c, &n)
		if c.reading {
			s.UnknownKinds[kind] = n
		}
	}
}
