package report

import (
	"slices"
	"strings"
)

// This file tells at which parameters of a route a path begins.

// Begins reports whether a path begins where data comes from.
func Begins(steps []Step) bool { return len(steps) > 0 && steps[0].Role == RoleSource }

// BeginsAt returns the parameters of a route, by their index, at which a path begins: those that are read at its first step.
// A body is read as a whole, and what is in it where the path last comes by a place that reads a part of it.
func BeginsAt(e *RouteEntry, steps []Step) (list []int) {
	if !Begins(steps) {
		return nil
	}
	last := -1
	for i := range e.Parameters {
		p := &e.Parameters[i]
		at := p.lastRead(steps)
		switch {
		case at < 0:
		case p.In == placeBody && at >= last:
			if at > last {
				list = slices.DeleteFunc(list, func(j int) bool { return e.Parameters[j].In == placeBody })
			}
			last = at
			list = append(list, i)
		case p.In != placeBody && p.lastRead(steps[:1]) == 0 && strings.Contains(steps[0].Note, p.Name):
			list = append(list, i)
		}
	}
	return list
}

// placeBody is where the parts of a request's body stand.
const placeBody = "body"

// lastRead returns the index of the last step on a line where a parameter is read; -1 if there is none.
func (p *RouteParameter) lastRead(steps []Step) int {
	last := lastAt(steps, p.Read)
	for i := range p.Again {
		last = max(last, lastAt(steps, &p.Again[i]))
	}
	return last
}

// lastAt returns the index of the last step on the line of a place; -1 if there is none.
func lastAt(steps []Step, at *Place) int {
	for i := len(steps) - 1; at != nil && i >= 0; i-- {
		if steps[i].Location.Path == at.Path && steps[i].Location.Start.Line == at.Line {
			return i
		}
	}
	return -1
}
