package callgraph

import (
	"encoding/binary"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file keeps, for each name and receiver, the rows that may describe a call: a common name has dozens of rows, of
// which a receiver's type leaves a few. What else decides, as arguments and conditions, is asked of those at each call.

// candidateKey says which rows may describe a call: those of its name, for that receiver.
type candidateKey struct {
	entry    *rule.Entry
	recv     Type
	implicit bool
}

// candidates are the rows found so far, as of a version of the classes.
type candidates struct {
	version int
	rows    map[candidateKey]*rule.Entry
	same    map[string]*rule.Entry // those of one name, by the numbers of their rows: most classes leave the same
}

// candidates returns the rows of e that can describe a call on recv as collect asks for them.
func (g *Graph) candidates(e *rule.Entry, recv Type, implicit bool) *rule.Entry {
	if e == noEntry {
		return e
	}
	if known := &g.candidate; known.version != g.classes.version {
		*known = candidates{g.classes.version, map[candidateKey]*rule.Entry{}, map[string]*rule.Entry{}}
	}
	key := candidateKey{e, recv, implicit}
	c, ok := g.candidate.rows[key]
	if !ok {
		c = g.newCandidates(e, recv, implicit)
		g.candidate.rows[key] = c
	}
	return c
}

func (g *Graph) newCandidates(e *rule.Entry, recv Type, implicit bool) *rule.Entry {
	f := &candidateFilter{g: g, recv: recv, implicit: implicit}
	c := rule.NewEntry()
	c.Types = kept(f, e.Types, sure)
	c.Sources = kept(f, e.Sources, sure)
	c.Sinks = kept(f, e.Sinks, func(r *rule.Sink) bool { return !r.Loose })
	c.Misuses = kept(f, e.Misuses, sure)
	c.Flows = kept(f, e.Flows, func(r *rule.Flow) bool { return r.Strict })
	c.Narrows = kept(f, e.Narrows, loose)
	c.Guards = kept(f, e.Guards, loose)
	if e.HasRare() {
		before := len(f.ids)
		rare := rule.RareRows{
			Fields:       kept(f, e.Fields, sure),
			Evidence:     kept(f, e.Evidence, loose),
			Processes:    kept(f, e.Processes, func(r *rule.Process) bool { return r.Of == nil }),
			Endpoints:    kept(f, e.Endpoints, loose),
			Requests:     kept(f, e.Requests, sure),
			Listeners:    kept(f, e.Listeners, sure),
			Connections:  kept(f, e.Connections, sure),
			Commands:     kept(f, e.Commands, sure),
			OptionValues: kept(f, e.OptionValues, loose),
			Printed:      kept(f, e.Printed, sure),
			Stashes:      kept(f, e.Stashes, sure),
			Outputs:      kept(f, e.Outputs, sure),
			Handouts:     kept(f, e.Handouts, sure),
			Takebacks:    kept(f, e.Takebacks, sure),
			Overwrites:   kept(f, e.Overwrites, loose),
			Parts:        kept(f, e.Parts, loose),
			Halves:       kept(f, e.Halves, loose),
			Consumers:    kept(f, e.Consumers, loose),
			Pieces:       kept(f, e.Pieces, loose),
			Raises:       kept(f, e.Raises, sure),
			Throws:       kept(f, e.Throws, sure),
			Conversions:  kept(f, e.Conversions, loose),
			Functions:    kept(f, e.Functions, loose),
			Catches:      kept(f, e.Catches, sure),
		}
		if len(f.ids) > before {
			*c.Rare() = rare
		}
	}
	if len(f.ids) == 0 {
		return noEntry
	}
	key := string(f.ids)
	if known := g.candidate.same[key]; known != nil {
		return known
	}
	g.candidate.same[key] = c
	return c
}

// candidateFilter chooses rows.
type candidateFilter struct {
	g        *Graph
	recv     Type
	implicit bool
	ids      []byte // the numbers of those that were chosen
}

func sure[R any](R) bool  { return true }
func loose[R any](R) bool { return false }

// kept returns those of rows that may describe a call; sure says of which that is so only if the receiver's type is
// known.
func kept[R interface{ Head() *rule.Row }](f *candidateFilter, rows []R, sure func(R) bool) []R {
	var list []R
	for _, r := range rows {
		head := r.Head()
		sink, ok := any(r).(*rule.Sink)
		fits := f.g.fitAt(ir.NoFunc, true, &head.Callee, f.recv, f.implicit)
		if fits == fitNot || fits == fitLoose && sure(r) {
			if !ok || !sink.Elsewhere {
				continue
			}
		}
		f.ids = binary.AppendUvarint(f.ids, uint64(head.ID))
		list = append(list, r)
	}
	return list
}
