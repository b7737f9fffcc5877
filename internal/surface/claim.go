package surface

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/taint"
)

// claims reports the unsafe impls that promise of a type what its fields do not.
func (a *analysis) claims() {
	impls := a.g.UnsafeImpls()
	for _, impl := range impls {
		for _, row := range a.g.Set.Models.Claims {
			if !slices.Contains(row.Traits, impl.Trait) {
				continue
			}
			head := a.g.Prog.File(impl.Body).Source.Content[impl.Pos:a.head(impl.Body, impl.Pos, impl.End)]
			if row.Unless != nil && row.Unless.Match(head) {
				continue
			}
			field := a.g.FieldLike(impl.Type, row.Holds, func(t string) bool {
				return slices.ContainsFunc(impls, func(other callgraph.UnsafeImpl) bool { return other.Type == t && other.Trait == impl.Trait })
			})
			if field == "" {
				continue
			}
			a.g.Meet(&row.Row)
			a.found(&row.Misuse, []taint.Step{{
				Role: taint.RoleSink, Func: impl.Body, Pos: impl.Pos, End: a.head(impl.Body, impl.Pos, impl.End),
				Note: row.Note + ": field " + field + " of " + impl.Type,
			}})
		}
	}
}
