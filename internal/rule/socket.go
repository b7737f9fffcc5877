package rule

import "rubicon/internal/source"

// Listener is a call in Rust that waits at an address for connections, or that gets datagrams there. What they say comes out
// where the code reads sources of the trust To: at such a call on what this one returns, or at this call itself.
type Listener struct {
	Row
	// Address is the port of the address or of its host, Port, if it is not nil, that of the number of its port.
	Address, Port *Port
	To            string
}

// Connection is a call in Ruby that connects to an address. What is sent there stands at From, or is written into what the
// call returns or gives to its block: see Process.Of.
type Connection struct {
	Row
	Address, Port *Port
	From          []Port
}

type listenerTable struct {
	matcher
	Address string `toml:"address"`
	Port    string `toml:"port"`
	To      string `toml:"to"`
}

type connectionTable struct {
	matcher
	Address string `toml:"address"`
	Port    string `toml:"port"`
	From    list   `toml:"from"`
}

func (b *builder) listener(t *listenerTable) {
	if len(t.Ruby) > 0 {
		b.fail("", "speaks of calls in %s", source.Rust)
	}
	b.need("to", t.To)
	if _, ok := b.set.Trust(t.To); !ok && t.To != "" {
		b.fail("to", "names the trust %q, which no trust row describes", t.To)
	}
	address, port := b.address(t.Address, t.Port)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Listener{Row: r, Address: address, Port: port, To: t.To}
		e.Rare().Listeners = append(e.Listeners, row)
		return &row.Row
	})
}

func (b *builder) connection(t *connectionTable) {
	if len(t.Rust) > 0 {
		b.fail("", "speaks of calls in %s", source.Ruby)
	}
	address, port := b.address(t.Address, t.Port)
	from := b.ports("from", t.From)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Connection{Row: r, Address: address, Port: port, From: from}
		e.Rare().Connections = append(e.Connections, row)
		return &row.Row
	})
}

// address reads the ports of an address.
func (b *builder) address(address, port string) (a, p *Port) {
	b.need("address", address)
	a = b.port("address", address)
	if port != "" {
		p = b.port("port", port)
	}
	return a, p
}
