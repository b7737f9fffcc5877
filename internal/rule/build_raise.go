package rule

// This file checks the rows of what leaves calls before they return: exceptions, and what throw hands to catch.

// raise builds a [[raise]] row.
func (b *builder) raise(t *raiseTable) {
	if !isConstantPath(t.Class) {
		b.fail("class", "needs the class of the exception in class")
	}
	object, from := b.port("object", t.Object), b.ports("from", t.From, PortReturn)
	args := Port{Kind: PortArgsFrom}
	if p := b.port("args", t.Args); p != nil {
		args = *p
	}
	if args.Kind != PortArgsFrom || t.Args != "" && object == nil {
		b.fail("args", "which arguments an exception of the class at object is made with is written arg[1..]")
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Raise{Row: r, Object: object, Skip: args.Index, From: from, Class: t.Class}
		e.Raises = append(e.Raises, row)
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
		e.Throws = append(e.Throws, row)
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
		e.Catches = append(e.Catches, row)
		return &row.Row
	})
}
