package rule

// This file checks the rows of what leaves calls before they return: exceptions, and what throw hands to catch.

// raise builds a [[raise]] row.
func (b *builder) raise(t *raiseTable) {
	if !isConstantPath(t.Class) {
		b.fail("class", "needs the class of the exception in class")
	}
	object, from, clears := b.port("object", t.Object), b.ports("from", t.From, PortReturn), b.kinds("clears", t.Clears)
	args := Port{Kind: PortArgsFrom}
	if p := b.port("args", t.Args); p != nil {
		args = *p
	}
	if args.Kind != PortArgsFrom || t.Args != "" && object == nil {
		b.fail("args", "which arguments an exception of the class at object is made with is written arg[1..]")
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Raise{Row: r, Object: object, Skip: args.Index, From: from, Clears: clears, Class: t.Class}
		e.Rare().Raises = append(e.Raises, row)
		return &row.Row
	})
}

// rescue builds a [[rescue]] row.
func (b *builder) rescue(t *rescueTable) {
	classes, by, to := b.port("classes", t.Classes), b.ports("by", t.By, PortReturn), b.port("to", t.To)
	if (to == nil) == (len(by) == 0) {
		b.fail("", `needs who is given the exception: ports of blocks and of names of methods in by, or in to the port where a call reads it`)
	}
	if to != nil && (to.Kind != PortReturn || len(to.Path) != 1) {
		b.fail("to", `the exception is an element of the result: return["an.error"]`)
	}
	if classes == nil {
		classes = &Port{Kind: PortArg, Index: AnyIndex}
	}
	b.inClass(t.InClass)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Rescue{Row: r, Classes: *classes, By: by, To: to, InClass: t.InClass}
		e.Rare().Rescues = append(e.Rescues, row)
		return &row.Row
	})
}

// throw builds a [[throw]] row.
func (b *builder) throw(t *throwTable) {
	tag, value := b.port("tag", t.Tag), b.port("value", t.Value)
	if tag == nil || value == nil {
		b.fail("", "needs the ports of the tag and of the value in tag and value")
		return
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Throw{Row: r, Tag: *tag, Value: *value}
		e.Rare().Throws = append(e.Throws, row)
		return &row.Row
	})
}

// catch builds a [[catch]] row.
func (b *builder) catch(t *catchTable) {
	tag := b.port("tag", t.Tag)
	if tag == nil {
		b.fail("", "needs the port of the tag in tag")
		return
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Catch{Row: r, Tag: *tag}
		e.Rare().Catches = append(e.Catches, row)
		return &row.Row
	})
}
