package rule

import (
	"encoding/json"
	"reflect"
	"strings"
)

// Schema returns the JSON Schema of the files of rules and models, for editors: which keys there are, and of what type
// their values are. What the values mean, Load checks.
func Schema() []byte {
	top := schemaOf(reflect.TypeFor[document]())
	top["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	top["title"] = "Rules and models of Rubicon"
	text, err := json.MarshalIndent(top, "", "  ")
	if err != nil {
		return nil // it is made of maps and texts only
	}
	return append(text, '\n')
}

// schemaOf returns the schema of what is decoded into a type.
func schemaOf(t reflect.Type) map[string]any {
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem())
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.Slice:
		items := map[string]any{"type": "array", "items": schemaOf(t.Elem())}
		if t == reflect.TypeFor[list]() {
			return map[string]any{"anyOf": []any{map[string]any{"type": "string"}, items}}
		}
		return items
	case reflect.Struct:
		properties := map[string]any{}
		addProperties(properties, t)
		return map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	}
	return map[string]any{"type": "string"}
}

// addProperties adds the keys of a table.
func addProperties(properties map[string]any, t reflect.Type) {
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		switch {
		case f.Anonymous && name == "":
			addProperties(properties, f.Type)
		case name != "":
			properties[name] = schemaOf(f.Type)
			if words := words[name]; words != nil && f.Type.Kind() == reflect.String {
				properties[name] = map[string]any{"enum": words}
			}
		}
	}
}

// words are the values of the keys that have only some.
var words = map[string][]string{"severity": Severities()}
