package rule

// This file holds the rows by which Rust calls methods of Ruby by their names.

// Funcall is a call in Rust that runs a method of a Ruby object, or of a class itself.
type Funcall struct {
	Row
	Receiver Port
	Name     *Port  // the method's name; nil if Method says it
	Method   string // the method's name
	Args     *Port  // what the method is given: a list, or all arguments from one on; nil if it is given nothing
}

// ClassName is a call in Rust that gives the class of Ruby of a name.
type ClassName struct {
	Row
	Name *Port
}

// Wrapper is a call in Rust that makes an object of the class of Ruby at Class.
type Wrapper struct {
	Row
	Class *Port
}

type wrapperTable struct {
	matcher
	Class string `toml:"class"`
}

type funcallTable struct {
	matcher
	Receiver string `toml:"receiver"`
	Name     string `toml:"name"`
	Method   string `toml:"method"`
	Args     string `toml:"args"`
}

type classNameTable struct {
	matcher
	Name string `toml:"name"`
}

func (b *builder) funcall(t *funcallTable) {
	if (t.Name == "") == (t.Method == "") {
		b.fail("", "needs either the key name, the port of the method's name, or the key method, the name itself")
	}
	receiver, name, args := b.port("receiver", t.Receiver), b.port("name", t.Name), b.port("args", t.Args)
	if receiver == nil {
		receiver = &Port{Kind: PortSelf}
	}
	if args != nil && args.Kind != PortArg && args.Kind != PortArgsFrom {
		b.fail("args", `is the port of a list, arg[1], or of all arguments from one on, arg[3..]`)
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Funcall{Row: r, Receiver: *receiver, Name: name, Method: t.Method, Args: args}
		e.Rare().Funcalls = append(e.Funcalls, row)
		return &row.Row
	})
}

func (b *builder) wrapper(t *wrapperTable) {
	b.need("class", t.Class)
	class := b.port("class", t.Class)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Wrapper{Row: r, Class: class}
		e.Rare().Wrappers = append(e.Wrappers, row)
		return &row.Row
	})
}

func (b *builder) className(t *classNameTable) {
	b.need("name", t.Name)
	name := b.port("name", t.Name)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &ClassName{Row: r, Name: name}
		e.Rare().ClassNames = append(e.ClassNames, row)
		return &row.Row
	})
}
