package rule

import "strings"

// This file holds the rows by which a library of Rust defines classes and methods of Ruby.

// Register is a call in Rust that gives a class of Ruby a method.
type Register struct {
	Row
	Mechanism string
	Class     *Port // the class or module; nil for what every object has
	Name      *Port // the Ruby method
	Function  *Port // the native function, as a Native row makes it; nil for an alias
	Alias     *Port // the method that the name is another one of
	Attribute bool  // instead of both: the methods read and write the instance variable of that name
	Of        string
	// Calling, if it is not nil, says how the function is called that stands at Function itself.
	Calling *NativeFunction
}

// What a registered method is one of, the values of Register.Of.
const (
	OfInstances = "instances"
	OfClass     = "class"
	OfBoth      = "both" // of the module itself and, privately, of what includes it
)

// Defines is a call in Rust that makes a class or a module of Ruby, or opens it.
type Defines struct {
	Row
	Mechanism string
	Name      *Port
	Under     *Port // the class or module that it stands in, unless what stands there makes none
	Super     *Port
	Module    bool
	Singleton bool // it is the singleton class of Under
	// Called finds, in the last word of the callee's name, that of the class which the call answers with, or which a static is; see
	// ClassName. It is nil where that stands at Name.
	Called *Regexp
}

// ClassName returns the name of the class that a callee or static of that name stands for, if the row has Called: class_nil_class is
// NilClass, rb_cString is String.
func (d *Defines) ClassName(callee string) string {
	if d.Called == nil {
		return ""
	}
	m := d.Called.FindStringSubmatch(callee)
	if m == nil {
		return ""
	}
	name := ""
	for _, word := range strings.Split(m[1], "_") {
		if word != "" {
			name += strings.ToUpper(word[:1]) + word[1:]
		}
	}
	return name
}

// NativeFunction is what makes a function of Rust one that Ruby can call.
type NativeFunction struct {
	Row
	Mechanism string
	Function  *Port
	Arity     *Port
	Receiver  bool // the first argument is the object that the method is called on
	// Context matches the type of a first parameter that Ruby gives nothing for; nil for none.
	Context *Regexp
	// Lists are the arities with which all arguments come as one list.
	Lists []ListForm
}

// ListForm says of an arity that all arguments come as one list: in the parameter at index List, and the receiver in the
// one at Receiver. Of a Behind the list stands where the first argument would.
type ListForm struct {
	Arity, List, Receiver int
	Behind                bool
	// First, if it is not nil, says instead of Arity which functions it is the form of: those whose first parameter has
	// a type that it matches.
	First *Regexp
}

// ListForm returns the form of an arity, or nil if the arguments come one by one.
func (n *NativeFunction) ListForm(arity int) *ListForm {
	for i := range n.Lists {
		if n.Lists[i].Arity == arity && n.Lists[i].First == nil {
			return &n.Lists[i]
		}
	}
	return nil
}

// FormOf returns the form of functions whose first parameter has that type, or nil if their arguments come one by one.
func (n *NativeFunction) FormOf(first string) *ListForm {
	for i := range n.Lists {
		if re := n.Lists[i].First; re != nil && re.MatchString(first) {
			return &n.Lists[i]
		}
	}
	return nil
}

type registerTable struct {
	matcher
	Mechanism string `toml:"mechanism"`
	Class     string `toml:"class"`
	Name      string `toml:"name"`
	Function  string `toml:"function"`
	Alias     string `toml:"alias"`
	Attribute bool   `toml:"attribute"`
	Of        string `toml:"of"`
	Arity     string `toml:"arity"`
	Receiver  bool   `toml:"receiver"`
	Forms     []form `toml:"forms"`
}

// form is a ListForm as a row has it.
type form struct {
	Arity    int    `toml:"arity"`
	First    string `toml:"first"`
	List     int    `toml:"list"`
	Receiver int    `toml:"receiver"`
}

type definesTable struct {
	matcher
	Mechanism string `toml:"mechanism"`
	Name      string `toml:"name"`
	Under     string `toml:"under"`
	Super     string `toml:"super"`
	Module    bool   `toml:"module"`
	Singleton bool   `toml:"singleton"`
	Called    string `toml:"called"`
}

type nativeTable struct {
	matcher
	Mechanism string `toml:"mechanism"`
	Function  string `toml:"function"`
	Arity     string `toml:"arity"`
	Receiver  bool   `toml:"receiver"`
	Context   string `toml:"context"`
	Lists     []int  `toml:"lists"`
}

func (b *builder) register(t *registerTable) {
	b.need("mechanism", t.Mechanism)
	b.need("name", t.Name)
	switch {
	case t.Attribute && t.Function+t.Alias != "":
		b.fail("attribute", "stands in no row with function or alias")
	case t.Attribute:
		b.need("class", t.Class)
	case (t.Function == "") == (t.Alias == ""):
		b.fail("", "needs the key function, alias or attribute")
	}
	switch t.Of {
	case OfInstances, OfClass, OfBoth:
	default:
		b.fail("of", "is %q; it can be instances, class or both", t.Of)
	}
	class, name := b.port("class", t.Class), b.port("name", t.Name)
	function, alias, arity := b.port("function", t.Function), b.port("alias", t.Alias), b.port("arity", t.Arity)
	forms := b.forms(t.Forms)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Register{Row: r, Mechanism: t.Mechanism, Class: class, Name: name, Function: function, Alias: alias, Attribute: t.Attribute, Of: t.Of}
		if arity != nil || t.Receiver {
			row.Calling = &NativeFunction{Row: r, Mechanism: t.Mechanism, Function: function, Arity: arity, Receiver: true, Lists: forms}
		}
		e.Rare().Registers = append(e.Registers, row)
		return &row.Row
	})
}

// forms reads the forms of a register row.
func (b *builder) forms(forms []form) []ListForm {
	var lists []ListForm
	for _, f := range forms {
		l := ListForm{Arity: f.Arity, List: f.List, Receiver: f.Receiver}
		if f.First != "" {
			var err error
			if l.First, err = b.regexp(f.First); err != nil {
				b.fail("forms", "%v", err)
			}
		}
		lists = append(lists, l)
	}
	return lists
}

func (b *builder) defines(t *definesTable) {
	b.need("mechanism", t.Mechanism)
	switch {
	case t.Singleton:
		b.need("under", t.Under)
	case t.Called == "":
		b.need("name", t.Name)
	case t.Name+t.Under+t.Super != "":
		b.fail("called", "stands in no row with name, under or super")
	}
	var called *Regexp
	if t.Called != "" {
		var err error
		if called, err = b.regexp(t.Called, 1); err != nil {
			b.fail("called", "needs a regular expression with one group: %v", err)
		}
	}
	name, under, super := b.port("name", t.Name), b.port("under", t.Under), b.port("super", t.Super)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Defines{Row: r, Mechanism: t.Mechanism, Name: name, Under: under, Super: super, Module: t.Module, Singleton: t.Singleton, Called: called}
		e.Rare().Defines = append(e.Defines, row)
		return &row.Row
	})
}

func (b *builder) native(t *nativeTable) {
	b.need("mechanism", t.Mechanism)
	b.need("function", t.Function)
	function, arity := b.port("function", t.Function), b.port("arity", t.Arity)
	var context *Regexp
	if t.Context != "" {
		var err error
		if context, err = b.regexp(t.Context); err != nil {
			b.fail("context", "%v", err)
		}
	}
	var lists []ListForm
	for _, n := range t.Lists {
		lists = append(lists, ListForm{Arity: n, Behind: true})
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &NativeFunction{
			Row: r, Mechanism: t.Mechanism, Function: function, Arity: arity, Receiver: t.Receiver, Context: context, Lists: lists,
		}
		e.Rare().Natives = append(e.Natives, row)
		return &row.Row
	})
}
