package setting

import (
	"rubicon/internal/source"
	"rubicon/internal/tomldoc"
)

// Comments returns the comments of a file that says how programs are built or run, in their order.
func Comments(f *source.File) (list []source.Span) {
	add := func(pos, end int) { list = append(list, source.Span{Start: uint32(pos), End: uint32(end)}) }
	switch f.Lang {
	case source.Docker:
		instructions(string(f.Content), add)
	case source.Systemd:
		readUnit(f, add)
	case source.Cargo, source.CargoConfig:
		tomldoc.Comments(string(f.Content), add)
	}
	return list
}

// noComments is for those who do not want to know of comments.
func noComments(int, int) {}
