package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"rubicon/internal/openapi"
)

// checkKey returns what a command would refuse of a key's values later, when nobody would know that they come from the
// configuration. Files are as they are found from here. format is that of the report, given whether somebody said so.
func checkKey(key string, values []string, format string, given bool) error {
	switch key {
	case "paths":
		for _, path := range values {
			if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
				return fmt.Errorf("there is no %q; name folders and files that are there", path)
			}
		}
	case "jobs":
		if n, err := strconv.Atoi(values[0]); err == nil && n < 0 {
			return fmt.Errorf("%d: give a positive number", n)
		}
	case "rules":
		for _, dir := range values {
			if info, err := os.Stat(dir); err == nil && !info.IsDir() {
				return fmt.Errorf("%q is a file; name a folder with TOML files", dir)
			}
		}
	case "openapi":
		for _, file := range values {
			if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
				return fmt.Errorf("there is no %q; name a document of OpenAPI", file)
			}
		}
	case "output":
		return checkOutputs(values, format, given)
	}
	return nil
}

// checkOutputs returns an error if reports cannot go to the files that values name.
func checkOutputs(values []string, format string, given bool) error {
	var files []string
	for _, v := range values {
		t, err := parseOutput(v, format, given)
		if err != nil {
			return fmt.Errorf("%s: %w", v, err)
		}
		if slices.Contains(files, t.path) {
			return fmt.Errorf("%s: two reports cannot go to one file", v)
		}
		if info, err := os.Stat(filepath.Dir(t.path)); err != nil || !info.IsDir() {
			return fmt.Errorf("%s: its directory does not exist; create it first", v)
		}
		files = append(files, t.path)
	}
	return nil
}

// checkDocuments returns an error if a document of OpenAPI that a configuration names cannot be read.
func checkDocuments(p *project) error {
	var files []string
	for _, file := range p.config.Flags()["openapi"] {
		files = append(files, here(file))
	}
	if len(files) == 0 {
		return nil
	}
	p.set["openapi"] = true // also where no flag has the value
	err := checkKey("openapi", files, "", false)
	if err == nil {
		_, err = openapi.Load(p.config.Dir, files)
	}
	return p.blame("openapi", err)
}

// blame returns an error about a flag as one about the key of the configuration that set it, if one did.
func (p *project) blame(key string, err error) error {
	if err == nil || !p.set[key] {
		return err
	}
	return fmt.Errorf("%s:%d: %s: %w", here(p.config.Path), p.config.Line(key), key, err)
}
