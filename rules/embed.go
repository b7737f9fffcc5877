// Package rules holds the built-in rules and models as data; README.md describes their form.
package rules

import "embed"

//go:generate go run ../cmd/rubicon rules docs ../docs/rules

// FS holds the TOML files of this folder.
//
//go:embed kinds.toml agency native commands files code deserialization network exposure unsafe validation sandbox suppression models
var FS embed.FS

// Standards holds the requirements of standards that rules speak to; package compliance reads them.
//
//go:embed standards
var Standards embed.FS
