package want

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

var (
	// annotation is the last comment of a line, when it is one for this package. Its groups: the
	// distance of the line that it speaks of, and its items.
	annotation = regexp.MustCompile(`(?:#|//)\s*(?:want([+-]\d+)?\s|((?:FP|FN)_))(.*)$`)
	item       = regexp.MustCompile(`^(FP_|FN_)?([A-Z]{2,8}\d{3})$`)
	code       = regexp.MustCompile(`RBN\d`)
	reason     = regexp.MustCompile(`\s*\([^()]*\)\s*$`)
	keyword    = regexp.MustCompile(`(?:#|//)\s*want\b`)
)

// Parse reads the annotations of all files of a case, in the order of paths and lines. What looks
// like an annotation and is none is an error, and so is a case where nothing must be found.
func Parse(root string) ([]Want, error) {
	var wants []Want
	var errs []error
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		relative, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		found, err := parseFile(filepath.ToSlash(relative), string(data))
		wants = append(wants, found...)
		errs = append(errs, err)
		return nil
	})
	errs = append(errs, err)
	for _, w := range wants {
		errs = append(errs, checkSource(root, w))
	}
	if n := CountWants(wants); n.Found+n.FalseNegative == 0 {
		errs = append(errs, fmt.Errorf("%s: nothing must be found here, so its silence proves nothing: add a line that must be reported", root))
	}
	return wants, errors.Join(errs...)
}

// parseFile reads the annotations of one file; path is the file's path in its case.
func parseFile(path, text string) ([]Want, error) {
	var wants []Want
	var errs []error
	number := 0
	for line := range strings.Lines(text) {
		number++
		found, err := parseLine(path, number, strings.TrimRight(line, "\r\n"))
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", path, number, err))
		}
		wants = append(wants, found...)
	}
	return wants, errors.Join(errs...)
}

// parseLine reads the annotation of one line, if it has one.
func parseLine(path string, line int, text string) ([]Want, error) {
	m := annotation.FindStringSubmatch(text)
	if m == nil {
		// Comments for Rubicon itself, whose effect a fixture may show, name codes too.
		if keyword.MatchString(text) || code.MatchString(text) && !strings.Contains(text, "rubicon:") {
			return nil, errors.New("this looks like an annotation: write # want CODE, # FP_CODE or # FN_CODE")
		}
		return nil, nil
	}
	if m[1] != "" {
		distance, err := strconv.Atoi(m[1])
		if err != nil {
			return nil, err
		}
		line += distance
	}
	var wants []Want
	for _, word := range strings.Fields(reason.ReplaceAllString(m[2]+m[3], "")) {
		if source, ok := strings.CutPrefix(word, "from="); ok {
			if len(wants) == 0 {
				return nil, errors.New("from= must follow a code")
			}
			if err := setSource(&wants[len(wants)-1], source); err != nil {
				return nil, err
			}
			continue
		}
		if route, ok := strings.CutPrefix(word, "route="); ok {
			if len(wants) == 0 || route == "" {
				return nil, errors.New("route=VERB:PATTERN must follow a code")
			}
			wants[len(wants)-1].Route = route
			continue
		}
		w, err := parseItem(word)
		if err != nil {
			return nil, err
		}
		w.Path, w.Line = path, line
		wants = append(wants, w)
	}
	if len(wants) == 0 {
		return nil, errors.New("the annotation names no code")
	}
	return wants, nil
}

func parseItem(word string) (Want, error) {
	m := item.FindStringSubmatch(word)
	if m == nil {
		return Want{}, fmt.Errorf("%q is no code: write RBN201, FP_RBN201 or FN_RBN201, and put remarks in parentheses at the end", word)
	}
	expect := Found
	switch m[1] {
	case "FP_":
		expect = FalsePositive
	case "FN_":
		expect = FalseNegative
	}
	return Want{Code: m[2], Expect: expect}, nil
}

// setSource gives w the source that from= names: a line, or a path and a line.
func setSource(w *Want, source string) error {
	if w.SourcePath != "" {
		return errors.New("a code has one from=; repeat the code for another source")
	}
	path, number, ok := strings.Cut(source, ":")
	if !ok {
		path, number = w.Path, source
	}
	line, err := strconv.Atoi(number)
	if err != nil || line < 1 || path == "" {
		return fmt.Errorf("from=%s is no place: write from=LINE or from=PATH:LINE", source)
	}
	w.SourcePath, w.SourceLine = path, line
	return nil
}

// checkSource reports a from= that names a line which is not there.
func checkSource(root string, w Want) error {
	if w.SourcePath == "" {
		return nil
	}
	if !filepath.IsLocal(filepath.FromSlash(w.SourcePath)) {
		return fmt.Errorf("%s: its source is no file of the case", w)
	}
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(w.SourcePath)))
	if err != nil {
		return fmt.Errorf("%s: its source: %w", w, err)
	}
	if lines := strings.Split(string(data), "\n"); w.SourceLine > len(lines) || strings.TrimSpace(lines[w.SourceLine-1]) == "" {
		return fmt.Errorf("%s: the line of its source is empty", w)
	}
	return nil
}
