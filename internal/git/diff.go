package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Changes are what differs between two states of a repository. Paths have slashes and are relative to its top.
type Changes struct {
	// Lines are the lines that were added or changed, by the path that the file has now.
	Lines map[string][]Range
	// Renames are the paths that files have now, by those that they had.
	Renames map[string]string
}

// Range is lines from First to Last.
type Range struct{ First, Last int }

// Touches reports whether a line of file path was added or changed.
func (c *Changes) Touches(path string, first, last int) bool {
	for _, r := range c.Lines[path] {
		if first <= r.Last && r.First <= last {
			return true
		}
	}
	return false
}

// allLines stands for the last line of a file that is new as a whole.
const allLines = 1 << 30

// Diff returns what has changed from a commit to another, to the Index, or to the WorkTree, with files that git does not know
// yet. What has changed in submodules counts, as far as their commits are there: Export says which are not.
func (r *Repository) Diff(ctx context.Context, from, to string) (*Changes, error) {
	args := []string{"diff", "-U0", "-M", "--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/"}
	switch to {
	case Index:
		args = append(args, "--cached", from)
	case WorkTree:
		args = append(args, from)
	default:
		args = append(args, from, to)
	}
	out, err := r.run(ctx, append(args, "--")...)
	if err != nil {
		return nil, fmt.Errorf("git diff: %w", err)
	}
	c, err := parseDiff(out)
	if err == nil && to == WorkTree {
		err = r.addUntracked(ctx, c)
	}
	if err == nil {
		err = r.addSubmodules(ctx, c, from, to)
	}
	return c, err
}

// addUntracked adds the files of the working tree that git does not know yet.
func (r *Repository) addUntracked(ctx context.Context, c *Changes) error {
	out, err := r.run(ctx, "ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		return fmt.Errorf("git ls-files: %w", err)
	}
	for path := range strings.SplitSeq(string(out), "\x00") {
		if path != "" {
			c.Lines[path] = []Range{{1, allLines}}
		}
	}
	return nil
}

// errDiff is the error for a text that git would not write.
var errDiff = errors.New("the output of git diff is not understood")

// parseDiff reads a patch without context lines.
func parseDiff(patch []byte) (*Changes, error) {
	c := &Changes{Lines: map[string][]Range{}, Renames: map[string]string{}}
	path, from := "", ""
	for len(patch) > 0 {
		line := nextLine(&patch)
		switch {
		case strings.HasPrefix(line, "diff --git "):
			path, from = "", ""
		case strings.HasPrefix(line, "rename from "):
			from = unquote(line[len("rename from "):])
		case strings.HasPrefix(line, "rename to "):
			c.Renames[from] = unquote(line[len("rename to "):])
		case strings.HasPrefix(line, "+++ "):
			path, _ = strings.CutPrefix(unquote(strings.TrimSuffix(line[len("+++ "):], "\t")), "b/")
		case strings.HasPrefix(line, "@@ "):
			old, now, err := parseHunk(line)
			if err != nil {
				return nil, err
			}
			for n := old.count + now.count; n > 0 && len(patch) > 0; n-- {
				nextLine(&patch)
			}
			if now.count > 0 {
				c.Lines[path] = append(c.Lines[path], Range{now.first, now.first + now.count - 1})
			}
		}
	}
	return c, nil
}

// nextLine takes the first line off a text and returns it without its line break.
func nextLine(text *[]byte) string {
	line, rest, _ := bytes.Cut(*text, []byte{'\n'})
	*text = rest
	if bytes.HasPrefix(rest, []byte(`\ No newline`)) {
		_, *text, _ = bytes.Cut(rest, []byte{'\n'})
	}
	return string(line)
}

// side is one side of a hunk.
type side struct{ first, count int }

// parseHunk reads "@@ -1,2 +3 @@ …".
func parseHunk(line string) (old, now side, err error) {
	fields := strings.Fields(line)
	if len(fields) < 4 || fields[3] != "@@" {
		return old, now, errDiff
	}
	for i, s := range []*side{&old, &now} {
		text := fields[1+i]
		if text[0] != "-+"[i] {
			return old, now, errDiff
		}
		first, count, ok := strings.Cut(text[1:], ",")
		s.count = 1
		if s.first, err = strconv.Atoi(first); err == nil && ok {
			s.count, err = strconv.Atoi(count)
		}
		if err != nil || s.first < 0 || s.count < 0 || s.count > allLines {
			return old, now, errDiff
		}
	}
	return old, now, nil
}

// unquote returns a path as it is: git quotes those with unusual characters as C does.
func unquote(path string) string {
	if s, err := strconv.Unquote(path); err == nil && strings.HasPrefix(path, `"`) {
		return s
	}
	return path
}
