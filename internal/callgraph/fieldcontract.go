package callgraph

import (
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// FieldContract is what an attribute asks of a field.
type FieldContract struct {
	*rule.FieldContract
	Pattern  string    // the regular expression that the field matches; "" for none
	Check    ir.FuncID // the function of the workspace that accepts it; NoFunc for none
	Resolved bool      // what the attribute names is known
}

// FieldContracts returns what the attributes of a field of the struct that value v of Rust function id is ask of it.
func (g *Graph) FieldContracts(id ir.FuncID, v ir.Value, field string) (list []FieldContract) {
	if len(g.Set.Models.FieldContracts) == 0 {
		return nil
	}
	for _, h := range receivers(g.TypeOf(id, v).Name) {
		decl := g.crates.types[h]
		if decl == nil {
			continue
		}
		for i := range decl.Fields {
			if f := &decl.Fields[i]; f.Attrs != 0 && g.Prog.Text(f.Name) == field {
				for _, attribute := range strings.Split(g.Prog.Text(f.Attrs), "\n") {
					list = append(list, g.crates.fieldContracts(g.crates.typeMod[h], attribute)...)
				}
			}
		}
		return list
	}
	return nil
}

// fieldContracts returns what rows say of an attribute that is written in module m.
func (c *crates) fieldContracts(m *module, attribute string) (list []FieldContract) {
	for _, row := range c.g.Set.Models.FieldContracts {
		at := row.Attribute.FindStringSubmatch(attribute)
		if at == nil {
			continue
		}
		c.g.met[row.ID] = true
		f := FieldContract{FieldContract: row, Pattern: row.Matches, Check: ir.NoFunc, Resolved: true}
		for i, group := range row.Attribute.SubexpNames() {
			if group == "" || at[i] == "" {
				continue
			}
			switch group {
			case "pattern":
				f.Pattern = at[i]
			case "constant":
				f.Resolved = false
				if s, ok := c.constant(rustScope{mod: m}, at[i]); ok {
					args := c.g.Prog.Args(s.Func, c.g.Prog.Instr(s.Func, s.Value))
					f.Pattern, _, f.Resolved = c.g.regexp(s.Func, args[len(args)-1].Value, maxTrace)
				}
			case "check":
				ids := c.lookup(c.resolve(m, "", at[i]))
				if f.Resolved = len(ids) == 1; f.Resolved {
					f.Check = ids[0]
				}
			}
		}
		list = append(list, f)
	}
	return list
}
