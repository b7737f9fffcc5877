package lsp

import (
	"context"

	"rubicon/internal/report"
	"rubicon/internal/source"
)

// Engine is what the server asks of the analysis.
type Engine struct {
	Version string
	// Analyze scans a project. The error is a *ConfigError if the project's configuration is wrong.
	Analyze func(context.Context, Request) (*Analysis, error)
	// Directives returns the comments of a file that speak to Rubicon.
	Directives func(*source.File) ([]source.Directive, error)
}

// Request says what to analyze.
type Request struct {
	// Path is the folder of the project, or the only file: absolute and without links.
	Path string
	// Overlay is the text of the editor's buffers, by absolute path without links.
	Overlay map[string][]byte
	// Progress is told how much of the work is done. Any goroutine may call it.
	Progress func(done, total int)
}

// Analysis is what came out: the findings that are wanted, in order, and where the parts of the project meet.
type Analysis struct {
	Report *report.Report
	Map    *report.Map
	// ConfigPath is the file that says how the project is read, and ConfigText what it said; "" if there is none.
	ConfigPath string
	ConfigText []byte
}

// ConfigError says what is wrong with a configuration.
type ConfigError struct {
	Path     string // absolute
	Problems []report.Problem
}

// Error returns the first problem.
func (e *ConfigError) Error() string {
	if len(e.Problems) == 0 {
		return e.Path + ": the configuration is wrong"
	}
	return e.Path + ": " + e.Problems[0].Message
}
