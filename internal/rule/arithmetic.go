package rule

// Arithmetic is a call in Rust whose result is a number that is known from its operands, the receiver and the arguments.
type Arithmetic struct {
	Row
	Is Operation
}

// Operation says what a call computes.
type Operation uint8

// The operations.
const (
	NoOperation Operation = iota
	Length                // how many elements its one operand has
	Sum                   // of two operands
	Product               // of two operands
	Shift                 // the first operand times two to the power of the second
	Least                 // the smaller one of two operands
	Rest                  // what is left of the first operand
)

type arithmeticTable struct {
	matcher
	Is string `toml:"is"`
}

func (b *builder) arithmetic(t *arithmeticTable) {
	b.need("is", t.Is)
	is := map[string]Operation{"length": Length, "sum": Sum, "product": Product, "shift": Shift, "least": Least, "rest": Rest}[b.oneOf("is", t.Is, false, "length", "sum", "product", "shift", "least", "rest")]
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Arithmetic{Row: r, Is: is}
		e.Rare().Arithmetics = append(e.Arithmetics, row)
		return &row.Row
	})
}
