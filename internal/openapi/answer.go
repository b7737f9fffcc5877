package openapi

import "strings"

// This file reads of schemas what they let through beside what they name, and what an operation answers.

// maxNested bounds how deep objects are looked for in what an operation answers.
const maxNested = 6

// open notes that the object of a body may have more properties than its schema names.
func (d *decoder) open(o *Operation, schema node) {
	entries := d.entries(schema)
	if o.Open != nil || !has(entries, "properties") {
		return
	}
	for _, e := range entries {
		if e.key.Value == "additionalProperties" && e.value.Value == "false" || e.key.Value == "unevaluatedProperties" && e.value.Value == "false" {
			return
		}
	}
	at := d.place(schema.file, schema.Node)
	o.Open = &at
}

// answers adds the properties of what an operation answers where all went well.
func (d *decoder) answers(o *Operation, op node) {
	responses, _ := d.get(op, "responses")
	for _, r := range d.entries(responses) {
		response, ok := d.follow(r.value)
		if !ok || !strings.HasPrefix(r.key.Value, "2") {
			continue
		}
		if d.v2 {
			schema, _ := d.get(response, "schema")
			d.answer(o, schema, 0)
			continue
		}
		content, _ := d.get(response, "content")
		for _, media := range d.entries(content) {
			if m, ok := d.follow(media.value); ok {
				schema, _ := d.get(m, "schema")
				d.answer(o, schema, 0)
			}
		}
	}
}

// answer adds the properties of a schema, and of what is in them. What is only written is not answered.
func (d *decoder) answer(o *Operation, schema node, depth int) {
	if depth > maxNested || len(o.Answers) >= maxNames {
		return
	}
	for _, e := range d.entries(schema) {
		switch e.key.Value {
		case "properties":
			properties, _ := d.follow(e.value)
			for _, p := range d.entries(properties) {
				value, ok := d.follow(p.value)
				if !ok || d.string(value, "writeOnly") == "true" {
					continue
				}
				o.Answers = append(o.Answers, Property{p.key.Value, d.place(properties.file, p.key)})
				d.answer(o, value, depth+1)
			}
		case "items":
			if item, ok := d.follow(e.value); ok {
				d.answer(o, item, depth+1)
			}
		case "allOf", "oneOf", "anyOf":
			for _, part := range items(e.value) {
				if part, ok := d.follow(part); ok {
					d.answer(o, part, depth+1)
				}
			}
		}
	}
}
