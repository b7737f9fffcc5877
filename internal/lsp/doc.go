// Package lsp is Rubicon's language server: it shows in an editor what a scan finds, while people type.
//
// # How an edit is answered
//
// A finding can begin in one file and end in another, in another language, so every edit asks for the whole project anew:
// the analysis runs over the files of the project, with the text of the editor's buffers in place of what is on disk. An
// edit waits a moment for the next one, one analysis runs at a time, and an edit that comes meanwhile cancels it. What is
// published is always the outcome of a whole analysis of the texts as they are; until it is there, the editor keeps what it
// has and moves it along with the text.
//
// # Projects
//
// Each folder of the editor's workspace is a project, read as the command scan reads it: with its rubicon.toml, its
// baseline, its ignored files. A file that lies in none of them gets a project of its own, from the folder above it that
// looks like the top of one.
//
// # Positions
//
// The analysis counts bytes from the beginning of a file. Lines and columns are made of them only here, in the units that
// the editor asks for, with the text that was analyzed.
//
// The package knows nothing of the analysis: an Engine stands for it.
package lsp
