package report

// The unsafe code of a workspace, as JSON has it.

type jsonInventory struct {
	Blocks    jsonShare        `json:"blocks"`
	Functions jsonShare        `json:"functions"`
	Impls     jsonShare        `json:"impls"`
	Exports   jsonShare        `json:"exports"`
	Items     []jsonUnsafeItem `json:"items"`
}

type jsonShare struct {
	Total   int `json:"total"`
	Reached int `json:"reached"`
}

type jsonUnsafeItem struct {
	Kind       string       `json:"kind"`
	Function   string       `json:"function"`
	Operations []string     `json:"operations"`
	Reached    bool         `json:"reached"`
	Location   jsonLocation `json:"location"`
}

func newJSONInventory(v *Inventory) jsonInventory {
	return jsonInventory{
		Blocks: jsonShare(v.Blocks), Functions: jsonShare(v.Functions), Impls: jsonShare(v.Impls), Exports: jsonShare(v.Exports),
		Items: convert(v.Items, func(x UnsafeItem) jsonUnsafeItem {
			return jsonUnsafeItem{x.Kind, x.Function, whole(x.Operations), x.Reached, newJSONLocation(x.Location)}
		}),
	}
}
