package rules

import _ "embed"

// Grammar is README.md, which describes the form of rules and models.
//
//go:embed README.md
var Grammar string
