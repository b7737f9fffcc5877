package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the programs in Rust of the workspace that its Ruby code talks to through sockets: by the address that both
// write down.

// Listener is a call in Rust that waits at addresses for what comes there.
type Listener struct {
	Site      Site
	Addresses []Address
	row       *rule.Listener
	reads     []Site
	read      bool
}

// sockets is what is known of the listeners.
type sockets struct {
	all  []*Listener
	read bool
}

// Listeners returns the calls in Rust that wait at an address that is known, in program order.
func (g *Graph) Listeners() []*Listener {
	if !g.sockets.read {
		g.sockets.read = true
		for _, s := range g.SitesOf(source.Rust, func(e *rule.Entry) bool { return len(e.Listeners) > 0 }) {
			for _, row := range g.Call(s).Listeners {
				if at := g.addressesAt(s, row.Address, row.Port); len(at) > 0 {
					g.sockets.all = append(g.sockets.all, &Listener{Site: s, Addresses: at, row: row})
					break
				}
			}
		}
	}
	return g.sockets.all
}

// ConnectedTo returns the listeners of the workspace that the call at s connects to, as row says: one more than the index of
// each in Listeners.
func (g *Graph) ConnectedTo(s Site, row *rule.Connection) (listeners []int) {
	if len(g.Listeners()) == 0 {
		return nil
	}
	at := g.addressesAt(s, row.Address, row.Port)
	for i, l := range g.Listeners() {
		if slices.ContainsFunc(at, l.hears) {
			listeners = append(listeners, i+1)
		}
	}
	return listeners
}

// connections returns what rows say of the call at s, if it connects to an address.
func (g *Graph) connections(s Site) []*rule.Connection {
	in := g.Prog.Instr(s.Func, s.Value)
	if in.Op != ir.OpCall || len(g.rowsByName(s.Func, in).Connections) == 0 {
		return nil
	}
	return g.Call(s).Connections
}

// hears reports whether what connects to an address reaches the listener, as far as the address says.
func (l *Listener) hears(a Address) bool {
	return slices.ContainsFunc(l.Addresses, func(own Address) bool {
		return own.Path == a.Path && own.Port == a.Port && (own.Host == a.Host || own.anyHost() && a.maybeHere())
	})
}

// ListenerReads returns where the code is given what comes to a listener, as ConnectedTo numbers it.
func (g *Graph) ListenerReads(number int) []Site {
	l := g.Listeners()[number-1]
	if l.read {
		return l.reads
	}
	l.read = true
	for _, s := range g.rustSources(l.row.To) {
		if s.Site == l.Site || g.Prog.Instr(s.Site.Func, s.Site.Value).Op == ir.OpCall && g.acceptsOn(s.Site, l) {
			l.reads = append(l.reads, s.Site)
		}
	}
	return l.reads
}

// acceptsOn reports whether the call at s is one on what a listener's call has made: that, or something of which nothing more is
// known than that the same program makes it.
func (g *Graph) acceptsOn(s Site, l *Listener) bool {
	args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
	if len(args) == 0 || args[0].Role != ir.RoleSelf || g.TypeOf(s.Func, args[0].Value) != g.TypeOf(l.Site.Func, l.Site.Value) {
		return false
	}
	makers := append([]Site{{s.Func, g.chainRoot(s.Func, args[0].Value)}}, g.Origins(s.Func, args[0].Value)...)
	other := false
	for _, o := range makers {
		if o == l.Site {
			return true
		}
		other = other || slices.ContainsFunc(g.Listeners(), func(m *Listener) bool { return m.Site == o })
	}
	return !other && g.InProgramOf(s.Func, l)
}

// InProgramOf reports whether function id runs in a program that has the listener.
func (g *Graph) InProgramOf(id ir.FuncID, l *Listener) bool {
	for i := range g.Prog.Manifests {
		for j := range g.Prog.Manifests[i].Bins {
			if g.runIn(l.Site.Func, i, j) && g.runIn(id, i, j) {
				return true
			}
		}
	}
	return false
}

// Contact is a call in Ruby that writes into a socket which is connected to a listener of the workspace, or the call that
// connects it, if none is known that writes.
type Contact struct {
	Site     Site
	Listener *Listener
}

// Contacts returns the calls that turn to listeners of the workspace, in program order.
func (g *Graph) Contacts() (contacts []Contact) {
	if len(g.Prog.Manifests) == 0 || len(g.Listeners()) == 0 {
		return nil
	}
	written := map[Site]bool{} // connections
	for _, s := range g.SitesOf(source.Ruby, func(e *rule.Entry) bool { return len(e.Processes) > 0 }) {
		for _, to := range g.listenersWritten(s) {
			written[to.At] = true
			contacts = append(contacts, Contact{s, g.Listeners()[to.Listener-1]})
		}
	}
	for _, s := range g.SitesOf(source.Ruby, func(e *rule.Entry) bool { return len(e.Connections) > 0 }) {
		for _, row := range g.Call(s).Connections {
			for _, number := range g.ConnectedTo(s, row) {
				if !written[s] {
					contacts = append(contacts, Contact{s, g.Listeners()[number-1]})
				}
			}
		}
	}
	slices.SortStableFunc(contacts, func(a, b Contact) int { return a.Site.compare(b.Site) })
	return contacts
}

// listenersWritten returns the listeners into whose connections the call at s writes, each with the call that connects.
func (g *Graph) listenersWritten(s Site) (to []Started) {
	for _, row := range g.Call(s).Processes {
		if row.Of == nil {
			continue
		}
		for _, v := range g.Operands(s, row.Of) {
			for _, started := range g.WrittenTo(s.Func, v) {
				if started.Listener > 0 && !slices.Contains(to, started) {
					to = append(to, started)
				}
			}
		}
	}
	return to
}
