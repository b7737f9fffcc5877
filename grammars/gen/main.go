// Command gen writes the node kinds and fields of the two grammars as Go constants into the
// packages that lower them. Run it as: go generate ./grammars
package main

import (
	"log"
	"os"
	"path/filepath"

	"rubicon/grammars"
)

func main() {
	log.SetFlags(0)
	root := ".."
	if len(os.Args) > 1 {
		root = os.Args[1]
	}
	files, err := grammars.Constants()
	if err != nil {
		log.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(name)), text, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
