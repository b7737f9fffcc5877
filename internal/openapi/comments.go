package openapi

import (
	"bytes"

	"rubicon/internal/source"
)

// Comments returns the comments of a document in YAML: what follows a # at the beginning of a line or behind a space, outside
// of quotes.
func Comments(content []byte) (list []source.Span) {
	at := 0
	for line := range bytes.Lines(content) {
		if i := commentIn(bytes.TrimRight(line, "\r\n")); i >= 0 {
			end := at + len(bytes.TrimRight(line, "\r\n"))
			list = append(list, source.Span{Start: uint32(at + i), End: uint32(end)})
		}
		at += len(line)
	}
	return list
}

// commentIn returns where the comment of a line begins; -1 if it has none.
func commentIn(line []byte) int {
	quote := byte(0)
	for i, c := range line {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' && (i == 0 || bytes.IndexByte([]byte(" [{,:"), line[i-1]) >= 0):
			quote = c
		case c == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t'):
			return i
		}
	}
	return -1
}
